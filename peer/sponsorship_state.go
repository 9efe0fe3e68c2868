package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownSponsorshipState reports a name that is no stage of a sponsorship.
var ErrUnknownSponsorshipState = errors.New("peer: unknown stage of a sponsorship")

// A SponsorshipState is a stage of a [Sponsorship]. The zero value is no stage.
type SponsorshipState string

// Stages of a sponsorship. Ended is final. A request that is declined leads
// back to seeking.
const (
	// SponsorshipSeeking: the person wants a sponsor. Leads to asked, temporary or ended.
	SponsorshipSeeking SponsorshipState = "seeking"
	// SponsorshipAsked: somebody was asked. Leads to active, temporary, seeking or ended.
	SponsorshipAsked SponsorshipState = "asked"
	// SponsorshipTemporary: for a short time, often weeks, until it is known whether it fits. Leads to active, paused or ended.
	SponsorshipTemporary SponsorshipState = "temporary"
	// SponsorshipActive: agreed. Leads to paused or ended.
	SponsorshipActive SponsorshipState = "active"
	// SponsorshipPaused: travel, illness, a conflict or a return to use. Leads back to the stage held before, or to ended.
	SponsorshipPaused SponsorshipState = "paused"
	// SponsorshipEnded: over, by either of them. Final; another sponsorship can begin at any time.
	SponsorshipEnded SponsorshipState = "ended"
)

var sponsorshipStates = []SponsorshipState{
	SponsorshipSeeking,
	SponsorshipAsked,
	SponsorshipTemporary,
	SponsorshipActive,
	SponsorshipPaused,
	SponsorshipEnded,
}

// SponsorshipStates returns every SponsorshipState, in the order of this page.
func SponsorshipStates() []SponsorshipState {
	return append([]SponsorshipState(nil), sponsorshipStates...)
}

// String returns the name under which it is stored and sent.
func (v SponsorshipState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSponsorshipState].
func (v SponsorshipState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, sponsorshipStates, ErrUnknownSponsorshipState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SponsorshipState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, sponsorshipStates, ErrUnknownSponsorshipState)
}
