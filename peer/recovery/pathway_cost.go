package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPathwayCost reports a name that is no cost of a pathway.
var ErrUnknownPathwayCost = errors.New("recovery: unknown cost of a pathway")

// A PathwayCost says what somebody pays. The zero value is not said.
type PathwayCost string

// Costs.
const (
	// CostFree: free; groups live on what members give.
	CostFree PathwayCost = "free"
	// CostDonation: free, with a gift asked for.
	CostDonation PathwayCost = "donation"
	// CostFreeService: free to the person, paid by funders or insurers.
	CostFreeService PathwayCost = "free_service"
	// CostSharedRent: an equal share of the cost of the house.
	CostSharedRent PathwayCost = "shared_rent"
	// CostByHouse: what the house asks.
	CostByHouse PathwayCost = "by_house"
	// CostMayCost: it may cost something; ask.
	CostMayCost PathwayCost = "may_cost"
)

var pathwayCosts = []PathwayCost{
	CostFree,
	CostDonation,
	CostFreeService,
	CostSharedRent,
	CostByHouse,
	CostMayCost,
}

// PathwayCosts returns every PathwayCost, in the order of this page.
func PathwayCosts() []PathwayCost { return append([]PathwayCost(nil), pathwayCosts...) }

// String returns the name under which it is stored and sent.
func (v PathwayCost) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPathwayCost].
func (v PathwayCost) MarshalText() ([]byte, error) {
	return enum.Marshal(v, pathwayCosts, ErrUnknownPathwayCost)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PathwayCost) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, pathwayCosts, ErrUnknownPathwayCost)
}
