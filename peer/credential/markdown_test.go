package credential_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The table that a handbook prints, for schemes that use every kind of row.
func TestSchemesAsTables(t *testing.T) {
	var all strings.Builder
	for _, code := range []string{"US-GA-CPS-AD", "US-ID", "US-KY", "US-MD", "US-OH-CYPS", "US-TN", "US-WA"} {
		all.WriteString(scheme(t, code).Markdown() + "\n")
	}
	text := golden(t, "schemes.md", all.String())
	for _, want := range []string{
		"| certification | `experience` | experience: 200 hours, or experience: 100 hours, with education: bachelor |",
		"| training | `training` | training: 46 hours, at most 12 in service | to 2025-07-02 | applied |",
		"| application | `age` | age: 18 years, at most 30 |",
		"| application | `recovery_time` | recovery time: 24 months: abstinence |  | applied, listed and not judged |",
		"| training | `training` | training: 60 hours |  | contradicting |",
		"continuing: 3 hours on suicide prevention, every 72 months",
		"[secondary]", "[design]",
	} {
		assert.Contains(t, text, want)
	}
}
