package group_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func who(id peer.ParticipantID) group.Who { return group.Who{Participant: id} }

func list(all ...*group.Membership) (memberships []group.Membership) {
	for _, m := range all {
		memberships = append(memberships, *m)
	}
	return memberships
}

func TestANameTakesAConsent(t *testing.T) {
	g := groupOf(t, nil)
	act := lifecycle.Act{By: named.Actor(), At: day(0)}
	for _, verdict := range []peer.ConsentVerdict{"", peer.ConsentNotAsked, peer.ConsentDenied, peer.ConsentWithdrawn, "x"} {
		_, err := group.NewMembership("m-1", g, named, verdict, peertest.Grounds(), act)
		require.ErrorIs(t, err, group.ErrConsent, "%s", verdict)
	}
	for name, spoil := range map[string]func(w *group.Grounds){
		"no consent": func(w *group.Grounds) { w.Consent = "" },
		"no purpose": func(w *group.Grounds) { w.Purpose = "" },
		"no end":     func(w *group.Grounds) { w.Until = peer.Date{} },
		"run out":    func(w *group.Grounds) { w.Until = peer.DateOf(day(0), nil) },
	} {
		w := peertest.Grounds()
		spoil(&w)
		_, err := group.NewMembership("m-1", g, named, peer.ConsentGiven, w, act)
		require.ErrorIs(t, err, group.ErrConsent, name)
	}
	_, err := group.NewMembership("", g, named, peer.ConsentGiven, peertest.Grounds(), act)
	require.ErrorIs(t, err, group.ErrIncomplete)
	_, err = group.NewMembership("m-1", g, group.Who{Participant: "p", Code: "c"}, peer.ConsentGiven, peertest.Grounds(), act)
	require.ErrorIs(t, err, group.ErrIncomplete, "known in one way")
	_, err = group.NewMembership("m-1", codedGroup(t), named, peer.ConsentGiven, peertest.Grounds(), act)
	require.ErrorIs(t, err, group.ErrAnonymity, "a coded group keeps no names")
	heron := group.Who{Code: "blue-heron"}
	_, err = group.NewMembership("m-1", codedGroup(t), heron, peer.ConsentGiven, peertest.Grounds(), lifecycle.Act{By: heron.Actor(), At: day(0)})
	require.ErrorIs(t, err, group.ErrAnonymity, "a consent would say who it is")
	_, err = group.NewMembership("m-1", g, named, peer.ConsentGiven, peertest.Grounds(), by(programme, day(0)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
}

// Forged records of people that the group keeps no list of do not load.
func TestAForgedMembershipDoesNotLoad(t *testing.T) {
	data, err := json.Marshal(admitted(t, "m-1", groupOf(t, nil), named))
	require.NoError(t, err)
	for _, forged := range []string{
		strings.Replace(string(data), `"mode":"named_with_consent"`, `"mode":"coded"`, 1),
		strings.Replace(string(data), `"mode":"named_with_consent"`, `"mode":"none"`, 1),
		strings.Replace(string(data), `"mode":`, `"pathway":"aa","mode":`, 1),
		strings.Replace(string(data), `"mode":`, `"pathway":"smart","mode":`, 1),
	} {
		require.NotEqual(t, string(data), forged)
		var back group.Membership
		require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), group.ErrAnonymity, forged)
	}
	heron := admitted(t, "m-1", codedGroup(t), group.Who{Code: "blue-heron"})
	data, err = json.Marshal(heron)
	require.NoError(t, err)
	forged := strings.Replace(string(data), `"who":{"code":"blue-heron"}`, `"who":{"participant":"blue-heron"}`, 1)
	require.NotEqual(t, string(data), forged)
	var back group.Membership
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), group.ErrAnonymity)
}

func TestCapacityAndTheWaitingList(t *testing.T) {
	g := groupOf(t, nil) // two places
	a, b, c, d := asks(t, "m-a", g, who("a")), asks(t, "m-b", g, who("b")), asks(t, "m-c", g, who("c")), asks(t, "m-d", g, who("d"))
	all := func() group.Place { return group.Place{Group: g, Memberships: list(a, b, c, d)} }
	require.NoError(t, a.Admit(by(programme, day(1)), all()))
	require.NoError(t, b.Admit(by(leader, day(1)), all()))
	peertest.RefusedBy(t, c.Admit(by(programme, day(1)), all()), "no_place")
	require.NoError(t, d.Wait(by(programme, day(2))))
	require.NoError(t, c.Wait(by(programme, day(2))))
	free, limited := all().Free()
	assert.True(t, limited)
	assert.Zero(t, free)
	assert.Equal(t, 1, all().Position("m-c"), "since the same moment: the smaller id")
	assert.Equal(t, 2, all().Position("m-d"))
	assert.Zero(t, all().Position("m-a"))
	_, ok := all().NextWaiting()
	assert.False(t, ok)

	require.NoError(t, a.Leave(lifecycle.Act{By: who("a").Actor(), At: day(3)}), "no reason is asked for")
	next, ok := all().NextWaiting()
	require.True(t, ok)
	assert.Equal(t, group.MembershipID("m-c"), next.ID())
	require.NoError(t, c.Admit(by(programme, day(3)), all()))
	assert.Equal(t, 1, all().Position("m-d"))

	open := groupOf(t, func(c *group.Charter) { c.Capacity = 0 })
	_, limited = group.Place{Group: open}.Free()
	assert.False(t, limited)
	m := asks(t, "m-e", open, who("e"))
	require.NoError(t, m.Admit(by(programme, day(1)), group.Place{Group: open, Memberships: list(b, c)}), "no limit")
}

// Kept apart reads like full, to the byte, whoever asks and however it is printed.
func TestKeptApartReadsLikeFull(t *testing.T) {
	g := groupOf(t, nil)
	a := admitted(t, "m-a", g, who("a"))
	other := admitted(t, "m-o", g, who("o"))
	for _, apart := range [][]group.Apart{{{A: who("a"), B: who("b")}}, {{A: who("b"), B: who("a")}}} {
		for _, act := range []lifecycle.Act{by(programme, day(1)), by(leader, day(1))} {
			b := asks(t, "m-b", g, who("b"))
			full := b.Admit(act, group.Place{Group: g, Memberships: list(a, other)})
			kept := b.Admit(act, group.Place{Group: g, Memberships: list(a), Apart: apart})
			peertest.RefusedBy(t, kept, "no_place")
			assert.Equal(t, full.Error(), kept.Error())
			assert.Equal(t, full, kept, "in every field")
			spanish := func(err error) string {
				text, e := peertest.Refused(t, err).Text(lifecycle.Spanish)
				require.NoError(t, e)
				return text
			}
			assert.Equal(t, spanish(full), spanish(kept))
			assert.NotContains(t, kept.Error(), "apart")
			// Before the ground rules were accepted it reads no other way.
			fresh, err := group.NewMembership("m-b", g, who("b"), peer.ConsentGiven, peertest.Grounds(), lifecycle.Act{By: who("b").Actor(), At: day(0)})
			require.NoError(t, err)
			assert.Equal(t, fresh.Admit(act, group.Place{Group: g, Memberships: list(a, other)}), fresh.Admit(act, group.Place{Group: g, Memberships: list(a), Apart: apart}))
		}
	}
	// Whoever waits and is kept apart is passed over; once the other has left, they are next.
	b, c := asks(t, "m-b", g, who("b")), asks(t, "m-c", g, who("c"))
	require.NoError(t, b.Wait(by(programme, day(1))))
	require.NoError(t, c.Wait(by(programme, day(2))))
	apart := []group.Apart{{A: who("a"), B: who("b")}}
	next, ok := group.Place{Group: g, Memberships: list(a, b, c), Apart: apart}.NextWaiting()
	require.True(t, ok)
	assert.Equal(t, group.MembershipID("m-c"), next.ID())
	require.NoError(t, a.Leave(lifecycle.Act{By: who("a").Actor(), At: day(3)}))
	next, ok = group.Place{Group: g, Memberships: list(a, b, c), Apart: apart}.NextWaiting()
	require.True(t, ok)
	assert.Equal(t, group.MembershipID("m-b"), next.ID())

	assert.False(t, group.MayMeet(apart, who("c"), who("b"), who("a")))
	assert.True(t, group.MayMeet(apart, who("c"), who("b")))
	assert.True(t, group.MayMeet(nil))
}

func TestGroundRulesAreAcceptedAnew(t *testing.T) {
	g := groupOf(t, nil)
	m, err := group.NewMembership("m-1", g, named, peer.ConsentGiven, peertest.Grounds(), by(participant, day(0)))
	require.NoError(t, err)
	assert.True(t, m.NeedsAcceptance(g))
	peertest.RefusedBy(t, m.Admit(by(programme, day(1)), group.Place{Group: g}), "rules_not_accepted")
	require.NoError(t, m.Accept(by(participant, day(1)), g))
	require.NoError(t, m.Admit(by(programme, day(1)), group.Place{Group: g}))
	assert.False(t, m.NeedsAcceptance(g))
	require.NoError(t, g.Amend(date(t, "2026-02-01"), append(threeRules[:3:3], recovery.GroundNoRecording)...))
	assert.True(t, m.NeedsAcceptance(g))
	peertest.Refused(t, m.Accept(by(programme, day(2)), g), lifecycle.ErrNotYourMove)
	require.NoError(t, m.Accept(by(participant, day(2)), g))
	assert.Equal(t, 2, m.Accepted())
	assert.False(t, m.NeedsAcceptance(g))
	require.NoError(t, m.Leave(by(participant, day(3))))
	require.NoError(t, g.Amend(date(t, "2026-03-01"), threeRules...))
	assert.False(t, m.NeedsAcceptance(g), "whoever left owes nothing")
	assert.False(t, m.NeedsAcceptance(groupOf(t, func(c *group.Charter) { c.ID = "g-2" })))
}

func TestAPersonMakesTheModeStricterOnly(t *testing.T) {
	m := admitted(t, "m-1", codedGroup(t), group.Who{Code: "blue-heron"})
	act := lifecycle.Act{By: m.Who().Actor(), At: day(2)}
	assert.Equal(t, recovery.AttendanceCoded, m.Mode())
	peertest.RefusedBy(t, m.Choose(act, recovery.AttendanceNamedWithConsent), "mode")
	peertest.Refused(t, m.Choose(act, recovery.AttendanceProofSlip))
	require.NoError(t, m.Choose(act, recovery.AttendanceNone))
	assert.Equal(t, recovery.AttendanceNone, m.Mode())
	require.NoError(t, m.Choose(act, recovery.AttendanceCoded), "back to what the group keeps")
	peertest.Refused(t, m.Choose(by(programme, day(3)), recovery.AttendanceNone), lifecycle.ErrNotYourMove)
	// A forged choice does not load.
	data, err := json.Marshal(m)
	require.NoError(t, err)
	forged := strings.Replace(string(data), `"data":{"mode":"none"}`, `"data":{"mode":"named_with_consent"}`, 1)
	require.NotEqual(t, string(data), forged)
	var back group.Membership
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), lifecycle.ErrBadRecord)
}

func TestExclusionGoesByThePolicyAndIsLookedAtAgain(t *testing.T) {
	m := membershipIn(t, group.MembershipMember)
	peertest.Refused(t, m.Exclude(by(programme, day(3)), peer.Date{}), lifecycle.ErrReasonMissing)
	for _, code := range []string{"return_to_use", "recurrence_of_use", "relapse", "missed_meetings", "medication"} {
		peertest.Refused(t, m.Exclude(coded(programme, day(3), code), peer.Date{}), lifecycle.ErrUnknownCode)
	}
	require.NoError(t, m.Exclude(coded(programme, day(3), "threat"), date(t, "2026-06-01")))
	until, ok := m.ExcludedUntil()
	assert.True(t, ok)
	assert.Equal(t, date(t, "2026-06-01"), until)
	require.NoError(t, m.Appeal(by(participant, day(4))), "no reason is asked for")
	reasoned := by(programme, day(5))
	reasoned.Reason = peertest.Text("the policy says so")
	peertest.RefusedBy(t, m.Uphold(reasoned, peer.Date{}), "another_person")
	reasoned.By.ID = "staff-2"
	require.NoError(t, m.Uphold(reasoned, date(t, "2026-05-01")))
	until, _ = m.ExcludedUntil()
	assert.Equal(t, date(t, "2026-05-01"), until, "a shorter time")
	// A record in which the same person upheld does not load.
	data, err := json.Marshal(m)
	require.NoError(t, err)
	var back group.Membership
	require.NoError(t, json.Unmarshal(data, &back))
	forged := strings.Replace(string(data), "staff-2", peertest.ProgrammePerson, 1)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), lifecycle.ErrBadRecord)
	require.NoError(t, m.Reinstate(by(programme, day(6)), group.Place{Group: groupOf(t, nil)}))
	assert.Equal(t, group.MembershipMember, m.State())
	_, ok = m.ExcludedUntil()
	assert.False(t, ok)
	require.NoError(t, m.Leave(by(participant, day(7))))
	assert.True(t, m.IsOver())
}

func TestNobodyCorrectsWhatAnotherEntered(t *testing.T) {
	m := membershipIn(t, group.MembershipMember)
	why := by(programme, day(9))
	why.Reason = peertest.Text("by mistake")
	peertest.Refused(t, m.Correct(why, 2), lifecycle.ErrNotYourMove)
	own := by(programme, day(9))
	own.Reason = peertest.Text("on another day")
	last := m.History().Len()
	require.NoError(t, m.Correct(own, last))
	assert.Equal(t, group.MembershipRequested, m.State())
	mine := by(participant, day(10))
	mine.Reason = peertest.Text("not what I wanted")
	coder := admitted(t, "m-2", codedGroup(t), group.Who{Code: "blue-heron"})
	require.NoError(t, coder.Choose(lifecycle.Act{By: coder.Who().Actor(), At: day(2)}, recovery.AttendanceNone))
	mine.By = coder.Who().Actor()
	peertest.RefusedBy(t, coder.Correct(mine, coder.History().Len(), group.MembershipMove{Act: lifecycle.Act{By: coder.Who().Actor(), At: day(2)}, Event: group.ChooseMode,
		Data: group.MembershipChange{Mode: recovery.AttendanceNamedWithConsent}}), "mode")
}

func TestWhatRestsOnAConsent(t *testing.T) {
	g := groupOf(t, nil)
	a := admitted(t, "m-a", g, who("a"))
	coder := admitted(t, "m-c", codedGroup(t), group.Who{Code: "blue-heron"})
	left := admitted(t, "m-l", g, who("l"))
	require.NoError(t, left.Leave(lifecycle.Act{By: who("l").Actor(), At: day(2)}))
	assert.Equal(t, []consent.Dependent{
		{Kind: consent.DependentGroup, ID: "m-a", Consent: "consent-1", Open: true},
		{Kind: consent.DependentGroup, ID: "m-l", Consent: "consent-1", Open: false},
	}, group.Dependents(list(a, coder, left)))
	peertest.RefusedBy(t, a.WithdrawConsent(by(programme, day(3)), peer.ConsentGiven), "consent_stands")
	peertest.RefusedBy(t, coder.WithdrawConsent(by(programme, day(3)), peer.ConsentWithdrawn), "consent_stands")
	peertest.Refused(t, a.WithdrawConsent(by(group.LeaderParty, day(3)), peer.ConsentWithdrawn), lifecycle.ErrNotYourMove)
	require.NoError(t, a.WithdrawConsent(lifecycle.Act{By: lifecycle.System(), At: day(3)}, peer.ConsentWithdrawn))
	assert.Equal(t, group.MembershipEnded, a.State())
	d, ok := a.Dependent()
	assert.True(t, ok)
	assert.False(t, d.Open)
}

func TestAccountabilityPairs(t *testing.T) {
	g := groupOf(t, nil)
	a, b := admitted(t, "m-a", g, who("a")), admitted(t, "m-b", g, who("b"))
	offer, err := group.PairOf("l-1", *a, *b)
	require.NoError(t, err)
	link, err := peer.NewLink(offer, lifecycle.Act{By: peer.ParticipantActor("a"), At: day(2)})
	require.NoError(t, err)
	assert.Equal(t, peer.LinkOffered, link.State(), "the other has to want it, too")
	_, err = group.PairOf("l-1", *a, *a)
	require.ErrorIs(t, err, group.ErrIncomplete)
	_, err = group.PairOf("l-1", *a, *asks(t, "m-c", g, who("c")))
	require.ErrorIs(t, err, group.ErrIncomplete)
	x, y := admitted(t, "m-x", codedGroup(t), group.Who{Code: "x"}), admitted(t, "m-y", codedGroup(t), group.Who{Code: "y"})
	_, err = group.PairOf("l-1", *x, *y)
	require.ErrorIs(t, err, group.ErrAnonymity)
}

func TestACodeIsJoinedByAConsentOfItsOwn(t *testing.T) {
	until := date(t, "2027-01-01")
	j, err := group.JoinCode("blue-heron", "p-1", peer.ConsentGiven, "consent-9", until)
	require.NoError(t, err)
	assert.Equal(t, group.Code("blue-heron"), j.Code)
	for _, verdict := range []peer.ConsentVerdict{"", peer.ConsentNotAsked, peer.ConsentDenied, peer.ConsentWithdrawn} {
		_, err = group.JoinCode("blue-heron", "p-1", verdict, "consent-9", until)
		require.ErrorIs(t, err, group.ErrConsent)
	}
	_, err = group.JoinCode("blue-heron", "p-1", peer.ConsentGiven, "", until)
	require.ErrorIs(t, err, group.ErrConsent)
	_, err = group.JoinCode("blue-heron", "p-1", peer.ConsentGiven, "consent-9", peer.Date{})
	require.ErrorIs(t, err, group.ErrConsent)
	_, err = group.JoinCode("", "p-1", peer.ConsentGiven, "consent-9", until)
	require.ErrorIs(t, err, group.ErrIncomplete)
}
