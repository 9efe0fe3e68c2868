package credential

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// A judge holds what one requirement is judged by.
type judge struct {
	scheme     Scheme
	versions   []Requirement
	records    []Record
	exemptions []Exemption
	period     peer.DateRange // of a renewal; else zero
	trainee    peer.DateRange // a trainee's term; else zero
	makesUp    MakeUp         // of the requirement
	comeback   comeback
}

// A finding says how one demand stands.
type finding struct {
	met   bool
	have  int
	want  int       // where it is for so many hours of another kind
	until peer.Date // last day met; no date is without end
}

// A part is a record as far as it counts.
type part struct {
	record int // its index
	value  int
	last   peer.Date // last day on which it counts; no date is for ever
	capped bool
}

// alternatives judges a requirement and what will do instead of it, and takes the
// one that holds longest. have is that of the requirement itself. rules is the day
// whose rules are asked.
func (j judge) alternatives(r Requirement, rules, on peer.Date, every int) finding {
	if r.PartOf != "" {
		return j.share(r, rules, on, every)
	}
	best := j.all(r.Demand, func(v Requirement) Demand { return v.Demand }, on, every)
	for i, d := range r.Or {
		f := j.all(d, func(v Requirement) Demand {
			if i < len(v.Or) && v.Or[i].Kind == d.Kind {
				return v.Or[i]
			}
			return d
		}, on, every)
		if f.met && (!best.met || longer(f.until, best.until)) {
			best.met, best.until = true, f.until
		}
	}
	return best
}

func longer(a, b peer.Date) bool { return !b.IsZero() && (a.IsZero() || b.Before(a)) }

// all judges a demand and those that go with it.
func (j judge) all(d Demand, of func(Requirement) Demand, on peer.Date, every int) finding {
	f := j.one(d, of, on, every)
	for _, w := range d.With {
		more := j.all(w, func(Requirement) Demand { return w }, on, every)
		f.met, f.until = f.met && more.met, earliest(f.until, more.until)
	}
	return f
}

// one judges a demand by itself.
func (j judge) one(d Demand, of func(Requirement) Demand, on peer.Date, every int) finding {
	parts := j.parts(d, of, on, every)
	slices.SortStableFunc(parts, func(a, b part) int { return longest(a.last, b.last) })
	if d.Per > 0 {
		other := Demand{Kind: d.Of, Months: d.Months, Days: d.Days, Trainee: d.Trainee}
		own := j
		own.versions = nil
		return d.ratio(parts, own.parts(other, func(Requirement) Demand { return other }, on, every), on)
	}
	return d.weigh(parts)
}

// ratio judges hours that are asked for so many hours of another kind: as those run
// out, less is asked.
func (d Demand) ratio(own, of []part, on peer.Date) finding {
	at := func(day peer.Date) (have, want int) {
		hours := 0
		for _, p := range own {
			if reaches(p.last, day) {
				have += p.value
			}
		}
		for _, p := range of {
			if reaches(p.last, day) {
				hours += p.value
			}
		}
		return have, max(d.want(), 60*(hours/(60*d.Per)))
	}
	var f finding
	f.have, f.want = at(on)
	f.met = f.have >= f.want
	var days []peer.Date
	for _, p := range append(slices.Clone(own), of...) {
		if !p.last.IsZero() {
			days = append(days, p.last)
		}
	}
	slices.SortFunc(days, peer.Date.Compare)
	for _, day := range days {
		if have, want := at(day.AddDays(1)); f.met && have < want {
			f.until = day
			break
		}
	}
	return f
}

// longest orders last days, the longest first.
func longest(a, b peer.Date) int {
	switch {
	case a == b:
		return 0
	case longer(a, b):
		return -1
	}
	return 1
}

// parts returns what counts for a demand on a day, in the order of the records. of gives the same demand in another version:
// whether a record is accepted, and for how long, is for the version that was in
// force on its day.
func (j judge) parts(d Demand, of func(Requirement) Demand, on peer.Date, every int) []part {
	var parts []part
	for i := range j.records {
		r := &j.records[i]
		if r.Kind != d.Kind && len(j.versions) < 2 || on.Before(r.On) || !j.counts(r, every) {
			continue
		}
		v := d
		if i := slices.IndexFunc(j.versions, func(v Requirement) bool { return v.InForce(r.On) }); i >= 0 {
			v = of(j.versions[i])
		}
		if !v.accepts(r) {
			continue
		}
		made, ok := j.comeback.counts(j.makesUp, r.On)
		if !ok && r.Kind.Unit() == Hours {
			continue
		}
		last := v.last(r)
		if j.makesUp != "" {
			last = earliest(last, made)
		}
		if v.Trainee && !j.trainee.IsEmpty() {
			if !j.trainee.Contains(r.On) {
				continue
			}
			last = earliest(r.Until, j.trainee.Last())
		}
		if every > 0 {
			last = earliest(last, lastOf(r.On, every))
		} else if r.Kind.Unit() == Hours && j.period.Contains(on) {
			// The next period asks anew; after the end of this one its hours still count for a late renewal.
			last = earliest(last, j.period.Last())
		}
		if reaches(last, on) {
			value := r.value()
			if d.Over && r.On.Before(on) {
				value++ // a day of the next month has passed
			}
			parts = append(parts, part{i, value, last, d.Capped != "" && r.Mode == d.Capped})
		}
	}
	return parts
}

// counts reports whether a period lets the record count: hours lie in it, and a
// signature or a check is from it or, in a late renewal, from after it.
func (j judge) counts(r *Record, every int) bool {
	switch {
	case every > 0 || j.period.IsEmpty():
		return true
	case r.Kind.Unit() == Hours:
		return j.period.Contains(r.On)
	}
	return !r.On.Before(j.period.From)
}

// weigh adds up what counts, or takes the best, beginning with what counts
// longest: the part that reaches the amount says until when.
func (d Demand) weigh(parts []part) finding {
	var f finding
	room := 60 * d.Cap
	for _, p := range parts {
		if p.capped {
			p.value = min(p.value, room)
			room -= p.value
		}
		if d.Kind.adds() {
			f.have += p.value
		} else {
			f.have = max(f.have, p.value)
		}
		if !f.met && f.have >= d.want() {
			f.met, f.until = true, p.last
		}
	}
	return f
}

// earlier judges by the versions that had ended before the date: what was
// complete while a version was in force stays complete. It says in l until when.
func (j judge) earlier(on peer.Date, l *Line) bool {
	for _, v := range slices.Backward(j.versions) {
		if v.Superseded.IsZero() || !v.Superseded.Before(on) {
			continue
		}
		// What runs out by itself must still count on the day asked about.
		f := j.alternatives(v, v.Superseded, v.Superseded, v.Every)
		if f.met && reaches(f.until, on) {
			l.Until = f.until
			return true
		}
	}
	return false
}
