package consent

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"unicode"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/source"
)

// A RefusedField is a field that a no-name service must not keep, and what it keeps
// in its place.
type RefusedField struct {
	Field   string         `json:"-"` // as the host named it; left out of stored forms and messages
	Class   SensitiveField `json:"class"`
	Instead string         `json:"instead"`
	Source  source.Source  `json:"source"`
}

// NoNameFields returns everything that a no-name service may keep, sorted: a code and
// what the next visit and the counts need.
func NoNameFields() []string {
	return []string{"age_band", "code", "dialect", "duration_minutes", "interpreter", "language", "month", "next_step", "plan_held_by_person", "referral_layer", "safe_contact", "service", "supplies", "visit_number", "worker_gender_wish"}
}

// FieldsRefused returns which of the fields that a host wants to keep in a no-name
// service are refused, in the order given, with what is kept instead. None means that
// all may be kept. Names are compared by their letters and digits, without regard
// to case. What the list of [NoNameFields] does not name is refused, as
// [SensitiveUnlisted] if nothing more is known of it: a host that needs such a field
// names it among those that it adds. What is known to be sensitive cannot be added.
//
// Known are the words of [SensitiveField.Words] and no others: English ones, and a few
// Spanish. A word of another language, one that is left out or is spelled otherwise is
// unlisted and can be added: whoever adds a field answers for it. The words count in
// any case, with or without spaces, dots, dashes, underscores and accents, in the
// plural, and as words of a longer name, such as phone_number and ClientPhone2. That
// refuses birth_control and service_name, too: such a field takes another name. Two
// kinds of names can be added all the same:
//
//   - those in which a word with harmless uses stands among others: unit and
//     unit_number are refused, and unit_cost can be added;
//   - those with a word of [SensitiveContact] that end in minutes, hours, calls,
//     sessions, visits or count, such as telephone_support_minutes.
//
// What is kept is one half. How a service works where people had to leave their homes,
// from interpreters to a plan that people carry themselves, is said by
// recovery.ContextRules(recovery.ContextDisplacement), and for how long records stay by
// [ShortRetention].
func FieldsRefused(names []string, add ...string) []RefusedField {
	var refused []RefusedField
	for _, name := range names {
		if f, ok := fieldRefused(name); ok && (f.Class != SensitiveUnlisted || !slices.ContainsFunc(add, func(a string) bool { return plainName(a) == plainName(name) })) {
			refused = append(refused, f)
		}
	}
	return refused
}

func fieldRefused(name string) (RefusedField, bool) {
	plain := plainName(name)
	if slices.ContainsFunc(NoNameFields(), func(known string) bool { return plainName(known) == plain }) {
		return RefusedField{}, false
	}
	rule := source.DesignDefault("no ethnicity, faction, migration status or exact camp unit; codes and short retention; plan for seizure of records")
	if r, ok := sensitive(name); ok {
		return RefusedField{name, r.class, r.instead, rule}, true
	}
	return RefusedField{name, SensitiveUnlisted, "nothing, unless the next visit or the counts need it and the host adds it", rule}, true
}

// plainName returns the letters and digits of a name, in lower case.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// Format keeps what the host named the field out of every verb of fmt.
func (f RefusedField) Format(s fmt.State, _ rune) { redact.Format(s, "["+f.Class.shown()+"]") }

// LogValue keeps what the host named the field out of logs.
func (f RefusedField) LogValue() slog.Value { return slog.StringValue("[" + f.Class.shown() + "]") }

func (v SensitiveField) shown() string {
	if slices.Contains(sensitiveFields, v) {
		return "refused field: " + string(v)
	}
	return "refused field"
}
