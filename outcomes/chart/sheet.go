package chart

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Measures of a sheet, in points.
const (
	sheetWidth  = 540
	margin      = 16
	plotHeight  = 270
	gap         = 8
	sampleWidth = 34
	lineSpace   = 1.25
)

// A sheet is a survival picture laid out from top to bottom: title, plot,
// number at risk by group, note.
type sheet struct {
	Survival
	title, note        []string
	names              [][]string
	ticks              []float64
	strong, body, fine text.Style
}

func newSheet(s Survival) *sheet {
	sh := &sheet{
		Survival: s, strong: typeset(13, true, ink), body: typeset(10, false, ink), fine: typeset(8.5, false, soft),
	}
	const inside = sheetWidth - 2*margin
	sh.title = wrap(s.Title, sh.strong, inside)
	sh.note = wrap(s.note(), sh.fine, inside)
	for _, g := range s.Groups {
		sh.names = append(sh.names, wrap(g.Name, sh.body, inside-sampleWidth-gap))
	}
	sh.ticks = sh.chooseTicks()
	return sh
}

// chooseTicks returns as many round times as leave room between the numbers.
func (sh *sheet) chooseTicks() []float64 {
	last := sh.last()
	for n := 8; n > 1; n-- {
		ticks := RoundTimes(last, n)
		room := vg.Length(sheetWidth-4*margin-40) * vg.Length(ticks[len(ticks)-1]/last) / vg.Length(max(len(ticks)-1, 1))
		widest := vg.Length(0)
		for _, t := range ticks {
			widest = max(widest, sh.body.Width(short(t)))
			for _, g := range sh.Groups {
				widest = max(widest, sh.body.Width(thousands(g.Curve.AtRisk(t))))
			}
		}
		if widest+gap <= room {
			return ticks
		}
	}
	return RoundTimes(last, 1)
}

func lines(n int, style text.Style) vg.Length {
	return vg.Length(n) * style.Font.Size * lineSpace
}

func (sh *sheet) tableHeight() vg.Length {
	h := lines(1, sh.body)
	for _, name := range sh.names {
		h += lines(len(name)+1, sh.body) + gap/2
	}
	return h
}

func (sh *sheet) height() vg.Length {
	h := 2*margin + lines(len(sh.title), sh.strong) + gap + plotHeight + gap + sh.tableHeight()
	if len(sh.note) > 0 {
		h += gap + lines(len(sh.note), sh.fine)
	}
	return h
}

// draw paints the sheet on a canvas of its size.
func (sh *sheet) draw(c draw.Canvas) {
	y := c.Max.Y - margin
	y = paragraph(c, sh.strong, c.Min.X+margin, y, sh.title) - gap
	p := sh.plot()
	area := draw.Canvas{Canvas: c.Canvas, Rectangle: vg.Rectangle{
		Min: vg.Point{X: c.Min.X + margin, Y: y - plotHeight},
		Max: vg.Point{X: c.Max.X - 2*margin, Y: y},
	}}
	p.Draw(area)
	data := p.DataCanvas(area)
	across, _ := p.Transforms(&data)
	y -= plotHeight + gap
	y = paragraph(c, sh.body, c.Min.X+margin, y, []string{"Number at risk"})
	for i, g := range sh.Groups {
		y -= gap / 2
		x := c.Min.X + margin
		if len(sh.names[i]) > 0 {
			middle := y - sh.body.Font.Size*0.55
			c.StrokeLine2(strokes[i], x, middle, x+sampleWidth, middle)
			y = paragraph(c, sh.body, x+sampleWidth+gap, y, sh.names[i])
		}
		number := sh.body
		number.XAlign = text.XCenter
		for _, t := range sh.ticks {
			c.FillText(number, vg.Point{X: across(t), Y: y}, thousands(g.Curve.AtRisk(t)))
		}
		y -= lines(1, sh.body)
	}
	if len(sh.note) > 0 {
		paragraph(c, sh.fine, c.Min.X+margin, y-gap, sh.note)
	}
}

// paragraph sets lines from the top y down and returns where the next begins.
func paragraph(c draw.Canvas, style text.Style, x, y vg.Length, text []string) vg.Length {
	for _, line := range text {
		c.FillText(style, vg.Point{X: x, Y: y}, line)
		y -= lines(1, style)
	}
	return y
}

func (sh *sheet) plot() *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, sh.last(), 0, 1
	axis := draw.LineStyle{Color: soft, Width: 0.75}
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.Padding = 4
		a.LineStyle, a.Tick.LineStyle, a.Tick.Length = axis, axis, 4
		a.Tick.Label.Font, a.Label.TextStyle.Font = sh.body.Font, sh.body.Font
		a.Tick.Label.Color, a.Label.TextStyle.Color = ink, ink
		a.Label.Padding = 4
	}
	p.X.Label.Text = fit(sh.timeLabel(), sh.body, sheetWidth-6*margin)
	p.Y.Label.Text = fit(sh.shareLabel(), sh.body, plotHeight-3*margin)
	var x plot.ConstantTicks
	for _, t := range sh.ticks {
		x = append(x, plot.Tick{Value: t, Label: short(t)})
	}
	p.X.Tick.Marker = x
	p.Y.Tick.Marker = plot.ConstantTicks{
		{Value: 0, Label: "0 %"}, {Value: .25, Label: "25 %"}, {Value: .5, Label: "50 %"}, {Value: .75, Label: "75 %"}, {Value: 1, Label: "100 %"},
	}
	p.Add(grid{})
	for i, g := range sh.Groups {
		p.Add(band{g.Curve, strokes[i].Color})
	}
	for i, g := range sh.Groups {
		p.Add(line{g.Curve, strokes[i]})
	}
	return p
}

// fit shortens s to width with an ellipsis.
func fit(s string, style text.Style, width vg.Length) string {
	if style.Width(s) <= width {
		return s
	}
	r := []rune(s)
	for len(r) > 0 && style.Width(string(r)+"...") > width {
		r = r[:len(r)-1]
	}
	return string(r) + "..."
}

// strokes differ in colour, lightness and dashes.
var strokes = [MaxGroups]draw.LineStyle{
	{Color: color.NRGBA{R: 0x12, G: 0x35, B: 0x5b, A: 0xff}, Width: 1.6},
	{Color: color.NRGBA{R: 0xb3, G: 0x4a, B: 0x10, A: 0xff}, Width: 1.6, Dashes: []font.Length{7, 3}},
	{Color: color.NRGBA{R: 0x2b, G: 0x7a, B: 0x4b, A: 0xff}, Width: 2.2, Dashes: []font.Length{1.5, 2.5}},
	{Color: color.NRGBA{R: 0x7b, G: 0x2d, B: 0x8b, A: 0xff}, Width: 1.6, Dashes: []font.Length{10, 3, 2, 3}},
	{Color: color.NRGBA{R: 0x5a, G: 0x5a, B: 0x5a, A: 0xff}, Width: 2.6, Dashes: []font.Length{14, 5}},
	{Color: color.NRGBA{R: 0x0b, G: 0x70, B: 0x85, A: 0xff}, Width: 1.2, Dashes: []font.Length{3, 2, 3, 2, 10, 2}},
}
