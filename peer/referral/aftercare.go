package referral

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// DischargeCheckUps returns check-ups on days 7, 30 and 90 after somebody left
// hospital, the days that the flow of hospital peers names. They are planned
// contacts: to miss one ends nothing. A contact counts for the planned day on which it
// falls or that comes next, so that one on day 8 was too late for day 7 and serves
// day 30; see [peer.CheckInSchedule].
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

// A Retention is how many of those whom a peer met in a hospital were in contact so many
// days later.
type Retention struct {
	Days    int           `json:"days"`
	Percent int           `json:"percent"` // of those met
	Met     int           `json:"met"`     // how many people were met
	Source  source.Source `json:"source,omitzero"`
}

// HospitalRetention returns what one project in three hospitals saw, oldest day
// first: targets have to be modest, and many attempts planned. The project saw no
// fall in the mean number of emergency visits of everybody met.
func HospitalRetention() []Retention {
	ed := source.Source{Title: "Peers in emergency departments: quality-improvement study of three hospitals", Issuer: "American Journal of Emergency Medicine", Year: 2023,
		Locator: "engaged at 30, 60 and 90 days", Evidence: source.Verified}
	return []Retention{{30, 25, 448, ed}, {60, 18, 448, ed}, {90, 16, 448, ed}}
}
