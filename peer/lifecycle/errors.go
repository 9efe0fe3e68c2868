package lifecycle

import (
	"errors"
	"fmt"
)

// Errors that are no refusals of a move.
var (
	// ErrTable reports a table that is no lifecycle; see [New].
	ErrTable = errors.New("lifecycle: bad table")
	// ErrText reports words that are no valid text, or a stored text that no text could have left.
	ErrText = errors.New("lifecycle: bad text")
	// ErrBadRecord reports a stored history that its table could not have produced.
	ErrBadRecord = errors.New("lifecycle: bad record")
	// ErrNewerTable reports a stored history written under a newer version of its table.
	ErrNewerTable = errors.New("lifecycle: record of a newer table")
	// ErrPast reports a move of a history that [History.AsOf] or [History.AsKnown] returned.
	ErrPast = errors.New("lifecycle: a view of the past cannot move")
	// ErrNotStored reports JSON of a value that does not keep itself in JSON, such as an
	// index of records or a machine; the text says what to store in its place. Types
	// of other packages return it too.
	ErrNotStored = errors.New("lifecycle: not stored by itself")
	// ErrForeign reports a history that belongs to another machine, or a seat that its table does not have.
	ErrForeign = errors.New("lifecycle: of another lifecycle")
	// ErrDigest reports a history other than the one whose digest was kept.
	ErrDigest = errors.New("lifecycle: digest does not match")
	// ErrDisagree reports that looplab/fsm and the compiled table part ways: a fault of this package.
	ErrDisagree = errors.New("lifecycle: machine and table disagree")
	// ErrUnknownLanguage reports a language that the text catalogue lacks.
	ErrUnknownLanguage = errors.New("lifecycle: unknown language")
	// ErrSpan reports a span of time that is none.
	ErrSpan = errors.New("lifecycle: bad span")
	// ErrTiming reports a timing that does not fit its table.
	ErrTiming = errors.New("lifecycle: bad timing")
)

// A RecordError says where a stored history departs from what its table could
// have produced. It matches [ErrBadRecord], and [ErrNewerTable] where that is
// the reason. It never names a person or quotes a text.
type RecordError struct {
	Lifecycle string
	Seq       int    // entry at fault, counted from 1; 0 if it is the record as a whole
	Field     string // field at fault, as stored
	What      string // what is wrong with it
	err       error
}

// Error names the entry, the field and the fault.
func (e *RecordError) Error() string {
	if e.Seq == 0 {
		return fmt.Sprintf("%s record: %s: %s", e.Lifecycle, e.Field, e.What)
	}
	return fmt.Sprintf("%s record: entry %d: %s: %s", e.Lifecycle, e.Seq, e.Field, e.What)
}

// Is lets errors.Is find every bad record.
func (e *RecordError) Is(target error) bool { return target == ErrBadRecord }

// Unwrap returns [ErrNewerTable] where that is the reason, else nil.
func (e *RecordError) Unwrap() error { return e.err }
