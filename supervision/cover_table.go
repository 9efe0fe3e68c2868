package supervision

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// DeputyParty is a side of cover, beside the worker and the supervisor who is absent.
const (
	// DeputyParty is the side of whoever stands in.
	DeputyParty lifecycle.Party = "deputy"
)

// DeputyActor returns a supervisor as one who stands in for another.
func DeputyActor(id peer.SupervisorID) lifecycle.Actor {
	return lifecycle.Actor{Party: DeputyParty, ID: string(id)}
}

// A CoverEvent is something that happens to cover.
type CoverEvent string

// Events of cover.
const (
	OpenCover   CoverEvent = "open"      // somebody stands in, at once
	ExtendCover CoverEvent = "extend"    // for longer
	EndCover    CoverEvent = "end_cover" // it is over
)

// String returns the name under which e is stored and sent.
func (e CoverEvent) String() string { return string(e) }

// A CoverChange is what a move of cover changes beside its state.
type CoverChange struct {
	Until peer.Date `json:"until,omitzero"` // first day on which it covers no more
}

// Has reports whether the named part is set.
func (c CoverChange) Has(part string) bool { return part == partUntil && !c.Until.IsZero() }

// Parts returns how many parts are set.
func (c CoverChange) Parts() int { return setOf(!c.Until.IsZero()) }

// Valid reports that a date is always one that can be stored.
func (CoverChange) Valid() bool { return true }

// Seat names nobody: who stands in does not change; somebody else is other cover.
func (CoverChange) Seat(lifecycle.Party) string { return "" }

// Format prints no dates of a person's absence.
func (CoverChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue logs no dates of a person's absence.
func (CoverChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// CoverLifecycle returns the whole rule of cover: what it does not list is refused.
// Cover needs nobody's answer to begin and always has a last day.
func CoverLifecycle() lifecycle.Table[CoverState, CoverEvent] {
	const (
		worker     = lifecycle.WorkerParty
		supervisor = lifecycle.SupervisorParty
		programme  = lifecycle.ProgrammeParty
	)
	type row = lifecycle.Row[CoverState, CoverEvent]
	by := func(p ...lifecycle.Party) []lifecycle.Party { return p }
	until := lifecycle.Part(partUntil).From()
	coded := lifecycle.Coded.From()
	basis := source.DesignDefault("cover for an absent supervisor opens at once, has an end and counts as supervision; no rule of a jurisdiction was found")
	return lifecycle.Table[CoverState, CoverEvent]{
		Name: "supervision_cover", Version: 1, Start: CoverOpen, Final: []CoverState{CoverEnded},
		Seated:    by(worker, supervisor, DeputyParty),
		CorrectBy: by(programme),
		RedactBy:  by(supervisor, programme),
		Rows: []row{
			{Event: OpenCover, To: CoverOpen, Parties: by(supervisor, DeputyParty, programme), Needs: []lifecycle.Need{until, coded},
				Codes: []string{"leave", "ill", "left", "conflict_of_interest", "other"}, Source: basis,
				Doc: "Somebody stands in for a supervisor who is absent, from now on and until a day. Why somebody is absent is not said."},
			{Event: ExtendCover, From: []CoverState{CoverOpen}, To: lifecycle.Stay[CoverState](), Parties: by(supervisor, DeputyParty, programme),
				Needs: []lifecycle.Need{until}, Source: basis, Doc: "It is for longer, or shorter, than was said."},
			{Event: EndCover, From: []CoverState{CoverOpen}, To: CoverEnded, Parties: by(supervisor, DeputyParty, programme), Needs: []lifecycle.Need{until, coded},
				Codes: []string{"supervisor_back", "handed_over", "deputy_stepped_back", "day_reached", codeWorkerLeft}, Source: basis,
				Doc: "The supervisor is back, somebody took over, or the deputy can no longer."},
		},
	}
}
