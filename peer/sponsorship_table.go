package peer

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// SponsorParty is the side of the sponsor in a [Sponsorship].
const SponsorParty lifecycle.Party = "sponsor"

// SponsorActor returns the sponsor as one who makes a move.
func SponsorActor(id SponsorID) lifecycle.Actor {
	return lifecycle.Actor{Party: SponsorParty, ID: string(id)}
}

// A SponsorshipEvent is something that happens in a sponsorship.
type SponsorshipEvent string

// Events of a sponsorship.
const (
	SeekSponsor      SponsorshipEvent = "seek"            // the person wants a sponsor
	AskSponsor       SponsorshipEvent = "ask"             // somebody is asked
	WithdrawAsking   SponsorshipEvent = "withdraw"        // the person takes the request back
	DeclineSponsee   SponsorshipEvent = "decline"         // whoever was asked says no
	BeginTemporary   SponsorshipEvent = "begin_temporary" // yes, for a short time
	AgreeSponsorship SponsorshipEvent = "agree"           // yes
	PauseSponsor     SponsorshipEvent = "pause"           // for a while
	ResumeSponsor    SponsorshipEvent = "resume"          // it goes on
	EndSponsorship   SponsorshipEvent = "end"             // over
)

// String returns the name under which e is stored and sent.
func (e SponsorshipEvent) String() string { return string(e) }

// A SponsorshipChange is what a move of a sponsorship changes beside its state.
type SponsorshipChange struct {
	Sponsor SponsorID `json:"sponsor,omitempty"` // who is asked, or sponsors for a time
}

// Has reports whether the named part is set.
func (c SponsorshipChange) Has(part string) bool {
	return part == string(SponsorParty) && c.Sponsor != ""
}

// Parts returns how many parts are set.
func (c SponsorshipChange) Parts() int {
	if c.Sponsor != "" {
		return 1
	}
	return 0
}

// Seat returns whom the change names for a party, or "".
func (c SponsorshipChange) Seat(p lifecycle.Party) string {
	if p == SponsorParty {
		return string(c.Sponsor)
	}
	return ""
}

// Valid reports whether the id of the person named can be stored as it is.
func (c SponsorshipChange) Valid() bool { return storable.ID(string(c.Sponsor)) }

// Format keeps the person named out of every verb of fmt.
func (SponsorshipChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps the person named out of logs.
func (SponsorshipChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// Codes of a pause and of an end. One about a return to use is somebody's own
// word and is never set by anything but the person: a sponsor may give their
// own, and may not give the participant's.
var (
	sponsorPauses  = []string{"travel", "illness", "conflict", "sponsor_return_to_use"}
	sponsorEndings = []string{"completed_work", "changed", "moved", "sponsor_return_to_use", "boundary", "faded", "death"}
	sponseePauses  = append([]string{"sponsee_return_to_use"}, sponsorPauses...)
	sponseeEndings = append([]string{"sponsee_return_to_use"}, sponsorEndings...)
)

var (
	// askedFreely is what the fellowship itself says: no rules, informal asking,
	// a change at any time by either.
	askedFreely = source.Source{Title: "Questions and Answers on Sponsorship", Issuer: "A.A. World Services",
		Locator: "no rules; asking is informal; either may change at any time; read in copies of two intergroups", Evidence: source.Secondary}
	sponsorStages = source.DesignDefault("stages of a sponsorship, drawn from what the fellowships describe")
)

// SponsorshipLifecycle returns the whole rule of a sponsorship: what it does not
// list is refused. There are two sides in it, the participant and the sponsor,
// and no programme. Either may end it at any time without a reason. The
// participant, whose record it is, may also enter what the sponsor answered,
// since a sponsor need not use the host's program.
func SponsorshipLifecycle() lifecycle.Table[SponsorshipState, SponsorshipEvent] {
	const participant, sponsor = lifecycle.ParticipantParty, SponsorParty
	type row = lifecycle.Row[SponsorshipState, SponsorshipEvent]
	from := func(s ...SponsorshipState) []SponsorshipState { return s }
	fill := []lifecycle.Seating{lifecycle.Fill(sponsor)}
	vacate := []lifecycle.Seating{lifecycle.Vacate(sponsor)}
	t := lifecycle.Table[SponsorshipState, SponsorshipEvent]{
		Name: "sponsorship", Version: 1, Start: SponsorshipSeeking, Final: from(SponsorshipEnded),
		Seated:    by(participant, sponsor),
		Paused:    from(SponsorshipPaused),
		CorrectBy: by(participant, sponsor),
		RedactBy:  by(participant, sponsor),
		OwnMarks:  true,
		RedactAny: by(participant),
		Leave:     EndSponsorship,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: sponsorshipSpanish()},
		Rows: []row{
			{Event: SeekSponsor, To: SponsorshipSeeking, Parties: by(participant),
				Doc: "The person wants a sponsor."},
			{Event: AskSponsor, From: from(SponsorshipSeeking), To: SponsorshipAsked, Parties: by(participant), Seats: fill,
				Doc: "Somebody is asked. Asking is informal.", Source: askedFreely},
			{Event: WithdrawAsking, From: from(SponsorshipAsked), To: SponsorshipSeeking, Parties: by(participant), Seats: vacate,
				Doc: "The person takes the request back."},
			{Event: DeclineSponsee, From: from(SponsorshipAsked), To: SponsorshipSeeking, Parties: by(sponsor, participant), Seats: vacate,
				Doc: "Whoever was asked says no, and needs no reason. The person goes on looking."},
			{Event: BeginTemporary, From: from(SponsorshipSeeking), To: SponsorshipTemporary, Parties: by(participant), Seats: fill,
				Doc: "Somebody sponsors for a short time, until it is known whether it fits.", Source: askedFreely},
			{Event: BeginTemporary, From: from(SponsorshipAsked), To: SponsorshipTemporary, Parties: by(sponsor, participant),
				Doc: "Whoever was asked says yes for a short time.", Source: askedFreely},
			{Event: AgreeSponsorship, From: from(SponsorshipAsked), To: SponsorshipActive, Parties: by(sponsor, participant),
				Doc: "Whoever was asked says yes."},
			{Event: AgreeSponsorship, From: from(SponsorshipTemporary), To: SponsorshipActive, Parties: by(participant),
				Doc: "It fits and goes on; the participant says so."},
			{Event: PauseSponsor, From: from(SponsorshipTemporary, SponsorshipActive), To: SponsorshipPaused, Parties: by(participant), Codes: sponseePauses,
				Doc: "No contact for a while, without a reason being asked."},
			{Event: PauseSponsor, From: from(SponsorshipTemporary, SponsorshipActive), To: SponsorshipPaused, Parties: by(sponsor), Codes: sponsorPauses,
				Doc: "The sponsor steps back for a while, as when they have returned to use themselves."},
			{Event: ResumeSponsor, From: from(SponsorshipPaused), To: lifecycle.Prior[SponsorshipState](), Parties: by(participant, sponsor), Asker: true,
				Doc: "It goes on as before the pause, as soon as whoever of the two paused says so."},
			{Event: EndSponsorship, From: from(SponsorshipSeeking, SponsorshipAsked, SponsorshipTemporary, SponsorshipActive, SponsorshipPaused), To: SponsorshipEnded,
				Parties: by(participant), Codes: sponseeEndings,
				Doc: "The participant ends it, at any time and without a reason.", Source: askedFreely},
			{Event: EndSponsorship, From: from(SponsorshipTemporary, SponsorshipActive, SponsorshipPaused), To: SponsorshipEnded,
				Parties: by(sponsor), Codes: sponsorEndings,
				Doc: "The sponsor ends it, at any time and without a reason.", Source: askedFreely},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = sponsorStages
		}
	}
	return t
}

// sponsorshipSpanish returns the names that participants read in Spanish.
func sponsorshipSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "el padrinazgo",
		States: map[string]string{
			string(SponsorshipSeeking):   "en búsqueda de padrino o madrina",
			string(SponsorshipAsked):     "con petición hecha",
			string(SponsorshipTemporary): "temporal",
			string(SponsorshipActive):    "activo",
			string(SponsorshipPaused):    "en pausa",
			string(SponsorshipEnded):     "terminado",
		},
		Events: map[string]string{
			string(SeekSponsor):      "buscar padrino o madrina",
			string(AskSponsor):       "pedirlo a alguien",
			string(WithdrawAsking):   "retirar la petición",
			string(DeclineSponsee):   "decir que no",
			string(BeginTemporary):   "empezar de forma temporal",
			string(AgreeSponsorship): "decir que sí",
			string(PauseSponsor):     "hacer una pausa",
			string(ResumeSponsor):    "reanudar",
			string(EndSponsorship):   "terminar",
		},
	}
}
