package recovery

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrContact reports a contact that cannot be called.
var ErrContact = errors.New("recovery: bad contact")

// A SupportContact is somebody whom a person chose to call when it gets hard.
// Name and number stay with the host, under the id of who it is.
type SupportContact struct {
	Who     lifecycle.Actor    `json:"who"`               // such as a companion, a sponsor or the worker
	Channel peer.Modality      `json:"channel"`           // how to reach them
	Order   int                `json:"order"`             // whom to try first: the smallest number
	Hours   []peer.WeeklyHours `json:"hours,omitempty"`   // when they can be reached; none: at any time
	Helps   lifecycle.Text     `json:"helps,omitzero"`    // what they are good for, in the person's words
	Craving bool               `json:"craving,omitempty"` // to call when a craving comes
	Crisis  bool               `json:"crisis,omitempty"`  // to call in a crisis
	Return  bool               `json:"return,omitempty"`  // to call after a return to use
}

// Check returns [ErrContact] unless it says who and by which channel, in hours
// that are a stretch of a week.
func (c SupportContact) Check() error {
	if !isCode(string(c.Who.Party)) || c.Who.ID == "" || !storable.ID(c.Who.ID) {
		return fmt.Errorf("%w: want who it is, by an id in valid UTF-8 of at most 256 bytes", ErrContact)
	}
	if _, err := c.Channel.MarshalText(); err != nil {
		return fmt.Errorf("%w: %w", ErrContact, err)
	}
	for _, h := range c.Hours {
		if !h.IsValid() {
			return fmt.Errorf("%w: want hours that are a stretch of a week", ErrContact)
		}
	}
	return nil
}

// IsReachable reports whether the contact can be reached at the given time, by the
// clock of the zone; a nil zone is UTC.
func (c SupportContact) IsReachable(at time.Time, zone *time.Location) bool {
	return len(c.Hours) == 0 || slices.ContainsFunc(c.Hours, func(h peer.WeeklyHours) bool { return h.Contains(at, zone) })
}

// A HelpLine is a number that anybody can call at any time. A host passes those
// of its place.
type HelpLine struct {
	Name   string        `json:"name"`
	Number string        `json:"number"`
	Region string        `json:"region"` // ISO 3166-1, such as "US"
	Crisis bool          `json:"crisis"` // for thoughts of suicide and other crises
	Source source.Source `json:"source"`
}

// HelpLines returns the lines that are shipped, for the United States alone. The
// numbers are widely known and were not checked against a text of those who run
// them: a programme checks them for its place, or passes others.
func HelpLines() []HelpLine {
	known := common("help lines; not checked against a text of those who run them")
	return []HelpLine{
		{"Suicide and crisis line, call or text", "988", "US", true, known},
		{"Emergency", "911", "US", true, known},
	}
}

// A ContactAnswer says whom to call now.
type ContactAnswer struct {
	Now   []SupportContact `json:"now,omitempty"`   // who can be reached, in the person's order
	Later []SupportContact `json:"later,omitempty"` // who cannot be reached now, in that order
	Lines []HelpLine       `json:"lines,omitempty"` // in any case
}

// ContactsNow returns whom to call at the given time, by the clock of the zone, a
// nil zone being UTC: those of the contacts that want admits, nil admitting all,
// in the person's order and, of two with one number, as they were given. Nobody
// who is named is left out, and the lines are there whoever can be reached. It
// returns what [SupportContact.Check] returns.
func ContactsNow(contacts []SupportContact, want func(SupportContact) bool, lines []HelpLine, at time.Time, zone *time.Location) (ContactAnswer, error) {
	answer := ContactAnswer{Lines: slices.Clone(lines)}
	sorted := slices.SortedStableFunc(slices.Values(contacts), func(a, b SupportContact) int { return cmp.Compare(a.Order, b.Order) })
	for _, c := range sorted {
		if err := c.Check(); err != nil {
			return ContactAnswer{}, err
		}
		c.Hours = slices.Clone(c.Hours)
		switch {
		case want != nil && !want(c):
		case c.IsReachable(at, zone):
			answer.Now = append(answer.Now, c)
		default:
			answer.Later = append(answer.Later, c)
		}
	}
	return answer, nil
}

// Format keeps the people out of every verb of fmt.
func (SupportContact) Format(f fmt.State, _ rune) { redact.Format(f, "[contact]") }

// LogValue keeps the people out of logs.
func (SupportContact) LogValue() slog.Value { return slog.StringValue("[contact]") }

// Format keeps the people out of every verb of fmt.
func (a ContactAnswer) Format(f fmt.State, _ rune) { redact.Format(f, "[contacts]") }

// LogValue keeps the people out of logs.
func (a ContactAnswer) LogValue() slog.Value { return slog.StringValue("[contacts]") }
