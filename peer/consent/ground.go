package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownGround reports a name that is no ground of a disclosure.
var ErrUnknownGround = errors.New("consent: unknown ground of a disclosure")

// A Ground is why something may be told. The zero value is none and permits
// nothing.
type Ground string

// Grounds.
const (
	// GroundConsent: the person consents.
	GroundConsent Ground = "consent"
	// GroundOwnRecord: the person is told what is kept about them.
	GroundOwnRecord Ground = "own_record"
	// GroundEmergency: a medical emergency.
	GroundEmergency Ground = "medical_emergency"
	// GroundBreakGlass: somebody opens a record in an emergency that they otherwise may not, for a stated reason. It is reviewed afterwards.
	GroundBreakGlass Ground = "break_glass"
	// GroundProductError: patients or physicians are warned of an error in a product.
	GroundProductError Ground = "product_error"
	// GroundResearch: a study.
	GroundResearch Ground = "research"
	// GroundAudit: an audit or evaluation.
	GroundAudit Ground = "audit"
	// GroundPublicHealth: figures for public health in which nobody can be recognised.
	GroundPublicHealth Ground = "public_health"
	// GroundCourtOrder: a court order together with a subpoena or a like mandate. An order alone permits and may be refused; here it is, and counsel answers with a [LegalRequest].
	GroundCourtOrder Ground = "court_order"
	// GroundSubpoena: a subpoena alone. It is never a ground.
	GroundSubpoena Ground = "subpoena"
	// GroundPremisesCrime: a crime, or the threat of one, on the premises or against staff.
	GroundPremisesCrime Ground = "premises_crime"
	// GroundChildAbuse: the first report of child abuse or neglect.
	GroundChildAbuse Ground = "child_abuse"
	// GroundInternal: communication within the programme, or with whoever directly controls it.
	GroundInternal Ground = "internal"
	// GroundQSO: a service organisation that agreed in writing to the same rules.
	GroundQSO Ground = "service_agreement"
	// GroundJusticeReferral: the person was referred by the justice system. It needs their consent all the same.
	GroundJusticeReferral Ground = "justice_referral"
	// GroundSeriousThreat: to lessen a serious and imminent threat. It is no ground where 42 CFR Part 2 applies.
	GroundSeriousThreat Ground = "serious_threat"
	// GroundMixedPresence: that somebody is in a facility that also gives other care, where that reveals nothing.
	GroundMixedPresence Ground = "mixed_facility_presence"
)

var grounds = []Ground{
	GroundConsent,
	GroundOwnRecord,
	GroundEmergency,
	GroundBreakGlass,
	GroundProductError,
	GroundResearch,
	GroundAudit,
	GroundPublicHealth,
	GroundCourtOrder,
	GroundSubpoena,
	GroundPremisesCrime,
	GroundChildAbuse,
	GroundInternal,
	GroundQSO,
	GroundJusticeReferral,
	GroundSeriousThreat,
	GroundMixedPresence,
}

// Grounds returns every Ground, in the order of this page.
func Grounds() []Ground { return append([]Ground(nil), grounds...) }

// String returns the name under which it is stored and sent.
func (v Ground) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownGround].
func (v Ground) MarshalText() ([]byte, error) {
	return enum.Marshal(v, grounds, ErrUnknownGround)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Ground) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, grounds, ErrUnknownGround)
}
