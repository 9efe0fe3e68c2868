package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
)

func line(t *testing.T, g credential.Gap, id string) credential.Line {
	t.Helper()
	l, ok := g.Line(id)
	require.True(t, ok, id)
	return l
}

func gap(t *testing.T, s credential.Scheme, c credential.Case) credential.Gap {
	t.Helper()
	g, err := s.Gap(c)
	require.NoError(t, err)
	return g
}

func TestGapSaysWhatIsMissingAndByWhen(t *testing.T) {
	s := scheme(t, "US-TX")
	c := credential.Case{On: d("2026-03-31"), Stage: credential.StageCertification, Due: d("2026-07-14"), Records: []credential.Record{
		shown(credential.KindExam, "2026-01-10"),
		hours(credential.KindExperience, 100, "2026-02-01"),
		{Kind: credential.KindExperience, On: d("2026-03-01"), Minutes: 149*60 + 59},
		hours(credential.KindExperience, 50, "2026-04-01"), // after the day asked about
	}}
	g := gap(t, s, c)
	assert.False(t, g.IsMet())
	hoursLine := line(t, g, "experience")
	assert.Equal(t, credential.Short, hoursLine.Result)
	assert.Equal(t, 250*60, hoursLine.Want)
	assert.Equal(t, 1, hoursLine.Missing(), "one minute")
	assert.Equal(t, d("2026-07-14"), hoursLine.Due)
	assert.Equal(t, credential.Met, line(t, g, "exam").Result)
	letter := line(t, g, "recommendation_letter")
	assert.Equal(t, 1, letter.Missing())
	assert.Len(t, g.Short(), 2)

	c.Records = append(c.Records, hours(credential.KindExperience, 1, "2026-03-31"),
		credential.Record{Kind: credential.KindDocument, Name: "supervisor_recommendation_letter", On: d("2026-03-31")})
	g = gap(t, s, c)
	assert.True(t, g.IsMet())
	// The hours of 1 February count for six months; without them 150 are left.
	assert.Equal(t, d("2026-08-01"), line(t, g, "experience").Until)
	assert.Equal(t, d("2026-08-01"), g.Until())
	c.On = d("2026-08-01")
	assert.Equal(t, credential.Met, line(t, gap(t, s, c), "experience").Result, "met through that day")
	c.On = d("2026-08-02")
	c.Records = c.Records[:2]
	assert.Equal(t, credential.Short, line(t, gap(t, s, c), "experience").Result)
}

func TestWhatRunsOutByItself(t *testing.T) {
	for _, tt := range []struct {
		name, code, id string
		record         credential.Record
		stage          credential.Stage
		last           string
	}{
		{"a check of at most a year", "US-OH-CPRS", "background_check", shown(credential.KindBackgroundCheck, "2024-02-29"), credential.StageApplication, "2025-02-28"},
		{"a course of at most three years", "US-OR-CRM", "training", hours(credential.KindTraining, 40, "2023-08-31"), credential.StageTraining, "2026-08-31"},
		{"hours within a year", "US-TN", "experience", hours(credential.KindExperience, 75, "2025-03-31"), credential.StageCertification, "2026-03-31"},
		{"a date of its own", "US-TX", "lived_experience", credential.Record{Kind: credential.KindLivedExperience, On: d("2026-01-01"), Until: d("2026-06-30")}, credential.StageApplication, "2026-06-30"},
		{"youth of at most thirty", "US-OH-CYPS", "age", credential.Record{Kind: credential.KindAge, On: d("2026-05-05"), Amount: 29}, credential.StageApplication, "2027-05-05"},
	} {
		s := scheme(t, tt.code)
		c := credential.Case{On: d(tt.last), Stage: tt.stage, Records: []credential.Record{tt.record}}
		l := line(t, gap(t, s, c), tt.id)
		assert.Equal(t, credential.Met, l.Result, tt.name)
		assert.Equal(t, d(tt.last), l.Until, tt.name)
		c.On = c.On.AddDays(1)
		assert.Equal(t, credential.Short, line(t, gap(t, s, c), tt.id).Result, "%s: not on the next day", tt.name)
	}
}

func TestACompletionCountsByTheVersionOfItsDay(t *testing.T) {
	s := scheme(t, "US-MN-CPRS") // 40 hours to 28 February 2021, 46 since
	ask := func(on string, records ...credential.Record) credential.Line {
		return line(t, gap(t, s, credential.Case{On: d(on), Stage: credential.StageTraining, Records: records}), "training")
	}
	l := ask("2021-02-28", hours(credential.KindTraining, 40, "2021-02-28"))
	assert.Equal(t, credential.Met, l.Result)
	assert.Equal(t, 40*60, l.Want)
	l = ask("2026-01-01", hours(credential.KindTraining, 40, "2021-02-28"))
	assert.Equal(t, credential.Met, l.Result, "complete under the earlier version")
	assert.True(t, l.Earlier)
	assert.Equal(t, 46*60, l.Want, "what is asked today")
	l = ask("2026-01-01", hours(credential.KindTraining, 40, "2021-03-01"))
	assert.Equal(t, 6*60, l.Missing())
	l = ask("2026-01-01", hours(credential.KindTraining, 39, "2021-02-28"), hours(credential.KindTraining, 1, "2021-03-01"))
	assert.Equal(t, 6*60, l.Missing(), "not complete while the earlier version was in force")
}

// changing is a scheme whose renewal rules change in the middle of a period.
const changing = `{"code": "X", "body": "Board", "title": "peer", "requirements": [
  {"id": "hours", "stage": "renewal", "kind": "continuing", "amount": 20, "effective_to": "2025-12-31", "source": {"title": "old rule", "evidence": "design"}},
  {"id": "hours", "stage": "renewal", "kind": "continuing", "amount": 30, "modes": ["in_person"], "effective_from": "2026-01-01", "source": {"title": "new rule", "evidence": "design"}}],
 "terms": [{"cycle": "anniversary", "months": 24, "source": {"title": "rule", "evidence": "design"}}]}`

func TestPolicyChangeInTheMiddleOfAPeriod(t *testing.T) {
	s, err := credential.ParseScheme([]byte(changing))
	require.NoError(t, err)
	course := func(n int, on string, m credential.Mode) credential.Record {
		r := hours(credential.KindContinuing, n, on)
		r.Mode = m
		return r
	}
	c := credential.Case{On: d("2027-01-01"), Stage: credential.StageRenewal, Period: peer.DateRange{From: d("2025-07-01"), Until: d("2027-07-01")},
		Records: []credential.Record{course(12, "2025-12-31", credential.ModeSelfPaced), course(5, "2026-01-01", credential.ModeSelfPaced), course(7, "2026-05-01", credential.ModeInPerson)}}
	l := line(t, gap(t, s, c), "hours")
	assert.Equal(t, 20*60, l.Want, "the version in force when the period began")
	assert.Equal(t, 19*60, l.Have, "self-paced hours count to the end of 2025 and not after")
	c.Period = peer.DateRange{From: d("2026-01-01"), Until: d("2028-01-01")}
	l = line(t, gap(t, s, c), "hours")
	assert.Equal(t, 30*60, l.Want)
	assert.Equal(t, 7*60, l.Have, "the hours of the period before do not count in this one")
}

func TestHoursByTopicModeAndCap(t *testing.T) {
	md := scheme(t, "US-MD") // 50 hours, at most 12 of them taught by the employer
	inService := hours(credential.KindTraining, 20, "2026-01-01", credential.TopicHarmReduction)
	inService.Mode = credential.ModeInService
	c := credential.Case{On: d("2026-02-01"), Stage: credential.StageTraining, Records: []credential.Record{inService, hours(credential.KindTraining, 37, "2026-01-15")}}
	g := gap(t, md, c)
	assert.Equal(t, (12+37)*60, line(t, g, "training").Have)
	assert.Equal(t, credential.Met, line(t, g, "training_harm_reduction").Result, "the cap is on the total")

	ga := scheme(t, "US-GA-CPS") // 12, of them 6 from the certifier and some on peer ethics
	own := hours(credential.KindContinuing, 6, "2026-03-01", credential.TopicEthics, credential.TopicPeer)
	own.Certifier = true
	year := peer.DateRange{From: d("2026-01-01"), Until: d("2027-01-01")}
	c = credential.Case{On: d("2026-12-31"), Stage: credential.StageRenewal, Period: year, Records: []credential.Record{own, hours(credential.KindContinuing, 5, "2026-04-01"), hours(credential.KindContinuing, 9, "2025-12-31")}}
	g = gap(t, ga, c)
	assert.Equal(t, 60, line(t, g, "continuing").Missing(), "no hour of 2025 counts in 2026")
	assert.Equal(t, credential.Met, line(t, g, "continuing_from_certifier").Result)
	assert.Equal(t, d("2026-12-31"), line(t, g, "continuing_ethics").Until)

	tn := scheme(t, "US-TN")
	assert.Contains(t, tn.OtherReadings("continuing")[0].Refuses, credential.TopicClinicalTreatment)

	wa := scheme(t, "US-WA") // suicide prevention every six years, over a period of its own
	c = credential.Case{On: d("2030-06-30"), Stage: credential.StageRenewal, Period: peer.DateRange{From: d("2028-07-01"), Until: d("2030-07-01")},
		Records: []credential.Record{hours(credential.KindContinuing, 3, "2026-01-10", credential.TopicSuicide)}}
	l := line(t, gap(t, wa, c), "continuing_suicide_prevention")
	assert.Equal(t, credential.Met, l.Result)
	assert.Equal(t, d("2032-01-09"), l.Until)
}

func TestEitherOr(t *testing.T) {
	id := scheme(t, "US-ID")
	ask := func(records ...credential.Record) credential.Line {
		return line(t, gap(t, id, credential.Case{On: d("2026-02-01"), Stage: credential.StageCertification, Records: records}), "experience")
	}
	assert.Equal(t, credential.Short, ask(hours(credential.KindExperience, 150, "2026-01-01")).Result)
	degree := credential.Record{Kind: credential.KindEducation, On: d("2020-06-01"), Level: credential.EducationBachelor}
	assert.Equal(t, credential.Met, ask(hours(credential.KindExperience, 100, "2026-01-01"), degree).Result)
	assert.Equal(t, 101*60, ask(hours(credential.KindExperience, 99, "2026-01-01"), degree).Missing())
	assert.Equal(t, credential.Met, ask(hours(credential.KindExperience, 200, "2026-01-01")).Result)

	ms := scheme(t, "US-MS") // a diploma, or sixteen and at school
	app := func(records ...credential.Record) credential.Result {
		return line(t, gap(t, ms, credential.Case{On: d("2026-02-01"), Stage: credential.StageApplication, Records: records}), "education").Result
	}
	enrolled := credential.Record{Kind: credential.KindEducation, On: d("2026-01-01"), Level: credential.EducationEnrolled}
	assert.Equal(t, credential.Short, app(enrolled))
	assert.Equal(t, credential.Met, app(enrolled, credential.Record{Kind: credential.KindAge, On: d("2026-01-01"), Amount: 16}))
	assert.Equal(t, credential.Met, app(degree))

	mha := scheme(t, "MHA-NCPS")
	vt := scheme(t, "US-VT") // of a body that is named, and which was not found
	for code, want := range map[string][2]credential.Result{"US-TX": {credential.Met, credential.Met}, "US-NY-CRPA": {credential.Met, credential.Met},
		"US-KS": {credential.Met, credential.Met}, "ICRC-PR": {credential.Short, credential.Met}, "USA": {credential.Short, credential.Met}} {
		c := credential.Case{On: d("2026-01-01"), Stage: credential.StageTraining, Records: []credential.Record{{Kind: credential.KindCredential, Name: code, On: d("2025-09-01")}}}
		got := [2]credential.Result{line(t, gap(t, mha, c), "training").Result, line(t, gap(t, vt, c), "body_credential").Result}
		assert.Equal(t, want, got, code)
	}
	c := credential.Case{On: d("2026-01-01"), Stage: credential.StageTraining, Records: []credential.Record{{Kind: credential.KindDocument, Name: "US-TX", On: d("2025-09-01")}}}
	assert.Equal(t, credential.Short, line(t, gap(t, mha, c), "training").Result, "a paper is no credential")
}

func TestExamsWithAndWithoutMarks(t *testing.T) {
	passed := shown(credential.KindExam, "2026-01-01")
	marks := func(n int) credential.Record {
		return credential.Record{Kind: credential.KindExam, On: d("2026-01-01"), Amount: n}
	}
	for _, tt := range []struct {
		code   string
		record credential.Record
		want   credential.Result
	}{
		{"ICRC-PR", passed, credential.Met}, {"US-WA", passed, credential.Short}, {"US-WA", marks(79), credential.Short},
		{"US-WA", marks(80), credential.Met}, {"US-AL", marks(70), credential.Met},
	} {
		l := line(t, gap(t, scheme(t, tt.code), credential.Case{On: d("2026-02-01"), Stage: credential.StageExam, Records: []credential.Record{tt.record}}), "exam")
		assert.Equal(t, tt.want, l.Result, tt.code)
	}
	l := line(t, gap(t, scheme(t, "US-WA"), credential.Case{On: d("2026-02-01"), Stage: credential.StageExam, Records: []credential.Record{marks(79)}}), "exam")
	assert.Equal(t, []int{79, 80, 1}, []int{l.Have, l.Want, l.Missing()})
}

func TestAbstinenceIsListedAndNotAGate(t *testing.T) {
	s := scheme(t, "US-GA-CPS-AD")
	c := credential.Case{On: d("2026-02-01"), Stage: credential.StageApplication, Records: []credential.Record{
		{Kind: credential.KindEducation, On: d("2010-06-01"), Level: credential.EducationSecondary}}}
	g := gap(t, s, c)
	assert.Equal(t, credential.Listed, line(t, g, "recovery_time").Result)
	assert.True(t, g.IsMet())
	c.Advisory = true
	assert.False(t, gap(t, s, c).IsMet(), "a programme that asks for it gets it judged")

	// Time in recovery is what the person attests; a period of something else is none.
	s = scheme(t, "US-OR-CRM")
	c = credential.Case{On: d("2026-02-01"), Stage: credential.StageApplication, Records: []credential.Record{
		{Kind: credential.KindRecoveryTime, On: d("2026-01-01"), Amount: 24, Name: "no_incarceration_or_long_admission"}}}
	assert.False(t, gap(t, s, c).IsMet())
	c.Records[0].Name = ""
	assert.True(t, gap(t, s, c).IsMet())
}

func TestExemptionsRunOut(t *testing.T) {
	s := scheme(t, "US-NE")
	period := peer.DateRange{From: d("2025-09-02"), Until: d("2027-09-02")}
	c := credential.Case{On: d("2027-08-31"), Stage: credential.StageRenewal, Period: period, Due: d("2027-09-01"), Exemptions: []credential.Exemption{
		{Requirement: "continuing", From: d("2027-01-01"), Until: d("2027-08-31"), Ground: "military_service"},
		{Requirement: "continuing", From: d("2027-01-01"), Until: d("2027-06-30"), Ground: "military_service"}}}
	g := gap(t, s, c)
	l := line(t, g, "continuing")
	assert.Equal(t, credential.Exempt, l.Result)
	assert.Equal(t, d("2027-08-31"), l.Until)
	assert.Zero(t, l.Missing())
	assert.Equal(t, credential.Short, line(t, g, "continuing_ethics").Result, "one requirement is not another")
	c.On = d("2027-09-01")
	l = line(t, gap(t, s, c), "continuing")
	assert.Equal(t, credential.Short, l.Result, "asked again on the day after")
	assert.Equal(t, d("2027-09-01"), l.Due)

	ground := s.Grounds[0]
	assert.True(t, ground.Covers(d("2026-09-03"), d("2027-09-01")), "held for less than twelve months")
	assert.False(t, ground.Covers(d("2026-09-02"), d("2027-09-01")), "held for twelve")
	for _, bad := range []credential.Exemption{
		{Requirement: "no such", From: d("2027-01-01"), Until: d("2027-02-01"), Ground: "military_service"},
		{Requirement: "continuing", Until: d("2027-02-01"), Ground: "military_service"},
		{Requirement: "continuing", From: d("2027-01-01"), Ground: "military_service"},
		{Requirement: "continuing", From: d("2027-03-01"), Until: d("2027-02-01"), Ground: "military_service"},
		{Requirement: "continuing", From: d("2027-01-01"), Until: d("2027-02-01")},
		{Requirement: "continuing", From: d("2027-01-01"), Until: d("2027-02-01"), Ground: "illness"},
	} {
		c.Exemptions = []credential.Exemption{bad}
		_, err := s.Gap(c)
		require.ErrorIs(t, err, credential.ErrExemption)
	}
}

// Nebraska: certified for less than twelve months, or on military service, of
// which proof is due within 30 days of an audit.
func TestOnlyTheBodysGroundsExempt(t *testing.T) {
	ne := scheme(t, "US-NE")
	free := func(ground, granted string) credential.Result {
		c := credential.Case{On: d("2027-08-01"), Stage: credential.StageRenewal, Period: peer.DateRange{From: d(granted), Until: d("2027-09-02")},
			Exemptions: []credential.Exemption{{Requirement: "continuing", From: d("2027-07-01"), Until: d("2027-09-01"), Ground: ground}}}
		return line(t, gap(t, ne, c), "continuing").Result
	}
	assert.Equal(t, credential.Exempt, free("military_service", "2025-09-02"))
	assert.Equal(t, credential.Exempt, free("certified_recently", "2026-09-03"))
	assert.Equal(t, credential.Short, free("certified_recently", "2026-09-02"), "held for twelve months")
	assert.Equal(t, credential.Exempt, free(credential.CodeBodyDecided, "2025-09-02"))

	military, ok := ne.Ground("military_service")
	require.True(t, ok)
	assert.Equal(t, d("2027-10-31"), military.ProofDue(d("2027-10-01")))
	assert.Equal(t, peer.Date{}, military.ProofDue(peer.Date{}), "not asked for")
	recent, ok := ne.Ground("certified_recently")
	require.True(t, ok)
	assert.Equal(t, peer.Date{}, recent.ProofDue(d("2027-10-01")), "no figure of it")
	_, ok = ne.Ground("illness")
	assert.False(t, ok)

	// A body whose grounds were not found takes any.
	tx := scheme(t, "US-TX")
	g := gap(t, tx, credential.Case{On: d("2026-02-01"), Stage: credential.StageRenewal, Period: peer.DateRange{From: d("2024-03-01"), Until: d("2026-03-01")},
		Exemptions: []credential.Exemption{{Requirement: "continuing", From: d("2026-01-01"), Until: d("2026-02-28"), Ground: "illness"}}})
	assert.Equal(t, credential.Exempt, line(t, g, "continuing").Result)
}

func TestWhatIsNotKnownIsNotMet(t *testing.T) {
	assert.False(t, gap(t, scheme(t, "US-NE"), credential.Case{On: d("2026-01-01"), Stage: credential.StageApplication}).IsMet())
	assert.False(t, gap(t, scheme(t, "US-TX"), credential.Case{On: d("2018-12-31"), Stage: credential.StageApplication}).IsMet(), "before the rule began")
	assert.False(t, credential.Gap{}.IsMet())
	assert.Len(t, gap(t, scheme(t, "US-TX"), credential.Case{On: d("2026-01-01")}).Lines, 8, "every stage up to certification")
	_, ok := credential.Gap{}.Line("training")
	assert.False(t, ok)
}

func TestCasesThatAreRefused(t *testing.T) {
	s := scheme(t, "US-TX")
	good := hours(credential.KindTraining, 1, "2026-01-01")
	with := func(change func(*credential.Record)) credential.Record {
		r := good
		change(&r)
		return r
	}
	for name, tt := range map[string]struct {
		c    credential.Case
		want error
	}{
		"no day":                {credential.Case{}, credential.ErrCase},
		"an unknown stage":      {credential.Case{On: d("2026-01-01"), Stage: "later"}, credential.ErrUnknownStage},
		"renewal, no period":    {credential.Case{On: d("2026-01-01"), Stage: credential.StageRenewal}, credential.ErrCase},
		"an unknown kind":       {credential.Case{Records: []credential.Record{with(func(r *credential.Record) { r.Kind = "luck" })}}, credential.ErrUnknownKind},
		"no date":               {credential.Case{Records: []credential.Record{with(func(r *credential.Record) { r.On = peer.Date{} })}}, credential.ErrRecord},
		"over before it began":  {credential.Case{Records: []credential.Record{with(func(r *credential.Record) { r.Until = d("2025-12-31") })}}, credential.ErrRecord},
		"hours as an amount":    {credential.Case{Records: []credential.Record{with(func(r *credential.Record) { r.Amount, r.Minutes = 1, 0 })}}, credential.ErrRecord},
		"negative":              {credential.Case{Records: []credential.Record{with(func(r *credential.Record) { r.Minutes = -60 })}}, credential.ErrRecord},
		"too many":              {credential.Case{Records: []credential.Record{with(func(r *credential.Record) { r.Minutes = 6_000_001 })}}, credential.ErrRecord},
		"an unknown topic":      {credential.Case{Records: []credential.Record{with(func(r *credential.Record) { r.Topics = []credential.Topic{"luck"} })}}, credential.ErrUnknownTopic},
		"an unknown mode":       {credential.Case{Records: []credential.Record{with(func(r *credential.Record) { r.Mode = "osmosis" })}}, credential.ErrUnknownMode},
		"minutes of an age":     {credential.Case{Records: []credential.Record{{Kind: credential.KindAge, On: d("2026-01-01"), Minutes: 5}}}, credential.ErrRecord},
		"an age without years":  {credential.Case{Records: []credential.Record{{Kind: credential.KindAge, On: d("2026-01-01")}}}, credential.ErrRecord},
		"a level of an exam":    {credential.Case{Records: []credential.Record{{Kind: credential.KindExam, On: d("2026-01-01"), Level: credential.EducationBachelor}}}, credential.ErrRecord},
		"education, no level":   {credential.Case{Records: []credential.Record{{Kind: credential.KindEducation, On: d("2026-01-01")}}}, credential.ErrRecord},
		"a document, no name":   {credential.Case{Records: []credential.Record{{Kind: credential.KindDocument, On: d("2026-01-01")}}}, credential.ErrRecord},
		"more than all marks":   {credential.Case{Records: []credential.Record{{Kind: credential.KindExam, On: d("2026-01-01"), Amount: 101}}}, credential.ErrRecord},
		"amount of a signature": {credential.Case{Records: []credential.Record{{Kind: credential.KindEthicsSignature, On: d("2026-01-01"), Amount: 1}}}, credential.ErrRecord},
		"an id twice": {credential.Case{Records: []credential.Record{with(func(r *credential.Record) { r.ID = "r-1" }),
			with(func(r *credential.Record) { r.ID = "r-1" })}}, credential.ErrRecord},
	} {
		if len(tt.c.Records) > 0 {
			tt.c.On = d("2026-01-01")
		}
		_, err := s.Gap(tt.c)
		require.ErrorIs(t, err, tt.want, name)
		assert.NotContains(t, err.Error(), "r-1", name)
	}
}
