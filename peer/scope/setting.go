package scope

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/near"
)

// A Setting is the figure that a payer or an organisation puts to a condition of
// kind policy or ratio, such as the value below which a gift is a token: no
// source gives one, so the library has none. Beyond the figure nothing changes:
// whether the condition is met, no fact tells.
type Setting struct {
	Of    string `json:"of"`    // what the condition is of, such as "gift_value_cap"
	Value int    `json:"value"` // more than 0
	Unit  string `json:"unit"`  // such as "USD" or "months"
	Why   string `json:"why"`   // for people: who decided, and for what reason
}

// settingsFault finds what is wrong with the settings of the layer alone.
func (l *Layer) settingsFault() (string, string, error) {
	seen := map[string]bool{}
	for _, s := range l.Settings {
		switch {
		case l.Kind != LayerOrganisation && l.Kind != LayerPayer:
			return s.Of, "a figure is set by a payer or an organisation; another kind of layer says it by rules, with a source", ErrChoice
		case s.Of == "" || s.Unit == "" || s.Why == "" || s.Value <= 0:
			return s.Of, "a setting says of what, a value above 0, its unit and why", ErrIncomplete
		case seen[s.Of]:
			return s.Of, "it is set twice", ErrDuplicate
		}
		seen[s.Of] = true
	}
	return "", "", nil
}

// settle writes what is set into the text of every rule that asks for it, and
// refuses a setting that no rule asks for.
func (p *Policy) settle() error {
	said, asked := map[string][]string{}, map[string]bool{}
	for i := range p.layers {
		for _, s := range p.layers[i].Settings {
			said[s.Of] = append(said[s.Of], fmt.Sprintf("%d %s (%s)", s.Value, s.Unit, p.layers[i].Code))
		}
	}
	for i := range p.layers {
		for j := range p.layers[i].Rules {
			r := &p.layers[i].Rules[j]
			for _, way := range r.alternatives() {
				for _, c := range way.Conditions {
					asked[c.Of] = asked[c.Of] || c.isSet()
				}
			}
			for _, c := range r.Conditions {
				if c.isSet() && said[c.Of] != nil {
					r.Text += fmt.Sprintf(" Set: %s is %s.", c.Of, strings.Join(said[c.Of], ", "))
				}
			}
		}
	}
	for i := range p.layers {
		for _, s := range p.layers[i].Settings {
			if !asked[s.Of] {
				return &LayerError{Layer: p.layers[i].Code, What: fmt.Sprintf("no condition of kind policy or ratio is of %q", s.Of),
					Near: near.Word(s.Of, slices.Sorted(maps.Keys(asked))), Err: ErrUnknownSetting}
			}
		}
	}
	return nil
}

// isSet reports whether a setting can say more of the condition.
func (c RuleCondition) isSet() bool { return c.Kind == PolicyCondition || c.Kind == RatioCondition }

// Settings returns what the layers set, by what it is of, then by layer.
func (p *Policy) Settings() []LayerSetting {
	if p == nil {
		return nil
	}
	var out []LayerSetting
	for i := range p.layers {
		for _, s := range p.layers[i].Settings {
			out = append(out, LayerSetting{p.layers[i].Code, s})
		}
	}
	slices.SortFunc(out, func(a, b LayerSetting) int {
		return cmp.Or(strings.Compare(a.Of, b.Of), strings.Compare(a.Layer, b.Layer))
	})
	return out
}

// A LayerSetting is a setting with the code of the layer that made it.
type LayerSetting struct {
	Layer string
	Setting
}
