package evaluation

import "errors"

// Errors of this package. Moves that a table refuses are [*lifecycle.Refusal].
var (
	// ErrIncomplete reports a value that lacks an id, a date or a part it needs, or has
	// an id that storage would not return as it was.
	ErrIncomplete = errors.New("evaluation: incomplete")
	// ErrUnknownEvaluationState reports a name that is no stage of an evaluation.
	ErrUnknownEvaluationState = errors.New("evaluation: unknown state of an evaluation")
	// ErrUnknownPlanState reports a name that is no stage of a development plan.
	ErrUnknownPlanState = errors.New("evaluation: unknown state of a development plan")
	// ErrUnknownRater reports a name of nobody who rates.
	ErrUnknownRater = errors.New("evaluation: unknown kind of rater")
	// ErrUnknownFeedbackWay reports a name that is no way of giving feedback.
	ErrUnknownFeedbackWay = errors.New("evaluation: unknown way of feedback")
	// ErrUnknownCoSignResult reports a name that is no result of a co-signing.
	ErrUnknownCoSignResult = errors.New("evaluation: unknown result of a co-signing")
	// ErrUnknownCoSignFinding reports a name that is no finding of a co-signing.
	ErrUnknownCoSignFinding = errors.New("evaluation: unknown finding of a co-signing")
	// ErrUnknownSampleReason reports a name that is no reason of a draw.
	ErrUnknownSampleReason = errors.New("evaluation: unknown reason of a draw")
	// ErrUnknownDriftReason reports a name that is no reason to look at fidelity.
	ErrUnknownDriftReason = errors.New("evaluation: unknown reason of drift")
	// ErrUnknownDirection reports a name that is no direction of an indicator.
	ErrUnknownDirection = errors.New("evaluation: unknown direction")
	// ErrUnknownSignal reports a name that is no signal.
	ErrUnknownSignal = errors.New("evaluation: unknown signal")
	// ErrUnknownInstrument reports an id under which no fidelity instrument is shipped.
	ErrUnknownInstrument = errors.New("evaluation: unknown fidelity instrument")
	// ErrUnknownIndicator reports an id under which no indicator is shipped.
	ErrUnknownIndicator = errors.New("evaluation: unknown indicator")
	// ErrUnknownBand reports a name that is no band.
	ErrUnknownBand = errors.New("evaluation: unknown band")
	// ErrScale reports a scale that cannot be scored.
	ErrScale = errors.New("evaluation: bad scale")
	// ErrRatings reports ratings that do not fit their scale, or one rater twice.
	ErrRatings = errors.New("evaluation: bad ratings")
	// ErrUneven reports ratings that are not of the shape that a statistic needs.
	ErrUneven = errors.New("evaluation: uneven ratings")
	// ErrSample reports a sample that cannot be drawn.
	ErrSample = errors.New("evaluation: bad sample")
	// ErrCount reports counts or limits that cannot be.
	ErrCount = errors.New("evaluation: bad count")
)
