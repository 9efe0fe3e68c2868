package evidence

import (
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// A Claim is a figure or statement that articles on peer support repeat, with what was
// found when its source was looked for. The zero Claim says nothing.
type Claim struct {
	ID      string
	Says    string // the claim as it circulates
	Verdict Verdict
	Found   string // what was found
	Caveat  string // what to mind before repeating it
	Design  Design
	Grade   Grade
	Bias    Bias
	People  int      // 0: not stated
	Studies int      // 0: not stated, or one
	Sources []string // ids of [Studies] that bear on it
	Source  source.Source
}

// Sentence returns the claim as it may be repeated: with verdict, design and caveat.
func (c Claim) Sentence() string {
	s := c.Says + " [" + strings.ReplaceAll(string(c.Verdict), "_", " ")
	if c.Design != NotStated {
		s += "; " + strings.ReplaceAll(string(c.Design), "_", " ") + ", which " + c.Design.Shows()
	}
	return s + "; " + c.Caveat + "]"
}

// Claims returns every claim, in the order of this package.
func Claims() []Claim {
	all := slices.Clone(claims)
	for i := range all {
		all[i].Sources = slices.Clone(all[i].Sources)
	}
	return all
}

// Of returns the claim with the given id, or [ErrUnknownClaim].
func Of(id string) (Claim, error) {
	var ids []string
	for _, c := range Claims() {
		if c.ID == id {
			return c, nil
		}
		ids = append(ids, c.ID)
	}
	return Claim{}, enum.Refuse(id, ids, ErrUnknownClaim)
}

// found names where what is said about a claim was seen. A paper that tells of a
// programme is [source.Secondary]: the report of the programme itself was not seen.
func found(title string, year int, e source.Evidence) source.Source {
	return source.Source{Title: title, Year: year}.At("", e)
}

// nowhere is the source of a claim of which none was found.
var nowhere = source.Source{Title: "no source was found"}.At("", source.Unverified)

const mha = "Evidence for Peer Support, Mental Health America, February 2017"

var claims = []Claim{
	{ID: "nine_study_meta_analysis", Says: "A meta-analysis of nine studies in Substance Abuse and Rehabilitation shows benefits of peer support groups.",
		Verdict: Dubious, Found: "Tracy & Wallace 2016 in that journal is a literature review of ten US studies; nine studies fits Bassuk et al. 2016, a systematic review. The claim merges both.",
		Caveat: "both stress weak methods", Design: Review, Grade: VeryLow, Bias: UnknownBias, Sources: []string{"tracy_2016", "bassuk_2016"},
		Source: found("Tracy & Wallace, Subst Abuse Rehabil 7:143-154; Bassuk et al., J Subst Abuse Treat 63:1-9", 2016, source.Verified)},
	{ID: "groups_four_benefits", Says: "Peer support groups improve substance use, engagement, HIV/HCV risk behaviour, craving and self-efficacy.",
		Verdict: Traced, Found: "the benefit areas of Tracy & Wallace 2016", Caveat: "the review speaks of limited data", Design: Review, Grade: Low, Bias: UnknownBias,
		Studies: 10, Sources: []string{"tracy_2016"}, Source: found("Tracy & Wallace, Subst Abuse Rehabil 7:143-154", 2016, source.Verified)},
	{ID: "rap_86_percent", Says: "In the Recovery Association Project 86 % were abstinent at six months.",
		Verdict: PartlyRight, Found: "Armitage, Lyons & Moore 2010: Recovery Association Project, Portland, funded 2003-2007, federal survey. The abstract seen holds no figure; 86 % is cited through Tracy & Wallace.",
		Caveat: "uncontrolled, self-report, only those who answered at follow-up; not an effect", Design: BeforeAfter, Grade: VeryLow, Bias: HighBias,
		Source: found("Armitage, Lyons & Moore, Alcoholism Treatment Quarterly", 2010, source.Secondary)},
	{ID: "mentors_and_mentees", Says: "Mentors and mentees both cut their use, and mentors stay abstinent.",
		Verdict: PartlyRight, Found: "Tracy et al. 2011/2012, Mentorship for Alcohol Problems, a small pilot", Caveat: "mentors were already abstinent at entry; details not confirmed",
		Design: BeforeAfter, Grade: VeryLow, Bias: HighBias, Source: found("Tracy et al., Mentorship for Alcohol Problems", 2012, source.Unverified)},
	{ID: "less_use_fewer_readmissions", Says: "Peer workers bring less use, fewer readmissions, more aftercare and more community links.",
		Verdict: PartlyRight, Found: "the wording of reviews; Eddie et al. 2019 says tentative", Caveat: "many null findings, no adequate comparators", Design: Review, Grade: Low, Bias: HighBias,
		Sources: []string{"eddie_2019"}, Source: found("Eddie et al., Front Psychol 10:1052", 2019, source.Verified)},
	{ID: "sobriety_45_percent", Says: "SAMHSA finds up to 45 % higher sobriety rates.", Verdict: NoSource, Found: "no document of SAMHSA was found that says so",
		Caveat: "do not repeat", Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: nowhere},
	{ID: "relapse_35_percent", Says: "Meta-analyses show a 35 % lower risk of return to use.", Verdict: NoSource, Found: "no such pooled estimate was found",
		Caveat: "do not repeat", Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: nowhere},
	{ID: "infographic_40_35_50_45", Says: "Retention +40 %, use -35 %, success +50 %, community +45 %.", Verdict: Dubious, Found: "an infographic without a source",
		Caveat: "do not repeat", Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: nowhere},
	{ID: "competence_83_95_72_88_67", Says: "Competence figures of 83, 95, 72, 88 and 67 %.", Verdict: NoSource, Found: "no source; they look like self-ratings from one training survey",
		Caveat: "not usable", Design: Survey, Grade: Ungraded, Bias: UnknownBias, Source: nowhere},
	{ID: "egmose_recovery", Says: "49 trials with 12,477 people show a small effect on personal recovery and lower anxiety.",
		Verdict: Traced, Found: "Egmose et al. 2023: personal recovery 0.20 (0.11 to 0.29), anxiety -0.21 (-0.40 to -0.02) standard deviations",
		Caveat: "most trials at high risk of bias; peers mostly added to hospital services; mental illness, not substance use", Design: PooledTrials, Grade: Low, Bias: HighBias,
		People: 12477, Studies: 49, Sources: []string{"egmose_2023"}, Source: found("Egmose et al., Psychiatric Services 74(8), doi 10.1176/appi.ps.202100138", 2023, source.Verified)},
	{ID: "online_small_effect", Says: "Online networks offer a small positive effect on recovery.", Verdict: Dubious, Found: "in the same review the effect of online support is small and not significant",
		Caveat: "the retelling drops that", Design: PooledTrials, Grade: VeryLow, Bias: HighBias, Sources: []string{"egmose_2023"},
		Source: found("Egmose et al., Psychiatric Services 74(8)", 2023, source.Verified)},
	{ID: "self_advocacy", Says: "Interventions designed by peers have a modest effect on self-advocacy.", Verdict: Traced, Found: "the same review", Caveat: "most trials at high risk of bias",
		Design: PooledTrials, Grade: Low, Bias: HighBias, Sources: []string{"egmose_2023"}, Source: found("Egmose et al., Psychiatric Services 74(8)", 2023, source.Verified)},
	{ID: "aa_twice", Says: "Members of Alcoholics Anonymous are twice as likely to stay sober.", Verdict: PartlyRight,
		Found:  "Kaskutas 2009: abstinence about twice as high among those who attend, observational; Kelly et al. 2020: manualised twelve-step facilitation at least as good as other treatment and better on abstinence",
		Caveat: "those who attend differ from those who do not; randomised evidence is mixed in the older studies", Design: Controlled, Grade: Low, Bias: SomeBias, Sources: []string{"kelly_2020"},
		Source: found("Kaskutas, PMC2746426", 2009, source.Verified)},
	{ID: "twice_drug_free", Says: "Members of peer groups are twice as likely to be drug-free.", Verdict: NoSource, Found: "a journal is named and no title", Caveat: "do not repeat",
		Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: nowhere},
	{ID: "relapse_40_60", Says: "40-60 % return to use with peers against 60-80 % without.", Verdict: Dubious, Found: "40-60 % is the range that NIDA gives for addiction in general; no comparison was found",
		Caveat: "do not repeat", Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: nowhere},
	{ID: "readmissions_56", Says: "56 % fewer readmissions.", Verdict: Traced, Found: "Recovery Innovations, Arizona, as reported by Mental Health America", Caveat: "a programme's own report, before and after; its 36 % less seclusion and 48 % less restraint were not confirmed",
		Design: BeforeAfter, Grade: VeryLow, Bias: HighBias, Source: found(mha, 2017, source.Secondary)},
	{ID: "involuntary_32", Says: "32 % fewer involuntary hospitalisations and 1.99 million dollars saved.", Verdict: Traced, Found: "Pierce County, Washington, in the same paper",
		Caveat: "one year, before and after, no comparison", Design: BeforeAfter, Grade: VeryLow, Bias: HighBias, Source: found(mha, 2017, source.Secondary)},
	{ID: "admissions_79", Says: "79.2 % fewer admissions and 550,215 dollars saved.", Verdict: Traced, Found: "Optum Pierce Peer Bridger, 125 people, 100 % in hospital before and 3.4 % after",
		Caveat: "chosen for past admission, so that a fall was to be expected", Design: BeforeAfter, Grade: VeryLow, Bias: HighBias, People: 125, Source: found(mha, 2017, source.Secondary)},
	{ID: "inpatient_days_90_71", Says: "90 % and 71 % fewer inpatient days a month.", Verdict: Traced, Found: "PeerLink, Tennessee and Wisconsin; another report of 2010 on the 28 people in Tennessee gives 7.42 to 1.9 days, about 73-74 %",
		Caveat: "the figures are not stable between reports", Design: BeforeAfter, Grade: VeryLow, Bias: HighBias, People: 28, Source: found(mha, 2017, source.Secondary)},
	{ID: "return_2_28", Says: "2.28 dollars for every dollar.", Verdict: Traced, Found: "a Denver health centre; the study behind it is of community health workers",
		Caveat: "not about peer support; gross or net is not stated", Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: found(mha, 2017, source.Secondary)},
	{ID: "india_30", Says: "A 30 % drop in depression and anxiety in India.", Verdict: NoSource, Found: "likely the MANAS trial, of lay counsellors", Caveat: "not peers; not confirmed",
		Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: nowhere},
	{ID: "forum_growth", Says: "A forum on depression grew from 314,000 members in 2017 to over a million in 2023.", Verdict: NoSource, Found: "plausible; not found", Caveat: "not an outcome",
		Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: nowhere},
	{ID: "staff_programme_after_covid", Says: "A hospital group began peer support after the pandemic.", Verdict: Dubious, Found: "Care for the Caregiver began in August 2014, for clinicians after distressing events, and was adapted in the pandemic",
		Caveat: "a programme for staff, not for recovery", Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: found("Morales & Brown, AJN, May", 2021, source.Verified)},
	{ID: "larger_networks", Says: "Peer support goes with larger social networks.", Verdict: Traced, Found: "a metasynthesis cited by Mental Health America", Caveat: "the metasynthesis itself is not named here",
		Design: Review, Grade: VeryLow, Bias: UnknownBias, Source: found(mha, 2017, source.Secondary)},
	{ID: "sponsor_matters", Says: "A sponsor matters for staying sober.", Verdict: Traced, Found: "Witbrodt et al. 2012, 495 people over seven years: keeping a sponsor adds to attendance; any pattern of attendance beats none",
		Caveat: "observational: those who keep a sponsor differ from those who do not", Design: Controlled, Grade: Low, Bias: SomeBias, People: 495,
		Source: found("Witbrodt et al., PMC3260344", 2012, source.Verified)},
	{ID: "citation_table", Says: "A table cites Chinman 2001, Davidson 1999, 2006 and 2012, Salzer 2002, Kurtz 1990 and others.", Verdict: PartlyRight, Found: "a widely copied list of research on consumers and peers",
		Caveat: "not checked one by one", Design: NotStated, Grade: Ungraded, Bias: UnknownBias, Source: nowhere},
	{ID: "northland_and_syringe_exchange", Says: "Peer programmes in Croatia (Northland) and Afghanistan (syringe exchange) worked.", Verdict: Traced, Found: "Greene et al. 2018, nine studies in seven countries",
		Caveat: "the abstract and study table do not describe them as delivered by peers: that is added in retelling", Design: Review, Grade: VeryLow, Bias: UnknownBias, Studies: 9,
		Source: found("Greene et al., Harm Reduct J 15, doi 10.1186/s12954-018-0267-1", 2018, source.Verified)},
	{ID: "higher_abstinence", Says: "Programmes go with higher abstinence and fewer returns to use.", Verdict: PartlyRight, Found: "the wording of reviews; Eddie et al. 2019 says tentative", Caveat: "unquantified; many null findings",
		Design: Review, Grade: Low, Bias: HighBias, Sources: []string{"eddie_2019"}, Source: found("Eddie et al., Front Psychol 10:1052", 2019, source.Verified)},
}
