package workforce

import (
	"fmt"

	"github.com/alongside-go/alongside/peer/source"
)

// A CaseloadCap is how many participants a full-time worker may support, in whose
// rules. Unverified figures are shown as such and bind nobody.
type CaseloadCap struct {
	ID     string        `json:"id"`
	Max    int           `json:"max"`
	Source source.Source `json:"source,omitzero"`
}

// CaseloadCaps returns the caps that are known, by id.
func CaseloadCaps() []CaseloadCap {
	return []CaseloadCap{
		{"community_usual", 25, source.Source{Title: "community caseload of recovery coaches, 15 to 25 active", Issuer: "programme practice", Evidence: source.Unverified}},
		{"us_nc_medicaid", 12, source.Of("NC").At("Medicaid, one worker to 12", source.Verified)},
		{"us_nc_state", 15, source.Of("NC").At("state-funded definition, one worker to 15", source.Verified)},
		{"us_oh", 20, source.Of("OH").At("state certification page 2018, at most 20", source.Verified)},
		{"us_va_full_time", 15, source.Of("VA").At("manual, 12 to 15 full time", source.Unverified)},
	}
}

// A Caseload is how many participants somebody supports, and how much of full time
// they work, in hundredths.
type Caseload struct {
	Active   int `json:"active"`
	FullTime int `json:"full_time"`
}

// Standing returns how a caseload lies by a cap. The cap is taken for the hours worked
// and rounded down: half time under a cap of 15 is 7. That a caseload is over is what the
// organisation owes relief for, never a fault of the worker's. It returns [ErrFigure]
// for a negative caseload, a share of full time outside 1 to 100, and a cap below 1.
func (c CaseloadCap) Standing(load Caseload) (standing CaseloadStanding, most int, err error) {
	if load.Active < 0 || load.FullTime < 1 || load.FullTime > 100 || c.Max < 1 {
		return "", 0, fmt.Errorf("%w: want a caseload of 0 or more, 1 to 100 hundredths of full time and a cap of 1 or more", ErrFigure)
	}
	most = c.Max * load.FullTime / 100
	if load.Active > most {
		return CaseloadOver, most, nil
	}
	return CaseloadWithin, most, nil
}

// A Workload is how the time of a week went, in minutes. Agreed is the time agreed.
type Workload struct {
	Agreed int `json:"agreed"`
	Worked int `json:"worked"`
	Direct int `json:"direct"` // with participants
}

// Over returns the minutes worked above what was agreed: what the organisation owes
// in time off or pay. It returns [ErrFigure] for a figure below zero and for direct
// time above the time worked.
func (w Workload) Over() (int, error) {
	if w.Agreed < 0 || w.Worked < 0 || w.Direct < 0 || w.Direct > w.Worked {
		return 0, fmt.Errorf("%w: want minutes of 0 or more, direct time within the time worked", ErrFigure)
	}
	return max(0, w.Worked-w.Agreed), nil
}
