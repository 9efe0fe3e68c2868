package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// shades go from light to dark, evenly in grey; from the fourth on, numbers are white.
var shades = [...]color.NRGBA{
	{R: 0xf3, G: 0xf6, B: 0xfa, A: 0xff}, {R: 0xd3, G: 0xdf, B: 0xec, A: 0xff}, {R: 0xab, G: 0xc1, B: 0xd9, A: 0xff},
	{R: 0x4f, G: 0x72, B: 0x98, A: 0xff}, {R: 0x2b, G: 0x4d, B: 0x75, A: 0xff}, {R: 0x12, G: 0x2b, B: 0x4a, A: 0xff},
}

const firstDark = 3

// classes divides loads from 0 to most into equal, round classes.
type classes struct {
	step float64
	n    int
}

func (m Caseload) classes() classes {
	most, whole := m.most(), true
	for _, r := range m.Rows {
		for _, l := range r.Loads {
			v, _ := l.Value()
			whole = whole && v == math.Trunc(v)
		}
	}
	step := roundStep(max(most, 0.01) / float64(len(shades)))
	if whole {
		step = max(1, step)
	}
	return classes{step, max(1, min(len(shades), int(math.Ceil(most/step-1e-9))))}
}

// of returns the class of a load. The last holds its upper end too.
func (k classes) of(v float64) int { return min(k.n-1, int(v/k.step+1e-9)) }

// shade returns which shade a class has: the lightest and the darkest are always used.
func (k classes) shade(class int) int {
	if k.n == 1 {
		return 0
	}
	return class * (len(shades) - 1) / (k.n - 1)
}

const (
	caseloadNames = 140 // widest column of names
	caseloadRow   = 17  // lowest row
	leastCell     = 18
	mostCell      = 44
	swatch        = 20
)

func (m Caseload) page() (page, error) {
	if err := m.check(); err != nil {
		return page{}, err
	}
	names, gutter := make([][]string, len(m.Rows)), vg.Length(0)
	height := vg.Length(0)
	for i := range m.Rows {
		names[i] = wrap(m.name(i), body, caseloadNames)
		gutter = max(gutter, widest(body, names[i]...))
		height += max(caseloadRow, lines(len(names[i]), body)+2)
	}
	left := margin + gutter + gap
	cell := vg.Length(leastCell)
	for _, r := range m.Rows {
		for _, l := range r.Loads {
			v, _ := l.Value()
			cell = max(cell, bold.Width(load(v))+5)
		}
	}
	columns := vg.Length(len(m.Columns))
	cell = max(cell, min(mostCell, (sheetWidth-margin-left)/columns))
	width := max(sheetWidth, left+cell*columns+margin)
	x := slots{left, cell}
	at := make([]vg.Length, len(m.Columns))
	for i := range at {
		at[i] = x.middle(i)
	}
	k := m.classes()
	table := block{height: height - gap/2 + 2, paint: func(c draw.Canvas, top vg.Length) {
		for i := range m.Rows {
			h := max(caseloadRow, lines(len(names[i]), body)+2)
			paragraph(c, body, margin, top-h/2+lines(len(names[i]), body)/2, names[i])
			m.cells(c, i, k, x, top, h)
			top -= h
		}
	}}
	return stack(m.Title, m.Description(), width,
		textBlock(or(m.Unit, "Load"), body, width), table,
		captionBlock(captions(m.Columns, at, margin, width-margin), "", width, left, width-margin, false),
		legend(width, m.entries()...)), nil
}

func (m Caseload) cells(c draw.Canvas, row int, k classes, x slots, top, height vg.Length) {
	for i, l := range m.Rows[row].Loads {
		// One point of white stands between cells, so that a thick frame has room.
		r := vg.Rectangle{Min: vg.Point{X: x.start(i) + 0.75, Y: top - height + 0.75}, Max: vg.Point{X: x.start(i+1) - 0.75, Y: top - 0.75}}
		style, number := aligned(body, text.XCenter), "-"
		if v, ok := l.Value(); ok {
			class := k.shade(k.of(v))
			c.SetColor(shades[class])
			c.Fill(r.Path())
			number = load(v)
			if m.over(v) {
				style.Font = bold.Font
				overFrame(c, r)
			}
			if class >= firstDark {
				style.Color = white
			}
		}
		centred(c, style, vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}, number)
	}
}

// overFrame marks a load above the limit: a thick frame with a white line inside.
func overFrame(c draw.Canvas, r vg.Rectangle) {
	inset := func(by vg.Length, stroke draw.LineStyle) {
		c.SetLineStyle(stroke)
		c.Stroke(vg.Rectangle{Min: vg.Point{X: r.Min.X + by, Y: r.Min.Y + by}, Max: vg.Point{X: r.Max.X - by, Y: r.Max.Y - by}}.Path())
	}
	inset(0.75, draw.LineStyle{Color: rust, Width: 1.8})
	inset(1.9, draw.LineStyle{Color: white, Width: 0.6})
}

func (m Caseload) entries() []entry {
	var out []entry
	k := m.classes()
	for i := range k.n {
		fill := shades[k.shade(i)]
		what := load(float64(i)*k.step) + " to under " + load(float64(i+1)*k.step)
		if i == k.n-1 {
			what = load(float64(i)*k.step) + " to " + load(float64(i+1)*k.step)
		}
		out = append(out, entry{text: what, width: swatch, sample: func(c draw.Canvas, r vg.Rectangle) {
			c.SetColor(fill)
			c.Fill(r.Path())
			c.SetLineStyle(draw.LineStyle{Color: soft, Width: 0.4})
			c.Stroke(r.Path())
		}})
	}
	if m.Limit > 0 {
		out = append(out, entry{sample: overFrame, width: swatch, text: "Framed and bold: above " + load(m.Limit)})
	}
	for _, r := range m.Rows {
		for _, l := range r.Loads {
			if _, ok := l.Value(); !ok {
				return append(out, entry{width: markWidth, text: "No number", sample: func(c draw.Canvas, r vg.Rectangle) {
					centred(c, aligned(body, text.XCenter), vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}, "-")
				}})
			}
		}
	}
	return out
}
