package group

import "errors"

// Errors that the concepts of this package share.
var (
	// ErrIncomplete reports a value that lacks an identifier or a time it needs.
	ErrIncomplete = errors.New("group: incomplete")
	// ErrGroup reports a group that does not fit together.
	ErrGroup = errors.New("group: bad group")
	// ErrAnonymity reports something that the mode of attendance forbids to keep.
	// It never says whom it would have concerned.
	ErrAnonymity = errors.New("group: anonymity forbids it")
	// ErrAttendance reports an attendance that could not have been.
	ErrAttendance = errors.New("group: bad attendance")
	// ErrNoPlace reports that there is no place. It is the same whether a meeting is full
	// or somebody is kept apart from somebody, and says no more.
	ErrNoPlace = errors.New("group: no place; another group or another time can be offered")
	// ErrConsent reports a name that would be kept without a consent that holds.
	ErrConsent = errors.New("group: no consent")
	// ErrRecurrence reports a recurrence that is none, or one beyond what this
	// package understands.
	ErrRecurrence = errors.New("group: bad recurrence")
	// ErrTooMany reports an expansion with more than [MaxOccurrences] dates.
	ErrTooMany = errors.New("group: too many occurrences")
	// ErrZone reports a zone other than the one that a recurrence names.
	ErrZone = errors.New("group: another zone")
	// ErrActivity reports an activity that does not fit together.
	ErrActivity = errors.New("group: bad activity")
	// ErrSlip reports a slip that does not fit together.
	ErrSlip = errors.New("group: bad slip")
	// ErrRatio reports numbers of people that cannot be, or a limit that there is not.
	ErrRatio = errors.New("group: bad ratio")
	// ErrModeration reports a report, a shift or a decision that does not fit together.
	ErrModeration = errors.New("group: bad moderation")
)
