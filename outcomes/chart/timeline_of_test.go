package chart_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Referred on Monday, 5 January 2026, and one move a day: active from the 10th, paused from the 11th.
func TestTimelineOfMentorships(t *testing.T) {
	today := peer.DateOf(peertest.Day(20), time.UTC)
	paused, closed := peertest.MentorshipIn(t, peer.MentorshipPaused), peertest.MentorshipIn(t, peer.MentorshipClosed)
	picture, err := chart.TimelineOf(today, time.UTC, nil, *paused, *closed)
	require.NoError(t, err)
	picture.Title = "Two mentorships"
	_, err = picture.SVG()
	require.NoError(t, err)
	said := picture.Description()
	assert.Contains(t, said, "Active from 2026-01-10 to 2026-01-11; Paused (a pause) from 2026-01-11, going on.")
	assert.Contains(t, said, " Course 2: Referred from 2026-01-05 to 2026-01-06; Engaged from 2026-01-06 to 2026-01-07; Closed from 2026-01-07 to 2026-01-07.")
	assert.NotContains(t, said, "mentorship-1")

	east := time.FixedZone("east", 13*3600) // noon in UTC is the next day there
	named, err := chart.TimelineOf(today, east, []string{"A", "B"}, *paused, *closed)
	require.NoError(t, err)
	assert.Equal(t, "2026-01-06", named.Lanes[0].Spans[0].From.String())
	assert.Equal(t, "B", named.Lanes[1].Name)
}

func TestTimelineOfRefuses(t *testing.T) {
	m := *peertest.MentorshipIn(t, peer.MentorshipActive)
	today := peer.DateOf(peertest.Day(20), time.UTC)
	_, err := chart.TimelineOf(today, time.UTC, nil)
	require.ErrorIs(t, err, chart.ErrNoData)
	_, err = chart.TimelineOf(today, time.UTC, nil, m, peer.Mentorship{})
	require.ErrorIs(t, err, chart.ErrNoData)
	_, err = chart.TimelineOf(today, time.UTC, []string{"A"}, m, m)
	require.ErrorIs(t, err, chart.ErrLength)
	_, err = chart.TimelineOf(today, nil, nil, m)
	require.ErrorIs(t, err, chart.ErrZone)
}

func ExampleTimelineOf() {
	_, err := chart.TimelineOf(peer.Date{}, time.UTC, nil, peer.Mentorship{})
	fmt.Println(err)
	_, err = chart.TimelineOf(peer.Date{}, nil, nil, peer.Mentorship{})
	fmt.Println(err)
	// Output:
	// chart: nothing to draw: lane 1
	// chart: days are told in a zone
}
