package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/input"
)

var update = flag.Bool("update", false, "rewrite golden files")

// called runs the program on standard input.
func called(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, problems bytes.Buffer
	code = input.Main(args, strings.NewReader(stdin), &out, &problems, run)
	return code, out.String(), problems.String()
}

func TestTextAndJSON(t *testing.T) {
	tests := map[string][]string{
		"six_mp":             {"survival", "-group", "arm", "-rmst", "23", "-cox", "placebo", "data/six_mp.csv"},
		"methadone":          {"survival", "-group", "clinic", "-strata", "prison", "-conf", "log-log", "-rmst", "730", "data/methadone.csv"},
		"methadone_cox":      {"survival", "-strata", "clinic", "-cox", "prison,dose", "-ties", "breslow", "data/methadone.csv"},
		"uis":                {"survival", "-group", "programme", "-strata", "site", "-conf", "plain", "-rmst", "365", "data/uis.csv"},
		"six_mp_json":        {"survival", "-json", "-group", "arm", "-rmst", "35", "-cox", "placebo", "data/six_mp.csv"},
		"six_mp_one_group":   {"survival", "-json", "data/six_mp.csv"},
		"compare":            {"compare", "-reference", "usual", "data/readmission.csv"},
		"meta":               {"meta", "-measure", "rr", "-method", "reml", "data/bcg.csv"},
		"meta_hartung":       {"meta", "-measure", "or", "-method", "pm", "-knapp-hartung", "data/bcg.csv"},
		"score":              {"score", "-instrument", "phq-9", "data/phq.csv"},
		"cost":               {"cost", "-discount", ".03", "data/cost.csv"},
		"six_mp_mean_beyond": {"survival", "-rmst", "36", "-group", "arm", "data/six_mp.csv"},
	}
	for name, args := range tests {
		t.Run(name, func(t *testing.T) {
			code, out, problems := called("", args...)
			require.Empty(t, problems)
			require.Zero(t, code)
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(out), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), out)
		})
	}
}

func TestREADMEShowsWhatComesOut(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	for _, name := range []string{"six_mp", "compare", "meta", "score", "cost"} {
		golden, err := os.ReadFile(filepath.Join("testdata", name+".golden"))
		require.NoError(t, err)
		assert.Contains(t, string(readme), string(golden))
	}
}

// The keys are those of the file formats, and each is there.
func TestJSONKeys(t *testing.T) {
	code, out, _ := called("time,event,g,x\n1,1,a,0\n2,1,b,1\n3,0,a,0\n4,1,b,0\n", "survival", "-json", "-group", "g", "-cox", "x", "-rmst", "9", "-")
	require.Zero(t, code)
	var got struct {
		Groups  []map[string]any
		LogRank map[string]any `json:"log_rank"`
		Cox     map[string]any
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Len(t, got.Groups, 2)
	assert.ElementsMatch(t, []string{"group", "n", "events", "median", "median_low", "median_high", "rmst", "rmst_se", "steps"}, keys(got.Groups[0]))
	step := got.Groups[0]["steps"].([]any)[0].(map[string]any)
	assert.ElementsMatch(t, []string{"time", "at_risk", "events", "censored", "survival", "std_err", "low", "high"}, keys(step))
	assert.ElementsMatch(t, []string{"chi2", "df", "p"}, keys(got.LogRank))
	assert.ElementsMatch(t, []string{"ties", "log_likelihood_null", "log_likelihood", "coefficients"}, keys(got.Cox))
	coefficient := got.Cox["coefficients"].([]any)[0].(map[string]any)
	assert.ElementsMatch(t, []string{"name", "coef", "se", "z", "p", "hazard_ratio", "low", "high"}, keys(coefficient))
	assert.Nil(t, got.Groups[0]["rmst"], "group a was followed up to 3 only, with one person left")
	assert.Equal(t, 3.0, got.Groups[1]["rmst"], "group b is 1 up to 2, one half up to 4 and 0 from there")
}

func keys(m map[string]any) []string {
	var names []string
	for k := range m {
		names = append(names, k)
	}
	return names
}

func TestDelayedEntry(t *testing.T) {
	code, out, _ := called("entry,time,event,g\n0,3,1,a\n2,5,0,a\n3,6,1,b\n0,7,1,b\n", "survival", "-json", "-group", "g", "-")
	require.Zero(t, code)
	assert.JSONEq(t, `{"groups":[
		{"group":"a","n":2,"events":1,"median":3,"median_low":3,"median_high":null,"rmst":null,"rmst_se":null,"steps":[
			{"time":3,"at_risk":2,"events":1,"censored":0,"survival":0.5,"std_err":0.3535533905932738,"low":0.12504882662995323,"high":1},
			{"time":5,"at_risk":1,"events":0,"censored":1,"survival":0.5,"std_err":0.3535533905932738,"low":0.12504882662995323,"high":1}]},
		{"group":"b","n":2,"events":2,"median":6.5,"median_low":6,"median_high":null,"rmst":null,"rmst_se":null,"steps":[
			{"time":6,"at_risk":2,"events":1,"censored":0,"survival":0.5,"std_err":0.3535533905932738,"low":0.12504882662995323,"high":1},
			{"time":7,"at_risk":1,"events":1,"censored":0,"survival":0,"std_err":null,"low":null,"high":null}]}],
		"log_rank":null,"cox":null}`, out)
	_, out, _ = called("entry,time,event,g\n0,3,1,a\n2,5,0,a\n3,6,1,b\n0,7,1,b\n", "survival", "-group", "g", "-")
	assert.Contains(t, out, "Log-rank test: none (not defined for delayed entry)")
}

func TestGroupsInOrder(t *testing.T) {
	for in, want := range map[string][]string{"10,9,1": {"1", "9", "10"}, "b,a,10": {"10", "a", "b"}, "2,1.0,1": {"1", "1.0", "2"}} {
		file := "time,event,g\n"
		for g := range strings.SplitSeq(in, ",") {
			file += "1,1," + g + "\n"
		}
		code, out, _ := called(file, "survival", "-json", "-group", "g", "-")
		require.Zero(t, code)
		var got struct{ Groups []struct{ Group string } }
		require.NoError(t, json.Unmarshal([]byte(out), &got))
		var names []string
		for _, g := range got.Groups {
			names = append(names, g.Group)
		}
		assert.Equal(t, want, names)
	}
}

// Where the data hold no answer the part is null, and the text says why.
func TestNoAnswer(t *testing.T) {
	none := "time,event,g,x\n1,0,a,0\n2,0,b,1\n"
	code, out, _ := called(none, "survival", "-json", "-group", "g", "-cox", "x", "-")
	require.Zero(t, code)
	assert.True(t, strings.HasSuffix(out, `"log_rank":null,"cox":null}`+"\n"), out)
	_, out, _ = called(none, "survival", "-group", "g", "-cox", "x", "-")
	assert.Contains(t, out, "Log-rank test: none (no events)")
	assert.Contains(t, out, "Cox model: none (no events)")
	_, out, _ = called("time,event,g,s\n1,1,a,1\n2,1,b,2\n", "survival", "-group", "g", "-strata", "s", "-")
	assert.Contains(t, out, "never at risk together")
	_, out, _ = called("time,event,x,c\n1,1,1,5\n2,1,1,5\n3,0,0,5\n", "survival", "-cox", "x,c", "-")
	assert.Contains(t, out, "x has no finite coefficient")
	assert.Contains(t, out, "c is constant")
}

func TestBadInput(t *testing.T) {
	tests := map[string]struct {
		in   string
		args []string
		want string
	}{
		"every line":       {"time,event\n-1,1\nx,0\n3,2\n,1\n4\n", nil, "stdin:2: time: is negative\nstdin:3: time: is not a number\nstdin:4: event: is not a whole number from 0 to 1\nstdin:5: time: is blank\nstdin:6: line: cells: 1, columns in the header: 2\n"},
		"entry":            {"entry,time,event\n3,3,1\n-1,2,1\n,2,1\n0,0,1\n", nil, "stdin:2: entry: is not before time\nstdin:3: entry: is negative\nstdin:4: entry: is blank\nstdin:5: entry: is not before time\n"},
		"no such column":   {"time,event,clinc\n1,1,a\n", []string{"-group", "clinic"}, "stdin:1: clinic: the column is missing (nearest: clinc)\n"},
		"no column":        {"weeks,event\n1,1\n", nil, "stdin:1: time: the column is missing\n"},
		"empty":            {"", nil, "stdin:1: line: the file is empty, expected a header row\n"},
		"no rows":          {"time,event\n", nil, "stdin:1: line: there are no rows\n"},
		"blank group":      {"time,event,g\n1,1, \n", []string{"-group", "g"}, "stdin:2: g: is blank\n"},
		"words to model":   {"time,event,sex\n1,1,f\n", []string{"-cox", "sex"}, "stdin:2: sex: is not a number\n"},
		"infinite":         {"time,event\nInf,1\n1e999,1\nNaN,0\n", nil, "stdin:2: time: is not a number\nstdin:3: time: is too large a number\nstdin:4: time: is not a number\n"},
		"more than twenty": {"time,event\n" + strings.Repeat("1,\n", 23), nil, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			code, out, problems := called(tt.in, append(append([]string{"survival"}, tt.args...), "-")...)
			assert.Equal(t, 1, code)
			assert.Empty(t, out)
			if tt.want != "" {
				assert.Equal(t, tt.want, problems)
			} else {
				assert.Contains(t, problems, "stdin:21: event: is blank\n... and 3 more\n")
			}
			picture := filepath.Join(t.TempDir(), "p.svg")
			if len(tt.args) == 0 {
				code, _, _ = called(tt.in, "chart", "-kind", "survival", "-out", picture, "-")
				assert.Equal(t, 1, code)
				assert.NoFileExists(t, picture)
			}
		})
	}
}

func TestBadUsage(t *testing.T) {
	good := "time,event\n1,1\n"
	for _, args := range [][]string{
		{"compare", "-sd", "1", "-"}, {"compare", "-higher-better", "-"}, {"compare", "-sd", "0", "-reliability", ".5", "-"}, {"compare", "-sd", "1", "-reliability", "1", "-"},
		{"compare", "-sd", "1", "-reliability", ".5", "-"}, {"compare", "-reference", "a", "-sd", "1", "-reliability", ".5", "-"},
		{"meta", "-method", "dl", "-"}, {"meta", "-measure", "rr", "-"}, {"meta", "-measure", "hr", "-method", "dl", "-"}, {"meta", "-measure", "rr", "-method", "sj", "-"},
		{"score", "-"}, {"score", "-instrument", "phq-99", "-"}, {"cost", "-discount", "2", "-"}, {"cost", "-discount", "x", "-"}, {"cost"},
	} {
		code, out, _ := called("group,event\na,1\nb,0\n", args...)
		assert.Equal(t, 2, code, args)
		assert.Empty(t, out, args)
	}
	for _, args := range [][]string{
		{}, {"survive"}, {"survival"}, {"survival", "-", "-json"}, {"survival", "-robust", "-"}, {"survival", "-conf", "logit", "-"},
		{"survival", "-ties", "exact", "-"}, {"survival", "-rmst", "0", "-"}, {"survival", "-rmst", "NaN", "-"}, {"survival", "-rmst", "Inf", "-"},
		{"survival", "-cox", "a,,b", "-"}, {"survival", "-cox", "a,a", "-"}, {"survival", "-time", "", "-"}, {"survival", "-time", "event", "-"},
		{"chart", "-out", "p.svg", "-"}, {"chart", "-kind", "pie", "-out", "p.svg", "-"}, {"chart", "-kind", "survival", "-out", "p.gif", "-"}, {"chart", "-kind", "survival", "-"},
	} {
		code, out, problems := called(good, args...)
		assert.Equal(t, 2, code, args)
		assert.Empty(t, out, args)
		assert.NotEmpty(t, problems, args)
	}
	for _, args := range [][]string{{"-h"}, {"compare", "-h"}, {"meta", "-h"}, {"score", "-h"}, {"cost", "-h"}, {"survival", "-h"}, {"chart", "-h"}} {
		code, out, _ := called("", args...)
		assert.Zero(t, code)
		assert.Equal(t, 1, strings.Count(out, "Usage: outcomes"), args)
	}
}

func TestChart(t *testing.T) {
	dir := t.TempDir()
	svg, raster := filepath.Join(dir, "p.svg"), filepath.Join(dir, "p.png")
	code, out, problems := called("", "chart", "-kind", "survival", "-group", "clinic", "-title", "Retention", "-out", svg, "data/methadone.csv")
	require.Zero(t, code, problems)
	assert.Contains(t, out, "Kaplan-Meier curves of 2 groups")
	image, err := os.ReadFile(svg)
	require.NoError(t, err)
	assert.Contains(t, string(image), ">Retention</title>")
	code, _, problems = called("", "chart", "-kind", "survival", "-out", raster, "data/methadone.csv")
	require.Zero(t, code, problems)
	file, err := os.Open(raster)
	require.NoError(t, err)
	defer file.Close()
	_, err = png.Decode(file)
	require.NoError(t, err)
	code, out, problems = called("", "chart", "-kind", "survival", "-group", "dose", "-out", svg, "data/methadone.csv")
	assert.Equal(t, 1, code)
	assert.Empty(t, out)
	assert.Equal(t, "data/methadone.csv:1: dose: has 15 values, a picture can hold 6 curves\n", problems)
}

// What lies in no one line is told of the first, and never without the file.
func TestNumbersBeyondReckoningAreToldWithTheFile(t *testing.T) {
	out := filepath.Join(t.TempDir(), "p.svg")
	for _, tt := range []struct{ args, file, want string }{
		{"compare", "group,value\na,1e308\na,-1e308\nb,1\nb,2\n", "stats: describe: the numbers are too large"},
		{"compare", "before,after\n1e308,-1e308\n1e308,-1.1e308\n", "stats: paired change: the numbers are too large"},
		{"meta -measure generic -method dl", "study,yi,vi\na,1,5e-324\nb,2,1\n", "stats: meta-analysis: the numbers are too large"},
		{"cost", costHead + "cost,a,1e308,USD,2024,,,,\ncost,b,1e308,USD,2024,,,,\nparticipants,p,1,,,,,,\n", "economics: number out of range"},
		{"survival -rmst 1e308", "time,event\n1,1\n2,1\n1.5e308,0\n", "stats: restricted mean: the numbers are too large"},
		{"chart -kind control -out " + out, "label,value\na,1e308\nb,-1e308\nc,1\n", "stats: xmr: the numbers are too large"},
		{"chart -kind funnel -out " + out, "site,events,n\na,1,1099511627776\nb,1,2\n", "chart: values must be finite"},
		{"chart -kind forest -measure rr -out " + out, "study,ai,bi,ci,di\na,0,1,0,1\n", "no studies"},
	} {
		code, words, problems := called(tt.file, append(strings.Fields(tt.args), "-")...)
		assert.Equal(t, 1, code, tt.args)
		assert.Empty(t, words, tt.args)
		assert.Contains(t, problems, "stdin:1: line: "+tt.want, tt.args)
	}
	assert.NoFileExists(t, out)
}

// -0 is 0, and what has three hundred digits is not written out in a table.
func TestOddNumbersArePrintedPlainly(t *testing.T) {
	file := costHead + "cost,a,-0,USD,2024,,,-0,0\nparticipants,p,10,,,,,,\n"
	code, words, problems := called(file, "cost", "-json", "-discount", "-0", "-")
	require.Zero(t, code, problems)
	assert.NotContains(t, words, "-0")
	code, words, problems = called("time,event\n1e100,1\n1e101,1\n", "survival", "-rmst", "1e100", "-")
	require.Zero(t, code, problems)
	for line := range strings.Lines(words) {
		assert.Less(t, len(line), 150, line)
	}
}

func FuzzSurvival(f *testing.F) {
	f.Add("time,event,entry,g\n1,1,0,a\n2,0,1,b\n")
	f.Add("time,event\n1e-300,1\n1e300,1\n0,0\n")
	f.Add("event,time\n1,0.1\n1,0.10000000000000001\n")
	f.Fuzz(func(t *testing.T, file string) {
		code, out, problems := called(file, "survival", "-json", "-rmst", "2", "-")
		switch code {
		case 0:
			assert.True(t, json.Valid([]byte(out)))
			assert.NotContains(t, out, "NaN")
		case 1:
			assert.Empty(t, out)
			assert.NotEmpty(t, problems)
		default:
			t.Fatalf("exit status %d", code)
		}
	})
}
