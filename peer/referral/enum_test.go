package referral_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/referral"
)

func TestEnumerations(t *testing.T) {
	enumtest.Try(t, referral.States(), referral.ErrUnknownState)
	enumtest.Try(t, referral.HandoffStates(), referral.ErrUnknownHandoffState)
	enumtest.Try(t, referral.NeedOutcomes(), referral.ErrUnknownNeedOutcome)
	enumtest.Try(t, referral.Urgencies(), referral.ErrUnknownUrgency)
	enumtest.Try(t, referral.ServiceKinds(), referral.ErrUnknownServiceKind)
	enumtest.Try(t, referral.Layers(), referral.ErrUnknownLayer)
	enumtest.Try(t, referral.Categories(), referral.ErrUnknownCategory)
	enumtest.Try(t, referral.Purposes(), referral.ErrUnknownPurpose)
	enumtest.Try(t, referral.MatchKinds(), referral.ErrUnknownMatchKind)
	enumtest.Try(t, referral.TaskStatuses(), referral.ErrUnknownTaskStatus)
	enumtest.Try(t, referral.ProtectionKinds(), referral.ErrUnknownProtectionKind)
	enumtest.Try(t, referral.EngagementKinds(), referral.ErrUnknownEngagementKind)

	assert.ElementsMatch(t, referral.States(), referral.Lifecycle().States())
	assert.ElementsMatch(t, referral.HandoffStates(), referral.HandoffLifecycle().States())
}
