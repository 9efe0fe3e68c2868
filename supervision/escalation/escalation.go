package escalation

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

type (
	// History is everything that happened to an escalation.
	History = lifecycle.History[State, Event, Change]
	move    = lifecycle.Move[Event, Change]
	entry   = lifecycle.Entry[State, Event, Change]
)

var (
	machine       = lifecycle.Must(lifecycle.New[State, Event, Change](Lifecycle()))
	keySource     = source.DesignDefault("the same key while an escalation is open is the same escalation")
	debriefSource = source.DesignDefault("an unscheduled debrief within 24 hours of an emergency")
)

// An Ask is what an escalation begins with: that something happened, never what was
// said. The functions Of... make one from what other rooms say.
type Ask struct {
	ID       ID         `json:"id"`
	Key      string     `json:"key"`   // the identity of what happened: the same key while open is the same escalation
	Kind     Kind       `json:"kind"`  // what it is about
	Level    int        `json:"level"` // [Urgent] or [Emergency]
	At       time.Time  `json:"at"`    // when it happened
	Apart    []PersonID `json:"apart,omitempty"`
	Workflow string     `json:"workflow,omitempty"` // the host's key of the crisis workflow
	Report   bool       `json:"report,omitempty"`   // a report by law may be due
}

func (a Ask) check() error {
	switch {
	case !named(string(a.ID), a.Key) || !storable.ID(a.Workflow):
		return fmt.Errorf("%w: want an id and a key, in valid UTF-8 of at most 256 bytes", ErrAsk)
	case !slices.Contains(kinds, a.Kind):
		return fmt.Errorf("%w: %w", ErrAsk, ErrUnknownKind)
	case a.Level != Urgent && a.Level != Emergency:
		return fmt.Errorf("%w: want level %d or %d; what can wait goes to the next supervision", ErrAsk, Urgent, Emergency)
	case !moment(a.At):
		return fmt.Errorf("%w: want the time at which it happened", ErrAsk)
	}
	return nil
}

// An Escalation is something that cannot wait, on its way up a ladder until somebody
// has it. Use [New] or [Put]; the zero Escalation is at no stage and refuses every event.
type Escalation struct {
	ask     Ask
	ladder  Ladder
	history History
}

// New returns an escalation on a ladder. Nobody is told yet: [Escalation.Next] is due
// at once. Those whom a.Apart names, whom it concerns, are never told, and neither is
// whoever raised it. It returns [ErrAsk], [ErrLadder], or a [*lifecycle.Refusal].
func New(a Ask, l Ladder, act lifecycle.Act) (*Escalation, error) {
	apart, err := people(a.Apart, ErrAsk)
	if err != nil {
		return nil, err
	}
	a.Apart, a.At = apart, a.At.UTC()
	if err := a.check(); err != nil {
		return nil, err
	}
	if err := l.Check(); err != nil {
		return nil, err
	}
	e := &Escalation{ask: a, ladder: l.clone()}
	if e.history, err = e.life().open(move{Act: act, Event: Raise}); err != nil {
		return nil, err
	}
	return e, nil
}

// Put returns the escalation of what happened among those that the host has: the open
// one of the same key, with info attached, or else a new one, for
// which alone the ask needs an ID of its own. index is the place of the open one in list,
// or -1 for a new one: the host stores e there, or adds it. It changes nothing of the
// list. info is the host's key of what came in; one attached before adds nothing.
// Nobody is told yet: that takes [Escalation.Advance].
func Put(list []Escalation, a Ask, info string, l Ladder, act lifecycle.Act) (e *Escalation, index int, err error) {
	for i, open := range list {
		if open.ask.Key != a.Key || !open.IsOpen() {
			continue
		}
		if !slices.Contains(open.Infos(), info) {
			if err := open.Attach(act, info); err != nil {
				return nil, -1, err
			}
		}
		return &open, i, nil
	}
	e, err = New(a, l, act)
	return e, -1, err
}

func (e Escalation) life() life[State, Event, Change] {
	return life[State, Event, Change]{machine: machine, law: e.law}
}

// Ask returns what the escalation began with.
func (e Escalation) Ask() Ask {
	e.ask.Apart = slices.Clone(e.ask.Apart)
	return e.ask
}

// Ladder returns the ladder it is on.
func (e Escalation) Ladder() Ladder { return e.ladder.clone() }

// State returns the stage, or "" for the zero value.
func (e Escalation) State() State { return e.history.State() }

// IsOpen reports whether it is neither resolved nor closed.
func (e Escalation) IsOpen() bool {
	return slices.Contains([]State{Raised, Told, FallenBack, Acknowledged}, e.State())
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (e Escalation) Revision() int { return e.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (e Escalation) History() History { return e.history }

// Can returns the events that the actor may fire now, sorted.
func (e Escalation) Can(by lifecycle.Actor) []Event { return machine.Next(e.history, by) }

// Infos returns the keys of what came in anew, oldest first.
func (e Escalation) Infos() (keys []string) {
	for _, m := range e.history.Moves() {
		if m.Event == Attach {
			keys = append(keys, m.Data.Info)
		}
	}
	return keys
}

// Holder returns who has it, "" if nobody of the programme.
func (e Escalation) Holder() PersonID {
	if e.State() != Acknowledged {
		return ""
	}
	return holderOf(e.history.Moves())
}

func holderOf(moves []entry) (id PersonID) {
	for _, m := range moves {
		switch m.Event {
		case Acknowledge:
			id = PersonID(m.By.ID)
		case OutsideHas, Release:
			id = ""
		}
	}
	return id
}

// Digest stands for the whole record, its ids included.
func (e Escalation) Digest() lifecycle.Digest {
	data, _ := json.Marshal(struct {
		Ask    Ask    `json:"ask"`
		Ladder Ladder `json:"ladder"`
	}{e.ask, e.ladder})
	return e.history.Digest().With(string(data))
}

type storedEscalation struct {
	Ask     Ask                                    `json:"ask"`
	Ladder  Ladder                                 `json:"ladder"`
	History lifecycle.Stored[State, Event, Change] `json:"history"`
}

// MarshalJSON returns the stored form of e. The zero Escalation cannot be stored: [ErrAsk].
func (e Escalation) MarshalJSON() ([]byte, error) {
	if e.history.IsZero() {
		return nil, fmt.Errorf("%w: one that was not raised", ErrAsk)
	}
	return json.Marshal(storedEscalation{e.ask, e.ladder, e.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrAsk] or
// [ErrLadder] if its parts do not fit together, and leaves e unchanged on error.
func (e *Escalation) UnmarshalJSON(data []byte) error {
	var in storedEscalation
	if err := lifecycle.ReadStored("escalation", data, &in); err != nil {
		return err
	}
	apart, err := people(in.Ask.Apart, ErrAsk)
	if err != nil {
		return err
	}
	in.Ask.Apart, in.Ask.At = apart, in.Ask.At.UTC()
	loaded := Escalation{ask: in.Ask, ladder: in.Ladder}
	if err := loaded.ask.check(); err != nil {
		return err
	}
	if err := loaded.ladder.Check(); err != nil {
		return err
	}
	if loaded.history, err = loaded.life().restore(in.History); err != nil {
		return err
	}
	*e = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (e Escalation) Format(f fmt.State, _ rune) { redact.Format(f, e.shown()) }

// LogValue keeps people out of logs.
func (e Escalation) LogValue() slog.Value { return slog.StringValue(e.shown()) }

func (e Escalation) shown() string {
	if e.history.IsZero() {
		return "[no escalation]"
	}
	return "[escalation " + string(e.State()) + "]"
}

// Format prints the kind and keeps ids out of every verb of fmt.
func (a Ask) Format(f fmt.State, _ rune) { redact.Format(f, "[ask "+string(a.Kind)+"]") }

// LogValue keeps ids out of logs.
func (a Ask) LogValue() slog.Value { return slog.StringValue("[ask " + string(a.Kind) + "]") }
