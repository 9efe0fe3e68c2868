package chart

import (
	"fmt"
	"image/color"
	"log/slog"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// Most rows and columns of a caseload map, and the largest load.
const (
	MaxCaseloadRows    = 100
	MaxCaseloadColumns = 53
	MaxLoad            = 1e6
)

// A Caseload is a picture of loads by row, such as workers, and column, such as
// weeks: the darker, the more, with the number in the cell. Rows without a name
// are numbered, so that nobody is named who need not be. The zero value is not
// drawn.
type Caseload struct {
	Title string
	Unit  string // what is counted; "Load" if empty
	Row   string // what a nameless row is called before its number; "Row" if empty
	// Limit is the load above which a cell has a thick frame and bold number; 0 means no limit.
	Limit   float64
	Columns []string // labels, left out where there is no room
	Rows    []CaseloadRow
}

// A CaseloadRow is the loads of one row by column. A load without a value, such
// as that of a week of leave, leaves its cell empty with a dash.
type CaseloadRow struct {
	Name  string
	Loads []stats.Estimate
}

// Format keeps the names of rows out of messages.
func (m Caseload) Format(s fmt.State, _ rune) { redact.Format(s, "[caseload]") }

// LogValue keeps the names of rows out of logs.
func (m Caseload) LogValue() slog.Value { return slog.StringValue("[caseload]") }

// Format keeps the name out of messages.
func (r CaseloadRow) Format(s fmt.State, _ rune) { redact.Format(s, "[caseload row]") }

// LogValue keeps the name out of logs.
func (r CaseloadRow) LogValue() slog.Value { return slog.StringValue("[caseload row]") }

// SVG returns the picture as an SVG document, with the title and description
// for screen readers. It returns [ErrNoData] without rows or columns,
// [ErrTooMany], [ErrLength], [ErrText], [ErrLongText], or [ErrValue] for a load
// or limit below 0 or above [MaxLoad].
func (m Caseload) SVG() ([]byte, error) { return svgOf(m.page()) }

// PNG returns the picture as a PNG image of 144 dots per inch, with the title
// and description as text chunks. It returns the errors of [Caseload.SVG].
func (m Caseload) PNG() ([]byte, error) { return pngOf(m.page()) }

func (m Caseload) check() error {
	if len(m.Rows) == 0 || len(m.Columns) == 0 {
		return ErrNoData
	}
	for _, err := range []error{
		tooMany(len(m.Rows), MaxCaseloadRows, "rows"), tooMany(len(m.Columns), MaxCaseloadColumns, "columns"),
		checkTitle(m.Title), checkLabels(m.Unit, m.Row), checkLabels(m.Columns...),
	} {
		if err != nil {
			return err
		}
	}
	if !(m.Limit >= 0 && m.Limit <= MaxLoad) {
		return ErrValue
	}
	for i, r := range m.Rows {
		if err := checkLabels(r.Name); err != nil {
			return in(err, "row", i)
		}
		if len(r.Loads) != len(m.Columns) {
			return in(ErrLength, "row", i)
		}
		for _, l := range r.Loads {
			if v, _ := l.Value(); !(v >= 0 && v <= MaxLoad) {
				return in(ErrValue, "row", i)
			}
		}
	}
	return nil
}

func (m Caseload) name(i int) string {
	return or(m.Rows[i].Name, fmt.Sprintf("%s %d", or(m.Row, "Row"), i+1))
}

// most returns the largest load.
func (m Caseload) most() float64 {
	most := 0.0
	for _, r := range m.Rows {
		for _, l := range r.Loads {
			v, _ := l.Value()
			most = max(most, v)
		}
	}
	return most
}

func (m Caseload) over(v float64) bool { return m.Limit > 0 && v > m.Limit }

// load writes a load with at most two decimals.
func load(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
}

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

// Description says in words what the picture shows: for each row the least, the
// most and the last load, and in how many columns it is above the limit.
func (m Caseload) Description() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Table of %d %s by %d %s, darker for more: %s.", len(m.Rows), plural(len(m.Rows), "row", "rows"),
		len(m.Columns), plural(len(m.Columns), "column", "columns"), or(m.Unit, "Load"))
	if m.Limit > 0 {
		fmt.Fprintf(&b, " The limit is %s.", load(m.Limit))
	}
	for i, r := range m.Rows {
		least, most, last, n, above := 0.0, 0.0, 0.0, 0, 0
		for _, l := range r.Loads {
			v, ok := l.Value()
			if !ok {
				continue
			}
			if n == 0 {
				least = v
			}
			least, most, last = min(least, v), max(most, v), v
			if n++; m.over(v) {
				above++
			}
		}
		if n == 0 {
			fmt.Fprintf(&b, " %s: no number.", m.name(i))
			continue
		}
		fmt.Fprintf(&b, " %s: %s to %s, last %s", m.name(i), load(least), load(most), load(last))
		if m.Limit > 0 {
			fmt.Fprintf(&b, ", above the limit in %d", above)
		}
		b.WriteByte('.')
	}
	return b.String()
}
