package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownLegalKind reports a name that is no kind of legal instrument.
var ErrUnknownLegalKind = errors.New("consent: unknown kind of legal instrument")

// A LegalKind says on the strength of what somebody outside asks for a record. The
// zero value is none.
type LegalKind string

// Kinds of instruments. What each allows is in [LegalForces].
const (
	// LegalSubpoena: a subpoena. Alone it must not be answered.
	LegalSubpoena LegalKind = "subpoena"
	// LegalCourtOrder: an order of a court that counsel holds for one under 42 CFR 2.61 to 2.67. It permits and does not compel.
	LegalCourtOrder LegalKind = "court_order"
	// LegalOtherOrder: any other order of a court or an authority.
	LegalOtherOrder LegalKind = "other_order"
	// LegalWarrant: a search or arrest warrant.
	LegalWarrant LegalKind = "warrant"
	// LegalAttorneyLetter: a letter of an attorney.
	LegalAttorneyLetter LegalKind = "attorney_letter"
	// LegalPolice: a request of police, by paper, by telephone or in person.
	LegalPolice LegalKind = "police"
	// LegalAgency: a request of an agency, such as one for child protection, probation or migration.
	LegalAgency LegalKind = "agency"
	// LegalAudit: somebody who wants to audit or evaluate.
	LegalAudit LegalKind = "audit"
	// LegalResearch: somebody who wants data for research.
	LegalResearch LegalKind = "research"
	// LegalPrivate: anybody else: family, an employer, the press.
	LegalPrivate LegalKind = "private"
)

var legalKinds = []LegalKind{
	LegalSubpoena,
	LegalCourtOrder,
	LegalOtherOrder,
	LegalWarrant,
	LegalAttorneyLetter,
	LegalPolice,
	LegalAgency,
	LegalAudit,
	LegalResearch,
	LegalPrivate,
}

// LegalKinds returns every LegalKind, in the order of this page.
func LegalKinds() []LegalKind { return append([]LegalKind(nil), legalKinds...) }

// String returns the name under which it is stored and sent.
func (v LegalKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLegalKind].
func (v LegalKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, legalKinds, ErrUnknownLegalKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *LegalKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, legalKinds, ErrUnknownLegalKind)
}
