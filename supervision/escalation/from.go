package escalation

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/supervision"
)

// OfConsequence returns the escalation of something that happened in a group. ok is
// false for what can wait for the next supervision. The caller gives it an id.
func OfConsequence(c group.Consequence) (a Ask, ok bool) {
	if c.Level < Urgent {
		return Ask{}, false
	}
	return Ask{Key: c.Key, Kind: KindGroupEvent, Level: min(c.Level, Emergency), At: c.At, Workflow: c.Workflow, Report: c.Report}, true
}

// A Flag is what a questionnaire asks somebody to look at. Package instrument raises all
// but overdose_risk, which is for a form of the host's own: no instrument that is shipped
// asks about it.
type Flag struct {
	Key  string    `json:"key"`  // of the answered questionnaire
	Name string    `json:"name"` // as package instrument has it, or overdose_risk
	At   time.Time `json:"at"`   // when it was answered
}

// The names of the flags that are not about a score.
const (
	suicidalItem = "suicidal_ideation_item"
	overdoseRisk = "overdose_risk"
	unanswered   = "safety_item_unanswered"
)

// OfFlag returns the escalation of a flag on an item: suicidal ideation and the risk of
// an overdose are urgent. ok is false for a safety item that was not answered, which
// [Flag.Concern] brings to supervision, and for flags about the score, such as prorated or
// above_cutoff, of which nothing follows. It returns [ErrAsk] for a flag without a key or a
// time, whatever its name, and for a name that is no flag, so that a misspelt one is not
// silently nothing.
func OfFlag(f Flag) (a Ask, ok bool, err error) {
	if !named(f.Key) || !moment(f.At) {
		return Ask{}, false, fmt.Errorf("%w: want the key of the questionnaire, in valid UTF-8 of at most 256 bytes, and when it was answered", ErrAsk)
	}
	switch f.Name {
	case suicidalItem, overdoseRisk:
		return Ask{Key: storable.Key("", f.Key, "/"+f.Name), Kind: KindInstrumentFlag, Level: Urgent, At: f.At}, true, nil
	case unanswered, "prorated", "above_cutoff", "incomplete":
		return Ask{}, false, nil
	}
	return Ask{}, false, fmt.Errorf("%w: want a flag that an instrument gives", ErrAsk)
}

// Concern returns the matter for supervision that an unanswered safety item is: a person asks
// them, and supervision hears of it soon. Silence is no answer either way, so that it is no
// escalation; that it comes up at all, and how soon, is a design of this library. ok is false
// for every other flag, and for one that [OfFlag] refuses; what is urgent comes to supervision
// by [Escalation.Concern].
func (f Flag) Concern() (c supervision.Concern, ok bool) {
	if f.Name != unanswered || !named(f.Key) || !moment(f.At) {
		return supervision.Concern{}, false
	}
	return supervision.Concern{Key: storable.Key("", f.Key, "/"+f.Name), Kind: supervision.ConcernOutcome,
		Severity: supervision.SeveritySoon, At: f.At.UTC(), About: f.Name}, true
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
