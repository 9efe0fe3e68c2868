package consent

import "github.com/alongside-go/alongside/peer/source"

// A ReportLimit is what the rules on records leave of a duty to tell: what may go
// out, and what stays protected.
type ReportLimit struct {
	Class  ReportClass   `json:"class"`
	Rule   string        `json:"rule"` // stable name
	Text   string        `json:"text"` // one line for people
	Source source.Source `json:"source"`
}

// ReportLimits returns what limits a report of a class. The limits of 42 CFR Part 2
// bind a programme under that rule; one that does not know whether it is keeps to them.
// It returns [ErrUnknownReportClass] for a class that is none.
func ReportLimits(class ReportClass) ([]ReportLimit, error) {
	if _, err := class.MarshalText(); err != nil {
		return nil, err
	}
	var limits []ReportLimit
	for _, l := range reportLimits() {
		if l.Class == class {
			limits = append(limits, l)
		}
	}
	return limits, nil
}

func reportLimits() []ReportLimit {
	abuse := source.Of("P2").At("§2.12(c)(6)", source.Verified)
	warning := source.Of("P2").At("no ground for warnings is among those listed; read in programmes' notices and a trade article", source.Secondary)
	endanger := source.DesignDefault("protection concerns go to a protection actor with the survivor's consent, and are not reported by themselves where reporting endangers")
	return []ReportLimit{
		{ReportChildAbuse, "initial_report_only", "The initial report may be made. It is the report alone: what follows needs another ground.", abuse},
		{ReportChildAbuse, "records_stay_protected", "The original records stay protected, also in proceedings that come of the report.", abuse},
		{ReportChildAbuse, "where_reporting_endangers", "Among people in conflict or flight: take the concern to a protection actor, with the consent of the person harmed, where a report would endanger them; tell the supervisor at once.", endanger},
		{ReportVulnerableAdult, "no_such_ground", "The ground for an initial report is about children. A report about an adult needs a consent or another ground.", source.Of("P2").At("§2.12(c)(6) names child abuse and neglect; that nothing else covers adults is a reading", source.Derived)},
		{ReportVulnerableAdult, "where_reporting_endangers", "Among people in conflict or flight: take the concern to a protection actor, with the consent of the person harmed, where a report would endanger them; tell the supervisor at once.", endanger},
		{ReportDutyToWarn, "no_ground_of_its_own", "There is no ground for a warning by itself: it fits a medical emergency, a crime or threat on the premises or against staff, or a court order.", warning},
		{ReportDutyToWarn, "without_identifying", "A warning that does not identify the person as one with a substance use disorder.", source.Of("P2").At("a warning that identifies nobody", source.Unverified)},
	}
}
