package recovery

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrIncompletePlan reports a plan without an id, a kind or a participant.
var ErrIncompletePlan = errors.New("recovery: incomplete plan")

// Parts of the kernel as plans use them.
type (
	// PlanHistory is everything that happened to a plan.
	PlanHistory = lifecycle.History[PlanState, PlanEvent, PlanChange]
	// PlanMove is an event to fire, with what it changes.
	PlanMove = lifecycle.Move[PlanEvent, PlanChange]
)

var plans = lifecycle.Must(lifecycle.New[PlanState, PlanEvent, PlanChange](PlanLifecycle()))

// A Plan belongs to one participant: they begin it, word it, agree to each
// version before it is in force, show it and stop it. A worker whom they let in
// puts versions forward; without the participant's agreement those are
// proposals and nothing else.
//
// Each version is kept as it was. What is in it is read with [Plan.View], which
// shows each reader what is theirs to read. Use [NewPlan] to begin one; the zero
// Plan is at no stage and refuses every event.
type Plan struct {
	id          peer.PlanID
	kind        PlanKind
	participant peer.ParticipantID
	history     PlanHistory
	contents    []PlanContent // of the versions, in their order; the history holds a hash of each
}

// NewPlan returns a plan that a participant begins. It returns
// [ErrIncompletePlan] if an id or the kind is missing, [ErrUnknownPlanKind], and
// a [*lifecycle.Refusal] if somebody else would begin it for them.
func NewPlan(id peer.PlanID, kind PlanKind, participant peer.ParticipantID, act lifecycle.Act) (*Plan, error) {
	p := &Plan{id: id, kind: kind, participant: participant}
	if err := p.check(); err != nil {
		return nil, err
	}
	var err error
	if p.history, err = plans.Open(p.seat()); err != nil {
		return nil, err
	}
	if err := p.Fire(PlanMove{Act: act, Event: BeginPlan}, PlanContent{}); err != nil {
		return nil, err
	}
	return p, nil
}

func (p Plan) check() error {
	if p.id == "" || p.participant == "" || p.kind == "" || !storable.ID(string(p.id)) || !storable.ID(string(p.participant)) {
		return fmt.Errorf("%w: want an id, a kind and a participant, in valid UTF-8 of at most 256 bytes", ErrIncompletePlan)
	}
	_, err := p.kind.MarshalText()
	return err
}

func (p Plan) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(p.participant)}
}

// ID returns the id of the plan.
func (p Plan) ID() peer.PlanID { return p.id }

// Kind returns what the plan is for.
func (p Plan) Kind() PlanKind { return p.kind }

// Participant returns whose plan it is.
func (p Plan) Participant() peer.ParticipantID { return p.participant }

// Worker returns the worker whom the participant let in, or "".
func (p Plan) Worker() peer.WorkerID { return peer.WorkerID(p.history.Seat(lifecycle.WorkerParty)) }

// State returns the stage, or "" for the zero value.
func (p Plan) State() PlanState { return p.history.State() }

// IsOver reports whether the plan is completed or stopped.
func (p Plan) IsOver() bool { return plans.IsFinal(p.State()) }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (p Plan) Revision() int { return p.history.Revision() }

// History returns everything that happened, also as of and as known on a past
// date. It names whom the participant shows what, and is theirs to see: others
// are shown [Plan.View].
func (p Plan) History() PlanHistory { return p.history }

// Next returns the events that the actor may fire now, sorted.
func (p Plan) Next(by lifecycle.Actor) []PlanEvent { return plans.Next(p.history, by) }

func (p Plan) record() planRecord {
	r := planRecord{kind: p.kind, contents: p.contents}
	for _, e := range p.history.Moves() {
		r.apply(e)
	}
	return r
}

// Fire makes any move of the table. content is what a version that is put forward
// says; other events ignore it. It returns [ErrPlanContent] for content that
// cannot be. It refuses, by the name in parentheses, a version that is not the
// next (version_order) or has other content than the move names (other_content), a
// wellness plan that somebody else writes (own_writing), a version that replaces what
// the participant put forward (participants_words), a private part that somebody else
// writes (private_part), a version of somebody else's that drops the warning about
// opioids (warning_kept),
// an answer to a version that is not put forward (not_proposed), one that
// somebody else withdraws (own_proposal), an endorsement of a version that is not
// in force (not_in_force), and what touches a part (no_such_part) or an item
// (no_such_item) that the plan does not have. The methods named after the events
// call it.
func (p *Plan) Fire(mv PlanMove, content PlanContent) error {
	contents := p.contents
	if mv.Event == ProposePlan && mv.Data.Version == len(contents)+1 {
		if err := content.Check(); err != nil {
			return err
		}
		if p.redactsUnasked(content) {
			return fmt.Errorf("%w: want words, or none, or such as were taken away before", ErrPlanContent)
		}
		contents = append(slices.Clip(contents), content.clone())
	}
	r := p.record()
	r.contents = contents
	next, out, err := plans.Fire(p.history, mv, func() error { return r.deny(mv.Event, mv.By, mv.Data) })
	if err != nil {
		return err
	}
	if !out.Applied {
		return nil
	}
	p.history, p.contents = next, contents
	if mv.Event == ErasePart {
		p.erase(mv.Data.Part)
	}
	return nil
}

// redactsUnasked reports whether words of the content are redacted that nobody
// took away from an earlier version.
func (p Plan) redactsUnasked(content PlanContent) bool {
	return slices.ContainsFunc(content.Parts, func(in PlanPart) bool {
		return in.Words.IsRedacted() && !slices.ContainsFunc(p.contents, func(earlier PlanContent) bool {
			was, ok := earlier.part(in.ID)
			return ok && was.Words.IsRedacted() && was.Words.Hash() == in.Words.Hash()
		})
	})
}

func (p *Plan) erase(part PlanPartID) {
	contents := make([]PlanContent, len(p.contents))
	for i, c := range p.contents {
		contents[i] = c.clone()
		for j, in := range contents[i].Parts {
			if in.ID == part {
				contents[i].Parts[j].Words = in.Words.Redacted()
			}
		}
	}
	p.contents = contents
}

// Readers returns to whom the participant shows each part. It is empty
// for anybody but the participant.
func (p Plan) Readers(by lifecycle.Actor) map[PlanPartID][]lifecycle.Actor {
	if !p.isOwner(by) {
		return nil
	}
	r := p.record()
	return r.readers()
}

func (p Plan) isOwner(by lifecycle.Actor) bool {
	return p.participant != "" && by == peer.ParticipantActor(p.participant)
}

// Format prints the stage and keeps people and words out of every verb of fmt.
func (p Plan) Format(f fmt.State, _ rune) { redact.Format(f, p.shown()) }

// LogValue keeps people and words out of logs.
func (p Plan) LogValue() slog.Value { return slog.StringValue(p.shown()) }

func (p Plan) shown() string {
	if p.history.IsZero() {
		return "[no plan]"
	}
	return "[" + string(p.kind) + " plan " + string(p.State()) + "]"
}
