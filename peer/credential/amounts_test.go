package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/credential"
)

// Amounts that are no whole number, and courses that are counted and not timed.
func TestAmountsThatAreNoWholeHours(t *testing.T) {
	at := func(code, on, id string, records ...credential.Record) credential.Line {
		g, err := scheme(t, code).Gap(credential.Case{On: d(on), Records: records})
		require.NoError(t, err)
		return line(t, g, id)
	}
	webinar := credential.Record{Kind: credential.KindTraining, On: d("2026-01-01"), Minutes: 44}
	assert.Equal(t, 1, at("US-WV", "2026-06-30", "webinar", webinar).Missing(), "45 minutes")
	webinar.Minutes = 45
	assert.Equal(t, credential.Met, at("US-WV", "2026-06-30", "webinar", webinar).Result)

	recovery := credential.Record{Kind: credential.KindRecoveryTime, On: d("2026-01-01"), Amount: 18}
	assert.Equal(t, credential.Short, at("US-PA-CRS", "2026-01-01", "recovery_time", recovery).Result, "more than 18")
	assert.Equal(t, credential.Met, at("US-PA-CRS", "2026-01-02", "recovery_time", recovery).Result, "one day more")

	minute := credential.Record{Kind: credential.KindTraining, On: d("2026-01-01"), Minutes: 1, Topics: []credential.Topic{credential.TopicCore, credential.TopicElective}}
	assert.Equal(t, credential.Short, at("US-NY-NYCPS", "2026-06-30", "core_courses", minute).Result)
	assert.Equal(t, credential.Short, at("US-NY-NYCPS", "2026-06-30", "electives", minute).Result)
	all := credential.Record{Kind: credential.KindDocument, Name: "thirteen_core_courses", On: d("2026-01-01")}
	assert.Equal(t, credential.Met, at("US-NY-NYCPS", "2026-06-30", "core_courses", all).Result)

	assert.Equal(t, credential.Short, at("US-ID", "2026-06-30", "lived_experience", recovery).Result)
	assert.Equal(t, credential.Met, at("US-ID", "2026-06-30", "lived_experience", shown(credential.KindLivedExperience, "2026-01-01")).Result)
}
