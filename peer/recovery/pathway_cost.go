package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCost reports a name that is no cost of a pathway.
var ErrUnknownCost = errors.New("recovery: unknown cost of a pathway")

// A Cost says what somebody pays. The zero value is not said.
type Cost string

// Costs.
const (
	// CostFree: free; groups live on what members give.
	CostFree Cost = "free"
	// CostDonation: free, with a gift asked for.
	CostDonation Cost = "donation"
	// CostFreeService: free to the person, paid by funders or insurers.
	CostFreeService Cost = "free_service"
	// CostSharedRent: an equal share of the cost of the house.
	CostSharedRent Cost = "shared_rent"
	// CostByHouse: what the house asks.
	CostByHouse Cost = "by_house"
	// CostMayCost: it may cost something; ask.
	CostMayCost Cost = "may_cost"
)

var costs = []Cost{
	CostFree,
	CostDonation,
	CostFreeService,
	CostSharedRent,
	CostByHouse,
	CostMayCost,
}

// Costs returns every Cost, in the order of this page.
func Costs() []Cost { return append([]Cost(nil), costs...) }

// String returns the name under which it is stored and sent.
func (v Cost) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCost].
func (v Cost) MarshalText() ([]byte, error) {
	return enum.Marshal(v, costs, ErrUnknownCost)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Cost) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, costs, ErrUnknownCost)
}
