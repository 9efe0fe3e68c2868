package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/credential"
)

// Where a body asks for hours and others on top, no minute counts for both.
func TestHoursOnTopOfOthers(t *testing.T) {
	short := func(code string, records ...credential.Record) map[string]int {
		g, err := scheme(t, code).Gap(credential.Case{On: d("2026-06-30"), Stage: credential.StageTraining, Records: records})
		require.NoError(t, err)
		list := map[string]int{}
		for _, l := range g.Short() {
			list[l.Requirement.ID] = l.Missing()
		}
		return list
	}
	medication := hours(credential.KindTraining, 4, "2026-02-01", credential.TopicMedication)
	assert.Equal(t, map[string]int{"training": 240}, short("US-NY-CRPA", hours(credential.KindTraining, 42, "2026-01-01"), medication), "46 + 4 = 50")
	assert.Empty(t, short("US-NY-CRPA", hours(credential.KindTraining, 46, "2026-01-01"), medication))

	online := hours(credential.KindTraining, 16, "2026-01-01")
	online.Mode = credential.ModeSelfPaced
	assert.Equal(t, map[string]int{"training": 16 * 60}, short("US-OH-CPRS", online, hours(credential.KindTraining, 24, "2026-02-01")), "16 + 40 = 56")
	assert.Empty(t, short("US-OH-CPRS", online, hours(credential.KindTraining, 40, "2026-02-01")))
	assert.Empty(t, short("US-OH-CPRS", online, credential.Record{Kind: credential.KindDocument, Name: "three_years_verifiable_experience", On: d("2026-02-01")}))

	const core, ethics = credential.TopicCoreFunctions, credential.TopicEthics
	domains := []credential.Record{hours(credential.KindTraining, 10, "2026-01-01", credential.TopicAdvocacy),
		hours(credential.KindTraining, 10, "2026-01-01", credential.TopicMentoringEducation),
		hours(credential.KindTraining, 10, "2026-01-01", credential.TopicRecoveryWellness),
		hours(credential.KindTraining, 10, "2026-01-01", credential.TopicProfessional)}
	assert.Empty(t, short("US-IL-CRSS", append(domains, hours(credential.KindTraining, 60, "2026-01-01", core, ethics))...), "6 on one and 54 on the other")
	assert.Equal(t, map[string]int{"training": 360, "training_core_functions": 360},
		short("US-IL-CRSS", append(domains, hours(credential.KindTraining, 54, "2026-01-01", core, ethics))...))
	assert.Empty(t, short("US-IL-CRSS", append(domains, hours(credential.KindTraining, 54, "2026-01-01", core), hours(credential.KindTraining, 6, "2026-01-01", ethics))...))
}
