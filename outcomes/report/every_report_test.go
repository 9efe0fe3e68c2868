package report_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

// everyReport writes the report of every four counts up to most and puts those together
// that read the same to the byte. Whoever has a report and knows this library knows no
// more than which of them it may be.
func everyReport(t *testing.T, most int, of func(v []int) (report.Section, bool)) map[string][][]int {
	t.Helper()
	same := map[string][][]int{}
	k := most + 1
	for i := range k * k * k * k {
		v := []int{i % k, i / k % k, i / k / k % k, i / k / k / k}
		s, ok := of(v)
		if !ok {
			continue
		}
		d := draft(s)
		d.Minimum = consent.CellMinimum{N: 3, Source: source.DesignDefault("for the test")}
		r, err := report.Build(d)
		require.NoError(t, err)
		data, err := json.Marshal(r)
		require.NoError(t, err)
		same[string(data)] = append(same[string(data)], v)
	}
	return same
}

// No count of 1 or 2 can be worked out where 3 is the minimum, by going through every
// report: nor from the last digits of what is told.
func TestNoSmallCountCanBeReadOffAnyReport(t *testing.T) {
	const most, inner = 6, 3 // beyond inner, what it could be as well is beyond most
	for name, of := range map[string]func(v []int) (report.Section, bool){
		"figure": func(v []int) (report.Section, bool) {
			return draftOf(figure(of(v[0]+v[2], v[0]+v[1]+v[2]+v[3]), stats.Count{},
				report.Row{Group: "a", Quantity: of(v[0], v[0]+v[1])}, report.Row{Group: "b", Quantity: of(v[2], v[2]+v[3])})), true
		},
		"part": func(v []int) (report.Section, bool) {
			part := figure(of(v[0], v[0]+v[1]), stats.Count{}).Sections[0].Figures[0]
			whole := figure(of(v[0]+v[2], v[0]+v[1]+v[2]+v[3]), stats.Count{}).Sections[0].Figures[0]
			whole.ID, part.Within = "whole", "whole"
			return report.Section{Figures: []report.Figure{whole, part}}, true
		},
		"left out": func(v []int) (report.Section, bool) {
			f := figure(of(v[0], v[0]+v[1]), stats.Count{}).Sections[0].Figures[0]
			f.LeftOut = []outcomes.Tally{{Name: "a", N: v[2]}, {Name: "b", N: v[3]}}
			return report.Section{Figures: []report.Figure{f}}, true
		},
		"amount for each": func(v []int) (report.Section, bool) {
			f := figure(of(v[0], v[0]+v[1]), stats.Count{}).Sections[0].Figures[0]
			each := figure(report.AmountPer(100, v[0], "dollars each"), stats.Count{}).Sections[0].Figures[0]
			each.ID = "each"
			return report.Section{Figures: []report.Figure{f, each}}, v[2] == 0 && v[3] == 0
		},
		"comparison": func(v []int) (report.Section, bool) {
			if v[0]+v[1] == 0 || v[2]+v[3] == 0 {
				return report.Section{}, false
			}
			return draftOf(compared(t, arm(true, v[0], v[0]+v[1], v[0]+v[1]), arm(false, v[2], v[2]+v[3], v[2]+v[3]))), true
		},
		"change": func(v []int) (report.Section, bool) {
			var pairs []report.Pair
			for i, n := range v {
				pairs = append(pairs, slices.Repeat([]report.Pair{{Before: []float64{1, 1, 0, 0}[i], After: stats.Known([]float64{1, 0, 1, 0}[i])}}, n)...)
			}
			if len(pairs) < 2 {
				return report.Section{}, false
			}
			c, err := report.CompareChange(report.Question{Outcome: "any use", Kind: report.Event, Better: instrument.LowerBetter, Supported: "the programme", Design: evidence.BeforeAfter}, pairs)
			require.NoError(t, err)
			return report.Section{Comparisons: []report.Comparison{c}}, true
		},
	} {
		for _, members := range everyReport(t, most, of) {
			for cell := range 4 {
				least, greatest := most, 0
				for _, v := range members {
					least, greatest = min(least, v[cell]), max(greatest, v[cell])
				}
				for _, v := range members {
					if slices.Max(v) <= inner && (v[cell] == 1 || v[cell] == 2) {
						require.Less(t, least, greatest, "%s of %v: number %d can be worked out", name, v, cell)
					}
				}
			}
		}
	}
}

func draftOf(d report.Draft) report.Section { return d.Sections[0] }

// To the last digit a report is the same in whatever order the rows come.
func TestAReportDoesNotDependOnTheOrderOfRows(t *testing.T) {
	q := trial()
	q.Kind, q.Unit, q.Design = report.Score, "points", evidence.Controlled
	q.Covariates, q.Weighting = []string{"age in years"}, &stats.WeightOptions{}
	type row struct {
		person  report.Person
		imputed [3]float64
	}
	var rows []row
	for i := range 120 {
		r := row{person: report.Person{Supported: i%2 == 0, Baseline: []float64{30 + float64(i*7%31)/3}, Entered: date(2026, 1, 1+i%3)}}
		if i%5 > 0 {
			r.person.Outcome = stats.Known(float64(i*13%37) / 7)
		}
		r.imputed = [3]float64{float64(i%4) / 3, float64(i%7) / 9, float64(i%3) / 7}
		rows = append(rows, r)
	}
	reports := func(t require.TestingT, rows []row) string {
		q, people, pairs := q, []report.Person(nil), []report.Pair(nil)
		q.Imputations = make([][]float64, 3)
		for _, r := range rows {
			people = append(people, r.person)
			pairs = append(pairs, report.Pair{Before: r.person.Baseline[0], After: r.person.Outcome})
			if _, seen := r.person.Outcome.Value(); !seen {
				for i := range q.Imputations {
					q.Imputations[i] = append(q.Imputations[i], r.imputed[i])
				}
			}
		}
		groups, err := report.Compare(q, people)
		require.NoError(t, err)
		change, err := report.CompareChange(report.Question{Outcome: "score", Kind: report.Score, Unit: "points", Better: instrument.LowerBetter, Supported: "the programme", Design: evidence.BeforeAfter}, pairs)
		require.NoError(t, err)
		return everywhere(t, draft(report.Section{Comparisons: []report.Comparison{groups, change}}))
	}
	want := reports(t, rows)
	assert.Contains(t, want, "Missing filled in")
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		require.Equal(t, want, reports(t, rows))
	}
}
