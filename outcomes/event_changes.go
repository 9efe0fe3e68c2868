package outcomes

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
)

// A ChangeKind says what became of an event between two states of a log. The zero
// value is none.
type ChangeKind string

// Kinds of change.
const (
	// WasAdded: it holds now and did not then.
	WasAdded ChangeKind = "added"
	// WasCorrected: it held then and says otherwise now.
	WasCorrected ChangeKind = "corrected"
	// WasVoided: it held then and was taken away.
	WasVoided ChangeKind = "voided"
)

var changeKinds = []ChangeKind{WasAdded, WasCorrected, WasVoided}

// ChangeKinds returns every ChangeKind, in the order of this page.
func ChangeKinds() []ChangeKind { return append([]ChangeKind(nil), changeKinds...) }

// String returns the name under which it is stored and sent.
func (k ChangeKind) String() string { return string(k) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownChange].
func (k ChangeKind) MarshalText() ([]byte, error) {
	return enum.Marshal(k, changeKinds, ErrUnknownChange)
}

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *ChangeKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, changeKinds, ErrUnknownChange)
}

// A Change is one event of which two states of a log say different things. [Changes]
// makes them.
type Change struct {
	Kind ChangeKind
	Then Event // zero if it was added
	Now  Event // zero if it was voided
}

// Format prints the kind and keeps people out of every verb of fmt.
func (c Change) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people out of logs.
func (c Change) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c Change) shown() string { return "[change " + string(c.Kind) + "]" }

// Changes returns what holds in one state of a log and not so in an earlier one,
// by day and id: of what was voided the day that it had. A record that repeats
// what was known is no change. Two logs that have nothing to do with each other are
// compared all the same.
func Changes(then, now Log) []Change {
	before := map[EventID]Event{}
	old := then.current()
	for _, e := range old {
		before[e.ID] = e
	}
	fresh := now.current()
	holds := make(map[EventID]bool, len(fresh))
	var out []Change
	for _, e := range fresh {
		holds[e.ID] = true
		was, known := before[e.ID]
		switch {
		case !known:
			out = append(out, Change{Kind: WasAdded, Now: e})
		case !was.equal(e):
			out = append(out, Change{Kind: WasCorrected, Then: was, Now: e})
		}
	}
	for _, e := range old {
		if !holds[e.ID] {
			out = append(out, Change{Kind: WasVoided, Then: e})
		}
	}
	sortChanges(out)
	return out
}

func sortChanges(list []Change) {
	of := func(c Change) Event {
		if c.Kind == WasVoided {
			return c.Then
		}
		return c.Now
	}
	slices.SortFunc(list, func(a, b Change) int { return compareEvents(of(a), of(b)) })
}
