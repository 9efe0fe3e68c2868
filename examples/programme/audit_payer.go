package main

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
)

// payer puts the demands of whoever pays.
func (x *auditor) payer(e peer.Encounter) ([]auditCheck, error) {
	payer, _, ok := x.r.d.rules(e.Funding)
	if !ok || e.Participant == "" {
		return nil, nil
	}
	var mine []peer.Encounter
	for _, o := range x.contacts {
		if o.Funding == e.Funding && o.Participant != "" && x.r.person(o.Participant) == x.r.person(e.Participant) && !o.Attempted &&
			x.r.d.inQuarter(o.Start, o.Site) && o.Start.Before(e.Start) {
			mine = append(mine, o)
		}
	}
	earlier, err := x.ready(payer, mine)
	if err != nil {
		return nil, err
	}
	facts, err := x.r.billingFacts(e, earlier, x.contacts, x.notes)
	if err != nil {
		return nil, err
	}
	lacks := payer.Ready(e, facts)
	var out []auditCheck
	for _, d := range payer.Asks() {
		c := auditCheck{Asks: payer.Name + " asks: " + d.Want, Answer: auditMet, Entry: x.demandEntry(d.Kind, e, earlier), Source: d.Source.String()}
		for _, l := range lacks {
			if l.Demand == d.Kind {
				c.Answer, c.Want = auditMissing, l.Want
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// ready returns the lines of those earlier contacts that were ready to be billed.
func (x *auditor) ready(payer billing.Payer, mine []peer.Encounter) (earlier []billing.Line, err error) {
	var ready []peer.Encounter
	for _, e := range mine {
		facts, err := x.r.billingFacts(e, earlier, x.contacts, x.notes)
		if err != nil {
			return nil, err
		}
		if len(payer.Ready(e, facts)) > 0 {
			continue
		}
		ready = append(ready, e)
		if earlier, err = x.r.units(payer, ready); err != nil {
			return nil, err
		}
	}
	return earlier, nil
}

// covers names the kind of row in coverage.csv that tells of a demand.
var covers = map[billing.DemandKind]string{
	billing.DemandAssessment: coverAssessment, billing.DemandPlanCurrent: coverPlan, billing.DemandServiceOrder: coverOrder, billing.DemandOrderFresh: coverOrder,
	billing.DemandAuthorisation: coverUnits, billing.DemandDiagnosis: coverDiagnosis, billing.DemandNoDualTie: coverNoTie, billing.DemandNotBundled: coverNotBundled,
	billing.DemandNotResidence: coverNotStaff, billing.DemandScheduled: coverScheduled,
}

// demandEntry returns the entry that answers a payer's demand.
func (x *auditor) demandEntry(kind billing.DemandKind, e peer.Encounter, earlier []billing.Line) string {
	if cover, ok := covers[kind]; ok {
		entry := fmt.Sprintf("%s: no row %s of %s on the day", coverageFile, cover, string(e.Participant))
		for _, row := range x.r.d.coverage {
			if row.participant == e.Participant && row.funding == e.Funding && row.kind == cover && row.dates.Contains(peer.DateOf(e.Start, x.r.d.zoneOf(e.Site))) {
				entry = fmt.Sprintf("%s line %d: %s since %s", coverageFile, row.line, cover, row.dates.From)
			}
		}
		return entry
	}
	switch kind {
	case billing.DemandSignature:
		if entry, ok := x.noteEntry(e.ID, peer.SignNote, peer.AmendNote); ok {
			return entry
		}
		return notesFile + ": no signature on the note of " + string(e.ID)
	case billing.DemandCredential, billing.DemandFull:
		return x.credential(e).Entry
	case billing.DemandRegistered:
		return workersFile + " " + string(e.Worker)
	case billing.DemandAdult:
		return participantsFile + " " + string(e.Participant)
	case billing.DemandNoOverlap:
		return x.once(e).Entry
	case billing.DemandWithinCaps:
		return fmt.Sprintf("%s: %d units ready before this one", encountersFile, billable(earlier))
	}
	return encounterEntry(e)
}
