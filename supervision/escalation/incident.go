package escalation

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Parties of incidents and complaints.
const (
	// ReporterParty is whoever reported.
	ReporterParty lifecycle.Party = "reporter"
	// ReviewerParty is whoever looks into it.
	ReviewerParty lifecycle.Party = "reviewer"
)

// An IncidentEvent is something that happens to an [Incident].
type IncidentEvent string

// Events of an incident.
const (
	ReportIncident IncidentEvent = "report"
	ReviewIncident IncidentEvent = "review"
	LearnFrom      IncidentEvent = "learn"
	CloseIncident  IncidentEvent = "close"
)

// String returns the name under which e is stored and sent.
func (e IncidentEvent) String() string { return string(e) }

// An IncidentChange is what a move of an incident changes beside its state.
type IncidentChange struct {
	Severity Severity `json:"severity,omitempty"`
	Learning Learning `json:"learning,omitempty"`
}

const (
	partSeverity = "severity"
	partLearning = "learning"
)

// Has reports whether the named part is set.
func (c IncidentChange) Has(part string) bool {
	return part == partSeverity && c.Severity != "" || part == partLearning && c.Learning != ""
}

// Parts returns how many parts are set.
func (c IncidentChange) Parts() int { return count(c.Severity != "", c.Learning != "") }

// Valid reports whether every name is known.
func (c IncidentChange) Valid() bool {
	return oneOf(c.Severity, severities) && oneOf(c.Learning, learnings)
}

// Seat names nobody.
func (IncidentChange) Seat(lifecycle.Party) string { return "" }

var incidentDesign = source.DesignDefault("an incident is reported to learn from it; somebody who is neither concerned nor the reporter reviews it")

// IncidentLifecycle returns the whole rule of an incident: what it does not list is refused.
func IncidentLifecycle() lifecycle.Table[IncidentState, IncidentEvent] {
	type row = lifecycle.Row[IncidentState, IncidentEvent]
	from := func(s ...IncidentState) []IncidentState { return s }
	stay := lifecycle.Stay[IncidentState]()
	reviewer := by(ReviewerParty)
	return lifecycle.Table[IncidentState, IncidentEvent]{
		Name: "incident", Version: 1, Start: IncidentReported, Final: from(IncidentClosed),
		Seated:    by(ReporterParty),
		CorrectBy: by(lifecycle.ProgrammeParty),
		MarkCodes: markCodes,
		Rows: []row{
			{Event: ReportIncident, To: IncidentReported, Parties: by(ReporterParty), Takes: []string{partSeverity}, Source: incidentDesign, Doc: "Somebody reports what happened; whoever reports need not judge it."},
			{Event: ReviewIncident, From: from(IncidentReported), To: IncidentInReview, Parties: reviewer, Needs: need(partSeverity), Source: incidentDesign, Doc: "One person looks into it and says how bad it was."},
			{Event: ReviewIncident, From: from(IncidentInReview), To: stay, Parties: reviewer, Needs: need(partSeverity), Source: incidentDesign, Doc: "How bad it was is judged anew."},
			{Event: LearnFrom, From: from(IncidentInReview), To: IncidentLearned, Parties: reviewer, Needs: need(partLearning), Source: incidentDesign, Doc: "What follows for the organisation."},
			{Event: LearnFrom, From: from(IncidentLearned), To: stay, Parties: reviewer, Needs: need(partLearning), Source: incidentDesign, Doc: "Something more follows."},
			{Event: CloseIncident, From: from(IncidentLearned), To: IncidentClosed, Parties: reviewer, Source: incidentDesign, Doc: "What follows was done."},
		},
	}
}

type (
	// IncidentHistory is everything that happened to an incident.
	IncidentHistory = lifecycle.History[IncidentState, IncidentEvent, IncidentChange]
	incidentMove    = lifecycle.Move[IncidentEvent, IncidentChange]
	incidentEntry   = lifecycle.Entry[IncidentState, IncidentEvent, IncidentChange]
)

var incidents = lifecycle.Must(lifecycle.New[IncidentState, IncidentEvent, IncidentChange](IncidentLifecycle()))

// An Incident is a report of something that went wrong or might have, by category, to
// learn from it. What was said and seen stays with the host. Use [NewIncident]; the zero
// Incident is at no stage and refuses every event.
type Incident struct {
	id        IncidentID
	category  Category
	at        time.Time
	reporter  PersonID
	concerned []PersonID
	history   IncidentHistory
}

// NewIncident returns a reported incident. concerned are the people of the programme whom
// it concerns; they do not review it. severity may be empty: the reporter need not judge.
// Whoever reports acts as [ReporterParty], a worker too, so that the actor is
// lifecycle.Actor{Party: ReporterParty, ID: …}. It returns [ErrIncident] or a
// [*lifecycle.Refusal].
func NewIncident(id IncidentID, c Category, happened time.Time, concerned []PersonID, severity Severity, act lifecycle.Act) (*Incident, error) {
	list, err := people(concerned, ErrIncident)
	if err != nil {
		return nil, err
	}
	in := &Incident{id: id, category: c, at: happened.UTC(), reporter: PersonID(act.By.ID), concerned: list}
	if err := in.check(); err != nil {
		return nil, err
	}
	if in.history, err = in.life().open(incidentMove{Act: act, Event: ReportIncident, Data: IncidentChange{Severity: severity}}); err != nil {
		return nil, err
	}
	return in, nil
}

func (in Incident) check() error {
	switch {
	case !named(in.id) || !named(in.reporter):
		return fmt.Errorf("%w: want an id and a reporter", ErrIncident)
	case !slices.Contains(categories, in.category):
		return fmt.Errorf("%w: %w", ErrIncident, ErrUnknownCategory)
	case !moment(in.at):
		return fmt.Errorf("%w: want the time at which it happened", ErrIncident)
	}
	return nil
}

func (in Incident) life() life[IncidentState, IncidentEvent, IncidentChange] {
	return life[IncidentState, IncidentEvent, IncidentChange]{incidents, in.law, []lifecycle.Seat{{Party: ReporterParty, ID: string(in.reporter)}}}
}

func reviewerOf(moves []incidentEntry) PersonID {
	for _, m := range moves {
		if m.By.Party == ReviewerParty {
			return PersonID(m.By.ID)
		}
	}
	return ""
}

func (in Incident) law(before []incidentEntry, next incidentEntry) (rule, want string) {
	who := PersonID(next.By.ID)
	reviewer := reviewerOf(before)
	switch {
	case next.Event == ReportIncident:
		if next.At.Before(in.at.Add(-lifecycle.MaxAhead)) {
			return "happened", "a time after it happened"
		}
	case who == in.reporter || slices.Contains(in.concerned, who):
		return "concerned", "somebody who neither reported it nor is concerned"
	case reviewer != "" && reviewer != who:
		return "another_reviewer", "the person who looks into it"
	case next.Event == LearnFrom && next.Data.Learning == LearnNothing && wasSerious(before):
		return "learning", "something that follows from serious harm"
	}
	return "", ""
}

func wasSerious(moves []incidentEntry) bool { return severityOf(moves) == SeriousHarm }

func severityOf(moves []incidentEntry) (s Severity) {
	for _, m := range moves {
		if m.Data.Severity != "" {
			s = m.Data.Severity
		}
	}
	return s
}

// ID returns the id.
func (in Incident) ID() IncidentID { return in.id }

// Category returns what it was.
func (in Incident) Category() Category { return in.category }

// At returns when it happened.
func (in Incident) At() time.Time { return in.at }

// State returns the stage, or "" for the zero value.
func (in Incident) State() IncidentState { return in.history.State() }

// Severity returns how bad it was by the newest judgement, "" before the first.
func (in Incident) Severity() Severity { return severityOf(in.history.Moves()) }

// Learnings returns what follows, oldest first.
func (in Incident) Learnings() (list []Learning) {
	for _, m := range in.history.Moves() {
		if m.Data.Learning != "" {
			list = append(list, m.Data.Learning)
		}
	}
	return list
}

// History returns everything that happened. It holds the reporter: what colleagues see
// is [Incident.Line].
func (in Incident) History() IncidentHistory { return in.history }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (in Incident) Revision() int { return in.history.Revision() }

// An IncidentLine is an incident as colleagues see it: nobody who reported and nobody
// whom it concerns.
type IncidentLine struct {
	Category  Category      `json:"category"`
	At        time.Time     `json:"at"`
	State     IncidentState `json:"state"`
	Severity  Severity      `json:"severity,omitempty"`
	Learnings []Learning    `json:"learnings,omitempty"`
}

// Line returns the incident without people.
func (in Incident) Line() IncidentLine {
	return IncidentLine{in.category, in.at, in.State(), in.Severity(), in.Learnings()}
}

func (in *Incident) fire(act lifecycle.Act, e IncidentEvent, c IncidentChange) error {
	next, err := in.life().fire(in.history, incidentMove{Act: act, Event: e, Data: c})
	if err != nil {
		return err
	}
	in.history = next
	return nil
}

// Review records that somebody, who acts as [ReviewerParty], looks into it and how bad it
// was: one of [Severities]. Guards: concerned, another_reviewer.
func (in *Incident) Review(act lifecycle.Act, s Severity) error {
	return in.fire(act, ReviewIncident, IncidentChange{Severity: s})
}

// Learn records something that follows. Guards: concerned, another_reviewer, learning.
func (in *Incident) Learn(act lifecycle.Act, l Learning) error {
	return in.fire(act, LearnFrom, IncidentChange{Learning: l})
}

// Close records that what follows was done.
func (in *Incident) Close(act lifecycle.Act) error {
	return in.fire(act, CloseIncident, IncidentChange{})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes; the programme does.
func (in *Incident) Correct(act lifecycle.Act, from int, replacements ...lifecycle.Move[IncidentEvent, IncidentChange]) error {
	next, err := in.life().correct(in.history, act, from, replacements...)
	if err != nil {
		return err
	}
	in.history = next
	return nil
}

// Digest stands for the whole record, its ids included.
func (in Incident) Digest() lifecycle.Digest {
	fields := []string{string(in.id), string(in.category), in.at.Format(time.RFC3339Nano), string(in.reporter)}
	return in.history.Digest().With(append(fields, ids(in.concerned)...)...)
}
