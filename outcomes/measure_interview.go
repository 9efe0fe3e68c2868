package outcomes

import (
	"fmt"
	"math"
	"slices"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A sitting is one interview of one course: its window, and what was done in it.
type sitting struct {
	Assessment
	base Window    // in which the answer before has to lie; zero at the first point itself
	last peer.Date // day after which nothing counts: care ended, or the window did
}

// interviews works out the measures that go by a schedule.
func (w *working) interviews() error {
	schedule, err := w.ask.schedule(w.m.Schedule)
	if err != nil {
		return err
	}
	at, err := schedule.point(w.m.Point)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrMeasure, err)
	}
	var rate FollowUp
	answers := &answered{m: w.m, people: map[peer.ParticipantID]bool{}, hasBefore: at > 0}
	for _, s := range w.starts() {
		sittings, err := w.sittings(s, schedule)
		if err != nil {
			return err
		}
		if len(sittings) == 0 {
			w.leave(s, w.noSitting(s, schedule.Points[at]))
		}
		for _, t := range sittings {
			w.sit(s, t, &rate, answers)
		}
	}
	w.figure.People = len(answers.people)
	if w.m.Method == MethodInterviewed {
		w.figure.Unknown = rate.Due - rate.Done
		w.figure.Shares = []Share{{Name: ShareAll, Numerator: rate.Done, Denominator: rate.Due}}
		return nil
	}
	answers.into(&w.figure)
	return nil
}

// noSitting says why somebody has no interview: none has opened, or none will.
func (w *working) noSitting(s start, p Point) string {
	if _, ended := s.endings()[s.event.ID]; ended && p.EndsWithCare {
		return leftCare
	}
	return leftNotYet
}

// sittings returns the interviews at the point of the measure whose window has
// opened, with where they stand.
func (w *working) sittings(s start, schedule Schedule) ([]sitting, error) {
	course := Course{Intake: s.day}
	if end, ok := s.endings()[s.event.ID]; ok {
		course.End = end.On
	}
	windows, err := schedule.Windows(course, w.ask.Through)
	if err != nil {
		return nil, err
	}
	var replies []Reply
	for _, x := range windows {
		for _, e := range fromDay(s.events, x.Opens) {
			if x.Closes.Before(e.On) {
				break
			}
			if w.isReply(e) {
				replies = append(replies, Reply{Point: x.Point, Number: x.Number, Kind: replyOf(e), On: e.On})
			}
		}
	}
	assessments, err := schedule.Assessments(course, replies, w.ask.Through)
	if err != nil {
		return nil, err
	}
	var out []sitting
	for _, a := range assessments {
		if a.Window.Point == w.m.Point && (w.m.Number == 0 || w.m.Number == a.Window.Number) {
			t := sitting{Assessment: a, base: w.base(s, schedule, assessments), last: a.Window.Closes}
			if a.Window.Cancelled {
				t.last = course.End
			}
			out = append(out, t)
		}
	}
	return out, nil
}

// base returns the window of the answer before: the days that the measure names, or the
// first point of the schedule.
func (w *working) base(s start, schedule Schedule, all []Assessment) Window {
	first := slices.IndexFunc(all, func(b Assessment) bool { return b.Window.Point == schedule.Points[0].Name })
	switch b := w.m.Baseline; {
	case w.m.Point == schedule.Points[0].Name:
	case b != Baseline{}:
		return Window{Opens: s.day.AddDays(b.From), Due: s.day, Closes: s.day.AddDays(b.To)}
	case first >= 0:
		return all[first].Window
	}
	return Window{}
}

// isReply reports whether an event is a reply to an interview: the interview itself,
// or an answer that the measure asks about.
func (w *working) isReply(e Event) bool {
	return e.Kind == Interview || e.Kind == Answer && w.m.Answer != "" && e.Code == w.m.Answer
}

func replyOf(e Event) ReplyKind {
	switch {
	case e.has(WasDeclined):
		return Declined
	case e.has(WasUnable):
		return Unable
	}
	return Answered
}

// sit counts one interview.
func (w *working) sit(s start, t sitting, rate *FollowUp, answers *answered) {
	if w.m.Method == MethodInterviewed {
		if t.State == AssessmentCancelled {
			w.leave(s, leftCare).Number = t.Window.Number
			return
		}
		*rate = rate.Plus(followUp([]Assessment{t.Assessment}, w.m.Point, w.m.Missing == LeftOut))
		if t.State == AssessmentUnable && w.m.Missing == LeftOut {
			w.leave(s, "could not be asked").Number = t.Window.Number
			return
		}
		answers.people[s.person] = true
		r := w.row(s)
		r.Number = t.Window.Number
		if t.State != AssessmentOpen {
			r.found(oneIf(t.State == AssessmentDone), t.last)
		}
		return
	}
	switch {
	case t.State == AssessmentCancelled:
		w.leave(s, leftCare).Number = t.Window.Number
		return
	case w.ask.Through.Before(t.Window.Closes):
		w.leave(s, leftOpen).Number = t.Window.Number
		return
	}
	var p pair
	var told Event
	t.Window.Closes = t.last
	told, p.knownNow = s.answer(w.m.Answer, t.Window)
	if p.knownNow {
		t.base.Closes = t.base.Closes.Earlier(told.On)
	}
	p.now, _ = told.Value.Value()
	if !t.base.Due.IsZero() {
		then, ok := s.answer(w.m.Answer, t.base, told.ID)
		p.then, _ = then.Value.Value()
		p.knownThen = ok
		p.outside = !ok && p.knownNow && s.answeredBefore(w.m.Answer, told)
	}
	r := w.row(s)
	r.Number = t.Window.Number
	if p.knownNow {
		r.found(w.m.outcome(p.now), told.On)
	}
	if p.knownThen {
		r.Before = stats.Known(w.m.outcome(p.then))
	}
	answers.add(s.person, p)
}

// answer returns, of what was told within a window, the answer nearest to its due day; of
// two as near the earlier, and of two on one day the first by its id. Some may be left out.
func (s start) answer(code string, w Window, but ...EventID) (nearest Event, known bool) {
	best := 0
	for _, e := range fromDay(s.events, w.Opens) {
		if w.Closes.Before(e.On) {
			break
		}
		if !e.tells(code) || slices.Contains(but, e.ID) {
			continue
		}
		far := daysBetween(w.Due, e.On)
		far = max(far, -far)
		if !known || far < best {
			nearest, known, best = e, true, far
		}
	}
	return nearest, known
}

// answeredBefore reports whether somebody told an answer before another.
func (s start) answeredBefore(code string, told Event) bool {
	return slices.ContainsFunc(s.events, func(e Event) bool { return e.tells(code) && compareEvents(e, told) < 0 })
}

// tells reports whether an event is an answer of the code that was told.
func (e Event) tells(code string) bool {
	_, told := e.Value.Value()
	return told && e.Kind == Answer && e.Code == code
}

// A pair is an answer at the first point and at this one, as far as they are known.
type pair struct {
	then, now           float64
	knownThen, knownNow bool
	outside             bool // answered before, on no day on which it would count
}

// An answered gathers answers.
type answered struct {
	m         Measure
	people    map[peer.ParticipantID]bool
	pairs     []pair
	hasBefore bool // there is a point before this one
}

// reaches reports whether an answer lies in the range that counts. A score is first
// rounded as for the bands of its scale, so that the two agree on one that is prorated.
func (m Measure) reaches(v float64) bool {
	if m.prorates() {
		v = math.Floor(v + .5)
	}
	return m.Reached.Low <= v && v <= m.Reached.High
}

// outcome is an answer as the outcome of a person: the score, or whether it counts.
func (m Measure) outcome(v float64) float64 {
	if m.Method == MethodScored {
		return v
	}
	return oneIf(m.reaches(v))
}

// prorates reports whether the answer is the score of a scale of whole points that may be
// prorated for a missing item: package instrument rounds such a one half up for bands
// and cut-offs.
func (m Measure) prorates() bool {
	in, err := instrument.Of(m.Instrument)
	if err != nil {
		return false
	}
	s, err := in.Scale(m.Scale)
	return err == nil && s.Gaps.Most > 0 && s.Combine != instrument.Mean && s.Times == math.Trunc(s.Times) && s.Plus == math.Trunc(s.Plus)
}

func (a *answered) add(who peer.ParticipantID, p pair) {
	a.people[who] = true
	a.pairs = append(a.pairs, p)
}

func (a *answered) into(f *Figure) {
	asked, then, now := Share{Name: ShareInterviewed}, Share{Name: ShareMatchedThen}, Share{Name: ShareMatchedNow}
	count := func(s *Share, v float64) {
		s.Denominator++
		if a.m.reaches(v) {
			s.Numerator++
		}
	}
	outside, never := 0, 0
	for _, p := range a.pairs {
		if !p.knownNow {
			f.Unknown++
			continue
		}
		f.Values = append(f.Values, p.now)
		count(&asked, p.now)
		if p.knownThen {
			f.Before, f.After = append(f.Before, p.then), append(f.After, p.now)
			count(&then, p.then)
			count(&now, p.now)
		} else if p.outside {
			outside++
		} else {
			never++
		}
	}
	if a.hasBefore {
		for _, u := range []Tally{{UnmatchedOutside, outside}, {UnmatchedNone, never}} {
			if u.N > 0 {
				f.Unmatched = append(f.Unmatched, u)
			}
		}
	}
	followed := Share{ShareFollowedUp, asked.Denominator, asked.Denominator + f.Unknown}
	if a.m.Method == MethodScored {
		f.Shares = []Share{followed}
		return
	}
	worst := Share{ShareWorstCase, asked.Numerator, asked.Denominator + f.Unknown}
	best := Share{ShareBestCase, asked.Numerator + f.Unknown, asked.Denominator + f.Unknown}
	f.Shares = []Share{asked, worst, best, then, now, followed}
	if a.m.Missing == CountedAgainst {
		f.Shares[0], f.Shares[1] = worst, asked
	}
}
