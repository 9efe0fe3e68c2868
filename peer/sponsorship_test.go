package peer_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

func TestNewSponsorship(t *testing.T) {
	_, err := peer.NewSponsorship("", peertest.ParticipantID, by(participant, day(0)))
	require.ErrorIs(t, err, peer.ErrIncomplete)
	_, err = peer.NewSponsorship("s-1", "", by(participant, day(0)))
	require.ErrorIs(t, err, peer.ErrIncomplete)
	for _, p := range []lifecycle.Party{worker, supervisor, programme, peer.SponsorParty} {
		_, err = peer.NewSponsorship("s-1", peertest.ParticipantID, by(p, day(0)))
		peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	}
	_, err = peer.NewSponsorship("s-1", "somebody-else", by(participant, day(0)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)

	var zero peer.Sponsorship
	peertest.Refused(t, zero.End(by(participant, day(1))), lifecycle.ErrNotStarted)
	_, err = json.Marshal(zero)
	require.ErrorIs(t, err, peer.ErrIncomplete)
}

func TestATemporarySponsorshipBeginsWithOrWithoutAsking(t *testing.T) {
	s := sponsorshipIn(t, peer.SponsorshipSeeking)
	peertest.Refused(t, s.BeginTemporary(by(participant, day(1)), "", peer.SponsorFacts{}), lifecycle.ErrDataMissing)
	peertest.Refused(t, s.BeginTemporary(by(peer.SponsorParty, day(1)), sponsorID, peer.SponsorFacts{}), lifecycle.ErrNotYourMove)
	require.NoError(t, s.BeginTemporary(by(participant, day(1)), sponsorID, peer.SponsorFacts{}))
	assert.Equal(t, peer.SponsorshipTemporary, s.State())
	assert.Equal(t, sponsorID, s.Sponsor())

	s = sponsorshipIn(t, peer.SponsorshipAsked)
	peertest.Refused(t, s.BeginTemporary(by(participant, day(2)), "another", peer.SponsorFacts{}), lifecycle.ErrDataUnexpected)
	require.NoError(t, s.BeginTemporary(by(peer.SponsorParty, day(2)), "", peer.SponsorFacts{}))
	require.NoError(t, s.Pause(by(participant, day(3))))
	require.NoError(t, s.Resume(by(participant, day(4)), peer.SponsorFacts{}))
	assert.Equal(t, peer.SponsorshipTemporary, s.State(), "it resumes as what it was")
}

func TestADeclinedRequestLeadsBackToSeeking(t *testing.T) {
	s := sponsorshipIn(t, peer.SponsorshipAsked)
	require.NoError(t, s.Decline(by(peer.SponsorParty, day(2))), "no reason is needed")
	assert.Equal(t, peer.SponsorshipSeeking, s.State())
	assert.Empty(t, s.Sponsor())
	require.NoError(t, s.Ask(by(participant, day(3)), "sponsor-2"))
	require.NoError(t, s.Withdraw(by(participant, day(4))))
	assert.Equal(t, peer.SponsorshipSeeking, s.State())
	peertest.RefusedBy(t, s.Ask(by(participant, day(5)), peer.SponsorID(peertest.ParticipantID)), "same_person")
}

func TestEitherEndsASponsorshipAtAnyTimeWithoutAReason(t *testing.T) {
	for _, state := range []peer.SponsorshipState{peer.SponsorshipTemporary, peer.SponsorshipActive, peer.SponsorshipPaused} {
		for _, p := range []lifecycle.Party{participant, peer.SponsorParty} {
			s := sponsorshipIn(t, state)
			require.NoError(t, s.End(by(p, day(9))))
			assert.True(t, s.IsOver())
			assert.Empty(t, s.EndCode())
		}
	}
	s := sponsorshipIn(t, peer.SponsorshipSeeking)
	require.NoError(t, s.End(by(participant, day(9))))
}

// A return to use is somebody's own word: the sponsor gives their own and not
// the participant's.
func TestCodesOfASponsorship(t *testing.T) {
	for _, tt := range []struct {
		by   lifecycle.Party
		code string
		ok   bool
	}{
		{participant, "completed_work", true}, {participant, "changed", true}, {participant, "moved", true},
		{participant, "sponsor_return_to_use", true}, {participant, "sponsee_return_to_use", true},
		{participant, "boundary", true}, {participant, "faded", true}, {participant, "death", true},
		{peer.SponsorParty, "sponsor_return_to_use", true}, {peer.SponsorParty, "moved", true},
		{peer.SponsorParty, "sponsee_return_to_use", false}, {participant, "no_contact", false}, {participant, "goals_met", false},
	} {
		s := sponsorshipIn(t, peer.SponsorshipActive)
		err := s.End(coded(tt.by, day(9), tt.code))
		if !tt.ok {
			peertest.Refused(t, err, lifecycle.ErrUnknownCode)
			assert.Equal(t, peer.SponsorshipActive, s.State())
			continue
		}
		require.NoError(t, err, tt.code)
		assert.Equal(t, tt.code, s.EndCode())
	}
	s := sponsorshipIn(t, peer.SponsorshipActive)
	peertest.Refused(t, s.Pause(coded(peer.SponsorParty, day(9), "sponsee_return_to_use")), lifecycle.ErrUnknownCode)
	require.NoError(t, s.Pause(coded(peer.SponsorParty, day(9), "sponsor_return_to_use")))
}

func TestNobodySponsorsWhileTheirOwnReturnToUseIsOpen(t *testing.T) {
	open := peer.SponsorFacts{ReturnOpen: true}
	s := sponsorshipIn(t, peer.SponsorshipAsked)
	peertest.RefusedBy(t, s.Agree(by(peer.SponsorParty, day(2)), open), "sponsor_return_open")
	peertest.RefusedBy(t, s.BeginTemporary(by(peer.SponsorParty, day(2)), "", open), "sponsor_return_open")
	require.NoError(t, s.Agree(by(peer.SponsorParty, day(2)), peer.SponsorFacts{}))

	found := s.Review(open, date(t, "2026-01-10"))
	require.Len(t, found, 1, "a pause is proposed and not made")
	assert.Equal(t, "sponsor_return_open", found[0].Rule)
	assert.Equal(t, peer.SponsorshipActive, s.State())

	require.NoError(t, s.Pause(coded(peer.SponsorParty, day(3), "sponsor_return_to_use")))
	assert.Empty(t, s.Review(open, date(t, "2026-01-10")))
	peertest.RefusedBy(t, s.Resume(by(peer.SponsorParty, day(4)), open), "sponsor_return_open")
	require.NoError(t, s.Resume(by(peer.SponsorParty, day(5)), peer.SponsorFacts{}))
}

func TestReviewOfASponsorshipWarnsAndRefusesNothing(t *testing.T) {
	on := date(t, "2026-06-01")
	for _, tt := range []struct {
		name  string
		facts peer.SponsorFacts
		want  string
	}{
		{"nothing said", peer.SponsorFacts{}, ""},
		{"364 days", peer.SponsorFacts{RecoverySince: date(t, "2025-06-02")}, "under_one_year"},
		{"365 days", peer.SponsorFacts{RecoverySince: date(t, "2025-06-01")}, ""},
		{"one house", peer.SponsorFacts{SameHouse: true}, "same_house"},
		{"paid", peer.SponsorFacts{PaidTie: true}, "paid_tie"},
		{"no cap", peer.SponsorFacts{Sponsees: 40}, ""},
		{"at the cap", peer.SponsorFacts{Sponsees: 3, SponseeCap: 3}, ""},
		{"over the cap", peer.SponsorFacts{Sponsees: 4, SponseeCap: 3}, "sponsee_cap"},
		{"several", peer.SponsorFacts{RecoverySince: on, SameHouse: true, PaidTie: true}, "under_one_year same_house paid_tie"},
	} {
		s := sponsorshipIn(t, peer.SponsorshipAsked)
		var rules []string
		for _, f := range s.Review(tt.facts, on) {
			rules = append(rules, f.Rule)
			assert.NotEmpty(t, f.Text)
			assert.NotEqual(t, source.Verified, f.Source.Evidence, "none of it is checked against a text")
		}
		assert.Equal(t, tt.want, strings.Join(rules, " "), tt.name)
		require.NoError(t, s.Agree(by(peer.SponsorParty, day(2)), tt.facts), tt.name)
	}
	assert.Empty(t, sponsorshipIn(t, peer.SponsorshipEnded).Review(peer.SponsorFacts{SameHouse: true}, on))
	assert.Empty(t, peer.Sponsorship{}.Review(peer.SponsorFacts{SameHouse: true}, on))
	days, src := peer.SponsorMinimum()
	assert.Equal(t, 365, days)
	assert.Equal(t, source.Design, src.Evidence)
}

func TestSeveralSponsorsAtATime(t *testing.T) {
	one, two := sponsorshipIn(t, peer.SponsorshipActive), sponsorshipIn(t, peer.SponsorshipTemporary)
	ended, asked := sponsorshipIn(t, peer.SponsorshipEnded), sponsorshipIn(t, peer.SponsorshipAsked)
	other, err := peer.NewSponsorship("s-9", "participant-9", lifecycle.Act{By: peer.ParticipantActor("participant-9"), At: day(0)})
	require.NoError(t, err)
	require.NoError(t, other.BeginTemporary(lifecycle.Act{By: peer.ParticipantActor("participant-9"), At: day(1)}, sponsorID, peer.SponsorFacts{}))
	all := []peer.Sponsorship{*one, *two, *ended, *asked, *other}
	assert.Equal(t, 2, peer.Sponsees(all, sponsorID), "each person once, nobody who is only asked or has left")
	assert.Zero(t, peer.Sponsees(all, "nobody"))
}

func TestASponsorshipIsStoredAndReplayed(t *testing.T) {
	for _, state := range peer.SponsorshipStates() {
		s := sponsorshipIn(t, state)
		data, err := json.Marshal(s)
		require.NoError(t, err)
		var back peer.Sponsorship
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, s.Digest(), back.Digest())
		assert.Equal(t, s.Sponsor(), back.Sponsor())
	}
	s := sponsorshipIn(t, peer.SponsorshipActive)
	data, err := json.Marshal(s)
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no id":               {`"id":"sponsorship-1"`, `"id":""`},
		"another participant": {`"participant":"participant-1"`, `"participant":"participant-2"`},
		"a state made up":     {`"to":"active"`, `"to":"ended"`},
		"another sponsor":     {`"sponsor":"sponsor-1"`, `"sponsor":"sponsor-2"`},
		"an unknown key":      {`{"id"`, `{"pay":3,"id"`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := sponsorshipIn(t, peer.SponsorshipPaused)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, peer.SponsorshipPaused, kept.State(), name)
	}
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfSponsorshipVersion1(t *testing.T) {
	s := sponsorshipIn(t, peer.SponsorshipActive)
	act := coded(participant, day(3), "travel")
	act.Reason = peertest.Text("abroad until May")
	require.NoError(t, s.Pause(act))
	require.NoError(t, s.Redact(by(participant, day(4)), 4))
	data, err := json.MarshalIndent(s, "", "  ")
	require.NoError(t, err)
	stored := golden(t, "sponsorship-v1.json", string(data)+"\n")
	var back peer.Sponsorship
	require.NoError(t, json.Unmarshal([]byte(stored), &back))
	assert.Equal(t, s.Digest(), back.Digest())
	require.NoError(t, back.Resume(by(participant, day(5)), peer.SponsorFacts{}))
}

func TestASponsorshipIsCorrectedAsOfADate(t *testing.T) {
	s := sponsorshipIn(t, peer.SponsorshipEnded)
	byWorker := by(worker, day(9))
	byWorker.Reason = peertest.Text("so it was")
	peertest.Refused(t, s.Correct(byWorker, 4), lifecycle.ErrNotYourMove)
	act := by(participant, day(9))
	act.Reason = peertest.Text("a pause it was")
	require.NoError(t, s.Correct(act, 4, peer.SponsorshipMove{Act: by(participant, day(5)), Event: peer.PauseSponsor}))
	assert.Equal(t, peer.SponsorshipPaused, s.State())
	assert.Equal(t, peer.SponsorshipActive, s.History().AsOf(day(4)).State())
	assert.Equal(t, peer.SponsorshipEnded, s.History().AsKnown(day(8)).State())
	assert.NotContains(t, s.Next(by(participant, day(9)).By), peer.AskSponsor)
	assert.Equal(t, 6, s.Revision())
}

// What one of the two entered is not theirs to take back for the other.
func TestNobodyTakesBackWhatTheOtherEntered(t *testing.T) {
	s := sponsorshipIn(t, peer.SponsorshipActive)
	end := coded(peer.SponsorParty, day(5), "moved")
	end.Reason = peertest.Text("to another town")
	require.NoError(t, s.End(end))
	act := by(participant, day(6))
	act.Reason = peertest.Text("it should go on")
	refusal := peertest.Refused(t, s.Correct(act, 4), lifecycle.ErrNotYourMove)
	assert.Equal(t, "whoever entered it, and replacements that are their own", refusal.Want)
	assert.True(t, s.IsOver())
	other := by(peer.SponsorParty, day(6))
	other.Reason = act.Reason
	peertest.Refused(t, s.Correct(other, 2), lifecycle.ErrNotYourMove)
	require.NoError(t, s.Correct(other, 4), "they take their own back")
	assert.Equal(t, peer.SponsorshipActive, s.State())
	require.NoError(t, s.Redact(by(participant, day(7)), 4), "the record is the participant's")

	lax := peer.SponsorshipLifecycle()
	lax.OwnMarks, lax.RedactAny = false, nil
	m, err := lifecycle.New[peer.SponsorshipState, peer.SponsorshipEvent, peer.SponsorshipChange](lax)
	require.NoError(t, err)
	ended := sponsorshipIn(t, peer.SponsorshipActive)
	require.NoError(t, ended.End(end))
	h, err := m.Restore(ended.History().Stored(), lifecycle.Seat{Party: participant, ID: string(peertest.ParticipantID)})
	require.NoError(t, err)
	h, err = m.Correct(h, act, 4)
	require.NoError(t, err, "another table would allow it")
	forged, err := json.Marshal(map[string]any{"id": "sponsorship-1", "participant": peertest.ParticipantID, "history": h.Stored()})
	require.NoError(t, err)
	require.ErrorIs(t, json.Unmarshal(forged, &peer.Sponsorship{}), lifecycle.ErrBadRecord)
}

func TestWhoeverPausedResumes(t *testing.T) {
	none := peer.SponsorFacts{}
	s := sponsorshipIn(t, peer.SponsorshipActive)
	require.NoError(t, s.Pause(coded(peer.SponsorParty, day(3), "sponsor_return_to_use")))
	peertest.Refused(t, s.Resume(by(participant, day(4)), none), lifecycle.ErrNotYourMove)
	assert.NotContains(t, s.Next(peertest.Actor(participant)), peer.ResumeSponsor)
	require.NoError(t, s.Resume(by(peer.SponsorParty, day(5)), none))
	require.NoError(t, s.Pause(by(participant, day(6))))
	peertest.Refused(t, s.Resume(by(peer.SponsorParty, day(7)), none), lifecycle.ErrNotYourMove)
	require.NoError(t, s.Resume(by(participant, day(8)), none))
	require.NoError(t, s.Pause(by(peer.SponsorParty, day(9))))
	require.NoError(t, s.End(by(participant, day(10))), "nobody waits for the other to leave")
}

func TestNobodySponsorsThemselves(t *testing.T) {
	s := sponsorshipIn(t, peer.SponsorshipAsked)
	self := peer.SponsorID(peertest.ParticipantID)
	ask := func(sponsor peer.SponsorID) peer.SponsorshipMove {
		return peer.SponsorshipMove{Act: by(participant, day(1)), Event: peer.AskSponsor, Data: peer.SponsorshipChange{Sponsor: sponsor}}
	}
	fix := wording(participant, day(2), "it was somebody else")
	peertest.RefusedBy(t, s.Correct(fix, 2, ask(self)), "same_person")
	assert.Equal(t, sponsorID, s.Sponsor())
	require.NoError(t, s.Correct(fix, 2, ask("sponsor-2")))
	data, err := json.Marshal(s)
	require.NoError(t, err)
	for _, named := range []string{"sponsor-1", "sponsor-2"} { // what no longer counts is no back door either
		forged := strings.Replace(string(data), `"sponsor":"`+named+`"`, `"sponsor":"participant-1"`, 1)
		require.NotEqual(t, string(data), forged)
		var bad *lifecycle.RecordError
		require.ErrorAs(t, json.Unmarshal([]byte(forged), &peer.Sponsorship{}), &bad)
		assert.Equal(t, "data", bad.Field)
	}
}

func TestASponsorshipPrintsNobody(t *testing.T) {
	note := peertest.Text("secret words")
	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: day(0), Reason: note}
	s, err := peer.NewSponsorship("secret-id", "secret-p", act)
	require.NoError(t, err)
	move := peer.SponsorshipMove{Act: act, Event: peer.AskSponsor, Data: peer.SponsorshipChange{Sponsor: "secret-s"}}
	facts := peer.SponsorFacts{RecoverySince: peer.DateOf(time.Unix(0, 0), nil)}
	peertest.Secret(t, "secret", *s, s, s.History(), move, move.Data, peer.SponsorID("secret-s"), peer.SponsorshipID("secret-id"), peer.SponsorActor("secret-s"),
		s.Ask(lifecycle.Act{By: peer.ParticipantActor("secret-q"), At: day(1)}, "secret-s"))
	peertest.Secret(t, "1970", facts)
	peertest.Secret(t, "secret", peer.Sponsorship{})
}
