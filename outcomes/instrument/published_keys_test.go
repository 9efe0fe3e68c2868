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

// numbers reads item numbers such as "1-3 8".
func numbers(t *testing.T, text string) []string {
	t.Helper()
	var ids []string
	for _, word := range strings.Fields(text) {
		from, to, isRange := strings.Cut(word, "-")
		if !isRange {
			to = from
		}
		first, err := strconv.Atoi(from)
		require.NoError(t, err)
		last, err := strconv.Atoi(to)
		require.NoError(t, err)
		for n := first; n <= last; n++ {
			ids = append(ids, "i"+strconv.Itoa(n))
		}
	}
	return ids
}

// Which items make which scale, how they are combined and how many may lack, as
// published and typed by hand.
func TestKeysAsPublished(t *testing.T) {
	sum, mean, answered := instrument.Sum, instrument.Mean, instrument.SumOfAnswered
	type key struct {
		combine instrument.Combination
		most    int // missing
		items   string
	}
	want := map[string]key{
		"phq-9 total": {sum, 2, "1-9"}, "phq-2 total": {sum, 0, "1-2"}, "gad-7 total": {sum, 2, "1-7"}, "gad-2 total": {sum, 0, "1-2"},
		"audit hazardous_use": {sum, 0, "1-3"}, "audit dependence": {sum, 0, "4-6"}, "audit harmful_use": {sum, 0, "7-10"}, "audit total": {sum, 0, "1-10"},
		"audit-c total": {sum, 0, "1-3"}, "dast-10 total": {sum, 1, "1-10"}, "pacs total": {sum, 0, "1-5"},
		"bam use": {sum, 0, "4-6"}, "bam risk": {sum, 0, "1-3 8 11 15"}, "bam protective": {sum, 0, "9-10 12-14 16"},
		"bam-r use": {sum, 0, "4-6"}, "bam-r risk": {sum, 0, "1-3 8 11 15"}, "bam-r protective": {sum, 0, "9-10 12-14 16"},
		"qpr-15 total": {sum, 0, "1-15"}, "ras-24 mean": {mean, 4, "1-24"}, "ras-24 total": {sum, 4, "1-24"}, "ras-ds total": {sum, 0, "1-38"},
		"state-hope agency": {sum, 0, "2 4 6"}, "state-hope pathways": {sum, 0, "1 3 5"}, "state-hope total": {sum, 0, "1-6"},
		"adult-hope agency": {sum, 0, "2 9 10 12"}, "adult-hope pathways": {sum, 0, "1 4 6 8"}, "adult-hope total": {sum, 0, "1-2 4 6 8-10 12"},
		"adult-hope-4 agency": {sum, 0, "2 9 10 12"}, "adult-hope-4 pathways": {sum, 0, "1 4 6 8"}, "adult-hope-4 total": {sum, 0, "1-2 4 6 8-10 12"},
		"herth-hope total": {sum, 0, "1-12"},
		"barc-10 total":    {sum, 1, "1-10"}, "sure total": {sum, 0, "1-21"}, "arc total": {sum, 0, "1-50"},
		"gse total": {sum, 3, "1-10"}, "rses total": {sum, 2, "1-10"}, "rses-maryland total": {sum, 2, "1-10"}, "ismi-10 total": {mean, 2, "1-10"},
		"pss-14 total": {sum, 0, "1-14"}, "pss-10 total": {sum, 1, "1-10"}, "pss-4 total": {sum, 0, "1-4"},
		"dtcq-8 total": {mean, 0, "1-8"}, "aase-confidence total": {sum, 0, "1-20"}, "aase-temptation total": {sum, 0, "1-20"},
		"ucla-3 total":       {sum, 0, "1-3"},
		"dejong-6 emotional": {sum, 0, "1-3"}, "dejong-6 social": {sum, 0, "4-6"}, "dejong-6 total": {answered, 1, "1-6"},
		"mspss significant_other": {mean, 1, "1 2 5 10"}, "mspss family": {mean, 1, "3 4 8 11"}, "mspss friends": {mean, 1, "6 7 9 12"}, "mspss total": {mean, 3, "1-12"},
		"lsns-6 family": {sum, 0, "1-3"}, "lsns-6 friends": {sum, 0, "4-6"}, "lsns-6 total": {sum, 0, "1-6"},
		"cbi personal": {mean, 3, "1-6"}, "cbi work": {mean, 3, "7-13"}, "cbi client": {mean, 3, "14-19"},
		"proqol-5 compassion_satisfaction":    {sum, 0, "3 6 12 16 18 20 22 24 27 30"},
		"proqol-5 burnout":                    {sum, 0, "1 4 8 10 15 17 19 21 26 29"},
		"proqol-5 secondary_traumatic_stress": {sum, 0, "2 5 7 9 11 13 14 23 25 28"},
		"uwes-9 vigor":                        {mean, 0, "1 2 5"}, "uwes-9 dedication": {mean, 0, "3 4 7"}, "uwes-9 absorption": {mean, 0, "6 8 9"}, "uwes-9 total": {mean, 0, "1-9"},
		"whoqol-bref physical": {mean, 2, "3-4 10 15-18"}, "whoqol-bref psychological": {mean, 2, "5-7 11 19 26"},
		"whoqol-bref social": {mean, 1, "20-22"}, "whoqol-bref environment": {mean, 2, "8-9 12-14 23-25"},
		"eq-5d-5l level_sum": {sum, 0, "1-5"}, "csq-8 total": {sum, 0, "1-8"},
		"wai-sr goal": {sum, 0, "4 6 8 11"}, "wai-sr task": {sum, 0, "1 2 10 12"}, "wai-sr bond": {sum, 0, "3 5 7 9"},
		"wai-sr mean": {mean, 0, "1-12"}, "wai-sr total": {sum, 0, "1-12"},
	}
	for n := 1; n <= 8; n++ {
		want["bscq situation_"+strconv.Itoa(n)] = key{sum, 0, strconv.Itoa(n)}
	}
	for _, domain := range []string{"physical", "psychological", "social", "environment"} {
		want["whoqol-bref "+domain+"_100"] = want["whoqol-bref "+domain]
	}
	for _, form := range []string{"depression", "anxiety", "fatigue", "social-roles", "pain-interference"} {
		want["promis-"+form+"-4a raw"], want["promis-"+form+"-4a total"] = key{sum, 0, "1-4"}, key{sum, 0, "1-4"}
	}
	eachScale(t, func(name string, s instrument.Scale) {
		if name == "eq-5d-5l vas" {
			assert.Equal(t, []string{"vas"}, s.Items)
			assert.Equal(t, sum, s.Combine)
			return
		}
		k, told := want[name]
		require.True(t, told, "%s stands in this table", name)
		assert.Equal(t, k.combine, s.Combine, name)
		assert.Equal(t, k.most, s.Gaps.Most, name)
		assert.ElementsMatch(t, numbers(t, k.items), s.Items, name)
		delete(want, name)
	})
	assert.Empty(t, want, "every scale of this table ships")
}

// The answers that each form offers: how many items, and the codes of the plain ones.
func TestAnswersAsPrinted(t *testing.T) {
	all, supporters, clinicians := []instrument.Reader{}, []instrument.Reader{instrument.WorkerReader, instrument.SupervisorReader, instrument.ClinicianReader},
		[]instrument.Reader{instrument.ClinicianReader}
	nobody := all
	for _, tt := range []struct {
		id             instrument.ID
		items          int
		low, high, gap int
		readers        []instrument.Reader
	}{
		{"phq-9", 9, 0, 3, 1, clinicians}, {"phq-2", 2, 0, 3, 1, clinicians}, {"gad-7", 7, 0, 3, 1, clinicians}, {"gad-2", 2, 0, 3, 1, clinicians},
		{"audit", 10, 0, 4, 1, clinicians}, {"audit-c", 3, 0, 4, 1, clinicians}, {"dast-10", 10, 0, 1, 1, clinicians}, {"pacs", 5, 0, 6, 1, supporters},
		{"bam", 23, 0, 4, 1, clinicians}, {"bam-r", 23, 0, 30, 1, clinicians}, {"qpr-15", 15, 0, 4, 1, supporters}, {"ras-24", 24, 1, 5, 1, supporters},
		{"ras-ds", 38, 1, 4, 1, supporters}, {"state-hope", 6, 1, 8, 1, supporters}, {"adult-hope", 12, 1, 8, 1, supporters}, {"adult-hope-4", 12, 1, 4, 1, supporters},
		{"herth-hope", 12, 1, 4, 1, supporters}, {"barc-10", 10, 1, 6, 1, supporters}, {"sure", 21, 1, 3, 1, supporters}, {"arc", 50, 0, 1, 1, supporters},
		{"gse", 10, 1, 4, 1, supporters}, {"rses", 10, 0, 3, 1, supporters}, {"rses-maryland", 10, 0, 3, 1, supporters}, {"ismi-10", 10, 1, 4, 1, supporters},
		{"pss-14", 14, 0, 4, 1, supporters}, {"pss-10", 10, 0, 4, 1, supporters}, {"pss-4", 4, 0, 4, 1, supporters}, {"dtcq-8", 8, 0, 100, 20, supporters},
		{"bscq", 8, 0, 100, 1, supporters}, {"aase-confidence", 20, 1, 5, 1, supporters}, {"aase-temptation", 20, 1, 5, 1, supporters}, {"ucla-3", 3, 1, 3, 1, supporters},
		{"dejong-6", 6, 0, 2, 1, supporters}, {"mspss", 12, 1, 7, 1, supporters}, {"lsns-6", 6, 0, 5, 1, supporters}, {"cbi", 19, 0, 100, 25, nobody},
		{"proqol-5", 30, 1, 5, 1, nobody}, {"uwes-9", 9, 0, 6, 1, nobody}, {"whoqol-bref", 26, 1, 5, 1, supporters}, {"eq-5d-5l", 6, 1, 5, 1, supporters},
		{"csq-8", 8, 1, 4, 1, supporters}, {"wai-sr", 12, 1, 5, 1, supporters}, {"promis-depression-4a", 4, 1, 5, 1, clinicians},
		{"promis-anxiety-4a", 4, 1, 5, 1, clinicians}, {"promis-fatigue-4a", 4, 1, 5, 1, clinicians}, {"promis-social-roles-4a", 4, 1, 5, 1, clinicians},
		{"promis-pain-interference-4a", 4, 1, 5, 1, clinicians},
	} {
		in, err := instrument.Of(tt.id)
		require.NoError(t, err)
		d := in.Definition()
		assert.Len(t, d.Items, tt.items, tt.id)
		assert.ElementsMatch(t, tt.readers, d.BandFor, "%s: who may see bands beside the respondent", tt.id)
		var plain []int
		for code := tt.low; code <= tt.high; code += tt.gap {
			plain = append(plain, code)
		}
		// Other answers than the plain ones: items 9 and 10 of the AUDIT, income in the BAM,
		// the last question of both BAMs and the scale of the EQ-5D-5L.
		odd := map[string]string{"audit i9": "[0 2 4]", "audit i10": "[0 2 4]", "bam i14": "[0 4]", "bam-r i17": "[0 1 2 3 4]"}
		for _, it := range d.Items {
			name := fmt.Sprintf("%s %s", tt.id, it.ID)
			if name == "eq-5d-5l vas" {
				assert.Len(t, it.Answers, 101)
				assert.Equal(t, []int{0, 100}, []int{it.Answers[0], it.Answers[100]})
				continue
			}
			want := fmt.Sprint(plain)
			if other, ok := odd[name]; ok {
				want = other
			}
			assert.Equal(t, want, fmt.Sprint(it.Answers), name)
		}
	}
	whoqol, err := instrument.Of("whoqol-bref")
	require.NoError(t, err)
	assert.Equal(t, 5, whoqol.Definition().MostGap, "a fifth of 26 items")
}

// The year of the publication that each form is named after, as the register prints it;
// 0 where none is named.
func TestYearsOfPublications(t *testing.T) {
	for id, year := range map[instrument.ID]int{
		"phq-9": 2001, "phq-2": 2001, "gad-7": 2006, "gad-2": 2006, "audit": 2001, "audit-c": 1998, "dast-10": 1982, "bam": 2013, "bam-r": 2013, "pacs": 1999,
		"qpr-15": 2014, "ras-24": 0, "ras-ds": 0, "state-hope": 1996, "adult-hope": 1991, "adult-hope-4": 1991, "herth-hope": 0, "barc-10": 2017, "sure": 2016,
		"arc": 2013, "gse": 1995, "rses": 1965, "rses-maryland": 1965, "ismi-10": 2014, "pss-14": 1983, "pss-10": 1988, "pss-4": 1988, "dtcq-8": 1999,
		"bscq": 2000, "aase-confidence": 1994, "aase-temptation": 1994, "ucla-3": 2004, "dejong-6": 0, "mspss": 1988, "lsns-6": 2006, "cbi": 2005, "proqol-5": 2010,
		"uwes-9": 0, "whoqol-bref": 0, "eq-5d-5l": 0, "csq-8": 1979, "wai-sr": 2006, "promis-depression-4a": 0, "promis-anxiety-4a": 0, "promis-fatigue-4a": 0,
		"promis-social-roles-4a": 0, "promis-pain-interference-4a": 0,
	} {
		in, err := instrument.Of(id)
		require.NoError(t, err)
		assert.Equal(t, year, in.Definition().Source.Year, id)
	}
}
