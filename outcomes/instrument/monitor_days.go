package instrument

import (
	"fmt"

	"github.com/alongside-go/alongside/peer/source"
)

// monitorDays are the greatest numbers of days of each code of the Brief Addiction
// Monitor, from code 0 on.
var monitorDays = [...]int{0, 3, 8, 15, 30}

// MonitorCode returns the code under which the Brief Addiction Monitor ("bam") asks
// for so many of the past 30 days: 0 for none, 1 for 1 to 3, 2 for 4 to 8, 3 for 9
// to 15 and 4 for 16 to 30. It is for programmes that record days and hand the
// sheet on in the coded form; "bam-r" takes the days themselves. It returns
// [ErrCalendar] for days below 0 or above 30.
//
// Source: see [MonitorCodeSource].
func MonitorCode(days int) (int, error) {
	for code, most := range monitorDays {
		if days >= 0 && days <= most {
			return code, nil
		}
	}
	return 0, fmt.Errorf("%w: days in the past 30 are from 0 to 30", ErrCalendar)
}

// MonitorCodeSource returns where the days of each code are from. Those of codes 2 to
// 4 were seen; that 0 is none and 1 is 1 to 3 days is what they leave.
func MonitorCodeSource() source.Source {
	return seen(bamPaper, "interval coding of the days: 4-8, 9-15 and 16-30 seen, the two below follow from them")
}
