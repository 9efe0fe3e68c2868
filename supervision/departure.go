package supervision

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Departure is what is to be seen to when a supervisor leaves. It strands nobody: every
// worker is on it, with what is there already and what is proposed.
type Departure struct {
	Supervisor peer.SupervisorID
	Last       peer.Date     // last day
	Workers    []LeftWorker  // ordered as bytes
	Covers     []CoverID     // that the supervisor gives to others and that run past the last day, ordered
	Proposals  []AgreementID // that wait for the supervisor's signature: withdraw or decline them
}

// A LeftWorker is one worker whose supervisor leaves.
type LeftWorker struct {
	Worker    peer.WorkerID
	Agreement AgreementID // the one that ends
	Kind      SupervisorKind
	Primary   bool
	Propose   DepartureStep
	Gap       peer.DateRange // within a year after the last day: nobody supervises the worker's practice; empty if somebody does
	Cover     []CoverID      // that stands in for the one who leaves
	Next      AgreementID    // signed, to take the place of the one that ends
	Cycles    []CycleID      // open ones with this supervisor, to be assigned to somebody else
	Actions   []ActionID     // that the supervisor still has to do
}

// A DepartureStep is what is proposed for a worker whose supervisor leaves.
type DepartureStep string

// Steps for one worker.
const (
	// StepNone: the one who takes over has signed, and there is no gap; write the note and supersede.
	StepNone DepartureStep = "supersede"
	// StepFind: others supervise the worker's practice on, and nobody has signed to be the
	// main supervisor or the line manager in place of the one who leaves; find somebody.
	StepFind DepartureStep = "find_successor"
	// StepEnd: others supervise the worker's practice on and nobody need follow; end the agreement.
	StepEnd DepartureStep = "end_agreement"
	// StepHandOver: cover is there; find somebody before it ends.
	StepHandOver DepartureStep = "hand_over"
	// StepCover: nobody is there from the day after; open cover now.
	StepCover DepartureStep = "open_cover"
)

// Depart returns what is to be seen to when a supervisor leaves after the last day:
// every worker with an agreement that would hold after it, what is open between the two,
// cover that the supervisor gives, and proposals that wait for them. It changes nothing.
func Depart(supervisor peer.SupervisorID, last peer.Date, all []Agreement, covers []Cover, cycles []Cycle, actions []Action, zone *time.Location) Departure {
	d := Departure{Supervisor: supervisor, Last: last}
	after := last.AddDays(1)
	stay := slices.DeleteFunc(slices.Clone(all), func(a Agreement) bool { return a.Supervisor() == supervisor })
	remain := slices.DeleteFunc(slices.Clone(covers), func(c Cover) bool { return c.plan.Deputy == supervisor })
	for _, a := range all {
		switch {
		case a.Supervisor() != supervisor:
		case a.State() == AgreementProposed:
			d.Proposals = append(d.Proposals, a.ID())
		case a.Force(zone).Contains(after):
			d.Workers = append(d.Workers, leftWorker(a, after, stay, remain, cycles, actions, zone))
		}
	}
	for _, c := range covers {
		if c.plan.Deputy == supervisor && after.Before(c.until) {
			d.Covers = append(d.Covers, c.plan.ID)
		}
	}
	slices.SortFunc(d.Workers, func(a, b LeftWorker) int {
		return cmp.Or(compareIDs(a.Worker, b.Worker), compareIDs(a.Agreement, b.Agreement))
	})
	slices.Sort(d.Covers)
	slices.Sort(d.Proposals)
	return d
}

func leftWorker(a Agreement, after peer.Date, stay []Agreement, covers []Cover, cycles []Cycle, actions []Action, zone *time.Location) LeftWorker {
	l := LeftWorker{Worker: a.Worker(), Agreement: a.ID(), Kind: a.terms.Kind, Primary: a.terms.Primary}
	for _, c := range covers {
		if c.plan.Worker == l.Worker && c.plan.Absent == a.Supervisor() && after.Before(c.until) {
			l.Cover = append(l.Cover, c.plan.ID)
		}
	}
	for _, o := range stay {
		if o.terms.Replaces == a.ID() && !o.Force(zone).IsEmpty() {
			l.Next = o.ID()
		}
	}
	for _, c := range cycles {
		if c.worker == l.Worker && c.Supervisor() == a.Supervisor() && !c.IsOver() {
			l.Cycles = append(l.Cycles, c.id)
		}
	}
	for _, x := range actions {
		if x.plan.Worker == l.Worker && x.plan.Supervisor == a.Supervisor() && x.IsOpen() && x.plan.Owner == OwnerSupervisor {
			l.Actions = append(l.Actions, x.plan.ID)
		}
	}
	slices.Sort(l.Cover)
	slices.Sort(l.Cycles)
	slices.Sort(l.Actions)
	year := peer.DateRange{From: after, Until: after.AddMonths(12)}
	if gaps := Gaps(l.Worker, year, stay, covers, zone); len(gaps) > 0 {
		l.Gap = gaps[0]
	}
	l.Propose = l.step(after, stay, zone)
	return l
}

// step returns what is proposed. A line manager who leaves opens no gap in the
// supervision of the worker's practice, and cover would not fill their place.
func (l LeftWorker) step(after peer.Date, stay []Agreement, zone *time.Location) DepartureStep {
	_, main := MainSupervisor(l.Worker, after, stay, zone)
	switch {
	case l.Kind.practice() && l.Gap.From == after:
		return StepCover
	case l.Kind.practice() && !l.Gap.IsEmpty():
		return StepHandOver
	case l.Next != "":
		return StepNone
	case !l.Kind.practice(), l.Primary && !main:
		return StepFind
	}
	return StepEnd
}

// Stranded returns the workers whom nobody would supervise on the day after the last.
func (d Departure) Stranded() []peer.WorkerID {
	var out []peer.WorkerID
	for _, l := range d.Workers {
		if !l.Gap.IsEmpty() && l.Gap.From == d.Last.AddDays(1) && !slices.Contains(out, l.Worker) {
			out = append(out, l.Worker)
		}
	}
	return out
}

// String returns the name under which it is stored and sent.
func (s DepartureStep) String() string { return string(s) }

// Format keeps people out of every verb of fmt.
func (Departure) Format(f fmt.State, _ rune) { redact.Format(f, "[departure of a supervisor]") }

// LogValue keeps people out of logs.
func (Departure) LogValue() slog.Value { return slog.StringValue("[departure of a supervisor]") }

// Format keeps people out of every verb of fmt.
func (LeftWorker) Format(f fmt.State, _ rune) { redact.Format(f, "[worker of a departing supervisor]") }

// LogValue keeps people out of logs.
func (LeftWorker) LogValue() slog.Value {
	return slog.StringValue("[worker of a departing supervisor]")
}
