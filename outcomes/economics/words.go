package economics

import "github.com/alongside-go/alongside/internal/enum"

// A Basis says what a benefit, or a return per unit of money, counts. The zero value is not
// said, and is refused.
type Basis string

// Bases.
const (
	// Gross: all that came back; per unit, that over cost.
	Gross Basis = "gross"
	// Net: what came back less cost already; per unit, that over cost.
	Net Basis = "net"
)

var bases = []Basis{Gross, Net}

// Bases returns every Basis, in the order of this page.
func Bases() []Basis { return append([]Basis(nil), bases...) }

// String returns the name under which it is stored and sent.
func (b Basis) String() string { return string(b) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownBasis].
func (b Basis) MarshalText() ([]byte, error) { return enum.Marshal(b, bases, ErrUnknownBasis) }

// UnmarshalText accepts exactly what MarshalText returns. On error b is unchanged.
func (b *Basis) UnmarshalText(text []byte) error {
	return enum.Unmarshal(b, text, bases, ErrUnknownBasis)
}

// A Perspective says whose costs and benefits are counted. The zero value is not said.
type Perspective string

// Perspectives.
const (
	Payer        Perspective = "payer"
	HealthSector Perspective = "health_sector"
	Societal     Perspective = "societal"
	Programme    Perspective = "programme"
)

var perspectives = []Perspective{Payer, HealthSector, Societal, Programme}

// Perspectives returns every Perspective, in the order of this page.
func Perspectives() []Perspective { return append([]Perspective(nil), perspectives...) }

// String returns the name under which it is stored and sent.
func (p Perspective) String() string { return string(p) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPerspective].
func (p Perspective) MarshalText() ([]byte, error) {
	return enum.Marshal(p, perspectives, ErrUnknownPerspective)
}

// UnmarshalText accepts exactly what MarshalText returns. On error p is unchanged.
func (p *Perspective) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, perspectives, ErrUnknownPerspective)
}

// A Quadrant says how an option compares with another. The zero value is none.
type Quadrant string

// Quadrants.
const (
	// Dominant: no dearer and no worse, and better in one.
	Dominant Quadrant = "dominant"
	// Dominated: no cheaper and no better, and worse in one.
	Dominated Quadrant = "dominated"
	// DearerBetter: the ratio is what a further unit of effect costs.
	DearerBetter Quadrant = "dearer_better"
	// CheaperWorse: the ratio is what is saved for each unit of effect given up.
	CheaperWorse Quadrant = "cheaper_worse"
	// Same: no difference in either.
	Same Quadrant = "same"
)

var quadrants = []Quadrant{Dominant, Dominated, DearerBetter, CheaperWorse, Same}

// Quadrants returns every Quadrant, in the order of this page.
func Quadrants() []Quadrant { return append([]Quadrant(nil), quadrants...) }

// String returns the name under which it is stored and sent.
func (q Quadrant) String() string { return string(q) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownQuadrant].
func (q Quadrant) MarshalText() ([]byte, error) {
	return enum.Marshal(q, quadrants, ErrUnknownQuadrant)
}

// UnmarshalText accepts exactly what MarshalText returns. On error q is unchanged.
func (q *Quadrant) UnmarshalText(text []byte) error {
	return enum.Unmarshal(q, text, quadrants, ErrUnknownQuadrant)
}
