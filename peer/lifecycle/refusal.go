package lifecycle

import (
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
)

// A Code names the rule by which a move was refused. Codes are stable.
type Code string

// Codes of refusals, each with its sentinel.
const (
	CodeUnknownEvent   Code = "unknown_event"   // [ErrUnknownEvent]
	CodeNotStarted     Code = "not_started"     // [ErrNotStarted]
	CodeNotFromHere    Code = "not_from_here"   // [ErrNotFromHere]
	CodeFinal          Code = "final"           // [ErrFinal]
	CodeNotYourMove    Code = "not_your_move"   // [ErrNotYourMove]
	CodeAnswered       Code = "answered"        // [ErrAnswered]
	CodeSeatEmpty      Code = "seat_empty"      // [ErrSeatEmpty]
	CodeSeatTaken      Code = "seat_taken"      // [ErrSeatTaken]
	CodeNoSuchEntry    Code = "no_such_entry"   // [ErrNoSuchEntry]
	CodeReasonMissing  Code = "reason_missing"  // [ErrReasonMissing]
	CodeUnknownCode    Code = "unknown_code"    // [ErrUnknownCode]
	CodeDataMissing    Code = "data_missing"    // [ErrDataMissing]
	CodeDataUnexpected Code = "data_unexpected" // [ErrDataUnexpected]
	CodeTimeOrder      Code = "time_order"      // [ErrTimeOrder]
	CodeMalformed      Code = "malformed"       // [ErrMalformed]
	CodeIDReused       Code = "id_reused"       // [ErrIDReused]
	CodeGuard          Code = "guard"           // [ErrGuard]
)

// Codes returns every code, sorted.
func Codes() []Code { return slices.Sorted(maps.Keys(sentinels)) }

// Sentinels of refusals. Every [*Refusal] matches ErrRefused and the one of its code.
var (
	// ErrRefused: a move was refused, for whatever reason.
	ErrRefused = errors.New("lifecycle: refused")
	// ErrUnknownEvent: the table has no such event.
	ErrUnknownEvent = errors.New("lifecycle: unknown event")
	// ErrNotStarted: nothing has happened yet, and the event does not open a history.
	ErrNotStarted = errors.New("lifecycle: not started")
	// ErrNotFromHere: the event does not happen in this state.
	ErrNotFromHere = errors.New("lifecycle: not from this state")
	// ErrFinal: the state is final.
	ErrFinal = errors.New("lifecycle: final state")
	// ErrNotYourMove: the actor's party may not make this move, or the actor does not hold that side.
	ErrNotYourMove = errors.New("lifecycle: not the actor's move")
	// ErrAnswered: the actor's side has answered; the other side has not.
	ErrAnswered = errors.New("lifecycle: already answered")
	// ErrSeatEmpty: the move needs somebody on a side that nobody holds.
	ErrSeatEmpty = errors.New("lifecycle: seat empty")
	// ErrSeatTaken: the move needs a side that nobody holds, and somebody does.
	ErrSeatTaken = errors.New("lifecycle: seat taken")
	// ErrNoSuchEntry: a correction or redaction of an entry that is not there, or not one of that kind.
	ErrNoSuchEntry = errors.New("lifecycle: no such entry")
	// ErrReasonMissing: the move needs a reason from this actor.
	ErrReasonMissing = errors.New("lifecycle: reason missing")
	// ErrUnknownCode: the coded reason is none of this move's.
	ErrUnknownCode = errors.New("lifecycle: unknown code")
	// ErrDataMissing: the move needs change data that it does not carry.
	ErrDataMissing = errors.New("lifecycle: change data missing")
	// ErrDataUnexpected: the move carries change data that it does not take.
	ErrDataUnexpected = errors.New("lifecycle: unexpected change data")
	// ErrTimeOrder: a time is missing, goes back, or lies after it was recorded.
	ErrTimeOrder = errors.New("lifecycle: time out of order")
	// ErrMalformed: an id or a code cannot be stored as it is.
	ErrMalformed = errors.New("lifecycle: malformed")
	// ErrIDReused: the id belongs to another move.
	ErrIDReused = errors.New("lifecycle: id reused")
	// ErrGuard: a rule about facts outside the history refused.
	ErrGuard = errors.New("lifecycle: refused by a guard")
)

var sentinels = map[Code]error{
	CodeUnknownEvent: ErrUnknownEvent, CodeNotStarted: ErrNotStarted, CodeNotFromHere: ErrNotFromHere,
	CodeFinal: ErrFinal, CodeNotYourMove: ErrNotYourMove, CodeAnswered: ErrAnswered,
	CodeSeatEmpty: ErrSeatEmpty, CodeSeatTaken: ErrSeatTaken, CodeNoSuchEntry: ErrNoSuchEntry, CodeReasonMissing: ErrReasonMissing, CodeUnknownCode: ErrUnknownCode, CodeDataMissing: ErrDataMissing,
	CodeDataUnexpected: ErrDataUnexpected, CodeTimeOrder: ErrTimeOrder, CodeMalformed: ErrMalformed,
	CodeIDReused: ErrIDReused, CodeGuard: ErrGuard,
}

// A Refusal reports a move that was not made; nothing changed. It matches
// [ErrRefused], the sentinel of its code, and whatever its guard returned. It
// never names a person.
type Refusal struct {
	Lifecycle string   // name of the table
	State     string   // state at the time, "" before the opening
	Event     string   // what was tried
	Code      Code     // by which rule it was refused
	Guard     string   // the guard that refused, if one did
	Want      string   // what would make the move legal
	Legal     []string // events that this actor may fire now, sorted

	labels map[Language]Labels
	err    error
}

// Error returns the refusal in English: what was refused, by which rule, and
// what the actor may do now.
func (r *Refusal) Error() string {
	text, _ := r.Text(English)
	return text
}

// Format prints what Error returns, whatever the verb: what a guard returned may
// name people and stays out.
func (r Refusal) Format(f fmt.State, _ rune) { redact.Format(f, r.Error()) }

// LogValue keeps what a guard returned out of logs.
func (r Refusal) LogValue() slog.Value { return slog.StringValue(r.Error()) }

// Is lets errors.Is find every refusal, or those of one code.
func (r *Refusal) Is(target error) bool { return target == ErrRefused || target == sentinels[r.Code] }

// Unwrap returns what the guard returned, or nil.
func (r *Refusal) Unwrap() error { return r.err }

// A Denial is what a guard returns to say which rule refused and what it would
// take. Its text goes into the refusal, so it names nobody.
type Denial struct {
	Guard string // name of the rule, in lower_case
	Want  string // what would make the move legal
}

// Error returns what the guard misses.
func (d *Denial) Error() string { return d.Guard + ": want " + d.Want }

// Deny returns a [*Denial] for a guard to return.
func Deny(guard, want string) error { return &Denial{guard, want} }

func (m *Machine[S, E, D]) refuse(r *record[S, E, D], mv *Move[E, D], f *finding, guard error) error {
	refusal := &Refusal{Lifecycle: m.table.Name, State: m.stored(int(r.now.state)), Event: string(mv.Event),
		Code: f.code, Want: f.want, labels: m.table.Labels, err: guard}
	if m.event.Find(mv.Event) < 0 && !isReserved(refusal.Event) {
		refusal.Event = "unknown event"
	}
	var denied *Denial
	if errors.As(guard, &denied) && denied != nil {
		refusal.Guard, refusal.Want = denied.Guard, denied.Want
	}
	for _, e := range m.Next(History[S, E, D]{r}, mv.By) {
		refusal.Legal = append(refusal.Legal, string(e))
	}
	return refusal
}
