package outcomes

import "github.com/alongside-go/alongside/internal/enum"

// A MeasureKind says what sort of number a measure gives. The zero value is none.
type MeasureKind string

// Kinds of measure.
const (
	// Binary: a share of people, visits or discharges.
	Binary MeasureKind = "binary"
	// CountKind: how often, or how many days.
	CountKind MeasureKind = "count"
	// RateKind: events over time at risk.
	RateKind MeasureKind = "rate"
	// ScoreKind: a continuous score and its change.
	ScoreKind MeasureKind = "continuous_score"
	// OrdinalKind: one of several ordered answers.
	OrdinalKind MeasureKind = "ordinal"
	// TimeKind: the time until something happens.
	TimeKind MeasureKind = "time_to_event"
	// MoneyKind: an amount of money.
	MoneyKind MeasureKind = "money"
)

var measureKinds = []MeasureKind{Binary, CountKind, RateKind, ScoreKind, OrdinalKind, TimeKind, MoneyKind}

// MeasureKinds returns every MeasureKind, in the order of this page.
func MeasureKinds() []MeasureKind { return append([]MeasureKind(nil), measureKinds...) }

// String returns the name under which it is stored and sent.
func (k MeasureKind) String() string { return string(k) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMeasureKind].
func (k MeasureKind) MarshalText() ([]byte, error) {
	return enum.Marshal(k, measureKinds, ErrUnknownMeasureKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *MeasureKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, measureKinds, ErrUnknownMeasureKind)
}

// A Method says how a measure is worked out. The zero value is none.
type Method string

// Methods.
const (
	// MethodFollowed: the share of index events that are followed by what the steps ask.
	MethodFollowed Method = "followed"
	// MethodRetained: the share of admissions still enrolled, or seen lately, a number of days later.
	MethodRetained Method = "retained"
	// MethodEnded: the share of discharges with the codes that count.
	MethodEnded Method = "ended"
	// MethodCovered: the share of index supplies that lead to days covered without a long gap.
	MethodCovered Method = "covered"
	// MethodRate: how often something happens over time at risk.
	MethodRate Method = "rate"
	// MethodDays: days of stays for each month, before the index event and after it.
	MethodDays Method = "days"
	// MethodInterviewed: the share of interviews due that were held within their window.
	MethodInterviewed Method = "interviewed"
	// MethodAnswered: the share of those interviewed whose answer lies in a range.
	MethodAnswered Method = "answered"
	// MethodScored: the mean of an answer, and its change in the same people.
	MethodScored Method = "scored"
)

var methods = []Method{MethodFollowed, MethodRetained, MethodEnded, MethodCovered, MethodRate, MethodDays, MethodInterviewed, MethodAnswered, MethodScored}

// Methods returns every Method, in the order of this page.
func Methods() []Method { return append([]Method(nil), methods...) }

// String returns the name under which it is stored and sent.
func (m Method) String() string { return string(m) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMethod].
func (m Method) MarshalText() ([]byte, error) { return enum.Marshal(m, methods, ErrUnknownMethod) }

// UnmarshalText accepts exactly what MarshalText returns. On error m is unchanged.
func (m *Method) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, methods, ErrUnknownMethod)
}

// A MissingRule says how the leading share of a measure treats those who were due
// and of whom nothing is known. The others stand beside it always. The zero value
// is for measures in which nobody can be missing.
type MissingRule string

// Rules for what is missing.
const (
	// NothingMissing: what is not recorded did not happen.
	NothingMissing MissingRule = ""
	// LeftOut: they are left out, and counted.
	LeftOut MissingRule = "left_out"
	// CountedAgainst: they count as not having reached it: missing counts as using.
	CountedAgainst MissingRule = "counted_against"
)

var missingRules = []MissingRule{LeftOut, CountedAgainst}

// MissingRules returns every MissingRule but the zero value, in the order of this page.
func MissingRules() []MissingRule { return append([]MissingRule(nil), missingRules...) }

// String returns the name under which it is stored and sent.
func (r MissingRule) String() string { return string(r) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMissingRule].
// The zero value is written by leaving it out.
func (r MissingRule) MarshalText() ([]byte, error) {
	return enum.Marshal(r, missingRules, ErrUnknownMissingRule)
}

// UnmarshalText accepts exactly what MarshalText returns. On error r is unchanged.
func (r *MissingRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, missingRules, ErrUnknownMissingRule)
}
