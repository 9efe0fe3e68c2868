package consent

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/internal/strictjson"
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
// entered that. Its last day is counted in the zone, nil being UTC.
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

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. Everybody may, with a reason, as long as
// they entered all of them and make every replacement: nobody takes back that
// somebody else said no. Terms among the replacements must be those of an earlier
// version.
func (c *Consent) Correct(act lifecycle.Act, from int, replacements ...Move) error {
	next, err := machine.Correct(c.history, act, from, replacements...)
	return c.marked(next, act, lifecycle.Corrected, err)
}

// Redact takes the words of the entry numbered seq away. The person may for every
// entry, everybody else for their own.
func (c *Consent) Redact(act lifecycle.Act, seq int) error {
	next, err := machine.Redact(c.history, act, seq)
	return c.marked(next, act, lifecycle.Redacted, err)
}

func (c *Consent) marked(next History, act lifecycle.Act, mark string, err error) error {
	if err != nil {
		return err
	}
	if foreignMark(next) != 0 {
		legal := c.Next(act.By)
		names := make([]string, len(legal))
		for i, e := range legal {
			names[i] = string(e)
		}
		return &lifecycle.Refusal{Lifecycle: "consent", State: string(c.State()), Event: mark, Code: lifecycle.CodeNotYourMove,
			Want: "whoever entered it, and replacements that are their own", Legal: names}
	}
	candidate := Consent{id: c.id, versions: c.versions, history: next}
	if seq := candidate.misfit(); seq != 0 {
		return &lifecycle.Refusal{Lifecycle: "consent", State: string(c.State()), Event: mark, Code: lifecycle.CodeGuard,
			Guard: "terms", Want: "the terms of an earlier version, and whoever signed them"}
	}
	c.history = next
	return nil
}

// foreignMark returns the number of the first correction of what somebody else
// entered, of the first redaction of it by anybody but the person, or of the first
// replacement in another's name; 0 if there is none.
func foreignMark(h History) int {
	entries := h.Entries()
	for i, mark := range entries {
		for _, e := range entries[:i] {
			switch {
			case mark.Voids > 0 && e.Seq >= mark.Voids && e.Voids == 0 && e.Redacts == 0 && e.By != mark.By,
				mark.Redacts > 0 && e.Seq == mark.Redacts && e.By != mark.By && mark.By.Party != lifecycle.ParticipantParty:
				return mark.Seq
			}
		}
		for _, e := range entries[i+1 : min(i+1+mark.Replaces, len(entries))] {
			if e.By != mark.By {
				return e.Seq
			}
		}
	}
	return 0
}

// misfit returns the number of the first entry whose terms are not kept, or that is
// made by a representative who did not sign, or 0. What it checks follows from the
// record alone.
func (c Consent) misfit() int {
	for _, e := range c.history.Entries() {
		if e.Data.Terms == "" {
			continue
		}
		t, kept := c.version(e.Data.Terms)
		if !kept || e.Event == SignConsent && !signable(t, e.By) {
			return e.Seq
		}
	}
	var drafted Terms
	for _, e := range c.history.Moves() {
		t, _ := c.version(e.Data.Terms)
		if e.Event == SignConsent && !t.signs(drafted) {
			return e.Seq
		}
		if e.Data.Terms != "" {
			drafted = t
		}
		if e.Event == LiftConsent && !signable(c.termsOf(c.history.AsOf(e.At)), e.By) {
			return e.Seq
		}
	}
	return 0
}

// signable reports whether the terms bear a signature that the actor may enter: a
// representative enters their own, and the person theirs.
func signable(t Terms, by lifecycle.Actor) bool {
	switch by.Party {
	case RepresentativeParty:
		return t.Signature.Capacity != "" && t.Signature.Capacity != CapacitySelf && t.Signature.Signer == by.ID
	case lifecycle.ParticipantParty:
		return t.Signature.Capacity == CapacitySelf
	}
	return t.Signature.Form != ""
}

// Digest stands for the whole record, its id and terms included.
func (c Consent) Digest() lifecycle.Digest {
	fields := []string{string(c.id)}
	for _, v := range c.versions {
		fields = append(fields, v.print)
	}
	return c.history.Digest().With(fields...)
}

type storedConsent struct {
	ID      peer.ConsentID                         `json:"id"`
	Terms   []Terms                                `json:"terms"`
	History lifecycle.Stored[State, Event, Change] `json:"history"`
}

// MarshalJSON returns the stored form of c. The zero Consent cannot be stored:
// [ErrIncomplete].
func (c Consent) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: a consent that was not drafted", ErrIncomplete)
	}
	terms := make([]Terms, len(c.versions))
	for i, v := range c.versions {
		terms[i] = v.terms
	}
	return json.Marshal(storedConsent{c.id, terms, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about, what
// [Terms.Check] returns, and leaves c unchanged on error.
func (c *Consent) UnmarshalJSON(data []byte) error {
	var in storedConsent
	if err := strictjson.Unmarshal(data, &in); err != nil {
		return unreadable("consent", err)
	}
	bad := func(seq int, field, what string) error {
		return &lifecycle.RecordError{Lifecycle: "consent", Seq: seq, Field: field, What: what}
	}
	if in.ID == "" || !storable.ID(string(in.ID)) || len(in.Terms) == 0 {
		return bad(0, "id", "or terms are missing")
	}
	loaded := Consent{id: in.ID}
	for _, t := range in.Terms {
		if err := t.Check(); err != nil {
			return err
		}
		if t.Participant != in.Terms[0].Participant || t.Kind != in.Terms[0].Kind {
			return bad(0, "terms", "are of another person or kind")
		}
		loaded.versions = append(loaded.versions, versionOf(t))
	}
	var err error
	if loaded.history, err = machine.Restore(in.History, seat(in.Terms[0].Participant)); err != nil {
		return err
	}
	if seq := foreignMark(loaded.history); seq != 0 {
		return bad(seq, "by", "is somebody else than whoever entered what the mark touches, or corrected it")
	}
	if seq := loaded.misfit(); seq != 0 {
		return bad(seq, "terms", "are not kept, or not signed by whoever entered that")
	}
	if !loaded.named() {
		return bad(0, "terms", "hold a version that no entry names, or one twice")
	}
	*c = loaded
	return nil
}

// named reports whether every version is named by an entry and is there once.
func (c Consent) named() bool {
	var prints []string
	for _, e := range c.history.Entries() {
		prints = append(prints, e.Data.Terms)
	}
	for i, v := range c.versions {
		if !slices.Contains(prints, v.print) || slices.ContainsFunc(c.versions[:i], func(o version) bool { return o.print == v.print }) {
			return false
		}
	}
	return true
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
