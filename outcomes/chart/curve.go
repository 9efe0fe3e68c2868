package chart

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// fineness is the distance in points below which points of a curve are drawn as
// one: a picture of a million people stays small.
const fineness = 0.2

// markGap is the distance in points below which two marks would be one blot.
const markGap = 1.5

// grid draws a faint line at each labelled share.
type grid struct{}

func (grid) Plot(c draw.Canvas, p *plot.Plot) {
	_, up := p.Transforms(&c)
	for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		c.StrokeLine2(draw.LineStyle{Color: rule, Width: 0.5}, c.Min.X, up(t.Value), c.Max.X, up(t.Value))
	}
}

// line draws a curve as steps, with an upright mark where follow-up ended
// without the event.
type line struct {
	stats.Curve
	stroke draw.LineStyle
}

func (l line) Plot(c draw.Canvas, p *plot.Plot) {
	across, up := p.Transforms(&c)
	path := []vg.Point{{X: across(0), Y: up(1)}}
	var marks []vg.Point
	for s := range l.Steps() {
		x, y := across(s.Time), up(s.Survival)
		path = stair(path, x, y)
		if n := len(marks); s.Censored > 0 && (n == 0 || x-marks[n-1].X > markGap || marks[n-1].Y-y > markGap) {
			marks = append(marks, vg.Point{X: x, Y: y})
		}
	}
	path = append(path, vg.Point{X: across(l.Last()), Y: path[len(path)-1].Y})
	c.StrokeLines(l.stroke, path)
	for _, m := range marks {
		c.StrokeLine2(draw.LineStyle{Color: l.stroke.Color, Width: 0.9}, m.X, m.Y-3, m.X, m.Y+3)
	}
}

// stair leads path to x and then to the height y.
func stair(path []vg.Point, x, y vg.Length) []vg.Point {
	last := &path[len(path)-1]
	switch {
	case y == last.Y:
		return path
	case len(path) > 1 && x-last.X < fineness && path[len(path)-2].X == last.X:
		last.Y = y // a little to the left, not a step of its own
		return path
	}
	return append(path, vg.Point{X: x, Y: last.Y}, vg.Point{X: x, Y: y})
}

// band shades the interval, from the first event to the last time at which the
// interval has a value.
type band struct {
	stats.Curve
	color color.Color
}

func (b band) Plot(c draw.Canvas, p *plot.Plot) {
	across, up := p.Transforms(&c)
	upper, lower := []vg.Point{{X: across(0), Y: up(1)}}, []vg.Point{{X: across(0), Y: up(1)}}
	end := across(0)
	for s := range b.Steps() {
		low, ok := s.Low.Value()
		end = across(s.Time)
		if !ok {
			break
		}
		high, _ := s.High.Value()
		upper, lower = stair(upper, end, up(high)), stair(lower, end, up(low))
	}
	area := append(upper, vg.Point{X: end, Y: upper[len(upper)-1].Y}, vg.Point{X: end, Y: lower[len(lower)-1].Y})
	for i := len(lower) - 1; i >= 0; i-- {
		area = append(area, lower[i])
	}
	r, g, bl, _ := b.color.RGBA()
	c.FillPolygon(color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(bl >> 8), A: 0x22}, area)
}
