package supervision

import "errors"

// Errors that the concepts of this package share.
var (
	// ErrBadRange reports a range of dates that holds no day, or whose last period
	// runs on when the calendar ends, in the year 9999.
	ErrBadRange = errors.New("supervision: bad range of dates")
	// ErrBadLedger reports facts that contradict themselves or one another; the
	// [*LedgerError] that matches it lists every fault.
	ErrBadLedger = errors.New("supervision: bad ledger")
	// ErrBadStandard reports a standard that cannot be assessed.
	ErrBadStandard = errors.New("supervision: bad standard")
	// ErrNeedsHours reports a standard that goes by hours worked, and a ledger
	// that was made without them.
	ErrNeedsHours = errors.New("supervision: standard needs hours worked")
	// ErrUnknownStandard reports a code under which no standard is shipped.
	ErrUnknownStandard = errors.New("supervision: unknown standard")
	// ErrUnknownSupervisorKind reports a name that is no kind of supervisor.
	ErrUnknownSupervisorKind = errors.New("supervision: unknown supervisor kind")
	// ErrUnknownForm reports a name that is no form of session.
	ErrUnknownForm = errors.New("supervision: unknown form of session")
	// ErrUnknownRequester reports a name of nobody who can ask for a session.
	ErrUnknownRequester = errors.New("supervision: unknown requester")
	// ErrUnknownResult reports a name that is no result of a session.
	ErrUnknownResult = errors.New("supervision: unknown result of a session")
	// ErrUnknownHoursKind reports a name that is no kind of hours.
	ErrUnknownHoursKind = errors.New("supervision: unknown kind of hours")
	// ErrUnknownCycleState reports a name that is no stage of a cycle.
	ErrUnknownCycleState = errors.New("supervision: unknown state of a cycle")
	// ErrIncomplete reports a value that lacks an identifier or a period it needs,
	// or has an identifier that storage would not return as it was.
	ErrIncomplete = errors.New("supervision: incomplete")
	// ErrUnknownStandardStatus reports a name that is no status of a standard.
	ErrUnknownStandardStatus = errors.New("supervision: unknown status of a standard")
	// ErrUnknownConsequence reports a name that is no kind of consequence.
	ErrUnknownConsequence = errors.New("supervision: unknown consequence")
	// ErrUnknownPeerExperience reports a name of no rule about peer experience.
	ErrUnknownPeerExperience = errors.New("supervision: unknown rule about peer experience")
	// ErrUnknownQualification reports a code under which no qualification is shipped.
	ErrUnknownQualification = errors.New("supervision: unknown qualification")
	// ErrBadQualification reports a qualification or facts that cannot be judged.
	ErrBadQualification = errors.New("supervision: bad qualification")
	// ErrUnknownAttribute reports a name that is nothing a supervisor is asked for.
	ErrUnknownAttribute = errors.New("supervision: unknown attribute")
	// ErrUnknownPeriod reports a name that is no period.
	ErrUnknownPeriod = errors.New("supervision: unknown period")
)
