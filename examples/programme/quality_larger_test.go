package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var anyID = regexp.MustCompile(`\b[a-z]{1,2}-\d{1,3}\b`)

// larger returns a directory with so many copies of the shipped quarter side by side: the
// same sites and rules, and everybody and everything with ids of its own.
func larger(t *testing.T, copies int) string {
	t.Helper()
	dir := t.TempDir()
	files, err := os.ReadDir("quarter")
	require.NoError(t, err)
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join("quarter", f.Name()))
		require.NoError(t, err)
		if f.Name() != programmeFile {
			text = []byte(multiplied(string(text), strings.HasSuffix(f.Name(), ".csv"), copies))
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, f.Name()), text, 0o644))
	}
	return dir
}

func multiplied(text string, header bool, copies int) string {
	head, rows := "", text
	if header {
		head, rows, _ = strings.Cut(text, "\n")
		head += "\n"
	}
	var b strings.Builder
	b.WriteString(head)
	for n := range copies {
		b.WriteString(anyID.ReplaceAllString(rows, fmt.Sprintf("${0}x%d", n)))
	}
	return b.String()
}

// Twelve quarters side by side: 12 times 20 of 24, 7 of 10 and 7 of 10 answered.
func TestWhatALargerProgrammeSees(t *testing.T) {
	text := qualityOf(t, ".md", "-data", larger(t, 12))
	golden(t, "quality_larger.md", text)
	for _, line := range []string{
		"| intake: answered in time | 83.3 % | 78.6 to 87.2 % | 240 of 288 | 80.0 % |",
		"| three months: answered in time | 70.0 % | 61.3 to 77.5 % | 84 of 120 | 80.0 % |",
		"| Satisfaction with the support, one question, three months | 8.43 of 10 | 8.12 to 8.73 | 84 people | 84 of 120 (70.0 %) |",
		"| Goals reached, of support that ended | 37.5 % | 28.5 to 47.5 % | 36 of 96 |",
		"Seen at follow-up: 72 of 108 (66.7 %).",
	} {
		assert.Contains(t, text, line)
	}
	assert.NotContains(t, text, "six months: answered in time", "no window has closed")
	assert.NotRegexp(t, anyID, text)
}

func TestFewAnswersDoNotLeave(t *testing.T) {
	text := qualityOf(t, ".md")
	assert.Contains(t, text, "| three months: answered in time | withheld | withheld | withheld of withheld | 80.0 % |")
	assert.Contains(t, text, "three months: too few have answered to tell it.")
	assert.NotContains(t, text, "8.43")
	assert.NotContains(t, text, "seen both times")

	inside := qualityOf(t, ".md", "-least", "2")
	assert.Contains(t, inside, "| Satisfaction with the support, one question, three months | 8.43 of 10 |")
	assert.NotContains(t, inside, "seen both times", "one answered in time and could not be scored: the two counts would tell")
}

func TestNumbersThatTellOneAnother(t *testing.T) {
	c := scoreChange{Both: 60, NoSecond: 30}
	assert.Equal(t, []int{5, 10}, c.beside(pointReport{ClosedDone: 65, ClosedDue: 100}))
}

func TestAllAlikeIsNotTold(t *testing.T) {
	dir := larger(t, 12)
	file := filepath.Join(dir, sheetsFile)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	alike := regexp.MustCompile(`(?m)(,satisfaction,three_months,answered,[^,]*,[^,]*,)\d+,`).ReplaceAllString(string(text), "${1}9,")
	require.NoError(t, os.WriteFile(file, []byte(alike), 0o644))
	quality := qualityOf(t, ".md", "-data", dir)
	assert.Contains(t, quality, "three months: all answered alike, so that a mean would tell what each one said.")
	assert.NotContains(t, quality, "9.00 of 10")
}
