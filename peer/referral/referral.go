package referral

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as referrals use them.
type (
	// History is everything that happened in a referral.
	History = lifecycle.History[State, Event, Change]
	// Entry is one line of it.
	Entry = lifecycle.Entry[State, Event, Change]
	// Move is an event to fire, with what it changes.
	Move = lifecycle.Move[Event, Change]
)

const kindReferral = "referral"

var referrals = lifecycle.Must(lifecycle.New[State, Event, Change](Lifecycle()))

// A Referral is one request to a receiver to help a participant, from its draft
// to the moment at which its sender knows what came of it. Use [New] to write one;
// the zero Referral is at no stage and refuses every event.
//
// What is sent, in words, stays with the host.
type Referral struct {
	request Request
	history History
}

// New returns the draft of a referral. It returns [ErrIncomplete] if the request
// lacks something or names a service or an urgency that is none, [ErrTooMuch] if it shares more than it needs, and a
// [*lifecycle.Refusal] unless the sender writes it.
func New(request Request, act lifecycle.Act) (*Referral, error) {
	if err := request.check(); err != nil {
		return nil, err
	}
	request.Shares = slices.Clone(request.Shares)
	r := &Referral{request: request}
	var err error
	if r.history, err = referrals.Open(request.seats()...); err != nil {
		return nil, err
	}
	if err := r.Fire(Move{Act: act, Event: Draft}, Facts{}); err != nil {
		return nil, err
	}
	return r, nil
}

// ID returns the id of the referral.
func (r Referral) ID() peer.ReferralID { return r.request.ID }

// Request returns who refers whom to whom, and what for, as it was drafted.
func (r Referral) Request() Request {
	q := r.request
	q.Shares = slices.Clone(q.Shares)
	return q
}

// Requester returns the sender as one who makes a move: whoever holds that side now.
func (r Referral) Requester() lifecycle.Actor {
	return RequesterActor(RequesterID(r.history.Seat(RequesterParty)))
}

// Receiver returns the receiver as one who makes a move.
func (r Referral) Receiver() lifecycle.Actor { return ReceiverActor(r.request.Receiver) }

// Participant returns the participant as one who makes a move.
func (r Referral) Participant() lifecycle.Actor {
	return peer.ParticipantActor(r.request.Participant)
}

// State returns the stage, or "" for the zero value.
func (r Referral) State() State { return r.history.State() }

// IsOver reports whether it has come to an end; the loop may still be open.
func (r Referral) IsOver() bool { return referrals.IsFinal(r.State()) }

// IsLoopClosed reports whether the sender knows what came of it, or nothing is
// left to know: they or the participant took it back, its consent ended, or it was
// entered in error. A loop that the receiver cancelled is open until the sender closes it.
func (r Referral) IsLoopClosed() bool { return loopClosed(r.history.Moves()) }

// EndedAs returns how it came to an end, whether or not the loop is closed:
// completed, declined_by_receiver, not_completed, expired, cancelled or voided,
// or "" if it goes on.
func (r Referral) EndedAs() State {
	switch s := r.State(); {
	case s == LoopClosed:
		return Completed
	case s == Completed, r.IsOver():
		return s
	}
	return ""
}

// EndCode returns the coded reason of a decline, a cancellation or a referral that
// was not completed, or "" if none was given or it goes on.
func (r Referral) EndCode() string {
	for _, e := range r.history.Moves() {
		if e.From != e.To && referrals.IsFinal(e.To) {
			return e.Code
		}
	}
	return ""
}

// Consent returns the consent that it was sent on, or "" if it was not sent or
// is a self-referral that named none.
func (r Referral) Consent() peer.ConsentID {
	for _, e := range r.history.Moves() {
		if e.Event == Send {
			return e.Data.Consent
		}
	}
	return ""
}

// own reports whether r is a self-referral that named no consent.
func (r Referral) own() bool { return r.request.IsSelf() && r.Consent() == "" }

// Dependent returns the referral as something that rests on a consent, for the
// list of what ends with it. A draft rests on none, nor does a self-referral that
// named none.
func (r Referral) Dependent() consent.Dependent {
	return consent.Dependent{Kind: consent.DependentReferral, ID: string(r.request.ID), Consent: r.Consent(), Open: r.open()}
}

// open reports whether something is left to end when the consent does.
func (r Referral) open() bool { return !r.history.IsZero() && !r.IsOver() }

// NeedOutcome returns what became of the need, or "" if nobody said so far.
func (r Referral) NeedOutcome() NeedOutcome { return needOf(r.history.Moves()) }

// Onward returns the referral that takes this one further, or "".
func (r Referral) Onward() peer.ReferralID {
	for _, e := range r.history.Moves() {
		if e.Event == CloseLoop {
			return e.Data.Next
		}
	}
	return ""
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (r Referral) Revision() int { return r.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (r Referral) History() History { return r.history }

// Next returns the events that the actor may fire now, sorted.
func (r Referral) Next(by lifecycle.Actor) []Event { return referrals.Next(r.history, by) }

// sentAt returns when it was sent, or the zero time.
func (r Referral) sentAt() time.Time { return r.first(Send) }

// first returns when an event happened for the first time, or the zero time.
func (r Referral) first(event Event) time.Time {
	for _, e := range r.history.Moves() {
		if e.Event == event {
			return e.At
		}
	}
	return time.Time{}
}

// Fire makes any move of the table. f are the facts outside the history, judged
// when it is sent, accepted, expired or its consent ends; other events ignore
// them. It refuses, by the name in parentheses,
//
//   - to send and to accept without a consent in force (consent) and for a receiver
//     that is gone (receiver_gone), and to send without naming the consent
//     (consent_unnamed);
//   - the end of a consent that holds (consent_stands), and of one that a
//     self-referral did not name, and another sender for a self-referral (self_referral);
//   - to expire it while the receiver's time runs (promise_running);
//   - "other" without words (words_missing);
//   - an appointment in the past (past_appointment), and a no-show without one (no_appointment);
//   - to end a pause of the participant's (own_pause), and the receiver's waiting list (wait_list);
//   - to end it for a no-show (no_show_unrecorded) or as unreachable (no_attempt) that is
//     not on record, and, for the receiver, to end it after a wait without an attempt to reach
//     the participant or a sign of them since the wait began, unless they chose so or
//     it is a duplicate (good_faith_attempt);
//   - what became of the need in other words than the participant's (own_word);
//   - to close the loop without it (need_missing), or twice, which the participant's
//     withdrawal does, too (loop_is_closed).
//
// The methods named after the events call it.
func (r *Referral) Fire(mv Move, f Facts) error {
	mv.Data = mv.Data.normal()
	next, _, err := referrals.Fire(r.history, mv, func() error {
		if rule, want := lawOf(r.request.IsSelf())(r.history.Moves(), mv); rule != "" {
			return lifecycle.Deny(rule, want)
		}
		return f.judge(r.own() && mv.Data.Consent == "", mv)
	})
	if err != nil {
		return err
	}
	r.history = next
	return nil
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. Participant, sender and receiver may, with a
// reason, as long as they entered all of them and make every replacement. What is
// judged by facts, to send, to accept, to expire and the end of a consent, is no
// replacement unless it was made before, on the same consent and at the same time: it
// is a move of its own. The end of a consent is not taken back. Both are refused as facts.
func (r *Referral) Correct(act lifecycle.Act, from int, replacements ...Move) error {
	own := make([]Move, len(replacements))
	for i, mv := range replacements {
		mv.Data = mv.Data.normal()
		own[i] = mv
	}
	next, err := referrals.Correct(r.history, act, from, own...)
	if err == nil {
		err = ungated(kindReferral, r.history, next, r.Next(act.By), WithdrawConsent, Send, Accept, Expire)
	}
	return r.marked(next, act, lifecycle.Corrected, err)
}

// Redact takes the words of the entry numbered seq away. The participant may for
// every entry, others for their own.
func (r *Referral) Redact(act lifecycle.Act, seq int) error {
	next, err := referrals.Redact(r.history, act, seq)
	return r.marked(next, act, lifecycle.Redacted, err)
}

func (r *Referral) marked(next History, act lifecycle.Act, mark string, err error) error {
	if err == nil {
		err = lawOf(r.request.IsSelf()).marked(kindReferral, next, r.State(), mark)
	}
	if err != nil {
		return err
	}
	r.history = next
	return nil
}

// Digest stands for the whole record, its request included; any change that still
// loads changes it.
func (r Referral) Digest() lifecycle.Digest {
	q := r.request
	return r.history.Digest().With(string(q.ID), string(q.Participant), string(q.Requester), string(q.Receiver),
		string(q.Service), string(q.Urgency), string(q.Plan), string(q.Goal), string(q.Earlier), joined(q.Shares))
}

type storedReferral struct {
	Request Request                                `json:"request"`
	History lifecycle.Stored[State, Event, Change] `json:"history"`
}

// MarshalJSON returns the stored form of r. The zero Referral cannot be stored: [ErrIncomplete].
func (r Referral) MarshalJSON() ([]byte, error) {
	if r.history.IsZero() {
		return nil, fmt.Errorf("%w: a referral that was not drafted", ErrIncomplete)
	}
	return json.Marshal(storedReferral{r.request, r.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// and leaves r unchanged on error.
func (r *Referral) UnmarshalJSON(data []byte) error {
	var in storedReferral
	if err := lifecycle.ReadStored(kindReferral, data, &in); err != nil {
		return err
	}
	if err := in.Request.check(); err != nil {
		return &lifecycle.RecordError{Lifecycle: kindReferral, Field: "request", What: "is incomplete"}
	}
	loaded := Referral{request: in.Request}
	var err error
	if loaded.history, err = referrals.Restore(in.History, loaded.request.seats()...); err != nil {
		return err
	}
	if err := lawOf(loaded.request.IsSelf()).loaded(kindReferral, loaded.history); err != nil {
		return err
	}
	*r = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (r Referral) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps people out of logs.
func (r Referral) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r Referral) shown() string {
	if r.history.IsZero() {
		return "[no referral]"
	}
	return "[referral " + string(r.State()) + "]"
}
