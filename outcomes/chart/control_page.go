package chart

import (
	"math"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Heights of the areas of a control chart, in points.
const (
	valueHeight = 220
	rangeHeight = 110
)

var (
	limitLine  = draw.LineStyle{Color: rust, Width: 1, Dashes: []vg.Length{5, 3}}
	centreLine = draw.LineStyle{Color: soft, Width: 1}
	pathLine   = draw.LineStyle{Color: navy, Width: 0.9}
)

// slots spaces n points evenly from left to right, each in the middle of its slot.
type slots struct {
	left, width vg.Length
}

func slotsIn(left, right vg.Length, n int) slots {
	return slots{left, (right - left) / vg.Length(n)}
}

func (s slots) middle(i int) vg.Length { return s.left + (vg.Length(i)+0.5)*s.width }
func (s slots) start(i int) vg.Length  { return s.left + vg.Length(i)*s.width }

// radius returns the size of marks that leaves them apart where it can.
func (s slots) radius() vg.Length { return min(3, max(1.3, 0.4*s.width)) }

func (c Control) page() (page, error) {
	if err := c.check(); err != nil {
		return page{}, err
	}
	low, high := c.Phases[0].Centre, c.Phases[0].Centre
	for _, p := range c.Phases {
		for _, at := range p.Points {
			low, high = min(low, at.Low, at.Value), max(high, at.High, at.Value)
		}
	}
	values := newPanel(or(c.Value, "Value"), sheetWidth, valueHeight, low, high, c.Percent)
	least, most := c.extremes()
	values.clear(least, most)
	ranges := c.rangePanel()
	values.gutter = max(values.gutter, ranges.gutter)
	ranges.gutter = values.gutter
	x := slotsIn(values.gutter, values.right(), c.len())

	heads := c.heads(x)
	if len(c.Phases) > 1 {
		values.over = c.headBlock(heads, x)
	}
	var blocks []block
	blocks = append(blocks, values.block(func(cv draw.Canvas, area vg.Rectangle, up scale) { c.drawValues(cv, area, x, up) }))
	if c.ranges() {
		blocks = append(blocks, ranges.block(func(cv draw.Canvas, area vg.Rectangle, up scale) { c.drawRanges(cv, area, x, up) }))
	}
	var labels []string
	var at []vg.Length
	for _, p := range c.Phases {
		for _, point := range p.Points {
			labels, at = append(labels, point.Label), append(at, x.middle(len(at)))
		}
	}
	blocks = append(blocks,
		captionBlock(captions(labels, at, margin, sheetWidth-margin), or(c.Time, "Time"), sheetWidth, values.gutter, values.right(), true),
		legend(sheetWidth, c.entries()...))
	if note := c.phaseNote(heads); note != "" {
		blocks = append(blocks, textBlock(note, fine, sheetWidth))
	}
	return stack(c.Title, c.Description(), sheetWidth, blocks...), nil
}

func (c Control) rangePanel() panel {
	if !c.ranges() {
		return panel{}
	}
	high, most := 0.0, 0.0
	for _, p := range c.Phases {
		high = max(high, p.RangeLimit)
		for _, r := range p.movingRanges() {
			high, most = max(high, r), max(most, r)
		}
	}
	p := newPanel("Moving range", sheetWidth, rangeHeight, 0, high, c.Percent)
	p.clear(p.high, most) // a range of 0 stands on the axis
	return p
}

// extremes returns the least and the largest value.
func (c Control) extremes() (least, most float64) {
	least, most = math.Inf(1), math.Inf(-1)
	for _, p := range c.Phases {
		for _, at := range p.Points {
			least, most = min(least, at.Value), max(most, at.Value)
		}
	}
	return least, most
}

// heads returns what stands above each phase: the names if every one fits over
// its phase, or letters, or nothing over phases too narrow for a letter.
func (c Control) heads(x slots) [][]string {
	names, letters := make([][]string, len(c.Phases)), make([][]string, len(c.Phases))
	fits := true
	for i, p := range c.Phases {
		room := x.width*vg.Length(len(p.Points)) - gap
		letter := string(rune('A' + i))
		if body.Width(letter) <= room {
			letters[i] = []string{letter}
		}
		for _, word := range strings.Fields(p.Name) {
			fits = fits && body.Width(word) <= room
		}
		if fits {
			names[i] = wrap(p.Name, body, room)
			fits = len(names[i]) <= 3
		}
	}
	if fits {
		return names
	}
	return letters
}

func (c Control) headBlock(heads [][]string, x slots) block {
	most := 0
	for _, h := range heads {
		most = max(most, len(h))
	}
	return block{height: lines(most, body), paint: func(cv draw.Canvas, top vg.Length) {
		first := 0
		for i, p := range c.Phases {
			middle := (x.start(first) + x.start(first+len(p.Points))) / 2
			paragraph(cv, aligned(body, text.XCenter), middle, top, heads[i])
			first += len(p.Points)
		}
	}}
}

// phaseNote names the phases where the letters stand for them.
func (c Control) phaseNote(heads [][]string) string {
	if len(c.Phases) < 2 {
		return ""
	}
	lettered := false
	for i, p := range c.Phases {
		lettered = lettered || strings.Join(heads[i], " ") != strings.Join(strings.Fields(p.Name), " ")
	}
	if !lettered {
		return ""
	}
	var names []string
	for i, p := range c.Phases {
		names = append(names, string(rune('A'+i))+": "+p.Name)
	}
	return "Phases: " + strings.Join(names, "; ") + "."
}

// each calls draw for every phase with the number of its first point, and puts
// an upright line between two phases.
func (c Control) each(cv draw.Canvas, area vg.Rectangle, x slots, draw func(p ControlPhase, first int)) {
	first := 0
	for i, p := range c.Phases {
		if i > 0 {
			cv.StrokeLine2(outline, x.start(first), area.Min.Y, x.start(first), area.Max.Y)
		}
		draw(p, first)
		first += len(p.Points)
	}
}

func (c Control) drawValues(cv draw.Canvas, area vg.Rectangle, x slots, up scale) {
	c.each(cv, area, x, func(p ControlPhase, first int) {
		var low, high, path []vg.Point
		for i, at := range p.Points {
			from, to := x.start(first+i), x.start(first+i+1)
			low = append(low, vg.Point{X: from, Y: up.at(at.Low)}, vg.Point{X: to, Y: up.at(at.Low)})
			high = append(high, vg.Point{X: from, Y: up.at(at.High)}, vg.Point{X: to, Y: up.at(at.High)})
			path = append(path, vg.Point{X: x.middle(first + i), Y: up.at(at.Value)})
		}
		cv.StrokeLines(limitLine, low, high)
		cv.StrokeLine2(centreLine, x.start(first), up.at(p.Centre), x.start(first+len(p.Points)), up.at(p.Centre))
		cv.StrokeLines(pathLine, path)
		for i, at := range p.Points {
			switch {
			case at.outside():
				diamond(cv, path[i], x.radius()+1)
			case at.Signal:
				frame(cv, path[i], x.radius()+0.5)
			default:
				disc(cv, path[i], x.radius()-0.5)
			}
		}
	})
}

func (c Control) drawRanges(cv draw.Canvas, area vg.Rectangle, x slots, up scale) {
	c.each(cv, area, x, func(p ControlPhase, first int) {
		from, to := x.start(first), x.start(first+len(p.Points))
		if p.RangeLimit > 0 {
			cv.StrokeLine2(limitLine, from, up.at(p.RangeLimit), to, up.at(p.RangeLimit))
			cv.StrokeLine2(centreLine, from, up.at(p.MeanRange), to, up.at(p.MeanRange))
		}
		var path []vg.Point
		moved := p.movingRanges()
		for i, r := range moved {
			path = append(path, vg.Point{X: x.middle(first + i + 1), Y: up.at(r)})
		}
		cv.StrokeLines(pathLine, path)
		for i, r := range moved {
			if p.RangeLimit > 0 && r > p.RangeLimit {
				diamond(cv, path[i], x.radius()+1)
			} else {
				disc(cv, path[i], x.radius()-0.5)
			}
		}
	})
}

// entries explains the marks that the picture has.
func (c Control) entries() []entry {
	out := []entry{stroked(centreLine, "Centre"), stroked(limitLine, "Control limits"), marked(disc, "Within the limits")}
	outside, signal := false, false
	for _, p := range c.Phases {
		for _, at := range p.Points {
			outside, signal = outside || at.outside(), signal || at.Signal && !at.outside()
		}
		for _, r := range p.movingRanges() {
			outside = outside || p.RangeLimit > 0 && r > p.RangeLimit
		}
	}
	if outside {
		out = append(out, marked(diamond, "Outside the limits"))
	}
	if signal {
		out = append(out, marked(frame, "Pointed out by a rule"))
	}
	return out
}
