package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownReturnOfferKind reports a name that is no offer after a return to
// use.
var ErrUnknownReturnOfferKind = errors.New("recovery: unknown offer after a return to use")

// A ReturnOfferKind is something that is offered to a person who returned to
// use. The zero value is none.
type ReturnOfferKind string

// Offers, in the order in which they are made.
const (
	// OfferSafety: what keeps them safe now.
	OfferSafety ReturnOfferKind = "safety_now"
	// OfferTalk: to talk to somebody, of their choice.
	OfferTalk ReturnOfferKind = "talk"
	// OfferPlanReview: to look at their plan again.
	OfferPlanReview ReturnOfferKind = "plan_review"
	// OfferSafetyPlan: to write or look at a safety plan.
	OfferSafetyPlan ReturnOfferKind = "safety_plan"
	// OfferMoreContact: contact more often for a while, and less when they ask.
	OfferMoreContact ReturnOfferKind = "more_contact"
	// OfferPathways: to look at pathways, the same or others.
	OfferPathways ReturnOfferKind = "pathways"
	// OfferTreatment: a way into treatment, if they wish.
	OfferTreatment ReturnOfferKind = "treatment"
	// OfferNothing: nothing at all, for as long as they wish.
	OfferNothing ReturnOfferKind = "nothing"
)

var returnOfferKinds = []ReturnOfferKind{
	OfferSafety,
	OfferTalk,
	OfferPlanReview,
	OfferSafetyPlan,
	OfferMoreContact,
	OfferPathways,
	OfferTreatment,
	OfferNothing,
}

// ReturnOfferKinds returns every ReturnOfferKind, in the order of this page.
func ReturnOfferKinds() []ReturnOfferKind { return append([]ReturnOfferKind(nil), returnOfferKinds...) }

// String returns the name under which it is stored and sent.
func (v ReturnOfferKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownReturnOfferKind].
func (v ReturnOfferKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, returnOfferKinds, ErrUnknownReturnOfferKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ReturnOfferKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, returnOfferKinds, ErrUnknownReturnOfferKind)
}
