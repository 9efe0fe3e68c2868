package outcomes

import "errors"

// Errors of schedules and assessments.
var (
	// ErrUnknownSchedule reports an id under which no schedule ships.
	ErrUnknownSchedule = errors.New("outcomes: unknown schedule")
	// ErrBadSchedule reports a schedule that gives no windows.
	ErrBadSchedule = errors.New("outcomes: bad schedule")
	// ErrBadCourse reports a course of care without an intake, or that ends before it.
	ErrBadCourse = errors.New("outcomes: bad course of care")
	// ErrBadReply reports a reply that is none.
	ErrBadReply = errors.New("outcomes: bad reply")
	// ErrUnknownReply reports a name that is no [ReplyKind].
	ErrUnknownReply = errors.New("outcomes: unknown kind of reply")
	// ErrUnknownAssessmentState reports a name that is no [AssessmentState].
	ErrUnknownAssessmentState = errors.New("outcomes: unknown state of an assessment")
)
