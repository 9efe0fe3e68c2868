package consent

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as consents use them.
type (
	// History is everything that happened to a consent.
	History = lifecycle.History[State, Event, Change]
	// Move is an event to fire, with what it changes.
	Move = lifecycle.Move[Event, Change]
)

var machine = lifecycle.Must(lifecycle.New[State, Event, Change](Lifecycle()))

// A Consent is what a person agreed to on one question, with its [Terms] as they
// were drafted, revised and signed, and everything that happened to it. Use
// [NewConsent] to draft one. The zero Consent is at no stage, permits nothing and
// refuses every event.
type Consent struct {
	id       peer.ConsentID
	versions []version
	history  History
}

// A version is the terms as they stood at some time, named by their fingerprint in
// the history.
type version struct {
	terms Terms
	print string
}

func versionOf(t Terms) version {
	t = t.clone()
	return version{t, t.fingerprint()}
}

// NewConsent returns a consent that is drafted. Terms may still lack what a
// signature needs. It returns [ErrIncomplete] without an id, what [Terms.Check]
// returns, and a [*lifecycle.Refusal].
func NewConsent(id peer.ConsentID, t Terms, act lifecycle.Act) (*Consent, error) {
	if id == "" || !storable.ID(string(id)) {
		return nil, fmt.Errorf("%w: a consent needs an id in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	if err := t.Check(); err != nil {
		return nil, err
	}
	c := &Consent{id: id}
	var err error
	if c.history, err = machine.Open(seat(t.Participant)); err != nil {
		return nil, err
	}
	if err := c.Fire(Move{Act: act, Event: DraftConsent}, MoveFacts{Terms: t}); err != nil {
		return nil, err
	}
	return c, nil
}

func seat(p peer.ParticipantID) lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(p)}
}

// ID returns the id of the consent.
func (c Consent) ID() peer.ConsentID { return c.id }

// Participant returns whose consent it is.
func (c Consent) Participant() peer.ParticipantID {
	if len(c.versions) == 0 {
		return ""
	}
	return c.versions[0].terms.Participant
}

// Kind returns what it is about.
func (c Consent) Kind() Kind { return c.Terms().Kind }

// Terms returns the terms as they stand: as signed, or as last drafted.
func (c Consent) Terms() Terms { return c.termsOf(c.history).clone() }

// TermsAt returns the terms as they stood at the given time; they are zero before
// the first draft.
func (c Consent) TermsAt(at time.Time) Terms { return c.termsOf(c.history.AsOf(at)).clone() }

func (c Consent) termsOf(h History) Terms {
	moves := h.Moves()
	for i := len(moves) - 1; i >= 0; i-- {
		if print := moves[i].Data.Terms; print != "" {
			t, _ := c.version(print)
			return t
		}
	}
	return Terms{}
}

// version returns the terms of a fingerprint.
func (c Consent) version(print string) (Terms, bool) {
	for _, v := range c.versions {
		if v.print == print {
			return v.terms, true
		}
	}
	return Terms{}, false
}

// State returns the stage, or "" for the zero value. A consent that is active may
// have run out all the same: see [Consent.InForce].
func (c Consent) State() State { return c.history.State() }

// IsOver reports whether the consent is at a final stage.
func (c Consent) IsOver() bool { return machine.IsFinal(c.State()) }

// InForce reports whether the consent was in force at the given time: signed, not
// stopped, not taken back, and not run out by its terms, whether or not anybody
// entered that. Its last day is counted in the zone, nil being UTC. Whether it has all
// that the moment asks for is for [Terms.Missing] and [File.Verdict] to say.
func (c Consent) InForce(at time.Time, zone *time.Location, happened ...Happened) bool {
	h := c.history.AsOf(at)
	if h.State() != StateActive {
		return false
	}
	t := c.termsOf(h)
	return t.Kind != "" && (t.Expiry.IsZero() || !t.Expiry.Ended(at, zone, happened))
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (c Consent) Revision() int { return c.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (c Consent) History() History { return c.history }

// Next returns the events that the actor may fire now, sorted.
func (c Consent) Next(by lifecycle.Actor) []Event { return machine.Next(c.history, by) }

// Digest stands for the whole record, its id and terms included.
func (c Consent) Digest() lifecycle.Digest {
	fields := []string{string(c.id)}
	for _, v := range c.versions {
		fields = append(fields, v.print)
	}
	return c.history.Digest().With(fields...)
}

// Format prints kind and stage and keeps people out of every verb of fmt.
func (c Consent) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people out of logs.
func (c Consent) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c Consent) shown() string {
	if c.history.IsZero() {
		return "[no consent]"
	}
	return "[" + string(c.Kind()) + " consent " + string(c.State()) + "]"
}
