package chart

import (
	"math"
	"slices"
	"strings"
	"time"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const (
	laneNames  = 130 // widest column of names
	laneHeight = 26
	bandHeight = 17
	pauseShare = 0.45 // of the height of a band
	leastBand  = 3
	openArrow  = 6
)

func (t Timeline) page() (page, error) {
	if err := t.check(); err != nil {
		return page{}, err
	}
	names, gutter, height := make([][]string, len(t.Lanes)), vg.Length(0), vg.Length(0)
	for i, l := range t.Lanes {
		names[i] = wrap(l.Name, body, laneNames)
		gutter = max(gutter, widest(body, names[i]...))
		height += max(laneHeight, lines(len(names[i]), body)+4)
	}
	left := margin + gutter + gap
	right := vg.Length(sheetWidth - 2*margin)
	first, last := t.bounds()
	across := scale{low: first, high: last, from: left, to: right}
	days := calendarTicks(across)
	labels, at := make([]string, len(days.days)), make([]vg.Length, len(days.days))
	for i, d := range days.days {
		labels[i], at[i] = days.label(d), across.at(d)
	}
	above := vg.Length(0)
	if !t.Today.IsZero() {
		above = lines(1, body)
	}
	states := t.states()
	chart := block{height: above + height + gap/2, paint: func(c draw.Canvas, top vg.Length) {
		foot := top - above - height
		for _, x := range at {
			c.StrokeLine2(draw.LineStyle{Color: rule, Width: 0.5}, x, foot, x, top-above)
		}
		c.StrokeLine2(outline, left, foot, right, foot)
		y := top - above
		for i, l := range t.Lanes {
			h := max(laneHeight, lines(len(names[i]), body)+4)
			paragraph(c, body, margin, y-h/2+lines(len(names[i]), body)/2, names[i])
			for _, s := range l.Spans {
				t.band(c, s, slices.Index(states, s.State), across, y-h/2)
			}
			y -= h
		}
		t.today(c, across, top, top-above, foot)
	}}
	return stack(t.Title, t.Description(), sheetWidth, chart,
		captionBlock(captions(labels, at, margin, sheetWidth-margin), "", sheetWidth, left, right, true),
		legend(sheetWidth, t.entries(states)...)), nil
}

// today draws the line of today over the lanes, and its date above them.
func (t Timeline) today(c draw.Canvas, across scale, top, head, foot vg.Length) {
	if t.Today.IsZero() {
		return
	}
	x := across.at(dayOf(t.Today))
	c.StrokeLine2(draw.LineStyle{Color: white, Width: 3}, x, head, x, foot)
	c.StrokeLine2(draw.LineStyle{Color: ink, Width: 1.4, Dashes: []vg.Length{5, 2}}, x, head, x, foot)
	label := "Today, " + t.Today.String()
	c.FillText(aligned(body, text.XCenter), vg.Point{X: within(x, body.Width(label), margin, sheetWidth-margin), Y: top}, label)
}

// band draws one stretch with its name where there is room for it.
func (t Timeline) band(c draw.Canvas, s TimelineSpan, state int, across scale, middle vg.Length) {
	from, to := across.at(dayOf(s.From)), across.at(dayOf(t.end(s)))
	if to-from < leastBand {
		to = from + leastBand
	}
	half := vg.Length(bandHeight) / 2
	pause := t.pause(s.State)
	if pause {
		half *= pauseShare
	}
	r := vg.Rectangle{Min: vg.Point{X: from, Y: middle - half}, Max: vg.Point{X: to, Y: middle + half}}
	patterns[state].fill(c, r)
	if s.Until.IsZero() {
		shape(ink, ink, vg.Point{Y: half}, vg.Point{X: openArrow}, vg.Point{Y: -half})(c, vg.Point{X: to, Y: middle}, 1)
	}
	name := strings.Join(strings.Fields(s.State), " ")
	if width := fine.Width(name) + 6; !pause && width+8 <= to-from {
		x := (from + to) / 2
		if !t.Today.IsZero() {
			if today := across.at(dayOf(t.Today)); today > x-width/2-3 && today < x+width/2+3 {
				if today-from > to-today { // beside the line of today, where there is more room
					to = today - 3
				} else {
					from = today + 3
				}
				if x = (from + to) / 2; width > to-from {
					return // the legend names it
				}
			}
		}
		label := aligned(fine, text.XCenter)
		label.Color = ink
		plate(c, vg.Rectangle{Min: vg.Point{X: x - width/2, Y: middle - 5}, Max: vg.Point{X: x + width/2, Y: middle + 5}})
		centred(c, label, vg.Point{X: x, Y: middle}, name)
	}
}

func (t Timeline) entries(states []string) []entry {
	var out []entry
	for i, s := range states {
		pause, what := t.pause(s), s
		if pause {
			what += " (a pause)"
		}
		out = append(out, entry{text: what, sample: func(c draw.Canvas, r vg.Rectangle) {
			if pause {
				middle, half := (r.Min.Y+r.Max.Y)/2, (r.Max.Y-r.Min.Y)/2*pauseShare
				r.Min.Y, r.Max.Y = middle-half, middle+half
			}
			patterns[i].fill(c, r)
		}})
	}
	for _, l := range t.Lanes {
		if l.Spans[len(l.Spans)-1].Until.IsZero() {
			return append(out, entry{text: "Goes on", width: markWidth, sample: func(c draw.Canvas, r vg.Rectangle) {
				shape(ink, ink, vg.Point{Y: 5}, vg.Point{X: openArrow}, vg.Point{Y: -5})(c, vg.Point{X: (r.Min.X+r.Max.X)/2 - openArrow/2, Y: (r.Min.Y + r.Max.Y) / 2}, 1)
			}})
		}
	}
	return out
}

// calendarDays are days to label, and how.
type calendarDays struct {
	days   []float64
	layout string
}

func (d calendarDays) label(day float64) string {
	return time.Unix(int64(day)*86400, 0).UTC().Format(d.layout)
}

// calendarTicks returns the days, Mondays, months or years that can be labelled
// side by side: the closest for which there is room.
func calendarTicks(across scale) calendarDays {
	type steps struct {
		days, months int
		layout       string
	}
	all := []steps{{1, 0, time.DateOnly}, {2, 0, time.DateOnly}, {7, 0, time.DateOnly}, {14, 0, time.DateOnly},
		{0, 1, "2006-01"}, {0, 2, "2006-01"}, {0, 3, "2006-01"}, {0, 6, "2006-01"}}
	for _, years := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000} {
		all = append(all, steps{0, 12 * years, "2006"})
	}
	var out calendarDays
	for _, s := range all {
		length := float64(s.days) + float64(s.months)*30.4
		room := across.at(across.low+length) - across.at(across.low)
		if room < body.Width(s.layout)+gap {
			continue
		}
		out = calendarDays{layout: s.layout}
		if s.days > 0 {
			const monday = 4 // 1970-01-05
			step := float64(s.days)
			for d := monday + math.Ceil((across.low-monday)/step)*step; d <= across.high; d += step {
				out.days = append(out.days, d)
			}
		} else {
			start := time.Unix(int64(across.low)*86400, 0).UTC()
			month := start.Year()*12 + int(start.Month()) - 1
			for month = month / s.months * s.months; ; month += s.months {
				d := float64(time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC).Unix()) / 86400
				if d > across.high {
					break
				}
				if d >= across.low {
					out.days = append(out.days, d)
				}
			}
		}
		if len(out.days) > 0 {
			return out
		}
	}
	return calendarDays{days: []float64{across.low}, layout: time.DateOnly}
}
