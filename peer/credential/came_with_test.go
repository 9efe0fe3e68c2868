package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
)

// What was complete stays complete, also where a new version brought a new row.
func TestANewRowIsNotAskedOfWhoWasComplete(t *testing.T) {
	for _, tt := range []struct {
		code, row, before, after string
		topic                    credential.Topic
	}{
		{"US-MD", "training_harm_reduction", "2025-07-02", "2025-07-03", credential.TopicHarmReduction},
		{"US-NY-CRPA", "training_medication_for_recovery", "2022-03-31", "2022-04-01", credential.TopicMedication},
	} {
		training := func(records ...credential.Record) credential.Gap {
			g, err := scheme(t, tt.code).Gap(credential.Case{On: d("2026-06-30"), Stage: credential.StageTraining, Records: records})
			require.NoError(t, err)
			return g
		}
		g := training(hours(credential.KindTraining, 46, tt.before))
		assert.True(t, g.IsMet(), tt.code)
		assert.True(t, line(t, g, tt.row).Earlier, tt.code)
		assert.Equal(t, peer.Date{}, g.Until(), tt.code)
		g = training(hours(credential.KindTraining, 46, tt.after))
		assert.Equal(t, []int{240, 240}, []int{line(t, g, "training").Missing(), line(t, g, tt.row).Missing()}, "%s: 50 hours, 4 of them on it", tt.code)
		g = training(hours(credential.KindTraining, 45, tt.before), hours(credential.KindTraining, 5, tt.after))
		assert.Equal(t, 240, line(t, g, tt.row).Missing(), "%s: not complete before", tt.code)
		assert.True(t, training(hours(credential.KindTraining, 45, tt.before), hours(credential.KindTraining, 5, tt.after, tt.topic)).IsMet(), tt.code)
	}
}
