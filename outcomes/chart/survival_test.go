package chart_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
)

var update = flag.Bool("update", false, "rewrite golden files")

// group returns the curve of n people of whom every third is censored, one
// leaving each step.
func group(t testing.TB, name string, n int, step float64) chart.SurvivalGroup {
	t.Helper()
	obs := make([]stats.Observation, n)
	for i := range obs {
		obs[i] = stats.Observation{Time: step * float64(i+1), Event: i%3 != 2}
	}
	c, err := stats.KaplanMeier(obs, stats.Confidence{})
	require.NoError(t, err)
	return chart.SurvivalGroup{Name: name, Curve: c}
}

func pictures(t testing.TB) map[string]chart.Survival {
	t.Helper()
	long := "Participants who were offered a recovery coach at the emergency department before discharge, on weekday and weekend shifts"
	five := chart.Survival{Title: "Five sites", Time: "Weeks", Share: "Still attending"}
	for i := range 5 {
		five.Groups = append(five.Groups, group(t, fmt.Sprintf("Site %d", i+1), 30+20*i, 0.5+0.1*float64(i)))
	}
	return map[string]chart.Survival{
		"one":  {Title: "Retention, everyone", Time: "Days since the first contact", Share: "Still in contact", Groups: []chart.SurvivalGroup{group(t, "", 40, 9)}},
		"two":  {Title: long, Groups: []chart.SurvivalGroup{group(t, long, 24, 1), group(t, strings.Repeat("unbroken", 20), 18, 2)}},
		"five": five,
	}
}

func TestPictures(t *testing.T) {
	for name, s := range pictures(t) {
		t.Run(name, func(t *testing.T) {
			svg, err := s.SVG()
			require.NoError(t, err)
			again, err := s.SVG()
			require.NoError(t, err)
			require.True(t, bytes.Equal(svg, again), "equal input, equal bytes")
			golden := filepath.Join("testdata", name+".svg")
			if *update {
				require.NoError(t, os.WriteFile(golden, svg, 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.True(t, bytes.Equal(want, svg), "differs from %s", golden)

			raster, err := s.PNG()
			require.NoError(t, err)
			again, err = s.PNG()
			require.NoError(t, err)
			require.True(t, bytes.Equal(raster, again), "equal input, equal bytes")
			assert.Contains(t, string(raster), "iTXtTitle\x00\x00\x00\x00\x00"+s.Title)
			assert.Contains(t, string(raster), s.Description())
			img, err := png.Decode(bytes.NewReader(raster))
			require.NoError(t, err)
			assert.True(t, frameIsWhite(img), "nothing is cut off at the edge")
		})
	}
}

// frameIsWhite reports whether the outermost 8 points of the image are empty.
func frameIsWhite(img image.Image) bool {
	const frame = 16
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			inside := x >= b.Min.X+frame && x < b.Max.X-frame && y >= b.Min.Y+frame && y < b.Max.Y-frame
			if r, g, bl, _ := img.At(x, y).RGBA(); !inside && (r != 0xffff || g != 0xffff || bl != 0xffff) {
				return false
			}
		}
	}
	return true
}

// A document that can be read as XML, with a title, a description and all texts
// inside the page and clear of each other.
func TestSVGForReaders(t *testing.T) {
	s := pictures(t)["two"]
	s.Title = `Left & "right" <b>`
	svg, err := s.SVG()
	require.NoError(t, err)
	var doc struct {
		Role  string `xml:"role,attr"`
		Label string `xml:"aria-labelledby,attr"`
		Title struct {
			ID   string `xml:"id,attr"`
			Text string `xml:",chardata"`
		} `xml:"title"`
		Desc struct {
			ID   string `xml:"id,attr"`
			Text string `xml:",chardata"`
		} `xml:"desc"`
	}
	require.NoError(t, xml.Unmarshal(svg, &doc))
	assert.Equal(t, "img", doc.Role)
	assert.Equal(t, s.Title, doc.Title.Text)
	assert.Equal(t, s.Description(), doc.Desc.Text)
	assert.Equal(t, doc.Title.ID+" "+doc.Desc.ID, doc.Label)
	other, err := pictures(t)["one"].SVG()
	require.NoError(t, err)
	assert.NotContains(t, string(other), doc.Title.ID, "two pictures on a page have ids of their own")
}

var textElement = regexp.MustCompile(`<text textLength="[\d.]+" lengthAdjust="spacingAndGlyphs" x="([-\d.e]+)" y="([-\d.e]+)"[^>]*\n?[^>]*font-size:([\d.]+)px[^>]*>([^<]*)</text>`)

// Numbers at risk stand below the labels of their times.
func TestNumbersAtRiskAlign(t *testing.T) {
	// 100 people, one at 0.25, 0.5, 0.75, ...: 81 are there at 5, 61 at 10.
	s := chart.Survival{Title: "x", Groups: []chart.SurvivalGroup{group(t, "a", 100, 0.25)}}
	svg, err := s.SVG()
	require.NoError(t, err)
	centres := map[string]float64{}
	for _, m := range textElement.FindAllStringSubmatch(string(svg), -1) {
		x, err := strconv.ParseFloat(m[1], 64)
		require.NoError(t, err)
		size, err := strconv.ParseFloat(m[3], 64)
		require.NoError(t, err)
		centres[m[4]] = x + 0.556*size*float64(len(m[4]))/2 // a digit of Liberation Sans is 0.556 em wide
	}
	for label, number := range map[string]string{"0": "100", "5": "81", "10": "61", "15": "41", "20": "21", "25": "1"} {
		require.Contains(t, centres, label)
		require.Contains(t, centres, number)
		assert.InDelta(t, centres[label], centres[number], 0.3, label)
	}
}

func TestRefused(t *testing.T) {
	a := group(t, "a", 5, 1)
	var seven []chart.SurvivalGroup
	for i := range 7 {
		seven = append(seven, group(t, strconv.Itoa(i), 5, 1))
	}
	for name, tt := range map[string]struct {
		s    chart.Survival
		want error
	}{
		"zero":          {chart.Survival{}, chart.ErrNoGroups},
		"no groups":     {chart.Survival{Title: "t"}, chart.ErrNoGroups},
		"too many":      {chart.Survival{Title: "t", Groups: seven}, chart.ErrTooManyGroups},
		"empty curve":   {chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{{Name: "a"}}}, chart.ErrEmptyCurve},
		"no title":      {chart.Survival{Title: " ", Groups: []chart.SurvivalGroup{a}}, chart.ErrText},
		"control":       {chart.Survival{Title: "t\x00", Groups: []chart.SurvivalGroup{a}}, chart.ErrText},
		"bad axis":      {chart.Survival{Title: "t", Time: "\n", Groups: []chart.SurvivalGroup{a}}, chart.ErrText},
		"not UTF-8":     {chart.Survival{Title: "t", Share: "\xff", Groups: []chart.SurvivalGroup{a}}, chart.ErrText},
		"bad name":      {chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{group(t, "\x1b", 5, 1)}}, chart.ErrText},
		"long title":    {chart.Survival{Title: strings.Repeat("t", chart.MaxTitle+1), Groups: []chart.SurvivalGroup{a}}, chart.ErrLongText},
		"long axis":     {chart.Survival{Title: "t", Time: strings.Repeat("t", chart.MaxLabel+1), Groups: []chart.SurvivalGroup{a}}, chart.ErrLongText},
		"long name":     {chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{group(t, strings.Repeat("t", chart.MaxLabel+1), 5, 1)}}, chart.ErrLongText},
		"same name":     {chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{a, a}}, chart.ErrName},
		"nameless pair": {chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{a, group(t, "", 5, 1)}}, chart.ErrName},
	} {
		t.Run(name, func(t *testing.T) {
			svg, err := tt.s.SVG()
			require.ErrorIs(t, err, tt.want)
			assert.Nil(t, svg)
			raster, err := tt.s.PNG()
			require.ErrorIs(t, err, tt.want)
			assert.Nil(t, raster)
		})
	}
}

func TestExtremes(t *testing.T) {
	for name, obs := range map[string][]stats.Observation{
		"at once":      {{Time: 0, Event: true}},
		"no events":    {{Time: 5}, {Time: 6}},
		"tiny times":   {{Time: 1e-9, Event: true}, {Time: 2e-9}},
		"large times":  {{Time: 1e12, Event: true}, {Time: 3e12}},
		"all depart":   {{Time: 1, Event: true}, {Time: 2, Event: true}},
		"late arrival": {{Entry: 3, Time: 9, Event: true}, {Time: 4, Event: true}, {Time: 12}},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := stats.KaplanMeier(obs, stats.Confidence{Kind: stats.PlainInterval})
			require.NoError(t, err)
			svg, err := chart.Survival{Title: name, Groups: []chart.SurvivalGroup{{Curve: c}}}.SVG()
			require.NoError(t, err)
			assert.NotContains(t, string(svg), "NaN")
			assert.NotContains(t, string(svg), "Inf")
			d := xml.NewDecoder(bytes.NewReader(svg))
			for err == nil {
				_, err = d.Token()
			}
			assert.ErrorIs(t, err, io.EOF)
		})
	}
}

// A million people make no larger a file than the paper can show.
// Of 40 people one leaves every 9 days, and every third is censored: 27 events, 13 without.
// The last number at risk is that of day 350, before the steps of days 351 and 360. Of ten
// people until day 30 the least are three, without the event, and one at risk on day 30.
func TestTheLeastNumberThatAPictureTells(t *testing.T) {
	s := pictures(t)["one"]
	assert.Equal(t, 2, s.Least())
	s.Groups = []chart.SurvivalGroup{group(t, "", 10, 3)}
	assert.Equal(t, 1, s.Least())
	s.Groups = nil
	assert.Zero(t, s.Least(), "not drawn")

	// Everybody followed for a year: no number at risk is small, 12 of 40 had the event.
	obs := make([]stats.Observation, 40)
	for i := range obs {
		obs[i] = stats.Observation{Time: 365}
		if i < 12 {
			obs[i] = stats.Observation{Time: float64(20 * (i + 1)), Event: true}
		}
	}
	c, err := stats.KaplanMeier(obs, stats.Confidence{})
	require.NoError(t, err)
	s = chart.Survival{Title: "Retention", Groups: []chart.SurvivalGroup{{Curve: c}}}
	assert.Equal(t, 12, s.Least())
}

func TestManyPeople(t *testing.T) {
	obs := make([]stats.Observation, 200_000)
	for i := range obs {
		obs[i] = stats.Observation{Time: float64(i) + 0.5, Event: i%2 == 0}
	}
	c, err := stats.KaplanMeier(obs, stats.Confidence{})
	require.NoError(t, err)
	svg, err := chart.Survival{Title: "t", Groups: []chart.SurvivalGroup{{Curve: c}}}.SVG()
	require.NoError(t, err)
	assert.Less(t, len(svg), 500_000)
}

func TestRoundTimes(t *testing.T) {
	assert.Equal(t, []float64{0, 5, 10, 15, 20, 25, 30, 35}, chart.RoundTimes(35, 8))
	assert.Equal(t, []float64{0, 200, 400, 600, 800, 1000}, chart.RoundTimes(1076, 8))
	assert.Equal(t, []float64{0, 500, 1000}, chart.RoundTimes(1076, 3))
	assert.Equal(t, []float64{0}, chart.RoundTimes(0, 8))
	assert.Equal(t, []float64{0}, chart.RoundTimes(10, 0))
	rapid.Check(t, func(t *rapid.T) {
		last, n := rapid.Float64Range(1e-6, 1e9).Draw(t, "last"), rapid.IntRange(1, 10).Draw(t, "n")
		times := chart.RoundTimes(last, n)
		require.LessOrEqual(t, len(times), n+1)
		require.LessOrEqual(t, times[len(times)-1], last*(1+1e-9))
		for i := 1; i < len(times); i++ {
			require.Greater(t, times[i], times[i-1])
		}
	})
}

func ExampleSurvival() {
	curve, _ := stats.KaplanMeier([]stats.Observation{
		{Time: 3, Event: true}, {Time: 5, Event: true}, {Time: 8}, {Time: 10, Event: true}, {Time: 12},
	}, stats.Confidence{})
	picture := chart.Survival{Title: "Time in the programme", Time: "Weeks", Groups: []chart.SurvivalGroup{{Curve: curve}}}
	svg, err := picture.SVG()
	fmt.Println(bytes.HasPrefix(svg, []byte("<?xml")), err)
	fmt.Println(picture.Description())

	_, err = chart.Survival{Title: "Nobody yet"}.SVG()
	fmt.Println(err)
	// Output:
	// true <nil>
	// Kaplan-Meier curve; horizontal axis: Weeks; vertical axis: Without the event, from 0 to 100 %. 5 people, 3 events; median 10 (5 to not reached). At 5: 60 % (29 % to 100 %), 4 at risk. At 10: 30 % (6 % to 100 %), 2 at risk.
	// chart: no groups
}

func ExampleRoundTimes() {
	fmt.Println(chart.RoundTimes(365, 6), chart.RoundTimes(-1, 6))
	// Output: [0 100 200 300] [0]
}

// The median of 172 days and two hours is told in four digits, and as long as nobody had the
// event there is no interval.
func TestADescriptionSaysNoMoreThanIsKnown(t *testing.T) {
	var seen []stats.Observation
	for i := range 40 {
		seen = append(seen, stats.Observation{Time: 160 + float64(i) + 1./12, Event: true})
	}
	curve, err := stats.KaplanMeier(seen, stats.Confidence{Kind: stats.LogLogInterval})
	require.NoError(t, err)
	text := chart.Survival{Groups: []chart.SurvivalGroup{{Curve: curve}}}.Description()
	// S is one half from the 20th event, at 179.083, to the 21st, at 180.083.
	assert.Contains(t, text, "median 179.6 (")
	assert.Contains(t, text, " At 50: 100 %, 40 at risk.")
	assert.NotContains(t, text, "100 % (100 %")
}
