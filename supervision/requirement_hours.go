package supervision

import (
	"cmp"
	"errors"
	"math/bits"
	"time"

	"github.com/alongside-go/alongside/peer/source"
)

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
	j.sum(summing{accepts: &h.Accepts})
}

func (h HoursRatio) terms() terms { return terms{clause: h.Clause, per: h.Per, anyDay: true} }

// proRata returns the part of a total that falls to the posts that the worker fills
// on the days of the window on which the requirement binds, up to a whole minute
// and never more than the total. Days yet to come are read to go on as today.
func (j *judgement) proRata(total time.Duration) time.Duration {
	var filled, days int64
	for d := j.window.From; d.Before(j.window.Until); d = d.AddDays(1) {
		days++
		known := d.Earlier(j.known.before.AddDays(-1))
		if s := j.worker.stintOn(known); s != nil && j.clause.bindsStint(s) && j.clause.spanFor(j.worker).Contains(d) {
			filled += int64(min(s.fte, FullTime))
		}
	}
	whole := days * int64(FullTime)
	if filled == whole {
		return total
	}
	part := scale(time.Duration(filled), total, time.Duration(whole))
	if exact := part % time.Minute; exact != 0 {
		part += time.Minute - exact
	}
	return min(part, total)
}

// scale returns d * num / den, rounded down to a nanosecond; d < den.
func scale(d, num, den time.Duration) time.Duration {
	hi, lo := bits.Mul64(uint64(d), uint64(num))
	whole, _ := bits.Div64(hi, lo, uint64(den))
	return time.Duration(whole)
}
