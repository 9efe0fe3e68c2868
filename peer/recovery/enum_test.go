package recovery_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func TestEnumerations(t *testing.T) {
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
