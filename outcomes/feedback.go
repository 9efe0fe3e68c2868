package outcomes

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrIncompleteFeedback reports feedback that lacks something.
var ErrIncompleteFeedback = errors.New("outcomes: incomplete feedback")

// FeedbackID names one piece of feedback.
type FeedbackID = peer.ID[Feedback]

// TellerID names whoever gives feedback: a participant by their own id, one of their
// family by the id that the host gives.
type TellerID = peer.ID[teller]

type teller struct{}

// TellerActor returns whoever gives feedback as one who makes a move.
func TellerActor(id TellerID) lifecycle.Actor {
	return lifecycle.Actor{Party: TellerParty, ID: string(id)}
}

// Parts of the kernel as feedback uses them.
type (
	// FeedbackHistory is everything that happened to feedback.
	FeedbackHistory = lifecycle.History[FeedbackState, FeedbackEvent, FeedbackChange]
	// FeedbackEntry is one line of it.
	FeedbackEntry = lifecycle.Entry[FeedbackState, FeedbackEvent, FeedbackChange]
	// FeedbackMove is an event to fire, with what it changes.
	FeedbackMove = lifecycle.Move[FeedbackEvent, FeedbackChange]
)

var feedbacks = lifecycle.Must(lifecycle.New[FeedbackState, FeedbackEvent, FeedbackChange](FeedbackLifecycle()))

// A FeedbackAbout says who says something, of which sort, how it came and about which
// part of the service. It names no worker: feedback is about the service, and nobody is
// ranked by it. What was said stands in the history. The zero FeedbackAbout is refused.
type FeedbackAbout struct {
	ID      FeedbackID      `json:"id"`
	Kind    FeedbackKind    `json:"kind"`
	Channel FeedbackChannel `json:"channel"` // one that [FeedbackChannel.Brings] it
	From    FeedbackFrom    `json:"from"`
	Teller  TellerID        `json:"teller,omitempty"` // empty: nobody knows who it was
	Place
}

// check returns what is missing. A complaint is named as one.
func (a FeedbackAbout) check() error {
	if _, err := a.Kind.MarshalText(); err != nil {
		return err
	}
	if _, err := a.Channel.MarshalText(); err != nil {
		return err
	}
	if _, err := a.From.MarshalText(); err != nil {
		return err
	}
	if a.ID == "" || !a.Channel.Brings() {
		return fmt.Errorf("%w: it has an id and comes by a channel that brings it", ErrIncompleteFeedback)
	}
	for _, s := range []string{string(a.ID), string(a.Teller), string(a.Programme), string(a.Site), string(a.Funding)} {
		if !storable.ID(s) {
			return fmt.Errorf("%w: ids in valid UTF-8 of at most %d bytes", ErrIncompleteFeedback, storable.MaxID)
		}
	}
	return nil
}

func (a FeedbackAbout) seats() []lifecycle.Seat {
	if a.Teller == "" {
		return nil
	}
	return []lifecycle.Seat{{Party: TellerParty, ID: string(a.Teller)}}
}

// Format keeps people out of every verb of fmt.
func (FeedbackAbout) Format(f fmt.State, _ rune) { redact.Format(f, "[about feedback]") }

// LogValue keeps people out of logs.
func (FeedbackAbout) LogValue() slog.Value { return slog.StringValue("[about feedback]") }

// Feedback is one thing that a participant, or one of their family, said about the
// service, with what the programme answered and when they were told. Use
// [NewFeedback]; the zero Feedback is at no stage and refuses every event.
//
// Words may be redacted: by whoever wrote them, and all of them by the programme, as
// where somebody is named. A complaint is no feedback.
type Feedback struct {
	about   FeedbackAbout
	history FeedbackHistory
}

// NewFeedback returns feedback as it was received. What was said is the reason that
// act gives. Whoever says it acts, if they are known, or the programme enters it; of
// somebody whom nobody knows the programme always does. It returns [ErrIsComplaint]
// for a complaint, [ErrUnknownFeedbackKind], [ErrUnknownFeedbackChannel] and
// [ErrUnknownFeedbackFrom] for words on no list, [ErrIncompleteFeedback] for what is
// missing, and a [*lifecycle.Refusal] without words or from anybody else.
func NewFeedback(about FeedbackAbout, act lifecycle.Act) (*Feedback, error) {
	if err := about.check(); err != nil {
		return nil, err
	}
	f := &Feedback{about: about}
	var err error
	if f.history, err = feedbacks.Open(about.seats()...); err != nil {
		return nil, err
	}
	if err := f.Fire(FeedbackMove{Act: act, Event: ReceiveFeedback}); err != nil {
		return nil, err
	}
	return f, nil
}

// About returns who says something, of which sort and about what.
func (f Feedback) About() FeedbackAbout { return f.about }

// IsAnonymous reports whether nobody knows who said it.
func (f Feedback) IsAnonymous() bool { return f.about.Teller == "" }

// State returns the stage, or "" for the zero value.
func (f Feedback) State() FeedbackState { return f.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (f Feedback) Revision() int { return f.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
// It holds what people said.
func (f Feedback) History() FeedbackHistory { return f.history }

// Next returns the events that the actor may fire now, sorted.
func (f Feedback) Next(by lifecycle.Actor) []FeedbackEvent { return feedbacks.Next(f.history, by) }

// Fire makes any move of the table. It returns a [*lifecycle.Refusal], and leaves f as
// it was, for what the table does not allow and, by the name in parentheses, for an
// answer without words (words_missing), telling by a channel that carries nothing
// back (one_way), and telling somebody whom nobody knows by one that does not reach
// all (nobody_to_tell). The zero Feedback cannot be received: [ErrIncompleteFeedback].
// The methods named after the events call it.
func (f *Feedback) Fire(mv FeedbackMove) error {
	if f.about.ID == "" && mv.Event == ReceiveFeedback {
		return fmt.Errorf("%w: NewFeedback receives it", ErrIncompleteFeedback)
	}
	next, _, err := f.lawful().Fire(f.history, mv, nil)
	if err != nil {
		return err
	}
	f.history = next
	return nil
}

func (f Feedback) lawful() lifecycle.Lawful[FeedbackState, FeedbackEvent, FeedbackChange] {
	return feedbacks.Under(f.about.law)
}

// law is the [lifecycle.Law] of feedback.
func (a FeedbackAbout) law(_ []FeedbackEntry, next FeedbackEntry) (rule, want string) {
	how := next.Data.How
	switch {
	case next.Event == AnswerFeedback && next.Reason.IsZero():
		return "words_missing", "the answer in words"
	case how != "" && !how.Tells():
		return "one_way", "a channel by which somebody can be told something"
	case how != "" && a.Teller == "" && !how.TellsAll():
		return "nobody_to_tell", "a notice or a meeting, as nobody knows who said it"
	}
	return "", ""
}

// Acknowledge records that whoever said it knows that the programme has it, and how
// they were told; how may be empty. It returns the errors of [Feedback.Fire].
func (f *Feedback) Acknowledge(act lifecycle.Act, how FeedbackChannel) error {
	return f.Fire(FeedbackMove{Act: act, Event: AcknowledgeFeedback, Data: FeedbackChange{How: how}})
}

// Answer records what the programme does about it: a code, and the words that are told
// back. It returns the errors of [Feedback.Fire].
func (f *Feedback) Answer(act lifecycle.Act) error {
	return f.Fire(FeedbackMove{Act: act, Event: AnswerFeedback})
}

// TellBack records that whoever said it was told what came of it, and how. It returns
// the errors of [Feedback.Fire].
func (f *Feedback) TellBack(act lifecycle.Act, how FeedbackChannel) error {
	return f.Fire(FeedbackMove{Act: act, Event: TellBack, Data: FeedbackChange{How: how}})
}

// Withdraw records that whoever said it takes it back. It returns the errors of
// [Feedback.Fire].
func (f *Feedback) Withdraw(act lifecycle.Act) error {
	return f.Fire(FeedbackMove{Act: act, Event: WithdrawFeedback})
}

// Void records that it does not count, with a coded reason. It returns the errors of
// [Feedback.Fire].
func (f *Feedback) Void(act lifecycle.Act) error {
	return f.Fire(FeedbackMove{Act: act, Event: VoidFeedback})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. Whoever said it and the programme may, as far
// as they entered all of them and make every replacement. The rules that Fire names
// hold for the corrected record, too. It returns a [*lifecycle.Refusal], and leaves f
// as it was, for what cannot be made.
func (f *Feedback) Correct(act lifecycle.Act, from int, replacements ...FeedbackMove) error {
	next, err := f.lawful().Correct(f.history, act, from, replacements...)
	if err != nil {
		return err
	}
	f.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away: those of their own anybody of
// the two sides, all of them the programme. It returns a [*lifecycle.Refusal] for
// anybody else, and where there is nothing to take away.
func (f *Feedback) Redact(act lifecycle.Act, seq int) error {
	next, err := feedbacks.Redact(f.history, act, seq)
	if err != nil {
		return err
	}
	f.history = next
	return nil
}

// A FeedbackAnswer is what the programme answered. Its JSON has the words in clear.
type FeedbackAnswer struct {
	Code string          `json:"code"`          // done, planned, not_done or passed_on
	At   time.Time       `json:"at"`            // when it was decided
	Said lifecycle.Text  `json:"said,omitzero"` // what was said to the programme
	Did  lifecycle.Text  `json:"did,omitzero"`  // what the programme answered
	Told time.Time       `json:"told,omitzero"` // when whoever said it was told; zero if they were not
	How  FeedbackChannel `json:"how,omitempty"` // how they were told
}

// YouSaidWeDid returns what was said beside what the programme answered, for whoever
// said it to be told; ok is false until it was answered, and for what was withdrawn
// or voided. A notice to all says it in words that tell nobody who it was.
func (f Feedback) YouSaidWeDid() (a FeedbackAnswer, ok bool) {
	for _, e := range f.history.Moves() {
		switch e.Event {
		case ReceiveFeedback:
			a.Said = e.Reason
		case AnswerFeedback:
			a.Code, a.At, a.Did = e.Code, e.At, e.Reason
		case TellBack:
			a.Told, a.How = e.At, e.Data.How
		}
	}
	if s := f.State(); s != FeedbackAnswered && s != FeedbackToldBack {
		return FeedbackAnswer{}, false
	}
	return a, true
}

// Format keeps the words out of every verb of fmt.
func (FeedbackAnswer) Format(f fmt.State, _ rune) { redact.Format(f, "[answer to feedback]") }

// LogValue keeps the words out of logs.
func (FeedbackAnswer) LogValue() slog.Value { return slog.StringValue("[answer to feedback]") }
