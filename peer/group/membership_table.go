package group

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

// LeaderParty is the side of those who lead a group.
const LeaderParty lifecycle.Party = "leader"

// LeaderActor returns a leader as one who makes a move.
func LeaderActor(id LeaderID) lifecycle.Actor {
	return lifecycle.Actor{Party: LeaderParty, ID: string(id)}
}

// A MembershipEvent is something that happens in a membership.
type MembershipEvent string

// Events of a membership.
const (
	AskForPlace     MembershipEvent = "ask"              // the person asks for a place
	PutOnList       MembershipEvent = "wait"             // there is none yet
	AdmitMember     MembershipEvent = "admit"            // there is one
	DeclineMember   MembershipEvent = "decline"          // there will be none
	AcceptRules     MembershipEvent = "accept_rules"     // the person accepts the ground rules
	ChooseMode      MembershipEvent = "choose_mode"      // the person says what may be kept of them
	ExcludeMember   MembershipEvent = "exclude"          // out by the policy
	AppealExclusion MembershipEvent = "appeal"           // the person wants another look
	UpholdExclusion MembershipEvent = "uphold"           // somebody else looked, and it stays
	ReinstateMember MembershipEvent = "reinstate"        // back in
	EndMembership   MembershipEvent = "end"              // the group or the course ended
	EndWithConsent  MembershipEvent = "withdraw_consent" // the consent on which the name rests holds no longer
	LeaveGroup      MembershipEvent = "leave"            // the person leaves
)

// String returns the name under which e is stored and sent.
func (e MembershipEvent) String() string { return string(e) }

// A MembershipChange is what a move of a membership changes beside its state.
type MembershipChange struct {
	Rules int                     `json:"rules,omitempty"` // version of the ground rules accepted
	Mode  recovery.AttendanceMode `json:"mode,omitempty"`  // what may be kept of the person
	Until peer.Date               `json:"until,omitzero"`  // the first day on which an exclusion holds no longer; none: until somebody lifts it
}

const (
	partRules = "rules"
	partMode  = "mode"
	partUntil = "until"
)

// Has reports whether the named part is set.
func (c MembershipChange) Has(part string) bool {
	return part == partRules && c.Rules != 0 || part == partMode && c.Mode != "" || part == partUntil && !c.Until.IsZero()
}

// Parts returns how many parts are set.
func (c MembershipChange) Parts() int { return count(c.Rules != 0, c.Mode != "", !c.Until.IsZero()) }

// Valid reports whether the version is none or positive, and the mode one of a group, or none.
func (c MembershipChange) Valid() bool {
	return c.Rules >= 0 && (c.Mode == "" || slices.Contains(modes, c.Mode))
}

// Seat names nobody.
func (MembershipChange) Seat(lifecycle.Party) string { return "" }

// Format keeps the change out of every verb of fmt.
func (MembershipChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps the change out of logs.
func (MembershipChange) LogValue() slog.Value { return slog.StringValue("[change]") }

func count(set ...bool) int {
	n := 0
	for _, s := range set {
		if s {
			n++
		}
	}
	return n
}

// Codes of an exclusion, which goes by a policy that members know. That somebody
// returned to use is none of them and never will be.
var exclusionCodes = []string{"harassment", "predatory_approach", "threat", "weapon", "selling_or_using_on_site", "broke_confidentiality", "recording", "disruption_repeated"}

var (
	groupDesign   = source.DesignDefault("places in a group, drawn from how peer-run groups and centres describe them")
	mayLeave      = source.Of("NPGS").At("support is voluntary; that a group may be left at any time without a reason is drawn from it", source.Derived)
	ownMode       = source.DesignDefault("the mode of attendance belongs to the group; a person can only make it stricter")
	anotherLooks  = source.DesignDefault("an exclusion is looked at again by somebody else than who decided it")
	nameRests     = source.Of("P2").At("§2.31(a): a name is kept by consent, and no longer than it; drawn from it for places in groups", source.Derived)
	knownRules    = source.DesignDefault("ground rules are accepted before the first meeting, and again when they change")
	centrePolicy  = source.Of("RCCR").At("member rules of peer-run centres; the coded reasons are this library's", source.Derived)
	notForUse     = source.Of("RCCR").At("people are welcomed back after use; the way back from an exclusion is drawn from it", source.Derived)
	membersCodes  = []string{"group_closed", "other_group", "course_completed"}
	declinedCodes = []string{"no_place", "other_group"}
)

// MembershipLifecycle returns the whole rule of a place in a group: what it does not
// list is refused. The person leaves from every stage without a reason. An exclusion
// has one of the coded reasons of a policy, and the person may have it looked at again.
func MembershipLifecycle() lifecycle.Table[MembershipState, MembershipEvent] {
	const participant, programme = lifecycle.ParticipantParty, lifecycle.ProgrammeParty
	type row = lifecycle.Row[MembershipState, MembershipEvent]
	from := func(s ...MembershipState) []MembershipState { return s }
	stay := lifecycle.Stay[MembershipState]()
	run := by(programme, LeaderParty)
	asked := from(MembershipRequested, MembershipWaiting)
	coded := []lifecycle.Need{lifecycle.Coded.From()}
	all := from(MembershipRequested, MembershipWaiting, MembershipMember, MembershipExcluded, MembershipUnderAppeal)
	return lifecycle.Table[MembershipState, MembershipEvent]{
		Name: "membership", Version: 1, Start: MembershipRequested,
		Final:     from(MembershipLeft, MembershipDeclined, MembershipEnded),
		Seated:    by(participant),
		CorrectBy: by(participant, programme, LeaderParty),
		RedactBy:  by(participant, programme, LeaderParty),
		OwnMarks:  true,
		Leave:     LeaveGroup,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: membershipSpanish()},
		Rows: []row{
			{Event: AskForPlace, To: MembershipRequested, Parties: by(participant), Source: groupDesign,
				Doc: "The person asks for a place."},
			{Event: PutOnList, From: from(MembershipRequested), To: MembershipWaiting, Parties: run, Source: groupDesign,
				Doc: "There is no place yet: the person waits for one."},
			{Event: AdmitMember, From: asked, To: MembershipMember, Parties: run, Source: groupDesign,
				Doc: "There is a place, and the person accepted the ground rules in force."},
			{Event: DeclineMember, From: asked, To: MembershipDeclined, Parties: run, Codes: declinedCodes, Source: groupDesign,
				Doc: "No place is given; another group or time is offered."},
			{Event: AcceptRules, From: from(MembershipRequested, MembershipWaiting, MembershipMember), To: stay, Parties: by(participant),
				Needs: []lifecycle.Need{lifecycle.Part(partRules).From()}, Source: knownRules,
				Doc: "The person accepts one version of the ground rules."},
			{Event: ChooseMode, From: from(MembershipRequested, MembershipWaiting, MembershipMember), To: stay, Parties: by(participant),
				Needs: []lifecycle.Need{lifecycle.Part(partMode).From()}, Source: ownMode,
				Doc: "The person says how little may be kept of their being there; never more than the group keeps."},
			{Event: ExcludeMember, From: from(MembershipMember), To: MembershipExcluded, Parties: by(programme), Needs: coded, Codes: exclusionCodes, Takes: []string{partUntil}, Source: centrePolicy,
				Doc: "Out by the policy of the group, for a time or until it is lifted. A return to use is no reason."},
			{Event: AppealExclusion, From: from(MembershipExcluded), To: MembershipUnderAppeal, Parties: by(participant), Source: anotherLooks,
				Doc: "The person asks for another look, and needs no reason."},
			{Event: UpholdExclusion, From: from(MembershipUnderAppeal), To: MembershipExcluded, Parties: by(programme), Needs: []lifecycle.Need{lifecycle.Reason.From()}, Takes: []string{partUntil}, Source: anotherLooks,
				Doc: "Somebody else looked at it, and it stays; they say why."},
			{Event: ReinstateMember, From: from(MembershipExcluded, MembershipUnderAppeal), To: MembershipMember, Parties: by(programme), Source: notForUse,
				Doc: "The person is back in, where there is a place: on appeal, or because the time is over."},
			{Event: EndMembership, From: all, To: MembershipEnded, Parties: by(programme), Needs: coded, Codes: membersCodes, Source: groupDesign,
				Doc: "The group or the course ended."},
			{Event: EndWithConsent, From: all, To: MembershipEnded, Parties: by(programme, lifecycle.SystemParty), Source: nameRests,
				Doc: "The consent on which the name rests holds no longer: the place ends at once. A place under a code can be asked for."},
			{Event: LeaveGroup, From: all, To: MembershipLeft, Parties: by(participant), Source: mayLeave,
				Doc: "The person leaves, at any time and without a reason. Coming back is a new membership."},
		},
	}
}

// membershipSpanish returns the names that participants read in Spanish.
func membershipSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "el lugar en el grupo",
		States: map[string]string{
			string(MembershipRequested):   "pedido",
			string(MembershipWaiting):     "en lista de espera",
			string(MembershipMember):      "con lugar",
			string(MembershipExcluded):    "fuera según las normas",
			string(MembershipUnderAppeal): "en revisión",
			string(MembershipLeft):        "dejado",
			string(MembershipDeclined):    "sin lugar",
			string(MembershipEnded):       "terminado",
		},
		Events: map[string]string{
			string(AskForPlace):     "pedir un lugar",
			string(PutOnList):       "poner en lista de espera",
			string(AdmitMember):     "dar un lugar",
			string(DeclineMember):   "no dar un lugar",
			string(AcceptRules):     "aceptar las normas",
			string(ChooseMode):      "elegir qué se guarda",
			string(ExcludeMember):   "excluir según las normas",
			string(AppealExclusion): "pedir una revisión",
			string(UpholdExclusion): "mantener la exclusión",
			string(ReinstateMember): "readmitir",
			string(EndMembership):   "terminar",
			string(EndWithConsent):  "terminar con el consentimiento",
			string(LeaveGroup):      "dejar el grupo",
		},
	}
}
