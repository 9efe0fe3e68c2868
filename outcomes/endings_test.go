package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Which closures count as leaving is the library's own, typed by hand.
func TestEndingsOfClosures(t *testing.T) {
	want := map[peer.ClosureReason]outcomes.Ending{
		peer.ClosureGoalsMet:                  outcomes.Completed,
		peer.ClosureParticipantChoice:         outcomes.Left,
		peer.ClosureMovedToOtherSupport:       outcomes.Left,
		peer.ClosureMovedAway:                 outcomes.Left,
		peer.ClosureUnableToContact:           outcomes.Left,
		peer.ClosureEligibilityOrFundingEnded: outcomes.Stopped,
		peer.ClosureLongTermInstitution:       outcomes.Stopped,
		peer.ClosureSafety:                    outcomes.Stopped,
		peer.ClosureConflictOfInterest:        outcomes.Stopped,
		peer.ClosureWorkerUnavailable:         outcomes.Stopped,
		peer.ClosureDeceased:                  outcomes.Died,
	}
	for _, r := range outcomes.Endings() {
		assert.Equal(t, want[r.Reason], r.Ending, r.Reason)
		assert.Equal(t, source.Design, r.Source.Evidence, r.Reason)
		delete(want, r.Reason)
	}
	assert.Empty(t, want, "every closure of this table has an ending")
	for _, r := range outcomes.DischargeRules() {
		assert.Equal(t, source.Design, r.Source.Evidence, r.Closure)
	}
}
