package matching

import (
	"cmp"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A stretch is a piece of time.
type stretch struct{ from, to time.Time }

// week returns when the hours lie in the seven days after at, in order and
// without overlaps. A clock that is put forward or back moves them as it moves
// everything else.
func week(hours []peer.WeeklyHours, zone *time.Location, at time.Time) []stretch {
	end := at.AddDate(0, 0, 7)
	y, m, d := at.In(zone).Date()
	var out []stretch
	for ahead := -2; ahead <= 8; ahead++ {
		day := time.Date(y, m, d+ahead, 12, 0, 0, 0, time.UTC).Weekday()
		for _, w := range hours {
			if w.Day != day {
				continue
			}
			s := stretch{onWall(y, m, d+ahead, w.From, zone), onWall(y, m, d+ahead, w.To, zone)}
			if s.from.Before(at) {
				s.from = at
			}
			if s.to.After(end) {
				s.to = end
			}
			if s.from.Before(s.to) {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b stretch) int { return cmp.Or(a.from.Compare(b.from), a.to.Compare(b.to)) })
	merged := out[:0]
	for _, s := range out {
		if last := len(merged) - 1; last >= 0 && !s.from.After(merged[last].to) {
			if s.to.After(merged[last].to) {
				merged[last].to = s.to
			}
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// onWall returns when the clock in the zone shows so many minutes after midnight.
func onWall(y int, m time.Month, d, minutes int, zone *time.Location) time.Time {
	return time.Date(y, m, d, 0, minutes, 0, 0, zone)
}

// shared returns how much time lies in both.
func shared(a, b []stretch) time.Duration {
	var sum time.Duration
	for len(a) > 0 && len(b) > 0 {
		from, to := a[0].from, a[0].to
		if b[0].from.After(from) {
			from = b[0].from
		}
		if b[0].to.Before(to) {
			to = b[0].to
		}
		if from.Before(to) {
			sum += to.Sub(from)
		}
		if a[0].to.Before(b[0].to) {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return sum
}
