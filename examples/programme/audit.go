package main

import (
	"flag"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

// Answers to what an auditor asks.
const (
	auditMet     = "met"
	auditMissing = "missing"
	auditNotOf   = "not asked" // of a contact like this one
)

// An audit is what an auditor asks about a sample of the quarter's contacts.
type audit struct {
	Programme string          `json:"programme"`
	From      peer.Date       `json:"from"`
	To        peer.Date       `json:"to"`
	At        time.Time       `json:"at"`
	Seed      string          `json:"seed"`
	Of        int             `json:"of"` // contacts made in the quarter, from which the sample was drawn
	Missing   int             `json:"missing"`
	Contacts  []auditedRecord `json:"contacts"`
	zone      *time.Location
}

// An auditedRecord is one sampled contact.
type auditedRecord struct {
	Encounter   string       `json:"encounter"`
	Rank        string       `json:"rank"` // SHA-256 of the seed, a line feed and the id: the lowest were drawn
	Start       time.Time    `json:"start"`
	Worker      string       `json:"worker"`
	Participant string       `json:"participant,omitempty"`
	Site        string       `json:"site"`
	Funding     string       `json:"funding,omitempty"`
	Checks      []auditCheck `json:"checks"`
	zone        *time.Location
}

// An auditCheck is one question, its answer, and the entry that proves it. What is
// missing has the entry in which it would stand.
type auditCheck struct {
	Asks   string `json:"asks"`
	Answer string `json:"answer"`
	Entry  string `json:"entry"`
	Want   string `json:"want,omitempty"`
	Source string `json:"source,omitempty"` // of a demand of a payer or a rule of scope
}

func runAudit(args []string, stdout io.Writer) error {
	fs := flag.NewFlagSet("programme audit", flag.ContinueOnError)
	from := sourceFlags(fs)
	n := fs.Int("sample", 5, "`N` contacts are drawn")
	seed := fs.String("seed", "", "`SEED` of the sample, any text")
	asJSON := fs.Bool("json", false, "print the audit as one JSON object")
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	if *n < 1 || *seed == "" {
		return input.Usage("programme audit: -sample is 1 or more, and -seed is needed so that the sample can be drawn again")
	}
	d, at, err := from.read(fs)
	if err != nil {
		return err
	}
	a, err := makeAudit(d, at, *seed, *n)
	if err != nil {
		return err
	}
	if *asJSON {
		return writeJSON(stdout, a)
	}
	return a.writeText(stdout)
}

// makeAudit draws a sample of the contacts made in the quarter, as they were
// known at a moment, and puts the questions.
func makeAudit(d *data, at time.Time, seed string, n int) (*audit, error) {
	known := d.knownContacts(at)
	byID := map[peer.NoteID]peer.Encounter{}
	var items []evaluation.SampleItem
	for _, e := range known {
		if d.inQuarter(e.Start, e.Site) && !e.Attempted {
			byID[peer.NoteID(e.ID)] = e
			items = append(items, evaluation.SampleItem{Note: peer.NoteID(e.ID)})
		}
	}
	draw, err := evaluation.SamplePlan{Least: n}.Sample(seed, items)
	if err != nil {
		return nil, input.Usage("programme audit: no sample can be drawn: %v", err)
	}
	x, err := newAuditor(d, at, known)
	if err != nil {
		return nil, err
	}
	a := &audit{Programme: string(d.programme.ID), From: d.programme.From, To: d.programme.To, At: at, Seed: seed, Of: len(items),
		Contacts: []auditedRecord{}, zone: d.programme.Sites[0].Zone.Location}
	for _, pick := range draw.Picks {
		e := byID[pick.Note]
		rec := auditedRecord{Encounter: string(e.ID), Rank: pick.Rank, Start: e.Start.UTC(), Worker: string(e.Worker), Participant: string(e.Participant),
			Site: string(e.Site), Funding: string(e.Funding), zone: d.zoneOf(e.Site)}
		if rec.Checks, err = x.checks(e); err != nil {
			return nil, err
		}
		for _, c := range rec.Checks {
			if c.Answer == auditMissing {
				a.Missing++
			}
		}
		a.Contacts = append(a.Contacts, rec)
	}
	slices.SortFunc(a.Contacts, func(p, q auditedRecord) int { return strings.Compare(p.Encounter, q.Encounter) })
	return a, nil
}
