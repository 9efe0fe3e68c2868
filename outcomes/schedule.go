package outcomes

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Schedule says when somebody is to be asked again, and within which window an
// interview counts. Use [ScheduleOf] for those that ship; a programme may write its
// own. The zero Schedule asks nobody.
type Schedule struct {
	ID     string
	Name   string
	Points []Point
	// ByStaff: the staff fill it in from their records, so that nobody is asked, and it is
	// owed whatever the participant declines. Otherwise it is the participant's own
	// and voluntary.
	ByStaff bool
	// Target is the share of those due who are to be interviewed within the
	// window, as a fraction; 0 if none is set.
	Target       float64
	TargetSource source.Source
	Source       source.Source
}

// point returns the place of a point, or [ErrUnknownPoint] with the nearest name.
func (s Schedule) point(name string) (int, error) {
	names := make([]string, len(s.Points))
	for i, p := range s.Points {
		names[i] = p.Name
		if p.Name == name {
			return i, nil
		}
	}
	return 0, enum.Refuse(name, names, ErrUnknownPoint)
}

// equal reports whether two schedules say the same.
func (s Schedule) equal(o Schedule) bool { return reflect.DeepEqual(s, o) }

// A Point is one interview of a schedule. Its window runs from Before ahead of the due
// day to After behind it, both days inside. The zero Point has no name and is refused.
type Point struct {
	Name          string
	Due           Offset // from intake, or from the end of care
	Before, After Offset // of the due day
	FromEnd       bool   // counted from the end of care
	Every         Offset // repeats so often after Due; zero: once
	// EndsWithCare: an end of care before or within the window cancels the interview,
	// and one held after the end does not count.
	EndsWithCare bool
	Source       source.Source
}

// An Offset is a number of calendar months and then of days. Neither is below 0; the
// zero Offset is the day itself.
type Offset struct{ Months, Days int }

// from returns the day at the offset from a day, no date if the calendar ends
// before; sign is -1 for a day ahead of it.
func (o Offset) from(d peer.Date, sign int) peer.Date {
	return d.AddMonths(sign * o.Months).AddDays(sign * o.Days)
}

func (o Offset) times(n int) Offset { return Offset{n * o.Months, n * o.Days} }

func (o Offset) plus(p Offset) Offset { return Offset{o.Months + p.Months, o.Days + p.Days} }

// maxOffset bounds months and days of an offset.
const maxOffset = 10_000

func (o Offset) holds() bool {
	return o.Months >= 0 && o.Days >= 0 && o.Months <= maxOffset && o.Days <= maxOffset
}

// A Window is one interview of one course of care: the day on which it is due, and the
// first and the last day on which it counts. [Schedule.Windows] makes them.
type Window struct {
	Point     string
	Number    int // 1, and more for an interview that repeats
	Due       peer.Date
	Opens     peer.Date
	Closes    peer.Date // still inside
	Cancelled bool      // care ended before or within the window
}

// Schedules returns the schedules that ship, in the order of their ids.
func Schedules() []Schedule {
	return []Schedule{cmhsNOMs(), csatGPRA(), suprt(), suprtRecord()}
}

// ScheduleOf returns the schedule with the given id, such as "suprt". It returns
// [ErrUnknownSchedule] if none ships under it, with the nearest id if one is near or
// holds what was asked for.
func ScheduleOf(id string) (Schedule, error) {
	var ids []string
	for _, s := range Schedules() {
		if s.ID == id {
			return s, nil
		}
		ids = append(ids, s.ID)
	}
	for _, known := range ids { // such as "gpra"
		if len(id) > 2 && strings.Contains(known, strings.ToLower(id)) {
			return Schedule{}, &enum.Error{Kind: ErrUnknownSchedule, Near: known}
		}
	}
	return Schedule{}, enum.Refuse(id, ids, ErrUnknownSchedule)
}

func document(title, issuer string, year int) source.Source {
	return source.Source{Title: title, Issuer: issuer, Year: year}
}

// csatGPRA is the six-month follow-up of the CSAT client outcome measures. The
// three-month interview of adolescent portfolios is left out: its window was not seen.
func csatGPRA() Schedule {
	tool := document("CSAT GPRA Client Outcome Measures", "SAMHSA", 2017)
	page := document("GPRA follow-up page", "Ohio SOS evaluation", 2024)
	return Schedule{
		ID: "csat-gpra", Name: "CSAT GPRA client outcome measures", Target: .8, TargetSource: page.At("80 % of those due", source.Verified),
		Points: []Point{
			{Name: "intake", Source: tool.At("the intake interview starts the clock", source.Verified)},
			{Name: "six_months", Due: Offset{Months: 6}, Before: Offset{Months: 1}, After: Offset{Months: 2},
				Source: page.At("from 1 month before to 2 months after the 6-month anniversary", source.Verified)},
			{Name: "discharge", FromEnd: true, Source: tool.At("time points; the window was not seen", source.Unverified)},
		},
		Source: tool.At("QxQ guide v2.0, April 2017", source.Verified),
	}
}

// cmhsNOMs is the client tool of the CMHS. The three-month reassessment that the form of 2022
// also offers is left out: its window was not seen.
func cmhsNOMs() Schedule {
	tool := document("CMHS NOMs client-level measures", "SAMHSA", 2022)
	return Schedule{
		ID: "cmhs-noms", Name: "CMHS NOMs client tool", Target: .8, TargetSource: tool.At("", source.Unverified),
		Points: []Point{
			{Name: "baseline", Source: tool.At("OMB 0930-0285", source.Verified)},
			{Name: "reassessment", Due: Offset{Months: 6}, Every: Offset{Months: 6}, Before: Offset{Days: 30}, After: Offset{Days: 30}, EndsWithCare: true,
				Source: tool.At("every 6 months; the window of 30 days was not confirmed", source.Unverified)},
			{Name: "discharge", FromEnd: true, Source: tool.At("the window was not seen", source.Unverified)},
		},
		Source: tool.At("OMB 0930-0285, table of changes", source.Verified),
	}
}

func suprt() Schedule {
	tool := document("SUPRT-A and SUPRT-C, from 2025-10-01", "SAMHSA", 2025)
	vendor := tool.At("vendor summary, solima.app; to be checked against SAMHSA's question-by-question guide", source.Secondary)
	ohio := document("SUPRT questions and answers", "Ohio SOS evaluation", 2025)
	return Schedule{
		ID: "suprt", Name: "SUPRT", Target: .8, TargetSource: vendor,
		Points: []Point{
			{Name: "baseline", After: Offset{Days: 30}, Source: vendor},
			{Name: "reassessment", Due: Offset{Days: 180}, Before: Offset{Days: 30}, After: Offset{Days: 30}, EndsWithCare: true,
				Source: tool.At("vendor summary, solima.app, for day and window; that a closeout before or during the window cancels it: Ohio SOS", source.Secondary)},
			{Name: "annual", Due: Offset{Months: 12}, Every: Offset{Months: 12}, Before: Offset{Days: 30}, After: Offset{Days: 30}, EndsWithCare: true, Source: vendor},
			{Name: "closeout", After: Offset{Days: 30}, FromEnd: true, Source: ohio.At("closeout record within 30 days", source.Verified)},
		},
		Source: tool.At("", source.Secondary),
	}
}

// suprtRecord is the administrative part of the SUPRT. Everybody has one, also who wants
// no interview.
func suprtRecord() Schedule {
	s := suprt()
	s.ID, s.Name, s.ByStaff = "suprt-a", "SUPRT-A, the record of the staff", true
	s.Source = document("SUPRT questions and answers", "Ohio SOS evaluation", 2025).At("SUPRT-A by staff and mandatory for every client, SUPRT-C by the client and voluntary", source.Verified)
	return s
}

// A Course is one course of care as a schedule sees it: each has its own dates, also
// when somebody comes back. End is no date while care goes on. Died is the day on which
// the person died, after the end or with it, and no date otherwise: nobody is asked from
// then on. The zero Course has no intake and is refused.
type Course struct {
	Intake, End, Died peer.Date
}

func (c Course) check() error {
	switch {
	case c.Intake.IsZero() || !c.End.IsZero() && c.End.Before(c.Intake):
		return fmt.Errorf("%w: it has an intake, and does not end before it", ErrBadCourse)
	case !c.Died.IsZero() && c.Died.Before(c.Intake):
		return fmt.Errorf("%w: nobody dies before the intake", ErrBadCourse)
	}
	return nil
}

// maxWindows bounds the windows of one course.
const maxWindows = 1000

// Windows returns the windows of a course that open on or before the given day,
// in the order of their due days. Of an interview that repeats and ends with care, those
// after the first that would have opened after its end are not among them. It returns [ErrBadCourse] for a course without
// an intake or that ends, or whose person died, before it, and [ErrBadSchedule] for a point without a
// name, with an offset below zero or above 10,000, or with over 1,000 windows.
func (s Schedule) Windows(c Course, until peer.Date) ([]Window, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	var windows []Window
	for _, p := range s.Points {
		if err := p.check(); err != nil {
			return nil, err
		}
		more, err := p.windows(c, until)
		if err != nil {
			return nil, err
		}
		windows = append(windows, more...)
	}
	slices.SortStableFunc(windows, func(a, b Window) int { return a.Due.Compare(b.Due) })
	return windows, nil
}

func (p Point) check() error {
	if p.Name == "" || !p.Due.holds() || !p.Before.holds() || !p.After.holds() || !p.Every.holds() {
		return fmt.Errorf("%w: a point has a name, and offsets from 0 to %d", ErrBadSchedule, maxOffset)
	}
	return nil
}

func (p Point) windows(c Course, until peer.Date) ([]Window, error) {
	anchor := c.Intake
	if p.FromEnd {
		anchor = c.End
	}
	if anchor.IsZero() {
		return nil, nil
	}
	var windows []Window
	for n := 1; n <= maxWindows; n++ {
		w := Window{Point: p.Name, Number: n, Due: p.Due.plus(p.Every.times(n-1)).from(anchor, 1)}
		w.Opens, w.Closes = p.Before.from(w.Due, -1), p.After.from(w.Due, 1)
		if w.Due.IsZero() || w.Closes.IsZero() || until.Before(w.Opens) {
			return windows, nil
		}
		w.Cancelled = p.EndsWithCare && !c.End.IsZero() && !w.Closes.Before(c.End)
		if n > 1 && w.Cancelled && c.End.Before(w.Opens) {
			return windows, nil // it would not have come up
		}
		windows = append(windows, w)
		if p.Every == (Offset{}) || w.Cancelled {
			return windows, nil
		}
	}
	return nil, fmt.Errorf("%w: a point has at most %d windows", ErrBadSchedule, maxWindows)
}
