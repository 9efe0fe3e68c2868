package instrument_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

func TestBandsAreShownToWhomTheyMayBe(t *testing.T) {
	r := score(t, "phq-9", "3 3 3 1 0 0 0 0 1", instrument.Respondent{})
	assert.Equal(t, "moderate", r.For(instrument.RespondentReader).Total().Band)
	assert.Equal(t, "moderate", r.For(instrument.ClinicianReader).Total().Band)
	worker := r.For(instrument.WorkerReader)
	assert.Empty(t, worker.Total().Band)
	assert.Empty(t, worker.Total().Reached)
	assert.False(t, worker.Has(instrument.AboveCutoff))
	assert.True(t, worker.Has(instrument.SuicidalIdeationItem), "safety is never left out")
	assert.Equal(t, "moderate", r.Total().Band, "the result itself is unchanged")
	burnout := score(t, "cbi", "75 75 75 75 75 75"+missing(13), instrument.Respondent{})
	s, _ := burnout.For(instrument.SupervisorReader).Of("personal")
	assert.Empty(t, s.Band, "a worker's burnout band is the worker's own")
}

// Nobody in particular, and whoever is not on the list, sees safety flags alone.
func TestAnUnknownReaderSeesSafetyFlagsAlone(t *testing.T) {
	for sheet, want := range map[string][]instrument.Flag{
		"3 3 3 1 _ 0 0 0 1": {instrument.SuicidalIdeationItem},
		"3 3 3 1 3 0 0 0 _": {instrument.SafetyItemUnanswered},
		"_ _ _ _ _ _ _ _ 1": {instrument.SuicidalIdeationItem},
		"3 3 3 3 3 3 3 3 0": {},
	} {
		r := score(t, "phq-9", sheet, instrument.Respondent{})
		for _, reader := range []instrument.Reader{"", "funder", "Clinician"} {
			shown := r.For(reader)
			assert.Equal(t, want, append([]instrument.Flag{}, shown.Flags...), sheet)
			assert.Empty(t, shown.Scores, sheet)
			assert.False(t, shown.Total().Scorable(), sheet)
			assert.Zero(t, shown.Answered, sheet)
			assert.Equal(t, instrument.ID("phq-9"), shown.Instrument)
			back := shown.For(instrument.RespondentReader)
			assert.Empty(t, back.Scores, "what was taken out does not come back")
		}
		for _, reader := range instrument.Readers() {
			assert.Equal(t, r.Total().Value, r.For(reader).Total().Value, "known readers see the value") //nolint:testifylint // the same number
			assert.Equal(t, r.Has(instrument.SafetyItemUnanswered), r.For(reader).Has(instrument.SafetyItemUnanswered), reader)
		}
	}
	r := score(t, "audit", "1 1 0 4 4 1 0 0 0 0", instrument.Respondent{})
	assert.Empty(t, r.For("").Advised)
}
