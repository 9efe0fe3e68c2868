package recovery

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// HouseParty is the side of a house: its residents, by the vote of their meeting
// or through the officers whom they elect.
const HouseParty lifecycle.Party = "house"

// A HouseEvent is something that happens in a stay in a house.
type HouseEvent string

// Events of a stay.
const (
	ApplyToHouse   HouseEvent = "apply"         // the person asks to move in
	MeetHouse      HouseEvent = "interview"     // they meet the residents
	VoteIn         HouseEvent = "vote_in"       // the residents say yes
	DeclineHouse   HouseEvent = "decline"       // the residents say no, or the person thinks otherwise
	MoveIn         HouseEvent = "move_in"       // they move in
	AgreeOnTerms   HouseEvent = "contract"      // the house and they agree on something
	WarnInHouse    HouseEvent = "warn"          // the house warns them
	SettleInHouse  HouseEvent = "settle"        // what was agreed or warned about is over
	MoveOut        HouseEvent = "move_out"      // they move out
	ExpelFromHouse HouseEvent = "expel"         // they have to leave, by vote
	StayInTouch    HouseEvent = "stay_in_touch" // they keep in touch as one who lived there
)

// String returns the name under which e is stored and sent.
func (e HouseEvent) String() string { return string(e) }

// Codes of a warning and of having to leave. That the charter asks whoever uses to
// leave is a rule of the house and says nothing about support, which goes on.
var houseCodes = []string{"charter_rule", "rent", "house_rules", "safety"}

// HouseStayLifecycle returns the whole rule of a stay in a house that its
// residents run: what it does not list is refused. The person may move out at any
// time without a reason, and nobody sets how long they stay.
func HouseStayLifecycle() lifecycle.Table[HouseState, HouseEvent] {
	const participant = lifecycle.ParticipantParty
	type row = lifecycle.Row[HouseState, HouseEvent]
	from := func(s ...HouseState) []HouseState { return s }
	in := from(HouseResident, HouseContract, HouseWarned)
	charter := source.Of("PWOXF").At("manuals: run democratically, one vote each; the charter asks whoever drinks or uses to leave", source.Verified)
	coded := []lifecycle.Need{lifecycle.Coded.From()}
	t := lifecycle.Table[HouseState, HouseEvent]{
		Name: "house_stay", Version: 1, Start: HouseApplied, Final: from(HouseAlumni, HouseNotAdmitted),
		Seated:   by(participant),
		RedactBy: by(participant),
		Labels:   map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: houseSpanish()},
		Rows: []row{
			{Event: ApplyToHouse, To: HouseApplied, Parties: by(participant), Doc: "The person asks to move in."},
			{Event: MeetHouse, From: from(HouseApplied), To: HouseInterviewed, Parties: by(HouseParty), Doc: "They meet the residents."},
			{Event: VoteIn, From: from(HouseInterviewed), To: HouseVotedIn, Parties: by(HouseParty), Doc: "The residents say yes."},
			{Event: DeclineHouse, From: from(HouseApplied, HouseInterviewed, HouseVotedIn), To: HouseNotAdmitted, Parties: by(participant),
				Doc: "The person thinks otherwise, and needs no reason."},
			{Event: DeclineHouse, From: from(HouseApplied, HouseInterviewed), To: HouseNotAdmitted, Parties: by(HouseParty),
				Doc: "The residents say no. The person may ask again, here or elsewhere."},
			{Event: MoveIn, From: from(HouseVotedIn), To: HouseResident, Parties: by(participant), Doc: "They move in."},
			{Event: AgreeOnTerms, From: from(HouseResident, HouseWarned), To: HouseContract, Parties: by(HouseParty), Doc: "The house and they agree on something, such as rent that is owed."},
			{Event: WarnInHouse, From: from(HouseResident, HouseContract), To: HouseWarned, Parties: by(HouseParty), Needs: coded, Codes: houseCodes, Doc: "The house warns them."},
			{Event: SettleInHouse, From: from(HouseContract, HouseWarned), To: HouseResident, Parties: by(HouseParty), Doc: "What was agreed or warned about is over."},
			{Event: MoveOut, From: in, To: HouseMovedOut, Parties: by(participant), Doc: "They move out, at any time and without a reason."},
			{Event: ExpelFromHouse, From: in, To: HouseExpelled, Parties: by(HouseParty), Needs: coded, Codes: houseCodes, Source: charter,
				Doc: "They have to leave, by vote. They may ask again after a wait that the house sets. Support goes on."},
			{Event: StayInTouch, From: from(HouseMovedOut, HouseExpelled), To: HouseAlumni, Parties: by(participant), Doc: "They keep in touch as one who lived there."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = source.DesignDefault("stages of a stay in a house, drawn from how such houses work")
		}
	}
	return t
}

// houseSpanish returns the names that participants read in Spanish.
func houseSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "la estancia en la casa",
		States: map[string]string{
			string(HouseApplied): "solicitada", string(HouseInterviewed): "con entrevista hecha", string(HouseVotedIn): "admitida",
			string(HouseResident): "residente", string(HouseContract): "con acuerdo", string(HouseWarned): "con advertencia",
			string(HouseMovedOut): "mudanza hecha", string(HouseExpelled): "salida por votación", string(HouseAlumni): "en contacto", string(HouseNotAdmitted): "no admitida",
		},
		Events: map[string]string{
			string(ApplyToHouse): "solicitar", string(MeetHouse): "conocer la casa", string(VoteIn): "admitir", string(DeclineHouse): "decir que no",
			string(MoveIn): "mudarse a la casa", string(AgreeOnTerms): "acordar", string(WarnInHouse): "advertir", string(SettleInHouse): "dar por resuelto",
			string(MoveOut): "dejar la casa", string(ExpelFromHouse): "hacer salir", string(StayInTouch): "seguir en contacto",
		},
	}
}
