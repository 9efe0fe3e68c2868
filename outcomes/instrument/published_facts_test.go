package instrument_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

// bandsOf writes the bands of a scale as one reads them: "name to end (evidence)",
// "below" where the band ends short of its end.
func bandsOf(s instrument.Scale) string {
	var all []string
	for _, b := range s.Bands {
		to := "to"
		if b.Short {
			to = "below"
		}
		all = append(all, strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %v (%s)", b.Sex, b.Name, to, b.To, b.Source.Evidence)), " "))
	}
	return strings.Join(all, ", ")
}

// cutoffsOf writes the cut-offs of a scale likewise.
func cutoffsOf(s instrument.Scale) string {
	var all []string
	for _, c := range s.Cutoffs {
		sign := map[[2]bool]string{{false, false}: ">=", {true, false}: ">", {false, true}: "<=", {true, true}: "<"}[[2]bool{c.Above, c.Below}]
		text := fmt.Sprintf("%s %s %s %s %v", c.Set, c.Sex, c.Name, sign, c.At)
		if c.Sensitivity != 0 || c.Specificity != 0 {
			text += fmt.Sprintf(" %v/%v", c.Sensitivity, c.Specificity)
		}
		all = append(all, strings.Join(strings.Fields(fmt.Sprintf("%s (%s)", text, c.Source.Evidence)), " "))
	}
	return strings.Join(all, ", ")
}

// eachScale calls try for every scale of every shipped instrument.
func eachScale(t *testing.T, try func(name string, s instrument.Scale)) {
	t.Helper()
	for _, id := range instrument.IDs() {
		in, err := instrument.Of(id)
		require.NoError(t, err)
		for _, s := range in.Definition().Scales {
			try(string(id)+" "+s.ID, s)
		}
	}
}

// Bands as published, with how far each was seen, typed by hand. A scale that is not
// listed has none.
func TestBandsAsPublished(t *testing.T) {
	rosenberg := "low below 15 (unverified), normal to 25 (unverified), high to 30 (unverified)"
	burnout := "below burnout below 50 (unverified), moderate below 75 (unverified), high below 100 (unverified), severe to 100 (unverified)"
	quality := "low to 22 (verified), moderate to 41 (verified), high to 50 (verified)"
	symptoms := "below mild below 55 (design), mild below 60 (unverified), moderate to 70 (unverified), severe to "
	want := map[string]string{
		"phq-9 total":   "minimal to 4 (verified), mild to 9 (verified), moderate to 14 (verified), moderately severe to 19 (verified), severe to 27 (verified)",
		"gad-7 total":   "minimal to 4 (verified), mild to 9 (verified), moderate to 14 (verified), severe to 21 (verified)",
		"pss-10 total":  "low to 13 (verified), moderate to 26 (verified), high to 40 (verified)",
		"audit total":   "zone I to 7 (verified), zone II to 15 (verified), zone III to 19 (verified), zone IV to 40 (verified)",
		"audit-c total": "female negative to 2 (verified), female positive to 12 (verified), male negative to 3 (verified), male positive to 12 (verified)",
		"dast-10 total": "none to 0 (verified), low to 2 (verified), moderate to 5 (verified), substantial to 8 (verified), severe to 10 (verified)",
		"rses total":    rosenberg, "rses-maryland total": rosenberg,
		"ucla-3 total":   "not lonely to 5 (verified), lonely to 9 (verified)",
		"dejong-6 total": "not lonely to 1 (verified), moderate to 4 (verified), severe to 6 (verified)",
		"mspss total":    "low below 3 (design), moderate to 5 (design), high to 7 (design)",
		"csq-8 total":    "low to 20 (unverified), medium to 26 (unverified), high to 32 (unverified)",
		"cbi personal":   burnout, "cbi work": burnout, "cbi client": burnout,
		"proqol-5 compassion_satisfaction": quality, "proqol-5 burnout": quality, "proqol-5 secondary_traumatic_stress": quality,
		"ismi-10 total":                     "minimal to 2 (unverified), mild to 2.5 (unverified), moderate to 3 (unverified), severe to 4 (unverified)",
		"promis-depression-4a total":        symptoms + "79.4 (unverified)",
		"promis-anxiety-4a total":           symptoms + "81.6 (unverified)",
		"promis-fatigue-4a total":           symptoms + "75.8 (unverified)",
		"promis-pain-interference-4a total": symptoms + "75.6 (unverified)",
	}
	eachScale(t, func(name string, s instrument.Scale) {
		assert.Equal(t, want[name], bandsOf(s), name)
	})
}

// Cut-offs as published: the set they belong to, whose they are, and sensitivity over
// specificity where the paper gives them. A scale that is not listed has none.
func TestCutoffsAsPublished(t *testing.T) {
	want := map[string]string{
		"phq-9 total":        "depression >= 10 0.88/0.88 (verified), nhs caseness >= 10 (verified)",
		"phq-2 total":        "depression >= 3 0.61/0.92 (verified), from_two depression >= 2 0.86/0.78 (verified)",
		"gad-7 total":        "anxiety >= 10 0.89/0.82 (verified), nhs caseness >= 8 (verified)",
		"gad-2 total":        "anxiety >= 3 0.86/0.83 (verified)",
		"audit total":        "hazardous_drinking >= 8 (verified)",
		"audit dependence":   "possible_dependence >= 4 (verified)",
		"audit-c total":      "female positive >= 3 (verified), male positive >= 4 (verified), severe_risk >= 8 (unverified), va positive >= 5 (verified)",
		"bam use":            "any_use >= 1 (verified)",
		"bam risk":           "risk >= 12 (verified)",
		"bam protective":     "few_protective <= 12 (verified)",
		"barc-10 total":      "sustained_remission >= 47 (verified)",
		"ucla-3 total":       "lonely >= 6 (verified)",
		"dejong-6 emotional": "lonely >= 1 (verified)", "dejong-6 social": "lonely >= 1 (verified)",
		"lsns-6 family": "few_ties < 6 (unverified)", "lsns-6 friends": "few_ties < 6 (unverified)",
		"lsns-6 total": "at_risk_of_isolation < 12 (unverified)",
		"cbi personal": "burnout >= 50 (unverified)", "cbi work": "burnout >= 50 (unverified)", "cbi client": "burnout >= 50 (unverified)",
		"ismi-10 total": "high_stigma > 2.5 (unverified)",
	}
	eachScale(t, func(name string, s instrument.Scale) {
		assert.Equal(t, want[name], cutoffsOf(s), name)
	})
}

// Reliability and change as published. A scale that is not listed has no figure.
func TestFiguresAsPublished(t *testing.T) {
	want := map[string]string{
		"phq-9 total": "alpha 0.89 (verified 2001), reliable_points 6 (verified 0), important_points 5 (unverified 2004), important_points 1.7 (verified 2020), " +
			"important_points 3.7 (verified 2021), important_share 0.2 (verified 2020), important_share 0.23 (verified 2021)",
		"gad-7 total": "reliable_points 4 (verified 0), important_points 4 (unverified 2020), important_points 1.5 (verified 2020), " +
			"important_points 3.3 (verified 2021), important_share 0.268 (verified 2020), important_share 0.28 (verified 2021)",
		"barc-10 total": "alpha 0.9 (verified 2017)",
		"sure total":    "alpha 0.92 (verified 2016)",
		"qpr-15 total":  "alpha 0.89 (verified 2015), retest 0.74 (verified 2015)",
	}
	eachScale(t, func(name string, s instrument.Scale) {
		var all []string
		for _, f := range s.Figures {
			all = append(all, fmt.Sprintf("%s %v (%s %d)", f.Kind, f.Value, f.Source.Evidence, f.Source.Year))
		}
		assert.Equal(t, want[name], strings.Join(all, ", "), name)
	})
}

// Raw sums 4 to 20 of the four-item forms, as the tables of T scores print them.
func TestPROMISTablesAsPrinted(t *testing.T) {
	for id, row := range map[instrument.ID]string{
		"promis-depression-4a":        "41.0 49.0 51.8 53.9 55.7 57.3 58.9 60.5 62.2 63.9 65.7 67.5 69.4 71.2 73.3 75.7 79.4",
		"promis-anxiety-4a":           "40.3 48.0 51.2 53.7 55.8 57.7 59.5 61.4 63.4 65.3 67.3 69.3 71.2 73.3 75.4 77.9 81.6",
		"promis-fatigue-4a":           "33.7 39.7 43.1 46.0 48.6 51.0 53.1 55.1 57.0 58.8 60.7 62.7 64.6 66.7 69.0 71.6 75.8",
		"promis-social-roles-4a":      "27.5 31.8 34.0 35.7 37.3 38.8 40.5 42.3 44.2 46.2 48.1 50.0 51.9 53.7 55.8 58.3 64.2",
		"promis-pain-interference-4a": "41.6 49.6 52.0 53.9 55.6 57.1 58.5 59.9 61.2 62.5 63.8 65.2 66.6 68.0 69.7 71.6 75.6",
	} {
		for i, word := range strings.Fields(row) {
			want, err := strconv.ParseFloat(word, 64)
			require.NoError(t, err)
			codes := [4]int{1, 1, 1, 1}
			for n := range i {
				codes[n%4]++
			}
			r := score(t, id, strings.Trim(fmt.Sprint(codes), "[]"), instrument.Respondent{})
			assert.InDelta(t, want, r.Total().Value, 0, "%s, raw %d", id, 4+i)
		}
	}
}
