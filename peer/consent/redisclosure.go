package consent

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A RedisclosureNotice is the statement that goes with a disclosure and says that
// the recipient may not tell it on. The host keeps the words under TextID: the
// openings alone were read, and a statement must be had from the rule itself.
type RedisclosureNotice struct {
	Version string         `json:"version"`
	TextID  string         `json:"text_id"`
	Short   bool           `json:"short,omitempty"` // the one-sentence form
	Dates   peer.DateRange `json:"-"`               // in which it is the version to use; not in its JSON
	Source  source.Source  `json:"source"`
}

// RedisclosureNotices returns the versions, oldest first, the full statement before
// the short one. The rule of 2024 took effect on 2024-04-16; that it was to be
// complied with by 2026-02-16 is not made use of: its wording counts from the day on
// which it took effect.
func RedisclosureNotices() []RedisclosureNotice {
	day := func(text string) peer.Date {
		d, err := peer.ParseDate(text)
		if err != nil {
			return peer.Date{}
		}
		return d
	}
	before := peer.DateRange{From: day("2018-02-02"), Until: day("2024-04-16")}
	since := peer.DateRange{From: day("2024-04-16"), Until: peer.EndOfCalendar()}
	old := source.Of("P2OLD").At("§2.32 in the wording of 2018 and 2020; the day from which it held was not read", source.Unverified)
	now := part2.At("§2.32: two alternative statements; the opening was read", source.Verified)
	return []RedisclosureNotice{
		{"2018", "part2-2018-full", false, before, old},
		{"2018", "part2-2018-short", true, before, old},
		{"2024", "part2-2024-full", false, since, now},
		{"2024", "part2-2024-short", true, since, now},
	}
}

// A Notice is what must travel with a disclosure. The zero Notice is none.
type Notice struct {
	Redisclosure RedisclosureNotice `json:"redisclosure"`       // the full statement; the short form of its version serves as well
	Consents     []peer.ConsentID   `json:"consents,omitempty"` // a copy of one of these goes along, or a clear explanation of its scope
	Text         string             `json:"text"`
	Source       source.Source      `json:"source"`
}

// IsZero reports whether nothing must travel.
func (n Notice) IsZero() bool { return n.Text == "" }

// noticeFor returns what travels with a consented disclosure. Where 42 CFR Part 2
// does not apply, nothing was read that asks for it.
func noticeFor(d Disclosure, carry []peer.ConsentID) Notice {
	if !slices.Contains(effective(d.Regimes), RegimePart2) {
		return Notice{}
	}
	n := Notice{Consents: carry, Text: "The statement against telling it on, and a copy of the consent or a clear explanation of its scope.",
		Source: part2.At("§2.32 and the rule of 2024: both accompany each consented disclosure", source.Verified)}
	for _, r := range RedisclosureNotices() {
		if !r.Short && !dateUTC(d.At).Before(r.Dates.From) && (dateUTC(d.At).Before(r.Dates.Until) || r.Dates.Until == peer.EndOfCalendar()) {
			n.Redisclosure = r
		}
	}
	return n
}

func dateUTC(at time.Time) peer.Date { return peer.DateOf(at, nil) }

// Format prints the version and keeps the consents out of every verb of fmt.
func (n Notice) Format(f fmt.State, _ rune) { redact.Format(f, n.shown()) }

// LogValue keeps the consents out of logs.
func (n Notice) LogValue() slog.Value { return slog.StringValue(n.shown()) }

func (n Notice) shown() string {
	if n.IsZero() {
		return "[no notice]"
	}
	return "[notice " + n.Redisclosure.TextID + "]"
}
