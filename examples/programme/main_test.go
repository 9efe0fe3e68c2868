package main

import (
	"bytes"
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

// called returns what the program writes and its exit status.
func called(args ...string) (stdout, stderr string, status int) {
	var out, errs bytes.Buffer
	status = input.Main(args, strings.NewReader(""), &out, &errs, run)
	return out.String(), errs.String(), status
}

// golden compares got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	wanted, lines := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range min(len(wanted), len(lines)) {
		require.Equal(t, wanted[i], lines[i], "%s:%d: run go test ./examples/programme -update and read the difference", name, i+1)
	}
	assert.Len(t, lines, len(wanted), name)
}

func TestReportIsTheGoldenOne(t *testing.T) {
	page := filepath.Join(t.TempDir(), "report.html")
	text, errs, status := called("-html", page)
	require.Equal(t, 0, status, errs)
	assert.Empty(t, errs)
	golden(t, "report.txt", text)

	html, err := os.ReadFile(page)
	require.NoError(t, err)
	golden(t, "report.html", string(html))

	object, errs, status := called("-json")
	require.Equal(t, 0, status, errs)
	golden(t, "report.json", object)
}

func TestReportRunsFromAnyDirectory(t *testing.T) {
	want, _, status := called()
	require.Equal(t, 0, status)
	dir, err := filepath.Abs("quarter")
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	shipped, _, status := called()
	require.Equal(t, 0, status)
	assert.Equal(t, want, shipped)
	named, errs, status := called("-data", dir)
	require.Equal(t, 0, status, errs)
	assert.Equal(t, want, named, "the same files in a directory give the same report")
}

func TestPageStandsAlone(t *testing.T) {
	page := filepath.Join(t.TempDir(), "report.html")
	_, errs, status := called("-html", page)
	require.Equal(t, 0, status, errs)
	text, err := os.ReadFile(page)
	require.NoError(t, err)
	html := string(text)
	for _, want := range []string{`<html lang="en">`, `name="viewport"`, "<header>", "<main>", "<footer>", "<nav aria-label", "<svg", "<title"} {
		assert.Contains(t, html, want)
	}
	for _, other := range []string{"<script", "<link", "src=", "url(", "@import"} {
		assert.NotContains(t, html, other, "no scripts and no other files")
	}
	assert.Equal(t, strings.Count(html, "<table"), strings.Count(html, "<caption>"), "every table has a caption")
}

func TestBadUsage(t *testing.T) {
	for name, args := range map[string][]string{
		"unknown flag":       {"-quarter"},
		"an argument":        {"report"},
		"no time":            {"-at", "2026-04-03"},
		"before the quarter": {"-at", "2025-12-31T12:00:00Z"},
		"its first day":      {"-at", "2026-01-01T12:00:00-06:00"},
		"page to stdout":     {"-html", "-"},
		"one file for two":   {"-html", "x.html", "-quality", "x.html"},
		"the end of time":    {"-at", "9999-12-31T23:59:59Z"},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, status := called(args...)
			assert.Equal(t, 2, status)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
		})
	}
}

func TestHelpSaysWhatThereIs(t *testing.T) {
	out, errs, status := called("-h")
	assert.Equal(t, 0, status)
	assert.Empty(t, errs)
	for _, name := range []string{"-data", "-json", "-html", "-quality", "-least", "-at"} {
		assert.Contains(t, out, name)
	}
}

func TestNothingIsPrintedIfThePageCannotBeWritten(t *testing.T) {
	out, errs, status := called("-html", filepath.Join(t.TempDir(), "no", "such", "directory.html"))
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.NotEmpty(t, errs)
}

func TestAPageIsNotLeftWhereTheReportBesideItFails(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.html")
	out, errs, status := called("-html", page, "-quality", filepath.Join(t.TempDir(), "no", "such", "quality.md"))
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.NotEmpty(t, errs)
	assert.NoFileExists(t, page)
}

func TestReadmeNamesEveryColumnAndKey(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	files, err := os.ReadDir("quarter")
	require.NoError(t, err)
	for _, f := range files {
		assert.Contains(t, string(readme), "`"+f.Name()+"`")
		text, err := os.ReadFile(filepath.Join("quarter", f.Name()))
		require.NoError(t, err)
		if header, _, _ := strings.Cut(string(text), "\n"); strings.HasSuffix(f.Name(), ".csv") {
			for _, column := range strings.Split(header, ",") {
				assert.Contains(t, string(readme), "`"+column+"`", f.Name())
			}
		}
	}
	object, _, _ := called("-json")
	for _, line := range strings.Split(object, "\n") {
		key, _, isKey := strings.Cut(strings.TrimSpace(line), `":`)
		if key = strings.TrimPrefix(key, `"`); isKey {
			assert.Contains(t, string(readme), "`"+key+"`")
		}
	}
}
