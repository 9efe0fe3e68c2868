package outcomes_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// A slowContact, slowSheet and slowHours are records of the slow count; hours run
// from 1 January 2026, in UTC.
type slowContact struct {
	id, revision, hour, minutes, who int // nobody is -1
	attempted                        bool
	kind, mode, place                int
	kits, strips                     int
}

type slowSheet struct{ hour, heads, newcomers, place, revision int }

type slowHours struct {
	day, minutes, place int
	unpaid              bool
}

var (
	slowKinds  = []peer.EncounterKind{peer.EncounterDropIn, peer.EncounterGroup, peer.EncounterOutreach}
	slowModes  = []peer.Modality{"", peer.ModalityInPerson, peer.ModalityPhone}
	slowPlaces = []outcomes.Place{{}, {Programme: "one", Site: "west", Funding: "grant"}, {Programme: "one", Site: "east"}, {Programme: "two", Site: "east", Funding: "grant"}}
)

// offsets are the hours by which the days of each place begin later than in UTC.
var offsets = []int{0, 8, -3, -3}

var start2026 = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func drawContacts(rt *rapid.T) []slowContact {
	var all []slowContact
	for i := range rapid.IntRange(0, 18).Draw(rt, "contacts") {
		n := func(name string, most int) int { return rapid.IntRange(0, most).Draw(rt, name) }
		c := slowContact{id: i, hour: n("hour", 24*30), minutes: 5 * (1 + n("minutes", 10)), who: n("who", 3) - 1, attempted: n("attempted", 3) == 0,
			kind: n("kind", 2), mode: n("mode", 2), place: n("place", 3), kits: n("kits", 2), strips: n("strips", 2)}
		if i > 0 && n("again", 3) == 0 {
			c.id, c.revision = all[i-1].id, all[i-1].revision+1
		}
		if c.attempted {
			c.minutes = 0
		}
		all = append(all, c)
	}
	return all
}

func (c slowContact) encounter() peer.Encounter {
	p, at := slowPlaces[c.place], start2026.Add(time.Duration(c.hour)*time.Hour)
	e := peer.Encounter{ID: peer.EncounterID(strconv.Itoa(c.id)), Revision: c.revision, Programme: p.Programme, Site: p.Site, Funding: p.Funding, Kind: slowKinds[c.kind], Modality: slowModes[c.mode],
		Worker: "w", Start: at, Minutes: c.minutes, Attempted: c.attempted, Recorded: at.Add(24 * time.Hour)}
	if c.who >= 0 {
		e.Participant = peer.ParticipantID(strconv.Itoa(c.who))
	}
	if c.kits > 0 {
		e.Supplies = append(e.Supplies, peer.Supply{Item: "kit", Count: c.kits})
	}
	if c.strips > 0 {
		e.Supplies = append(e.Supplies, peer.Supply{Item: "strip", Count: c.strips})
	}
	return e
}

// dayAt returns the day of an hour where days begin so many hours later.
func dayAt(hour, offset int) int {
	day := 0
	for hour -= offset; hour < 0; hour += 24 {
		day--
	}
	return day + hour/24
}

// nameAt returns what a place is called by a key: 0 is everything together.
func nameAt(place, key int) string {
	p := slowPlaces[place]
	return []string{"", string(p.Programme), string(p.Site), string(p.Funding)}[key]
}

// ranked lists what was counted, the greatest first.
func ranked(n map[string]int) []outcomes.Tally {
	out := []outcomes.Tally{}
	for most := 10_000; most > 0; most-- {
		var names []string
		for name, k := range n {
			if k == most {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		for _, name := range names {
			out = append(out, outcomes.Tally{Name: name, N: most})
		}
	}
	return out
}

// The first page of a funder's form, by programme, site and source of funding.
func TestVolumesAgreeWithCountingByHand(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		contacts := drawContacts(rt)
		var sheets []slowSheet
		for range rapid.IntRange(0, 5).Draw(rt, "sheets") {
			heads := rapid.IntRange(0, 9).Draw(rt, "heads")
			sheets = append(sheets, slowSheet{24 + rapid.IntRange(0, 24*29).Draw(rt, "hour"), heads, rapid.IntRange(0, heads).Draw(rt, "newcomers"), rapid.IntRange(0, 3).Draw(rt, "place"), rapid.IntRange(0, 1).Draw(rt, "revision")})
		}
		var worked []slowHours
		for range rapid.IntRange(0, 6).Draw(rt, "entries") {
			worked = append(worked, slowHours{rapid.IntRange(0, 30).Draw(rt, "day"), rapid.IntRange(1, 600).Draw(rt, "minutes"), rapid.IntRange(0, 3).Draw(rt, "place"), rapid.Bool().Draw(rt, "unpaid")})
		}
		from := rapid.IntRange(0, 25).Draw(rt, "from")
		to, merged := from+rapid.IntRange(0, 20).Draw(rt, "length"), rapid.Bool().Draw(rt, "merged")
		key := rapid.IntRange(0, 3).Draw(rt, "key")

		v := volumeOf(rt, contacts, sheets, worked)
		zone := func(s peer.SiteID) *time.Location {
			for i, p := range slowPlaces {
				if p.Site == s {
					return time.FixedZone("", -offsets[i]*3600)
				}
			}
			return time.UTC
		}
		day := func(n int) peer.Date { return peer.DateOf(start2026.AddDate(0, 0, n), nil) }
		ask := outcomes.VolumeAsk{Period: peer.DateRange{From: day(from), Until: day(to)}, Zone: zone, At: start2026.AddDate(0, 1, 0)}
		if merged {
			ask.Merges = mergedOn(rt, 31) // of 2024: by then the third person is the first
		}
		var names []string
		for i := range slowPlaces {
			if !slices.Contains(names, nameAt(i, key)) {
				names = append(names, nameAt(i, key))
			}
		}
		slices.Sort(names)
		want := []outcomes.VolumeCount{}
		for _, name := range names {
			c, any := slowVolume(contacts, sheets, worked, from, to, merged, func(place int) bool { return nameAt(place, key) == name })
			if c.Name = name; from < to {
				c.From, c.Until = day(from), day(to)
			}
			if any || key == 0 {
				want = append(want, c)
			}
		}
		if key == 0 {
			assert.Equal(rt, want[0], v.Count(ask))
			return
		}
		got, err := v.By(outcomes.VolumeKey(key), ask)
		require.NoError(rt, err)
		assert.ElementsMatch(rt, want, got)
	})
}

func volumeOf(t require.TestingT, contacts []slowContact, sheets []slowSheet, worked []slowHours) outcomes.Volume {
	var v outcomes.Volume
	for i := range contacts { // the newest first, so that order does not matter
		require.NoError(t, v.AddContacts(contacts[len(contacts)-1-i].encounter()))
	}
	g, by := peertest.Group(), lifecycle.Act{By: peertest.Actor(lifecycle.ProgrammeParty), At: start2026, Recorded: start2026}
	for i, s := range sheets {
		m, err := group.NewMeeting(group.MeetingID(strconv.Itoa(i)), g.ID(), start2026.Add(time.Duration(s.hour)*time.Hour), 60, by)
		require.NoError(t, err)
		for revision := range s.revision + 1 {
			sheet, err := group.NewSheet(g, *m)
			require.NoError(t, err)
			heads, newcomers := s.heads, s.newcomers
			if sheet.Revision = revision; revision < s.revision {
				heads, newcomers = 99, 50
			}
			require.NoError(t, sheet.Count(heads, newcomers))
			require.NoError(t, v.AddAttendance(slowPlaces[s.place], sheet))
		}
	}
	for i, h := range worked {
		require.NoError(t, v.AddHours(outcomes.Hours{ID: outcomes.HoursID(strconv.Itoa(i)), Worker: "w", Volunteer: h.unpaid, On: peer.DateOf(start2026.AddDate(0, 0, h.day), nil), Minutes: h.minutes, Place: slowPlaces[h.place]}))
	}
	return v
}

// slowVolume counts the records of some places on the days from one to another.
func slowVolume(contacts []slowContact, sheets []slowSheet, worked []slowHours, from, to int, merged bool, here func(place int) bool) (c outcomes.VolumeCount, any bool) {
	kinds, attempts, modes, supplies := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	people, earlier := map[int]bool{}, map[int]bool{}
	for i, k := range contacts {
		if i+1 < len(contacts) && contacts[i+1].id == k.id {
			continue // a later revision stands
		}
		who, day := k.who, dayAt(k.hour, offsets[k.place])
		if merged && who == 2 {
			who = 0
		}
		if day < from && !k.attempted {
			earlier[who] = true
		}
		if day < from || day >= to || !here(k.place) {
			continue
		}
		any = true
		if k.attempted {
			c.Attempted++
			attempts[string(slowKinds[k.kind])]++
			continue
		}
		c.Made++
		c.Minutes += k.minutes
		kinds[string(slowKinds[k.kind])]++
		modes[string(slowModes[k.mode])]++
		supplies["kit"] += k.kits
		supplies["strip"] += k.strips
		if who < 0 {
			c.Anonymous++
		} else {
			people[who] = true
		}
	}
	for who := range people {
		c.People++
		if earlier[who] {
			c.Continuing++
		} else {
			c.New++
		}
	}
	for _, s := range sheets {
		if day := dayAt(s.hour, offsets[s.place]); from <= day && day < to && here(s.place) {
			any = true
			c.Meetings, c.Attendance, c.Newcomers = c.Meetings+1, c.Attendance+s.heads, c.Newcomers+s.newcomers
		}
	}
	for _, h := range worked {
		switch {
		case h.day < from || h.day >= to || !here(h.place):
			continue
		case h.unpaid:
			c.UnpaidMinutes += h.minutes
		default:
			c.WorkedMinutes += h.minutes
		}
		any = true
	}
	c.Kinds, c.AttemptedKinds, c.Modalities, c.Supplies = ranked(kinds), ranked(attempts), ranked(modes), ranked(supplies)
	return c, any
}
