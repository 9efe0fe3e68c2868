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
	"github.com/alongside-go/alongside/peer/source"
)

// override is a disclosure by break-glass, recorded.
func override(t testing.TB, id consent.DisclosureID) consent.DisclosureRecord {
	t.Helper()
	r, out, err := consent.NewDisclosureRecord(id, groundCases()[2].disclosure(), consent.File{}, peertest.Day(3))
	require.NoError(t, err)
	require.True(t, out.Permitted)
	return r
}

func TestAnOverrideEndsAndIsReviewedBySomebodyElse(t *testing.T) {
	r := override(t, "d-1") // Thursday, 8 January 2026, noon
	assert.Equal(t, instant(t, "2026-01-09T00:00:00Z"), r.Until)
	assert.Equal(t, instant(t, "2026-01-12T12:00:00Z"), r.Review.Due, "two business days")
	assert.True(t, r.Open(r.Disclosure.At))
	assert.True(t, r.Open(r.Until.Add(-1)))
	assert.False(t, r.Open(r.Until))
	assert.False(t, r.Open(r.Disclosure.At.Add(-1)))

	queue := consent.Reviews([]consent.DisclosureRecord{r}, nil, peertest.Day(4), lifecycle.Calendar{})
	require.Len(t, queue, 1)
	assert.Equal(t, consent.ReviewOverride, queue[0].Kind)
	assert.Empty(t, consent.Reviews([]consent.DisclosureRecord{r}, nil, peertest.Day(2), lifecycle.Calendar{}), "it had not happened")

	good := consent.Reviewed{By: peer.SupervisorActor(peertest.SupervisorID), At: peertest.Day(5), Outcome: consent.OutcomeUpheld}
	for name, edit := range map[string]func(*consent.Reviewed){
		"whoever made it":            func(v *consent.Reviewed) { v.By = r.Disclosure.By },
		"the same person in a role":  func(v *consent.Reviewed) { v.By.ID = r.Disclosure.By.ID },
		"nobody":                     func(v *consent.Reviewed) { v.By = lifecycle.Actor{} },
		"the clock":                  func(v *consent.Reviewed) { v.By = lifecycle.Actor{Party: lifecycle.SystemParty, ID: "cron"} },
		"before it happened":         func(v *consent.Reviewed) { v.At = peertest.Day(2) },
		"without an outcome":         func(v *consent.Reviewed) { v.Outcome = "" },
		"with an outcome of its own": func(v *consent.Reviewed) { v.Outcome = "fine" },
	} {
		bad := good
		edit(&bad)
		same, err := r.Reviewing(bad)
		require.ErrorIs(t, err, consent.ErrReviewed, name)
		assert.Equal(t, r, same)
	}
	done, err := r.Reviewing(good)
	require.NoError(t, err)
	assert.Empty(t, consent.Reviews([]consent.DisclosureRecord{done}, nil, peertest.Day(6), lifecycle.Calendar{}))
	assert.Len(t, consent.Reviews([]consent.DisclosureRecord{done}, nil, peertest.Day(4), lifecycle.Calendar{}), 1, "as it stood then")
	_, err = done.Reviewing(good)
	require.ErrorIs(t, err, consent.ErrReviewed)
	plain, _, err := consent.NewDisclosureRecord("d-2", referral(peertest.Day(3)), fileOf(consentIn(t, consent.StateActive)), peertest.Day(3))
	require.NoError(t, err)
	_, err = plain.Reviewing(good)
	require.ErrorIs(t, err, consent.ErrReviewed)
}

func TestAnOverrideOutsideAnEmergencyIsRefusedAndKept(t *testing.T) {
	d := groundCases()[2].disclosure()
	d.Facts.Immediate = false
	r, out, err := consent.NewDisclosureRecord("d-1", d, consent.File{}, peertest.Day(3))
	require.NoError(t, err)
	assert.False(t, out.Permitted)
	assert.Equal(t, []string{"lacks_immediate_threat"}, r.Rules)
	assert.False(t, r.Open(d.At))
	assert.Empty(t, consent.Accounting([]consent.DisclosureRecord{r}, []peer.ParticipantID{ana}, time.Time{}, time.Time{}))
	d.Facts = groundCases()[2].facts
	d.Facts.Reason = lifecycle.Text{}
	assert.Equal(t, []string{"lacks_reason"}, consent.Decide(d, consent.File{}).Rules())
	slow := consent.File{Rules: consent.Rules{Override: consent.OverrideRule{Lasts: lifecycle.Hours(1), Review: lifecycle.Days(7)}}}
	out = consent.Decide(groundCases()[2].disclosure(), slow)
	assert.Equal(t, peertest.Day(3).Add(time.Hour), out.Until)
	assert.Equal(t, peertest.Day(10), out.Review.Due)
}

func TestRecordsOfDisclosuresAreStored(t *testing.T) {
	r := override(t, "d-1")
	r, err := r.Reviewing(consent.Reviewed{By: peer.SupervisorActor(peertest.SupervisorID), At: peertest.Day(5), Outcome: consent.OutcomeNotUpheld, Words: peertest.Text("the nurse was there")})
	require.NoError(t, err)
	data, err := json.Marshal(r)
	require.NoError(t, err)
	var back consent.DisclosureRecord
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, r, back)
	bare := back.Redacted()
	assert.Empty(t, bare.Disclosure.Facts.Reason.Words()+bare.Disclosure.Facts.Nature.Words()+bare.Reviewed.Words.Words())
	assert.Equal(t, "the nurse was there", back.Reviewed.Words.Words())
	require.NoError(t, bare.Check(), "it still loads")
	for name, edit := range map[string][2]string{
		"no id":                 {`"id":"d-1"`, `"id":""`},
		"reviewed by the maker": {`"id":"supervisor-1"`, `"id":"worker-1"`},
		"no ground":             {`"ground":"break_glass"`, `"ground":"internal"`},
		"a ground made up":      {`"ground":"break_glass"`, `"ground":"curiosity"`},
		"permitted by nothing":  {`"permitted":true`, `"permitted":false`},
		"an end before it":      {`"until":"2026-01-09`, `"until":"2025-01-09`},
		"a consent beside it":   {`"permitted":true`, `"permitted":true,"consents":["c-1"]`},
		"a subpoena":            {`"ground":"break_glass"`, `"ground":"subpoena"`},
		"a fellowship":          {`"categories":["medication"]`, `"categories":["fellowship_attendance"]`},
		"an unknown key":        {`{"id"`, `{"pay":3,"id"`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := override(t, "d-9")
		want := consent.ErrRecord
		if name == "an unknown key" || name == "a ground made up" {
			want = lifecycle.ErrBadRecord
		}
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &kept), want, name)
		assert.Equal(t, consent.DisclosureID("d-9"), kept.ID)
	}
	_, err = json.Marshal(consent.DisclosureRecord{})
	require.ErrorIs(t, err, consent.ErrRecord)
	_, _, err = consent.NewDisclosureRecord("", referral(peertest.Day(3)), consent.File{}, peertest.Day(3))
	require.ErrorIs(t, err, consent.ErrRecord)
	_, _, err = consent.NewDisclosureRecord("d-1", consent.Disclosure{}, consent.File{}, peertest.Day(3))
	require.ErrorIs(t, err, consent.ErrRecord)
	_, _, err = consent.NewDisclosureRecord("d-1", referral(peertest.Day(3)), consent.File{}, peertest.Day(2))
	require.ErrorIs(t, err, consent.ErrRecord)
}

func TestAnAccountingTellsThePersonWhoWasTold(t *testing.T) {
	f := fileOf(consentIn(t, consent.StateActive))
	var records []consent.DisclosureRecord
	keep := func(id consent.DisclosureID, d consent.Disclosure) {
		r, _, err := consent.NewDisclosureRecord(id, d, f, d.At)
		require.NoError(t, err)
		records = append(records, r)
	}
	keep("d-1", referral(peertest.Day(1)))
	keep("d-2", referral(peertest.Day(10)))
	keep("d-refused", referral(peertest.Day(0).Add(-time.Hour)))
	keep("d-internal", groundCases()[10].disclosure()) // day 3
	other := groundCases()[10].disclosure()
	other.Participant = "participant-2"
	f.Records = append(f.Records, "participant-2")
	keep("d-other", other)
	ids := func(people []peer.ParticipantID, from, to time.Time) (all []string) {
		for _, l := range consent.Accounting(records, people, from, to) {
			all = append(all, string(l.Record))
		}
		return all
	}
	all := []peer.ParticipantID{ana}
	assert.Equal(t, []string{"d-2", "d-internal", "d-1"}, ids(all, time.Time{}, time.Time{}))
	assert.Equal(t, []string{"d-internal", "d-1"}, ids(all, peertest.Day(1), peertest.Day(10)), "from belongs to it, to does not")
	assert.Equal(t, []string{"d-2"}, ids(all, peertest.Day(3).Add(1), time.Time{}))
	assert.Equal(t, []string{"d-2", "d-internal", "d-other", "d-1"}, ids(append(all, "participant-2"), time.Time{}, time.Time{}), "under merged ids")
	assert.Empty(t, ids(nil, time.Time{}, time.Time{}))
	line := consent.Accounting(records, all, peertest.Day(10), time.Time{})[0]
	line.Categories[0] = "changed"
	assert.Equal(t, consent.CategoryPresence, records[1].Disclosure.Categories[0])
	for _, r := range consent.AccountingRules() {
		assert.Equal(t, source.Unverified, r.Source.Evidence)
	}
}

func TestTheReviewQueue(t *testing.T) {
	active := consentIn(t, consent.StateActive) // until 30 June 2026
	stopped := consentIn(t, consent.StateStopped)
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Expiry = consent.Expiry{Kind: consent.ExpiresOnEvent, Event: consent.EndOfSupport}
	event := signed(t, "consent-event", terms)
	all := []consent.Consent{*active, *stopped, *event, *consentIn(t, consent.StateDraft), *consentIn(t, consent.StateRevoked)}
	type item struct {
		kind consent.ReviewKind
		due  string
	}
	at := func(when time.Time, happened ...consent.Happened) (found []item) {
		for _, i := range consent.Reviews(nil, all, when, lifecycle.Calendar{}, happened...) {
			found = append(found, item{i.Kind, i.Due.Format(time.DateOnly)})
		}
		return found
	}
	wish := item{consent.ReviewOralWish, "2026-01-21"} // fourteen days after day 2
	assert.Equal(t, []item{wish}, at(peertest.Day(3)))
	assert.Equal(t, []item{wish}, at(peertest.Day(89)))
	ask := item{consent.ReviewEvent, "2026-04-05"}
	assert.Equal(t, []item{wish, ask}, at(peertest.Day(90)))
	soon := item{consent.ReviewExpiring, "2026-07-01"}
	assert.Equal(t, []item{wish, ask}, at(instant(t, "2026-05-31T23:59:59Z")))
	assert.Equal(t, []item{wish, ask, soon}, at(instant(t, "2026-06-01T00:00:00Z")), "thirty days before it is over")
	assert.Equal(t, []item{wish, ask, soon}, at(instant(t, "2026-09-01T00:00:00Z")), "and until somebody enters it")
	ended := consent.Happened{Event: consent.EndOfSupport, At: peertest.Day(4)}
	assert.Equal(t, []item{{consent.ReviewExpiring, "2026-01-10"}, wish}, at(peertest.Day(5), ended))
	for _, s := range consent.ReviewSpans() {
		assert.Equal(t, source.Design, s.Source.Evidence)
	}
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfDisclosureVersion1(t *testing.T) {
	stored, err := os.ReadFile(filepath.Join("testdata", "disclosure-v1.json"))
	require.NoError(t, err)
	var back consent.DisclosureRecord
	require.NoError(t, json.Unmarshal(stored, &back))
	assert.Equal(t, override(t, "d-1"), back)
	data, err := json.MarshalIndent(back, "", "  ")
	require.NoError(t, err)
	assert.Equal(t, string(stored), string(data)+"\n")
}

// Records that no decision could have made do not load, whatever else they say.
func TestNobodyForgesAPermittedDisclosure(t *testing.T) {
	f := fileOf(consentIn(t, consent.StateActive))
	made := func(d consent.Disclosure) consent.DisclosureRecord {
		r, out, err := consent.NewDisclosureRecord("d-1", d, f, d.At)
		require.NoError(t, err)
		require.True(t, out.Permitted)
		return r
	}
	for name, edit := range map[string]func(r *consent.DisclosureRecord){
		"by no consent":             func(r *consent.DisclosureRecord) { r.Consents = nil },
		"on a subpoena":             func(r *consent.DisclosureRecord) { r.Disclosure.Ground, r.Consents = consent.GroundSubpoena, nil },
		"of a fellowship":           func(r *consent.DisclosureRecord) { r.Disclosure.Categories[0] = consent.CategoryFellowshipAttendance },
		"with an end":               func(r *consent.DisclosureRecord) { r.Until = peertest.Day(30) },
		"research without a review": func(r *consent.DisclosureRecord) { r.Disclosure.Ground, r.Consents = consent.GroundResearch, nil },
	} {
		r := made(referral(peertest.Day(3)))
		edit(&r)
		require.ErrorIs(t, r.Check(), consent.ErrRecord, name)
	}
	for _, g := range groundCases() {
		r := made(g.disclosure())
		r.Consents = []peer.ConsentID{"c-1"}
		require.ErrorIs(t, r.Check(), consent.ErrRecord, "%s is no consent", g.ground)
	}
	glass := made(groundCases()[2].disclosure())
	glass.Until = glass.Disclosure.At.Add(-1)
	require.ErrorIs(t, glass.Check(), consent.ErrRecord)
}
