package chart

import "errors"

// Errors that say why a picture was not drawn.
var (
	// ErrNoGroups reports a picture without any curve.
	ErrNoGroups = errors.New("chart: no groups")
	// ErrTooManyGroups reports more curves than can be told apart.
	ErrTooManyGroups = errors.New("chart: more groups than line styles can tell apart")
	// ErrEmptyCurve reports a curve without steps.
	ErrEmptyCurve = errors.New("chart: a curve has no steps")
	// ErrName reports a group without a name, or two groups with the same one.
	ErrName = errors.New("chart: every group needs a name of its own")
	// ErrText reports a missing title, or text that is not valid UTF-8 or holds control characters.
	ErrText = errors.New("chart: text must be printable, and a title is needed")
)
