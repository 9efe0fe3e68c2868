package billing_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

// The tables of the three rules, from the payers' own texts.
func TestRounding(t *testing.T) {
	for _, tt := range []struct{ minutes, full, upTo, midpoint int }{
		{0, 0, 0, 0}, {1, 0, 1, 0}, {7, 0, 1, 0}, {8, 0, 1, 1}, {10, 0, 1, 1}, {14, 0, 1, 1}, {15, 1, 1, 1}, {16, 1, 2, 1},
		{22, 1, 2, 1}, {23, 1, 2, 2}, {29, 1, 2, 2}, {30, 2, 2, 2}, {37, 2, 3, 2}, {38, 2, 3, 3}, {44, 2, 3, 3}, {52, 3, 4, 3},
		{53, 3, 4, 4}, {67, 4, 5, 4}, {68, 4, 5, 5}, {1440, 96, 96, 96}, {1500, 100, 100, 100},
	} {
		for rule, want := range map[billing.Rounding]int{billing.FullUnits: tt.full, billing.UpTo: tt.upTo, billing.Midpoint: tt.midpoint} {
			got, err := rule.Units(tt.minutes)
			require.NoError(t, err)
			assert.Equal(t, want, got, "%d minutes by %s", tt.minutes, rule)
		}
	}
	for _, bad := range []int{-1, 1501} {
		_, err := billing.FullUnits.Units(bad)
		require.ErrorIs(t, err, billing.ErrMinutes)
	}
	_, err := billing.Rounding("nearest").Units(15)
	require.ErrorIs(t, err, billing.ErrUnknownRounding)
	assert.True(t, billing.FullUnits.Source().Verified())
	assert.False(t, billing.Midpoint.Source().Verified(), "no source applies it to peer support")
	for _, r := range billing.Roundings() {
		text, err := r.MarshalText()
		require.NoError(t, err)
		var back billing.Rounding
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, r, back)
	}
	var r billing.Rounding
	require.ErrorIs(t, r.UnmarshalText([]byte("nearest")), billing.ErrUnknownRounding)
}

func TestRoundingNeverFallsBackAndKeepsItsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.IntRange(0, 1499).Draw(t, "minutes")
		units := map[billing.Rounding]int{}
		for _, r := range billing.Roundings() {
			n, err := r.Units(minutes)
			require.NoError(t, err)
			more, err := r.Units(minutes + 1)
			require.NoError(t, err)
			assert.GreaterOrEqual(t, more, n)
			units[r] = n
		}
		assert.LessOrEqual(t, units[billing.FullUnits], units[billing.Midpoint])
		assert.LessOrEqual(t, units[billing.Midpoint], units[billing.UpTo])
	})
}

func at(day, hour, minute int) time.Time {
	return time.Date(2026, time.June, day, hour, minute, 0, 0, time.UTC)
}

func contact(id peer.EncounterID, start time.Time, minutes int) peer.Encounter {
	return peer.Encounter{ID: id, Kind: peer.EncounterOneToOne, Worker: "w", Participant: "p", Mentorship: "m", Credential: peer.CredentialCertified,
		Modality: peer.ModalityInPerson, Start: start, Minutes: minutes, Goals: []string{"g"}, Recorded: start.Add(24 * time.Hour)}
}

func payer(t testing.TB, code string) billing.Payer {
	t.Helper()
	p, err := billing.PayerOf(code)
	require.NoError(t, err)
	return p
}

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

// Ready asks for the units that Units gives. Seven minutes were billed, eight
// follow: together 15, one full unit, and one by eight-minute rounding that the
// seven did not make. By the rule that counts every unit begun, the seven were it.
func TestReadyCountsTheUnitsThatUnitsGives(t *testing.T) {
	e := contact("e", at(1, 14, 0), 8)
	for _, tt := range []struct {
		name    string
		rule    billing.Rounding
		sum     billing.Per
		earlier int
		units   int
	}{
		{"full units", billing.FullUnits, billing.PerDay, 7, 1},
		{"full units, each for itself", billing.FullUnits, "", 7, 0},
		{"full units, too few", billing.FullUnits, billing.PerDay, 6, 0},
		{"up to", billing.UpTo, billing.PerDay, 7, 0},
		{"up to, a second begun", billing.UpTo, billing.PerDay, 8, 1},
		{"up to, each for itself", billing.UpTo, "", 7, 1},
		{"midpoint", billing.Midpoint, billing.PerDay, 7, 1},
		{"midpoint, already one", billing.Midpoint, billing.PerDay, 8, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := billing.Payer{Rounding: tt.rule, Sum: tt.sum}
			f := ready(t)
			var err error
			f.Earlier, err = p.Units([]peer.Encounter{contact("a", at(1, 9, 0), tt.earlier)}, nil, nil)
			require.NoError(t, err)
			lines, err := p.Units([]peer.Encounter{e}, f.Earlier, nil)
			require.NoError(t, err)
			assert.Equal(t, tt.units, lines[0].Units)
			var want []billing.DemandKind
			if tt.units == 0 {
				want = []billing.DemandKind{"a_unit"}
			}
			assert.Equal(t, want, kinds(p.Ready(e, f)))
		})
	}
	p := billing.Payer{Rounding: billing.FullUnits, Sum: billing.PerDay}
	f := ready(t)
	f.KnowsEarlier = false
	hour := contact("e", at(1, 14, 0), 60)
	assert.Equal(t, []billing.DemandKind{"a_unit"}, kinds(p.Ready(hour, f)), "what went before is not known")
	f = ready(t)
	f.Earlier = []billing.Line{{On: peer.DateOf(hour.Start, nil), Encounters: []peer.EncounterID{"e"}, Minutes: 60, Units: 4, Billable: 4}}
	p.Sum = ""
	assert.Equal(t, []billing.DemandKind{"a_unit"}, kinds(p.Ready(hour, f)), "billed before")
}

func july(day, hour, minute int) time.Time {
	return time.Date(2026, time.July, day, hour, minute, 0, 0, time.UTC)
}

// Units of six minutes, tenths of an hour; and a first unit of 60 minutes that units
// of 30 follow.
func TestUnitsOfAnotherLength(t *testing.T) {
	for _, tt := range []struct {
		unit, base, minutes, full, upTo, midpoint int
	}{
		{6, 0, 3, 0, 1, 0}, {6, 0, 4, 0, 1, 1}, {6, 0, 6, 1, 1, 1}, {6, 0, 20, 3, 4, 3}, {6, 0, 22, 3, 4, 4},
		{30, 60, 1, 0, 1, 0}, {30, 60, 30, 0, 1, 0}, {30, 60, 31, 0, 1, 1}, {30, 60, 59, 0, 1, 1}, {30, 60, 60, 1, 1, 1},
		{30, 60, 61, 1, 2, 1}, {30, 60, 75, 1, 2, 1}, {30, 60, 76, 1, 2, 2}, {30, 60, 89, 1, 2, 2}, {30, 60, 90, 2, 2, 2},
		{30, 60, 91, 2, 3, 2}, {30, 60, 120, 3, 3, 3},
	} {
		for rule, want := range map[billing.Rounding]int{billing.FullUnits: tt.full, billing.UpTo: tt.upTo, billing.Midpoint: tt.midpoint} {
			p := billing.Payer{Rounding: rule, Unit: tt.unit, Base: tt.base}
			lines, err := p.Units([]peer.Encounter{contact("a", at(1, 9, 0), tt.minutes)}, nil, nil)
			require.NoError(t, err)
			assert.Equal(t, want, lines[0].Units, "%d minutes in units of %d after %d by %s", tt.minutes, tt.unit, tt.base, rule)
			base := 0
			if tt.base > 0 && want > 0 {
				base = 1
			}
			assert.Equal(t, base, lines[0].Base)
		}
	}
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

func TestPayersNameTheirSources(t *testing.T) {
	for _, p := range billing.Payers() {
		for _, c := range p.Caps {
			assert.NotEmpty(t, c.Source.Title, p.Code)
			assert.NotEqual(t, source.Unverified, c.Source.Evidence, p.Code)
			assert.Equal(t, c.From != 0, c.FromSource.Title != "", p.Code)
		}
		for _, d := range p.Demands {
			assert.NotEmpty(t, d.Source.Title, "%s %s", p.Code, d.Kind)
			assert.NotEmpty(t, d.Want)
		}
		for _, x := range p.Excluded {
			assert.NotEmpty(t, x.Source.Title, p.Code)
		}
		assert.Equal(t, p.Rounding != "", p.Source.Title != "", p.Code)
		assert.Equal(t, p.GroupMin > 0 || p.GroupMax > 0, p.GroupFrom.Title != "", p.Code)
		assert.Equal(t, p.Unit > 0 || p.Base > 0 || p.Sum != "", p.UnitFrom.Title != "", p.Code)
		assert.Equal(t, p.OneToOne || p.Direct, p.ContactFrom.Title != "", p.Code)
	}
	_, err := billing.PayerOf("US-XX")
	require.ErrorIs(t, err, billing.ErrUnknownPayer)
}

func ready(t testing.TB) billing.Facts {
	t.Helper()
	june, err := peer.NewDate(2026, time.June, 1)
	require.NoError(t, err)
	year := peer.DateRange{From: june.AddMonths(-1), To: june.AddMonths(2)}
	units := 40
	return billing.Facts{Role: peer.RolePeerWorker, Age: 40, Signed: june, Assessed: june.AddDays(-20), Plan: year, Order: year, Authorised: &units,
		Began: june.AddDays(-10), OrderAt: june.AddDays(-40), Supervised: true, Registered: true, NotBundled: true, NotStaff: true, Scheduled: true,
		HasDiagnosis: true, NoTie: true, ClosedGroup: true, GroupPresent: 8, GroupWorkers: 1, KnowsOthers: true, KnowsEarlier: true}
}

func kinds(lacks []billing.Lack) []billing.DemandKind {
	var ks []billing.DemandKind
	for _, l := range lacks {
		ks = append(ks, l.Demand)
	}
	return ks
}

func TestReady(t *testing.T) {
	va := payer(t, "US-VA")
	va.Rounding = billing.FullUnits
	june, err := peer.NewDate(2026, time.June, 1)
	require.NoError(t, err)
	tests := []struct {
		name string
		edit func(e *peer.Encounter, f *billing.Facts)
		want []billing.DemandKind
	}{
		{"nothing", func(*peer.Encounter, *billing.Facts) {}, nil},
		{"begun on the 30th day", func(_ *peer.Encounter, f *billing.Facts) { f.OrderAt = f.Began.AddDays(-30) }, nil},
		{"begun on the 31st day", func(_ *peer.Encounter, f *billing.Facts) { f.OrderAt = f.Began.AddDays(-31) }, []billing.DemandKind{"service_order_fresh"}},
		{"begun before its recommendation", func(_ *peer.Encounter, f *billing.Facts) { f.OrderAt = f.Began.AddDays(1) }, []billing.DemandKind{"service_order_fresh"}},
		{"not registered", func(_ *peer.Encounter, f *billing.Facts) { f.Registered = false }, []billing.DemandKind{"registration"}},
		{"provisional", func(e *peer.Encounter, _ *billing.Facts) { e.Credential = peer.CredentialProvisional }, []billing.DemandKind{"full_credential"}},
		{"provisional, unsupervised", func(e *peer.Encounter, f *billing.Facts) {
			e.Credential, f.Supervised = peer.CredentialProvisional, false
		}, []billing.DemandKind{"credential", "full_credential"}},
		{"too short for a unit", func(e *peer.Encounter, _ *billing.Facts) { e.Minutes = 14 }, []billing.DemandKind{"a_unit"}},
		{"a warmline call", func(e *peer.Encounter, _ *billing.Facts) {
			e.Kind, e.Participant, e.Mentorship = peer.EncounterWarmline, "", ""
		}, []billing.DemandKind{"participant", "within_caps"}},
		{"siblings of one group", func(e *peer.Encounter, f *billing.Facts) {
			e.Kind, e.Group, f.GroupPresent = peer.EncounterGroup, "g-1", 8
			other := *e
			other.ID, other.Participant = "e-2", "q"
			f.Others = []peer.Encounter{other}
		}, nil},
		{"a group larger than was said", func(e *peer.Encounter, f *billing.Facts) {
			e.Kind, e.Group, e.GroupSize, f.GroupPresent = peer.EncounterGroup, "g-1", 40, 4
		}, []billing.DemandKind{"group_ratio"}},
		{"attempted", func(e *peer.Encounter, _ *billing.Facts) { e.Attempted, e.Minutes = true, 0 }, []billing.DemandKind{"contact_made", "a_unit"}},
		{"not signed", func(_ *peer.Encounter, f *billing.Facts) { f.Signed = peer.Date{} }, []billing.DemandKind{"signature"}},
		{"signed beforehand", func(_ *peer.Encounter, f *billing.Facts) { f.Signed = june.AddDays(-1) }, []billing.DemandKind{"signature"}},
		{"lapsed credential", func(e *peer.Encounter, _ *billing.Facts) { e.Credential = peer.CredentialLapsed }, []billing.DemandKind{"credential", "full_credential"}},
		{"assessed afterwards", func(_ *peer.Encounter, f *billing.Facts) { f.Assessed = june.AddDays(1) }, []billing.DemandKind{"assessment"}},
		{"assessed that day", func(_ *peer.Encounter, f *billing.Facts) { f.Assessed = june }, nil},
		{"plan ended the day before", func(_ *peer.Encounter, f *billing.Facts) { f.Plan.To = june }, []billing.DemandKind{"plan_current"}},
		{"plan in its last day", func(_ *peer.Encounter, f *billing.Facts) { f.Plan.To = june.AddDays(1) }, nil},
		{"order from the day after", func(_ *peer.Encounter, f *billing.Facts) { f.Order.From = june.AddDays(1) }, []billing.DemandKind{"service_order"}},
		{"too few units authorised", func(_ *peer.Encounter, f *billing.Facts) { n := 3; f.Authorised = &n }, []billing.DemandKind{"authorisation"}},
		{"authorisation not known", func(_ *peer.Encounter, f *billing.Facts) { f.Authorised = nil }, []billing.DemandKind{"authorisation"}},
		{"overlap", func(_ *peer.Encounter, f *billing.Facts) {
			f.Others = []peer.Encounter{contact("x", at(1, 9, 59), 10)}
		}, []billing.DemandKind{"no_overlap"}},
		{"one after the other", func(_ *peer.Encounter, f *billing.Facts) {
			f.Others = []peer.Encounter{contact("x", at(1, 10, 0), 10), contact("y", at(1, 8, 50), 10)}
		}, nil},
		{"others not known", func(_ *peer.Encounter, f *billing.Facts) { f.KnowsOthers = false }, []billing.DemandKind{"no_overlap"}},
		{"a ride", func(e *peer.Encounter, _ *billing.Facts) {
			e.Activities = []peer.ActivityID{"transport_personal_vehicle"}
		}, []billing.DemandKind{"covered"}},
		{"training of peers", func(e *peer.Encounter, _ *billing.Facts) {
			e.Activities = []peer.ActivityID{"train_peers"}
		}, []billing.DemandKind{"covered"}},
		{"a group not known to be closed", func(e *peer.Encounter, f *billing.Facts) {
			e.Kind, f.ClosedGroup = peer.EncounterGroup, false
		}, []billing.DemandKind{"covered"}},
		{"one to one needs no closed group", func(_ *peer.Encounter, f *billing.Facts) { f.ClosedGroup = false }, nil},
		{"by a volunteer", func(_ *peer.Encounter, f *billing.Facts) { f.Role = peer.RoleVolunteer }, []billing.DemandKind{"covered"}},
		{"role not known", func(_ *peer.Encounter, f *billing.Facts) { f.Role = "" }, []billing.DemandKind{"covered"}},
		{"full group", func(e *peer.Encounter, f *billing.Facts) { e.Kind, f.GroupPresent = peer.EncounterGroup, 10 }, nil},
		{"group too large", func(e *peer.Encounter, f *billing.Facts) { e.Kind, f.GroupPresent = peer.EncounterGroup, 11 }, []billing.DemandKind{"group_ratio"}},
		{"with a second worker", func(e *peer.Encounter, f *billing.Facts) {
			e.Kind, f.GroupPresent, f.GroupWorkers = peer.EncounterGroup, 11, 2
		}, nil},
		{"day full", func(_ *peer.Encounter, f *billing.Facts) { f.Earlier = []billing.Line{{On: june, Billable: 13}} }, []billing.DemandKind{"within_caps"}},
		{"earlier not known", func(_ *peer.Encounter, f *billing.Facts) { f.KnowsEarlier = false }, []billing.DemandKind{"within_caps"}},
		{"nothing known", func(e *peer.Encounter, f *billing.Facts) { *f = billing.Facts{} }, []billing.DemandKind{"assessment", "plan_current", "service_order", "authorisation", "service_order_fresh", "registration", "signature", "no_overlap", "covered", "within_caps"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, f := contact("e", at(1, 9, 0), 60), ready(t)
			tt.edit(&e, &f)
			lacks := va.Ready(e, f)
			assert.Equal(t, tt.want, kinds(lacks))
			for _, l := range lacks {
				assert.NotEmpty(t, l.Want)
				assert.NotEmpty(t, l.Source.Title)
			}
		})
	}
}

// Virginia's list of what it does not pay for, each kind by a contact of 60 minutes.
func TestWhatVirginiaDoesNotPayFor(t *testing.T) {
	va := payer(t, "US-VA")
	va.Rounding = billing.FullUnits
	for activity, what := range map[peer.ActivityID]string{
		"transport_agency_vehicle": "transport", "transport_personal_vehicle": "transport", "write_service_note": "time spent on documentation",
		"outreach_engagement": "outreach", "street_outreach": "outreach", "household_chores_or_shopping": "chores and shopping",
		"formal_case_management": "case management", "on_the_job_training": "on-the-job training", "room_and_board": "room and board",
		"public_group": "public groups",
	} {
		e := contact("e", at(1, 9, 0), 60)
		e.Kind, e.Activities = peer.EncounterGroup, []peer.ActivityID{activity}
		lines, err := va.Units([]peer.Encounter{e}, nil, nil)
		require.NoError(t, err)
		assert.Empty(t, lines, activity)
		lacks := va.Ready(e, ready(t))
		require.Equal(t, []billing.DemandKind{"covered"}, kinds(lacks), activity)
		assert.Contains(t, lacks[0].Want, what)
		assert.True(t, lacks[0].Source.Verified(), activity)
	}
}

// What a lack rests on is what the source says, and no more.
func TestReadingsAreNoFindings(t *testing.T) {
	va := payer(t, "US-VA")
	va.Rounding = billing.FullUnits
	e, f := contact("e", at(1, 9, 0), 60), ready(t)
	evidence := func() map[billing.DemandKind]source.Evidence {
		got := map[billing.DemandKind]source.Evidence{}
		for _, l := range va.Ready(e, f) {
			got[l.Demand] = l.Source.Evidence
		}
		return got
	}
	e.Credential = peer.CredentialLapsed
	assert.Equal(t, map[billing.DemandKind]source.Evidence{"credential": source.Verified, "full_credential": source.Design}, evidence())
	e.Credential, f.Supervised = peer.CredentialProvisional, false
	assert.Equal(t, map[billing.DemandKind]source.Evidence{"credential": source.Design, "full_credential": source.Design}, evidence())
	e.Credential, e.Activities = peer.CredentialCertified, []peer.ActivityID{"train_peers"}
	assert.Equal(t, map[billing.DemandKind]source.Evidence{"covered": source.Design}, evidence())

	assert.Equal(t, source.Derived, va.Caps[1].Source.Evidence, "900 hours of 4 units are arithmetic")
	assert.Equal(t, source.Design, va.Caps[1].FromSource.Evidence)
	nc := payer(t, "US-NC").Caps[0]
	assert.Equal(t, []source.Evidence{source.Verified, source.Unverified}, []source.Evidence{nc.Source.Evidence, nc.FromSource.Evidence})
	for _, code := range []string{"US-NJ", "US-KY"} {
		assert.Equal(t, source.Design, payer(t, code).Source.Evidence, "%s gives no table", code)
	}
}

// North Carolina asks for no authorisation for the first 24 units.
func TestUnmanagedUnits(t *testing.T) {
	nc := payer(t, "US-NC")
	nc.Rounding = billing.FullUnits
	june, err := peer.NewDate(2026, time.June, 1)
	require.NoError(t, err)
	e, f := contact("e", at(1, 9, 0), 60), ready(t)
	f.Authorised = nil
	assert.Empty(t, nc.Ready(e, f))
	f.Earlier = []billing.Line{{On: june.AddDays(-1), Episode: "m", Billable: 21}}
	assert.Equal(t, []billing.DemandKind{"authorisation", "within_caps"}, kinds(nc.Ready(e, f)))
	units := 4
	f.Authorised = &units
	assert.Empty(t, nc.Ready(e, f), "authorised beyond the unmanaged ones")
}

func TestOtherPayers(t *testing.T) {
	e, f := contact("e", at(1, 9, 0), 60), ready(t)
	mn := payer(t, "US-MN")
	assert.Equal(t, []billing.DemandKind{"a_unit"}, kinds(mn.Ready(e, f)), "its rounding rule was not seen")
	mn.Rounding = billing.FullUnits
	assert.Empty(t, mn.Ready(e, f))
	group := e
	group.Kind, group.Modality, group.Goals = peer.EncounterGroup, peer.ModalityVideo, nil
	f.NoTie, f.NotStaff = false, false
	assert.Equal(t, []billing.DemandKind{"one_to_one", "direct_contact", "plan_goal", "no_dual_tie", "not_residence_staff"}, kinds(mn.Ready(group, f)))

	for _, l := range mn.Ready(group, f) {
		if l.Demand == billing.DemandNoDualTie {
			assert.Equal(t, "a participant who neither lives with the worker nor is employed by them", l.Want)
		}
	}

	f = ready(t)
	f.Age, f.HasDiagnosis = 17, false
	f.NotBundled = false
	assert.Equal(t, []billing.DemandKind{"diagnosis", "not_bundled", "adult"}, kinds(payer(t, "US-NJ").Ready(e, f)))
	f = ready(t)
	f.Scheduled = false
	assert.Equal(t, []billing.DemandKind{"regularly_scheduled"}, kinds(payer(t, "US-KY").Ready(e, f)))
	assert.Empty(t, payer(t, "US-MI").Ready(e, ready(t)))
	assert.Empty(t, payer(t, "US-KY").Ready(e, ready(t)))
}

// Minnesota pays one to one and face to face, Kentucky face to face: what is not
// comes to no line, and Ready says why. An hour is four units.
func TestContactThatThePayerNeverPays(t *testing.T) {
	for _, tt := range []struct {
		code     string
		kind     peer.EncounterKind
		modality peer.Modality
		units    int
		lacks    []billing.DemandKind
	}{
		{"US-MN", peer.EncounterGroup, peer.ModalityVideo, 0, []billing.DemandKind{"one_to_one", "direct_contact"}},
		{"US-MN", peer.EncounterGroup, peer.ModalityInPerson, 0, []billing.DemandKind{"one_to_one"}},
		{"US-MN", peer.EncounterDropIn, peer.ModalityInPerson, 0, []billing.DemandKind{"one_to_one"}},
		{"US-MN", peer.EncounterOneToOne, peer.ModalityPhone, 0, []billing.DemandKind{"direct_contact"}},
		{"US-MN", peer.EncounterOneToOne, "", 0, []billing.DemandKind{"direct_contact"}},
		{"US-MN", peer.EncounterOneToOne, peer.ModalityInPerson, 4, nil},
		{"US-KY", peer.EncounterGroup, peer.ModalityVideo, 0, []billing.DemandKind{"direct_contact"}},
		{"US-KY", peer.EncounterGroup, peer.ModalityInPerson, 4, nil},
		{"US-KY", peer.EncounterOneToOne, peer.ModalityMessage, 0, []billing.DemandKind{"direct_contact"}},
		{"US-MI", peer.EncounterGroup, peer.ModalityVideo, 4, nil},
	} {
		p := payer(t, tt.code)
		p.Rounding = billing.FullUnits
		e := contact("e", at(1, 9, 0), 60)
		e.Kind, e.Modality = tt.kind, tt.modality
		lines, err := p.Units([]peer.Encounter{e}, nil, nil)
		require.NoError(t, err)
		got := 0
		for _, l := range lines {
			got += l.Billable
		}
		assert.Equal(t, tt.units, got, "%s %s %s", tt.code, tt.kind, tt.modality)
		assert.Equal(t, tt.lacks, kinds(p.Ready(e, ready(t))), "%s %s %s", tt.code, tt.kind, tt.modality)
	}
}

// In Idaho a group counts with one present, in Virginia no such figure was seen. The
// contact itself is of one who was there.
func TestAGroupOfOne(t *testing.T) {
	id := payer(t, "US-ID")
	id.Rounding = billing.FullUnits
	e, f := contact("e", at(1, 9, 0), 60), ready(t)
	e.Kind, f.GroupPresent = peer.EncounterGroup, 0
	assert.Empty(t, id.Ready(e, f))
	lines, err := id.Units([]peer.Encounter{e}, nil, nil)
	require.NoError(t, err)
	assert.Equal(t, 4, lines[0].Billable)
	e.Credential = peer.CredentialApplicant
	assert.Equal(t, []billing.DemandKind{"credential"}, kinds(id.Ready(e, f)), "nothing before the certificate arrives")

	e.Credential, id.GroupMin = peer.CredentialCertified, 3
	for present, want := range map[int][]billing.DemandKind{0: {"group_minimum"}, 2: {"group_minimum"}, 3: nil} {
		f.GroupPresent = present
		assert.Equal(t, want, kinds(id.Ready(e, f)), "%d present", present)
	}
	f.GroupPresent, e.GroupSize = 0, 3
	assert.Empty(t, id.Ready(e, f))
	e.Kind, e.GroupSize = peer.EncounterOneToOne, 0
	assert.Empty(t, id.Ready(e, f), "one to one is no group")
}

// Medicare pays by the calendar month: an hour, then half hours.
func TestMedicare(t *testing.T) {
	p := payer(t, "US-MEDICARE")
	p.Rounding = billing.FullUnits // not in the source
	lines, err := p.Units([]peer.Encounter{contact("a", at(1, 9, 0), 50), contact("b", at(15, 9, 0), 50), contact("c", july(1, 9, 0), 50)}, nil, nil)
	require.NoError(t, err)
	require.Len(t, lines, 2)
	assert.Equal(t, []int{100, 2, 1, 2}, []int{lines[0].Minutes, lines[0].Units, lines[0].Base, lines[0].Billable}, "G0140 once and G0146 once")
	assert.Equal(t, []int{50, 0}, []int{lines[1].Minutes, lines[1].Units})

	june, err := peer.NewDate(2026, time.June, 1)
	require.NoError(t, err)
	known := func() billing.Facts {
		f := ready(t)
		f.Visited, f.Consented = june, june.AddMonths(-11)
		f.HasCondition, f.IncidentTo, f.NotFacility, f.OneBiller = true, true, true, true
		return f
	}
	for _, tt := range []struct {
		name string
		edit func(e *peer.Encounter, f *billing.Facts)
		want []billing.DemandKind
	}{
		{"nothing", func(*peer.Encounter, *billing.Facts) {}, nil},
		{"no condition", func(_ *peer.Encounter, f *billing.Facts) { f.HasCondition = false }, []billing.DemandKind{"condition"}},
		{"visited afterwards", func(_ *peer.Encounter, f *billing.Facts) { f.Visited = june.AddDays(1) }, []billing.DemandKind{"initiating_visit"}},
		{"no visit", func(_ *peer.Encounter, f *billing.Facts) { f.Visited = peer.Date{} }, []billing.DemandKind{"initiating_visit"}},
		{"no consent", func(_ *peer.Encounter, f *billing.Facts) { f.Consented = peer.Date{} }, []billing.DemandKind{"consent", "consent_within_year"}},
		{"consent afterwards", func(_ *peer.Encounter, f *billing.Facts) { f.Consented = june.AddDays(1) }, []billing.DemandKind{"consent"}},
		{"consent in its last day", func(_ *peer.Encounter, f *billing.Facts) { f.Consented = june.AddMonths(-12).AddDays(1) }, nil},
		{"consent a year ago", func(_ *peer.Encounter, f *billing.Facts) { f.Consented = june.AddMonths(-12) }, []billing.DemandKind{"consent_within_year"}},
		{"not incident to", func(_ *peer.Encounter, f *billing.Facts) { f.IncidentTo = false }, []billing.DemandKind{"incident_to"}},
		{"in a facility", func(_ *peer.Encounter, f *billing.Facts) { f.NotFacility = false }, []billing.DemandKind{"not_facility"}},
		{"another biller", func(_ *peer.Encounter, f *billing.Facts) { f.OneBiller = false }, []billing.DemandKind{"one_biller"}},
		{"lapsed", func(e *peer.Encounter, _ *billing.Facts) { e.Credential = peer.CredentialLapsed }, []billing.DemandKind{"credential"}},
		{"59 minutes", func(e *peer.Encounter, _ *billing.Facts) { e.Minutes = 59 }, []billing.DemandKind{"a_unit"}},
		{"the month's first minutes not known", func(_ *peer.Encounter, f *billing.Facts) { f.KnowsEarlier = false }, []billing.DemandKind{"a_unit"}},
		{"10 minutes after 50", func(e *peer.Encounter, f *billing.Facts) {
			e.Minutes, f.Earlier = 10, []billing.Line{{On: june, Minutes: 50}}
		}, nil},
		{"10 minutes after 50 of another month", func(e *peer.Encounter, f *billing.Facts) {
			e.Minutes, f.Earlier = 10, []billing.Line{{On: june.AddDays(-1), Minutes: 50}}
		}, []billing.DemandKind{"a_unit"}},
		{"29 minutes after the hour", func(e *peer.Encounter, f *billing.Facts) {
			e.Minutes, f.Earlier = 29, []billing.Line{{On: june, Minutes: 60, Units: 1, Base: 1, Billable: 1}}
		}, []billing.DemandKind{"a_unit"}},
		{"30 minutes after the hour", func(e *peer.Encounter, f *billing.Facts) {
			e.Minutes, f.Earlier = 30, []billing.Line{{On: june, Minutes: 60, Units: 1, Base: 1, Billable: 1}}
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, f := contact("e", at(1, 9, 0), 60), known()
			tt.edit(&e, &f)
			assert.Equal(t, tt.want, kinds(p.Ready(e, f)))
		})
	}
	evidence := map[billing.DemandKind]source.Evidence{}
	for _, d := range p.Demands {
		evidence[d.Kind] = d.Source.Evidence
	}
	assert.Equal(t, map[billing.DemandKind]source.Evidence{"condition": source.Secondary, "initiating_visit": source.Secondary, "consent": source.Secondary,
		"consent_within_year": source.Unverified, "incident_to": source.Secondary, "not_facility": source.Secondary, "one_biller": source.Unverified,
		"credential": source.Verified}, evidence)
}

// A payer of the caller's own needs no demands, and a group limit does not open a
// payer that pays one to one to groups.
func TestOneToOneGoesBeforeAGroupLimit(t *testing.T) {
	group := contact("e", at(1, 9, 0), 60)
	group.Kind, group.GroupSize = peer.EncounterGroup, 5
	for _, p := range []billing.Payer{
		{OneToOne: true, Rounding: billing.FullUnits},
		{OneToOne: true, Rounding: billing.FullUnits, GroupMax: 10},
		{Demands: []billing.Demand{{Kind: billing.DemandOneToOne}}, Rounding: billing.FullUnits},
	} {
		assert.Equal(t, []billing.DemandKind{"one_to_one"}, kinds(p.Ready(group, ready(t))))
		assert.Empty(t, p.Ready(contact("e", at(1, 9, 0), 60), ready(t)))
		lines, err := p.Units([]peer.Encounter{group}, nil, nil)
		require.NoError(t, err)
		assert.Empty(t, lines)
	}
	assert.NotPanics(t, func() { billing.Payer{OneToOne: true}.Ready(peer.Encounter{}, billing.Facts{}) })
}

func TestNothingPrintsPeople(t *testing.T) {
	peertest.Secret(t, "secret", billing.Line{Encounters: []peer.EncounterID{"secret"}, Episode: "secret"},
		billing.Facts{Others: []peer.Encounter{{Worker: "secret"}}})
}

func Example() {
	va, _ := billing.PayerOf("US-VA")
	e := contact("e-1", at(1, 9, 0), 50)
	_, err := va.Units([]peer.Encounter{e}, nil, nil)
	fmt.Println(err)
	va.Rounding = billing.FullUnits // as this programme's contract says
	lines, err := va.Units([]peer.Encounter{e}, nil, nil)
	fmt.Println(lines[0], err)
	for _, l := range va.Ready(e, billing.Facts{Role: peer.RolePeerWorker, KnowsOthers: true, KnowsEarlier: true}) {
		fmt.Println(l.Demand, "-", l.Want)
	}
	// Output:
	// billing: unknown rounding rule: US-VA names none
	// [2026-06-01: 50 minutes, 3 units, 3 billable] <nil>
	// assessment - an assessment before the service
	// plan_current - a plan in force on the day
	// service_order - a recommendation in force on the day
	// authorisation - units authorised and left
	// service_order_fresh - a service begun within 30 days of its recommendation, which is void after that
	// registration - registration with the Board of Counseling
	// signature - a note signed by the worker
}
