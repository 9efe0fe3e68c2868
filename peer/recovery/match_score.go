package recovery

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A FactorWeight is how many points of 100 a factor can give.
type FactorWeight struct {
	Factor MatchFactor   `json:"factor,omitempty"`
	Points int           `json:"points"`
	Source source.Source `json:"source,omitzero"`
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
	if w.Aim == AimAbstinenceRequired {
		return share{percent, true} // what rests on abstinence has nothing beside it
	}
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

// is reports whether an id is that of the pathway or of one of its variants.
func (c *candidate) is(id PathwayID) bool {
	return id == c.pathway.ID || slices.ContainsFunc(c.pathway.Variants, func(v PathwayVariant) bool { return v.ID == id })
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
