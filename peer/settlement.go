package peer

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Settlement says what became of the other requests of a participant once one
// of them was accepted.
type Settlement struct {
	Closed    []MentorshipID    // requests that were closed, in the order given
	Concerned []lifecycle.Actor // everybody to be told: the participant, and workers who were proposed
}

// Format keeps the people out of every verb of fmt.
func (s Settlement) Format(f fmt.State, _ rune) { redact.Format(f, s.shown()) }

// LogValue keeps the people out of logs.
func (s Settlement) LogValue() slog.Value { return slog.StringValue(s.shown()) }

func (s Settlement) shown() string { return fmt.Sprintf("[%d requests settled]", len(s.Closed)) }

// beforeSupport are the stages of a request that no match has answered.
var beforeSupport = []MentorshipState{MentorshipReferred, MentorshipOutreach, MentorshipEngaged, MentorshipMatching,
	MentorshipProposedMatch, MentorshipExpired, MentorshipWithdrawn}

// Settle closes the participant's other requests in the same programme once the
// match of m was accepted: those that no match has answered yet, as moved to
// other support. Support that goes on elsewhere is left alone: a person may have
// several relationships at a time, each for something else, if the programme
// keeps them apart by [Mentorship.Programme] or does not pass them here. act is
// the programme's or a supervisor's. It settles all or nothing, and returns
// [ErrNotAccepted] if m was not accepted, or the [*lifecycle.Refusal] of the
// request that cannot be closed.
func (m Mentorship) Settle(act lifecycle.Act, others ...*Mentorship) (Settlement, error) {
	if m.AcceptedAt().IsZero() {
		return Settlement{}, fmt.Errorf("%w: nothing to settle", ErrNotAccepted)
	}
	act.Code, act.ID = string(ClosureMovedToOtherSupport), ""
	var done Settlement
	var each []*Mentorship
	for _, o := range others {
		if o != nil && !slices.Contains(each, o) {
			each = append(each, o)
		}
	}
	closed := make([]Mentorship, len(each))
	for i, o := range each {
		closed[i] = *o
		if o.id == m.id || o.participant != m.participant || o.Programme != m.Programme || !slices.Contains(beforeSupport, o.State()) {
			continue
		}
		worker := o.Worker()
		if err := closed[i].Close(act); err != nil {
			return Settlement{}, err
		}
		done.Closed = append(done.Closed, o.id)
		done.tell(ParticipantActor(m.participant))
		if worker != "" {
			done.tell(WorkerActor(worker))
		}
	}
	for i, o := range each {
		*o = closed[i]
	}
	return done, nil
}

func (s *Settlement) tell(a lifecycle.Actor) {
	if !slices.Contains(s.Concerned, a) {
		s.Concerned = append(s.Concerned, a)
	}
}
