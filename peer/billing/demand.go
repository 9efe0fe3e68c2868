package billing

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A DemandKind names what a payer demands before it pays. Names are stable.
type DemandKind string

// Demands.
const (
	DemandAssessment      DemandKind = "assessment"          // an assessment by a credentialed professional
	DemandPlanCurrent     DemandKind = "plan_current"        // a plan in force on the day
	DemandPlanGoal        DemandKind = "plan_goal"           // the note names a goal of the plan
	DemandServiceOrder    DemandKind = "service_order"       // an order or recommendation in force on the day
	DemandAuthorisation   DemandKind = "authorisation"       // units authorised that are left
	DemandSignature       DemandKind = "signature"           // the note signed by the worker
	DemandCredential      DemandKind = "credential"          // the worker's credential on the day, current
	DemandDiagnosis       DemandKind = "diagnosis"           // a diagnosis in the record
	DemandAdult           DemandKind = "adult"               // a participant of full age
	DemandNoOverlap       DemandKind = "no_overlap"          // no other contact of the worker or participant at that time
	DemandWithinCaps      DemandKind = "within_caps"         // units left under every cap
	DemandGroupMinimum    DemandKind = "group_minimum"       // participants present from which a group counts
	DemandGroupRatio      DemandKind = "group_ratio"         // no more participants for each worker than allowed
	DemandParticipant     DemandKind = "participant"         // a contact with somebody, that fits together
	DemandAUnit           DemandKind = "a_unit"              // minutes that come to a unit not counted before
	DemandOrderFresh      DemandKind = "service_order_fresh" // a service begun within days of its recommendation
	DemandRegistered      DemandKind = "registration"        // the worker's registration, beside the credential
	DemandFull            DemandKind = "full_credential"     // a credential that is more than provisional
	DemandNotBundled      DemandKind = "not_bundled"         // not paid for within another service
	DemandNotResidence    DemandKind = "not_residence_staff" // no staff of the residence that the participant lives in
	DemandScheduled       DemandKind = "regularly_scheduled" // a service that is regularly scheduled
	DemandOneToOne        DemandKind = "one_to_one"          // one participant only
	DemandNoDualTie       DemandKind = "no_dual_tie"         // the participant neither lives with the worker nor is employed by them
	DemandContactMade     DemandKind = "contact_made"        // contact was made and has minutes
	DemandCovered         DemandKind = "covered"             // nothing of it is excluded
	DemandDirectContact   DemandKind = "direct_contact"      // face to face
	DemandInitiatingVisit DemandKind = "initiating_visit"    // a visit to the practitioner who bills, before the service
	DemandCondition       DemandKind = "condition"           // the condition that the service is for
	DemandConsent         DemandKind = "consent"             // consent to the service, written down
	DemandConsentFresh    DemandKind = "consent_within_year" // consent given within twelve months
	DemandIncidentTo      DemandKind = "incident_to"         // a service incident to a practitioner's, under their direction
	DemandNotFacility     DemandKind = "not_facility"        // a service outside a facility
	DemandOneBiller       DemandKind = "one_biller"          // billed by nobody else
)

// A Demand is one demand with its source.
type Demand struct {
	Kind   DemandKind
	Want   string // what meets it, for people
	Source source.Source
}

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

// Asks returns every demand that [Payer.Ready] judges, in its order: with the
// payer's own source where it names one.
func (p Payer) Asks() []Demand {
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
	case DemandDirectContact:
		if e.Modality == peer.ModalityVideo {
			return Demand{d.Kind, "contact face to face, in person", d.Source.At(d.Source.Locator+"; that video is not face to face is a reading", source.Design)}
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

// asks words what has to be known to tell whether x fits.
func (x Exclusion) asks() string {
	if x.Role != "" {
		return "the worker's role, which decides whether the payer pays"
	}
	return "a group that is known not to be open to the public"
}
