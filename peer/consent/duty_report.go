package consent

import (
	"errors"
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrJurisdiction reports a text that is no code of a country or of a part of one,
// such as US or US-MN (ISO 3166).
var ErrJurisdiction = errors.New("consent: not the code of a jurisdiction")

// NoLegalAdvice is the line that ends every text about a duty.
const NoLegalAdvice = "This states what was found, not what the law is: it is no legal advice. Ask your supervisor, who asks counsel."

// A ReportDuty says who must or may tell whom what, by when, in a jurisdiction. It
// states what a source says and advises nobody.
type ReportDuty struct {
	Class        ReportClass      `json:"class"`
	Jurisdiction string           `json:"jurisdiction"` // such as US or US-MN; "" is everywhere
	Mode         ReportMode       `json:"mode"`
	Who          string           `json:"who"`                 // "" if the source does not say
	What         string           `json:"what"`                // what they do
	Recipient    string           `json:"recipient,omitempty"` // "" if the source does not say
	Deadline     lifecycle.Span   `json:"deadline,omitzero"`   // zero Span: the source names none; zero minutes: at once
	ByWhen       string           `json:"by_when,omitempty"`   // the deadline in words, with what is known of its spread
	Supervisor   SupervisorReport `json:"supervisor"`          // whether telling the supervisor is enough
	Source       source.Source    `json:"source"`
}

// Text returns the duty for people to read: who, what, to whom, by when, whether
// telling the supervisor is enough, where it comes from, and [NoLegalAdvice].
func (d ReportDuty) Text() string {
	say := func(text, otherwise string) string {
		if text == "" {
			return otherwise
		}
		return text
	}
	enough := map[SupervisorReport]string{
		SupervisorSuffices: "Telling the supervisor is accepted as the report.",
		SupervisorDoesNot:  "Telling the supervisor is not the report.",
	}[d.Supervisor]
	lines := []string{
		"Mode: " + strings.ReplaceAll(string(d.Mode), "_", " ") + ".",
		"Who: " + say(d.Who, "not stated") + ".",
		"What: " + d.What + ".",
		"To whom: " + say(d.Recipient, "not stated") + ".",
		"By when: " + say(d.ByWhen, "not stated") + ".",
		say(enough, "Whether telling the supervisor is enough is not stated: do not count on it."),
		"Source: " + d.Source.String() + ".",
		NoLegalAdvice,
	}
	return strings.Join(lines, "\n")
}

// ReportDuties returns every duty that this library has a source for, and the
// default, which is its own, last of each class.
func ReportDuties() []ReportDuty {
	child := source.Of("ACF19").At("survey of state statutes: about 47 states, the District of Columbia and territories list professions; some make every adult a reporter; 24 hours is the commonest deadline", source.Verified)
	georgia := source.Of("TE").At("a report to the supervisor is accepted", source.Verified)
	minnesota := source.Of("MCB").At("the peer declares to be a mandated reporter of abuse, neglect and maltreatment", source.Verified)
	oregon := source.Source{Title: "OAR 950-060-0080, conduct of traditional health workers, peers among them", Issuer: "Oregon Health Authority", Locator: "compliance with reporting law, and the person involved in planning", Evidence: source.Verified}
	course := source.Of("CASAT").At("a course for peers: they must report abuse of children and of vulnerable adults", source.Verified)
	const protection = "usually child protection"
	duties := []ReportDuty{
		{ReportChildAbuse, "US", ReportMandatory, "those whom the state's statute lists, in some states every adult; volunteers are usually included", "report the abuse or neglect", protection,
			lifecycle.Hours(24), "24 hours is the commonest deadline; some states say immediately", SupervisorDoesNot, child},
		{ReportChildAbuse, "US", ReportMandatory, "peer workers, as a course for them states", "report the abuse or neglect", "", lifecycle.Span{}, "", SupervisorUnknown, course},
		{ReportChildAbuse, "US-GA", ReportMandatory, "those whom the statute lists", "report the abuse or neglect", "", lifecycle.Span{}, "", SupervisorSuffices, georgia},
		{ReportChildAbuse, "US-MN", ReportMandatory, "every peer under the certification board's code", "report the abuse, neglect or maltreatment", "", lifecycle.Span{}, "", SupervisorUnknown, minnesota},
		{ReportChildAbuse, "US-OR", ReportMandatory, "traditional health workers, peers among them", "comply with the reporting law, and involve the person in planning", "", lifecycle.Span{}, "", SupervisorUnknown, oregon},
		byDefault(ReportChildAbuse),
		{ReportVulnerableAdult, "US", ReportMandatory, "peer workers, as a course for them states", "report the abuse or neglect", "", lifecycle.Span{}, "", SupervisorUnknown, course},
		{ReportVulnerableAdult, "US-MN", ReportMandatory, "every peer under the certification board's code", "report the abuse, neglect or maltreatment", "", lifecycle.Span{}, "", SupervisorUnknown, minnesota},
		{ReportVulnerableAdult, "US-OR", ReportMandatory, "traditional health workers, peers among them", "comply with the reporting law, and involve the person in planning", "", lifecycle.Span{}, "", SupervisorUnknown, oregon},
		byDefault(ReportVulnerableAdult),
	}
	survey := source.Of("JAAPL14").At("survey of states", source.Verified)
	licensed := "licensed professionals whom the statute names; whether an unlicensed peer is bound varies"
	for _, state := range []string{"DC", "FL", "IL", "NY", "OR", "TX"} {
		duties = append(duties, ReportDuty{ReportDutyToWarn, "US-" + state, ReportPermissive, licensed, "may warn or protect", "", lifecycle.Span{}, "", SupervisorUnknown, survey})
	}
	duties = append(duties, ReportDuty{ReportDutyToWarn, "US-NY", ReportMandatory, licensed, "warn or protect: a second source has New York mandatory from 15 January 2013, where the survey has it permissive", "", lifecycle.Span{}, "", SupervisorUnknown,
		source.Source{Title: "Mental health professionals' duty to warn", Issuer: "NCSL", Locator: "New York, from 2013-01-15", Evidence: source.Verified}})
	for _, state := range []string{"AR", "KS", "ME", "NV", "NM", "ND"} {
		duties = append(duties, ReportDuty{ReportDutyToWarn, "US-" + state, ReportNoGuidance, "", "the survey found no rule", "", lifecycle.Span{}, "", SupervisorUnknown, survey})
	}
	return append(duties, byDefault(ReportDutyToWarn))
}

// byDefault returns the default of a class: a peer tells the supervisor at once, and
// the organisation decides.
func byDefault(class ReportClass) ReportDuty {
	what := "tell the supervisor; the organisation decides and reports"
	if class == ReportDutyToWarn {
		what = "tell the supervisor; the organisation decides and warns"
	}
	return ReportDuty{class, "", ReportUnknown, "every peer worker", what + ", unless a rule says that the worker must do it themself",
		"the supervisor, or who stands in", lifecycle.Minutes(0), "at once", SupervisorUnknown,
		source.DesignDefault("whether an unlicensed peer is bound varies: tell the supervisor at once")}
}

// DutiesFor returns the duties of a class in a jurisdiction: those of the
// jurisdiction itself, then those of the country, and always, last, the default, by
// which the supervisor is told at once. Where sources disagree both are listed. For a
// jurisdiction of which nothing is known it is the default alone, and its mode is
// unknown: that is no finding that there is no duty.
//
// It returns [ErrJurisdiction] beside the default for a text that is no code, and
// [ErrUnknownReportClass] for a class that is none.
func DutiesFor(jurisdiction string, class ReportClass) ([]ReportDuty, error) {
	if _, err := class.MarshalText(); err != nil {
		return nil, err
	}
	country, _, err := splitJurisdiction(jurisdiction)
	if err != nil {
		return []ReportDuty{byDefault(class)}, err
	}
	var own, national []ReportDuty
	for _, d := range ReportDuties() {
		switch {
		case d.Class != class || d.Jurisdiction == "":
		case d.Jurisdiction == jurisdiction:
			own = append(own, d)
		case d.Jurisdiction == country:
			national = append(national, d)
		}
	}
	return append(append(own, national...), byDefault(class)), nil
}

// splitJurisdiction returns the country and the part of a code such as US-MN.
func splitJurisdiction(code string) (country, part string, err error) {
	country, part, divided := strings.Cut(code, "-")
	isCode := func(s string, least, most int, digits bool) bool {
		if len(s) < least || len(s) > most {
			return false
		}
		for _, c := range s {
			if (c < 'A' || c > 'Z') && (!digits || c < '0' || c > '9') {
				return false
			}
		}
		return true
	}
	if !isCode(country, 2, 2, false) || divided && !isCode(part, 1, 3, true) {
		return "", "", fmt.Errorf("%w: want a form such as US or US-MN", ErrJurisdiction)
	}
	return country, part, nil
}

// A WarnCount is how many states a survey put into one group. The groups make 51:
// the states and the District of Columbia.
type WarnCount struct {
	Group  string        `json:"group"` // mandatory_by_statute, mandatory_by_case_law, permissive, no_guidance
	Mode   ReportMode    `json:"mode"`
	States int           `json:"states"`
	Source source.Source `json:"source"`
}

// WarnCounts returns how many states the survey found of each kind of duty to warn.
// It is the survey's count of 2014; the law moves, as New York's did, and only the
// states that [ReportDuties] lists are known by name.
func WarnCounts() []WarnCount {
	survey := source.Of("JAAPL14").At("counts of states", source.Verified)
	return []WarnCount{
		{"mandatory_by_statute", ReportMandatory, 23, survey},
		{"mandatory_by_case_law", ReportMandatory, 11, survey},
		{"permissive", ReportPermissive, 11, survey},
		{"no_guidance", ReportNoGuidance, 6, survey},
	}
}
