package peer

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// CompanionParty is the other side of a [Link]: the supporter, or the other of a pair.
const CompanionParty lifecycle.Party = "companion"

// A LinkEvent is something that happens in a link.
type LinkEvent string

// Events of a link.
const (
	OfferLink      LinkEvent = "offer"    // one side or the programme offers it
	AgreeLink      LinkEvent = "agree"    // a side agrees
	AllowInLink    LinkEvent = "allow"    // a side gives one permission
	DisallowInLink LinkEvent = "disallow" // a side takes one permission back
	EndLink        LinkEvent = "end"      // a side ends it
)

// String returns the name under which e is stored and sent.
func (e LinkEvent) String() string { return string(e) }

// A LinkChange is what a move of a link changes beside its state.
type LinkChange struct {
	Permission Permission `json:"permission,omitempty"`
}

const partPermission = "permission"

// Has reports whether the named part is set.
func (c LinkChange) Has(part string) bool { return part == partPermission && c.Permission != "" }

// Parts returns how many parts are set.
func (c LinkChange) Parts() int {
	if c.Permission != "" {
		return 1
	}
	return 0
}

// Valid reports whether the permission is one that has a name, or none.
func (c LinkChange) Valid() bool {
	return c.Permission == "" || slices.Contains(permissions, c.Permission)
}

// Seat names nobody.
func (LinkChange) Seat(lifecycle.Party) string { return "" }

// Format keeps what somebody permits out of every verb of fmt.
func (LinkChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps what somebody permits out of logs.
func (LinkChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// LinkLifecycle returns the whole rule of a link: what it does not list is
// refused. Both sides must agree; either ends it at any time without a reason.
func LinkLifecycle() lifecycle.Table[LinkState, LinkEvent] {
	const participant, companion = lifecycle.ParticipantParty, CompanionParty
	type row = lifecycle.Row[LinkState, LinkEvent]
	from := func(s ...LinkState) []LinkState { return s }
	both := by(participant, companion)
	permission := []lifecycle.Need{lifecycle.Part(partPermission).From()}
	optIn := source.DesignDefault("a tie between two people begins when both want it and ends when one does not")
	return lifecycle.Table[LinkState, LinkEvent]{
		Name: "link", Version: 1, Start: LinkOffered, Final: from(LinkEnded),
		Seated:    both,
		CorrectBy: both,
		RedactBy:  both,
		OwnMarks:  true,
		Leave:     EndLink,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: linkSpanish()},
		Rows: []row{
			{Event: OfferLink, To: LinkOffered, Parties: by(participant, companion, lifecycle.ProgrammeParty), Source: optIn,
				Doc: "One of the two, or the programme, offers it."},
			{Event: AgreeLink, From: from(LinkOffered), To: LinkActive, Parties: both, Both: both, Spoken: true, Source: optIn,
				Doc: "The side that did not offer agrees; an offer of the programme needs both."},
			{Event: AllowInLink, From: from(LinkActive), To: LinkActive, Parties: both, Needs: permission, Source: optIn,
				Doc: "One side lets the other know or do one more thing."},
			{Event: DisallowInLink, From: from(LinkActive), To: LinkActive, Parties: both, Needs: permission, Source: optIn,
				Doc: "One side takes one permission back, which counts at once."},
			{Event: EndLink, From: from(LinkOffered, LinkActive), To: LinkEnded, Parties: both, Source: voluntary,
				Doc: "Either ends it, or does not want it, at any time and without a reason. Every permission in it ends."},
		},
	}
}

// linkSpanish returns the names that participants read in Spanish.
func linkSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "el vínculo",
		States: map[string]string{
			string(LinkOffered): "ofrecido",
			string(LinkActive):  "activo",
			string(LinkEnded):   "terminado",
		},
		Events: map[string]string{
			string(OfferLink):      "ofrecer",
			string(AgreeLink):      "aceptar",
			string(AllowInLink):    "dar un permiso",
			string(DisallowInLink): "retirar un permiso",
			string(EndLink):        "terminar",
		},
	}
}
