package peer_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Written by hand; the participant offered.
const linkAnswers = `
- | offer | participant, companion, programme | offered

offered | agree | companion              | active
offered | end   | participant, companion | ended

active | allow    | participant, companion | active
active | disallow | participant, companion | active
active | end      | participant, companion | ended
`

func mother() peer.LinkOffer {
	return peer.LinkOffer{ID: "link-1", Kind: peer.LinkSupporter, Participant: peertest.ParticipantID, Supporter: "companion-1"}
}

// linkIn returns a link to a supporter in the given state.
func linkIn(t testing.TB, state peer.LinkState) *peer.Link {
	t.Helper()
	l, err := peer.NewLink(mother(), by(participant, day(0)))
	require.NoError(t, err)
	if state != peer.LinkOffered {
		require.NoError(t, l.Agree(by(peer.CompanionParty, day(1))))
	}
	if state == peer.LinkEnded {
		require.NoError(t, l.End(by(peer.CompanionParty, day(2))))
	}
	require.Equal(t, state, l.State())
	return l
}

func TestLinkTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[peer.LinkState, peer.LinkEvent, peer.LinkChange](peer.LinkLifecycle())
	require.NoError(t, err)
	seats := []lifecycle.Seat{{Party: participant, ID: string(peertest.ParticipantID)}, {Party: peer.CompanionParty, ID: "companion-1"}}
	peertest.TryTable(t, peertest.Trial[peer.LinkState, peer.LinkEvent, peer.LinkChange]{
		Machine: m,
		Open:    func() (peer.LinkHistory, error) { return m.Open(seats...) },
		In: func(s peer.LinkState) peer.LinkHistory {
			h, err := m.Restore(linkIn(t, s).History().Stored(), seats...)
			require.NoError(t, err)
			return h
		},
		Move: func(e peer.LinkEvent, _ lifecycle.Party) (mv peer.LinkMove) {
			if e == peer.AllowInLink || e == peer.DisallowInLink {
				mv.Data.Permission = peer.ContactCrisis
			}
			return mv
		},
		Want: linkAnswers,
	})
	assert.ElementsMatch(t, peer.LinkStates(), peer.LinkLifecycle().States())
}

func TestNamesOfLinks(t *testing.T) {
	for range 2 {
		enumtest.Try(t, peer.LinkStates(), peer.ErrUnknownLink)
		enumtest.Try(t, peer.LinkKinds(), peer.ErrUnknownLink)
		enumtest.Try(t, peer.Permissions(), peer.ErrUnknownPermission)
		enumtest.Try(t, peer.SupporterTies(), peer.ErrUnknownTie)
		enumtest.Try(t, peer.SupportTypes(), peer.ErrUnknownSupportType)
	}
}

func TestALinkNamesTwoDifferentPeople(t *testing.T) {
	pair := peer.LinkOffer{ID: "l-1", Kind: peer.LinkAccountability, Participant: "p-1", Partner: "p-2", Group: "g-1"}
	for _, tt := range []struct {
		name  string
		offer peer.LinkOffer
		edit  func(o *peer.LinkOffer)
	}{
		{"no kind", pair, func(o *peer.LinkOffer) { o.Kind = "" }},
		{"a kind made up", pair, func(o *peer.LinkOffer) { o.Kind = "rival" }},
		{"no id", pair, func(o *peer.LinkOffer) { o.ID = "" }},
		{"no participant", pair, func(o *peer.LinkOffer) { o.Participant = "" }},
		{"no partner", pair, func(o *peer.LinkOffer) { o.Partner = "" }},
		{"a pair with oneself", pair, func(o *peer.LinkOffer) { o.Partner = "p-1" }},
		{"a pair without a group", pair, func(o *peer.LinkOffer) { o.Group = "" }},
		{"a pair with a supporter", pair, func(o *peer.LinkOffer) { o.Supporter = "s-1" }},
		{"a supporter and a partner", mother(), func(o *peer.LinkOffer) { o.Partner = "p-2" }},
		{"no supporter", mother(), func(o *peer.LinkOffer) { o.Supporter = "" }},
		{"a supporter in a group", mother(), func(o *peer.LinkOffer) { o.Group = "g-1" }},
		{"buddies in a group", peer.LinkOffer{ID: "l-1", Kind: peer.LinkBuddy, Participant: "p-1", Partner: "p-2"}, func(o *peer.LinkOffer) { o.Group = "g-1" }},
	} {
		act := lifecycle.Act{By: peer.ProgrammeActor("staff-1"), At: day(0)}
		_, err := peer.NewLink(tt.offer, act)
		require.NoError(t, err, tt.name)
		tt.edit(&tt.offer)
		_, err = peer.NewLink(tt.offer, act)
		require.ErrorIs(t, err, peer.ErrLink, tt.name)
	}
	_, err := peer.NewLink(pair, by(worker, day(0)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	var zero peer.Link
	peertest.Refused(t, zero.End(by(participant, day(0))), lifecycle.ErrNotStarted)
	_, err = json.Marshal(zero)
	require.ErrorIs(t, err, peer.ErrIncomplete)
}

func TestPairsAreMutual(t *testing.T) {
	assert.True(t, peer.LinkAccountability.IsMutual())
	assert.True(t, peer.LinkBuddy.IsMutual())
	assert.False(t, peer.LinkSupporter.IsMutual())
	assert.False(t, peer.LinkKind("").IsMutual())
}

func TestAnOfferOfTheProgrammeNeedsBoth(t *testing.T) {
	l, err := peer.NewLink(mother(), by(programme, day(0)))
	require.NoError(t, err)
	require.NoError(t, l.Agree(by(peer.CompanionParty, day(1))))
	assert.Equal(t, peer.LinkOffered, l.State())
	peertest.Refused(t, l.Agree(by(peer.CompanionParty, day(2))), lifecycle.ErrAnswered)
	require.NoError(t, l.Agree(by(participant, day(2))))
	assert.Equal(t, peer.LinkActive, l.State())
}

func TestASupporterKnowsWhatTheParticipantAllowsAndNoMore(t *testing.T) {
	l := linkIn(t, peer.LinkActive)
	assert.Empty(t, l.Allowed(participant, day(2)), "a link alone permits nothing")
	require.NoError(t, l.Allow(by(participant, day(2)), peer.ContactCrisis))
	require.NoError(t, l.Allow(by(participant, day(3)), peer.KnowWellbeing))
	require.NoError(t, l.Disallow(by(participant, day(5)), peer.KnowWellbeing))
	require.NoError(t, l.Allow(by(peer.CompanionParty, day(6)), peer.KnowAttendance))

	assert.Equal(t, []peer.Permission{peer.KnowWellbeing, peer.ContactCrisis}, l.Allowed(participant, day(4)), "as of a past date")
	assert.Equal(t, []peer.Permission{peer.ContactCrisis}, l.Allowed(participant, day(7)))
	assert.Equal(t, []peer.Permission{peer.KnowAttendance}, l.Allowed(peer.CompanionParty, day(7)), "each side allows for itself")
	assert.False(t, l.Allows(participant, peer.KnowReturnToUse, day(7)))

	peertest.Refused(t, l.Allow(by(participant, day(8)), "know_everything"), lifecycle.ErrMalformed)
	wrong := by(peer.CompanionParty, day(8))
	wrong.Reason = peertest.Text("by mistake")
	peertest.Refused(t, l.Correct(wrong, 6, peer.LinkMove{Act: by(peer.CompanionParty, day(6)), Event: peer.AllowInLink, Data: peer.LinkChange{Permission: "know_everything"}}), lifecycle.ErrMalformed)
	peertest.Refused(t, l.Allow(by(participant, day(8)), ""), lifecycle.ErrDataMissing)
	peertest.Refused(t, l.Allow(by(worker, day(8)), peer.KnowPlan), lifecycle.ErrNotYourMove)

	undo := by(participant, day(9))
	undo.Reason = peertest.Text("by mistake")
	peertest.Refused(t, l.Correct(undo, 6), lifecycle.ErrNotYourMove)
	peertest.Refused(t, l.Redact(undo, 6), lifecycle.ErrNoSuchEntry)

	require.NoError(t, l.End(by(peer.CompanionParty, day(10))))
	assert.Empty(t, l.Allowed(participant, day(10)), "every permission ends with the link")
	assert.True(t, l.Allows(participant, peer.ContactCrisis, day(9)))
}

func TestALinkIsStoredAndReplayed(t *testing.T) {
	for _, state := range peer.LinkStates() {
		l := linkIn(t, state)
		data, err := json.Marshal(l)
		require.NoError(t, err)
		var back peer.Link
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, l.Digest(), back.Digest())
		assert.Equal(t, mother(), back.Offer())
	}
	data, err := json.Marshal(linkIn(t, peer.LinkActive))
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"another supporter":  {`"supporter":"companion-1"`, `"supporter":"companion-2"`},
		"a state made up":    {`"to":"active"`, `"to":"ended"`},
		"a kind made up":     {`"kind":"supporter"`, `"kind":"rival"`},
		"agreed by one side": {`"party":"companion","id":"companion-1"`, `"party":"participant","id":"participant-1"`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := linkIn(t, peer.LinkEnded)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, peer.LinkEnded, kept.State(), name)
	}
	bad := strings.Replace(string(data), `"supporter":"companion-1"`, `"partner":"companion-1"`, 1)
	require.ErrorIs(t, json.Unmarshal([]byte(bad), &peer.Link{}), peer.ErrLink)
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfLinkVersion1(t *testing.T) {
	offer := peer.LinkOffer{ID: "link-1", Kind: peer.LinkAccountability, Participant: peertest.ParticipantID, Partner: "companion-1", Group: "group-1"}
	l, err := peer.NewLink(offer, by(peer.CompanionParty, day(0)))
	require.NoError(t, err)
	require.NoError(t, l.Agree(by(participant, day(1))))
	act := by(participant, day(2))
	act.Reason = peertest.Text("every Sunday")
	require.NoError(t, l.Allow(act, peer.ContactCheckIn))
	require.NoError(t, l.Redact(by(participant, day(3)), 3))
	data, err := json.MarshalIndent(l, "", "  ")
	require.NoError(t, err)
	stored := golden(t, "link-v1.json", string(data)+"\n")
	var back peer.Link
	require.NoError(t, json.Unmarshal([]byte(stored), &back))
	assert.Equal(t, l.Digest(), back.Digest())
	require.NoError(t, back.End(by(participant, day(4))))
}

func TestTheNetworkGoesOnAfterADischarge(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	supporter := linkIn(t, peer.LinkActive)
	require.NoError(t, supporter.Allow(by(participant, day(3)), peer.ContactCrisis))
	buddy, err := peer.NewLink(peer.LinkOffer{ID: "link-2", Kind: peer.LinkBuddy, Participant: "participant-2", Partner: peertest.ParticipantID},
		lifecycle.Act{By: peer.ParticipantActor("participant-2"), At: day(0)})
	require.NoError(t, err)
	self := lifecycle.Act{By: buddy.Companion(), At: day(1)}
	require.NoError(t, buddy.Agree(self))
	require.NoError(t, buddy.Allow(lifecycle.Act{By: buddy.Participant(), At: day(2)}, peer.ContactCrisis))
	sponsorship, over := sponsorshipIn(t, peer.SponsorshipActive), linkIn(t, peer.LinkEnded)
	all := []peer.Link{*supporter, *buddy, *over}

	require.NoError(t, m.Close(by(participant, day(30))))
	n := peer.NetworkOf(peertest.ParticipantID, all, []peer.Sponsorship{*sponsorship})
	assert.Equal(t, peertest.ParticipantID, n.Participant())
	assert.Len(t, n.Links(day(40)), 2)
	assert.Len(t, n.Sponsorships(day(40)), 1)
	assert.Empty(t, n.Links(day(0)))
	assert.Empty(t, n.Sponsorships(day(1)))
	crisis := n.Allowing(peer.ContactCrisis, day(40))
	require.Len(t, crisis, 1, "the buddy allowed it for themselves, which is not the participant's permission")
	assert.Equal(t, peer.LinkID("link-1"), crisis[0].Offer().ID)
	require.NoError(t, buddy.Allow(lifecycle.Act{By: buddy.Companion(), At: day(41)}, peer.ContactCrisis))
	n = peer.NetworkOf(peertest.ParticipantID, []peer.Link{*supporter, *buddy}, nil)
	assert.Len(t, n.Allowing(peer.ContactCrisis, day(42)), 2)
	assert.Empty(t, peer.NetworkOf("", all, []peer.Sponsorship{*sponsorship}).Links(day(40)))
	assert.Empty(t, peer.NetworkOf("participant-9", all, nil).Links(day(40)))
}

func TestSupporter(t *testing.T) {
	s := peer.Supporter{ID: "s-1", Participant: "p-1", Tie: peer.TieParent, Languages: []string{"es"}, OwnSupport: "p-7", WantsCourse: true}
	data, err := json.Marshal(s)
	require.NoError(t, err)
	var back peer.Supporter
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, s, back)
	for name, edit := range map[string][2]string{
		"no id":               {`"id":"s-1"`, `"id":""`},
		"their own supporter": {`"own_support":"p-7"`, `"own_support":"p-1"`},
	} {
		kept := s
		require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), edit[0], edit[1], 1)), &kept), peer.ErrSupporter, name)
		assert.Equal(t, s, kept, name)
	}
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), "parent", "boss", 1)), &back), lifecycle.ErrBadRecord)
}

func TestLinksPrintNobody(t *testing.T) {
	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: day(0), Reason: peertest.Text("secret words")}
	offer := peer.LinkOffer{ID: "secret-l", Kind: peer.LinkSupporter, Participant: "secret-p", Supporter: "secret-s"}
	l, err := peer.NewLink(offer, act)
	require.NoError(t, err)
	move := peer.LinkMove{Act: act, Event: peer.AllowInLink, Data: peer.LinkChange{Permission: peer.KnowPlan}}
	peertest.Secret(t, "secret", *l, l, l.History(), offer, move, l.Companion(), l.Fire(move), peer.LinkID("secret-l"), peer.SupporterID("secret-s"), peer.GroupID("secret-g"),
		peer.Supporter{ID: "secret-s", Participant: "secret-p"}, peer.NetworkOf("secret-p", []peer.Link{*l}, nil), peer.Link{})
	peertest.Secret(t, "know_plan", move.Data)
}
