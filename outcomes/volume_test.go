package outcomes_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/peertest"
)

func met(id, who, site string, at time.Time, minutes int, supplies ...peer.Supply) peer.Encounter {
	return peer.Encounter{ID: peer.EncounterID(id), Kind: peer.EncounterDropIn, Worker: "w", Participant: peer.ParticipantID(who), Site: peer.SiteID(site),
		Start: at, Minutes: minutes, Supplies: supplies, Recorded: at.Add(time.Hour)}
}

func TestVolume(t *testing.T) {
	feb := time.Date(2024, 2, 29, 23, 30, 0, 0, time.UTC)
	kit := peer.Supply{Item: "naloxone kit", Count: 2}
	tried := met("e5", "p4", "north", feb, 0)
	tried.Attempted = true
	old := met("e6", "p1", "north", feb.AddDate(0, -2, 0), 30)
	var v outcomes.Volume
	require.NoError(t, v.AddContacts(met("e1", "p1", "north", feb, 30, kit), met("e2", "p2", "north", feb, 20), met("e3", "p3", "south", feb, 10, kit),
		met("e4", "", "north", feb, 5), tried, old, met("e7", "p2", "north", feb.Add(time.Hour), 60)))
	require.NoError(t, v.AddContacts(met("e1", "p1", "north", feb, 30, kit)), "the same contact is one")
	require.NoError(t, v.AddHours(outcomes.Hours{ID: "h1", Worker: "w", On: date(t, "2024-02-29"), Minutes: 480},
		outcomes.Hours{ID: "h2", Worker: "x", Volunteer: true, On: date(t, "2024-02-01"), Minutes: 90}, outcomes.Hours{ID: "h3", Worker: "x", On: date(t, "2024-03-01"), Minutes: 90}))
	ask := outcomes.VolumeAsk{Period: peer.DateRange{From: date(t, "2024-02-01"), Until: date(t, "2024-03-01")}, Merges: merged(t, "p3", "p2"), At: feb}
	c := v.Count(ask)
	assert.Equal(t, outcomes.VolumeCount{From: ask.Period.From, Until: ask.Period.Until, Made: 4, Attempted: 1, Anonymous: 1, Minutes: 65, People: 2, New: 1, Continuing: 1,
		Kinds: []outcomes.Tally{{Name: "drop_in", N: 4}}, AttemptedKinds: []outcomes.Tally{{Name: "drop_in", N: 1}}, Modalities: []outcomes.Tally{{Name: "", N: 4}},
		Supplies: []outcomes.Tally{{Name: "naloxone kit", N: 4}}, WorkedMinutes: 480, UnpaidMinutes: 90}, c, "p2 and p3 are one; 00:30 on 1 March is outside")
	assert.Equal(t, outcomes.Share{Name: outcomes.ShareNotReached, Numerator: 1, Denominator: 5}, c.NotReached(), "4 made and 1 attempted")
	sites, err := v.By(outcomes.BySite, ask)
	require.NoError(t, err)
	require.Len(t, sites, 3)
	assert.Equal(t, []int{0, 3, 1}, []int{sites[0].Made, sites[1].Made, sites[2].Made}, "hours without a site, north, south")
	ask.Zone = func(peer.SiteID) *time.Location { return time.FixedZone("west", -3600) }
	assert.Equal(t, 5, v.Count(ask).Made, "further west it is still 29 February")
	assert.Zero(t, v.Count(outcomes.VolumeAsk{}).Made)
	_, ok := v.Count(outcomes.VolumeAsk{}).NotReached().Value()
	assert.False(t, ok, "no contact, no share")

	changed := met("e1", "p1", "north", feb, 31)
	require.ErrorIs(t, v.AddContacts(changed), outcomes.ErrVolume)
	changed.Revision = 1
	require.NoError(t, v.AddContacts(changed), "a later revision stands")
	assert.Equal(t, 126, v.Count(ask).Minutes)
	require.ErrorIs(t, v.AddContacts(peer.Encounter{}), peer.ErrEncounter)
	require.ErrorIs(t, v.AddHours(outcomes.Hours{ID: "h9", Worker: "w", On: date(t, "2024-02-01"), Minutes: 1441}), outcomes.ErrVolume)
	peertest.Secret(t, "SECRET", outcomes.Hours{Worker: "SECRET"}, outcomes.Target{Worker: "SECRET"})
}

func TestVolumesMergeInAnyOrder(t *testing.T) {
	base := time.Date(2024, 2, 1, 12, 0, 0, 0, time.UTC)
	ids, people := []string{"a", "b", "c", "d", "e"}, []string{"", "p", "q"}
	rapid.Check(t, func(rt *rapid.T) {
		draw := func(name string) (v outcomes.Volume) {
			for _, n := range rapid.SliceOf(rapid.IntRange(0, 14)).Draw(rt, name) {
				e := met(ids[n%5], people[n%3], "s", base.AddDate(0, 0, n), n+1) // id and revision say everything else
				e.Revision = n
				require.NoError(rt, v.AddContacts(e))
			}
			return v
		}
		merge := func(a, b outcomes.Volume) outcomes.Volume {
			out, err := a.Merge(b)
			require.NoError(rt, err)
			return out
		}
		a, b, c := draw("a"), draw("b"), draw("c")
		ask := outcomes.VolumeAsk{Period: peer.DateRange{From: date(t, "2024-02-05"), Until: date(t, "2024-03-01")}}
		assert.Equal(rt, merge(a, b).Count(ask), merge(b, a).Count(ask))
		assert.Equal(rt, merge(merge(a, b), c).Count(ask), merge(a, merge(b, c)).Count(ask))
		assert.Equal(rt, a.Count(ask), merge(a, a).Count(ask))
		assert.Equal(rt, a.Count(ask), merge(a, outcomes.Volume{}).Count(ask))
	})
}

// Heads count at the place of the meeting, in the month on whose day it began, and of
// two sheets of one meeting the later stands.
func TestAttendanceCountsHeads(t *testing.T) {
	g, m := peertest.Group(), peertest.MeetingIn(t, group.MeetingOpened)
	sheet, err := group.NewSheet(g, *m)
	require.NoError(t, err)
	require.NoError(t, sheet.Count(9, 2))
	north := outcomes.Place{Programme: "prog", Site: "north", Funding: "grant"}
	var v outcomes.Volume
	require.NoError(t, v.AddAttendance(north, sheet))
	require.NoError(t, v.AddAttendance(north, sheet), "the same sheet is one")
	day := peer.DateOf(sheet.Start(), nil)
	ask := outcomes.VolumeAsk{Period: peer.DateRange{From: day, Until: day.AddDays(1)}}
	c := v.Count(ask)
	assert.Equal(t, []int{1, 9, 2, 0, 0}, []int{c.Meetings, c.Attendance, c.Newcomers, c.People, c.Made}, "heads are no people and no contacts")

	other := sheet
	require.NoError(t, other.Count(8, 2))
	require.ErrorIs(t, v.AddAttendance(north, other), outcomes.ErrVolume, "one sheet says two things")
	require.ErrorIs(t, v.AddAttendance(outcomes.Place{Site: "south"}, sheet), outcomes.ErrVolume)
	other.Revision = 1
	require.NoError(t, v.AddAttendance(north, other))
	require.NoError(t, v.AddAttendance(north, sheet), "an earlier one is passed over")
	assert.Equal(t, 8, v.Count(ask).Attendance)

	ask.Period = peer.DateRange{From: day.AddDays(1), Until: day.AddDays(31)}
	assert.Zero(t, v.Count(ask).Meetings, "the day after is outside")
	require.ErrorIs(t, v.AddAttendance(north, group.Sheet{}), outcomes.ErrVolume)
}

func TestTargetsRankNobody(t *testing.T) {
	q := peer.DateRange{From: date(t, "2024-01-01"), Until: date(t, "2024-04-01")}
	all := []outcomes.Target{{"ana", "linkage-7", q, 10, 4}, {"ben", "linkage-7", q, 10, 9}, {"cy", "linkage-7", q, 5, 6}}
	own, err := outcomes.OwnProgress(all, "ana")
	require.NoError(t, err)
	assert.Equal(t, []outcomes.Progress{{"linkage-7", q, 10, 4}}, own)
	team, err := outcomes.TeamProgress(all, "linkage-7", q)
	require.NoError(t, err)
	assert.Equal(t, outcomes.Progress{Of: "linkage-7", Period: q, Goal: 25, Done: 19}, team)
	assert.InDelta(t, .76, team.Share(), 1e-15)
	_, err = outcomes.TeamProgress(all[:2], "linkage-7", q)
	require.ErrorIs(t, err, outcomes.ErrTarget, "of two each could tell the other's")
	_, err = outcomes.OwnProgress(all, "")
	require.ErrorIs(t, err, outcomes.ErrTarget)
	_, err = outcomes.OwnProgress([]outcomes.Target{{}}, "ana")
	require.ErrorIs(t, err, outcomes.ErrTarget)
}

func TestQualityOfRecords(t *testing.T) {
	got, err := outcomes.QualityOf(log(t, `
		a1 p1 admission 2024-01-01 age=30 site=north recorded=2024-01-04
		a2 p2 admission 2024-01-01 recorded=2024-01-05
		a2 p2 admission 2024-01-01 age=30 recorded=2024-03-05
		i1 p1 interview 2024-06-01 recorded=2024-06-01
		i2 p1 interview 2024-05-31 recorded=2024-06-01
		q1 p1 answer 2024-06-01 code=craving recorded=2024-06-01
		q2 p1 answer 2024-06-01 code=craving value=3 recorded=2024-06-01
		d1 p1 discharge 2024-07-01 code=missing recorded=2024-07-01`),
		outcomes.QualityAsk{Period: peer.DateRange{From: date(t, "2024-01-01"), Until: date(t, "2025-01-01")}, LateAfter: 3, Schedule: schedule(t, "csat-gpra")})
	require.NoError(t, err)
	assert.Equal(t, []outcomes.DataQuality{
		{Kind: "admission", Events: 2, Late: 1, NoProgramme: 2, NoSite: 1, NoFunding: 2, Unrecorded: 301},
		{Kind: "discharge", Events: 1, NoAge: 1, NoProgramme: 1, NoSite: 1, NoFunding: 1, Unknown: 1, Unrecorded: 183},
		{Kind: "interview", Events: 2, NoAge: 2, NoProgramme: 2, NoSite: 2, NoFunding: 2, OutOfWindow: 1, Unrecorded: 213},
		{Kind: "answer", Events: 2, NoAge: 2, NoProgramme: 2, NoSite: 2, NoFunding: 2, Unknown: 1, Alike: 1, Unrecorded: 213},
	}, got)
	v, _ := got[3].UnknownShare().Value()
	assert.InDelta(t, .5, v, 0)
	_, err = outcomes.QualityOf(outcomes.Log{}, outcomes.QualityAsk{})
	require.ErrorIs(t, err, outcomes.ErrAsk)
}

// Of three interviews one is out of its window, of three answers one was not told, of three
// discharges one has no known reason: no count is its own complement.
func TestQualityCountsWhatLacks(t *testing.T) {
	got, err := outcomes.QualityOf(log(t, `
		a1 p1 admission 2024-01-01
		a2 p2 admission 2024-03-01
		a3 p3 admission 2024-04-01
		i1 p1 interview 2024-06-01
		i2 p1 interview 2024-09-01
		i3 p1 interview 2024-09-02
		i4 p1 interview 2024-05-31
		i5 p1 interview 2024-07-01
		q1 p1 answer 2024-06-01 code=missing
		q2 p1 answer 2024-06-01 code=craving value=3
		q3 p1 answer 2024-06-01 code=craving value=4
		d1 p1 discharge 2024-07-01 code=missing
		d2 p2 discharge 2024-07-01 code=completed
		d3 p3 discharge 2024-07-01 code=dropped_out`),
		outcomes.QualityAsk{Period: peer.DateRange{From: date(t, "2024-01-01"), Until: date(t, "2025-01-01")}, LateAfter: 4000, Schedule: schedule(t, "csat-gpra")})
	require.NoError(t, err)
	require.Len(t, got, 4)
	discharges, interviews, answers := got[1], got[2], got[3]
	assert.Equal(t, 2, interviews.OutOfWindow, "31 May and 2 September: the window is 1 June to 1 September")
	assert.Equal(t, 1, answers.Unknown)
	assert.Equal(t, 1, discharges.Unknown)
	for _, q := range got {
		assert.Zero(t, q.Late)
	}
	// Without a schedule no window is judged, and no other kind of event is.
	got, err = outcomes.QualityOf(log(t, `
		a1 p1 admission 2024-01-01
		i1 p1 interview 2024-12-01`), outcomes.QualityAsk{Period: peer.DateRange{From: date(t, "2024-01-01"), Until: date(t, "2025-01-01")}})
	require.NoError(t, err)
	assert.Zero(t, got[1].OutOfWindow)
	for _, bad := range []outcomes.QualityAsk{
		{Period: peer.DateRange{From: date(t, "2024-01-01"), Until: date(t, "2025-01-01")}, LateAfter: -1}, {LateAfter: 3},
	} {
		_, err = outcomes.QualityOf(outcomes.Log{}, bad)
		require.ErrorIs(t, err, outcomes.ErrAsk)
	}
}

// Care that ended cancels the window that it falls into: an interview of that very day still
// counts, and so does every one in a window that is over before the end.
func TestACancelledWindowHoldsUntilTheEnd(t *testing.T) {
	got, err := outcomes.QualityOf(log(t, `
		a1 p1 admission 2024-01-01
		i1 p1 interview 2024-06-10
		d1 p1 discharge 2024-06-20 code=completed
		i2 p1 interview 2024-06-20
		i3 p1 interview 2024-06-21
		a2 p2 admission 2024-01-01
		i4 p2 interview 2024-06-21
		i5 p2 interview 2024-05-29`),
		outcomes.QualityAsk{Period: peer.DateRange{From: date(t, "2024-01-01"), Until: date(t, "2025-01-01")}, Schedule: schedule(t, "suprt")})
	require.NoError(t, err)
	assert.Equal(t, 1, got[2].OutOfWindow, "180 days on is 29 June and the window opens on 30 May: p2's of 29 May came too early; p1's of 21 June is the closeout's")
}

func TestAnInterviewAfterCareEndedIsOutOfItsWindow(t *testing.T) {
	got, err := outcomes.QualityOf(log(t, `
		a1 p1 admission 2024-01-01
		d1 p1 discharge 2024-06-20 code=completed
		i1 p1 interview 2024-06-20
		i2 p1 interview 2024-08-20`),
		outcomes.QualityAsk{Period: peer.DateRange{From: date(t, "2024-06-01"), Until: date(t, "2025-01-01")}, Schedule: schedule(t, "suprt")})
	require.NoError(t, err)
	assert.Equal(t, 1, got[1].OutOfWindow)
	noms, err := outcomes.QualityOf(log(t, `
		a1 p1 admission 2024-01-01
		d1 p1 discharge 2024-06-20 code=completed
		i1 p1 interview 2024-06-20
		i2 p1 interview 2024-07-10`),
		outcomes.QualityAsk{Period: peer.DateRange{From: date(t, "2024-06-01"), Until: date(t, "2025-01-01")}, Schedule: schedule(t, "cmhs-noms")})
	require.NoError(t, err)
	assert.Equal(t, 1, noms[1].OutOfWindow, "an interview in a course that is over does not count")
}

func TestProcessOfAMentorship(t *testing.T) {
	m := peertest.MentorshipIn(t, peer.MentorshipPaused)
	moves := m.History().Moves()
	last := moves[len(moves)-1].At
	p, err := outcomes.ProcessOf(*m, last.Add(48*time.Hour))
	require.NoError(t, err)
	require.NotEmpty(t, p.Waits)
	assert.Equal(t, peer.MentorshipReferred, p.Waits[0].State)
	require.Len(t, p.Pauses, 1)
	assert.InDelta(t, 48, p.Pauses[0].Hours(), 0)
	assert.True(t, p.Pauses[0].Open)
	assert.True(t, p.ToFirstContact.Event)
	_, err = outcomes.ProcessOf(*m, moves[0].At.Add(-time.Hour))
	require.ErrorIs(t, err, outcomes.ErrNotBegun)

	waiting, err := outcomes.ProcessOf(*peertest.MentorshipIn(t, peer.MentorshipReferred), moves[0].At.Add(6*time.Hour))
	require.NoError(t, err)
	assert.False(t, waiting.ToFirstContact.Event)
	assert.InDelta(t, 6, waiting.ToFirstContact.Time, 0)
	assert.True(t, waiting.Waits[0].Open)
}

// A copy of a volume goes its own way, whatever is added to either.
func TestACopyOfAVolumeIsAnother(t *testing.T) {
	feb := time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC)
	ask := outcomes.VolumeAsk{Period: peer.DateRange{From: date(t, "2024-02-01"), Until: date(t, "2024-03-01")}, At: feb}
	hours := func(id outcomes.HoursID) outcomes.Hours {
		return outcomes.Hours{ID: id, Worker: "w", On: date(t, "2024-02-29"), Minutes: 60}
	}
	var v outcomes.Volume
	require.NoError(t, v.AddContacts(met("e1", "p1", "north", feb, 30)))
	require.NoError(t, v.AddHours(hours("h1")))
	other, err := v.Merge(outcomes.Volume{})
	require.NoError(t, err)
	require.NoError(t, other.AddContacts(met("e2", "p2", "north", feb, 30)))
	require.NoError(t, v.AddHours(hours("h2"), hours("h3")))
	assert.Equal(t, []int{1, 180}, []int{v.Count(ask).Made, v.Count(ask).WorkedMinutes})
	assert.Equal(t, []int{2, 60}, []int{other.Count(ask).Made, other.Count(ask).WorkedMinutes})
}
