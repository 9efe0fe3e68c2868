package workforce_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/workforce"
)

const (
	worker     = lifecycle.WorkerParty
	supervisor = lifecycle.SupervisorParty
	programme  = lifecycle.ProgrammeParty
	candidate  = workforce.CandidateParty
)

func date(year int, month time.Month, day int) peer.Date {
	d, err := peer.NewDate(year, month, day)
	if err != nil {
		panic(err)
	}
	return d
}

func by(p lifecycle.Party, n int) lifecycle.Act { return peertest.By(p, peertest.Day(n)) }

func id(p lifecycle.Party) string { return peertest.Actor(p).ID }

func reading(m workforce.Measure, value, n int) workforce.WellbeingMove {
	return workforce.WellbeingMove{Act: by(worker, n), Event: workforce.NoteReading, Data: workforce.WellbeingChange{Measure: m, Value: value}}
}

func sharing(e workforce.WellbeingEvent, m workforce.Measure, viewer lifecycle.Actor, n int) workforce.WellbeingMove {
	return workforce.WellbeingMove{Act: by(worker, n), Event: e, Data: workforce.WellbeingChange{Measure: m, Viewer: viewer}}
}

func wellbeingMove(e workforce.WellbeingEvent, act lifecycle.Act) workforce.WellbeingMove {
	mv := workforce.WellbeingMove{Act: act, Event: e}
	switch e {
	case workforce.NoteReading:
		mv.Data = workforce.WellbeingChange{Measure: workforce.MeasureCBIWork, Value: 40}
	case workforce.ShareMeasure, workforce.UnshareMeasure:
		mv.Data = workforce.WellbeingChange{Measure: workforce.MeasureCBIWork, Viewer: peertest.Actor(supervisor)}
	}
	return mv
}

func wellbeingIn(t testing.TB, state workforce.WellbeingState) *workforce.Wellbeing {
	t.Helper()
	w, err := workforce.NewWellbeing(workforce.WellbeingTerms{Worker: peer.WorkerID(id(worker))}, by(worker, 0))
	require.NoError(t, err)
	require.NoError(t, w.Fire(reading(workforce.MeasureCBIWork, 62, 1)))
	require.NoError(t, w.Fire(reading(workforce.MeasureSingleItem, 4, 2)))
	if state == workforce.WellbeingEnded {
		require.NoError(t, w.Fire(workforce.WellbeingMove{Act: by(worker, 3), Event: workforce.EndWellbeing}))
	}
	require.Equal(t, state, w.State())
	return w
}

func stepAsideIn(t testing.TB, state workforce.StepAsideState) *workforce.StepAside {
	t.Helper()
	s, err := workforce.NewStepAside(workforce.StepAsideTerms{ID: "away-1", Worker: peer.WorkerID(id(worker)), Supervisor: peer.SupervisorID(id(supervisor))}, by(worker, 0))
	require.NoError(t, err)
	fire := func(e workforce.StepAsideEvent, parties ...lifecycle.Party) {
		for _, p := range parties {
			require.NoError(t, s.Fire(workforce.StepAsideMove{Act: by(p, s.Revision()), Event: e}))
		}
	}
	switch state {
	case workforce.StepAsideLeft:
		fire(workforce.LeaveWork, worker)
	case workforce.StepAsidePlanned, workforce.StepAsideReturned:
		fire(workforce.MakeReturnPlan, worker, supervisor)
		if state == workforce.StepAsideReturned {
			fire(workforce.ReturnToWork, supervisor, worker)
		}
	}
	require.Equal(t, state, s.State())
	return s
}

func recruitTerms() workforce.RecruitTerms {
	return workforce.RecruitTerms{ID: "recruit-1", Candidate: peer.WorkerID(id(candidate)), Role: "coach"}
}

func recruitMove(e workforce.RecruitEvent, act lifecycle.Act) workforce.RecruitMove {
	mv := workforce.RecruitMove{Act: act, Event: e}
	switch e {
	case workforce.PassGateItem:
		mv.Data.Item = workforce.GateScope
	case workforce.NotChoose:
		mv.Reason = peertest.Text("no place")
	}
	return mv
}

func recruitIn(t testing.TB, state workforce.RecruitState) *workforce.Recruit {
	t.Helper()
	c, err := workforce.NewRecruit(recruitTerms(), by(programme, 0))
	require.NoError(t, err)
	fire := func(e workforce.RecruitEvent, p lifecycle.Party) {
		require.NoError(t, c.Fire(recruitMove(e, by(p, c.Revision()))))
	}
	switch state {
	case workforce.RecruitWithdrawn:
		fire(workforce.WithdrawCandidate, candidate)
		return c
	case workforce.RecruitNotChosen:
		fire(workforce.NotChoose, programme)
		return c
	}
	for _, s := range []struct {
		e workforce.RecruitEvent
		p lifecycle.Party
	}{{workforce.InviteCandidate, programme}, {workforce.Apply, candidate}, {workforce.Interview, programme}, {workforce.OfferPlace, programme}, {workforce.AcceptPlace, candidate}} {
		if c.State() == state {
			return c
		}
		fire(s.e, s.p)
	}
	if state == workforce.RecruitReady {
		for _, item := range workforce.OnboardingGate() {
			require.NoError(t, c.Fire(workforce.RecruitMove{Act: by(programme, 10), Event: workforce.PassGateItem, Data: workforce.RecruitChange{Item: item}}))
		}
		require.NoError(t, c.Fire(workforce.RecruitMove{Act: by(programme, 20), Event: workforce.ClearOnboarding}))
	}
	require.Equal(t, state, c.State())
	return c
}

func implementationMove(e workforce.ImplementationEvent, act lifecycle.Act) workforce.ImplementationMove {
	mv := workforce.ImplementationMove{Act: act, Event: e}
	switch e {
	case workforce.TickItem, workforce.UntickItem:
		mv.Data.Item = "roles"
	case workforce.StepBack, workforce.StopImplementation:
		mv.Reason = peertest.Text("no money")
	}
	return mv
}

func implementationIn(t testing.TB, state workforce.ImplementationState) *workforce.Implementation {
	t.Helper()
	p, err := workforce.NewImplementation(workforce.ImplementationTerms{Programme: "programme-1"}, by(programme, 0))
	require.NoError(t, err)
	if state == workforce.ImplementationStopped {
		require.NoError(t, p.Fire(implementationMove(workforce.StopImplementation, by(programme, 1))))
		return p
	}
	for _, s := range []struct {
		e  workforce.ImplementationEvent
		to workforce.ImplementationState
	}{{workforce.Prepare, workforce.ImplementationPreparing}, {workforce.Pilot, workforce.ImplementationPiloting}, {workforce.Operate, workforce.ImplementationOperating}} {
		if p.State() == state {
			return p
		}
		for _, item := range p.Left(s.to) {
			require.NoError(t, p.Fire(workforce.ImplementationMove{Act: by(programme, 1), Event: workforce.TickItem, Data: workforce.ImplementationChange{Item: item.ID}}))
		}
		require.NoError(t, p.Fire(implementationMove(s.e, by(programme, 1))))
	}
	require.Equal(t, state, p.State())
	return p
}
