package instrument_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

// sheet reads answers such as "3 3 _ 2": an underscore is a missing one.
func sheet(t *testing.T, text string) []instrument.Answer {
	t.Helper()
	var answers []instrument.Answer
	for _, word := range strings.Fields(text) {
		if word == "_" {
			answers = append(answers, instrument.Answer{})
			continue
		}
		n, err := strconv.Atoi(word)
		require.NoError(t, err)
		answers = append(answers, instrument.Given(n))
	}
	return answers
}

func score(t *testing.T, id instrument.ID, answers string, who instrument.Respondent) instrument.Result {
	t.Helper()
	in, err := instrument.Of(id)
	require.NoError(t, err)
	r, err := in.Score(sheet(t, answers), who)
	require.NoError(t, err)
	return r
}

// missing returns n missing answers.
func missing(n int) string { return strings.Repeat(" _", n) }

const (
	scored   = instrument.Scored
	prorated = instrument.Prorated
	no       = instrument.NotScorable
)

// Worked by the published rules, sheet by sheet.
func TestWorkedSheets(t *testing.T) {
	woman, man := instrument.Respondent{Sex: instrument.Female}, instrument.Respondent{Sex: instrument.Male}
	var nobody instrument.Respondent
	bamSheet := "2 1 2 1 0 2 _ _ _ _ _ _ _ 1 3 2 1 1 4 4 1 3 _"
	tests := []struct {
		id      instrument.ID
		answers string
		who     instrument.Respondent
		scale   string
		state   instrument.State
		value   float64
		band    string
		flags   string
	}{
		{"phq-9", "2 2 1 2 1 1 1 0 0", nobody, "total", scored, 10, "moderate", "above_cutoff"},
		{"phq-9", "0 0 0 0 0 0 0 0 1", nobody, "total", scored, 1, "minimal", "suicidal_ideation_item"},
		{"phq-9", "3 3 2 2 _ 2 2 1 0", nobody, "total", prorated, 16.875, "moderately severe", "prorated above_cutoff"},
		{"phq-9", "3 3 2 2 _ _ _ 1 0", nobody, "total", no, 0, "", "incomplete"},
		{"phq-9", "_ _ _ _ _ _ _ _ 2", nobody, "total", no, 0, "", "suicidal_ideation_item incomplete"},
		{"phq-9", "3 3 3 3 3 3 3 3 _", nobody, "total", prorated, 27, "severe", "safety_item_unanswered prorated above_cutoff"},
		{"phq-9", "0 0 0 0 0 0 0 _ _", nobody, "total", prorated, 0, "minimal", "safety_item_unanswered prorated"},
		{"phq-9", "3 3 2 2 2 _ _ _ _", nobody, "total", no, 0, "", "safety_item_unanswered incomplete"},
		{"phq-9", "1 1 1 1 0 0 0 0 0", nobody, "total", scored, 4, "minimal", ""},
		{"phq-9", "1 1 1 1 1 0 0 0 0", nobody, "total", scored, 5, "mild", ""},
		{"phq-9", "3 3 3 0 0 0 0 0 0", nobody, "total", scored, 9, "mild", ""},
		{"phq-9", "3 3 3 1 0 0 0 0 0", nobody, "total", scored, 10, "moderate", "above_cutoff"},
		{"phq-9", "3 3 3 3 2 0 0 0 0", nobody, "total", scored, 14, "moderate", "above_cutoff"},
		{"phq-9", "3 3 3 3 3 0 0 0 0", nobody, "total", scored, 15, "moderately severe", "above_cutoff"},
		{"phq-9", "3 3 3 3 3 3 1 0 0", nobody, "total", scored, 19, "moderately severe", "above_cutoff"},
		{"phq-9", "3 3 3 3 3 3 2 0 0", nobody, "total", scored, 20, "severe", "above_cutoff"},
		{"phq-9", "3 3 3 3 3 3 3 3 3", nobody, "total", scored, 27, "severe", "suicidal_ideation_item above_cutoff"},
		{"phq-2", "1 1", nobody, "total", scored, 2, "", ""},
		{"phq-2", "1 1", instrument.Respondent{Cutoffs: "from_two"}, "total", scored, 2, "", "above_cutoff"},
		{"phq-2", "2 1", nobody, "total", scored, 3, "", "above_cutoff"},
		{"gad-7", "1 2 2 1 1 0 1", nobody, "total", scored, 8, "mild", ""},
		{"gad-7", "1 2 2 1 1 0 1", instrument.Respondent{Cutoffs: "nhs"}, "total", scored, 8, "mild", "above_cutoff"},
		{"gad-7", "_ 3 2 1 1 0 _", nobody, "total", prorated, 9.8, "moderate", "prorated above_cutoff"},
		{"gad-7", "3 3 3 3 3 0 0", nobody, "total", scored, 15, "severe", "above_cutoff"},
		{"gad-2", "1 2", nobody, "total", scored, 3, "", "above_cutoff"},
		{"pss-10", "3 2 3 2 1 3 2 1 3 2", nobody, "total", scored, 26, "moderate", ""},
		{"pss-4", "2 1 2 3", nobody, "total", scored, 10, "", ""},
		{"audit-c", "3 1 2", nobody, "total", scored, 6, "positive", "above_cutoff"},
		{"audit-c", "2 1 0", woman, "total", scored, 3, "positive", "above_cutoff"},
		{"audit-c", "2 1 0", man, "total", scored, 3, "negative", ""},
		{"audit-c", "2 1 0", nobody, "total", scored, 3, "", ""},
		{"audit-c", "0 _ _", nobody, "total", scored, 0, "negative", ""},
		{"audit-c", "1 _ _", nobody, "total", no, 0, "", "incomplete"},
		{"audit-c", "2 1 1", woman, "total", scored, 4, "positive", "above_cutoff"},
		{"audit-c", "2 1 1", man, "total", scored, 4, "positive", "above_cutoff"},
		{"audit-c", "2 1 1", instrument.Respondent{Sex: instrument.Female, Cutoffs: "va"}, "total", scored, 4, "positive", ""},
		{"audit-c", "3 1 1", instrument.Respondent{Cutoffs: "va"}, "total", scored, 5, "positive", "above_cutoff"},
		{"audit", "3 2 2 1 0 0 1 1 0 2", nobody, "total", scored, 12, "zone II", "above_cutoff"},
		{"audit", "0 _ _ _ _ _ _ _ 0 2", nobody, "total", scored, 2, "zone I", ""},
		{"audit", "2 0 0 _ _ _ _ _ 0 0", nobody, "total", scored, 2, "zone I", ""},
		{"audit", "0 _ _ _ _ _ _ _ _ 2", nobody, "total", no, 0, "", "incomplete"},
		{"audit", "0 _ _ _ _ _ _ _ 0 _", nobody, "total", no, 0, "", "incomplete"},
		{"audit", "2 0 1 _ _ _ _ _ 0 0", nobody, "total", no, 0, "", "incomplete"},
		{"audit", "_ 0 0 _ _ _ _ _ 0 0", nobody, "total", no, 0, "", "incomplete"},
		{"dast-10", "1 0 0 0 1 1 0 1 0 0", nobody, "total", scored, 5, "moderate", ""},
		{"dast-10", "0 0 0 0 0 0 0 0 0 0", nobody, "total", scored, 1, "low", ""},
		{"dast-10", "0 0 1 0 0 0 0 0 0 0", nobody, "total", scored, 0, "none", ""},
		{"barc-10", "5 4 5 4 5 5 4 5 5 5", nobody, "total", scored, 47, "", "above_cutoff"},
		{"barc-10", "5 4 5 4 5 5 4 5 5 4", nobody, "total", scored, 46, "", ""},
		{"bam", bamSheet, nobody, "use", scored, 3, "", "above_cutoff"},
		{"bam", bamSheet, nobody, "risk", scored, 8, "", "above_cutoff"},
		{"bam", bamSheet, nobody, "protective", scored, 17, "", "above_cutoff"},
		{"gse", "3 3 2 3 3 3 4 3 3 3", nobody, "total", scored, 30, "", ""},
		{"gse", "3 3 _ 3 _ 3 _ 3 3 3", nobody, "total", prorated, 30, "", "prorated"},
		{"gse", "3 3 _ 3 _ 3 _ 3 3 _", nobody, "total", no, 0, "", "incomplete"},
		{"rses", "2 1 2 2 1 1 2 2 1 2", nobody, "total", scored, 19, "normal", ""},
		{"rses-maryland", "2 1 2 2 1 1 2 2 1 2", nobody, "total", scored, 15, "normal", ""},
		{"ucla-3", "2 3 2", nobody, "total", scored, 7, "lonely", "above_cutoff"},
		{"dejong-6", "2 0 1 2 2 0", nobody, "total", scored, 3, "moderate", ""},
		{"dejong-6", "2 0 1 2 2 0", nobody, "emotional", scored, 2, "", ""},
		{"dejong-6", "2 0 1 2 2 0", nobody, "social", scored, 1, "", ""},
		{"dejong-6", "2 2 _ 0 2 2", nobody, "total", prorated, 3, "moderate", "prorated incomplete"},
		{"dejong-6", "2 2 _ 0 2 2", nobody, "emotional", no, 0, "", "prorated incomplete"},
		{"dejong-6", "2 2 _ 0 2 2", nobody, "social", scored, 1, "", "prorated incomplete"},
		{"dejong-6", "2 2 _ 0 _ 2", nobody, "total", no, 0, "", "incomplete"},
		{"mspss", "5 6 4 4 5 3 3 4 4 6 5 3", nobody, "significant_other", scored, 5.5, "", ""},
		{"mspss", "5 6 4 4 5 3 3 4 4 6 5 3", nobody, "family", scored, 4.25, "", ""},
		{"mspss", "5 6 4 4 5 3 3 4 4 6 5 3", nobody, "friends", scored, 3.25, "", ""},
		{"mspss", "5 6 4 4 5 3 3 4 4 6 5 3", nobody, "total", scored, 52. / 12, "moderate", ""},
		{"mspss", "_ _ 4 4 5 3 3 4 4 6 5 3", nobody, "total", no, 0, "", "incomplete"},
		{"lsns-6", "2 1 2 3 1 2", nobody, "total", scored, 11, "", "above_cutoff"},
		{"lsns-6", "2 1 2 3 1 2", nobody, "family", scored, 5, "", "above_cutoff"},
		{"lsns-6", "2 1 2 3 1 2", nobody, "friends", scored, 6, "", "above_cutoff"},
		{"lsns-6", "2 1 2 3 1 3", nobody, "total", scored, 12, "", ""},
		{"cbi", strings.Repeat(" 0", 6) + " 50 75 50 50 25 75 25" + strings.Repeat(" 0", 6), nobody, "work", scored, 400. / 7, "moderate", "above_cutoff"},
		{"cbi", missing(6) + " 75 75 75 _ _ _ _" + missing(6), nobody, "work", no, 0, "", "incomplete"},
		{"cbi", "75 75 75 _ _ _" + missing(13), nobody, "personal", prorated, 75, "high", "prorated above_cutoff incomplete"},
		{"uwes-9", "4 5 4 5 3 4 5 4 3", nobody, "vigor", scored, 4, "", ""},
		{"uwes-9", "4 5 4 5 3 4 5 4 3", nobody, "dedication", scored, 14. / 3, "", ""},
		{"uwes-9", "4 5 4 5 3 4 5 4 3", nobody, "absorption", scored, 11. / 3, "", ""},
		{"uwes-9", "4 5 4 5 3 4 5 4 3", nobody, "total", scored, 37. / 9, "", ""},
		{"ismi-10", "2 3 2 1 3 2 2 2 3 2", nobody, "total", scored, 2, "minimal", ""},
		{"ismi-10", "3 3 3 2 3 2 3 2 3 3", nobody, "total", scored, 2.5, "mild", ""},
		{"ismi-10", "3 3 3 3 3 2 3 2 3 3", nobody, "total", scored, 2.6, "moderate", "above_cutoff"},
		{"state-hope", "6 5 7 4 6 5", nobody, "agency", scored, 14, "", ""},
		{"state-hope", "6 5 7 4 6 5", nobody, "pathways", scored, 19, "", ""},
		{"state-hope", "6 5 7 4 6 5", nobody, "total", scored, 33, "", ""},
		{"csq-8", "4 3 4 3 3 4 4 3", nobody, "total", scored, 28, "high", ""},
		{"promis-depression-4a", "1 1 1 1", nobody, "total", scored, 41, "below mild", ""},
		{"promis-depression-4a", "5 5 5 5", nobody, "total", scored, 79.4, "severe", ""},
		{"promis-social-roles-4a", "3 3 3 2", nobody, "total", scored, 42.3, "", ""},
		{"promis-social-roles-4a", "3 3 3 2", nobody, "raw", scored, 11, "", ""},
		{"promis-anxiety-4a", "2 2 2 1", nobody, "total", scored, 53.7, "below mild", ""},
		{"promis-anxiety-4a", "2 2 2 2", nobody, "total", scored, 55.8, "mild", ""},
		{"promis-anxiety-4a", "3 3 2 2", nobody, "total", scored, 59.5, "mild", ""}, // not rounded to 60
		{"promis-anxiety-4a", "3 3 3 2", nobody, "total", scored, 61.4, "moderate", ""},
		{"promis-pain-interference-4a", "5 5 4 4", nobody, "total", scored, 69.7, "moderate", ""},
		{"promis-pain-interference-4a", "5 5 5 4", nobody, "total", scored, 71.6, "severe", ""},
		{"audit-c", "3 1 1", woman, "total", scored, 5, "positive", "above_cutoff"},
		{"audit-c", "3 1 1", man, "total", scored, 5, "positive", "above_cutoff"},
		{"arc", strings.Repeat(" 1", 30) + strings.Repeat(" 0", 20), nobody, "total", scored, 30, "", ""},
		{"ras-24", strings.Repeat(" 4", 24), nobody, "total", scored, 96, "", ""},
		{"ras-24", strings.Repeat(" 4", 20) + missing(4), nobody, "mean", prorated, 4, "", "prorated"},
		{"ras-24", strings.Repeat(" 4", 19) + missing(5), nobody, "total", no, 0, "", "incomplete"},
		{"ras-ds", strings.Repeat(" 3", 37) + " 1", nobody, "total", scored, 112, "", ""},
		{"herth-hope", "4 4 1 4 4 1 4 4 4 4 4 4", nobody, "total", scored, 48, "", ""},
		{"herth-hope", "3 2 2 3 4 1 3 3 2 4 3 3", nobody, "total", scored, 37, "", ""}, // 3 and 6 give 3 and 4
		{"adult-hope-4", "4 3 1 2 1 4 1 3 2 4 1 1", nobody, "agency", scored, 10, "", ""},
		{"adult-hope-4", "4 3 1 2 1 4 1 3 2 4 1 1", nobody, "pathways", scored, 13, "", ""},
		{"adult-hope-4", "4 3 1 2 1 4 1 3 2 4 1 1", nobody, "total", scored, 23, "", ""},
		{"dtcq-8", "100 80 60 40 20 0 100 80", nobody, "total", scored, 60, "", ""},
		{"bscq", "100 85 _ 40 20 0 100 80", nobody, "situation_2", scored, 85, "", "incomplete"},
		{"bscq", "100 85 _ 40 20 0 100 80", nobody, "situation_3", no, 0, "", "incomplete"},
		{"aase-confidence", strings.Repeat(" 2 5", 10), nobody, "total", scored, 70, "", ""},
		{"aase-temptation", strings.Repeat(" 1", 20), nobody, "total", scored, 20, "", ""},
		{"pacs", "6 0 3 2 1", nobody, "total", scored, 12, "", ""},
		{"pss-14", "3 2 3 2 1 3 2 1 3 2 4 0 1 2", nobody, "total", scored, 29, "", ""}, // 4-7, 9, 10, 13 give 2 3 1 2, 1 2, 3
		{"eq-5d-5l", "1 1 2 2 3 70", nobody, "level_sum", scored, 9, "", ""},
		{"eq-5d-5l", "1 1 2 2 3 70", nobody, "vas", scored, 70, "", ""},
		{"wai-sr", "1 2 3 4 5 1 2 3 4 5 1 2", nobody, "goal", scored, 9, "", ""},
		{"wai-sr", "1 2 3 4 5 1 2 3 4 5 1 2", nobody, "task", scored, 10, "", ""},
		{"wai-sr", "1 2 3 4 5 1 2 3 4 5 1 2", nobody, "bond", scored, 14, "", ""},
		{"wai-sr", "1 2 3 4 5 1 2 3 4 5 1 2", nobody, "total", scored, 33, "", ""},
		{"wai-sr", "1 2 3 4 5 1 2 3 4 5 1 2", nobody, "mean", scored, 2.75, "", ""},
	}
	for _, tt := range tests {
		t.Run(string(tt.id)+" "+tt.answers+" "+tt.scale, func(t *testing.T) {
			r := score(t, tt.id, tt.answers, tt.who)
			got, ok := r.Of(tt.scale)
			require.True(t, ok)
			assert.Equal(t, tt.state, got.State)
			assert.InDelta(t, tt.value, got.Value, 1e-12)
			assert.Equal(t, tt.band, got.Band)
			var flags []string
			for _, f := range r.Flags {
				flags = append(flags, string(f))
			}
			assert.Equal(t, tt.flags, strings.Join(flags, " "))
		})
	}
}

func TestWHOQOL(t *testing.T) {
	answers := strings.Fields("3 3 2 3 3 3 3 3 3 4 3 3 3 3 4 3 4 3 3 3 3 3 3 3 3 3")
	r := score(t, "whoqol-bref", strings.Join(answers, " "), instrument.Respondent{})
	physical, _ := r.Of("physical")
	assert.InDelta(t, 25.*4/7, physical.Value, 1e-12, "3 and 4 reversed: 4, 3, then 4, 4, 3, 4, 3")
	percent, _ := r.Of("physical_100")
	assert.InDelta(t, 64.28571428571429, percent.Value, 1e-12)
	table, err := instrument.WHOQOLTable(physical.Value)
	require.NoError(t, err)
	assert.Equal(t, 63, table)
	_, err = instrument.WHOQOLTable(3)
	require.ErrorIs(t, err, instrument.ErrScores)

	for i := range 6 {
		answers[5*i/2] = "_" // items 1, 3, 6, 8, 11, 13: six of 26
	}
	r = score(t, "whoqol-bref", strings.Join(answers, " "), instrument.Respondent{})
	for _, s := range r.Scores {
		assert.Equal(t, instrument.NotScorable, s.State, "over a fifth is missing")
	}
}

func TestProQOL(t *testing.T) {
	answers := strings.Fields(strings.Repeat("1 ", 30))
	for i, n := range []int{3, 6, 12, 16, 18, 20, 22, 24, 27, 30} {
		answers[n-1] = "4"
		if i < 2 {
			answers[n-1] = "3"
		}
	}
	r := score(t, "proqol-5", strings.Join(answers, " "), instrument.Respondent{})
	s, _ := r.Of("compassion_satisfaction")
	assert.InDelta(t, 38, s.Value, 0)
	assert.Equal(t, "moderate", s.Band)
	burnout, _ := r.Of("burnout")
	assert.InDelta(t, 30, burnout.Value, 0, "1, 4, 15, 17 and 29 reversed: five times 5, five times 1")
}

// Man, fourteen days; worked by the formulas.
func TestTimeline(t *testing.T) {
	heavy, _, err := instrument.HeavyDay(instrument.Male)
	require.NoError(t, err)
	tl, err := instrument.ReadTimeline([]float64{0, 0, 0, 2, 0, 6, 5, 0, 0, 0, 1, 0, 0, 0}, heavy)
	require.NoError(t, err)
	assert.InDelta(t, 71.43, tl.PercentAbstinent, .005)
	assert.InDelta(t, 14.29, tl.PercentHeavy, .005)
	assert.InDelta(t, 14, tl.Drinks, 0)
	assert.InDelta(t, 3.5, tl.PerDrinkingDay, 0)
	assert.InDelta(t, 1, tl.DrinksPerDay, 0)
	assert.InDelta(t, 14, tl.GramsPerDay, 0)
	level, err := instrument.DrinkingLevelOf(tl.GramsPerDay, instrument.Male)
	require.NoError(t, err)
	assert.Equal(t, instrument.LowDrinking, level)
	assert.Equal(t, 3, tl.LongestAbstinent)
	assert.Equal(t, 2, tl.LongestHeavy)
	assert.Equal(t, 4, tl.FirstUse)
	assert.True(t, tl.FirstUseSeen)
	assert.Equal(t, 6, tl.FirstHeavy)
	none, known := tl.NoHeavyDays()
	assert.False(t, none)
	assert.True(t, known)
}

func TestTimelineWithDaysOfNoRecord(t *testing.T) {
	gap := instrument.NoRecord()
	tl, err := instrument.ReadTimeline([]float64{0, 0, gap, 0, 0, 1}, 4)
	require.NoError(t, err)
	assert.Equal(t, 5, tl.Days)
	assert.Equal(t, 1, tl.Missing)
	assert.Equal(t, 2, tl.LongestAbstinent, "a day of no record ends a run")
	assert.Equal(t, 2, tl.FirstUse, "free of use is known up to day 2")
	assert.False(t, tl.FirstUseSeen)
	_, known := tl.NoHeavyDays()
	assert.False(t, known)

	for _, bad := range [][]float64{nil, {gap}, {-1}} {
		_, err := instrument.ReadTimeline(bad, 4)
		require.ErrorIs(t, err, instrument.ErrCalendar)
	}
	_, err = instrument.ReadTimeline([]float64{1}, 0)
	require.ErrorIs(t, err, instrument.ErrCalendar)
	_, _, err = instrument.HeavyDay("")
	require.ErrorIs(t, err, instrument.ErrUnknownSex)
}
