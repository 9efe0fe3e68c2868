package credential

import (
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/peer"
)

// Markdown returns the requirements of the scheme as a table for people: what is
// asked at each stage, since and until when, which text that is where several
// disagree, and where it was seen. What was not verified says so in its source.
func (s Scheme) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s: %s, %s\n\n", s.Code, s.Title, s.Body)
	b.WriteString("| stage | requirement | asks | in force | text | source |\n|---|---|---|---|---|---|\n")
	for _, r := range s.Requirements {
		asks := r.Demand.String()
		for _, d := range r.Or {
			asks += ", or " + d.String()
		}
		if r.Every > 0 {
			asks += fmt.Sprintf(", every %d months", r.Every)
		}
		switch r.MakesUp {
		case MakeUpMissed:
			asks += ", from the period that was not renewed on"
		case MakeUpCurrent:
			asks += ", from the year of the approval on"
		}
		if r.PartOf != "" {
			asks += ", a part of " + strings.ReplaceAll(r.PartOf, "_", " ")
		}
		text := r.Reading.String()
		if r.Advisory {
			text += ", listed and not judged"
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s | %s | %s |\n", r.Stage, r.ID, asks, since(r.Effective, r.Superseded), text, r.Source)
	}
	for _, m := range s.Remarks {
		fmt.Fprintf(&b, "\n- %s (%s)", m.Text, m.Source)
	}
	if len(s.Remarks) > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

func since(from, to peer.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return "from " + from.String()
	case from.IsZero():
		return "to " + to.String()
	}
	return from.String() + " to " + to.String()
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// String returns the demand in words, such as "training: 6 hours on ethics".
func (d Demand) String() string {
	words := func(name string) string { return strings.ReplaceAll(name, "_", " ") }
	text := words(string(d.Kind))
	switch unit := d.Kind.Unit(); {
	case d.Amount > 0 && unit == Percent:
		text += fmt.Sprintf(": %d per cent", d.Amount)
	case d.Amount > 0 && unit == Count:
		text += fmt.Sprintf(": %d", d.Amount)
	case d.Amount > 0:
		text += ": "
		if d.Over {
			text += "more than "
		}
		text += plural(d.Amount, string(unit))
		if d.Minutes > 0 {
			text += " " + plural(d.Minutes, "minute")
		}
	case d.Minutes > 0:
		text += ": " + plural(d.Minutes, "minute")
	case d.Level != "":
		text += ": " + words(string(d.Level))
	}
	if d.Per > 0 {
		text += fmt.Sprintf(", or 1 for every whole %s of %s if that is more", plural(d.Per, string(Hours)), words(string(d.Of)))
	}
	if d.Most > 0 {
		text += fmt.Sprintf(", at most %d", d.Most)
	}
	if d.Name != "" {
		text += ": " + words(d.Name)
	}
	if d.Topic != "" {
		text += " on " + words(string(d.Topic))
	}
	if len(d.Modes) > 0 {
		list := make([]string, len(d.Modes))
		for i, m := range d.Modes {
			list[i] = words(string(m))
		}
		text += ", " + strings.Join(list, " or ")
	}
	if d.Certifier {
		text += ", from the body itself"
	}
	for _, t := range d.Refuses {
		text += ", none on " + words(string(t))
	}
	if d.Cap > 0 {
		text += fmt.Sprintf(", at most %d %s", d.Cap, words(string(d.Capped)))
	}
	if d.Trainee {
		text += ", within the trainee's term"
	} else if d.Months > 0 {
		text += fmt.Sprintf(", within %d months", d.Months)
	}
	if d.Days > 0 {
		text += fmt.Sprintf(", within %d days", d.Days)
	}
	for _, w := range d.With {
		text += ", with " + w.String()
	}
	return text
}
