package credential

import "errors"

// Errors of this package. A move that cannot be made returns a
// [*lifecycle.Refusal] instead.
var (
	// ErrUnknownScheme reports a code that no shipped scheme has.
	ErrUnknownScheme = errors.New("credential: unknown scheme")
	// ErrScheme reports a scheme that contradicts itself or is not in its form.
	ErrScheme = errors.New("credential: bad scheme")
	// ErrOtherScheme reports a credential, or a judgement, of another scheme than the one given.
	ErrOtherScheme = errors.New("credential: of another scheme")
	// ErrRecord reports a completion that could not have been.
	ErrRecord = errors.New("credential: bad record")
	// ErrExemption reports an exemption from nothing, without a date or a ground, or on a ground that the body does not have.
	ErrExemption = errors.New("credential: bad exemption")
	// ErrCase reports a question that lacks a date, a stage or a period.
	ErrCase = errors.New("credential: bad case")
	// ErrPeriod reports a period that cannot be calculated.
	ErrPeriod = errors.New("credential: bad period")
	// ErrIncomplete reports a credential without an id, a worker or a scheme.
	ErrIncomplete = errors.New("credential: incomplete")
	// ErrUnknownKind reports a name that is no kind of requirement.
	ErrUnknownKind = errors.New("credential: unknown kind of requirement")
	// ErrUnknownStage reports a name that is no stage.
	ErrUnknownStage = errors.New("credential: unknown stage")
	// ErrUnknownTopic reports a name that is no topic.
	ErrUnknownTopic = errors.New("credential: unknown topic")
	// ErrUnknownMode reports a name that is no mode of learning.
	ErrUnknownMode = errors.New("credential: unknown mode")
	// ErrUnknownMakeUp reports a name that is no way to make up hours.
	ErrUnknownMakeUp = errors.New("credential: unknown way to make up hours")
	// ErrUnknownEducation reports a name that is no level of education.
	ErrUnknownEducation = errors.New("credential: unknown education")
	// ErrUnknownReading reports a name that is no reading of a rule.
	ErrUnknownReading = errors.New("credential: unknown reading")
	// ErrUnknownCycle reports a name that is no kind of renewal period.
	ErrUnknownCycle = errors.New("credential: unknown cycle")
)
