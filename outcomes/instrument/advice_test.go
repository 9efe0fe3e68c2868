package instrument_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

// 2 or more on each of items 4, 5 and 6, or 4 on item 9 or 10.
func TestAdviceOfTheAUDIT(t *testing.T) {
	help := []string{"next_level_of_help"}
	for _, tt := range []struct {
		answers string
		want    []string
		reached bool // possible dependence: items 4-6 sum to 4
	}{
		{"1 1 0 2 2 2 0 0 0 0", help, true},
		{"1 1 0 4 4 1 0 0 0 0", help, true},
		{"1 1 0 2 2 0 0 0 0 0", help, true},
		{"1 1 0 3 0 0 0 0 0 0", help, false},
		{"1 1 0 0 2 0 0 0 0 0", help, false},
		{"1 1 0 0 0 2 0 0 0 0", help, false},
		{"1 1 0 1 1 1 0 0 0 0", nil, false},
		{"1 1 0 0 0 0 0 0 4 0", help, false},
		{"1 1 0 0 0 0 0 0 0 4", help, false},
		{"1 1 0 0 0 0 0 0 2 2", nil, false},
		{"0 _ _ _ _ _ _ _ 0 4", help, false},
		{"0 _ _ _ _ _ _ _ 0 2", nil, false},
		{"_ _ _ _ _ _ _ _ _ 4", help, false}, // not scorable, and no less to be looked at
		{"1 1 0 2 2 _ 0 0 0 0", help, false},
	} {
		r := score(t, "audit", tt.answers, instrument.Respondent{})
		assert.Equal(t, tt.want, r.Advised, tt.answers)
		assert.Equal(t, tt.want, r.For(instrument.ClinicianReader).Advised, tt.answers)
		assert.Equal(t, tt.want, r.For(instrument.RespondentReader).Advised, tt.answers)
		assert.Empty(t, r.For(instrument.WorkerReader).Advised, tt.answers)
		s, _ := r.Of("dependence")
		assert.Equal(t, tt.reached, slices.Contains(s.Reached, "possible_dependence"), tt.answers)
	}
	audit, err := instrument.Of("audit")
	require.NoError(t, err)
	rule := audit.Definition().Advice[0].Any
	assert.Equal(t, source.Design, rule[0].Source.Evidence, "how the sentence is read is a choice")
	assert.Equal(t, source.Verified, rule[3].Source.Evidence)
}
