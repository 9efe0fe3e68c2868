package recovery_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/recovery"
)

// The clash table, row by row.

func TestClashModerationAndAbstinence(t *testing.T) {
	r := ranked(t, recovery.Profile{Goal: recovery.AimModeration, Concerns: []recovery.Concern{recovery.ConcernAlcohol}}, recovery.Availability{})
	for _, id := range []recovery.PathwayID{"aa", "na", "wfs", "lifering"} {
		o := option(t, r, id)
		assert.Zero(t, part(o, recovery.FactorGoal).Points, "%s", id)
		i := slices.Index(rules(o.Cautions), "aims_at_not_using")
		require.GreaterOrEqual(t, i, 0, "%s", id)
		assert.Equal(t, "this group aims at not using", o.Cautions[i].Text)
	}
	assert.Equal(t, recovery.PathwayMM, r.Options[0].Pathway)
}

func TestClashMedicationAndGroupDependent(t *testing.T) {
	// Everything but medication speaks for NA.
	p := recovery.Profile{Goal: recovery.AimAbstinenceRequired, Prefers: []recovery.Worldview{recovery.WorldviewSpiritualHigherPower}, Concerns: []recovery.Concern{recovery.ConcernOpioids},
		Traits: []recovery.Trait{recovery.TraitWantsSponsor, recovery.TraitWantsFellowship, recovery.TraitWantsSteps}, Medication: recovery.DisclosureYes}
	r := ranked(t, p, recovery.Availability{})
	na := option(t, r, recovery.PathwayNA)
	assert.Contains(t, rules(na.Cautions), "medication_group_dependent", "kept, with a caution")
	assert.Equal(t, []recovery.PathwayID{"mara", "all_recovery", "smart"}, na.Above)
	for _, id := range na.Above {
		assert.Less(t, place(r, id), place(r, recovery.PathwayNA), "%s", id)
	}
	assert.Greater(t, na.Score, option(t, r, recovery.PathwaySMART).Score, "so the score alone would not have done it")

	// A group that says that it takes them as everybody is no reason for caution.
	full := recovery.MedicationTerms{MayShare: recovery.GroupSaysYes, MayServe: recovery.GroupSaysYes, CountsAsClean: recovery.GroupSaysYes}
	r = ranked(t, p, recovery.Availability{Offers: []recovery.Offer{{Pathway: "na", Medication: full}}})
	na = option(t, r, recovery.PathwayNA)
	assert.NotContains(t, rules(na.Cautions), "medication_group_dependent")
	assert.Contains(t, rules(na.Reasons), "medication_group_welcomes")
	assert.Zero(t, place(r, recovery.PathwayNA))
	// What is not known is not taken for a yes, and a no is said.
	for _, unknown := range []func(m *recovery.MedicationTerms){
		func(m *recovery.MedicationTerms) { m.MayShare = "" },
		func(m *recovery.MedicationTerms) { m.MayServe = "" },
		func(m *recovery.MedicationTerms) { m.CountsAsClean = "" },
	} {
		terms := full
		unknown(&terms)
		na = option(t, ranked(t, p, recovery.Availability{Offers: []recovery.Offer{{Pathway: "na", Medication: terms}}}), recovery.PathwayNA)
		assert.Contains(t, rules(na.Cautions), "medication_group_dependent")
	}
	full.CountsAsClean = recovery.GroupSaysNo
	na = option(t, ranked(t, p, recovery.Availability{Offers: []recovery.Offer{{Pathway: "na", Medication: full}}}), recovery.PathwayNA)
	assert.Contains(t, rules(na.Cautions), "medication_limited_here")
	assert.Equal(t, recovery.MatchPoints(150), part(na, recovery.FactorMedication).Points)
}

func TestClashSecularAndChristian(t *testing.T) {
	p := recovery.Profile{Prefers: []recovery.Worldview{recovery.WorldviewSecular}}
	o := option(t, ranked(t, p, recovery.Availability{}), recovery.PathwayCelebrateRecovery)
	assert.Zero(t, part(o, recovery.FactorWorldview).Points)
	assert.Contains(t, rules(o.Cautions), "worldview_differs", "kept, as they did not ask to leave it out")
	p.Avoids = []recovery.Worldview{recovery.WorldviewTheisticChristian}
	assert.Equal(t, recovery.FilterAvoidedWorldview, left(ranked(t, p, recovery.Availability{}), recovery.PathwayCelebrateRecovery))
	p.Avoids = []recovery.Worldview{recovery.WorldviewSpiritualHigherPower}
	r := ranked(t, p, recovery.Availability{})
	for _, l := range r.Left {
		if l.Pathway == recovery.PathwayAA {
			assert.Equal(t, []recovery.PathwayID{"agnostic_aa"}, l.Variants, "secular groups exist")
		}
	}
	assert.Equal(t, recovery.FilterAvoidedWorldview, left(r, recovery.PathwayAA))
}

func TestClashDependenceAndModeration(t *testing.T) {
	p := recovery.Profile{Goal: recovery.AimModeration, Concerns: []recovery.Concern{recovery.ConcernAlcohol}}
	before := option(t, ranked(t, p, recovery.Availability{}), recovery.PathwayMM)
	assert.False(t, before.First)
	for _, flag := range []recovery.Trait{recovery.TraitDependenceSigns, recovery.TraitWithdrawalHistory, recovery.TraitPregnancy, recovery.TraitAlcoholRuledOut, recovery.TraitAlreadyAbstinent} {
		p.Traits = []recovery.Trait{flag}
		o := option(t, ranked(t, p, recovery.Availability{}), recovery.PathwayMM)
		assert.True(t, o.First, "%s: first a clinician, and no refusal", flag)
		assert.Equal(t, before.Score, o.Score, "%s", flag)
		i := slices.Index(rules(o.Cautions), "refer_first")
		require.GreaterOrEqual(t, i, 0)
		assert.NotContains(t, o.Cautions[i].Text, "pregnan", "the text names no health fact")
		assert.False(t, option(t, ranked(t, p, recovery.Availability{}), recovery.PathwayAA).First)
	}
}

func TestClashInUse(t *testing.T) {
	r := ranked(t, recovery.Profile{InUse: recovery.DisclosureYes, Concerns: []recovery.Concern{recovery.ConcernAlcohol}}, recovery.Availability{})
	for _, id := range []recovery.PathwayID{"harm_reduction", "all_recovery", "hospital_peer", "smart"} {
		assert.Contains(t, rules(option(t, r, id).Reasons), "welcome_in_use", "%s", id)
	}
	for _, id := range []recovery.PathwayID{"aa", "na"} {
		assert.Contains(t, rules(option(t, r, id).Reasons), "desire_is_enough", "%s", id)
	}
	assert.Equal(t, recovery.FilterAbstinentOnEntry, left(r, recovery.PathwayOxfordHouse))
	for _, d := range []recovery.Disclosure{"", recovery.DisclosureNo, recovery.DisclosurePrivate} {
		assert.Empty(t, left(ranked(t, recovery.Profile{InUse: d}, recovery.Availability{}), recovery.PathwayOxfordHouse), "%s", d)
	}
}

func TestClashCourt(t *testing.T) {
	r := ranked(t, recovery.Profile{Court: recovery.CourtTwelveStepOnly}, recovery.Availability{})
	i := slices.Index(rules(r.Notes), "court_choice")
	require.GreaterOrEqual(t, i, 0)
	assert.False(t, r.Notes[i].Source.Verified(), "common knowledge, and marked so")
	assert.Contains(t, r.Notes[i].Text, "no legal advice")
	assert.Equal(t, "court_secular_option", r.Notes[i+1].Rule)
	flagged := recovery.Profile{Court: recovery.CourtTwelveStepOnly, Goal: recovery.AimModeration, Traits: []recovery.Trait{recovery.TraitDependenceSigns}}
	for _, n := range ranked(t, flagged, recovery.Availability{}).Notes {
		assert.NotContains(t, n.Text, "Moderation Management", "not where a clinician comes first")
	}
	assert.NotContains(t, rules(ranked(t, recovery.Profile{Court: recovery.CourtAnySupport}, recovery.Availability{}).Notes), "court_choice")
}

func TestClashUnderAge(t *testing.T) {
	for _, age := range []peer.AgeGroup{peer.AgeMinor, peer.AgeYouth} {
		r := ranked(t, recovery.Profile{AgeGroup: age}, recovery.Availability{})
		assert.Empty(t, r.Options)
		assert.Equal(t, recovery.FilterYouthServicesOnly, left(r, recovery.PathwayAllRecovery))
		assert.Equal(t, []string{"few", "youth_services"}, rules(r.Notes))
		r = ranked(t, recovery.Profile{AgeGroup: age, For: []recovery.Audience{recovery.AudienceFamily}}, recovery.Availability{})
		require.Len(t, r.Options, 1)
		assert.Equal(t, []recovery.PathwayID{"alateen"}, r.Options[0].Variants)
		assert.Contains(t, rules(r.Options[0].Cautions), "variant_only")
	}
	own := recovery.Pathways()[3]
	own.ID, own.Eligibility.Youth = "teen_smart", true
	catalogue := append(recovery.Pathways(), own)
	r, err := recovery.Match(recovery.Profile{AgeGroup: peer.AgeMinor}, catalogue, recovery.Availability{})
	require.NoError(t, err)
	require.Len(t, r.Options, 1, "a service of the host's own")
	r, err = recovery.Match(recovery.Profile{AgeGroup: peer.AgeAdult}, catalogue, recovery.Availability{})
	require.NoError(t, err)
	assert.Equal(t, recovery.FilterAdultsOnly, left(r, "teen_smart"))
}

// Private is as if it had not been asked: no reason and no caution names medication,
// and the scores are those of nobody's medication.
func TestPrivateMedicationLeavesNoTrace(t *testing.T) {
	p := recovery.Profile{Goal: recovery.AimAbstinenceRequired, Concerns: []recovery.Concern{recovery.ConcernOpioids}}
	silent := ranked(t, p, recovery.Availability{})
	for _, d := range []recovery.Disclosure{recovery.DisclosurePrivate, recovery.DisclosureNo} {
		p.Medication = d
		r := ranked(t, p, recovery.Availability{})
		assert.Equal(t, silent, r, "%s", d)
		for _, o := range r.Options {
			for _, n := range append(slices.Clone(o.Reasons), o.Cautions...) {
				assert.NotContains(t, n.Text+n.Rule, "medic", "%s", o.Pathway)
			}
		}
	}
}

// The same law for whatever else was told, with offers of every kind, and with
// traits that say that somebody takes a medicine.
func TestMedicationIsToldOnlyAfterAYes(t *testing.T) {
	answers := []recovery.GroupAnswer{"", recovery.GroupSaysYes, recovery.GroupSaysNo}
	rapid.Check(t, func(t *rapid.T) {
		p := drawProfile(t)
		p.Traits = append(p.Traits, recovery.TraitNeedsMedicationCounted, recovery.TraitPastShame, recovery.TraitHouseTakesNoMedication)
		var a recovery.Availability
		for _, id := range []recovery.PathwayID{"na", "mara", "oxford_house", "agnostic_aa"} {
			draw := func() recovery.GroupAnswer { return rapid.SampledFrom(answers).Draw(t, "answer") }
			a.Offers = append(a.Offers, recovery.Offer{Pathway: id, Unsafe: rapid.Bool().Draw(t, "unsafe"), Medication: recovery.MedicationTerms{MayShare: draw(), MayServe: draw(), CountsAsClean: draw()}})
		}
		var first recovery.Ranking
		for i, d := range []recovery.Disclosure{"", recovery.DisclosureNo, recovery.DisclosurePrivate} {
			p.Medication = d
			r, err := recovery.Match(p, recovery.Pathways(), a)
			require.NoError(t, err)
			if i == 0 {
				first = r
			}
			assert.Equal(t, first, r, "%s", d)
			for _, o := range r.Options {
				for _, n := range append(slices.Clone(o.Reasons), o.Cautions...) {
					assert.NotContains(t, n.Text+n.Rule+n.Source.Locator, "medic", "%s %s", o.Pathway, n.Rule)
				}
			}
		}
	})
}

// What rests on abstinence has no second aim, whatever a catalogue says beside it.
func TestNothingStandsBesideAbstinenceRequired(t *testing.T) {
	all := recovery.Pathways()
	all[0].AcceptsReduction = true
	r, err := recovery.Match(recovery.Profile{Goal: recovery.AimModeration}, all, recovery.Availability{})
	require.NoError(t, err)
	assert.Zero(t, part(option(t, r, "aa"), recovery.FactorGoal).Points)
}

// Whoever is in crisis is told of help before any pathway, also where none remains.
func TestHelpComesFirst(t *testing.T) {
	for _, flag := range []recovery.Trait{recovery.TraitAcuteCrisis, recovery.TraitNeedsCrisisCare, recovery.TraitMedicallyUnstable} {
		for _, age := range []peer.AgeGroup{peer.AgeAdult, peer.AgeMinor} {
			assert.Equal(t, "help_first", ranked(t, recovery.Profile{AgeGroup: age, Traits: []recovery.Trait{flag}}, recovery.Availability{}).Notes[0].Rule)
		}
	}
	assert.NotContains(t, rules(ranked(t, recovery.Profile{Traits: []recovery.Trait{recovery.TraitPregnancy}}, recovery.Availability{}).Notes), "help_first")
}
