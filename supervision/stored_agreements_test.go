package supervision_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/supervisiontest"
)

// Records of this release: a later one must still read them, as they are.
func TestStoredSamplesStillLoad(t *testing.T) {
	for name, v := range map[string]json.Marshaler{
		"agreement": supervisiontest.AgreementIn(t, supervision.AgreementSuperseded),
		"cover":     supervisiontest.CoverIn(t, supervision.CoverEnded),
		"action":    supervisiontest.ActionIn(t, supervision.ActionCarried),
	} {
		path := filepath.Join("testdata", "stored", name+".json")
		stored, err := os.ReadFile(path)
		require.NoError(t, err)
		var back json.Marshaler
		switch v.(type) {
		case *supervision.Agreement:
			back = &supervision.Agreement{}
		case *supervision.Cover:
			back = &supervision.Cover{}
		case *supervision.Action:
			back = &supervision.Action{}
		}
		require.NoError(t, json.Unmarshal(stored, back), name)
		text, err := json.Marshal(back)
		require.NoError(t, err)
		assert.JSONEq(t, string(stored), string(text), name)
		now, err := json.Marshal(v)
		require.NoError(t, err)
		assert.JSONEq(t, string(stored), string(now), name)
	}
}

func TestRecordsThatCouldNotHaveComeAboutDoNotLoad(t *testing.T) {
	for _, tt := range []struct {
		v        json.Marshaler
		into     any
		from, to string
	}{
		{supervisiontest.AgreementIn(t, supervision.AgreementSuperseded), &supervision.Agreement{}, `,"hand_over_note":true`, ``},
		{supervisiontest.CoverIn(t, supervision.CoverOpen), &supervision.Cover{}, `"until":"2026-01-29"`, `"until":"2026-01-15"`},
		{supervisiontest.ActionIn(t, supervision.ActionCarried), &supervision.Action{}, `"due":"2026-02-02"`, `"due":"2026-01-19"`},
	} {
		data, err := json.Marshal(tt.v)
		require.NoError(t, err)
		require.Contains(t, string(data), tt.from)
		require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), tt.from, tt.to, 1)), tt.into), lifecycle.ErrBadRecord)
	}
}

func TestCorrections(t *testing.T) {
	a := supervisiontest.AgreementIn(t, supervision.AgreementVacant)
	last := a.History().Len()
	wrong := on(programme, 40)
	wrong.Reason = peertest.Text("entered by mistake")
	require.NoError(t, a.Correct(wrong, last), "the supervisor was not gone")
	assert.Equal(t, supervision.AgreementInForce, a.State())
	assert.True(t, a.Force(nil).Contains(d(100)))
	noNote := supervision.AgreementMove{Act: on(programme, 30), Event: supervision.SupersedeAgreement,
		Data: supervision.AgreementChange{Until: d(30), Next: "agreement-2"}}
	b := supervisiontest.AgreementIn(t, supervision.AgreementVacant)
	peertest.RefusedBy(t, b.Correct(wrong, last, noNote), "hand_over_note")

	c := supervisiontest.CoverIn(t, supervision.CoverEnded)
	noDay := supervision.CoverMove{Act: on(programme, 20), Event: supervision.ExtendCover, Data: supervision.CoverChange{Until: d(10)}}
	peertest.RefusedBy(t, c.Correct(wrong, 2, noDay), "ends_after_first_day")
	require.NoError(t, c.Correct(wrong, 2))
	assert.Equal(t, d(24), c.Span().Until, "it was not over")
	peertest.Refused(t, c.Redact(wrong, 1), lifecycle.ErrNoSuchEntry) // it has no words

	x := supervisiontest.ActionIn(t, supervision.ActionDone)
	earlier := supervision.ActionMove{Act: on(worker, 14), Event: supervision.CarryAction, Data: supervision.ActionChange{Due: d(14)}}
	peertest.RefusedBy(t, x.Correct(wrong, 2, earlier), "later")
	require.NoError(t, x.Correct(wrong, 2))
	assert.True(t, x.IsOpen())
	byWorker := on(worker, 40)
	byWorker.Reason = wrong.Reason
	peertest.Refused(t, x.Correct(byWorker, 1), lifecycle.ErrNotYourMove)
}
