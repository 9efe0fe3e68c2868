package credential_test

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/source"
)

// names checks the stored names of an enumeration against those written by hand.
func names[T interface {
	~string
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, all []T, unknown error, want ...string) {
	t.Helper()
	var got []string
	for _, v := range all {
		text, err := v.MarshalText()
		require.NoError(t, err)
		got = append(got, string(text))
		var back T
		require.NoError(t, P(&back).UnmarshalText(text))
		assert.Equal(t, v, back)
	}
	assert.Equal(t, want, got)
	for _, bad := range []string{"Training ", "no_such", "ADVOCACY"} {
		v := all[len(all)-1]
		require.ErrorIs(t, P(&v).UnmarshalText([]byte(bad)), unknown)
		assert.Equal(t, all[len(all)-1], v, "unchanged on error")
		_, err := T(bad).MarshalText()
		require.ErrorIs(t, err, unknown)
	}
}

func TestNames(t *testing.T) {
	names(t, credential.Kinds(), credential.ErrUnknownKind, "age", "education", "lived_experience", "recovery_time", "training", "exam",
		"experience", "supervision", "references", "background_check", "ethics_signature", "document", "residence", "employment",
		"credential", "continuing", "service")
	names(t, credential.Stages(), credential.ErrUnknownStage, "application", "training", "exam", "certification", "renewal", "reactivation")
	names(t, credential.MakeUps(), credential.ErrUnknownMakeUp, "missed_period", "current_year")
	names(t, credential.Modes(), credential.ErrUnknownMode, "in_person", "live_online", "self_paced", "in_service")
	names(t, credential.Educations(), credential.ErrUnknownEducation, "literacy", "enrolled", "high_school_or_ged", "bachelor")
	names(t, credential.Readings(), credential.ErrUnknownReading, "", "older", "contradicting")
	names(t, credential.Cycles(), credential.ErrUnknownCycle, "anniversary", "certification_month", "calendar_year", "fixed_date", "rolling")
	seen := map[credential.Topic]bool{}
	for _, topic := range credential.Topics() {
		assert.False(t, seen[topic], topic)
		seen[topic] = true
	}
	for _, id := range []credential.Topic{"active_listening", "own_emotions_and_biases", "ethics", "boundaries", "scope_of_practice",
		"trauma_informed_care", "navigation", "populations", "self_care", "recovery_management", "facilitation", "cultural_sensitivity",
		"conflict_affected_populations"} {
		assert.True(t, seen[id], id)
	}
	names(t, credential.Topics()[:3], credential.ErrUnknownTopic, "advocacy", "mentoring_education", "recovery_wellness")
	assert.Equal(t, "older", credential.Older.String())
	assert.Equal(t, "applied", credential.Applied.String())
}

func TestTheTwelveCompetencies(t *testing.T) {
	list := credential.Competencies()
	require.Len(t, list, 12)
	var ids []string
	for i, c := range list {
		ids = append(ids, c.Topic.String())
		assert.NotEmpty(t, c.Name)
		assert.Contains(t, credential.Topics(), c.Topic)
		if i < 4 {
			assert.True(t, c.ItemsSource.Verified() && c.Source.Verified(), c.Name)
			assert.Equal(t, "CC15S", c.Source.Key, "seen where it is reproduced")
		} else {
			assert.Equal(t, source.Unverified, c.ItemsSource.Evidence, c.Name)
		}
	}
	assert.Equal(t, []string{"cc01_relationships", "cc02_support", "cc03_lived_experience", "cc04_personalize", "cc05_recovery_planning",
		"cc06_linkage", "cc07_skills_information", "cc08_crisis", "cc09_communication", "cc10_teamwork", "cc11_leadership_advocacy", "cc12_growth"}, ids)
	assert.Equal(t, []int{5, 5, 4, 4}, []int{len(list[0].Items), len(list[1].Items), len(list[2].Items), len(list[3].Items)})
}
