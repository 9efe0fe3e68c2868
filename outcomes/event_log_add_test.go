package outcomes_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
)

// Two feeds that both number their own: 17 is a visit of one person and the custody of another.
func TestAnIDIsThatOfOneEvent(t *testing.T) {
	for name, text := range map[string]string{
		"kind and person": "17 p1 ed_visit 2024-01-01 recorded=2024-01-02\n17 p2 custody 2024-03-01 recorded=2024-03-02",
		"kind":            "17 p1 ed_visit 2024-01-01 recorded=2024-01-02\n17 p1 custody 2024-03-01 recorded=2024-03-02",
		"person":          "17 p1 ed_visit 2024-01-01 recorded=2024-01-02\n17 p2 ed_visit 2024-03-01 recorded=2024-03-02",
		"at one moment":   "17 p1 ed_visit 2024-01-01 recorded=2024-01-02\n17 p2 ed_visit 2024-01-01 recorded=2024-01-02",
	} {
		_, err := outcomes.NewLog(events(t, text)...)
		require.ErrorIs(t, err, outcomes.ErrEvent, name)
		require.ErrorContains(t, err, "one id stands for another kind of event, or another person", name)
		var at *outcomes.EventError
		require.ErrorAs(t, err, &at)
		assert.Equal(t, 2, at.Row, name)
	}
	_, err := outcomes.NewLog(events(t, `
		17 p1 ed_visit 2024-01-01 recorded=2024-01-02
		17 p2 ed_visit 2024-01-01 recorded=2024-01-03 void`)...)
	require.ErrorIs(t, err, outcomes.ErrEvent, "one does not void what another has")

	for _, moment := range []string{"2024-02-01", "2024-02-02"} {
		text := "17 p1 ed_visit 2024-01-01 recorded=2024-01-02\n17 p2 ed_visit 2024-01-01 recorded=" + moment +
			"\n17 p1 ed_visit 2024-01-01 recorded=2024-02-01 void"
		l := log(t, text)
		require.Len(t, l.Events(), 1)
		assert.Equal(t, "p2", string(l.Events()[0].Person), "the wrong person is voided, and the right one recorded")
		assert.Equal(t, "p1", string(l.AsKnown(date(t, "2024-01-31").Start(nil)).Events()[0].Person))
		again, err := outcomes.NewLog(append(l.Records(), l.Records()...)...)
		require.NoError(t, err)
		assert.Equal(t, l, again)
	}
}

// Recorded on 2 January and corrected on 1 February; a correction that says it was made
// on 15 January cannot have followed either.
func TestACorrectionIsNotDatedBack(t *testing.T) {
	sent := log(t, "a p1 admission 2024-01-01 recorded=2024-01-02\na p1 admission 2023-12-30 recorded=2024-02-01")
	late := events(t, `b p1 death 2024-02-01 recorded=2024-02-03
		a p1 admission 2024-01-05 recorded=2024-01-15`)
	_, err := sent.Add(late...)
	require.ErrorIs(t, err, outcomes.ErrEvent)
	require.EqualError(t, err, "outcomes: record 2: outcomes: bad event: a correction is recorded after what it corrects")
	_, err = outcomes.Log{}.Add(events(t, "a p1 death 2024-01-01 recorded=2024-02-02\na p1 death 2024-01-01 recorded=2024-02-01 void")...)
	require.ErrorIs(t, err, outcomes.ErrEvent, "nor within what is added")

	late[1].Recorded = date(t, "2024-02-02").Start(nil).Add(time.Hour)
	now, err := sent.Add(late...)
	require.NoError(t, err)
	assert.Equal(t, []string{"admission 2024-01-05", "death 2024-02-01"}, holds(now))
	assert.Equal(t, []string{"admission 2023-12-30"}, holds(sent), "the log itself is unchanged")
	again, err := now.Add(append(sent.Records(), late...)...)
	require.NoError(t, err)
	assert.Equal(t, now, again, "what is there already is passed over")

	for name, tt := range map[string]struct {
		text string
		want error
	}{
		"no event":                   {"c p1 birth 2024-01-01", outcomes.ErrUnknownEventKind},
		"one moment, two states":     {"a p1 admission 2024-01-04 recorded=2024-02-01", outcomes.ErrEvent},
		"void from the start":        {"c p1 admission 2024-01-04 void", outcomes.ErrEvent},
		"another person, not voided": {"a p2 admission 2024-01-04 recorded=2024-03-01", outcomes.ErrEvent},
	} {
		_, err := sent.Add(append(events(t, "b p1 death 2024-02-01 recorded=2024-02-03"), events(t, tt.text)...)...)
		require.ErrorIs(t, err, tt.want, name)
		var at *outcomes.EventError
		require.ErrorAs(t, err, &at, name)
		assert.Equal(t, 2, at.Row, name)
	}
}

// A correction to its log, which is not dated back.
func ExampleLog_Add() {
	log, _ := outcomes.NewLog(happened("a-1", "ana", outcomes.Admission, "2026-01-01", "2026-01-02"))
	_, err := log.Add(happened("a-1", "ana", outcomes.Admission, "2025-12-31", "2026-01-01"))
	fmt.Println(err)
	log, err = log.Add(happened("a-1", "ana", outcomes.Admission, "2025-12-31", "2026-01-05"))
	fmt.Println(log.Events()[0].On, err)
	// Output:
	// outcomes: record 1: outcomes: bad event: a correction is recorded after what it corrects
	// 2025-12-31 <nil>
}
