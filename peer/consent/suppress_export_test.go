package consent_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

func exportDate(t testing.TB, text string) peer.Date {
	t.Helper()
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

var village = []consent.ExportPlace{{Name: "village", People: 20_000}, {Name: "county", People: 20_001}, {Name: "state", People: 4_000_000}}

// factsOf returns n facts of one kind of person.
func factsOf(t testing.TB, n int, born, on, kind string, places ...consent.ExportPlace) []consent.ExportFact {
	t.Helper()
	f := consent.ExportFact{On: exportDate(t, on), Kind: kind, Places: places}
	if born != "" {
		f.Born = exportDate(t, born)
	}
	return slices.Repeat([]consent.ExportFact{f}, n)
}

func TestAgesGoIntoBands(t *testing.T) {
	for _, tt := range []struct{ born, on, want string }{
		{"2008-03-02", "2026-03-01", "0-17"},
		{"2008-03-01", "2026-03-01", "18-24"},
		{"2008-02-29", "2026-02-28", "0-17"},
		{"2008-02-29", "2026-03-01", "18-24"},
		{"2001-03-02", "2026-03-01", "18-24"},
		{"2001-03-01", "2026-03-01", "25-34"},
		{"1936-03-02", "2026-03-01", "75-89"},
		{"1936-03-01", "2026-03-01", "90+"},
		{"1900-01-01", "2026-03-01", "90+"},
		{"2026-03-01", "2026-03-01", "0-17"},
		{"", "2026-03-01", "unknown"},
	} {
		out, err := consent.ExportDefaults().Deidentify(factsOf(t, 5, tt.born, tt.on, "visit"))
		require.NoError(t, err)
		assert.Equal(t, tt.want, out.Rows[0].AgeBand, "%s on %s", tt.born, tt.on)
	}
}

func TestRowsThatFewShareAreMadeCoarser(t *testing.T) {
	row := func(n int, age, period, place string) []consent.ExportRow {
		return slices.Repeat([]consent.ExportRow{{AgeBand: age, Period: period, Place: place, Kind: "visit"}}, n)
	}
	const born = "1990-01-01"
	for _, tt := range []struct {
		name     string
		facts    []consent.ExportFact
		want     []consent.ExportRow
		withheld bool
	}{
		{"five share all", factsOf(t, 5, born, "2026-03-01", "visit", village...), row(5, "35-44", "2026-03", "county"), false},
		{"four share nothing", factsOf(t, 4, born, "2026-03-01", "visit", village...), nil, true},
		{"the year", slices.Concat(factsOf(t, 4, born, "2026-03-01", "visit", village...), factsOf(t, 1, born, "2026-04-01", "visit", village...)), row(5, "35-44", "2026", "county"), false},
		{"the place", slices.Concat(factsOf(t, 4, born, "2026-03-01", "visit", village...), factsOf(t, 1, born, "2026-03-01", "visit", village[2])), row(5, "35-44", "2026", ""), false},
		{"the age", slices.Concat(factsOf(t, 4, born, "2026-03-01", "visit"), factsOf(t, 1, "1950-01-01", "2026-03-01", "visit")), row(5, "", "2026", ""), false},
		{"no place large enough", factsOf(t, 5, born, "2026-03-01", "visit", village[0]), row(5, "35-44", "2026-03", ""), false},
		{"one more is kept back", slices.Concat(factsOf(t, 5, born, "2026-03-01", "visit"), factsOf(t, 1, born, "2026-03-01", "naloxone")), row(5, "35-44", "2026-03", ""), true},
		{"nothing", nil, nil, false},
	} {
		out, err := consent.ExportDefaults().Deidentify(tt.facts)
		require.NoError(t, err, tt.name)
		assert.Equal(t, tt.want, out.Rows, tt.name)
		assert.Equal(t, tt.withheld, out.Withheld, tt.name)
	}
}

func TestNoRowOfAnExportIsRare(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var facts []consent.ExportFact
		for range rapid.IntRange(0, 60).Draw(rt, "n") {
			born := fmt.Sprintf("%d-05-05", rapid.IntRange(1930, 2010).Draw(rt, "born"))
			on := fmt.Sprintf("2026-%02d-11", rapid.IntRange(1, 12).Draw(rt, "month"))
			facts = append(facts, factsOf(t, 1, born, on, rapid.SampledFrom([]string{"visit", "naloxone"}).Draw(rt, "kind"), village[rapid.IntRange(0, 2).Draw(rt, "place"):]...)...)
		}
		rule := consent.ExportDefaults()
		out, err := rule.Deidentify(facts)
		require.NoError(rt, err)
		count := map[consent.ExportRow]int{}
		for _, row := range out.Rows {
			count[row]++
			require.NotEqual(rt, "village", row.Place)
		}
		for row, n := range count {
			require.GreaterOrEqual(rt, n, rule.Minimum, row)
		}
		require.Equal(rt, len(out.Rows) < len(facts), out.Withheld)
		slices.Reverse(facts)
		again, err := rule.Deidentify(facts)
		require.NoError(rt, err)
		require.Equal(rt, out, again, "the order of the facts does not show")
	})
}

func TestExportsThatCannotBe(t *testing.T) {
	facts := factsOf(t, 5, "1990-01-01", "2026-03-01", "visit")
	for name, edit := range map[string]func(*consent.ExportRule){
		"no bands":          func(r *consent.ExportRule) { r.Bands = nil },
		"bands from 18":     func(r *consent.ExportRule) { r.Bands = []int{18, 25} },
		"bands unsorted":    func(r *consent.ExportRule) { r.Bands = []int{0, 25, 18} },
		"a band twice":      func(r *consent.ExportRule) { r.Bands = []int{0, 18, 18} },
		"a minimum of one":  func(r *consent.ExportRule) { r.Minimum = 1 },
		"any place will do": func(r *consent.ExportRule) { r.People = 0 },
	} {
		rule := consent.ExportDefaults()
		edit(&rule)
		out, err := rule.Deidentify(facts)
		require.ErrorIs(t, err, consent.ErrExport, name)
		assert.Empty(t, out.Rows, name)
	}
	_, err := consent.ExportDefaults().Deidentify([]consent.ExportFact{{Kind: "visit"}})
	require.ErrorIs(t, err, consent.ErrExport)
	_, err = consent.ExportDefaults().Deidentify(factsOf(t, 1, "2026-03-02", "2026-03-01", "visit"))
	require.ErrorIs(t, err, consent.ErrExport)
	assert.Equal(t, source.Unverified, consent.ExportDefaults().Source.Evidence)
}
