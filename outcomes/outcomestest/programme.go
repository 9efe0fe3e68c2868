package outcomestest

import (
	"math/rand/v2"
	"strconv"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
)

// A Programme describes people who come to a programme, one a day from From on. The
// zero Programme is nobody.
type Programme struct {
	People int
	From   peer.Date
	// DropOut is the hazard a day of dropping out; 0: everybody stays. Those who
	// stay a year complete it on day 365.
	DropOut float64
	// Hospital is the share with an acute hospital stay of three days that begins
	// on day 20, Return the share of those who are readmitted, evenly on one of the 60
	// days after they were discharged, the second to the sixty-first.
	Hospital, Return float64
	// Interviewed is the share interviewed six months after they came, Late the
	// share interviewed after nine months and so outside the window of the schedule csat-gpra.
	Interviewed, Late float64
}

// A Truth is what there is to find in the log of a programme, counted while it was
// made. [Programme.Draw] makes one.
type Truth struct {
	// Until is the day after the last admission, and Through a day by which every
	// window is over: the bounds of an outcomes.Ask that finds everything.
	Until, Through peer.Date
	Stays          []int // days from admission to discharge, of each person
	Completed      int   // discharged as completed, after 365 days
	HospitalStays  int   // acute stays, readmissions among them
	Readmitted     []int // days from discharge to readmission, of each readmission
	Interviewed    int   // six-month interviews within their window
}

// Retained returns how many stayed at least so many days.
func (t Truth) Retained(days int) int {
	n := 0
	for _, s := range t.Stays {
		if s >= days {
			n++
		}
	}
	return n
}

// ReadmittedWithin returns how many readmissions began at most so many days after the discharge.
func (t Truth) ReadmittedWithin(days int) int {
	n := 0
	for _, s := range t.Readmitted {
		if s <= days {
			n++
		}
	}
	return n
}

// full is the length of a whole course in days.
const full = 365

// Draw returns the log of the programme and the truth about it. Every event is
// recorded on the day after it, and people are p-1, p-2 and so on, each 40 years
// old. It returns [ErrTruth] if there are no people or more than 10,000, no first day or
// one near the end of the calendar, the hazard is below 0, or a share is not from 0 to
// 1, those of interviews together.
func (p Programme) Draw(seed uint64) (outcomes.Log, Truth, error) {
	if !(p.People >= 1 && p.People <= 10_000) || p.From.IsZero() || p.From.AddDays(p.People+3*full).IsZero() {
		return outcomes.Log{}, Truth{}, refuse("from 1 to 10,000 people come from a day on that leaves room in the calendar")
	}
	if !(p.DropOut >= 0) || !finite(p.DropOut) || !share(p.Hospital) || !share(p.Return) || !(p.Interviewed >= 0 && p.Late >= 0 && p.Interviewed+p.Late <= 1) {
		return outcomes.Log{}, Truth{}, refuse("the hazard is 0 or above, and shares are from 0 to 1, those of interviews in all")
	}
	t := Truth{Until: p.From.AddDays(p.People), Through: p.From.AddDays(p.People + 2*full)}
	r := draws(seed)
	var all []outcomes.Event
	for i := range p.People {
		who := person{id: strconv.Itoa(i + 1), came: p.From.AddDays(i)}
		p.stay(r, &who, &t)
		p.hospital(r, &who, &t)
		p.interview(r, &who, &t)
		all = append(all, who.events...)
	}
	log, err := outcomes.NewLog(all...)
	return log, t, err
}

// A person is one participant of a programme and their events so far.
type person struct {
	id     string
	came   peer.Date
	events []outcomes.Event
}

// happened adds an event and returns it, for the caller to say more of it.
func (w *person) happened(id string, kind outcomes.EventKind, on peer.Date) *outcomes.Event {
	w.events = append(w.events, outcomes.Event{ID: outcomes.EventID(id + "-" + w.id), Person: peer.ParticipantID("p-" + w.id), Kind: kind,
		On: on, Age: 40, Recorded: on.AddDays(1).Start(nil)})
	return &w.events[len(w.events)-1]
}

func (p Programme) stay(r *rand.Rand, w *person, t *Truth) {
	admission := w.happened("admission", outcomes.Admission, w.came).ID
	days, reason := full, outcomes.ReasonCompleted
	if left := lost(r.ExpFloat64(), p.DropOut, 0); left < full {
		days, reason = int(left), outcomes.ReasonDroppedOut
	} else {
		t.Completed++
	}
	t.Stays = append(t.Stays, days)
	e := w.happened("discharge", outcomes.Discharge, w.came.AddDays(days))
	e.About, e.Code = admission, string(reason)
}

func (p Programme) hospital(r *rand.Rand, w *person, t *Truth) {
	stay := func(id string, from peer.Date) peer.Date {
		e := w.happened(id, outcomes.HospitalStay, from)
		e.Until, e.Facts = from.AddDays(3), []outcomes.Fact{outcomes.Acute}
		e.Recorded = e.Until.AddDays(1).Start(nil)
		t.HospitalStays++
		return e.Until
	}
	if r.Float64() >= p.Hospital {
		return
	}
	out := stay("stay", w.came.AddDays(20))
	if r.Float64() < p.Return {
		gap := 2 + r.IntN(60)
		t.Readmitted = append(t.Readmitted, gap)
		stay("stay-2", out.AddDays(gap))
	}
}

func (p Programme) interview(r *rand.Rand, w *person, t *Truth) {
	switch chance := r.Float64(); {
	case chance < p.Interviewed:
		t.Interviewed++
		w.happened("interview", outcomes.Interview, w.came.AddMonths(6))
	case chance < p.Interviewed+p.Late:
		w.happened("interview", outcomes.Interview, w.came.AddMonths(9))
	}
}
