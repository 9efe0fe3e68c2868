package billing_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
)

// Two contacts of seven minutes on one day: none, two, or one if they are summed.
func TestPerContactAndPerDay(t *testing.T) {
	two := []peer.Encounter{contact("b", at(1, 14, 0), 7), contact("a", at(1, 9, 0), 7)}
	for _, tt := range []struct {
		rule billing.Rounding
		sum  billing.Per
		want []int
	}{
		{billing.FullUnits, "", []int{0, 0}}, {billing.UpTo, "", []int{1, 1}}, {billing.Midpoint, "", []int{0, 0}},
		{billing.FullUnits, billing.PerDay, []int{0}}, {billing.UpTo, billing.PerDay, []int{1}}, {billing.Midpoint, billing.PerDay, []int{1}},
	} {
		lines, err := billing.Payer{Rounding: tt.rule, Sum: tt.sum}.Units(two, nil, nil)
		require.NoError(t, err)
		var got []int
		for _, l := range lines {
			got = append(got, l.Units)
		}
		assert.Equal(t, tt.want, got, "%s %s", tt.rule, tt.sum)
		assert.Equal(t, peer.EncounterID("a"), lines[0].Encounters[0], "in the order of time")
	}
}

// Minutes of a day are summed over episodes and with what was billed before.
func TestASummedDayIsOne(t *testing.T) {
	p := billing.Payer{Rounding: billing.Midpoint, Sum: billing.PerDay}
	a, b := contact("a", at(1, 9, 0), 7), contact("b", at(1, 14, 0), 7)
	b.Mentorship = "m-2"
	lines, err := p.Units([]peer.Encounter{a, b}, nil, nil)
	require.NoError(t, err)
	require.Len(t, lines, 1)
	assert.Equal(t, 1, lines[0].Units)

	p.Rounding = billing.UpTo
	first, err := p.Units([]peer.Encounter{contact("a", at(1, 9, 0), 1)}, nil, nil)
	require.NoError(t, err)
	second, err := p.Units([]peer.Encounter{contact("b", at(1, 14, 0), 1)}, first, nil)
	require.NoError(t, err)
	assert.Equal(t, []int{1, 0}, []int{first[0].Units, second[0].Units}, "together one unit")
}

func TestNothingIsBilledTwice(t *testing.T) {
	p := billing.Payer{Rounding: billing.FullUnits}
	a := contact("a", at(1, 9, 0), 30)
	_, err := p.Units([]peer.Encounter{a, a}, nil, nil)
	require.ErrorIs(t, err, billing.ErrMixed)
	lines, err := p.Units([]peer.Encounter{a}, nil, nil)
	require.NoError(t, err)
	_, err = p.Units([]peer.Encounter{a}, lines, nil)
	require.ErrorIs(t, err, billing.ErrMixed)
}

func july(day, hour, minute int) time.Time {
	return time.Date(2026, time.July, day, hour, minute, 0, 0, time.UTC)
}

// 40 and 30 minutes in June are an hour and ten; 25 more are 95, an hour and one half
// hour; July begins anew, and begins at midnight in the programme's zone.
func TestASummedMonth(t *testing.T) {
	chicago, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	p := billing.Payer{Rounding: billing.FullUnits, Unit: 30, Base: 60, Sum: billing.PerMonth}
	june := []peer.Encounter{contact("b", july(1, 4, 30), 30), contact("a", at(1, 14, 0), 40)} // 30 June, 23:30 in Chicago
	first, err := p.Units(append(june, contact("c", july(1, 5, 0), 59)), nil, chicago)
	require.NoError(t, err)
	require.Len(t, first, 2)
	assert.Equal(t, []int{70, 1, 1, 1}, []int{first[0].Minutes, first[0].Units, first[0].Base, first[0].Billable})
	assert.Equal(t, []peer.EncounterID{"a", "b"}, first[0].Encounters)
	assert.Equal(t, []int{59, 0, 0, 0}, []int{first[1].Minutes, first[1].Units, first[1].Base, first[1].Billable})

	more, err := p.Units([]peer.Encounter{contact("d", at(30, 20, 0), 25), contact("e", july(31, 12, 0), 1)}, first, chicago)
	require.NoError(t, err)
	assert.Equal(t, []int{25, 1, 0}, []int{more[0].Minutes, more[0].Units, more[0].Base}, "a half hour more of June")
	assert.Equal(t, []int{1, 1, 1}, []int{more[1].Minutes, more[1].Units, more[1].Base}, "the hour of July")

	capped := billing.Payer{Rounding: billing.FullUnits, Caps: []billing.Cap{{Per: billing.PerMonth, Units: 5}}}
	lines, err := capped.Units([]peer.Encounter{contact("a", at(1, 9, 0), 60), contact("b", at(30, 9, 0), 60), contact("c", july(1, 9, 0), 60)}, nil, nil)
	require.NoError(t, err)
	assert.Equal(t, []int{4, 1, 4}, []int{lines[0].Billable, lines[1].Billable, lines[2].Billable})

	p.Sum = "week"
	_, err = p.Units(june, nil, nil)
	require.ErrorIs(t, err, billing.ErrUnknownSum)
	assert.Equal(t, []billing.DemandKind{"a_unit"}, kinds(p.Ready(june[1], ready(t))))
}

func TestDatesFollowTheZone(t *testing.T) {
	chicago, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	late := []peer.Encounter{contact("a", at(2, 4, 30), 15), contact("b", at(2, 5, 0), 15)} // 23:30 and midnight in Chicago
	lines, err := billing.Payer{Rounding: billing.FullUnits, Sum: billing.PerDay}.Units(late, nil, chicago)
	require.NoError(t, err)
	require.Len(t, lines, 2)
	assert.Equal(t, "2026-06-01", lines[0].On.String())
	assert.Equal(t, "2026-06-02", lines[1].On.String())
}

// 1 November 2026 has 25 hours in Chicago, from 05:00 UTC to 06:00 UTC of the next day.
func TestTheLongestDay(t *testing.T) {
	chicago, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	begins := time.Date(2026, time.November, 1, 5, 0, 0, 0, time.UTC)
	p := billing.Payer{Rounding: billing.FullUnits, Sum: billing.PerDay}
	all := []peer.Encounter{contact("a", begins, 1440), contact("b", begins.Add(24*time.Hour), 60)}
	lines, err := p.Units(all, nil, chicago)
	require.NoError(t, err)
	require.Len(t, lines, 1)
	assert.Equal(t, []int{1500, 100}, []int{lines[0].Minutes, lines[0].Units})

	_, err = p.Units(append(all, contact("c", begins.Add(24*time.Hour), 1)), nil, chicago)
	require.ErrorIs(t, err, billing.ErrMinutes)
}

// Two contacts start at one time; a day pays for three units: the order in which
// they are given decides nothing.
func TestContactsAtOneTimeAreInTheOrderOfTheirIDs(t *testing.T) {
	p := billing.Payer{Rounding: billing.FullUnits, Caps: []billing.Cap{{Per: billing.PerDay, Units: 3}}}
	a, b := contact("a", at(1, 9, 0), 60), contact("b", at(1, 9, 0), 30)
	b.Mentorship = "m-2"
	for _, given := range [][]peer.Encounter{{a, b}, {b, a}} {
		lines, err := p.Units(given, nil, nil)
		require.NoError(t, err)
		require.Len(t, lines, 2)
		assert.Equal(t, []peer.EncounterID{"a", "b"}, []peer.EncounterID{lines[0].Encounters[0], lines[1].Encounters[0]})
		assert.Equal(t, []int{3, 0}, []int{lines[0].Billable, lines[1].Billable})
	}
}

func TestCaps(t *testing.T) {
	va := payer(t, "US-VA")
	va.Rounding = billing.FullUnits
	lines, err := va.Units([]peer.Encounter{contact("a", at(1, 8, 0), 180), contact("b", at(1, 13, 0), 120), contact("c", at(2, 8, 0), 60)}, nil, nil)
	require.NoError(t, err)
	assert.Equal(t, []int{12, 4, 4}, []int{lines[0].Billable, lines[1].Billable, lines[2].Billable}, "16 a day")
	assert.Equal(t, 8, lines[1].Units)
	assert.Equal(t, billing.PerDay, lines[1].Over[0].Per)

	june, err := peer.NewDate(2026, time.June, 1)
	require.NoError(t, err)
	before := []billing.Line{{On: june.AddDays(-1), Billable: 3598}, {On: june.AddMonths(-6), Billable: 500}} // the second is of last year
	lines, err = va.Units([]peer.Encounter{contact("a", at(1, 8, 0), 60)}, before, nil)
	require.NoError(t, err)
	assert.Equal(t, 2, lines[0].Billable, "3,600 units, 900 hours, a year")
	assert.Equal(t, billing.PerYear, lines[0].Over[0].Per)

	nc := payer(t, "US-NC")
	nc.Rounding = billing.FullUnits
	other := contact("c", time.Date(2026, time.July, 1, 9, 0, 0, 0, time.UTC), 60)
	again := contact("d", at(30, 15, 0), 60)
	again.Mentorship = "m-2"
	lines, err = nc.Units([]peer.Encounter{contact("a", at(29, 8, 0), 330), contact("b", at(30, 8, 0), 60), again, other}, nil, nil)
	require.NoError(t, err)
	assert.Equal(t, []int{22, 2, 4, 4}, []int{lines[0].Billable, lines[1].Billable, lines[2].Billable, lines[3].Billable},
		"24 an episode and fiscal year: another episode and July begin anew")
}

func TestWhatIsNotCounted(t *testing.T) {
	va := payer(t, "US-VA")
	va.Rounding = billing.FullUnits
	tried := contact("a", at(1, 8, 0), 0)
	tried.Attempted = true
	ride := contact("b", at(1, 9, 0), 60)
	ride.Activities = []peer.ActivityID{"transport_agency_vehicle"}
	lines, err := va.Units([]peer.Encounter{tried, ride}, nil, nil)
	require.NoError(t, err)
	assert.Empty(t, lines)

	stranger := contact("c", at(1, 8, 0), 15)
	stranger.Participant = "q"
	_, err = va.Units([]peer.Encounter{contact("a", at(1, 8, 0), 15), stranger}, nil, nil)
	require.ErrorIs(t, err, billing.ErrMixed)
	_, err = va.Units([]peer.Encounter{{}}, nil, nil)
	require.ErrorIs(t, err, billing.ErrMixed)
	require.ErrorIs(t, err, peer.ErrEncounter)
	_, err = payer(t, "US-VA").Units(nil, nil, nil)
	require.ErrorIs(t, err, billing.ErrUnknownRounding, "Virginia's rule was not seen: the caller names one")
}
