package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A pattern fills a band: a ground with lines across it, so that bands differ
// in grey too.
type pattern struct {
	ground  color.NRGBA
	rising  bool      // lines from bottom left to top right
	falling bool      // lines from top left to bottom right
	upright bool      // vertical lines
	level   bool      // horizontal lines
	spacing vg.Length // between lines
	line    color.NRGBA
}

// patterns are in the order in which states take them: neighbours differ most.
var patterns = [MaxStates]pattern{
	{ground: color.NRGBA{R: 0xdb, G: 0xe5, B: 0xf0, A: 0xff}},
	{ground: color.NRGBA{R: 0x2b, G: 0x4d, B: 0x75, A: 0xff}},
	{ground: white, rising: true, spacing: 5, line: navy},
	{ground: color.NRGBA{R: 0x8f, G: 0xa9, B: 0xc4, A: 0xff}},
	{ground: white, level: true, spacing: 3, line: navy},
	{ground: color.NRGBA{R: 0xf3, G: 0xdd, B: 0xcb, A: 0xff}, falling: true, spacing: 5, line: rust},
	{ground: white, upright: true, spacing: 3, line: navy},
	{ground: color.NRGBA{R: 0xf3, G: 0xdd, B: 0xcb, A: 0xff}, rising: true, falling: true, spacing: 6, line: rust},
}

func (p pattern) fill(c draw.Canvas, r vg.Rectangle) {
	c.SetColor(p.ground)
	c.Fill(r.Path())
	var path vg.Path
	add := func(x0, y0, x1, y1 vg.Length) {
		path.Move(vg.Point{X: x0, Y: y0})
		path.Line(vg.Point{X: x1, Y: y1})
	}
	height := r.Max.Y - r.Min.Y
	if p.rising || p.falling {
		for x := r.Min.X - height + p.spacing; x < r.Max.X; x += p.spacing {
			from, to := max(x, r.Min.X), min(x+height, r.Max.X)
			if from >= to {
				continue
			}
			if p.rising {
				add(from, r.Min.Y+from-x, to, r.Min.Y+to-x)
			}
			if p.falling {
				add(from, r.Max.Y-(from-x), to, r.Max.Y-(to-x))
			}
		}
	}
	if p.upright {
		for x := r.Min.X + p.spacing; x < r.Max.X; x += p.spacing {
			add(x, r.Min.Y, x, r.Max.Y)
		}
	}
	if p.level {
		for y := r.Min.Y + p.spacing; y < r.Max.Y; y += p.spacing {
			add(r.Min.X, y, r.Max.X, y)
		}
	}
	if len(path) > 0 {
		c.SetLineStyle(draw.LineStyle{Color: p.line, Width: 0.8})
		c.Stroke(path)
	}
	c.SetLineStyle(draw.LineStyle{Color: ink, Width: 0.8})
	c.Stroke(r.Path())
}
