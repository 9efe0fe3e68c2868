package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func (rep *report) month(t *testing.T, id string) supervisorMonth {
	t.Helper()
	for _, m := range rep.Months {
		if m.Supervisor == id {
			return m
		}
	}
	t.Fatal("no month of " + id)
	return supervisorMonth{}
}

func itemsOf(t *testing.T, m supervisorMonth, worker string) []string {
	t.Helper()
	for _, a := range m.Agendas {
		if a.Worker == worker {
			return names(a.Items, func(l agendaLine) string { return l.Severity.String() + " " + string(l.Kind) })
		}
	}
	t.Fatal("no agenda of " + worker)
	return nil
}

// Counted in sessions.csv: in March s-01 held six sessions of 45, 45, 60, 45, 45 and 45
// minutes and one was asked for and not given; s-02 held nine of an hour and w-04 missed one.
func TestASupervisorsMonth(t *testing.T) {
	rep := shippedAt(t, "")
	first, second := rep.month(t, "s-01"), rep.month(t, "s-02")
	assert.Equal(t, "2026-03-01", first.From.String())
	assert.Equal(t, "2026-04-01", first.To.String())
	assert.Equal(t, []string{"w-01", "w-02", "w-03"}, first.Workers)
	assert.Equal(t, []string{"w-04", "w-05"}, second.Workers, "w-06 left")
	assert.Equal(t, []int{6, 285, 0, 0, 1, 2}, []int{first.Digest.Held, int(first.Digest.Minutes), first.Digest.MissedBySupervisor, first.Digest.MissedByWorker,
		first.Digest.ExtraNotGiven, first.Digest.CoSigns})
	assert.Equal(t, []int{9, 540, 0, 1, 0}, []int{second.Digest.Held, int(second.Digest.Minutes), second.Digest.MissedBySupervisor, second.Digest.MissedByWorker,
		second.Digest.ExtraNotGiven})
	assert.Equal(t, []string{"soon worker_topic", "routine overdue_notes"}, itemsOf(t, first, "w-01"), "what the worker asked for goes first")
	assert.Empty(t, itemsOf(t, first, "w-03"))
}

// An overdose on 20 February is talked over within a day, and does not wait for a session.
func TestAnEmergencyIsOnTheAgendaAtOnce(t *testing.T) {
	rep := shippedAt(t, "2026-02-28T12:00:00-06:00")
	m := rep.month(t, "s-02")
	assert.Equal(t, "2026-02-01", m.From.String())
	assert.Equal(t, "2026-02-28", m.To.String(), "the month as far as it has gone")
	assert.Equal(t, []string{"urgent debrief", "urgent scope_decision"}, itemsOf(t, m, "w-05"))
	assert.Equal(t, 1, rep.month(t, "s-01").Digest.MissedBySupervisor, "u-019, owed by the organisation")
	assert.Equal(t, []string{"soon scope_decision", "soon scope_decision"}, itemsOf(t, rep.month(t, "s-01"), "w-03"), "a question, and a contact outside scope")
}

func TestAMonthRepeatsNoWords(t *testing.T) {
	rep := shippedAt(t, "")
	data, err := json.Marshal(rep.Months)
	require.NoError(t, err)
	assert.NotContains(t, string(data), "As agreed.", "no note is read")
	assert.NotContains(t, string(data), "p-0", "no participant is named")
}
