package recovery

import (
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ContinuingCare returns the dates of check-ups after a discharge: day 3 at the
// latest, 7, 14, 30, 60 and 90, then every quarter to a year. It is widely stated
// and was not checked against a text.
func ContinuingCare() peer.CheckInSchedule {
	return peer.CheckInSchedule{
		Stages: []peer.CheckInStage{
			{Every: lifecycle.Days(3), Times: 1}, {Every: lifecycle.Days(4), Times: 1}, {Every: lifecycle.Days(7), Times: 1}, {Every: lifecycle.Days(16), Times: 1},
			{Every: lifecycle.Days(30), Times: 2}, {Every: lifecycle.Months(3), Times: 3},
		},
		Source: common("check-ups after a discharge: 24 to 72 hours, 7, 14, 30, 60, 90 days, quarterly to a year"),
	}
}

// FirstCheckUp returns how long after a discharge the first check-up comes, at the
// earliest and at the latest.
func FirstCheckUp() (earliest, latest lifecycle.Span, src source.Source) {
	return lifecycle.Hours(24), lifecycle.Hours(72), ContinuingCare().Source
}

// MonitoringYears returns for how many years check-ups go on, where recovery is to be
// followed until it is stable.
func MonitoringYears() (years int, src source.Source) {
	return 5, common("5 years of monitoring advised for stable recovery")
}

// MissedCheckUp returns how often, and by how many channels, somebody is tried who
// missed a check-up, before a letter says that the door stays open.
func MissedCheckUp() (tries, channels int, src source.Source) {
	return 3, 2, common("missed check-up: three tries, two channels, then a letter")
}
