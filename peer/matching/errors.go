package matching

import (
	"errors"
	"fmt"
	"strings"
)

// Errors of this package. None of their texts names a person.
var (
	// ErrUnknownMethod reports a name that is no method of assignment.
	ErrUnknownMethod = errors.New("matching: unknown method: want optimal, stable or greedy")
	// ErrUnknownTrait reports a name that is no trait.
	ErrUnknownTrait = errors.New("matching: unknown trait")
	// ErrUnknownFactor reports a weight of a factor that does not exist.
	ErrUnknownFactor = errors.New("matching: unknown factor")
	// ErrUnknownWaitReason reports a name that is no reason to wait.
	ErrUnknownWaitReason = errors.New("matching: unknown reason to wait")
	// ErrUnknownPerson reports somebody who is not in the plan.
	ErrUnknownPerson = errors.New("matching: not in the plan")
	// ErrInput reports pairs, places, people or a policy that cannot be used as they are.
	ErrInput = errors.New("matching: bad input")
)

// A Fault is one thing that is wrong with an input.
type Fault struct {
	List    string // which list it lies in, such as [PairsList]
	Index   int    // of the entry, counted from 0
	Field   string // of the entry, named as in JSON
	Problem string // what is wrong, such as "is there twice"
}

// Lists of an input in which a [Fault] may lie.
const (
	PairsList      = "pairs"
	PlacesList     = "places"
	SeekersList    = "seekers"
	CandidatesList = "candidates"
	WeightsList    = "weights"
	RatingsList    = "ratings"
	ConcernsList   = "concerns"
	PolicyList     = "policy" // of one entry
)

// An InputError reports everything that is wrong with an input, in the order of
// its lists. It matches [ErrInput] and names nobody.
type InputError struct{ Faults []Fault }

// Error returns the faults, one after the other.
func (e *InputError) Error() string {
	var b strings.Builder
	b.WriteString("matching: bad input: ")
	for i, f := range e.Faults {
		if i == 10 {
			fmt.Fprintf(&b, "; and %d more", len(e.Faults)-i)
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		fmt.Fprintf(&b, "%s[%d]: %s %s", f.List, f.Index, f.Field, f.Problem)
	}
	return b.String()
}

// Unwrap returns [ErrInput].
func (e *InputError) Unwrap() error { return ErrInput }

// faults collects what is wrong.
type faults []Fault

func (f *faults) add(list string, index int, field, problem string) {
	*f = append(*f, Fault{list, index, field, problem})
}

func (f faults) err() error {
	if len(f) == 0 {
		return nil
	}
	return &InputError{Faults: f}
}
