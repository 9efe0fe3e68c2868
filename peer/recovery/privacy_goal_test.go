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

func TestAGoalPrintsNeitherPeopleNorWords(t *testing.T) {
	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: peertest.Day(0), Reason: peertest.Text("secret reason")}
	step := recovery.GoalStep{ID: "secret-step", Words: peertest.Text("secret words"), By: participant}
	content := recovery.GoalContent{Words: peertest.Text("secret words"), Supporter: "secret-aunt", Steps: []recovery.GoalStep{step}}
	g, err := recovery.NewGoal("secret-goal", "secret-p", content, act)
	require.NoError(t, err)
	require.NoError(t, g.Show(act, "secret-w"))
	require.NoError(t, g.DoStep(act, "secret-step"))
	entry, _ := g.History().Last()
	peertest.Secret(t, "secret", *g, g, g.ID(), g.History(), entry, entry.Data, recovery.GoalMove{Act: act, Event: recovery.StepDone, Data: entry.Data}, content, step, step.ID,
		recovery.AttainmentScale{Goal: "secret-goal", Words: [5]lifecycle.Text{peertest.Text("secret words")}}, g.DoStep(act, "secret-none"), g.Sustain(act))
	assert.Equal(t, "[goal draft]", fmt.Sprint(g))
	assert.Equal(t, "[no goal]", fmt.Sprint(recovery.Goal{}))
}
