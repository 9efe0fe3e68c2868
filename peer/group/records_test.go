package group_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file in testdata; a stored sample of a release is written
// once and never again.
func golden(t *testing.T, name, got string) string {
	t.Helper()
	path := filepath.Join("testdata", name)
	_, err := os.Stat(path)
	if *update && !(err == nil && regexp.MustCompile(`-v\d+\.json$`).MatchString(path)) {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
	return string(want)
}

// A record is an entity that is stored with its history.
type record interface {
	json.Marshaler
	Digest() lifecycle.Digest
}

// records returns one of each kind of record in every state, each with a new value of
// its kind to load into.
func records(t testing.TB) (all []record, empty []func() record) {
	t.Helper()
	add := func(r record, e func() record) { all, empty = append(all, r), append(empty, e) }
	for _, s := range group.MembershipStates() {
		add(membershipIn(t, s), func() record { return &group.Membership{} })
	}
	coder := admitted(t, "m-9", codedGroup(t), group.Who{Code: "blue-heron"})
	require.NoError(t, coder.Choose(lifecycle.Act{By: coder.Who().Actor(), At: day(3)}, recovery.AttendanceNone))
	add(coder, func() record { return &group.Membership{} })
	for _, s := range group.MeetingStates() {
		add(meetingIn(t, s), func() record { return &group.Meeting{} })
	}
	for _, s := range group.CaseStates() {
		add(caseIn(t, s), func() record { return &group.Case{} })
	}
	return all, empty
}

// forgeries returns the stored record with each of its values changed in turn.
func forgeries(t testing.TB, data []byte) (all [][]byte) {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal(data, &v))
	emit := func() {
		forged, err := json.Marshal(v)
		require.NoError(t, err)
		all = append(all, forged)
	}
	var walk func(v any, set func(any))
	walk = func(v any, set func(any)) {
		switch v := v.(type) {
		case map[string]any:
			for k, inner := range v {
				walk(inner, func(x any) { v[k] = x })
				delete(v, k)
				emit()
				v[k] = inner
			}
		case []any:
			for i, inner := range v {
				walk(inner, func(x any) { v[i] = x })
			}
			if set != nil && len(v) > 0 {
				set(v[:len(v)-1])
				emit()
				set(v)
			}
		case string:
			for _, x := range []string{v + "x", "", "leader-2", "2026-01-08T12:00:00Z", "2026-09-01", "not_recorded", "count_only"} {
				if x != v {
					set(x)
					emit()
				}
			}
			set(v)
		case float64:
			set(v + 1)
			emit()
			set(v)
		case bool:
			set(!v)
			emit()
			set(v)
		}
	}
	walk(v, nil)
	return all
}

// Any single change to a stored record either does not load or changes the digest.
func TestAnySingleChangeToARecordIsSeen(t *testing.T) {
	all, empty := records(t)
	for i, r := range all {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		back := empty[i]()
		require.NoError(t, json.Unmarshal(data, back))
		assert.Equal(t, r.Digest(), back.Digest())
		seen := 0
		for _, forged := range forgeries(t, data) {
			back := empty[i]()
			if json.Unmarshal(forged, back) == nil {
				require.NotEqual(t, r.Digest(), back.Digest(), "%s", forged)
				seen++
			}
		}
		assert.Positive(t, seen, "some changes load, so that digests are tried at all: %T", r)
	}
}

func TestStoredSamplesStillLoad(t *testing.T) {
	for name, r := range map[string]record{
		"membership-v1.json":      membershipIn(t, group.MembershipUnderAppeal),
		"meeting-v1.json":         meetingIn(t, group.MeetingDebriefed),
		"moderation_case-v1.json": caseIn(t, group.CaseClosed),
	} {
		data, err := json.MarshalIndent(r, "", "  ")
		require.NoError(t, err)
		stored := golden(t, name, string(data)+"\n")
		back := map[string]record{"membership-v1.json": &group.Membership{}, "meeting-v1.json": &group.Meeting{}, "moderation_case-v1.json": &group.Case{}}[name]
		require.NoError(t, json.Unmarshal([]byte(stored), back))
		assert.Equal(t, r.Digest(), back.Digest())
	}
	data, err := json.MarshalIndent(fullGroup(t), "", "  ")
	require.NoError(t, err)
	var g group.Group
	require.NoError(t, json.Unmarshal([]byte(golden(t, "group-v1.json", string(data)+"\n")), &g))
	assert.Equal(t, fullGroup(t), g)
	data, err = json.MarshalIndent(fullSheet(t), "", "  ")
	require.NoError(t, err)
	var s group.Sheet
	require.NoError(t, json.Unmarshal([]byte(golden(t, "sheet-v1.json", string(data)+"\n")), &s))
	assert.Equal(t, fullSheet(t), s)
}

func fullGroup(t testing.TB) group.Group {
	t.Helper()
	when := recurrence(t, newYork+"20260105T190000\nRRULE:FREQ=WEEKLY;BYDAY=MO\nEXDATE;TZID=America/New_York:20260525T190000")
	g := groupOf(t, func(c *group.Charter) {
		c.Site, c.Domains, c.Populations, c.Focuses, c.AgeGroup = "site", []peer.Domain{peer.DomainSubstanceUse}, []group.Population{group.PopulationInjecting}, []recovery.Focus{recovery.FocusWomen}, peer.AgeAdult
		c.Setting, c.Language, c.Access, c.Form, c.Channel, c.Crosstalk = peer.SettingCommunityOrganization, "es", recovery.AccessClosed, recovery.FormatDiscussion, recovery.ChannelHybrid, recovery.CrosstalkLimited
		c.ShareMinutes, c.When, c.Accessibility, c.MayShare, c.SafetyContact, c.LimitsNote = 5, &when, []group.Accessibility{group.AccessWheelchair}, group.AnswerYes, "on-call", "limits-2"
	})
	require.NoError(t, g.Amend(date(t, "2026-02-01"), append(threeRules[:3:3], recovery.GroundNoRecording)...))
	return g
}

func fullSheet(t testing.TB) group.Sheet {
	t.Helper()
	s := sheetOf(t, recovery.AttendanceNamedWithConsent)
	require.NoError(t, s.Count(9, 2))
	require.NoError(t, s.Put(group.Attendance{Who: named, Status: group.AttendanceLate, Minutes: 60, Grounds: peertest.Grounds()}, peer.ConsentGiven))
	require.NoError(t, s.Put(group.Attendance{Who: group.Who{Code: "blue-heron"}, Status: group.AttendanceExcused}, ""))
	return s
}

func TestTablesAsPictures(t *testing.T) {
	golden(t, "membership.mmd", group.MembershipLifecycle().Mermaid())
	golden(t, "meeting.mmd", group.MeetingLifecycle().Mermaid())
	golden(t, "moderation_case.mmd", group.CaseLifecycle().Mermaid())
}

func tryRows[S, E ~string](t *testing.T, table lifecycle.Table[S, E], verified ...E) {
	t.Helper()
	read := map[E]bool{}
	for _, r := range table.Rows {
		assert.NotEmpty(t, r.Doc, "%s: %s", table.Name, r.Event)
		assert.NotEmpty(t, r.Source.Title, "%s: %s", table.Name, r.Event)
		assert.NotEqual(t, source.Unverified, r.Source.Evidence, "%s: %s", table.Name, r.Event)
		if r.Source.Verified() {
			read[r.Event] = true
		}
	}
	for _, e := range verified {
		assert.True(t, read[e], "%s", e)
		delete(read, e)
	}
	assert.Empty(t, read)
}

func TestRowsSayWhatTheyRestOn(t *testing.T) {
	tryRows(t, group.MembershipLifecycle())
	tryRows(t, group.MeetingLifecycle(), group.AddLeader)
	tryRows(t, group.CaseLifecycle(), group.ReportPost, group.DecideCase, group.AppealCase)
}

func trySpanish[S, E ~string](t *testing.T, table lifecycle.Table[S, E]) {
	t.Helper()
	spanish := table.Labels[lifecycle.Spanish]
	assert.NotEmpty(t, spanish.Name)
	assert.Len(t, spanish.States, len(table.States()))
	assert.Len(t, spanish.Events, len(table.Events()))
	for _, s := range table.States() {
		assert.NotEmpty(t, spanish.States[string(s)], "%s", s)
	}
	for _, e := range table.Events() {
		assert.NotEmpty(t, spanish.Events[string(e)], "%s", e)
	}
}

func TestWhatParticipantsReadIsInSpanishToo(t *testing.T) {
	trySpanish(t, group.MembershipLifecycle())
	trySpanish(t, group.CaseLifecycle())
}

// What was accepted is stored as it is; what was not leaves the value as it was.
func FuzzRecords(f *testing.F) {
	all, empty := records(f)
	for i, r := range all {
		data, err := json.Marshal(r)
		require.NoError(f, err)
		f.Add(uint8(i), data)
	}
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		fresh := empty[int(kind)%len(empty)]
		r := fresh()
		if json.Unmarshal(data, r) != nil {
			assert.Equal(t, fresh(), r)
			return
		}
		stored, err := json.Marshal(r)
		require.NoError(t, err)
		back := fresh()
		require.NoError(t, json.Unmarshal(stored, back))
		assert.Equal(t, r.Digest(), back.Digest())
	})
}

// The plain values: each is either refused and unchanged, or comes back as it was.
func FuzzValues(f *testing.F) {
	fresh := []func() any{func() any { return &group.Group{} }, func() any { return &group.Sheet{} }, func() any { return &group.Slip{} }, func() any { return &group.Activity{} }}
	for i, v := range []any{fullGroup(f), fullSheet(f), group.Slip{ID: "s", Group: "g", On: date(f, "2026-01-15"), Minutes: 60, Signature: "K7"}, hike(f)} {
		data, err := json.Marshal(v)
		require.NoError(f, err)
		f.Add(uint8(i), data)
	}
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		make := fresh[int(kind)%len(fresh)]
		v := make()
		if json.Unmarshal(data, v) != nil {
			assert.Equal(t, make(), v)
			return
		}
		stored, err := json.Marshal(v)
		require.NoError(t, err)
		back := make()
		require.NoError(t, json.Unmarshal(stored, back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(stored), string(again))
	})
}
