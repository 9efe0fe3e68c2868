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

// Every claim, as it was judged by hand: verdict, design, risk of bias, how far its
// source was seen, people and studies.
func TestHowFarEachClaimWasSeen(t *testing.T) {
	const (
		verified, secondary, unverified = source.Verified, source.Secondary, source.Unverified
		unknown, some, high             = evidence.UnknownBias, evidence.SomeBias, evidence.HighBias
	)
	type row struct {
		verdict         evidence.Verdict
		design          evidence.Design
		bias            evidence.Bias
		seen            source.Evidence
		people, studies int
	}
	want := map[string]row{
		"nine_study_meta_analysis":       {evidence.Dubious, evidence.Review, unknown, verified, 0, 0},
		"groups_four_benefits":           {evidence.Traced, evidence.Review, unknown, verified, 0, 10},
		"rap_86_percent":                 {evidence.PartlyRight, evidence.BeforeAfter, high, secondary, 0, 0},
		"mentors_and_mentees":            {evidence.PartlyRight, evidence.BeforeAfter, high, unverified, 0, 0},
		"less_use_fewer_readmissions":    {evidence.PartlyRight, evidence.Review, high, verified, 0, 0},
		"sobriety_45_percent":            {evidence.NoSource, evidence.NotStated, unknown, unverified, 0, 0},
		"relapse_35_percent":             {evidence.NoSource, evidence.NotStated, unknown, unverified, 0, 0},
		"infographic_40_35_50_45":        {evidence.Dubious, evidence.NotStated, unknown, unverified, 0, 0},
		"competence_83_95_72_88_67":      {evidence.NoSource, evidence.Survey, unknown, unverified, 0, 0},
		"egmose_recovery":                {evidence.Traced, evidence.PooledTrials, high, verified, 12477, 49},
		"online_small_effect":            {evidence.Dubious, evidence.PooledTrials, high, verified, 0, 0},
		"self_advocacy":                  {evidence.Traced, evidence.PooledTrials, high, verified, 0, 0},
		"aa_twice":                       {evidence.PartlyRight, evidence.Controlled, some, verified, 0, 0},
		"twice_drug_free":                {evidence.NoSource, evidence.NotStated, unknown, unverified, 0, 0},
		"relapse_40_60":                  {evidence.Dubious, evidence.NotStated, unknown, unverified, 0, 0},
		"readmissions_56":                {evidence.Traced, evidence.BeforeAfter, high, secondary, 0, 0},
		"involuntary_32":                 {evidence.Traced, evidence.BeforeAfter, high, secondary, 0, 0},
		"admissions_79":                  {evidence.Traced, evidence.BeforeAfter, high, secondary, 125, 0},
		"inpatient_days_90_71":           {evidence.Traced, evidence.BeforeAfter, high, secondary, 28, 0},
		"return_2_28":                    {evidence.Traced, evidence.NotStated, unknown, secondary, 0, 0},
		"india_30":                       {evidence.NoSource, evidence.NotStated, unknown, unverified, 0, 0},
		"forum_growth":                   {evidence.NoSource, evidence.NotStated, unknown, unverified, 0, 0},
		"staff_programme_after_covid":    {evidence.Dubious, evidence.NotStated, unknown, verified, 0, 0},
		"larger_networks":                {evidence.Traced, evidence.Review, unknown, secondary, 0, 0},
		"sponsor_matters":                {evidence.Traced, evidence.Controlled, some, verified, 495, 0},
		"citation_table":                 {evidence.PartlyRight, evidence.NotStated, unknown, unverified, 0, 0},
		"northland_and_syringe_exchange": {evidence.Traced, evidence.Review, unknown, verified, 0, 9},
		"higher_abstinence":              {evidence.PartlyRight, evidence.Review, high, verified, 0, 0},
	}
	got := map[string]row{}
	for _, c := range evidence.Claims() {
		got[c.ID] = row{c.Verdict, c.Design, c.Bias, c.Source.Evidence, c.People, c.Studies}
		if c.Verdict != evidence.Traced && c.Verdict != evidence.PartlyRight {
			assert.NotEqual(t, evidence.Low, c.Grade, c.ID)
		}
	}
	assert.Equal(t, want, got)
}

// Every study with the numbers that it prints: a number that was not confirmed says so.
func TestHowFarEachStudyWasSeen(t *testing.T) {
	const verified, secondary, unverified = source.Verified, source.Secondary, source.Unverified
	type effect struct {
		value, low, high float64 // low and high 0: no interval
		seen             source.Evidence
	}
	type row struct {
		seen            source.Evidence
		people, studies int
		effects         []effect
	}
	want := map[string]row{
		"johnson_2018": {verified, 441, 0, []effect{{64. / 218, 0, 0, verified}, {83. / 216, 0, 0, verified}, {.66, .43, .99, unverified}}},
		"sledge_2011":  {verified, 74, 0, []effect{{.89, 0, 0, verified}, {1.53, 0, 0, verified}, {10.08, 0, 0, verified}, {19.08, 0, 0, verified}}},
		"oconnell":     {unverified, 76, 0, nil},
		"gillard_2022": {unverified, 590, 0, []effect{{136. / 287, 0, 0, unverified}, {146. / 291, 0, 0, unverified}}},
		"simpson_2014": {verified, 46, 0, nil},
		"egmose_2023":  {verified, 12477, 49, []effect{{.20, .11, .29, verified}, {-.21, -.40, -.02, verified}}},
		"smit_2023":    {verified, 0, 0, []effect{{.19, .11, .27, unverified}, {.15, .04, .27, unverified}, {.08, -.02, .18, unverified}}},
		"kelly_2020": {verified, 10565, 27, []effect{{1.21, 1.03, 1.42, verified}, {3.03, -4.36, 10.43, verified}, {12.91, 7.55, 18.29, verified},
			{6.64, 1.54, 11.75, verified}}},
		"pitt_2013":        {secondary, 0, 11, nil},
		"lloyd_evans_2014": {secondary, 0, 0, []effect{{-.24, -.39, -.09, secondary}}},
		"reif_2014":        {verified, 0, 11, nil},
		"bassuk_2016":      {verified, 0, 9, nil},
		"tracy_2016":       {verified, 0, 10, nil},
		"eddie_2019":       {verified, 0, 0, nil},
		"cooper_2024":      {verified, 0, 35, nil},
		"hasin_2017":       {secondary, 22005, 0, []effect{{.366, 0, 0, secondary}, {.135, 0, 0, secondary}, {.088, 0, 0, secondary}, {.038, 0, 0, secondary}}},
		"landers_2014":     {verified, 35600, 0, []effect{{5991, 0, 0, verified}}},
	}
	got := map[string]row{}
	for _, s := range evidence.Studies() {
		r := row{s.Source.Evidence, s.People, s.Studies, nil}
		for _, e := range s.Effects {
			r.effects = append(r.effects, effect{e.Value, e.Low, e.High, e.Evidence})
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
