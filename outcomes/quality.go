package outcomes

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
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
	// AboutNothing counts events whose About names none of the person that it can belong
	// to: of a discharge an admission, of a linked visit a hand-off, which began by its day.
	AboutNothing int `json:"about_nothing"`
	// Alike counts events beyond the first of one person, kind and day, and of one code and
	// About, under other ids, as when two feeds tell of one visit. Of services, contacts,
	// linked visits and days of use there may well be two, and they are not looked at.
	Alike int `json:"alike"`
	// AfterDeath counts events that begin after the day of a death of the person, or stays that
	// end after it; but for a discharge as died and an interview that was not possible.
	AfterDeath int `json:"after_death"`
	// LongOpen counts stays, of whatever day they began, that by the end of the period had
	// gone on for more than [LongStayDays].
	LongOpen int `json:"long_open"`
	// Contradicted counts answers of fewer days of use, or heavy days, in the past 30 than
	// the days before the answer have on record.
	Contradicted int `json:"contradicted"`
	// OwnCode counts answers under a code that the library does not know: the host's own,
	// and mistyped ones.
	OwnCode int `json:"own_code"`
	// NoFacts counts visits to an emergency department and stays in hospital of which nothing
	// is said, such as what for, or whether the care was acute. The measures that ask for it
	// pass them over, and a feed that never says it gives figures of nobody.
	NoFacts int `json:"no_facts"`
	// Unrecorded is the number of days, up to the last of the period, after the newest record
	// of the kind in the log, in UTC. A quiet time is possible, and so is a feed that stopped.
	Unrecorded int `json:"unrecorded"`
}

// LongStayDays is the length in days of a stay without an end from which on it is told.
// It is a design default: an end that was not recorded is likelier.
const LongStayDays = 365

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
	// Merges says which ids are one person, at the end of the period.
	Merges peer.Merges[peer.Participant]
}

// Format keeps people out of every verb of fmt.
func (a QualityAsk) Format(f fmt.State, _ rune) { redact.Format(f, "[quality ask]") }

// LogValue keeps people out of logs.
func (a QualityAsk) LogValue() slog.Value { return slog.StringValue("[quality ask]") }

// QualityOf returns the quality of what holds in a log, for each kind of event that
// the period has or of which a stay has gone on for too long, in the order of
// [EventKinds]. It returns [ErrAsk] for an empty period or days below 0, and the errors
// of [Schedule.Windows].
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
	of := func(k EventKind) *DataQuality {
		if by[k] == nil {
			by[k] = &DataQuality{Kind: k}
		}
		return by[k]
	}
	for _, p := range log.people(ask.Period.Last(), ask.Merges) {
		seen := map[likeness]bool{}
		for _, e := range p.events {
			if e.isOpenFor(LongStayDays, ask.Period.Last()) {
				of(e.Kind).LongOpen++
			}
			if !ask.Period.Contains(e.On) {
				continue
			}
			q := of(e.Kind)
			q.add(e, daysBetween(e.On, first[e.ID]) > ask.LateAfter)
			q.addBeside(&p, e, seen)
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
	newest := log.newest()
	var out []DataQuality
	for _, k := range eventKinds {
		if q := by[k]; q != nil {
			q.Unrecorded = max(0, daysBetween(newest[k], ask.Period.Last()))
			out = append(out, *q)
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
		{&q.OwnCode, e.Kind == Answer && isOwnAnswer(e.Code)},
		{&q.NoFacts, (e.Kind == EDVisit || e.Kind == HospitalStay) && len(e.Facts) == 0},
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
