package chart

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// A Cusum is a cumulative sum chart: evidence of a rise above the middle line
// and of a fall below it, each with its limit. Where no point has evidence of
// the one kind, that half is left out. A sum beyond the limit is a diamond. The
// zero value is not drawn.
type Cusum struct {
	Title  string
	Time   string // label of the horizontal axis; "Time" if empty
	Limit  float64
	Labels []string // of the points, left out where there is no room; none, or one for each point
	Points []stats.CusumPoint
}

// SVG returns the picture as an SVG document, with the title and description
// for screen readers. It returns [ErrNoData] without points, [ErrTooMany] above
// [MaxPoints], [ErrLength], [ErrText], [ErrLongText], or [ErrValue] for a limit
// that is not positive or a sum below 0.
func (s Cusum) SVG() ([]byte, error) { return svgOf(s.page()) }

// PNG returns the picture as a PNG image of 144 dots per inch, with the title
// and description as text chunks. It returns the errors of [Cusum.SVG].
func (s Cusum) PNG() ([]byte, error) { return pngOf(s.page()) }

func (s Cusum) check() error {
	switch {
	case len(s.Points) == 0:
		return ErrNoData
	case len(s.Labels) != 0 && len(s.Labels) != len(s.Points):
		return ErrLength
	case !(s.Limit > 0 && s.Limit <= MaxValue):
		return ErrValue
	}
	for _, err := range []error{tooMany(len(s.Points), MaxPoints, "points"), checkTitle(s.Title), checkLabels(s.Time), checkLabels(s.Labels...)} {
		if err != nil {
			return err
		}
	}
	for i, p := range s.Points {
		if err := checkNumbers(p.Up, p.Down); err != nil || p.Up < 0 || p.Down < 0 {
			return in(ErrValue, "point", i)
		}
	}
	return nil
}

// sides reports which sums there are; both where there is no evidence at all.
func (s Cusum) sides() (up, down bool) {
	for _, p := range s.Points {
		up, down = up || p.Up > 0, down || p.Down > 0
	}
	return up || !down, down || !up
}

func (s Cusum) page() (page, error) {
	if err := s.check(); err != nil {
		return page{}, err
	}
	up, down := s.sides()
	low, high := 0.0, 0.0
	if up {
		high = s.Limit
	}
	if down {
		low = -s.Limit
	}
	for _, p := range s.Points {
		low, high = min(low, -p.Down), max(high, p.Up)
	}
	heading := "Cumulative sum: evidence of a rise above the line, of a fall below it"
	switch {
	case !down:
		heading = "Cumulative sum: evidence of a rise"
	case !up:
		heading = "Cumulative sum: evidence of a fall, downwards"
	}
	area := newPanel(heading, sheetWidth, valueHeight, low, high, false)
	for i, l := range area.labels {
		area.labels[i] = strings.TrimPrefix(l, "-") // a sum is never below 0
	}
	x := slotsIn(area.gutter, area.right(), len(s.Points))
	at := make([]vg.Length, len(s.Labels))
	for i := range at {
		at[i] = x.middle(i)
	}
	return stack(s.Title, s.Description(), sheetWidth,
		area.block(func(c draw.Canvas, _ vg.Rectangle, scale scale) { s.draw(c, x, scale, up, down) }),
		captionBlock(captions(s.Labels, at, margin, sheetWidth-margin), or(s.Time, "Time"), sheetWidth, area.gutter, area.right(), true),
		legend(sheetWidth, s.entries()...)), nil
}

func (s Cusum) draw(c draw.Canvas, x slots, scale scale, up, down bool) {
	from, to := x.start(0), x.start(len(s.Points))
	c.StrokeLine2(centreLine, from, scale.at(0), to, scale.at(0))
	side := func(sign float64, sum func(stats.CusumPoint) float64) {
		c.StrokeLine2(limitLine, from, scale.at(sign*s.Limit), to, scale.at(sign*s.Limit))
		var path []vg.Point
		for i, p := range s.Points {
			path = append(path, vg.Point{X: x.middle(i), Y: scale.at(sign * sum(p))})
		}
		c.StrokeLines(pathLine, path)
		for i, p := range s.Points {
			switch {
			case sum(p) > s.Limit:
				diamond(c, path[i], x.radius()+1)
			case sum(p) > 0 || sign > 0 || !up: // one mark on the middle line is enough
				disc(c, path[i], x.radius()-0.5)
			}
		}
	}
	if up {
		side(1, func(p stats.CusumPoint) float64 { return p.Up })
	}
	if down {
		side(-1, func(p stats.CusumPoint) float64 { return p.Down })
	}
}

func (s Cusum) entries() []entry {
	out := []entry{stroked(limitLine, fmt.Sprintf("Limit %.4g", s.Limit)), marked(disc, "Within the limit")}
	for _, p := range s.Points {
		if p.Up > s.Limit || p.Down > s.Limit {
			return append(out, marked(diamond, "Beyond the limit"))
		}
	}
	return out
}

// Description says in words what the picture shows: the limit, the last sums
// and every point beyond the limit.
func (s Cusum) Description() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Cumulative sum chart of %d %s with limit %.4g; horizontal axis: %s.", len(s.Points), plural(len(s.Points), "point", "points"), s.Limit, or(s.Time, "Time"))
	beyond := false
	for i, p := range s.Points {
		name := fmt.Sprintf("Point %d", i+1)
		if i < len(s.Labels) {
			name = or(s.Labels[i], name)
		}
		if p.Up > s.Limit {
			fmt.Fprintf(&b, " %s: evidence of a rise %.4g, beyond the limit.", name, p.Up)
		}
		if p.Down > s.Limit {
			fmt.Fprintf(&b, " %s: evidence of a fall %.4g, beyond the limit.", name, p.Down)
		}
		beyond = beyond || p.Up > s.Limit || p.Down > s.Limit
	}
	if !beyond {
		b.WriteString(" No sum goes beyond the limit.")
	}
	if len(s.Points) > 0 {
		last := s.Points[len(s.Points)-1]
		fmt.Fprintf(&b, " At the end: rise %.4g, fall %.4g.", last.Up, last.Down)
	}
	return b.String()
}
