package chart

import (
	"image/color"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The styles of text.
var (
	strong = typeset(13, true, ink)
	body   = typeset(10, false, ink)
	bold   = typeset(10, true, ink)
	fine   = typeset(8.5, false, soft)
)

// A page is a picture laid out and ready to be painted.
type page struct {
	title, description string
	width, height      vg.Length
	paint              func(draw.Canvas)
}

// A block is a part of a page that takes its whole width. It paints itself
// from its top down.
type block struct {
	height vg.Length
	paint  func(c draw.Canvas, top vg.Length)
}

// stack lays blocks out from top to bottom under the title.
func stack(title, description string, width vg.Length, blocks ...block) page {
	blocks = append([]block{textBlock(title, strong, width)}, blocks...)
	height := 2*margin + gap*vg.Length(len(blocks)-1)
	for _, b := range blocks {
		height += b.height
	}
	return page{title: title, description: description, width: width, height: height, paint: func(c draw.Canvas) {
		top := height - margin
		for _, b := range blocks {
			b.paint(c, top)
			top -= b.height + gap
		}
	}}
}

// textBlock sets s in lines across the page.
func textBlock(s string, style text.Style, width vg.Length) block {
	set := wrap(s, style, width-2*margin)
	return block{height: lines(len(set), style), paint: func(c draw.Canvas, top vg.Length) {
		paragraph(c, style, margin, top, set)
	}}
}

// aligned returns style with its text centred on, or ending at, the point where it is set.
func aligned(style text.Style, x text.XAlignment) text.Style {
	style.XAlign = x
	return style
}

// centred sets one line around the height of its point.
func centred(c draw.Canvas, style text.Style, at vg.Point, line string) {
	c.FillText(style, vg.Point{X: at.X, Y: at.Y + lines(1, style)/2}, line)
}

// widest returns the width of the widest of texts.
func widest(style text.Style, texts ...string) vg.Length {
	most := vg.Length(0)
	for _, t := range texts {
		most = max(most, style.Width(t))
	}
	return most
}

// within moves the middle of something of a width so that it stays between low and high.
func within(middle, width, low, high vg.Length) vg.Length {
	return max(low+width/2, min(high-width/2, middle))
}

// An entry of a legend is a sample and what it means.
type entry struct {
	sample func(c draw.Canvas, r vg.Rectangle)
	text   string
	width  vg.Length // of the sample; 0 means sampleWidth
}

const (
	sampleHeight = 11
	markWidth    = 11
)

// legend sets entries side by side, in as many rows as they need.
func legend(width vg.Length, entries ...entry) block {
	type placed struct {
		entry
		x, down vg.Length
		lines   []string
	}
	const between = gap * 2 / 3
	var all []placed
	x, down, row := vg.Length(margin), vg.Length(0), vg.Length(0)
	for _, e := range entries {
		if e.width == 0 {
			e.width = sampleWidth
		}
		set := wrap(e.text, fine, width-2*margin-e.width-between)
		need := e.width + between + widest(fine, set...)
		if x > margin && x+need > width-margin {
			x, down, row = margin, down+row+gap/2, 0
		}
		all = append(all, placed{e, x, down, set})
		x, row = x+need+2*gap, max(row, lines(len(set), fine), sampleHeight)
	}
	return block{height: down + row, paint: func(c draw.Canvas, top vg.Length) {
		for _, p := range all {
			y := top - p.down
			p.sample(c, vg.Rectangle{Min: vg.Point{X: p.x, Y: y - sampleHeight}, Max: vg.Point{X: p.x + p.width, Y: y}})
			paragraph(c, fine, p.x+p.width+between, y, p.lines)
		}
	}}
}

// stroked is an entry for a line.
func stroked(style draw.LineStyle, text string) entry {
	return entry{text: text, sample: func(c draw.Canvas, r vg.Rectangle) {
		y := (r.Min.Y + r.Max.Y) / 2
		c.StrokeLine2(style, r.Min.X, y, r.Max.X, y)
	}}
}

// marked is an entry for a mark.
func marked(m mark, text string) entry {
	return entry{width: markWidth, text: text, sample: func(c draw.Canvas, r vg.Rectangle) {
		m(c, vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}, 4)
	}}
}

// A mark is drawn around a point, as far as radius.
type mark func(c draw.Canvas, at vg.Point, radius vg.Length)

// shape returns a mark with corners at the given places, in radii.
func shape(fill, edge color.Color, corners ...vg.Point) mark {
	return func(c draw.Canvas, at vg.Point, radius vg.Length) {
		var path vg.Path
		for i, p := range corners {
			to := vg.Point{X: at.X + p.X*radius, Y: at.Y + p.Y*radius}
			if i == 0 {
				path.Move(to)
			} else {
				path.Line(to)
			}
		}
		path.Close()
		paint(c, path, fill, edge)
	}
}

// round returns a mark that is a disc.
func round(fill, edge color.Color) mark {
	return func(c draw.Canvas, at vg.Point, radius vg.Length) {
		var path vg.Path
		path.Move(vg.Point{X: at.X + radius, Y: at.Y})
		path.Arc(at, radius, 0, fullTurn)
		path.Close()
		paint(c, path, fill, edge)
	}
}

const fullTurn = 6.283185307179586

func paint(c draw.Canvas, path vg.Path, fill, edge color.Color) {
	c.SetColor(fill)
	c.Fill(path)
	c.SetLineStyle(draw.LineStyle{Color: edge, Width: 1})
	c.Stroke(path)
}

var (
	white   = color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
	navy    = color.NRGBA{R: 0x12, G: 0x35, B: 0x5b, A: 0xff}
	rust    = color.NRGBA{R: 0xb3, G: 0x4a, B: 0x10, A: 0xff}
	outline = draw.LineStyle{Color: soft, Width: 0.75}

	disc    = round(navy, navy)
	ring    = round(white, navy)
	square  = shape(navy, navy, vg.Point{X: -1, Y: -1}, vg.Point{X: 1, Y: -1}, vg.Point{X: 1, Y: 1}, vg.Point{X: -1, Y: 1})
	frame   = shape(white, rust, vg.Point{X: -1, Y: -1}, vg.Point{X: 1, Y: -1}, vg.Point{X: 1, Y: 1}, vg.Point{X: -1, Y: 1})
	diamond = shape(rust, ink, vg.Point{X: -1.3}, vg.Point{Y: -1.3}, vg.Point{X: 1.3}, vg.Point{Y: 1.3})
	wedge   = shape(white, rust, vg.Point{X: -1.1, Y: -0.9}, vg.Point{X: 1.1, Y: -0.9}, vg.Point{Y: 1.2})
)
