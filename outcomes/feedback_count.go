package outcomes

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A FeedbackAsk is what feedback is counted by. The zero FeedbackAsk has no time and is
// refused.
type FeedbackAsk struct {
	// Period is the days on which feedback was received; an empty one counts nothing.
	Period peer.DateRange
	// At is the time at which it stands: what happened after it is passed over.
	At time.Time
	// Calendar says where days begin and on which the programme works.
	Calendar lifecycle.Calendar
	// Within is how long the programme has to answer; zero is [FeedbackDue].
	Within lifecycle.Span
}

// A FeedbackCount is what came of the feedback of a period. Received is the sum of
// Withdrawn, InTime, Late, Overdue and Open. It names nobody and tells no worker from
// another; small numbers are not hidden. The zero FeedbackCount is of nothing that was
// received.
type FeedbackCount struct {
	Name      string  `json:"name,omitempty"` // the programme, site or source of funding; empty where none was named
	Received  int     `json:"received"`
	Anonymous int     `json:"anonymous"` // of these, from somebody whom nobody knows
	Withdrawn int     `json:"withdrawn"` // taken back before it was answered: no answer is owed
	InTime    int     `json:"in_time"`   // answered by its due date
	Late      int     `json:"late"`      // answered after it
	Overdue   int     `json:"overdue"`   // not answered, and the due date has passed
	Open      int     `json:"open"`      // not answered, and there is time
	ToldBack  int     `json:"told_back"` // of those answered, whoever said it was told
	Voided    int     `json:"voided"`    // not among those received: entered in error, a duplicate, a complaint
	Kinds     []Tally `json:"kinds"`     // of those received, by stored name, those with none left out
	Channels  []Tally `json:"channels"`
	From      []Tally `json:"from"`
}

// Answered returns how much was answered, in time or late.
func (c FeedbackCount) Answered() int { return c.InTime + c.Late }

// FollowUp returns the rate of answers in time over all that is owed one; what is
// still open may yet raise it, and what was taken back is left out.
func (c FeedbackCount) FollowUp() FollowUp {
	return FollowUp{Done: c.InTime, Due: c.Received - c.Withdrawn, Open: c.Open, LeftOut: c.Withdrawn}
}

// ShareAnsweredInTime is the name of the share of answers in time.
const ShareAnsweredInTime = "answered by the due date"

// Share returns the answers in time over those whose due date has passed or that
// were answered before it.
func (c FeedbackCount) Share() Share {
	return Share{Name: ShareAnsweredInTime, Numerator: c.InTime, Denominator: c.InTime + c.Late + c.Overdue}
}

// CountFeedback counts the feedback of a period as it stood at a time, by what is
// known now. Of two with one id the greater revision stands. What was voided counts
// apart, so that nothing is put aside unseen. An answer on the moment of its due date is in time. It returns
// [ErrAsk] without a time, [ErrVolume] for two that differ under one id and revision,
// and [lifecycle.ErrSpan] for a span or calendar that cannot be counted.
func CountFeedback(all []Feedback, ask FeedbackAsk) (FeedbackCount, error) {
	by, err := countFeedback(all, ask, 0)
	if err != nil || len(by) == 0 {
		return feedbackTally{}.finish(""), err
	}
	return by[0], nil
}

// FeedbackBy counts as [CountFeedback] does for each programme, site or source of
// funding that has any, by name; without a key, all together. It returns the errors of
// [CountFeedback]: [ErrAsk], [ErrVolume] and [lifecycle.ErrSpan].
func FeedbackBy(all []Feedback, ask FeedbackAsk, key VolumeKey) ([]FeedbackCount, error) {
	return countFeedback(all, ask, key)
}

func countFeedback(all []Feedback, ask FeedbackAsk, key VolumeKey) ([]FeedbackCount, error) {
	if ask.At.IsZero() {
		return nil, fmt.Errorf("%w: feedback is counted as it stands at a time", ErrAsk)
	}
	if ask.Within == (lifecycle.Span{}) {
		ask.Within, _ = FeedbackDue()
	}
	newest := map[FeedbackID]Feedback{}
	for _, f := range all {
		old, ok := newest[f.about.ID]
		switch {
		case !ok || f.Revision() > old.Revision():
			newest[f.about.ID] = f
		case f.Revision() == old.Revision() && f.Digest() != old.Digest():
			return nil, fmt.Errorf("%w: one id stands for two pieces of feedback that differ", ErrVolume)
		}
	}
	by := map[string]*feedbackTally{}
	for _, f := range newest {
		name := key.of(f.about.Place)
		if !f.isReceived(ask) {
			continue
		}
		if by[name] == nil {
			by[name] = &feedbackTally{}
		}
		if err := by[name].add(f, ask); err != nil {
			return nil, err
		}
	}
	out := []FeedbackCount{}
	for name, t := range by {
		out = append(out, t.finish(name))
	}
	slices.SortFunc(out, func(a, b FeedbackCount) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// isReceived reports whether it came in the period, by the time asked for.
func (f Feedback) isReceived(ask FeedbackAsk) bool {
	moves := f.history.Moves()
	return len(moves) > 0 && !moves[0].At.After(ask.At) && ask.Period.Contains(peer.DateOf(moves[0].At, ask.Calendar.Zone))
}

// A feedbackTally is a count on the way.
type feedbackTally struct {
	FeedbackCount
	kinds    map[FeedbackKind]int
	channels map[FeedbackChannel]int
	from     map[FeedbackFrom]int
}

func (t *feedbackTally) add(f Feedback, ask FeedbackAsk) error {
	if f.State() == FeedbackVoided {
		t.Voided++
		return nil
	}
	if t.kinds == nil {
		t.kinds, t.channels, t.from = map[FeedbackKind]int{}, map[FeedbackChannel]int{}, map[FeedbackFrom]int{}
	}
	view := f.history.AsOf(ask.At)
	moves := view.Moves()
	due, err := ask.Calendar.Add(moves[0].At, ask.Within)
	if err != nil {
		return err
	}
	var answered time.Time
	for _, e := range moves {
		if e.Event == AnswerFeedback {
			answered = e.At
		}
	}
	t.Received++
	t.kinds[f.about.Kind]++
	t.channels[f.about.Channel]++
	t.from[f.about.From]++
	if f.IsAnonymous() {
		t.Anonymous++
	}
	if view.State() == FeedbackToldBack {
		t.ToldBack++
	}
	switch {
	case !answered.IsZero() && !answered.After(due):
		t.InTime++
	case !answered.IsZero():
		t.Late++
	case view.State() == FeedbackWithdrawn:
		t.Withdrawn++
	case ask.At.After(due):
		t.Overdue++
	default:
		t.Open++
	}
	return nil
}

func (t feedbackTally) finish(name string) FeedbackCount {
	t.Name = name
	t.Kinds, t.Channels, t.From = tallied(feedbackKinds, t.kinds), tallied(feedbackChannels, t.channels), tallied(feedbackFroms, t.from)
	return t.FeedbackCount
}

// tallied returns what there was any of, in the order of the list.
func tallied[T ~string](list []T, n map[T]int) []Tally {
	out := []Tally{}
	for _, v := range list {
		if n[v] > 0 {
			out = append(out, Tally{string(v), n[v]})
		}
	}
	return out
}
