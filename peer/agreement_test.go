package peer_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

func agreement(t *testing.T) peer.Agreement {
	return peer.Agreement{Mentorship: "m-1", Form: peer.AgreementSpoken, On: date(t, "2026-01-05"),
		Covers: []peer.AgreementPoint{peer.PointVoluntary, peer.PointConfidentiality}, ReviewOn: date(t, "2026-04-05")}
}

func TestAgreementCheck(t *testing.T) {
	for _, tt := range []struct {
		name string
		edit func(a *peer.Agreement)
		want string // "" if it may be
	}{
		{"as it is", func(*peer.Agreement) {}, ""},
		{"no points", func(a *peer.Agreement) { a.Covers = nil }, ""},
		{"no review", func(a *peer.Agreement) { a.ReviewOn = peer.Date{} }, ""},
		{"no mentorship", func(a *peer.Agreement) { a.Mentorship = "" }, "a mentorship"},
		{"an id that JSON would change", func(a *peer.Agreement) { a.Mentorship = "m\xff" }, "a mentorship"},
		{"no form", func(a *peer.Agreement) { a.Form = "" }, "a form"},
		{"a form made up", func(a *peer.Agreement) { a.Form = "sung" }, "a form"},
		{"no date", func(a *peer.Agreement) { a.On, a.ReviewOn = peer.Date{}, peer.Date{} }, "the date"},
		{"a point made up", func(a *peer.Agreement) { a.Covers = []peer.AgreementPoint{"weather"} }, "known points"},
		{"a point twice", func(a *peer.Agreement) { a.Covers = []peer.AgreementPoint{"roles", "roles"} }, "each point once"},
		{"a review on the day", func(a *peer.Agreement) { a.ReviewOn = a.On }, "a review after"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := agreement(t)
			tt.edit(&a)
			data, err := json.Marshal(a)
			if tt.want != "" {
				require.ErrorIs(t, a.Check(), peer.ErrAgreement)
				require.ErrorContains(t, a.Check(), tt.want)
				require.ErrorIs(t, err, peer.ErrAgreement)
				return
			}
			require.NoError(t, a.Check())
			require.NoError(t, err)
			var back peer.Agreement
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, a, back)
		})
	}
	data, err := json.Marshal(agreement(t))
	require.NoError(t, err)
	kept := agreement(t)
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), `"form"`, `"shape"`, 1)), &kept), lifecycle.ErrBadRecord)
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), `2026-04-05`, `2026-01-04`, 1)), &kept), peer.ErrAgreement)
	assert.Equal(t, agreement(t), kept)
	peertest.Secret(t, "secret", peer.Agreement{Mentorship: "secret-m", Form: peer.AgreementSigned})
}

func TestWhatAnAgreementLeavesOpen(t *testing.T) {
	a := agreement(t)
	open := a.Open()
	assert.Len(t, open, 11, "two of thirteen are covered")
	assert.NotContains(t, open, peer.PointVoluntary)
	assert.Equal(t, peer.PointPeerSupport, open[0])
	a.Covers = peer.AgreementPoints()
	assert.Empty(t, a.Open())
	assert.Len(t, peer.Agreement{}.Open(), 13)

	assert.False(t, a.ReviewDue(date(t, "2026-04-04")))
	assert.True(t, a.ReviewDue(date(t, "2026-04-05")))
	a.ReviewOn = peer.Date{}
	assert.False(t, a.ReviewDue(date(t, "2030-01-01")))
}

// Three points are known to be asked for by a rule; the rest is practice.
func TestWhatAgreementsRestOn(t *testing.T) {
	asked := map[peer.AgreementPoint]string{peer.PointPeerSupport: "WA", peer.PointVoluntary: "MN", peer.PointConfidentiality: "ILR"}
	var points []peer.AgreementPoint
	for _, c := range peer.AgreementContents() {
		points = append(points, c.Point)
		if key, ok := asked[c.Point]; ok {
			assert.True(t, c.Source.Verified(), c.Point)
			assert.Equal(t, key, c.Source.Key)
			continue
		}
		assert.Equal(t, source.Unverified, c.Source.Evidence, c.Point)
	}
	assert.Equal(t, peer.AgreementPoints(), points)
}
