package group_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/recovery"
)

// The bound of every pathway, read off the sheets of the pathways by hand.
func TestFloorOfEveryPathway(t *testing.T) {
	want := map[recovery.PathwayID]recovery.AttendanceMode{
		// First names by custom, no records.
		"aa": "none", "na": "none", "other_12_step": "none", "mara": "none", "al_anon": "none", "nar_anon": "none", "millati_islami": "none",
		// Other mutual aid, and pseudonyms.
		"smart": "coded", "wfs": "coded", "lifering": "coded", "mm": "coded", "sos": "coded", "recovery_dharma": "coded", "refuge_recovery": "coded",
		"celebrate_recovery": "coded", "all_recovery": "coded", "smart_ff": "coded", "nami_connection": "coded", "wellbriety": "coded",
		"online_community": "coded", "harm_reduction": "coded",
		// Services, courses, houses.
		"rco_rcc": "named_with_consent", "prss_coaching": "named_with_consent", "oxford_house": "named_with_consent", "recovery_residence": "named_with_consent",
		"collegiate": "named_with_consent", "craft": "named_with_consent", "wrap": "named_with_consent", "ips": "named_with_consent", "hospital_peer": "named_with_consent", "prevention": "named_with_consent",
	}
	for _, p := range recovery.Pathways() {
		assert.Equal(t, want[p.ID], group.FloorOf(p.ID), "%s", p.ID)
		for _, v := range p.Variants {
			assert.Equal(t, want[p.ID], group.FloorOf(v.ID), "%s of %s", v.ID, p.ID)
		}
		// What the catalogue keeps by default is always allowed, or the bound is stricter.
		if p.Meetings.Attendance != "" {
			assert.True(t, group.IsAtLeast(group.Stricter(p.Meetings.Attendance, group.FloorOf(p.ID)), group.FloorOf(p.ID)))
		}
	}
	assert.Equal(t, len(recovery.Pathways()), len(want), "a new pathway is looked at by hand")
	assert.Equal(t, recovery.AttendanceNone, group.FloorOf("alcoholics_anonymous"), "another name is the same fellowship")
	assert.Equal(t, recovery.AttendanceNone, group.FloorOf("our_own_pathway"))
	assert.Equal(t, recovery.AttendanceNamedWithConsent, group.FloorOf(""))
}
