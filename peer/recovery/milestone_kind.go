package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMilestoneKind reports a name that is no milestone.
var ErrUnknownMilestoneKind = errors.New("recovery: unknown milestone")

// A MilestoneKind is a milestone other than a number of days. What was reached
// stays reached, whatever comes after. The zero value is none.
type MilestoneKind string

// Milestones.
const (
	// MilestoneFirstContact: the first contact.
	MilestoneFirstContact MilestoneKind = "first_contact"
	// MilestoneFirstMeeting: the first meeting.
	MilestoneFirstMeeting MilestoneKind = "first_meeting"
	// MilestoneThirdMeeting: the third.
	MilestoneThirdMeeting MilestoneKind = "third_meeting"
	// MilestoneNinetyInNinety: ninety meetings in ninety days, a custom of 12-step
	// fellowships.
	MilestoneNinetyInNinety MilestoneKind = "ninety_in_ninety"
	// MilestoneHomeGroup: a home group.
	MilestoneHomeGroup MilestoneKind = "home_group_joined"
	// MilestoneSponsorFound: a sponsor.
	MilestoneSponsorFound MilestoneKind = "sponsor_found"
	// MilestoneFirstShare: spoke in a meeting.
	MilestoneFirstShare MilestoneKind = "first_share"
	// MilestoneFirstService: a first service post.
	MilestoneFirstService MilestoneKind = "first_service_post"
	// MilestoneSponsoring: sponsors others.
	MilestoneSponsoring MilestoneKind = "sponsoring_others"
	// MilestoneFacilitator: trained to lead.
	MilestoneFacilitator MilestoneKind = "facilitator_trained"
	// MilestoneStep: a numbered step; the number says which.
	MilestoneStep MilestoneKind = "step_completed"
	// MilestoneWorkbook: a numbered workbook.
	MilestoneWorkbook MilestoneKind = "workbook_done"
	// MilestoneTool: a tool; its id says which.
	MilestoneTool MilestoneKind = "tool_mastered"
	// MilestoneLevel: a numbered level of statements.
	MilestoneLevel MilestoneKind = "statement_level"
	// MilestoneThirtyDayBreak: thirty days without alcohol, in Moderation
	// Management.
	MilestoneThirtyDayBreak MilestoneKind = "thirty_day_alcohol_break"
	// MilestoneWRAPWritten: a wellness plan written.
	MilestoneWRAPWritten MilestoneKind = "wrap_written"
	// MilestoneWRAPReviewed: and looked at again.
	MilestoneWRAPReviewed MilestoneKind = "wrap_reviewed"
	// MilestoneIDDocuments: identity papers.
	MilestoneIDDocuments MilestoneKind = "id_documents"
	// MilestoneHousing: stable housing for thirty days.
	MilestoneHousing MilestoneKind = "stable_housing_30d"
	// MilestoneJobStarted: a job.
	MilestoneJobStarted MilestoneKind = "job_started"
	// MilestoneJob90: a job for ninety days.
	MilestoneJob90 MilestoneKind = "job_90d"
	// MilestoneTraining: a training or course.
	MilestoneTraining MilestoneKind = "training_enrolled"
	// MilestoneLicence: the driving licence back.
	MilestoneLicence MilestoneKind = "licence_back"
	// MilestoneProbation: probation completed.
	MilestoneProbation MilestoneKind = "probation_completed"
	// MilestoneChildren: contact with children.
	MilestoneChildren MilestoneKind = "contact_with_children"
	// MilestoneDebtPlan: a plan for debts.
	MilestoneDebtPlan MilestoneKind = "debt_plan"
	// MilestonePrimaryCare: a doctor of one's own.
	MilestonePrimaryCare MilestoneKind = "primary_care_linked"
	// MilestoneDentist: a visit to the dentist.
	MilestoneDentist MilestoneKind = "dental_visit"
	// MilestoneMedication: a medicine begun, by one's own choice.
	MilestoneMedication MilestoneKind = "medication_started_by_choice"
	// MilestoneInsurance: health insurance.
	MilestoneInsurance MilestoneKind = "insurance_active"
	// MilestoneNaloxoneCarried: carries naloxone.
	MilestoneNaloxoneCarried MilestoneKind = "naloxone_carried"
	// MilestoneNaloxoneTrained: knows how to give it.
	MilestoneNaloxoneTrained MilestoneKind = "naloxone_trained"
	// MilestoneTested: tested for HIV and hepatitis C.
	MilestoneTested MilestoneKind = "tested_hiv_hcv"
	// MilestoneNeverAlone: a plan not to use alone.
	MilestoneNeverAlone MilestoneKind = "never_alone_plan"
	// MilestoneFewerDays: fewer days of use.
	MilestoneFewerDays MilestoneKind = "fewer_use_days"
	// MilestoneSaferRoute: a safer way of use.
	MilestoneSaferRoute MilestoneKind = "safer_route"
	// MilestoneWound: a wound treated.
	MilestoneWound MilestoneKind = "wound_treated"
	// MilestoneStory: told their story in public.
	MilestoneStory MilestoneKind = "told_story_publicly"
	// MilestonePeerTraining: began a training as a peer worker.
	MilestonePeerTraining MilestoneKind = "peer_training_started"
	// MilestoneCredential: a credential.
	MilestoneCredential MilestoneKind = "credential_earned"
)

var milestoneKinds = []MilestoneKind{
	MilestoneFirstContact,
	MilestoneFirstMeeting,
	MilestoneThirdMeeting,
	MilestoneNinetyInNinety,
	MilestoneHomeGroup,
	MilestoneSponsorFound,
	MilestoneFirstShare,
	MilestoneFirstService,
	MilestoneSponsoring,
	MilestoneFacilitator,
	MilestoneStep,
	MilestoneWorkbook,
	MilestoneTool,
	MilestoneLevel,
	MilestoneThirtyDayBreak,
	MilestoneWRAPWritten,
	MilestoneWRAPReviewed,
	MilestoneIDDocuments,
	MilestoneHousing,
	MilestoneJobStarted,
	MilestoneJob90,
	MilestoneTraining,
	MilestoneLicence,
	MilestoneProbation,
	MilestoneChildren,
	MilestoneDebtPlan,
	MilestonePrimaryCare,
	MilestoneDentist,
	MilestoneMedication,
	MilestoneInsurance,
	MilestoneNaloxoneCarried,
	MilestoneNaloxoneTrained,
	MilestoneTested,
	MilestoneNeverAlone,
	MilestoneFewerDays,
	MilestoneSaferRoute,
	MilestoneWound,
	MilestoneStory,
	MilestonePeerTraining,
	MilestoneCredential,
}

// MilestoneKinds returns every MilestoneKind, in the order of this page.
func MilestoneKinds() []MilestoneKind { return append([]MilestoneKind(nil), milestoneKinds...) }

// String returns the name under which it is stored and sent.
func (v MilestoneKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownMilestoneKind].
func (v MilestoneKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, milestoneKinds, ErrUnknownMilestoneKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MilestoneKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, milestoneKinds, ErrUnknownMilestoneKind)
}
