package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Colditz et al. (1994): 13 trials of BCG, as R's metafor pools them.
func TestMetaOfPublishedTrials(t *testing.T) {
	tests := []struct {
		method                        string
		hartung                       bool
		tau2, mu, se, low, high, i2   float64
		predictionLow, predictionHigh float64
	}{
		{"dl", false, .3088, -.7141, .1787, -1.0644, -.3638, 92.12, -1.9988, .5706},
		{"reml", false, .3132, -.7145, .1798, -1.0669, -.3622, 92.22, -2.0084, .5793},
		{"pm", false, .3181, -.7150, .1809, -1.0695, -.3604, 92.33, -2.0186, .5886},
		{"ml", false, .2800, -.7112, .1719, -1.0481, -.3743, 91.38, -1.9358, .5134},
	}
	for _, tt := range tests {
		got := answered(t, "", "meta", "-measure", "rr", "-method", tt.method, "-json", "data/bcg.csv")
		for key, want := range map[string]float64{"k": 13, "tau2": tt.tau2, "estimate": tt.mu, "se": tt.se, "low": tt.low, "high": tt.high,
			"prediction_low": tt.predictionLow, "prediction_high": tt.predictionHigh, "q": 152.2330} {
			assert.InDelta(t, want, got[key], 6e-5, tt.method+" "+key)
		}
		assert.InDelta(t, tt.i2, got["i2"], 6e-3)
		weights := 0.0
		for _, s := range got["studies"].([]any) {
			weights += s.(map[string]any)["weight"].(float64)
		}
		assert.InDelta(t, 100, weights, 1e-9)
	}
	for method, want := range map[string][3]float64{"dl": {.1807, -1.1078, -.3204}, "reml": {.1808, -1.1084, -.3206}, "pm": {.1809, -1.1091, -.3208}, "ml": {.1800, -1.1035, -.3189}} {
		got := answered(t, "", "meta", "-measure", "rr", "-method", method, "-knapp-hartung", "-json", "data/bcg.csv")
		for i, key := range []string{"se", "low", "high"} {
			assert.InDelta(t, want[i], got[key], 6e-5, method+" "+key)
		}
	}
	got := answered(t, "", "meta", "-measure", "rr", "-method", "fe", "-json", "data/bcg.csv")
	assert.InDelta(t, -.430285, got["estimate"], 6e-7)
	assert.InDelta(t, .040499, got["se"], 6e-7)
	assert.Nil(t, got["prediction_low"])
	got = answered(t, "", "meta", "-measure", "or", "-method", "reml", "-json", "data/bcg.csv")
	assert.InDelta(t, .3378, got["tau2"], 6e-5)
	assert.InDelta(t, -.7452, got["estimate"], 6e-5)
}

// Borenstein et al., Introduction to Meta-Analysis, chapter 4, with the exact correction.
func TestMetaOfMeans(t *testing.T) {
	got := answered(t, "study,m1,sd1,n1,m2,sd2,n2\nA,103,5.5,50,100,4.5,50\n", "meta", "-measure", "smd", "-method", "reml", "-json", "-")
	assert.InDelta(t, .5924, got["estimate"], 5e-5)
	assert.InDelta(t, 100, got["studies"].([]any)[0].(map[string]any)["weight"], 1e-9)
	assert.Nil(t, got["prediction_low"])
}

// Five effects that differ less than chance would have them: Knapp and Hartung's
// interval is narrower than the normal one, and is left so.
func TestMetaWithoutHeterogeneity(t *testing.T) {
	z := 2 * 1.959963984540054
	file := "study,yi,vi\n"
	for _, s := range [][3]float64{{.24, .09, .39}, {.18, .07, .29}, {.29, .12, .46}, {.21, .05, .36}, {.14, -.14, .42}} {
		se := (s[2] - s[1]) / z
		file += "s," + number(s[0]) + "," + number(se*se) + "\n"
	}
	got := answered(t, file, "meta", "-measure", "generic", "-method", "reml", "-knapp-hartung", "-json", "-")
	assert.InDelta(t, .213375, got["estimate"], 6e-7)
	assert.InDelta(t, .0214, got["se"], 6e-5)
	assert.InDelta(t, .1540, got["low"], 6e-5)
	assert.InDelta(t, .2728, got["high"], 6e-5)
	assert.InDelta(t, 1.5207, got["q"], 6e-5)
	assert.Equal(t, 0.0, got["tau2"])
}

func TestMetaExcludes(t *testing.T) {
	file := "study,ai,bi,ci,di\nnone,0,5,0,6\nall,5,0,6,0\nzero,0,4,2,2\n"
	got := answered(t, file, "meta", "-measure", "rr", "-method", "dl", "-json", "-")
	assert.Equal(t, []any{"none", "all"}, got["excluded"])
	assert.Equal(t, 1.0, got["k"])
	assert.InDelta(t, -1.6094379124341003, got["estimate"], 1e-12, "the logarithm of (0.5/5) / (2.5/5)")
	got = answered(t, "study,ai,bi,ci,di\nnone,0,5,0,6\n", "meta", "-measure", "or", "-method", "dl", "-json", "-")
	assert.Nil(t, got["estimate"])
	assert.Equal(t, []any{}, got["studies"])
	got = answered(t, "study,yi,vi\na,1,1\n", "meta", "-measure", "generic", "-method", "dl", "-knapp-hartung", "-json", "-")
	assert.Equal(t, 1.0, got["estimate"])
	assert.Equal(t, 1.0, got["se"], "of one study the normal interval, as metafor has it")
	assert.InDelta(t, 1-1.959963984540054, got["low"], 1e-12)
	got = answered(t, "study,yi,vi\na,1,1\nb,1,2\n", "meta", "-measure", "generic", "-method", "dl", "-knapp-hartung", "-json", "-")
	assert.Equal(t, 1.0, got["estimate"])
	assert.Nil(t, got["low"], "studies that say the same have none")
	_, out, _ := called("study,yi,vi\na,1,1\n", "meta", "-measure", "generic", "-method", "dl", "-knapp-hartung", "-")
	assert.Contains(t, out, "The interval is the normal one: Knapp and Hartung's needs two studies.")
}

func TestMetaBadInput(t *testing.T) {
	refused(t, []string{"meta", "-measure", "rr", "-method", "dl"}, map[string]string{
		"study,ai,bi,ci,di\n,1,1,1,1\na,-1,1,1,x\nb,0,0,1,1\n": "stdin:2: study: is blank\nstdin:3: ai: is not a whole number from 0 to 1099511627776\nstdin:3: di: is not a whole number\nstdin:4: ai: there is nobody in the arm\n",
		"study,ai,bi,ci\na,1,1,1\n":                            "stdin:1: di: the column is missing\n",
		"study,ai,bi,ci,di\n":                                  "stdin:1: line: there are no rows\n",
	})
	refused(t, []string{"meta", "-measure", "generic", "-method", "dl"}, map[string]string{
		"study,yi,vi\na,1,0\nb,x,1\n": "stdin:2: vi: is not above 0\nstdin:3: yi: is not a number\n",
	})
	refused(t, []string{"meta", "-measure", "smd", "-method", "dl"}, map[string]string{
		"study,m1,sd1,n1,m2,sd2,n2\na,1,0,5,2,0,5\nb,1,-1,5,2,1,5\n": "stdin:2: line: the values do not differ\nstdin:3: sd1: is negative\n",
	})
}

func FuzzMeta(f *testing.F) {
	f.Add("study,ai,bi,ci,di\na,1,2,3,4\nb,0,1,2,3\n")
	f.Add("study,ai,bi,ci,di\na,0,2,0,4\n")
	f.Fuzz(func(t *testing.T, file string) {
		fuzzed(t, file, "meta", "-measure", "rr", "-method", "reml", "-json", "-")
	})
}
