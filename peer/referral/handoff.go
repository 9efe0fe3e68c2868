package referral

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// HandoffID names one hand-off.
type HandoffID = peer.ID[Handoff]

// Parts of the kernel as hand-offs use them.
type (
	// HandoffHistory is everything that happened in a hand-off.
	HandoffHistory = lifecycle.History[HandoffState, HandoffEvent, Change]
	// HandoffEntry is one line of it.
	HandoffEntry = lifecycle.Entry[HandoffState, HandoffEvent, Change]
	// HandoffMove is an event to fire, with what it changes.
	HandoffMove = lifecycle.Move[HandoffEvent, Change]
)

const kindHandoff = "handoff"

var handoffs = lifecycle.Must(lifecycle.New[HandoffState, HandoffEvent, Change](HandoffLifecycle()))

// A HandoffOffer says who introduces whom to whom.
type HandoffOffer struct {
	ID          HandoffID          `json:"id"`
	Participant peer.ParticipantID `json:"participant"`
	Worker      peer.WorkerID      `json:"worker"`
	Receiver    ReceiverID         `json:"receiver"`
	Referral    peer.ReferralID    `json:"referral,omitempty"` // the referral that it belongs to, if there is one
	Shares      []Category         `json:"shares,omitempty"`   // what it tells the receiver: no more than [PurposeHandoff] needs
}

func (o HandoffOffer) check() error {
	for _, id := range []string{string(o.ID), string(o.Participant), string(o.Worker), string(o.Receiver)} {
		if id == "" || !storable.ID(id) {
			return fmt.Errorf("%w: a hand-off needs an id, a participant, a worker and a receiver, by ids in valid UTF-8 of at most 256 bytes", ErrIncomplete)
		}
	}
	if !storable.ID(string(o.Referral)) {
		return fmt.Errorf("%w: the referral of a hand-off has an id in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	return checkShares(o.Shares)
}

func (o HandoffOffer) seats() []lifecycle.Seat {
	return []lifecycle.Seat{
		{Party: lifecycle.ParticipantParty, ID: string(o.Participant)},
		{Party: lifecycle.WorkerParty, ID: string(o.Worker)},
		{Party: ReceiverParty, ID: string(o.Receiver)},
	}
}

// Format keeps people out of every verb of fmt.
func (HandoffOffer) Format(f fmt.State, _ rune) { redact.Format(f, "[hand-off offer]") }

// LogValue keeps people out of logs.
func (HandoffOffer) LogValue() slog.Value { return slog.StringValue("[hand-off offer]") }

// A Handoff is one warm hand-off: a peer introduces a participant to a receiver,
// live, and hears that they arrived. Use [NewHandoff] to offer one; the zero Handoff
// is at no stage and refuses every event.
type Handoff struct {
	offer   HandoffOffer
	history HandoffHistory
}

// NewHandoff returns a hand-off that is offered. It returns [ErrIncomplete] if the
// offer lacks somebody, [ErrTooMuch] if it shares more than it needs, and a
// [*lifecycle.Refusal] unless the worker makes it.
func NewHandoff(offer HandoffOffer, act lifecycle.Act) (*Handoff, error) {
	if err := offer.check(); err != nil {
		return nil, err
	}
	offer.Shares = slices.Clone(offer.Shares)
	h := &Handoff{offer: offer}
	var err error
	if h.history, err = handoffs.Open(offer.seats()...); err != nil {
		return nil, err
	}
	if err := h.Fire(HandoffMove{Act: act, Event: OfferHandoff}, Facts{}); err != nil {
		return nil, err
	}
	return h, nil
}

// Offer returns who introduces whom to whom.
func (h Handoff) Offer() HandoffOffer {
	o := h.offer
	o.Shares = slices.Clone(o.Shares)
	return o
}

// State returns the stage, or "" for the zero value.
func (h Handoff) State() HandoffState { return h.history.State() }

// IsOver reports whether it has come to an end, good or not.
func (h Handoff) IsOver() bool { return handoffs.IsFinal(h.State()) }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (h Handoff) Revision() int { return h.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (h Handoff) History() HandoffHistory { return h.history }

// Next returns the events that the actor may fire now, sorted.
func (h Handoff) Next(by lifecycle.Actor) []HandoffEvent { return handoffs.Next(h.history, by) }

// Consent returns the consent that it rests on, or "" before it is given.
func (h Handoff) Consent() peer.ConsentID {
	for _, e := range h.history.Moves() {
		if e.Event == ConsentHandoff {
			return e.Data.Consent
		}
	}
	return ""
}

// Dependent returns the hand-off as something that rests on a consent, for the
// list of what ends with it. Before the consent it rests on none.
func (h Handoff) Dependent() consent.Dependent {
	return consent.Dependent{Kind: consent.DependentHandoff, ID: string(h.offer.ID), Consent: h.Consent(), Open: !h.history.IsZero() && !h.IsOver()}
}

// Engagement returns the tie between the receiver and the participant that h is:
// from the introduction until it ends. now is the verdict on its consent.
func (h Handoff) Engagement(now peer.ConsentVerdict) Engagement {
	e := Engagement{Kind: EngagementHandoff, ID: string(h.offer.ID), Participant: h.offer.Participant, Party: h.offer.Receiver, Consent: now}
	for _, m := range h.history.Moves() {
		if m.Event == Introduce {
			e.From = m.At
		}
		if handoffs.IsFinal(m.To) && e.Until.IsZero() {
			e.Until = m.At
		}
	}
	return e
}

// Fire makes any move of the table. f are the facts outside the history, judged
// when the consent is entered or ends and at the introduction; other events
// ignore them. It refuses, by the name in parentheses, a consent that is not in
// force (consent), the end of one that is (consent_stands), a receiver that is gone
// (receiver_gone), an introduction in writing (not_live), a confirmation without the
// next step (next_step), an appointment in the past (past_appointment), a no-show
// without one (no_appointment), an end for a no-show (no_show_unrecorded) or for
// attempts (no_attempt) that are not on record, and "other" without words
// (words_missing). The methods named after the events call it.
func (h *Handoff) Fire(mv HandoffMove, f Facts) error {
	mv.Data = mv.Data.normal()
	next, _, err := handoffs.Fire(h.history, mv, func() error {
		if rule, want := handoffLaw(h.history.Moves(), mv); rule != "" {
			return lifecycle.Deny(rule, want)
		}
		return f.judgeHandoff(mv)
	})
	if err != nil {
		return err
	}
	h.history = next
	return nil
}

// Correct replaces the entries from the one numbered from on, as [Referral.Correct] does.
func (h *Handoff) Correct(act lifecycle.Act, from int, replacements ...HandoffMove) error {
	own := make([]HandoffMove, len(replacements))
	for i, mv := range replacements {
		mv.Data = mv.Data.normal()
		own[i] = mv
	}
	next, err := handoffs.Correct(h.history, act, from, own...)
	if err == nil {
		err = ungated(kindHandoff, h.history, next, h.Next(act.By), WithdrawHandoffConsent, ConsentHandoff, Introduce)
	}
	return h.marked(next, act, lifecycle.Corrected, err)
}

// Redact takes the words of the entry numbered seq away, as [Referral.Redact] does.
func (h *Handoff) Redact(act lifecycle.Act, seq int) error {
	next, err := handoffs.Redact(h.history, act, seq)
	return h.marked(next, act, lifecycle.Redacted, err)
}

func (h *Handoff) marked(next HandoffHistory, act lifecycle.Act, mark string, err error) error {
	if err == nil {
		err = law[HandoffState, HandoffEvent](handoffLaw).marked(kindHandoff, next, h.State(), mark)
	}
	if err != nil {
		return err
	}
	h.history = next
	return nil
}

// Digest stands for the whole record, its offer included.
func (h Handoff) Digest() lifecycle.Digest {
	o := h.offer
	return h.history.Digest().With(string(o.ID), string(o.Participant), string(o.Worker), string(o.Receiver), string(o.Referral), joined(o.Shares))
}

type storedHandoff struct {
	Offer   HandoffOffer                                         `json:"offer"`
	History lifecycle.Stored[HandoffState, HandoffEvent, Change] `json:"history"`
}

// MarshalJSON returns the stored form of h. The zero Handoff cannot be stored: [ErrIncomplete].
func (h Handoff) MarshalJSON() ([]byte, error) {
	if h.history.IsZero() {
		return nil, fmt.Errorf("%w: a hand-off that was not offered", ErrIncomplete)
	}
	return json.Marshal(storedHandoff{h.offer, h.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// and leaves h unchanged on error.
func (h *Handoff) UnmarshalJSON(data []byte) error {
	var in storedHandoff
	if err := lifecycle.ReadStored(kindHandoff, data, &in); err != nil {
		return err
	}
	if err := in.Offer.check(); err != nil {
		return &lifecycle.RecordError{Lifecycle: kindHandoff, Field: "offer", What: "is incomplete"}
	}
	loaded := Handoff{offer: in.Offer}
	var err error
	if loaded.history, err = handoffs.Restore(in.History, loaded.offer.seats()...); err != nil {
		return err
	}
	if err := law[HandoffState, HandoffEvent](handoffLaw).loaded(kindHandoff, loaded.history); err != nil {
		return err
	}
	*h = loaded
	return nil
}

// ContactLog returns every attempt, contact and appointment of h.
func (h Handoff) ContactLog() ContactLog {
	return contactLog(h.history.Moves(), logEvents[HandoffEvent]{AttemptHandoff, Introduce, HandoffNoShow, ConfirmAttendance})
}

// DaysToAttendance returns how many calendar days of the zone, UTC if nil, passed
// from the offer until the participant was there. ok is false if they were not so far.
func (h Handoff) DaysToAttendance(zone *time.Location) (days int, ok bool) {
	moves := h.history.Moves()
	if len(moves) == 0 {
		return 0, false
	}
	return daysBetween(moves[0].At, h.ContactLog().Attended, zone)
}

// Format prints the stage and keeps people out of every verb of fmt.
func (h Handoff) Format(f fmt.State, _ rune) { redact.Format(f, h.shown()) }

// LogValue keeps people out of logs.
func (h Handoff) LogValue() slog.Value { return slog.StringValue(h.shown()) }

func (h Handoff) shown() string {
	if h.history.IsZero() {
		return "[no hand-off]"
	}
	return "[hand-off " + string(h.State()) + "]"
}
