package supervision

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
)

func compareIDs[T ~string](a, b T) int { return cmp.Compare(a, b) }

// IsSupervised reports whether somebody supervises the worker's practice on a day: by an
// agreement in force, or by cover. It is the fact "supervised" of a question of scope.
// An agreement holds while its supervisor is absent for days; cover counts by itself,
// also where the agreement is vacant.
func IsSupervised(worker peer.WorkerID, on peer.Date, all []Agreement, covers []Cover, zone *time.Location) bool {
	for _, a := range all {
		if a.Worker() == worker && a.Supervises(zone).Contains(on) {
			return true
		}
	}
	for _, c := range covers {
		if c.plan.Worker == worker && c.Span().Contains(on) {
			return true
		}
	}
	return false
}

// Gaps returns the stretches of the range, oldest first, in which nobody supervises the
// worker's practice.
func Gaps(worker peer.WorkerID, within peer.DateRange, all []Agreement, covers []Cover, zone *time.Location) []peer.DateRange {
	var held []peer.DateRange
	for _, a := range all {
		if a.Worker() == worker {
			held = append(held, a.Supervises(zone))
		}
	}
	for _, c := range covers {
		if c.plan.Worker == worker {
			held = append(held, c.Span())
		}
	}
	return without(within, held)
}

// without returns what of a range no other range holds.
func without(within peer.DateRange, held []peer.DateRange) []peer.DateRange {
	if within.IsEmpty() {
		return nil
	}
	slices.SortFunc(held, func(a, b peer.DateRange) int { return a.From.Compare(b.From) })
	var gaps []peer.DateRange
	from := within.From
	for _, h := range held {
		h = h.Clip(within)
		if h.IsEmpty() {
			continue
		}
		if from.Before(h.From) {
			gaps = append(gaps, peer.DateRange{From: from, Until: h.From})
		}
		from = from.Later(h.Until)
	}
	if from.Before(within.Until) {
		gaps = append(gaps, peer.DateRange{From: from, Until: within.Until})
	}
	return gaps
}

// HandOverGap returns the longest stretch without a supervisor between two agreements
// of one worker; the empty range if there is none. Somebody who supervises the worker's
// practice by one of the others, such as a co-supervisor, or by cover leaves no gap. It returns [ErrGap]
// along with it if the stretch is longer than one period of the first agreement: a
// week is seven days, a month reaches to the same day of the next. One period is this
// library's default; no rule of a jurisdiction was found. It returns [ErrIncomplete] if
// the agreements are of two workers or one of them never held.
func HandOverGap(from, to Agreement, others []Agreement, covers []Cover, zone *time.Location) (peer.DateRange, error) {
	if from.Worker() != to.Worker() || from.Force(zone).IsEmpty() || to.Force(zone).IsEmpty() {
		return peer.DateRange{}, fmt.Errorf("%w: a hand-over wants two agreements of one worker that were in force", ErrIncomplete)
	}
	gap := from.gapBefore(from.Force(zone).Until, to, others, covers, zone)
	if tooLong(gap, from.terms.Per) {
		return gap, fmt.Errorf("%w: %d days, from %s", ErrGap, daysOf(gap), gap.From)
	}
	return gap, nil
}

// gapBefore returns the longest stretch without a supervisor from the day on which a
// stops to hold until next begins to. Neither of the two counts as one of the others.
func (a Agreement) gapBefore(until peer.Date, next Agreement, others []Agreement, covers []Cover, zone *time.Location) peer.DateRange {
	until = until.Earlier(a.Force(zone).Until)
	others = slices.DeleteFunc(slices.Clone(others), func(o Agreement) bool { return o.ID() == a.ID() || o.ID() == next.ID() })
	var longest peer.DateRange
	for _, g := range Gaps(a.Worker(), peer.DateRange{From: until, Until: next.Force(zone).From}, others, covers, zone) {
		if longest.IsEmpty() || daysOf(longest) < daysOf(g) {
			longest = g
		}
	}
	return longest
}

// tooLong reports whether a gap is longer than one period.
func tooLong(gap peer.DateRange, per Period) bool {
	if gap.IsEmpty() {
		return false
	}
	end := gap.From.AddDays(7)
	if per == Month {
		end = gap.From.AddMonths(1)
	}
	return end.IsZero() || end.Before(gap.Until)
}

func daysOf(r peer.DateRange) int {
	return int(r.Until.Start(nil).Sub(r.From.Start(nil)) / (24 * time.Hour))
}

// MainSupervisor returns the worker's main supervisor on a day, by the agreement that
// says so; ok is false if there is none. Where one agreement is to replace another and
// both still hold, it is the one that replaces.
func MainSupervisor(worker peer.WorkerID, on peer.Date, all []Agreement, zone *time.Location) (main Agreement, ok bool) {
	for _, a := range all {
		if a.Worker() != worker || !a.terms.Primary || !a.Force(zone).Contains(on) {
			continue
		}
		if !ok || a.terms.Replaces == main.ID() || main.terms.Replaces != a.ID() && compareIDs(a.ID(), main.ID()) < 0 {
			main, ok = a, true
		}
	}
	return main, ok
}
