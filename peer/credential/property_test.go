package credential_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// anyRecord draws a completion between 2018 and 2028.
func anyRecord(t *rapid.T) credential.Record {
	r := credential.Record{Kind: rapid.SampledFrom(credential.Kinds()).Draw(t, "kind"),
		On: d("2018-01-01").AddDays(rapid.IntRange(0, 3650).Draw(t, "on"))}
	switch r.Kind.Unit() {
	case credential.Hours:
		r.Minutes = rapid.IntRange(1, 30000).Draw(t, "minutes")
		r.Topics = rapid.SliceOfN(rapid.SampledFrom(credential.Topics()[:14]), 0, 3).Draw(t, "topics")
		r.Mode = rapid.SampledFrom(append(credential.Modes(), "")).Draw(t, "mode")
		r.Certifier = rapid.Bool().Draw(t, "certifier")
	case credential.Level:
		r.Level = rapid.SampledFrom(credential.Educations()).Draw(t, "level")
	case credential.Presence:
	default:
		r.Amount = rapid.IntRange(1, 100).Draw(t, "amount")
	}
	if r.Kind == credential.KindDocument || r.Kind == credential.KindCredential {
		r.Name = rapid.SampledFrom([]string{"US-TX", "essay_on_own_recovery", "one_college_year", "three_years_verifiable_experience"}).Draw(t, "name")
	}
	if rapid.IntRange(0, 4).Draw(t, "runs out") == 0 {
		r.Until = r.On.AddDays(rapid.IntRange(0, 1500).Draw(t, "until"))
	}
	return r
}

func codes() []string {
	var list []string
	for _, s := range credential.Schemes() {
		list = append(list, s.Code)
	}
	return list
}

func anyCase(t *rapid.T) (credential.Scheme, credential.Case) {
	s := scheme(t, rapid.SampledFrom(codes()).Draw(t, "scheme"))
	c := credential.Case{On: d("2019-06-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "day")),
		Stage:    rapid.SampledFrom(append(credential.Stages(), "")).Draw(t, "stage"),
		Records:  rapid.SliceOfN(rapid.Custom(anyRecord), 0, 12).Draw(t, "records"),
		Advisory: rapid.Bool().Draw(t, "advisory")}
	if c.Stage == credential.StageRenewal {
		from := c.On.AddDays(-rapid.IntRange(0, 700).Draw(t, "period"))
		c.Period = peer.DateRange{From: from, Until: from.AddDays(730)}
	}
	if c.Stage == credential.StageReactivation {
		from := c.On.AddDays(-rapid.IntRange(1, 1500).Draw(t, "missed"))
		c.Period = peer.DateRange{From: from, Until: from.AddDays(365)}
		if rapid.Bool().Draw(t, "approved") {
			c.Approved = c.On.AddDays(-rapid.IntRange(0, 600).Draw(t, "approved on"))
		}
	}
	return s, c
}

func TestMoreCompletionsNeverMakeMoreMissing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, c := anyCase(t)
		before, err := s.Gap(c)
		require.NoError(t, err)
		c.Records = append(c.Records, rapid.Custom(anyRecord).Draw(t, "one more"))
		after, err := s.Gap(c)
		require.NoError(t, err)
		require.Len(t, after.Lines, len(before.Lines))
		for i, l := range after.Lines {
			old := before.Lines[i]
			if l.Requirement.Per > 0 {
				continue // more hours of work ask for more supervision
			}
			assert.LessOrEqual(t, l.Missing(), old.Missing(), l.Requirement.ID)
			assert.GreaterOrEqual(t, l.Have, old.Have, l.Requirement.ID)
			if old.Result == credential.Met && !old.Earlier {
				require.Equal(t, credential.Met, l.Result, l.Requirement.ID)
				assert.False(t, !l.Until.IsZero() && (old.Until.IsZero() || l.Until.Before(old.Until)), "%s: it holds as long as before", l.Requirement.ID)
			}
		}
		more := slices.ContainsFunc(after.Short(), func(l credential.Line) bool { return l.Requirement.Per > 0 })
		assert.True(t, !before.IsMet() || after.IsMet() || more)
	})
}

func TestUntilIsTheLastDayMet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, c := anyCase(t)
		// Completions after the day asked about could prolong it, and so could the end of a version.
		for i := range c.Records {
			if c.On.Before(c.Records[i].On) {
				c.Records[i].On, c.Records[i].Until = c.On, peer.Date{}
			}
		}
		g, err := s.Gap(c)
		require.NoError(t, err)
		for _, l := range g.Lines {
			if l.Result != credential.Met || l.Until.IsZero() {
				continue
			}
			require.False(t, l.Until.Before(c.On), l.Requirement.ID)
			at := func(day peer.Date) (credential.Line, bool) {
				later := c
				later.On = day
				g, err := s.Gap(later)
				require.NoError(t, err)
				return g.Line(l.Requirement.ID)
			}
			if now, ok := at(l.Until); ok && now.Requirement.Effective == l.Requirement.Effective {
				assert.Equal(t, credential.Met, now.Result, l.Requirement.ID)
				assert.Equal(t, l.Until, now.Until, l.Requirement.ID)
			}
			if c.Stage == credential.StageRenewal && l.Until == c.Period.Last() {
				continue // the period ends, and what was done in it stays done for this renewal
			}
			if next, ok := at(l.Until.AddDays(1)); ok && next.Requirement.Effective == l.Requirement.Effective {
				assert.NotEqual(t, credential.Met, next.Result, l.Requirement.ID)
			}
		}
	})
}

// A credential that nobody touches goes from good standing to due to lapsed, and
// never back.
func TestDaysOnlyWearACredentialDown(t *testing.T) {
	order := map[peer.CredentialState]int{peer.CredentialCertified: 1, peer.CredentialRenewalDue: 2, peer.CredentialLapsed: 3, peer.CredentialInactive: 3}
	var in []string
	for _, s := range credential.Schemes() {
		if s.Use == credential.InUse {
			in = append(in, s.Code)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := scheme(t, rapid.SampledFrom(in).Draw(t, "scheme"))
		last := d("2025-01-01").AddDays(rapid.IntRange(0, 2000).Draw(t, "last"))
		_, err := credential.New("c1", "w1", s, noon(holder, "2024-01-01"))
		require.ErrorIs(t, err, lifecycle.ErrNotYourMove, "nobody applies in a colleague's name")
		act := noon(holder, "2024-01-01")
		act.By = peer.WorkerActor("w1")
		c, err := credential.New("c1", "w1", s, act)
		require.NoError(t, err)
		on := last.AddDays(-180).String()
		if term, ok := s.Term(last); ok {
			on = last.String()
			last, err = term.LastDay(last)
			require.NoError(t, err)
		}
		require.NoError(t, c.Recognise(coded(noon(certifier, on), "existing_certificate"), credential.Grant{Scheme: s, Until: last}, ""))
		rank := 0
		for day := last.AddDays(-150).Later(d(on)); day.Before(last.AddDays(100)); day = day.AddDays(1) {
			st, err := c.On(s, credential.Question{On: day})
			require.NoError(t, err)
			require.GreaterOrEqual(t, order[st.State], rank, day)
			rank = order[st.State]
			if !last.Before(day) {
				require.True(t, st.State.Current(), "valid through its last day")
			}
			if !st.Until.IsZero() {
				next, err := c.On(s, credential.Question{On: st.Until.AddDays(1)})
				require.NoError(t, err)
				require.NotEqual(t, st.State, next.State, "%s is the last day of it", st.Until)
			}
		}
		require.Equal(t, 3, rank)
	})
}
