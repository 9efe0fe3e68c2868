package referral

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// DischargeCheckUps returns check-ups on days 7, 30 and 90 after somebody left
// hospital, the days that the flow of hospital peers names. They are planned
// contacts: to miss one ends nothing.
func DischargeCheckUps() peer.CheckInSchedule {
	return peer.CheckInSchedule{Stages: days(7, 30, 90), Source: source.DesignDefault("hospital peer flow: days 7, 30 and 90")}
}

// FullCheckUps returns a closer schedule: within three days of the discharge, on
// days 7, 14, 30, 60 and 90, then every quarter to one year. It is recalled from
// practice and was not confirmed.
func FullCheckUps() peer.CheckInSchedule {
	stages := append(days(3, 7, 14, 30, 60, 90), peer.CheckInStage{Every: lifecycle.Months(3), Times: 3})
	return peer.CheckInSchedule{Stages: stages, Source: source.Source{Title: "Check-ups after discharge: 24 to 72 hours, 7, 14, 30, 60, 90 days, then quarterly to a year", Evidence: source.Unverified}}
}

// days returns the stages that fall on the given days after the start.
func days(on ...int) []peer.CheckInStage {
	var stages []peer.CheckInStage
	before := 0
	for _, n := range on {
		stages = append(stages, peer.CheckInStage{Every: lifecycle.Days(n - before), Times: 1})
		before = n
	}
	return stages
}

// Readmissions returns how many of the admissions fall within so many days after
// a discharge, the day of the discharge left out. Admissions are dates in any order; several
// on one day count once, since a transfer is none. It is a count for the
// programme and no judgement of the person.
func Readmissions(discharge peer.Date, admissions []peer.Date, days int) int {
	if discharge.IsZero() || days < 1 {
		return 0
	}
	var counted []peer.Date
	for _, a := range admissions {
		if !a.IsZero() && discharge.Before(a) && within(discharge, a, days) && !slices.Contains(counted, a) {
			counted = append(counted, a)
		}
	}
	return len(counted)
}
