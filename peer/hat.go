package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownHat reports a name that is no second role.
var ErrUnknownHat = errors.New("peer: unknown second role")

// A Hat is another role that a worker holds towards somebody whom they support.
// The zero value is none that was named.
type Hat string

// Hats. Which one is worn is said at every contact; that this has to be is in no
// text that was read (White 2007, not confirmed).
const (
	// HatCounsellor: holds a credential as counsellor, too.
	HatCounsellor Hat = "counsellor"
	// HatSponsor: sponsors the person in a fellowship.
	HatSponsor Hat = "sponsor"
	// HatCourtTeam: sits on the team of a court.
	HatCourtTeam Hat = "court_team"
	// HatHouseManager: runs the recovery residence in which the person lives.
	HatHouseManager Hat = "house_manager"
	// HatPayee: is their representative payee.
	HatPayee Hat = "representative_payee"
	// HatEmployer: employs them.
	HatEmployer Hat = "employer"
	// HatLandlord: lets a home to them.
	HatLandlord Hat = "landlord"
	// HatOther: another.
	HatOther Hat = "other"
)

var hats = []Hat{
	HatCounsellor,
	HatSponsor,
	HatCourtTeam,
	HatHouseManager,
	HatPayee,
	HatEmployer,
	HatLandlord,
	HatOther,
}

// Hats returns every Hat, in the order of this page.
func Hats() []Hat { return append([]Hat(nil), hats...) }

// String returns the name under which it is stored and sent.
func (v Hat) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownHat].
func (v Hat) MarshalText() ([]byte, error) {
	return enum.Marshal(v, hats, ErrUnknownHat)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Hat) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, hats, ErrUnknownHat)
}
