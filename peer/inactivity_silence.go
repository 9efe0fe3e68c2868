package peer

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// InactivityAnswer: the worker owes the participant an answer. Only
// [Inactivity.Silence] returns it.
const InactivityAnswer InactivityStep = "answer"

// LastHeard is when each side last let the other hear of them: a contact made is
// a sign of both, a call that nobody took or a message one of whoever called or
// wrote. The zero value is not known and cannot be judged.
type LastHeard struct {
	FromParticipant time.Time // of several that wait for an answer, the first; the start of support if there is none
	FromWorker      time.Time // zero if there is none
	Answered        time.Time // when the worker first answered a participant who had waited; zero if they did not, or nobody waited
}

// LastHeardOf reads it from the encounters of a mentorship: since support began or
// went on again, a contact made is a sign of both sides and an attempt one of the
// worker. What the participant wrote or called in vain is in no encounter: a host
// that knows of it sets FromParticipant, and Answered once the worker did.
func LastHeardOf(mentorship MentorshipID, since time.Time, encounters []Encounter) LastHeard {
	last := LastHeard{FromParticipant: since, FromWorker: since}
	for _, e := range encounters {
		if e.Mentorship != mentorship {
			continue
		}
		end := e.End()
		if end.After(last.FromWorker) {
			last.FromWorker = end
		}
		if !e.Attempted && end.After(last.FromParticipant) {
			last.FromParticipant = end
		}
	}
	return last
}

// Turn returns the side whose word is awaited: the worker if the participant
// spoke last, the participant if the worker did, and "" if both did.
func (l LastHeard) Turn() lifecycle.Party {
	switch l.FromParticipant.Compare(l.FromWorker) {
	case 1:
		return lifecycle.WorkerParty
	case -1:
		return lifecycle.ParticipantParty
	default:
		return ""
	}
}

// A Silence is what is proposed after a time without contact, and whose turn it
// was. The zero Silence is none.
type Silence struct {
	Step  InactivityStep  `json:"step"`
	Since time.Time       `json:"since,omitzero"` // when the step fell due
	Turn  lifecycle.Party `json:"turn,omitempty"` // whose word is awaited; "" if both spoke last
	From  time.Time       `json:"from"`           // when the participant was last heard of, from which it is counted
}

// Silence returns what is due at the given time, as [Inactivity.Step] does, by
// which side is silent. Both are counted from when the participant was last heard of, so that
// what the worker tries in vain is not contact. While it is the worker's turn,
// the answer that they owe falls due after Answer, and what the supervisor and the
// worker look at after Review and OpenReason; nobody who waits for an answer
// counts as inactive, is sent a letter or is proposed to be closed. It returns [ErrIncomplete] if
// it is not known when the participant was last heard of, and [lifecycle.ErrSpan] as Step does.
func (i Inactivity) Silence(last LastHeard, at time.Time, c lifecycle.Calendar) (Silence, error) {
	if last.FromParticipant.IsZero() {
		return Silence{}, fmt.Errorf("%w: want when the participant was last heard of, or the start of support", ErrIncomplete)
	}
	s := Silence{Turn: last.Turn(), From: last.FromParticipant.UTC()}
	if s.Turn != lifecycle.WorkerParty {
		if last.Answered.After(last.FromParticipant) {
			s.From = last.Answered.UTC() // they waited for the worker until then
		}
		var err error
		if s.Step, s.Since, err = i.Step(s.From, at, c); err != nil {
			return Silence{}, err
		}
		return s, nil
	}
	if i.Answer == (lifecycle.Span{}) {
		if _, _, err := i.Step(last.FromParticipant, at, c); err != nil {
			return Silence{}, err
		}
	}
	for _, next := range []struct {
		step InactivityStep
		span lifecycle.Span
	}{{InactivityAnswer, i.Answer}, {InactivityReview, i.Review}, {InactivityOpenReason, i.OpenReason}} {
		if next.span == (lifecycle.Span{}) {
			continue
		}
		due, err := c.Add(last.FromParticipant, next.span)
		if err != nil {
			return Silence{}, err
		}
		if !due.After(at) && !due.Before(s.Since) {
			s.Step, s.Since = next.step, due
		}
	}
	return s, nil
}
