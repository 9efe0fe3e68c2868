package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTie reports a name that is no tie.
var ErrUnknownTie = errors.New("peer: unknown tie")

// A SupporterTie says what somebody is to a participant, in the participant's
// own view. The zero value is not said.
type SupporterTie string

// Ties.
const (
	// TiePartner: partner or spouse.
	TiePartner SupporterTie = "partner"
	// TieParent: parent, or who stands in for one.
	TieParent SupporterTie = "parent"
	// TieChild: grown child.
	TieChild SupporterTie = "child"
	// TieSibling: brother or sister.
	TieSibling SupporterTie = "sibling"
	// TieRelative: another relative.
	TieRelative SupporterTie = "relative"
	// TieChosenFamily: family by choice.
	TieChosenFamily SupporterTie = "chosen_family"
	// TieFriend: a friend.
	TieFriend SupporterTie = "friend"
	// TieCommunity: a neighbour, colleague, elder or somebody of one's faith.
	TieCommunity SupporterTie = "community"
)

var supporterTies = []SupporterTie{
	TiePartner,
	TieParent,
	TieChild,
	TieSibling,
	TieRelative,
	TieChosenFamily,
	TieFriend,
	TieCommunity,
}

// SupporterTies returns every SupporterTie, in the order of this page.
func SupporterTies() []SupporterTie { return append([]SupporterTie(nil), supporterTies...) }

// String returns the name under which it is stored and sent.
func (v SupporterTie) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTie].
func (v SupporterTie) MarshalText() ([]byte, error) {
	return enum.Marshal(v, supporterTies, ErrUnknownTie)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SupporterTie) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, supporterTies, ErrUnknownTie)
}
