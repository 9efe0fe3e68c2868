package scope

import (
	"slices"
	"strings"
)

// String returns the facts as the end of a sentence: "in imminent danger and
// without the training crisis, unless there is valid consent". The zero Where is "".
func (w Where) String() string {
	var parts, unless []string
	for _, f := range w {
		if s := f.String(); strings.HasPrefix(s, "unless ") {
			unless = append(unless, s)
		} else {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return strings.Join(unless, " and ")
	}
	s := parts[len(parts)-1]
	if len(parts) > 1 {
		s = strings.Join(parts[:len(parts)-1], ", ") + " and " + s
	}
	return strings.Join(append([]string{s}, unless...), ", ")
}

// String returns the fact and its values, such as "without the training crisis".
func (f FactSet) String() string {
	values := strings.Join(f.Values, "+")
	if f.Item != "" {
		return f.listed(values)
	}
	if y, ok := yesNo[f.Fact]; ok {
		return y.words(values)
	}
	if said, ok := special[f.Fact][values]; ok {
		return said
	}
	subject := "the " + f.subject()
	if len(f.Not) > 0 {
		return "unless " + subject + " is " + or(f.spoken(f.Not))
	}
	return "when " + subject + " is " + or(f.spoken(f.Values))
}

// spoken puts values as they stand behind "is".
func (f FactSet) spoken(values []string) []string {
	out := slices.Clone(values)
	for i, v := range out {
		switch {
		case v == unknownWord:
		case f.Fact == FactAgeGroup && v == "adult":
			out[i] = "an adult"
		case f.Fact == FactAgeGroup:
			out[i] = "a " + v
		case f.Fact == FactSecondRole && v == secondRoleOther:
			out[i] = "any that no rule names"
		}
	}
	return out
}

// special are sets of values for which there is a plainer phrase.
var special = map[Fact]map[string]string{
	FactUrgency:  {"imminent": "in imminent danger", "routine+urgent+unknown": "unless danger is imminent"},
	FactConsent:  {"valid": "with valid consent", "missing+revoked+expired+unknown": "unless there is valid consent"},
	FactApproval: {"granted": "once a supervisor has approved it", "denied": "after a supervisor has denied it", "denied+none+unknown": "unless a supervisor has approved it", "none+unknown": "while no supervisor has decided on it", "granted+none+unknown": "unless a supervisor has denied it"},
}

// A yesOrNo says how a fact that is true or false is told.
type yesOrNo struct{ yes, no, isYes, isNo string }

var yesNo = map[Fact]yesOrNo{
	FactSupervised:     {"while supervised", "while not supervised", "known to be supervised", "known not to be supervised"},
	FactSmallCommunity: {"in a small community", "outside a small community", "known to be in a small community", "known to be outside a small community"},
	FactConflictSignal: {"with a sign of a conflict of interest", "with no sign of a conflict of interest", "there is a sign of a conflict of interest", "there is known to be no sign of a conflict of interest"},
}

func (y yesOrNo) words(values string) string {
	switch values {
	case "true":
		return y.yes
	case "false":
		return y.no
	case "false+" + unknownWord:
		return "unless " + y.isYes
	case "true+" + unknownWord:
		return "unless " + y.isNo
	case "true+false":
		return "once it is known whether " + strings.TrimPrefix(y.yes, "while ")
	}
	return "while it is not known whether " + strings.TrimPrefix(y.yes, "while ")
}

// listed tells of a name of a list whether it is held.
func (f FactSet) listed(values string) string {
	name, has, hasNot := f.name(), "with ", "without "
	held, lacking := " is held", " is known to be lacking"
	if f.Fact == FactNeeds {
		name, has, hasNot = spaced(f.Item), "with the need ", "without the need "
		held, lacking = " is a need", " is known to be no need"
	}
	switch values {
	case "held":
		return has + name
	case "lacking":
		return hasNot + name
	case unknownWord:
		return "while it is not known whether " + name + held
	case "held+lacking":
		return "once it is known whether " + name + held
	case "lacking+" + unknownWord:
		return "unless " + name + held
	}
	return "unless " + name + lacking
}

func (f FactSet) name() string {
	if f.Fact == FactTrainings {
		return "the training " + spaced(f.Item)
	}
	return "the endorsement " + spaced(f.Item)
}

// subject names the fact as it stands before "is".
func (f FactSet) subject() string {
	if f.Fact == FactAgeGroup {
		return "participant"
	}
	return spaced(string(f.Fact))
}
