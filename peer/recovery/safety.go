package recovery

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrNotSafetyPlan reports a view that shows no safety plan in force.
var ErrNotSafetyPlan = errors.New("recovery: no safety plan in force to read")

// SafetySettings are what a programme puts beside its participants' safety plans.
type SafetySettings struct {
	Lines    []HelpLine         `json:"lines,omitempty"`    // of its place; none: those of [HelpLines]
	Language lifecycle.Language `json:"language,omitempty"` // of the warning; "" is English
}

// A SafetyPlan is a plan of the kind [PlanSafety], in the sections that such a
// plan has, as somebody may read it. It belongs to the participant like any plan:
// a [Plan] holds its versions, agreement and readers.
type SafetyPlan struct {
	Parts   []PlanPart `json:"parts,omitempty"` // in the order of the sections
	Opioids bool       `json:"opioids,omitempty"`
	Warning string     `json:"warning,omitempty"` // required text for a plan about opioids; "" for others
	Lines   []HelpLine `json:"lines,omitempty"`   // to call at any time
}

// SafetyPlanOf returns the safety plan that a view shows. It returns
// [ErrNotSafetyPlan] if it shows none that is in force, and
// [lifecycle.ErrUnknownLanguage].
func SafetyPlanOf(v PlanView, s SafetySettings) (SafetyPlan, error) {
	if v.Kind != PlanSafety || v.InForce.Version.Number == 0 {
		return SafetyPlan{}, fmt.Errorf("%w: want a plan of the kind safety that the participant agreed to", ErrNotSafetyPlan)
	}
	p := SafetyPlan{Opioids: v.InForce.Content.Opioids, Lines: slices.Clone(s.Lines)}
	if len(p.Lines) == 0 {
		p.Lines = HelpLines()
	}
	if p.Opioids {
		lang := s.Language
		if lang == "" {
			lang = lifecycle.English
		}
		var err error
		if p.Warning, err = OverdoseWarning(lang); err != nil {
			return SafetyPlan{}, err
		}
	}
	for _, kind := range planPartKinds {
		for _, part := range v.InForce.Content.Parts {
			if part.Kind == kind {
				p.Parts = append(p.Parts, part)
			}
		}
	}
	return p, nil
}

// SafetySections returns the sections that a safety plan has, in their order:
// those of a prevention plan, with overdose safety where opioids are concerned.
func SafetySections(opioids bool) []PlanPartKind {
	var kinds []PlanPartKind
	for _, s := range planSections {
		if s.Plan == PlanSafety && (opioids || s.Kind != PartOverdoseSafety) {
			kinds = append(kinds, s.Kind)
		}
	}
	return kinds
}

// Missing returns the sections in which nothing is written, in their order, as an
// offer to go on. Lines to call that the programme gives stand for the section of
// their own. A section that the reader may not see counts as missing for them. A
// plan with gaps is in force like any other.
func (p SafetyPlan) Missing() []PlanPartKind {
	return slices.DeleteFunc(SafetySections(p.Opioids), func(kind PlanPartKind) bool {
		return kind == PartHelpLines && len(p.Lines) > 0 || isWritten(p.Parts, kind)
	})
}

// IsComplete reports whether something is written in every section and, for
// opioids, the warning is there.
func (p SafetyPlan) IsComplete() bool {
	return len(p.Missing()) == 0 && (!p.Opioids || p.Warning != "")
}

func isWritten(parts []PlanPart, kind PlanPartKind) bool {
	return slices.ContainsFunc(parts, func(in PlanPart) bool { return in.Kind == kind && in.Words.Words() != "" })
}

// CrisisMissing returns the fields of a crisis plan in which nothing is written
// that the view shows, as an offer to its writer. The date, the mark of acceptance and whom it is
// shown to are those of the plan.
func CrisisMissing(v PlanView) []PlanPartKind {
	var missing []PlanPartKind
	for _, kind := range crisisKinds {
		if !isWritten(v.InForce.Content.Parts, kind) {
			missing = append(missing, kind)
		}
	}
	return missing
}

var crisisKinds = []PlanPartKind{PartCrisisWell, PartCrisisSigns, PartCrisisDeciders, PartCrisisNotInvolved, PartCrisisCare, PartCrisisPlaces, PartCrisisHelps, PartCrisisHome, PartCrisisEnd}

// A SafetyEvent is something after which a safety plan is looked at again. A
// return to use is among them only where the participant says so.
type SafetyEvent struct {
	Kind SafetyEventKind `json:"kind,omitempty"`
	At   time.Time       `json:"at,omitzero"`
}

// A SafetyReview says whether a safety plan is due to be looked at.
type SafetyReview struct {
	Due   bool          `json:"due,omitempty"`
	On    peer.Date     `json:"on,omitzero"`     // since when, or when it will be
	After []SafetyEvent `json:"after,omitempty"` // events since it was last agreed to or kept, in the order given
}

// SafetyReview returns whether the plan is due to be looked at: after each event
// since it was last agreed to or kept, and every 90 days, or earlier where the
// participant set a date. Nothing in force is never due; a review that is open is
// not due either. It returns an error wrapping [ErrUnknownSafetyEventKind] or
// what [Plan.ReviewOn] returns. Nothing happens by itself.
func (p Plan) SafetyReview(events []SafetyEvent, c lifecycle.Calendar, at time.Time) (SafetyReview, error) {
	for _, e := range events {
		if _, err := e.Kind.MarshalText(); err != nil {
			return SafetyReview{}, err
		}
	}
	on, err := p.ReviewOn(PlanRule{}, c)
	if err != nil || on.IsZero() {
		return SafetyReview{}, err
	}
	looked := p.lookedAt()
	review := SafetyReview{On: on}
	for _, e := range events {
		if e.At.After(looked) && !e.At.After(at) {
			review.After = append(review.After, e)
			review.On = review.On.Earlier(peer.DateOf(e.At, c.Zone))
		}
	}
	review.Due = !peer.DateOf(at, c.Zone).Before(review.On)
	return review, nil
}

// lookedAt returns when the version in force was agreed to or last kept.
func (p Plan) lookedAt() time.Time {
	var at time.Time
	for _, e := range p.history.Moves() {
		if e.Event == AgreePlan || e.Event == KeepPlan {
			at = e.At
		}
	}
	return at
}

// Format keeps the words out of every verb of fmt.
func (SafetyPlan) Format(f fmt.State, _ rune) { redact.Format(f, "[safety plan]") }

// LogValue keeps the words out of logs.
func (SafetyPlan) LogValue() slog.Value { return slog.StringValue("[safety plan]") }
