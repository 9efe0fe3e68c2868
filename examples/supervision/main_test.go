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

const quarter = "-from 2026-01-01 -to 2026-02-19 -zone America/Chicago"

// call runs the program as from the command line and returns both outputs and the status.
func call(t *testing.T, stdin, line string) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs bytes.Buffer
	status = input.Main(strings.Fields(line), strings.NewReader(stdin), &out, &errs, run)
	return out.String(), errs.String(), status
}

func TestGolden(t *testing.T) {
	files := " -roster testdata/roster.csv -sessions testdata/sessions.csv "
	tests := map[string]string{
		"us-tx.txt":   "assess -standard US-TX" + files + quarter,
		"us-tx.jsonl": "assess -standard US-TX -json" + files + quarter,
		"us-dc.txt":   "assess -standard US-DC -hours testdata/hours.csv" + files + quarter,
		"us-dc.jsonl": "assess -standard US-DC -json" + files + quarter,
		"icrc.txt":    "assess -standard ICRC -hours testdata/hours.csv" + files + quarter,
		"icrc.jsonl":  "assess -standard ICRC -json -hours testdata/hours.csv" + files + quarter,
		"own.txt":     "assess -standard ALONGSIDE -hours testdata/hours.csv" + files + quarter,
		"us-ky.txt":   "assess -standard US-KY" + files + quarter,
		"us-mt.txt":   "assess -standard US-MT -hours testdata/hours.csv" + files + quarter,
		"us-pa.txt":   "assess -standard US-PA" + files + quarter,
	}
	for name, line := range tests {
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
			if strings.HasSuffix(name, ".jsonl") {
				for l := range strings.Lines(got) {
					require.True(t, json.Valid([]byte(l)))
				}
			}
		})
	}
}

const (
	rosterHead   = "worker,credential,credential_since,service_start,fte,supervisor,supervisor_kind\n"
	sessionsHead = "id,worker,supervisor,start,minutes,format,modality,group_size,observation,requested_by,result\n"
	w1           = "w1,certified,2025-01-01,2025-01-01,1,s1,peer_supervisor\n"
	s1           = "x1,w1,s1,2026-01-06T10:00:00Z,60,individual,in_person,1,false,schedule,held\n"
)

// files writes files and returns the flags that name them, relative to a folder of their own.
func files(t *testing.T, roster, sessions, hours string) string {
	t.Helper()
	dir := t.TempDir()
	line := ""
	for name, text := range map[string]string{"roster": roster, "sessions": sessions, "hours": hours} {
		if text == "" {
			continue
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, name+".csv"), []byte(text), 0o644))
		line += " -" + name + " " + name + ".csv"
	}
	t.Chdir(dir)
	return line
}

func TestBadFiles(t *testing.T) {
	tests := []struct {
		name                    string
		roster, sessions, hours string
		want                    string
	}{
		{"not on the roster", rosterHead + w1, sessionsHead + strings.Replace(s1, "w1", "w2", 1), "",
			"sessions.csv:2: worker: is not on the roster\n"},
		{"duplicate id for one worker", rosterHead + w1, sessionsHead + s1 + "\n" + s1, "",
			"sessions.csv:4: id: is used already for this worker\n"},
		{"negative minutes", rosterHead + w1, sessionsHead + strings.Replace(s1, ",60,", ",-60,", 1), "",
			"sessions.csv:2: minutes: is negative\n"},
		{"negative fte", rosterHead + strings.Replace(w1, ",1,", ",-0.5,", 1), sessionsHead + s1, "",
			"roster.csv:2: fte: is negative\n"},
		{"negative hours", rosterHead + w1, sessionsHead, "worker,date,hours,kind\nw1,2026-01-05,-1,service\n",
			"hours.csv:2: hours: is negative\n"},
		{"hours of a stranger", rosterHead + w1, sessionsHead, "worker,date,hours,kind\nw9,2026-01-05,1,service\n",
			"hours.csv:2: worker: is not on the roster\n"},
		{"unknown column", strings.Replace(rosterHead, "\n", ",mood\n", 1) + strings.Replace(w1, "\n", ",x\n", 1), sessionsHead, "",
			"roster.csv:1: mood: unknown column\n"},
		{"a supervisor without a kind", rosterHead + strings.Replace(w1, "peer_supervisor", "", 1), sessionsHead, "",
			"roster.csv:2: supervisor_kind: is blank, though there is a supervisor\n"},
		{"a supervisor of no post", strings.Replace(rosterHead, "\n", ",supervisor_fte\n", 1) + strings.Replace(w1, "\n", ",0\n", 1), sessionsHead, "",
			"roster.csv:2: supervisor_fte: is 0, and a supervisor of no post cannot supervise\n"},
		{"blank cells of a session that was set", rosterHead + w1, sessionsHead + "x1,w1,s1,2026-01-06T10:00:00Z,,individual,,1,false,schedule,cancelled\n", "",
			"sessions.csv:2: minutes: is blank, though the session was set\nsessions.csv:2: modality: is blank, though the session was set\n"},
		{"individual of three, and held by nobody", rosterHead + w1, sessionsHead + "x1,w1,,2026-01-06T10:00:00Z,60,individual,in_person,3,false,schedule,held\n", "",
			"sessions.csv:2: group_size: is not 1 for an individual session\nsessions.csv:2: supervisor: is empty, though the session was held\n"},
		{"every bad line", rosterHead + w1 + "w2,king,2025-01-01,2025-01-01,1,,\n" + w1,
			sessionsHead + s1 + s1 + strings.Replace(strings.Replace(s1, "w1", "w2", 1), "held", "kept", 1) + strings.Replace(s1, "w1", "w3", 1), "",
			"roster.csv:3: credential: is not one of applicant, in_training, exam_eligible, provisional, certified, renewal_due, lapsed, inactive, suspended, revoked, retired, denied, reinstated (nearest: retired)\n" +
				"sessions.csv:3: id: is used already for this worker\n" +
				"sessions.csv:4: result: is not one of held, missed_by_worker, missed_by_supervisor, cancelled, requested (nearest: held)\n" +
				"roster.csv:4: supervisor: is there twice from the same date for this worker\n" +
				"sessions.csv:5: worker: is not on the roster\n"},
		{"a row that cannot be read does not make strangers", rosterHead + strings.Replace(w1, "certified", "king", 1), sessionsHead + s1, "",
			"roster.csv:2: credential: is not one of applicant, in_training, exam_eligible, provisional, certified, renewal_due, lapsed, inactive, suspended, revoked, retired, denied, reinstated\n"},
		{"no roster", "", sessionsHead + s1, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			line := files(t, tt.roster, tt.sessions, tt.hours)
			want := tt.want
			if tt.roster == "" {
				line += " -roster roster.csv"
				want = "roster.csv: no such file\n"
			}
			out, errs, status := call(t, "", "assess -standard US-TX -from 2026-01-01 -to 2026-02-01 -json"+line)
			assert.Equal(t, 1, status)
			assert.Empty(t, out, "nothing that could be taken for a result")
			if tt.name == "every bad line" || tt.name == "a row that cannot be read does not make strangers" {
				assert.Equal(t, count(want), count(errs), errs)
				return
			}
			assert.Equal(t, want, errs)
		})
	}
}

// count gives the places named in messages, which do not depend on how a wrong name is explained.
func count(messages string) []string {
	var places []string
	for l := range strings.Lines(messages) {
		places = append(places, strings.Join(strings.SplitN(l, ":", 4)[:3], ":"))
	}
	return places
}

func TestMoreThanTwentyBadLines(t *testing.T) {
	line := files(t, rosterHead+w1, sessionsHead+strings.Repeat(s1, 30), "")
	out, errs, status := call(t, "", "assess -standard US-TX -from 2026-01-01 -to 2026-02-01"+line)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, "sessions.csv:22: id: is used already for this worker\n... and 9 more\n")
}

func TestUsage(t *testing.T) {
	ok := " -roster r.csv -sessions s.csv -from 2026-01-01 -to 2026-02-01"
	for _, line := range []string{
		"", "judge", "assess", "assess -standard US-ZZ" + ok, "assess -standard us-tx" + ok, "assess -standard ICRC" + ok,
		"assess -standard US-TX -roster - -sessions - -from 2026-01-01 -to 2026-02-01",
		"assess -standard US-TX -zone Chicago" + ok, "assess -standard US-TX -zone Local" + ok,
		"assess -standard US-TX -roster r.csv -sessions s.csv -from 2026-02-01 -to 2026-02-01",
		"assess -standard US-TX -roster r.csv -sessions s.csv -from 2026-02-30 -to 2026-03-01",
		"assess -standard US-TX -roster r.csv -sessions s.csv -from 2026-02-01 -to tomorrow",
		"assess -standard US-TX -roster testdata/roster.csv -sessions testdata/sessions.csv -from 9999-12-01 -to 9999-12-31",
		"assess -standard US-TX -verbose" + ok, "assess -standard US-TX" + ok + " more.csv",
	} {
		out, errs, status := call(t, "", line)
		assert.Equal(t, 2, status, line)
		assert.Empty(t, out, line)
		assert.NotEmpty(t, errs, line)
	}
	out, _, status := call(t, "", "assess -h")
	assert.Zero(t, status)
	assert.Contains(t, out, "-standard")
}

func TestStandardInput(t *testing.T) {
	line := files(t, rosterHead+w1, "", "")
	out, errs, status := call(t, sessionsHead+s1, "assess -standard US-TX -json -sessions - -from 2026-01-01 -to 2026-02-01"+line)
	require.Zero(t, status, errs)
	assert.JSONEq(t, `{"worker":"w1","standard":"US-TX","rule":"frequency","from":"2026-01-01","to":"2026-02-01",
		"required":{"sessions":1},"held":{"sessions":1},"short":{"sessions":0},"met":true,"due":"2026-01-31","findings":[]}`, out)

	_, errs, status = call(t, sessionsHead+strings.Replace(s1, "60", "long", 1),
		"assess -standard US-TX -json -sessions - -from 2026-01-01 -to 2026-02-01"+line)
	assert.Equal(t, 1, status)
	assert.Equal(t, "stdin:2: minutes: is not a number such as 7.5\n", errs)
}

// One worker, two sessions in January: an hour in person, and half an hour by video.
func TestLinesOfEachKind(t *testing.T) {
	sessions := sessionsHead + s1 + "x2,w1,s1,2026-01-20T10:00:00Z,30,individual,video,1,false,schedule,held\n"
	line := files(t, rosterHead+w1, sessions, "worker,date,hours,kind\nw1,2026-01-07,30,service\nw1,2026-01-08,15,service\n")
	at := func(rule, rest string) string {
		return `{"worker":"w1","rule":"` + rule + `","from":"2026-01-01","to":"2026-02-01","due":"2026-01-31",` + rest + `}`
	}
	const none = `"findings":[]`
	const video = `"findings":[{"code":"modality_not_accepted","text":"session x2: held by video, which does not count here"}]`
	for standard, want := range map[string][]string{
		"US-MA":  {at("supervised", `"met":true,`+none)},
		"US-WA":  {at("supervised", `"met":true,`+none)},
		"NCPRSS": {at("duration", `"required":{"sessions":2,"minutes":120},"held":{"sessions":2,"minutes":90},"short":{"sessions":0,"minutes":30},"met":false,`+none)},
		"US-KY": {at("frequency", `"required":{"sessions":2},"held":{"sessions":1},"short":{"sessions":1},"met":false,`+video),
			at("longest_session", `"required":{"minutes":30},"held":{"minutes":60},"short":{"minutes":0},"met":true,`+video)},
		"ICRC":  {at("hours_ratio", `"required":{"minutes":135},"held":{"minutes":90},"short":{"minutes":45},"met":false,`+none)},
		"US-NC": {at("ratio", `"met":true,`+none), at("supervised", `"met":true,`+none)},
		"US-MT": {at("hours_ratio", `"required":{"minutes":135},"held":{"minutes":60},"short":{"minutes":75},"met":false,`+video),
			at("max_gap", `"met":false,"findings":[{"code":"modality_not_accepted","text":"session x2: held by video, which does not count here"},
				{"code":"gap_too_long","text":"45 hours worked from 2026-01-07 to 2026-01-08 without a session that counts; at most 40"}]`)},
	} {
		out, errs, status := call(t, "", "assess -standard "+standard+" -json -from 2026-01-01 -to 2026-02-01"+line)
		require.Zero(t, status, errs)
		got := strings.Split(strings.TrimSpace(out), "\n")
		require.Len(t, got, len(want), standard)
		for i := range want {
			assert.JSONEq(t, strings.Replace(want[i], `"rule"`, `"standard":"`+standard+`","rule"`, 1), got[i])
		}
	}
}

func TestWhatFollowsIsTold(t *testing.T) {
	missed := func(id, day string) string {
		return id + ",w1,s1," + day + "T10:00:00Z,60,individual,in_person,1,false,schedule,missed_by_worker\n"
	}
	line := files(t, rosterHead+w1, sessionsHead+missed("a", "2026-01-06")+missed("b", "2026-01-20"), "worker,date,hours,kind\n")
	out, errs, status := call(t, "", "assess -standard ALONGSIDE -from 2025-12-29 -to 2026-01-26"+line)
	require.Zero(t, status, errs)
	assert.Contains(t, out, "w1: consult_supervisor_first, for frequency from 2025-12-29 to 2026-01-25: binds the worker, who missed them (")
	out, errs, status = call(t, "", "assess -standard US-MD -from 2025-12-29 -to 2026-01-26"+line)
	require.Zero(t, status, errs)
	assert.Contains(t, out, "Suggested by its source, not required.\n")
	assert.NotContains(t, out, "binds")
	_, errs, status = call(t, "", "assess -standard US-WI -roster roster.csv -sessions sessions.csv -from 2026-01-01 -to 2026-02-01")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "US-WI goes by hours worked: -hours is missing")
}

func TestASessionAskedForNeedsNoLengthYet(t *testing.T) {
	line := files(t, rosterHead+w1, sessionsHead+"x1,w1,,2026-01-06T10:00:00Z,,individual,,1,false,worker,requested\n", "")
	out, errs, status := call(t, "", "assess -standard US-TX -json -from 2026-01-01 -to 2026-02-01"+line)
	require.Zero(t, status, errs)
	assert.Contains(t, out, `"code":"extra_not_given"`)
}

func TestOpenLinesSayWhatIsKnown(t *testing.T) {
	crew := ""
	for _, w := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		crew += w + ",certified,2025-01-01,2025-01-01,1,s1,peer_supervisor\n"
	}
	week := "assess -standard US-DC -from 2026-01-05 -to 2026-01-07"
	out, errs, status := call(t, "", week+files(t, rosterHead+crew, sessionsHead, ""))
	require.Zero(t, status, errs)
	assert.Equal(t, 8, strings.Count(out, "ratio           2026-01-05 to 2026-01-11  not kept, still running"), out)
	out, errs, status = call(t, "", strings.Replace(week, "01-07", "01-12", 1)+files(t, rosterHead+crew, sessionsHead, ""))
	require.Zero(t, status, errs)
	assert.Equal(t, 8, strings.Count(out, "2026-01-11  not met: the organisation's to put right"), out)
	out, errs, status = call(t, "", week+files(t, rosterHead+w1, sessionsHead, ""))
	require.Zero(t, status, errs)
	assert.Contains(t, out, "ratio           2026-01-05 to 2026-01-11  kept so far, still running")
}

func TestSupervisorFTEIsOneIfAbsentOrBlank(t *testing.T) {
	crew := ""
	for _, w := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		crew += w + ",certified,2025-01-01,2025-01-01,1,s1,peer_supervisor,\n"
	}
	head := strings.Replace(rosterHead, "\n", ",supervisor_fte\n", 1)
	range1 := "assess -standard US-DC -json -from 2026-01-05 -to 2026-01-12"
	out, errs, status := call(t, "", range1+files(t, head+crew, sessionsHead, ""))
	require.Zero(t, status, errs)
	assert.Equal(t, 8, strings.Count(out, `"over_ratio"`), "eight workers to one supervisor of one post")
	out, errs, status = call(t, "", range1+files(t, head+strings.ReplaceAll(crew, "peer_supervisor,\n", "peer_supervisor,1.2\n"), sessionsHead, ""))
	require.Zero(t, status, errs)
	assert.Zero(t, strings.Count(out, `"over_ratio"`), "8 / 1.2 is below 7")
}

func TestDecimal(t *testing.T) {
	for text, want := range map[string]int64{"0": 0, "7.5": 7_500_000, "0.1": 100_000, "007": 7_000_000, "999999.999999": 999_999_999_999, "-0": 0} {
		got, what := decimal(text)
		assert.Empty(t, what, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"-", ".", ".5", "5.", "1e3", "+1", "1,5", "NaN", "-1", "0.0000001", "1000000", " 1", "1_0", "0x1"} {
		_, what := decimal(text)
		assert.NotEmpty(t, what, text)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(rosterHead+w1, sessionsHead+s1)
	f.Add(rosterHead, sessionsHead)
	f.Add("worker\n", "")
	f.Add(rosterHead+w1+w1, sessionsHead+s1+s1)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, roster, sessions string) {
		path := filepath.Join(dir, "roster.csv")
		require.NoError(t, os.WriteFile(path, []byte(roster), 0o644))
		out, errs, status := call(t, sessions, "assess -standard US-DC -json -sessions - -from 2026-01-01 -to 2026-02-01 -roster "+path)
		if status != 0 {
			require.Equal(t, 1, status)
			require.Empty(t, out)
			require.NotEmpty(t, errs)
			return
		}
		for l := range strings.Lines(out) {
			require.True(t, json.Valid([]byte(l)), l)
		}
	})
}
