package group_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func sheetOf(t testing.TB, mode recovery.AttendanceMode) group.Sheet {
	t.Helper()
	g := groupOf(t, func(c *group.Charter) { c.Mode = mode })
	s, err := group.NewSheet(g, *meeting(t, "meeting-1", g))
	require.NoError(t, err)
	return s
}

// What each mode keeps of a count, a code and a name.
func TestASheetKeepsWhatItsModeAllows(t *testing.T) {
	heron := group.Attendance{Who: group.Who{Code: "blue-heron"}, Status: group.AttendanceAttended}
	ana := group.Attendance{Who: named, Status: group.AttendanceAttended, Grounds: peertest.Grounds()}
	for mode, want := range map[recovery.AttendanceMode][3]bool{
		recovery.AttendanceNamedWithConsent: {true, true, true},
		recovery.AttendanceCoded:            {true, true, false},
		recovery.AttendanceCountOnly:        {true, false, false},
	} {
		s := sheetOf(t, mode)
		for i, err := range []error{s.Count(9, 2), s.Put(heron, ""), s.Put(ana, peer.ConsentGiven)} {
			if want[i] {
				require.NoError(t, err, mode)
			} else {
				require.ErrorIs(t, err, group.ErrAnonymity, mode)
			}
		}
		assert.Equal(t, 9, s.Total())
		assert.Equal(t, 2, s.Newcomers())
		data, err := json.Marshal(s)
		require.NoError(t, err)
		var back group.Sheet
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, s, back)
		// A stricter mode written over what was kept does not load.
		for stricter := range map[recovery.AttendanceMode]bool{recovery.AttendanceNone: true, recovery.AttendanceCountOnly: mode != recovery.AttendanceCountOnly} {
			if stricter == mode {
				continue
			}
			forged := strings.Replace(string(data), `"mode":"`+string(mode)+`"`, `"mode":"`+string(stricter)+`"`, 1)
			require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), group.ErrAnonymity, forged)
		}
		// Nor does a list of people under a fellowship's name, in whatever mode it says.
		forged := strings.Replace(string(data), `"mode":`, `"pathway":"na","mode":`, 1)
		require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), group.ErrAnonymity, forged)
		assert.Equal(t, s, back, "unchanged on error")
	}
	var none group.Sheet
	require.ErrorIs(t, none.Count(1, 0), group.ErrAnonymity)
	require.ErrorIs(t, none.Put(heron, ""), group.ErrAnonymity)
	_, err := json.Marshal(none)
	require.ErrorIs(t, err, group.ErrAnonymity)
	_, err = group.NewSheet(groupOf(t, func(c *group.Charter) { c.ID = "g-2" }), *meeting(t, "meeting-1", groupOf(t, nil)))
	require.ErrorIs(t, err, group.ErrAttendance)
}

func TestANameOnASheetTakesAConsent(t *testing.T) {
	s := sheetOf(t, recovery.AttendanceNamedWithConsent)
	ana := group.Attendance{Who: named, Status: group.AttendanceAttended, Grounds: peertest.Grounds()}
	for _, verdict := range []peer.ConsentVerdict{"", peer.ConsentNotAsked, peer.ConsentDenied, peer.ConsentWithdrawn} {
		require.ErrorIs(t, s.Put(ana, verdict), group.ErrConsent)
	}
	for name, spoil := range map[string]func(a *group.Attendance){
		"no consent": func(a *group.Attendance) { a.Grounds.Consent = "" },
		"no purpose": func(a *group.Attendance) { a.Grounds.Purpose = "" },
		"no end":     func(a *group.Attendance) { a.Grounds.Until = peer.Date{} },
		"run out":    func(a *group.Attendance) { a.Grounds.Until = date(t, "2026-01-15") }, // the day of the meeting
	} {
		bad := ana
		spoil(&bad)
		require.ErrorIs(t, s.Put(bad, peer.ConsentGiven), group.ErrConsent, name)
	}
	last := ana
	last.Grounds.Until = date(t, "2026-01-16")
	require.NoError(t, s.Put(last, peer.ConsentGiven))
	for name, bad := range map[string]group.Attendance{
		"nobody":       {Status: group.AttendanceAttended},
		"both ways":    {Who: group.Who{Participant: "p", Code: "c"}, Status: group.AttendanceAttended, Grounds: peertest.Grounds()},
		"no status":    {Who: group.Who{Code: "c"}},
		"absent there": {Who: group.Who{Code: "c"}, Status: group.AttendanceAbsent, Minutes: 5},
		"too long":     {Who: group.Who{Code: "c"}, Status: group.AttendanceLate, Minutes: 1441},
	} {
		require.ErrorIs(t, s.Put(bad, peer.ConsentGiven), group.ErrAttendance, name)
	}
	require.ErrorIs(t, s.Put(group.Attendance{Who: group.Who{Code: "c"}, Status: group.AttendanceLate, Grounds: peertest.Grounds()}, ""), group.ErrAnonymity, "a consent would say who it is")
	assert.Len(t, s.Entries(), 1)
	last.Status = group.AttendanceLeftEarly
	require.NoError(t, s.Put(last, peer.ConsentGiven))
	assert.Len(t, s.Entries(), 1, "each person once")
}

func TestCounts(t *testing.T) {
	s := sheetOf(t, recovery.AttendanceCoded)
	require.NoError(t, s.Count(3, 1))
	for _, bad := range [][2]int{{-1, 0}, {2, 3}, {0, 1}, {3, -1}} {
		require.ErrorIs(t, s.Count(bad[0], bad[1]), group.ErrAttendance)
	}
	for i, code := range []group.Code{"a", "b", "c", "d"} {
		require.NoError(t, s.Put(group.Attendance{Who: group.Who{Code: code}, Status: group.AttendanceStatuses()[1+i%2]}, ""))
	}
	assert.Equal(t, 4, s.Total(), "no fewer than were written down")
	require.ErrorIs(t, s.Count(3, 0), group.ErrAttendance)
	require.NoError(t, s.Put(group.Attendance{Who: group.Who{Code: "e"}, Status: group.AttendanceAbsent}, ""))
	assert.Equal(t, 4, s.Total(), "whoever was not there is not counted")
	s.Forget(group.Who{Code: "a"})
	assert.Len(t, s.Entries(), 4)
	assert.Equal(t, 4, s.Total(), "a count names nobody and stays")
	s.Forget(group.Who{Code: "nobody"})
	assert.Len(t, s.Entries(), 4)
}

func TestNamesGoWhenTheirTimeIsOver(t *testing.T) {
	s := sheetOf(t, recovery.AttendanceNamedWithConsent)
	for i, until := range []string{"2026-02-01", "2026-03-01"} {
		w := group.Grounds{Consent: peer.ConsentID([]string{"c-1", "c-2"}[i]), Purpose: group.PurposeBilling, Until: date(t, until)}
		require.NoError(t, s.Put(group.Attendance{Who: who(peer.ParticipantID([]string{"a", "b"}[i])), Status: group.AttendanceAttended, Grounds: w}, peer.ConsentGiven))
	}
	before := s
	s.Expire(date(t, "2026-01-31"))
	assert.Len(t, s.Entries(), 2)
	s.Expire(date(t, "2026-02-01"))
	assert.Len(t, s.Entries(), 1)
	assert.Equal(t, 2, s.Total())
	s.Withdraw("")
	s.Withdraw("c-9")
	assert.Len(t, s.Entries(), 1)
	s.Withdraw("c-2")
	assert.Empty(t, s.Entries())
	assert.Equal(t, 2, s.Total())
	assert.Len(t, before.Entries(), 2, "a copy stays as it was")
}

func TestAMemberIsKeptNoFurtherThanTheyLet(t *testing.T) {
	g := codedGroup(t)
	s, err := group.NewSheet(g, *meeting(t, "meeting-1", g))
	require.NoError(t, err)
	m := admitted(t, "m-1", g, group.Who{Code: "blue-heron"})
	require.NoError(t, s.PutMember(*m, group.AttendanceAttended, 0, ""))
	for _, mode := range []recovery.AttendanceMode{recovery.AttendanceCountOnly, recovery.AttendanceNone} {
		require.NoError(t, m.Choose(lifecycle.Act{By: m.Who().Actor(), At: day(3)}, mode))
		require.ErrorIs(t, s.PutMember(*m, group.AttendanceLate, 30, ""), group.ErrAnonymity)
	}
	other := admitted(t, "m-2", groupOf(t, func(c *group.Charter) { c.ID = "g-2" }), named)
	require.ErrorIs(t, s.PutMember(*other, group.AttendanceAttended, 0, peer.ConsentGiven), group.ErrAttendance)
	require.ErrorIs(t, s.PutMember(group.Membership{}, group.AttendanceAttended, 0, ""), group.ErrAttendance)
	byName := groupOf(t, nil)
	s, err = group.NewSheet(byName, *meeting(t, "meeting-1", byName))
	require.NoError(t, err)
	ana := admitted(t, "m-3", byName, named)
	require.ErrorIs(t, s.PutMember(*ana, group.AttendanceAttended, 0, peer.ConsentWithdrawn), group.ErrConsent)
	require.NoError(t, s.PutMember(*ana, group.AttendanceAttended, 0, peer.ConsentGiven))
	assert.Equal(t, peertest.Grounds(), s.Entries()[0].Grounds)
	require.NoError(t, ana.Choose(by(participant, day(3)), recovery.AttendanceCoded))
	require.ErrorIs(t, s.PutMember(*ana, group.AttendanceAttended, 0, peer.ConsentGiven), group.ErrAnonymity)
}

func TestASlipNamesNobody(t *testing.T) {
	c := group.Charter{ID: "g-1", Kind: group.KindMutualAid, Pathway: recovery.PathwayAA, Mode: recovery.AttendanceNone}
	g, err := group.NewGroup(c, date(t, "2026-01-01"), threeRules...)
	require.NoError(t, err)
	m := meeting(t, "meeting-1", g)
	_, err = g.Slip("slip-1", *m, date(t, "2026-01-15"), "K7QX")
	require.ErrorIs(t, err, group.ErrSlip, "not held yet")
	require.NoError(t, m.Open(by(leader, day(10)), g, true))
	s, err := g.Slip("slip-1", *m, date(t, "2026-01-15"), "K7QX")
	require.NoError(t, err)
	assert.False(t, g.KeepsSlips(), "given away and forgotten")
	assert.True(t, codedGroup(t).KeepsSlips())
	data, err := json.Marshal(s)
	require.NoError(t, err)
	assert.JSONEq(t, `{"id":"slip-1","group":"g-1","on":"2026-01-15","minutes":90,"signature":"K7QX"}`, string(data))
	var back group.Slip
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, s, back)
	for bad, want := range map[string]error{
		`{"id":"slip-1","group":"g-1","on":"2026-01-15","minutes":90,"signature":"K7QX","participant":"p-1"}`: lifecycle.ErrBadRecord,
		`{"id":"slip-1","group":"g-1","on":"2026-01-15","minutes":90}`:                                        group.ErrSlip,
		`{"id":"slip-1","group":"g-1","on":"2026-01-15","minutes":0,"signature":"K7QX"}`:                      group.ErrSlip,
		`{"id":"slip-1","group":"g-1","minutes":90,"signature":"K7QX"}`:                                       group.ErrSlip,
	} {
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &back), want, bad)
		assert.Equal(t, s, back)
	}
	_, err = g.Slip("", *m, date(t, "2026-01-15"), "K7QX")
	require.ErrorIs(t, err, group.ErrSlip)
	for day, ok := range map[string]bool{"2026-01-13": false, "2026-01-14": true, "2026-01-16": true, "2026-01-17": false} {
		_, err = g.Slip("slip-1", *m, date(t, day), "K7QX")
		assert.Equal(t, ok, err == nil, day)
	}
	_, err = codedGroup(t).Slip("slip-1", group.Meeting{}, date(t, "2026-01-15"), "K7QX")
	require.ErrorIs(t, err, group.ErrSlip)
	_, err = json.Marshal(group.Slip{})
	require.ErrorIs(t, err, group.ErrSlip)
}

// Every report of few people, read by somebody who knows that a hidden count is no zero:
// no count from 1 to 4 is shown, or is the only one that fits.
func TestNoSmallCountFollowsFromAReport(t *testing.T) {
	const minimum = 5
	shows := func(c consent.Cell, n int) bool {
		shown, ok := c.Count()
		return ok && shown == n || !ok && n > 0
	}
	for fresh := range 12 {
		for back := range 12 {
			s := sheetOf(t, recovery.AttendanceCountOnly)
			require.NoError(t, s.Count(fresh+back, fresh))
			r, err := group.ReportOf([]group.Sheet{s}, minimum)
			require.NoError(t, err)
			for _, c := range []consent.Cell{r.Visits, r.Newcomers, r.Returning} {
				n, ok := c.Count()
				assert.False(t, ok && n > 0 && n < minimum, "%d new and %d others", fresh, back)
			}
			others := 0
			for f := range 40 {
				for b := range 40 {
					if shows(r.Newcomers, f) && shows(r.Returning, b) && shows(r.Visits, f+b) && (f != fresh || b != back) {
						others++
					}
				}
			}
			if fresh > 0 && fresh < minimum || back > 0 && back < minimum {
				assert.Positive(t, others, "%d new and %d others", fresh, back)
			}
		}
	}
}

func TestReportOfSheets(t *testing.T) {
	var sheets []group.Sheet
	for i, n := range [][2]int{{12, 2}, {9, 1}} {
		g := groupOf(t, func(c *group.Charter) { c.Mode = recovery.AttendanceCountOnly })
		s, err := group.NewSheet(g, *meeting(t, group.MeetingID([]string{"meeting-1", "meeting-2"}[i]), g))
		require.NoError(t, err)
		require.NoError(t, s.Count(n[0], n[1]))
		sheets = append(sheets, s)
	}
	r, err := group.ReportOf(sheets, consent.SmallCells().N)
	require.NoError(t, err)
	assert.Equal(t, 2, r.Meetings)
	assert.Equal(t, []string{"21", "*", "*"}, []string{r.Visits.String(), r.Newcomers.String(), r.Returning.String()})
	r, err = group.ReportOf(sheets, 2)
	require.NoError(t, err)
	assert.Equal(t, "3", r.Newcomers.String())
	_, err = group.ReportOf(nil, 0)
	require.ErrorIs(t, err, consent.ErrCounts)
	_, err = group.ReportOf(append(sheets, sheets[0]), 5)
	require.ErrorIs(t, err, group.ErrAttendance, "one meeting is not two")
	r, err = group.ReportOf(nil, 5)
	require.NoError(t, err)
	assert.Equal(t, "0", r.Visits.String())
}

func encounter(id peer.EncounterID, kind peer.EncounterKind, start time.Time, minutes int) peer.Encounter {
	return peer.Encounter{ID: id, Kind: kind, Worker: "w-1", Participant: peertestParticipant, Start: start, Minutes: minutes, Attempted: minutes == 0, Recorded: start.Add(24 * time.Hour)}
}

const peertestParticipant peer.ParticipantID = "participant-1"

func TestDoseCountsEverySessionOnce(t *testing.T) {
	s := sheetOf(t, recovery.AttendanceNamedWithConsent) // day 10, 12:00, 90 minutes
	require.NoError(t, s.Put(group.Attendance{Who: named, Status: group.AttendanceAttended, Grounds: peertest.Grounds()}, peer.ConsentGiven))
	require.NoError(t, s.Put(group.Attendance{Who: group.Who{Code: "participant-1"}, Status: group.AttendanceAttended}, ""))
	require.NoError(t, s.Count(20, 0))
	same := encounter("e-1", peer.EncounterGroup, day(10), 90)
	same.Group = "g-1"
	all := []peer.Encounter{
		same,
		encounter("e-2", peer.EncounterOneToOne, day(11), 45),
		encounter("e-3", peer.EncounterOneToOne, day(12), 0), // tried only
		encounter("e-4", peer.EncounterWarmline, day(13), 10),
	}
	other := encounter("e-5", peer.EncounterOneToOne, day(11), 60)
	other.Participant = "p-9"
	all = append(all, other)
	d, err := group.DoseOf(named.Participant, all, []group.Sheet{s}, day(0), day(30))
	require.NoError(t, err)
	assert.Equal(t, group.Dose{GroupContacts: 1, GroupMinutes: 90, IndividualContacts: 1, IndividualMinutes: 45, OtherContacts: 1, OtherMinutes: 10, TotalMinutes: 145}, d)
	// The sheet alone, and the encounter alone, give the same.
	alone, err := group.DoseOf(named.Participant, nil, []group.Sheet{s}, day(0), day(30))
	require.NoError(t, err)
	noSheet, err := group.DoseOf(named.Participant, all[:1], nil, day(0), day(30))
	require.NoError(t, err)
	assert.Equal(t, noSheet, alone)
	// Somebody who left after 30 minutes; the encounter says 90: the room counts once.
	require.NoError(t, s.Put(group.Attendance{Who: named, Status: group.AttendanceLeftEarly, Minutes: 30, Grounds: peertest.Grounds()}, peer.ConsentGiven))
	alone, err = group.DoseOf(named.Participant, nil, []group.Sheet{s}, day(0), day(30))
	require.NoError(t, err)
	assert.Equal(t, 30, alone.GroupMinutes)
	// An encounter of another group at that time is another session in the same minutes.
	two := same
	two.ID, two.Group = "e-6", "g-9"
	d, err = group.DoseOf(named.Participant, []peer.Encounter{same, two}, nil, day(0), day(30))
	require.NoError(t, err)
	assert.Equal(t, 2, d.GroupContacts)
	assert.Equal(t, 90, d.TotalMinutes)
	// Edges: half of it lies inside; the end does not belong to the period.
	d, err = group.DoseOf(named.Participant, all[:1], nil, day(10).Add(45*time.Minute), day(30))
	require.NoError(t, err)
	assert.Equal(t, 45, d.GroupMinutes)
	assert.Zero(t, d.GroupContacts, "it began before")
	d, err = group.DoseOf(named.Participant, all[:1], nil, day(0), day(10))
	require.NoError(t, err)
	assert.Zero(t, d)
	// Nobody is counted by a code, and absent is absent.
	d, err = group.DoseOf("blue-heron", nil, []group.Sheet{s}, day(0), day(30))
	require.NoError(t, err)
	assert.Zero(t, d)
	require.NoError(t, s.Put(group.Attendance{Who: named, Status: group.AttendanceExcused, Grounds: peertest.Grounds()}, peer.ConsentGiven))
	d, err = group.DoseOf(named.Participant, nil, []group.Sheet{s}, day(0), day(30))
	require.NoError(t, err)
	assert.Zero(t, d)
	_, err = group.DoseOf("", nil, nil, day(0), day(30))
	require.ErrorIs(t, err, group.ErrIncomplete)
	_, err = group.DoseOf("p", []peer.Encounter{{}}, nil, day(0), day(30))
	require.ErrorIs(t, err, peer.ErrEncounter)
}
