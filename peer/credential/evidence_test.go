package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/source"
)

// What was only recalled or read into a text is not applied as if it stood there.
func TestNoFigureIsSurerThanItsSource(t *testing.T) {
	for _, s := range credential.Schemes() {
		for _, term := range s.Terms {
			assert.NotEqual(t, source.Unverified, term.Source.Evidence, "%s: a recalled term is not applied", s.Code)
		}
		for _, l := range s.Late {
			if l.Holds {
				assert.Equal(t, source.Design, l.Source.Evidence, "%s: that it holds is read from another sentence", s.Code)
			}
		}
		for _, r := range s.Requirements {
			reading := s.Code == "US-GA-CPS-AD" && r.Source.Key == "GAREN"
			if r.Source.Evidence == source.Design && r.Reading == credential.Applied && !reading {
				assert.True(t, r.Advisory, "%s %s: a choice of this library is not judged", s.Code, r.ID)
			}
			if reading { // judged, for nobody could renew by nothing
				assert.Equal(t, source.Design, r.Source.Evidence, "%s: its pages are of the other credential", r.ID)
			}
		}
	}
	g, err := scheme(t, "US-TN").Gap(credential.Case{On: d("2026-06-30"), Stage: credential.StageTraining,
		Records: []credential.Record{hours(credential.KindTraining, 40, "2026-01-01")}})
	require.NoError(t, err)
	assert.Equal(t, credential.Listed, line(t, g, "training_ethics").Result)
	assert.True(t, g.IsMet())
	_, ok := scheme(t, "US-NY-CRPA").Term(d("2026-06-30"))
	assert.False(t, ok)
}
