package chart_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// Four sites of 100, two of them far out: z is 0, 0 and 6, 6, so that Phi is 18, and the
// outer limits of .5 lie at 3.09 x .05 = .1545, or at √18 times as much.
func TestFunnelOfIsWidenedAsTheStatisticsAre(t *testing.T) {
	sites := []stats.Count{{Events: 50, N: 100}, {Events: 50, N: 100}, {Events: 20, N: 100}, {Events: 80, N: 100}}
	for _, tt := range []struct {
		widen   bool
		outside string
	}{{false, "Within the 95 % limits: 2; between them and the 99.8 % limits: 0; outside: 2."}, {true, "Within the 95 % limits: 4; between them and the 99.8 % limits: 0; outside: 0."}} {
		fn, err := stats.NewFunnel(sites, 0, tt.widen)
		require.NoError(t, err)
		require.InDelta(t, 18, fn.Phi, 1e-9)
		f, err := chart.FunnelOf(fn, []string{"A", "B", "C", "D"})
		require.NoError(t, err)
		assert.InDelta(t, .5, f.Theta, 1e-12)
		assert.Equal(t, chart.FunnelSite{Name: "C", Events: 20, N: 100}, f.Sites[2])
		f.Title = "t"
		_, err = f.SVG()
		require.NoError(t, err)
		assert.Contains(t, f.Description(), tt.outside)
	}
	calm, err := stats.NewFunnel([]stats.Count{{Events: 50, N: 100}, {Events: 51, N: 100}}, 0, true)
	require.NoError(t, err)
	require.Less(t, calm.Phi, 1.)
	f, err := chart.FunnelOf(calm, nil)
	require.NoError(t, err)
	f.Title = "t"
	_, err = f.SVG()
	require.NoError(t, err, "Phi is below 1 and widens nothing")

	_, err = chart.FunnelOf(calm, []string{"A"})
	require.ErrorIs(t, err, chart.ErrLength)
	_, err = chart.FunnelOf(stats.Funnel{}, nil)
	require.ErrorIs(t, err, chart.ErrNoData)
}

// 10, 12, 11: the mean moving range is 1.5 and its limit 3.267 times as much.
func TestPhaseOfXmRKeepsTheRanges(t *testing.T) {
	x, err := stats.NewXmR([]float64{10, 12, 11})
	require.NoError(t, err)
	p, err := chart.PhaseOfXmR("before", []string{"Jan", "Feb", "Mar"}, x, nil)
	require.NoError(t, err)
	assert.InDelta(t, 1.5, p.MeanRange, 1e-12)
	assert.InDelta(t, 4.9005, p.RangeLimit, 1e-9)
	assert.Equal(t, "Feb", p.Points[1].Label)
	c := chart.Control{Title: "t", Phases: []chart.ControlPhase{p}}
	assert.Contains(t, c.Description(), "Moving ranges: mean 1.5, limit 4.901, 0 above it.")
	_, err = chart.PhaseOfXmR("before", []string{"Jan"}, x, nil)
	require.ErrorIs(t, err, chart.ErrLength)
}

// 200 people, one leaving every day from day 1 on until 40 are gone, 100 seen for 60 days
// and the others lost one by one, so that at the end one is at risk.
func long(t testing.TB) stats.Curve {
	var obs []stats.Observation
	for i := range 200 {
		switch {
		case i < 40:
			obs = append(obs, stats.Observation{Time: float64(1 + i), Event: true})
		case i < 140:
			obs = append(obs, stats.Observation{Time: 60})
		default:
			obs = append(obs, stats.Observation{Time: float64(i - 39)})
		}
	}
	c, err := stats.KaplanMeier(obs, stats.Confidence{})
	require.NoError(t, err)
	return c
}

func TestAPictureStopsWhereFewAreAtRisk(t *testing.T) {
	s := chart.Survival{Title: "Still in support", Groups: []chart.SurvivalGroup{{Curve: long(t)}}}
	require.Less(t, s.Least(), 11)
	stopped, err := s.StopBelow(11)
	require.NoError(t, err)
	// The last of 200 are lost on day 160; eleven are at risk on day 150.
	assert.InDelta(t, 150, stopped.Groups[0].Curve.Last(), 0)
	assert.Equal(t, 11, stopped.Groups[0].Curve.AtRisk(150))
	assert.GreaterOrEqual(t, stopped.Least(), 11)
	assert.Contains(t, stopped.Description(), "200 people, 40 events")
	assert.Equal(t, 160., s.Groups[0].Curve.Last(), "s is unchanged")

	_, err = s.StopBelow(201)
	require.ErrorIs(t, err, chart.ErrEmptyCurve)
	few, err := stats.KaplanMeier([]stats.Observation{{Time: 5, Event: true}, {Time: 9}, {Time: 9}}, stats.Confidence{})
	require.NoError(t, err)
	kept, err := chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{{Curve: few}}}.StopBelow(2)
	require.NoError(t, err)
	assert.Equal(t, 1, kept.Least(), "one event is one event: the picture stays withheld")
	late, err := stats.KaplanMeier([]stats.Observation{{Entry: 1, Time: 5, Event: true}, {Time: 9}, {Time: 12}}, stats.Confidence{})
	require.NoError(t, err)
	_, err = chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{{Curve: late}}}.StopBelow(2)
	require.ErrorIs(t, err, stats.ErrDelayedEntry)
}

// Nobody of fewer than n is named by where a curve stops.
func TestNoFewerThanNAreAtRiskInAStoppedPicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var obs []stats.Observation
		for range rapid.IntRange(1, 60).Draw(t, "people") {
			obs = append(obs, stats.Observation{Time: float64(rapid.IntRange(1, 20).Draw(t, "time")), Event: rapid.Bool().Draw(t, "event")})
		}
		n := rapid.IntRange(1, 12).Draw(t, "n")
		c, err := stats.KaplanMeier(obs, stats.Confidence{})
		require.NoError(t, err)
		s, err := chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{{Curve: c}}}.StopBelow(n)
		if len(obs) < n {
			require.ErrorIs(t, err, chart.ErrEmptyCurve)
			return
		}
		require.NoError(t, err)
		for step := range s.Groups[0].Curve.Steps() {
			require.GreaterOrEqual(t, step.AtRisk, n)
		}
	})
}

func ExampleSurvival_StopBelow() {
	var obs []stats.Observation
	for i := range 40 {
		obs = append(obs, stats.Observation{Time: float64(10 + 10*(i%20)), Event: i%2 == 0})
	}
	curve, err := stats.KaplanMeier(obs, stats.Confidence{})
	if err != nil {
		fmt.Println(err)
		return
	}
	all := chart.Survival{Title: "Still in support", Time: "Days", Groups: []chart.SurvivalGroup{{Curve: curve}}}
	part, err := all.StopBelow(11)
	fmt.Println(all.Least(), part.Least(), part.Groups[0].Curve.Last(), err)
	_, err = all.StopBelow(41)
	fmt.Println(err)
	// Output:
	// 2 12 150 <nil>
	// chart: a curve has no steps: group 1
}

func ExampleFunnelOf() {
	fn, err := stats.NewFunnel([]stats.Count{{Events: 50, N: 100}, {Events: 52, N: 100}, {Events: 20, N: 100}, {Events: 80, N: 100}}, 0, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := chart.FunnelOf(fn, []string{"S1", "S2", "S3", "S4"})
	picture.Title = "In contact at 6 months"
	fmt.Println(picture.Description(), err)
	_, err = chart.FunnelOf(fn, []string{"S1"})
	fmt.Println(err)
	// Output:
	// Funnel plot of 4 sites; horizontal axis: People; vertical axis: Share with the event. Expected share 50.5 %. Within the 95 % limits: 2; between them and the 99.8 % limits: 0; outside: 2. Outside the 99.8 % limits, in no order of merit: S3 (20 % of 100); S4 (80 % of 100). <nil>
	// chart: columns have different lengths
}
