package supervision

import "errors"

// Errors of names that stand on no list.
var (
	// ErrUnknownAgreementState reports a name that is no stage of an agreement.
	ErrUnknownAgreementState = errors.New("supervision: unknown stage of an agreement")
	// ErrUnknownCoverState reports a name that is no stage of cover.
	ErrUnknownCoverState = errors.New("supervision: unknown stage of cover")
	// ErrUnknownActionState reports a name that is no stage of an action.
	ErrUnknownActionState = errors.New("supervision: unknown stage of an action")
	// ErrUnknownArea reports a name that is no area of a session.
	ErrUnknownArea = errors.New("supervision: unknown area of a session")
	// ErrUnknownPurpose reports a name that is no purpose of supervision.
	ErrUnknownPurpose = errors.New("supervision: unknown purpose of supervision")
	// ErrUnknownLimit reports a name that is no limit of confidentiality.
	ErrUnknownLimit = errors.New("supervision: unknown limit of confidentiality")
	// ErrUnknownPoint reports a name that is no point of an agreement.
	ErrUnknownPoint = errors.New("supervision: unknown point of an agreement")
	// ErrUnknownBackground reports a name that is no background of a supervisor.
	ErrUnknownBackground = errors.New("supervision: unknown background of a supervisor")
	// ErrUnknownTie reports a name that is no tie of family or money.
	ErrUnknownTie = errors.New("supervision: unknown tie of family or money")
	// ErrUnknownSessionKind reports a name that is no kind of session.
	ErrUnknownSessionKind = errors.New("supervision: unknown kind of session")
	// ErrUnknownMisplaced reports a name that is no misplaced matter.
	ErrUnknownMisplaced = errors.New("supervision: unknown matter that is misplaced")
	// ErrUnknownAttendance reports a name that says nothing about attendance.
	ErrUnknownAttendance = errors.New("supervision: unknown attendance")
	// ErrUnknownConcernKind reports a name that is no kind of concern.
	ErrUnknownConcernKind = errors.New("supervision: unknown kind of concern")
	// ErrUnknownOwner reports a name of nobody who can own an action.
	ErrUnknownOwner = errors.New("supervision: unknown owner of an action")
	// ErrUnknownSeverity reports a name that is no severity of a concern.
	ErrUnknownSeverity = errors.New("supervision: unknown severity of a concern")
	// ErrUnknownAdvice reports a name that is no code of advice.
	ErrUnknownAdvice = errors.New("supervision: unknown code of advice")
)

// Errors of agreements, cover, actions and records of sessions.
var (
	// ErrSelf reports a worker who would be their own supervisor or deputy.
	ErrSelf = errors.New("supervision: nobody supervises themselves")
	// ErrMisplaced reports a matter that does not belong in supervision; the
	// [*MisplacedError] that matches it says what to do instead.
	ErrMisplaced = errors.New("supervision: does not belong in supervision")
	// ErrRecord reports a session record that does not go with its cycle.
	ErrRecord = errors.New("supervision: session record does not fit")
	// ErrConcern reports concerns that an agenda cannot be made of.
	ErrConcern = errors.New("supervision: bad concern")
	// ErrGap reports a hand-over that leaves the worker without a supervisor for longer
	// than one period.
	ErrGap = errors.New("supervision: hand-over leaves too long a gap")
)
