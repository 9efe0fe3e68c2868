package escalation_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/escalation"
)

func TestAFlagHasAKeyAndATime(t *testing.T) {
	for _, name := range []string{"suicidal_ideation_item", "overdose_risk", "safety_item_unanswered", "prorated"} {
		for _, f := range []escalation.Flag{
			{Name: name, At: minute(0)}, {Key: "q-1", Name: name}, {Key: "\xff", Name: name, At: minute(0)},
			{Key: strings.Repeat("k", 257), Name: name, At: minute(0)}, {Key: "q-1", Name: name, At: minute(0).AddDate(9000, 0, 0)},
		} {
			a, ok, err := escalation.OfFlag(f)
			require.ErrorIs(t, err, escalation.ErrAsk, name)
			assert.False(t, ok)
			assert.Equal(t, escalation.Ask{}, a)
			_, ok = f.Concern()
			assert.False(t, ok, name)
		}
	}
}

// Nobody answered the item: no escalation, and not nothing.
func TestAnUnansweredSafetyItemComesToSupervision(t *testing.T) {
	f := escalation.Flag{Key: "q-1", Name: "safety_item_unanswered", At: minute(0)}
	_, ok, err := escalation.OfFlag(f)
	require.NoError(t, err)
	assert.False(t, ok)
	c, ok := f.Concern()
	require.True(t, ok)
	require.NoError(t, c.Check())
	assert.Equal(t, supervision.Concern{Key: "q-1/safety_item_unanswered", Kind: supervision.ConcernOutcome, Severity: supervision.SeveritySoon, At: minute(0), About: "safety_item_unanswered"}, c)
	for _, name := range []string{"suicidal_ideation_item", "overdose_risk", "prorated", "above_cutoff", "incomplete", "x"} {
		_, ok = escalation.Flag{Key: "q-1", Name: name, At: minute(0)}.Concern()
		assert.False(t, ok, name)
	}
	long := escalation.Flag{Key: strings.Repeat("k", 256), Name: "safety_item_unanswered", At: minute(0)}
	c, _ = long.Concern()
	require.NoError(t, c.Check())
}
