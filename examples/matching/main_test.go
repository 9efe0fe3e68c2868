package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/input"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// call runs the program as from the command line and returns both outputs and the status.
func call(t *testing.T, stdin, line string) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs bytes.Buffer
	status = input.Main(strings.Fields(line), strings.NewReader(stdin), &out, &errs, run)
	return out.String(), errs.String(), status
}

func TestGolden(t *testing.T) {
	files := " -capacity testdata/capacity.csv testdata/pairs.csv"
	for name, line := range map[string]string{
		"optimal.txt":  "-method optimal" + files,
		"optimal.json": "-method optimal -json" + files,
		"stable.txt":   "-method stable" + files,
		"stable.json":  "-method stable -json" + files,
		"greedy.txt":   "-method greedy" + files,
		"greedy.json":  "-method greedy -json" + files,
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
			if strings.HasSuffix(name, ".json") {
				require.True(t, json.Valid([]byte(got)))
			}
		})
	}
}

const (
	pairsHead = "participant,worker,score\n"
	capHead   = "worker,capacity\n"
)

// files writes both files and returns the arguments that name them, relative to a folder of their own.
func files(t *testing.T, capacity, pairs string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "c.csv"), []byte(capacity), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "p.csv"), []byte(pairs), 0o644))
	t.Chdir(dir)
	return " -capacity c.csv p.csv"
}

func TestAnswers(t *testing.T) {
	tests := []struct{ name, method, capacity, pairs, want string }{
		{"nothing at all", "optimal", capHead, pairsHead,
			`{"method":"optimal","total":0,"assigned":0,"unassigned":[],"pairs":[]}`},
		{"columns in any order, ids as bytes", "optimal", "capacity,worker\n1,b\n1,B\n", "score,worker,participant\n1,b,é\n1,b,z\n1,B,Z\n",
			`{"method":"optimal","total":2,"assigned":2,"unassigned":["é"],"pairs":[{"participant":"Z","worker":"B","score":1},{"participant":"z","worker":"b","score":1}]}`},
		{"no minus before zero", "greedy", capHead + "w,5\n", pairsHead + "p,w,-0\nq,w,-0.0\n",
			`{"method":"greedy","total":0,"assigned":2,"unassigned":[],"pairs":[{"participant":"p","worker":"w","score":0},{"participant":"q","worker":"w","score":0}]}`},
		{"a total that no float64 holds", "optimal", capHead + "w,2\n", pairsHead + "p,w,1.5e308\nq,w,1.5e308\n",
			`{"method":"optimal","total":3e+308,"assigned":2,"unassigned":[],"pairs":[{"participant":"p","worker":"w","score":1.5e+308},{"participant":"q","worker":"w","score":1.5e+308}]}`},
		{"most participants first, though the total is lower", "optimal", capHead + "a,1\nb,1\n", pairsHead + "p,a,100\np,b,-500\nq,a,1\n",
			`{"method":"optimal","total":-499,"assigned":2,"unassigned":[],"pairs":[{"participant":"p","worker":"b","score":-500},{"participant":"q","worker":"a","score":1}]}`},
		{"letters that HTML escapes", "stable", capHead + "<w>,1\n", pairsHead + "p&q,<w>,1\n",
			`{"method":"stable","total":1,"assigned":1,"unassigned":[],"pairs":[{"participant":"p&q","worker":"<w>","score":1}]}`},
		{"places for more than there are people", "optimal", capHead + "w,00000000000000000001\nv,99999999999999999999\n", pairsHead + "p,v,1\nq,w,1\nr,w,2\n",
			`{"method":"optimal","total":3,"assigned":2,"unassigned":["q"],"pairs":[{"participant":"p","worker":"v","score":1},{"participant":"r","worker":"w","score":2}]}`},
		{"a worker without pairs, a place for nobody", "stable", capHead + "w,0\nv,3\n", pairsHead + "p,w,1\n",
			`{"method":"stable","total":0,"assigned":0,"unassigned":["p"],"pairs":[]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, errs, status := call(t, "", "-json -method "+tt.method+files(t, tt.capacity, tt.pairs))
			require.Zero(t, status, errs)
			assert.Equal(t, tt.want+"\n", out)
		})
	}
}

func TestOrderOfLinesDoesNotMatter(t *testing.T) {
	var capacity, pairs []string
	r := rand.New(rand.NewPCG(7, 7))
	for _, w := range "abcdefgh" {
		capacity = append(capacity, string(w)+",2\n")
		for _, p := range "klmnopqrstuvwxyz" {
			if r.IntN(3) == 0 {
				pairs = append(pairs, string(p)+","+string(w)+","+[]string{"1", "2", "2.5"}[r.IntN(3)]+"\n")
			}
		}
	}
	for _, method := range []string{"optimal", "stable", "greedy"} {
		want := ""
		for range 20 {
			r.Shuffle(len(capacity), func(i, j int) { capacity[i], capacity[j] = capacity[j], capacity[i] })
			r.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
			args := files(t, capHead+strings.Join(capacity, ""), pairsHead+strings.Join(pairs, ""))
			out, errs, status := call(t, "", "-json -method "+method+args)
			require.Zero(t, status, errs)
			if want == "" {
				want = out
			}
			require.Equal(t, want, out)
		}
	}
}

func TestBadFiles(t *testing.T) {
	tests := []struct{ name, capacity, pairs, want string }{
		{"a pair twice", capHead + "w,1\n", pairsHead + "p,w,1\nq,w,1\np,w,1\n", "p.csv:4: line: the pair is there twice\n"},
		{"a worker twice", capHead + "w,1\nv,1\nw,1\n", pairsHead + "p,w,1\n", "c.csv:4: worker: is there twice\n"},
		{"a worker without capacity", capHead + "w,1\n", pairsHead + "p,v,1\n", "p.csv:2: worker: has no capacity listed\n"},
		{"negative capacity", capHead + "w,-1\n", pairsHead + "p,w,1\n", "c.csv:2: capacity: is not a whole number of 0 or more\n"},
		{"half a place", capHead + "w,1.5\n", pairsHead, "c.csv:2: capacity: is not a whole number\n"},
		{"scores that are no finite number", capHead + "w,1\n", pairsHead + "p,w,NaN\nq,w,inf\nr,w,1e999\ns,w,\n",
			"p.csv:2: score: is not a number\np.csv:3: score: is not a number\np.csv:4: score: is too large a number\np.csv:5: score: is blank\n"},
		{"every bad line", capHead + "w,x\n,1\nv,1\nv,2\n", pairsHead + "p,w,1\n,v,2\np,v,2\np,v,2\nq,u,1\n",
			"c.csv:2: capacity: is not a whole number\nc.csv:3: worker: is blank\np.csv:3: participant: is blank\n" +
				"p.csv:5: line: the pair is there twice\np.csv:6: worker: has no capacity listed\nc.csv:5: worker: is there twice\n"},
		{"unknown column", "worker,capacities\nw,1\n", pairsHead + "p,w,1\n",
			"c.csv:1: capacities: unknown column (nearest: capacity)\nc.csv:1: capacity: the column is missing\n"},
		{"empty files", "", "", "c.csv:1: line: the file is empty, expected a header row\np.csv:1: line: the file is empty, expected a header row\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, errs, status := call(t, "", "-json -method optimal"+files(t, tt.capacity, tt.pairs))
			assert.Equal(t, 1, status)
			assert.Empty(t, out, "nothing that could be taken for a result")
			assert.Equal(t, tt.want, errs)
		})
	}
	out, errs, status := call(t, "", "-method optimal"+files(t, capHead, pairsHead+strings.Repeat("p,w,1\n", 30)))
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.True(t, strings.HasSuffix(errs, "p.csv:21: worker: has no capacity listed\n... and 10 more\n"), errs)
}

func TestUsage(t *testing.T) {
	for _, line := range []string{
		"", "p.csv", "-method optimal p.csv", "-capacity c.csv p.csv", "-method best -capacity c.csv p.csv", "-method Optimal -capacity c.csv p.csv",
		"-method optimal -capacity c.csv", "-method optimal -capacity c.csv p.csv q.csv", "-method optimal -capacity - -", "-method optimal -capacity c.csv -fast p.csv",
	} {
		out, errs, status := call(t, "", line)
		assert.Equal(t, 2, status, line)
		assert.Empty(t, out, line)
		assert.NotEmpty(t, errs, line)
	}
	out, _, status := call(t, "", "-h")
	assert.Zero(t, status)
	assert.Contains(t, out, "-method")
	_, errs, status := call(t, "", "-method optimal -capacity testdata/none.csv testdata/pairs.csv")
	assert.Equal(t, 1, status)
	assert.Equal(t, "testdata/none.csv: no such file\n", errs)
}

func TestStandardInput(t *testing.T) {
	files(t, capHead+"w,1\n", "")
	out, errs, status := call(t, pairsHead+"p,w,3\n", "-json -method optimal -capacity c.csv -")
	require.Zero(t, status, errs)
	assert.JSONEq(t, `{"method":"optimal","total":3,"assigned":1,"unassigned":[],"pairs":[{"participant":"p","worker":"w","score":3}]}`, out)
	_, errs, status = call(t, pairsHead+"p,w,x\n", "-json -method optimal -capacity c.csv -")
	assert.Equal(t, 1, status)
	assert.Equal(t, "stdin:2: score: is not a number\n", errs)
}

func FuzzRead(f *testing.F) {
	f.Add(capHead+"w,1\n", pairsHead+"p,w,1\n")
	f.Add(capHead+"w,2\nv,1\n", pairsHead+"p,w,-1e300\nq,w,5e-324\nq,v,0.1\n")
	f.Add("worker\n", "")
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, capacity, pairs string) {
		path := filepath.Join(dir, "c.csv")
		require.NoError(t, os.WriteFile(path, []byte(capacity), 0o644))
		for _, method := range []string{"optimal", "stable", "greedy"} {
			out, errs, status := call(t, pairs, "-json -method "+method+" -capacity "+path+" -")
			if status != 0 {
				require.Equal(t, 1, status)
				require.Empty(t, out)
				require.NotEmpty(t, errs)
				continue
			}
			require.True(t, json.Valid([]byte(out)), out)
		}
	})
}
