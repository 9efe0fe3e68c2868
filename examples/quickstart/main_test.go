package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const want = `mentorship: cannot close: in a mentorship that is agreement pending this is not the actor's move; want a party that may make this move; possible now: decline, start
agreement_pending true [id]
`

func TestRun(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out))
	assert.Equal(t, want, out.String())
}

// The README shows this program and what it prints.
func TestReadmeShowsThisProgram(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	program, err := os.ReadFile("main.go")
	require.NoError(t, err)
	before, rest, ok := strings.Cut(string(readme), "```go\n")
	require.True(t, ok, "the README has a program")
	shown, after, _ := strings.Cut(rest, "```\n")
	_, code, _ := strings.Cut(string(program), "\n")
	assert.Equal(t, code, shown, "all but the line on what the command is")
	assert.Less(t, strings.Count(before, "\n"), 29, "the program begins before line 30")
	assert.Contains(t, after, "```text\n"+want+"```\n")
}
