package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Texas: six months as a trainee and six more. The hours of both terms count, and
// none from before or after.
func TestAnExtendedTraineeLosesNoHours(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := eligible(t, tx, "2026-01-05")
	require.NoError(t, c.GrantProvisional(decided("2026-01-15"), credential.Grant{Scheme: tx, Until: d("2026-07-14")}))
	require.NoError(t, c.ExtendProvisional(noon(certifier, "2026-07-01"), credential.Grant{Scheme: tx, Until: d("2027-01-14")}))
	records := []credential.Record{hours(credential.KindExperience, 100, "2026-01-10"), hours(credential.KindExperience, 150, "2026-01-31"),
		hours(credential.KindExperience, 99, "2026-12-31")}
	experience := func() credential.Line {
		g, err := c.Gap(tx, credential.Question{On: d("2027-01-14")}, records)
		require.NoError(t, err)
		return line(t, g, "experience")
	}
	assert.Equal(t, 60, experience().Missing(), "150 + 99, and not those before the term")
	records = append(records, hours(credential.KindExperience, 1, "2027-01-14"))
	assert.Equal(t, credential.Met, experience().Result)
	assert.Equal(t, d("2027-01-14"), experience().Until)

	// Without a term the hours of six months count.
	g, err := tx.Gap(credential.Case{On: d("2027-01-14"), Stage: credential.StageCertification, Records: records})
	require.NoError(t, err)
	assert.Equal(t, 150*60, line(t, g, "experience").Missing(), "99 + 1")
	records = append(records, shown(credential.KindExam, "2026-01-14"),
		credential.Record{Kind: credential.KindDocument, Name: "supervisor_recommendation_letter", On: d("2027-01-01")})
	g, err = c.Gap(tx, credential.Question{On: d("2027-01-14")}, records)
	require.NoError(t, err)
	peertest.RefusedBy(t, c.Certify(noon(certifier, "2027-01-15"), credential.Grant{Scheme: tx, Gap: g, Until: d("2029-01-14")}), "requirements")
	require.NoError(t, c.Certify(noon(certifier, "2027-01-14"), credential.Grant{Scheme: tx, Gap: g, Until: d("2029-01-13")}))
}
