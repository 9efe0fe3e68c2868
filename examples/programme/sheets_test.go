package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBadLinesOfQuestionnaires(t *testing.T) {
	tests := []struct {
		name   string
		change change
		want   string
	}{
		{"point twice", change{programmeFile, 60, "three_months", "intake"}, "programme.json:57: questionnaires: name a point twice"},
		{"window below zero", change{programmeFile, 60, `"before_days": 15`, `"before_days": -15`}, "programme.json:57: questionnaires: want a name for each point"},
		{"point without a name", change{programmeFile, 60, "three_months", ""}, "programme.json:57: questionnaires: want a name for each point"},
		{"unknown key", change{programmeFile, 60, "due_days", "due_weeks"}, "programme.json:60: questionnaires.points[1].due_weeks: unknown key"},
		{"unknown form", change{programmeFile, 64, "barc-10", "barc-11"}, "programme.json:57: questionnaires: name a form that is not shipped"},
		{"form without a total", change{programmeFile, 64, "barc-10", "bam"}, "programme.json:57: questionnaires: name a form without a total"},
		{"form twice", change{programmeFile, 65, "phq-9", "barc-10"}, "programme.json:57: questionnaires: name a form twice"},
		{"licensed form without permission", change{programmeFile, 66, `"satisfaction"`, `"csq-8"`}, "programme.json:57: questionnaires: want the permission"},
		{"permission that nobody asks for", change{programmeFile, 64, `"barc-10"`, `"barc-10", "permission": "ours"`}, "programme.json:57: questionnaires: want the permission"},
		{"unknown point", change{programmeFile, 66, "six_months", "nine_months"}, "programme.json:57: questionnaires: a form is asked at points of the list"},
		{"no point", change{programmeFile, 66, `["three_months", "six_months"]`, "[]"}, "programme.json:57: questionnaires: a form is asked at some point"},
		{"unknown need", change{programmeFile, 65, "mental_health", "mind"}, "programme.json:65: questionnaires.forms[1].needs[0]"},

		{"sheet twice", change{sheetsFile, 3, "k-002", "k-001"}, "sheets.csv:3: sheet: is there twice"},
		{"mentorship", change{sheetsFile, 3, "m-01", "m-91"}, "sheets.csv:3: mentorship: is not in mentorships.csv"},
		{"instrument", change{sheetsFile, 3, "barc-10", "gad-7"}, "sheets.csv:3: instrument: is not among the questionnaires"},
		{"no instrument", change{sheetsFile, 3, "barc-10", ""}, "sheets.csv:3: instrument: is not among the questionnaires"},
		{"point", change{sheetsFile, 3, "intake", "nine_months"}, "sheets.csv:3: point: is none at which"},
		{"point of another form", change{sheetsFile, 20, "three_months", "intake"}, "sheets.csv:20: point: is none at which"},
		{"no point of an answer", change{sheetsFile, 3, "intake", ""}, "sheets.csv:3: point: is asked of every reply but"},
		{"point of a general refusal", change{sheetsFile, 13, "m-18,,,", "m-18,,intake,"}, "sheets.csv:13: point: is asked of every reply but"},
		{"reply", change{sheetsFile, 3, "answered", "refused"}, "sheets.csv:3: reply: is not one of"},
		{"day", change{sheetsFile, 3, "intake,answered,2025-10-20", "intake,answered,20 Oct"}, "sheets.csv:3: on: "},
		{"no day at all", change{sheetsFile, 3, "intake,answered,2025-10-20", "intake,answered,0001-01-01"}, "sheets.csv:3: on: or recorded is the first day"},
		{"recorded before the day", change{sheetsFile, 3, "2025-10-20T", "2025-10-19T"}, "sheets.csv:3: recorded: lies before the day"},
		{"same question twice a day", change{sheetsFile, 0, "", "k-900,m-01,barc-10,intake,declined,2025-10-20,2025-10-20T15:00:00-05:00,,,"}, "sheets.csv:56: on: another row"},
		{"answered without answers", change{sheetsFile, 4, "2 2 1 2 1 1 1 0 0", ""}, "sheets.csv:4: answers: belongs to rows with the reply answered"},
		{"answers of a refusal", change{sheetsFile, 25, "06:00,,", "06:00,3,"}, "sheets.csv:25: answers: belongs to rows with the reply answered"},
		{"too few answers", change{sheetsFile, 4, "2 2 1 2 1 1 1 0 0", "2 2 1 2"}, "sheets.csv:4: answers: is not one for each of the form's 9 items"},
		{"an answer off the form", change{sheetsFile, 4, "2 2 1 2 1 1 1 0 0", "2 2 1 4 1 1 1 0 0"}, "sheets.csv:4: answers: has an answer at i4 that the form does not offer"},
		{"a word for an answer", change{sheetsFile, 4, "2 2 1 2 1 1 1 0 0", "2 2 1 two 1 1 1 0 0"}, "sheets.csv:4: answers: is not a list of numbers"},
		{"no answer at all", change{sheetsFile, 20, "10,,", "_,,"}, "sheets.csv:20: answers: holds no answer at all"},
		{"unable without a reason", change{sheetsFile, 48, "custody", ""}, "sheets.csv:48: reason: belongs to rows with the reply unable"},
		{"unknown reason", change{sheetsFile, 48, "custody", "busy"}, "sheets.csv:48: reason: is not one of"},
		{"reason of a refusal", change{sheetsFile, 25, "06:00,,,", "06:00,,other,"}, "sheets.csv:25: reason: belongs to rows with the reply unable"},
		{"response that is no contact", change{sheetsFile, 18, "e-009", "e-999"}, "sheets.csv:18: response: is not in encounters.csv"},
		{"response with somebody else", change{sheetsFile, 18, "e-009", "e-014"}, "sheets.csv:18: response: is no contact made with the participant"},
		{"response before the day", change{sheetsFile, 18, "2026-01-07,2026-01-07", "2026-01-08,2026-01-08"}, "sheets.csv:18: response: is no contact made with the participant"},
		{"response that reached nobody", change{sheetsFile, 18, "e-009", "e-135"}, "sheets.csv:18: response: is no contact made with the participant"},
		{"response without a flag", change{sheetsFile, 4, "2 2 1 2 1 1 1 0 0,,", "2 2 1 2 1 1 1 0 0,,e-006"}, "sheets.csv:4: response: belongs to rows with a safety flag"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { refusedLineOf(t, tt.change, tt.want) })
	}
}

func TestNoAnswerInErrors(t *testing.T) {
	dir := changed(t, change{sheetsFile, 4, "2 2 1 2 1 1 1 0 0", "2 2 1 77 1 1 1 0 0"}, change{sheetsFile, 3, "m-01", "maria-lopez"})
	_, errs, status := called("-data", dir)
	assert.Equal(t, 1, status)
	errs = strings.ReplaceAll(errs, dir, "") // its name has digits of its own
	assert.NotContains(t, errs, "77")
	assert.NotContains(t, errs, "maria")
}

func TestWithoutSheetsAndForms(t *testing.T) {
	dir := changed(t)
	require.NoError(t, os.Remove(filepath.Join(dir, sheetsFile)))
	out, errs, status := called("-data", dir)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "0 of 24 due answered in time")

	text, err := os.ReadFile(filepath.Join(dir, programmeFile))
	require.NoError(t, err)
	before, _, ok := strings.Cut(string(text), `,
  "questionnaires"`)
	require.True(t, ok)
	require.NoError(t, os.WriteFile(filepath.Join(dir, programmeFile), []byte(before+"\n}\n"), 0o644))
	page := filepath.Join(t.TempDir(), "report.html")
	out, errs, status = called("-data", dir, "-html", page)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "name no questionnaire")
	assert.NotContains(t, out, "Questionnaires:")
}
