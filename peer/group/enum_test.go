package group_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/group"
)

func TestEnumerations(t *testing.T) {
	enumtest.Try(t, group.Kinds(), group.ErrUnknownKind)
	enumtest.Try(t, group.Populations(), group.ErrUnknownPopulation)
	enumtest.Try(t, group.Accessibilities(), group.ErrUnknownAccessibility)
	enumtest.Try(t, group.Answers(), group.ErrUnknownAnswer)
	enumtest.Try(t, group.ActivityKinds(), group.ErrUnknownActivityKind)
	enumtest.Try(t, group.Purposes(), group.ErrUnknownPurpose)
	enumtest.Try(t, group.AttendanceStatuses(), group.ErrUnknownAttendanceStatus)
	enumtest.Try(t, group.LeaderRoles(), group.ErrUnknownLeaderRole)
	enumtest.Try(t, group.Triggers(), group.ErrUnknownTrigger)
	enumtest.Try(t, group.RecordKinds(), group.ErrUnknownRecordKind)
	enumtest.Try(t, group.Responders(), group.ErrUnknownResponder)
	enumtest.Try(t, group.OnlineRoles(), group.ErrUnknownOnlineRole)
	enumtest.Try(t, group.HouseRules(), group.ErrUnknownHouseRule)
	enumtest.Try(t, group.ContentRisks(), group.ErrUnknownContentRisk)
	enumtest.Try(t, group.RiskTiers(), group.ErrUnknownRiskTier)
	enumtest.Try(t, group.CaseKinds(), group.ErrUnknownCaseKind)
	enumtest.Try(t, group.Measures(), group.ErrUnknownMeasure)
	enumtest.Try(t, group.AppealOutcomes(), group.ErrUnknownAppealOutcome)
}

func TestWhatNamesSay(t *testing.T) {
	present := map[group.AttendanceStatus]bool{group.AttendanceAttended: true, group.AttendanceLate: true, group.AttendanceLeftEarly: true}
	for _, s := range group.AttendanceStatuses() {
		assert.Equal(t, present[s], s.IsPresent(), s)
	}
	leads := map[group.LeaderRole]bool{group.RoleFacilitator: true, group.RoleCoFacilitator: true}
	for _, r := range group.LeaderRoles() {
		assert.Equal(t, leads[r], r.Leads(), r)
	}
	decides := map[group.OnlineRole]bool{group.OnlineModerator: true, group.OnlineLeadModerator: true, group.OnlineAdmin: true, group.OnlineClinicalContact: true}
	for _, r := range group.OnlineRoles() {
		assert.Equal(t, decides[r], r.Decides(), r)
	}
	against := map[group.Measure]bool{group.MeasureWarn: true, group.MeasureRestrict: true, group.MeasureSuspend: true, group.MeasureBan: true, group.MeasureReferPlatform: true}
	for _, m := range group.Measures() {
		assert.Equal(t, against[m], m.IsAgainstPerson(), m)
	}
	for _, r := range group.HouseRules() {
		assert.NotEmpty(t, r.Text(), r)
	}
	assert.Empty(t, group.HouseRule("").Text())
	assert.NotEmpty(t, group.HouseRuleSource().Title)
	assert.NotEmpty(t, group.CallSource().Title)
	for _, k := range group.ActivityKinds() {
		a, err := k.About()
		require.NoError(t, err)
		assert.NotEmpty(t, a.For)
		assert.NotEmpty(t, a.Before)
		assert.NotEmpty(t, a.Scope)
		assert.NotEmpty(t, a.Source.Title)
	}
	_, err := group.ActivityKind("hike").About()
	require.ErrorIs(t, err, group.ErrUnknownActivityKind)
	for _, k := range group.CaseKinds() {
		c, err := group.CallOf(k)
		require.NoError(t, err)
		assert.NotEmpty(t, c.When)
	}
	_, err = group.CallOf("x")
	require.ErrorIs(t, err, group.ErrUnknownCaseKind)
}
