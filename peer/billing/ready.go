package billing

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Facts are what the host knows around one encounter. A zero field is not known,
// and what is not known is a lack.
type Facts struct {
	Zone         *time.Location   // in which dates are counted; nil is UTC
	Role         peer.RoleKind    // the worker's
	Age          int              // the participant's, in years on the day; 0 is not known
	Signed       peer.Date        // the worker signed the note
	Assessed     peer.Date        // an assessment was made
	Plan         peer.DateRange   // a plan is in force
	Order        peer.DateRange   // a service order or recommendation is in force
	Authorised   *int             // units authorised and left before this encounter
	HasDiagnosis bool             // the record supports the diagnosis that the payer asks for
	Began        peer.Date        // first day of the service for this participant
	OrderAt      peer.Date        // the recommendation or order was made
	Supervised   bool             // the worker was supervised that day: a provisional credential counts only then
	Registered   bool             // the worker holds the registration that the payer asks for
	NotBundled   bool             // it was asked: no other service that is paid for holds this one
	NotStaff     bool             // it was asked: the worker is not on the staff of the participant's residence
	Scheduled    bool             // the service is regularly scheduled
	NoTie        bool             // it was asked: the participant neither lives with the worker nor is employed by them
	ClosedGroup  bool             // it was asked: the group is not open to the public
	Visited      peer.Date        // the initiating visit to the practitioner who bills
	Consented    peer.Date        // consent to the service was last given and written down
	HasCondition bool             // the participant has the condition that the service is for
	IncidentTo   bool             // the service is incident to a practitioner's, under their direction
	NotFacility  bool             // the service is given outside a facility
	OneBiller    bool             // it was asked: nobody else bills the service for that stretch
	GroupPresent int              // participants in the group
	GroupWorkers int              // workers in it
	Others       []peer.Encounter // further encounters of this worker or this participant that day
	KnowsOthers  bool             // Others are all there are
	Earlier      []Line           // the participant's lines under this payer before this one
	KnowsEarlier bool             // Earlier are all there are
}

// Format keeps people out of every verb of fmt.
func (Facts) Format(f fmt.State, _ rune) { redact.Format(f, "[facts]") }

// LogValue keeps people out of logs.
func (Facts) LogValue() slog.Value { return slog.StringValue("[facts]") }

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
	for _, d := range p.demands() {
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

// common are the demands of every payer; what they rest on is this library's own
// reading of what every manual seen takes for granted.
func common() []Demand {
	design := granted()
	return []Demand{
		{DemandParticipant, "a contact with a participant, whose record fits together", design},
		{DemandContactMade, "contact that was made, with minutes", design},
		{DemandAUnit, "minutes that come to a unit more under the payer's rounding rule", design},
		{DemandSignature, "a note signed by the worker", source.Source{Title: "fields of service notes, drawn together from several payers", Issuer: "Alongside", Evidence: source.Design}},
		{DemandCredential, "a current credential on the day, written in the encounter; a provisional one under supervision", design},
		{DemandNoOverlap, "no other contact of the worker or the participant at that time", design},
	}
}

func granted() source.Source {
	return source.DesignDefault("what every payer seen takes for granted")
}

// demands returns every demand of the payer, its own source where it names one.
func (p Payer) demands() []Demand {
	all := append(p.contact(), p.Demands...)
	for _, c := range common() {
		if !slices.ContainsFunc(all, func(d Demand) bool { return d.Kind == c.Kind }) {
			all = append(all, c)
		}
	}
	if len(p.Excluded) > 0 {
		all = append(all, Demand{DemandCovered, "nothing that the payer does not pay for", p.Excluded[0].Source})
	}
	if p.GroupMin > 0 && !p.OneToOne {
		all = append(all, Demand{DemandGroupMinimum, fmt.Sprintf("at least %d present in a group", p.GroupMin), p.GroupFrom})
	}
	if p.GroupMax > 0 && !p.OneToOne {
		all = append(all, Demand{DemandGroupRatio, fmt.Sprintf("at most %d participants for each worker", p.GroupMax), p.GroupFrom})
	}
	if len(p.Caps) > 0 {
		all = append(all, Demand{DemandWithinCaps, "units left under every cap", p.Caps[0].Source})
	}
	return all
}

// contact returns what the payer demands of the sort of contact.
func (p Payer) contact() []Demand {
	var all []Demand
	if p.OneToOne {
		all = append(all, Demand{DemandOneToOne, "one participant only", p.ContactFrom})
	}
	if p.Direct {
		all = append(all, Demand{DemandDirectContact, "contact face to face", p.ContactFrom})
	}
	return all
}

// lack words a demand by what was found.
func (d Demand) lack(p Payer, e peer.Encounter, f Facts) Demand {
	switch d.Kind {
	case DemandAUnit:
		if p.Rounding == "" {
			return Demand{d.Kind, "a rounding rule, as the payer's own was not seen", d.Source}
		}
	case DemandCovered:
		if x, ok := p.excludes(e, f.Role); ok {
			return Demand{d.Kind, "another payer: this one does not pay for " + x.What, x.Source}
		}
		if x, ok := p.unsure(e, f); ok {
			return Demand{d.Kind, x.asks(), x.Source}
		}
	case DemandCredential:
		if e.Credential == peer.CredentialProvisional {
			return Demand{d.Kind, "a worker supervised that day, as the credential is provisional", granted()}
		}
	case DemandWithinCaps:
		if over, known := p.overCaps(e, f); known && len(over) > 0 {
			return Demand{d.Kind, fmt.Sprintf("units left: at most %d a %s", over[0].Units, over[0].Per), over[0].Source}
		}
		return Demand{d.Kind, "what was billed before, and a rounding rule, to hold the units against the caps", d.Source}
	}
	return d
}

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
	case DemandInitialVisit:
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

// asks words what has to be known to tell whether x fits.
func (x Exclusion) asks() string {
	if x.Role != "" {
		return "the worker's role, which decides whether the payer pays"
	}
	return "a group that is known not to be open to the public"
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
