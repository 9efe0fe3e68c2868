package stats_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// The aims are shares of the time that R's survival takes for the same rows:
// Kaplan-Meier 1/20 for whole days and 1/6 for times that hardly tie, log-rank
// 1/20, Cox 1/4. testdata/r/speed.sh prints those shares where R is installed;
// elsewhere the figure to watch is x-sort: the time as a multiple of sorting the
// same times with the standard library.
const million = 1_000_000

func manyPeople(whole bool) []stats.Observation {
	rng := rand.New(rand.NewPCG(1, 2))
	obs := make([]stats.Observation, million)
	for i := range obs {
		t := rng.ExpFloat64() * 400
		if whole {
			t = math.Ceil(t)
		}
		obs[i] = stats.Observation{Time: math.Min(t, 1095), Event: t < 1095 && rng.IntN(3) > 0}
	}
	return obs
}

// reportSort reports how the benchmark compares with sorting the times.
func reportSort(b *testing.B, obs []stats.Observation) {
	b.StopTimer()
	times := make([]float64, len(obs))
	for i, o := range obs {
		times[i] = o.Time
	}
	start := time.Now()
	slices.Sort(times)
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(time.Since(start)), "x-sort")
}

func BenchmarkKaplanMeier(b *testing.B) {
	for name, whole := range map[string]bool{"whole-days": true, "hardly-tied": false} {
		b.Run(name, func(b *testing.B) {
			obs := manyPeople(whole)
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				c, err := stats.KaplanMeier(obs, stats.Confidence{})
				require.NoError(b, err)
				require.Equal(b, million, c.N())
			}
			reportSort(b, obs)
		})
	}
}

func BenchmarkLogRank(b *testing.B) {
	for name, whole := range map[string]bool{"whole-days": true, "hardly-tied": false} {
		b.Run(name, func(b *testing.B) {
			obs := manyPeople(whole)
			group := make([]int, len(obs))
			for i := range group {
				group[i] = i % 2
			}
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				_, err := stats.LogRank(obs, group, stats.LogRankOptions{})
				require.NoError(b, err)
			}
			reportSort(b, obs)
		})
	}
}

func BenchmarkCumulativeIncidence(b *testing.B) {
	people := manyPeople(true)
	obs := make([]stats.CompetingObservation, len(people))
	for i, o := range people {
		obs[i].Time = o.Time
		if o.Event {
			obs[i].Cause = 1 + i%2
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		c, err := stats.CumulativeIncidence(obs, stats.Confidence{})
		require.NoError(b, err)
		require.Equal(b, 2, c.Causes())
	}
	reportSort(b, people)
}

func BenchmarkCox(b *testing.B) {
	for name, whole := range map[string]bool{"whole-days": true, "hardly-tied": false} {
		b.Run(name, func(b *testing.B) {
			obs := manyPeople(whole)
			rng := rand.New(rand.NewPCG(3, 4))
			x := []stats.Covariate{{Name: "x", Values: make([]float64, len(obs))}, {Name: "y", Values: make([]float64, len(obs))}}
			for i := range obs {
				x[0].Values[i], x[1].Values[i] = float64(rng.IntN(2)), rng.NormFloat64()
			}
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				_, err := stats.Cox(obs, x, stats.CoxOptions{})
				require.NoError(b, err)
			}
			reportSort(b, obs)
		})
	}
}
