package workforce

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ImplementationTerms say of which programme it is. The programme is needed.
type ImplementationTerms struct {
	Programme peer.ProgrammeID `json:"programme"`
}

func (t ImplementationTerms) check() error {
	if t.Programme == "" || !storable.ID(string(t.Programme)) {
		return fmt.Errorf("%w: want a programme, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	return nil
}

func (t ImplementationTerms) seats() []lifecycle.Seat { return nil }

func (t ImplementationTerms) fields() []string { return []string{string(t.Programme)} }

// An ImplementationChange names the item of a checklist that a move is about.
type ImplementationChange struct {
	Item string `json:"item,omitempty"`
}

// Has reports whether the named part is set.
func (c ImplementationChange) Has(part string) bool { return part == partItem && c.Item != "" }

// Parts returns how many parts are set.
func (c ImplementationChange) Parts() int {
	if c.Item != "" {
		return 1
	}
	return 0
}

// Valid reports whether the item can be stored.
func (c ImplementationChange) Valid() bool { return storable.ID(c.Item) }

// Seat names nobody.
func (ImplementationChange) Seat(lifecycle.Party) string { return "" }

// A ReadinessItem is one item of a readiness checklist. Before says the stage that
// cannot begin without it.
type ReadinessItem struct {
	ID     string              `json:"id"`
	Area   ReadinessArea       `json:"area"`
	Text   string              `json:"text"`
	Before ImplementationState `json:"before"`
	Source source.Source       `json:"source,omitzero"`
}

// Readiness returns the items of every checklist, by stage and area. The areas are
// those that the field names as steps; the items are a design default.
func Readiness() []ReadinessItem {
	const prepare, pilot, operate = ImplementationPreparing, ImplementationPiloting, ImplementationOperating
	items := []ReadinessItem{
		{ID: "purpose", Area: AreaRoles, Before: prepare, Text: "people in recovery helped to say what the programme is for"},
		{ID: "leader", Area: AreaCulture, Before: prepare, Text: "somebody who leads the organisation stands behind it"},
		{ID: "roles", Area: AreaRoles, Before: pilot, Text: "each role has a definition with duties and exclusions"},
		{ID: "scope", Area: AreaRoles, Before: pilot, Text: "a scope of practice is in force"},
		{ID: "referral", Area: AreaPathways, Before: pilot, Text: "referral pathways are agreed, with who answers and by when"},
		{ID: "clinical", Area: AreaPathways, Before: pilot, Text: "work with clinical teams is agreed"},
		{ID: "start_funding", Area: AreaFunding, Before: pilot, Text: "the first year is paid for, supervision included"},
		{ID: "staff_education", Area: AreaCulture, Before: pilot, Text: "those who will work beside peer workers know the role"},
		{ID: "adjustments", Area: AreaCulture, Before: pilot, Text: "policies on leave, adjustments and step-asides fit workers in recovery"},
		{ID: "supervisor", Area: AreaSupervision, Before: pilot, Text: "a suitable supervisor has time for every worker"},
		{ID: "supporters", Area: AreaPeople, Before: pilot, Text: "supporters are found"},
		{ID: "training", Area: AreaPeople, Before: pilot, Text: "training in communication, boundaries and self-care is given"},
		{ID: "lasting_funding", Area: AreaFunding, Before: operate, Text: "money after the first year has a named source"},
		{ID: "fair_pay", Area: AreaFunding, Before: operate, Text: "pay is set by a scale with steps"},
		{ID: "voice", Area: AreaCulture, Before: operate, Text: "peer workers have a voice where the programme is decided on"},
		{ID: "peer_supervision", Area: AreaSupervision, Before: operate, Text: "supervision by somebody with lived or peer experience can be had"},
		{ID: "growth", Area: AreaPeople, Before: operate, Text: "there is a way to grow within the role"},
		{ID: "pilot_review", Area: AreaRoles, Before: operate, Text: "the pilot was looked at with participants and workers"},
	}
	why := source.DesignDefault("readiness checklist by the steps roles, pathways, funding, culture, supporters and training")
	for i := range items {
		items[i].Source = why
	}
	return items
}

// ImplementationLifecycle returns the whole rule of an implementation: what it does not list is refused.
func ImplementationLifecycle() lifecycle.Table[ImplementationState, ImplementationEvent] {
	programme := by(lifecycle.ProgrammeParty)
	type row = lifecycle.Row[ImplementationState, ImplementationEvent]
	from := func(s ...ImplementationState) []ImplementationState { return s }
	stay := lifecycle.Stay[ImplementationState]()
	open := from(ImplementationExploring, ImplementationPreparing, ImplementationPiloting, ImplementationOperating)
	item := []lifecycle.Need{lifecycle.Part(partItem).From()}
	reason := []lifecycle.Need{lifecycle.Reason.From()}
	why := source.DesignDefault("no stage begins before what it needs is there")
	return lifecycle.Table[ImplementationState, ImplementationEvent]{
		Name: kindImplementation, Version: 1, Start: ImplementationExploring, Final: from(ImplementationStopped),
		CorrectBy: programme, RedactBy: programme, OwnMarks: true,
		Rows: []row{
			{Event: BeginImplementation, To: ImplementationExploring, Parties: programme, Source: why, Doc: "The programme begins to think about it."},
			{Event: TickItem, From: open, To: stay, Parties: programme, Needs: item, Source: why, Doc: "An item of a checklist is done."},
			{Event: UntickItem, From: open, To: stay, Parties: programme, Needs: item, Source: why, Doc: "An item is not done after all; the stage stays as it is."},
			{Event: Prepare, From: from(ImplementationExploring), To: ImplementationPreparing, Parties: programme, Source: why, Doc: "It is to be; its checklist is done."},
			{Event: Pilot, From: from(ImplementationPreparing), To: ImplementationPiloting, Parties: programme, Source: why, Doc: "It begins with a few; its checklist is done."},
			{Event: Operate, From: from(ImplementationPiloting), To: ImplementationOperating, Parties: programme, Source: why, Doc: "It is in operation; its checklist is done."},
			{Event: StepBack, From: from(ImplementationPiloting, ImplementationOperating), To: ImplementationPreparing, Parties: programme, Needs: reason, Source: why, Doc: "Something that it needs is gone."},
			{Event: StopImplementation, From: open, To: ImplementationStopped, Parties: programme, Needs: reason, Source: why, Doc: "It does not go on."},
		},
	}
}

// Left returns the items that are not done and without which the given stage cannot
// begin: its own and those of the stages before, in the order of [Readiness].
func (p Implementation) Left(stage ImplementationState) []ReadinessItem {
	return itemsLeft(p.history.Moves(), stage)
}

func itemsLeft(moves []ImplementationEntry, stage ImplementationState) []ReadinessItem {
	done := ticked(moves)
	return slices.DeleteFunc(Readiness(), func(i ReadinessItem) bool {
		return done[i.ID] || slices.Index(implementationStates, i.Before) > slices.Index(implementationStates, stage)
	})
}

func ticked(moves []ImplementationEntry) map[string]bool {
	done := map[string]bool{}
	for _, m := range moves {
		if m.Event == TickItem || m.Event == UntickItem {
			done[m.Data.Item] = m.Event == TickItem
		}
	}
	return done
}

// law returns the rule that an entry breaks after those before it, and what it wants.
func (ImplementationTerms) law(before []ImplementationEntry, next ImplementationEntry) (rule, want string) {
	stages := map[ImplementationEvent]ImplementationState{Prepare: ImplementationPreparing, Pilot: ImplementationPiloting, Operate: ImplementationOperating}
	if stage, ok := stages[next.Event]; ok {
		if left := itemsLeft(before, stage); len(left) > 0 {
			return "readiness", fmt.Sprintf("every item of the checklist done; %d are left, the first is %s", len(left), left[0].ID)
		}
		return "", ""
	}
	if next.Event == TickItem || next.Event == UntickItem {
		known := slices.ContainsFunc(Readiness(), func(i ReadinessItem) bool { return i.ID == next.Data.Item })
		if !known || ticked(before)[next.Data.Item] == (next.Event == TickItem) {
			return "item", "an item of a checklist: to tick, one that is not done; to untick, one that is"
		}
	}
	return "", ""
}
