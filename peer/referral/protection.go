package referral

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A ProtectionRoute says what may be done with a concern that somebody needs
// protection.
type ProtectionRoute struct {
	Service    ServiceKind   `json:"service,omitempty"`      // to whom it goes: always [ServiceProtection]
	MayRefer   bool          `json:"may_refer,omitempty"`    // the survivor consents, and it may go there
	MayBeBound bool          `json:"may_be_bound,omitempty"` // a law may oblige somebody to report: the scope of practice and its policy say so
	Source     source.Source `json:"source,omitzero"`        // where the rule comes from
}

// RouteProtection returns what may be done with a protection concern, by what the
// survivor says to a referral. It goes to those who protect only with the
// survivor's consent, and never by itself: where reporting endangers people, a
// report is no help. The worker talks with the supervisor in any case, and names
// nobody without consent. Whether a law binds somebody all the same, as for a child in
// many places, is not decided here. It returns an error wrapping
// [ErrUnknownProtectionKind] for an unknown kind.
func RouteProtection(kind ProtectionKind, survivor peer.ConsentVerdict) (ProtectionRoute, error) {
	if !slices.Contains(protectionKinds, kind) {
		_, err := kind.MarshalText()
		return ProtectionRoute{}, err
	}
	return ProtectionRoute{
		Service:    ServiceProtection,
		MayRefer:   survivor == peer.ConsentGiven,
		MayBeBound: kind == ProtectionChild,
		Source:     source.DesignDefault("to protection actors with the survivor's consent, no automatic report where reporting endangers"),
	}, nil
}

// Format keeps what somebody told out of every verb of fmt.
func (ProtectionRoute) Format(f fmt.State, _ rune) { redact.Format(f, "[route]") }

// LogValue keeps what somebody told out of logs.
func (ProtectionRoute) LogValue() slog.Value { return slog.StringValue("[route]") }
