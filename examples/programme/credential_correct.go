package main

import (
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer/credential"
)

// correctCredential stands beside the events of the table: the row corrects an
// earlier one.
const correctCredential credential.Event = "correct"

// A correctedCredentialLine is a correction of a credential's history that was made.
type correctedCredentialLine struct {
	At       time.Time `json:"at"`
	Worker   string    `json:"worker"`
	Scheme   string    `json:"scheme"`
	By       string    `json:"by"`
	Replaced int       `json:"replaced_entries"`
	zone     *time.Location
}

// correct voids the entries of a credential from the one that the row names on
// and puts the row's parts in their place.
func (h *held) correct(c *credential.Credential, row credentialRow) error {
	from := 0
	for _, e := range c.History().Entries() {
		if e.ID == row.corrects {
			from = e.Seq
		}
	}
	var parts []credential.Move
	for _, part := range h.parts[row.act.ID] {
		parts = append(parts, credential.Move{Act: part.act, Event: part.event, Data: part.change})
	}
	if err := c.Correct(row.act, from, parts...); err != nil {
		return err
	}
	h.made = append(h.made, row)
	return nil
}

// checkCredentialCorrection reports a correction, or a part of one, that belongs
// to nothing.
func checkCredentialCorrection(rows *input.Rows, row credentialRow, seen map[string]credentialRow) {
	if (row.event == correctCredential) != (row.corrects != "") && row.event != "" {
		rows.Problem("corrects", "belongs to rows with the event correct, and to all of them")
	} else if old, ok := seen[row.corrects]; row.corrects != "" && (!ok || old.credential != row.credential) {
		rows.Problem("corrects", "names no earlier row of this credential")
	}
	if c, ok := seen[row.partOf]; row.partOf != "" && (!ok || c.event != correctCredential || c.credential != row.credential) {
		rows.Problem("part_of", "names no earlier correction of this credential")
	}
	if row.partOf != "" && row.event == correctCredential {
		rows.Problem("part_of", "is for moves that take the place of others: want a blank cell")
	}
}

// correctedCredentials returns the corrections of the quarter that were recorded
// by a moment.
func (d *data) correctedCredentials(at time.Time) []correctedCredentialLine {
	out := []correctedCredentialLine{}
	for _, row := range d.held.made {
		s := d.workers[row.worker].site
		if when := recorded(row.act); !when.After(at) && d.inQuarter(when, s) {
			out = append(out, correctedCredentialLine{when.UTC(), string(row.worker), row.scheme, string(row.act.By.Party),
				len(d.held.parts[row.act.ID]), d.zoneOf(s)})
		}
	}
	return out
}
