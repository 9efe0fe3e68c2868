package peer

import (
	"fmt"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A CheckInSchedule says on which dates contact is planned, in stages: weekly at
// first, then less. A missed date stays missed; a late contact does not move the
// dates after it.
type CheckInSchedule struct {
	Stages []CheckInStage
	Source source.Source
}

// A CheckInStage is a number of contacts at equal distances. Each stage goes on
// from the last date of the one before.
type CheckInStage struct {
	Every lifecycle.Span // in days, weeks or months
	Times int
}

// TelephoneSupport returns one call a week for twelve weeks, after which the
// participant is asked whether to go on.
func TelephoneSupport() CheckInSchedule {
	return CheckInSchedule{[]CheckInStage{{lifecycle.Weeks(1), 12}}, source.Of("CCAR").At("telephone recovery support: 1 call a week, 12 weeks", source.Verified)}
}

// AdolescentTelephoneSupport returns a first call by volunteers two weeks after
// discharge at the latest, then one a week for 90 days: twelve. After that calls
// go by need, more of them after a return to use, fewer when the young person
// asks.
func AdolescentTelephoneSupport() CheckInSchedule {
	return CheckInSchedule{[]CheckInStage{{lifecycle.Weeks(2), 1}, {lifecycle.Weeks(1), 12}},
		source.Source{Title: "Volunteer telephone support for adolescents: excerpt of a study that it does not name", Locator: "first call within 2 weeks of discharge, weekly for 90 days", Evidence: source.Secondary}}
}

// EmergencyFollowUp returns one contact a week for the eight weeks for which a
// programme in emergency departments follows people at least. That it is one a
// week is this library's reading.
func EmergencyFollowUp() CheckInSchedule {
	return CheckInSchedule{[]CheckInStage{{lifecycle.Weeks(1), 8}}, source.Of("OORP").At("follow-up for at least 8 weeks; one contact a week is a design default", source.Derived)}
}

// RecoveryCheckups returns a check-up every quarter for two years.
func RecoveryCheckups() CheckInSchedule {
	return CheckInSchedule{[]CheckInStage{{lifecycle.Months(3), 8}}, source.Of("RMC").At("quarterly for two years", source.Verified)}
}

// CheckInDefaults returns the default schedule, a design default: weekly for
// twelve weeks, every two weeks for twelve more, monthly for six months.
func CheckInDefaults() CheckInSchedule {
	return CheckInSchedule{[]CheckInStage{{lifecycle.Weeks(1), 12}, {lifecycle.Weeks(2), 6}, {lifecycle.Months(1), 6}},
		source.DesignDefault("weekly for 12 weeks, fortnightly to 6 months, monthly to 12 months")}
}

// maxCheckIns bounds the dates of one stage.
const maxCheckIns = 1000

// Dates returns the planned dates of support that starts on a date; that date is
// not one of them. It returns [lifecycle.ErrSpan] for a stage that is not in
// days, weeks or months or has more than 1,000 dates, and [ErrBadDate] if start
// is none or the calendar ends.
func (s CheckInSchedule) Dates(start Date) ([]Date, error) {
	var dates []Date
	for _, stage := range s.Stages {
		if stage.Every.N < 1 || stage.Every.N > maxCheckIns || stage.Times < 0 || stage.Times > maxCheckIns {
			return nil, fmt.Errorf("%w: a stage of %d times %s", lifecycle.ErrSpan, stage.Times, stage.Every)
		}
		anchor := start
		for i := range stage.Times {
			n := (i + 1) * stage.Every.N
			switch stage.Every.Unit {
			case lifecycle.Day:
				start = anchor.AddDays(n)
			case lifecycle.Week:
				start = anchor.AddDays(7 * n)
			case lifecycle.Month:
				start = anchor.AddMonths(n)
			default:
				return nil, fmt.Errorf("%w: contact is planned in days, weeks or months", lifecycle.ErrSpan)
			}
			if start.IsZero() {
				return nil, fmt.Errorf("%w: the schedule leaves the calendar", ErrBadDate)
			}
			dates = append(dates, start)
		}
	}
	return dates, nil
}

// Missed returns the planned dates before the given one on which no contact had
// been made since the planned date before: exactly those, also after a late one.
// made are the dates of contacts that were made, in any order; contact attempted
// is not contact made. It returns what Dates returns.
func (s CheckInSchedule) Missed(start Date, made []Date, on Date) ([]Date, error) {
	dates, err := s.Dates(start)
	if err != nil {
		return nil, err
	}
	var missed []Date
	before := start
	for _, d := range dates {
		if !d.Before(on) {
			break
		}
		met := false
		for _, m := range made {
			met = met || before.Before(m) && !d.Before(m)
		}
		if !met {
			missed = append(missed, d)
		}
		before = d
	}
	return missed, nil
}
