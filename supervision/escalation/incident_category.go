package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCategory reports a name that is no category of incident.
var ErrUnknownCategory = errors.New("escalation: unknown category of incident")

// A Category says what an incident was. The zero value is none. They follow the events of the scope catalogue, the events of a group, and what programmes count as scope incidents.
type Category string

// Categories.
const (
	// CategorySuicidal: somebody spoke of suicide.
	CategorySuicidal Category = "suicidal_statement"
	// CategorySelfHarm: somebody told of harming themself.
	CategorySelfHarm Category = "self_harm"
	// CategoryThreatToOthers: somebody threatened another.
	CategoryThreatToOthers Category = "threat_to_others"
	// CategoryOverdose: an overdose.
	CategoryOverdose Category = "overdose"
	// CategoryChildAbuse: abuse or neglect of a child came out.
	CategoryChildAbuse Category = "child_abuse_disclosed"
	// CategoryAdultAbuse: abuse or neglect of a vulnerable adult came out.
	CategoryAdultAbuse Category = "vulnerable_adult_abuse_disclosed"
	// CategoryPartnerViolence: violence by a partner came out.
	CategoryPartnerViolence Category = "intimate_partner_violence_disclosed"
	// CategoryIntoxicated: somebody came under the influence.
	CategoryIntoxicated Category = "participant_intoxicated_at_contact"
	// CategoryMedical: another medical emergency.
	CategoryMedical Category = "medical_emergency"
	// CategoryThreatToWorker: a weapon or a threat to a worker.
	CategoryThreatToWorker Category = "weapon_or_immediate_threat_to_worker"
	// CategoryMissedContact: somebody could not be reached and there was worry.
	CategoryMissedContact Category = "welfare_check_missed_contact"
	// CategoryHarassment: harassment or a predatory approach.
	CategoryHarassment Category = "harassment"
	// CategoryClinicalAdvice: a worker gave clinical advice.
	CategoryClinicalAdvice Category = "clinical_advice"
	// CategoryBoundary: a boundary was crossed.
	CategoryBoundary Category = "boundary_crossed"
	// CategoryLateReport: a report by law was late.
	CategoryLateReport Category = "late_report"
	// CategoryDisclosure: something confidential reached somebody it should not.
	CategoryDisclosure Category = "disclosure"
	// CategoryProblem: another problem.
	CategoryProblem Category = "problem"
)

var categories = []Category{
	CategorySuicidal,
	CategorySelfHarm,
	CategoryThreatToOthers,
	CategoryOverdose,
	CategoryChildAbuse,
	CategoryAdultAbuse,
	CategoryPartnerViolence,
	CategoryIntoxicated,
	CategoryMedical,
	CategoryThreatToWorker,
	CategoryMissedContact,
	CategoryHarassment,
	CategoryClinicalAdvice,
	CategoryBoundary,
	CategoryLateReport,
	CategoryDisclosure,
	CategoryProblem,
}

// Categories returns every Category, in the order of this page.
func Categories() []Category { return append([]Category(nil), categories...) }

// String returns the name under which it is stored and sent.
func (v Category) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCategory].
func (v Category) MarshalText() ([]byte, error) {
	return enum.Marshal(v, categories, ErrUnknownCategory)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Category) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, categories, ErrUnknownCategory)
}
