package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A forestRow is one line of the table: a name, what is drawn, and the numbers.
type forestRow struct {
	name            []string
	numbers, weight string
	value           float64
	low, high       float64
	kind            forestKind
	side            vg.Length // half the side of the square
}

type forestKind int

const (
	forestStudy forestKind = iota
	forestSummary
	forestPrediction
)

// A forestSheet is the table with its columns measured.
type forestSheet struct {
	Forest
	rows                           []forestRow
	width, graph, numbers, weights vg.Length // right edge of the page, left edges of the columns
	across                         scale
	ticks                          []float64
}

// Measures of a forest plot, in points.
const (
	forestNames   = 150 // widest column of names
	forestGraph   = 200 // narrowest graph
	forestInset   = 9   // from the edges of the graph to the ends of the axis
	forestSquare  = 5.5 // half the side of the largest square
	forestDiamond = 5.5
)

func (f Forest) page() (page, error) {
	if err := f.check(); err != nil {
		return page{}, err
	}
	sh := newForestSheet(f)
	blocks := []block{sh.table(), sh.axisBlock()}
	if favours := sh.favours(); favours.height > 0 {
		blocks = append(blocks, favours)
	}
	blocks = append(blocks, textBlock(sh.note(), fine, sh.width))
	return stack(f.Title, f.Description(), sh.width, blocks...), nil
}

func newForestSheet(f Forest) *forestSheet {
	sh := &forestSheet{Forest: f}
	weights := f.weights()
	largest := 0.0
	for _, w := range weights {
		largest = max(largest, w)
	}
	for i, s := range f.Studies {
		row := forestRow{
			name: wrap(s.Name, body, forestNames), numbers: f.number(s.Value) + " " + f.interval(s.Low, s.High),
			value: s.Value, low: s.Low, high: s.High, side: 3.5,
		}
		if weights != nil {
			row.weight = fmt.Sprintf("%.1f %%", weights[i])
			row.side = max(1.2, forestSquare*vg.Length(math.Sqrt(weights[i]/largest)))
		}
		sh.rows = append(sh.rows, row)
	}
	for _, s := range f.Summaries {
		sh.rows = append(sh.rows, forestRow{
			name: wrap(s.Name, bold, forestNames), numbers: f.number(s.Value) + " " + f.interval(s.Low, s.High),
			value: s.Value, low: s.Low, high: s.High, kind: forestSummary,
		})
		if low, ok := s.PredictionLow.Value(); ok {
			high, _ := s.PredictionHigh.Value()
			sh.rows = append(sh.rows, forestRow{
				name: []string{"Prediction interval"}, numbers: f.interval(low, high), value: s.Value, low: low, high: high, kind: forestPrediction,
			})
		}
	}
	sh.measure()
	return sh
}

// measure places the columns; the page grows where they leave no room for the graph.
func (sh *forestSheet) measure() {
	names := widest(bold, "Study")
	numbers, weights := widest(bold, sh.numbersHead()), vg.Length(0)
	for _, r := range sh.rows {
		style := r.style()
		names, numbers = max(names, widest(style, r.name...)), max(numbers, style.Width(r.numbers))
		if r.weight != "" {
			weights = max(weights, body.Width(r.weight), bold.Width("Weight")) // the column exists
		}
	}
	fixed := 2*margin + names + numbers + 2*gap
	if weights > 0 {
		fixed += 2*gap + weights
	}
	sh.width = max(sheetWidth, fixed+forestGraph)
	sh.graph = margin + names + gap
	sh.weights = sh.width - margin - weights
	sh.numbers = sh.weights - numbers
	if weights > 0 {
		sh.numbers -= 2 * gap
	}
	low, high := sh.axis()
	sh.across = scale{low: low, high: high, from: sh.graph + forestInset, to: sh.numbers - gap - forestInset, ratio: sh.Ratio}
	sh.chooseTicks()
}

func (sh *forestSheet) numbersHead() string { return "Value (" + sh.level() + ")" }

func (r forestRow) style() text.Style {
	if r.kind == forestSummary {
		return bold
	}
	return body
}

func (r forestRow) height() vg.Length { return max(lines(len(r.name), body)+3, 16) }

// table draws the head, the rows and the line of no effect behind them.
func (sh *forestSheet) table() block {
	head := lines(1, bold) + gap
	height := head
	for _, r := range sh.rows {
		height += r.height()
	}
	if len(sh.Summaries) > 0 {
		height += gap
	}
	height += gap / 2
	return block{height: height, paint: func(c draw.Canvas, top vg.Length) {
		c.FillText(bold, vg.Point{X: margin, Y: top}, "Study")
		c.FillText(aligned(bold, text.XRight), vg.Point{X: sh.weights - sh.weightGap(), Y: top}, sh.numbersHead())
		if sh.weightGap() > 0 {
			c.FillText(aligned(bold, text.XRight), vg.Point{X: sh.width - margin, Y: top}, "Weight")
		}
		y := top - head + gap/2
		c.StrokeLine2(outline, margin, y, sh.width-margin, y)
		none := sh.across.at(sh.none())
		c.StrokeLine2(draw.LineStyle{Color: soft, Width: 0.75, Dashes: []vg.Length{3, 2}}, none, y, none, top-height)
		y -= gap / 2
		for i, r := range sh.rows {
			if i == len(sh.Studies) {
				c.StrokeLine2(draw.LineStyle{Color: rule, Width: 0.75}, margin, y-gap/2, sh.width-margin, y-gap/2)
				y -= gap
			}
			sh.row(c, r, y)
			y -= r.height()
		}
		c.StrokeLine2(outline, sh.across.from-forestInset, top-height, sh.across.to+forestInset, top-height)
	}}
}

// weightGap is the room between numbers and weights, 0 where no weight is written.
func (sh *forestSheet) weightGap() vg.Length {
	if sh.weights < sh.width-margin {
		return 2 * gap
	}
	return 0
}

func (sh *forestSheet) row(c draw.Canvas, r forestRow, top vg.Length) {
	style := r.style()
	middle := top - r.height()/2
	paragraph(c, style, margin, middle+lines(len(r.name), style)/2, r.name)
	right := aligned(style, text.XRight)
	centred(c, right, vg.Point{X: sh.weights - sh.weightGap(), Y: middle}, r.numbers)
	if r.weight != "" {
		centred(c, right, vg.Point{X: sh.width - margin, Y: middle}, r.weight)
	}
	at := sh.across.at
	low, high := max(r.low, sh.across.low), min(r.high, sh.across.high)
	switch r.kind {
	case forestSummary:
		x, from, to := at(r.value), at(low), at(high)
		shape(rust, ink, vg.Point{X: from - x}, vg.Point{Y: -forestDiamond}, vg.Point{X: to - x}, vg.Point{Y: forestDiamond})(c, vg.Point{X: x, Y: middle}, 1)
	case forestPrediction:
		sh.whisker(c, r, draw.LineStyle{Color: rust, Width: 3}, middle)
	default:
		sh.whisker(c, r, draw.LineStyle{Color: ink, Width: 1}, middle)
		if r.value >= sh.across.low && r.value <= sh.across.high {
			square(c, vg.Point{X: at(r.value), Y: middle}, r.side)
		}
	}
}

// whisker draws the part of an interval that the axis holds: a line, and an
// arrow at each end that is cut off.
func (sh *forestSheet) whisker(c draw.Canvas, r forestRow, stroke draw.LineStyle, y vg.Length) {
	left, right := sh.across.from, sh.across.to
	from := sh.across.at(min(max(r.low, sh.across.low), sh.across.high))
	to := sh.across.at(min(max(r.high, sh.across.low), sh.across.high))
	c.StrokeLine2(stroke, from, y, to, y)
	arrow := func(x, way vg.Length) {
		shape(stroke.Color, stroke.Color, vg.Point{X: 6 * way}, vg.Point{Y: 3.5}, vg.Point{Y: -3.5})(c, vg.Point{X: x, Y: y}, 1)
	}
	if r.low < sh.across.low {
		arrow(left, -1)
	} else if r.kind == forestPrediction {
		c.StrokeLine2(draw.LineStyle{Color: stroke.Color, Width: 1.2}, from, y-4, from, y+4)
	}
	if r.high > sh.across.high {
		arrow(right, 1)
	} else if r.kind == forestPrediction {
		c.StrokeLine2(draw.LineStyle{Color: stroke.Color, Width: 1.2}, to, y-4, to, y+4)
	}
}

// axisBlock sets the numbers of the axis and its name.
func (sh *forestSheet) axisBlock() block {
	name := wrap(or(sh.Effect, "Effect")+sh.logNote(), body, sh.width-2*margin)
	labels := sh.labels(sh.ticks)
	height := lines(1+len(name), body) - gap/2
	return block{height: height, paint: func(c draw.Canvas, top vg.Length) {
		for i, t := range sh.ticks {
			x := sh.across.at(t)
			c.StrokeLine2(outline, x, top+gap, x, top+gap-tickLength)
			c.FillText(aligned(body, text.XCenter), vg.Point{X: x, Y: top + gap - 2*tickLength}, labels[i])
		}
		x := within((sh.across.from+sh.across.to)/2, widest(body, name...), margin, sh.width-margin)
		paragraph(c, aligned(body, text.XCenter), x, top-lines(1, body), name)
	}}
}

func (sh *forestSheet) logNote() string {
	if sh.Ratio {
		return " (logarithmic axis)"
	}
	return ""
}

// favours says what each side of no effect means, on its side of the line.
func (sh *forestSheet) favours() block {
	none := sh.across.at(sh.none())
	left, right := "", ""
	if sh.Lower != "" {
		left = "← " + sh.Lower
	}
	if sh.Higher != "" {
		right = sh.Higher + " →"
	}
	before, after := wrap(left, body, none-gap-margin), wrap(right, body, sh.width-margin-none-gap)
	return block{height: lines(max(len(before), len(after)), body), paint: func(c draw.Canvas, top vg.Length) {
		paragraph(c, aligned(body, text.XRight), none-gap, top, before)
		paragraph(c, body, none+gap, top, after)
	}}
}

// note explains the marks of the picture.
func (sh *forestSheet) note() string {
	note := "Square: a study"
	if sh.weightGap() > 0 {
		note += ", its area the weight"
	}
	note += "; line: its " + sh.level()
	prediction, cut := false, false
	for _, r := range sh.rows {
		prediction = prediction || r.kind == forestPrediction
		cut = cut || r.low < sh.across.low || r.high > sh.across.high
	}
	if len(sh.Summaries) > 0 {
		note += "; diamond: a summary, as wide as its interval"
	}
	if prediction {
		note += "; thick bar: where the effect of a new study is expected"
	}
	if cut {
		note += "; arrow: the interval goes on beyond the axis"
	}
	return note + "; dashed: no effect."
}
