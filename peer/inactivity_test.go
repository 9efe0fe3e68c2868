package peer_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A rule with one step knows that step alone.
func TestInactivityOfOtherRules(t *testing.T) {
	for _, tt := range []struct {
		where  string
		domain peer.Domain
		first  int // the first day of the step
		want   peer.InactivityStep
	}{
		{"US-CA Los Angeles County", "", 180, peer.InactivityInactive},
		{"US-LA", peer.DomainSubstanceUse, 90, peer.InactivityInactive},
		{"US-LA", peer.DomainMentalHealth, 180, peer.InactivityInactive},
		{"US-MT", peer.DomainMentalHealth, 30, peer.InactivityOpenReason},
		{"US-OK", "", 90, peer.InactivityClose},
	} {
		found := false
		for _, a := range peer.InactivityAnalogues() {
			if a.Where != tt.where || a.Domain != tt.domain {
				continue
			}
			found = true
			step, _, err := a.Rule.Step(day(0), day(tt.first).Add(-1), lifecycle.Calendar{})
			require.NoError(t, err)
			assert.Equal(t, peer.InactivityNone, step, tt.where)
			step, since, err := a.Rule.Step(day(0), day(tt.first), lifecycle.Calendar{})
			require.NoError(t, err)
			assert.Equal(t, tt.want, step, tt.where)
			assert.Equal(t, day(tt.first), since)
		}
		assert.True(t, found, tt.where)
	}
	assert.Len(t, peer.InactivityAnalogues(), 6, "and Maine, whose figures are for the summary")
	for _, a := range peer.InactivityAnalogues() {
		assert.True(t, a.Rule.Source.Verified(), a.Where)
		assert.True(t, strings.Contains(a.Rule.Source.String(), "not peer support"), "%s is an analogue and says so", a.Where)
	}
}

func TestTheStepThatFellDueLastCounts(t *testing.T) {
	rule := peer.Inactivity{Review: lifecycle.Days(30), OpenReason: lifecycle.Days(30), Letter: lifecycle.Days(20)}
	for on, want := range map[int]peer.InactivityStep{19: peer.InactivityNone, 20: peer.InactivityLetter, 30: peer.InactivityOpenReason} {
		step, _, err := rule.Step(day(0), day(on), lifecycle.Calendar{})
		require.NoError(t, err)
		assert.Equal(t, want, step, on)
	}
	for name, bad := range map[string]peer.Inactivity{
		"no step":           {},
		"a span in moons":   {Review: lifecycle.Days(30), Close: lifecycle.Span{N: 1, Unit: "moon"}},
		"a negative span":   {OpenReason: lifecycle.Days(-1)},
		"a span of no unit": {Inactive: lifecycle.Span{N: 3}},
	} {
		_, _, err := bad.Step(day(0), day(1), lifecycle.Calendar{})
		require.ErrorIs(t, err, lifecycle.ErrSpan, name)
	}
}

func TestClosingSummary(t *testing.T) {
	summaries := map[string]peer.ClosingSummary{}
	for _, a := range peer.InactivityAnalogues() {
		if a.Summary != (peer.ClosingSummary{}) {
			summaries[a.Where] = a.Summary
		}
	}
	at := func(s string) time.Time { return date(t, s).Start(time.UTC) }
	none := time.Time{}
	for _, tt := range []struct {
		where                        string
		ended, inactive, last, wants time.Time
	}{
		{"US-ME", at("2026-03-01"), at("2026-01-01"), at("2025-12-01"), at("2026-03-16")},
		{"US-ME", none, at("2026-01-01"), at("2025-12-01"), at("2026-04-01")},
		{"US-ME", none, none, at("2025-12-01"), none},
		{"US-MT", at("2026-03-15"), none, at("2025-12-01"), at("2026-04-15")},
		{"US-MT", none, none, at("2025-12-01"), at("2026-03-01")},
		{"US-MT", none, none, none, none},
	} {
		got, err := summaries[tt.where].Due(tt.ended, tt.inactive, tt.last, lifecycle.Calendar{})
		require.NoError(t, err)
		assert.Equal(t, tt.wants, got, tt.where)
	}
	both := peer.ClosingSummary{AfterInactive: lifecycle.Days(10), AfterContact: lifecycle.Days(40)}
	got, err := both.Due(none, at("2026-01-31"), at("2026-01-01"), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, at("2026-02-10"), got, "the earlier of two")
	_, err = peer.ClosingSummary{AfterEnd: lifecycle.Days(-1)}.Due(at("2026-01-01"), none, none, lifecycle.Calendar{})
	require.ErrorIs(t, err, lifecycle.ErrSpan)
	assert.Len(t, summaries, 2)
}
