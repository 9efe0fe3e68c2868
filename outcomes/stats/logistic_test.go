package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// R's mtcars: transmission by weight, glm(am ~ wt, binomial).
func TestPublishedLogistic(t *testing.T) {
	wt := []float64{2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190, 3.150, 3.440, 3.440, 4.070, 3.730, 3.780, 5.250, 5.424,
		5.345, 2.200, 1.615, 1.835, 2.465, 3.520, 3.435, 3.840, 3.845, 1.935, 2.140, 1.513, 3.170, 2.770, 3.570, 2.780}
	am := make([]bool, len(wt))
	for i := range am {
		am[i] = i < 3 || i >= 17 && i < 20 || i >= 25
	}
	m, err := stats.Logistic(am, []stats.Covariate{{Name: "wt", Values: wt}}, 0)
	require.NoError(t, err)
	assert.Equal(t, 13, m.Events)
	assert.InDelta(t, 12.040, value(t, m.Intercept.Coef.Value), .0005)
	assert.InDelta(t, 4.510, value(t, m.Intercept.Coef.StdErr), .0005)
	assert.InDelta(t, -4.024, value(t, m.Terms[0].Coef.Value), .0005)
	assert.InDelta(t, 1.436, value(t, m.Terms[0].Coef.StdErr), .001, "R's is that of its last iteration but one")
	assert.InDelta(t, -2.801, m.Terms[0].Z, .001)
	assert.InDelta(t, 19.176, m.Deviance, .0005)
}

// With one yes-or-no covariate the model is the two by two table.
func TestLogisticIsTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.IntRange(1, 40)
		a, b, c, d := cell.Draw(t, "a"), cell.Draw(t, "b"), cell.Draw(t, "c"), cell.Draw(t, "d")
		var event []bool
		var x []float64
		for k, n := range []int{a, b, c, d} {
			for range n {
				event, x = append(event, k%2 == 0), append(x, 1990+float64(1-k/2))
			}
		}
		m, err := stats.Logistic(event, []stats.Covariate{{Values: x}}, 0)
		require.NoError(t, err)
		want, err := counts(a, a+b, c, c+d).OddsRatio(0)
		require.NoError(t, err)
		require.InEpsilon(t, number(t, want.Value), number(t, m.Terms[0].OddsRatio.Value), 1e-7)
		require.InEpsilon(t, number(t, want.StdErr), number(t, m.Terms[0].OddsRatio.StdErr), 1e-7)
		require.InEpsilon(t, number(t, want.High), number(t, m.Terms[0].OddsRatio.High), 1e-6)
		require.InDelta(t, float64(a)/float64(a+b), m.Fitted[0], 1e-9)
	})
}

func TestLogisticRefused(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5, 6}
	some := []bool{false, true, false, true, false, true}
	for name, r := range map[string]struct {
		event      []bool
		covariates []stats.Covariate
		want       error
	}{
		"nobody":     {nil, nil, stats.ErrNoObservations},
		"no events":  {make([]bool, 6), nil, stats.ErrNoEvents},
		"all events": {[]bool{true, true}, nil, stats.ErrSeparation},
		"separated":  {[]bool{false, false, false, true, true, true}, []stats.Covariate{{Values: x}}, stats.ErrSeparation},
		"quasi":      {[]bool{false, false, true, false, true, true}, []stats.Covariate{{Values: []float64{0, 0, 1, 1, 1, 1}}}, stats.ErrSeparation},
		"constant":   {some, []stats.Covariate{{Values: []float64{2, 2, 2, 2, 2, 2}}}, stats.ErrDependent},
		"dependent":  {some, []stats.Covariate{{Values: x}, {Values: []float64{3, 5, 7, 9, 11, 13}}}, stats.ErrDependent},
		"length":     {some, []stats.Covariate{{Values: x[:3]}}, stats.ErrLength},
		"NaN":        {some, []stats.Covariate{{Values: []float64{1, 2, math.NaN(), 4, 5, 6}}}, stats.ErrCovariate},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := stats.Logistic(r.event, r.covariates, 0)
			require.ErrorIs(t, err, r.want)
		})
	}
	_, err := stats.Logistic(some, nil, 95)
	require.ErrorIs(t, err, stats.ErrLevel)
	m, err := stats.Logistic(some, nil, 0)
	require.NoError(t, err)
	assert.InDelta(t, 0, value(t, m.Intercept.Coef.Value), 1e-12)
	assert.InDelta(t, math.Sqrt(1/1.5), value(t, m.Intercept.Coef.StdErr), 1e-12)
}
