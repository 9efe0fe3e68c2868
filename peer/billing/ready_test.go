package billing_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
)

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

func ready(t testing.TB) billing.Facts {
	t.Helper()
	june, err := peer.NewDate(2026, time.June, 1)
	require.NoError(t, err)
	year := peer.DateRange{From: june.AddMonths(-1), Until: june.AddMonths(2)}
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
		{"plan ended the day before", func(_ *peer.Encounter, f *billing.Facts) { f.Plan.Until = june }, []billing.DemandKind{"plan_current"}},
		{"plan in its last day", func(_ *peer.Encounter, f *billing.Facts) { f.Plan.Until = june.AddDays(1) }, nil},
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

func somePayer(t *rapid.T) billing.Payer {
	return billing.Payer{
		Rounding: rapid.SampledFrom(append(billing.Roundings(), "", "nearest")).Draw(t, "rounding"),
		Sum:      rapid.SampledFrom([]billing.Per{"", billing.PerDay, billing.PerMonth, "week"}).Draw(t, "sum"),
		Unit:     rapid.SampledFrom([]int{-1, 0, 6, 30}).Draw(t, "unit"),
		Base:     rapid.SampledFrom([]int{-1, 0, 60}).Draw(t, "base"),
		OneToOne: rapid.Bool().Draw(t, "one to one"), Direct: rapid.Bool().Draw(t, "direct"),
		GroupMin: rapid.IntRange(0, 2).Draw(t, "at least"), GroupMax: rapid.IntRange(0, 10).Draw(t, "at most"),
	}
}

// What Ready says of units is what Units gives, whatever the payer, and neither
// depends on the order of what it is given.
func TestReadyAndUnitsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := somePayer(t)
		var all []peer.Encounter
		for i := range rapid.IntRange(1, 4).Draw(t, "contacts") {
			e := contact(peer.EncounterID(rune('a'+i)), at(1, rapid.IntRange(8, 10).Draw(t, "hour"), 0), rapid.IntRange(1, 90).Draw(t, "minutes"))
			e.Kind = rapid.SampledFrom([]peer.EncounterKind{peer.EncounterOneToOne, peer.EncounterGroup}).Draw(t, "kind")
			e.Modality = rapid.SampledFrom([]peer.Modality{peer.ModalityInPerson, peer.ModalityVideo, peer.ModalityPhone, ""}).Draw(t, "modality")
			all = append(all, e)
		}
		e, before := all[0], all[1:]
		f := billing.Facts{KnowsEarlier: true}
		earlier, err := p.Units(before, nil, nil)
		if err == nil {
			f.Earlier = earlier
		}
		lacks := kinds(p.Ready(e, f))
		lines, err := p.Units([]peer.Encounter{e}, f.Earlier, nil)
		counts := !slices.Contains(lacks, "one_to_one") && !slices.Contains(lacks, "direct_contact")
		if err != nil {
			assert.Contains(t, lacks, billing.DemandAUnit)
		} else if require.Equal(t, counts, len(lines) == 1); counts {
			assert.Equal(t, lines[0].Units > 0, !slices.Contains(lacks, billing.DemandAUnit))
		}

		shuffled := rapid.Permutation(all).Draw(t, "order")
		want, wantErr := p.Units(all, nil, nil)
		got, gotErr := p.Units(shuffled, nil, nil)
		assert.Equal(t, want, got)
		assert.Equal(t, wantErr, gotErr)
	})
}
