package evidence_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/peer/source"
)

func TestEnumerations(t *testing.T) {
	enumtest.Try(t, evidence.Verdicts(), evidence.ErrUnknownVerdict)
	enumtest.Try(t, evidence.Designs(), evidence.ErrUnknownDesign)
	enumtest.Try(t, evidence.Grades(), evidence.ErrUnknownGrade)
	enumtest.Try(t, evidence.Biases(), evidence.ErrUnknownBias)
}

func TestEveryClaimIsGradedAndCited(t *testing.T) {
	assert.Len(t, evidence.Claims(), 28)
	seen := map[string]bool{}
	for _, c := range evidence.Claims() {
		assert.False(t, seen[c.ID], c.ID)
		seen[c.ID] = true
		assert.NotEmpty(t, c.Says, c.ID)
		assert.NotEmpty(t, c.Found, c.ID)
		assert.NotEmpty(t, c.Caveat, c.ID)
		assert.NotEmpty(t, c.Source.Title, c.ID)
		for _, word := range []fmt.Stringer{c.Verdict, c.Design, c.Grade, c.Bias} {
			assert.NotEmpty(t, word.String(), c.ID)
		}
		if c.Verdict == evidence.NoSource {
			assert.Equal(t, evidence.Ungraded, c.Grade, c.ID)
			assert.NotEqual(t, source.Verified, c.Source.Evidence, c.ID)
		}
		if c.Design == evidence.BeforeAfter {
			assert.Equal(t, evidence.VeryLow, c.Grade, "%s: no comparison, no more than very low", c.ID)
		}
		for _, id := range c.Sources {
			_, err := evidence.StudyOf(id)
			require.NoError(t, err, c.ID)
		}
	}
}

// The verdicts as they were typed by hand.
func TestVerdicts(t *testing.T) {
	want := map[evidence.Verdict]int{evidence.Traced: 11, evidence.PartlyRight: 6, evidence.Dubious: 5, evidence.NoSource: 6}
	got := map[evidence.Verdict]int{}
	for _, c := range evidence.Claims() {
		got[c.Verdict]++
	}
	assert.Equal(t, want, got)
}

func TestEveryStudyIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range evidence.Studies() {
		assert.False(t, seen[s.ID], s.ID)
		seen[s.ID] = true
		assert.NotEmpty(t, s.Title, s.ID)
		assert.NotEmpty(t, s.Caveat, s.ID)
		assert.NotEmpty(t, s.Design, s.ID)
		for _, e := range s.Effects {
			assert.NotEmpty(t, e.Evidence, "%s %s", s.ID, e.Outcome)
			if e.Interval {
				assert.Less(t, e.Low, e.Value, "%s %s", s.ID, e.Outcome)
				assert.Less(t, e.Value, e.High, "%s %s", s.ID, e.Outcome)
			}
		}
	}
	peers, err := evidence.StudyOf("oconnell")
	require.NoError(t, err)
	assert.Equal(t, 76, peers.People)
	assert.Equal(t, source.Unverified, peers.Source.Evidence, "author and year were not seen")
	_, err = evidence.StudyOf("egmose")
	require.ErrorIs(t, err, evidence.ErrUnknownStudy)
}

func TestEveryDesignSaysWhatItShows(t *testing.T) {
	for _, d := range evidence.Designs() {
		assert.NotEmpty(t, d.Shows(), d)
	}
	assert.Equal(t, "shows nothing that can be relied on", evidence.Design("").Shows())
}

// A claim whose design is not stated says nothing of what it shows.
func TestSentences(t *testing.T) {
	for id, want := range map[string]string{
		"citation_table": "A table cites Chinman 2001, Davidson 1999, 2006 and 2012, Salzer 2002, Kurtz 1990 and others. [partly right; not checked one by one]",
		"india_30":       "A 30 % drop in depression and anxiety in India. [no source; not peers; not confirmed]",
	} {
		c, err := evidence.Of(id)
		require.NoError(t, err)
		assert.Equal(t, want, c.Sentence())
	}
	c, err := evidence.Of("mentors_and_mentees")
	require.NoError(t, err)
	assert.Contains(t, c.Sentence(), "[partly right; uncontrolled before after, which shows a change;")
	c, err = evidence.Of("egmose_recovery")
	require.NoError(t, err)
	assert.Contains(t, c.Sentence(), "[traced; "+strings.ReplaceAll(c.Design.String(), "_", " ")+", which "+c.Design.Shows()+"; ")
}

// What is handed out is a copy.
func TestClaimsAreCopies(t *testing.T) {
	evidence.Claims()[0].Sources[0] = "changed"
	c := evidence.Claims()[0]
	assert.Equal(t, "tracy_2016", c.Sources[0])
	evidence.Studies()[0].Effects[0].Value = 9
	assert.InDelta(t, 64./218, evidence.Studies()[0].Effects[0].Value, 0)
}

func ExampleOf() {
	c, err := evidence.Of("admissions_79")
	fmt.Println(c.Sentence(), err)
	_, err = evidence.Of("admissions_97")
	fmt.Println(err)
	// Output:
	// 79.2 % fewer admissions and 550,215 dollars saved. [traced; uncontrolled before after, which shows a change; people are often enrolled at their worst, so that some would have got better anyway; chosen for past admission, so that a fall was to be expected] <nil>
	// evidence: unknown claim (nearest: admissions_79)
}

// A study has its design with what that can show, and its effects with how far each was
// confirmed.
func ExampleStudyOf() {
	s, err := evidence.StudyOf("johnson_2018")
	fmt.Println(s.Design, s.People, err)
	for _, e := range s.Effects {
		fmt.Println(e.Outcome, e.Measure, e.Interval, e.Evidence)
	}
	_, err = evidence.StudyOf("johnson_2081")
	fmt.Println(err)
	// Output:
	// randomised_trial 441 <nil>
	// readmitted within a year, supported proportion, 64 of 218 false verified
	// readmitted within a year, not supported proportion, 83 of 216 false verified
	// readmitted within a year adjusted odds ratio true unverified
	// evidence: unknown study (nearest: johnson_2018)
}
