package group

import (
	"fmt"

	"github.com/alongside-go/alongside/peer/consent"
)

// An AttendanceReport is what a funder or a board may see of attendance: numbers, the
// small ones hidden. It names nobody.
type AttendanceReport struct {
	Meetings  int          `json:"meetings"`
	Visits    consent.Cell `json:"visits"`    // people there, summed over meetings
	Newcomers consent.Cell `json:"newcomers"` // new people, summed likewise
	Returning consent.Cell `json:"returning"` // the others
}

// ReportOf returns the report of some sheets, each given once, with the counts from 1 to
// minimum-1 hidden, and whatever would give one of them away, as [consent.Suppress] does;
// [consent.SmallCells] has the default minimum. It returns [ErrAttendance] for a meeting
// or an activity given twice, and [consent.ErrCounts] for a minimum below 2.
func ReportOf(sheets []Sheet, minimum int) (AttendanceReport, error) {
	type key struct {
		meeting  MeetingID
		activity ActivityID
	}
	seen := map[key]bool{}
	visits, fresh := 0, 0
	for _, s := range sheets {
		k := key{s.meeting, s.activity}
		if seen[k] {
			return AttendanceReport{}, fmt.Errorf("%w: want the sheet of each meeting and activity once", ErrAttendance)
		}
		seen[k] = true
		visits += s.Total()
		fresh += s.newcomers
	}
	table, err := consent.Suppress([][]int{{fresh, visits - fresh}}, minimum)
	if err != nil {
		return AttendanceReport{}, err
	}
	return AttendanceReport{len(sheets), table.Total, table.Cells[0][0], table.Cells[0][1]}, nil
}
