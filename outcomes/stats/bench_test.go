package stats_test

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// The aims are shares of the time that R's survival takes for the same rows:
// Kaplan-Meier 1/20 for whole days and 1/6 for times that hardly tie, log-rank
// 1/20, Cox 1/4. Where Rscript is installed, with its package survival, of-R is
// that share, R's best of three runs against the mean here. Elsewhere the figure to
// watch is x-sort: the time as a multiple of sorting the same times with the
// standard library.
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

// reportR reports the share of the time that R takes with a function of its package
// survival. x may be nil.
func reportR(b *testing.B, function string, obs []stats.Observation, x []stats.Covariate) {
	b.StopTimer()
	if _, err := exec.LookPath("Rscript"); err != nil {
		return
	}
	file := filepath.Join(b.TempDir(), "rows")
	require.NoError(b, os.WriteFile(file, columns(obs, x), 0o600))
	out, err := exec.Command("Rscript", "testdata/r/time.R", function, file, strconv.Itoa(len(obs))).Output()
	require.NoError(b, err)
	seconds, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	require.NoError(b, err)
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/seconds, "of-R")
}

// columns lays rows out for R: time, event, group and two covariates.
func columns(obs []stats.Observation, x []stats.Covariate) []byte {
	n := len(obs)
	all := make([]float64, 5*n)
	for i, o := range obs {
		all[i], all[2*n+i] = o.Time, float64(i%2)
		if o.Event {
			all[n+i] = 1
		}
		for k, c := range x {
			all[(3+k)*n+i] = c.Values[i]
		}
	}
	data := make([]byte, 0, 8*len(all))
	for _, v := range all {
		data = binary.NativeEndian.AppendUint64(data, math.Float64bits(v))
	}
	return data
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
			reportR(b, "survfit", obs, nil)
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
			reportR(b, "survdiff", obs, nil)
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
			reportR(b, "coxph", obs, x)
		})
	}
}
