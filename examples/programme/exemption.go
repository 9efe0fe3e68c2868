package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
)

// An exemptionRow frees a worker from one requirement of a credential for a time.
type exemptionRow struct {
	credential.Exemption
	credential credential.ID
	recorded   time.Time
}

// An exemptionLine is an exemption without its ground, which is the worker's.
type exemptionLine struct {
	Requirement string    `json:"requirement"`
	From        peer.Date `json:"from"`
	Until       peer.Date `json:"until"` // the last day
	Ended       bool      `json:"ended"`
}

// exemptions reads from what bodies freed workers, and until when.
func (r *reader) exemptions(file *input.File) {
	rows := r.rows(file, "credential requirement from until ground recorded", "", "")
	schemes := map[credential.ID]string{}
	for _, row := range r.d.credentials {
		schemes[row.credential] = row.scheme
	}
	for rows.Next() {
		row := exemptionRow{credential.Exemption{Requirement: rows.Text("requirement"), From: date(rows, "from"), Until: date(rows, "until"),
			Ground: rows.Text("ground")}, known(r, rows, "credential", schemes, credentialsFile), rows.Time("recorded")}
		s, err := credential.SchemeOf(schemes[row.credential])
		has := slices.ContainsFunc(s.Requirements, func(q credential.Requirement) bool { return q.ID == row.Requirement })
		if err == nil && row.Requirement != "" && !has {
			rows.Problem("requirement", "is none of the credential's body")
		}
		if _, has := s.Ground(row.Ground); err == nil && len(s.Grounds) > 0 && !has && row.Ground != "" && row.Ground != credential.CodeBodyDecided {
			rows.Problem("ground", "is none of the credential's body")
		}
		if !row.Until.IsZero() && row.Until.Before(row.From) {
			rows.Problem("until", "lies before from")
		}
		if rows.OK() {
			r.d.exemptions = append(r.d.exemptions, row)
		}
	}
}

// exempt returns from what the holder of a credential was freed, as far as was
// recorded by a moment.
func (d *data) exempt(id credential.ID, known time.Time) []credential.Exemption {
	var out []credential.Exemption
	for _, row := range d.exemptions {
		if row.credential == id && !row.recorded.After(known) {
			out = append(out, row.Exemption)
		}
	}
	return out
}

func exemptionLines(list []credential.Exemption, on peer.Date) []exemptionLine {
	out := []exemptionLine{}
	for _, e := range list {
		out = append(out, exemptionLine{e.Requirement, e.From, e.Until, e.Until.Before(on)})
	}
	return out
}
