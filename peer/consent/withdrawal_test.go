package consent_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// everyDependent returns one open dependent of each kind on a consent.
func everyDependent(on peer.ConsentID) (all []consent.Dependent) {
	for _, k := range consent.DependentKinds() {
		all = append(all, consent.Dependent{Kind: k, ID: string(k) + "-1", Consent: on, Open: true})
	}
	return all
}

func TestARevocationListsEverythingThatItEnds(t *testing.T) {
	f := fileOf(consentIn(t, consent.StateRevoked))
	open := everyDependent("consent-1")
	others := []consent.Dependent{
		{Kind: consent.DependentReferral, ID: "closed", Consent: "consent-1"},
		{Kind: consent.DependentReferral, ID: "elsewhere", Consent: "consent-9", Open: true},
	}
	w, ok := f.EndedBy("consent-1", append(others, append(open, open[0])...), nil, peertest.Day(5))
	require.True(t, ok)
	assert.Equal(t, open, w.Ended, "each once, in their order")
	assert.Empty(t, w.Kept)
	assert.Equal(t, peertest.Day(2), w.At)
	assert.NotEmpty(t, w.Text)
	_, ok = f.EndedBy("consent-1", open, nil, peertest.Day(2).Add(-1))
	assert.False(t, ok, "it held until then")
}

func TestAllEndsOfAConsentEndWhatRestsOnIt(t *testing.T) {
	for state, want := range map[consent.State]bool{
		consent.StateDraft: true, consent.StateActive: false, consent.StateStopped: true, consent.StateRevoked: true,
		consent.StateDeclined: true, consent.StateSuperseded: true,
	} {
		w, ok := fileOf(consentIn(t, state)).EndedBy("consent-1", everyDependent("consent-1"), nil, peertest.Day(5))
		assert.Equal(t, want, ok, "%s", state)
		assert.Equal(t, want, len(w.Ended) == len(consent.DependentKinds()), "%s", state)
	}
	w, ok := fileOf(consentIn(t, consent.StateActive)).EndedBy("consent-1", everyDependent("consent-1"), nil, peertest.Day(200))
	assert.True(t, ok, "it ran out, and nobody entered it")
	assert.Equal(t, instant(t, "2026-07-01T00:00:00Z"), w.At)
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Expiry = consent.Expiry{Kind: consent.ExpiresOnEvent, Event: consent.EndOfSupport}
	f := fileOf(signed(t, "consent-1", terms))
	_, ok = f.EndedBy("consent-1", nil, nil, peertest.Day(9))
	assert.False(t, ok)
	f.Happened = []consent.Happened{{Event: consent.EndOfSupport, At: peertest.Day(7)}, {Event: consent.EndOfSupport, At: peertest.Day(6)}}
	w, ok = f.EndedBy("consent-1", nil, nil, peertest.Day(9))
	assert.True(t, ok)
	assert.Equal(t, peertest.Day(6), w.At, "with the event, not when somebody looked")
	_, ok = consent.File{}.EndedBy("consent-1", everyDependent("consent-1"), nil, peertest.Day(5))
	assert.True(t, ok, "a consent that nobody has holds nothing")
}

func TestWhatAnotherConsentCarriesIsShownToThePerson(t *testing.T) {
	revoked, other := consentIn(t, consent.StateRevoked), signed(t, "consent-2", peertest.Terms(consent.KindDisclosure))
	dependents := []consent.Dependent{
		{Kind: consent.DependentReferral, ID: "r-1", Consent: "consent-1", Open: true},
		{Kind: consent.DependentReferral, ID: "r-1", Consent: "consent-2", Open: true},
		{Kind: consent.DependentAccess, ID: "r-1", Consent: "consent-1", Open: true},
	}
	w, ok := fileOf(revoked, other).EndedBy("consent-1", dependents, nil, peertest.Day(5))
	require.True(t, ok)
	assert.Equal(t, []consent.Kept{{Dependent: dependents[0], By: "consent-2"}}, w.Kept)
	assert.Equal(t, dependents[2:], w.Ended)
	require.NoError(t, other.Stop(on(participant, 5)))
	w, _ = fileOf(revoked, other).EndedBy("consent-1", dependents, nil, peertest.Day(5))
	assert.Empty(t, w.Kept)
	story := signed(t, "consent-2", peertest.Terms(consent.KindStory))
	w, _ = fileOf(revoked, story).EndedBy("consent-1", dependents, nil, peertest.Day(5))
	assert.Empty(t, w.Kept, "a consent of another kind stands in for none")
}

func TestWhatWasToldBeforeStands(t *testing.T) {
	c := consentIn(t, consent.StateActive)
	var records []consent.DisclosureRecord
	for id, n := range map[consent.DisclosureID]int{"before": 1, "after": 3} {
		r, out, err := consent.NewDisclosureRecord(id, referral(peertest.Day(n)), fileOf(c), peertest.Day(n))
		require.NoError(t, err)
		require.True(t, out.Permitted)
		records = append(records, r)
	}
	require.NoError(t, c.Revoke(lifecycle.Act{By: peer.ParticipantActor(ana), At: peertest.Day(2), Recorded: peertest.Day(4)}))
	w, ok := fileOf(c).EndedBy("consent-1", nil, records, peertest.Day(4))
	require.True(t, ok)
	assert.Equal(t, []consent.DisclosureID{"before"}, w.Stands, "the other was made after it was taken back")
}

// Nothing about a recipient keeps anybody from taking a consent back.
func TestTakingBackNeedsNothing(t *testing.T) {
	for _, p := range []lifecycle.Party{participant, representative, worker, lifecycle.SupervisorParty, programme} {
		for _, state := range []consent.State{consent.StateDraft, consent.StateActive, consent.StateStopped} {
			c := consentIn(t, state)
			require.NoError(t, c.Revoke(on(p, 500)), "%s %s: even long after it ran out", p, state)
			assert.Equal(t, consent.StateRevoked, c.State())
		}
	}
	c := consentIn(t, consent.StateActive)
	require.NoError(t, c.Revoke(lifecycle.Act{By: peer.ParticipantActor(ana), At: peertest.Day(0)}), "a clock that is behind keeps nobody")
	var zero consent.Consent
	peertest.Refused(t, zero.Revoke(on(participant, 1)), lifecycle.ErrNotStarted)
	assert.False(t, zero.InForce(peertest.Day(1), nil))
	assert.Empty(t, zero.State())
	assert.Empty(t, zero.Participant())
	assert.Equal(t, time.Time{}, zero.History().Since())
}

// A consent that lacks something holds nothing, even if it was signed by a rule that
// no longer is.
func TestAConsentThatLacksSomethingHoldsNothing(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	terms.AgeGroup = peer.AgeMinor
	c, err := consent.NewConsent("consent-1", terms, on(worker, 0))
	require.NoError(t, err)
	rules := consent.Rules{Capacity: []consent.CapacityRule{{Age: peer.AgeMinor, Capacity: consent.CapacitySelf, Need: consent.SignsAlone}}}
	require.NoError(t, c.Sign(on(participant, 1), peertest.Signature(), rules, nil))
	f := fileOf(c)
	f.Rules = rules
	assert.True(t, consent.Decide(referral(peertest.Day(3)), f).Permitted)
	_, ok := f.EndedBy("consent-1", everyDependent("consent-1"), nil, peertest.Day(3))
	assert.False(t, ok)
	f.Rules = consent.Rules{}
	assert.Equal(t, []string{"lacks_capacity", "no_consent"}, consent.Decide(referral(peertest.Day(3)), f).Rules())
	w, ok := f.EndedBy("consent-1", everyDependent("consent-1"), nil, peertest.Day(3))
	assert.True(t, ok)
	assert.Len(t, w.Ended, len(consent.DependentKinds()))
}
