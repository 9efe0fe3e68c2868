package recovery_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

// catalogueByHand is typed from the facts: id, since, aim, worldview, structures by
// kind and number, stance, who is there instead of a sponsor, tokens, codes of
// anonymity, membership, status.
const catalogueByHand = `
aa | 1935 | abstinence_required | spiritual_higher_power | steps 12 traditions 12 | outside_issue | sponsor | chips | A1 | desire_to_stop | active
na | 1953 | abstinence_required | spiritual_higher_power | steps 12 traditions 12 | group_dependent | sponsor | key_tags | A1 | desire_to_stop | active
other_12_step | various | abstinence_required | spiritual_higher_power | steps 12 | varies | sponsor | often | A1 | desire_to_stop | active
smart | 1994 | abstinence_oriented | secular | points 4 | accepting | - | none | A2 | none | active
wfs | 1975/76 | abstinence_required | non_religious | statements 13 levels 6 | accepting | - | optional | A2 | wish_for_recovery | active
lifering | 1999 | abstinence_required | secular | principles 3 domains 9 | accepting | - | optional | A2 | wish_to_be_abstinent | active
mm | 1994 | moderation | secular | steps 9 | not_applicable | - | none | A2 | concern_about_use | active
sos | 1985/86 | abstinence_required | secular | guidelines 6 | not_stated | - | none | A2 | sobriety_priority | legacy
recovery_dharma | 2019 | abstinence_oriented | buddhist_inspired | truths 4 path 8 practices 7 | accepting | mentor wise_friend | local | A2 | interest_renunciation | active
refuge_recovery | 2014 | abstinence_oriented | buddhist_inspired | truths 4 path 8 | accepting | mentor | local | A2 | interest_renunciation | active
celebrate_recovery | 1990/91 | abstinence_oriented | theistic_christian | steps 12 principles 8 lessons 25 | varies | sponsor accountability_partner | chips | A2 | format_respected | active
mara | 2017-18 | goal_flexible | spiritual_higher_power | steps 12 traditions 12 | affirming | sponsor | optional | A1 | wish_for_safer_life | active
all_recovery | 2000s | any | neutral | - | affirming | - | none | A2 | none | active
rco_rcc | 1999- | any | neutral | - | affirming | recovery_coach | varies | A2 A3 | none | active
prss_coaching | 2000s | any | neutral | - | affirming | recovery_coach | none | A3 | voluntary_agreement | active
oxford_house | 1975 | abstinence_required | neutral | traditions 9 charter_rules 3 | house_dependent | - | none | A5 | voted_in | active
recovery_residence | various | abstinence_required | neutral | levels 4 | house_dependent | - | none | A5 A3 | application | active
collegiate | 1977- | abstinence_oriented | neutral | standards 9 | varies | mentor | local | A2 A3 | programme_agreement | active
al_anon | 1951 | not_substance | spiritual_higher_power | steps 12 | not_applicable | sponsor | none | A1 | affected_by_use | active
nar_anon | 1968 | not_substance | spiritual_higher_power | steps 12 | not_applicable | sponsor | none | A1 | affected_by_use | active
craft | 1990s | not_substance | secular | components 6 | not_applicable | - | none | A3 | none | active
smart_ff | 2010s | not_substance | secular | - | not_applicable | - | none | A2 | none | active
wrap | 1997 | not_substance | neutral | concepts 5 parts 6 | accepting | supporter | none | A2 | voluntary | active
ips | 1990s | not_substance | neutral | principles 3 tasks 4 | accepting | - | none | A2 | voluntary | active
nami_connection | 2000s | not_substance | neutral | model 4 | neutral | - | none | A2 | none | active
wellbriety | 1998-99 | abstinence_oriented | indigenous | steps 12 values 12 quarters 4 | varies | - | local | A2 | wish_for_recovery | active
millati_islami | 1989 | abstinence_required | islamic | steps 12 | varies | sponsor | local | A1 | desire_to_stop | active
online_community | 1990s- | any | neutral | guidelines 0 | varies | - | day_counter | A4 | rules_accepted | active
hospital_peer | 2014- | any | neutral | workflow 0 | affirming | recovery_coach | none | A3 | consent_at_bedside | active
harm_reduction | 1980s- | harm_reduction | secular | pillars 6 practice_areas 5 | affirming | peer_educator | none | A4 | none | active
prevention | various | any | neutral | - | not_applicable | - | none | A2 | none | active
`

func words[T ~string](all []T) string {
	if len(all) == 0 {
		return "-"
	}
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = string(v)
	}
	return strings.Join(out, " ")
}

func TestTheCatalogueIsTheOneTypedByHand(t *testing.T) {
	var got []string
	for _, p := range recovery.Pathways() {
		var parts []string
		for _, s := range p.Structures {
			parts = append(parts, string(s.Kind)+" "+itoa(s.Count))
		}
		got = append(got, strings.Join([]string{string(p.ID), p.Since, string(p.Aim), string(p.Worldview), words(parts), string(p.Stance), words(p.SponsorRoles),
			string(p.Tokens), words(p.Anonymity), string(p.Membership), string(p.Status)}, " | "))
	}
	assert.Equal(t, strings.Split(strings.TrimSpace(catalogueByHand), "\n"), got)
	assert.Len(t, got, 31)
}

func itoa(n int) string {
	return strings.TrimLeft(string(rune('0'+n/10))+string(rune('0'+n%10)), "0") + zero(n)
}

func zero(n int) string {
	if n == 0 {
		return "0"
	}
	return ""
}

// leadersByHand: pathway, role, what is asked; ~ marks custom.
const leadersByHand = `
aa | chair | member elected
na | chair | member elected ~months>=3
other_12_step | chair | member elected
smart | facilitator | training_hours>=10
smart | host | training
wfs | moderator | certified months>=12 programme_knowledge volunteer
lifering | convenor | months>=6 programme_knowledge handbook_read
lifering | co_convenor | months>=3 vetted
lifering | convenor_mentee | months>=3 mentoring_form vetted convenor_present
lifering | co_host | technical_skill
mm | moderator | volunteer
sos | chair | member
recovery_dharma | facilitator | ~training ~months>=3 ~trial_months>=3
recovery_dharma | coordinator | ~months>=12
refuge_recovery | facilitator | -
celebrate_recovery | facilitator | appointed training step_study_done same_gender
mara | chair | member
all_recovery | facilitator | training appointed
rco_rcc | facilitator | appointed
prss_coaching | recovery_coach | credential supervised
prss_coaching | peer_specialist | credential supervised
oxford_house | house_officer | resident elected
recovery_residence | house_officer | resident elected
recovery_residence | house_manager | appointed
collegiate | facilitator | paid_professional
al_anon | chair | member
alateen | sponsor | certified member
nar_anon | chair | member
craft | facilitator | clinician training
smart_ff | facilitator | training
wrap | facilitator | leaders>=2 certified training_days>=5
ips | facilitator | training_days>=5
nami_connection | facilitator | leaders>=2 training_days>=2 lived_condition
wellbriety | facilitator | training_days>=3
millati_islami | chair | member
online_community | moderator | appointed
hospital_peer | peer_specialist | credential onboarding
harm_reduction | peer_educator | lived_experience ~training
prevention | facilitator | training
`

func TestLeadersAreThoseTypedByHand(t *testing.T) {
	seen := map[recovery.PathwayID]bool{}
	for line := range strings.SplitSeq(strings.TrimSpace(leadersByHand), "\n") {
		cells := strings.Split(line, " | ")
		p, err := recovery.Lookup(recovery.PathwayID(cells[0]))
		require.NoError(t, err, line)
		seen[p.ID] = true
		var got []string
		for _, l := range p.MayLead(recovery.PathwayRole(cells[1]), recovery.LeaderFacts{}) {
			word := string(l.Need)
			if l.Need.IsCounted() {
				word += ">=" + itoa(l.AtLeast)
			}
			if l.Custom {
				word = "~" + word
			}
			assert.NotEmpty(t, l.Source.Title, line)
			got = append(got, word)
		}
		assert.Equal(t, cells[2], words(got), line)
	}
	for _, p := range recovery.Pathways() {
		assert.True(t, seen[p.ID], "%s", p.ID)
	}
}

func TestWhoMayLeadALifeRingMeeting(t *testing.T) {
	p, err := recovery.Lookup("lifering")
	require.NoError(t, err)
	know := []recovery.LeaderRequirement{recovery.NeedProgrammeKnowledge, recovery.NeedHandbookRead, recovery.NeedVetted, recovery.NeedMentoringForm}
	for _, tt := range []struct {
		role   recovery.PathwayRole
		months int
		meets  []recovery.LeaderRequirement
		want   string
	}{
		{recovery.RoleConvenor, 6, know, "-"},
		{recovery.RoleConvenor, 5, know, "months"},
		{recovery.RoleConvenor, 0, nil, "months programme_knowledge handbook_read"},
		{recovery.RoleCoConvenor, 3, know, "-"},
		{recovery.RoleCoConvenor, 2, know, "months"},
		{recovery.RoleConvenorMentee, 3, know, "convenor_present"},
		{recovery.RoleConvenorMentee, 3, append(slices.Clone(know), recovery.NeedConvenorPresent), "-"},
		{recovery.RoleCoHost, 0, []recovery.LeaderRequirement{recovery.NeedTechnicalSkill}, "-"},
		{recovery.RoleCoHost, 99, nil, "technical_skill"},
		{recovery.RoleSponsor, 99, know, "role"},
		{"", 99, know, "role"},
	} {
		lacks := p.MayLead(tt.role, recovery.LeaderFacts{Months: tt.months, Meets: tt.meets})
		var got []recovery.LeaderRequirement
		for _, l := range lacks {
			got = append(got, l.Need)
		}
		assert.Equal(t, tt.want, words(got), "%s %d", tt.role, tt.months)
		assert.Equal(t, tt.want != "-", recovery.Bars(lacks), "%s %d", tt.role, tt.months)
	}
}

func TestACountedRequirementIsNotMetByAWord(t *testing.T) {
	p, _ := recovery.Lookup("wrap")
	one := recovery.LeaderFacts{Leaders: 1, TrainingDays: 5, Meets: []recovery.LeaderRequirement{recovery.NeedCertified, recovery.NeedLeaders}}
	lacks := p.MayLead(recovery.RoleFacilitator, one)
	require.Len(t, lacks, 1)
	assert.Equal(t, recovery.NeedLeaders, lacks[0].Need)
	assert.Equal(t, 1, lacks[0].Shown)
	lax := recovery.Pathway{Leaders: []recovery.LeaderRule{{Role: recovery.RoleChair, Needs: []recovery.LeaderNeed{{Need: recovery.NeedMonths}}}}}
	assert.Len(t, lax.MayLead(recovery.RoleChair, recovery.LeaderFacts{Meets: recovery.LeaderRequirements()}), 1, "a requirement without its figure is not met by nothing")
	one.Leaders = 2
	assert.Empty(t, p.MayLead(recovery.RoleFacilitator, one))
}

func TestCustomBarsNobody(t *testing.T) {
	p, _ := recovery.Lookup("recovery_dharma")
	lacks := p.MayLead(recovery.RoleFacilitator, recovery.LeaderFacts{})
	assert.Len(t, lacks, 3)
	assert.False(t, recovery.Bars(lacks))
	p, _ = recovery.Lookup("refuge_recovery")
	assert.Empty(t, p.MayLead(recovery.RoleFacilitator, recovery.LeaderFacts{}))
	assert.True(t, recovery.Bars(recovery.Pathway{}.MayLead(recovery.RoleChair, recovery.LeaderFacts{Meets: recovery.LeaderRequirements()})), "no pathway, no role")
}

// Laws of the whole catalogue.
func TestEveryPathwayIsWhole(t *testing.T) {
	items := map[recovery.PathwayItemID]bool{}
	ids := map[recovery.PathwayID]bool{}
	for _, p := range recovery.Pathways() {
		for _, v := range append([]recovery.PathwayVariant{{ID: p.ID}}, p.Variants...) {
			assert.False(t, ids[v.ID], "%s twice", v.ID)
			ids[v.ID] = true
			if v.ID != p.ID {
				assert.NotEmpty(t, v.Name, v.ID)
				assert.NotEmpty(t, v.Source.Title, v.ID)
			}
		}
		assert.NotEmpty(t, p.Name, p.ID)
		assert.NotEmpty(t, p.Since, p.ID)
		assert.Contains(t, recovery.PathwayKinds(), p.Kind, p.ID)
		assert.Contains(t, recovery.TokenCustoms(), p.Tokens, p.ID)
		assert.Contains(t, recovery.MembershipRules(), p.Membership, p.ID)
		assert.Contains(t, recovery.PathwayCosts(), p.Cost, p.ID)
		assert.Contains(t, recovery.Affiliations(), p.Affiliation, p.ID)
		assert.NotEmpty(t, p.Anonymity, p.ID)
		assert.NotEmpty(t, p.Deliveries, p.ID)
		assert.NotEmpty(t, p.Eligibility.Text, p.ID)
		assert.NotEmpty(t, p.Leaders, p.ID)
		for _, src := range []source.Source{p.Source, p.StanceSource, p.Eligibility.Source, p.Meetings.Source} {
			assert.NotEmpty(t, src.Title, p.ID)
			assert.NotContains(t, src.Title, "not in the register", p.ID)
		}
		for _, r := range p.Leaders {
			assert.Contains(t, p.Roles, r.Role, p.ID)
			assert.NotEmpty(t, r.Source.Title, p.ID)
		}
		for _, r := range p.SponsorRoles {
			assert.Contains(t, p.Roles, r, p.ID)
		}
		for _, r := range p.Remarks {
			assert.NotEmpty(t, r.Source.Title, p.ID)
		}
		for _, r := range []recovery.FigureRange{p.Meetings.Minutes, p.Meetings.Size, p.Meetings.Share, p.Meetings.Sessions} {
			if !r.IsZero() {
				assert.LessOrEqual(t, r.Min, r.Max, p.ID)
				assert.NotEmpty(t, r.Source.Title, p.ID)
			}
		}
		if p.Anonymity[0] == recovery.AnonymityFirstName {
			assert.Equal(t, recovery.AttendanceNone, p.Meetings.Attendance, "%s keeps no records", p.ID)
		}
		for _, list := range [][]recovery.Trait{p.For, p.Against, p.ReferFirst} {
			for _, trait := range list {
				assert.Contains(t, recovery.Traits(), trait, p.ID)
			}
		}
		for _, trait := range p.For {
			assert.NotContains(t, p.Against, trait, p.ID)
		}
		for _, s := range p.Structures {
			assert.NotEmpty(t, s.Source.Title, "%s %s", p.ID, s.Kind)
			if s.Count > 0 && len(s.Items) > 0 {
				assert.Len(t, s.Items, s.Count, "%s %s", p.ID, s.Kind)
			}
			for i, item := range s.Items {
				assert.False(t, items[item.ID], "%s twice", item.ID)
				items[item.ID] = true
				assert.Equal(t, i+1, item.Number)
				if item.Private {
					assert.Contains(t, []int{4, 5, 8, 9}, item.Number)
				}
			}
		}
	}
}

func TestNoMembershipAsksThatSomebodyHasStopped(t *testing.T) {
	for _, r := range recovery.MembershipRules() {
		assert.NotContains(t, r, "is_abstinent")
	}
}

func TestItemsAreKeptUnderTheirIDs(t *testing.T) {
	for id, want := range map[string]string{
		"aa_01": "accept that drinking is beyond one's control and life suffers for it", "na_01": "accept that addiction is beyond one's control and life suffers for it",
		"aa_09": "repair harm in person unless the repair would hurt someone", "aa_t12": "anonymity", "smart_p2": "get through urges", "mm_2": "30 days without alcohol while doing steps 3 to 6",
		"wfs_13": "own one's mind and actions", "wfs_l3": "new self-image", "lr_d7": "history", "sos_6": "each is responsible for their own sobriety", "rd_t4": "there is a path", "rd_p8": "concentration",
		"rr_p1": "understanding", "rd_e7": "growth", "cr_p8": "yield to serve", "mara_04": "", "craft_6": "invite to treatment", "wrap_5": "crisis plan", "ips_t4": "moving towards",
		"nami_4": "emotional stages", "hr_6": "any positive change counts", "wb_q4": "the elders' wisdom", "oh_c1": "run democratically", "narr_4": "service provider: licensed, clinical services in the house", "hp_4": "consent",
	} {
		found := false
		for _, p := range recovery.Pathways() {
			if item, ok := p.Item(recovery.PathwayItemID(id)); ok {
				found = true
				assert.Equal(t, want, item.Label, id)
			}
		}
		assert.True(t, found, id)
	}
	p, _ := recovery.Lookup("wfs")
	s, ok := p.Structure(recovery.StructureStatements)
	require.True(t, ok)
	var levels []int
	for _, i := range s.Items {
		levels = append(levels, i.Level)
	}
	assert.Equal(t, []int{1, 2, 4, 2, 3, 4, 5, 6, 2, 5, 4, 3, 6}, levels)
	p, _ = recovery.Lookup("wellbriety")
	eighth, _ := p.Item("wb_08")
	assert.Equal(t, "forgiveness", eighth.Value)
	assert.Equal(t, 3, eighth.Level)
	assert.True(t, eighth.Private)
	_, ok = p.Item("")
	assert.False(t, ok)
	_, ok = p.Structure(recovery.StructurePoints)
	assert.False(t, ok)
	craft, _ := recovery.Lookup("craft")
	parts, _ := craft.Structure(recovery.StructureComponents)
	assert.Equal(t, 8, parts.UpTo, "sources differ")
}

func TestFiguresOfMeetings(t *testing.T) {
	for id, want := range map[recovery.PathwayID][4]int{ // minutes, size
		"aa": {60, 90, 0, 0}, "smart": {60, 90, 0, 0}, "wfs": {60, 90, 6, 10}, "lifering": {60, 60, 0, 0}, "mara": {60, 60, 0, 0},
		"wrap": {150, 150, 8, 12}, "nami_connection": {90, 90, 0, 0}, "celebrate_recovery": {120, 120, 0, 0}, "craft": {60, 60, 0, 0},
	} {
		p, err := recovery.Lookup(id)
		require.NoError(t, err)
		m := p.Meetings
		assert.Equal(t, want, [4]int{m.Minutes.Min, m.Minutes.Max, m.Size.Min, m.Size.Max}, "%s", id)
	}
	for policy, ids := range map[recovery.CrosstalkPolicy][]recovery.PathwayID{
		recovery.CrosstalkProhibited: {"aa", "na", "celebrate_recovery", "al_anon", "recovery_dharma"},
		recovery.CrosstalkAllowed:    {"smart", "lifering", "wfs", "wrap"},
		recovery.CrosstalkLimited:    {"all_recovery", "nami_connection"},
	} {
		for _, id := range ids {
			p, err := recovery.Lookup(id)
			require.NoError(t, err)
			assert.Equal(t, policy, p.Meetings.Crosstalk, "%s", id)
		}
	}
}

func TestLookup(t *testing.T) {
	for id, want := range map[recovery.PathwayID]string{
		"aa": "Alcoholics Anonymous", "alateen": "Alateen", "families_anonymous": "Families Anonymous", "dbsa": "Depression and Bipolar Support Alliance groups",
		"jacs": "JACS, Jewish recovery", "ga": "Gamblers Anonymous", "gamblers_anonymous": "Gamblers Anonymous", "sober_living": "Recovery residence", "arm": "All Recovery meeting",
		"ca": "Cocaine Anonymous", "cma": "Crystal Meth Anonymous", "ha": "Heroin Anonymous", "ma": "Marijuana Anonymous", "pa": "Pills Anonymous", "dra": "Dual Recovery Anonymous",
		"oa": "Overeaters Anonymous", "aca": "Adult Children of Alcoholics", "coda": "Co-Dependents Anonymous", "agnostic_aa": "secular groups of Alcoholics Anonymous",
	} {
		p, err := recovery.Lookup(id)
		require.NoError(t, err, "%s", id)
		assert.Equal(t, want, p.Name)
	}
	for bad, want := range map[recovery.PathwayID]string{
		"smrt": "recovery: unknown pathway (nearest: smart)", "SMART": "recovery: unknown pathway (nearest: smart)", "": "recovery: unknown pathway", "Maria Lopez of Oak Street": "recovery: unknown pathway",
	} {
		_, err := recovery.Lookup(bad)
		require.ErrorIs(t, err, recovery.ErrUnknownPathway)
		require.EqualError(t, err, want)
	}
}

func TestAVariantIsThePathwayAsItDiffers(t *testing.T) {
	dra, err := recovery.Lookup("dra")
	require.NoError(t, err)
	assert.Equal(t, recovery.StanceAccepting, dra.Stance)
	assert.Contains(t, dra.Eligibility.Concerns, recovery.ConcernMentalHealth)
	assert.Equal(t, recovery.AnonymityFirstName, dra.Anonymity[0], "the rest is the pathway's")
	secular, _ := recovery.Lookup("agnostic_aa")
	assert.Equal(t, recovery.WorldviewSecular, secular.Worldview)
	teen, _ := recovery.Lookup("alateen")
	assert.True(t, teen.Eligibility.Youth)
	_, ok := teen.Variant("alateen")
	assert.False(t, ok)
}

func TestTheCatalogueIsTheCallersOwn(t *testing.T) {
	all := recovery.Pathways()
	all[0].Name, all[0].For[0], all[0].Structures[0].Items[0].Label, all[0].Variants[0].Name = "changed", "changed", "changed", "changed"
	p := recovery.Pathways()[0]
	assert.Equal(t, "Alcoholics Anonymous", p.Name)
	assert.Equal(t, recovery.TraitWantsSponsor, p.For[0])
	assert.NotEqual(t, "changed", p.Structures[0].Items[0].Label)
	assert.NotEqual(t, "changed", p.Variants[0].Name)
}

// What was not confirmed does not say that it was.
func TestWhatWasNotConfirmedSaysSo(t *testing.T) {
	for _, id := range []recovery.PathwayID{"wfs", "recovery_dharma", "refuge_recovery"} {
		p, _ := recovery.Lookup(id)
		assert.Equal(t, source.Unverified, p.StanceSource.Evidence, "%s", id)
	}
	na, _ := recovery.Lookup("na")
	assert.False(t, na.Source.Verified(), "a third party's page")
	for _, e := range recovery.EvidenceNotes() {
		assert.NotEmpty(t, e.Caveat, e.Topic)
		assert.NotEmpty(t, e.Source.Title, e.Topic)
		assert.NotEmpty(t, e.Grade, e.Topic)
	}
	for _, w := range recovery.FactorWeights() {
		assert.Equal(t, source.Design, w.Source.Evidence)
	}
}

// What stands in the table of all pathways alone has no mark there, and each source
// says what it vouches for.
func TestWhatVouchesForWhat(t *testing.T) {
	for _, p := range recovery.Pathways() {
		for _, src := range []source.Source{p.TermsSource, p.Meetings.CustomsSource} {
			assert.Equal(t, source.Unverified, src.Evidence, "%s", p.ID)
			assert.NotEmpty(t, src.Title, "%s", p.ID)
		}
	}
	for id, want := range map[recovery.PathwayID]source.Evidence{
		"aa": source.Secondary, "na": source.Secondary, "rco_rcc": source.Secondary,
		"smart": source.Verified, "wfs": source.Verified, "lifering": source.Verified, "mm": source.Verified, "sos": source.Verified, "recovery_dharma": source.Verified,
		"oxford_house": source.Verified, "recovery_residence": source.Verified, "collegiate": source.Verified, "craft": source.Verified, "prevention": source.Verified,
		"other_12_step": source.Unverified, "refuge_recovery": source.Unverified, "celebrate_recovery": source.Unverified, "mara": source.Unverified, "all_recovery": source.Unverified,
		"prss_coaching": source.Unverified, "al_anon": source.Unverified, "nar_anon": source.Unverified, "smart_ff": source.Unverified, "wrap": source.Unverified, "ips": source.Unverified,
		"nami_connection": source.Unverified, "wellbriety": source.Unverified, "millati_islami": source.Unverified, "online_community": source.Unverified, "hospital_peer": source.Unverified,
		"harm_reduction": source.Unverified,
	} {
		p, err := recovery.Lookup(id)
		require.NoError(t, err, "%s", id)
		assert.Equal(t, want, p.Source.Evidence, "%s", id)
	}
	stance := map[source.Evidence][]recovery.PathwayID{}
	for _, p := range recovery.Pathways() {
		stance[p.StanceSource.Evidence] = append(stance[p.StanceSource.Evidence], p.ID)
	}
	assert.Equal(t, []recovery.PathwayID{"aa", "smart", "lifering", "sos", "mara", "craft", "nami_connection", "prevention"}, stance[source.Verified])
	assert.Equal(t, []recovery.PathwayID{"na"}, stance[source.Secondary])
	assert.Equal(t, []recovery.PathwayID{"mm"}, stance[source.Design])

	for id, roles := range map[recovery.PathwayID][]recovery.PathwayRole{ // leaders of whom nothing was read
		"celebrate_recovery": {recovery.RoleFacilitator}, "mara": {recovery.RoleChair}, "online_community": {recovery.RoleModerator}, "wellbriety": {recovery.RoleFacilitator},
		"hospital_peer": {recovery.RolePeerSpecialist, recovery.RoleRecoveryCoach}, "recovery_residence": {recovery.RoleHouseOfficer}, "aa": {recovery.RoleChair},
	} {
		p, _ := recovery.Lookup(id)
		for _, role := range roles {
			rule, ok := p.Leads(role)
			require.True(t, ok, "%s %s", id, role)
			assert.False(t, rule.Source.Verified(), "%s %s", id, role)
			for _, need := range rule.Needs {
				assert.False(t, need.Source.Verified(), "%s %s %s", id, role, need.Need)
			}
		}
	}
	for id, want := range map[recovery.PathwayID]source.Evidence{"aa": source.Unverified, "smart": source.Unverified, "recovery_dharma": source.Unverified, "wrap": source.Unverified,
		"wfs": source.Verified, "lifering": source.Verified, "mara": source.Verified, "celebrate_recovery": source.Verified, "craft": source.Verified, "nami_connection": source.Verified} {
		p, _ := recovery.Lookup(id)
		assert.Equal(t, want, p.Meetings.Minutes.Source.Evidence, "%s", id)
	}
	aa, _ := recovery.Lookup("aa")
	assert.Equal(t, source.Unverified, aa.Meetings.Share.Source.Evidence, "three minutes were read, five were not")
	circle, _ := recovery.Lookup("wellbriety")
	steps, _ := circle.Structure(recovery.StructureSteps)
	assert.True(t, steps.Source.Verified(), "the values were read")
	assert.Equal(t, source.Derived, steps.LevelSource.Evidence, "three steps to a quarter is calculated")
	online, _ := recovery.Lookup("online_community")
	assert.Equal(t, recovery.AttendanceNone, online.Meetings.Attendance, "nobody takes attendance on a board")
}
