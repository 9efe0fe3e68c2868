package instrument

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An ID names an instrument, such as "phq-9". The zero value names none.
type ID string

// Sex is what the published cut-offs of some instruments depend on. The zero
// value is not told.
type Sex string

// Sexes that published cut-offs name.
const (
	Female Sex = "female"
	Male   Sex = "male"
)

var sexes = []Sex{Female, Male}

// Sexes returns every Sex, in the order of this page.
func Sexes() []Sex { return append([]Sex(nil), sexes...) }

// String returns the name under which it is stored and sent.
func (s Sex) String() string { return string(s) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSex].
func (s Sex) MarshalText() ([]byte, error) { return enum.Marshal(s, sexes, ErrUnknownSex) }

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *Sex) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, sexes, ErrUnknownSex)
}

// A State says how a score came about. The zero value is no state.
type State string

// States of a score.
const (
	// Scored: every item that the scale needs was answered, or skipped as the form allows.
	Scored State = "scored"
	// Prorated: some items were missing and the scale's rule allows for it.
	Prorated State = "prorated"
	// NotScorable: too many items were missing; there is no value.
	NotScorable State = "not_scorable"
)

var states = []State{Scored, Prorated, NotScorable}

// States returns every State, in the order of this page.
func States() []State { return append([]State(nil), states...) }

// String returns the name under which it is stored and sent.
func (s State) String() string { return string(s) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownState].
func (s State) MarshalText() ([]byte, error) { return enum.Marshal(s, states, ErrUnknownState) }

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *State) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, states, ErrUnknownState)
}

// A Direction says which way is better. The zero value is no direction.
type Direction string

// Directions of a scale.
const (
	// HigherBetter: a rise is an improvement.
	HigherBetter Direction = "higher_better"
	// LowerBetter: a fall is an improvement.
	LowerBetter Direction = "lower_better"
	// NoDirection: neither end is the better one.
	NoDirection Direction = "none"
)

var directions = []Direction{HigherBetter, LowerBetter, NoDirection}

// Directions returns every Direction, in the order of this page.
func Directions() []Direction { return append([]Direction(nil), directions...) }

// String returns the name under which it is stored and sent.
func (d Direction) String() string { return string(d) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDirection].
func (d Direction) MarshalText() ([]byte, error) {
	return enum.Marshal(d, directions, ErrUnknownDirection)
}

// UnmarshalText accepts exactly what MarshalText returns. On error d is unchanged.
func (d *Direction) UnmarshalText(text []byte) error {
	return enum.Unmarshal(d, text, directions, ErrUnknownDirection)
}

// A Combination says how the points of its items make a scale. The zero value is none.
type Combination string

// Combinations.
const (
	// Sum of the points; of a sheet with gaps that may be filled, the sum times
	// items over answered items.
	Sum Combination = "sum"
	// SumOfAnswered: the sum of what was answered, a gap adding nothing.
	SumOfAnswered Combination = "sum_of_answered"
	// Mean of the points of the answered items.
	Mean Combination = "mean"
)

var combinations = []Combination{Sum, SumOfAnswered, Mean}

// Combinations returns every Combination, in the order of this page.
func Combinations() []Combination { return append([]Combination(nil), combinations...) }

// String returns the name under which it is stored and sent.
func (c Combination) String() string { return string(c) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCombination].
func (c Combination) MarshalText() ([]byte, error) {
	return enum.Marshal(c, combinations, ErrUnknownCombination)
}

// UnmarshalText accepts exactly what MarshalText returns. On error c is unchanged.
func (c *Combination) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, combinations, ErrUnknownCombination)
}

// A Flag says something of a result beside its scores. The zero value is no flag.
type Flag string

// Flags of a result, in the order in which they are given.
const (
	// SuicidalIdeationItem: the item about thoughts of death or self-harm was
	// answered above never. Somebody qualified speaks with the person now.
	SuicidalIdeationItem Flag = "suicidal_ideation_item"
	// SafetyItemUnanswered: an item of [Definition.Safety] has no answer, so that its
	// flag says nothing either way; the definition says which items these are. A person
	// asks. A total that was prorated all the same has the average of the other items in its place.
	SafetyItemUnanswered Flag = "safety_item_unanswered"
	// ProratedFlag: a scale with gaps was prorated.
	ProratedFlag Flag = "prorated"
	// AboveCutoff: the total reached a published cut-off, or a subscale did where
	// the form has no total; some are reached from above. Whether that is good is the scale's
	// [Direction]: on the PHQ-9 somebody looks, on the BARC-10 it is the better side.
	AboveCutoff Flag = "above_cutoff"
	// Incomplete: a scale is not scorable.
	Incomplete Flag = "incomplete"
)

var flags = []Flag{SuicidalIdeationItem, SafetyItemUnanswered, ProratedFlag, AboveCutoff, Incomplete}

// A flagSet has a bit for each flag, in the order of flags.
type flagSet uint8

const (
	unansweredBit flagSet = 1 << 1
	proratedBit   flagSet = 1 << 2
	aboveBit      flagSet = 1 << 3
	incompleteBit flagSet = 1 << 4
)

func setOf(f Flag) flagSet { return 1 << slices.Index(flags, f) }

// add appends the flags of the set.
func (s flagSet) add(list []Flag) []Flag {
	for i, f := range flags {
		if s&(1<<i) != 0 {
			list = append(list, f)
		}
	}
	return list
}

// Flags returns every Flag, in the order of this page.
func Flags() []Flag { return append([]Flag(nil), flags...) }

// String returns the name under which it is stored and sent.
func (f Flag) String() string { return string(f) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFlag].
func (f Flag) MarshalText() ([]byte, error) { return enum.Marshal(f, flags, ErrUnknownFlag) }

// UnmarshalText accepts exactly what MarshalText returns. On error f is unchanged.
func (f *Flag) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, flags, ErrUnknownFlag)
}

// A Reader is somebody to whom a result may be shown. The zero value is nobody,
// who is shown safety flags alone.
type Reader string

// Readers.
const (
	// Respondent themself: who answered may always see everything. See [Result.For].
	RespondentReader Reader = "respondent"
	// WorkerReader: the peer worker who supports the respondent.
	WorkerReader Reader = "worker"
	// SupervisorReader: the worker's supervisor.
	SupervisorReader Reader = "supervisor"
	// ClinicianReader: somebody who may interpret a screening result.
	ClinicianReader Reader = "clinician"
)

var readers = []Reader{RespondentReader, WorkerReader, SupervisorReader, ClinicianReader}

// Readers returns every Reader, in the order of this page.
func Readers() []Reader { return append([]Reader(nil), readers...) }

// String returns the name under which it is stored and sent.
func (r Reader) String() string { return string(r) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReader].
func (r Reader) MarshalText() ([]byte, error) { return enum.Marshal(r, readers, ErrUnknownReader) }

// UnmarshalText accepts exactly what MarshalText returns. On error r is unchanged.
func (r *Reader) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, readers, ErrUnknownReader)
}
