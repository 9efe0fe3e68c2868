package workforce

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// CandidateParty is somebody who may become a worker.
const CandidateParty lifecycle.Party = "candidate"

// CandidateActor returns a candidate as one who makes a move.
func CandidateActor(id peer.WorkerID) lifecycle.Actor {
	return lifecycle.Actor{Party: CandidateParty, ID: string(id)}
}

// RecruitTerms say who is thought of and for which role. Also names the items of the
// gate that the programme asks for beside those of [OnboardingGate].
type RecruitTerms struct {
	ID        string        `json:"id"`
	Candidate peer.WorkerID `json:"candidate"`
	Role      RoleID        `json:"role"`
	Also      []GateItem    `json:"also,omitempty"`
}

func (t RecruitTerms) check() error {
	for _, id := range []string{t.ID, string(t.Candidate), string(t.Role)} {
		if id == "" || !storable.ID(id) {
			return fmt.Errorf("%w: want an id, a candidate and a role, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
		}
	}
	for i, item := range t.Also {
		if item != GateBackground && item != GateShadowing || slices.Contains(t.Also[:i], item) {
			return fmt.Errorf("%w: want items that a programme may ask for, each once", ErrUnknownGateItem)
		}
	}
	return nil
}

func (t RecruitTerms) seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: CandidateParty, ID: string(t.Candidate)}}
}

func (t RecruitTerms) fields() []string {
	fields := []string{t.ID, string(t.Candidate), string(t.Role)}
	for _, item := range t.Also {
		fields = append(fields, string(item))
	}
	return fields
}

// Format keeps people out of every verb of fmt.
func (RecruitTerms) Format(f fmt.State, _ rune) { redact.Format(f, "[recruiting terms]") }

// LogValue keeps people out of logs.
func (RecruitTerms) LogValue() slog.Value { return slog.StringValue("[recruiting terms]") }

// A RecruitChange names the item of the gate that a move is about.
type RecruitChange struct {
	Item GateItem `json:"item,omitempty"`
}

const partItem = "item"

// Has reports whether the named part is set.
func (c RecruitChange) Has(part string) bool { return part == partItem && c.Item != "" }

// Parts returns how many parts are set.
func (c RecruitChange) Parts() int {
	if c.Item != "" {
		return 1
	}
	return 0
}

// Valid reports whether the item is one, or none.
func (c RecruitChange) Valid() bool { return c.Item == "" || slices.Contains(gateItems, c.Item) }

// Seat names nobody.
func (RecruitChange) Seat(lifecycle.Party) string { return "" }

// OnboardingGate returns the items that every candidate passes before the first
// assignment. The list is a design default.
func OnboardingGate() []GateItem {
	return []GateItem{GateRoleDefinition, GateSupervisor, GateCommunication, GateBoundaries, GateSelfCare, GateScope, GateConfidentiality, GateCrisis}
}

// RecruitLifecycle returns the whole rule of a recruiting: what it does not list is refused.
func RecruitLifecycle() lifecycle.Table[RecruitState, RecruitEvent] {
	const candidate, programme = CandidateParty, lifecycle.ProgrammeParty
	type row = lifecycle.Row[RecruitState, RecruitEvent]
	from := func(s ...RecruitState) []RecruitState { return s }
	open := from(RecruitIdentified, RecruitInvited, RecruitApplied, RecruitInterviewed, RecruitOffered, RecruitOnboarding)
	why := source.DesignDefault("find supporters, meet them, train them, and assign nobody before the gate is passed")
	return lifecycle.Table[RecruitState, RecruitEvent]{
		Name: kindRecruit, Version: 1, Start: RecruitIdentified, Final: from(RecruitReady, RecruitWithdrawn, RecruitNotChosen),
		Seated: by(candidate), CorrectBy: by(candidate, programme), RedactBy: by(candidate, programme), OwnMarks: true,
		Rows: []row{
			{Event: IdentifyCandidate, To: RecruitIdentified, Parties: by(candidate, programme), Source: why, Doc: "The programme thinks of somebody, or they come by themselves."},
			{Event: InviteCandidate, From: from(RecruitIdentified), To: RecruitInvited, Parties: by(programme), Source: why, Doc: "The programme asks."},
			{Event: Apply, From: from(RecruitIdentified, RecruitInvited), To: RecruitApplied, Parties: by(candidate), Source: why, Doc: "The candidate wants to."},
			{Event: Interview, From: from(RecruitApplied), To: RecruitInterviewed, Parties: by(programme), Source: why, Doc: "Both have met."},
			{Event: OfferPlace, From: from(RecruitInterviewed), To: RecruitOffered, Parties: by(programme), Source: why, Doc: "The programme offers a place in a defined role."},
			{Event: AcceptPlace, From: from(RecruitOffered), To: RecruitOnboarding, Parties: by(candidate), Source: why, Doc: "The candidate accepts."},
			{Event: PassGateItem, From: from(RecruitOnboarding), To: lifecycle.Stay[RecruitState](), Parties: by(programme),
				Needs: []lifecycle.Need{lifecycle.Part(partItem).From()}, Source: why, Doc: "One item of the gate is done."},
			{Event: ClearOnboarding, From: from(RecruitOnboarding), To: RecruitReady, Parties: by(programme), Source: why, Doc: "Every item is done: the worker may be assigned."},
			{Event: WithdrawCandidate, From: open, To: RecruitWithdrawn, Parties: by(candidate), Source: why, Doc: "The candidate does not go on, without a reason."},
			{Event: NotChoose, From: open, To: RecruitNotChosen, Parties: by(programme), Needs: []lifecycle.Need{lifecycle.Reason.From()}, Source: why,
				Doc: "The programme does not go on, with a reason."},
		},
	}
}

// GateLeft returns the items of the gate that are not passed, in the order of [GateItems].
func (c Recruit) GateLeft() []GateItem { return c.terms.gateLeft(c.history.Moves()) }

func (t RecruitTerms) gateLeft(moves []RecruitEntry) []GateItem {
	asked := slices.Concat(OnboardingGate(), t.Also)
	return slices.DeleteFunc(GateItems(), func(item GateItem) bool {
		return !slices.Contains(asked, item) || slices.ContainsFunc(moves, func(m RecruitEntry) bool {
			return m.Event == PassGateItem && m.Data.Item == item
		})
	})
}

// law returns the rule that an entry breaks after those before it, and what it wants.
func (t RecruitTerms) law(before []RecruitEntry, next RecruitEntry) (rule, want string) {
	left := t.gateLeft(before)
	switch {
	case next.Event == PassGateItem && !slices.Contains(left, next.Data.Item):
		return "gate_item", "an item of the gate that is not passed yet"
	case next.Event == ClearOnboarding && len(left) > 0:
		return "gate_open", fmt.Sprintf("every item of the gate passed; %d are left, the first is %s", len(left), string(left[0]))
	}
	return "", ""
}
