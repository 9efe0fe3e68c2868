package peer

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A SupportNetwork is who stands by one participant outside the work of the
// programme: links and sponsorships, from whichever side they were offered. It
// is calculated from them, so it goes on after a discharge and after the end of
// a mentorship. The zero SupportNetwork is nobody's and empty.
type SupportNetwork struct {
	participant  ParticipantID
	links        []Link
	sponsorships []Sponsorship
}

// NetworkOf returns the network of a participant: those of the given links and
// sponsorships that they have a part in. The order given is kept.
func NetworkOf(participant ParticipantID, all []Link, sponsors []Sponsorship) SupportNetwork {
	n := SupportNetwork{participant: participant}
	for _, l := range all {
		if participant != "" && (l.offer.Participant == participant || l.offer.Partner == participant) {
			n.links = append(n.links, l)
		}
	}
	for _, s := range sponsors {
		if participant != "" && s.participant == participant {
			n.sponsorships = append(n.sponsorships, s)
		}
	}
	return n
}

// Participant returns whose network it is.
func (n SupportNetwork) Participant() ParticipantID { return n.participant }

// Links returns the links that were active at the given time.
func (n SupportNetwork) Links(at time.Time) []Link {
	return slices.DeleteFunc(slices.Clone(n.links), func(l Link) bool { return l.history.AsOf(at).State() != LinkActive })
}

// Sponsorships returns the sponsorships that were temporary or active at the
// given time.
func (n SupportNetwork) Sponsorships(at time.Time) []Sponsorship {
	return slices.DeleteFunc(slices.Clone(n.sponsorships), func(s Sponsorship) bool {
		state := s.history.AsOf(at).State()
		return state != SponsorshipTemporary && state != SponsorshipActive
	})
}

// Allowing returns the links whose other side has a permission of the
// participant at the given time: whom to call in a crisis, say. A link without
// that permission is left out, whatever the need.
func (n SupportNetwork) Allowing(p Permission, at time.Time) []Link {
	return slices.DeleteFunc(n.Links(at), func(l Link) bool {
		side := lifecycle.ParticipantParty
		if l.offer.Participant != n.participant {
			side = CompanionParty
		}
		return !l.Allows(side, p, at)
	})
}

// Format keeps the people out of every verb of fmt.
func (SupportNetwork) Format(f fmt.State, _ rune) { redact.Format(f, "[support network]") }

// LogValue keeps the people out of logs.
func (SupportNetwork) LogValue() slog.Value { return slog.StringValue("[support network]") }

var errSupportNetworkNotStored = fmt.Errorf("%w: a support network: store its links and sponsorships", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (SupportNetwork) MarshalJSON() ([]byte, error) { return nil, errSupportNetworkNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*SupportNetwork) UnmarshalJSON([]byte) error { return errSupportNetworkNotStored }
