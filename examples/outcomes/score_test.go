package main

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// form is a file of one sheet, its items in order and separated by spaces; _ is missing.
func form(sheet string) string {
	head, row := "id", "p1"
	for i, answer := range strings.Fields(sheet) {
		head += ",i" + strconv.Itoa(i+1)
		row += "," + strings.Trim(answer, "_")
	}
	return head + "\n" + row + "\n"
}

// Totals, bands and flags worked out by hand from the published keys.
func TestScoreSheets(t *testing.T) {
	flags := func(names ...any) []any { return append([]any{}, names...) }
	tests := []struct {
		id, sheet string
		total     any
		band      string // part of it
		flags     []any
	}{
		{"phq-9", "2 2 1 2 1 1 1 0 0", 10.0, "moderate", flags("above_cutoff")},
		{"phq-9", "0 0 0 0 0 0 0 0 1", 1.0, "minimal", flags("suicidal_ideation_item")},
		{"phq-9", "3 3 2 2 _ 2 2 1 0", 16.875, "moderately severe", flags("prorated", "above_cutoff")},
		{"phq-9", "3 3 2 2 _ _ _ 1 0", nil, "", flags("incomplete")},
		{"phq-9", "3 3 3 3 3 3 3 3 _", 27.0, "severe", flags("prorated", "above_cutoff")},
		{"gad-7", "1 2 2 1 1 0 1", 8.0, "mild", nil},
		{"gad-7", "_ 3 2 1 1 0 _", 9.8, "moderate", nil},
		{"pss-10", "3 2 3 2 1 3 2 1 3 2", 26.0, "moderate", nil},
		{"audit", "3 2 2 1 0 0 1 1 0 2", 12.0, "", nil},
		{"audit", "0 _ _ _ _ _ _ _ 0 2", 2.0, "", flags()},
		{"audit", "2 0 0 _ _ _ _ _ 0 0", 2.0, "", flags()},
		{"audit", "0 _ _ _ _ _ _ _ 0 _", nil, "", nil},
		{"audit-c", "3 1 2", 6.0, "", flags("above_cutoff")},
		{"audit-c", "0 _ _", 0.0, "", flags()},
		{"dast-10", "1 0 0 0 1 1 0 1 0 0", 5.0, "moderate", nil},
		{"dast-10", "0 0 0 0 0 0 0 0 0 0", 1.0, "low", nil},
		{"barc-10", "5 4 5 4 5 5 4 5 5 5", 47.0, "", flags("above_cutoff")},
		{"barc-10", "5 4 5 4 5 5 4 5 5 4", 46.0, "", flags()},
		{"gse", "3 3 2 3 3 3 4 3 3 3", 30.0, "", nil},
		{"rses", "2 1 2 2 1 1 2 2 1 2", 19.0, "normal", nil},
		{"ucla-3", "2 3 2", 7.0, "", nil},
		{"ismi-10", "2 3 2 1 3 2 2 2 3 2", 2.0, "minimal", nil},
		{"phq-2", "1 2", 3.0, "", flags("above_cutoff")},
		{"gad-2", "1 1", 2.0, "", flags()},
	}
	for _, tt := range tests {
		got := answered(t, form(tt.sheet), "score", "-instrument", tt.id, "-json", "-")
		name := tt.id + " " + tt.sheet
		assert.Len(t, got, 6, name)
		if want, ok := tt.total.(float64); ok {
			assert.InDelta(t, want, got["total"], 1e-12, name)
		} else {
			assert.Nil(t, got["total"], name)
		}
		if tt.band != "" {
			band, _ := got["band"].(string)
			assert.Contains(t, strings.ReplaceAll(band, "_", " "), tt.band, name)
		}
		if tt.flags != nil {
			assert.Equal(t, tt.flags, got["flags"], name)
		}
		assert.EqualValues(t, len(strings.Fields(strings.ReplaceAll(tt.sheet, "_", ""))), got["answered"], name)
	}
}

// The list of flags in the JSON is fixed; the table says that the item has no answer.
func TestScoreTellsOfAnUnansweredSafetyItem(t *testing.T) {
	code, out, problems := called(form("3 3 3 3 3 3 3 3 _"), "score", "-instrument", "phq-9", "-")
	require.Zero(t, code, problems)
	assert.Contains(t, out, "safety item unanswered, prorated, above cutoff")
	assert.Contains(t, out, "a person asks them")
	_, out, _ = called(form("3 3 3 3 3 3 3 _ 0"), "score", "-instrument", "phq-9", "-")
	assert.NotContains(t, out, "unanswered")
	assert.NotContains(t, out, "asks them")
}

// Without sex, AUDIT-C of 3 is above the cut-off of women and below that of men.
func TestScoreBySex(t *testing.T) {
	code, out, problems := called("sex,id,i1,i2,i3\nfemale,a,2,1,0\nmale,b,2,1,0\n,c,2,1,0\n", "score", "-instrument", "audit-c", "-json", "-")
	require.Zero(t, code, problems)
	lines := strings.Split(out, "\n")
	assert.Contains(t, lines[0], "above_cutoff")
	assert.NotContains(t, lines[1], "above_cutoff")
	assert.Contains(t, lines[2], `"band":null`)
	assert.NotContains(t, lines[2], "above_cutoff")
}

func TestScoreOfTheAddictionMonitor(t *testing.T) {
	file := "id,i1,i2,i3,i4,i5,i6,i7a,i7b,i7c,i7d,i7e,i7f,i7g,i8,i9,i10,i11,i12,i13,i14,i15,i16,i17\n" +
		"p,2,1,2,1,0,2,,,,,,,,1,3,2,1,1,4,4,1,3,2\n"
	got := answered(t, file, "score", "-instrument", "bam", "-json", "-")
	assert.Nil(t, got["total"])
	assert.Nil(t, got["band"])
	assert.Equal(t, map[string]any{"use": 3.0, "risk": 8.0, "protective": 17.0}, got["subscales"])
}

func TestScoreKnowsTheQuestionnaires(t *testing.T) {
	for id := range strings.FieldsSeq("phq-9 phq-2 gad-7 gad-2 audit audit-c dast-10 barc-10 bam gse rses ucla-3 pss-10 ismi-10 cbi") {
		code, _, problems := called("id\np\n", "score", "-instrument", id, "-")
		assert.Equal(t, 1, code, "the columns are missing, the questionnaire is not")
		assert.Contains(t, problems, "stdin:1: i1: the column is missing")
	}
}

func TestScoreBadInput(t *testing.T) {
	refused(t, []string{"score", "-instrument", "gad-2"}, map[string]string{
		"id,i1,i2\na,4,x\n,0,1\n": "stdin:2: i1: is not a whole number from 0 to 3\nstdin:2: i2: is not a whole number\nstdin:3: id: is blank\n",
		"id,i1,i2,sex\na,1,1,\n":  "stdin:1: sex: unknown column\n",
		"id,i1,i2\n":              "stdin:1: line: there are no rows\n",
		"id,i1\na,1\n":            "stdin:1: i2: the column is missing\n",
	})
	code, _, problems := called("id,i1,i2,i3,i4,i5,i6,i7,i8,i9,i10\na,0,0,0,0,0,0,0,0,1,0\n", "score", "-instrument", "audit", "-")
	assert.Equal(t, 1, code)
	assert.Equal(t, "stdin:2: i9: is not one of the form's codes: 0, 2, 4\n", problems)
}

func FuzzScore(f *testing.F) {
	f.Add("id,i1,i2,i3,sex\na,1,2,3,male\nb,0,,,\n")
	f.Fuzz(func(t *testing.T, file string) { fuzzed(t, file, "score", "-instrument", "audit-c", "-json", "-") })
}
