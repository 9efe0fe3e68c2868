package group

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A Wall is what calendar and clock on the wall of a place show, to the minute. It
// is a moment only together with a zone: [Wall.In]. The zero value is no time.
type Wall struct {
	Date   peer.Date `json:"date,omitzero"`
	Minute int       `json:"minute,omitempty"` // after midnight, 0 to 1439
}

const minutesPerDay = 24 * 60

// IsValid reports whether w is a date and a minute of the day.
func (w Wall) IsValid() bool { return !w.Date.IsZero() && w.Minute >= 0 && w.Minute < minutesPerDay }

// Compare returns -1, 0 or +1 as w shows an earlier, the same or a later time.
func (w Wall) Compare(other Wall) int {
	if c := w.Date.Compare(other.Date); c != 0 {
		return c
	}
	switch {
	case w.Minute < other.Minute:
		return -1
	case w.Minute > other.Minute:
		return 1
	}
	return 0
}

// WallOf returns what the wall shows at a moment in a zone; nil is UTC. Seconds are
// dropped.
func WallOf(at time.Time, zone *time.Location) Wall {
	if zone == nil {
		zone = time.UTC
	}
	at = at.In(zone)
	return Wall{peer.DateOf(at, zone), at.Hour()*60 + at.Minute()}
}

// In returns the moment at which the wall shows w in a zone, in UTC; nil is UTC. A
// time that a clock change shows twice is the first of the two. A time that it leaves
// out is read with the offset before the change, so that 02:30 on the night on which
// clocks go from 02:00 to 03:00 is 03:30.
//
// Source: RFC 5545, 3.3.5.
func (w Wall) In(zone *time.Location) time.Time {
	if !w.IsValid() {
		return time.Time{}
	}
	if zone == nil {
		zone = time.UTC
	}
	year, month, day := w.Date.Civil()
	shown := time.Date(year, month, day, w.Minute/60, w.Minute%60, 0, 0, time.UTC)
	// No zone is 26 hours or more from UTC; look at every offset in force around.
	const around = 26 * time.Hour
	t := shown.Add(-around).In(zone)
	_, before := t.Zone()
	for {
		_, offset := t.Zone()
		from, until := t.ZoneBounds()
		if !until.IsZero() && !until.After(t) {
			// Package time ends leap years a day early where a zone goes on by rule, as
			// after 2037: on their last day the bound does not lie ahead.
			until = t.Add(time.Hour)
		}
		read := shown.Add(-time.Duration(offset) * time.Second)
		early := shown.Add(-time.Duration(before) * time.Second)
		switch {
		case !from.IsZero() && read.Before(from) && !early.Before(from):
			return early.UTC() // left out
		case until.IsZero() || read.Before(until):
			return read.UTC()
		case until.Sub(shown) > around:
			return read.UTC()
		}
		t, before = until, offset
	}
}

// String returns w as it stands in a calendar file: 20260131T190000, or "no time".
func (w Wall) String() string {
	if !w.IsValid() {
		return "no time"
	}
	return strings.ReplaceAll(w.Date.String(), "-", "") + fmt.Sprintf("T%02d%02d00", w.Minute/60, w.Minute%60)
}

// parseWall reads what String returns.
func parseWall(text string) (Wall, bool) {
	if len(text) != len("20260131T190000") || text[8] != 'T' || !digits(text[:8]) || !digits(text[9:]) || text[13:] != "00" {
		return Wall{}, false
	}
	date, err := peer.ParseDate(text[:4] + "-" + text[4:6] + "-" + text[6:8])
	hour, _ := strconv.Atoi(text[9:11])
	minute, _ := strconv.Atoi(text[11:13])
	if err != nil || hour > 23 || minute > 59 {
		return Wall{}, false
	}
	return Wall{date, hour*60 + minute}, true
}

func digits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}
