package recovery_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func TestPathwayEnumerations(t *testing.T) {
	for range 2 {
		enumtest.Try(t, recovery.GoalOrientations(), recovery.ErrUnknownGoalOrientation)
		enumtest.Try(t, recovery.Worldviews(), recovery.ErrUnknownWorldview)
		enumtest.Try(t, recovery.MedicationStances(), recovery.ErrUnknownMedicationStance)
		enumtest.Try(t, recovery.MeetingAccesses(), recovery.ErrUnknownMeetingAccess)
		enumtest.Try(t, recovery.MeetingFormats(), recovery.ErrUnknownMeetingFormat)
		enumtest.Try(t, recovery.MeetingChannels(), recovery.ErrUnknownMeetingChannel)
		enumtest.Try(t, recovery.AttendanceModes(), recovery.ErrUnknownAttendanceMode)
		enumtest.Try(t, recovery.CrosstalkPolicies(), recovery.ErrUnknownCrosstalkPolicy)
		enumtest.Try(t, recovery.AnonymityCodes(), recovery.ErrUnknownAnonymityCode)
		enumtest.Try(t, recovery.PathwayRoles(), recovery.ErrUnknownPathwayRole)
		enumtest.Try(t, recovery.PathwayStatuses(), recovery.ErrUnknownPathwayStatus)
		enumtest.Try(t, recovery.GroundRules(), recovery.ErrUnknownGroundRule)
		enumtest.Try(t, recovery.PathwayKinds(), recovery.ErrUnknownPathwayKind)
		enumtest.Try(t, recovery.Deliveries(), recovery.ErrUnknownDelivery)
		enumtest.Try(t, recovery.Audiences(), recovery.ErrUnknownAudience)
		enumtest.Try(t, recovery.Concerns(), recovery.ErrUnknownConcern)
		enumtest.Try(t, recovery.Focuses(), recovery.ErrUnknownFocus)
		enumtest.Try(t, recovery.MembershipRules(), recovery.ErrUnknownMembershipRule)
		enumtest.Try(t, recovery.StructureKinds(), recovery.ErrUnknownStructureKind)
		enumtest.Try(t, recovery.TokenCustoms(), recovery.ErrUnknownTokenCustom)
		enumtest.Try(t, recovery.PathwayCosts(), recovery.ErrUnknownPathwayCost)
		enumtest.Try(t, recovery.Affiliations(), recovery.ErrUnknownAffiliation)
		enumtest.Try(t, recovery.LeaderRequirements(), recovery.ErrUnknownLeaderRequirement)
		enumtest.Try(t, recovery.Traits(), recovery.ErrUnknownTrait)
		enumtest.Try(t, recovery.MatchFactors(), recovery.ErrUnknownMatchFactor)
		enumtest.Try(t, recovery.MatchFilters(), recovery.ErrUnknownMatchFilter)
		enumtest.Try(t, recovery.Disclosures(), recovery.ErrUnknownDisclosure)
		enumtest.Try(t, recovery.Genders(), recovery.ErrUnknownGender)
		enumtest.Try(t, recovery.TimesOfDay(), recovery.ErrUnknownTimeOfDay)
		enumtest.Try(t, recovery.AccessNeeds(), recovery.ErrUnknownAccessNeed)
		enumtest.Try(t, recovery.PastViews(), recovery.ErrUnknownPastView)
		enumtest.Try(t, recovery.CourtNeeds(), recovery.ErrUnknownCourtNeed)
		enumtest.Try(t, recovery.AdaptationElements(), recovery.ErrUnknownAdaptationElement)
		enumtest.Try(t, recovery.AdaptationDepths(), recovery.ErrUnknownAdaptationDepth)
		enumtest.Try(t, recovery.StepStatuses(), recovery.ErrUnknownStepStatus)
		enumtest.Try(t, recovery.ChoiceStates(), recovery.ErrUnknownChoiceState)
		enumtest.Try(t, recovery.EducationTopics(), recovery.ErrUnknownEducationTopic)
		enumtest.Try(t, recovery.AdaptationAssents(), recovery.ErrUnknownAdaptationAssent)
		enumtest.Try(t, recovery.Accountabilities(), recovery.ErrUnknownAccountability)
		enumtest.Try(t, recovery.GroupAnswers(), recovery.ErrUnknownGroupAnswer)
		enumtest.Try(t, recovery.EvidenceGrades(), recovery.ErrUnknownEvidenceGrade)
		enumtest.Try(t, recovery.ServiceContexts(), recovery.ErrUnknownServiceContext)
	}
}

func TestEveryGroundRuleHasItsOwnWords(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range recovery.GroundRules() {
		assert.NotEmpty(t, r.Text(), r)
		assert.False(t, seen[r.Text()], r)
		seen[r.Text()] = true
	}
	assert.Len(t, seen, 20)
	assert.Empty(t, recovery.GroundRule("gr_none").Text())
}

func TestOnlyActivePathwaysAreOffered(t *testing.T) {
	assert.True(t, recovery.StatusActive.Offered())
	for _, s := range []recovery.PathwayStatus{recovery.StatusLegacy, recovery.StatusClosed, "", "Active"} {
		assert.False(t, s.Offered(), string(s))
	}
}
