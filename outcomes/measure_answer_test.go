package outcomes_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

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
