package group_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Written by hand: what a peer-run group would say, not read from the table.
const membershipAnswers = `
- | ask | participant | requested

requested | wait         | programme, leader | waiting
requested | admit        | programme, leader | member
requested | decline      | programme, leader | declined
requested | accept_rules | participant       | requested
requested | choose_mode  | participant       | requested
requested | end          | programme         | ended
requested | withdraw_consent | programme, system | ended
requested | leave        | participant       | left

waiting | admit        | programme, leader | member
waiting | decline      | programme, leader | declined
waiting | accept_rules | participant       | waiting
waiting | choose_mode  | participant       | waiting
waiting | end          | programme         | ended
waiting | withdraw_consent | programme, system | ended
waiting | leave        | participant       | left

member | accept_rules | participant | member
member | choose_mode  | participant | member
member | exclude      | programme   | excluded
member | end          | programme   | ended
member | withdraw_consent | programme, system | ended
member | leave        | participant | left

excluded | appeal    | participant | under_appeal
excluded | reinstate | programme   | member
excluded | end       | programme   | ended
excluded | withdraw_consent | programme, system | ended
excluded | leave     | participant | left

under_appeal | uphold    | programme   | excluded
under_appeal | reinstate | programme   | member
under_appeal | end       | programme   | ended
under_appeal | withdraw_consent | programme, system | ended
under_appeal | leave     | participant | left
`

// membershipIn returns a membership of the kit's group in the given state.
var membershipIn = peertest.MembershipIn

func TestMembershipTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[group.MembershipState, group.MembershipEvent, group.MembershipChange](group.MembershipLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: participant, ID: string(peertest.ParticipantID)}
	peertest.TryTable(t, peertest.Trial[group.MembershipState, group.MembershipEvent, group.MembershipChange]{
		Machine: m,
		Open:    func() (group.MembershipHistory, error) { return m.Open(seat) },
		In: func(s group.MembershipState) group.MembershipHistory {
			h, err := m.Restore(membershipIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e group.MembershipEvent, p lifecycle.Party) (mv group.MembershipMove) {
			switch e {
			case group.AcceptRules:
				mv.Data.Rules = 1
			case group.ChooseMode:
				mv.Data.Mode = recovery.AttendanceNone
			case group.ExcludeMember:
				mv.Code = "threat"
			case group.UpholdExclusion:
				mv.Reason = peertest.Text("the policy")
			case group.EndMembership:
				mv.Code = "group_closed"
			}
			return mv
		},
		Want: membershipAnswers,
	})
	assert.ElementsMatch(t, group.MembershipStates(), group.MembershipLifecycle().States())
	enumtest.Try(t, group.MembershipStates(), group.ErrUnknownMembershipState)
}
