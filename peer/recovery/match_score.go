package recovery

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A FactorWeight is how many points of 100 a factor can give.
type FactorWeight struct {
	Factor MatchFactor
	Points int
	Source source.Source
}

// FactorWeights returns the weights of the soft score, the heaviest first. They are
// this library's design: no study weighs them.
func FactorWeights() []FactorWeight {
	src := source.DesignDefault("what the person aims at weighs most; 100 points in all")
	return []FactorWeight{
		{FactorGoal, 30, src}, {FactorWorldview, 20, src}, {FactorMedication, 15, src}, {FactorFormat, 10, src},
		{FactorPopulation, 10, src}, {FactorAccess, 10, src}, {FactorExperience, 5, src},
	}
}

// neutral is the share of a factor of which nothing was told: half.
const neutral = 50

// A share is what part of a factor's weight a candidate gets, in percent.
type share struct {
	percent int
	told    bool
}

var untold = share{percent: neutral}

func (c *candidate) share(f MatchFactor) share {
	switch f {
	case FactorGoal:
		return c.goal()
	case FactorWorldview:
		return c.worldview()
	case FactorMedication:
		return c.medication()
	case FactorPopulation:
		return c.population()
	case FactorAccess:
		return c.access()
	case FactorExperience:
		return c.experience()
	}
	return c.traits(f)
}

// goalFit says how well the aim of a pathway (column, in the order of
// [GoalOrientations]) suits what somebody wants (row), in percent. Design.
var goalFit = map[GoalOrientation][7]int{
	//                       required oriented flexible moderation harm_red. any not_subst.
	AimAbstinenceRequired: {100, 90, 60, 20, 20, 70, neutral},
	AimAbstinenceOriented: {90, 100, 75, 25, 25, 75, neutral},
	AimFlexible:           {25, 60, 100, 60, 75, 90, neutral},
	AimModeration:         {0, 30, 90, 100, 60, 75, neutral},
	AimHarmReduction:      {0, 25, 90, 40, 100, 90, neutral},
	AimNotSubstance:       {20, 20, 25, 20, 25, 75, 100},
}

// Where a pathway accepts it beside its aim, a goal suits at least so well. Design.
const (
	acceptedReduction  = 75
	acceptedAbstinence = 60
)

func (c *candidate) goal() share {
	p, w := c.profile, c.pathway
	row, ok := goalFit[p.Goal]
	if !ok {
		return untold
	}
	percent := row[slices.Index(goalOrientations, w.Aim)]
	switch p.Goal {
	case AimModeration, AimHarmReduction:
		if w.AcceptsReduction {
			percent = max(percent, acceptedReduction)
		}
	case AimAbstinenceRequired, AimAbstinenceOriented:
		if w.AcceptsAbstinence {
			percent = max(percent, acceptedAbstinence)
		}
	}
	return share{percent, true}
}

func (c *candidate) worldview() share {
	p, w := c.profile, c.pathway.Worldview
	near := map[Worldview]Worldview{WorldviewSecular: WorldviewNonReligious, WorldviewNonReligious: WorldviewSecular}
	switch {
	case slices.Contains(p.Avoids, w):
		return share{0, true} // a filter keeps it from coming here
	case slices.Contains(p.Prefers, w):
		return share{100, true}
	case slices.Contains(p.Accepts, w):
		return share{75, true}
	case len(p.Prefers)+len(p.Accepts) == 0:
		return untold
	case slices.Contains(p.Prefers, near[w]):
		return share{80, true}
	case w == WorldviewNeutral:
		return share{70, true}
	case slices.Contains(p.Accepts, near[w]):
		return share{60, true}
	}
	return share{0, true}
}

// stanceFit says how a stance meets somebody on medication, in percent. Design.
var stanceFit = map[MedicationStance]int{
	StanceAffirming: 100, StanceAccepting: 90, StanceNeutral: 60, StanceOutsideIssue: 55, StanceNotApplicable: neutral,
	StanceVaries: 40, StanceNotStated: 40, StanceHouseDependent: 30, StanceGroupDependent: 20,
}

func (c *candidate) medication() share {
	traits := c.traits(FactorMedication)
	if c.profile.Medication != DisclosureYes {
		return traits
	}
	percent := stanceFit[c.pathway.Stance]
	switch {
	case slices.ContainsFunc(c.offers, func(o Offer) bool { return o.Medication.full() }):
		percent = 90
	case len(c.offers) > 0 && !slices.ContainsFunc(c.offers, func(o Offer) bool { return !o.Medication.limits() }):
		percent = min(percent, 10)
	}
	if traits.told {
		percent = (percent + traits.percent) / 2
	}
	return share{percent, true}
}

// speaks says whether a pathway speaks for a trait (1), against it (-1), or not of it (0).
func (c *candidate) speaks(t Trait) int {
	w := c.pathway
	switch {
	case slices.Contains(w.Against, t):
		return -1
	case slices.Contains(w.For, t):
		return 1
	case t == TraitWantsSponsor && len(w.SponsorRoles) > 0, t == TraitWantsMeditation && slices.Contains(w.Meetings.Formats, FormatMeditation),
		t == TraitWantsTools && slices.Contains(w.Meetings.Formats, FormatToolsPractice), t == TraitWantsConversation && w.Meetings.Crosstalk == CrosstalkAllowed,
		t == TraitWantsNoRecord && len(w.Anonymity) == 1 && (w.Anonymity[0] == AnonymityFirstName || w.Anonymity[0] == AnonymityPseudonym):
		return 1
	case t == TraitWantsSponsor, t == TraitWantsMeditation, t == TraitWantsNoRecord && w.KeepsRecords(),
		t == TraitWantsWomenOnly && !slices.Contains(w.Focuses, FocusWomen), t == TraitWantsSteps && !hasStructure(w, StructureSteps):
		return -1
	}
	return 0
}

func hasStructure(w *Pathway, kind StructureKind) bool {
	_, ok := w.Structure(kind)
	return ok
}

// traits averages what the pathway says to the traits of one factor: all of it for,
// half where it does not speak of one, nothing against.
func (c *candidate) traits(f MatchFactor) share {
	sum, n := 0, 0
	for _, t := range distinct(c.profile.Traits) {
		if t.isFlag() || t.factor() != f {
			continue
		}
		n++
		sum += neutral * (1 + c.speaks(t))
	}
	if n == 0 {
		return untold
	}
	return share{sum / n, true}
}

func distinct[T comparable](all []T) []T {
	var out []T
	for _, v := range all {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// about says whether what it is about for the person is what the pathway is about:
// all of it 100, a part 60, nothing of it 0.
func (c *candidate) about() share {
	told, about := distinct(c.profile.Concerns), c.pathway.Eligibility.Concerns
	if len(told) == 0 || len(about) == 0 {
		return untold
	}
	n := 0
	for _, concern := range told {
		if slices.Contains(about, concern) {
			n++
		}
	}
	switch n {
	case 0:
		return share{0, true}
	case len(told):
		return share{100, true}
	}
	return share{60, true}
}

func (c *candidate) population() share {
	return average(c.about(), c.traits(FactorPopulation), c.focus())
}

// focus says whether there are groups of a focus that the person would like.
func (c *candidate) focus() share {
	var there []Focus
	there = append(there, c.pathway.Focuses...)
	for _, o := range c.offers {
		there = append(there, o.Focuses...)
	}
	if len(c.profile.Focuses) == 0 || len(there) == 0 {
		return untold
	}
	return share{100 * one(overlap(c.profile.Focuses, there)), true}
}

// average of the shares that were told; untold if none was.
func average(all ...share) share {
	sum, n := 0, 0
	for _, s := range all {
		if s.told {
			sum, n = sum+s.percent, n+1
		}
	}
	if n == 0 {
		return untold
	}
	return share{sum / n, true}
}

func overlap[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}

func one(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// access is that of the best offer, or of the catalogue where there is none.
func (c *candidate) access() share {
	p := c.profile
	best := untold
	for _, o := range c.offers {
		if s := p.reach(o); s.told && (!best.told || s.percent > best.percent) {
			best = s
		}
	}
	channels := untold
	if !best.told && len(p.Channels) > 0 && len(c.pathway.Meetings.Channels) > 0 {
		channels = share{100, true} // a filter left out what cannot be reached
	}
	return average(best, channels, c.traits(FactorAccess))
}

// reach says how well somebody can come to an offer.
func (p *Profile) reach(o Offer) share {
	parts := []share{}
	add := func(known, ok bool) {
		if known {
			parts = append(parts, share{100 * one(ok), true})
		}
	}
	add(len(p.Languages) > 0 && len(o.Languages) > 0, sharesLanguage(o.Languages, p.Languages))
	add(len(p.Channels) > 0 && len(o.Channels) > 0, reaches(p.Channels, o.Channels))
	add(len(p.Times) > 0 && len(o.Times) > 0, overlap(p.Times, o.Times))
	add(p.TravelMinutes > 0 && o.TravelMinutes > 0, o.TravelMinutes <= p.TravelMinutes)
	add(len(p.Needs) > 0 && len(o.Access) > 0, known(p.Needs, o.Access))
	return average(parts...)
}

// is reports whether an id is that of the pathway or of one of its variants.
func (c *candidate) is(id PathwayID) bool {
	return id == c.pathway.ID || slices.ContainsFunc(c.pathway.Variants, func(v Variant) bool { return v.ID == id })
}

func (c *candidate) experience() share {
	best := untold
	for _, e := range c.profile.Past {
		if !c.is(e.Pathway) {
			continue
		}
		s := map[PastView]int{PastLiked: 100, PastMixed: neutral, PastDisliked: 0}[e.View]
		if !best.told || s < best.percent {
			best = share{s, true}
		}
	}
	return best
}
