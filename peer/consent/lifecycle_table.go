package consent

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// An Event is something that happens to a consent.
type Event string

// Events of a consent.
const (
	DraftConsent     Event = "draft"     // somebody writes it
	ReviseConsent    Event = "revise"    // the draft is rewritten
	SignConsent      Event = "sign"      // it is signed and in force
	DeclineConsent   Event = "decline"   // the person says no
	StopConsent      Event = "stop"      // the person says that sharing is to stop
	LiftConsent      Event = "lift"      // the person lets sharing go on
	RevokeConsent    Event = "revoke"    // the person takes it back
	ExpireConsent    Event = "expire"    // it ran out
	SupersedeConsent Event = "supersede" // another took its place
)

// String returns the name under which e is stored and sent.
func (e Event) String() string { return string(e) }

// A Change is what a move of a consent changes beside its state.
type Change struct {
	Terms string         `json:"terms,omitempty"` // fingerprint of the terms drafted, revised or signed
	Next  peer.ConsentID `json:"next,omitempty"`  // the consent that takes its place
}

const (
	partTerms = "terms"
	partNext  = "next"
)

// Has reports whether the named part is set.
func (c Change) Has(part string) bool {
	return part == partTerms && c.Terms != "" || part == partNext && c.Next != ""
}

// Parts returns how many parts are set.
func (c Change) Parts() int {
	n := 0
	for _, part := range []string{partTerms, partNext} {
		if c.Has(part) {
			n++
		}
	}
	return n
}

// Valid reports whether it can be stored as it is.
func (c Change) Valid() bool {
	if c.Terms != "" && len(c.Terms) != 64 {
		return false
	}
	for _, r := range c.Terms {
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') {
			return false
		}
	}
	return storable.ID(string(c.Next))
}

// Seat names nobody.
func (Change) Seat(lifecycle.Party) string { return "" }

// Format keeps what was agreed out of every verb of fmt.
func (Change) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps what was agreed out of logs.
func (Change) LogValue() slog.Value { return slog.StringValue("[change]") }

// Lifecycle returns the whole rule of a consent: what it does not list is refused.
// The person takes it back, declines it or has sharing stopped at any time and
// without a reason, by themselves or by somebody who speaks for them; staff may enter
// what they heard or were handed, except an electronic signature. Only the person and
// whoever signed lets sharing go on.
func Lifecycle() lifecycle.Table[State, Event] {
	const participant, worker, supervisor, programme = lifecycle.ParticipantParty, lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty
	type row = lifecycle.Row[State, Event]
	from := func(s ...State) []State { return s }
	own := []lifecycle.Party{participant, RepresentativeParty}
	anybody := []lifecycle.Party{participant, RepresentativeParty, worker, supervisor, programme}
	terms := []lifecycle.Need{lifecycle.Part(partTerms).From()}
	stages := source.DesignDefault("stages of a consent")
	wish := source.DesignDefault("a spoken wish is recorded at once and sharing stops; writing may follow")
	revocation := part2.At("§2.31(a): right to revoke in writing, except as far as it was relied on", source.Verified)
	signature := part2.At("§2.31(a): nine elements of a written consent", source.Verified)
	return lifecycle.Table[State, Event]{
		Name: "consent", Version: 1, Start: StateDraft, Final: from(StateExpired, StateRevoked, StateSuperseded, StateDeclined),
		Seated:    []lifecycle.Party{participant},
		CorrectBy: anybody,
		RedactBy:  anybody,
		OwnMarks:  true,
		RedactAny: []lifecycle.Party{participant},
		MarkCodes: []string{"late", "wrong_time", "wrong_person", "wrong_event", "privacy"},
		Leave:     RevokeConsent,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: spanish()},
		Rows: []row{
			{Event: DraftConsent, To: StateDraft, Parties: anybody, Needs: terms, Source: stages,
				Doc: "Somebody writes what the person is asked to agree to. Nothing is shared by it."},
			{Event: ReviseConsent, From: from(StateDraft), To: StateDraft, Parties: anybody, Needs: terms, Source: stages,
				Doc: "The draft is rewritten before it is signed."},
			{Event: SignConsent, From: from(StateDraft), To: StateActive, Parties: anybody, Needs: terms, Source: signature,
				Doc: "It is signed, with everything that it must have."},
			{Event: DeclineConsent, From: from(StateDraft), To: StateDeclined, Parties: anybody, Source: stages,
				Doc: "The person does not agree. No reason is asked."},
			{Event: StopConsent, From: from(StateActive), To: StateStopped, Parties: anybody, Source: wish,
				Doc: "The person says that sharing is to stop. It stops at once, whether or not it is put in writing."},
			{Event: LiftConsent, From: from(StateStopped), To: StateActive, Parties: own, Source: wish,
				Doc: "The person lets sharing go on. Nobody else says it for them."},
			{Event: RevokeConsent, From: from(StateDraft, StateActive, StateStopped), To: StateRevoked, Parties: anybody, Source: revocation,
				Doc: "The person takes it back, at any time and without a reason. From then on nothing is shared by it; what was told before stays told."},
			{Event: ExpireConsent, From: from(StateDraft, StateActive, StateStopped), To: StateExpired, Parties: []lifecycle.Party{worker, supervisor, programme, lifecycle.SystemParty}, Source: stages,
				Doc: "Its day is over, its event has happened, or the draft was never answered. It holds no longer even if nobody enters this."},
			{Event: SupersedeConsent, From: from(StateActive, StateStopped), To: StateSuperseded, Parties: anybody, Needs: []lifecycle.Need{lifecycle.Part(partNext).From()},
				Source: source.DesignDefault("another purpose is another consent, which takes the place of the one before"),
				Doc:    "Another consent of the same person and kind, signed and in force, takes its place."},
		},
	}
}

// spanish returns the names that participants read in Spanish.
func spanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "el consentimiento",
		States: map[string]string{
			string(StateDraft):      "en borrador",
			string(StateActive):     "en vigor",
			string(StateStopped):    "detenido",
			string(StateExpired):    "vencido",
			string(StateRevoked):    "revocado",
			string(StateSuperseded): "reemplazado",
			string(StateDeclined):   "rechazado",
		},
		Events: map[string]string{
			string(DraftConsent):     "redactar",
			string(ReviseConsent):    "cambiar el borrador",
			string(SignConsent):      "firmar",
			string(DeclineConsent):   "decir que no",
			string(StopConsent):      "pedir que se deje de compartir",
			string(LiftConsent):      "permitir que se siga compartiendo",
			string(RevokeConsent):    "revocar",
			string(ExpireConsent):    "vencer",
			string(SupersedeConsent): "reemplazar",
		},
	}
}
