package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// printed runs the program and returns its text.
func printed(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	code, out, problems := called(stdin, args...)
	require.Zero(t, code, problems)
	return out
}

// The trial at Comstock 1976 has a risk difference of 27/16913 - 29/17854 = -2.79e-05, and the
// spread between studies a tau2 that is not 0: neither reads as 0.
func TestWhatIsNotNoughtDoesNotReadAsNought(t *testing.T) {
	out := printed(t, "", "meta", "-measure", "rd", "-method", "dl", "data/bcg.csv")
	assert.Contains(t, out, "  -2.79e-05  ")
	assert.NotContains(t, out, "-0.0000")
	assert.NotContains(t, out, "tau2 0.0000")
	assert.Equal(t, "0.0000", fixed(0, 4))
	assert.Equal(t, "-1.00e-05", fixed(-.00001, 4))
	assert.Equal(t, "-0.0001", fixed(-.0001, 4))
}

// z is -10.319: the p value is 5.8e-25, as R's metafor has it.
func TestAPValueIsNotNought(t *testing.T) {
	out := printed(t, "", "meta", "-measure", "or", "-method", "fe", "data/bcg.csv")
	assert.Contains(t, out, "p 5.78e-25")
	assert.Contains(t, out, "All studies are taken to have one effect")
}

// R's cox.zph of the same model: chi-square .0264 and 1.0552, p .87 and .30, of both .57.
func TestProportionalHazardsAreTested(t *testing.T) {
	out := printed(t, "", "survival", "-strata", "clinic", "-cox", "prison,dose", "data/methadone.csv")
	assert.Contains(t, out, "Proportional hazards (score test): prison p 0.8709, dose p 0.3043; all p 0.5683.")
	// The clinics' hazards are not proportional: cox.zph has p .0012.
	assert.Contains(t, printed(t, "", "survival", "-cox", "clinic", "data/methadone.csv"), "clinic p 0.0012; all p 0.0012.")
	assert.Contains(t, printed(t, "time,event,a\n1,1,1\n2,0,1\n", "survival", "-cox", "a", "-"), "was not tested (")
}

func TestACurveSaysHowFewAreSeen(t *testing.T) {
	out := printed(t, "", "survival", "-group", "arm", "data/six_mp.csv")
	assert.Regexp(t, `(?m)^  6-MP +30 +4 .* \*$`, out)
	assert.Regexp(t, `(?m)^  6-MP +20 +8 .*[0-9]$`, out)
	assert.Contains(t, out, "* Fewer than 5 people still seen")
	one := printed(t, "time,event\n5,0\n", "survival", "-")
	assert.Regexp(t, `(?m)^  all +5 +1 +1.0000 +- +- +- +\*$`, one, "one person's interval is not from 1 to 1")
	assert.Contains(t, one, "which is not to say that it is sure")
	assert.Contains(t, one, "Rows are taken to be different people")
	assert.Contains(t, printed(t, "entry,time,event\n0,5,1\n6,9,1\n6,10,0\n", "survival", "-"), "People count from their entry on")
}

// Fisher's p is .0539, and the interval of the difference ends at -.0016.
func TestTestAndIntervalOfTwoMinds(t *testing.T) {
	const border = "this is a borderline result"
	assert.Contains(t, printed(t, "", "compare", "-reference", "usual", "data/readmission.csv"), border)
	assert.NotContains(t, printed(t, events(1, 50, 25, 50), "compare", "-"), border)
	assert.NotContains(t, printed(t, events(20, 50, 21, 50), "compare", "-"), border)
}

func TestOneIsNotMany(t *testing.T) {
	assert.Contains(t, printed(t, "before,after\n3,4\n", "compare", "-"), "1 person before and after")
	assert.Contains(t, printed(t, "before,after\n3,4\n", "compare", "-"), "people who were seen both times")
	assert.Contains(t, printed(t, "study,ai,bi,ci,di\nA,1,9,2,8\n", "meta", "-measure", "rr", "-method", "dl", "-"), "1 study, log risk ratio")
	none := printed(t, "study,ai,bi,ci,di\nA,0,9,0,8\n", "meta", "-measure", "rr", "-method", "dl", "-")
	assert.NotContains(t, none, "I2", "of no studies there is none")
}
