package report

import (
	"errors"
	"fmt"
)

// Errors of comparisons and reports. Errors of package stats come through as they are,
// most with the step that met them.
var (
	// ErrQuestion reports a comparison that is not fully asked, or, in a draft, one that was
	// not worked out.
	ErrQuestion = errors.New("report: incomplete question")
	// ErrRow reports a row of a comparison that cannot be. It comes with the row's number.
	ErrRow = errors.New("report: bad row")
	// ErrNobody reports a comparison in which a group has nobody who was due, or nobody
	// who was seen at follow-up. It comes with the group, and with which of them it is:
	// no rows, nobody whom DueAfter and On leave in, or nobody seen.
	ErrNobody = errors.New("report: nobody to compare")
	// ErrUnknownKind reports a name that is no [Kind].
	ErrUnknownKind = errors.New("report: unknown kind of outcome")
	// ErrUnknownFormat reports a name that is no [Format].
	ErrUnknownFormat = errors.New("report: unknown format")
	// ErrDraft reports a draft that lacks what a report must say.
	ErrDraft = errors.New("report: incomplete draft")
	// ErrNotStored reports JSON of a value that does not keep itself in JSON; the text
	// says what to store in its place.
	ErrNotStored = errors.New("report: not stored by itself")
	// ErrFigure reports a figure whose numbers do not go together, or that lacks its
	// definition.
	ErrFigure = errors.New("report: bad figure")
	// ErrChart reports a picture that is no SVG, or that lacks its title, its description
	// or the number of people behind it.
	ErrChart = errors.New("report: bad chart")
	// ErrCitation reports a claim without a verdict, a grade, a design, a caveat or a
	// source; the text says which it lacks.
	ErrCitation = errors.New("report: a claim is cited with verdict, grade, design, caveat and source, or not at all")
)

// A RowError says which row was refused. Row counts from 0. It wraps [ErrRow] and shows
// no value of the row. No function returns the zero RowError.
type RowError struct {
	Row  int
	Want string // what the row must be
}

// Error returns the row and what it must be.
func (e *RowError) Error() string { return fmt.Sprintf("%v %d: %s", ErrRow, e.Row, e.Want) }

// Unwrap returns [ErrRow].
func (e *RowError) Unwrap() error { return ErrRow }
