package recovery_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/recovery"
)

func ranked(t testing.TB, p recovery.Profile, a recovery.Availability) recovery.Ranking {
	t.Helper()
	r, err := recovery.Match(p, recovery.Pathways(), a)
	require.NoError(t, err)
	return r
}

func option(t testing.TB, r recovery.Ranking, id recovery.PathwayID) recovery.Option {
	t.Helper()
	o, ok := r.Option(id)
	require.True(t, ok, "%s is offered", id)
	return o
}

func rules(all []recovery.MatchNote) []string {
	var out []string
	for _, n := range all {
		out = append(out, n.Rule)
	}
	return out
}

func place(r recovery.Ranking, id recovery.PathwayID) int {
	return slices.IndexFunc(r.Options, func(o recovery.Option) bool { return o.Pathway == id })
}

func left(r recovery.Ranking, id recovery.PathwayID) recovery.MatchFilter {
	for _, l := range r.Left {
		if l.Pathway == id {
			return l.Filter
		}
	}
	return ""
}

func part(o recovery.Option, f recovery.MatchFactor) recovery.MatchPart {
	for _, p := range o.Parts {
		if p.Factor == f {
			return p
		}
	}
	return recovery.MatchPart{}
}

func TestWeights(t *testing.T) {
	var got []string
	sum := 0
	for _, w := range recovery.FactorWeights() {
		got, sum = append(got, fmt.Sprint(w.Factor, " ", w.Points)), sum+w.Points
	}
	assert.Equal(t, []string{"goal 30", "worldview 20", "medication 15", "format 10", "population 10", "access 10", "experience 5"}, got)
	assert.Equal(t, 100, sum)
}

// Nothing told: half of everything, 50 points, and the meeting that is first when
// somebody is not sure.
func TestWhatIsNotToldIsNeutral(t *testing.T) {
	r := ranked(t, recovery.Profile{}, recovery.Availability{})
	assert.Equal(t, recovery.PathwayAllRecovery, r.Options[0].Pathway)
	assert.Equal(t, recovery.MatchPoints(5500), r.Options[0].Score, "and all of population")
	for _, o := range r.Options[1:] {
		assert.Equal(t, recovery.MatchPoints(5000), o.Score, "%s", o.Pathway)
		for _, p := range o.Parts {
			assert.Equal(t, p.Factor == recovery.FactorPopulation, p.Told, "%s %s", o.Pathway, p.Factor)
			assert.Equal(t, recovery.MatchPoints(p.Weight*50), p.Points)
		}
	}
	assert.Equal(t, []string{"mix", "age_not_told", "ask_where"}, rules(r.Notes))
	var tied []recovery.PathwayID
	for _, o := range r.Options[1:] {
		tied = append(tied, o.Pathway)
	}
	assert.Equal(t, []recovery.PathwayID{"collegiate", "hospital_peer", "wfs"}, tied[len(tied)-3:], "equal scores: those with a caution come last")
	assert.True(t, slices.IsSorted(tied[:len(tied)-3]), "and the others by id")
	assert.Equal(t, "55", r.Options[0].Score.String())
	assert.Equal(t, "72.5", recovery.MatchPoints(7250).String())
}

// By hand: goal 100 % of 30, worldview 100 % of 20, medication 90 % of 15, format
// half of 10 for no wish, about 100 % of 10, access half of 10, experience half of 5:
// 30 + 20 + 13.5 + 5 + 10 + 5 + 2.5 = 86.
func TestAScoreWorkedOutByHand(t *testing.T) {
	p := recovery.Profile{AgeGroup: peer.AgeAdult, Goal: recovery.AimAbstinenceRequired, Prefers: []recovery.Worldview{recovery.WorldviewSecular},
		Concerns: []recovery.Concern{recovery.ConcernOpioids}, Medication: recovery.DisclosureYes}
	r := ranked(t, p, recovery.Availability{})
	o := option(t, r, recovery.PathwayLifeRing)
	assert.Equal(t, recovery.MatchPoints(8600), o.Score)
	assert.Empty(t, o.Cautions)
	// Two wishes for the format, one met and one not: half. Three for it: tools, talk; against: a sponsor.
	p.Traits = []recovery.Trait{recovery.TraitWantsTools, recovery.TraitWantsConversation, recovery.TraitWantsSponsor}
	o = option(t, ranked(t, p, recovery.Availability{}), recovery.PathwaySMART)
	assert.Equal(t, recovery.MatchPoints(660), part(o, recovery.FactorFormat).Points, "(100+100+0)/3 = 66 %")
	assert.Contains(t, rules(o.Cautions), "against_wants_sponsor")
	p.Past = []recovery.PastExperience{{Pathway: recovery.PathwaySMART, View: recovery.PastLiked}}
	assert.Equal(t, recovery.MatchPoints(500), part(option(t, ranked(t, p, recovery.Availability{}), recovery.PathwaySMART), recovery.FactorExperience).Points)
	p.Past = append(p.Past, recovery.PastExperience{Pathway: recovery.PathwaySMART, View: recovery.PastDisliked})
	o = option(t, ranked(t, p, recovery.Availability{}), recovery.PathwaySMART)
	assert.Equal(t, recovery.MatchPoints(0), part(o, recovery.FactorExperience).Points, "the less good of two views")
	assert.Contains(t, rules(o.Cautions), "disliked_before")
}

// Row by row: what somebody wants against what a pathway aims at, in percent.
func TestGoals(t *testing.T) {
	for _, tt := range []struct {
		goal recovery.GoalOrientation
		id   recovery.PathwayID
		want int // percent
	}{
		{recovery.AimModeration, "aa", 0}, {recovery.AimModeration, "mm", 100}, {recovery.AimModeration, "smart", 75}, {recovery.AimModeration, "recovery_dharma", 30},
		{recovery.AimModeration, "harm_reduction", 75}, {recovery.AimModeration, "mara", 90}, {recovery.AimHarmReduction, "na", 0}, {recovery.AimHarmReduction, "harm_reduction", 100},
		{recovery.AimAbstinenceRequired, "aa", 100}, {recovery.AimAbstinenceRequired, "mm", 60}, {recovery.AimAbstinenceRequired, "smart", 90}, {recovery.AimAbstinenceOriented, "smart", 100},
		{recovery.AimFlexible, "mara", 100}, {recovery.AimFlexible, "aa", 25}, {recovery.AimNotSubstance, "nami_connection", 100}, {recovery.AimAny, "aa", 50}, {"", "aa", 50},
	} {
		o := option(t, ranked(t, recovery.Profile{Goal: tt.goal}, recovery.Availability{}), tt.id)
		assert.Equal(t, recovery.MatchPoints(30*tt.want), part(o, recovery.FactorGoal).Points, "%s %s", tt.goal, tt.id)
	}
}

// Every hard filter, and its absence.
func TestFilters(t *testing.T) {
	offer := func(edit func(o *recovery.Offer)) recovery.Availability {
		o := recovery.Offer{Pathway: "smart", Languages: []string{"es-MX"}, Channels: []recovery.MeetingChannel{recovery.ChannelInPerson}}
		edit(&o)
		return recovery.Availability{Offers: []recovery.Offer{o}}
	}
	same := func(*recovery.Offer) {}
	none := recovery.Availability{}
	for _, tt := range []struct {
		name string
		p    recovery.Profile
		a    recovery.Availability
		id   recovery.PathwayID
		want recovery.MatchFilter
	}{
		{"legacy", recovery.Profile{}, none, "sos", recovery.FilterStatus},
		{"legacy, though liked", recovery.Profile{Past: []recovery.PastExperience{{Pathway: "sos", View: recovery.PastLiked}}}, none, "sos", recovery.FilterStatus},
		{"prevention", recovery.Profile{AgeGroup: peer.AgeMinor}, none, "prevention", recovery.FilterPrevention},
		{"a practice", recovery.Profile{}, none, "ips", recovery.FilterPracticeStyle},
		{"a practice for peer workers", recovery.Profile{For: []recovery.Audience{recovery.AudiencePeerWorkers}}, none, "ips", recovery.FilterPracticeStyle},
		{"for relatives", recovery.Profile{}, none, "al_anon", recovery.FilterFamilyOnly},
		{"not for relatives", recovery.Profile{For: []recovery.Audience{recovery.AudienceFamily}}, none, "aa", recovery.FilterNotForFamily},
		{"a relative", recovery.Profile{For: []recovery.Audience{recovery.AudienceFamily}}, none, "craft", ""},
		{"both", recovery.Profile{For: []recovery.Audience{recovery.AudienceFamily, recovery.AudienceSelf}}, none, "aa", ""},
		{"both, as a relative", recovery.Profile{For: []recovery.Audience{recovery.AudienceFamily, recovery.AudienceSelf}}, none, "al_anon", ""},
		{"everybody", recovery.Profile{For: []recovery.Audience{recovery.AudienceFamily}}, none, "all_recovery", ""},
		{"a man", recovery.Profile{Gender: recovery.GenderMan}, none, "wfs", recovery.FilterWomenOnly},
		{"a woman", recovery.Profile{Gender: recovery.GenderWoman}, none, "wfs", ""},
		{"neither said", recovery.Profile{}, none, "wfs", ""},
		{"another", recovery.Profile{Gender: recovery.GenderAnother}, none, "wfs", ""},
		{"a house for women", recovery.Profile{Gender: recovery.GenderMan}, recovery.Availability{Offers: []recovery.Offer{{Pathway: "oxford_house", Gender: recovery.GenderWoman}}}, "oxford_house", recovery.FilterHouseGender},
		{"a house for men", recovery.Profile{Gender: recovery.GenderMan}, recovery.Availability{Offers: []recovery.Offer{{Pathway: "oxford_house", Gender: recovery.GenderMan}}}, "oxford_house", ""},
		{"a house for women, and neither", recovery.Profile{Gender: recovery.GenderAnother}, recovery.Availability{Offers: []recovery.Offer{{Pathway: "oxford_house", Gender: recovery.GenderWoman}}}, "oxford_house", ""},
		{"left out by another name", recovery.Profile{Leave: []recovery.PathwayID{"smart_recovery"}}, none, "smart", recovery.FilterAvoidedPathway},
		{"none here, by another name", recovery.Profile{}, recovery.Availability{None: []recovery.PathwayID{"smart_recovery"}}, "smart", recovery.FilterNotAvailable},
		{"not safe, by another name", recovery.Profile{}, offer(func(o *recovery.Offer) { o.Pathway, o.Unsafe = "smart_recovery", true }), "smart", recovery.FilterNotAvailable},
		{"another language", recovery.Profile{Languages: []string{"uk"}}, offer(same), "smart", recovery.FilterLanguage},
		{"the same language", recovery.Profile{Languages: []string{"uk", "ES"}}, offer(same), "smart", ""},
		{"a language that is not known", recovery.Profile{Languages: []string{"uk"}}, offer(func(o *recovery.Offer) { o.Languages = nil }), "smart", ""},
		{"by telephone alone", recovery.Profile{Channels: []recovery.MeetingChannel{recovery.ChannelPhone}}, none, "recovery_dharma", recovery.FilterChannel},
		{"by telephone alone, and there is one", recovery.Profile{Channels: []recovery.MeetingChannel{recovery.ChannelPhone}}, none, "aa", ""},
		{"by video, and the group is in a room", recovery.Profile{Channels: []recovery.MeetingChannel{recovery.ChannelVideo}}, offer(same), "smart", recovery.FilterChannel},
		{"by video, and the group is hybrid", recovery.Profile{Channels: []recovery.MeetingChannel{recovery.ChannelVideo}}, offer(func(o *recovery.Offer) { o.Channels = []recovery.MeetingChannel{recovery.ChannelHybrid} }), "smart", ""},
		{"none here", recovery.Profile{}, recovery.Availability{None: []recovery.PathwayID{"smart"}}, "smart", recovery.FilterNotAvailable},
		{"safety", recovery.Profile{}, offer(func(o *recovery.Offer) { o.Unsafe = true }), "smart", recovery.FilterNotAvailable},
		{"left out", recovery.Profile{Leave: []recovery.PathwayID{"smart"}}, none, "smart", recovery.FilterAvoidedPathway},
		{"another kind", recovery.Profile{Kinds: []recovery.PathwayKind{recovery.KindMutualAid}}, none, "oxford_house", recovery.FilterOtherKind},
		{"that kind", recovery.Profile{Kinds: []recovery.PathwayKind{recovery.KindMutualAid}}, none, "smart", ""},
	} {
		r := ranked(t, tt.p, tt.a)
		assert.Equal(t, tt.want, left(r, tt.id), tt.name)
		assert.Equal(t, tt.want == "", place(r, tt.id) >= 0, tt.name)
		assert.Equal(t, len(recovery.Pathways()), len(r.Options)+len(r.Left), tt.name)
	}
}

// Whoever reads why a pathway is not offered does not learn who else is there.
func TestSafetyIsNotTold(t *testing.T) {
	unsafe := ranked(t, recovery.Profile{}, recovery.Availability{Offers: []recovery.Offer{{Pathway: "aa", Unsafe: true}}})
	gone := ranked(t, recovery.Profile{}, recovery.Availability{None: []recovery.PathwayID{"aa"}})
	assert.Equal(t, gone, unsafe, "the same in every word, rule and score")
	plain := ranked(t, recovery.Profile{}, recovery.Availability{Offers: []recovery.Offer{{Pathway: "aa", Times: []recovery.TimeOfDay{recovery.TimeNight}}}})
	assert.Equal(t, plain, ranked(t, recovery.Profile{}, recovery.Availability{Offers: []recovery.Offer{{Pathway: "aa", Unsafe: true, Focuses: []recovery.Focus{recovery.FocusWomen}}, {Pathway: "aa", Times: []recovery.TimeOfDay{recovery.TimeNight}}}}))
	both := ranked(t, recovery.Profile{}, recovery.Availability{Offers: []recovery.Offer{{Pathway: "aa", Unsafe: true}, {Pathway: "aa"}}})
	assert.Empty(t, left(both, "aa"), "another group remains")
}

func TestTheFilterForPeerWorkers(t *testing.T) {
	own := recovery.Pathways()[3]
	own.ID, own.Eligibility.Audiences = "co_reflection", []recovery.Audience{recovery.AudiencePeerWorkers}
	r, err := recovery.Match(recovery.Profile{}, []recovery.Pathway{own}, recovery.Availability{})
	require.NoError(t, err)
	assert.Equal(t, recovery.FilterPeerWorkersOnly, left(r, "co_reflection"))
}

func TestAccess(t *testing.T) {
	p := recovery.Profile{Languages: []string{"en"}, Times: []recovery.TimeOfDay{recovery.TimeEvening}, TravelMinutes: 30, Needs: []recovery.AccessNeed{recovery.AccessNeedWheelchair}}
	near := recovery.Offer{Pathway: "smart", Languages: []string{"en-US"}, TravelMinutes: 30, Times: []recovery.TimeOfDay{recovery.TimeEvening}, Access: []recovery.AccessNeed{recovery.AccessNeedWheelchair}}
	far := near
	far.TravelMinutes, far.Times, far.Access = 31, []recovery.TimeOfDay{recovery.TimeMorning}, []recovery.AccessNeed{recovery.AccessNeedChildcare}
	for want, offers := range map[recovery.MatchPoints][]recovery.Offer{1000: {far, near}, 250: {far}, 500: nil} {
		o := option(t, ranked(t, p, recovery.Availability{Offers: offers}), "smart")
		assert.Equal(t, want, part(o, recovery.FactorAccess).Points)
		assert.Equal(t, want != 1000, slices.Contains(rules(o.Cautions), "access_ask"))
	}
}

func TestVariantsThatFit(t *testing.T) {
	r := ranked(t, recovery.Profile{Concerns: []recovery.Concern{recovery.ConcernGambling}, Prefers: []recovery.Worldview{recovery.WorldviewSecular}, Focuses: []recovery.Focus{recovery.FocusJewish}}, recovery.Availability{})
	assert.Equal(t, []recovery.PathwayID{"ga", "jacs"}, option(t, r, "other_12_step").Variants)
	assert.Equal(t, []recovery.PathwayID{"agnostic_aa"}, option(t, r, "aa").Variants)
	assert.Contains(t, rules(option(t, r, "aa").Cautions), "about_differs")
	r = ranked(t, recovery.Profile{Concerns: []recovery.Concern{recovery.ConcernGambling}, Leave: []recovery.PathwayID{"ga"}, Past: []recovery.PastExperience{{Pathway: "oa", View: recovery.PastLiked}}}, recovery.Availability{})
	assert.Empty(t, option(t, r, "other_12_step").Variants, "left out, as they asked")
	assert.Contains(t, rules(option(t, r, "other_12_step").Reasons), "liked_before")
}

func TestAtLeastThreeAreShown(t *testing.T) {
	r := ranked(t, recovery.Profile{}, recovery.Availability{})
	assert.Len(t, r.Shown(1), 3)
	assert.Len(t, r.Shown(-1), 3)
	assert.Len(t, r.Shown(5), 5)
	assert.Len(t, r.Shown(1000), len(r.Options))
	small, err := recovery.Match(recovery.Profile{}, recovery.Pathways()[:2], recovery.Availability{})
	require.NoError(t, err)
	assert.Len(t, small.Shown(5), 2)
	assert.Contains(t, rules(small.Notes), "few")
}

func TestBadInput(t *testing.T) {
	all := recovery.Pathways()
	for name, p := range map[string]recovery.Profile{
		"for": {For: []recovery.Audience{"x"}}, "age_group": {AgeGroup: "x"}, "gender": {Gender: "x"}, "goal": {Goal: "sober"}, "concerns": {Concerns: []recovery.Concern{""}},
		"kinds": {Kinds: []recovery.PathwayKind{"x"}}, "in_use": {InUse: "maybe"}, "medication": {Medication: "methadone"}, "worldviews": {Avoids: []recovery.Worldview{"x"}},
		"languages": {Languages: []string{""}}, "channels": {Channels: []recovery.MeetingChannel{"fax"}}, "travel_minutes": {TravelMinutes: -1}, "times": {Times: []recovery.TimeOfDay{"x"}},
		"needs": {Needs: []recovery.AccessNeed{"x"}}, "focuses": {Focuses: []recovery.Focus{"x"}}, "court": {Court: "x"}, "traits": {Traits: []recovery.Trait{"x"}},
		"past": {Past: []recovery.PastExperience{{Pathway: "aa"}}},
	} {
		_, err := recovery.Match(p, all, recovery.Availability{})
		require.ErrorIs(t, err, recovery.ErrProfile, name)
		require.EqualError(t, err, "recovery: bad profile: want words of its list in "+name)
	}
	for _, o := range []recovery.Offer{{}, {Pathway: "\xff"}, {Pathway: "aa", TravelMinutes: -1}, {Pathway: "aa", Channels: []recovery.MeetingChannel{"x"}}, {Pathway: "aa", Gender: "x"},
		{Pathway: "aa", Languages: []string{""}}, {Pathway: "aa", Languages: []string{"\xff"}}, {Pathway: "aa", Medication: recovery.MedicationTerms{MayShare: "yes"}}, {Pathway: "aa", Times: []recovery.TimeOfDay{"x"}}, {Pathway: "aa", Access: []recovery.AccessNeed{"x"}}, {Pathway: "aa", Focuses: []recovery.Focus{"x"}}} {
		_, err := recovery.Match(recovery.Profile{}, all, recovery.Availability{Offers: []recovery.Offer{o}})
		require.ErrorIs(t, err, recovery.ErrAvailability)
	}
	_, err := recovery.Match(recovery.Profile{}, all, recovery.Availability{None: []recovery.PathwayID{""}})
	require.ErrorIs(t, err, recovery.ErrAvailability)
	for name, edit := range map[string]func(p *recovery.Pathway){
		"an id of two words": func(p *recovery.Pathway) { p.ID = "a a" }, "a variant without an id": func(p *recovery.Pathway) { p.Variants[0].ID = "" },
		"a variant twice": func(p *recovery.Pathway) { p.Variants[0].ID = "na" }, "a variant made up": func(p *recovery.Pathway) { p.Variants[0].Worldview = "x" },
		"a kind made up": func(p *recovery.Pathway) { p.Kind = "x" }, "minutes turned round": func(p *recovery.Pathway) { p.Meetings.Minutes.Max = 1 },
		"a negative figure": func(p *recovery.Pathway) { p.Meetings.Size.Min = -1 }, "an item twice": func(p *recovery.Pathway) { p.Structures[0].Items[1].ID = p.Structures[0].Items[0].ID },
		"a negative count": func(p *recovery.Pathway) { p.Structures[0].Count = -1 },
		"no id":            func(p *recovery.Pathway) { p.ID = "" }, "an id twice": func(p *recovery.Pathway) { p.ID = "na" }, "no aim": func(p *recovery.Pathway) { p.Aim = "" },
		"no worldview": func(p *recovery.Pathway) { p.Worldview = "" }, "no stance": func(p *recovery.Pathway) { p.Stance = "" }, "no status": func(p *recovery.Pathway) { p.Status = "" },
		"nobody": func(p *recovery.Pathway) { p.Eligibility.Audiences = nil }, "a trait made up": func(p *recovery.Pathway) { p.Against = []recovery.Trait{"x"} },
	} {
		bad := recovery.Pathways()
		edit(&bad[0])
		_, err := recovery.Match(recovery.Profile{}, bad, recovery.Availability{})
		require.ErrorIs(t, err, recovery.ErrCatalogue, name)
	}
	r, err := recovery.Match(recovery.Profile{}, nil, recovery.Availability{})
	require.NoError(t, err)
	assert.Empty(t, r.Options)
	for _, data := range []string{``, `null`, `[null]`, `{}`, `[{}]`, `[] []`, `[{"id":"a","id":"b"}]`, `[{"id":"a","cost":""}]`, `[{"id":"a","price":1}]`, "[{\"id\":\"\xff\"}]"} {
		_, err := recovery.ParsePathways([]byte(data))
		require.ErrorIs(t, err, recovery.ErrCatalogue, data)
	}
}

// What is for young people, or left out, is no reason for an option.
func TestVariantsThatAreNotForThePerson(t *testing.T) {
	teens := recovery.Availability{Offers: []recovery.Offer{{Pathway: "alateen"}}}
	relative := recovery.Profile{AgeGroup: peer.AgeAdult, For: []recovery.Audience{recovery.AudienceFamily}}
	assert.Equal(t, recovery.FilterAdultsOnly, left(ranked(t, relative, teens), "al_anon"), "Alateen is no offer to an adult")
	relative.AgeGroup = peer.AgeMinor
	assert.Empty(t, left(ranked(t, relative, teens), "al_anon"))
	assert.Equal(t, recovery.FilterYouthServicesOnly, left(ranked(t, relative, recovery.Availability{Offers: []recovery.Offer{{Pathway: "al_anon"}}}), "al_anon"))
	relative.Leave = []recovery.PathwayID{"alateen"}
	assert.Equal(t, recovery.FilterYouthServicesOnly, left(ranked(t, relative, recovery.Availability{}), "al_anon"), "left out, as they asked")

	secular := recovery.Availability{Offers: []recovery.Offer{{Pathway: "agnostic_aa"}}}
	assert.Equal(t, recovery.FilterAvoidedPathway, left(ranked(t, recovery.Profile{Leave: []recovery.PathwayID{"agnostic_aa"}}, secular), "aa"))
	r := ranked(t, recovery.Profile{Avoids: []recovery.Worldview{recovery.WorldviewSpiritualHigherPower}, Leave: []recovery.PathwayID{"agnostic_aa"}}, recovery.Availability{})
	for _, l := range r.Left {
		assert.NotContains(t, l.Variants, recovery.PathwayID("agnostic_aa"))
	}
}

func TestEveryOptionHasAReason(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, err := recovery.Match(drawProfile(t), recovery.Pathways(), recovery.Availability{})
		require.NoError(t, err)
		for _, o := range r.Options {
			assert.NotEmpty(t, o.Reasons, "%s", o.Pathway)
		}
	})
	o := option(t, ranked(t, recovery.Profile{}, recovery.Availability{}), "oxford_house")
	assert.Equal(t, []string{"open_to_you"}, rules(o.Reasons))
	o = option(t, ranked(t, recovery.Profile{}, recovery.Availability{}), "recovery_dharma")
	require.Equal(t, []string{"free"}, rules(o.Reasons))
	assert.False(t, o.Reasons[0].Source.Verified(), "what it costs was not confirmed")
}

func TestAHouseForOneGenderIsForThePersonToSay(t *testing.T) {
	houses := recovery.Availability{Offers: []recovery.Offer{{Pathway: "oxford_house", Gender: recovery.GenderWoman}, {Pathway: "oxford_house", Gender: recovery.GenderMan}}}
	assert.Contains(t, rules(option(t, ranked(t, recovery.Profile{Gender: recovery.GenderAnother}, houses), "oxford_house").Cautions), "for_one_gender")
	assert.NotContains(t, rules(option(t, ranked(t, recovery.Profile{Gender: recovery.GenderWoman}, houses), "oxford_house").Cautions), "for_one_gender")
}

// A host's own pathway may have the name that another is also known by.
func TestTheCataloguesOwnIDComesFirst(t *testing.T) {
	own := recovery.Pathways()[4]
	own.ID = "forum"
	r, err := recovery.Match(recovery.Profile{Leave: []recovery.PathwayID{"forum"}}, append(recovery.Pathways(), own), recovery.Availability{})
	require.NoError(t, err)
	assert.Equal(t, recovery.FilterAvoidedPathway, left(r, "forum"))
	assert.Empty(t, left(r, "online_community"))
}

func TestLanguagesAreComparedByTheirFirstPart(t *testing.T) {
	for tag, want := range map[string]recovery.MatchFilter{"es": "", "ES": "", "es-419": "", "es_MX": "", "en": recovery.FilterLanguage, "est": recovery.FilterLanguage} {
		r := ranked(t, recovery.Profile{Languages: []string{"es-MX"}}, recovery.Availability{Offers: []recovery.Offer{{Pathway: "smart", Languages: []string{tag}}}})
		assert.Equal(t, want, left(r, "smart"), tag)
	}
}

func TestEveryTraitSaysWhatItMeans(t *testing.T) {
	all := recovery.Pathways()
	for _, trait := range recovery.Traits() {
		r, err := recovery.Match(recovery.Profile{For: recovery.Audiences(), Traits: []recovery.Trait{trait}}, all, recovery.Availability{})
		require.NoError(t, err)
		for _, o := range r.Options {
			for _, n := range append(slices.Clone(o.Reasons), o.Cautions...) {
				assert.NotEmpty(t, n.Text, "%s %s", o.Pathway, n.Rule)
				assert.NotEmpty(t, n.Source.Title, "%s %s", o.Pathway, n.Rule)
			}
		}
	}
}

func subset[T any](t *rapid.T, name string, all []T) []T {
	return rapid.SliceOfN(rapid.SampledFrom(all), 0, 3).Draw(t, name)
}

func drawProfile(t *rapid.T) recovery.Profile {
	some := func(name string, all []recovery.Worldview) []recovery.Worldview { return subset(t, name, all) }
	return recovery.Profile{
		For: subset(t, "for", recovery.Audiences()), Gender: rapid.SampledFrom(append(recovery.Genders(), "")).Draw(t, "gender"),
		Goal: rapid.SampledFrom(append(recovery.GoalOrientations(), "")).Draw(t, "goal"), Concerns: subset(t, "concerns", recovery.Concerns()),
		InUse: rapid.SampledFrom(append(recovery.Disclosures(), "")).Draw(t, "use"), Medication: rapid.SampledFrom(append(recovery.Disclosures(), "")).Draw(t, "medication"),
		Prefers: some("prefers", recovery.Worldviews()), Accepts: some("accepts", recovery.Worldviews()), Avoids: some("avoids", recovery.Worldviews())[:0],
		Channels: subset(t, "channels", recovery.MeetingChannels()), Traits: subset(t, "traits", recovery.Traits()),
		Past: []recovery.PastExperience{{Pathway: rapid.SampledFrom([]recovery.PathwayID{"aa", "na", "smart"}).Draw(t, "past"), View: rapid.SampledFrom(recovery.PastViews()).Draw(t, "view")}},
	}
}

func TestTheOrderOfTheCatalogueNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, seed := drawProfile(t), rapid.Uint64().Draw(t, "seed")
		all := recovery.Pathways()
		want, err := recovery.Match(p, all, recovery.Availability{})
		require.NoError(t, err)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		got, err := recovery.Match(p, all, recovery.Availability{})
		require.NoError(t, err)
		assert.Equal(t, want, got)
		for _, o := range got.Options {
			assert.GreaterOrEqual(t, o.Score, recovery.MatchPoints(0))
			assert.LessOrEqual(t, o.Score, recovery.MatchPoints(10000))
			sum := recovery.MatchPoints(0)
			for _, x := range o.Parts {
				sum += x.Points
			}
			assert.Equal(t, sum, o.Score)
		}
	})
}

func TestACautionNeverRaisesAScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProfile(t)
		against := rapid.SampledFrom(recovery.Traits()).Draw(t, "against")
		all := recovery.Pathways()
		i := rapid.IntRange(0, len(all)-1).Draw(t, "pathway")
		before, err := recovery.Match(p, all, recovery.Availability{})
		require.NoError(t, err)
		all[i].Against = append(slices.Clone(all[i].Against), against)
		after, err := recovery.Match(p, all, recovery.Availability{})
		require.NoError(t, err)
		old, was := before.Option(all[i].ID)
		now, is := after.Option(all[i].ID)
		assert.Equal(t, was, is, "a caution leaves nobody out")
		assert.LessOrEqual(t, now.Score, old.Score)
		assert.GreaterOrEqual(t, len(now.Cautions), len(old.Cautions))
	})
}

func TestMatchChangesNothingThatItWasGiven(t *testing.T) {
	p := recovery.Profile{Traits: make([]recovery.Trait, 0, 4)}
	all := recovery.Pathways()
	a := recovery.Availability{Offers: []recovery.Offer{{Pathway: "aa", Unsafe: true}, {Pathway: "aa"}}}
	first, err := recovery.Match(p, all, a)
	require.NoError(t, err)
	second, err := recovery.Match(p, all, a)
	require.NoError(t, err)
	assert.Equal(t, first, second)
	assert.Equal(t, recovery.Pathways(), all)
	assert.True(t, a.Offers[0].Unsafe)
	assert.Len(t, a.Offers, 2)
}

func TestTheCatalogueGoesThroughJSON(t *testing.T) {
	data, err := json.Marshal(recovery.Pathways())
	require.NoError(t, err)
	var back []recovery.Pathway
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, recovery.Pathways(), back)
	assert.NotContains(t, strings.ToLower(string(data)), "commission", "nobody pays for a place")
}

func TestCombined(t *testing.T) {
	of := func(ids ...recovery.PathwayID) []recovery.Pathway {
		var out []recovery.Pathway
		for _, id := range ids {
			p, err := recovery.Lookup(id)
			require.NoError(t, err)
			out = append(out, p)
		}
		return out
	}
	for _, tt := range []struct {
		ids  []recovery.PathwayID
		want []string
	}{
		{[]recovery.PathwayID{"mm", "aa"}, []string{"combine_conflict"}},
		{[]recovery.PathwayID{"aa", "mm"}, []string{"combine_conflict"}},
		{[]recovery.PathwayID{"mm", "na"}, []string{"combine_conflict"}},
		{[]recovery.PathwayID{"mm", "celebrate_recovery"}, []string{"combine_conflict"}},
		{[]recovery.PathwayID{"mm", "lifering"}, nil},
		{[]recovery.PathwayID{"mm", "online_community"}, nil},
		{[]recovery.PathwayID{"mm", "oxford_house"}, []string{"combine_conflict"}},
		{[]recovery.PathwayID{"aa", "prss_coaching"}, []string{"combine_helps"}},
		{[]recovery.PathwayID{"al_anon", "craft"}, []string{"combine_helps"}},
		{[]recovery.PathwayID{"smart", "harm_reduction"}, []string{"combine_helps"}},
		{[]recovery.PathwayID{"mm", "mm"}, nil},
		{[]recovery.PathwayID{"aa"}, nil},
		{nil, nil},
	} {
		assert.Equal(t, tt.want, rules(recovery.Combined(of(tt.ids...))), "%v", tt.ids)
	}
}
