package group_test

import (
	"testing"
	"time"

	"github.com/alongside-go/alongside/internal/storable/storabletest"
	"github.com/alongside-go/alongside/peer/group"
)

// Whatever field its documentation lets be empty, a value can be sent and loaded.
func TestValuesAreStoredWithEmptyFields(t *testing.T) {
	at := time.Date(2026, time.March, 2, 10, 0, 0, 0, time.UTC)
	for _, v := range []any{
		group.Rule{Every: group.Weekly, Interval: 2, Days: []group.Nth{{N: 1, Day: group.Monday}}, Count: 3, Until: at, WeekStart: group.Monday},
		group.Report{ID: "c-1", Community: "g-1", Author: "a-1", Kind: group.CaseKinds()[0], Rule: group.HouseRules()[0], Snapshot: "00", Private: true},
		group.Registration{Capacity: 2, Apart: []group.Apart{{}}},
		group.About{}, group.BreakRule{}, group.Candidate{}, group.LeaderLack{}, group.ModeratorCall{}, group.ModeratorFacts{}, group.Nth{},
		group.Registration{}, group.Report{}, group.Response{}, group.ResponseFacts{}, group.Rule{}, group.TierPlan{}, group.Wall{},
	} {
		storabletest.Try(t, v)
	}
}
