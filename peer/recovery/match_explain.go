package recovery

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// Rules of findings that code compares.
const (
	ruleGroupDependent = "medication_group_dependent"
	ruleAims           = "aims_at_not_using"
)

// option scores the candidate and says why.
func (c *candidate) option() Option {
	w := c.pathway
	o := Option{Pathway: w.ID, Name: w.Name}
	for _, weight := range FactorWeights() {
		s := c.share(weight.Factor)
		part := MatchPart{Factor: weight.Factor, Weight: weight.Points, Points: MatchPoints(weight.Points * s.percent), Told: s.told}
		o.Parts = append(o.Parts, part)
		o.Score += part.Points
	}
	o.Reasons = c.reasons()
	o.Cautions = c.cautions()
	for _, t := range w.ReferFirst {
		o.First = o.First || c.profile.is(t)
	}
	o.Variants = c.variants()
	return o
}

var design = source.DesignDefault("a rule of this library's matching")

func note(rule, text string) MatchNote { return MatchNote{Rule: rule, Text: text, Source: design} }

// reasons says what speaks for the pathway.
func (c *candidate) reasons() []MatchNote {
	p, w := c.profile, c.pathway
	var out []MatchNote
	add := func(ok bool, f MatchNote) {
		if ok {
			out = append(out, f)
		}
	}
	goal, view, about := c.goal(), c.worldview(), c.about()
	add(goal.told && goal.percent >= 75, note("goal_fits", "what it aims at fits what you want"))
	add(view.told && view.percent >= 70, note("worldview_fits", "its frame of belief is one that suits you"))
	add(about.told && about.percent == 100, note("about_fits", "it is about what you look for"))
	if p.Medication == DisclosureYes {
		switch {
		case slices.ContainsFunc(c.offers, func(o Offer) bool { return o.Medication.full() }):
			add(true, note("medication_group_welcomes", "a group here says that people on medication share, serve and count their time like everybody"))
		case w.Stance == StanceAffirming:
			add(true, MatchNote{"medication_affirming", "people on medication are welcome by name", w.StanceSource})
		case w.Stance == StanceAccepting:
			add(true, MatchNote{"medication_accepting", "its own text accepts prescribed medication", w.StanceSource})
		}
	}
	if p.InUse == DisclosureYes {
		add(w.Membership == MembershipDesireToStop, note("desire_is_enough", "a desire to stop is enough; nobody has to have stopped"))
		add(w.Aim == AimHarmReduction || w.Aim == AimAny || w.Membership == MembershipNone, note("welcome_in_use", "you can come as you are"))
	}
	for _, t := range distinct(p.Traits) {
		add(!t.isFlag() && c.speaks(t) > 0, note("for_"+string(t), traitTexts[t].good))
	}
	for _, e := range p.Past {
		add(c.is(e.Pathway) && e.View == PastLiked && !has(out, "liked_before"), note("liked_before", "you liked it before"))
	}
	add(w.Cost == CostFree || w.Cost == CostFreeService, MatchNote{"free", "as far as is known it costs you nothing", w.TermsSource})
	add(w.Cost == CostDonation, MatchNote{"free", "as far as is known it costs you nothing but what you wish to give", w.TermsSource})
	add(len(out) == 0, note("open_to_you", "as far as is known it is open to you"))
	return out
}

// cautions says what to know before choosing. None of them refuses anything.
func (c *candidate) cautions() []MatchNote {
	p, w := c.profile, c.pathway
	var out []MatchNote
	add := func(ok bool, f MatchNote) {
		if ok {
			out = append(out, f)
		}
	}
	reduces := p.Goal == AimModeration || p.Goal == AimHarmReduction
	add(reduces && w.Aim == AimAbstinenceRequired, note(ruleAims, "this group aims at not using"))
	add(reduces && w.Aim == AimAbstinenceOriented && !w.AcceptsReduction, note("advises_abstinence", "it advises not using; who has not chosen that may come"))
	add((p.Goal == AimAbstinenceRequired || p.Goal == AimAbstinenceOriented) && w.Aim == AimModeration, note("aims_at_moderation", "it is mainly about drinking less, though people who stop are accepted"))
	view := c.worldview()
	add(view.told && view.percent == 0, note("worldview_differs", "its frame of belief is another than you named"))
	if p.Medication == DisclosureYes {
		add(w.Stance == StanceGroupDependent && !c.welcomed(), MatchNote{ruleGroupDependent, "groups differ on medication: ask the group whether you may share and serve and whether your time counts", w.StanceSource})
		add(w.Stance == StanceOutsideIssue, MatchNote{"medication_attitudes_vary", "it leaves medication to you and your doctor; single members may see it otherwise. Nobody there decides about your medicine", w.StanceSource})
		add(w.Stance == StanceHouseDependent, MatchNote{"medication_house_decides", "the house decides about residents on medication: ask before you apply", w.StanceSource})
		add(w.Stance == StanceVaries || w.Stance == StanceNotStated, MatchNote{"medication_ask", "no common text on medication is known: ask", w.StanceSource})
		add(len(c.offers) > 0 && !slices.ContainsFunc(c.offers, func(o Offer) bool { return !o.Medication.limits() }), note("medication_limited_here", "the groups here say that they limit people on medication"))
	}
	about := c.about()
	add(about.told && about.percent == 0, note("about_differs", "it is about something else than you named; "+w.Eligibility.Text))
	add(w.Eligibility.Women && p.Gender != GenderWoman, note("for_women", "it is for women; whether that is you is for you to say"))
	add(slices.Contains(w.Meetings.Rules, GroundArriveAbleToTakePart) && p.InUse == DisclosureYes, MatchNote{"not_having_used_today", "it asks people to come without having used that day", w.Meetings.Source})
	add(p.Gender == GenderAnother && slices.ContainsFunc(c.offers, func(o Offer) bool { return o.Gender != "" && o.Gender != p.Gender }), note("for_one_gender", "what there is here is for women or for men; which is for you is for you to say"))
	add(p.InUse == DisclosureYes && w.Kind == KindResidence, note("abstinence_in_house", "residents are asked not to use"))
	add(slices.Contains(w.Deliveries, DeliveryHospital) && !p.is(TraitInHospital), note("begins_in_hospital", "it begins in hospital"))
	add(slices.Contains(w.Deliveries, DeliveryCampus) && !p.is(TraitWantsStudentLife), note("for_students", "it is for students"))
	for _, t := range distinct(p.Traits) {
		switch {
		case slices.Contains(w.ReferFirst, t):
			text := "from what you told, talk with a clinician first; you may still come"
			if t == TraitViolenceAtHome {
				text = "make a plan for your safety first; you may still come"
			}
			add(!has(out, "refer_first") || t == TraitViolenceAtHome, note("refer_first", text))
		case t.isFlag():
			add(slices.Contains(w.Against, t), note("against_"+string(t), "there are other ways to practise: ask for them"))
		default:
			add(c.speaks(t) < 0, note("against_"+string(t), traitTexts[t].bad))
		}
	}
	for _, e := range p.Past {
		add(c.is(e.Pathway) && e.View == PastDisliked && !has(out, "disliked_before"), note("disliked_before", "it did not suit you before; groups differ, and you are free to try again or not"))
	}
	add(len(p.Needs) > 0 && !slices.ContainsFunc(c.offers, func(o Offer) bool { return known(p.Needs, o.Access) }), note("access_ask", "whether what you need to take part is there is not known: ask"))
	add(len(c.only) > 0, note("variant_only", "its groups for young people only"))
	return out
}

// welcomed reports whether a group that remains takes people on medication fully.
func (c *candidate) welcomed() bool {
	return slices.ContainsFunc(c.offers, func(o Offer) bool { return o.Medication.full() })
}

// variants returns the variants that fit the person better than the pathway alone.
func (c *candidate) variants() []PathwayID {
	if len(c.only) > 0 {
		return slices.Clone(c.only)
	}
	p := c.profile
	var out []PathwayID
	for _, v := range c.pathway.Variants {
		secular := v.Worldview != "" && v.Worldview != c.pathway.Worldview && slices.Contains(p.Prefers, v.Worldview)
		if !v.Youth && !slices.Contains(p.Leave, v.ID) && (overlap(p.Concerns, v.Concerns) || v.Focus != "" && slices.Contains(p.Focuses, v.Focus) || secular) {
			out = append(out, v.ID)
		}
	}
	return out
}

// rankingNotes says what concerns all options.
func rankingNotes(p *Profile, options []Option, on map[PathwayID]*Pathway) []MatchNote {
	var out []MatchNote
	if p.is(TraitAcuteCrisis) || p.is(TraitNeedsCrisisCare) || p.is(TraitMedicallyUnstable) {
		out = append(out, note("help_first", "if you may be in danger now, call the emergency number or a crisis line first: all of this can wait"))
	}
	if len(options) > 0 {
		out = append(out, note("mix", "try two or three; you can mix them, change, or choose none"))
	}
	if len(options) < LeastOptions {
		out = append(out, note("few", "fewer than three remain: what stands against the others is said with each of them"))
	}
	if p.underAge() {
		out = append(out, note("youth_services", "only services for young people are offered: ask for one near you"))
	}
	if p.AgeGroup == "" {
		out = append(out, note("age_not_told", "these are for adults, as age was not told"))
	}
	if p.Court == CourtTwelveStepOnly {
		out = append(out, MatchNote{"court_choice", "courts of appeals in the US (2nd, 7th and 9th Circuits) held that the state may not compel a religious 12-step programme without a secular choice; this is no legal advice: ask a lawyer",
			common("Warner 1997, Kerr 1996, Inouye 2007")})
		for _, o := range options {
			if w := on[o.Pathway].Worldview; (w == WorldviewSecular || w == WorldviewNonReligious) && on[o.Pathway].Kind == KindMutualAid && !o.First {
				out = append(out, note("court_secular_option", "a secular choice among these: "+o.Name))
				break
			}
		}
	}
	return out
}

// A traitText says to the person what a pathway has to do with a trait.
type traitText struct{ good, bad string }

var traitTexts = map[Trait]traitText{
	TraitWantsSponsor:             {"you can ask somebody to go along with you", "nobody there is a sponsor"},
	TraitWantsTools:               {"tools and exercises are practised", "few tools are practised"},
	TraitWantsMeditation:          {"meditation is part of it", "meditation is no part of its meetings"},
	TraitWantsSteps:               {"there are steps to work", "there are no steps to work, or not in depth"},
	TraitWantsConversation:        {"people talk with one another freely", "people do not answer one another in its meetings"},
	TraitWantsTracking:            {"you keep track of your use", "nothing is tracked"},
	TraitWantsOwnPlan:             {"you build a plan of your own", "there is no plan to build"},
	TraitWantsMutuality:           {"people give and take as equals", "it is not about giving and taking as equals"},
	TraitWantsTherapy:             {"", "it is peer support and no therapy"},
	TraitWantsStructuredProgramme: {"it is a structured programme", "it is no structured programme"},
	TraitDislikesHomework:         {"there is no homework", "there are exercises to do"},
	TraitDislikesMeditation:       {"there is no silence to sit through", "sitting in silence is part of it"},
	TraitWantsFellowship:          {"it is a fellowship with many meetings", "it is no fellowship with many meetings"},
	TraitWantsWomenOnly:           {"it is for women, or has groups for women", "no groups for women are known"},
	TraitWantsSelfWorth:           {"self-worth is its theme", "self-worth is not its theme"},
	TraitWantsSameDrug:            {"people there know the same drug or behaviour", "people there come with different drugs and behaviours"},
	TraitWantsNativeCulture:       {"it teaches from Native cultures", "Native cultures are not its frame"},
	TraitWantsIslamicFrame:        {"it has a Muslim frame", "it has no Muslim frame"},
	TraitWantsFamilyEvening:       {"it is an evening for the family", "it is no evening for the family"},
	TraitWantsStudentLife:         {"it is for students and has a sober social life", "it is not about student life"},
	TraitWantsCommunityHealing:    {"family and community are part of it", "family and community are no part of it"},
	TraitNotEnrolled:              {"no enrolment is asked", "it is for enrolled students"},
	TraitOtherFaith:               {"no faith is asked", "its frame is one faith or culture"},
	TraitMixedGenderOnly:          {"all genders are together", "groups are for one gender"},
	TraitCannotMixGenders:         {"groups are for one gender", "most groups are mixed: ask for a women's or men's group"},
	TraitNotSure:                  {"you need not know yet what you want: a good first place to look around", ""},
	TraitFirstContact:             {"it is good for a first contact", ""},
	TraitWithFamily:               {"you can bring family or friends", "family and friends do not come along"},
	TraitWantsPracticalHelp:       {"somebody helps with practical things and knows the way", "it does not give practical help"},
	TraitWantsOneStop:             {"several kinds of help are in one place", "it is one kind of help"},
	TraitWantsSafeHome:            {"it is a safe home", "it is no home"},
	TraitWantsSelfRunHouse:        {"residents run the house", "staff run the house"},
	TraitNeedsStaffedHouse:        {"there are houses with staff", "there is no staff"},
	TraitCannotPayShare:           {"no share of the rent is asked", "each pays an equal share of the cost"},
	TraitWantsNoCentre:            {"there is no centre to go to", "it is at a centre"},
	TraitWantsNoRecord:            {"no record of you is kept", "a record is kept, under the law on health privacy"},
	TraitWantsPseudonym:           {"you use a name or code of your choice", "people know one another by name"},
	TraitNightHours:               {"somebody is there at night", "nobody is there at night"},
	TraitRuralOrShy:               {"you can come from anywhere", "groups may be far apart"},
	TraitInHospital:               {"a peer comes to the bedside", "it begins after hospital"},
	TraitNeedsDensity:             {"there are many meetings", "meetings may be few"},
	TraitSafetyFirst:              {"staying alive and well comes first there", "it is not about safer use"},
	TraitWantsAbstinentSpace:      {"nobody uses there", "people who use come there as well"},
	TraitWantsFullCleanTime:       {"time is counted free of every drug", "time need not be free of every drug"},
	TraitNeedsMedicationCounted:   {"your time counts as it is", "whether your time counts depends on the group"},
	TraitPastShame:                {"nobody is judged for it there", "people have been judged for it there"},
	TraitHouseTakesNoMedication:   {"no house decides about it", "a house may turn people away: ask for another"},
	TraitWantsCoEdHouse:           {"all genders live together", "houses are for one gender"},
	TraitWantsOwnWellbeing:        {"it is about your own wellbeing", "it is not about your own wellbeing"},
	TraitWantsEngagementSkills:    {"you learn how to help a relative towards help", "it does not teach how to help a relative towards help"},
	TraitWantsEngagementFast:      {"it works towards help for your relative", "it does not try to bring anybody into care"},
}
