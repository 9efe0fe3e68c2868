package recovery

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/source"
)

// A LeaderRule says what a pathway asks of whoever takes one role that leads. The
// zero value asks nothing of no role.
type LeaderRule struct {
	Role   PathwayRole   `json:"role,omitempty"`
	Needs  []LeaderNeed  `json:"needs,omitempty"` // empty: nothing is asked
	Text   string        `json:"text,omitempty"`  // in own words
	Source source.Source `json:"source,omitzero"`
}

// A LeaderNeed is one thing that is asked. A requirement that is not counted has no
// AtLeast.
type LeaderNeed struct {
	Need    LeaderRequirement `json:"need,omitempty"`
	AtLeast int               `json:"at_least,omitempty"` // for counted requirements
	Usual   int               `json:"usual,omitempty"`    // what is usual, if that is more
	Custom  bool              `json:"custom,omitempty"`   // a custom or one place's example: what is lacking is said and bars nobody
	Source  source.Source     `json:"source,omitzero"`
}

// LeaderFacts are what somebody who would lead shows of themselves. Months are what
// the person says, in their own understanding; 0 is not told. The zero value shows
// nothing.
type LeaderFacts struct {
	Months        int                 `json:"months,omitempty"` // of continuous abstinence or sobriety
	TrainingHours int                 `json:"training_hours,omitempty"`
	TrainingDays  int                 `json:"training_days,omitempty"`
	TrialMonths   int                 `json:"trial_months,omitempty"`
	Leaders       int                 `json:"leaders,omitempty"` // who would lead together, this person among them
	Meets         []LeaderRequirement `json:"meets,omitempty"`   // of those that are not counted
}

func (f LeaderFacts) amount(r LeaderRequirement) int {
	switch r {
	case NeedMonths:
		return f.Months
	case NeedTrainingHours:
		return f.TrainingHours
	case NeedTrainingDays:
		return f.TrainingDays
	case NeedTrialMonths:
		return f.TrialMonths
	case NeedLeaders:
		return f.Leaders
	}
	return 0
}

// A Lack is something that a pathway asks of whoever leads and that was not shown.
// It is about a role, not about the worth of a person.
type Lack struct {
	Role    PathwayRole       `json:"role,omitempty"`
	Need    LeaderRequirement `json:"need,omitempty"`
	AtLeast int               `json:"at_least,omitempty"` // for counted requirements
	Shown   int               `json:"shown,omitempty"`    // for counted requirements
	Custom  bool              `json:"custom,omitempty"`   // it bars nobody
	Source  source.Source     `json:"source,omitzero"`
}

// Leads returns the rules of a role, or false if p does not know the role as one
// that leads.
func (p Pathway) Leads(role PathwayRole) (LeaderRule, bool) {
	i := slices.IndexFunc(p.Leaders, func(r LeaderRule) bool { return r.Role == role && role != "" })
	if i < 0 {
		return LeaderRule{}, false
	}
	return p.Leaders[i], true
}

// MayLead returns what somebody lacks to take a role that leads, in the order of the
// rule; none means that they may. A role that p does not know as one that leads
// gives [NeedRole]. What is only custom is returned with Custom set.
func (p Pathway) MayLead(role PathwayRole, f LeaderFacts) []Lack {
	rule, ok := p.Leads(role)
	if !ok {
		return []Lack{{Role: role, Need: NeedRole, Source: p.Source}}
	}
	var out []Lack
	for _, n := range rule.Needs {
		shown := f.amount(n.Need)
		if n.Need.IsCounted() {
			n.AtLeast = max(n.AtLeast, 1) // what is asked for is not met by nothing
		}
		if n.Need.IsCounted() && shown >= n.AtLeast || !n.Need.IsCounted() && slices.Contains(f.Meets, n.Need) {
			continue
		}
		out = append(out, Lack{Role: role, Need: n.Need, AtLeast: n.AtLeast, Shown: shown, Custom: n.Custom, Source: n.Source})
	}
	return out
}

// Bars reports whether something that is more than custom is lacking.
func Bars(lacks []Lack) bool {
	return slices.ContainsFunc(lacks, func(l Lack) bool { return !l.Custom })
}

// Format keeps what somebody shows of themselves out of every verb of fmt.
func (LeaderFacts) Format(f fmt.State, _ rune) { redact.Format(f, "[leader facts]") }

// LogValue keeps what somebody shows of themselves out of logs.
func (LeaderFacts) LogValue() slog.Value { return slog.StringValue("[leader facts]") }

// Format prints what is lacking and keeps what was shown out of every verb of fmt.
func (l Lack) Format(f fmt.State, _ rune) { redact.Format(f, l.shown()) }

// LogValue keeps what was shown out of logs.
func (l Lack) LogValue() slog.Value { return slog.StringValue(l.shown()) }

func (l Lack) shown() string {
	if !slices.Contains(leaderRequirements, l.Need) {
		return "[lack]"
	}
	return "[lack of " + string(l.Need) + "]"
}
