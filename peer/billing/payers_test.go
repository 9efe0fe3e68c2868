package billing_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
	"github.com/alongside-go/alongside/peer/source"
)

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

	ky := payer(t, "US-KY")
	for modality, want := range map[peer.Modality]source.Evidence{peer.ModalityVideo: source.Design, peer.ModalityPhone: source.Verified} {
		call := contact("e", at(1, 9, 0), 60)
		call.Modality = modality
		lacks := ky.Ready(call, ready(t))
		require.Equal(t, []billing.DemandKind{"direct_contact"}, kinds(lacks))
		assert.Equal(t, want, lacks[0].Source.Evidence, modality)
	}

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
