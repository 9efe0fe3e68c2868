package instrument_test

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

func first(from int) []instrument.Threshold {
	return []instrument.Threshold{{Items: []string{"i1"}, From: from}}
}

func TestDefinitionsThatCannotBeScoredByAreRefused(t *testing.T) {
	good := func() instrument.Definition {
		in, err := instrument.Of("phq-9")
		require.NoError(t, err)
		return in.Definition()
	}
	tests := map[string]func(d *instrument.Definition){
		"no id":                    func(d *instrument.Definition) { d.ID = "" },
		"no items":                 func(d *instrument.Definition) { d.Items = nil },
		"no licence":               func(d *instrument.Definition) { d.Licence.Terms = "" },
		"an id twice":              func(d *instrument.Definition) { d.Items[1].ID = "i1" },
		"no answers":               func(d *instrument.Definition) { d.Items[0].Answers = nil },
		"answers in disorder":      func(d *instrument.Definition) { d.Items[0].Answers = []int{1, 0} },
		"an answer twice":          func(d *instrument.Definition) { d.Items[0].Answers = []int{0, 0, 3} },
		"a huge answer":            func(d *instrument.Definition) { d.Items[0].Answers = []int{0, math.MaxInt} },
		"points of another length": func(d *instrument.Definition) { d.Items[0].Points = []int{1} },
		"no scale":                 func(d *instrument.Definition) { d.Scales = nil },
		"an unknown item":          func(d *instrument.Definition) { d.Scales[0].Items[0] = "i10" },
		"an item twice":            func(d *instrument.Definition) { d.Scales[0].Items[0] = "i2" },
		"no combination":           func(d *instrument.Definition) { d.Scales[0].Combine = "" },
		"no direction":             func(d *instrument.Definition) { d.Scales[0].Direction = "" },
		"a wrong range":            func(d *instrument.Definition) { d.Scales[0].High = 30 },
		"bands that stop short":    func(d *instrument.Definition) { d.Scales[0].Bands = d.Scales[0].Bands[:2] },
		"bands in disorder":        func(d *instrument.Definition) { slices.Reverse(d.Scales[0].Bands) },
		"a band of nobody":         func(d *instrument.Definition) { d.Scales[0].Bands[0].Sex = "x" },
		"a cut-off at no number":   func(d *instrument.Definition) { d.Scales[0].Cutoffs[0].At = math.NaN() },
		"a figure of no kind":      func(d *instrument.Definition) { d.Scales[0].Figures[0].Kind = "x" },
		"gaps everywhere":          func(d *instrument.Definition) { d.Scales[0].Gaps.Most = 9 },
		"an alert on nothing":      func(d *instrument.Definition) { d.Safety[0].Item = "" },
		"an unknown flag":          func(d *instrument.Definition) { d.Safety[0].Flag = "x" },
		"a skip of nothing":        func(d *instrument.Definition) { d.Skips = []instrument.Skip{{}} },
		"a scale required later":   func(d *instrument.Definition) { d.Scales[0].Requires = []string{"total"} },
		"an unknown reader":        func(d *instrument.Definition) { d.BandFor = []instrument.Reader{"x"} },
		"a LOINC code misread":     func(d *instrument.Definition) { d.LOINC = "93038-2" },
		"an alert at no points":    func(d *instrument.Definition) { d.Safety[0].From = math.MinInt },
		"too few codes of answers": func(d *instrument.Definition) { d.Items[0].AnswerLOINC = []string{"LA6568-5"} },
		"an answer code misread":   func(d *instrument.Definition) { d.Items[0].AnswerLOINC[1] = "LA6569-8" },
		"no answer code":           func(d *instrument.Definition) { d.Items[0].AnswerLOINC[1] = "44249-1" },
		"a version below 0":        func(d *instrument.Definition) { d.Version = -1 },
		"advice without a name":    func(d *instrument.Definition) { d.Advice = []instrument.Advice{{Any: first(1)}} },
		"advice on nothing":        func(d *instrument.Definition) { d.Advice = []instrument.Advice{{Name: "x"}} },
		"advice without items": func(d *instrument.Definition) {
			d.Advice = []instrument.Advice{{Name: "x", Any: []instrument.Threshold{{}}}}
		},
		"advice on a lacking item": func(d *instrument.Definition) {
			d.Advice = []instrument.Advice{{Name: "x", Any: []instrument.Threshold{{Items: []string{"i10"}}}}}
		},
		"advice at no points": func(d *instrument.Definition) { d.Advice = []instrument.Advice{{Name: "x", Any: first(math.MinInt)}} },
		"advice twice": func(d *instrument.Definition) {
			d.Advice = []instrument.Advice{{Name: "x", Any: first(1)}, {Name: "x", Any: first(2)}}
		},
		"no name":                   func(d *instrument.Definition) { d.Name = "" },
		"a negative count of gaps":  func(d *instrument.Definition) { d.MostGap = -1 },
		"an item without an id":     func(d *instrument.Definition) { d.Items[8].ID = "" },
		"a last id twice":           func(d *instrument.Definition) { d.Items[8].ID = "i8"; d.Scales[0].Items = nil },
		"answers far below nothing": func(d *instrument.Definition) { d.Items[0].Answers = []int{math.MinInt32, 0, 1, 3} },
		"points without end":        func(d *instrument.Definition) { d.Items[0].Points = []int{0, 1, 2, math.MaxInt32} },
		"points far below nothing":  func(d *instrument.Definition) { d.Items[0].Points = []int{math.MinInt32, 1, 2, 3} },
		"a scale without an id":     func(d *instrument.Definition) { d.Scales[0].ID = "" },
		"a scale twice":             func(d *instrument.Definition) { d.Scales = append(d.Scales, d.Scales[0]) },
		"a scale without items":     func(d *instrument.Definition) { d.Scales[0].Items = nil },
		"a scale of lacking items":  func(d *instrument.Definition) { d.Scales[0].Items = []string{"i1", "i10"} },
		"gaps below nothing":        func(d *instrument.Definition) { d.Scales[0].Gaps.Most = -1 },
		"an endless low":            func(d *instrument.Definition) { d.Scales[0].Low = math.Inf(-1) },
		"an endless high":           func(d *instrument.Definition) { d.Scales[0].High = math.Inf(1) },
		"no factor":                 func(d *instrument.Definition) { d.Scales[0].Times = math.NaN() },
		"nothing to add":            func(d *instrument.Definition) { d.Scales[0].Plus = math.NaN() },
		"a wrong low":               func(d *instrument.Definition) { d.Scales[0].Low = 1 },
		"a band without a name":     func(d *instrument.Definition) { d.Scales[0].Bands[0].Name = "" },
		"a band to no number":       func(d *instrument.Definition) { d.Scales[0].Bands[0].To = math.NaN() },
		"two bands to one end":      func(d *instrument.Definition) { d.Scales[0].Bands[0].To = 9 },
		"a last band short":         func(d *instrument.Definition) { d.Scales[0].Bands[4].Short = true },
		"a cut-off without a name":  func(d *instrument.Definition) { d.Scales[0].Cutoffs[1].Name = "" },
		"a cut-off of nobody":       func(d *instrument.Definition) { d.Scales[0].Cutoffs[1].Sex = "x" },
		"a figure of no number":     func(d *instrument.Definition) { d.Scales[0].Figures[1].Value = math.NaN() },
		"a figure of nothing":       func(d *instrument.Definition) { d.Scales[0].Figures[1].Value = 0 },
		"a skip of lacking items": func(d *instrument.Definition) {
			d.Skips = []instrument.Skip{{Zero: []string{"i10"}, Blank: []string{"i2"}}}
		},
		"a skip to lacking items": func(d *instrument.Definition) {
			d.Skips = []instrument.Skip{{Zero: []string{"i1"}, Blank: []string{"i10"}}}
		},
		"a skip to nothing":      func(d *instrument.Definition) { d.Skips = []instrument.Skip{{Zero: []string{"i1"}}} },
		"a skip from nothing":    func(d *instrument.Definition) { d.Skips = []instrument.Skip{{Blank: []string{"i1"}}} },
		"an alert beyond all":    func(d *instrument.Definition) { d.Safety[0].From = math.MaxInt },
		"advice beyond all":      func(d *instrument.Definition) { d.Advice = []instrument.Advice{{Name: "x", Any: first(math.MaxInt)}} },
		"a score's code misread": func(d *instrument.Definition) { d.Scales[0].LOINC = "44261-7" },
		"a table of means": func(d *instrument.Definition) {
			d.Scales[0].Combine, d.Scales[0].Gaps.Most, d.Scales[0].Bands = instrument.Mean, 0, nil
			d.Scales[0].Table = make([]float64, 28)
			d.Scales[0].High = 0
		},
		"a table with gaps": func(d *instrument.Definition) {
			d.Scales[0].Gaps.Most, d.Scales[0].Bands, d.Scales[0].High = 1, nil, 0
			d.Scales[0].Table = make([]float64, 28)
		},
		"a short table": func(d *instrument.Definition) { d.Scales[0].Table = []float64{1}; d.Scales[0].Gaps.Most = 0 },
	}
	_, err := instrument.New(good())
	require.NoError(t, err)
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			d := good()
			spoil(&d)
			_, err := instrument.New(d)
			require.ErrorIs(t, err, instrument.ErrDefinition)
		})
	}
	for _, text := range []string{"", "{}", `{"id":"x","unknown":1}`, "null", "[]"} {
		_, err := instrument.Parse([]byte(text))
		require.ErrorIs(t, err, instrument.ErrDefinition)
	}
}

func FuzzParse(f *testing.F) {
	for _, id := range instrument.IDs() {
		in, err := instrument.Of(id)
		if err != nil {
			f.Fatal(err)
		}
		data, err := json.Marshal(in.Definition())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := instrument.Parse(data)
		if err != nil {
			require.ErrorIs(t, err, instrument.ErrDefinition)
			return
		}
		d := in.Definition()
		answers := make([]instrument.Answer, len(d.Items))
		for i, it := range d.Items {
			answers[i] = instrument.Given(it.Answers[0])
		}
		_, err = in.Score(answers, instrument.Respondent{})
		require.NoError(t, err)
	})
}

// The biggest form that is shipped with domains: 26 items, eight scales.
func BenchmarkScoreWHOQOL(b *testing.B) {
	in, err := instrument.Of("whoqol-bref")
	if err != nil {
		b.Fatal(err)
	}
	answers := make([]instrument.Answer, 26)
	for i := range answers {
		answers[i] = instrument.Given(1 + i%5)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := in.Score(answers, instrument.Respondent{}); err != nil {
			b.Fatal(err)
		}
	}
}
