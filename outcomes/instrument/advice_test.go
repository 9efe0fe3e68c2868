package instrument_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

// Somebody who never drinks has no drinks on a typical day. That item 2 is 0 says one or
// two drinks, not none, so that items 4 to 8 may follow.
func TestAnswersThatContradictEachOther(t *testing.T) {
	for _, tt := range []struct {
		id      instrument.ID
		answers string
		want    []string
		total   float64
	}{
		{"audit-c", "0 2 2", []string{"i2", "i3"}, 4},
		{"audit-c", "0 _ 1", []string{"i3"}, 1},
		{"audit-c", "0 0 0", nil, 0},
		{"audit-c", "1 2 2", nil, 5},
		{"audit", "0 0 0 0 1 0 0 0 0 0", []string{"i5"}, 1},
		{"audit", "0 0 0 0 0 0 0 0 4 4", nil, 8},
		{"audit", "1 0 0 2 0 0 0 0 0 0", nil, 3},
	} {
		r := score(t, tt.id, tt.answers, instrument.Respondent{})
		assert.Equal(t, tt.want, r.Contradicting, tt.answers)
		assert.InDelta(t, tt.total, r.Total().Value, 0, "what was answered counts: %s", tt.answers)
		assert.Equal(t, tt.want, r.For(instrument.WorkerReader).Contradicting, tt.answers)
		assert.Empty(t, r.For("").Contradicting, tt.answers)
	}
	r := score(t, "audit-c", "_ 2 2", instrument.Respondent{})
	assert.Empty(t, r.Contradicting, "nothing is known of the first")
}

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

// 3 points are the lowest cut-off; from the second or the third item they are of amounts.
func TestAdviceOfTheAUDITC(t *testing.T) {
	alone := []string{"points_from_frequency_alone"}
	for answers, want := range map[string][]string{
		"4 0 0": alone, "3 0 0": alone, "2 0 0": nil, "0 0 0": nil, "3 1 0": nil, "3 0 1": nil,
		"3 _ 0": nil, "3 0 _": nil, // what was not answered is not known to be nothing
		"0 _ _": nil,
	} {
		r := score(t, "audit-c", answers, instrument.Respondent{Sex: instrument.Female})
		assert.Equal(t, want, r.Advised, answers)
		assert.Equal(t, want, r.For(instrument.ClinicianReader).Advised, answers)
		assert.Empty(t, r.For(instrument.WorkerReader).Advised, answers)
	}
	auditC, err := instrument.Of("audit-c")
	require.NoError(t, err)
	assert.Equal(t, source.Verified, auditC.Definition().Advice[0].Any[0].Source.Evidence)
}

func TestAdviceThatContradictsItself(t *testing.T) {
	auditC, err := instrument.Of("audit-c")
	require.NoError(t, err)
	for _, zero := range [][]string{{"i1"}, {"i9"}, {"i2", "i2"}} {
		d := auditC.Definition()
		d.Advice[0].Any[0].Zero = zero
		_, err := instrument.New(d)
		require.ErrorIs(t, err, instrument.ErrDefinition, zero)
	}
	d := auditC.Definition()
	d.Advice[0].Any[0].Zero[0] = "changed"
	assert.Equal(t, "i2", auditC.Definition().Advice[0].Any[0].Zero[0], "a definition is a copy")
}

// A key that is corrected is another version, and what was scored says by which.
func TestAResultSaysByWhichKey(t *testing.T) {
	phq, err := instrument.Of("phq-9")
	require.NoError(t, err)
	d := phq.Definition()
	d.Version = 2
	corrected, err := instrument.New(d)
	require.NoError(t, err)
	for want, in := range map[int]*instrument.Instrument{1: phq, 2: corrected} {
		r, err := in.Score(instrument.Answers(2, 2, 1, 2, 1, 1, 1, 0, 0), instrument.Respondent{})
		require.NoError(t, err)
		assert.Equal(t, want, r.Version)
		assert.Equal(t, want, r.For(instrument.WorkerReader).Version)
		assert.Equal(t, want, r.For("").Version)
	}
}
