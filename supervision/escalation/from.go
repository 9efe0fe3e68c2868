package escalation

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/group"
)

// OfConsequence returns the escalation of something that happened in a group. ok is
// false for what can wait for the next supervision. The caller gives it an id.
func OfConsequence(c group.Consequence) (a Ask, ok bool) {
	if c.Level < Urgent {
		return Ask{}, false
	}
	return Ask{Key: c.Key, Kind: KindGroupEvent, Level: min(c.Level, Emergency), At: c.At, Workflow: c.Workflow, Report: c.Report}, true
}

// A Flag is an item of a questionnaire that asks for somebody to look.
type Flag struct {
	Key  string    `json:"key"`  // of the answered questionnaire
	Name string    `json:"name"` // suicidal_ideation_item or overdose_risk
	At   time.Time `json:"at"`   // when it was answered
}

// OfFlag returns the escalation of a flag on an item: suicidal ideation and the risk of
// an overdose are urgent. ok is false for flags about the score, such as prorated or
// above_cutoff, which escalate nothing. It returns [ErrAsk] for a name that is no flag,
// so that a misspelt one is not silently nothing.
func OfFlag(f Flag) (a Ask, ok bool, err error) {
	switch f.Name {
	case "suicidal_ideation_item", "overdose_risk":
		return Ask{Key: storable.Key("", f.Key, "/"+f.Name), Kind: KindInstrumentFlag, Level: Urgent, At: f.At}, true, nil
	case "prorated", "above_cutoff", "incomplete":
		return Ask{}, false, nil
	}
	return Ask{}, false, fmt.Errorf("%w: want a flag that an instrument gives", ErrAsk)
}

// An Owed is one obligation of a decision about scope.
type Owed struct {
	Kind   string        `json:"kind"` // such as notify_supervisor
	Timed  bool          `json:"timed"`
	Within time.Duration `json:"within"` // from the decision; 0 is at once
}

// A Verdict is what the scope of practice said about one activity.
type Verdict struct {
	Key       string    `json:"key"`       // of the decision
	Emergency bool      `json:"emergency"` // the verdict is emergency_escalate
	Owed      []Owed    `json:"owed,omitempty"`
	At        time.Time `json:"at"`
}

// soon is within which a supervisor is told at once rather than at the next meeting.
const soon = 24 * time.Hour

// OfVerdict returns the escalation of a verdict: an emergency, or a report by law or a
// supervisor to be told within a day. ok is false for everything else, which belongs on
// an agenda. The day is a design default.
func OfVerdict(v Verdict) (a Ask, ok bool) {
	has := func(kind string) bool {
		return slices.ContainsFunc(v.Owed, func(o Owed) bool {
			return o.Kind == kind && (kind == "report_statutory" || o.Timed && o.Within <= soon)
		})
	}
	report := has("report_statutory")
	switch {
	case v.Emergency:
		return Ask{Key: v.Key, Kind: KindScopeEmergency, Level: Emergency, At: v.At, Report: report}, true
	case report || has("notify_supervisor"):
		return Ask{Key: v.Key, Kind: KindObligation, Level: Urgent, At: v.At, Report: report}, true
	}
	return Ask{}, false
}

// Format keeps the key out of every verb of fmt.
func (Flag) Format(f fmt.State, _ rune) { redact.Format(f, "[flag]") }

// LogValue keeps the key out of logs.
func (Flag) LogValue() slog.Value { return slog.StringValue("[flag]") }

// Format keeps the key out of every verb of fmt.
func (Verdict) Format(f fmt.State, _ rune) { redact.Format(f, "[verdict]") }

// LogValue keeps the key out of logs.
func (Verdict) LogValue() slog.Value { return slog.StringValue("[verdict]") }
