package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/chart"
)

func TestChartKinds(t *testing.T) {
	values := "label,value\nw1,4\nw2,6\nw3,5\nw4,7\nw5,5\nw6,30\n"
	sites := "site,events,n\nA,5,50\nB,60,100\nC,8,70\n"
	tests := []struct {
		kind, in, words string
		flags           []string
	}{
		{"forest", "study,yi,vi\na,0.1,0.04\nb,0.4,0.09\nc,0.2,0.01\n", "3 studies", []string{"-measure", "generic", "-method", "dl"}},
		{"control", values, "6", nil},
		{"funnel", sites, "3 sites", nil},
		{"funnel", sites, "Not shown because of counts from 1 to 10: 2 sites", []string{"-least", "11"}},
	}
	for _, tt := range tests {
		for _, ending := range []string{".svg", ".png"} {
			out := filepath.Join(t.TempDir(), "p"+ending)
			code, words, problems := called(tt.in, append(append([]string{"chart", "-kind", tt.kind, "-out", out}, tt.flags...), "-")...)
			require.Zero(t, code, problems)
			assert.Contains(t, words, tt.words)
			assert.FileExists(t, out)
		}
	}
}

// The share of all sites beside that of the one shown would tell how many there were at the
// others: 73 of 220 less 60 of 100.
func TestAFunnelTellsNothingOfSitesLeftOut(t *testing.T) {
	out := filepath.Join(t.TempDir(), "p.svg")
	sites := "site,events,n\nA,5,50\nB,60,100\nC,8,70\nD,30,100\n"
	code, words, problems := called(sites, "chart", "-kind", "funnel", "-least", "11", "-out", out, "-")
	require.Zero(t, code, problems)
	assert.Contains(t, words, "Expected share 45 %", "90 of 200")
	code, words, problems = called(sites, "chart", "-kind", "funnel", "-out", out, "-")
	require.Zero(t, code, problems)
	assert.Contains(t, words, "Expected share 32.2 %", "103 of 320")
	code, _, problems = called("site,events,n\nA,5,50\n", "chart", "-kind", "funnel", "-least", "11", "-out", out, "-")
	assert.Equal(t, 1, code)
	assert.Contains(t, problems, chart.ErrNoData.Error())
}

func TestChartKindsRefuse(t *testing.T) {
	out := filepath.Join(t.TempDir(), "p.svg")
	refused(t, []string{"chart", "-kind", "funnel", "-out", out}, map[string]string{
		"site,events,n\nA,6,5\n,1,2\nB,x,0\n": "stdin:2: events: are more than n\nstdin:3: site: is blank\nstdin:4: events: is not a whole number\nstdin:4: n: is not a whole number from 1 to 1099511627776\n",
	})
	refused(t, []string{"chart", "-kind", "control", "-out", out}, map[string]string{"label,value\na,x\n": "stdin:2: value: is not a number\n"})
	assert.NoFileExists(t, out)
	for args := range strings.SplitSeq("-kind control -method dl;-kind forest -group g -measure rr;-kind forest;-kind survival -measure rr;-kind control -least 11;-kind funnel -least -1", ";") {
		code, _, _ := called("", append(append([]string{"chart", "-out", out}, strings.Fields(args)...), "-")...)
		assert.Equal(t, 2, code, args)
	}
}
