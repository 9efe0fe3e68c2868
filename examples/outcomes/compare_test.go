package main

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// answered runs the program with -json and returns its one object.
func answered(t *testing.T, stdin string, args ...string) map[string]any {
	t.Helper()
	code, out, problems := called(stdin, args...)
	require.Zero(t, code, problems)
	var got map[string]any
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	return got
}

// near asserts an object of estimate, low and high; NaN stands for null.
func near(t *testing.T, want [3]float64, got any, delta float64) {
	t.Helper()
	object, ok := got.(map[string]any)
	require.True(t, ok, "%v", got)
	for i, key := range []string{"estimate", "low", "high"} {
		if math.IsNaN(want[i]) {
			assert.Nil(t, object[key], key)
		} else {
			assert.InDelta(t, want[i], object[key], delta, key)
		}
	}
	assert.Len(t, object, 3)
}

// events is a file of so many people and events in groups a and b.
func events(a, n1, b, n2 int) string {
	var s strings.Builder
	s.WriteString("group,event\n")
	for i := range n1 {
		fmt.Fprintf(&s, "a,%d\n", min(1, max(0, a-i)))
	}
	for i := range n2 {
		fmt.Fprintf(&s, "b,%d\n", min(1, max(0, b-i)))
	}
	return s.String()
}

var null = math.NaN()

// Johnson et al. (2018), Lancet 392:409-418: 64 of 218 against 83 of 216.
func TestCompareEventsOfATrial(t *testing.T) {
	got := answered(t, events(83, 216, 64, 218), "compare", "-json", "-")
	near(t, [3]float64{.3843, .3220, .4506}, got["risk_a"], 5e-5)
	near(t, [3]float64{.2936, .2371, .3572}, got["risk_b"], 5e-5)
	near(t, [3]float64{-.0907, -.1778, -.0016}, got["risk_difference"], 5e-5)
	near(t, [3]float64{.7640, .5854, .9971}, got["risk_ratio"], 5e-5)
	near(t, [3]float64{.6659, .4463, .9936}, got["odds_ratio"], 5e-5)
	near(t, [3]float64{11.03, 5.62, 609.6}, got["nnt"], 5e-2)
	assert.Len(t, got, 7)

	swapped := answered(t, events(83, 216, 64, 218), "compare", "-json", "-reference", "b", "-")
	assert.Equal(t, got["risk_a"], swapped["risk_b"])
	near(t, [3]float64{.0907, .0016, .1778}, swapped["risk_difference"], 5e-5)
}

// Newcombe (1998), Stat Med 17:873-890, table II; the second group is the first there.
func TestCompareDifferences(t *testing.T) {
	for _, tt := range []struct {
		a, n1, b, n2 int
		want         [3]float64
	}{
		{48, 80, 56, 70, [3]float64{.2, .0524, .3339}},
		{3, 10, 9, 10, [3]float64{.6, .1705, .8090}},
		{2, 7, 6, 7, [3]float64{.5714, .0582, .8062}},
		{0, 29, 5, 56, [3]float64{.0893, -.0381, .1926}},
		{0, 20, 0, 10, [3]float64{0, -.1611, .2775}},
		{0, 10, 10, 10, [3]float64{1, .6075, 1}},
	} {
		near(t, tt.want, answered(t, events(tt.a, tt.n1, tt.b, tt.n2), "compare", "-json", "-")["risk_difference"], 5e-5)
	}
}

func TestCompareEventsAtTheEdges(t *testing.T) {
	for _, same := range []string{events(0, 3, 0, 4), events(3, 3, 4, 4)} {
		got := answered(t, same, "compare", "-json", "-")
		assert.Nil(t, got["risk_ratio"])
		assert.Nil(t, got["odds_ratio"])
		near(t, [3]float64{null, null, null}, got["nnt"], 0)
		assert.Equal(t, 1.0, got["fisher_p"])
	}
	// (2.5/5) / (0.5/5) and (2.5 x 4.5) / (2.5 x 0.5): a half in all four cells.
	got := answered(t, events(0, 4, 2, 4), "compare", "-json", "-")
	assert.InDelta(t, 5, got["risk_ratio"].(map[string]any)["estimate"], 1e-12)
	assert.InDelta(t, 9, got["odds_ratio"].(map[string]any)["estimate"], 1e-12)
	near(t, [3]float64{-2, null, null}, got["nnt"], 1e-12)
	// 12 of the 70 ways to choose 4 of 8 hold both or none: 2 x C(6,4)/C(8,4) = 30/70.
	assert.InDelta(t, 3.0/7, got["fisher_p"], 1e-12)
}

// By hand: means 2 and 5, variances 1 and 4, three in each group; df = (5/3)² / (1/18 + 16/18) = 50/17.
func TestCompareValues(t *testing.T) {
	got := answered(t, "group,value\nx,1\nx,2\nx,3\ny,3\ny,5\ny,7\n", "compare", "-json", "-")
	assert.InDelta(t, 3, got["mean_difference"].(map[string]any)["estimate"], 1e-12)
	// J(4) = Γ(2) / (√2 Γ(3/2)) = √(2/π); g = J 3/√2.5; v = 2/3 + g²/12.
	g := math.Sqrt(2/math.Pi) * 3 / math.Sqrt(2.5)
	half := 1.959963984540054 * math.Sqrt(2.0/3+g*g/12)
	near(t, [3]float64{g, g - half, g + half}, got["hedges_g"], 1e-9)
	assert.Len(t, got, 3)

	got = answered(t, "group,value\nx,1\ny,3\n", "compare", "-json", "-")
	near(t, [3]float64{2, null, null}, got["mean_difference"], 1e-12)
	assert.Nil(t, got["hedges_g"])
	assert.Nil(t, got["welch_p"])
}

// By hand: changes -1, -2, -3, so mean -2 and SD 1; t(2) = 4.302652729911275.
func TestComparePairs(t *testing.T) {
	file := "before,after\n10,9\n10,8\n10,7\n"
	got := answered(t, file, "compare", "-json", "-")
	half := 4.302652729911275 / math.Sqrt(3)
	near(t, [3]float64{-2, -2 - half, -2 + half}, got["change"], 1e-9)
	// J(2) = 1/Γ(1/2); v = 1/3 + g²/6.
	g := -2 / math.Sqrt(math.Pi)
	half = 1.959963984540054 * math.Sqrt(1.0/3+g*g/6)
	near(t, [3]float64{g, g - half, g + half}, got["hedges_g"], 1e-9)
	assert.NotContains(t, got, "reliable")

	// The error of a difference is √2 x √(1 - 0.5) = 1: changes above 1.96 count.
	got = answered(t, file, "compare", "-json", "-sd", "1", "-reliability", ".5", "-")
	assert.Equal(t, map[string]any{"improved": 2.0, "unchanged": 1.0, "worsened": 0.0}, got["reliable"])
	got = answered(t, file, "compare", "-json", "-sd", "1", "-reliability", ".5", "-higher-better", "-")
	assert.Equal(t, map[string]any{"improved": 0.0, "unchanged": 1.0, "worsened": 2.0}, got["reliable"])
}

// refused asserts what a command says of each bad file.
func refused(t *testing.T, args []string, tests map[string]string) {
	t.Helper()
	for in, want := range tests {
		code, out, problems := called(in, append(args, "-")...)
		assert.Equal(t, 1, code, in)
		assert.Empty(t, out, in)
		assert.Equal(t, want, problems, in)
	}
}

func TestCompareBadInput(t *testing.T) {
	refused(t, []string{"compare"}, map[string]string{
		"group,event\na,1\nb,2\nc,1\n,0\nd\n": "stdin:3: event: is not a whole number from 0 to 1\nstdin:4: group: is a third group, expected two\nstdin:5: group: is blank\nstdin:6: line: cells: 1, columns in the header: 2\n",
		"group,event\na,1\na,0\n":             "stdin:1: group: has one group, expected two\n",
		"group,event\n":                       "stdin:1: line: there are no rows\n",
		"group,event,value\na,1,2\n":          "stdin:1: value: unknown column beside event\n",
		"group\na\n":                          "stdin:1: value: the column is missing (or event)\n",
		"before,after\n1,x\n,2\n":             "stdin:2: after: is not a number\nstdin:3: before: is blank\n",
		"before,afters\n1,2\n":                "stdin:1: afters: unknown column (nearest: after)\n",
	})
	refused(t, []string{"compare", "-reference", "c"}, map[string]string{"group,event\na,1\nb,0\n": "stdin:1: group: no row is of the group that -reference names\n"})
}

func FuzzCompare(f *testing.F) {
	for _, s := range []string{"group,event\na,1\nb,0\n", "group,value\na,1\na,1\nb,2\nb,1e300\n", "before,after\n1,2\n3,1\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) { fuzzed(t, file, "compare", "-json", "-") })
}

// fuzzed asserts an answer in JSON or a complaint, never both.
func fuzzed(t *testing.T, file string, args ...string) {
	code, out, problems := called(file, args...)
	switch code {
	case 0:
		for line := range strings.Lines(out) {
			assert.True(t, json.Valid([]byte(line)))
		}
	case 1:
		assert.Empty(t, out)
		assert.NotEmpty(t, problems)
	default:
		t.Fatalf("exit status %d", code)
	}
}
