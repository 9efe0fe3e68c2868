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
)

// aProgramme is open on Mondays from 9 to 17 in Bogotá.
func aProgramme() peer.Programme {
	return peer.Programme{ID: "prog", Delivery: peer.DeliveryPeerRun, Zone: "America/Bogota",
		Hours:      []peer.WeeklyHours{{Day: time.Monday, From: 9 * 60, To: 17 * 60}},
		AfterHours: []peer.Route{{Kind: peer.RouteWarmline, Reach: "555-0100"}, {Kind: peer.RouteCrisisLine, Reach: "988"}}}
}

func TestWhatAnswersAfterHours(t *testing.T) {
	bogota := time.FixedZone("Bogotá", -5*60*60)
	at := func(date, hour, minute int) time.Time { return time.Date(2026, 1, date, hour, minute, 0, 0, bogota) } // the 5th is a Monday
	p := aProgramme()
	for _, tt := range []struct {
		at   time.Time
		open bool
	}{
		{at(5, 8, 59), false}, {at(5, 9, 0), true}, {at(5, 16, 59), true}, {at(5, 17, 0), false}, {at(6, 9, 0), false},
	} {
		assert.Equal(t, tt.open, p.IsOpen(tt.at, bogota), tt.at)
		if tt.open {
			assert.Empty(t, p.Routes(tt.at, bogota))
			continue
		}
		assert.Equal(t, p.AfterHours, p.Routes(tt.at, bogota))
	}
	p.Routes(at(6, 9, 0), bogota)[0].Kind = peer.RouteEmergency
	assert.Equal(t, aProgramme(), p, "what is returned is a copy")
	p.Hours = nil
	assert.True(t, p.IsOpen(at(6, 3, 0), bogota), "without hours it is open at any time")
	assert.Empty(t, p.Routes(at(6, 3, 0), bogota))
}

func TestProgrammeCheck(t *testing.T) {
	for _, tt := range []struct {
		name string
		edit func(p *peer.Programme)
		want string // "" if it may be
	}{
		{"as it is", func(*peer.Programme) {}, ""},
		{"an id alone", func(p *peer.Programme) { *p = peer.Programme{ID: "prog"} }, ""},
		{"no id", func(p *peer.Programme) { p.ID = "" }, "an id"},
		{"a model made up", func(p *peer.Programme) { p.Delivery = "by_post" }, "a known model"},
		{"hours that end before they begin", func(p *peer.Programme) { p.Hours[0].To = 0 }, "a stretch of a week"},
		{"hours of no zone", func(p *peer.Programme) { p.Zone = "" }, "a zone"},
		{"a number that JSON would change", func(p *peer.Programme) { p.AfterHours[0].Reach = "5\xff" }, "something to reach"},
		{"a zone that JSON would change", func(p *peer.Programme) { p.Zone = "A\xff" }, "a zone"},
		{"a route of no kind", func(p *peer.Programme) { p.AfterHours[0].Kind = "" }, "a kind"},
		{"a route to nowhere", func(p *peer.Programme) { p.AfterHours[1].Reach = "" }, "something to reach"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := aProgramme()
			tt.edit(&p)
			data, err := json.Marshal(p)
			if tt.want != "" {
				require.ErrorIs(t, err, peer.ErrProgramme)
				require.ErrorContains(t, p.Check(), tt.want)
				return
			}
			require.NoError(t, err)
			var back peer.Programme
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, p, back)
		})
	}
	data, err := json.Marshal(aProgramme())
	require.NoError(t, err)
	kept := aProgramme()
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), "peer_run", "by_post", 1)), &kept), lifecycle.ErrBadRecord)
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), "America/Bogota", "", 1)), &kept), peer.ErrProgramme)
	assert.Equal(t, aProgramme(), kept)
	route := peer.Route{Kind: peer.RouteOnCall, Reach: "secret-number"}
	peertest.Secret(t, "secret", route, &route, peer.Programme{ID: "prog", AfterHours: []peer.Route{route}})
}
