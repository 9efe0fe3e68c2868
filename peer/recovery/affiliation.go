package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAffiliation reports a name that is no affiliation.
var ErrUnknownAffiliation = errors.New("recovery: unknown affiliation")

// An Affiliation says who stands behind a pathway. The zero value is not said.
type Affiliation string

// Affiliations.
const (
	// AffiliationSelfSupporting: its own members and nobody else; no professional affiliation.
	AffiliationSelfSupporting Affiliation = "self_supporting"
	// AffiliationNonProfit: a non-profit organisation of its own.
	AffiliationNonProfit Affiliation = "non_profit"
	// AffiliationChurch: a church.
	AffiliationChurch Affiliation = "church"
	// AffiliationHostOrganisation: the organisation that hosts it.
	AffiliationHostOrganisation Affiliation = "host_organisation"
	// AffiliationServiceProvider: a service with staff.
	AffiliationServiceProvider Affiliation = "service_provider"
	// AffiliationResidents: the residents.
	AffiliationResidents Affiliation = "residents"
	// AffiliationCampus: a college or university.
	AffiliationCampus Affiliation = "campus"
	// AffiliationBoard: whoever runs the board.
	AffiliationBoard Affiliation = "board"
)

var affiliations = []Affiliation{
	AffiliationSelfSupporting,
	AffiliationNonProfit,
	AffiliationChurch,
	AffiliationHostOrganisation,
	AffiliationServiceProvider,
	AffiliationResidents,
	AffiliationCampus,
	AffiliationBoard,
}

// Affiliations returns every Affiliation, in the order of this page.
func Affiliations() []Affiliation { return append([]Affiliation(nil), affiliations...) }

// String returns the name under which it is stored and sent.
func (v Affiliation) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAffiliation].
func (v Affiliation) MarshalText() ([]byte, error) {
	return enum.Marshal(v, affiliations, ErrUnknownAffiliation)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Affiliation) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, affiliations, ErrUnknownAffiliation)
}
