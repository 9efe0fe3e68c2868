package consent_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

func utcHour(year int, month time.Month, day, hour int) time.Time {
	return time.Date(year, month, day, hour, 0, 0, 0, time.UTC)
}

func closedOn(at time.Time) consent.KeptRecord {
	return consent.KeptRecord{Class: consent.KeptService, Participant: peertest.ParticipantID,
		Events: map[consent.RetentionEvent]time.Time{consent.RetainFromClosing: at}}
}

func stopsOf(a consent.RetentionAnswer) (kinds []consent.RetentionStopKind) {
	for _, s := range a.Stops {
		kinds = append(kinds, s.Kind)
	}
	return kinds
}

var retainDefault = consent.RetentionPolicy{Rules: consent.RetentionDefaults()}

func TestWhenARecordMayBeDestroyed(t *testing.T) {
	minor := closedOn(utcHour(2020, 1, 31, 10))
	minor.Events[consent.RetainFromOfAge] = utcHour(2026, 5, 1, 0)
	for _, tt := range []struct {
		name   string
		record consent.KeptRecord
		from   time.Time
	}{
		{"seven years", closedOn(utcHour(2026, 1, 31, 10)), utcHour(2033, 1, 31, 10)},
		{"from a leap day", closedOn(utcHour(2024, 2, 29, 10)), utcHour(2031, 2, 28, 10)},
		{"a minor, by the longer rule", minor, utcHour(2029, 5, 1, 0)},
		{"a consent", consent.KeptRecord{Class: consent.KeptConsent, Events: map[consent.RetentionEvent]time.Time{consent.RetainFromLastEffect: utcHour(2022, 2, 28, 0)}}, utcHour(2028, 2, 28, 0)},
		{"a claim", consent.KeptRecord{Class: consent.KeptBilling, Events: map[consent.RetentionEvent]time.Time{consent.RetainFromMade: utcHour(2026, 8, 31, 0)}}, utcHour(2036, 8, 31, 0)},
	} {
		a, err := retainDefault.Due(tt.record, nil, tt.from.Add(-time.Nanosecond))
		require.NoError(t, err, tt.name)
		assert.False(t, a.May, tt.name)
		assert.Equal(t, []consent.RetentionStopKind{consent.StopNotYet}, stopsOf(a), tt.name)
		assert.Equal(t, tt.from, a.Stops[0].Until, tt.name)
		a, err = retainDefault.Due(tt.record, nil, tt.from)
		require.NoError(t, err, tt.name)
		assert.True(t, a.May, tt.name)
		assert.Equal(t, tt.from, a.From, tt.name)
		assert.False(t, a.Overdue, "no rule says by when")
		assert.NotEmpty(t, a.Rules)
	}
}

func TestMonthEndsAndClockChanges(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	rule := func(keep lifecycle.Span) consent.RetentionPolicy {
		return consent.RetentionPolicy{Rules: []consent.RetentionRule{{Class: consent.KeptService, From: consent.RetainFromClosing, Keep: keep}}, Calendar: lifecycle.Calendar{Zone: zone}}
	}
	for _, tt := range []struct {
		keep  lifecycle.Span
		since time.Time
		want  time.Time
	}{
		{lifecycle.Months(1), time.Date(2026, 1, 31, 20, 0, 0, 0, zone), time.Date(2026, 2, 28, 20, 0, 0, 0, zone)},
		{lifecycle.Months(1), time.Date(2024, 1, 31, 20, 0, 0, 0, zone), time.Date(2024, 2, 29, 20, 0, 0, 0, zone)},
		{lifecycle.Months(12), time.Date(2024, 2, 29, 20, 0, 0, 0, zone), time.Date(2025, 2, 28, 20, 0, 0, 0, zone)},
		{lifecycle.Days(1), time.Date(2026, 3, 7, 20, 0, 0, 0, zone), utcHour(2026, 3, 9, 0)},      // 23 hours
		{lifecycle.Days(1), time.Date(2026, 3, 7, 2, 30, 0, 0, zone), utcHour(2026, 3, 8, 7)},      // into the gap
		{lifecycle.Days(1), time.Date(2026, 10, 31, 20, 0, 0, 0, zone), utcHour(2026, 11, 2, 1)},   // 25 hours
		{lifecycle.Hours(24), time.Date(2026, 10, 31, 20, 0, 0, 0, zone), utcHour(2026, 11, 2, 0)}, // and 24 of them
	} {
		a, err := rule(tt.keep).Due(closedOn(tt.since), nil, tt.want)
		require.NoError(t, err)
		assert.True(t, a.From.Equal(tt.want), "%v after %v: %v", tt.keep, tt.since, a.From)
		assert.True(t, a.May)
	}
}

func TestAHoldWinsAlways(t *testing.T) {
	record := closedOn(utcHour(2001, 1, 1, 0))
	at := utcHour(2026, 1, 1, 0)
	hold := consent.RetentionHold{Why: consent.HoldOther, Key: "inquiry-7", Participant: peertest.ParticipantID, Since: utcHour(2025, 12, 1, 0)}
	for _, tt := range []struct {
		name  string
		edit  func(*consent.RetentionHold)
		holds bool
	}{
		{"as it is", func(*consent.RetentionHold) {}, true},
		{"its class", func(h *consent.RetentionHold) { h.Classes = []consent.RecordClass{consent.KeptService} }, true},
		{"another class", func(h *consent.RetentionHold) { h.Classes = []consent.RecordClass{consent.KeptBilling} }, false},
		{"another participant", func(h *consent.RetentionHold) { h.Participant = "participant-2" }, false},
		{"everybody", func(h *consent.RetentionHold) { h.Participant, h.All = "", true }, true},
		{"from now on", func(h *consent.RetentionHold) { h.Since = at }, true},
		{"from later on", func(h *consent.RetentionHold) { h.Since = at.Add(time.Nanosecond) }, false},
		{"until now", func(h *consent.RetentionHold) { h.Until = at }, false},
		{"until later", func(h *consent.RetentionHold) { h.Until = at.Add(time.Nanosecond) }, true},
	} {
		h := hold
		tt.edit(&h)
		a, err := retainDefault.Due(record, []consent.RetentionHold{h}, at)
		require.NoError(t, err, tt.name)
		assert.Equal(t, !tt.holds, a.May, tt.name)
		if tt.holds {
			assert.Equal(t, []consent.RetentionStop{{Kind: consent.StopHold, Key: "inquiry-7", Until: h.Until}}, a.Stops, tt.name)
		}
	}
	nobody := record
	nobody.Participant = ""
	a, err := retainDefault.Due(nobody, []consent.RetentionHold{hold}, at)
	require.NoError(t, err)
	assert.False(t, a.May, "nobody knows that it is about somebody else")

	legal, ok := legalIn(t, consent.LegalRefused).Hold(at.AddDate(0, 2, 0))
	require.True(t, ok)
	a, err = retainDefault.Due(record, []consent.RetentionHold{legal}, at.AddDate(0, 2, 0))
	require.NoError(t, err)
	assert.Equal(t, []consent.RetentionStopKind{consent.StopHold}, stopsOf(a))

	asked := requestOf(t, consent.RequestAccess)
	own, ok := asked.Hold(peertest.Day(3))
	require.True(t, ok)
	assert.Equal(t, consent.HoldRequest, own.Why)
	require.NoError(t, asked.Grant(actOn(officerParty, 4)))
	_, ok = asked.Hold(peertest.Day(4))
	assert.False(t, ok)
	_, ok = asked.Hold(peertest.Day(-1))
	assert.False(t, ok)
}

// Whatever the record and its rules, with a hold that holds it is never destroyed.
func TestNoRuleBeatsAHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		class := rapid.SampledFrom(consent.RecordClasses()).Draw(t, "class")
		record := consent.KeptRecord{Class: class, Participant: "p-1", Events: map[consent.RetentionEvent]time.Time{}}
		for _, e := range consent.RetentionEvents() {
			if rapid.Bool().Draw(t, "happened") {
				record.Events[e] = utcHour(rapid.IntRange(1990, 2030).Draw(t, "year"), 2, 28, 0)
			}
		}
		at := utcHour(rapid.IntRange(1990, 2060).Draw(t, "now"), 6, 1, 0)
		hold := consent.RetentionHold{Why: consent.HoldLegal, Key: "l-1", Participant: "p-1", Since: at.AddDate(-1, 0, 0)}
		policy := consent.RetentionPolicy{Rules: append(consent.RetentionDefaults(), consent.ShortRetention()...)}
		held, err := policy.Due(record, []consent.RetentionHold{hold}, at)
		require.NoError(t, err)
		require.False(t, held.May || held.Overdue)
		free, err := policy.Due(record, nil, at)
		require.NoError(t, err)
		require.Equal(t, len(free.Stops) == 0, free.May)
		if free.May {
			require.False(t, free.From.After(at))
		}
	})
}

func TestWhatIsKeptForWantOfKnowledge(t *testing.T) {
	at := utcHour(2090, 1, 1, 0)
	for name, tt := range map[string]struct {
		policy consent.RetentionPolicy
		record consent.KeptRecord
		want   []consent.RetentionStopKind
	}{
		"no rules":          {consent.RetentionPolicy{}, closedOn(utcHour(2001, 1, 1, 0)), []consent.RetentionStopKind{consent.StopNoRule}},
		"no event":          {retainDefault, consent.KeptRecord{Class: consent.KeptService}, []consent.RetentionStopKind{consent.StopNotBegun}},
		"an event to come":  {retainDefault, closedOn(at.AddDate(1, 0, 0)), []consent.RetentionStopKind{consent.StopNotBegun}},
		"of age alone":      {retainDefault, consent.KeptRecord{Class: consent.KeptService, Events: map[consent.RetentionEvent]time.Time{consent.RetainFromOfAge: utcHour(2001, 1, 1, 0)}}, []consent.RetentionStopKind{consent.StopNotBegun}},
		"an optional alone": {consent.RetentionPolicy{Rules: []consent.RetentionRule{{Class: consent.KeptService, From: consent.RetainFromOfAge, Keep: lifecycle.Days(1), Optional: true}}}, closedOn(utcHour(2001, 1, 1, 0)), []consent.RetentionStopKind{consent.StopNotBegun}},
	} {
		a, err := tt.policy.Due(tt.record, nil, at)
		require.NoError(t, err, name)
		assert.False(t, a.May, name)
		assert.Equal(t, tt.want, stopsOf(a), name)
	}
}

func TestShortRetention(t *testing.T) {
	policy := consent.RetentionPolicy{Rules: consent.ShortRetention()}
	visit := consent.KeptRecord{Class: consent.KeptNoName, Events: map[consent.RetentionEvent]time.Time{consent.RetainFromLastContact: utcHour(2026, 1, 31, 12)}}
	a, err := policy.Due(visit, nil, utcHour(2026, 1, 31, 12))
	require.NoError(t, err)
	assert.True(t, a.May)
	assert.False(t, a.Overdue)
	assert.Equal(t, utcHour(2026, 3, 2, 12), a.By, "30 days after 31 January")
	a, err = policy.Due(visit, nil, utcHour(2026, 3, 2, 12))
	require.NoError(t, err)
	assert.True(t, a.Overdue)

	crossed := consent.RetentionPolicy{Rules: append(consent.ShortRetention(), consent.RetentionRule{Class: consent.KeptNoName, From: consent.RetainFromLastContact, Keep: lifecycle.Days(60)})}
	a, err = crossed.Due(visit, nil, utcHour(2026, 3, 2, 12))
	require.NoError(t, err)
	assert.True(t, a.Crossed, "keeping wins, and is told")
	assert.False(t, a.May || a.Overdue)
}

func TestRetentionThatCannotBeJudged(t *testing.T) {
	good := consent.RetentionHold{Why: consent.HoldLegal, Key: "l-1", Participant: "p-1"}
	for name, edit := range map[string]func(*consent.KeptRecord, *consent.RetentionHold){
		"an unknown class":        func(r *consent.KeptRecord, _ *consent.RetentionHold) { r.Class = "diary" },
		"an unknown event":        func(r *consent.KeptRecord, _ *consent.RetentionHold) { r.Events["death"] = utcHour(2001, 1, 1, 0) },
		"an event without time":   func(r *consent.KeptRecord, _ *consent.RetentionHold) { r.Events[consent.RetainFromMade] = time.Time{} },
		"a hold of nobody":        func(_ *consent.KeptRecord, h *consent.RetentionHold) { h.Participant = "" },
		"a hold of one and all":   func(_ *consent.KeptRecord, h *consent.RetentionHold) { h.All = true },
		"a hold without reason":   func(_ *consent.KeptRecord, h *consent.RetentionHold) { h.Why = "" },
		"a hold without key":      func(_ *consent.KeptRecord, h *consent.RetentionHold) { h.Key = "" },
		"a hold of no such class": func(_ *consent.KeptRecord, h *consent.RetentionHold) { h.Classes = []consent.RecordClass{"diary"} },
	} {
		r, h := closedOn(utcHour(2001, 1, 1, 0)), good
		edit(&r, &h)
		a, err := retainDefault.Due(r, []consent.RetentionHold{h}, utcHour(2090, 1, 1, 0))
		require.ErrorIs(t, err, consent.ErrRetention, name)
		assert.False(t, a.May, name)
	}
	bad := consent.RetentionPolicy{Rules: []consent.RetentionRule{{Class: consent.KeptService, From: consent.RetainFromClosing}}}
	a, err := bad.Due(closedOn(utcHour(2001, 1, 1, 0)), nil, utcHour(2090, 1, 1, 0))
	require.ErrorIs(t, err, lifecycle.ErrSpan)
	assert.False(t, a.May)
}

func TestNoPeriodIsGivenForVerified(t *testing.T) {
	for _, rule := range append(consent.RetentionDefaults(), consent.ShortRetention()...) {
		assert.Contains(t, []source.Evidence{source.Unverified, source.Design}, rule.Source.Evidence, rule.Class)
		assert.NotEmpty(t, rule.Source.Title)
	}
	have := map[consent.RecordClass]bool{}
	for _, rule := range consent.RetentionDefaults() {
		have[rule.Class] = true
	}
	assert.Len(t, have, len(consent.RecordClasses()))
}

func TestWhatShortRetentionLeavesToSomebody(t *testing.T) {
	events := map[consent.RetentionEvent]time.Time{}
	for _, e := range consent.RetentionEvents() {
		events[e] = utcHour(1990, 1, 1, 0)
	}
	var kept []consent.RecordClass
	for _, class := range consent.RecordClasses() {
		a, err := consent.RetentionPolicy{Rules: consent.ShortRetention()}.Due(consent.KeptRecord{Class: class, Events: events}, nil, utcHour(2090, 1, 1, 0))
		require.NoError(t, err)
		if !a.May {
			assert.Equal(t, []consent.RetentionStopKind{consent.StopNoRule}, stopsOf(a), class)
			kept = append(kept, class)
		}
	}
	assert.Equal(t, []consent.RecordClass{consent.KeptService, consent.KeptConsent, consent.KeptDisclosure, consent.KeptPrivacy, consent.KeptLegal, consent.KeptBilling, consent.KeptSupervision}, kept)
}

func TestAHoldOnOnePersonStopsWhatNamesNobody(t *testing.T) {
	policy := consent.RetentionPolicy{Rules: consent.ShortRetention()}
	at := utcHour(2026, 6, 1, 0)
	visit := consent.KeptRecord{Class: consent.KeptNoName, Events: map[consent.RetentionEvent]time.Time{consent.RetainFromLastContact: utcHour(2026, 1, 31, 12)}}
	for _, tt := range []struct {
		name    string
		classes []consent.RecordClass
		may     bool
	}{
		{"of every class", nil, false},
		{"of its class", []consent.RecordClass{consent.KeptNoName}, false},
		{"of another class", []consent.RecordClass{consent.KeptService}, true},
	} {
		hold := consent.RetentionHold{Why: consent.HoldLegal, Key: "l-1", Participant: peertest.ParticipantID, Classes: tt.classes, Since: utcHour(2026, 1, 1, 0)}
		a, err := policy.Due(visit, []consent.RetentionHold{hold}, at)
		require.NoError(t, err)
		assert.Equal(t, tt.may, a.May, tt.name)
	}
}
