package recovery

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A PlanReading is one version as somebody may read it. What is not theirs to
// read is not there, and nothing shows that it is missing.
type PlanReading struct {
	Version PlanVersion `json:"version,omitzero"` // the zero PlanVersion if there is none to read
	Content PlanContent `json:"content,omitzero"`
}

// A PlanView is a plan as somebody may read it. Its JSON has the words in clear.
type PlanView struct {
	Kind     PlanKind            `json:"kind,omitempty"`
	State    PlanState           `json:"state,omitempty"`
	InForce  PlanReading         `json:"in_force,omitzero"`
	Proposed PlanReading         `json:"proposed,omitzero"` // put forward and not answered
	Outcomes []PlanItemOutcome   `json:"outcomes,omitempty"`
	Earlier  []PlanReading       `json:"earlier,omitempty"` // every other version, for the participant alone
	Links    []PlanTreatmentLink `json:"links,omitempty"`   // for the participant alone
}

// View returns the plan as an actor may read it; the host vouches that they are
// who they say. The participant reads everything. The worker whom they let in,
// and a supervisor for as long as there is such a worker, read the version in force
// and the one put forward, without private parts and private goals. To whom the
// participant shows a part, private or not, they read it, and nothing else by that.
// Anybody else reads nothing: the zero PlanView. Of a stopped plan nobody but the
// participant reads anything but that it is one.
func (p Plan) View(by lifecycle.Actor) PlanView {
	if p.history.IsZero() {
		return PlanView{}
	}
	r := p.record()
	v := PlanView{Kind: p.kind, State: p.State(), InForce: r.reading(r.inForce), Proposed: r.reading(r.pending)}
	if p.isOwner(by) {
		v.Outcomes, v.Links = slices.Clone(r.outcomes), slices.Clone(r.links)
		for i := range r.versions {
			if i+1 != r.inForce && i+1 != r.pending {
				v.Earlier = append(v.Earlier, r.reading(i+1))
			}
		}
		return v
	}
	team := r.worker.ID != "" && (by == r.worker || by.Party == lifecycle.SupervisorParty && by.ID != "")
	parts := func(in PlanPart) bool {
		return team && !in.IsPrivate() || r.isShown(in.ID, by)
	}
	goals := func(g PlanGoal) bool { return team && !g.Private }
	some := v.InForce.keep(team, parts, goals)
	some = v.Proposed.keep(team, parts, goals) || some
	switch {
	case !some && !team:
		return PlanView{}
	case !team:
		return v
	}
	for i, o := range r.outcomes {
		part, isPart := v.InForce.Content.part(o.Part)
		_, isGoal := v.InForce.Content.goal(o.Goal, false)
		// What the participant noted in private stays so if the item is open now.
		if (isPart || isGoal) && (!r.hidden[i] || isPart && part.IsPrivate()) {
			v.Outcomes = append(v.Outcomes, o)
		}
	}
	return v
}

func (r *planRecord) reading(version int) PlanReading {
	if version == 0 {
		return PlanReading{}
	}
	return PlanReading{r.versions[version-1].clone(), r.contents[version-1].clone()}
}

// keep leaves of a reading what may be read, and reports whether that is anything.
func (g *PlanReading) keep(team bool, parts func(PlanPart) bool, goals func(PlanGoal) bool) bool {
	in := &g.Content
	in.Parts = slices.DeleteFunc(in.Parts, func(p PlanPart) bool { return !parts(p) })
	in.Goals = slices.DeleteFunc(in.Goals, func(g PlanGoal) bool { return !goals(g) })
	switch {
	case team:
	case len(in.Parts) == 0:
		*g = PlanReading{}
	default: // shown a part, and nothing else
		in.Phase, in.Review, in.Opioids = "", peer.Date{}, false
		g.Version = PlanVersion{Number: g.Version.Number, Agreed: g.Version.Agreed}
	}
	return g.Version.Number != 0
}

// Find returns the newest part of a kind that the view shows, of the version in
// force.
func (v PlanView) Find(kind PlanPartKind) (PlanPart, bool) {
	for _, p := range slices.Backward(v.InForce.Content.Parts) {
		if p.Kind == kind {
			return p, true
		}
	}
	return PlanPart{}, false
}

// Format keeps people and words out of every verb of fmt.
func (PlanReading) Format(f fmt.State, _ rune) { redact.Format(f, "[reading of a plan]") }

// LogValue keeps people and words out of logs.
func (PlanReading) LogValue() slog.Value { return slog.StringValue("[reading of a plan]") }

// Format keeps people and words out of every verb of fmt.
func (PlanView) Format(f fmt.State, _ rune) { redact.Format(f, "[view of a plan]") }

// LogValue keeps people and words out of logs.
func (PlanView) LogValue() slog.Value { return slog.StringValue("[view of a plan]") }
