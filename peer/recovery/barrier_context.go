package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownContextBarrier reports a name that is no barrier of a context.
var ErrUnknownContextBarrier = errors.New("recovery: unknown barrier of a context")

// A ContextBarrier is something in a place or its institutions that keeps
// support from many people, as it was found in populations affected by
// conflict. The zero value is none.
type ContextBarrier string

// Barriers of a context.
const (
	// ContextLowPriority: it is no priority of those who decide.
	ContextLowPriority ContextBarrier = "low_political_priority"
	// ContextCoordination: services do not work together.
	ContextCoordination ContextBarrier = "lack_of_coordination"
	// ContextAdvocacy: few speak up for access.
	ContextAdvocacy ContextBarrier = "limited_advocacy"
	// ContextCompeting: other needs come first.
	ContextCompeting ContextBarrier = "competing_priorities"
	// ContextFewProviders: few people and services offer it.
	ContextFewProviders ContextBarrier = "few_providers"
	// ContextMoney: there is no money for it.
	ContextMoney ContextBarrier = "funding"
	// ContextStigma: the work clashes with the role or values of the organisation.
	ContextStigma ContextBarrier = "stigma_clash"
)

var contextBarriers = []ContextBarrier{
	ContextLowPriority,
	ContextCoordination,
	ContextAdvocacy,
	ContextCompeting,
	ContextFewProviders,
	ContextMoney,
	ContextStigma,
}

// ContextBarriers returns every ContextBarrier, in the order of this page.
func ContextBarriers() []ContextBarrier { return append([]ContextBarrier(nil), contextBarriers...) }

// String returns the name under which it is stored and sent.
func (v ContextBarrier) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownContextBarrier].
func (v ContextBarrier) MarshalText() ([]byte, error) {
	return enum.Marshal(v, contextBarriers, ErrUnknownContextBarrier)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ContextBarrier) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, contextBarriers, ErrUnknownContextBarrier)
}
