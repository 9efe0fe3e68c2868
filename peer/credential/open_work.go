package credential

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Work is something that a worker is to do, or did: a mentorship that is open,
// or one encounter. It carries ids and nothing of what was said.
type Work struct {
	Mentorship peer.MentorshipID
	Encounter  peer.EncounterID
	On         peer.Date   // day of the encounter; no date for a mentorship, which goes on
	Domain     peer.Domain // that the work is about; empty if any will do
}

// A Reason says why work is touched by the state of a worker's credentials.
type Reason string

// Reasons.
const (
	NotCurrent  Reason = "not_current"  // no credential lets the worker work on that day
	NotEndorsed Reason = "not_endorsed" // none that does covers the domain
	RunsOut     Reason = "runs_out"     // it is in order today, and will not be on the day of the work
)

// A Touch is one piece of work that is touched.
type Touch struct {
	Work
	Reason Reason
	State  peer.CredentialState // of the worker's credentials on the day of the work
}

// Touched returns the work that a worker may not do as the credentials stand: a
// mentorship by the day asked about, an encounter by its own day. It lists the
// work, in the order given, for people to act on, and ends nothing: a
// participant keeps support, and another worker steps in. It returns the errors of
// [Holdings.Summary]. Without credentials everything is touched.
func (hs Holdings) Touched(q Question, work []Work) ([]Touch, error) {
	today, err := hs.Summary(q)
	if err != nil {
		return nil, err
	}
	var list []Touch
	for _, w := range work {
		on, sum := q, today
		if !w.On.IsZero() && w.On != q.On {
			on.On = w.On
			if sum, err = hs.Summary(on); err != nil {
				return nil, err
			}
		}
		covered := w.Domain == "" || slices.Contains(sum.Endorsements, w.Domain)
		switch {
		case !sum.State.Current() && q.On.Before(w.On) && today.State.Current():
			list = append(list, Touch{w, RunsOut, sum.State})
		case !sum.State.Current():
			list = append(list, Touch{w, NotCurrent, sum.State})
		case !covered:
			list = append(list, Touch{w, NotEndorsed, sum.State})
		}
	}
	return list, nil
}

// Format keeps ids out of every verb of fmt.
func (Work) Format(f fmt.State, _ rune) { redact.Format(f, "[work]") }

// LogValue keeps ids out of logs.
func (Work) LogValue() slog.Value { return slog.StringValue("[work]") }

// Format prints the reason and keeps ids out of every verb of fmt.
func (t Touch) Format(f fmt.State, _ rune) { redact.Format(f, "[work "+string(t.Reason)+"]") }

// LogValue keeps ids out of logs.
func (t Touch) LogValue() slog.Value { return slog.StringValue("[work " + string(t.Reason) + "]") }
