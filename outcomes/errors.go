package outcomes

import "errors"

// Errors of schedules and assessments.
var (
	// ErrUnknownSchedule reports an id under which no schedule ships.
	ErrUnknownSchedule = errors.New("outcomes: unknown schedule")
	// ErrBadSchedule reports a schedule that gives no windows.
	ErrBadSchedule = errors.New("outcomes: bad schedule")
	// ErrUnknownPoint reports a name that no point of the schedule has.
	ErrUnknownPoint = errors.New("outcomes: unknown point of a schedule")
	// ErrBadCourse reports a course of care without an intake, or that ends before it.
	ErrBadCourse = errors.New("outcomes: bad course of care")
	// ErrBadReply reports a reply that is none.
	ErrBadReply = errors.New("outcomes: bad reply")
	// ErrUnknownReply reports a name that is no [ReplyKind].
	ErrUnknownReply = errors.New("outcomes: unknown kind of reply")
	// ErrUnknownAssessmentState reports a name that is no [AssessmentState].
	ErrUnknownAssessmentState = errors.New("outcomes: unknown state of an assessment")
)

// Errors of events and measures.
var (
	// ErrEvent reports an event that does not fit together.
	ErrEvent = errors.New("outcomes: bad event")
	// ErrUnknownEventKind reports a name that is no [EventKind].
	ErrUnknownEventKind = errors.New("outcomes: unknown kind of event")
	// ErrUnknownFact reports a name that is no [Fact].
	ErrUnknownFact = errors.New("outcomes: unknown fact")
	// ErrUnknownAnswer reports the code of an answer that is meant for one of the library's and is none.
	ErrUnknownAnswer = errors.New("outcomes: unknown code of an answer")
	// ErrUnknownReason reports a name or code that is no [DischargeReason].
	ErrUnknownReason = errors.New("outcomes: unknown reason of a discharge")
	// ErrUnknownChange reports a name that is no [ChangeKind].
	ErrUnknownChange = errors.New("outcomes: unknown kind of change")
	// ErrUnknownMeasure reports an id under which no measure ships.
	ErrUnknownMeasure = errors.New("outcomes: unknown measure")
	// ErrMeasure reports the definition of a measure that cannot be worked out; the text says what it lacks.
	ErrMeasure = errors.New("outcomes: bad definition of a measure")
	// ErrAsk reports a question without its days, or with days out of order.
	ErrAsk = errors.New("outcomes: bad question to a measure")
	// ErrNoSince reports a measure that looks at the days before an index event, asked
	// without the first day of which the records tell.
	ErrNoSince = errors.New("outcomes: a measure that looks back wants Since, the first day of which the records tell")
	// ErrUnknownMeasureKind reports a name that is no [MeasureKind].
	ErrUnknownMeasureKind = errors.New("outcomes: unknown kind of measure")
	// ErrUnknownMethod reports a name that is no [Method].
	ErrUnknownMethod = errors.New("outcomes: unknown method of a measure")
	// ErrUnknownMissingRule reports a name that is no [MissingRule].
	ErrUnknownMissingRule = errors.New("outcomes: unknown rule for missing answers")
	// ErrNoFigure reports a number that the figure does not have.
	ErrNoFigure = errors.New("outcomes: the figure has no such number")
	// ErrSide reports a score that is of neither side of a mentorship.
	ErrSide = errors.New("outcomes: bad score of a side")
	// ErrTarget reports a target that is none, or progress that is nobody's to see.
	ErrTarget = errors.New("outcomes: bad target")
	// ErrReading reports a reading that cannot be made or entered; the text says what it is to be of.
	ErrReading = errors.New("outcomes: bad reading")
	// ErrNoZone reports a record that is to be read without saying in which zone its days begin.
	ErrNoZone = errors.New("outcomes: no time zone")
	// ErrNotShared reports a return to use that its participant does not show to the reader.
	ErrNotShared = errors.New("outcomes: a return to use that is not shared")
	// ErrNoUseDay reports a return to use that tells of no day of use.
	ErrNoUseDay = errors.New("outcomes: no day of use")
	// ErrUnknownIndicator reports an id under which no indicator ships.
	ErrUnknownIndicator = errors.New("outcomes: unknown indicator")
	// ErrUnknownIndicatorChart reports a name that is no [IndicatorChart].
	ErrUnknownIndicatorChart = errors.New("outcomes: unknown chart of an indicator")
	// ErrVolume reports a record that a volume or a count cannot take.
	ErrVolume = errors.New("outcomes: bad record of a volume")
)
