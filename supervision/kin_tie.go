package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A KinTie is a tie of family or money between a worker and a supervisor, as the two
// declare it. The zero value is none.
type KinTie string

// Ties that Montana's rule names.
const (
	// TieParent: one is the other's parent.
	TieParent KinTie = "parent"
	// TieChild: one is the other's child.
	TieChild KinTie = "child"
	// TieSpouse: they are married.
	TieSpouse KinTie = "spouse"
	// TieSibling: they are siblings.
	TieSibling KinTie = "sibling"
	// TieCohabitant: they live together.
	TieCohabitant KinTie = "cohabitant"
	// TieFinancial: one depends on the other for money beyond the work.
	TieFinancial KinTie = "financial_dependence"
)

var kinTieList = []KinTie{
	TieParent,
	TieChild,
	TieSpouse,
	TieSibling,
	TieCohabitant,
	TieFinancial,
}

// KinTies returns every KinTie, in the order of this page.
func KinTies() []KinTie { return slices.Clone(kinTieList) }

// String returns the name under which it is stored and sent.
func (v KinTie) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTie].
func (v KinTie) MarshalText() ([]byte, error) { return enum.Marshal(v, kinTieList, ErrUnknownTie) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *KinTie) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, kinTieList, ErrUnknownTie)
}
