package supervision

import (
	"cmp"
	"errors"
	"math/bits"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

var errNothingAsked = errors.New("asks for nothing, or for less than nothing")

// Meetings asks for sessions in every period: a number of them (Texas), a time
// in all (District of Columbia), or both at once (NCPRSS). Where both are given
// one line reports both, and both have to be reached.
type Meetings struct {
	Clause
	Per      Period
	Sessions int           // at least; 0 is no count
	Total    time.Duration // at least, added up over the sessions that qualify; 0 is no total
	Accepts  Accepts
}

// Rule returns [RuleDuration] where a total is asked for, else [RuleFrequency].
func (m Meetings) Rule() Rule {
	if m.Total > 0 {
		return RuleDuration
	}
	return RuleFrequency
}

// Readings returns how the source is read as to the requirement and to the sessions that qualify.
func (m Meetings) Readings() []source.Source { return readings(m.Clause.Reading, m.Accepts.Reading) }

func (m Meetings) check() error {
	if m.Sessions < 0 || m.Total < 0 || m.Sessions == 0 && m.Total == 0 {
		return errNothingAsked
	}
	return cmp.Or(m.Clause.check(), m.Accepts.check(), m.Per.check())
}

func (m Meetings) judge(j *judgement) {
	j.line.Required = Amount{Sessions: m.Sessions, Time: m.Total}
	j.sum(m.Accepts, func(a *Amount, s *Session) {
		a.Sessions++
		a.Time += s.Length
	})
}

func (m Meetings) terms() terms { return terms{clause: m.Clause, per: m.Per} }

// LongestMeeting asks that in every period one session lasts at least so long.
type LongestMeeting struct {
	Clause
	Per     Period
	Length  time.Duration
	Accepts Accepts
}

// Rule returns [RuleLongestSession].
func (LongestMeeting) Rule() Rule { return RuleLongestSession }

// Readings returns how the source is read as to the requirement and to the sessions that qualify.
func (m LongestMeeting) Readings() []source.Source {
	return readings(m.Clause.Reading, m.Accepts.Reading)
}

func (m LongestMeeting) check() error {
	if m.Length <= 0 {
		return errNothingAsked
	}
	return cmp.Or(m.Clause.check(), m.Accepts.check(), m.Per.check())
}

func (m LongestMeeting) judge(j *judgement) {
	j.line.Required = Amount{Time: m.Length}
	j.sum(m.Accepts, func(a *Amount, s *Session) { a.Time = max(a.Time, s.Length) })
}

func (m LongestMeeting) terms() terms { return terms{clause: m.Clause, per: m.Per} }

// PreService asks for supervision before the first day of service. It binds
// whatever the worker's credential is by then, unless For says otherwise: it
// comes before the worker may serve alone. What is short is the organisation's,
// which lets the worker start.
type PreService struct {
	Clause
	Total   time.Duration
	Accepts Accepts
}

// Rule returns [RulePreService].
func (PreService) Rule() Rule { return RulePreService }

// Readings returns how the source is read as to the requirement and to the sessions that qualify.
func (p PreService) Readings() []source.Source { return readings(p.Clause.Reading, p.Accepts.Reading) }

func (p PreService) check() error {
	if p.Total <= 0 {
		return errNothingAsked
	}
	return cmp.Or(p.Clause.check(), p.Accepts.check())
}

// window returns the time before service of a worker, from the first entry on
// record, and whether the worker is bound.
func (p PreService) window(w *workerRecord) (peer.DateRange, bool) {
	from := w.stints[0].span.From.Earlier(w.start.AddDays(-1))
	if len(w.sessions) > 0 {
		from = from.Earlier(w.sessions[0].on)
	}
	s := w.stintOn(w.start)
	bound := p.inForce(w.start) && (p.For == nil || s != nil && p.bindsState(s.credential))
	return peer.DateRange{From: from, To: w.start}, bound && !from.IsZero()
}

func (p PreService) judge(j *judgement) {
	j.line.Required = Amount{Time: p.Total}
	j.sum(p.Accepts, func(a *Amount, s *Session) { a.Time += s.Length })
}

// HoursRatio asks for supervision in proportion to the hours of service of the
// same period: Supervision for every Worked, in exact proportion, such as 25 hours
// for every 500; Supervision is above zero and at most Worked. Hours of
// training, hours before the first day of service and hours on days on which the
// requirement does not bind are not hours worked.
type HoursRatio struct {
	Clause
	Per         Period
	Supervision time.Duration
	Worked      time.Duration
	Accepts     Accepts
}

// Rule returns [RuleHoursRatio].
func (HoursRatio) Rule() Rule { return RuleHoursRatio }

// Readings returns how the source is read as to the requirement and to the sessions that qualify.
func (h HoursRatio) Readings() []source.Source { return readings(h.Clause.Reading, h.Accepts.Reading) }

func (h HoursRatio) check() error {
	if h.Supervision <= 0 || h.Worked <= 0 {
		return errNothingAsked
	}
	if h.Supervision > h.Worked {
		return errors.New("asks for more supervision than work")
	}
	return cmp.Or(h.Clause.check(), h.Accepts.check(), h.Per.check())
}

func (h HoursRatio) judge(j *judgement) {
	worked := j.hoursOfService()
	whole, rest := worked/h.Worked, worked%h.Worked
	j.line.Required = Amount{Time: whole*h.Supervision + scale(rest, h.Supervision, h.Worked)}
	j.sum(h.Accepts, func(a *Amount, s *Session) { a.Time += s.Length })
}

func (h HoursRatio) terms() terms { return terms{clause: h.Clause, per: h.Per, anyDay: true} }

// scale returns d * num / den, rounded down to a nanosecond; d < den.
func scale(d, num, den time.Duration) time.Duration {
	hi, lo := bits.Mul64(uint64(d), uint64(num))
	whole, _ := bits.Div64(hi, lo, uint64(den))
	return time.Duration(whole)
}
