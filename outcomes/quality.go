package outcomes

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

// A DataQuality says how far the records of one kind of event can be relied on.
// [QualityOf] makes them.
type DataQuality struct {
	Kind   EventKind `json:"kind"`
	Events int       `json:"events"`
	// Late counts events that were first recorded more days after they happened than
	// the ask lets pass.
	Late int `json:"late"`
	// NoAge, NoProgramme, NoSite and NoFunding count events that lack the field.
	NoAge       int `json:"no_age"`
	NoProgramme int `json:"no_programme"`
	NoSite      int `json:"no_site"`
	NoFunding   int `json:"no_funding"`
	// Unknown counts answers that were not told and discharges without a known reason.
	Unknown int `json:"unknown"`
	// OutOfWindow counts interviews outside of every window of the schedule, or in one
	// that an end of care before them cancelled.
	OutOfWindow int `json:"out_of_window"`
}

// UnknownShare returns Unknown over Events.
func (q DataQuality) UnknownShare() Share {
	return Share{Name: ShareAll, Numerator: q.Unknown, Denominator: q.Events}
}

// A QualityAsk is what the records are judged by. The zero QualityAsk has no period and
// is refused.
type QualityAsk struct {
	Period    peer.DateRange // of the days on which things happened
	LateAfter int            // days from happening to recording, in UTC, that are not late; at least 0
	Schedule  Schedule       // of the interviews; the zero Schedule judges no windows
}

// QualityOf returns the quality of what holds in a log, for each kind of event that
// the period has, in the order of [EventKinds]. It returns [ErrAsk] for an empty
// period or days below 0, and the errors of [Schedule.Windows].
func QualityOf(log Log, ask QualityAsk) ([]DataQuality, error) {
	if ask.Period.IsEmpty() || ask.LateAfter < 0 {
		return nil, fmt.Errorf("%w: a period, and days that are not late", ErrAsk)
	}
	first := map[EventID]peer.Date{}
	for _, e := range log.records {
		if _, ok := first[e.ID]; !ok {
			first[e.ID] = peer.DateOf(e.Recorded, nil)
		}
	}
	by := map[EventKind]*DataQuality{}
	for _, p := range log.people(ask.Period.Last(), peer.Merges[peer.Participant]{}) {
		for _, e := range p.events {
			if !ask.Period.Contains(e.On) {
				continue
			}
			if by[e.Kind] == nil {
				by[e.Kind] = &DataQuality{Kind: e.Kind}
			}
			q := by[e.Kind]
			q.add(e, daysBetween(e.On, first[e.ID]) > ask.LateAfter)
			if e.Kind != Interview || len(ask.Schedule.Points) == 0 {
				continue
			}
			inside, err := p.inWindow(e, ask.Schedule)
			if err != nil {
				return nil, err
			}
			if !inside {
				q.OutOfWindow++
			}
		}
	}
	var out []DataQuality
	for _, k := range eventKinds {
		if by[k] != nil {
			out = append(out, *by[k])
		}
	}
	return out, nil
}

func (q *DataQuality) add(e Event, late bool) {
	_, told := e.Value.Value()
	q.Events++
	for _, c := range []struct {
		n  *int
		is bool
	}{
		{&q.Late, late}, {&q.NoAge, e.Age == 0}, {&q.NoProgramme, e.Programme == ""}, {&q.NoSite, e.Site == ""}, {&q.NoFunding, e.Funding == ""},
		{&q.Unknown, e.Kind == Answer && !told || e.Kind == Discharge && e.Code == string(ReasonMissing)},
	} {
		if c.is {
			*c.n++
		}
	}
}

// inWindow reports whether an interview lies in a window of one of the person's courses.
func (p *personEvents) inWindow(e Event, s Schedule) (bool, error) {
	ends := p.endings()
	for _, a := range p.events {
		if a.Kind != Admission {
			continue
		}
		end := ends[a.ID].On
		windows, err := s.Windows(Course{Intake: a.On, End: end}, e.On)
		if err != nil {
			return false, err
		}
		for _, w := range windows {
			over := w.Cancelled && end.Before(e.On)
			if !over && !e.On.Before(w.Opens) && !w.Closes.Before(e.On) {
				return true, nil
			}
		}
	}
	return false, nil
}
