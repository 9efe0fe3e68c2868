package billing

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Lack is a demand that is not known to be met.
type Lack struct {
	Demand DemandKind
	Want   string        // what would meet it, for people
	Source source.Source // of the demand
}

// Ready returns what the payer still lacks before it pays for an encounter: that
// it is one to one and face to face where the payer pays for nothing else, then its
// own demands in their order, then those of every payer, then what it
// excludes, the group limit and the caps; none means that nothing more is demanded
// by the rules that ship. Every payer demands contact that was made, a signed note,
// a current credential on the day, no overlap, a unit, and units within its caps.
//
// Where the payer sums, a contact is judged by the unit that it adds to those of
// Facts.Earlier. One that adds none lacks [DemandAUnit], yet its minutes count: give
// its line with the next contact.
func (p Payer) Ready(e peer.Encounter, f Facts) []Lack {
	var lacks []Lack
	for _, d := range p.Asks() {
		if !p.meets(d.Kind, e, f) {
			d = d.lack(p, e, f)
			lacks = append(lacks, Lack{d.Kind, d.Want, d.Source})
		}
	}
	return lacks
}

// adultAge is the age from which a participant counts as an adult.
//
// Source: Horizon NJ Health, H0038: adults of 18 or more.
const adultAge = 18

func (p Payer) meets(d DemandKind, e peer.Encounter, f Facts) bool {
	on := peer.DateOf(e.Start, f.Zone)
	switch d {
	case DemandContactMade:
		return !e.Attempted && e.Minutes > 0
	case DemandSignature:
		return !f.Signed.IsZero() && !f.Signed.Before(on)
	case DemandParticipant:
		return e.Participant != "" && e.Check() == nil
	case DemandAUnit:
		return p.bringsAUnit(e, f)
	case DemandCredential:
		return e.Credential.Current() && (e.Credential != peer.CredentialProvisional || f.Supervised)
	case DemandFull:
		return e.Credential.Current() && e.Credential != peer.CredentialProvisional
	case DemandRegistered:
		return f.Registered
	case DemandNotBundled:
		return f.NotBundled
	case DemandNotResidence:
		return f.NotStaff
	case DemandScheduled:
		return f.Scheduled
	case DemandOrderFresh:
		return p.orderFresh(f)
	case DemandNoOverlap:
		return f.KnowsOthers && !slices.ContainsFunc(f.Others, func(o peer.Encounter) bool { return overlap(e, o) })
	case DemandAssessment:
		return !f.Assessed.IsZero() && !on.Before(f.Assessed)
	case DemandPlanCurrent:
		return f.Plan.Contains(on)
	case DemandPlanGoal:
		return len(e.Goals) > 0
	case DemandServiceOrder:
		return f.Order.Contains(on)
	case DemandAuthorisation:
		return p.authorised(e, f)
	case DemandDiagnosis:
		return f.HasDiagnosis
	case DemandAdult:
		return f.Age >= adultAge
	case DemandNoDualTie:
		return f.NoTie
	case DemandDirectContact:
		return e.Modality == peer.ModalityInPerson
	case DemandCovered:
		_, excluded := p.excludes(e, f.Role)
		_, unsure := p.unsure(e, f)
		return !excluded && !unsure
	case DemandOneToOne:
		return e.Kind == peer.EncounterOneToOne
	case DemandGroupMinimum:
		return e.Kind != peer.EncounterGroup || max(f.GroupPresent, e.GroupSize, there(e)) >= p.GroupMin
	case DemandGroupRatio:
		return p.ratio(e, f)
	case DemandInitiatingVisit:
		return !f.Visited.IsZero() && !on.Before(f.Visited)
	case DemandCondition:
		return f.HasCondition
	case DemandConsent:
		return !f.Consented.IsZero() && !on.Before(f.Consented)
	case DemandConsentFresh:
		return !f.Consented.IsZero() && on.Before(f.Consented.AddMonths(12))
	case DemandIncidentTo:
		return f.IncidentTo
	case DemandNotFacility:
		return f.NotFacility
	case DemandOneBiller:
		return f.OneBiller
	case DemandWithinCaps:
		over, known := p.overCaps(e, f)
		return known && len(over) == 0
	}
	return false
}

// unsure returns an exclusion of which it is not known whether it fits the encounter.
func (p Payer) unsure(e peer.Encounter, f Facts) (x Exclusion, ok bool) {
	for _, x := range p.Excluded {
		if x.Role != "" && f.Role == "" || x.Activity == ActivityPublicGroup && e.Kind == peer.EncounterGroup && !f.ClosedGroup {
			return x, true
		}
	}
	return Exclusion{}, false
}

// authorised reports whether the units of the encounter are authorised, or within
// a cap up to which the payer asks for no authorisation.
func (p Payer) authorised(e peer.Encounter, f Facts) bool {
	lines, err := p.Units([]peer.Encounter{e}, f.Earlier, f.Zone)
	if err != nil || len(lines) == 0 {
		return f.Authorised != nil && *f.Authorised > 0
	}
	free := slices.ContainsFunc(p.Caps, func(c Cap) bool { return c.Unmanaged })
	for _, c := range lines[0].Over {
		free = free && !c.Unmanaged
	}
	return free && f.KnowsEarlier || f.Authorised != nil && *f.Authorised >= lines[0].Units
}

// there returns 1 if the encounter itself is of somebody who was there.
func there(e peer.Encounter) int {
	if e.Participant == "" || e.Attempted {
		return 0
	}
	return 1
}

func (p Payer) ratio(e peer.Encounter, f Facts) bool {
	switch {
	case e.Kind != peer.EncounterGroup:
		return true
	default:
		present := max(f.GroupPresent, e.GroupSize)
		return present > 0 && f.GroupWorkers > 0 && present <= p.GroupMax*f.GroupWorkers
	}
}

// bringsAUnit reports whether an encounter comes to a unit that was not counted
// before. Where the payer sums, that depends on what went before.
func (p Payer) bringsAUnit(e peer.Encounter, f Facts) bool {
	before := slices.ContainsFunc(f.Earlier, func(l Line) bool { return slices.Contains(l.Encounters, e.ID) })
	l := Line{On: peer.DateOf(e.Start, f.Zone), Episode: e.Mentorship, Minutes: e.Minutes}
	err := p.round(&l, f.Earlier)
	return err == nil && l.Units > 0 && !before && (f.KnowsEarlier || p.Sum == "")
}

// orderDays is how long after its recommendation a service may begin.
//
// Source: Virginia DMAS, service start within 30 calendar days; the recommendation
// is void after that.
const orderDays = 30

// orderFresh reports whether the service began on or after its order, or, where
// the payer says by when, within those days of it.
func (p Payer) orderFresh(f Facts) bool {
	if f.Began.IsZero() || f.OrderAt.IsZero() || f.Began.Before(f.OrderAt) {
		return false
	}
	return !p.OrderVoid || !f.OrderAt.AddDays(orderDays).Before(f.Began)
}

// overCaps returns the caps that the encounter goes over; known is false if that
// cannot be told.
func (p Payer) overCaps(e peer.Encounter, f Facts) (over []Cap, known bool) {
	lines, err := p.Units([]peer.Encounter{e}, f.Earlier, f.Zone)
	if err != nil || !f.KnowsEarlier {
		return nil, false
	}
	for _, l := range lines {
		for _, c := range l.Over {
			if !c.Unmanaged || f.Authorised == nil || *f.Authorised < l.Units {
				over = append(over, c)
			}
		}
	}
	return over, true
}

// overlap reports whether two contacts were made at one time.
func overlap(a, b peer.Encounter) bool {
	if a.Kind == peer.EncounterGroup && b.Kind == peer.EncounterGroup && a.Group == b.Group && a.Worker == b.Worker &&
		a.Start.Equal(b.Start) && a.Participant != b.Participant {
		return false // one group, written down for each person
	}
	return a.ID != b.ID && a.Minutes > 0 && b.Minutes > 0 && a.Start.Before(b.End()) && b.Start.Before(a.End())
}
