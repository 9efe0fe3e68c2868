package scope

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
)

// A Task is an obligation of a decision as something to be done by a moment. A
// host, or supervision, takes the parts that it needs; the two rooms know nothing
// of each other.
type Task struct {
	// Key is the same whenever the same decision on the same occasion is turned
	// into tasks, so that a host that keeps tasks by key makes none twice.
	Key string
	// Kind says where it belongs.
	Kind TaskKind
	// Severity is imminent in an emergency for what has a deadline of an hour or
	// less, urgent for every other deadline, routine without one.
	Severity Urgency
	// At is the moment of the decision, in UTC.
	At time.Time
	// Due is the moment by which it is to be done, the zero time if there is no deadline.
	Due time.Time
	// Obligation is what is to be done, and to whom it goes.
	Obligation Obligation
}

// Tasks returns every obligation of the decision as a task, in the order in which
// the decision gives them, first things first. occasion is the host's name of what was decided on, such as the
// id of the encounter: the same occasion gives the same keys, whenever it is
// asked again. at is the moment from which deadlines run. A deadline beyond the
// year 9999 falls at its end.
func (d Decision) Tasks(occasion string, at time.Time) []Task {
	at = at.UTC().Round(0)
	tasks := make([]Task, 0, len(d.Obligations))
	for _, o := range d.Obligations {
		t := Task{Key: fmt.Sprintf("%q/%s/%s", occasion, o.Kind, o.To), Kind: o.taskKind(), Severity: Routine, At: at, Obligation: o}
		if o.Timed {
			t.Severity = Urgent
			if d.Verdict == EmergencyEscalate && o.Within <= time.Hour {
				t.Severity = Imminent
			}
			if t.Due = at.Add(o.Within); t.Due.Year() > 9999 {
				t.Due = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)
			}
		}
		tasks = append(tasks, t)
	}
	return tasks
}

// IsOverdue reports whether its deadline has passed.
func (t Task) IsOverdue(at time.Time) bool { return !t.Due.IsZero() && at.After(t.Due) }

// Format prints kind and obligation and keeps the occasion out of every verb of fmt.
func (t Task) Format(f fmt.State, _ rune) { redact.Format(f, t.shown()) }

// LogValue keeps the occasion out of logs.
func (t Task) LogValue() slog.Value { return slog.StringValue(t.shown()) }

func (t Task) shown() string {
	if t.Kind == "" {
		return "[no task]"
	}
	return "[task " + string(t.Kind) + ": " + string(t.Obligation.Kind) + "]"
}
