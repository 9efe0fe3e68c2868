package escalation

import (
	"slices"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/supervision"
)

// concernOf has the kind of concern of each kind of escalation.
var concernOf = map[Kind]supervision.ConcernKind{
	KindParticipantSafety: supervision.ConcernIncident,
	KindWorkerSafety:      supervision.ConcernIncident,
	KindScopeEmergency:    supervision.ConcernScope,
	KindObligation:        supervision.ConcernScope,
	KindInstrumentFlag:    supervision.ConcernOutcome,
	KindGroupEvent:        supervision.ConcernGroup,
	KindVisitOverdue:      supervision.ConcernIncident,
	KindBoundary:          supervision.ConcernBoundary,
}

// Concern returns what the escalation brings to the worker's supervision: urgent until
// it is over, and for soon from then until it is closed. Its key is that of what
// happened, and that of [supervision.GroupConcerns] for a group, so that it is on the agenda once. ok is
// false for one that was raised in error and once it is closed. The debrief is a concern
// of its own: [Escalation.Debrief].
func (e Escalation) Concern() (c supervision.Concern, ok bool) {
	last, ok := e.history.Last()
	if !ok || e.State() == Closed || last.Code == CodeRaisedInError {
		return supervision.Concern{}, false
	}
	c = supervision.Concern{Key: e.ask.Key, Kind: concernOf[e.ask.Kind], Severity: supervision.SeveritySoon, At: e.ask.At, About: string(e.ask.Kind)}
	if e.ask.Kind == KindGroupEvent {
		c.Key = storable.Key("group/", c.Key, "")
	}
	if e.IsOpen() {
		c.Severity = supervision.SeverityUrgent
	}
	return c, true
}

// Concern returns the boundary concern as a matter for the worker's own supervision, where
// nothing follows from it: for soon, or urgent if it was agreed to pass it on. It
// is talked about under the id and the kind, as [BoundaryConcern.Refer] hands it out for
// [UseSupervision]; ok is false once it is closed or withdrawn.
func (c BoundaryConcern) Concern() (out supervision.Concern, ok bool) {
	ref, err := c.Refer(UseSupervision)
	first := slices.IndexFunc(c.history.Moves(), func(m concernEntry) bool { return m.Event == RaiseConcern })
	if err != nil || c.State() == ConcernClosed || first < 0 {
		return supervision.Concern{}, false
	}
	out = supervision.Concern{Key: storable.Key("concern/", string(ref.ID()), ""), Kind: supervision.ConcernBoundary,
		Severity: supervision.SeveritySoon, At: c.history.Moves()[first].At, About: string(ref.Kind())}
	if c.Disposition() == DispositionEscalated {
		out.Severity = supervision.SeverityUrgent
	}
	return out, true
}

// Concern returns the incident as a matter for the supervision of a worker whom the host
// knows to have a part in it: by category and harm, and without those who reported it or whom it concerns.
// Serious harm is urgent, a near miss and minor harm are routine, anything else and what nobody has
// judged yet is for soon: a design of this library. ok is false once it is closed.
func (in Incident) Concern() (c supervision.Concern, ok bool) {
	if in.history.IsZero() || in.State() == IncidentClosed {
		return supervision.Concern{}, false
	}
	c = supervision.Concern{Key: storable.Key("incident/", string(in.id), ""), Kind: supervision.ConcernIncident,
		Severity: supervision.SeveritySoon, At: in.at, About: string(in.category)}
	switch in.Severity() {
	case SeriousHarm:
		c.Severity = supervision.SeverityUrgent
	case NearMiss, MinorHarm:
		c.Severity = supervision.SeverityRoutine
	}
	return c, true
}

// dangers has what a report of each of these categories may mean while nobody has judged it.
var dangers = map[Category]Kind{
	CategorySuicidal:        KindParticipantSafety,
	CategorySelfHarm:        KindParticipantSafety,
	CategoryThreatToOthers:  KindParticipantSafety,
	CategoryOverdose:        KindParticipantSafety,
	CategoryPartnerViolence: KindParticipantSafety,
	CategoryMedical:         KindParticipantSafety,
	CategoryMissedContact:   KindParticipantSafety,
	CategoryThreatToWorker:  KindWorkerSafety,
}

// reports are the categories of which a report by law may be due.
var reports = []Category{CategoryChildAbuse, CategoryAdultAbuse, CategoryLateReport}

// Ask returns the escalation of an incident that cannot wait for its review: a report by
// law may be due, somebody may be in danger and nobody has judged that yet, or it was serious harm. It
// is urgent and no emergency, for it is reported after it happened; whoever is in one
// calls first. Those whom it concerns are not told. ok is false for every other one, and
// once something follows from it. Which categories these are is a design of this
// library. The caller gives it an id.
func (in Incident) Ask() (a Ask, ok bool) {
	if in.State() != IncidentReported && in.State() != IncidentInReview {
		return Ask{}, false
	}
	a = Ask{Key: storable.Key("incident/", string(in.id), ""), Level: Urgent, At: in.at, Apart: slices.Clone(in.concerned)}
	danger, severity := dangers[in.category], in.Severity()
	switch {
	case slices.Contains(reports, in.category):
		a.Kind, a.Report = KindObligation, true
	case danger != "" && (severity == "" || severity == SeriousHarm):
		a.Kind = danger
	case severity == SeriousHarm:
		a.Kind = KindParticipantSafety
	default:
		return Ask{}, false
	}
	return a, true
}
