package chart

import (
	"fmt"
	"math"
	"strings"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Most points and phases of a control chart.
const (
	MaxPoints = 200
	MaxPhases = 8
)

// A Control is a control chart: values in the order of time with their centre
// and limits, which may differ from point to point. A point outside its limits
// is a diamond, one that another rule points out a hollow square. Where a phase
// has a RangeLimit, the moving ranges are drawn beneath. The zero value is not
// drawn.
type Control struct {
	Title   string
	Time    string // label of the horizontal axis; "Time" if empty
	Value   string // label of the vertical axis; "Value" if empty
	Percent bool   // values are shares and are written in percent
	Phases  []ControlPhase
}

// A ControlPhase is a stretch with a centre of its own, such as before and after a
// change. [PhaseOf] makes one of a [stats.ControlChart]. The zero phase has no points
// and is refused.
type ControlPhase struct {
	Name   string // needed where there are several
	Centre float64
	Points []ControlPoint
	// MeanRange and RangeLimit are those of [stats.XmR]; where RangeLimit is 0 no
	// moving ranges are drawn.
	MeanRange, RangeLimit float64
}

// A ControlPoint is one value with its limits. The zero value is a point at 0 between
// limits of 0.
type ControlPoint struct {
	Label            string // of the horizontal axis, such as a week; left out where there is no room
	Value, Low, High float64
	Signal           bool // a rule other than the limits points it out
}

// PhaseOf returns a chart and what [stats.ControlChart.Signals] found in it as
// a phase, without moving ranges: see [PhaseOfXmR]. It returns [ErrLength] unless
// there is a label for each point, or there are none, and every signal is at a point.
func PhaseOf(name string, labels []string, c stats.ControlChart, signals []stats.Signal) (ControlPhase, error) {
	if len(labels) != 0 && len(labels) != len(c.Points) {
		return ControlPhase{}, ErrLength
	}
	p := ControlPhase{Name: name, Centre: c.Centre}
	for i, at := range c.Points {
		point := ControlPoint{Value: at.Value, Low: at.Low, High: at.High}
		if len(labels) > 0 {
			point.Label = labels[i]
		}
		p.Points = append(p.Points, point)
	}
	for _, s := range signals {
		if s.Point < 0 || s.Point >= len(p.Points) {
			return ControlPhase{}, ErrLength
		}
		if s.Rule != stats.OutsideLimits {
			p.Points[s.Point].Signal = true
		}
	}
	return p, nil
}

// PhaseOfXmR is [PhaseOf] for single values, and keeps what their moving ranges are
// drawn by. It returns the errors of [PhaseOf].
func PhaseOfXmR(name string, labels []string, x stats.XmR, signals []stats.Signal) (ControlPhase, error) {
	p, err := PhaseOf(name, labels, x.ControlChart, signals)
	if err != nil {
		return ControlPhase{}, err
	}
	p.MeanRange, p.RangeLimit = x.MeanRange, x.RangeLimit
	return p, nil
}

// outside reports whether the point lies beyond its limits.
func (p ControlPoint) outside() bool { return p.Value < p.Low || p.Value > p.High }

// SVG returns the picture as an SVG document, with the title and description
// for screen readers. It returns [ErrNoData] for a chart or a phase without
// points, [ErrTooMany], [ErrText], [ErrLongText], [ErrName], [ErrValue] or
// [ErrInterval] where the centre is outside the limits of a point.
func (c Control) SVG() ([]byte, error) { return svgOf(c.page()) }

// PNG returns the picture as a PNG image of 144 dots per inch, with the title
// and description as text chunks. It returns the errors of [Control.SVG].
func (c Control) PNG() ([]byte, error) { return pngOf(c.page()) }

func (c Control) check() error {
	if len(c.Phases) == 0 {
		return ErrNoData
	}
	for _, err := range []error{
		tooMany(len(c.Phases), MaxPhases, "phases"), tooMany(c.len(), MaxPoints, "points"),
		checkTitle(c.Title), checkLabels(c.Time, c.Value),
	} {
		if err != nil {
			return err
		}
	}
	names := map[string]bool{}
	for i, p := range c.Phases {
		err := p.check()
		if err == nil && len(c.Phases) > 1 && (strings.TrimSpace(p.Name) == "" || names[p.Name]) {
			err = ErrName
		}
		if err != nil {
			return in(err, "phase", i)
		}
		names[p.Name] = true
	}
	return nil
}

func (p ControlPhase) check() error {
	if len(p.Points) == 0 {
		return ErrNoData
	}
	if err := checkLabels(p.Name); err != nil {
		return err
	}
	if err := checkNumbers(p.Centre, p.MeanRange, p.RangeLimit); err != nil {
		return err
	}
	if p.MeanRange < 0 || p.RangeLimit < 0 {
		return ErrValue
	}
	for i, at := range p.Points {
		if err := checkLabels(at.Label); err != nil {
			return in(err, "point", i)
		}
		if err := checkNumbers(at.Value, at.Low, at.High); err != nil {
			return in(err, "point", i)
		}
		if !(at.Low <= p.Centre && p.Centre <= at.High) {
			return in(ErrInterval, "point", i)
		}
	}
	return nil
}

func (c Control) len() int {
	n := 0
	for _, p := range c.Phases {
		n += len(p.Points)
	}
	return n
}

// ranges reports whether moving ranges are drawn.
func (c Control) ranges() bool {
	for _, p := range c.Phases {
		if p.RangeLimit > 0 {
			return true
		}
	}
	return false
}

// movingRanges returns the distance of each value of the phase from the one
// before, without one for the first.
func (p ControlPhase) movingRanges() []float64 {
	var out []float64
	for i := 1; i < len(p.Points); i++ {
		out = append(out, math.Abs(p.Points[i].Value-p.Points[i-1].Value))
	}
	return out
}

// number writes a value of the chart.
func (c Control) number(v float64) string {
	if c.Percent {
		return fmt.Sprintf("%.4g %%", 100*v)
	}
	return fmt.Sprintf("%.4g", v)
}

// Description says in words what the picture shows: for each phase its centre,
// how many points it has, and which of them are outside their limits or pointed
// out by a rule.
func (c Control) Description() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Control chart of %d %s; horizontal axis: %s; vertical axis: %s.",
		c.len(), plural(c.len(), "point", "points"), or(c.Time, "Time"), or(c.Value, "Value"))
	number := 0
	for _, p := range c.Phases {
		b.WriteByte(' ')
		if p.Name != "" {
			b.WriteString(p.Name + ": ")
		}
		fmt.Fprintf(&b, "%d %s, centre %s.", len(p.Points), plural(len(p.Points), "point", "points"), c.number(p.Centre))
		marked := 0
		for _, at := range p.Points {
			number++
			name := or(at.Label, fmt.Sprintf("Point %d", number))
			switch {
			case at.outside():
				fmt.Fprintf(&b, " %s: %s, outside its limits %s to %s.", name, c.number(at.Value), c.number(at.Low), c.number(at.High))
				marked++
			case at.Signal:
				fmt.Fprintf(&b, " %s: %s, pointed out by a rule.", name, c.number(at.Value))
				marked++
			}
		}
		if marked == 0 {
			b.WriteString(" No point stands out.")
		}
		if p.RangeLimit > 0 {
			large := 0
			for _, r := range p.movingRanges() {
				if r > p.RangeLimit {
					large++
				}
			}
			fmt.Fprintf(&b, " Moving ranges: mean %s, limit %s, %d above it.", c.number(p.MeanRange), c.number(p.RangeLimit), large)
		}
	}
	return b.String()
}
