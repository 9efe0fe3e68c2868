package escalation

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Hop is one step up a ladder: one that was made, with its time, or the next one, with
// the time at which it is due.
type Hop struct {
	Rung     int       `json:"rung,omitempty"`     // from 1; 0 for the fallback
	Role     RungRole  `json:"role"`               // who is told or called
	Person   PersonID  `json:"person,omitempty"`   // nobody for a role outside
	Fallback bool      `json:"fallback,omitempty"` // nobody is left on the ladder
	At       time.Time `json:"at"`
}

// IsDue reports whether the hop is to be made by now: from the very instant of its time on.
func (h Hop) IsDue(at time.Time) bool { return !at.Before(h.At) }

// Format prints the role and keeps the person out of every verb of fmt.
func (h Hop) Format(f fmt.State, _ rune) { redact.Format(f, "[hop "+string(h.Role)+"]") }

// LogValue keeps the person out of logs.
func (h Hop) LogValue() slog.Value { return slog.StringValue("[hop " + string(h.Role) + "]") }

// Hops returns every hop that was made, oldest first, each with its time.
func (e Escalation) Hops() []Hop { return hopsOf(e.history.Moves()) }

func hopsOf(moves []entry) (hops []Hop) {
	for _, m := range moves {
		if m.Event == Tell || m.Event == FallBack {
			hops = append(hops, Hop{m.Data.Rung, m.Data.Role, m.Data.Person, m.Event == FallBack, m.At})
		}
	}
	return hops
}

// Deadline returns when the next hop is due: at once, from when it was raised or given
// back, or when the time of whoever was told is up. ok is false once somebody has it or
// the fallback was called. The clock proposes; somebody makes the hop.
func (e Escalation) Deadline() (at time.Time, ok bool) {
	return e.deadline(e.history.Moves())
}

func (e Escalation) deadline(moves []entry) (at time.Time, ok bool) {
	for _, m := range moves {
		switch m.Event {
		case Raise, Release:
			at, ok = m.At, true
		case Tell:
			at, ok = m.At.Add(e.ladder.within(m.Data.Rung)), true
		case Acknowledge, OutsideHas, FallBack:
			at, ok = time.Time{}, false
		}
	}
	return at, ok
}

// Next returns the next hop given who can be told: the next rung with somebody on it who
// was not told before, did not raise it and is not concerned. A rung without anybody is
// passed over, one outside never is. With no rung left it is the fallback, so that a
// ladder always ends there; the fallback alone is called again, where whoever had it gave
// it back. ok is as with [Escalation.Deadline]. The posts are those of
// the moment of the hop: for a rota, [Rota.Posts] at the deadline or now if that is later.
func (e Escalation) Next(posts []Post) (h Hop, ok bool) {
	moves := e.history.Moves()
	at, ok := e.deadline(moves)
	if !ok {
		return Hop{}, false
	}
	for rung := lastRung(moves) + 1; rung <= len(e.ladder.Rungs); rung++ {
		role := e.ladder.Rungs[rung-1].Role
		if role.IsOutside() {
			return Hop{rung, role, "", false, at}, true
		}
		for _, p := range posts {
			if p.Role == role && named(p.Person) && e.mayTell(moves, p.Person) {
				return Hop{rung, role, p.Person, false, at}, true
			}
		}
	}
	return Hop{0, e.ladder.Fallback, "", true, at}, true
}

func lastRung(moves []entry) (rung int) {
	for _, m := range moves {
		rung = max(rung, m.Data.Rung)
	}
	return rung
}

func told(moves []entry, id PersonID) bool {
	return slices.ContainsFunc(moves, func(m entry) bool { return m.Event == Tell && m.Data.Person == id })
}

func (e Escalation) mayTell(moves []entry, id PersonID) bool {
	return !told(moves, id) && !slices.Contains(e.ask.Apart, id) && moves[0].By.ID != string(id)
}

// law returns the rule that an entry breaks after those before it, and what it wants.
func (e Escalation) law(before []entry, next entry) (rule, want string) {
	due, waits := e.deadline(before)
	switch {
	case next.By.ID != "" && next.Event != Raise && slices.Contains(e.ask.Apart, PersonID(next.By.ID)):
		return "concerned", "somebody whom it does not concern"
	case next.Event == Raise && next.At.Before(e.ask.At.Add(-lifecycle.MaxAhead)):
		return "happened", "a time after it happened"
	case next.Event == Tell || next.Event == FallBack:
		if waits && next.Code == CodeNoAnswer && next.At.Before(due) {
			return "not_due", "the end of the time to acknowledge, or another reason"
		}
		if next.By.Party == lifecycle.SystemParty && next.Code != "" && next.Code != CodeNoAnswer {
			return "clock", "no answer as the reason: the clock knows no other"
		}
		return e.hopLaw(before, next)
	case next.Event == Acknowledge && !told(before, PersonID(next.By.ID)):
		return "not_told", "somebody who was told"
	case next.Event == OutsideHas && !outsideCalled(before):
		return "nobody_outside", "that somebody outside was called"
	case next.Event == Attach && slices.ContainsFunc(before, func(m entry) bool { return m.Data.Info == next.Data.Info }):
		return "known", "something that was not attached before"
	case (next.Event == Release || next.Event == Resolve) && next.By.Party == ResponderParty && string(holderOf(before)) != next.By.ID:
		return "not_held", "the person who has it"
	case next.Event == Resolve && e.ask.Report && next.Code != CodeReported && next.Code != CodeReportNotDue:
		return "report_open", "that the report by law was made, or is not due"
	case next.Event == Close && next.Code == CodeNoDebrief && e.owesDebrief():
		return "debrief_owed", "a debrief that was held or that the worker declined"
	}
	return "", ""
}

func outsideCalled(moves []entry) bool {
	hops := hopsOf(moves)
	return len(hops) > 0 && hops[len(hops)-1].Role.IsOutside()
}

func (e Escalation) hopLaw(before []entry, next entry) (rule, want string) {
	d := next.Data
	switch {
	case next.Event == FallBack && d.Role != e.ladder.Fallback:
		return "fallback", "the fallback of the ladder"
	case next.Event == FallBack:
		return "", ""
	case d.Rung <= lastRung(before) || d.Rung > len(e.ladder.Rungs):
		return "rung", "a rung further up: none is asked twice"
	case d.Role != e.ladder.Rungs[d.Rung-1].Role || d.Role.IsOutside() != (d.Person == ""):
		return "role", "the role of the rung, and a person unless it is outside"
	case d.Person != "" && !e.mayTell(before, d.Person):
		return "person", "somebody who was not told before, did not raise it and is not concerned"
	}
	return "", ""
}
