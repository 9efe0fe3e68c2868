package supervision

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// ratios holds the stretches in which supervisors had more workers than a ratio allows.
type ratios struct {
	limit FTE
	over  map[peer.SupervisorID][]excess
}

// An excess is a stretch in which one supervisor's load does not change and is above the ratio.
type excess struct {
	span                peer.DateRange
	workers, supervisor FTE
}

// above reports whether so many workers are too many for a supervisor.
func (r Ratio) above(workers, supervisor FTE) bool {
	hi, lo := bits.Mul64(uint64(workers), uint64(FullTime))
	limitHi, limitLo := bits.Mul64(uint64(r.Workers), uint64(supervisor))
	return hi > limitHi || hi == limitHi && lo > limitLo
}

// load is one worker's part in a supervisor's load.
type load struct {
	serving peer.DateRange
	since   peer.Date
	workers FTE
	own     FTE // of the supervisor
}

// loads returns every part in the load of every supervisor.
func (l *Ledger) loads() map[peer.SupervisorID][]load {
	out := map[peer.SupervisorID][]load{}
	for i := range l.workers {
		w := &l.workers[i]
		for k := range w.stints {
			s := &w.stints[k]
			if !s.covered() {
				continue
			}
			serving := s.span.Clip(peer.DateRange{From: w.start, Until: noEnd})
			if !s.credential.Current() {
				serving = peer.DateRange{}
			}
			for _, a := range s.assignments {
				out[a.Supervisor] = append(out[a.Supervisor], load{serving, a.Since, s.fte, a.SupervisorFTE})
			}
		}
	}
	return out
}

// loadsOn returns what every supervisor carries on one day, by the rule by which
// sweep goes through all days. Of the load it leaves serving empty.
func (l *Ledger) loadsOn(on peer.Date) map[peer.SupervisorID]load {
	out := map[peer.SupervisorID]load{}
	for i := range l.workers {
		w := &l.workers[i]
		for k := range w.stints {
			s := &w.stints[k]
			if !s.covered() || on.Before(s.span.From) {
				continue
			}
			serves := s.span.Contains(on) && !on.Before(w.start) && s.credential.Current()
			for _, a := range s.assignments {
				carried, known := out[a.Supervisor]
				if !known || carried.since.Before(a.Since) || carried.since == a.Since && a.SupervisorFTE < carried.own {
					carried.since, carried.own = a.Since, a.SupervisorFTE
				}
				if serves {
					carried.workers += s.fte
				}
				out[a.Supervisor] = carried
			}
		}
	}
	return out
}

// excesses judges every supervisor of the ledger on every day on which the
// ratio is in force.
func (r Ratio) excesses(l *Ledger) ratios {
	found := ratios{limit: r.Workers, over: map[peer.SupervisorID][]excess{}}
	for supervisor, parts := range l.loads() {
		if over := r.sweep(parts); len(over) > 0 {
			found.over[supervisor] = over
		}
	}
	return found
}

// sweep walks once through the days on which a supervisor's load changes.
func (r Ratio) sweep(parts []load) []excess {
	type change struct {
		on    peer.Date
		delta FTE
	}
	var changes []change
	for _, p := range parts {
		changes = append(changes, change{p.since, 0})
		if !p.serving.IsEmpty() {
			changes = append(changes, change{p.serving.From, p.workers}, change{p.serving.Until, -p.workers})
		}
	}
	slices.SortFunc(changes, func(a, b change) int { return a.on.Compare(b.on) })
	slices.SortFunc(parts, func(a, b load) int {
		return cmp.Or(a.since.Compare(b.since), -cmp.Compare(a.own, b.own)) // the least last, so that it counts
	})
	var out []excess
	var workers, own FTE
	declared := 0
	for i := 0; i < len(changes); {
		on := changes[i].on
		for ; i < len(changes) && changes[i].on == on; i++ {
			workers += changes[i].delta
		}
		for ; declared < len(parts) && !on.Before(parts[declared].since); declared++ {
			own = parts[declared].own
		}
		until := noEnd
		if i < len(changes) {
			until = changes[i].on
		}
		if days := (peer.DateRange{From: on, Until: until}).Clip(r.span()); r.above(workers, own) && !days.IsEmpty() {
			out = append(out, excess{days, workers, own})
		}
	}
	return out
}
