package group_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func TestOneSessionToldOfTwiceIsOne(t *testing.T) {
	s := sheetOf(t, recovery.AttendanceNamedWithConsent) // day 10, 12:00, 90 minutes
	require.NoError(t, s.Put(group.Attendance{Who: named, Status: group.AttendanceAttended, Grounds: peertest.Grounds()}, peer.ConsentGiven))
	alone, nameless := encounter("e-1", peer.EncounterOneToOne, day(11), 45), encounter("e-2", peer.EncounterGroup, day(10).Add(30*time.Minute), 60)
	d, err := group.DoseOf(named.Participant, []peer.Encounter{alone, nameless, alone, nameless}, []group.Sheet{s, s}, day(0), day(30))
	require.NoError(t, err)
	assert.Equal(t, group.Dose{GroupContacts: 1, GroupMinutes: 90, IndividualContacts: 1, IndividualMinutes: 45, TotalMinutes: 135}, d)
	// Of no group and at another time it is a session of its own.
	later := encounter("e-3", peer.EncounterGroup, day(10).Add(90*time.Minute), 60)
	d, err = group.DoseOf(named.Participant, []peer.Encounter{later}, []group.Sheet{s}, day(0), day(30))
	require.NoError(t, err)
	assert.Equal(t, 2, d.GroupContacts)
}

func TestAPeriodWithoutLengthHasNoDose(t *testing.T) {
	all := []peer.Encounter{encounter("e-1", peer.EncounterOneToOne, day(10), 60), encounter("e-2", peer.EncounterGroup, day(10), 60)}
	for _, until := range []time.Time{day(10).Add(30 * time.Minute), day(9)} {
		d, err := group.DoseOf(named.Participant, all, nil, day(10).Add(30*time.Minute), until)
		require.NoError(t, err)
		assert.Zero(t, d)
	}
}

// Wherever a period is cut in two, both halves together are the whole.
func TestDosesOfTwoPeriodsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []peer.Encounter
		for i := range rapid.IntRange(0, 8).Draw(t, "n") {
			e := encounter(peer.EncounterID(rune('a'+i)), rapid.SampledFrom([]peer.EncounterKind{peer.EncounterGroup, peer.EncounterOneToOne, peer.EncounterWarmline}).Draw(t, "kind"),
				day(1).Add(time.Duration(rapid.IntRange(0, 600).Draw(t, "start"))*time.Minute), rapid.IntRange(1, 120).Draw(t, "minutes"))
			if e.Kind == peer.EncounterGroup {
				e.Group = rapid.SampledFrom([]peer.GroupID{"", "g-1", "g-2"}).Draw(t, "group")
			}
			all = append(all, e)
		}
		cut := day(1).Add(time.Duration(rapid.IntRange(0, 700).Draw(t, "cut")) * time.Minute)
		dose := func(from, until time.Time) group.Dose {
			d, err := group.DoseOf(named.Participant, all, nil, from, until)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		a, b, whole := dose(day(0), cut), dose(cut, day(3)), dose(day(0), day(3))
		sum := group.Dose{a.GroupContacts + b.GroupContacts, a.GroupMinutes + b.GroupMinutes, a.IndividualContacts + b.IndividualContacts, a.IndividualMinutes + b.IndividualMinutes,
			a.OtherContacts + b.OtherContacts, a.OtherMinutes + b.OtherMinutes, a.TotalMinutes + b.TotalMinutes}
		if sum != whole {
			t.Fatalf("cut at %v: the halves are not the whole", cut)
		}
	})
}
