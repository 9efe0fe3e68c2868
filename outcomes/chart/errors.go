package chart

import "errors"

// Errors that say why a picture was not drawn. Where one part of the picture is
// at fault, the text adds which, counted from 1 in the caller's order.
var (
	// ErrNoGroups reports a picture without any curve.
	ErrNoGroups = errors.New("chart: no groups")
	// ErrTooManyGroups reports more curves than can be told apart.
	ErrTooManyGroups = errors.New("chart: more groups than line styles can tell apart")
	// ErrEmptyCurve reports a curve without steps.
	ErrEmptyCurve = errors.New("chart: a curve has no steps")
	// ErrName reports a part without a name where it needs one, or two with the same one.
	ErrName = errors.New("chart: every group needs a name of its own")
	// ErrText reports a missing title, or text that is not valid UTF-8 or holds control characters.
	ErrText = errors.New("chart: text must be printable, and a title is needed")
	// ErrLongText reports a title of more than [MaxTitle] characters, or another text of more than [MaxLabel].
	ErrLongText = errors.New("chart: text is longer than a picture can hold")
	// ErrNoData reports a picture with nothing to draw.
	ErrNoData = errors.New("chart: nothing to draw")
	// ErrTooMany reports more rows, points or states than one picture can hold.
	ErrTooMany = errors.New("chart: more than one picture can hold")
	// ErrValue reports a number that is not finite, beyond [MaxValue], or below 0 where that has no meaning.
	ErrValue = errors.New("chart: values must be finite, within bounds, and of a sign that has a meaning")
	// ErrInterval reports a value outside its own interval, or an interval with one end.
	ErrInterval = errors.New("chart: an interval needs two ends, with the value between them")
	// ErrNoInterval reports an effect whose two limits are equal, so that nothing says how
	// uncertain it is; most often the estimate was forgotten.
	ErrNoInterval = errors.New("chart: an effect needs an interval that is wider than its value alone")
	// ErrAxis reports an axis that runs backwards, leaves out the place of no effect, or does not hold a summary.
	ErrAxis = errors.New("chart: the axis must run upwards and hold the place of no effect and every summary")
	// ErrLength reports columns of different lengths.
	ErrLength = errors.New("chart: columns have different lengths")
	// ErrCount reports more events than people, or a site without people.
	ErrCount = errors.New("chart: a site needs people, and no more events than people")
	// ErrShare reports a share outside (0, 1), or a spread below 1.
	ErrShare = errors.New("chart: the expected share must be above 0 and below 1, and the spread at least 1")
	// ErrZone reports moments without the zone in which their days are told.
	ErrZone = errors.New("chart: days are told in a zone")
	// ErrSpan reports a stretch of time that has no start, ends before it starts, begins
	// before the one before it ends, or goes on without a day up to which it is drawn.
	ErrSpan = errors.New("chart: stretches of time must follow one another, and only the last may go on, up to today")
)
