package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/input"
)

func call(args ...string) (stdout, stderr string, status int) {
	var out, errs bytes.Buffer
	status = input.Main(args, strings.NewReader(""), &out, &errs, run)
	return out.String(), errs.String(), status
}

func TestFormats(t *testing.T) {
	for _, tt := range []struct {
		name  string
		args  []string
		start string
		holds string
	}{
		{"default", nil, "%% mentorship\nstateDiagram-v2\n", "    paused --> step_down: resume (participant"},
		{"mermaid", []string{"-format", "mermaid", "mentorship"}, "%% mentorship\nstateDiagram-v2\n", "    closed --> [*]\n"},
		{"markdown", []string{"-format", "markdown", "mentorship"}, "### mentorship, version ", "| `resume` | `paused` | the state held before | participant"},
		{"json", []string{"-format=json", "mentorship"}, "[\n  {\n    \"name\": \"mentorship\",\n", `"leave": "close"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, errs, status := call(tt.args...)
			require.Zero(t, status, errs)
			assert.Empty(t, errs)
			assert.True(t, strings.HasPrefix(out, tt.start), "starts with %q", tt.start)
			assert.Contains(t, out, tt.holds)
		})
	}
}

func TestEveryTableIsPrinted(t *testing.T) {
	var names []string
	for _, l := range lifecycles() {
		names = append(names, l.name)
	}
	out, errs, status := call("-format", "json")
	require.Zero(t, status, errs)
	var tables []struct{ Name string }
	require.NoError(t, json.Unmarshal([]byte(out), &tables))
	var printed []string
	for _, table := range tables {
		printed = append(printed, table.Name)
	}
	assert.Equal(t, names, printed)

	for _, format := range []string{"mermaid", "markdown", "json"} {
		all, _, _ := call("-format", format)
		named, _, _ := call(append([]string{"-format", format}, names...)...)
		assert.Equal(t, all, named, format)
	}
}

func TestBadUsage(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
		want string
	}{
		{"unknown name", []string{"marriage"}, `unknown lifecycle "marriage"; there are: mentorship`},
		{"one of two unknown", []string{"mentorship", "Mentorship"}, `unknown lifecycle "Mentorship"`},
		{"unknown format", []string{"-format", "svg"}, `unknown format "svg"; there are: mermaid, markdown, json`},
		{"empty format", []string{"-format", ""}, `unknown format ""`},
		{"unknown flag", []string{"-json"}, "-json"},
		{"flag after a name", []string{"mentorship", "-format", "json"}, `unknown lifecycle "-format"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, errs, status := call(tt.args...)
			assert.Equal(t, 2, status)
			assert.Empty(t, out)
			assert.Contains(t, errs, tt.want)
		})
	}
}

func TestHelp(t *testing.T) {
	out, errs, status := call("-h")
	assert.Zero(t, status)
	assert.Empty(t, errs)
	assert.Equal(t, 1, strings.Count(out, "Usage:"))
	assert.Contains(t, out, "the named ones: mentorship")
}
