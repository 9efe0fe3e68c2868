package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/peertest"
)

var (
	twoYears = credential.Term{Cycle: credential.CycleAnniversary, Months: 24}
	monthly  = credential.Term{Cycle: credential.CycleAnniversary, Months: 1}
	ofMonth  = credential.Term{Cycle: credential.CycleMonth, Months: 24}
	yearly   = credential.Term{Cycle: credential.CycleCalendarYear, Months: 12}
	oddYears = credential.Term{Cycle: credential.CycleFixedDate, Months: 24, Month: 9, Day: 1, Parity: "odd"}
	rolling  = credential.Term{Cycle: credential.CycleRolling, Months: 12}
)

func TestLastDays(t *testing.T) {
	for _, tt := range []struct {
		name          string
		term          credential.Term
		granted       string
		last, renewed string
	}{
		{"two years", twoYears, "2024-03-15", "2026-03-14", "2028-03-14"},
		{"from a leap day", twoYears, "2024-02-29", "2026-02-28", "2028-02-29"},
		{"to a leap day", twoYears, "2022-03-01", "2024-02-29", "2026-02-28"},
		{"from the first", twoYears, "2024-01-01", "2025-12-31", "2027-12-31"},
		{"from the last of a long month", monthly, "2026-01-31", "2026-02-28", "2026-03-31"},
		{"from the thirtieth", monthly, "2026-01-30", "2026-02-28", "2026-03-31"},
		{"into a leap February", monthly, "2024-01-31", "2024-02-29", "2024-03-31"},
		{"from the month of certification", ofMonth, "2024-05-17", "2026-04-30", "2028-04-30"},
		{"a calendar year: the first one is the next", yearly, "2025-05-17", "2026-12-31", "2027-12-31"},
		{"a calendar year from its last day", yearly, "2025-12-31", "2026-12-31", "2027-12-31"},
		{"to 1 September of an odd year", oddYears, "2024-05-17", "2025-09-01", "2027-09-01"},
		{"on 1 September", oddYears, "2025-09-01", "2025-09-01", "2027-09-01"},
		{"the day after", oddYears, "2025-09-02", "2027-09-01", "2029-09-01"},
	} {
		last, err := tt.term.LastDay(d(tt.granted))
		require.NoError(t, err, tt.name)
		assert.Equal(t, d(tt.last), last, tt.name)
		renewed, err := tt.term.Renewed(last)
		require.NoError(t, err, tt.name)
		assert.Equal(t, d(tt.renewed), renewed, tt.name)
	}
	for name, call := range map[string]func() (peer.Date, error){
		"rolling":       func() (peer.Date, error) { return rolling.LastDay(d("2026-01-01")) },
		"rolling again": func() (peer.Date, error) { return rolling.Renewed(d("2026-01-01")) },
		"no day":        func() (peer.Date, error) { return twoYears.LastDay(peer.Date{}) },
		"no last day":   func() (peer.Date, error) { return twoYears.Renewed(peer.Date{}) },
		"no calendar":   func() (peer.Date, error) { return twoYears.LastDay(d("9999-01-01")) },
		"end of it":     func() (peer.Date, error) { return oddYears.Renewed(d("9999-09-01")) },
	} {
		_, err := call()
		require.ErrorIs(t, err, credential.ErrPeriod, name)
	}
}

func TestPeriodsOfRenewal(t *testing.T) {
	for _, tt := range []struct {
		name                      string
		term                      credential.Term
		granted, last, from, upTo string
	}{
		{"two years", twoYears, "2024-03-15", "2026-03-14", "2024-03-15", "2026-03-14"},
		{"month of certification", ofMonth, "2024-05-17", "2026-04-30", "2024-05-01", "2026-04-30"},
		{"calendar year", yearly, "2025-05-17", "2026-12-31", "2026-01-01", "2026-12-31"},
		{"fixed date", oddYears, "2024-05-17", "2025-09-01", "2024-05-17", "2025-09-01"},
		{"rolling", rolling, "2020-01-01", "2026-02-28", "2025-03-01", "2026-02-28"},
		{"rolling to a leap day", rolling, "2020-01-01", "2024-02-29", "2023-03-01", "2024-02-29"},
	} {
		p, err := tt.term.Period(d(tt.granted), d(tt.last))
		require.NoError(t, err, tt.name)
		assert.Equal(t, d(tt.from), p.From, tt.name)
		assert.Equal(t, d(tt.upTo), p.Last(), tt.name)
	}
	_, err := twoYears.Period(d("2026-01-01"), d("2025-12-31"))
	require.ErrorIs(t, err, credential.ErrPeriod)
	_, err = twoYears.Period(d("2026-01-01"), peer.Date{})
	require.ErrorIs(t, err, credential.ErrPeriod)
	_, err = twoYears.Period(peer.Date{}, d("2025-12-31"))
	require.ErrorIs(t, err, credential.ErrPeriod)
}

func TestTwoCredentialsShareTheLaterDay(t *testing.T) {
	mi, ok := scheme(t, "US-MI-CPSS").Term(d("2025-01-01"))
	require.True(t, ok)
	assert.Equal(t, d("2027-01-31"), mi.SharedLastDay(d("2026-04-30"), d("2027-01-31")))
	assert.Equal(t, d("2027-01-31"), mi.SharedLastDay(d("2027-01-31"), d("2026-04-30")))
	assert.True(t, twoYears.SharedLastDay(d("2026-04-30"), d("2027-01-31")).IsZero(), "only where the body says so")
}

// However often a term is renewed, one period begins on the day after the last
// and none is longer or shorter than its months.
func TestTermsTileTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := d("2000-01-01").AddDays(rapid.IntRange(0, 15000).Draw(t, "day"))
		term := rapid.SampledFrom([]credential.Term{twoYears, ofMonth, yearly, oddYears}).Draw(t, "term")
		last, err := term.LastDay(from)
		require.NoError(t, err)
		require.False(t, last.Before(from), "valid on the day of the grant")
		for range 3 {
			next, err := term.Renewed(last)
			require.NoError(t, err)
			days := 0
			for x := last; x.Before(next); x = x.AddDays(1) {
				days++
			}
			require.GreaterOrEqual(t, days, 30*term.Months)
			require.LessOrEqual(t, days, 31*term.Months)
			last = next
		}
	})
}

func TestLateWindowsEnd(t *testing.T) {
	ga := scheme(t, "US-GA-CPS")
	assert.Equal(t, d("2026-01-15"), ga.Late[0].Ends(d("2025-12-31")))
	assert.Equal(t, d("2026-02-28"), ga.Late[1].Ends(d("2025-12-31")))
	assert.Equal(t, d("2028-02-28"), ga.Late[1].Ends(d("2027-12-31")), "28 February also in a leap year")
	assert.Equal(t, d("2026-01-31"), ga.Late[2].Ends(d("2025-12-31")))
	assert.Equal(t, []credential.Reading{credential.Older, credential.Applied}, []credential.Reading{ga.Late[1].Reading, ga.Late[2].Reading}, "the newer form is applied")
	assert.Equal(t, d("2026-01-15"), ga.Late[0].Ends(d("2026-01-15")), "it does not follow such an expiry: no year of grace")
	c, err := credential.New("c1", peertest.WorkerID, ga, noon(holder, "2025-01-01"))
	require.NoError(t, err)
	peertest.RefusedBy(t, c.Recognise(coded(noon(certifier, "2025-01-01"), "existing_certificate"), credential.Grant{Scheme: ga, Until: d("2026-01-15")}, ""), "dates")
	mt := scheme(t, "US-MT-PS")
	assert.Equal(t, d("2026-03-31"), mt.Late[0].Ends(d("2025-12-31")))
	assert.Equal(t, d("2027-12-31"), mt.Late[1].Ends(d("2025-12-31")))
	assert.True(t, mt.Late[0].Ends(peer.Date{}).IsZero())
}

func TestTraineeTerms(t *testing.T) {
	tx, wa := scheme(t, "US-TX").Trainee, scheme(t, "US-WA").Trainee
	assert.Equal(t, d("2026-07-14"), tx.LastDay(d("2026-01-15"), 0))
	assert.Equal(t, d("2027-01-14"), tx.LastDay(d("2026-01-15"), 1), "one further six months")
	assert.True(t, tx.LastDay(d("2026-01-15"), 2).IsZero())
	assert.Equal(t, d("2031-01-14"), wa.Ends(d("2026-01-15")), "five years")
	assert.True(t, credential.Trainee{}.Ends(d("2026-01-15")).IsZero())
	assert.True(t, wa.Attested)
}

func TestLedgerOverNamedPeriods(t *testing.T) {
	fiscal, err := credential.Year(d("2026-06-30"), 7)
	require.NoError(t, err)
	assert.Equal(t, peer.DateRange{From: d("2025-07-01"), Until: d("2026-07-01")}, fiscal)
	calendar, err := credential.Year(d("2026-06-30"), 1)
	require.NoError(t, err)
	assert.Equal(t, peer.DateRange{From: d("2026-01-01"), Until: d("2027-01-01")}, calendar)
	months, err := credential.Rolling(d("2026-02-28"), 6)
	require.NoError(t, err)
	assert.Equal(t, peer.DateRange{From: d("2025-08-29"), Until: d("2026-03-01")}, months)
	for _, call := range []func() (peer.DateRange, error){
		func() (peer.DateRange, error) { return credential.Year(peer.Date{}, 1) },
		func() (peer.DateRange, error) { return credential.Year(d("2026-01-01"), 13) },
		func() (peer.DateRange, error) { return credential.Year(d("9999-01-01"), 1) },
		func() (peer.DateRange, error) { return credential.Year(d("0001-01-01"), 7) },
		func() (peer.DateRange, error) { return credential.Rolling(peer.Date{}, 1) },
		func() (peer.DateRange, error) { return credential.Rolling(d("2026-01-01"), 0) },
		func() (peer.DateRange, error) { return credential.Rolling(d("0001-06-01"), 12) },
	} {
		_, err := call()
		require.ErrorIs(t, err, credential.ErrPeriod)
	}

	live := hours(credential.KindContinuing, 3, "2026-06-30", credential.TopicEthics, credential.TopicPeer, credential.TopicEthics)
	live.Mode = credential.ModeInPerson
	records := []credential.Record{live, hours(credential.KindContinuing, 2, "2025-07-01"), hours(credential.KindContinuing, 9, "2026-07-01"),
		hours(credential.KindContinuing, 9, "2025-06-30"), hours(credential.KindTraining, 9, "2026-01-01")}
	tally, err := credential.HoursIn(records, credential.KindContinuing, fiscal)
	require.NoError(t, err)
	assert.Equal(t, 300, tally.Minutes)
	assert.Equal(t, 2, tally.Records)
	assert.Equal(t, map[credential.Topic]int{credential.TopicEthics: 180, credential.TopicPeer: 180}, tally.Topics)
	assert.Equal(t, map[credential.Mode]int{credential.ModeInPerson: 180, "": 120}, tally.Modes)
	_, err = credential.HoursIn(records, credential.KindContinuing, peer.DateRange{})
	require.ErrorIs(t, err, credential.ErrPeriod)
	_, err = credential.HoursIn([]credential.Record{{}}, credential.KindContinuing, fiscal)
	require.ErrorIs(t, err, credential.ErrRecord)

	assert.Equal(t, d("2028-06-30"), scheme(t, "US-CA").Retention.KeepUntil(live))
	assert.Equal(t, d("2029-06-30"), scheme(t, "US-UT").Retention.KeepUntil(live))
	assert.True(t, scheme(t, "US-TX").Retention.KeepUntil(live).IsZero(), "not found")
}
