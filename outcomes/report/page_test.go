package report_test

import (
	"bytes"
	"encoding/base64"
	"html"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/report"
)

func TestThePageReadsWithoutEyesScriptsOrNetwork(t *testing.T) {
	d := quarter(t)
	d.Title = `<script>alert("x")</script> & co`
	d.Sections[0].Text = []string{"| pipe *star* <b>bold</b>", "1. no list", "# no heading", "--- no rule", "$0.17 to $1.94"}
	page := write(t, d, report.HTML)
	assert.Contains(t, page, `<html lang="en">`)
	assert.NotContains(t, page, "<script")
	assert.NotContains(t, page, "<b>")
	assert.NotContains(t, page, "http:")
	assert.NotContains(t, page, "https:")
	assert.NotContains(t, page, "ZgotmplZ")
	assert.Contains(t, page, `name="viewport"`)
	assert.Contains(t, page, "@media print")
	assert.Equal(t, strings.Count(page, "<table"), strings.Count(page, "<caption>"))
	assert.Equal(t, strings.Count(page, "<table"), strings.Count(page, "<thead"))
	assert.Equal(t, strings.Count(page, "<th "), strings.Count(page, `scope="col"`)+strings.Count(page, `scope="row"`))
	assert.Contains(t, html.UnescapeString(page), `src="data:image/svg+xml;base64,`+base64.StdEncoding.EncodeToString(picture)+`"`)
	assert.Equal(t, 1, strings.Count(page, "<img "), "the picture of few people is left out")
	level := 0
	for _, part := range strings.Split(page, "<h")[1:] {
		if part[0] < '1' || part[0] > '6' {
			continue
		}
		next := int(part[0] - '0')
		assert.LessOrEqual(t, next, level+1, "headings skip no level")
		level = next
	}
	assert.Equal(t, 1, strings.Count(page, "<h1>"))

	text := write(t, d, report.Markdown)
	assert.Contains(t, text, "\\| pipe \\*star\\* \\<b\\>bold\\</b\\>\n")
	assert.Contains(t, text, "\n1\\. no list\n")
	assert.Contains(t, text, "\n\\# no heading\n")
	assert.Contains(t, text, "\n\\--- no rule\n")
	assert.Contains(t, text, "\n\\$0.17 to \\$1.94\n", "no formula")
}

func FuzzChart(f *testing.F) {
	f.Add(picture)
	f.Add([]byte(`<svg onload="x"/>`))
	f.Add([]byte("\xff<svg>"))
	f.Fuzz(func(t *testing.T, svg []byte) {
		d := draft(report.Section{Charts: []report.Chart{{Title: "t", Description: "d", SVG: svg, People: 40}}})
		r, err := report.Build(d)
		if err != nil {
			require.ErrorIs(t, err, report.ErrChart)
			return
		}
		var b bytes.Buffer
		require.NoError(t, r.Write(&b, report.HTML))
		assert.Equal(t, 1, strings.Count(b.String(), "<img "))
		assert.NotContains(t, b.String(), "onload", "a picture is an image and nothing of the page")
	})
}

// Every colour of text stands out from both grounds by 4.5 to 1 (WCAG 2.2, 1.4.3).
func TestColoursOfThePageCanBeRead(t *testing.T) {
	page := write(t, quarter(t), report.HTML)
	luminance := func(hex string) float64 {
		if len(hex) == 3 {
			hex = strings.Join([]string{hex[:1], hex[:1], hex[1:2], hex[1:2], hex[2:], hex[2:]}, "")
		}
		sum := 0.0
		for i, weight := range []float64{.2126, .7152, .0722} {
			n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
			require.NoError(t, err)
			c := float64(n) / 255
			if c <= .04045 {
				sum += weight * c / 12.92
			} else {
				sum += weight * math.Pow((c+.055)/1.055, 2.4)
			}
		}
		return sum
	}
	colours := func(property string) (found []string) {
		for _, m := range regexp.MustCompile(`[ ;{]`+property+`: #([0-9a-f]+);`).FindAllStringSubmatch(page, -1) {
			found = append(found, m[1])
		}
		return found
	}
	texts, grounds := colours("color"), colours("background")
	require.Len(t, texts, 5)
	require.Len(t, grounds, 2)
	for _, text := range texts {
		for _, ground := range grounds {
			assert.GreaterOrEqual(t, (luminance(ground)+.05)/(luminance(text)+.05), 4.5, "%s on %s", text, ground)
		}
	}
}
