package rfc3339_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/internal/rfc3339"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]time.Time{
		"2026-01-31T09:30:00Z":      time.Date(2026, 1, 31, 9, 30, 0, 0, time.UTC),
		"2026-01-31T09:30:00-06:00": time.Date(2026, 1, 31, 15, 30, 0, 0, time.UTC),
		"2026-01-31T09:30:00.5Z":    time.Date(2026, 1, 31, 9, 30, 0, 500_000_000, time.UTC),
		"2024-02-29T00:00:00+00:00": time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC),
	} {
		got, ok := rfc3339.Parse(text)
		assert.True(t, ok, text)
		assert.True(t, want.Equal(got), text)
	}
	for _, text := range []string{
		"", "x", "2026-01-31", "2026-01-31T09:30:00", "2026-01-31T09:30Z", "2026-01-31 09:30:00Z", "2026-01-31t09:30:00Z",
		"2026-01-31T09:30:00z", "2026-01-31T9:30:00Z", "2026-01-31T9:30:00.5Z", "2026-01-31T09:30:00,5Z", "2026-01-31T09:30:00.Z",
		"2026-02-29T09:30:00Z", "2026-13-01T09:30:00Z", "2026-01-31T24:00:00Z", "2026-01-31T09:60:00Z", "2026-01-31T09:30:60Z",
		"2026-01-31T09:30:00+24:00", "2026-01-31T09:30:00+06:60", "2026-01-31T09:30:00-0600", "2026-01-31T09:30:00Z ", " 2026-01-31T09:30:00Z",
		"26-01-31T09:30:00Z", "2026-1-31T09:30:00Z",
	} {
		_, ok := rfc3339.Parse(text)
		assert.False(t, ok, text)
	}
}
