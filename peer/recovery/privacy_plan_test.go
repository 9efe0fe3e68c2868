package recovery_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Every exported type of a plan that holds an id or words, printed in every way.
func TestAPlanPrintsNeitherPeopleNorWords(t *testing.T) {
	me := peer.ParticipantActor("secret-p")
	reader := lifecycle.Actor{Party: peer.CompanionParty, ID: "secret-sister"}
	act := lifecycle.Act{By: me, At: peertest.Day(0), ID: "secret-key", Reason: peertest.Text("secret reason")}
	p, err := recovery.NewPlan("secret-plan", recovery.PlanRecovery, "secret-p", act)
	require.NoError(t, err)
	act.ID = ""
	content := recovery.PlanContent{Parts: []recovery.PlanPart{{ID: "secret-part", Kind: recovery.PartWRAPCrisis, Words: peertest.Text("secret words")}}, Goals: []recovery.PlanGoal{{ID: "secret-goal"}}}
	v, err := p.Propose(act, content)
	require.NoError(t, err)
	require.NoError(t, p.Agree(act, v))
	require.NoError(t, p.Share(act, "secret-part", reader))
	require.NoError(t, p.LinkTreatment(act, "secret-treatment", "secret-consent"))
	require.NoError(t, p.NoteOutcome(act, recovery.PlanItemOutcome{Goal: "secret-goal", Referral: "secret-r", Outcome: "connected"}))
	view, entry := p.View(me), p.History().Moves()[3]
	move := recovery.PlanMove{Act: act, Event: recovery.SharePart, Data: entry.Data}
	peertest.Secret(t, "secret", *p, p, p.ID(), p.History(), entry, entry.Data, move, content, content.Parts[0], content.Goals[0], view, view.InForce,
		view.InForce.Version, view.Outcomes[0], view.Links[0], recovery.PlanEndorsement{By: reader}, content.Parts[0].ID,
		p.Agree(act, 9), p.Share(act, "secret-none", reader), p.Stop(lifecycle.Act{By: reader, At: peertest.Day(1)}),
		p.Fire(recovery.PlanMove{Act: act, Event: recovery.ProposePlan, Data: recovery.PlanChange{Version: 2}}, recovery.PlanContent{Parts: []recovery.PlanPart{{ID: "secret-x", Kind: "secret"}}}))
	assert.Equal(t, "[recovery plan active]", fmt.Sprint(p))
	assert.Equal(t, "[no plan]", fmt.Sprint(recovery.Plan{}))
}
