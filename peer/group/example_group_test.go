package group_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

func march(d int) time.Time { return time.Date(2026, 3, d, 18, 0, 0, 0, time.UTC) }

func on(text string) peer.Date {
	d, err := peer.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// tuesday returns a support group that keeps codes, with room for two.
func tuesday() group.Group {
	g, err := group.NewGroup(group.Charter{ID: "tuesday", Kind: group.KindSupport, Mode: recovery.AttendanceCoded, Capacity: 2, Minutes: 90},
		on("2026-01-01"), recovery.GroundConfidential, recovery.GroundLimitsOfConfidentiality, recovery.GroundRightToPass)
	if err != nil {
		panic(err)
	}
	return g
}

// A group of a fellowship keeps nobody's name, whoever asks.
func ExampleNewGroup() {
	c := group.Charter{ID: "noon", Kind: group.KindMutualAid, Pathway: recovery.PathwayNA, Mode: recovery.AttendanceNone}
	g, err := group.NewGroup(c, on("2026-01-01"), recovery.GroundConfidential, recovery.GroundRightToPass)
	fmt.Println(g, err)
	c.Mode = recovery.AttendanceNamedWithConsent
	_, err = group.NewGroup(c, on("2026-01-01"), recovery.GroundConfidential, recovery.GroundRightToPass)
	fmt.Println(err)
	// Output:
	// [group mutual_aid] <nil>
	// group: anonymity forbids it: of this pathway at most this is kept: none
}

// A place under a code: asked for, ground rules accepted, given; then full.
func ExampleMembership() {
	g, dee := tuesday(), peer.ProgrammeActor("dee")
	var all []group.Membership
	for _, code := range []group.Code{"heron", "cedar", "river"} {
		w := group.Who{Code: code}
		m, _ := group.NewMembership(group.MembershipID("m-"+string(code)), g, w, "", group.Grounds{}, lifecycle.Act{By: w.Actor(), At: march(1)})
		if code == "heron" {
			fmt.Println(m.Admit(lifecycle.Act{By: dee, At: march(1)}, group.Place{Group: g}))
		}
		_ = m.Accept(lifecycle.Act{By: w.Actor(), At: march(1)}, g)
		err := m.Admit(lifecycle.Act{By: dee, At: march(2)}, group.Place{Group: g, Memberships: all})
		if err != nil {
			fmt.Println(err)
			_ = m.Wait(lifecycle.Act{By: dee, At: march(2)})
		}
		all = append(all, *m)
	}
	fmt.Println(all[0], all[2], group.Place{Group: g, Memberships: all}.Position("m-river"))
	heron := all[0]
	fmt.Println(heron.Leave(lifecycle.Act{By: heron.Who().Actor(), At: march(9)}), heron)
	// Output:
	// membership: cannot admit: a rule refuses (rules_not_accepted); want the person's acceptance of the ground rules in force; possible now: decline, end, wait, withdraw consent
	// membership: cannot admit: a rule refuses (no_place); want another group or another time, which can be offered; possible now: decline, end, wait, withdraw consent
	// [membership member] [membership waiting] 1
	// <nil> [membership left]
}

// Whoever is kept apart from a member is refused like at a full group.
func ExamplePlace() {
	g, dee := tuesday(), peer.ProgrammeActor("dee")
	ask := func(code group.Code) *group.Membership {
		w := group.Who{Code: code}
		m, _ := group.NewMembership(group.MembershipID("m-"+string(code)), g, w, "", group.Grounds{}, lifecycle.Act{By: w.Actor(), At: march(1)})
		_ = m.Accept(lifecycle.Act{By: w.Actor(), At: march(1)}, g)
		return m
	}
	heron, cedar, river := ask("heron"), ask("cedar"), ask("river")
	_ = heron.Admit(lifecycle.Act{By: dee, At: march(2)}, group.Place{Group: g})
	_ = cedar.Admit(lifecycle.Act{By: dee, At: march(2)}, group.Place{Group: g})
	full := river.Admit(lifecycle.Act{By: dee, At: march(3)}, group.Place{Group: g, Memberships: []group.Membership{*heron, *cedar}})
	apart := []group.Apart{{A: heron.Who(), B: river.Who()}}
	kept := river.Admit(lifecycle.Act{By: dee, At: march(3)}, group.Place{Group: g, Memberships: []group.Membership{*heron}, Apart: apart})
	fmt.Println(kept.Error() == full.Error(), errors.Is(kept, lifecycle.ErrGuard))
	fmt.Println(group.MayMeet(apart, cedar.Who(), river.Who()), group.MayMeet(apart, heron.Who(), river.Who()))
	// Output:
	// true true
	// true false
}

// What a sheet of a coded group keeps, and what a forged one would.
func ExampleSheet() {
	g := tuesday()
	m, _ := group.NewMeeting("2026-03-03", g.ID(), march(3), 90, lifecycle.Act{By: peer.ProgrammeActor("dee"), At: march(1)})
	s, _ := group.NewSheet(g, *m)
	fmt.Println(s.Count(9, 2), s.Put(group.Attendance{Who: group.Who{Code: "heron"}, Status: group.AttendanceLate}, ""))
	ana := group.Attendance{Who: group.Who{Participant: "ana"}, Status: group.AttendanceAttended,
		Grounds: group.Grounds{Consent: "c-1", Purpose: group.PurposeBilling, Until: on("2027-01-01")}}
	fmt.Println(s.Put(ana, peer.ConsentGiven))
	var forged group.Sheet
	err := json.Unmarshal([]byte(`{"revision":1,"meeting":"m","group":"noon","pathway":"aa","mode":"count_only","start":"2026-03-03T18:00:00Z","minutes":60,"total":30}`), &forged)
	fmt.Println(err)
	// Output:
	// <nil> <nil>
	// group: anonymity forbids it: the group keeps coded
	// group: anonymity forbids it: of meetings of this group nothing, or less than this, is kept
}

// A place at one meeting, and what somebody hears for whom there is none.
func ExampleSheet_Register() {
	g := tuesday()
	m, _ := group.NewMeeting("2026-03-03", g.ID(), march(3), 90, lifecycle.Act{By: peer.ProgrammeActor("dee"), At: march(1)})
	s, _ := group.NewSheet(g, *m)
	heron, river := group.Who{Code: "heron"}, group.Who{Code: "river"}
	r := group.Registration{Capacity: 2, Apart: []group.Apart{{A: heron, B: river}}}
	fmt.Println(s.Register(heron, group.Grounds{}, "", r))
	fmt.Println(s.Register(river, group.Grounds{}, "", r))
	// Output:
	// <nil>
	// group: no place; another group or another time can be offered
}

// A consent to come to a group does not join a code to a record.
func ExampleJoinCode() {
	j, err := group.JoinCode("heron", "ana", peer.ConsentGiven, "c-9", on("2027-01-01"))
	fmt.Println(j, err)
	_, err = group.JoinCode("heron", "ana", peer.ConsentNotAsked, "c-1", on("2027-01-01"))
	fmt.Println(err)
	// Output:
	// [joined code] <nil>
	// group: no consent: want one given to the joining itself
}

// A group that came to keep less finds what was kept before.
func ExampleGroup_CheckSheet() {
	g := tuesday()
	m, _ := group.NewMeeting("2026-03-03", g.ID(), march(3), 90, lifecycle.Act{By: peer.ProgrammeActor("dee"), At: march(1)})
	s, _ := group.NewSheet(g, *m)
	c := g.Charter()
	c.Mode = recovery.AttendanceCountOnly
	fmt.Println(g.Change(c), g.CheckSheet(s))
	fmt.Println(s.Tighten(g.Mode()), g.CheckSheet(s))
	// Output:
	// <nil> group: anonymity forbids it: of meetings of this group less than this is kept
	// <nil> <nil>
}

func ExampleGroup_Slip() {
	g := tuesday()
	m, _ := group.NewMeeting("2026-03-03", g.ID(), march(3), 90, lifecycle.Act{By: peer.ProgrammeActor("dee"), At: march(1)})
	_, err := g.Slip("slip-1", *m, on("2026-03-03"), "K7QX")
	fmt.Println(err)
	_ = m.Lead(lifecycle.Act{By: peer.ProgrammeActor("dee"), At: march(1)}, "luis", group.RoleFacilitator)
	_ = m.Open(lifecycle.Act{By: group.LeaderActor("luis"), At: march(3)}, g, true)
	s, err := g.Slip("slip-1", *m, on("2026-03-03"), "K7QX")
	fmt.Println(s, s.On, s.Minutes, err)
	// Output:
	// group: bad slip: want a meeting of the group that was held
	// [slip] 2026-03-03 90 <nil>
}

// Three newcomers are too few to be shown, and so are the others, from whom they would follow.
func ExampleReportOf() {
	g := tuesday()
	m, _ := group.NewMeeting("2026-03-03", g.ID(), march(3), 90, lifecycle.Act{By: peer.ProgrammeActor("dee"), At: march(1)})
	s, _ := group.NewSheet(g, *m)
	_ = s.Count(21, 3)
	r, err := group.ReportOf([]group.Sheet{s}, consent.SmallCells().N)
	fmt.Println(r.Visits, r.Newcomers, r.Returning, err)
	_, err = group.ReportOf([]group.Sheet{s, s}, consent.SmallCells().N)
	fmt.Println(err)
	// Output:
	// 21 * * <nil>
	// group: bad attendance: want the sheet of each meeting and activity once
}

// One session that both an encounter and a sheet tell of is one session.
func ExampleDoseOf() {
	g, _ := group.NewGroup(group.Charter{ID: "skills", Kind: group.KindWorkshop, Mode: recovery.AttendanceNamedWithConsent}, on("2026-01-01"),
		recovery.GroundConfidential, recovery.GroundLimitsOfConfidentiality, recovery.GroundRightToPass)
	m, _ := group.NewMeeting("m-1", "skills", march(3), 90, lifecycle.Act{By: peer.ProgrammeActor("dee"), At: march(1)})
	s, _ := group.NewSheet(g, *m)
	_ = s.Put(group.Attendance{Who: group.Who{Participant: "ana"}, Status: group.AttendanceAttended,
		Grounds: group.Grounds{Consent: "c-1", Purpose: group.PurposeServiceRecord, Until: on("2027-01-01")}}, peer.ConsentGiven)
	met := []peer.Encounter{
		{ID: "e-1", Kind: peer.EncounterGroup, Worker: "luis", Participant: "ana", Group: "skills", Start: march(3), Minutes: 90, Recorded: march(4)},
		{ID: "e-2", Kind: peer.EncounterOneToOne, Worker: "luis", Participant: "ana", Start: march(5), Minutes: 45, Recorded: march(6)},
	}
	d, err := group.DoseOf("ana", met, []group.Sheet{s}, march(1), march(31))
	fmt.Println(d.GroupContacts, d.GroupMinutes, d.IndividualContacts, d.IndividualMinutes, d.TotalMinutes, err)
	_, err = group.DoseOf("", met, nil, march(1), march(31))
	fmt.Println(err)
	// Output:
	// 1 90 1 45 135 <nil>
	// group: incomplete: want a participant
}

func ExampleMayLead() {
	lacks, err := group.MayLead(recovery.PathwayLifeRing, []group.Candidate{
		{Leader: "luis", Role: recovery.RoleConvenor, Facts: recovery.LeaderFacts{Months: 5, Meets: []recovery.LeaderRequirement{recovery.NeedProgrammeKnowledge, recovery.NeedHandbookRead}}}})
	for _, l := range lacks {
		fmt.Println(l.Need, l.AtLeast, l.Shown, group.Bars(lacks))
	}
	fmt.Println(err)
	_, err = group.MayLead("liferng", []group.Candidate{{Leader: "luis", Role: recovery.RoleConvenor}})
	fmt.Println(err)
	// Output:
	// months 6 5 true
	// <nil>
	// group: who may lead: recovery: unknown pathway (nearest: lifering)
}

func ExampleCheckRatio() {
	found, err := group.CheckRatio(group.Ratios(), "US-ID", peer.AgeYouth, 7, 1)
	for _, f := range found {
		fmt.Println(f.Rule, f.Text)
	}
	fmt.Println(err)
	_, err = group.CheckRatio(group.Ratios(), "US-ID", peer.AgeYouth, -7, 1)
	fmt.Println(err)
	// Output:
	// ratio At most 6 participants for each leader: 2 leaders, or a split.
	// <nil>
	// group: bad ratio: want numbers of 0 or more
}

func ExampleActivity() {
	hike := group.Activity{ID: "ridge", Kind: group.ActivityRecreation, Mode: recovery.AttendanceCountOnly, Start: march(7), Minutes: 240}
	about, _ := hike.Kind.About()
	fmt.Println(about.For, about.Before[0])
	s, _ := hike.Sheet(group.Group{})
	fmt.Println(s.Count(11, 3), s.Put(group.Attendance{Who: group.Who{Code: "heron"}, Status: group.AttendanceAttended}, ""))
	// Output:
	// Hikes and other things done with hands and feet, which widen what life holds. How hard it is, said before.
	// <nil> group: anonymity forbids it: the group keeps count_only
}
