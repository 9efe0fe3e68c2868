package group_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer/group"
)

// Every Monday at 7 p.m. in New York, over the night on which clocks go forward.
func ExampleParseRecurrence() {
	r, err := group.ParseRecurrence("DTSTART;TZID=America/New_York:20260302T190000\n" +
		"RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4\n" +
		"EXDATE;TZID=America/New_York:20260316T190000\n")
	if err != nil {
		panic(err)
	}
	zone, _ := time.LoadLocation(r.Zone)
	all, err := r.Between(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), zone)
	for _, at := range all {
		fmt.Println(at.Format(time.RFC3339), at.In(zone).Format("Mon 15:04"))
	}
	fmt.Println(err)
	_, err = group.ParseRecurrence("DTSTART:20260105T190000Z\nRRULE:FREQ=MONTHLY;BYMONTHDAY=5\n")
	fmt.Println(err)
	// Output:
	// 2026-03-03T00:00:00Z Mon 19:00
	// 2026-03-09T23:00:00Z Mon 19:00
	// 2026-03-23T23:00:00Z Mon 19:00
	// <nil>
	// group: bad recurrence: want only FREQ, INTERVAL, BYDAY, COUNT, UNTIL, WKST, in line 2
}
