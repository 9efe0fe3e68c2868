package consent

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// Needs returns the categories that a purpose ordinarily needs, a design default.
// What goes beyond is told only if the discloser stands by it; see
// [Disclosure.Stated]. What the person asks for themselves, and what a court orders,
// is not cut down here.
func (p Purpose) Needs() []Category {
	switch p {
	case PurposeAtRequest, PurposeProceedings:
		return slices.DeleteFunc(Categories(), func(c Category) bool { return c == CategoryFellowshipAttendance })
	case PurposeTPO:
		var all []Category
		for _, of := range []Purpose{PurposeTreatment, PurposePayment, PurposeOperations} {
			for _, c := range of.Needs() {
				if !slices.Contains(all, c) {
					all = append(all, c)
				}
			}
		}
		return all
	case PurposeTreatment:
		return []Category{CategoryPresence, CategoryContactDetails, CategoryNeeds, CategoryStrengths, CategoryPlan, CategoryProgress, CategoryScreening, CategorySubstanceUse, CategoryMentalHealth, CategoryMedication}
	case PurposePayment:
		return []Category{CategoryPresence, CategoryAttendance, CategoryBilling}
	case PurposeOperations:
		return []Category{CategoryPresence, CategoryAttendance, CategoryServiceNotes, CategoryStatistics}
	case PurposeReferral:
		return []Category{CategoryPresence, CategoryContactDetails, CategoryNeeds, CategoryStrengths}
	case PurposeCoordination:
		return []Category{CategoryPresence, CategoryNeeds, CategoryStrengths, CategoryPlan, CategoryProgress}
	case PurposeProof, PurposeJusticeMonitoring:
		return []Category{CategoryPresence, CategoryAttendance}
	case PurposeSupervision:
		return []Category{CategoryPresence, CategoryAttendance, CategoryPlan, CategoryProgress, CategoryServiceNotes}
	case PurposePublication:
		return []Category{CategoryStory}
	case PurposeSafety:
		return []Category{CategoryPresence, CategoryContactDetails, CategoryCircumstances, CategoryAbuseReport, CategoryMedication, CategorySubstanceUse}
	case PurposePublicHealth, PurposeGrant, PurposeResearch:
		return []Category{CategoryStatistics}
	case PurposeAudit:
		return []Category{CategoryAttendance, CategoryBilling, CategoryServiceNotes, CategoryStatistics}
	}
	return nil
}

// Trim returns those of the categories that the purpose ordinarily needs, in the
// given order: the message with no more in it than it takes.
func (p Purpose) Trim(all []Category) []Category {
	needed := p.Needs()
	return slices.DeleteFunc(slices.Clone(all), func(c Category) bool { return !slices.Contains(needed, c) })
}

// A Limit bounds what a permitted disclosure may tell.
type Limit struct {
	Text   string        `json:"text"`
	Source source.Source `json:"source"`
}

// limits returns what bounds a disclosure on a ground under its regimes.
func (d Disclosure) limits(rule GroundRule) []Limit {
	limits := []Limit{{rule.Limit, rule.Source}}
	under := effective(d.Regimes)
	if slices.Contains(under, RegimePart2) {
		limits = append(limits, Limit{"No more than the purpose needs.", part2.At("§2.13: limited to what the purpose needs", source.Verified)})
	}
	if slices.Contains(under, RegimeHIPAA) && !d.minimumExempt() {
		limits = append(limits, Limit{"The minimum necessary.", source.Of("HIP").At("45 CFR 164.502(b)", source.Verified)})
	}
	return limits
}

// minimumExempt reports whether the minimum of HIPAA does not bind: for treatment to
// a provider, to the person, under an authorisation, or as a court requires. That a law
// requires a report is not known here.
func (d Disclosure) minimumExempt() bool {
	return d.Purpose == PurposeTreatment && (d.To.Class == ClassProvider || d.To.Class == ClassMedical) ||
		d.To.Class == ClassSelf || d.Ground == GroundConsent || d.Ground == GroundCourtOrder
}
