package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/input"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// call runs the program and returns what it wrote and its exit status.
func call(stdin string, args ...string) (stdout, stderr string, status int) {
	var out, errs bytes.Buffer
	status = input.Main(args, strings.NewReader(stdin), &out, &errs, run)
	return out.String(), errs.String(), status
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"answers.txt":       {"decide", "testdata/requests.jsonl"},
		"answers.jsonl":     {"decide", "-json", "testdata/requests.jsonl"},
		"unlock.txt":        {"unlock", "testdata/requests.jsonl"},
		"unlock.jsonl":      {"unlock", "-json", "testdata/requests.jsonl"},
		"coverage.txt":      {"coverage", "-layers", "US-TX", "-policy", "testdata/organisation.json"},
		"diff.txt":          {"diff", "-to", "US-TX", "-to-policy", "testdata/organisation.json"},
		"diff.jsonl":        {"diff", "-to-policy", "testdata/organisation.json", "-json"},
		"handbook.md":       {"handbook", "-policy", "testdata/organisation.json", "-organisation", "Harbour House", "-date", "2026-03-01"},
		"answers-house.txt": {"decide", "-layers", "US,US-TX", "-policy", "testdata/organisation.json", "testdata/requests.jsonl"},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, status := call("", args...)
			require.Empty(t, errs)
			require.Zero(t, status)
			golden := filepath.Join("testdata", name)
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(out), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), out)
		})
	}
}

func TestDecideAnswersLineByLine(t *testing.T) {
	out, errs, status := call(`{"id": "a", "activity": "goal_setting"}

   {"activity": "no_such", "trainings": []}
{"id": "", "activity": "diagnose", "at": "2026-03-01"}`, "decide", "-json", "-")
	require.Empty(t, errs)
	require.Zero(t, status)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 3)
	var first map[string]any
	require.NoError(t, json.Unmarshal([]byte(lines[0]), &first))
	assert.Equal(t, "a", first["id"])
	assert.Equal(t, "permitted_with_conditions", first["verdict"])
	assert.Equal(t, true, first["explicit"])
	assert.Equal(t, true, first["overridable"])
	for _, key := range []string{"reasons", "conditions", "obligations", "unlock", "unknown"} {
		assert.IsType(t, []any{}, first[key], "%s is a list, also when it is empty", key)
	}
	assert.NotContains(t, first, "instead")
	assert.Contains(t, first["conditions"], map[string]any{"kind": "supervision", "of": "agreement_or_cover", "met": nil})
	assert.NotContains(t, lines[1], `"id"`)
	assert.Contains(t, lines[1], `"explicit":false`)
	assert.Contains(t, lines[2], `"id":""`)
	assert.Contains(t, lines[2], `"overridable":false`)
	assert.Contains(t, lines[2], `"instead":`)
}

func TestBadRequests(t *testing.T) {
	tests := []struct{ line, field, what string }{
		{`{"activity": "goal_setting", "fitnes": "fit"}`, "fitnes", "unknown key"},
		{`{"Activity": "goal_setting"}`, "Activity", "unknown key"},
		{`{"activity": "goal_setting", "activity": "goal_setting"}`, "activity", "duplicate"},
		{`{"activity": 7}`, "activity", "expected text"},
		{`{"activity": "goal_setting", "supervised": "true"}`, "supervised", "true or false"},
		{`{"activity": "goal_setting", "role": "boss"}`, "role", "unknown role"},
		{`{"activity": "goal_setting", "credential": ""}`, "credential", "unknown credential state"},
		{`{"activity": "goal_setting", "needs": ["mental_health", "housing"]}`, "needs", "unknown domain"},
		{`{"activity": "goal_setting", "needs": "mental_health"}`, "needs", "a list"},
		{`{"activity": "goal_setting", "trainings": [1]}`, "trainings", "expected text"},
		{`{"activity": "goal_setting", "trainings": [""]}`, "trainings", "empty"},
		{`{"activity": "goal_setting", "trainings": null}`, "trainings", "null"},
		{`{"activity": "goal_setting", "trainings": [null]}`, "trainings", "null"},
		{`{"activity": "goal_setting", "at": "2026-02-30"}`, "at", "YYYY-MM-DD"},
		{`{"activity": "goal_setting", "at": "2026-02-03T10:00:00Z"}`, "at", "YYYY-MM-DD"},
		{`{"activity": "goal_setting", "urgency": "Imminent"}`, "urgency", "unknown urgency"},
		{`{"activity": "goal_setting", "second_role": ""}`, "second_role", "empty"},
		{`{"activity": ""}`, "activity", "empty"},
		{`{"id": "x"}`, "activity", "missing"},
		{`{"id": null, "activity": "goal_setting"}`, "id", "null"},
		{`{"activity": "goal_setting"} {}`, "line", ""},
		{`["goal_setting"]`, "line", ""},
		{`goal_setting`, "line", ""},
		{`null`, "line", ""},
		{`{"activity": "goal_setting"`, "line", ""},
		{"{\"activity\": \"goal\xff\"}", "line", ""},
		{"\xef\xbb\xbf{\"activity\": \"goal_setting\"}", "line", ""},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			out, errs, status := call(`{"activity": "goal_setting"}`+"\n\n"+tt.line+"\n", "decide", "-json", "-")
			assert.Empty(t, out, "nothing that could be taken for a result")
			assert.Equal(t, 1, status)
			assert.Regexp(t, `^stdin:3: `+tt.field+`: .*`+tt.what, errs)
			assert.Equal(t, 1, strings.Count(errs, "\n"))
		})
	}
}

func TestErrorsDoNotRepeatTheInput(t *testing.T) {
	for _, key := range []string{"role", "credential", "setting", "phase", "urgency", "consent", "approval", "fitness", "age_group", "at", "supervised", "needs"} {
		for _, value := range []string{`"Maria Lopez"`, `["Maria Lopez"]`, `{"Maria Lopez": 1}`} {
			_, errs, status := call(`{"activity": "goal_setting", "`+key+`": `+value+`}`, "decide", "-")
			assert.Equal(t, 1, status, key)
			assert.Regexp(t, "^stdin:1: "+key, errs)
			assert.NotContains(t, errs, "Maria", "what was typed into the wrong place may be a name")
		}
	}
	_, errs, _ := call(`{"activity": "goal_setting", "role": "peer_wroker"}`, "decide", "-")
	assert.Equal(t, "stdin:1: role: peer: unknown role (nearest: peer_worker)\n", errs)
}

func TestManyBadLines(t *testing.T) {
	out, errs, status := call(strings.Repeat("{}\n", 30), "decide", "-")
	assert.Empty(t, out)
	assert.Equal(t, 1, status)
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	require.Len(t, lines, 21)
	assert.Equal(t, "stdin:20: activity: is missing", lines[19])
	assert.Equal(t, "... and 10 more", lines[20])
}

func TestALongLine(t *testing.T) {
	out, errs, status := call(`{"id": "`+strings.Repeat("x", 3<<20)+`", "activity": "goal_setting"}`, "decide", "-json", "-")
	assert.Empty(t, errs)
	assert.Zero(t, status)
	assert.Greater(t, len(out), 3<<20)
}

func TestUsage(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{nil, "say what to do"},
		{[]string{"paint"}, "unknown command"},
		{[]string{"unlock"}, "unlock takes one file of requests"},
		{[]string{"handbook", "x"}, "no arguments"},
		{[]string{"handbook", "-format", "pdf"}, "md or html"},
		{[]string{"handbook", "-date", "tomorrow"}, "-date"},
		{[]string{"diff", "-to", "US-ZZ"}, "unknown layer"},
		{[]string{"diff", "-from-policy", "-", "-to-policy", "-"}, "read once"},
		{[]string{"coverage", "x"}, "no arguments"},
		{[]string{"coverage", "-policy", "-", "-policy", "-"}, "read once"},
		{[]string{"decide"}, "one file of requests"},
		{[]string{"decide", "a", "b"}, "one file of requests"},
		{[]string{"decide", "-layers", "US-ZZ", "-"}, "unknown layer"},
		{[]string{"decide", "-layers", "US,", "-"}, "unknown layer"},
		{[]string{"decide", "-loud", "-"}, "loud"},
		{[]string{"decide", "-policy", "-", "-"}, "read once"},
	}
	for _, tt := range tests {
		out, errs, status := call(`{"activity": "goal_setting"}`, tt.args...)
		assert.Empty(t, out, tt.args)
		assert.Equal(t, 2, status, tt.args)
		assert.Contains(t, errs, tt.want)
	}
	for _, args := range [][]string{{"-h"}, {"decide", "-h"}, {"unlock", "-h"}, {"handbook", "-h"}, {"diff", "-h"}, {"coverage", "-h"}} {
		out, errs, status := call("", args...)
		assert.Zero(t, status)
		assert.Empty(t, errs)
		assert.Equal(t, 1, strings.Count(out, "Usage: scope decide"), args)
	}
	_, errs, status := call("", "decide", "no-such-file.jsonl")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "no-such-file.jsonl: no such file")
}

func TestUSIsAlwaysTheFirstLayer(t *testing.T) {
	const line = `{"activity": "goal_setting", "needs": ["mental_health"], "endorsements": []}`
	named, _, _ := call(line, "decide", "-json", "-layers", "US,US-TX", "-")
	unnamed, _, _ := call(line, "decide", "-json", "-layers", "US-TX", "-")
	assert.Equal(t, named, unnamed)
	assert.Contains(t, named, `"verdict":"prohibited"`)
	base, _, _ := call(line, "decide", "-json", "-")
	assert.NotContains(t, base, `"verdict":"prohibited"`)
}

func TestBadPolicies(t *testing.T) {
	good, err := os.ReadFile("testdata/organisation.json")
	require.NoError(t, err)
	tests := []struct{ name, old, new, want string }{
		{"misspelt key", `"loosens": [`, `"losens": [`, `:12: rules\[0\]\.losens: unknown key \(nearest: loosens\)`},
		{"misspelt verdict", `"prohibited"`, `"prohibitted"`, `:18: rules\[1\]\.verdict: .*nearest: prohibited`},
		{"unknown activity", `["home_visit_alone"]`, `["home_visit_alon"]`, `:18: rules\[1\]\.activities\[0\]: hh\.home_visits: .*nearest: home_visit_alone`},
		{"floor", `"us.personal_friendship_during_service"`, `"us.diagnose"`, `:12: rules\[0\]\.loosens\[0\]: hh\.friendship: us\.diagnose of US holds everywhere`},
		{"a second base", `"organisation"`, `"base"`, `:1: line: there are 2 base layers`},
		{"no JSON", `"layer"`, `layer`, `:2: line: `},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), "extra.json")
			require.NoError(t, os.WriteFile(name, []byte(strings.Replace(string(good), tt.old, tt.new, 1)), 0o600))
			out, errs, status := call("{}\n", "decide", "-policy", name, "-")
			assert.Empty(t, out)
			assert.Equal(t, 1, status)
			lines := strings.Split(strings.TrimSpace(errs), "\n")
			require.Len(t, lines, 2, "the requests are checked as well")
			assert.Regexp(t, "extra.json"+tt.want, lines[0])
			assert.Equal(t, "stdin:1: activity: is missing", lines[1])
		})
	}
}

func TestBadPoliciesOfTheOtherCommands(t *testing.T) {
	for _, args := range [][]string{{"handbook", "-policy", "-"}, {"coverage", "-policy", "-"}, {"diff", "-to-policy", "-"}} {
		out, errs, status := call(`{"layer": "hh", "kind": "organisation", "titel": "x"}`, args...)
		assert.Empty(t, out)
		assert.Equal(t, 1, status)
		assert.Equal(t, "stdin:1: titel: unknown key (nearest: title)\n", errs)
	}
}

func TestDiffOfEqualPolicies(t *testing.T) {
	out, errs, status := call("", "diff")
	assert.Equal(t, "Nothing changes.\n", out)
	assert.Empty(t, errs)
	assert.Zero(t, status)
	out, _, _ = call("", "diff", "-json")
	assert.Empty(t, out)
}

func TestHandbookIsAPageOfItsOwn(t *testing.T) {
	out, errs, status := call("", "handbook", "-format", "html", "-organisation", "Harbour <House>")
	assert.Empty(t, errs)
	assert.Zero(t, status)
	assert.Contains(t, out, `<html lang="en">`)
	assert.Contains(t, out, "Harbour &lt;House&gt;")
	for _, outside := range []string{"<script", "http://", "https://", "src=", "@import"} {
		assert.NotContains(t, out, outside)
	}
}
