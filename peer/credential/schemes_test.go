package credential_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/source"
)

// Typed by hand from the figures found for each body, not read from the catalogue:
// each applied requirement with its amount, "~6m" and "~30d" for how long it
// counts, and the mark of its evidence: nothing for verified, 2 for seen in a page
// about the source, u for unconfirmed, d for calculated, x for a choice of this
// library. "?" stands for a row that is listed and not judged.
const requirements = `
NMS23 education:literacy u, lived_experience 2, training 40 2, experience 2, exam 2, background_check 2
ICRC-PR education:hs, lived_experience, residence 51, training 46, training_advocacy 10, training_mentoring_education 10, training_recovery_wellness 10, training_ethics 16, exam, experience 500, supervision 25, continuing 20, continuing_ethics 6
NCPRSS education:hs, recovery_time 24, training 60, training_peer_specific 48, training_ethics 6, training_blood_borne_pathogens 6, exam, experience 200
MHA-NCPS training 40, exam, experience 2000 ~60m, references 3
US-TX age 18, lived_experience, background_check, training_core, training_supplement, exam, experience 250 ~6m, recommendation_letter, continuing 20, continuing_ethics 3, background_check_renewal
US-CA age 18, education:hs, lived_experience, training 80, exam, continuing 20, continuing_law_ethics 6
US-NY-CRPA age 18, education:hs, lived_experience, training 50 d, training_medication_for_recovery 4, exam, experience 500, supervision 25, continuing 28, continuing_ethics 4
US-NY-CARC continuing 18, continuing_ethics 3
US-NY-NYCPS education:hs, lived_experience, core_courses, electives, experience 2000
US-MA recovery_time 24, training 60 u, experience 500 u, supervision 35 u
US-PA-CPS age 18, education:hs, lived_experience, background_work ~36m, training 75, exam, continuing 36, continuing_peer_specific 24
US-PA-CRS education:hs, recovery_time >18, essay, training 78, exam
US-GA-CPS education:hs, recovery_time 12, training, exam, continuing 12, continuing_ethics, continuing_from_certifier 6, made_up_hours 24 d <missed_period, made_up_missed_year 12 <missed_period, made_up_current_year 12 <current_year
US-GA-CPS-AD education:hs, recovery_time 24 ?, training, exam, continuing 12 x, continuing_ethics x, continuing_from_certifier 6 x, made_up_hours 24 x <missed_period, made_up_missed_year 12 x <missed_period, made_up_current_year 12 x <current_year
US-OH-CPRS age 18, education:hs 2, lived_experience, training_online 16, training 56 d, exam, background_check ~12m 2, continuing 30 2, continuing_ethics 3 2, continuing_boundaries 3 2, continuing_diversity 2 2, continuing_navigation 1 2, continuing_trauma_informed_care 2, ethics_signature 2
US-OH-CYPS age 18, education:hs 2, lived_experience, training_online 16, training 56 d, exam, background_check ~12m 2, continuing 30 2, continuing_ethics 3 2, continuing_boundaries 3 2, continuing_diversity 2 2, continuing_navigation 1 2, continuing_trauma_informed_care 2, ethics_signature 2
US-OH-CFPS age 21, education:hs 2, lived_experience, navigating_systems, training_online 16, training 56 d, exam, background_check ~12m 2, continuing 30 2, continuing_ethics 3 2, continuing_boundaries 3 2, continuing_diversity 2 2, continuing_navigation 1 2, continuing_trauma_informed_care 2, ethics_signature 2
US-OR-CRM recovery_time 24, training 40 ~36m, continuing 20, continuing_ethics 6
US-OR-PSS training 40
US-OR-PWS training 80
US-KY-TEMP age 18, education:hs, recovery_time 12, training 40, training_ethics 16, training_advocacy 10, training_mentoring_education 10, training_recovery_wellness 10, training_domestic_violence 3, training_blood_borne_pathogens 2, training_suicide_prevention, exam, supervision 25, references 2
US-KY age 18, education:hs, recovery_time 12, training 40, training_ethics 16, training_domestic_violence 3, training_blood_borne_pathogens 2, exam, experience 500, supervision 25
US-KY-MH training 30, continuing 6
US-WA age 18, recovery_time 12, training 80, exam 80, experience 1000, approved_supervisor, continuing 30, continuing_peer_specific 14, continuing_law_ethics 2, continuing_suicide_prevention 3 /72m, continuing_equity 2 /48m
US-AR training 30, training_continuing 30, experience 500, supervision 25, exam 70
US-UT age 18, lived_experience, continuing 20, continuing_ethics 2, continuing_peer_specific 6, continuing_suicide_prevention 1, continuing_general 11
US-NE continuing 20, continuing_ethics 6
US-VA education:hs, training, exam 2, ethics_signature, continuing 8, continuing_ethics 1
US-TN age 18 2, education:hs, recovery_time 24, training 40, training_ethics 8 x ?, exam 2, experience 75 ~12m 2, supervision 3 per 25 ~12m 2, no_breach_attestation, service 50, service_supervision 2
US-ID age 18 2, education:hs, lived_experience, recovery_time 12 2, training 40, experience 200, supervision 20
US-MT lived_experience, recovery_time 24, training 40, training_ethics, exam 2, background_check, supervision_agreement, work_plan
US-NV education:hs, recovery_time 24, training, exam, experience 500, supervision 25, continuing 20
US-NH education:hs, training 46, exam, experience 500 ~120m, competence_rating, good_character
US-MN-CPRS training 46, training_medication_for_recovery
US-MN-CPS age 21, education:hs, lived_experience, training 80 2, continuing 30
US-IL-CRSS education:hs 2, lived_experience, disclosure 2, training 100, training_advocacy 10 u, training_mentoring_education 10 u, training_recovery_wellness 10 u, training_ethics_domain 10 u, training_ethics 6, training_core_functions 54, exam, experience 2000 2, supervision 100 2, continuing 40
US-IL-NCRS recovery_time 24 ?
US-IL-CPRS education:hs, lived_experience, residence 51, training 46, training_advocacy 10, training_mentoring_education 10, training_recovery_wellness 10, training_ethics 16, exam, experience 500, supervision 25, continuing 30, continuing_ethics 6
US-MI-CPSS age 18 2, education:hs 2, recovery_time 12 2, employment 2, continuing 32
US-MI-CPRC age 18 2, education:hs 2, employment 2, continuing 32
US-FL-A education:hs 2, recovery_time 24, training 40 2, training_mentoring_education 10, training_professional_responsibility 8, training_whole_health 8, exam 2, experience 500, experience_like 250, references 3
US-FL-F education:hs 2, recovery_time 24, training 40 2, training_mentoring_education 10, training_professional_responsibility 8, training_whole_health 8, exam 2, experience 500, experience_like 250, references 3
US-FL-V education:hs 2, recovery_time 24, training 40 2, training_mentoring_education 10, training_professional_responsibility 8, training_whole_health 8, exam 2, experience 500, experience_like 250, references 3
US-FL-Y age 18, education:hs 2, recovery_time 24, training 40 2, training_mentoring_education 10, training_professional_responsibility 8, training_whole_health 8, exam 2, experience 500, experience_like 250, references 3
US-AZ lived_experience 2, training 2, exam 2
US-AZ-PR training 46, training_advocacy 10, training_mentoring_education 10, training_recovery_wellness 10, training_ethics 16, exam, experience 500, supervision 25, references 2
US-MD education:hs 2, recovery_time 24 2, training 50 2, training_harm_reduction 4 2, exam, experience 500 ~24m 2, supervision 25
US-MS lived_experience, education:hs, training, exam, experience 250 ~36m, employment
US-AL recovery_time 24, education:hs, driving_licence, training 40, exam 70, references 2
US-WV recovery_time 24 2, no_recent_treatment 6 2 ?, education:hs 2, webinar 45min 2, exam 80 2, references 3 2
US-LA age 18 2, education:hs 2, recovery_time 12 2, training 76 2, exam 2
US-CO education:hs 2, recovery_time 12 2, training 60 2, training_peer_specific 30 2, exam 2, experience 500 2, supervision 25 2
US-NJ training 126 2, training_core_course 108 2, training_wellness_plan 18 2, experience 500 ~36m 2, practicum 110 2
US-NJ-CPRS training 46 u, experience 500 u, supervision 25 u
US-CT lived_experience 2, training 80 2, exam 2, experience 300 2, continuing 10 2
US-WI training 40, training_advocacy 10, training_mentoring_education 10, training_recovery_wellness 10, training_ethics 10, experience 24
US-IN age 18, education:hs, lived_experience, residence 51, training 48, exam
US-VT age 18, body_credential, background_check
US-OK education:hs 2, lived_experience 2, training 2, exam
US-DC practicum, continuing
CA-PSC lived_experience, experience 200, exam, practicum
GB-ENG lived_experience
FFCMH-CFPS contact_hours 44 <missed_period
US-MT-PS -
`

// signature writes a row as the table above does.
func signature(r credential.Requirement) string {
	s := r.ID
	if r.Level != "" {
		s += ":" + strings.ReplaceAll(string(r.Level), "high_school_or_ged", "hs")
	}
	if r.Over {
		s += fmt.Sprint(" >", r.Amount)
	} else if r.Amount > 0 {
		s += fmt.Sprint(" ", r.Amount)
	}
	if r.Per > 0 {
		s += fmt.Sprint(" per ", r.Per)
	}
	if r.Minutes > 0 {
		s += fmt.Sprintf(" %dmin", r.Minutes)
	}
	if r.Months > 0 {
		s += fmt.Sprintf(" ~%dm", r.Months)
	}
	if r.Days > 0 {
		s += fmt.Sprintf(" ~%dd", r.Days)
	}
	if r.Every > 0 {
		s += fmt.Sprintf(" /%dm", r.Every)
	}
	if mark := map[source.Evidence]string{source.Secondary: "2", source.Unverified: "u", source.Derived: "d", source.Design: "x"}[r.Source.Evidence]; mark != "" {
		s += " " + mark
	}
	if r.MakesUp != "" {
		s += " <" + r.MakesUp.String()
	}
	if r.Advisory {
		s += " ?"
	}
	return s
}

func TestEverySchemeHasTheFiguresTypedByHand(t *testing.T) {
	today := d("2026-06-30")
	listed := map[string]bool{}
	for line := range strings.Lines(strings.TrimSpace(requirements)) {
		code, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		listed[code] = true
		var got []string
		for _, r := range scheme(t, code).InForce(today) {
			got = append(got, signature(r))
		}
		if rest == "-" {
			assert.Empty(t, got, code)
			continue
		}
		assert.ElementsMatch(t, strings.Split(rest, ", "), got, code)
	}
	for _, s := range credential.Schemes() {
		assert.True(t, listed[s.Code], "%s is shipped and not in the table", s.Code)
	}
}

func TestTermsTypedByHand(t *testing.T) {
	want := map[string]string{
		"ICRC-PR": "anniversary 24", "US-TX": "anniversary 24", "US-CA": "anniversary 24", "US-PA-CPS": "anniversary 24", "US-GA-CPS": "calendar_year 12 none carried over",
		"US-GA-CPS-AD": "calendar_year 12 none carried over", "US-OH-CPRS": "anniversary 24", "US-OH-CYPS": "anniversary 24",
		"US-OH-CFPS": "anniversary 24", "US-OR-CRM": "anniversary 24", "US-WA": "anniversary 24",
		"US-UT": "anniversary 24", "US-NE": "fixed_date 24 on 9-1 odd", "US-TN": "anniversary 24",
		"US-MT": "anniversary 12", "US-MN-CPS": "anniversary 24", "US-IL-CRSS": "anniversary 24", "US-IL-CPRS": "anniversary 24",
		"US-MI-CPSS": "certification_month 24 later of two", "US-MI-CPRC": "certification_month 24 later of two",
		"US-CT": "anniversary 12 2", "US-OK": "anniversary 24", "US-DC": "anniversary 24",
	}
	for _, s := range credential.Schemes() {
		term, ok := s.Term(d("2026-06-30"))
		got := ""
		if ok {
			got = fmt.Sprintf("%s %d", term.Cycle, term.Months)
			if term.Month != 0 {
				got += fmt.Sprintf(" on %d-%d %s", term.Month, term.Day, term.Parity)
			}
			if term.NoCarryOver {
				got += " none carried over"
			}
			if term.LaterOfTwo {
				got += " later of two"
			}
			got += map[source.Evidence]string{source.Secondary: " 2", source.Unverified: " u"}[term.Source.Evidence]
		}
		assert.Equal(t, want[s.Code], got, s.Code)
	}
}

func TestProceduresTypedByHand(t *testing.T) {
	want := map[string][]string{
		"US-TX":      {"trainee 6 months, 1 x 6", "decide_application 60 days certifier"},
		"US-WA":      {"trainee 12 months, 4 x 12"},
		"US-CT":      {"trainee 12 months, 0 x 0"},
		"US-ID":      {"trainee 6 months, 0 x 0", "decide_application 30 days certifier"},
		"US-CA":      {"window 90", "older window 60", "keep 24 months", "at once"},
		"US-UT":      {"keep 36 months"},
		"US-NY-CRPA": {"apply 45 fee 25", "review_renewal 4 weeks certifier"},
		"US-NY-CARC": {"apply 45 fee 25", "review_renewal 4 weeks certifier"},
		"US-TN":      {"apply 14"},
		"US-IL-CRSS": {"told 30", "application_open 12 months worker"},
		"US-IL-CPRS": {"told 30"},
		"US-DC": {"told 120", "apply 60", "respond_to_revocation 30 days worker", "decide_revocation 30 days certifier",
			"appeal_revocation 10 business days worker"},
		"US-GA-CPS": {"free to 1-15 fee 0 held", "fee to 1-31 fee 26 held", "older fee to 2-28 fee 26 held",
			"then inactive, start over after 24", "inactive 0 months, 105, 365 days"},
		"US-GA-CPS-AD": {"free to 1-15 fee 0 held", "fee to 1-31 fee 26 held", "older fee to 2-28 fee 26 held",
			"then inactive, start over after 24", "inactive 0 months, 105, 365 days"},
		"FFCMH-CFPS": {"inactive 36 months, 200, 0 days"},
		"US-MT-PS":   {"paperwork 90 days fee 0", "fee 24 months fee 150", "then lapsed, start over after 24"},
		"US-NE":      {"ground certified_recently 12 months 0 days", "ground military_service 0 months 30 days"},
		"US-VA":      {"recognises ICRC-PR", "recognises NCPRSS"},
	}
	for _, s := range credential.Schemes() {
		var got []string
		say := func(r credential.Reading, format string, args ...any) {
			text := fmt.Sprintf(format, args...)
			if r != credential.Applied {
				text = r.String() + " " + text
			}
			got = append(got, text)
		}
		if x := s.Trainee; !x.IsZero() {
			say("", "trainee %d months, %d x %d", x.Months, x.Extensions, x.Extended)
		}
		for _, n := range s.Notices {
			text := fmt.Sprint(n.Kind, " ", n.Days)
			if n.Fee > 0 {
				text += fmt.Sprint(" fee ", n.Fee)
			}
			say(n.Reading, "%s", text)
		}
		for _, x := range s.Timings {
			say(x.Reading, "%s %s %s", x.Name, x.Within, x.Waiting)
		}
		for _, l := range s.Late {
			end := fmt.Sprintf("to %d-%d", l.Month, l.Day)
			if l.Days > 0 {
				end = fmt.Sprint(l.Days, " days")
			}
			if l.Months > 0 {
				end = fmt.Sprint(l.Months, " months")
			}
			held := map[bool]string{true: " held"}[l.Holds]
			say(l.Reading, "%s %s fee %d%s", l.Name, end, l.Fee, held)
		}
		if s.After.AtOnce {
			say("", "at once")
		} else if !s.After.IsZero() {
			state := s.After.State
			if state == "" {
				state = peer.CredentialLapsed
			}
			say("", "then %s, start over after %d", state, s.After.StartOver)
		}
		if x := s.Inactive; !x.IsZero() {
			say("", "inactive %d months, %d, %d days", x.Months, x.Fee, x.Finish)
		}
		if !s.Retention.IsZero() {
			say("", "keep %d months", s.Retention.Months)
		}
		for _, g := range s.Grounds {
			say("", "ground %s %d months %d days", g.Name, g.Months, g.Days)
		}
		for _, r := range s.Recognises {
			say("", "recognises %s", r.Of)
		}
		assert.ElementsMatch(t, want[s.Code], got, s.Code)
	}
}

func TestTextsThatDisagreeAreBothKept(t *testing.T) {
	for _, tt := range []struct {
		code, id, other string
		reading         credential.Reading
	}{
		{"NCPRSS", "experience", "experience 2000 x", credential.Older},
		{"NCPRSS", "training_face_to_face", "training_face_to_face 30 d", credential.Older},
		{"US-KY", "recovery_time", "recovery_time 24", credential.Contradicting},
		{"US-KY", "training", "training 60", credential.Contradicting},
		{"US-OH-CPRS", "background_check", "background_check ~30d", credential.Older},
		{"US-TN", "service", "service 25", credential.Older},
		{"US-TN", "service_supervision", "service_supervision 1", credential.Older},
		{"US-TN", "continuing", "continuing 10", credential.Older},
		{"US-VA", "training", "training 72 2", credential.Contradicting},
	} {
		others := scheme(t, tt.code).OtherReadings(tt.id)
		require.Len(t, others, 1, "%s %s", tt.code, tt.id)
		assert.Equal(t, tt.other, signature(others[0]), tt.code)
		assert.Equal(t, tt.reading, others[0].Reading)
	}
	g, err := scheme(t, "US-KY").Gap(credential.Case{On: d("2026-01-01"), Stage: credential.StageTraining})
	require.NoError(t, err)
	line, ok := g.Line("training")
	require.True(t, ok)
	assert.Equal(t, 40*60, line.Want)
	require.Len(t, line.Other, 1, "the other text is shown beside the line")
	assert.Equal(t, 60, line.Other[0].Amount)
}

func TestEveryFigureHasASource(t *testing.T) {
	for _, s := range credential.Schemes() {
		require.NoError(t, s.Check(), s.Code)
		for _, r := range s.Requirements {
			assert.NotEmpty(t, r.Source.Title, "%s %s", s.Code, r.ID)
			assert.NotEmpty(t, r.Source.Locator, "%s %s", s.Code, r.ID)
		}
		assert.NotContains(t, []string{"MIN8"}, s.Code)
	}
	_, err := credential.SchemeOf("us-tx")
	require.ErrorIs(t, err, credential.ErrUnknownScheme)
	_, err = credential.SchemeOf("US-NY-CRPS")
	require.EqualError(t, err, "credential: unknown scheme (nearest: US-NY-CRPA)")
	_, err = credential.SchemeOf("Maria Lopez of Austin")
	require.EqualError(t, err, "credential: unknown scheme", "what was given is not repeated")
	_, err = credential.SchemeOf("US")
	require.ErrorIs(t, err, credential.ErrUnknownScheme)
}

func TestSchemesAreCopies(t *testing.T) {
	a := credential.Schemes()
	i := slices.IndexFunc(a, func(s credential.Scheme) bool { return s.Code == "US-ID" })
	a[i].Requirements[5].Or[0].With[0].Level = credential.EducationLiteracy
	a[i].Timings[0].Ends[0] = credential.Retire
	a[i].Requirements[0].Amount = 99
	again := scheme(t, "US-ID")
	assert.Equal(t, 18, again.Requirements[0].Amount)
	assert.Equal(t, credential.Admit, again.Timings[0].Ends[0])
	assert.Equal(t, credential.EducationBachelor, again.Requirements[5].Or[0].With[0].Level)
}

func TestReciprocityIsOnlyWhatABodySays(t *testing.T) {
	r, ok := scheme(t, "US-VA").Recognition("ICRC-PR")
	require.True(t, ok)
	assert.Equal(t, "ICRC-PR", r.Of)
	_, ok = scheme(t, "MHA-NCPS").Recognition("US-TX")
	assert.False(t, ok, "a state credential instead of the hours, and nothing more")
	states := credential.Scheme{Recognises: []credential.Recognition{{Of: "US-*"}}}
	_, ok = states.Recognition("US-TX")
	assert.True(t, ok)
	_, ok = states.Recognition("ICRC-PR")
	assert.False(t, ok, "no state's")
	_, ok = scheme(t, "US-TX").Recognition("US-CA")
	assert.False(t, ok, "nothing was found, which is no refusal")
}
