package recovery_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

// A secular adult on buprenorphine asks for groups.
func ExampleMatch() {
	profile := recovery.Profile{
		AgeGroup:   peer.AgeAdult,
		Goal:       recovery.AimAbstinenceRequired,
		Concerns:   []recovery.Concern{recovery.ConcernOpioids},
		Kinds:      []recovery.PathwayKind{recovery.KindMutualAid},
		Prefers:    []recovery.Worldview{recovery.WorldviewSecular},
		Avoids:     []recovery.Worldview{recovery.WorldviewTheisticChristian},
		Gender:     recovery.GenderMan,
		Medication: recovery.DisclosureYes,
		Traits:     []recovery.Trait{recovery.TraitWantsTools, recovery.TraitWantsConversation, recovery.TraitNeedsMedicationCounted},
	}
	ranking, err := recovery.Match(profile, recovery.Pathways(), recovery.Availability{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range ranking.Shown(3) {
		fmt.Println(o.Name, o.Score)
		for _, r := range o.Reasons {
			fmt.Println("  +", r.Text)
		}
		for _, c := range o.Cautions {
			fmt.Println("  !", c.Text)
		}
	}
	na, _ := ranking.Option(recovery.PathwayNA)
	fmt.Println(na.Name, "stays, below", na.Above)
	for _, c := range na.Cautions {
		fmt.Println("  !", c.Text)
	}
	for _, l := range ranking.Left {
		if l.Filter == recovery.FilterAvoidedWorldview {
			fmt.Println(l.Pathway, "is left out:", l.Text)
		}
	}
	fmt.Println(ranking.Notes[0].Text)
	fmt.Println(ranking, profile)
	// Output:
	// SMART Recovery 88.75
	//   + what it aims at fits what you want
	//   + its frame of belief is one that suits you
	//   + it is about what you look for
	//   + its own text accepts prescribed medication
	//   + tools and exercises are practised
	//   + people talk with one another freely
	//   + your time counts as it is
	//   + as far as is known it costs you nothing
	// LifeRing Secular Recovery 85.5
	//   + what it aims at fits what you want
	//   + its frame of belief is one that suits you
	//   + it is about what you look for
	//   + its own text accepts prescribed medication
	//   + people talk with one another freely
	//   + as far as is known it costs you nothing
	// All Recovery meeting 63.75
	//   + its frame of belief is one that suits you
	//   + people on medication are welcome by name
	//   + as far as is known it costs you nothing
	// Narcotics Anonymous stays, below [mara all_recovery smart]
	//   ! its frame of belief is another than you named
	//   ! groups differ on medication: ask the group whether you may share and serve and whether your time counts
	//   ! whether your time counts depends on the group
	// celebrate_recovery is left out: you asked to leave this frame of belief out
	// try two or three; you can mix them, change, or choose none
	// [ranking of 13] [profile]
}

// A person under age is offered services for young people alone, and a word that is
// on no list is refused.
func ExampleMatch_refused() {
	ranking, err := recovery.Match(recovery.Profile{AgeGroup: peer.AgeMinor}, recovery.Pathways(), recovery.Availability{})
	fmt.Println(len(ranking.Options), err)
	for _, n := range ranking.Notes {
		fmt.Println(n.Text)
	}
	_, err = recovery.Match(recovery.Profile{Goal: "sober"}, recovery.Pathways(), recovery.Availability{})
	fmt.Println(err)
	// Output:
	// 0 <nil>
	// fewer than three remain: what stands against the others is said with each of them
	// only services for young people are offered: ask for one near you
	// recovery: bad profile: want words of its list in goal
}

func ExampleLookup() {
	p, err := recovery.Lookup("gamblers_anonymous")
	fmt.Println(p.ID, p.Name, p.Membership, err)
	_, err = recovery.Lookup("smrt")
	fmt.Println(err)
	// Output:
	// ga Gamblers Anonymous desire_to_stop <nil>
	// recovery: unknown pathway (nearest: smart)
}

func ExamplePathway_MayLead() {
	p, _ := recovery.Lookup("lifering")
	facts := recovery.LeaderFacts{Months: 4, Meets: []recovery.LeaderRequirement{recovery.NeedVetted, recovery.NeedProgrammeKnowledge, recovery.NeedHandbookRead}}
	fmt.Println(len(p.MayLead(recovery.RoleCoConvenor, facts)), "lacking for a co-convenor")
	for _, l := range p.MayLead(recovery.RoleConvenor, facts) {
		fmt.Println("a convenor:", l.Need, l.Shown, "of", l.AtLeast)
	}
	// Output:
	// 0 lacking for a co-convenor
	// a convenor: months 4 of 6
}

func ExampleNewChoice() {
	worker := peer.WorkerActor("w-1")
	participant := peer.ParticipantActor("p-1")
	day := time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)
	c, err := recovery.NewChoice("choice-1", "p-1", lifecycle.Act{By: worker, At: day}, "smart", "lifering", "all_recovery")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Choose(lifecycle.Act{By: worker, At: day}, "smart")) // nobody chooses for a participant
	fmt.Println(c.Choose(lifecycle.Act{By: participant, At: day.AddDate(0, 0, 1)}, "smart", "mara"))
	fmt.Println(c.Choose(lifecycle.Act{By: participant, At: day.AddDate(0, 1, 0)}, "lifering"))
	fmt.Println(c.Chosen(day.AddDate(0, 0, 2)), c.Chosen(day.AddDate(0, 2, 0)))
	fmt.Println(c)
	// Output:
	// pathway choice: cannot choose: its state is open, and this is not the actor's move; want a move by participant; possible now: show options
	// <nil>
	// <nil>
	// [smart mara] [lifering]
	// [choice made]
}

func ExampleNewStep() {
	aa, _ := recovery.Lookup("aa")
	participant := peer.ParticipantActor("p-1")
	day := time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)
	s, err := recovery.NewStep("p-1", aa, "aa_04", lifecycle.Act{By: participant, At: day})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Work(lifecycle.Act{By: peer.WorkerActor("w-1"), At: day}))
	fmt.Println(s.Work(lifecycle.Act{By: participant, At: day}), s.State())
	_, err = recovery.NewStep("p-1", aa, "smart_p1", lifecycle.Act{By: participant, At: day})
	fmt.Println(err)
	// Output:
	// pathway step: cannot work: its state is not started, and this is not the actor's move; want a move by participant
	// <nil> working
	// recovery: unknown item of the pathway
}

func ExampleCombined() {
	mm, _ := recovery.Lookup("mm")
	aa, _ := recovery.Lookup("aa")
	coach, _ := recovery.Lookup("prss_coaching")
	for _, n := range recovery.Combined([]recovery.Pathway{mm, aa, coach}) {
		fmt.Println(n.Rule+":", n.Text)
	}
	// Output:
	// combine_conflict: Alcoholics Anonymous and Moderation Management: one counts days without use, the other sets limits of use; decide which you count
	// combine_helps: Alcoholics Anonymous and Peer recovery coaching: a coach goes along with any pathway
	// combine_helps: Moderation Management and Peer recovery coaching: a coach goes along with any pathway
}

func ExampleParsePathways() {
	data, _ := json.Marshal(recovery.Pathways()[:1])
	all, err := recovery.ParsePathways(data)
	fmt.Println(len(all), err)
	_, err = recovery.ParsePathways([]byte(`[{"id":"ours","aim":"total sobriety"}]`))
	fmt.Println(err)
	// Output:
	// 1 <nil>
	// recovery: bad catalogue: line 1, column 21: [0].aim: recovery: unknown goal orientation
}

func ExampleAdaptation_Check() {
	a := recovery.Adaptation{Pathway: "smart", Element: recovery.ElementLanguage, Depth: recovery.AdaptationSurface}
	fmt.Println(a.Check())
	// Output:
	// recovery: bad adaptation: want what was changed
}

func ExampleProgrammeTemplate_Lacks() {
	t := recovery.DefaultTemplate()
	fmt.Println(t.Lacks())
	t.Accountability = nil
	fmt.Println(t.Lacks())
	// Output:
	// []
	// [accountability]
}

func ExampleAvailability() {
	profile := recovery.Profile{AgeGroup: peer.AgeAdult, Languages: []string{"uk"}, Medication: recovery.DisclosureYes, Concerns: []recovery.Concern{recovery.ConcernOpioids}}
	here := recovery.Availability{Offers: []recovery.Offer{
		{Pathway: "smart", Languages: []string{"en"}},
		{Pathway: "na", Languages: []string{"en", "uk"}, Medication: recovery.MedicationTerms{MayShare: recovery.GroupSaysYes, MayServe: recovery.GroupSaysYes, CountsAsClean: recovery.GroupSaysYes}},
	}}
	ranking, _ := recovery.Match(profile, recovery.Pathways(), here)
	na, _ := ranking.Option(recovery.PathwayNA)
	for _, r := range na.Reasons {
		fmt.Println("+", r.Text)
	}
	for _, l := range ranking.Left {
		if l.Pathway == recovery.PathwaySMART {
			fmt.Println(l.Pathway, l.Filter, "-", l.Text)
		}
	}
	_, err := recovery.Match(profile, recovery.Pathways(), recovery.Availability{Offers: []recovery.Offer{{Pathway: "smart", TravelMinutes: -5}}})
	fmt.Println(err)
	// Output:
	// + it is about what you look for
	// + a group here says that people on medication share, serve and count their time like everybody
	// + as far as is known it costs you nothing
	// smart language - no language in common
	// recovery: bad availability: offer 1: want words of the lists and minutes from 0 on
}

func ExampleContextRules() {
	for _, r := range recovery.ContextRules(recovery.ContextCriminalised) {
		fmt.Println(r.ID+":", r.Text)
	}
	// Output:
	// store_little: ethnicity, faction, migration status and exact whereabouts are not stored; codes, short retention, and a plan for the day when records are seized
	// check_law: possession or treatment may be a crime: check, and offer to take part without a name
	// ordinary_doors: support is given at ordinary health points and not behind a marked door
	// no_pressing: nobody is pressed for their story
}

func ExampleGroundRule() {
	fmt.Println(recovery.GroundRightToPass.Text())
	var r recovery.GroundRule
	fmt.Println(r.UnmarshalText([]byte("gr_right_to_pas")))
	// Output:
	// You may pass, and you may leave, at any time and without a reason.
	// recovery: unknown ground rule (nearest: gr_right_to_pass)
}

func ExampleEvidenceNotes() {
	e := recovery.EvidenceNotes()[4]
	fmt.Println(e.Topic+":", e.Finding)
	fmt.Println("but:", e.Caveat, "-", e.Grade)
	// Output:
	// peer support in mental health: small gain in personal recovery (SMD 0.20), less anxiety (SMD -0.21)
	// but: online support not significant; high risk of bias - mixed
}
