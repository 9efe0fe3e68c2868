package consent_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func TestAConsentIsStoredAndReplayed(t *testing.T) {
	for _, state := range consent.States() {
		c := consentIn(t, state)
		data, err := json.Marshal(c)
		require.NoError(t, err)
		var back consent.Consent
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, c.Digest(), back.Digest())
		assert.Equal(t, c.Terms(), back.Terms())
		assert.Equal(t, c.TermsAt(peertest.Day(0)), back.TermsAt(peertest.Day(0)))
	}
	_, err := json.Marshal(consent.Consent{})
	require.ErrorIs(t, err, consent.ErrIncomplete)
}

func TestStoredConsentsThatCouldNotHaveComeAbout(t *testing.T) {
	data, err := json.Marshal(consentIn(t, consent.StateActive))
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no id":               {`"id":"consent-1"`, `"id":""`},
		"another recipient":   {`"id":"clinic-1"`, `"id":"clinic-2"`},
		"another purpose":     {`"purpose":"referral"`, `"purpose":"payment"`},
		"another person":      {`"participant":"participant-1"`, `"participant":"participant-2"`},
		"another last day":    {`"on":"2026-06-30"`, `"on":"2027-06-30"`},
		"another signature":   {`"form":"written"`, `"form":"electronic"`},
		"a state made up":     {`"to":"active"`, `"to":"revoked"`},
		"an unknown key":      {`{"id"`, `{"pay":3,"id"`},
		"another fingerprint": {`"data":{"terms":"`, `"data":{"terms":"0`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := consentIn(t, consent.StateDraft)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, consent.StateDraft, kept.State(), name)
	}
	bad := strings.Replace(string(data), `"purpose":"referral"`, `"purpose":"any"`, 1)
	require.ErrorIs(t, json.Unmarshal([]byte(bad), &consent.Consent{}), lifecycle.ErrBadRecord)

	// Terms that nobody drafted, and the same terms twice.
	var record map[string]any
	require.NoError(t, json.Unmarshal(data, &record))
	terms := record["terms"].([]any)
	for _, extra := range []any{terms[0], map[string]any{"kind": "disclosure", "participant": "participant-1"}} {
		record["terms"] = append(append([]any{}, terms...), extra)
		forged, err := json.Marshal(record)
		require.NoError(t, err)
		require.ErrorIs(t, json.Unmarshal(forged, &consent.Consent{}), lifecycle.ErrBadRecord)
	}
}

// A parent who did not sign neither signs nor lets sharing go on, and no stored record says so.
func TestARepresentativeSpeaksForThemselves(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	c, err := consent.NewConsent("c-1", terms, on(representative, 0))
	require.NoError(t, err)
	s := peertest.Signature()
	peertest.RefusedBy(t, c.Sign(on(representative, 1), s, consent.Rules{}, nil), "signer")
	s.Capacity, s.Signer, s.Authority = consent.CapacityRepresentative, "mother-1", "paper-1"
	peertest.RefusedBy(t, c.Sign(on(participant, 1), s, consent.Rules{}, nil), "signer")
	stranger := lifecycle.Act{By: consent.RepresentativeActor("uncle-1"), At: peertest.Day(1)}
	peertest.RefusedBy(t, c.Sign(stranger, s, consent.Rules{}, nil), "signer")
	require.NoError(t, c.Sign(on(representative, 1), s, consent.Rules{}, nil))
	require.NoError(t, c.Stop(stranger), "a no is taken from anybody who speaks for them")
	stranger.At = peertest.Day(2)
	peertest.RefusedBy(t, c.Lift(stranger), "signer")
	require.NoError(t, c.Lift(on(representative, 2)))
	data, err := json.Marshal(c)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &consent.Consent{}))
	cut := strings.LastIndex(string(data), `"id":"mother-1"`)
	forged := string(data)[:cut] + strings.Replace(string(data)[cut:], "mother-1", "uncle-1", 1)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &consent.Consent{}), lifecycle.ErrBadRecord)
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfConsentVersion1(t *testing.T) {
	c := consentIn(t, consent.StateActive)
	act := on(participant, 3)
	act.Reason = peertest.Text("not to my landlord")
	require.NoError(t, c.Stop(act))
	require.NoError(t, c.Redact(on(participant, 4), 3))
	data, err := json.MarshalIndent(c, "", "  ")
	require.NoError(t, err)
	stored, err := os.ReadFile(filepath.Join("testdata", "consent-v1.json"))
	require.NoError(t, err)
	assert.Equal(t, string(stored), string(data)+"\n")
	var back consent.Consent
	require.NoError(t, json.Unmarshal(stored, &back))
	assert.Equal(t, c.Digest(), back.Digest())
	require.NoError(t, back.Revoke(on(participant, 5)))
}

// Any single change to a stored consent either does not load or changes the digest.
func TestAnySingleChangeToAConsentIsSeen(t *testing.T) {
	for _, state := range consent.States() {
		c := consentIn(t, state)
		data, err := json.Marshal(c)
		require.NoError(t, err)
		loads := 0
		for _, forged := range consentForgeries(t, data) {
			var back consent.Consent
			if json.Unmarshal(forged, &back) == nil {
				require.NotEqual(t, c.Digest(), back.Digest(), "%s", forged)
				loads++
			}
		}
		assert.Positive(t, loads)
	}
}

// consentForgeries returns a record with one thing changed, in every place.
func consentForgeries(t testing.TB, data []byte) (out [][]byte) {
	t.Helper()
	var record any
	require.NoError(t, json.Unmarshal(data, &record))
	emit := func() {
		forged, err := json.Marshal(record)
		require.NoError(t, err)
		out = append(out, forged)
	}
	var walk func(value any, set func(any))
	walk = func(value any, set func(any)) {
		try := func(other any) { set(other); emit(); set(value) }
		switch v := value.(type) {
		case map[string]any:
			for key, inner := range v {
				delete(v, key)
				emit()
				v[key] = inner
				walk(inner, func(x any) { v[key] = x })
			}
		case []any:
			for i, inner := range v {
				walk(inner, func(x any) { v[i] = x })
			}
			if len(v) > 1 {
				try(v[:len(v)-1])
			}
		case float64:
			try(v + 1)
		case string:
			for _, other := range []string{v + "x", "participant", "worker", "representative", "active", "revoked", "payment", "gdpr"} {
				if other != v {
					try(other)
				}
			}
			if at, err := time.Parse(time.RFC3339, v); err == nil {
				try(at.Add(time.Second).Format(time.RFC3339Nano))
			}
		}
	}
	walk(record, func(x any) { record = x })
	return out
}

func FuzzConsent(f *testing.F) {
	for _, s := range consent.States() {
		data, err := json.Marshal(consentIn(f, s))
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var c consent.Consent
		if json.Unmarshal(data, &c) != nil {
			assert.Equal(t, consent.Consent{}, c)
			return
		}
		stored, err := json.Marshal(c)
		require.NoError(t, err)
		var back consent.Consent
		require.NoError(t, json.Unmarshal(stored, &back))
		assert.Equal(t, c.Digest(), back.Digest())
		assert.Equal(t, c.Terms(), back.Terms())
	})
}

func FuzzDisclosureRecord(f *testing.F) {
	for i, g := range groundCases() {
		r, _, err := consent.NewDisclosureRecord(consent.DisclosureID("d-"+string(rune('a'+i))), g.disclosure(), consent.File{}, peertest.Day(3))
		require.NoError(f, err)
		data, err := json.Marshal(r)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r consent.DisclosureRecord
		if json.Unmarshal(data, &r) != nil {
			assert.Equal(t, consent.DisclosureRecord{}, r)
			return
		}
		stored, err := json.Marshal(r)
		require.NoError(t, err)
		var back consent.DisclosureRecord
		require.NoError(t, json.Unmarshal(stored, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(stored), string(again))
	})
}

func TestAConsentSharesNothingWithItsCaller(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	c := signed(t, "c-1", terms)
	terms.Categories[0], terms.Recipients[0].ID = "changed", "changed"
	got := c.Terms()
	got.Categories[0], got.Disclosers[0].ID = "changed", "changed"
	assert.Equal(t, peer.ConsentGiven, fileOf(c).Verdict(questionOf(consent.KindDisclosure), peertest.Day(1)))
}

// forged returns the stored form of a consent with a history that the kernel alone
// would have allowed.
func forged(t *testing.T, terms []consent.Terms, h consent.History) []byte {
	t.Helper()
	data, err := json.Marshal(map[string]any{"id": "consent-1", "terms": terms, "history": h.Stored()})
	require.NoError(t, err)
	return data
}

func TestWhatALaxerTableWouldAllowDoesNotLoad(t *testing.T) {
	lax := consent.Lifecycle()
	lax.OwnMarks, lax.RedactAny = false, nil
	m, err := lifecycle.New[consent.State, consent.Event, consent.Change](lax)
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: participant, ID: string(ana)}
	restored := func(c *consent.Consent) consent.History {
		h, err := m.Restore(c.History().Stored(), seat)
		require.NoError(t, err)
		return h
	}
	c := consentIn(t, consent.StateRevoked)
	act := on(programme, 9)
	act.Code = "wrong_event"
	byWorker := consentIn(t, consent.StateActive)
	require.NoError(t, byWorker.Revoke(on(worker, 2)))
	h, err := m.Correct(restored(byWorker), act, 3)
	require.NoError(t, err)
	terms := []consent.Terms{byWorker.TermsAt(peertest.Day(0)), byWorker.Terms()}
	var bad *lifecycle.RecordError
	require.ErrorAs(t, json.Unmarshal(forged(t, terms, h), &consent.Consent{}), &bad)
	assert.Equal(t, "by", bad.Field)
	own := on(worker, 9)
	own.Code = "wrong_event"
	h, err = m.Correct(restored(byWorker), own, 3)
	require.NoError(t, err)
	require.ErrorAs(t, json.Unmarshal(forged(t, terms, h), &consent.Consent{}), &bad)
	assert.Equal(t, "by", bad.Field, "nor does whoever entered it")

	// Signed before the day of the signature.
	early := on(worker, 9)
	early.Code = "wrong_time"
	signedOn := consentIn(t, consent.StateActive).History().Entries()[1].Data
	h, err = m.Correct(restored(signed(t, "consent-1", peertest.Terms(consent.KindDisclosure))), early, 1,
		consent.Move{Act: on(worker, -20), Event: consent.DraftConsent, Data: restored(byWorker).Entries()[0].Data},
		consent.Move{Act: on(worker, -10), Event: consent.SignConsent, Data: signedOn})
	require.NoError(t, err)
	require.ErrorAs(t, json.Unmarshal(forged(t, terms, h), &consent.Consent{}), &bad)
	assert.Equal(t, "terms", bad.Field)

	// Terms of another person slipped in by a revision.
	other := consentIn(t, consent.StateDraft)
	slipped := c.TermsAt(peertest.Day(0))
	slipped.Participant = "participant-2"
	mine, err := consent.NewConsent("consent-2", slipped, on(worker, 0))
	require.NoError(t, err)
	first := mine.History().Entries()[0]
	h, _, err = m.Fire(restored(other), consent.Move{Act: on(worker, 1), Event: consent.ReviseConsent, Data: first.Data}, nil)
	require.NoError(t, err)
	require.ErrorAs(t, json.Unmarshal(forged(t, []consent.Terms{other.Terms(), slipped}, h), &consent.Consent{}), &bad)
	assert.Equal(t, "terms", bad.Field)

	// Other terms signed than were drafted.
	more := whole(t, consent.KindDisclosure)
	more.Purpose = consent.PurposeCoordination
	twin, err := consent.NewConsent("consent-2", more, on(worker, 0))
	require.NoError(t, err)
	h, _, err = m.Fire(restored(other), consent.Move{Act: on(worker, 1), Event: consent.SignConsent, Data: twin.History().Entries()[0].Data}, nil)
	require.NoError(t, err)
	require.ErrorAs(t, json.Unmarshal(forged(t, []consent.Terms{other.Terms(), more}, h), &consent.Consent{}), &bad)
	assert.Equal(t, "terms", bad.Field)
}
