package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/peertest"
)

// A body that asks for six hours in any twelve months, and whose credential has no last day.
const sixInTwelve = `{"code": "ROLL", "body": "Board", "title": "peer", "requirements": [
  {"id": "hours", "stage": "renewal", "kind": "continuing", "amount": 6, "source": {"title": "rule", "evidence": "design"}}],
 "terms": [{"cycle": "rolling", "months": 12, "source": {"title": "rule", "evidence": "design"}}]}`

func TestARollingTermHasNoLastDay(t *testing.T) {
	s, err := credential.ParseScheme([]byte(sixInTwelve))
	require.NoError(t, err)
	c := certified(t, s, "2024-01-01", "")
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, s, "2040-01-01"))
	days, err := c.KeyDays(s, credential.Question{On: d("2026-01-01")})
	require.NoError(t, err)
	assert.Empty(t, days)
	records := []credential.Record{hours(credential.KindContinuing, 6, "2025-03-01")}
	ask := func(on string) credential.Line {
		g, err := c.Gap(s, credential.Question{On: d(on)}, records)
		require.NoError(t, err)
		return line(t, g, "hours")
	}
	assert.Equal(t, credential.Met, ask("2026-02-28").Result)
	assert.Equal(t, d("2026-02-28"), ask("2025-06-15").Until)
	p, err := c.Period(s, credential.Question{On: d("2026-02-28")})
	require.NoError(t, err)
	assert.Equal(t, peer.DateRange{From: d("2025-03-01"), Until: d("2026-03-01")}, p)
	for _, bad := range []credential.Case{{Rolling: 12}, {Stage: credential.StageRenewal, Rolling: -1}, {Stage: credential.StageRenewal, Rolling: 12, Period: p}} {
		bad.On = d("2026-01-01")
		_, err := s.Gap(bad)
		require.ErrorIs(t, err, credential.ErrCase)
	}
	assert.Equal(t, credential.Short, ask("2026-03-01").Result)
	peertest.RefusedBy(t, c.Lapse(noon(holder, "2030-01-01"), s, nil), "not_expired")
	g, err := c.Gap(s, credential.Question{On: d("2026-02-28")}, records)
	require.NoError(t, err)
	require.NoError(t, c.Renew(noon(certifier, "2026-02-28"), credential.Grant{Scheme: s, Gap: g}))
}

func TestWithoutATermThereIsNoPeriod(t *testing.T) {
	nv := scheme(t, "US-NV") // twenty hours, and no period was found for them
	c := certified(t, nv, "2024-01-01", "2026-12-31")
	_, err := c.Period(nv, credential.Question{On: d("2026-01-01")})
	require.ErrorIs(t, err, credential.ErrPeriod)
	_, err = c.Gap(nv, credential.Question{On: d("2026-01-01")}, nil)
	require.ErrorIs(t, err, credential.ErrPeriod)
	g, err := nv.Gap(credential.Case{On: d("2026-01-01"), Stage: credential.StageRenewal,
		Period: peer.DateRange{From: d("2025-01-01"), Until: d("2027-01-01")}})
	require.NoError(t, err)
	assert.Equal(t, 20*60, line(t, g, "continuing").Missing(), "the caller may state one")
}
