package main

import (
	"bytes"
	"io"
	"math/rand/v2"
	"runtime"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// A manyRows is a CSV file of follow-up that is made while it is read, so that no row of
// it is kept but by its reader. It notes how much memory is in use on the way.
type manyRows struct {
	left    int // rows still to come
	rows    int
	note    string // a column that no flag names, in every row
	rng     *rand.Rand
	pending bytes.Buffer
	bytes   int64
	live    uint64 // most bytes in use seen, after collecting what is not
}

func newManyRows(rows int, note string) *manyRows {
	m := &manyRows{left: rows, rows: rows, note: note, rng: rand.New(rand.NewPCG(1, 2))}
	m.pending.WriteString("id,time,event,group,x,y,note\n")
	return m
}

// Read makes a few rows at a time: whole days up to three years, two thirds with the event.
func (m *manyRows) Read(p []byte) (int, error) {
	for m.pending.Len() < len(p) && m.left > 0 {
		if m.left%(m.rows/4) == 0 || m.left == 1 {
			m.look()
		}
		line := m.pending.AvailableBuffer()
		line = append(strconv.AppendInt(line, int64(m.left), 10), ',')
		line = append(strconv.AppendInt(line, 1+int64(m.rng.ExpFloat64()*400)%1095, 10), ',')
		line = append(strconv.AppendInt(line, int64(min(1, m.rng.IntN(3))), 10), ',')
		line = append(line, "ab"[m.left%2], ',', '0'+byte(m.rng.IntN(2)), ',')
		line = strconv.AppendFloat(line, m.rng.NormFloat64(), 'f', 3, 64)
		line = append(append(append(line, ','), m.note...), '\n')
		m.pending.Write(line)
		m.left--
	}
	n, err := m.pending.Read(p)
	m.bytes += int64(n)
	return n, err
}

func (m *manyRows) look() {
	var now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&now)
	m.live = max(m.live, now.HeapAlloc)
}

// Rows are read one at a time: what a column that no flag names holds is not kept. 20,000 rows
// with a note of 5,000 letters are 100 MB, of which less than a tenth is in use at any time.
func TestRowsAreNotKept(t *testing.T) {
	file := newManyRows(20_000, string(bytes.Repeat([]byte("n"), 5_000)))
	file.look()
	before := file.live // what the tests before this one hold
	require.NoError(t, run([]string{"survival", "-json", "-"}, file, io.Discard))
	require.Greater(t, file.bytes, int64(100_000_000))
	require.Less(t, file.live-before, uint64(10_000_000))
}

// BenchmarkSurvivalOfAMillion runs the whole program on a file of 1,000,000 people, reading
// and writing included. The aim for what is calculated, in outcomes/stats, is a share of R's
// time (Kaplan-Meier 1/20, log-rank 1/20, Cox 1/4; testdata/r/speed.sh there prints it); reading
// has none of its own and is most of the time here. live-MB is what is in use while reading.
func BenchmarkSurvivalOfAMillion(b *testing.B) {
	for name, args := range map[string][]string{
		"curves and log-rank": {"survival", "-group", "group", "-json", "-"},
		"cox":                 {"survival", "-cox", "x,y", "-json", "-"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				file := newManyRows(1_000_000, "")
				require.NoError(b, run(args, file, io.Discard))
				b.SetBytes(file.bytes)
				b.ReportMetric(float64(file.live)/1e6, "live-MB")
			}
		})
	}
}
