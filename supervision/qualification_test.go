package supervision_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision"
)

func qualification(t testing.TB, code string) supervision.Qualification {
	t.Helper()
	q, err := supervision.QualificationOf(code)
	require.NoError(t, err)
	return q
}

// shown gives attributes that are there and have no amount.
func shown(of ...supervision.Attribute) []supervision.Shown {
	var out []supervision.Shown
	for _, a := range of {
		out = append(out, supervision.Shown{Of: a})
	}
	return out
}

func amount(of supervision.Attribute, n int) supervision.Shown {
	return supervision.Shown{Of: of, Amount: n}
}

func lacking(of supervision.Attribute) supervision.Shown {
	return supervision.Shown{Of: of, Missing: true}
}

func opinion(t testing.TB, code, day string, f supervision.SupervisorFacts) supervision.Opinion {
	t.Helper()
	o, err := qualification(t, code).Qualify(f, date(t, day))
	require.NoError(t, err)
	return o
}

func TestShippedQualifications(t *testing.T) {
	var codes []string
	for _, q := range supervision.Qualifications() {
		require.NoError(t, q.Check())
		codes = append(codes, q.Code)
		want := source.Verified
		if q.Code == "NMS23" {
			want = source.Secondary
		}
		assert.Equal(t, want, q.Source.Evidence, q.Code)
		assert.NotEmpty(t, q.Source.Key, q.Code)
		if q.Reading.Title != "" {
			assert.Equal(t, source.Design, q.Reading.Evidence, q.Code)
		}
		o, err := q.Qualify(supervision.SupervisorFacts{}, date(t, "2026-06-01"))
		require.NoError(t, err)
		assert.Equal(t, supervision.NotKnown, o.Verdict, "%s: of whom nothing is known, nothing is known", q.Code)
		assert.NotEmpty(t, o.Unknown, q.Code)
		assert.Empty(t, o.Lacks, q.Code)
	}
	assert.Equal(t, []string{"NMS23", "US-CA", "US-IN", "US-KY-SUD", "US-MD", "US-MT", "US-NC", "US-NH", "US-NV", "US-OH", "US-OR",
		"US-PA", "US-TX", "US-VA", "US-WA", "US-WI"}, codes)
	for _, code := range []string{"", "us-tx", "US-XX"} {
		_, err := supervision.QualificationOf(code)
		require.ErrorIs(t, err, supervision.ErrUnknownQualification)
	}
}

func TestQualifyByEachRoute(t *testing.T) {
	course := amount(supervision.SupervisorCourse, 20)
	ohio := []supervision.Shown{amount(supervision.OnlineCourse, 16), amount(supervision.SupervisorCourse, 4)}
	texas := shown(supervision.OfAge, supervision.SupervisorCourse, supervision.PeerSupervisorCertificate, supervision.BackgroundCheck)
	indiana := []supervision.Shown{amount(supervision.FieldHours, 4000), amount(supervision.PeerLeadershipHours, 300),
		amount(supervision.SupervisorCourse, 14), amount(supervision.EthicsTraining, 16), amount(supervision.HIVTraining, 6),
		amount(supervision.CulturalTraining, 6), amount(supervision.OtherTraining, 85)}
	tests := []struct {
		code  string
		shown []supervision.Shown
		route string
		short int // index of the one that, one less or gone, no longer suffices
	}{
		{"NMS23", shown(supervision.PeerSupervisorCertificate, supervision.PeerPractice), "", 0},
		{"US-CA", shown(supervision.StateQualifications, supervision.SupervisorCourse), "", 1},
		{"US-IN", append(shown(supervision.NationalPeerCredential), indiana...), "peer", 2},
		{"US-IN", append(shown(supervision.ClinicalLicence), indiana...), "clinical", 7},
		{"US-KY-SUD", append(shown(supervision.SubstanceAbuseCounsellor, supervision.SupervisorCourse), amount(supervision.LicencePractice, 24)), "certified counsellor", 2},
		{"US-KY-SUD", append(shown(supervision.ClinicalLicence), amount(supervision.LicencePractice, 12)), "clinical licensee with experience", 1},
		{"US-KY-SUD", shown(supervision.ClinicalLicence, supervision.SupervisorCourse), "clinical licensee with course", 1},
		{"US-KY-SUD", append(shown(supervision.PeerCertificate, supervision.SupervisorCourse), amount(supervision.PeerPractice, 24)), "registered peer", 2},
		{"US-MT", shown(supervision.MentalHealthProfessional, supervision.Independent, supervision.WrittenAgreement), "", 1},
		{"US-NC", shown(supervision.QualifiedProfessional, supervision.FullTimePost), "", 1},
		{"US-NV", shown(supervision.PeerSupervisorCertificate), "", 0},
		{"US-OH", append(append(shown(supervision.PeerCertificate), amount(supervision.PeerPractice, 24)), ohio...), "peer", 1},
		{"US-OH", append(shown(supervision.ClinicalLicence), ohio...), "licensed clinician", 2},
		{"US-OR", append(shown(supervision.PeerCertificate), amount(supervision.PeerPractice, 12)), "", 1},
		{"US-PA", append(shown(supervision.MentalHealthProfessional), course), "mental health professional", 0},
		{"US-PA", append(shown(supervision.BachelorsDegree), course, amount(supervision.DirectCare, 24)), "bachelor's degree and two years", 2},
		{"US-PA", append(shown(supervision.HighSchool), course, amount(supervision.DirectCare, 48)), "high school and four years", 2},
		{"US-TX", append(shown(supervision.CredentialedCounsellor), texas...), "credentialed counselor", 0},
		{"US-TX", append(shown(supervision.LicensedPractitioner), texas...), "licensed practitioner", 4},
		{"US-TX", append(shown(supervision.QualifiedProfessional, supervision.UnderLicensed), texas...), "qualified professional", 1},
		{"US-TX", append(shown(supervision.PeerCertificate, supervision.UnderLicensed), texas...), "qualified peer supervisor", 1},
		{"US-VA", append(shown(supervision.PeerCertificate, supervision.SupervisorCourse), amount(supervision.ConsecutivePeerPractice, 24)), "peer", 2},
		{"US-VA", shown(supervision.AddictionProfessional, supervision.SupervisorCourse), "addiction professional", 1},
		{"US-VA", shown(supervision.SubstanceAbuseCounsellor, supervision.UnderLicensed, supervision.SupervisorCourse), "counsellor under a professional", 1},
		{"US-WI", shown(supervision.ClinicalLicence, supervision.PeerRoleTraining), "", 1},
	}
	for _, tt := range tests {
		t.Run(tt.code+" "+tt.route, func(t *testing.T) {
			f := supervision.SupervisorFacts{Post: date(t, "2020-01-01"), Shown: tt.shown}
			for _, a := range supervision.Attributes() { // all else is known to be missing
				has := false
				for _, s := range tt.shown {
					has = has || s.Of == a
				}
				if !has {
					f.Shown = append(f.Shown, lacking(a))
				}
			}
			o := opinion(t, tt.code, "2026-06-01", f)
			assert.Equal(t, supervision.Opinion{Verdict: supervision.Qualified, Route: tt.route}, o)

			f.Shown = append([]supervision.Shown(nil), f.Shown...)
			less := &f.Shown[tt.short]
			if less.Amount > 1 {
				less.Amount--
			} else {
				less.Missing = true
			}
			assert.Equal(t, supervision.NotQualified, opinion(t, tt.code, "2026-06-01", f).Verdict, "%s short", less.Of)
		})
	}
}

func TestWashingtonChangesInJuly2028(t *testing.T) {
	provider := supervision.SupervisorFacts{Post: date(t, "2027-01-01"), Shown: []supervision.Shown{
		{Of: supervision.BehavioralHealthProvider}, amount(supervision.PeerEmployingPractice, 24),
		lacking(supervision.PeerCertificate), lacking(supervision.CertifiedPeerHours), lacking(supervision.JointSupervisionHours), lacking(supervision.SupervisorCourse)}}
	education := supervision.Need{Of: []supervision.Attribute{supervision.SupervisoryEducation}, Amount: 6, Fresh: 24, Grace: 24}
	assert.Equal(t, supervision.Opinion{Verdict: supervision.Qualified, Route: "provider, until 2028-07-01", Due: []supervision.Need{education},
		Until: date(t, "2028-12-31")}, opinion(t, "US-WA", "2028-06-30", provider))
	after := opinion(t, "US-WA", "2028-07-01", provider)
	assert.Equal(t, supervision.NotQualified, after.Verdict)
	assert.Equal(t, "certified peer", after.Route)
	assert.Len(t, after.Lacks, 4)

	certified := supervision.SupervisorFacts{Post: date(t, "2024-01-01"), Shown: []supervision.Shown{{Of: supervision.PeerCertificate},
		amount(supervision.CertifiedPeerHours, 1500), amount(supervision.JointSupervisionHours, 500), {Of: supervision.SupervisorCourse},
		{Of: supervision.SupervisoryEducation, Amount: 4, Since: date(t, "2026-07-01")}, {Of: supervision.SupervisoryEducation, Amount: 2, Since: date(t, "2027-01-01")}}}
	assert.Equal(t, supervision.Qualified, opinion(t, "US-WA", "2028-07-01", certified).Verdict, "24 months back to the day")
	late := opinion(t, "US-WA", "2028-07-02", certified)
	assert.Equal(t, []supervision.Need{education}, late.Lacks, "four of the six hours are older than two years")
	assert.Equal(t, "supervisory_education, 6 hours, within 24 months", late.Lacks[0].String())
}

func TestPennsylvaniaCourseHasSixMonths(t *testing.T) {
	f := supervision.SupervisorFacts{Post: date(t, "2026-08-31"), Shown: []supervision.Shown{{Of: supervision.MentalHealthProfessional}, lacking(supervision.SupervisorCourse)}}
	o := opinion(t, "US-PA", "2027-02-27", f)
	assert.Equal(t, supervision.Qualified, o.Verdict)
	assert.Len(t, o.Due, 1)
	assert.Equal(t, date(t, "2027-02-27"), o.Until, "August has 31 days and February 28")
	assert.Equal(t, supervision.NotQualified, opinion(t, "US-PA", "2027-02-28", f).Verdict)
	f.Post = f.Post.AddDays(-1 << 20)
	require.True(t, f.Post.IsZero())
	assert.Equal(t, supervision.NotKnown, opinion(t, "US-PA", "2027-02-28", f).Verdict, "since when is not known")
}

func TestMarylandRefresher(t *testing.T) {
	course := supervision.Shown{Of: supervision.SupervisorCourse, Amount: 6, Since: date(t, "2024-03-01")}
	f := supervision.SupervisorFacts{Shown: []supervision.Shown{course, amount(supervision.SupervisoryPost, 6), lacking(supervision.SupervisoryEducation)}}
	assert.Equal(t, supervision.Qualified, opinion(t, "US-MD", "2026-03-01", f).Verdict)
	assert.Equal(t, supervision.NotQualified, opinion(t, "US-MD", "2026-03-02", f).Verdict)
	f.Shown[2] = supervision.Shown{Of: supervision.SupervisoryEducation, Since: date(t, "2026-02-01")}
	assert.Equal(t, supervision.Qualified, opinion(t, "US-MD", "2026-03-02", f).Verdict)
	f.Shown[0].Since = date(t, "2026-03-03")
	assert.Equal(t, supervision.NotQualified, opinion(t, "US-MD", "2026-03-02", f).Verdict, "tomorrow's course has not happened yet")
}

func TestALicenceEndsAndAListThatWasCutOff(t *testing.T) {
	f := supervision.SupervisorFacts{Shown: []supervision.Shown{{Of: supervision.ClinicalLicence, Since: date(t, "2020-01-01"), Until: date(t, "2026-05-01")}}}
	assert.Equal(t, supervision.Qualified, opinion(t, "US-NH", "2026-04-30", f).Verdict)
	o := opinion(t, "US-NH", "2026-05-01", f)
	assert.Equal(t, supervision.NotKnown, o.Verdict, "another on the list may do")
	assert.Len(t, o.Lacks, 1)
	unknown := opinion(t, "US-OR", "2026-05-01", supervision.SupervisorFacts{Shown: shown(supervision.PeerCertificate, supervision.PeerPractice)})
	assert.Equal(t, supervision.NotKnown, unknown.Verdict, "how long was not said")
}

func TestBadQualifications(t *testing.T) {
	q := qualification(t, "US-OR")
	for name, f := range map[string]supervision.SupervisorFacts{
		"no such attribute": {Shown: shown("diploma")},
		"no such amount":    {Shown: []supervision.Shown{amount(supervision.PeerCertificate, 1)}},
		"negative":          {Shown: []supervision.Shown{amount(supervision.PeerPractice, -1)}},
		"ends before":       {Shown: []supervision.Shown{{Of: supervision.OfAge, Since: date(t, "2026-01-02"), Until: date(t, "2026-01-02")}}},
	} {
		_, err := q.Qualify(f, date(t, "2026-01-01"))
		require.ErrorIs(t, err, supervision.ErrBadQualification, name)
	}
	_, err := q.Qualify(supervision.SupervisorFacts{}, date(t, "2026-01-01").AddDays(-1<<20))
	require.ErrorIs(t, err, supervision.ErrBadQualification)
	for _, bad := range []supervision.Qualification{{}, {Code: "own"}, {Code: "own", Needs: []supervision.Need{{}}},
		{Code: "own", Needs: []supervision.Need{{Of: []supervision.Attribute{supervision.OfAge}, Amount: 18}}},
		{Code: "own", Needs: []supervision.Need{{Of: []supervision.Attribute{supervision.PeerPractice, supervision.FieldHours}, Amount: 1}}},
		{Code: "own", Needs: []supervision.Need{{Of: []supervision.Attribute{"diploma"}}}},
		{Code: "own", Peer: "always", Needs: []supervision.Need{{Of: []supervision.Attribute{supervision.OfAge}}}},
	} {
		require.ErrorIs(t, bad.Check(), supervision.ErrBadQualification)
	}
}

// Showing more, or more of it, never makes a supervisor less qualified.
func TestMoreShownIsNeverWorse(t *testing.T) {
	rank := map[supervision.Verdict]int{supervision.NotQualified: 0, supervision.NotKnown: 1, supervision.Qualified: 2}
	rapid.Check(t, func(rt *rapid.T) {
		var f supervision.SupervisorFacts
		for range rapid.IntRange(0, 12).Draw(rt, "facts") {
			s := supervision.Shown{Of: rapid.SampledFrom(supervision.Attributes()).Draw(rt, "of"), Missing: rapid.Bool().Draw(rt, "missing")}
			if s.Of.Unit() != "" {
				s.Amount = rapid.IntRange(0, 2000).Draw(rt, "amount")
			}
			f.Shown = append(f.Shown, s)
		}
		i := rapid.IntRange(0, len(supervision.Attributes())-1).Draw(rt, "more")
		more := supervision.Shown{Of: supervision.Attributes()[i]}
		if more.Of.Unit() != "" {
			more.Amount = 5000
		}
		g := f
		g.Shown = append(append([]supervision.Shown(nil), f.Shown...), more)
		for _, q := range supervision.Qualifications() {
			before, after := opinion(t, q.Code, "2026-06-01", f), opinion(t, q.Code, "2026-06-01", g)
			require.GreaterOrEqual(rt, rank[after.Verdict], rank[before.Verdict], q.Code)
		}
	})
}
