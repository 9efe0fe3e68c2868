package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// qualityOf returns the report on quality in the format of an ending.
func qualityOf(t *testing.T, ending string, more ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "quality"+ending)
	_, errs, status := called(append([]string{"-quality", file}, more...)...)
	require.Equal(t, 0, status, errs)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(text)
}

func TestQualityIsTheGoldenOne(t *testing.T) {
	golden(t, "quality.md", qualityOf(t, ".md"))
	golden(t, "quality_inside.html", qualityOf(t, ".html", "-least", "2", "-at", "2026-04-12T09:00:00-05:00"))
	assert.True(t, json.Valid([]byte(qualityOf(t, ".json"))))
	assert.Equal(t, qualityOf(t, ".json"), qualityOf(t, ".json", "-least", "11"), "11 is the default")
}

// Counted by hand in the files of the shipped quarter: of 24 courses of support 8 ended,
// of which 3 reached their goals; r-01, r-02, r-03 and r-05 were sent, and the
// participant came to r-01 and r-03; 4 of 80 periods were short.
func TestQualityCountsWhatTheFilesSay(t *testing.T) {
	inside := qualityOf(t, ".md", "-least", "2")
	for _, line := range []string{
		"| Contacts made | 153 contacts | - | - |",
		"| Goals reached, of support that ended | 37.5 % | 13.7 to 69.4 % | 3 of 8 |",
		"| Goals reached, of everybody in support | 12.5 % | 4.3 to 31.0 % | 3 of 24 |",
		"| The participant came | 50.0 % | 15.0 to 85.0 % | 2 of 4 |",
		"| Supervision on time | 95.0 % | 87.8 to 98.0 % | 76 of 80 |",
		"| Had not left after 30 days | withheld | withheld | withheld people |", // m-12 alone was seen for less
	} {
		assert.Contains(t, inside, line)
	}
	for _, other := range []string{"Goals reached, of everybody in support |", "3 of", "2 of 4", "76 of"} {
		assert.NotContains(t, qualityOf(t, ".md"), other, "small numbers do not leave")
	}
}

func TestQualityTellsOfNobody(t *testing.T) {
	code := regexp.MustCompile(`\b(p|m|w|s|e|r|c|h|k)-\d\d`)
	for _, ending := range []string{".md", ".json"} {
		for _, least := range []string{"2", "11"} {
			assert.NotRegexp(t, code, qualityOf(t, ending, "-least", least), "no code of anybody or anything")
		}
	}
	later := []string{"-least", "2", "-at", "2026-04-12T09:00:00-05:00"} // everybody has been seen for 30 days
	assert.Contains(t, qualityOf(t, ".md", later...), "| Had not left after 30 days | 100.0 % | - | 23 people |")
	page := qualityOf(t, ".html", later...)
	assert.True(t, strings.Contains(page, `<img src="data:image/svg`), "the picture is inside")
	assert.False(t, strings.Contains(page, "<script"))
	assert.False(t, strings.Contains(qualityOf(t, ".html"), "<img"), "four who left are too few")
}

func TestQualityIsAskedForWhole(t *testing.T) {
	file := filepath.Join(t.TempDir(), "quality.md")
	for name, args := range map[string][]string{
		"unknown ending":    {"-quality", "quality.txt"},
		"no ending":         {"-quality", "quality"},
		"standard output":   {"-quality", "-"},
		"least without it":  {"-least", "5"},
		"one person":        {"-quality", file, "-least", "1"},
		"no number":         {"-quality", file, "-least", "few"},
		"audit has no such": {"audit", "-sample", "1", "-seed", "x", "-quality", file},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, status := called(args...)
			assert.Equal(t, 2, status)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
		})
	}
	_, err := os.Stat(file)
	require.ErrorIs(t, err, os.ErrNotExist)
	out, errs, status := called("-quality", filepath.Join(t.TempDir(), "no", "such.md"))
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.NotEmpty(t, errs)
}

func TestQualityInTheMiddleOfTheQuarter(t *testing.T) {
	text := qualityOf(t, ".md", "-least", "2", "-at", "2026-01-05T12:00:00-06:00")
	assert.Contains(t, text, " to 2026-01-05, as recorded by 2026-01-05")
	assert.True(t, strings.HasSuffix(text, "\n"))
}

// The third longest was seen for 40.5 days: with 3 as the least, all ends on day 40.
func TestPictureEndsWhereFewAreSeen(t *testing.T) {
	seen := []stats.Observation{{Time: 90, Event: true}, {Time: 10, Event: true}, {Time: 40.5}, {Time: 60}}
	want := []stats.Observation{{Time: 40}, {Time: 10, Event: true}, {Time: 40}, {Time: 40}}
	assert.Equal(t, want, seenUntilFew(seen, 3))
	assert.Equal(t, seen, seenUntilFew(seen, 5), "too few from the start: the picture is withheld")
	assert.Equal(t, 90.0, seen[0].Time, "what is passed is not changed")
}
