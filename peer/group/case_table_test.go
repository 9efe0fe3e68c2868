package group_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Written by hand: the author appeals, moderators do the rest, a machine may report and
// close and decides nothing.
const caseAnswers = `
- | report | moderator, system | reported

reported | assess | moderator | assessed

assessed | assess | moderator | assessed
assessed | take   | moderator | in_hand
assessed | decide | moderator | decided

in_hand | assess    | moderator | in_hand
in_hand | take      | moderator | in_hand
in_hand | decide    | moderator | decided
in_hand | aftercare | moderator | in_hand

decided | aftercare | moderator         | decided
decided | appeal    | author            | under_appeal
decided | close     | moderator, system | closed

under_appeal | decide_appeal | moderator | decided
`

func caseIn(t testing.TB, state group.CaseState) *group.Case {
	t.Helper()
	c := reported(t, group.CaseHouseRule)
	assess := func() error { return c.Assess(by(moderator, day(1)), group.RiskModerate, volunteer) }
	take := func() error { return c.Take(by(moderator, day(2)), "moderator-1", volunteer) }
	decide := func() error { return c.Decide(by(moderator, day(3)), group.MeasureWarn, peer.Date{}, volunteer) }
	for _, step := range map[group.CaseState][]func() error{
		group.CaseAssessed:    {assess},
		group.CaseInHand:      {assess, take},
		group.CaseDecided:     {assess, decide},
		group.CaseUnderAppeal: {assess, decide, func() error { return c.Appeal(by(author, day(4))) }},
		group.CaseClosed:      {assess, take, decide, func() error { return c.Close(by(system, day(40)), group.ModeratorFacts{}) }},
	}[state] {
		require.NoError(t, step())
	}
	require.Equal(t, state, c.State())
	return c
}

func TestCaseTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[group.CaseState, group.CaseEvent, group.CaseChange](group.CaseLifecycle())
	require.NoError(t, err)
	require.NoError(t, m.CheckTimings(group.CaseTimings()))
	seat := lifecycle.Seat{Party: author, ID: "author-1"}
	peertest.TryTable(t, peertest.Trial[group.CaseState, group.CaseEvent, group.CaseChange]{
		Machine: m,
		Open:    func() (group.CaseHistory, error) { return m.Open(seat) },
		In: func(s group.CaseState) group.CaseHistory {
			h, err := m.Restore(caseIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e group.CaseEvent, p lifecycle.Party) (mv group.CaseMove) {
			switch e {
			case group.AssessCase:
				mv.Data.Risk = group.RiskReachOut
			case group.TakeCase:
				mv.Data.Named = "moderator-1"
			case group.DecideCase:
				mv.Data.Measure = group.MeasureHide
			case group.OfferCare:
				mv.Code = "readers"
			case group.DecideAppeal:
				mv.Data.Outcome, mv.Data.Measure = group.AppealLifted, group.MeasureNone
			}
			return mv
		},
		Want: caseAnswers,
	})
	assert.ElementsMatch(t, group.CaseStates(), group.CaseLifecycle().States())
	enumtest.Try(t, group.CaseStates(), group.ErrUnknownCaseState)
}
