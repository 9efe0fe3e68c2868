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
	for _, s := range []struct {
		class   SensitiveField
		instead string
		names   []string
	}{
		{SensitiveName, "a code, made of a word that the person chose", []string{"name", "first_name", "last_name", "family_name", "full_name", "nickname", "alias", "father_name", "mother_name"}},
		{SensitiveEthnicity, "language and dialect, for an interpreter", []string{"ethnicity", "ethnic_group", "ethnic", "race", "tribe", "clan"}},
		{SensitiveNationality, "language and dialect, for an interpreter", []string{"nationality", "citizenship", "country", "country_of_origin", "passport", "passport_number"}},
		{SensitiveFaction, "nothing", []string{"faction", "side", "party", "political_party", "armed_group", "militia", "affiliation"}},
		{SensitiveMigrationStatus, "nothing", []string{"migration_status", "immigration_status", "legal_status", "residence_status", "refugee_status", "asylum_status", "refugee", "asylum", "visa", "visa_status", "registration_number", "case_number"}},
		{SensitiveCampUnit, "the service that was visited", []string{"camp_unit", "unit", "block", "section", "sector", "tent", "shelter", "zone", "camp_block", "shelter_number", "tent_number"}},
		{SensitiveLocation, "how to reach the person safely, if they want to be reached", []string{"location", "address", "gps", "coordinates", "latitude", "longitude", "sleeping_place"}},
	} {
		if slices.ContainsFunc(s.names, func(n string) bool { return plainName(n) == plain }) {
			return RefusedField{name, s.class, s.instead, rule}, true
		}
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
