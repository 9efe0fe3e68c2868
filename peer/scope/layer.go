package scope

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/near"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer/source"
)

// A Layer is one part of a policy: the base, or what a jurisdiction, a certifying
// body, a payer or an organisation adds. Its fields may be set freely; [Load] checks them.
type Layer struct {
	Code       string     `json:"layer"` // "US", "US-TX" (ISO 3166-2), or a name of the organisation's own
	Kind       LayerKind  `json:"kind"`
	Title      string     `json:"title"`
	Activities []Activity `json:"activities,omitempty"`
	Rules      []Rule     `json:"rules,omitempty"`
	Choices    []Choice   `json:"choices,omitempty"`  // an organisation's, of what is contested
	Settings   []Setting  `json:"settings,omitempty"` // a payer's or an organisation's figures
}

// ParseLayer reads a layer from JSON. An unknown or repeated key, a wrong type
// and a word that is not on its list are refused, as is a rule that lacks what
// it needs; the error is a [*LayerError], with the place if it is one of the text.
func ParseLayer(data []byte) (Layer, error) {
	var l Layer
	if err := strictjson.Unmarshal(data, &l); err != nil {
		bad := &LayerError{What: err.Error(), Err: ErrSyntax}
		if at := (*strictjson.Error)(nil); errors.As(err, &at) {
			bad.Line, bad.Column, bad.Key, bad.What, bad.Near = at.Line, at.Column, at.Key, strings.TrimPrefix(at.What, "scope: "), at.Near
			if word := (*enum.Error)(nil); errors.As(at.Err, &word) {
				bad.What, bad.Near = strings.TrimPrefix(word.Kind.Error(), "scope: "), word.Near
			}
		}
		return Layer{}, bad
	}
	if err := l.check(); err != nil {
		var bad *LayerError
		if errors.As(err, &bad) {
			err = bad.In(data)
		}
		return Layer{}, err
	}
	return l, nil
}

// check finds what is wrong with the layer alone.
func (l *Layer) check() error {
	fail := func(rule string, sentinel error, format string, args ...any) error {
		return &LayerError{Layer: l.Code, Rule: rule, What: fmt.Sprintf(format, args...), Err: sentinel}
	}
	if l.Code == "" || l.Title == "" {
		return fail("", ErrIncomplete, "a layer has a code and a title")
	}
	if !slices.Contains(layerKinds, l.Kind) {
		return fail("", ErrIncomplete, "a layer is of one kind: base, jurisdiction, certifier, payer or organisation")
	}
	if rule, what, sentinel := l.choicesFault(); sentinel != nil {
		return fail(rule, sentinel, "%s", what)
	}
	defined := map[string]bool{}
	for _, a := range l.Activities {
		switch {
		case a.ID == "":
			return fail("", ErrIncomplete, "an activity has an id")
		case defined[string(a.ID)]:
			return fail(string(a.ID), ErrDuplicate, "the activity is defined twice")
		case !slices.Contains(kinds, a.Kind):
			return fail(string(a.ID), ErrIncomplete, "an activity has a kind")
		}
		defined[string(a.ID)] = true
	}
	ids := map[string]bool{}
	for i := range l.Rules {
		r := &l.Rules[i]
		if ids[r.ID] {
			return fail(r.ID, ErrDuplicate, "the id is used twice")
		}
		ids[r.ID] = true
		if what, sentinel := r.fault(); sentinel != nil {
			return fail(r.ID, sentinel, "%s", what)
		}
	}
	return nil
}

// fault returns what is wrong with the rule alone, nil if nothing is.
func (r *Rule) fault() (string, error) {
	selects := len(r.Activities) + len(r.Kinds) + len(r.Groups)
	prohibits := r.Verdict == Prohibited || r.Mechanism.verdict() == Prohibited
	for _, c := range r.Conditions {
		prohibits = prohibits || c.Unmet == Prohibited
		if what := c.fault(); what != "" {
			return what, ErrIncomplete
		}
	}
	for _, o := range r.Obligations {
		switch {
		case !slices.Contains(obligationKinds, o.Kind):
			return "an obligation has a kind", ErrIncomplete
		case o.WithinMinutes != nil && (*o.WithinMinutes < 0 || *o.WithinMinutes > maxMinutes):
			return "a deadline is 0 minutes or more, and short of 292 years", ErrIncomplete
		case o.WithinMinutes != nil && o.Source == nil:
			return "a deadline has a source", ErrUncited
		case o.Source != nil && o.Source.fault() != "":
			return o.Source.fault(), ErrUncited
		}
	}
	for _, c := range r.Sources {
		if what := c.fault(); what != "" {
			return what, ErrUncited
		}
	}
	switch {
	case r.ID == "":
		return "a rule has an id", ErrIncomplete
	case r.Text == "":
		return "a rule has a text for people", ErrIncomplete
	case len(r.Sources) == 0:
		return "a rule has a source", ErrUncited
	case r.Mechanism == "" && selects == 0:
		return "a rule selects activities, kinds or groups", ErrIncomplete
	case r.Mechanism != "" && (selects > 0 || r.Verdict != 0 || len(r.Conditions) > 0 || len(r.Loosens) > 0 || !r.When.isZero() || !r.Unless.isZero() || !r.From.IsZero() || !r.To.IsZero()):
		return "a mechanism has text, instead, obligations and sources alone", ErrIncomplete
	case r.Mechanism != "" && !slices.Contains(mechanisms, r.Mechanism):
		return "no such mechanism", ErrUnknownMechanism
	case r.Verdict > EmergencyEscalate:
		return "no such verdict", ErrUnknownVerdict
	case r.Mechanism == "" && r.Verdict == 0 && len(r.Conditions)+len(r.Obligations) == 0:
		return "a rule has a verdict, a condition or an obligation", ErrIncomplete
	case prohibits && r.Instead == "":
		return "what prohibits says what the worker can do instead", ErrIncomplete
	case r.When.neverMatches() || r.Unless.neverMatches():
		return "a list under when or unless is empty and so can never match", ErrIncomplete
	case r.Floor && (r.Delegable || r.Verdict == 0):
		return "a floor rule has a verdict and is not delegable", ErrIncomplete
	case r.Fixed && r.Delegable:
		return "a fixed rule is not delegable", ErrIncomplete
	case !r.To.IsZero() && !r.From.Before(r.To):
		return "from is before to", ErrIncomplete
	case len(r.Loosens) > 0 && !r.Unless.isZero():
		return "a rule that takes the place of another has no exceptions: where it fell silent, nothing would hold", ErrIncomplete
	case len(r.Loosens) > 0 && r.Verdict == 0:
		return "a rule that takes the place of another has a verdict", ErrIncomplete
	case len(r.Loosens) > 0 && !slices.ContainsFunc(r.Sources, func(c Citation) bool { return c.Evidence != source.Design }):
		return "a rule that takes the place of another cites a document, not a design", ErrUncited
	}
	if r.Contested != nil {
		return r.Contested.fault(r)
	}
	return "", nil
}

// fault returns what is wrong with the condition, "" if nothing is.
func (c RuleCondition) fault() string {
	switch {
	case !slices.Contains(conditionKinds, c.Kind):
		return "a condition has a kind"
	case c.Of == "":
		return "a condition says of what"
	case c.Unmet != 0 && (c.Unmet < ConsultSupervisorFirst || c.Unmet > Prohibited):
		return "an unmet condition is consult_supervisor_first, refer_warm_handoff or prohibited"
	case c.Unmet != 0 && !c.told():
		return "an unmet condition makes a verdict only where a fact tells of it: of " + string(c.Kind) + " " + c.Of + " none does"
	case c.Kind == CredentialCondition && c.Of != credentialCurrent && c.Of != credentialFull:
		return "a credential condition is of \"current\" or \"certified\""
	}
	return ""
}

func registerKeys() []string {
	var keys []string
	for _, s := range source.Register() {
		keys = append(keys, s.Key)
	}
	return keys
}

// fault returns what is wrong with the citation, "" if nothing is.
func (c Citation) fault() string {
	switch {
	case c.Key == "" && c.Title == "":
		return "a source has a key of the register or a title"
	case c.Key != "" && (c.Title != "" || c.Issuer != "" || c.Year != 0):
		return "a source has a key or a title, not both"
	}
	if c.Key != "" {
		if _, err := source.Lookup(c.Key); err != nil {
			what := fmt.Sprintf("the register of sources has no key %q", c.Key)
			if meant := near.Word(c.Key, registerKeys()); meant != "" {
				what += " (nearest: " + meant + ")"
			}
			return what
		}
	}
	if _, err := c.Evidence.MarshalText(); err != nil || c.Evidence == "" {
		return "a source says how far it was checked: verified, secondary, derived, design or unverified"
	}
	return ""
}
