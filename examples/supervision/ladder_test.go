package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const ladderFiles = "ladder -rota testdata/rota.csv -escalations testdata/escalations.jsonl -zone America/Chicago "

// At 21:25 UTC, 15:25 in Chicago, the deadline of e2 has come and the shift of ola ends:
// oke, whose shift begins, is told. No clinician and no lead is on call, so that the next
// of e1 is the crisis line at 21:30. e3 is held.
func TestLadderGolden(t *testing.T) {
	for name, line := range map[string]string{
		"ladder.txt":   ladderFiles + "-at 2026-03-02T21:25:00Z",
		"ladder.jsonl": ladderFiles + "-json -at 2026-03-02T21:25:00Z",
	} {
		out, errs, status := call(t, "", line)
		require.Equal(t, 0, status, errs)
		file := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(out), 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want), out, name)
	}
}

func TestLadderAtTheDeadline(t *testing.T) {
	out, _, status := call(t, "", ladderFiles+"-at 2026-03-02T21:24:59Z")
	require.Equal(t, 0, status)
	assert.NotContains(t, out, "TELL NOW")
	assert.Contains(t, out, "next: on call oke at 2026-03-02 15:25:00 CST")
	out, _, status = call(t, "", ladderFiles+"-at 2026-03-02T21:25:00Z")
	require.Equal(t, 0, status)
	assert.Contains(t, out, "TELL NOW: on call oke (due since 2026-03-02 15:25:00 CST)")
	out, _, status = call(t, "", ladderFiles+"-at 2026-03-02T21:30:00Z")
	require.Equal(t, 0, status)
	assert.Contains(t, out, "TELL NOW: crisis line (nobody is left on the ladder)")
}

func TestLadderSaysEveryBadLine(t *testing.T) {
	rota := "shift,role,person,start,end\n" +
		"s1,boss,sam,2026-03-02T08:00,2026-03-02T18:00\n" +
		"s1,supervisor,,2026-03-02 08:00,2026-03-02T18:00\n" +
		"s2,on_call,sam,2026-03-02T08:00,2026-03-02T08:00\n" +
		"s3,on_call,sam,2026-03-02T08:00,2026-03-02T18:00\n" +
		"s3,on_call,ola,2026-03-02T08:00,2026-03-02T18:00\n"
	out, errs, status := call(t, rota, "ladder -rota - -escalations testdata/escalations.jsonl -at 2026-03-02T21:25:00Z")
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	for _, want := range []string{"stdin:2: role: ", "stdin:3: person: is blank", "stdin:3: start: is not a time", "stdin:4: line: want an end after the start", "stdin:6: line: want each shift once"} {
		assert.Contains(t, errs, want)
	}

	data, err := os.ReadFile("testdata/escalations.jsonl")
	require.NoError(t, err)
	lines := strings.SplitAfter(string(data), "\n")
	bad := lines[0] + lines[0] + strings.Replace(lines[1], `"e2"`, `"e9"`, 1) + strings.Replace(lines[1], `"ask"`, `"asked"`, 1) + lines[1] + "x\n"
	out, errs, status = call(t, bad, "ladder -rota testdata/rota.csv -escalations - -at 2026-03-02T21:05:00Z")
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	for _, want := range []string{"stdin:1: history: has entries after", "stdin:2: ask.id: ", "stdin:3: history: ", "stdin:4: ", "stdin:5: ask.key: ", "stdin:6: line: "} {
		assert.Contains(t, errs, want)
	}
}

// Somebody who is on call twice at once is told on the line that says so, whichever of
// the two comes first; shifts that meet are no problem, nor is another role.
func TestRotaLinesGoTogether(t *testing.T) {
	const head = "shift,role,person,start,end\ns1,on_call,sam,2026-03-02T08:00,2026-03-02T18:00\ns2,on_call,sam,2026-03-03T08:00,2026-03-03T18:00\n"
	for line, refused := range map[string]bool{
		"s3,on_call,sam,2026-03-02T18:00,2026-03-03T08:00":    false,
		"s3,supervisor,sam,2026-03-02T08:00,2026-03-02T18:00": false,
		"s3,on_call,ola,2026-03-02T08:00,2026-03-02T18:00":    false,
		"s3,on_call,sam,2026-03-02T17:59,2026-03-02T19:00":    true,
		"s3,on_call,sam,2026-03-02T20:00,2026-03-03T08:01":    true,
		"s3,on_call,sam,2026-03-02T08:00,2026-03-02T09:00":    true,
		"s3,on_call,sam,2026-03-01T08:00,2026-03-05T09:00":    true,
	} {
		_, errs, status := call(t, head+line+"\n", "ladder -rota - -escalations testdata/escalations.jsonl -at 2026-03-02T21:25:00Z")
		if refused {
			assert.Equal(t, 1, status, line)
			assert.Contains(t, errs, "stdin:4: line: want nobody twice in one role at once", line)
			continue
		}
		assert.Equal(t, 0, status, line+errs)
	}
}

func TestLadderWithoutAZoneIsInUTC(t *testing.T) {
	const files = "ladder -rota testdata/rota.csv -escalations testdata/escalations.jsonl -at 2026-03-02T21:25:00Z"
	utc, errs, status := call(t, "", files+" -zone UTC")
	require.Equal(t, 0, status, errs)
	none, errs, status := call(t, "", files+" -zone=")
	require.Equal(t, 0, status, errs)
	assert.Equal(t, utc, none)
}

func TestLadderUsage(t *testing.T) {
	for _, line := range []string{
		"ladder", "ladder -rota - -escalations - -at 2026-03-02T21:25:00Z", ladderFiles + "-at noon", ladderFiles + "-at 2026-03-02T21:25:00Z more",
		ladderFiles + "-at 2026-03-02T21:25:00Z -zone Mars/Base", ladderFiles + "-at 2026-03-02T21:25:00Z -zone Local", "ladder -rungs",
	} {
		out, errs, status := call(t, "", line)
		assert.Equal(t, 2, status, line)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
	out, _, status := call(t, "", "ladder -h")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "-rota")
}
