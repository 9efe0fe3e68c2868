package consent_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

// A tableReader is somebody who knows what is shown and nothing else: it counts through every
// table of counts that agrees with it, up to a largest count, and keeps the range of
// each cell and total. It shares nothing with what it judges.
type tableReader struct {
	shown     consent.SuppressedTable
	rows, top int
	columns   int
	at        []int
	low, high []int // of cells, row totals, column totals, the grand total
	found     int
}

func readTable(shown consent.SuppressedTable, top int) *tableReader {
	r := &tableReader{shown: shown, rows: len(shown.Cells), columns: len(shown.ColumnTotals), top: top}
	r.at = make([]int, r.rows*r.columns)
	all := r.rows*r.columns + r.rows + r.columns + 1
	r.low, r.high = make([]int, all), make([]int, all)
	r.fill(0)
	return r
}

func agreesWith(c consent.Cell, n int) bool {
	shown, ok := c.Count()
	return ok && shown == n || !ok && n > 0
}

func (r *tableReader) fill(i int) {
	if i > 0 && i%r.columns == 0 && !agreesWith(r.shown.RowTotals[i/r.columns-1], r.sum(i-r.columns, 1, r.columns)) {
		return
	}
	if i == len(r.at) {
		r.keep()
		return
	}
	if n, ok := r.shown.Cells[i/r.columns][i%r.columns].Count(); ok {
		r.at[i] = n
		r.fill(i + 1)
		return
	}
	for n := 1; n <= r.top; n++ { // a hidden count is no zero
		r.at[i] = n
		r.fill(i + 1)
	}
}

func (r *tableReader) sum(from, by, times int) (sum int) {
	for range times {
		sum += r.at[from]
		from += by
	}
	return sum
}

func (r *tableReader) keep() {
	values := append([]int(nil), r.at...)
	for i := range r.rows {
		values = append(values, r.sum(i*r.columns, 1, r.columns))
	}
	total := 0
	for j := range r.columns {
		n := r.sum(j, r.columns, r.rows)
		if !agreesWith(r.shown.ColumnTotals[j], n) {
			return
		}
		values, total = append(values, n), total+n
	}
	if !agreesWith(r.shown.Total, total) {
		return
	}
	values = append(values, total)
	for i, n := range values {
		if r.found == 0 || n < r.low[i] {
			r.low[i] = n
		}
		if r.found == 0 || n > r.high[i] {
			r.high[i] = n
		}
	}
	r.found++
}

// flatTable returns the true counts and the shown ones in one order.
func flatTable(counts [][]int, t consent.SuppressedTable) (truth []int, cells []consent.Cell) {
	across := make([]int, len(counts[0]))
	var along []int
	total := 0
	for i, row := range counts {
		sum := 0
		for j, n := range row {
			truth, cells = append(truth, n), append(cells, t.Cells[i][j])
			sum, across[j] = sum+n, across[j]+n
		}
		along, total = append(along, sum), total+sum
	}
	truth = append(append(append(truth, along...), across...), total)
	cells = append(append(append(cells, t.RowTotals...), t.ColumnTotals...), t.Total)
	return truth, cells
}

// safeTable checks that nothing hidden can be calculated, by going through every table.
func safeTable(t require.TestingT, counts [][]int, minimum, top int) {
	shown, err := consent.Suppress(counts, minimum)
	require.NoError(t, err)
	truth, cells := flatTable(counts, shown)
	r := readTable(shown, top)
	require.Positive(t, r.found, "the truth agrees with what is shown")
	for i, c := range cells {
		n, ok := c.Count()
		switch {
		case ok:
			require.Equal(t, truth[i], n, "what is shown is true")
			require.False(t, n > 0 && n < minimum, "%v: a small count is shown", counts)
		case truth[i] == 0:
			require.Fail(t, "a zero is hidden", "%v", counts)
		default:
			require.Less(t, r.low[i], r.high[i], "%v: the hidden count %d can be calculated", counts, i)
			if truth[i] < minimum {
				require.GreaterOrEqual(t, r.high[i], minimum, "%v: that %d is small can be calculated", counts, i)
			}
		}
	}
}

// Every table of two by two with counts up to 6 and a minimum of 3, gone through by a
// reader who goes through every table.
func TestNothingHiddenCanBeCalculatedInAnySmallTable(t *testing.T) {
	const top = 6
	for n := range (top + 1) * (top + 1) * (top + 1) * (top + 1) {
		counts := [][]int{{n % (top + 1), n / (top + 1) % (top + 1)}, {n / (top + 1) / (top + 1) % (top + 1), n / (top + 1) / (top + 1) / (top + 1)}}
		safeTable(t, counts, 3, top+2)
	}
}

func TestNothingHiddenCanBeCalculated(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 3).Draw(t, "rows"), rapid.IntRange(1, 3).Draw(t, "columns")
		if rows*columns > 6 {
			columns = 2
		}
		counts := make([][]int, rows)
		for i := range counts {
			counts[i] = rapid.SliceOfN(rapid.SampledFrom([]int{0, 0, 1, 1, 2, 3, 4, 5}), columns, columns).Draw(t, "row")
		}
		safeTable(t, counts, rapid.IntRange(2, 4).Draw(t, "minimum"), 8) // 5 and the 3 that one of 1 lacks to 4
	})
}

// Cells that could be another count, and still would be known to be small: two of 1
// beside a greater one cannot be more than 2.
func TestSmallCountsAreNotKnownToBeSmall(t *testing.T) {
	for _, counts := range [][][]int{
		{{1, 1, 5}, {1, 1, 5}}, {{1, 1, 5}}, {{1}, {1}, {5}}, {{1, 1, 5}, {5, 5, 5}}, {{1, 1}, {1, 1}, {4, 5}}, {{2, 1, 0}, {1, 2, 5}}, {{1, 0, 5}, {0, 1, 5}},
	} {
		safeTable(t, counts, 4, 8)
	}
}

// Worked out by hand.
func TestSuppressedTables(t *testing.T) {
	for _, tt := range []struct {
		name    string
		counts  [][]int
		minimum int
		want    string
	}{
		{"nothing small", [][]int{{5, 6}, {7, 0}}, 5, "\ta\tb\ttotal\nx\t5\t6\t11\ny\t7\t0\t7\ntotal\t12\t6\t18\n"},
		{"one small, three to cover it", [][]int{{3, 20}, {30, 40}}, 5, "\ta\tb\ttotal\nx\t*\t*\t23\ny\t*\t*\t70\ntotal\t33\t60\t93\n"},
		{"two in one row, and none to cover them but their totals", [][]int{{1, 4}, {0, 0}}, 5, "\ta\tb\ttotal\nx\t*\t*\t*\ny\t0\t0\t0\ntotal\t*\t*\t*\n"},
		{"two in one row that add up to more", [][]int{{2, 4}, {0, 0}}, 5, "\ta\tb\ttotal\nx\t*\t*\t6\ny\t0\t0\t0\ntotal\t*\t*\t6\n"},
		{"a small total, covered by cells before other totals", [][]int{{1, 1}, {50, 60}}, 5, "\ta\tb\ttotal\nx\t*\t*\t*\ny\t*\t*\t*\ntotal\t51\t61\t112\n"},
	} {
		shown, err := consent.Suppress(tt.counts, tt.minimum)
		require.NoError(t, err, tt.name)
		text, err := shown.Text([]string{"x", "y"}, []string{"a", "b"})
		require.NoError(t, err)
		assert.Equal(t, tt.want, text, tt.name)
	}
}

func TestTheCoverIsAsSmallAsFound(t *testing.T) {
	shown, err := consent.Suppress([][]int{{3, 20, 90}, {30, 40, 80}, {70, 60, 50}}, 5)
	require.NoError(t, err)
	text, err := shown.Text([]string{"x", "y", "z"}, []string{"a", "b", "c"})
	require.NoError(t, err)
	assert.Equal(t, "\ta\tb\tc\ttotal\nx\t*\t*\t90\t113\ny\t*\t*\t80\t150\nz\t70\t60\t50\t180\ntotal\t103\t120\t220\t443\n", text)
	again, err := consent.Suppress([][]int{{3, 20, 90}, {30, 40, 80}, {70, 60, 50}}, 5)
	require.NoError(t, err)
	assert.Equal(t, shown, again)
}

func TestTablesThatCannotBeSuppressed(t *testing.T) {
	for name, tt := range map[string]struct {
		counts  [][]int
		minimum int
	}{
		"no rows":     {nil, 5},
		"no columns":  {[][]int{{}}, 5},
		"ragged":      {[][]int{{1, 2}, {3}}, 5},
		"negative":    {[][]int{{1, -2}}, 5},
		"too great":   {[][]int{{1, 1 << 41}}, 5},
		"too many":    {make([][]int, 10_001), 5},
		"one is less": {[][]int{{1, 2}}, 1},
		"zero":        {[][]int{{1, 2}}, 0},
	} {
		if name == "too many" {
			for i := range tt.counts {
				tt.counts[i] = []int{1}
			}
		}
		_, err := consent.Suppress(tt.counts, tt.minimum)
		require.ErrorIs(t, err, consent.ErrCounts, name)
	}
	shown, err := consent.Suppress([][]int{{7}}, 5)
	require.NoError(t, err)
	_, err = shown.Text(nil, []string{"a"})
	require.ErrorIs(t, err, consent.ErrCounts)
}

func TestAStoredTableHoldsNothingHidden(t *testing.T) {
	counts := [][]int{{3, 20}, {30, 40}}
	shown, err := consent.Suppress(counts, 5)
	require.NoError(t, err)
	counts[1][1] = 99
	data, err := json.Marshal(shown)
	require.NoError(t, err)
	assert.JSONEq(t, `{"cells":[["*","*"],["*","*"]],"row_totals":[23,70],"column_totals":[33,60],"total":93}`, string(data))
	var back consent.SuppressedTable
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, shown, back)
	n, ok := shown.Cells[0][1].Count()
	assert.False(t, ok)
	assert.Zero(t, n, "the count is gone, also for who asks")
	for _, bad := range []string{`-1`, `1.5`, `"1"`, `"**"`, `1e3`, `true`, `"<5"`} {
		c := back.Total
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &c), consent.ErrCounts, bad)
		assert.Equal(t, back.Total, c)
	}
}

func TestMinimums(t *testing.T) {
	assert.Equal(t, 5, consent.SmallCells().N)
	assert.Equal(t, source.Design, consent.SmallCells().Source.Evidence)
	assert.Equal(t, 11, consent.MedicareCells().N)
	assert.Equal(t, source.Verified, consent.MedicareCells().Source.Evidence)
	shown, err := consent.Suppress([][]int{{10, 11}}, consent.MedicareCells().N)
	require.NoError(t, err)
	_, ok := shown.Cells[0][0].Count()
	assert.False(t, ok)
}

func FuzzCell(f *testing.F) {
	for _, s := range []string{`12`, `"*"`, `0`, `007`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var c consent.Cell
		if json.Unmarshal(data, &c) != nil {
			assert.Equal(t, consent.Cell{}, c)
			return
		}
		stored, err := json.Marshal(c)
		require.NoError(t, err)
		var back consent.Cell
		require.NoError(t, json.Unmarshal(stored, &back))
		assert.Equal(t, c, back)
	})
}
