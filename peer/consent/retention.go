package consent

import (
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrRetention reports a record, a rule or a hold that cannot be judged.
var ErrRetention = errors.New("consent: bad retention")

// A KeptRecord is a record of which it is asked whether it may be destroyed.
type KeptRecord struct {
	Class       RecordClass                  `json:"class"`
	Participant peer.ParticipantID           `json:"participant,omitempty"` // "" if it is about nobody, or nobody knows about whom
	Events      map[RetentionEvent]time.Time `json:"events,omitempty"`      // when each event happened, or will on a day that is known, as a minor comes of age; any other is absent
}

// A RetentionHold says that records may not be destroyed, whatever their time. It goes
// by the id: where records of one person are kept under several, each takes a hold.
type RetentionHold struct {
	Why         HoldWhy            `json:"why"`
	Key         string             `json:"key"`                   // of what it is for, in the host's words
	Participant peer.ParticipantID `json:"participant,omitempty"` // whose records it holds
	All         bool               `json:"all,omitempty"`         // or it holds everybody's
	Classes     []RecordClass      `json:"classes,omitempty"`     // none means every class
	Since       time.Time          `json:"since"`
	Until       time.Time          `json:"until,omitzero"` // first moment at which it no longer holds; zero: until it is lifted
}

// check returns [ErrRetention] unless the hold says what it holds, and why.
func (h RetentionHold) check() error {
	switch {
	case !slices.Contains(holdWhys, h.Why) || h.Key == "" || !storable.ID(h.Key):
		return fmt.Errorf("%w: want why a hold is, and the key of what it is for", ErrRetention)
	case (h.Participant == "") != h.All:
		return fmt.Errorf("%w: want a hold of one participant's records, or of all", ErrRetention)
	case !known(recordClasses, h.Classes):
		return fmt.Errorf("%w: want known classes in a hold, each once", ErrRetention)
	}
	return nil
}

// Holds reports whether the hold keeps a record at a time. A record that is not
// known to be about somebody else is held: a hold on one named person also keeps every
// record that names nobody, of the classes that it holds, and without Classes of all.
// Where a service keeps no names, that is everything; a host that knows that a
// hold does not bear on it names the classes.
func (h RetentionHold) Holds(r KeptRecord, at time.Time) bool {
	return !at.Before(h.Since) && (h.Until.IsZero() || at.Before(h.Until)) &&
		(len(h.Classes) == 0 || slices.Contains(h.Classes, r.Class)) &&
		(h.All || r.Participant == "" || r.Participant == h.Participant)
}

// A RetentionStop is something that keeps a record from being destroyed.
type RetentionStop struct {
	Kind  RetentionStopKind `json:"kind"`
	Key   string            `json:"key,omitempty"`  // of a hold: what it is for
	Until time.Time         `json:"until,omitzero"` // until when, if that is known
}

// A RetentionAnswer says whether a record may be destroyed, from when and by when.
type RetentionAnswer struct {
	May     bool            `json:"may"`               // it may be destroyed now
	From    time.Time       `json:"from,omitzero"`     // from when its time is over, holds apart; zero if that is not known
	By      time.Time       `json:"by,omitzero"`       // by when it should be gone; zero if no rule says so
	Overdue bool            `json:"overdue,omitempty"` // it may be destroyed, and should be gone
	Crossed bool            `json:"crossed,omitempty"` // it must be kept beyond the time by which it should be gone: keeping wins
	Stops   []RetentionStop `json:"stops,omitempty"`   // what stops it: holds first
	Rules   []RetentionRule `json:"rules,omitempty"`   // the rules that were applied
}

// Due says whether a record may be destroyed at a time. Every rule of its class
// counts: the longest time to keep, the shortest to be gone. A hold wins over
// everything, always, and one on a named person also stops every record of its classes
// that names nobody: see [RetentionHold.Holds]. Days, months and years go by the
// calendar: six years after a 29 February is the 28th.
//
// A record of a class without a rule is kept, however old, until somebody decides and
// adds one ([StopNoRule]); [RetentionDefaults] has a rule for every class,
// [ShortRetention] for two. So is one whose time has not begun to run ([StopNotBegun]).
//
// It returns [ErrRetention] for an unknown class or event and a hold that does not
// say what it holds, and [lifecycle.ErrSpan] for a time that is none. It destroys
// nothing, and on error nothing may be.
func (p RetentionPolicy) Due(r KeptRecord, holds []RetentionHold, at time.Time) (RetentionAnswer, error) {
	if err := r.check(); err != nil {
		return RetentionAnswer{}, err
	}
	var a RetentionAnswer
	for _, h := range holds {
		if err := h.check(); err != nil {
			return RetentionAnswer{}, err
		}
		if h.Holds(r, at) {
			a.Stops = append(a.Stops, RetentionStop{StopHold, h.Key, h.Until})
		}
	}
	begun := true
	for _, rule := range p.Rules {
		if rule.Class != r.Class {
			continue
		}
		a.Rules = append(a.Rules, rule)
		since, ok := r.Events[rule.From]
		if !ok && rule.Optional {
			continue
		}
		if !ok || since.After(at) {
			begun = false
			a.Stops = append(a.Stops, RetentionStop{Kind: StopNotBegun})
			continue
		}
		until, err := p.Calendar.Add(since, rule.Keep)
		if err != nil {
			return RetentionAnswer{}, err
		}
		if until.After(a.From) {
			a.From = until
		}
		if rule.Gone.Unit != "" {
			gone, err := p.Calendar.Add(since, rule.Gone)
			if err != nil {
				return RetentionAnswer{}, err
			}
			if a.By.IsZero() || gone.Before(a.By) {
				a.By = gone
			}
		}
	}
	switch {
	case len(a.Rules) == 0:
		a.Stops = append(a.Stops, RetentionStop{Kind: StopNoRule})
	case !begun:
		a.From = time.Time{}
	case a.From.IsZero():
		a.Stops = append(a.Stops, RetentionStop{Kind: StopNotBegun})
	case at.Before(a.From):
		a.Stops = append(a.Stops, RetentionStop{StopNotYet, "", a.From})
	}
	a.Crossed = !a.By.IsZero() && a.From.After(a.By)
	a.May = len(a.Stops) == 0
	a.Overdue = a.May && !a.By.IsZero() && !at.Before(a.By)
	return a, nil
}

func (r KeptRecord) check() error {
	if !slices.Contains(recordClasses, r.Class) || !storable.ID(string(r.Participant)) {
		return fmt.Errorf("%w: want a known class of records", ErrRetention)
	}
	for event := range maps.Keys(r.Events) {
		if !slices.Contains(retentionEvents, event) || r.Events[event].IsZero() {
			return fmt.Errorf("%w: want known events, each with its moment", ErrRetention)
		}
	}
	return nil
}

// A RetentionPolicy is how long a programme keeps what. Its rules can be stored, the
// whole cannot: no JSON keeps a calendar.
type RetentionPolicy struct {
	Rules    []RetentionRule
	Calendar lifecycle.Calendar
}

// Format keeps the person out of every verb of fmt.
func (KeptRecord) Format(f fmt.State, _ rune) { redact.Format(f, "[kept record]") }

// LogValue keeps the person out of logs.
func (KeptRecord) LogValue() slog.Value { return slog.StringValue("[kept record]") }

// Format keeps the person out of every verb of fmt.
func (RetentionHold) Format(f fmt.State, _ rune) { redact.Format(f, "[hold]") }

// LogValue keeps the person out of logs.
func (RetentionHold) LogValue() slog.Value { return slog.StringValue("[hold]") }

// Format keeps what a hold is for out of every verb of fmt.
func (s RetentionStop) Format(f fmt.State, _ rune) { redact.Format(f, "["+s.shown()+"]") }

// LogValue keeps what a hold is for out of logs.
func (s RetentionStop) LogValue() slog.Value { return slog.StringValue("[" + s.shown() + "]") }

func (s RetentionStop) shown() string {
	if slices.Contains(retentionStopKinds, s.Kind) {
		return "stopped: " + string(s.Kind)
	}
	return "stopped"
}

// Format prints whether the record may be destroyed, and no more.
func (a RetentionAnswer) Format(f fmt.State, _ rune) { redact.Format(f, a.shown()) }

// LogValue keeps what a hold is for out of logs.
func (a RetentionAnswer) LogValue() slog.Value { return slog.StringValue(a.shown()) }

func (a RetentionAnswer) shown() string {
	if a.May {
		return "[may be destroyed]"
	}
	return "[kept]"
}
