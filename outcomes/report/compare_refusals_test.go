package report_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// A value that is not a number is refused with the number of the caller's row, due or not.
func TestABaselineValueIsFinite(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		people := append(arm(true, 20, 40, 50), arm(false, 20, 40, 50)...)
		for i := range people {
			people[i].Baseline = []float64{float64(i % 7)}
		}
		people[3].Baseline[0] = v
		q := trial()
		q.Covariates = []string{"age in years"}
		_, err := report.Compare(q, people)
		require.ErrorIs(t, err, report.ErrRow)
		var row *report.RowError
		require.ErrorAs(t, err, &row)
		assert.Equal(t, 3, row.Row)
	}
}

// Which group has nobody, and why: no row, nobody due yet, or nobody seen.
func TestNobodyToCompareSaysWhy(t *testing.T) {
	dated := func(people []report.Person, day int) []report.Person {
		for i := range people {
			people[i].Entered = date(2026, 1, day)
		}
		return people
	}
	q := trial()
	q.DueAfter, q.On = 90, date(2026, 4, 5) // due are those who entered by January 5
	for want, people := range map[string][]report.Person{
		"report: nobody to compare: supported group: want a row":                                             dated(arm(false, 5, 10, 10), 1),
		"report: nobody to compare: group compared with: want a row":                                         dated(arm(true, 5, 10, 10), 1),
		"report: nobody to compare: group compared with: DueAfter and On leave everybody out as not due yet": append(dated(arm(true, 5, 10, 10), 5), dated(arm(false, 5, 10, 10), 6)...),
		"report: nobody to compare: supported group: want somebody who was seen at follow-up":                dated(append(arm(true, 0, 0, 10), arm(false, 5, 10, 10)...), 1),
	} {
		_, err := report.Compare(q, people)
		require.ErrorIs(t, err, report.ErrNobody)
		assert.EqualError(t, err, want)
	}
	_, err := report.CompareChange(report.Question{Outcome: "any use", Kind: report.Event, Better: instrument.LowerBetter, Supported: "the programme",
		Design: evidence.BeforeAfter, DueAfter: 90, On: date(2026, 4, 5)}, []report.Pair{{Before: 1, After: stats.Known(0), Entered: date(2026, 1, 6)}})
	require.ErrorIs(t, err, report.ErrNobody)
	assert.ErrorContains(t, err, "not due yet")
}

func TestAnImputationThatCannotBeIsNamedOnce(t *testing.T) {
	q := trial()
	q.Imputations = [][]float64{{0}, {1, 0}}
	_, err := report.Compare(q, append(arm(true, 5, 10, 11), arm(false, 5, 10, 10)...))
	require.ErrorIs(t, err, report.ErrQuestion)
	assert.EqualError(t, err, "report: incomplete question: want one value for each person not seen, and no more, in imputation 1")
}

func TestCovariatesHaveNamesOfTheirOwn(t *testing.T) {
	for name, covariates := range map[string][]string{"twice": {"age", "age"}, "nameless": {"age", " "}} {
		q := trial()
		q.Covariates = covariates
		people := append(arm(true, 10, 20, 30), arm(false, 10, 20, 30)...)
		for i := range people {
			people[i].Baseline = []float64{float64(i % 7), float64(i % 5)}
		}
		_, err := report.Compare(q, people)
		require.ErrorIs(t, err, report.ErrQuestion, name)
	}
}
