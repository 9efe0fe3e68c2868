package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the program and its output in the README")

const readme = "../../README.md"

// block returns the first block of a language in a document, and the line on
// which it begins; with -update it puts want in its place.
func block(t *testing.T, language, want string) (text string, line int) {
	t.Helper()
	data, err := os.ReadFile(readme)
	require.NoError(t, err)
	before, rest, ok := strings.Cut(string(data), "```"+language+"\n")
	require.True(t, ok, "the README has a block of %s", language)
	text, after, ok := strings.Cut(rest, "```\n")
	require.True(t, ok, "the block of %s ends", language)
	if *update {
		text = want
		require.NoError(t, os.WriteFile(readme, []byte(before+"```"+language+"\n"+text+"```\n"+after), 0o644))
	}
	return text, strings.Count(before, "\n") + 1
}

func TestReadmeShowsThisProgram(t *testing.T) {
	program, err := os.ReadFile("main.go")
	require.NoError(t, err)
	_, code, _ := strings.Cut(string(program), "\n") // all but the line on what the command is
	shown, line := block(t, "go", code)
	assert.Equal(t, code, shown)
	assert.Less(t, line, 30)
}

func TestReadmeShowsWhatItPrints(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out))
	shown, _ := block(t, "text", out.String())
	assert.Equal(t, shown, out.String())
}

// Written by hand: the worker is refused, and the record is as it was.
func TestRun(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out))
	lines := strings.Split(out.String(), "\n")
	require.Len(t, lines, 3)
	assert.Contains(t, lines[0], "mentorship: cannot close: its state is agreement pending, and this is not the actor's move")
	assert.Equal(t, "agreement_pending true [id]", lines[1])
	assert.Empty(t, lines[2])
}
