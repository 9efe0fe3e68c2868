package chart_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// A site is left out for its people, for those with the event and for those without, from 1 to 10.
func TestASiteOfFewIsNotShown(t *testing.T) {
	f := chart.Funnel{Title: "t", Theta: .5, Least: 11, Sites: []chart.FunnelSite{
		{Name: "40 of 80", Events: 40, N: 80}, {Name: "nobody", Events: 0, N: 11}, {Name: "everybody", Events: 11, N: 11}, {Name: "11 with", Events: 11, N: 40}, {Name: "11 without", Events: 29, N: 40},
		{Name: "10 people", Events: 0, N: 10}, {Name: "10 with", Events: 10, N: 40}, {Name: "1 with", Events: 1, N: 40}, {Name: "10 without", Events: 30, N: 40}, {Name: "1 without", Events: 39, N: 40},
	}}
	assert.Equal(t, f.Sites[:5], f.Shown())
	f.Least = 0
	assert.Equal(t, f.Sites, f.Shown())
}

// curveOf is a curve of people of whom so many had the event on day 1, so many were lost on
// day 5, and the others were seen until day 10.
func curveOf(t *testing.T, events, lost, until int) stats.Curve {
	t.Helper()
	var obs []stats.Observation
	for i := range events + lost + until {
		o := stats.Observation{Time: 10}
		if i < events {
			o = stats.Observation{Time: 1, Event: true}
		} else if i < events+lost {
			o.Time = 5
		}
		obs = append(obs, o)
	}
	c, err := stats.KaplanMeier(obs, stats.Confidence{})
	require.NoError(t, err)
	return c
}

func TestTheLeastIsOfEachNumberThatIsTold(t *testing.T) {
	for name, tt := range map[string]struct {
		curves []stats.Curve
		want   int
	}{
		"with the event":            {[]stats.Curve{curveOf(t, 5, 0, 35)}, 5},
		"without":                   {[]stats.Curve{curveOf(t, 34, 0, 6)}, 6},
		"at risk at the end":        {[]stats.Curve{curveOf(t, 16, 17, 7)}, 7},
		"all, and nobody with it":   {[]stats.Curve{curveOf(t, 0, 0, 8)}, 8},
		"nothing is few":            {[]stats.Curve{curveOf(t, 12, 0, 28)}, 12},
		"the second group":          {[]stats.Curve{curveOf(t, 12, 0, 28), curveOf(t, 9, 0, 31)}, 9},
		"the first group of two":    {[]stats.Curve{curveOf(t, 9, 0, 31), curveOf(t, 12, 0, 28)}, 9},
		"zero aside, in the second": {[]stats.Curve{curveOf(t, 12, 0, 28), curveOf(t, 0, 0, 20)}, 12},
	} {
		s := chart.Survival{Title: "t"}
		for i, c := range tt.curves {
			s.Groups = append(s.Groups, chart.SurvivalGroup{Name: []string{"A", "B"}[i], Curve: c})
		}
		assert.Equal(t, tt.want, s.Least(), name)
	}
}

// Of 40 people 7 are seen until day 10: stopped where 11 are at risk, the curve ends on day
// 5 with 24 at risk, 16 with the event and 24 without. Each group stops where its own do.
func TestEachCurveStopsWhereFewOfItsOwnAreAtRisk(t *testing.T) {
	s, err := chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{{Name: "A", Curve: curveOf(t, 16, 17, 7)}, {Name: "B", Curve: curveOf(t, 16, 13, 11)}}}.StopBelow(11)
	require.NoError(t, err)
	assert.InDelta(t, 5, s.Groups[0].Curve.Last(), 0)
	assert.InDelta(t, 10, s.Groups[1].Curve.Last(), 0, "11 may be told")
	assert.Equal(t, "B", s.Groups[1].Name)
	assert.Equal(t, 11, s.Least())
}
