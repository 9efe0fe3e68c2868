package outcomes

import "github.com/alongside-go/alongside/peer"

// Of works the measure out over a log: what holds in it, up to the last day of the
// records. An index event whose window reaches beyond that day is left out and
// counted, whatever is known of it already; a rate counts the days that were seen.
//
// It returns the errors of [Measure.Check], [ErrAsk], with it [ErrNoSince] from a measure
// that looks back, and [ErrUnknownSchedule] or,
// with [ErrMeasure], [ErrUnknownPoint] for a schedule or point that there is not.
func (m Measure) Of(log Log, ask Ask) (Figure, error) {
	w, err := m.work(log, ask)
	if err != nil {
		return Figure{}, err
	}
	return w.figure, nil
}

// work finds what there is of each index event, and adds it up.
func (m Measure) work(log Log, ask Ask) (*working, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}
	if err := ask.check(m); err != nil {
		return nil, err
	}
	w := &working{m: m, ask: ask, people: log.people(ask.Through, ask.Merges),
		figure: Figure{Measure: m.ID, Direction: m.Direction, Definition: m.Sentence(), From: ask.From, Until: ask.Until, Through: ask.Through}}
	var err error
	switch m.Method {
	case MethodFollowed:
		w.followed()
	case MethodRetained:
		w.retained()
	case MethodEnded:
		w.ended()
	case MethodCovered:
		w.covered()
	case MethodRate:
		w.rate()
	case MethodDays:
		w.days()
	default:
		err = w.interviews()
	}
	w.figure.Excluded = w.excluded()
	return w, err
}

// A shares counts the leading share and those beside it, and the people.
type shares struct {
	m      Measure
	all    Share
	beside []Share
	people map[peer.ParticipantID]bool
}

func (m Measure) shares() *shares {
	s := &shares{m: m, all: Share{Name: ShareAll}, people: map[peer.ParticipantID]bool{}}
	for _, b := range m.Beside {
		s.beside = append(s.beside, Share{Name: b.Name})
	}
	return s
}

// add counts one index event. without reports whether a match says that the outcome
// could not come; it is not asked for one that came.
func (s *shares) add(who peer.ParticipantID, reached bool, without func(Match) bool) {
	s.people[who] = true
	one := 0
	if reached {
		one = 1
	}
	s.all.Numerator, s.all.Denominator = s.all.Numerator+one, s.all.Denominator+1
	for i, b := range s.m.Beside {
		if reached || !without(b.Without) {
			s.beside[i].Numerator, s.beside[i].Denominator = s.beside[i].Numerator+one, s.beside[i].Denominator+1
		}
	}
}

func (s *shares) into(f *Figure) {
	f.Shares, f.People = append([]Share{s.all}, s.beside...), len(s.people)
}

// followed counts index events that are followed by every step.
func (w *working) followed() {
	count := w.m.shares()
	span := 0
	for _, s := range w.m.Steps {
		span += s.To
	}
	for _, s := range w.starts() {
		end := s.day.AddDays(span)
		if end.IsZero() || w.ask.Through.Before(end) {
			w.leave(s, leftOpen)
			continue
		}
		reached := s.reaches(w.m.Steps)
		w.row(s).found(oneIf(reached), end)
		count.add(s.person, reached, func(m Match) bool { return s.within(m, s.day, end) })
	}
	count.into(&w.figure)
}

// within reports whether another event begins from a day to another, both inside.
func (s start) within(m Match, from, to peer.Date) bool {
	for _, e := range fromDay(s.events, from) {
		if to.Before(e.On) {
			break
		}
		if e.ID != s.event.ID && m.Meets(e) {
			return true
		}
	}
	return false
}

// reaches reports whether every step is met. The day on which one is met is that
// of the event that makes it enough; an event serves one step.
func (s start) reaches(steps []Step) bool {
	day, used := s.day, map[EventID]bool{s.event.ID: true}
	for _, step := range steps {
		from, to, missing := day.AddDays(step.From), day.AddDays(step.To), max(step.AtLeast, 1)
		for _, e := range s.events {
			if missing == 0 {
				break
			}
			if used[e.ID] || !step.Meets(e) || e.On.Before(from) || to.Before(e.On) || step.About && e.About != s.event.ID {
				continue
			}
			used[e.ID], day = true, e.On
			missing--
		}
		if missing > 0 {
			return false
		}
	}
	return true
}
