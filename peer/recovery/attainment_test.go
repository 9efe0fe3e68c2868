package recovery_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

func TestAttainmentScoreWorkedOutByHand(t *testing.T) {
	type a = recovery.Attainment
	for _, tt := range []struct {
		goals []a
		want  float64
	}{
		{[]a{{1, 0}}, 50},
		{[]a{{1, 1}}, 60}, // one goal: 10 for each level
		{[]a{{1, -2}}, 30},
		{[]a{{4, 2}}, 70}, // whatever its weight
		{[]a{{1, 0}, {1, 0}, {1, 0}}, 50},
		{[]a{{1, 1}, {1, 0}, {1, 1}}, 59.128709291752769}, // 50 + 20/sqrt(0.7·3 + 0.3·9) = 50 + 20/sqrt(4.8)
		{[]a{{3, 1}, {2, -1}, {1, 2}}, 56.609789739},      // 50 + 30/sqrt(0.7·14 + 0.3·36) = 50 + 30/sqrt(20.6)
		{[]a{{1, -2}, {1, -2}}, 25.193053073},             // 50 - 40/sqrt(2.6)
		{[]a{{1, 1}, {0, -2}}, 60},                        // a weight of 0 leaves a goal out
	} {
		got, err := recovery.AttainmentScore(tt.goals)
		require.NoError(t, err)
		assert.InDelta(t, tt.want, got, 1e-8, "%v", tt.goals)
	}
	for name, bad := range map[string][]a{
		"none": nil, "all weights 0": {{0, 1}, {0, 2}}, "a negative weight": {{-1, 1}, {2, 1}}, "level 3": {{1, 3}}, "level -3": {{1, -3}},
		"no number": {{math.NaN(), 0}}, "infinite": {{math.Inf(1), 0}},
	} {
		_, err := recovery.AttainmentScore(bad)
		require.ErrorIs(t, err, recovery.ErrAttainment, name)
	}
	assert.Equal(t, source.Unverified, recovery.AttainmentSource().Evidence)
	assert.Equal(t, 1968, recovery.AttainmentSource().Year)
}

// Turning every level round mirrors the score at 50; the unit of weight does not
// matter, nor the order; one more level on one goal never lowers it.
func TestLawsOfTheAttainmentScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "n")
		goals := make([]recovery.Attainment, n)
		mirrored, scaled, turned := make([]recovery.Attainment, n), make([]recovery.Attainment, n), make([]recovery.Attainment, n)
		unit := rapid.Float64Range(1e-100, 1e100).Draw(t, "unit")
		for i := range goals {
			g := recovery.Attainment{Weight: rapid.Float64Range(0.01, 100).Draw(t, "weight"), Level: recovery.AttainmentLevel(rapid.IntRange(-2, 2).Draw(t, "level"))}
			goals[i], mirrored[i], scaled[i], turned[n-1-i] = g, recovery.Attainment{Weight: g.Weight, Level: -g.Level}, recovery.Attainment{Weight: g.Weight * unit, Level: g.Level}, g
		}
		score := func(g []recovery.Attainment) float64 {
			s, err := recovery.AttainmentScore(g)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		s := score(goals)
		assert.InDelta(t, 100-s, score(mirrored), 1e-9)
		assert.InDelta(t, s, score(scaled), 1e-9)
		assert.InDelta(t, s, score(turned), 1e-9)
		if goals[0].Level < 2 {
			goals[0].Level++
			assert.Greater(t, score(goals), s)
		}
	})
}

func TestAttainmentScale(t *testing.T) {
	s := recovery.AttainmentScale{Goal: "g-1", Weight: 1}
	require.ErrorIs(t, s.Check(), recovery.ErrAttainment, "no words")
	for i, words := range []string{"no flat in sight", "on a list", "a viewing", "a flat", "a flat and a room for her"} {
		s.Words[i] = peertest.Text(words)
	}
	require.NoError(t, s.Check())
	assert.Equal(t, "a viewing", s.At(recovery.AsExpected).Words())
	assert.Equal(t, "no flat in sight", s.At(recovery.MuchLessThanExpected).Words())
	assert.Equal(t, lifecycle.Text{}, s.At(3))
	for _, w := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		s.Weight = w
		require.ErrorIs(t, s.Check(), recovery.ErrAttainment)
	}
	s.Weight, s.Goal = 1, ""
	require.ErrorIs(t, s.Check(), recovery.ErrAttainment)
}
