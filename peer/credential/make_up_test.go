package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Georgia: valid to the end of 2025, set inactive in March 2026. The missed year is
// 2025. What is asked: its twelve hours and the twelve of the year of the approval,
// done within 365 days of the approval.
func TestHoursAreMadeUpInTheirDays(t *testing.T) {
	ga := scheme(t, "US-GA-CPS")
	c := certified(t, ga, "2024-05-17", "2025-12-31")
	require.NoError(t, c.SetInactive(coded(noon(certifier, "2026-03-20"), "not_renewed"), d("2026-03-01")))
	course := func(n int, on string) credential.Record { return hours(credential.KindContinuing, n, on) }
	for _, tt := range []struct {
		name, on, approved     string
		records                []credential.Record
		total, missed, current int // hours short
	}{
		{"hours of another year", "2026-06-01", "", []credential.Record{course(24, "2015-03-01")}, 24, 12, 12},
		{"the day before the missed year", "2026-06-01", "", []credential.Record{course(24, "2024-12-31")}, 24, 12, 12},
		{"the first day of the missed year", "2026-06-01", "", []credential.Record{course(24, "2025-01-01")}, 0, 0, 12},
		{"the last day of the missed year", "2026-06-01", "", []credential.Record{course(24, "2025-12-31")}, 0, 0, 12},
		{"twelve of each", "2026-06-01", "", []credential.Record{course(12, "2025-06-01"), course(12, "2026-01-01")}, 0, 0, 0},
		{"all of this year", "2026-06-01", "", []credential.Record{course(24, "2026-01-01")}, 0, 0, 0},
		{"all but one", "2026-06-01", "", []credential.Record{course(23, "2026-05-01")}, 1, 0, 1},
		{"not yet approved in the next year", "2027-02-01", "", []credential.Record{course(24, "2026-05-01")}, 0, 0, 12},
		{"approved in the year before", "2027-02-01", "2026-05-01", []credential.Record{course(24, "2026-05-01")}, 0, 0, 0},
		{"on the last of 365 days", "2027-06-01", "2026-05-01", []credential.Record{course(24, "2027-05-01")}, 0, 0, 0},
		{"on the day after", "2027-06-01", "2026-05-01", []credential.Record{course(24, "2027-05-02")}, 24, 12, 12},
		{"approved later than the day asked about", "2026-04-30", "2026-05-01", []credential.Record{course(24, "2026-04-01")}, 0, 0, 0},
	} {
		g, err := c.Gap(ga, credential.Question{On: d(tt.on), Approved: d(tt.approved)}, tt.records)
		require.NoError(t, err)
		got := []int{line(t, g, "made_up_hours").Missing(), line(t, g, "made_up_missed_year").Missing(), line(t, g, "made_up_current_year").Missing()}
		assert.Equal(t, []int{60 * tt.total, 60 * tt.missed, 60 * tt.current}, got, tt.name)
	}
	g, err := c.Gap(ga, credential.Question{On: d("2026-06-01"), Approved: d("2026-05-01")}, nil)
	require.NoError(t, err)
	assert.Equal(t, d("2027-05-01"), line(t, g, "made_up_hours").Due, "365 days after the approval")
	assert.Equal(t, peer.DateRange{From: d("2025-01-01"), Until: d("2026-01-01")}, g.Period, "the year that was missed")
	g, err = c.Gap(ga, credential.Question{On: d("2026-06-01")}, []credential.Record{course(24, "2026-05-01")})
	require.NoError(t, err)
	assert.Equal(t, d("2026-12-31"), g.Until(), "not approved: next year asks for hours of its own")

	days, err := c.KeyDays(ga, credential.Question{On: d("2026-06-01"), Approved: d("2026-05-01")})
	require.NoError(t, err)
	assert.Equal(t, credential.KeyDay{Name: "made_up", On: d("2027-05-01"), Source: ga.Inactive.Source}, days[0])
}

func TestAReturnIsJudgedByThePeriodThatWasMissed(t *testing.T) {
	ga := scheme(t, "US-GA-CPS")
	c := certified(t, ga, "2024-05-17", "2025-12-31")
	require.NoError(t, c.SetInactive(coded(noon(certifier, "2026-03-20"), "not_renewed"), d("2026-03-01")))
	ask := credential.Case{On: d("2026-06-01"), Stage: credential.StageReactivation,
		Records: []credential.Record{hours(credential.KindContinuing, 12, "2015-03-01"), hours(credential.KindContinuing, 12, "2026-03-01")}}
	_, err := ga.Gap(ask)
	require.ErrorIs(t, err, credential.ErrCase)
	ask.Period = peer.DateRange{From: d("2015-01-01"), Until: d("2016-01-01")}
	g := gap(t, ga, ask)
	require.True(t, g.IsMet())
	peertest.RefusedBy(t, c.Reactivate(noon(certifier, "2026-06-01"), credential.Grant{Scheme: ga, Gap: g, Until: d("2026-12-31")}), "requirements")
}

// Family peers: 44 hours, in which days was not found; those from before the last
// validity are not taken.
func TestContactHoursOfFamilyPeers(t *testing.T) {
	ff := scheme(t, "FFCMH-CFPS")
	c := certified(t, ff, "2024-01-01", "2026-12-31")
	require.NoError(t, c.SetInactive(noon(holder, "2025-02-28"), peer.Date{}))
	for on, want := range map[string]int{"2015-01-01": 44 * 60, "2023-12-31": 44 * 60, "2024-01-01": 0, "2025-12-31": 0} {
		g, err := c.Gap(ff, credential.Question{On: d("2026-01-01")}, []credential.Record{hours(credential.KindContinuing, 44, on)})
		require.NoError(t, err)
		assert.Equal(t, want, line(t, g, "contact_hours").Missing(), on)
	}
}
