package workforce

import "errors"

// Errors of this package. Moves that a table refuses are [*lifecycle.Refusal].
var (
	// ErrIncomplete reports a value that lacks an id, a date or a part it needs, or has
	// an id that storage would not return as it was.
	ErrIncomplete = errors.New("workforce: incomplete")
	// ErrPrivate reports a reading that its worker has not shared with whoever asks, or that was to be written into a record.
	ErrPrivate = errors.New("workforce: the worker's own")
	// ErrNoRoleDefinition reports an assignment without a role definition.
	ErrNoRoleDefinition = errors.New("workforce: no role definition")
	// ErrRole reports a role definition that contradicts itself.
	ErrRole = errors.New("workforce: bad role definition")
	// ErrFigure reports a figure below zero or out of its range.
	ErrFigure = errors.New("workforce: bad figure")
	// ErrUnknownPolicy reports a name of no standard or policy of the catalogue.
	ErrUnknownPolicy = errors.New("workforce: unknown standard or policy")
	// ErrUnknownWellbeingState reports a name that is no stage of a wellbeing record.
	ErrUnknownWellbeingState = errors.New("workforce: unknown stage of a wellbeing record")
	// ErrUnknownStepAsideState reports a name that is no stage of a step-aside.
	ErrUnknownStepAsideState = errors.New("workforce: unknown stage of a step-aside")
	// ErrUnknownRecruitState reports a name that is no stage of a recruiting.
	ErrUnknownRecruitState = errors.New("workforce: unknown stage of a recruiting")
	// ErrUnknownImplementationState reports a name that is no stage of an implementation.
	ErrUnknownImplementationState = errors.New("workforce: unknown stage of an implementation")
	// ErrUnknownMeasure reports a name that is no measure.
	ErrUnknownMeasure = errors.New("workforce: unknown measure")
	// ErrUnknownDriftSignal reports a name that is no drift signal.
	ErrUnknownDriftSignal = errors.New("workforce: unknown drift signal")
	// ErrUnknownGateItem reports a name that is no gate item.
	ErrUnknownGateItem = errors.New("workforce: unknown gate item")
	// ErrUnknownReadinessArea reports a name that is no readiness area.
	ErrUnknownReadinessArea = errors.New("workforce: unknown readiness area")
	// ErrUnknownPrinciple reports a name that is no principle.
	ErrUnknownPrinciple = errors.New("workforce: unknown principle")
	// ErrUnknownBarrier reports a name that is no barrier.
	ErrUnknownBarrier = errors.New("workforce: unknown barrier")
	// ErrUnknownRecognition reports a name that is no recognition.
	ErrUnknownRecognition = errors.New("workforce: unknown recognition")
	// ErrUnknownAudience reports a name that is no audience.
	ErrUnknownAudience = errors.New("workforce: unknown audience")
	// ErrUnknownEducationTopic reports a name that is no education topic.
	ErrUnknownEducationTopic = errors.New("workforce: unknown education topic")
	// ErrUnknownSatisfactionItem reports a name that is no satisfaction item.
	ErrUnknownSatisfactionItem = errors.New("workforce: unknown satisfaction item")
	// ErrUnknownCaseloadStanding reports a name that is no caseload standing.
	ErrUnknownCaseloadStanding = errors.New("workforce: unknown caseload standing")
)
