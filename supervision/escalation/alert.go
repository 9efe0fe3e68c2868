package escalation

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
)

// An Alert is what one person sees of an escalation: raised when they were told,
// resolved when it is theirs no longer, because the next rung was told, because somebody
// has it, because they gave it back, or because it is over.
type Alert struct {
	Escalation ID        `json:"escalation"`
	Person     PersonID  `json:"person"`
	Raised     time.Time `json:"raised"`
	Resolved   time.Time `json:"resolved,omitzero"` // zero: it still asks for something
}

// IsOpen reports whether it still asks for something.
func (a Alert) IsOpen() bool { return a.Resolved.IsZero() }

// Format keeps people out of every verb of fmt.
func (Alert) Format(f fmt.State, _ rune) { redact.Format(f, "[alert]") }

// LogValue keeps people out of logs.
func (Alert) LogValue() slog.Value { return slog.StringValue("[alert]") }

// Alerts returns the alerts of everybody who was told, in the order in which they were.
// Somebody who acknowledged after their time was up has an alert again from then on.
func (e Escalation) Alerts() (list []Alert) {
	open := -1
	resolve := func(at time.Time) {
		if open >= 0 {
			list[open].Resolved = at
		}
		open = -1
	}
	begin := func(id PersonID, at time.Time) {
		list = append(list, Alert{Escalation: e.ask.ID, Person: id, Raised: at})
		open = len(list) - 1
	}
	for _, m := range e.history.Moves() {
		switch m.Event {
		case Tell:
			resolve(m.At)
			if m.Data.Person != "" {
				begin(m.Data.Person, m.At)
			}
		case Acknowledge:
			if open < 0 || string(list[open].Person) != m.By.ID {
				resolve(m.At)
				begin(PersonID(m.By.ID), m.At)
			}
		case FallBack, OutsideHas, Release, Resolve:
			resolve(m.At)
		}
	}
	return list
}

// AlertsOf returns the open alerts of one person, the oldest first.
func AlertsOf(list []Escalation, id PersonID) (open []Alert) {
	for _, e := range list {
		for _, a := range e.Alerts() {
			if a.Person == id && a.IsOpen() {
				open = append(open, a)
			}
		}
	}
	slices.SortStableFunc(open, func(a, b Alert) int { return a.Raised.Compare(b.Raised) })
	return open
}
