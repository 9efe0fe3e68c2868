package referral_test

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
	"github.com/alongside-go/alongside/peer/referral"
)

func TestEveryStateIsStoredAndLoaded(t *testing.T) {
	for _, s := range referral.States() {
		r := in(t, s)
		back := reload(t, *r)
		assert.Equal(t, s, back.State())
		assert.Equal(t, r.Digest(), back.Digest())
		assert.Equal(t, r.History().Entries(), back.History().Entries())
		assert.Equal(t, r.Request(), back.Request())
	}
	for _, s := range referral.HandoffStates() {
		h := handoffIn(t, s)
		data, err := json.Marshal(h)
		require.NoError(t, err)
		var back referral.Handoff
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, h.Digest(), back.Digest())
		assert.Equal(t, h.Offer(), back.Offer())
		assert.Equal(t, h.History().Entries(), back.History().Entries())
	}
	_, err := json.Marshal(referral.Referral{})
	require.ErrorIs(t, err, referral.ErrIncomplete)
	_, err = json.Marshal(referral.Handoff{})
	require.ErrorIs(t, err, referral.ErrIncomplete)
}

// The stored forms of the first release: they must load for ever.
func TestStoredSamplesOfVersion1(t *testing.T) {
	q := request()
	q.Earlier = "referral-0"
	r := after(t, q, send, receive, accept)
	zone := time.FixedZone("", 2*60*60)
	require.NoError(t, r.Book(by(sender, day(4)), day(6).In(zone)))
	require.NoError(t, r.NoShow(by(receiver, day(6))))
	try := coded(receiver, day(7), referral.CodeLeftMessage)
	try.ID, try.Reason = "k-1", peertest.Text("said that I called")
	require.NoError(t, r.AttemptContact(try, peer.ModalityPhone))
	require.NoError(t, r.Redact(by(participant, day(8)), 7))
	require.NoError(t, contact(r, day(9)))
	require.NoError(t, pause(r, day(10)))
	require.NoError(t, r.Resume(by(participant, day(11))))
	require.NoError(t, complete(r, day(12)))
	require.NoError(t, r.SayNeed(coded(sender, day(13), referral.CodeParticipantSaid), referral.NeedPartlyMet))
	require.NoError(t, r.HandOver(by(programme, day(13)), "requester-2"))
	require.NoError(t, r.CloseLoop(lifecycle.Act{By: r.Requester(), At: day(14)}, "referral-2"))
	data, err := json.MarshalIndent(r, "", "  ")
	require.NoError(t, err)
	var back referral.Referral
	require.NoError(t, json.Unmarshal([]byte(golden(t, "referral-v1.json", string(data)+"\n")), &back))
	assert.Equal(t, r.Digest(), back.Digest())

	h := handoffIn(t, referral.HandoffConfirmed)
	require.NoError(t, h.NoShow(by(worker, day(6))))
	require.NoError(t, h.Attempt(coded(worker, day(7), referral.CodeRefusedCall), peer.ModalityPhone))
	require.NoError(t, h.Book(by(participant, day(8)), day(9)))
	data, err = json.MarshalIndent(h, "", "  ")
	require.NoError(t, err)
	var hand referral.Handoff
	require.NoError(t, json.Unmarshal([]byte(golden(t, "handoff-v1.json", string(data)+"\n")), &hand))
	assert.Equal(t, h.Digest(), hand.Digest())
	require.NoError(t, hand.ConfirmAttendance(by(participant, day(9))))
}

func TestBadRecordsDoNotLoadAndLeaveTheValueAsItWas(t *testing.T) {
	r := after(t, request(), send, accept, contact, attend, complete, met, closing)
	data, err := json.Marshal(r)
	require.NoError(t, err)
	good := string(data)
	for name, bad := range map[string]string{
		"nothing":               "{}",
		"a list":                "[]",
		"no id":                 strings.Replace(good, `"id":"referral-1"`, `"id":""`, 1),
		"another participant":   strings.Replace(good, `"participant":"participant-1"`, `"participant":"participant-2"`, 1),
		"another receiver":      strings.Replace(good, `"receiver":"receiver-1"`, `"receiver":"receiver-2"`, 1),
		"a service made up":     strings.Replace(good, `"service":"housing"`, `"service":"house"`, 1),
		"no consent":            strings.Replace(good, `"data":{"consent":"consent-1"}`, `"data":{}`, 1),
		"a need made up":        strings.Replace(good, `"need":"met"`, `"need":"fine"`, 1),
		"a state made up":       strings.Replace(good, `"to":"loop_closed"`, `"to":"completed"`, 1),
		"an unknown key":        strings.Replace(good, `{"request"`, `{"note":"x","request"`, 1),
		"a loop closed blindly": strings.Replace(good, `"event":"say_need"`, `"event":"say_nothing"`, 1),
		"another's word": strings.Replace(good, `"event":"accept","from":"sent","to":"accepted","by":{"party":"receiver","id":"receiver-1"}`,
			`"event":"accept","from":"sent","to":"accepted","by":{"party":"requester","id":"requester-1"}`, 1),
	} {
		require.NotEqual(t, good, bad, name)
		kept := in(t, referral.Waiting)
		err := json.Unmarshal([]byte(bad), kept)
		require.ErrorIs(t, err, lifecycle.ErrBadRecord, name)
		assert.NotContains(t, err.Error(), "-1", "%s: names nobody", name)
		assert.Equal(t, referral.Waiting, kept.State(), name)
	}

	h := handoffIn(t, referral.HandoffAttended)
	data, err = json.Marshal(h)
	require.NoError(t, err)
	good = string(data)
	for name, bad := range map[string]string{
		"nothing":             "{}",
		"no worker":           strings.Replace(good, `"worker":"worker-1"`, `"worker":""`, 1),
		"a letter":            strings.Replace(good, `"channel":"phone"`, `"channel":"letter"`, 1),
		"no next step":        strings.Replace(good, `,"appointment":"2026-01-11T12:00:00Z"`, ``, 1),
		"one that is past":    strings.Replace(good, `"appointment":"2026-01-11T12:00:00Z"`, `"appointment":"2026-01-05T12:00:00Z"`, 1),
		"one in another zone": strings.Replace(good, `"appointment":"2026-01-11T12:00:00Z"`, `"appointment":"2026-01-11T12:00:00+02:00"`, 1),
	} {
		require.NotEqual(t, good, bad, name)
		kept := handoffIn(t, referral.HandoffOffered)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, referral.HandoffOffered, kept.State(), name)
	}
}

func FuzzReferral(f *testing.F) {
	for _, s := range referral.States() {
		data, err := json.Marshal(in(f, s))
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r referral.Referral
		if r.UnmarshalJSON(data) != nil {
			assert.Equal(t, referral.Referral{}, r)
			return
		}
		back := reload(t, r)
		assert.Equal(t, r.Digest(), back.Digest())
		_, _ = r.Outcome()
		_ = r.ContactLog()
		_ = r.Engagement(peer.ConsentGiven)
		assert.NotEmpty(t, r.TaskStatus())
	})
}

func FuzzHandoff(f *testing.F) {
	for _, s := range referral.HandoffStates() {
		data, err := json.Marshal(handoffIn(f, s))
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var h referral.Handoff
		if h.UnmarshalJSON(data) != nil {
			assert.Equal(t, referral.Handoff{}, h)
			return
		}
		again, err := json.Marshal(h)
		require.NoError(t, err)
		var back referral.Handoff
		require.NoError(t, json.Unmarshal(again, &back))
		assert.Equal(t, h.Digest(), back.Digest())
		_ = h.ContactLog()
	})
}

func FuzzResource(f *testing.F) {
	for _, r := range directory().Resources {
		data, err := json.Marshal(r)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r referral.Resource
		if r.UnmarshalJSON(data) != nil {
			assert.Equal(t, referral.Resource{}, r)
			return
		}
		again, err := json.Marshal(r)
		require.NoError(t, err)
		var back referral.Resource
		require.NoError(t, json.Unmarshal(again, &back))
		twice, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(again), string(twice))
		_, err = referral.Directory{Resources: []referral.Resource{r}, Freshness: referral.FreshnessDefaults()}.Find(referral.Search{Service: r.Services[0]}, day(0))
		require.NoError(t, err)
	})
}

// A stored record in which somebody takes back, or has taken away, what others entered.
func TestForgedMarksDoNotLoad(t *testing.T) {
	r := in(t, referral.Contacted)
	require.NoError(t, r.Correct(wording(receiver, day(5), "not reached"), 4))
	data, err := json.Marshal(r)
	require.NoError(t, err)
	forged := strings.Replace(string(data), `"event":"corrected","by":{"party":"receiver","id":"receiver-1"}`, `"event":"corrected","by":{"party":"requester","id":"requester-1"}`, 1)
	require.NotEqual(t, string(data), forged)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &referral.Referral{}), lifecycle.ErrBadRecord)

	h := handoffIn(t, referral.HandoffConfirmed)
	require.NoError(t, h.Correct(wording(receiver, day(8), "another day"), 4, referral.HandoffMove{Act: by(receiver, day(3)), Event: referral.ConfirmHandoff}))
	data, err = json.Marshal(h)
	require.NoError(t, err)
	forged = strings.Replace(string(data), `"event":"corrected","by":{"party":"receiver","id":"receiver-1"}`, `"event":"corrected","by":{"party":"worker","id":"worker-1"}`, 1)
	require.NotEqual(t, string(data), forged)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &referral.Handoff{}), lifecycle.ErrBadRecord)
	require.ErrorIs(t, (&referral.Handoff{}).UnmarshalJSON([]byte("{")), lifecycle.ErrBadRecord)
	assert.Equal(t, 5, h.Revision()-1)
}
