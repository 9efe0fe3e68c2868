package consent_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

func modesOf(duties []consent.ReportDuty) (modes []string) {
	for _, d := range duties {
		modes = append(modes, strings.TrimSpace(d.Jurisdiction+" "+string(d.Mode)))
	}
	return modes
}

// Written by hand: the states that are named, and no other.
func TestDutiesOfNamedJurisdictions(t *testing.T) {
	for _, tt := range []struct {
		jurisdiction string
		class        consent.ReportClass
		want         []string
	}{
		{"US-FL", consent.ReportDutyToWarn, []string{"US-FL permissive", "unknown"}},
		{"US-DC", consent.ReportDutyToWarn, []string{"US-DC permissive", "unknown"}},
		{"US-IL", consent.ReportDutyToWarn, []string{"US-IL permissive", "unknown"}},
		{"US-OR", consent.ReportDutyToWarn, []string{"US-OR permissive", "unknown"}},
		{"US-TX", consent.ReportDutyToWarn, []string{"US-TX permissive", "unknown"}},
		{"US-NY", consent.ReportDutyToWarn, []string{"US-NY permissive", "US-NY mandatory", "unknown"}},
		{"US-AR", consent.ReportDutyToWarn, []string{"US-AR no_guidance", "unknown"}},
		{"US-KS", consent.ReportDutyToWarn, []string{"US-KS no_guidance", "unknown"}},
		{"US-ME", consent.ReportDutyToWarn, []string{"US-ME no_guidance", "unknown"}},
		{"US-NV", consent.ReportDutyToWarn, []string{"US-NV no_guidance", "unknown"}},
		{"US-NM", consent.ReportDutyToWarn, []string{"US-NM no_guidance", "unknown"}},
		{"US-ND", consent.ReportDutyToWarn, []string{"US-ND no_guidance", "unknown"}},
		{"US-CA", consent.ReportDutyToWarn, []string{"unknown"}},
		{"US", consent.ReportDutyToWarn, []string{"unknown"}},
		{"UA", consent.ReportDutyToWarn, []string{"unknown"}},
		{"US-GA", consent.ReportChildAbuse, []string{"US-GA mandatory", "US mandatory", "US mandatory", "unknown"}},
		{"US-MN", consent.ReportChildAbuse, []string{"US-MN mandatory", "US mandatory", "US mandatory", "unknown"}},
		{"US-OR", consent.ReportChildAbuse, []string{"US-OR mandatory", "US mandatory", "US mandatory", "unknown"}},
		{"US-WY", consent.ReportChildAbuse, []string{"US mandatory", "US mandatory", "unknown"}},
		{"UA", consent.ReportChildAbuse, []string{"unknown"}},
		{"US-MN", consent.ReportVulnerableAdult, []string{"US-MN mandatory", "US mandatory", "unknown"}},
		{"US-OR", consent.ReportVulnerableAdult, []string{"US-OR mandatory", "US mandatory", "unknown"}},
		{"US-GA", consent.ReportVulnerableAdult, []string{"US mandatory", "unknown"}},
	} {
		duties, err := consent.DutiesFor(tt.jurisdiction, tt.class)
		require.NoError(t, err)
		assert.Equal(t, tt.want, modesOf(duties), "%s %s", tt.jurisdiction, tt.class)
		last := duties[len(duties)-1]
		assert.Equal(t, source.Design, last.Source.Evidence, "the default is ours")
		assert.Equal(t, lifecycle.Minutes(0), last.Deadline)
		assert.Contains(t, last.What, "tell the supervisor; the organisation decides")
	}
}

func TestDutiesForWhatIsNoJurisdiction(t *testing.T) {
	for _, bad := range []string{"", "us-mn", "USA", "US-", "US-MINN", "US MN", "Minnesota", "US-M N", "-MN", "US-MN-1"} {
		duties, err := consent.DutiesFor(bad, consent.ReportChildAbuse)
		require.ErrorIs(t, err, consent.ErrJurisdiction, bad)
		assert.Equal(t, []string{"unknown"}, modesOf(duties), "the supervisor is told all the same")
	}
	_, err := consent.DutiesFor("US", "gossip")
	require.ErrorIs(t, err, consent.ErrUnknownReportClass)
	_, err = consent.ReportLimits("gossip")
	require.ErrorIs(t, err, consent.ErrUnknownReportClass)
}

func TestFiguresOfTheSurvey(t *testing.T) {
	got, sum := map[string]int{}, 0
	for _, c := range consent.WarnCounts() {
		got[c.Group] = c.States
		sum += c.States
		assert.Equal(t, "JAAPL14", c.Source.Key)
	}
	assert.Equal(t, map[string]int{"mandatory_by_statute": 23, "mandatory_by_case_law": 11, "permissive": 11, "no_guidance": 6}, got)
	assert.Equal(t, 51, sum)
}

func TestDeadlinesAndSupervisorsOfDuties(t *testing.T) {
	withDeadline, suffices := 0, []string{}
	for _, d := range consent.ReportDuties() {
		if d.Deadline.Unit != "" && d.Jurisdiction != "" {
			withDeadline++
			assert.Equal(t, lifecycle.Hours(24), d.Deadline)
		}
		if d.Supervisor == consent.SupervisorSuffices {
			suffices = append(suffices, d.Jurisdiction)
		}
		text := d.Text()
		assert.True(t, strings.HasSuffix(text, "\n"+consent.NoLegalAdvice), text)
		for _, part := range []string{"Mode: ", "Who: ", "What: ", "To whom: ", "By when: ", "Source: "} {
			assert.Contains(t, text, part)
		}
		assert.NotContains(t, text, "you should")
	}
	assert.Equal(t, 1, withDeadline, "one figure is known, and it is the commonest and no rule of a state")
	assert.Equal(t, []string{"US-GA"}, suffices)
	_, err := source.Lookup("ACF19")
	require.NoError(t, err)
}

func TestWhatTheRulesLeaveOfAReport(t *testing.T) {
	for class, want := range map[consent.ReportClass]map[string]source.Evidence{
		consent.ReportChildAbuse:      {"initial_report_only": source.Verified, "records_stay_protected": source.Verified, "where_reporting_endangers": source.Design},
		consent.ReportVulnerableAdult: {"no_such_ground": source.Derived, "where_reporting_endangers": source.Design},
		consent.ReportDutyToWarn:      {"no_ground_of_its_own": source.Secondary, "without_identifying": source.Unverified},
	} {
		limits, err := consent.ReportLimits(class)
		require.NoError(t, err)
		got := map[string]source.Evidence{}
		for _, l := range limits {
			got[l.Rule] = l.Source.Evidence
			assert.NotEmpty(t, l.Text)
		}
		assert.Equal(t, want, got, class)
	}
}
