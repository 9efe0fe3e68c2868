package supervisiontest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/supervisiontest"
)

func TestBuildersReachEveryState(t *testing.T) {
	for _, s := range supervision.AgreementStates() {
		assert.Equal(t, s, supervisiontest.AgreementIn(t, s).State())
	}
	for _, s := range supervision.CoverStates() {
		assert.Equal(t, s, supervisiontest.CoverIn(t, s).State())
	}
	for _, s := range supervision.ActionStates() {
		assert.Equal(t, s, supervisiontest.ActionIn(t, s).State())
	}
	for _, s := range supervision.CycleStates() {
		assert.Equal(t, s, supervisiontest.CycleIn(t, s).State())
	}
}

func TestLedgerCanBeAssessed(t *testing.T) {
	l := supervisiontest.Ledger(t, []supervision.Cover{*supervisiontest.CoverIn(t, supervision.CoverOpen)}, supervisiontest.Held(1))
	dc, err := supervision.StandardOf("US-DC")
	require.NoError(t, err)
	lines, err := dc.Assess(l, supervisiontest.Date(0), supervisiontest.Date(7))
	require.NoError(t, err)
	require.NotEmpty(t, lines)
	assert.Equal(t, supervision.RuleDuration, lines[0].Rule)
	assert.True(t, lines[0].Met, "one hour in person in the week")
}
