package consent

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// An AccountingRule says how far back a person may ask whom was told about them.
type AccountingRule struct {
	Regime Regime        `json:"regime,omitempty"`
	Years  int           `json:"years,omitempty"`
	Source source.Source `json:"source,omitzero"`
}

// AccountingRules returns the spans that are recalled. Their texts were not read: a
// host shows them as no more than that, and gives what it has for as long as it has it.
func AccountingRules() []AccountingRule {
	return []AccountingRule{
		{RegimePart2, 3, part2.At("§2.25: an accounting exists; its span is recalled", source.Unverified)},
		{RegimeHIPAA, 6, source.Source{Title: "45 CFR 164.528", Issuer: "HHS", Locator: "recalled, not read", Evidence: source.Unverified}},
	}
}

// An AccountingLine is one disclosure as the person is told of it.
type AccountingLine struct {
	At         time.Time    `json:"at"`
	Record     DisclosureID `json:"record"`
	To         Recipient    `json:"to"`
	Categories []Category   `json:"categories"`
	Purpose    Purpose      `json:"purpose"`
	Ground     Ground       `json:"ground"`
}

// Accounting returns what was told about a person from one moment on and before
// another, newest first: every disclosure that was made, those within the programme
// and by override among them, which is more than any rule was found to ask. What
// was refused told nobody anything and is left out. people are all the ids under
// which records of the person are kept. A zero to means no end.
func Accounting(records []DisclosureRecord, people []peer.ParticipantID, from, to time.Time) []AccountingLine {
	var lines []AccountingLine
	for _, r := range records {
		d := r.Disclosure
		if !r.Permitted || d.Participant == "" || !slices.Contains(people, d.Participant) || d.At.Before(from) || !to.IsZero() && !d.At.Before(to) {
			continue
		}
		c := d.clone()
		lines = append(lines, AccountingLine{c.At, r.ID, c.To, c.Categories, c.Purpose, c.Ground})
	}
	slices.SortFunc(lines, func(a, b AccountingLine) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Record, b.Record)) })
	return lines
}

// Format keeps people out of every verb of fmt.
func (AccountingLine) Format(f fmt.State, _ rune) { redact.Format(f, "[line of an accounting]") }

// LogValue keeps people out of logs.
func (AccountingLine) LogValue() slog.Value { return slog.StringValue("[line of an accounting]") }
