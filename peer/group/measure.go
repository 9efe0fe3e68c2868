package group

import (
	"errors"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMeasure reports a name that is no measure.
var ErrUnknownMeasure = errors.New("group: unknown measure")

// A Measure is what moderators do about a post or an account. The zero value is none
// decided.
type Measure string

// Measures, a ladder from the least to the greatest.
const (
	// MeasureNone: nothing.
	MeasureNone Measure = "none"
	// MeasureGuide: a word on how to do it otherwise.
	MeasureGuide Measure = "guide"
	// MeasureEdit: a part is taken out.
	MeasureEdit Measure = "edit"
	// MeasureHide: the post is hidden.
	MeasureHide Measure = "hide"
	// MeasureLock: nobody can reply.
	MeasureLock Measure = "lock_replies"
	// MeasureWarn: a warning.
	MeasureWarn Measure = "warn"
	// MeasureRestrict: posts are seen by a moderator first.
	MeasureRestrict Measure = "restrict_posting"
	// MeasureSuspend: no posting until a day.
	MeasureSuspend Measure = "timed_suspension"
	// MeasureBan: no account here.
	MeasureBan Measure = "ban"
	// MeasureReferPlatform: handed to whoever runs the platform.
	MeasureReferPlatform Measure = "refer_platform"
)

var measures = []Measure{
	MeasureNone,
	MeasureGuide,
	MeasureEdit,
	MeasureHide,
	MeasureLock,
	MeasureWarn,
	MeasureRestrict,
	MeasureSuspend,
	MeasureBan,
	MeasureReferPlatform,
}

// Measures returns every Measure, in the order of this page.
func Measures() []Measure { return append([]Measure(nil), measures...) }

// IsAgainstPerson reports whether the measure is about the account and not about the
// post.
func (v Measure) IsAgainstPerson() bool {
	return slices.Index(measures, v) >= slices.Index(measures, MeasureWarn)
}

// String returns the name under which it is stored and sent.
func (v Measure) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMeasure].
func (v Measure) MarshalText() ([]byte, error) {
	return enum.Marshal(v, measures, ErrUnknownMeasure)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Measure) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, measures, ErrUnknownMeasure)
}
