package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// MaxGroups is the number of curves that one picture can hold: beyond it they
// cannot be told apart.
const MaxGroups = 6

// A Survival is a picture of Kaplan-Meier curves, at most [MaxGroups]. The
// zero value has no title and no curve, and is not drawn.
type Survival struct {
	Title  string // what the picture shows; needed
	Time   string // label of the time axis, with its unit; "Time" if empty
	Share  string // label of the other axis; "Without the event" if empty
	Groups []SurvivalGroup
}

// A SurvivalGroup is one curve and what to call it. Where there is only one
// curve the name may be empty. The zero value has no curve and is refused.
type SurvivalGroup struct {
	Name  string
	Curve stats.Curve
}

// StopBelow returns the picture with each curve drawn as far as at least n people of its
// group were at risk, as if follow-up had ended there ([stats.Curve.Until]): late in a
// curve few are, and they are what a picture of many is withheld for. What [Survival.Least]
// returns, and so what is withheld of the picture, is counted of what is left. It returns
// [ErrEmptyCurve] for a group that never had n people at risk after time 0, and
// [stats.ErrDelayedEntry] for a curve with delayed entry.
func (s Survival) StopBelow(n int) (Survival, error) {
	groups := make([]SurvivalGroup, len(s.Groups))
	for i, g := range s.Groups {
		last := g.Curve.LastWith(n)
		if last == 0 {
			return Survival{}, in(ErrEmptyCurve, "group", i)
		}
		curve, err := g.Curve.Until(last)
		if err != nil {
			return Survival{}, in(err, "group", i)
		}
		groups[i] = SurvivalGroup{g.Name, curve}
	}
	s.Groups = groups
	return s, nil
}

// SVG returns the picture as an SVG document, with the title and description
// for screen readers. It returns [ErrNoGroups], [ErrTooManyGroups] above [MaxGroups],
// [ErrText], [ErrLongText], [ErrEmptyCurve], or [ErrName] for a group of several
// without a name, or two of one name.
func (s Survival) SVG() ([]byte, error) { return svgOf(s.page()) }

// PNG returns the picture as a PNG image of 144 dots per inch, with the title
// and description as text chunks. It returns the errors of [Survival.SVG].
func (s Survival) PNG() ([]byte, error) { return pngOf(s.page()) }

func (s Survival) page() (page, error) {
	if err := s.check(); err != nil {
		return page{}, err
	}
	sh := newSheet(s)
	return page{title: s.Title, description: s.Description(), width: sheetWidth, height: sh.height(), paint: sh.draw}, nil
}

func (s Survival) check() error {
	switch {
	case len(s.Groups) == 0:
		return ErrNoGroups
	case len(s.Groups) > MaxGroups:
		return ErrTooManyGroups
	}
	if err := checkTitle(s.Title); err != nil {
		return err
	}
	if err := checkLabels(s.Time, s.Share); err != nil {
		return err
	}
	names := map[string]bool{}
	for _, g := range s.Groups {
		if err := checkLabels(g.Name); err != nil {
			return err
		}
		switch {
		case g.Curve.Len() == 0:
			return ErrEmptyCurve
		case strings.TrimSpace(g.Name) == "" && len(s.Groups) > 1, names[g.Name]:
			return ErrName
		}
		names[g.Name] = true
	}
	return nil
}

func (s Survival) timeLabel() string {
	if s.Time == "" {
		return "Time"
	}
	return s.Time
}

func (s Survival) shareLabel() string {
	if s.Share == "" {
		return "Without the event"
	}
	return s.Share
}

// last returns the end of the time axis.
func (s Survival) last() float64 {
	last := 0.0
	for _, g := range s.Groups {
		last = math.Max(last, g.Curve.Last())
	}
	if last == 0 {
		return 1
	}
	return last
}

// Description says in words what the picture shows: for each group how many
// people and events, when half had the event, and the share left at a few
// round times, with the interval.
func (s Survival) Description() string {
	var b strings.Builder
	curves := "curve"
	if len(s.Groups) > 1 {
		curves = fmt.Sprintf("curves of %d groups", len(s.Groups))
	}
	fmt.Fprintf(&b, "Kaplan-Meier %s; horizontal axis: %s; vertical axis: %s, from 0 to 100 %%.", curves, s.timeLabel(), s.shareLabel())
	times := RoundTimes(s.last(), 4)
	for _, g := range s.Groups {
		b.WriteByte(' ')
		if g.Name != "" {
			b.WriteString(g.Name + ": ")
		}
		fmt.Fprintf(&b, "%s people, %s events; median %s.", thousands(g.Curve.N()), thousands(g.Curve.Events()), median(g.Curve.Median()))
		for _, t := range times[1:] {
			at, err := g.Curve.At(t)
			if err != nil {
				continue // nobody was followed that long
			}
			fmt.Fprintf(&b, " At %s: %s", short(t), percent(at.Survival))
			if low, ok := at.Low.Value(); ok && at.Survival < 1 { // an interval from 100 % to 100 % would be none
				high, _ := at.High.Value()
				fmt.Fprintf(&b, " (%s to %s)", percent(low), percent(high))
			}
			fmt.Fprintf(&b, ", %s at risk.", thousands(at.AtRisk))
		}
	}
	return b.String()
}

// Least returns the least number of people, zero aside, that the picture or its
// Description names: of a group, with the event and without, or at risk. It is
// what the least number of people behind a picture is for a report. It is 0
// where s is not drawn. Each step and mark of a curve is somebody all the same.
func (s Survival) Least() int {
	if s.check() != nil {
		return 0
	}
	least := 0
	add := func(n int) {
		if n > 0 && (least == 0 || n < least) {
			least = n
		}
	}
	times := append(newSheet(s).ticks, RoundTimes(s.last(), 4)...)
	for _, g := range s.Groups {
		add(g.Curve.N())
		add(g.Curve.Events())
		add(g.Curve.N() - g.Curve.Events())
		for _, t := range times {
			add(g.Curve.AtRisk(t))
			if at, err := g.Curve.At(t); err == nil {
				add(at.AtRisk)
			}
		}
	}
	return least
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

func median(q stats.Quantile) string {
	t, ok := q.Time.Value()
	if !ok {
		return "not reached"
	}
	limit := func(e stats.Estimate) string {
		if v, ok := e.Value(); ok {
			return about(v)
		}
		return "not reached"
	}
	return fmt.Sprintf("%s (%s to %s)", about(t), limit(q.Low), limit(q.High))
}

// about writes a time with four digits, or whole: more would say that it is known so well.
func about(t float64) string {
	if math.Abs(t) >= 1000 {
		return short(math.Round(t))
	}
	v, err := strconv.ParseFloat(strconv.FormatFloat(t, 'g', 4, 64), 64)
	if err != nil {
		return short(t)
	}
	return short(v)
}

// note explains the marks of the picture.
func (s Survival) note() string {
	kinds, levels := map[string]bool{}, map[float64]bool{}
	censored, banded := false, false
	for _, g := range s.Groups {
		c := g.Curve.Confidence()
		kinds[c.Kind.String()], levels[c.Level] = true, true
		censored = censored || g.Curve.Events() < g.Curve.N()
		banded = banded || g.Curve.Events() > 0
	}
	var parts []string
	if banded {
		text := "Shaded: interval"
		if first := s.Groups[0].Curve.Confidence(); len(kinds) == 1 && len(levels) == 1 {
			text = fmt.Sprintf("Shaded: %g %% interval (%s)", 100*first.Level, first.Kind)
		}
		parts = append(parts, text)
	}
	if censored {
		parts = append(parts, "upright marks: follow-up ended without the event")
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.ToUpper(parts[0][:1]) + parts[0][1:] + strings.Join(append([]string{""}, parts[1:]...), "; ") + "."
}
