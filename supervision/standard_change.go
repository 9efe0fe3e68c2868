package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// During returns the standard as it binds on the days of r alone, for a team that
// passes from one standard to another: the one until that day, the other from it.
// No date leaves that side of r open. What is never in force then is left out. The
// period in which the change lies is owed by the standard that binds on its last
// day, and every session of the period counts. The standard itself is unchanged.
func (s Standard) During(r peer.DateRange) Standard {
	var requirements []Requirement
	for _, q := range s.Requirements {
		if q, ok := during(q, r); ok {
			requirements = append(requirements, q)
		}
	}
	s.Requirements = requirements
	var onDemand []Clause
	for _, c := range s.OnDemand {
		if c, ok := c.during(r); ok {
			onDemand = append(onDemand, c)
		}
	}
	s.OnDemand = onDemand
	var records []Record
	for _, rec := range s.Record {
		var ok bool
		if rec.Clause, ok = rec.Clause.during(r); ok {
			records = append(records, rec)
		}
	}
	s.Record = records
	s.Consequences, s.Unconfirmed = slices.Clone(s.Consequences), slices.Clone(s.Unconfirmed)
	return s
}

// Combine returns the standards side by side, under a code and a name: what each
// asks is asked, and every requirement has lines of its own. Of records that bind on
// one day the first counts, so the strictest is to be named first. It has the status
// that all of them have, or else none.
func Combine(code, name string, all ...Standard) Standard {
	out := Standard{Code: code, Name: name}
	for i, s := range all {
		if i == 0 {
			out.Status = s.Status
		} else if s.Status != out.Status {
			out.Status = ""
		}
		out.Requirements = append(out.Requirements, s.Requirements...)
		out.OnDemand = append(out.OnDemand, s.OnDemand...)
		out.Record = append(out.Record, s.Record...)
		out.Consequences = append(out.Consequences, s.Consequences...)
		out.Unconfirmed = append(out.Unconfirmed, s.Unconfirmed...)
	}
	return out
}

// during returns the clause limited to r, and whether it is in force on any day of r.
func (c Clause) during(r peer.DateRange) (Clause, bool) {
	if r.Until.IsZero() {
		r.Until = noEnd
	}
	span := c.span().Clip(r)
	if span.IsEmpty() {
		return c, false
	}
	c.For = slices.Clone(c.For)
	if c.InForce = span; span.Until == noEnd {
		c.InForce.Until = peer.Date{}
	}
	return c, true
}

// during returns a requirement limited to r, and whether it is in force on any day of r.
func during(q Requirement, r peer.DateRange) (out Requirement, ok bool) {
	switch q := q.(type) {
	case Meetings:
		q.Clause, ok = q.Clause.during(r)
		return q, ok
	case LongestMeeting:
		q.Clause, ok = q.Clause.during(r)
		return q, ok
	case PreService:
		q.Clause, ok = q.Clause.during(r)
		return q, ok
	case HoursRatio:
		q.Clause, ok = q.Clause.during(r)
		return q, ok
	case MaxGap:
		q.Clause, ok = q.Clause.during(r)
		return q, ok
	case EitherOr:
		q.Clause, ok = q.Clause.during(r)
		return q, ok
	case TermTotal:
		q.Clause, ok = q.Clause.during(r)
		return q, ok
	case Supervised:
		q.Clause, ok = q.Clause.during(r)
		return q, ok
	case Ratio:
		q.Clause, ok = q.Clause.during(r)
		return q, ok
	default:
		return q, true // nil, which Check reports
	}
}
