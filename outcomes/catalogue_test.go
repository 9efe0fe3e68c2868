package outcomes_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
)

// What kind of number each measure is, typed by hand: its sentence does not say so.
func TestKindsOfMeasures(t *testing.T) {
	want := map[string]outcomes.MeasureKind{}
	for kind, ids := range map[outcomes.MeasureKind]string{
		outcomes.Binary: `abstinence-30 abstinence-continuous-6 abstinence-continuous-12 abstinence-continuous-24 abstinence-continuous-36
			aftercare-7 aftercare-14 aftercare-30 anxiety-below-10 depression-below-10 completion condomless-sex connected employed
			follow-up-gpra follow-up-noms follow-up-suprt follow-up-suprt-annual fua-7 fua-30 fuh-7 fuh-30 fui-7 fui-30 fum-7 fum-30
			housed iet-engagement iet-initiation linkage-7 linkage-30 loneliness-6 medication-taken mutual-aid no-arrest no-heavy-days-30
			oud-medication-180 oud-medication-180-adults readmission-30 readmission-90 readmission-270 readmission-365 recovery-capital-47
			retention-30 retention-90 retention-180 retention-365 satisfaction-high small-network stay-90 stigma-high syringe-sharing`,
		outcomes.CountKind: `days-used-30 heavy-days-30`,
		outcomes.RateKind: `admissions admissions-at-liberty ed-visits ed-visits-at-liberty involuntary-stays inpatient-days custody-nights
			return-any-use return-heavy-day return-heavy-3 return-heavy-4 return-week-5 return-test`,
		outcomes.TimeKind: `return-from-remission`,
	} {
		for _, id := range strings.Fields(ids) {
			want[id] = kind
		}
	}
	for _, m := range outcomes.Measures() {
		kind, told := want[m.ID]
		if !told {
			kind = outcomes.ScoreKind // what remains is the mean of a scale or of an answer
		}
		assert.Equal(t, kind, m.Kind, m.ID)
		delete(want, m.ID)
	}
	assert.Empty(t, want, "every measure of this table ships")
}

// Which answers count, at both ends and just beyond them. A prorated total counts as the
// whole number that it rounds to, as the band of the sheet does: of a GAD-7 with one item
// missing 8 points make 9.33, with two 7 points make 9.8; of a BARC-10 with one missing
// 42 points make 46.67.
func TestAnswersThatCount(t *testing.T) {
	for id, values := range map[string]struct {
		code    string
		yes, no []float64
	}{
		"abstinence-30":       {outcomes.AnswerDaysUsed, []float64{0}, []float64{1}},
		"no-heavy-days-30":    {outcomes.AnswerDaysHeavy, []float64{0}, []float64{1}},
		"medication-taken":    {outcomes.AnswerMedicationTaken, []float64{1}, []float64{0}},
		"mutual-aid":          {outcomes.AnswerMutualAid, []float64{1}, []float64{0}},
		"connected":           {outcomes.AnswerSupportive, []float64{1}, []float64{0}},
		"employed":            {outcomes.AnswerEmployed, []float64{1}, []float64{0}},
		"housed":              {outcomes.AnswerHoused, []float64{1}, []float64{0}},
		"no-arrest":           {outcomes.AnswerArrests, []float64{0}, []float64{1, 2}},
		"condomless-sex":      {outcomes.AnswerCondomless, []float64{1}, []float64{0}},
		"syringe-sharing":     {outcomes.AnswerSyringeShared, []float64{1}, []float64{0}},
		"recovery-capital-47": {"barc-10.total", []float64{47, 60, 420. / 9}, []float64{46, 10, 410. / 9}},
		"loneliness-6":        {"ucla-3.total", []float64{6, 9}, []float64{5, 3}},
		"depression-below-10": {"phq-9.total", []float64{9, 0}, []float64{10, 27}},
		"anxiety-below-10":    {"gad-7.total", []float64{9, 0, 56. / 6}, []float64{10, 21, 9.8}},
		"stigma-high":         {"ismi-10.total", []float64{2.6, 4}, []float64{2.5, 1}},
		"satisfaction-high":   {"csq-8.total", []float64{27, 32}, []float64{26, 8}},
		"small-network":       {"lsns-6.total", []float64{11, 0}, []float64{12, 30}},
	} {
		for reached, list := range map[int][]float64{1: values.yes, 0: values.no} {
			for _, v := range list {
				f := figure(t, measure(t, id), fmt.Sprintf(`
					a1 p1 admission 2024-01-01
					c1 p1 answer 2024-06-30 code=%s value=%v`, values.code, v), year(t, "2024-12-31"))
				require.NotEmpty(t, f.Shares, id)
				assert.Equal(t, share(outcomes.ShareInterviewed, reached, 1), f.Shares[0], "%s, %v", id, v)
			}
		}
	}
	assert.Contains(t, measure(t, "anxiety-below-10").Sentence(), "A prorated score is rounded half up")
	assert.NotContains(t, measure(t, "small-network").Sentence(), "prorated", "no item may lack")
	assert.NotContains(t, measure(t, "stigma-high").Sentence(), "prorated", "a mean is not rounded")
}
