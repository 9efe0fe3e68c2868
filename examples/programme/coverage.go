package main

import (
	"slices"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
)

// A payerOf names the rules by which a source of funding pays.
type payerOf struct {
	Funding  peer.FundingID   `json:"funding"`
	Payer    string           `json:"payer"`    // code of a shipped payer
	Rounding billing.Rounding `json:"rounding"` // where the payer's own was not found
}

// rules returns the payer whose rules a source of funding pays by; ok is false
// if none is named.
func (d *data) rules(f peer.FundingID) (p billing.Payer, of payerOf, ok bool) {
	i := slices.IndexFunc(d.programme.Payers, func(x payerOf) bool { return x.Funding == f })
	if i < 0 {
		return p, of, false
	}
	of = d.programme.Payers[i]
	p, err := billing.PayerOf(of.Payer)
	if p.Rounding == "" {
		p.Rounding = of.Rounding
	}
	return p, of, err == nil
}

// payerFault returns what is wrong with the payers of programme.json, or "".
func (p programme) payerFault() (key, what string) {
	seen := map[peer.FundingID]bool{}
	for _, x := range p.Payers {
		shipped, err := billing.PayerOf(x.Payer)
		switch {
		case !slices.Contains(p.Funding, x.Funding):
			return "payers", "name a funding that is not on the list"
		case seen[x.Funding]:
			return "payers", "name a funding twice"
		case err != nil:
			return "payers", "name a payer that is not shipped"
		case (shipped.Rounding == "") != (x.Rounding != ""):
			return "payers", "rounding is for payers whose own rule was not found, and for all of them"
		}
		seen[x.Funding] = true
	}
	return "", ""
}

// Kinds of coverage.
const (
	coverAssessment = "assessment"
	coverPlan       = "plan"
	coverOrder      = "service_order"
	coverUnits      = "authorisation"
	coverDiagnosis  = "diagnosis"
	coverNoTie      = "no_tie"
	coverNotBundled = "not_bundled"
	coverNotStaff   = "not_staff"
	coverScheduled  = "scheduled"
	coverClosed     = "closed_group"
)

// A coverageRow is something that a payer asks for about a participant.
type coverageRow struct {
	line        int
	participant peer.ParticipantID
	funding     peer.FundingID
	kind        string
	dates       peer.DateRange
	units       int
}

func (r *reader) coverage(file *input.File) {
	rows := r.rows(file, "participant funding kind from", "to units", "")
	for rows.Next() {
		row := coverageRow{
			line:        rows.Line(),
			participant: known(r, rows, "participant", r.d.participants, participantsFile),
			funding:     known(r, rows, "funding", r.funding, programmeFile),
			kind: input.Enum(rows, "kind", coverAssessment, coverPlan, coverOrder, coverUnits, coverDiagnosis, coverNoTie,
				coverNotBundled, coverNotStaff, coverScheduled, coverClosed),
			dates: peer.DateRange{From: date(rows, "from"), Until: peer.EndOfCalendar()},
		}
		if to := date(rows, "to"); !to.IsZero() {
			row.dates.Until = to.AddDays(1)
			if !row.dates.From.Before(row.dates.Until) {
				rows.Problem("to", "lies before from")
			}
		}
		if (row.kind == coverUnits) == rows.Blank("units") && row.kind != "" {
			rows.Problem("units", "belongs to rows with the kind authorisation, and to all of them")
		} else if !rows.Blank("units") {
			row.units = rows.Int("units", 0, 1_000_000)
		}
		if rows.OK() {
			r.d.coverage = append(r.d.coverage, row)
		}
	}
}
