package outcomes

import (
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/internal/enum"
)

// A DischargeReason says why care ended, in the words of TEDS-D. The zero value is
// none; a reason that nobody knows is [ReasonMissing].
type DischargeReason string

// Reasons of a discharge, with their codes in TEDS-D.
//
// Source: TEDS-D REASON, seen in two public data dictionaries.
const (
	ReasonCompleted    DischargeReason = "completed"    // 1
	ReasonDroppedOut   DischargeReason = "dropped_out"  // 2
	ReasonTerminated   DischargeReason = "terminated"   // 3, by the facility
	ReasonTransferred  DischargeReason = "transferred"  // 4
	ReasonIncarcerated DischargeReason = "incarcerated" // 5
	ReasonDied         DischargeReason = "died"         // 6
	ReasonOther        DischargeReason = "other"        // 7
	ReasonMissing      DischargeReason = "missing"      // -9
)

var dischargeReasons = []DischargeReason{ReasonCompleted, ReasonDroppedOut, ReasonTerminated, ReasonTransferred, ReasonIncarcerated,
	ReasonDied, ReasonOther, ReasonMissing}

// DischargeReasons returns every DischargeReason, in the order of this page.
func DischargeReasons() []DischargeReason { return append([]DischargeReason(nil), dischargeReasons...) }

// String returns the name under which it is stored and sent.
func (r DischargeReason) String() string { return string(r) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReason].
func (r DischargeReason) MarshalText() ([]byte, error) {
	return enum.Marshal(r, dischargeReasons, ErrUnknownReason)
}

// UnmarshalText accepts exactly what MarshalText returns. On error r is unchanged.
func (r *DischargeReason) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, dischargeReasons, ErrUnknownReason)
}

// ReasonOfTEDS returns the reason with a code of TEDS-D, 1 to 7 or -9. It returns
// [ErrUnknownReason] for any other: the labels of the public file of 2021 are
// [DischargeReason] words of the host's own reading.
func ReasonOfTEDS(code int) (DischargeReason, error) {
	switch {
	case code == -9:
		return ReasonMissing, nil
	case code >= 1 && code < len(dischargeReasons):
		return dischargeReasons[code-1], nil
	}
	return "", fmt.Errorf("%w: TEDS-D has 1 to 7 and -9", ErrUnknownReason)
}

func (r DischargeReason) shown() string { return strings.ReplaceAll(string(r), "_", " ") }
