package outcomes

import (
	"errors"
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
)

// A ReplyKind says what became of an attempt to ask somebody. The zero value is none.
type ReplyKind string

// Kinds of reply.
const (
	// Answered: the interview was held.
	Answered ReplyKind = "answered"
	// Declined: they do not want this interview. They are not asked for it again.
	Declined ReplyKind = "declined"
	// DeclinedAll: they want no interview, this one or a later one.
	DeclinedAll ReplyKind = "declined_all"
	// WillingAgain: they take a refusal back, of their own accord.
	WillingAgain ReplyKind = "willing_again"
	// Unable: they could not be asked, such as in custody, in hospital or by death.
	Unable ReplyKind = "unable"
)

var replyKinds = []ReplyKind{Answered, Declined, DeclinedAll, WillingAgain, Unable}

// ReplyKinds returns every ReplyKind, in the order of this page.
func ReplyKinds() []ReplyKind { return append([]ReplyKind(nil), replyKinds...) }

// String returns the name under which it is stored and sent.
func (k ReplyKind) String() string { return string(k) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReply].
func (k ReplyKind) MarshalText() ([]byte, error) { return enum.Marshal(k, replyKinds, ErrUnknownReply) }

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *ReplyKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, replyKinds, ErrUnknownReply)
}

// A Reply is what became of asking for one interview, on a day. Of two on one day the
// later in the list stands. The zero Reply is refused.
type Reply struct {
	Point  string // name of the point; not needed for DeclinedAll and WillingAgain
	Number int    // which window of a point that repeats; 0 is 1
	Kind   ReplyKind
	On     peer.Date
}

// An AssessmentState says where one interview stands on a day. The zero value is no state.
type AssessmentState string

// States of an assessment.
const (
	// AssessmentOpen: the window is open and nobody has answered.
	AssessmentOpen AssessmentState = "open"
	// AssessmentDone: answered within the window.
	AssessmentDone AssessmentState = "done"
	// AssessmentOutside: answered before the window opened or after it closed, which does not count.
	AssessmentOutside AssessmentState = "outside_window"
	// AssessmentDeclined: they declined.
	AssessmentDeclined AssessmentState = "declined"
	// AssessmentUnable: they could not be asked.
	AssessmentUnable AssessmentState = "unable"
	// AssessmentMissed: the window closed without an answer.
	AssessmentMissed AssessmentState = "missed"
	// AssessmentCancelled: care ended first. An interview after that end does not count.
	AssessmentCancelled AssessmentState = "cancelled"
)

var assessmentStates = []AssessmentState{AssessmentOpen, AssessmentDone, AssessmentOutside, AssessmentDeclined, AssessmentUnable, AssessmentMissed, AssessmentCancelled}

// AssessmentStates returns every AssessmentState, in the order of this page.
func AssessmentStates() []AssessmentState { return append([]AssessmentState(nil), assessmentStates...) }

// String returns the name under which it is stored and sent.
func (s AssessmentState) String() string { return string(s) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAssessmentState].
func (s AssessmentState) MarshalText() ([]byte, error) {
	return enum.Marshal(s, assessmentStates, ErrUnknownAssessmentState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *AssessmentState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, assessmentStates, ErrUnknownAssessmentState)
}

// An Assessment is one interview and where it stands. The zero Assessment stands for
// none.
type Assessment struct {
	Window Window
	State  AssessmentState
	// Ask reports whether somebody may be asked now: the window is open, and
	// nobody has answered, declined or was found unable. A refusal is never
	// followed by a reminder. Of what the staff fill in nobody is asked.
	Ask bool
}

// Assessments returns where each interview of a course stands on a day, by what
// was replied on or before it: those whose window has opened. Of somebody who died by
// then, the interviews that were not answered and whose window closed on that day or
// later could not be asked. It returns the errors of [Schedule.Windows], and
// [ErrBadReply] for a reply without a day, and with it [ErrUnknownReply] for one of no kind
// and [ErrUnknownPoint] for one that names no point of the schedule, with the nearest
// name. What the staff fill in ([Schedule.ByStaff]) stays open where the participant
// declined, could not be asked or died.
func (s Schedule) Assessments(c Course, replies []Reply, on peer.Date) ([]Assessment, error) {
	windows, err := s.Windows(c, on)
	if err != nil {
		return nil, err
	}
	sorted, err := s.sorted(replies)
	if err != nil {
		return nil, err
	}
	list := make([]Assessment, len(windows))
	if s.ByStaff {
		sorted = slices.DeleteFunc(sorted, func(r Reply) bool { return r.Kind != Answered })
		c.Died = peer.Date{}
	}
	for i, w := range windows {
		list[i] = assess(w, c, sorted, on)
		list[i].Ask = list[i].Ask && !s.ByStaff
	}
	return list, nil
}

// sorted returns the replies, checked, by day and then as listed.
func (s Schedule) sorted(replies []Reply) ([]Reply, error) {
	sorted := slices.Clone(replies)
	for i, r := range sorted {
		if err := s.checkReply(r); err != nil {
			return nil, fmt.Errorf("%w: reply %d: %w", ErrBadReply, i+1, err)
		}
	}
	slices.SortStableFunc(sorted, func(a, b Reply) int { return a.On.Compare(b.On) })
	return sorted, nil
}

// checkReply returns what a reply lacks.
func (s Schedule) checkReply(r Reply) error {
	if _, err := r.Kind.MarshalText(); err != nil {
		return err
	}
	general := r.Kind == DeclinedAll || r.Kind == WillingAgain
	switch {
	case r.On.IsZero():
		return errors.New("want its day")
	case r.Number < 0:
		return errors.New("want the number of its window, from 1, or 0 for the first")
	case general && r.Point == "":
		return nil
	}
	_, err := s.point(r.Point)
	return err
}

func assess(w Window, c Course, replies []Reply, on peer.Date) Assessment {
	closed := w.Closes.Before(on)
	waiting := AssessmentOpen
	if closed {
		waiting = AssessmentMissed
	}
	a := Assessment{Window: w, State: waiting}
	for _, r := range replies {
		this := r.Point == w.Point && max(r.Number, 1) == w.Number
		inTime := !w.Closes.Before(r.On)
		switch {
		case on.Before(r.On) || a.State == AssessmentDone, w.Cancelled && c.End.Before(r.On):
		case r.Kind == Answered && this && inTime && !r.On.Before(w.Opens):
			a.State = AssessmentDone
		case r.Kind == Answered && this && closed:
			a.State = AssessmentOutside
		case r.Kind == Declined && this, r.Kind == DeclinedAll && inTime:
			a.State = AssessmentDeclined
		case r.Kind == WillingAgain && inTime && a.State == AssessmentDeclined:
			a.State = waiting
		case r.Kind == Unable && this:
			a.State = AssessmentUnable
		}
	}
	if died := !c.Died.IsZero() && !on.Before(c.Died); died && a.State == waiting && !w.Closes.Before(c.Died) {
		a.State = AssessmentUnable
	}
	if w.Cancelled && a.State != AssessmentDone {
		a.State = AssessmentCancelled
	}
	a.Ask = a.State == AssessmentOpen
	return a
}

// A FollowUp is a follow-up rate: interviews held within the window over those that
// were due. The zero FollowUp is of nothing that was due.
type FollowUp struct {
	Done, Due int
	// Open counts those of Due whose window is still open without an answer: the
	// rate may yet rise.
	Open int
	// LeftOut counts those that were left out of Due because they could not be asked.
	LeftOut int
}

// Rate returns Done over Due; ok is false if nothing was due.
func (f FollowUp) Rate() (rate float64, ok bool) {
	if f.Due == 0 {
		return 0, false
	}
	return float64(f.Done) / float64(f.Due), true
}

// Plus returns the rate over both. The zero FollowUp adds nothing.
func (f FollowUp) Plus(g FollowUp) FollowUp {
	return FollowUp{f.Done + g.Done, f.Due + g.Due, f.Open + g.Open, f.LeftOut + g.LeftOut}
}

// FollowUpOf counts the assessments of a point of a schedule. Whoever declined, was missed or
// could not be asked stays due; with leaveOutUnable those who could not be asked
// are left out and counted beside. Cancelled interviews are not due.
//
// That deaths and custody stay in the denominator is how CSAT counts, recalled
// and not confirmed; the report says which was done.
//
// It returns [ErrUnknownPoint], with the nearest name if one is near, for a point that the
// schedule has not: nobody would be due at it, which is not that all was missed.
func FollowUpOf(s Schedule, list []Assessment, point string, leaveOutUnable bool) (FollowUp, error) {
	if _, err := s.point(point); err != nil {
		return FollowUp{}, err
	}
	return followUp(list, point, leaveOutUnable), nil
}

func followUp(list []Assessment, point string, leaveOutUnable bool) FollowUp {
	var f FollowUp
	for _, a := range list {
		switch {
		case a.Window.Point != point || a.State == AssessmentCancelled:
			continue
		case a.State == AssessmentUnable && leaveOutUnable:
			f.LeftOut++
			continue
		case a.State == AssessmentDone:
			f.Done++
		case a.State == AssessmentOpen:
			f.Open++
		}
		f.Due++
	}
	return f
}
