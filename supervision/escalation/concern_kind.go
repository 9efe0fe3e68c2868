package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownConcernKind reports a name that is no kind of boundary concern.
var ErrUnknownConcernKind = errors.New("escalation: unknown kind of boundary concern")

// A ConcernKind says what a boundary concern is about. The zero value is none.
type ConcernKind string

// Kinds. They follow the boundaries of the scope catalogue.
const (
	// ConcernClinicalLine: support slides towards treatment.
	ConcernClinicalLine ConcernKind = "clinical_line"
	// ConcernDualRelationship: another tie to somebody supported.
	ConcernDualRelationship ConcernKind = "dual_relationship"
	// ConcernGiftOrMoney: gifts, lending, buying or selling.
	ConcernGiftOrMoney ConcernKind = "gift_or_money"
	// ConcernCloseness: friendship, romance or attraction.
	ConcernCloseness ConcernKind = "closeness"
	// ConcernContact: contact outside the agreed hours, channels or places.
	ConcernContact ConcernKind = "contact"
	// ConcernSharing: how much of the own story is told.
	ConcernSharing ConcernKind = "sharing"
	// ConcernBias: a bias or an unresolved matter of one's own gets in the way.
	ConcernBias ConcernKind = "bias"
	// ConcernPathway: one pathway is pressed on somebody.
	ConcernPathway ConcernKind = "pathway"
)

var concernKinds = []ConcernKind{
	ConcernClinicalLine,
	ConcernDualRelationship,
	ConcernGiftOrMoney,
	ConcernCloseness,
	ConcernContact,
	ConcernSharing,
	ConcernBias,
	ConcernPathway,
}

// ConcernKinds returns every ConcernKind, in the order of this page.
func ConcernKinds() []ConcernKind { return append([]ConcernKind(nil), concernKinds...) }

// String returns the name under which it is stored and sent.
func (v ConcernKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownConcernKind].
func (v ConcernKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, concernKinds, ErrUnknownConcernKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ConcernKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, concernKinds, ErrUnknownConcernKind)
}
