package consent_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// signedOn returns a consent of a kind signed on a day of January 2026 and entered at
// noon of the n-th day, which is the (n+5)th.
func signedOn(t testing.TB, id peer.ConsentID, k consent.Kind, on string, n int) *consent.Consent {
	t.Helper()
	c, err := consent.NewConsent(id, peertest.Terms(k), lifecycle.Act{By: peer.WorkerActor(peertest.WorkerID), At: peertest.Day(n)})
	require.NoError(t, err)
	s := peertest.Signature()
	s.On = civil(t, on)
	require.NoError(t, c.Sign(peertest.By(worker, peertest.Day(n)), s, consent.Rules{}, nil))
	return c
}

// That a stopped consent runs out, or that staff let another take its place, does not
// bring an older yes back.
func TestAStoppedConsentThatEndsMakesNoYes(t *testing.T) {
	for _, k := range []consent.Kind{consent.KindContact, consent.KindStory, consent.KindObservation, consent.KindService, consent.KindAttendance} {
		older, stopped := signed(t, "c-1", peertest.Terms(k)), signed(t, "c-2", peertest.Terms(k))
		require.NoError(t, stopped.Stop(on(participant, 3)))
		require.NoError(t, stopped.Supersede(on(worker, 4), *older, nil))
		assert.Equal(t, peer.ConsentWithdrawn, fileOf(older, stopped).Verdict(questionOf(k), peertest.Day(5)), "%s", k)
		newer := signedOn(t, "c-3", k, "2026-01-09", 4)
		assert.Equal(t, peer.ConsentGiven, fileOf(older, stopped, newer).Verdict(questionOf(k), peertest.Day(5)), "%s: a yes after it", k)
	}
	terms := peertest.Terms(consent.KindStory)
	terms.Expiry.On = civil(t, "2026-01-10")
	older, stopped := signed(t, "c-1", peertest.Terms(consent.KindStory)), signed(t, "c-2", terms)
	require.NoError(t, stopped.Stop(on(participant, 3)))
	require.NoError(t, stopped.Expire(on(programme, 7), nil))
	assert.Equal(t, peer.ConsentWithdrawn, fileOf(older, stopped).Verdict(questionOf(consent.KindStory), peertest.Day(8)))
}

// A paper signed before the person said no is not newer than the no because somebody
// entered it afterwards.
func TestAPaperFiledLateIsNotANewYes(t *testing.T) {
	no, err := consent.NewConsent("c-1", peertest.Terms(consent.KindContact), on(worker, 1))
	require.NoError(t, err)
	require.NoError(t, no.Decline(on(participant, 4))) // the 9th, noon
	for day, want := range map[string]peer.ConsentVerdict{"2026-01-08": peer.ConsentDenied, "2026-01-09": peer.ConsentDenied, "2026-01-10": peer.ConsentGiven} {
		late := signedOn(t, "c-2", consent.KindContact, day, 8)
		assert.Equal(t, want, fileOf(no, late).Verdict(questionOf(consent.KindContact), peertest.Day(9)), day)
	}
}

// Whoever declined to have a part told has not agreed to the whole by an older paper.
func TestANoToAPartCountsAgainstTheWhole(t *testing.T) {
	yes := signed(t, "c-1", peertest.Terms(consent.KindDisclosure))
	part := peertest.Terms(consent.KindDisclosure)
	part.Categories = []consent.Category{consent.CategoryNeeds}
	no, err := consent.NewConsent("c-2", part, on(worker, 2))
	require.NoError(t, err)
	require.NoError(t, no.Decline(on(participant, 3)))
	q, f := questionOf(consent.KindDisclosure), fileOf(yes, no)
	assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(2)))
	assert.Equal(t, peer.ConsentDenied, f.Verdict(q, peertest.Day(4)), "needs were declined")
	q.Categories = []consent.Category{consent.CategoryPresence}
	assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(4)), "presence was not")

	class := peertest.Terms(consent.KindDisclosure)
	class.Recipients = []consent.Recipient{{Class: consent.ClassProvider}}
	f = fileOf(signed(t, "c-1", class), no)
	q = questionOf(consent.KindDisclosure)
	q.Recipient.ID = ""
	assert.Equal(t, peer.ConsentDenied, f.Verdict(q, peertest.Day(4)), "the clinic is one of them")
	q.Recipient.ID = "clinic-2"
	assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(4)))
}

// What a newer no outdoes carries nothing.
func TestAnOlderYesDoesNotKeepWhatANewerNoEnds(t *testing.T) {
	for _, k := range []consent.Kind{consent.KindContact, consent.KindStory, consent.KindObservation, consent.KindService, consent.KindAttendance, consent.KindDisclosure} {
		older, taken := signed(t, "c-1", peertest.Terms(k)), signed(t, "c-2", peertest.Terms(k))
		require.NoError(t, taken.Revoke(on(participant, 3)))
		all := []consent.Dependent{{Kind: consent.DependentAccess, ID: "a", Consent: "c-1", Open: true}, {Kind: consent.DependentAccess, ID: "a", Consent: "c-2", Open: true}}
		w, ok := fileOf(older, taken).EndedBy("c-2", all, nil, peertest.Day(4))
		require.True(t, ok)
		if k == consent.KindDisclosure {
			assert.Len(t, w.Kept, 1, "a paper taken back takes only itself away")
			continue
		}
		assert.Len(t, w.Ended, 1, "%s", k)
		assert.Empty(t, w.Kept, "%s: %s", k, fileOf(older, taken).Verdict(questionOf(k), peertest.Day(4)))
	}
	calls := peertest.Terms(consent.KindContact)
	calls.Channels = []consent.Channel{consent.ChannelLetter}
	older, taken := signed(t, "c-1", calls), signed(t, "c-2", peertest.Terms(consent.KindContact))
	require.NoError(t, taken.Revoke(on(participant, 3)))
	all := []consent.Dependent{{Kind: consent.DependentContact, ID: "a", Consent: "c-1", Open: true}, {Kind: consent.DependentContact, ID: "a", Consent: "c-2", Open: true}}
	w, _ := fileOf(older, taken).EndedBy("c-2", all, nil, peertest.Day(4))
	assert.Len(t, w.Kept, 1, "letters were another question")
	stranger := fileOf(older, taken)
	stranger.Records = []peer.ParticipantID{"participant-2"}
	w, ok := stranger.EndedBy("c-1", all, nil, peertest.Day(4))
	assert.True(t, ok, "a consent of somebody else holds nothing")
	assert.Empty(t, w.Kept)
}

// However moves and corrections follow each other, what is not signed is not in force,
// and after a no by the person nothing is until they say yes again.
func TestNoOrderOfMovesRevivesAConsent(t *testing.T) {
	everybody := []lifecycle.Party{participant, consent.RepresentativeParty, worker, lifecycle.SupervisorParty, programme}
	rapid.Check(t, func(rt *rapid.T) {
		c := consentIn(t, consent.StateDraft)
		no := false
		for n := 1; n <= rapid.IntRange(1, 12).Draw(rt, "moves"); n++ {
			act := on(rapid.SampledFrom(everybody).Draw(rt, "who"), n)
			theirs := act.By.Party == participant
			switch rapid.IntRange(0, 8).Draw(rt, "what") {
			case 0:
				no = c.Sign(act, peertest.Signature(), consent.Rules{}, nil) != nil && no
			case 1:
				no = c.Decline(act) == nil || no
			case 2:
				no = c.Stop(act) == nil || no
			case 3:
				no = c.Revoke(act) == nil || no
			case 4:
				if c.Lift(act) == nil {
					require.True(rt, theirs, "only the person lets it go on")
					no = false
				}
			case 5:
				_ = c.Supersede(act, *signed(t, "c-2", peertest.Terms(consent.KindDisclosure)), nil)
			case 6:
				_ = c.Revise(act, peertest.Terms(consent.KindDisclosure))
			default:
				act.Code = "wrong_event"
				var with []consent.Move
				if rapid.Bool().Draw(rt, "replaced") {
					with = []consent.Move{{Act: on(act.By.Party, n), Event: rapid.SampledFrom(consent.Lifecycle().Events()).Draw(rt, "by")}}
				}
				if c.Correct(act, rapid.IntRange(1, n+1).Draw(rt, "from"), with...) == nil && theirs {
					no = c.State() == consent.StateStopped || c.State() == consent.StateRevoked || c.State() == consent.StateDeclined
				}
			}
			if no {
				require.False(rt, c.InForce(peertest.Day(n), nil), "%s", c.State())
				require.NotEqual(rt, peer.ConsentGiven, fileOf(c).Verdict(questionOf(consent.KindDisclosure), peertest.Day(n)))
			}
		}
	})
}

// A paper that came after the hold was lifted holds records until somebody who may
// lets them go, and not until whoever entered it corrects it away.
func TestAHoldIsNotCorrectedAway(t *testing.T) {
	l := reviewed(t, true, consent.LegalSubpoena)
	require.NoError(t, l.Refuse(codedOn(counselParty, 4, "no_order")))
	require.NoError(t, l.LiftHold(wordsOn(counselParty, 5, "refused")))
	_, held := l.Hold(peertest.Day(5))
	require.False(t, held)
	require.NoError(t, l.Add(actOn(lifecycle.SupervisorParty, 6), consent.LegalWarrant, ""))
	_, held = l.Hold(peertest.Day(6))
	require.True(t, held)
	require.NoError(t, l.Correct(wordsOn(lifecycle.SupervisorParty, 7, "of somebody else"), l.Revision()))
	assert.Equal(t, consent.LegalRefused, l.State())
	_, held = l.Hold(peertest.Day(7))
	assert.True(t, held)
	_, held = l.Hold(peertest.Day(5).Add(time.Hour))
	assert.False(t, held, "between the two")
	require.NoError(t, l.LiftHold(wordsOn(counselParty, 8, "of somebody else")))
	_, held = l.Hold(peertest.Day(8))
	assert.False(t, held)
}

// A minor's record waits for the day on which they come of age, where it is known.
func TestAMinorsRecordWaits(t *testing.T) {
	p := consent.RetentionPolicy{Rules: consent.RetentionDefaults()}
	closed, ofAge := time.Date(2016, 2, 29, 12, 0, 0, 0, time.UTC), time.Date(2030, 5, 1, 0, 0, 0, 0, time.UTC)
	r := consent.KeptRecord{Class: consent.KeptService, Participant: ana, Events: map[consent.RetentionEvent]time.Time{consent.RetainFromClosing: closed}}
	a, err := p.Due(r, nil, time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	assert.True(t, a.May, "seven years after the closing")
	r.Events[consent.RetainFromOfAge] = ofAge
	for at, may := range map[time.Time]bool{
		time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC): false,
		ofAge: false,
		time.Date(2033, 5, 1, 0, 0, 0, 0, time.UTC).Add(-time.Nanosecond): false,
		time.Date(2033, 5, 2, 0, 0, 0, 0, time.UTC):                       true,
	} {
		a, err := p.Due(r, nil, at)
		require.NoError(t, err)
		assert.Equal(t, may, a.May, at)
	}
}

// A host that writes the last day of the calendar for no end is asked nothing.
func TestTheLastDayOfTheCalendar(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Expiry.On = peer.EndOfCalendar()
	c := signed(t, "c-1", terms)
	for _, at := range []time.Time{peertest.Day(3), time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)} {
		assert.True(t, c.InForce(at, nil))
		assert.Empty(t, consent.Reviews(nil, []consent.Consent{*c}, at, lifecycle.Calendar{}))
	}
	glass := groundCases()[2].disclosure()
	glass.At = time.Date(9999, 12, 31, 23, 0, 0, 0, time.UTC)
	r, _, err := consent.NewDisclosureRecord("d-1", glass, consent.File{}, glass.At)
	require.NoError(t, err)
	assert.False(t, r.Open(glass.At), "it has no time left")
}

// Other marks between the words of a name do not hide what it says.
func TestSensitiveNamesInOtherSpellings(t *testing.T) {
	for _, name := range []string{"camp.unit", "Camp/Unit", "country:of:origin", "ETHNICITY!", "first.name"} {
		refused := consent.FieldsRefused([]string{name}, name)
		require.Len(t, refused, 1, "%s cannot be added", name)
		assert.NotEqual(t, consent.SensitiveUnlisted, refused[0].Class, name)
	}
	assert.Empty(t, consent.FieldsRefused([]string{"visit.number", "Age Band"}))
}

// An id of another class is not the one whom the consent names, and a no to it counts
// whatever class is claimed.
func TestAnIdOfAnotherClassIsNotTheOneNamed(t *testing.T) {
	yes, q := signed(t, "c-1", peertest.Terms(consent.KindDisclosure)), questionOf(consent.KindDisclosure)
	q.Recipient.Class = consent.ClassPolice
	assert.Equal(t, peer.ConsentNotAsked, fileOf(yes).Verdict(q, peertest.Day(1)))
	q.Recipient.Class = ""
	assert.Equal(t, peer.ConsentGiven, fileOf(yes).Verdict(q, peertest.Day(1)))
	loose := peertest.Terms(consent.KindDisclosure)
	loose.Recipients = []consent.Recipient{{ID: "clinic-1"}}
	no, err := consent.NewConsent("c-2", peertest.Terms(consent.KindDisclosure), on(worker, 2))
	require.NoError(t, err)
	require.NoError(t, no.Decline(on(participant, 3)))
	q.Recipient.Class = consent.ClassSocial
	f := fileOf(signed(t, "c-1", loose), no)
	assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(2)))
	assert.Equal(t, peer.ConsentDenied, f.Verdict(q, peertest.Day(4)))

	self := groundCases()[3].disclosure() // an error of a product
	self.To = consent.Recipient{Class: consent.ClassSelf}
	assert.Equal(t, []string{"not_the_person"}, consent.Decide(self, consent.File{}).Rules(), "whoever says that they are the person is named")
}

// A yes becomes no no by a correction.
func TestAYesIsNotCorrectedAway(t *testing.T) {
	ask := consent.RequestAsk{ID: "r-1", Participant: ana, Kind: consent.RequestRestriction}
	r, err := consent.NewRequest(ask, actOn(askParty, 0))
	require.NoError(t, err)
	require.NoError(t, r.Grant(actOn(officerParty, 2)))
	act := wordsOn(officerParty, 3, "a mistake")
	no := consent.RequestMove{Act: codedOn(officerParty, 2, "cannot_be_kept"), Event: consent.DenyRequest}
	part := consent.RequestMove{Act: codedOn(officerParty, 2, "cannot_be_kept"), Event: consent.GrantRequestInPart}
	yes := consent.RequestMove{Act: actOn(officerParty, 1), Event: consent.GrantRequest}
	peertest.RefusedBy(t, r.Correct(act, 2), "yes_stays")
	peertest.RefusedBy(t, r.Correct(act, 2, no), "yes_stays")
	peertest.RefusedBy(t, r.Correct(act, 2, part), "yes_stays")
	require.NoError(t, r.Correct(act, 2, yes), "on another day")
	require.NoError(t, r.End(wordsOn(officerParty, 4, "it cannot be kept")))
	require.NoError(t, r.Correct(wordsOn(officerParty, 5, "it can"), r.Revision()))
	assert.Equal(t, consent.RequestGranted, r.State())

	m, err := lifecycle.New[consent.RequestState, consent.RequestEvent, lifecycle.NoChange](consent.RequestLifecycle())
	require.NoError(t, err)
	h, err := m.Restore(r.History().Stored(), lifecycle.Seat{Party: participant, ID: string(ana)})
	require.NoError(t, err)
	h, err = m.Correct(h, wordsOn(officerParty, 6, "a mistake"), 4)
	require.NoError(t, err)
	data, err := json.Marshal(map[string]any{"id": "r-1", "participant": ana, "kind": "restriction", "history": h.Stored()})
	require.NoError(t, err)
	var bad *lifecycle.RecordError
	require.ErrorAs(t, json.Unmarshal(data, &consent.Request{}), &bad)
	assert.Equal(t, "voids", bad.Field)
}
