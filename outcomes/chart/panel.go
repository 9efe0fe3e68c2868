package chart

import (
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A panel is a plotting area with a value axis at its left, named above it.
type panel struct {
	heading   string
	width     vg.Length // of the page
	gutter    vg.Length // from the edge of the page to the area
	height    vg.Length // of the area
	over      block     // between the heading and the area; may be empty
	low, high float64
	ticks     []float64
	labels    []string
	// below and above are the room between the frame and the ends of the axis.
	below, above vg.Length
}

// markRoom keeps a mark clear of the frame.
const markRoom = 8

// clear makes room where a mark, of those that lie from low to high, would touch the frame.
func (p *panel) clear(low, high float64) {
	near := p.height * vg.Length((low-p.low)/(p.high-p.low))
	if near < markRoom {
		p.below = markRoom
	}
	if near = p.height * vg.Length((p.high-high)/(p.high-p.low)); near < markRoom {
		p.above = markRoom
	}
}

const tickLength = 4

// newPanel chooses an axis that holds low and high. Where percent is set,
// values are shares and are written in percent.
func newPanel(heading string, width, height vg.Length, low, high float64, percent bool) panel {
	p := panel{heading: heading, width: width, height: height, ticks: evenTicks(low, high, 5)}
	p.low, p.high = p.ticks[0], p.ticks[len(p.ticks)-1]
	if percent {
		shares := make([]float64, len(p.ticks))
		for i, t := range p.ticks {
			shares[i] = 100 * t
		}
		p.labels = tickLabels(shares)
		for i := range p.labels {
			p.labels[i] += " %"
		}
	} else {
		p.labels = tickLabels(p.ticks)
	}
	p.gutter = margin + widest(body, p.labels...) + 2*tickLength
	return p
}

// right returns the right edge of the area.
func (p panel) right() vg.Length { return p.width - 1.5*margin }

// block draws the axis, faint lines across, and the content above them.
func (p panel) block(content func(c draw.Canvas, area vg.Rectangle, up scale)) block {
	heading := wrap(p.heading, body, p.width-2*margin)
	above := lines(len(heading), body) + gap + p.over.height
	return block{height: above + p.height + gap/2, paint: func(c draw.Canvas, top vg.Length) {
		below := paragraph(c, body, margin, top, heading)
		if p.over.paint != nil {
			p.over.paint(c, below)
		}
		area := vg.Rectangle{
			Min: vg.Point{X: p.gutter, Y: top - above - p.height},
			Max: vg.Point{X: p.right(), Y: top - above},
		}
		up := scale{low: p.low, high: p.high, from: area.Min.Y + p.below, to: area.Max.Y - p.above}
		label := aligned(body, text.XRight)
		for i, t := range p.ticks {
			y := up.at(t)
			c.StrokeLine2(draw.LineStyle{Color: rule, Width: 0.5}, area.Min.X, y, area.Max.X, y)
			c.StrokeLine2(outline, area.Min.X-tickLength, y, area.Min.X, y)
			centred(c, label, vg.Point{X: area.Min.X - 2*tickLength, Y: y}, p.labels[i])
		}
		c.StrokeLine2(outline, area.Min.X, area.Min.Y, area.Min.X, area.Max.Y)
		c.StrokeLine2(outline, area.Min.X, area.Min.Y, area.Max.X, area.Min.Y)
		content(c, area, up)
	}}
}

// A caption is a text centred below a place of the horizontal axis.
type caption struct {
	tick, x vg.Length // where its tick and its middle are
	lines   []string
}

const captionWidth = 96

// captions chooses which of the texts at the given places can be set side by
// side between low and high: every one, every second, and so on.
func captions(texts []string, at []vg.Length, low, high vg.Length) []caption {
	set := make([][]string, len(texts))
	for i, t := range texts {
		set[i] = wrap(t, body, captionWidth)
	}
	for every := 1; ; every++ {
		var chosen []caption
		end, clear := low-2*gap, true
		for i := 0; i < len(texts) && clear; i += every {
			if len(set[i]) == 0 {
				continue
			}
			width := widest(body, set[i]...)
			x := within(at[i], width, low, high)
			clear = x-width/2 >= end+gap
			end = x + width/2
			chosen = append(chosen, caption{at[i], x, set[i]})
		}
		if clear {
			return chosen
		}
	}
}

// captionBlock sets captions and the name of the axis below. The ticks stand on
// the axis of the panel above, where there is one.
func captionBlock(all []caption, name string, width, left, right vg.Length, ticks bool) block {
	most := 0
	for _, cp := range all {
		most = max(most, len(cp.lines))
	}
	title := wrap(name, body, width-2*margin)
	height := lines(most+len(title), body)
	return block{height: height, paint: func(c draw.Canvas, top vg.Length) {
		const axis = 1.5 * gap // from the top up to the axis
		for _, cp := range all {
			if y := top; ticks {
				c.StrokeLine2(outline, cp.tick, y+axis, cp.tick, y+axis-tickLength)
				paragraph(c, aligned(body, text.XCenter), cp.x, y+axis-2*tickLength, cp.lines)
			} else {
				paragraph(c, aligned(body, text.XCenter), cp.x, y, cp.lines)
			}
		}
		y := top - height + lines(len(title), body)
		middle := within((left+right)/2, widest(body, title...), margin, width-margin)
		paragraph(c, aligned(body, text.XCenter), middle, y, title)
	}}
}
