package stats_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// columnIn reads a column of doubles that testdata/r/speed.R wrote.
func columnIn(b *testing.B, dir, name string) []float64 {
	b.Helper()
	file, err := os.Open(filepath.Join(dir, name))
	require.NoError(b, err)
	defer file.Close()
	info, err := file.Stat()
	require.NoError(b, err)
	out := make([]float64, info.Size()/8)
	require.NoError(b, binary.Read(file, binary.LittleEndian, out))
	return out
}

// BenchmarkRows times what testdata/r/speed.sh times in R on the same rows. It
// needs the folder of rows in ROWS, which that script sets.
func BenchmarkRows(b *testing.B) {
	dir := os.Getenv("ROWS")
	if dir == "" {
		b.Skip("run testdata/r/speed.sh")
	}
	run := func(name string, f func() error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, f())
			}
		})
	}
	group, event := columnIn(b, dir, "group"), columnIn(b, dir, "event")
	covariates := []stats.Covariate{{Name: "x", Values: columnIn(b, dir, "x")}, {Name: "y", Values: columnIn(b, dir, "y")}}
	codes := make([]int, len(group))
	for i, g := range group {
		codes[i] = int(g)
	}
	for _, kind := range []string{"whole", "hardly"} {
		times := columnIn(b, dir, kind)
		obs := make([]stats.Observation, len(times))
		for i, t := range times {
			obs[i] = stats.Observation{Time: t, Event: event[i] == 1}
		}
		run("survfit-"+kind, func() error {
			_, err := stats.KaplanMeier(obs, stats.Confidence{})
			return err
		})
		run("survdiff-"+kind, func() error {
			_, err := stats.LogRank(obs, codes, stats.LogRankOptions{})
			return err
		})
		run("coxph-"+kind, func() error {
			_, err := stats.Cox(obs, covariates, stats.CoxOptions{})
			return err
		})
	}
	yi, vi := columnIn(b, dir, "yi"), columnIn(b, dir, "vi")
	effects := make([]stats.Effect, len(yi))
	for i := range effects {
		effects[i] = stats.Effect{Value: yi[i], Variance: vi[i]}
	}
	run("reml", func() error {
		_, err := stats.Pool(effects, stats.PoolOptions{})
		return err
	})
}
