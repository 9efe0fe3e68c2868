package recovery_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

// Written from the rule that the plan is the participant's, not read from the
// table. Every plan here has a worker whom the participant let in; what changes
// who is let in is tried with one who is there.
const planAnswers = `
- | begin | participant | draft

draft | admit_worker     | participant | draft
draft | exclude_worker   | participant | draft
draft | propose          | participant, worker, supervisor | draft
draft | withdraw         | worker, supervisor | draft
draft | decline          | participant | draft
draft | agree            | participant | active
draft | stop             | participant | stopped
draft | share            | participant | draft
draft | unshare          | participant | draft
draft | note_outcome     | participant, worker, supervisor, programme | draft
draft | link_treatment   | participant | draft
draft | unlink_treatment | participant, programme, system | draft
draft | erase_part       | participant | draft

active | admit_worker     | participant | active
active | exclude_worker   | participant | active
active | propose          | participant, worker, supervisor | active
active | withdraw         | worker, supervisor | active
active | decline          | participant | active
active | agree            | participant | active
active | open_review      | participant, worker, supervisor, system | under_review
active | take_back        | participant | draft
active | complete         | participant | completed
active | stop             | participant | stopped
active | share            | participant | active
active | unshare          | participant | active
active | endorse          | worker, supervisor, clinician | active
active | note_outcome     | participant, worker, supervisor, programme | active
active | link_treatment   | participant | active
active | unlink_treatment | participant, programme, system | active
active | erase_part       | participant | active

under_review | admit_worker     | participant | under_review
under_review | exclude_worker   | participant | under_review
under_review | propose          | participant, worker, supervisor | under_review
under_review | withdraw         | worker, supervisor | under_review
under_review | decline          | participant | under_review
under_review | agree            | participant | active
under_review | keep             | participant | active
under_review | take_back        | participant | draft
under_review | complete         | participant | completed
under_review | stop             | participant | stopped
under_review | share            | participant | under_review
under_review | unshare          | participant | under_review
under_review | endorse          | worker, supervisor, clinician | under_review
under_review | note_outcome     | participant, worker, supervisor, programme | under_review
under_review | link_treatment   | participant | under_review
under_review | unlink_treatment | participant, programme, system | under_review
under_review | erase_part       | participant | under_review

completed | exclude_worker   | participant | completed
completed | share            | participant | completed
completed | unshare          | participant | completed
completed | unlink_treatment | participant, programme, system | completed
completed | erase_part       | participant | completed

stopped | exclude_worker   | participant | stopped
stopped | unshare          | participant | stopped
stopped | unlink_treatment | participant, programme, system | stopped
stopped | erase_part       | participant | stopped
`

const (
	participant = lifecycle.ParticipantParty
	worker      = lifecycle.WorkerParty
	supervisor  = lifecycle.SupervisorParty
	programme   = lifecycle.ProgrammeParty
)

// planBy returns an act of a party's fixed person on the n-th day.
func planBy(p lifecycle.Party, n int) lifecycle.Act { return peertest.By(p, peertest.Day(n)) }

func planPart(id recovery.PlanPartID, kind recovery.PlanPartKind, private bool, words string) recovery.PlanPart {
	return recovery.PlanPart{ID: id, Kind: kind, Private: private, Words: peertest.Text(words)}
}

// firstVersion has an open part, one that is private by choice and one by its kind.
var firstVersion = peertest.PlanContent

// planIn returns a plan in the given state with a worker who was let in.
var planIn = peertest.PlanIn

func TestPlanTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[recovery.PlanState, recovery.PlanEvent, recovery.PlanChange](recovery.PlanLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: participant, ID: string(peertest.ParticipantID)}
	sum := "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	peertest.TryTable(t, peertest.Trial[recovery.PlanState, recovery.PlanEvent, recovery.PlanChange]{
		Machine: m,
		Open:    func() (recovery.PlanHistory, error) { return m.Open(seat) },
		In: func(s recovery.PlanState) recovery.PlanHistory {
			h, err := m.Restore(planIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e recovery.PlanEvent, _ lifecycle.Party) (mv recovery.PlanMove) {
			switch e {
			case recovery.AdmitWorker:
				mv.Data.Worker = peertest.OtherWorkerID
			case recovery.ProposePlan, recovery.AgreePlan:
				mv.Data = recovery.PlanChange{Version: 1, Content: sum}
			case recovery.WithdrawVersion, recovery.DeclineVersion, recovery.EndorsePlan:
				mv.Data.Version = 1
			case recovery.SharePart, recovery.UnsharePart:
				mv.Data = recovery.PlanChange{Part: "crisis", Reader: lifecycle.Actor{Party: peer.CompanionParty, ID: "sister"}}
			case recovery.NoteOutcome:
				mv.Data = recovery.PlanChange{Part: "hope", Referral: "r-1", Outcome: "connected"}
			case recovery.LinkTreatment:
				mv.Data = recovery.PlanChange{Treatment: "tp-1", Consent: "c-1"}
			case recovery.UnlinkTreatment:
				mv.Data.Treatment = "tp-1"
			case recovery.ErasePart:
				mv.Data = recovery.PlanChange{Part: "hope", Version: 1}
			}
			return mv
		},
		Want: planAnswers,
	})
}

func TestEveryStateOfAPlanIsInItsTable(t *testing.T) {
	assert.ElementsMatch(t, recovery.PlanStates(), recovery.PlanLifecycle().States())
	tryPlanRows(t, recovery.PlanLifecycle())
	tryPlanSpanish(t, recovery.PlanLifecycle())
}

// tryPlanRows checks that every row explains itself and says where it comes from.
func tryPlanRows[S, E ~string](t *testing.T, table lifecycle.Table[S, E]) {
	t.Helper()
	for _, r := range table.Rows {
		assert.NotEmpty(t, r.Doc, "%s: %s", table.Name, r.Event)
		assert.NotEmpty(t, r.Source.Title, "%s: %s", table.Name, r.Event)
		assert.NotContains(t, r.Source.Title, "not in the register", "%s: %s", table.Name, r.Event)
		assert.NotEqual(t, source.Unverified, r.Source.Evidence, "%s: %s", table.Name, r.Event)
	}
}

func tryPlanSpanish[S, E ~string](t *testing.T, table lifecycle.Table[S, E]) {
	t.Helper()
	spanish := table.Labels[lifecycle.Spanish]
	assert.NotEmpty(t, spanish.Name)
	assert.Len(t, spanish.States, len(table.States()))
	assert.Len(t, spanish.Events, len(table.Events()))
	for _, s := range table.States() {
		assert.NotEmpty(t, spanish.States[string(s)], "%s", s)
	}
	for _, e := range table.Events() {
		assert.NotEmpty(t, spanish.Events[string(e)], "%s", e)
	}
}
