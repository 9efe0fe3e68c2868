package group

import (
	"fmt"
	"strconv"

	"github.com/alongside-go/alongside/peer/source"
)

// SmallCells returns the number below which a count of people is hidden in reports,
// and where it comes from: 5, a design default.
func SmallCells() (below int, from source.Source) {
	return 5, source.DesignDefault("counts below 5 are hidden; a host may set another number")
}

// MedicareCells returns the number for data of United States Medicare and like data:
// 11, so that no count from 1 to 10 is shown.
func MedicareCells() (below int, from source.Source) {
	return 11, source.Source{Title: "Cell size suppression policy", Issuer: "CMS (ResDAC)", Year: 2024,
		Locator: "no cell of 1 to 10, nor anything from which one can be derived; zero may be shown", Evidence: source.Verified}
}

// A Cell is one count of a report. The zero value is a count of 0 that is shown.
type Cell struct {
	N      int  `json:"n"` // 0 if hidden
	Hidden bool `json:"hidden,omitempty"`
}

// String returns the count, or "hidden".
func (c Cell) String() string {
	if c.Hidden {
		return "hidden"
	}
	return strconv.Itoa(c.N)
}

// HideSmall returns counts of people as a report may show them, with their total:
// every count from 1 to below-1 is hidden, and as many others, the smallest first, as
// it takes so that no hidden one follows from the total. Where nothing else is left to
// hide, the total is. Zero is shown. It returns [ErrAttendance] for a negative count,
// or if below is less than 1.
func HideSmall(counts []int, below int) (cells []Cell, total Cell, err error) {
	if below < 1 {
		return nil, Cell{}, fmt.Errorf("%w: want a limit of 1 or more", ErrAttendance)
	}
	cells = make([]Cell, len(counts))
	hidden, sum := 0, 0
	hide := func(i int) {
		cells[i] = Cell{Hidden: true}
		hidden++
		sum += counts[i]
	}
	for i, n := range counts {
		if n < 0 {
			return nil, Cell{}, fmt.Errorf("%w: want counts of 0 or more", ErrAttendance)
		}
		cells[i] = Cell{N: n}
		total.N += n
		if n > 0 && n < below {
			hide(i)
		}
	}
	if total.N > 0 && total.N < below {
		return cells, Cell{Hidden: true}, nil
	}
	for hidden == 1 || hidden > 1 && sum < below {
		next := -1
		for i, n := range counts {
			if !cells[i].Hidden && n > 0 && (next < 0 || n < counts[next]) {
				next = i
			}
		}
		if next < 0 {
			return cells, Cell{Hidden: true}, nil
		}
		hide(next)
	}
	return cells, total, nil
}

// An AttendanceReport is what a funder or a board may see of attendance: numbers, the
// small ones hidden. It names nobody.
type AttendanceReport struct {
	Meetings  int  `json:"meetings"`
	Visits    Cell `json:"visits"`    // people there, summed over meetings
	Newcomers Cell `json:"newcomers"` // new people, summed likewise
	Returning Cell `json:"returning"` // the others
}

// ReportOf returns the report of some sheets, with counts from 1 to below-1 hidden, and
// whatever would give one of them away. It returns [ErrAttendance] as [HideSmall] does.
func ReportOf(sheets []Sheet, below int) (AttendanceReport, error) {
	visits, fresh := 0, 0
	for _, s := range sheets {
		visits += s.Total()
		fresh += s.newcomers
	}
	cells, total, err := HideSmall([]int{fresh, visits - fresh}, below)
	if err != nil {
		return AttendanceReport{}, err
	}
	return AttendanceReport{len(sheets), total, cells[0], cells[1]}, nil
}
