package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
)

// A textBox is where one line of text was drawn.
type textBox struct {
	text string
	vg.Rectangle
}

// boxes returns where the page sets its texts. Only the pictures that draw
// without package plot are read: they turn no text.
func boxes(t testing.TB, p page) []textBox {
	t.Helper()
	var rec recorder.Canvas
	p.paint(draw.NewCanvas(&rec, p.width, p.height))
	cache := font.NewCache(liberation.Collection())
	var out []textBox
	for _, a := range rec.Actions {
		switch a := a.(type) {
		case *recorder.Rotate, *recorder.Translate, *recorder.Scale:
			require.Fail(t, "the page turns or moves its canvas")
		case *recorder.FillString:
			face := cache.Lookup(a.Font, a.Size)
			// Capitals and figures reach 0.73 of the size above the line, tails 0.21 below it.
			out = append(out, textBox{a.String, vg.Rectangle{
				Min: vg.Point{X: a.Point.X, Y: a.Point.Y - 0.21*a.Size},
				Max: vg.Point{X: a.Point.X + face.Width(a.String), Y: a.Point.Y + 0.73*a.Size},
			}})
		}
	}
	return out
}

// No text is cut off at the edge, and none lies on another.
func TestTextsStandClear(t *testing.T) {
	for name, s := range sheets(t) {
		t.Run(name, func(t *testing.T) {
			p, err := s.page()
			require.NoError(t, err)
			standClear(t, p)
		})
	}
}

func standClear(t testing.TB, p page) {
	t.Helper()
	all := boxes(t, p)
	require.NotEmpty(t, all)
	sort.Slice(all, func(i, j int) bool { return all[i].Min.X < all[j].Min.X })
	for i, b := range all {
		require.GreaterOrEqual(t, float64(b.Min.X), margin-0.01, b.text)
		require.LessOrEqual(t, float64(b.Max.X), float64(p.width-margin)+0.01, b.text)
		require.GreaterOrEqual(t, float64(b.Min.Y), margin/2.0, b.text)
		require.LessOrEqual(t, float64(b.Max.Y), float64(p.height-margin/2), b.text)
		for _, o := range all[i+1:] {
			if o.Min.X >= b.Max.X {
				break
			}
			require.False(t, o.Min.Y < b.Max.Y-0.01 && b.Min.Y < o.Max.Y-0.01, "%q lies on %q", b.text, o.text)
		}
	}
}

// Nothing is drawn outside the page, and no number of a path is infinite.
func TestEverythingIsOnThePage(t *testing.T) {
	for name, s := range sheets(t) {
		t.Run(name, func(t *testing.T) {
			p, err := s.page()
			require.NoError(t, err)
			var rec recorder.Canvas
			p.paint(draw.NewCanvas(&rec, p.width, p.height))
			check := func(path vg.Path) {
				for _, c := range path {
					if c.Type == vg.CloseComp {
						continue
					}
					for v, most := range map[vg.Length]vg.Length{c.Pos.X: p.width, c.Pos.Y: p.height} {
						require.False(t, math.IsNaN(float64(v)))
						require.True(t, v >= 8 && v <= most-8, "%v of %v", v, most)
					}
				}
			}
			for _, a := range rec.Actions {
				switch a := a.(type) {
				case *recorder.Stroke:
					check(a.Path)
				case *recorder.Fill:
					check(a.Path)
				}
			}
		})
	}
}

// Both forms are well made, carry title and description, and repeat to the byte.
func TestSheetsEncode(t *testing.T) {
	for name, s := range sheets(t) {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && strings.Contains(name, "-") {
				t.Skip("one sheet of each kind is enough for a short run")
			}
			svg, err := s.SVG()
			require.NoError(t, err)
			again, err := s.SVG()
			require.NoError(t, err)
			assert.True(t, bytes.Equal(svg, again), "equal input, equal bytes")
			assert.NotContains(t, string(svg), "NaN")
			if !strings.Contains(name, "-") { // one of each kind, read by eye
				golden := filepath.Join("testdata", name+".svg")
				if flag.Lookup("update").Value.String() == "true" {
					require.NoError(t, os.WriteFile(golden, svg, 0o644))
				}
				want, err := os.ReadFile(golden)
				require.NoError(t, err)
				assert.True(t, bytes.Equal(want, svg), "differs from %s", golden)
			}
			var doc struct {
				Role  string `xml:"role,attr"`
				Title string `xml:"title"`
				Desc  string `xml:"desc"`
			}
			require.NoError(t, xml.Unmarshal(svg, &doc))
			p, err := s.page()
			require.NoError(t, err)
			assert.Equal(t, "img", doc.Role)
			assert.Equal(t, p.title, doc.Title)
			assert.Equal(t, s.Description(), doc.Desc)
			d := xml.NewDecoder(bytes.NewReader(svg))
			for err == nil {
				_, err = d.Token()
			}
			require.True(t, errors.Is(err, io.EOF))

			raster, err := s.PNG()
			require.NoError(t, err)
			if p.height < 1000 { // the large ones take long
				again, err = s.PNG()
				require.NoError(t, err)
				assert.True(t, bytes.Equal(raster, again), "equal input, equal bytes")
			}
			assert.Contains(t, string(raster), p.title)
			_, err = png.Decode(bytes.NewReader(raster))
			require.NoError(t, err)
		})
	}
}
