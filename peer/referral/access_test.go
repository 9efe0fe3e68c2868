package referral_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
)

func TestTheReceiverReadsFromSendingAndIsResponsibleFromAcceptance(t *testing.T) {
	r := in(t, referral.LoopClosed) // drafted day 0, sent 1, accepted 2, completed 5, closed 7
	tie := r.Engagement(peer.ConsentGiven)
	open := func(at time.Time) bool {
		return referral.AccessOf("receiver-1", peertest.ParticipantID, []referral.Engagement{tie}, at).Open
	}
	for _, tt := range []struct {
		at          time.Time
		reads       bool
		responsible lifecycle.Actor
	}{
		{day(0).Add(-time.Second), false, lifecycle.Actor{}},
		{day(0), false, r.Requester()},
		{day(1).Add(-time.Second), false, r.Requester()},
		{day(1), true, r.Requester()},
		{day(2).Add(-time.Second), true, r.Requester()},
		{day(2), true, r.Receiver()},
		{day(5).Add(-time.Second), true, r.Receiver()},
		{day(5), false, r.Requester()},
		{day(6), false, r.Requester()},
		{day(7), false, lifecycle.Actor{}},
	} {
		assert.Equal(t, tt.reads, open(tt.at), "%s", tt.at)
		assert.Equal(t, tt.responsible, r.Responsible(tt.at), "%s", tt.at)
	}
}

func TestWhoIsResponsibleOnceItEnded(t *testing.T) {
	for s, want := range map[referral.State]lifecycle.Party{
		referral.Declined: sender, referral.NotCompleted: sender, referral.Expired: sender, referral.Completed: sender,
		referral.Cancelled: "", referral.Voided: "", referral.LoopClosed: "", referral.Waiting: receiver, referral.Received: sender,
	} {
		assert.Equal(t, want, in(t, s).Responsible(day(20)).Party, "%s", s)
	}
	r := in(t, referral.Declined)
	require.NoError(t, closing(r, day(3)))
	assert.Equal(t, sender, r.Responsible(day(2)).Party)
	assert.Equal(t, lifecycle.Party(""), r.Responsible(day(3)).Party)
}

func TestAccessEndsWithTheLastTie(t *testing.T) {
	first := in(t, referral.Completed) // open from day 1 to 5
	q := request()
	q.ID, q.Service = "referral-2", referral.ServiceFood
	second := after(t, q, send, accept) // open from day 1 on
	const clinic = referral.ReceiverID("receiver-1")
	ties := []referral.Engagement{first.Engagement(peer.ConsentGiven), second.Engagement(peer.ConsentGiven)}

	got := referral.AccessOf(clinic, peertest.ParticipantID, ties, day(8))
	require.True(t, got.Open, "the other referral goes on")
	require.Len(t, got.Through, 1)
	assert.Equal(t, "referral-2", got.Through[0].ID)

	require.NoError(t, second.Withdraw(by(participant, day(9))))
	ties[1] = second.Engagement(peer.ConsentGiven)
	assert.Equal(t, referral.Access{Ended: day(9)}, referral.AccessOf(clinic, peertest.ParticipantID, ties, day(9)))
	assert.True(t, referral.AccessOf(clinic, peertest.ParticipantID, ties, day(9).Add(-1)).Open)

	mentorship := referral.Engagement{Kind: referral.EngagementMentorship, ID: "m-1", Participant: peertest.ParticipantID, Party: clinic, Consent: peer.ConsentGiven, From: day(3)}
	assert.True(t, referral.AccessOf(clinic, peertest.ParticipantID, append(ties, mentorship), day(9)).Open)

	for name, other := range map[string]referral.Engagement{
		"of another party":       {Kind: mentorship.Kind, Participant: mentorship.Participant, Party: "receiver-2", Consent: peer.ConsentGiven, From: day(3)},
		"of another participant": {Kind: mentorship.Kind, Participant: "participant-2", Party: clinic, Consent: peer.ConsentGiven, From: day(3)},
		"without a consent":      {Kind: mentorship.Kind, Participant: mentorship.Participant, Party: clinic, From: day(3)},
		"of no kind":             {Participant: mentorship.Participant, Party: clinic, Consent: peer.ConsentGiven, From: day(3)},
		"that has not begun":     {Kind: mentorship.Kind, Participant: mentorship.Participant, Party: clinic, Consent: peer.ConsentGiven},
		"that begins later":      {Kind: mentorship.Kind, Participant: mentorship.Participant, Party: clinic, Consent: peer.ConsentGiven, From: day(10)},
	} {
		assert.False(t, referral.AccessOf(clinic, peertest.ParticipantID, append(ties, other), day(9)).Open, name)
	}
	unsent := in(t, referral.Drafting)
	require.NoError(t, unsent.Withdraw(by(participant, day(1))))
	assert.Equal(t, referral.Access{}, referral.AccessOf(clinic, peertest.ParticipantID, []referral.Engagement{unsent.Engagement(peer.ConsentGiven)}, day(9)), "what never was does not end")
	assert.False(t, referral.AccessOf("", "", []referral.Engagement{{Kind: mentorship.Kind, Consent: peer.ConsentGiven, From: day(1)}}, day(9)).Open)
}

// The verdict counts from the moment at which it is known, before anybody has
// made the move that ends the referral.
func TestAConsentThatIsWithdrawnEndsAccessAtOnce(t *testing.T) {
	r := in(t, referral.Attending)
	for _, v := range []peer.ConsentVerdict{"", peer.ConsentNotAsked, peer.ConsentDenied, peer.ConsentWithdrawn} {
		assert.Equal(t, referral.Access{}, referral.AccessOf("receiver-1", peertest.ParticipantID, []referral.Engagement{r.Engagement(v)}, day(9)), "%s", v)
	}
	q := request()
	q.Requester = ""
	self := after(t, q, func(r *referral.Referral, at time.Time) error {
		return r.Send(lifecycle.Act{By: r.Requester(), At: at}, "", referral.Facts{})
	})
	assert.True(t, referral.AccessOf("receiver-1", peertest.ParticipantID, []referral.Engagement{self.Engagement("")}, day(9)).Open, "they sent it themselves")
	assert.False(t, referral.AccessOf("receiver-1", peertest.ParticipantID, []referral.Engagement{self.Engagement(peer.ConsentWithdrawn)}, day(9)).Open)
}

// One more tie never closes access, and the order of ties does not matter.
func TestMoreTiesNeverCloseAccess(t *testing.T) {
	tie := rapid.Custom(func(t *rapid.T) referral.Engagement {
		e := referral.Engagement{
			Kind:        rapid.SampledFrom(append(referral.EngagementKinds(), "")).Draw(t, "kind"),
			Participant: rapid.SampledFrom([]peer.ParticipantID{"p-1", "p-2", ""}).Draw(t, "participant"),
			Party:       rapid.SampledFrom([]referral.ReceiverID{"a", "b", ""}).Draw(t, "party"),
			Consent:     rapid.SampledFrom(append(peer.ConsentVerdicts(), peer.ConsentGiven, "")).Draw(t, "consent"),
		}
		if rapid.Bool().Draw(t, "begun") {
			e.From = day(rapid.IntRange(0, 5).Draw(t, "from"))
		}
		if rapid.Bool().Draw(t, "ended") {
			e.Until = day(rapid.IntRange(0, 9).Draw(t, "until"))
		}
		return e
	})
	rapid.Check(t, func(t *rapid.T) {
		ties := rapid.SliceOfN(tie, 0, 5).Draw(t, "ties")
		one := tie.Draw(t, "one")
		at := day(rapid.IntRange(0, 9).Draw(t, "at"))
		before := referral.AccessOf("a", "p-1", ties, at)
		after := referral.AccessOf("a", "p-1", append([]referral.Engagement{one}, ties...), at)
		require.False(t, before.Open && !after.Open)
		require.Equal(t, after.Open, len(after.Through) > 0)
		require.Equal(t, after.Open, referral.AccessOf("a", "p-1", append(slices.Clone(ties), one), at).Open)
		for _, e := range after.Through {
			require.Equal(t, peer.ConsentGiven, e.Consent)
			require.Equal(t, referral.ReceiverID("a"), e.Party)
		}
	})
}
