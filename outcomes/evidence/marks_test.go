package evidence_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/peer/source"
)

// Every claim, as it was judged by hand: verdict, design, grade, risk of bias, how far
// its source was seen and of which year it is, people and studies, and the studies
// that bear on it.
func TestHowFarEachClaimWasSeen(t *testing.T) {
	const (
		verified, secondary, unverified = source.Verified, source.Secondary, source.Unverified
		unknown, some, high             = evidence.UnknownBias, evidence.SomeBias, evidence.HighBias
		low, veryLow, ungraded          = evidence.Low, evidence.VeryLow, evidence.Ungraded
	)
	type row struct {
		verdict         evidence.Verdict
		design          evidence.Design
		grade           evidence.Grade
		bias            evidence.Bias
		seen            source.Evidence
		year            int // 0: no source
		people, studies int
		bearing         string
	}
	want := map[string]row{
		"nine_study_meta_analysis":       {evidence.Dubious, evidence.Review, veryLow, unknown, verified, 2016, 0, 0, "tracy_2016 bassuk_2016"},
		"groups_four_benefits":           {evidence.Traced, evidence.Review, low, unknown, verified, 2016, 0, 10, "tracy_2016"},
		"rap_86_percent":                 {evidence.PartlyRight, evidence.BeforeAfter, veryLow, high, secondary, 2010, 0, 0, ""},
		"mentors_and_mentees":            {evidence.PartlyRight, evidence.BeforeAfter, veryLow, high, unverified, 2012, 0, 0, ""},
		"less_use_fewer_readmissions":    {evidence.PartlyRight, evidence.Review, low, high, verified, 2019, 0, 0, "eddie_2019"},
		"sobriety_45_percent":            {evidence.NoSource, evidence.NotStated, ungraded, unknown, unverified, 0, 0, 0, ""},
		"relapse_35_percent":             {evidence.NoSource, evidence.NotStated, ungraded, unknown, unverified, 0, 0, 0, ""},
		"infographic_40_35_50_45":        {evidence.Dubious, evidence.NotStated, ungraded, unknown, unverified, 0, 0, 0, ""},
		"competence_83_95_72_88_67":      {evidence.NoSource, evidence.Survey, ungraded, unknown, unverified, 0, 0, 0, ""},
		"egmose_recovery":                {evidence.Traced, evidence.PooledTrials, low, high, verified, 2023, 12477, 49, "egmose_2023"},
		"online_small_effect":            {evidence.Dubious, evidence.PooledTrials, veryLow, high, verified, 2023, 0, 0, "egmose_2023"},
		"self_advocacy":                  {evidence.Traced, evidence.PooledTrials, low, high, verified, 2023, 0, 0, "egmose_2023"},
		"aa_twice":                       {evidence.PartlyRight, evidence.Controlled, low, some, verified, 2009, 0, 0, "kelly_2020"},
		"twice_drug_free":                {evidence.NoSource, evidence.NotStated, ungraded, unknown, unverified, 0, 0, 0, ""},
		"relapse_40_60":                  {evidence.Dubious, evidence.NotStated, ungraded, unknown, unverified, 0, 0, 0, ""},
		"readmissions_56":                {evidence.Traced, evidence.BeforeAfter, veryLow, high, secondary, 2017, 0, 0, ""},
		"involuntary_32":                 {evidence.Traced, evidence.BeforeAfter, veryLow, high, secondary, 2017, 0, 0, ""},
		"admissions_79":                  {evidence.Traced, evidence.BeforeAfter, veryLow, high, secondary, 2017, 125, 0, ""},
		"inpatient_days_90_71":           {evidence.Traced, evidence.BeforeAfter, veryLow, high, secondary, 2017, 28, 0, ""},
		"return_2_28":                    {evidence.Traced, evidence.NotStated, ungraded, unknown, secondary, 2017, 0, 0, ""},
		"india_30":                       {evidence.NoSource, evidence.NotStated, ungraded, unknown, unverified, 0, 0, 0, ""},
		"forum_growth":                   {evidence.NoSource, evidence.NotStated, ungraded, unknown, unverified, 0, 0, 0, ""},
		"staff_programme_after_covid":    {evidence.Dubious, evidence.NotStated, ungraded, unknown, verified, 2021, 0, 0, ""},
		"larger_networks":                {evidence.Traced, evidence.Review, veryLow, unknown, secondary, 2017, 0, 0, ""},
		"sponsor_matters":                {evidence.Traced, evidence.Controlled, low, some, verified, 2012, 495, 0, ""},
		"citation_table":                 {evidence.PartlyRight, evidence.NotStated, ungraded, unknown, unverified, 0, 0, 0, ""},
		"northland_and_syringe_exchange": {evidence.Traced, evidence.Review, veryLow, unknown, verified, 2018, 0, 9, ""},
		"higher_abstinence":              {evidence.PartlyRight, evidence.Review, low, high, verified, 2019, 0, 0, "eddie_2019"},
	}
	got := map[string]row{}
	for _, c := range evidence.Claims() {
		got[c.ID] = row{c.Verdict, c.Design, c.Grade, c.Bias, c.Source.Evidence, c.Source.Year, c.People, c.Studies, strings.Join(c.Sources, " ")}
		if c.Verdict != evidence.Traced && c.Verdict != evidence.PartlyRight {
			assert.NotEqual(t, evidence.Low, c.Grade, c.ID)
		}
	}
	assert.Equal(t, want, got)
}

// Every study with the numbers that it prints: a number that was not confirmed says so.
func TestHowFarEachStudyWasSeen(t *testing.T) {
	const (
		verified, secondary, unverified   = source.Verified, source.Secondary, source.Unverified
		unknown, high                     = evidence.UnknownBias, evidence.HighBias
		trial, pooled, review, controlled = evidence.Trial, evidence.PooledTrials, evidence.Review, evidence.Controlled
	)
	type effect struct {
		value, low, high float64 // low and high 0: no interval
		seen             source.Evidence
	}
	type row struct {
		design          evidence.Design
		bias            evidence.Bias
		year            int // 0: not confirmed
		seen            source.Evidence
		people, studies int
		effects         []effect
	}
	want := map[string]row{
		"johnson_2018": {trial, unknown, 2018, verified, 441, 0, []effect{{64. / 218, 0, 0, verified}, {83. / 216, 0, 0, verified}, {.66, .43, .99, unverified}}},
		"sledge_2011":  {trial, unknown, 2011, verified, 74, 0, []effect{{.89, 0, 0, verified}, {1.53, 0, 0, verified}, {10.08, 0, 0, verified}, {19.08, 0, 0, verified}}},
		"oconnell":     {trial, unknown, 0, unverified, 76, 0, nil},
		"gillard_2022": {trial, unknown, 2022, unverified, 590, 0, []effect{{136. / 287, 0, 0, unverified}, {146. / 291, 0, 0, unverified}}},
		"simpson_2014": {trial, unknown, 2014, verified, 46, 0, nil},
		"egmose_2023":  {pooled, high, 2023, verified, 12477, 49, []effect{{.20, .11, .29, verified}, {-.21, -.40, -.02, verified}}},
		"smit_2023":    {pooled, unknown, 2023, verified, 0, 0, []effect{{.19, .11, .27, unverified}, {.15, .04, .27, unverified}, {.08, -.02, .18, unverified}}},
		"kelly_2020": {pooled, unknown, 2020, verified, 10565, 27, []effect{{1.21, 1.03, 1.42, verified}, {3.03, -4.36, 10.43, verified}, {12.91, 7.55, 18.29, verified},
			{6.64, 1.54, 11.75, verified}}},
		"pitt_2013":        {pooled, unknown, 2013, secondary, 0, 11, nil},
		"lloyd_evans_2014": {pooled, unknown, 2014, secondary, 0, 0, []effect{{-.24, -.39, -.09, secondary}}},
		"reif_2014":        {review, unknown, 2014, verified, 0, 11, nil},
		"bassuk_2016":      {review, unknown, 2016, verified, 0, 9, nil},
		"tracy_2016":       {review, unknown, 2016, verified, 0, 10, nil},
		"eddie_2019":       {review, high, 2019, verified, 0, 0, nil},
		"cooper_2024":      {evidence.ReviewOfReviews, high, 2024, verified, 0, 35, nil},
		"hasin_2017":       {controlled, evidence.SomeBias, 2017, secondary, 22005, 0, []effect{{.366, 0, 0, secondary}, {.135, 0, 0, secondary}, {.088, 0, 0, secondary}, {.038, 0, 0, secondary}}},
		"landers_2014":     {controlled, unknown, 2014, verified, 35600, 0, []effect{{5991, 0, 0, verified}}},
	}
	got := map[string]row{}
	for _, s := range evidence.Studies() {
		r := row{s.Design, s.Bias, s.Source.Year, s.Source.Evidence, s.People, s.Studies, nil}
		for _, e := range s.Effects {
			r.effects = append(r.effects, effect{e.Value, e.Low, e.High, e.Evidence})
			assert.Equal(t, e.Low != 0 || e.High != 0, e.Interval, "%s, %s", s.ID, e.Outcome)
		}
		got[s.ID] = r
	}
	assert.Equal(t, want, got)
}

// An effect lies in the middle of its interval, as far as rounding lets it: for a
// ratio in the middle of the logarithms. The 12.91 of Kelly lies beside 12.92.
func TestEffectsLieInTheMiddle(t *testing.T) {
	for _, s := range evidence.Studies() {
		for _, e := range s.Effects {
			if !e.Interval {
				continue
			}
			middle := (e.Low + e.High) / 2
			if strings.Contains(e.Measure, "ratio") {
				middle = math.Sqrt(e.Low * e.High)
			}
			assert.InDelta(t, middle, e.Value, .0101, "%s, %s", s.ID, e.Outcome)
		}
	}
	kelly, err := evidence.StudyOf("kelly_2020")
	require.NoError(t, err)
	assert.InDelta(t, 12.92, (kelly.Effects[2].Low+kelly.Effects[2].High)/2, 1e-9)
}
