package credential

import (
	"time"

	"github.com/alongside-go/alongside/peer"
)

// day returns a day of the calendar; one beyond the end of a month is its last
// day. It is no date outside the years 1 to 9999.
func day(year int, month time.Month, dom int) peer.Date {
	first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	if last := first.AddDate(0, 1, -1).Day(); dom > last {
		dom = last
	}
	d, err := peer.NewDate(first.Year(), first.Month(), dom)
	if err != nil {
		return peer.Date{}
	}
	return d
}

// lastOf returns the last day of n whole months that begin with d: the day
// before the same day n months later, and the end of a month that has no such day.
func lastOf(d peer.Date, n int) peer.Date {
	if d.IsZero() {
		return d
	}
	_, _, dom := d.Civil()
	to := d.AddMonths(n)
	if _, _, got := to.Civil(); !to.IsZero() && got < dom {
		return to
	}
	return to.AddDays(-1)
}

// firstOfMonth returns the first day of d's month.
func firstOfMonth(d peer.Date) peer.Date {
	y, m, _ := d.Civil()
	return day(y, m, 1)
}

// earliest returns the earlier of two dates, of which none is without end.
func earliest(a, b peer.Date) peer.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// reaches reports whether last, the last day of something, lies on or after d; no date has no end.
func reaches(last, d peer.Date) bool { return last.IsZero() || !last.Before(d) }
