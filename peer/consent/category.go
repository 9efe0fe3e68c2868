package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCategory reports a name that is no category of information.
var ErrUnknownCategory = errors.New("consent: unknown category of information")

// A Category is a part of what is known about a person. A consent lists those
// that may be told, a disclosure those that it tells. The zero value is none.
type Category string

// Categories of information.
const (
	// CategoryPresence: that the person is or was with the programme. Every disclosure that names them tells it.
	CategoryPresence Category = "presence"
	// CategoryContactDetails: how the person can be reached, as far as the host keeps it.
	CategoryContactDetails Category = "contact_details"
	// CategoryAttendance: on which days the person came.
	CategoryAttendance Category = "attendance"
	// CategoryNeeds: what support is sought with.
	CategoryNeeds Category = "needs"
	// CategoryStrengths: what the person builds on, in their words.
	CategoryStrengths Category = "strengths"
	// CategoryPlan: goals and steps of their plan.
	CategoryPlan Category = "plan"
	// CategoryProgress: how it goes, as the person and the worker see it.
	CategoryProgress Category = "progress"
	// CategoryServiceNotes: notes of peer support. They are ordinary protected records, not counselling notes.
	CategoryServiceNotes Category = "service_notes"
	// CategoryScreening: answers and scores of questionnaires.
	CategoryScreening Category = "screening"
	// CategorySubstanceUse: use, return to use, and treatment for it.
	CategorySubstanceUse Category = "substance_use"
	// CategoryMentalHealth: mental health and treatment for it.
	CategoryMentalHealth Category = "mental_health"
	// CategoryMedication: medicines, those for substance use among them.
	CategoryMedication Category = "medication"
	// CategoryBilling: units, dates and codes that a payer asks for.
	CategoryBilling Category = "billing"
	// CategoryCounsellingNotes: notes of a clinician on what was said in counselling, kept apart. They need a consent of their own.
	CategoryCounsellingNotes Category = "counselling_notes"
	// CategoryCommunications: what the person said in confidence. A court order reaches it in few cases.
	CategoryCommunications Category = "confidential_communications"
	// CategoryCircumstances: of a crime on the premises or against staff, or the threat of one: what happened, name and address, last known whereabouts.
	CategoryCircumstances Category = "circumstances"
	// CategoryAbuseReport: what a first report of child abuse or neglect must say.
	CategoryAbuseReport Category = "abuse_report"
	// CategoryStatistics: figures in which nobody can be recognised.
	CategoryStatistics Category = "statistics"
	// CategoryStory: the person's story as they tell it.
	CategoryStory Category = "story"
	// CategoryFellowshipAttendance: who was at the meeting of a fellowship. It is never recorded and never told.
	CategoryFellowshipAttendance Category = "fellowship_attendance"
)

var categories = []Category{
	CategoryPresence,
	CategoryContactDetails,
	CategoryAttendance,
	CategoryNeeds,
	CategoryStrengths,
	CategoryPlan,
	CategoryProgress,
	CategoryServiceNotes,
	CategoryScreening,
	CategorySubstanceUse,
	CategoryMentalHealth,
	CategoryMedication,
	CategoryBilling,
	CategoryCounsellingNotes,
	CategoryCommunications,
	CategoryCircumstances,
	CategoryAbuseReport,
	CategoryStatistics,
	CategoryStory,
	CategoryFellowshipAttendance,
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
