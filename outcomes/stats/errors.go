package stats

import (
	"errors"
	"fmt"
)

// Errors that say why an estimate was refused. Those about one row arrive
// inside a [*RowError].
var (
	// ErrNoObservations reports an empty set of observations.
	ErrNoObservations = errors.New("no observations")
	// ErrTime reports a time that is negative, infinite or not a number.
	ErrTime = errors.New("time must be a finite number, zero or more")
	// ErrEntry reports an entry that is negative, not a number, or not before the row's time.
	ErrEntry = errors.New("entry must be zero or more and before time")
	// ErrLevel reports a confidence level outside (0, 1).
	ErrLevel = errors.New("confidence level must be above 0 and below 1")
	// ErrUnknownInterval reports a name that is no kind of interval.
	ErrUnknownInterval = errors.New("unknown kind of interval")
	// ErrUnknownWeight reports a name that is no weight of the log-rank family.
	ErrUnknownWeight = errors.New("unknown weight")
	// ErrUnknownTies reports a name that is no handling of ties.
	ErrUnknownTies = errors.New("unknown handling of ties")
	// ErrProbability reports a probability outside (0, 1).
	ErrProbability = errors.New("probability must be above 0 and below 1")
	// ErrHorizon reports a time to read or average up to that is negative,
	// infinite or not a number (and, for an average, zero).
	ErrHorizon = errors.New("horizon must be a finite time")
	// ErrBeyondFollowUp reports a horizon after the last observation of a curve
	// that has not reached zero: what happens there is not known.
	ErrBeyondFollowUp = errors.New("horizon is beyond the last observation")
	// ErrLength reports columns of different lengths.
	ErrLength = errors.New("columns have different lengths")
	// ErrGroup reports a code of a group, stratum or cluster that is negative or not
	// below the number of rows, more than 1024 groups, or groups times strata above
	// 2^26.
	ErrGroup = errors.New("codes of groups, strata and clusters must be 0, 1, 2, ..., at most 1024 groups")
	// ErrCause reports a cause that is below 0 or above 64.
	ErrCause = errors.New("a cause must be 0 for censored, or a number from 1 to 64")
	// ErrOneGroup reports a comparison of fewer than two groups.
	ErrOneGroup = errors.New("a comparison needs two groups at risk")
	// ErrDelayedEntry reports delayed entry where the method is not defined for it.
	ErrDelayedEntry = errors.New("not defined for delayed entry")
	// ErrNoEvents reports data without any event where the method needs one.
	ErrNoEvents = errors.New("no events")
	// ErrSingular reports groups that the data cannot tell apart, such as
	// groups that never share a stratum.
	ErrSingular = errors.New("the variance is singular: the groups are never at risk together")
	// ErrNoCovariates reports a model without covariates.
	ErrNoCovariates = errors.New("no covariates")
	// ErrCovariate reports a covariate value that is infinite or not a number.
	ErrCovariate = errors.New("covariate must be a finite number")
	// ErrValue reports a value that is infinite or not a number.
	ErrValue = errors.New("value must be a finite number")
	// ErrCount reports a count that is negative, or more events than people.
	ErrCount = errors.New("counts must be zero or more, and events no more than people")
	// ErrNoPeople reports a group without anybody in it.
	ErrNoPeople = errors.New("nobody in the group")
	// ErrTooFew reports fewer values than the method needs.
	ErrTooFew = errors.New("too few values for the method")
	// ErrNoSpread reports values that are all the same, where the method divides by their spread.
	ErrNoSpread = errors.New("the values do not differ")
	// ErrSpread reports a standard deviation or variance that is negative, infinite or not a number.
	ErrSpread = errors.New("a standard deviation must be a finite number, zero or more")
	// ErrEmptyMargin reports a table with a row or column that is empty.
	ErrEmptyMargin = errors.New("a row or column of the table is empty")
	// ErrPersonTime reports person-time that is not positive and finite.
	ErrPersonTime = errors.New("person-time must be a finite number above zero")
	// ErrExpected reports an expected number of events that is not positive and finite.
	ErrExpected = errors.New("the expected number must be a finite number above zero")
	// ErrReliability reports a reliability that is not given or outside (0, 1), or a
	// standard deviation that is not positive; the text says which.
	ErrReliability = errors.New("reliability must be above 0 and below 1, and the standard deviation above 0")
	// ErrUnknownDirection reports a name that is no [Direction].
	ErrUnknownDirection = errors.New("it must be said which end of the scale is the better one")
	// ErrUnknownMethod reports a name that is none of the function's methods.
	ErrUnknownMethod = errors.New("unknown method")
	// ErrNoStudies reports a meta-analysis of no studies.
	ErrNoStudies = errors.New("no studies")
	// ErrVariance reports a sampling variance that is not positive and finite.
	ErrVariance = errors.New("a sampling variance must be a finite number above zero")
	// ErrUninformative reports a study in which nobody, or everybody, had the event.
	ErrUninformative = errors.New("nobody or everybody in both groups had the event")
	// ErrDependent reports a model with a column that is a sum of the others, or constant.
	ErrDependent = errors.New("a column of the model depends on the others")
	// ErrPValue reports a p value outside [0, 1].
	ErrPValue = errors.New("a p value must be from 0 to 1")
	// ErrRating reports a rating that is outside its categories, or subjects rated
	// by different numbers of raters where the method needs the same. It comes inside a
	// [*RowError] where one row is at fault, with its size and the one that was wanted.
	ErrRating = errors.New("ratings must lie within the categories, the same number for everyone rated")
	// ErrChart reports a setting of a chart that is outside its bounds.
	ErrChart = errors.New("setting of the chart is outside its bounds")
	// ErrSeparation reports a model whose coefficients have no finite estimate,
	// because a sum of the columns tells the outcome without error.
	ErrSeparation = errors.New("the outcome is told without error: a coefficient has no finite estimate")
	// ErrWeights reports weights that are negative, infinite or not a number, or
	// that leave a group without any; the text says where trimming did.
	ErrWeights = errors.New("weights must be finite, zero or more, and leave somebody in each group")
	// ErrNotStored reports JSON of a value that does not keep itself in JSON; the text
	// says what to store in its place.
	ErrNotStored = errors.New("stats: not stored by itself")
	// ErrWeightOptions reports options of weighting that are out of bounds or do not go
	// together; the text names them.
	ErrWeightOptions = errors.New("options of weighting cannot be met")
	// ErrOverflow reports numbers too large, or too far apart, for the result to be
	// held in a double. Any function may return it.
	ErrOverflow = errors.New("the numbers are too large or too far apart to calculate with")
	// ErrNotConverged reports an iteration that did not settle.
	ErrNotConverged = errors.New("the iteration did not converge")
)

// A RowError says which row of the input was refused. It wraps the reason, one of
// the errors above; no function returns the zero RowError.
type RowError struct {
	Row int   // from 0, in the order of the slice that was passed
	Err error // the reason
}

// Error returns the row and the reason; it shows no value of the row.
func (e *RowError) Error() string { return fmt.Sprintf("row %d: %v", e.Row, e.Err) }

// Unwrap returns the reason.
func (e *RowError) Unwrap() error { return e.Err }

func refuse(what string, err error) error { return fmt.Errorf("stats: %s: %w", what, err) }

// wanting returns err with what would have been taken, where its own text does not say it.
func wanting(err error, want string) error { return fmt.Errorf("%w: want %s", err, want) }
