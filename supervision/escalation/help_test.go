package escalation_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/escalation"
)

const (
	worker     = lifecycle.WorkerParty
	supervisor = lifecycle.SupervisorParty
	programme  = lifecycle.ProgrammeParty
	system     = lifecycle.SystemParty
	responder  = escalation.ResponderParty
)

func minute(n int) time.Time { return peertest.Day(0).Add(time.Duration(n) * time.Minute) }

func by(p lifecycle.Party, at time.Time) lifecycle.Act { return peertest.By(p, at) }

func as(id string, p lifecycle.Party, at time.Time) lifecycle.Act {
	return lifecycle.Act{By: lifecycle.Actor{Party: p, ID: id}, At: at}
}

func coded(act lifecycle.Act, code string) lifecycle.Act {
	act.Code = code
	return act
}

// staff has one person on every rung within the programme.
var staff = []escalation.Post{
	{Role: escalation.RungSupervisor, Person: "sam"},
	{Role: escalation.RungOnCall, Person: "ola"},
	{Role: escalation.RungClinicianOnCall, Person: "clio"},
	{Role: escalation.RungProgrammeLead, Person: "lea"},
}

func ask(level int) escalation.Ask {
	return escalation.Ask{ID: "e-1", Key: "key-1", Kind: escalation.KindScopeEmergency, Level: level, At: minute(0)}
}

func ladder(t testing.TB, level int, report bool) escalation.Ladder {
	t.Helper()
	l, err := escalation.LadderFor(level, report)
	require.NoError(t, err)
	return l
}

func raised(t testing.TB, level int) *escalation.Escalation {
	t.Helper()
	e, err := escalation.New(ask(level), ladder(t, level, false), by(worker, minute(0)))
	require.NoError(t, err)
	return e
}

func advance(t testing.TB, e *escalation.Escalation, act lifecycle.Act, posts []escalation.Post) escalation.Hop {
	t.Helper()
	h, err := e.Advance(act, posts)
	require.NoError(t, err)
	return h
}
