package outcomes_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
)

// A GAD-7 of which six items were answered with 8 points comes to 8 x 7/6 = 9.33, in the band
// below 10; from 9.5 on it is rounded to 10, and no longer below it.
func TestAProratedScoreIsCountedByItsBand(t *testing.T) {
	for value, below := range map[string]int{"9": 1, "9.333333333333334": 1, "9.49": 1, "9.5": 0, "9.916": 0, "10": 0} {
		for id, code := range map[string]string{"anxiety-below-10": "gad-7.total", "depression-below-10": "phq-9.total"} {
			f := figure(t, measure(t, id), fmt.Sprintf(`
				a1 p1 admission 2024-01-01
				c1 p1 answer 2024-07-01 code=%s value=%s`, code, value), year(t, "2024-12-31"))
			assert.Equal(t, share(outcomes.ShareInterviewed, below, 1), f.Shares[0], "%s %s", id, value)
		}
	}
	// From the other side: 46.5 is 47 or more, 46.49 is not; a mean is not rounded.
	for value, reached := range map[string]int{"46.49": 0, "46.5": 1} {
		f := figure(t, measure(t, "recovery-capital-47"), fmt.Sprintf(`
			a1 p1 admission 2024-01-01
			c1 p1 answer 2024-07-01 code=barc-10.total value=%s`, value), year(t, "2024-12-31"))
		assert.Equal(t, share(outcomes.ShareInterviewed, reached, 1), f.Shares[0], value)
	}
}

// Twenty people admitted on 1 February, asked for the first time a day later, as most are.
func TestABaselineADayAfterAdmissionCounts(t *testing.T) {
	text := ""
	for i := range 20 {
		text += fmt.Sprintf(`
			a%[1]d p%[1]d admission 2024-02-01
			b%[1]d p%[1]d answer 2024-02-02 code=phq-9.total value=15
			c%[1]d p%[1]d answer 2024-08-01 code=phq-9.total value=9`, i)
	}
	f := figure(t, measure(t, "depression"), text, year(t, "2024-12-31"))
	assert.Len(t, f.Before, 20)
	assert.Empty(t, f.Unmatched)
	change, _, err := f.MatchedChange()
	require.NoError(t, err)
	assert.Equal(t, -6.0, change)
}

// Admitted on 1 February: 25 January is day -7, 2 March day 30 of a leap year. What lies
// outside is counted beside those who were never asked.
func TestTheDaysOfABaseline(t *testing.T) {
	for day, why := range map[string]string{"2024-01-24": outcomes.UnmatchedOutside, "2024-01-25": "", "2024-02-01": "", "2024-03-02": "", "2024-03-03": outcomes.UnmatchedOutside} {
		f := figure(t, measure(t, "depression"), `
			a1 p1 admission 2024-02-01
			b1 p1 answer `+day+` code=phq-9.total value=15
			c1 p1 answer 2024-08-01 code=phq-9.total value=9
			a2 p2 admission 2024-02-01
			b2 p2 answer 2024-02-01 code=phq-9.total
			c2 p2 answer 2024-08-01 code=phq-9.total value=9`, year(t, "2024-12-31"))
		want := []outcomes.Tally{{Name: outcomes.UnmatchedNone, N: 1}} // p2 was asked and did not tell
		if why != "" {
			want = append([]outcomes.Tally{{Name: why, N: 1}}, want...)
		}
		assert.Equal(t, want, f.Unmatched, day)
		assert.Len(t, f.Before, 2-len(want), day)
	}
	m := measure(t, "depression")
	m.Baseline.From = 31
	require.ErrorIs(t, m.Check(), outcomes.ErrMeasure)
	m.Baseline = outcomes.Baseline{To: 30}
	require.ErrorIs(t, m.Check(), outcomes.ErrMeasure, "no source")
}

// At the first point itself there is nothing before, and nobody is missing from a pair.
func TestTheFirstPointHasNothingBeforeIt(t *testing.T) {
	m := measure(t, "depression")
	m.Point = "intake"
	f := figure(t, m, `
		a1 p1 admission 2024-02-01
		b1 p1 answer 2024-02-01 code=phq-9.total value=15`, year(t, "2024-12-31"))
	assert.Equal(t, []float64{15}, f.Values)
	assert.Empty(t, f.Before)
	assert.Empty(t, f.Unmatched)
}

// Due on 1 August, the window from 1 July to 1 October.
func TestOfSeveralAnswersTheNearestToTheDueDayCounts(t *testing.T) {
	for _, tt := range []struct {
		answers string // month-day=value
		want    float64
	}{
		{"07-04=20 08-01=5 09-20=12", 5},
		{"07-30=20 08-02=5", 5},
		{"07-31=20 08-02=5", 20}, // as near: the earlier
		{"07-01=20 10-01=5", 20}, // 31 days before against 61 after
		{"06-30=20 10-01=5", 5},  // outside
	} {
		text := "a1 p1 admission 2024-02-01"
		for i, one := range strings.Fields(tt.answers) {
			day, value, _ := strings.Cut(one, "=")
			text += fmt.Sprintf("\nc%d p1 answer 2024-%s code=phq-9.total value=%s", i, day, value)
		}
		assert.Equal(t, []float64{tt.want}, figure(t, measure(t, "depression"), text, year(t, "2024-12-31")).Values, tt.answers)
	}
	f := figure(t, measure(t, "depression"), `
		a1 p1 admission 2024-02-01
		b1 p1 answer 2024-02-20 code=phq-9.total value=11
		b2 p1 answer 2024-02-03 code=phq-9.total value=14
		b3 p1 answer 2024-01-29 code=phq-9.total value=18
		c1 p1 answer 2024-08-01 code=phq-9.total value=9`, year(t, "2024-12-31"))
	assert.Equal(t, []float64{14}, f.Before, "two days after admission, against three before it")
}
