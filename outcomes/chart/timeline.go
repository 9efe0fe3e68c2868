package chart

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// Most lanes, stretches in a lane and different states of one timeline.
const (
	MaxLanes  = 60
	MaxSpans  = 100
	MaxStates = 8 // beyond it the patterns cannot be told apart
)

// A Timeline is a picture of the states that one or several courses, such as
// mentorships, passed through. A state has the same pattern everywhere, told
// apart by hatching and not by colour alone; pauses are narrow. The zero value
// is not drawn.
type Timeline struct {
	Title  string
	Today  peer.Date // drawn as an upright line; the zero value draws none
	Pauses []string  // states that are pauses
	Lanes  []TimelineLane
}

// A TimelineLane is one course. The zero lane has no stretches and is refused.
type TimelineLane struct {
	Name  string // may be empty in a timeline of one lane
	Spans []TimelineSpan
}

// A TimelineSpan is a stretch of days in one state. Until is the day on which it
// ended, on which the next may begin; the zero value means that it goes on, and
// is drawn up to today. A stretch of no day is drawn as a narrow bar.
type TimelineSpan struct {
	State       string
	From, Until peer.Date
}

// Format keeps names out of messages.
func (t Timeline) Format(s fmt.State, _ rune) { redact.Format(s, "[timeline]") }

// LogValue keeps names out of logs.
func (t Timeline) LogValue() slog.Value { return slog.StringValue("[timeline]") }

// Format keeps the name out of messages.
func (l TimelineLane) Format(s fmt.State, _ rune) { redact.Format(s, "[timeline lane]") }

// LogValue keeps the name out of logs.
func (l TimelineLane) LogValue() slog.Value { return slog.StringValue("[timeline lane]") }

// SVG returns the picture as an SVG document, with the title and description
// for screen readers. It returns [ErrNoData] without lanes or for a lane
// without stretches, [ErrTooMany], [ErrText], [ErrLongText], [ErrName] for a
// state, or one of several lanes, without a name, or [ErrSpan].
func (t Timeline) SVG() ([]byte, error) { return svgOf(t.page()) }

// PNG returns the picture as a PNG image of 144 dots per inch, with the title
// and description as text chunks. It returns the errors of [Timeline.SVG].
func (t Timeline) PNG() ([]byte, error) { return pngOf(t.page()) }

func (t Timeline) check() error {
	if len(t.Lanes) == 0 {
		return ErrNoData
	}
	for _, err := range []error{tooMany(len(t.Lanes), MaxLanes, "lanes"), checkTitle(t.Title)} {
		if err != nil {
			return err
		}
	}
	for i, l := range t.Lanes {
		err := t.checkLane(l)
		if err == nil && strings.TrimSpace(l.Name) == "" && len(t.Lanes) > 1 {
			err = ErrName
		}
		if err != nil {
			return in(err, "lane", i)
		}
	}
	return tooMany(len(t.states()), MaxStates, "states")
}

func (t Timeline) checkLane(l TimelineLane) error {
	if len(l.Spans) == 0 {
		return ErrNoData
	}
	if err := tooMany(len(l.Spans), MaxSpans, "stretches"); err != nil {
		return err
	}
	if err := checkLabels(l.Name); err != nil {
		return err
	}
	for i, s := range l.Spans {
		err := checkLabels(s.State)
		end := t.end(s)
		switch {
		case err != nil:
		case strings.TrimSpace(s.State) == "":
			err = ErrName
		case s.From.IsZero(), end.IsZero(), end.Before(s.From),
			s.Until.IsZero() && i < len(l.Spans)-1,
			i > 0 && s.From.Before(l.Spans[i-1].Until):
			err = ErrSpan
		}
		if err != nil {
			return in(err, "stretch", i)
		}
	}
	return nil
}

// end returns the day up to which s is drawn; the zero value if there is none.
func (t Timeline) end(s TimelineSpan) peer.Date {
	if s.Until.IsZero() {
		return t.Today
	}
	return s.Until
}

// states returns the states in the order in which they appear.
func (t Timeline) states() []string {
	var out []string
	for _, l := range t.Lanes {
		for _, s := range l.Spans {
			if !slices.Contains(out, s.State) {
				out = append(out, s.State)
			}
		}
	}
	return out
}

func (t Timeline) pause(state string) bool { return slices.Contains(t.Pauses, state) }

// dayOf numbers days from 1970.
func dayOf(d peer.Date) float64 { return float64(d.Start(time.UTC).Unix()) / 86400 }

// bounds returns the first and the last day drawn.
func (t Timeline) bounds() (first, last float64) {
	first = dayOf(t.Lanes[0].Spans[0].From)
	last = first
	reach := func(d peer.Date) { first, last = min(first, dayOf(d)), max(last, dayOf(d)) }
	for _, l := range t.Lanes {
		for _, s := range l.Spans {
			reach(s.From)
			reach(t.end(s))
		}
	}
	if !t.Today.IsZero() {
		reach(t.Today)
	}
	if last-first < 7 {
		last = first + 7 // a week is the least that the axis shows
	}
	return first, last
}

// Description says in words what the picture shows: each course with its states
// and days.
func (t Timeline) Description() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Timeline of %d %s.", len(t.Lanes), plural(len(t.Lanes), "course", "courses"))
	if !t.Today.IsZero() {
		fmt.Fprintf(&b, " Today is %s.", t.Today)
	}
	for i, l := range t.Lanes {
		fmt.Fprintf(&b, " %s:", or(l.Name, fmt.Sprintf("Course %d", i+1)))
		for j, s := range l.Spans {
			if j > 0 {
				b.WriteByte(';')
			}
			what := s.State
			if t.pause(s.State) {
				what += " (a pause)"
			}
			if s.Until.IsZero() {
				fmt.Fprintf(&b, " %s from %s, going on", what, s.From)
			} else {
				fmt.Fprintf(&b, " %s from %s to %s", what, s.From, s.Until)
			}
		}
		b.WriteByte('.')
	}
	return b.String()
}
