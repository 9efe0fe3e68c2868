package recovery_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

func TestResidences(t *testing.T) {
	for range 2 {
		enumtest.Try(t, recovery.ResidenceLevels(), recovery.ErrUnknownResidenceLevel)
		enumtest.Try(t, recovery.ResidenceKinds(), recovery.ErrUnknownResidenceKind)
		enumtest.Try(t, recovery.HouseMedicinePolicies(), recovery.ErrUnknownHouseMedicinePolicy)
	}
	rows := recovery.ResidenceLevelRows()
	require.Len(t, rows, 4)
	for i, r := range rows {
		assert.Equal(t, recovery.ResidenceLevels()[i], r.Level)
		assert.Equal(t, []string{"I P", "II M", "III S", "IV C"}[i], r.Number+" "+r.Letter)
		assert.NotEmpty(t, r.Admin+r.Services+r.House+r.Staff)
		assert.True(t, r.Source.Verified())
	}
	for name, bad := range map[string]recovery.Residence{
		"kind": {Kind: "castle"}, "level": {Kind: recovery.ResidenceSoberLiving, Level: "V"}, "policy": {Kind: recovery.ResidenceSoberLiving, Medicines: "bans"},
		"a level of a home": {Kind: recovery.ResidenceOwnHome, Level: recovery.LevelPeerRun}, "a policy of no home": {Kind: recovery.ResidenceNone, Medicines: recovery.HouseAccepts},
		"a level of nothing": {Level: recovery.LevelMonitored},
	} {
		require.ErrorIs(t, bad.Check(), recovery.ErrResidence, name)
	}
	require.NoError(t, recovery.Residence{}.Check())
	require.NoError(t, recovery.Residence{Kind: recovery.ResidenceOxfordHouse, Level: recovery.LevelPeerRun, Since: partial(t, "2026-02"), Medicines: recovery.HouseLimits}.Check())
}

func TestCautionAboutMedicines(t *testing.T) {
	for _, tt := range []struct {
		kind   recovery.ResidenceKind
		policy recovery.HouseMedicinePolicy
		want   string
	}{
		{recovery.ResidenceSoberLiving, recovery.HouseAccepts, ""}, {recovery.ResidenceSoberLiving, recovery.HouseLimits, "house_limits_medicines"},
		{recovery.ResidenceSoberLiving, recovery.HouseTurnsAway, "house_turns_away"}, {recovery.ResidenceOxfordHouse, "", "house_policy_not_known"},
		{recovery.ResidenceOxfordHouse, "some other word", "house_policy_not_known"}, {recovery.ResidenceOwnHome, "", ""}, {"", "", ""},
	} {
		got, ok := recovery.Residence{Kind: tt.kind, Medicines: tt.policy}.MedicineCaution()
		assert.Equal(t, tt.want, got.Rule)
		assert.Equal(t, tt.want != "", ok)
		if ok {
			assert.Contains(t, got.Text, "Nobody has to change or stop a medicine")
			assert.Equal(t, source.Design, got.Source.Evidence)
		}
	}
}

func ExampleResidence() {
	r := recovery.Residence{Kind: recovery.ResidenceSoberLiving, Level: recovery.LevelMonitored}
	caution, _ := r.MedicineCaution()
	fmt.Println(r.Check(), caution.Rule)
	r.Kind = recovery.ResidenceOwnHome
	fmt.Println(r.Check())
	// Output:
	// <nil> house_policy_not_known
	// recovery: bad residence: want a level and a policy of a house with rules only
}
