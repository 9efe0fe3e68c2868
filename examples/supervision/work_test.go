package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	boardOf  = "board -standard US-DC -roster testdata/roster.csv -sessions testdata/sessions.csv -covers testdata/covers.csv -actions testdata/actions.csv -since 2026-01-01 -at 2026-02-18T18:00:00Z -zone America/Chicago"
	agendaOf = "agenda -concerns testdata/concerns.csv -actions testdata/actions.csv -topics testdata/topics.csv -at 2026-02-18T18:00:00Z"
)

func TestGoldenBoardAndAgenda(t *testing.T) {
	for name, line := range map[string]string{
		"board.txt":          boardOf,
		"board.json":         boardOf + " -json",
		"agenda.txt":         agendaOf + " -texas",
		"agenda.jsonl":       agendaOf + " -json",
		"agenda-limited.txt": agendaOf + " -limit 2 -raise 5",
	} {
		t.Run(name, func(t *testing.T) {
			got, errs, status := call(t, "", line)
			require.Zero(t, status, errs)
			path := filepath.Join("testdata", name)
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(want), got)
			if !strings.HasSuffix(name, ".txt") {
				for l := range strings.Lines(got) {
					require.True(t, json.Valid([]byte(l)))
				}
			}
		})
	}
}

func TestBadAgendaFiles(t *testing.T) {
	const concernsHead, topicsHead = "worker,key,kind,severity,at,area,shared\n", "worker,key,at,area\n"
	const actionsHead = "id,worker,supervisor,owner,area,agreed,due,state,concern\n"
	const action = "a1,w1,s1,worker,ethics,2026-01-05T10:00:00Z,2026-01-12,open,k\n"
	tests := []struct{ name, flag, text, want string }{
		{"unknown kind", "concerns", concernsHead + "w1,k,gossip,soon,2026-01-05T10:00:00Z,,\n", ":2: kind: "},
		{"unknown severity", "concerns", concernsHead + "w1,k,boundary,grave,2026-01-05T10:00:00Z,,\n", ":2: severity: is not one of routine, soon, urgent"},
		{"therapy", "concerns", concernsHead + "w1,k,boundary,soon,2026-01-05T10:00:00Z,therapy,\n", ":2: area: does not belong in supervision; instead: offer the worker support outside supervision"},
		{"wellbeing that was not shared", "concerns", concernsHead + "w1,k,wellbeing,soon,2026-01-05T10:00:00Z,,\n", ":2: shared: is not true: a worker's wellbeing is theirs to share\n"},
		{"unknown column", "concerns", "worker,key,kind,severity,at,note\n", ":1: note: unknown column"},
		{"no time", "topics", topicsHead + "w1,k,,\n", ":2: at: "},
		{"unknown area", "topics", topicsHead + "w1,k,2026-01-05T10:00:00Z,weather\n", ":2: area: is not one of"},
		{"an action twice", "actions", actionsHead + action + action, ":3: id: is used already\n"},
		{"two follow-ups", "actions", actionsHead + action + strings.Replace(action, "a1", "a2", 1), ":3: concern: has an open action already\n"},
		{"no owner", "actions", actionsHead + strings.Replace(action, ",worker,", ",nobody,", 1), ":2: owner: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, errs, status := call(t, tt.text, "agenda -at 2026-02-01T00:00:00Z -"+tt.flag+" -")
			assert.Equal(t, 1, status)
			assert.Empty(t, out)
			assert.Contains(t, errs, "stdin"+tt.want)
		})
	}
}

func TestBadCover(t *testing.T) {
	const head = "id,worker,absent,deputy,kind,from,until\n"
	for text, want := range map[string]string{
		"c1,ana,sol,sol,peer_supervisor,2026-01-05,2026-01-12\n":           "stdin:2: deputy: is the worker, or the one who is absent\n",
		"c1,ana,sol,kit,peer_supervisor,2026-01-05,2026-01-05\n":           "stdin:2: until: is not after from\n",
		"c1,ana,sol,kit,administrative_supervisor,2026-01-05,2026-01-12\n": "stdin:2: line: ",
		"c1,zoe,sol,kit,peer_supervisor,2026-01-05,2026-01-12\n":           "stdin:2: worker: is not on the roster\n",
	} {
		out, errs, status := call(t, head+text, strings.Replace(boardOf, "testdata/covers.csv", "-", 1))
		assert.Equal(t, 1, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, want)
	}
}

func TestBadCallsOfBoardAndAgenda(t *testing.T) {
	for _, line := range []string{"", "lunch", "board", "agenda", "agenda -at noon -topics x", "agenda -at 2026-02-01T00:00:00Z", agendaOf + " -limit -1", agendaOf + " more",
		boardOf + " -soon -1", boardOf + " -zone Mars", boardOf + " -hours - -roster -", strings.Replace(boardOf, "US-DC", "US-ZZ", 1),
		strings.Replace(boardOf, "US-DC", "ICRC", 1), strings.Replace(boardOf, "-since 2026-01-01", "-since 2026-03-01", 1)} {
		out, errs, status := call(t, "", line)
		assert.Equal(t, 2, status, line)
		assert.Empty(t, out, line)
		assert.NotEmpty(t, errs, line)
	}
}

// A session is used already also where the row before it is wrong in another cell.
func TestARepeatedSessionBesideABadRow(t *testing.T) {
	const sessions = "id,worker,supervisor,start,minutes,format,modality,group_size,observation,requested_by,result\n" +
		"s1,w1,anna,2026-01-06T15:00:00Z,-60,individual,in_person,1,false,schedule,held\n" +
		"s1,w1,anna,2026-01-13T15:00:00Z,60,individual,in_person,1,false,schedule,held\n" +
		"s1,w1,anna,2026-01-20T15:00:00Z,60,individual,in_person,1,false,schedule,held\n"
	out, errs, status := call(t, sessions, "assess -standard US-TX -sessions - -roster "+rosterOf(t, "w1")+" -from 2026-01-01 -to 2026-02-01 -json")
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Equal(t, "stdin:2: minutes: is negative\nstdin:3: id: is used already for this worker\nstdin:4: id: is used already for this worker\n", errs)
}

// rosterOf gives a file with one certified worker.
func rosterOf(t *testing.T, worker string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "roster.csv")
	require.NoError(t, os.WriteFile(name, []byte("worker,credential,credential_since,service_start,fte,supervisor,supervisor_kind\n"+
		worker+",certified,2023-01-01,2023-01-01,1,anna,peer_supervisor\n"), 0o600))
	return name
}
