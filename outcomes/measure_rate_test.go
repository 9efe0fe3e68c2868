package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

func TestReturnToUseComesAgain(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		u1 p1 use_day 2024-01-11
		u2 p1 use_day 2024-01-12
		u3 p1 use_day 2024-02-11
		u4 p1 use_day 2024-03-13
		a2 p2 admission 2024-01-01
		u5 p2 use_day 2023-12-25
		u6 p2 use_day 2024-01-05
		d2 p2 discharge 2024-04-09 code=completed
		u7 p2 use_day 2024-05-01
		a3 p3 admission 2024-01-01
		m3 p3 medication_supply 2024-01-01..2024-12-31`
	f := figure(t, measure(t, "return-any-use"), text, year(t, "2024-12-31"))
	// p1: 11 January; 11 February comes after 29 clear days and is the same; 13 March
	// after 30 and is another. p2 had not stopped before admission. A year is 365 days
	// from 1 January; 9 April is day 99 and still at risk.
	assert.Equal(t, 2, f.Events)
	assert.Equal(t, []int{10, 62}, f.Gaps)
	assert.Equal(t, 365+100+365, f.PersonDays)
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAtLeastOne, 1, 3)}, f.Shares)
	assert.Equal(t, []stats.Observation{{Time: 10, Event: true}, {Time: 100}, {Time: 365}}, f.Observations)
	rate, ok := f.PerYear()
	assert.True(t, ok)
	assert.InDelta(t, 2/(830/365.25), rate, 1e-12)
	assert.Equal(t, 0, figure(t, measure(t, "return-heavy-day"), text, year(t, "2024-12-31")).Events)
	assert.Equal(t, 2+10+1, figure(t, measure(t, "return-any-use"), text, year(t, "2024-01-13")).PersonDays/3, "13 days seen of each")
}

func TestReturnRules(t *testing.T) {
	rules := map[string]outcomes.ReturnRule{}
	for _, r := range outcomes.ReturnRules() {
		rules[r.Name] = r
	}
	heavy := events(t, `
		u1 p use_day 2024-02-27 facts=heavy_day
		u2 p use_day 2024-02-28 facts=heavy_day
		u3 p use_day 2024-02-29
		u4 p use_day 2024-03-01 facts=heavy_day,positive_test
		u5 p use_day 2024-03-02 facts=heavy_day
		u6 p use_day 2024-03-03 facts=heavy_day`)
	for name, want := range map[string]string{"any use": "2024-02-27", "a heavy day": "2024-02-27", "3 heavy days in a row": "2024-03-01",
		"4 heavy days in a row": "", "5 days of use in a week": "2024-02-27", "a positive test": "2024-03-01"} {
		got, err := rules[name].Returns(heavy)
		require.NoError(t, err)
		if want == "" {
			assert.Empty(t, got, name)
			continue
		}
		assert.Equal(t, []peer.Date{date(t, want)}, got, name)
	}
	r := rules["any use"]
	r.Clear = 0
	_, err := r.Returns(heavy)
	require.ErrorIs(t, err, outcomes.ErrMeasure)
}

func TestAdmissionsPerYear(t *testing.T) {
	f := figure(t, measure(t, "involuntary-stays"), `
		a1 p1 admission 2024-01-01
		h1 p1 hospital_stay 2024-01-01..2024-01-03 facts=involuntary
		h2 p1 hospital_stay 2024-12-30..2024-12-31 facts=involuntary
		h3 p1 hospital_stay 2024-12-31..2024-12-31 facts=involuntary
		h4 p1 hospital_stay 2024-06-01..2024-06-03
		a2 p2 admission 2024-12-01`, year(t, "2024-12-31"))
	assert.Equal(t, 2, f.Events, "days 0 and 364 are inside, day 365 is not")
	assert.Equal(t, 365+31, f.PersonDays)
	assert.Equal(t, []int{0, 364}, f.Gaps)
}
