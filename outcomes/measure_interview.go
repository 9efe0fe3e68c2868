package outcomes

import (
	"math"
	"slices"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
)

// A sitting is one interview of one course: its window, and what was done in it.
type sitting struct {
	Assessment
	first Window    // that of the schedule's first point
	last  peer.Date // day after which nothing counts: care ended, or the window did
}

// interviews works out the measures that go by a schedule.
func (w *working) interviews() error {
	schedule, err := w.ask.schedule(w.m.Schedule)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(schedule.Points, func(p Point) bool { return p.Name == w.m.Point })
	if at < 0 {
		return badMeasure("the schedule has no such point")
	}
	var rate FollowUp
	answers := &answered{m: w.m, people: map[peer.ParticipantID]bool{}}
	for _, s := range w.starts() {
		sittings, err := w.sittings(s, schedule)
		if err != nil {
			return err
		}
		if len(sittings) == 0 {
			w.leave(w.noSitting(s, schedule.Points[at]))
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
			first := slices.IndexFunc(assessments, func(b Assessment) bool { return b.Window.Point == schedule.Points[0].Name })
			t := sitting{Assessment: a, last: a.Window.Closes}
			if a.Window.Cancelled {
				t.last = course.End
			}
			if first >= 0 {
				t.first = assessments[first].Window
			}
			out = append(out, t)
		}
	}
	return out, nil
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
			w.leave(leftCare)
			return
		}
		*rate = rate.Plus(FollowUpOf([]Assessment{t.Assessment}, w.m.Point, w.m.Missing == LeftOut))
		if t.State == AssessmentUnable && w.m.Missing == LeftOut {
			w.leave("could not be asked")
			return
		}
		answers.people[s.person] = true
		return
	}
	switch {
	case t.State == AssessmentCancelled:
		w.leave(leftCare)
		return
	case w.ask.Through.Before(t.Window.Closes):
		w.leave(leftOpen)
		return
	}
	value, known := s.answer(w.m.Answer, t.Window.Opens, t.last)
	then, knownThen := s.answer(w.m.Answer, t.first.Opens, t.first.Closes)
	answers.add(s.person, pair{then, value, knownThen && t.first.Point != t.Window.Point, known})
}

// answer returns the first answer that was told from a day to another, both inside.
func (s start) answer(code string, from, to peer.Date) (value float64, known bool) {
	for _, e := range fromDay(s.events, from) {
		if to.Before(e.On) {
			break
		}
		if e.Kind == Answer && e.Code == code {
			if v, ok := e.Value.Value(); ok {
				return v, true
			}
		}
	}
	return 0, false
}

// A pair is an answer at the first point and at this one, as far as they are known.
type pair struct {
	then, now           float64
	knownThen, knownNow bool
}

// An answered gathers answers.
type answered struct {
	m      Measure
	people map[peer.ParticipantID]bool
	pairs  []pair
}

// reaches reports whether an answer lies in the range that counts. A score is first
// rounded as for the bands of its scale, so that the two agree on one that is prorated.
func (m Measure) reaches(v float64) bool {
	if m.wholePoints() {
		v = math.Floor(v + .5)
	}
	return m.Reached.Low <= v && v <= m.Reached.High
}

// wholePoints reports whether the answer is the score of a scale of whole points, which
// is a fraction only where it is prorated: package instrument rounds such a one half up
// for bands and cut-offs.
func (m Measure) wholePoints() bool {
	in, err := instrument.Of(m.Instrument)
	if err != nil {
		return false
	}
	s, err := in.Scale(m.Scale)
	return err == nil && s.Combine != instrument.Mean && s.Times == math.Trunc(s.Times) && s.Plus == math.Trunc(s.Plus)
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
