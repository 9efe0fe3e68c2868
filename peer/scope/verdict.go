package scope

import (
	"fmt"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Verdict says whether an activity is within a peer worker's scope. Verdicts
// are ordered: a greater one is stricter, and [EmergencyEscalate] pre-empts all.
// The zero Verdict is none: a rule that carries it bears on no verdict.
type Verdict uint8

// Verdicts, from the mildest to the strictest.
const (
	// Permitted: core peer work.
	Permitted Verdict = iota + 1
	// PermittedWithConditions: needs named training, equipment, consent, ratio, policy or supervision.
	PermittedWithConditions
	// ConsultSupervisorFirst: ask before acting; the same day if time matters.
	ConsultSupervisorFirst
	// ReferWarmHandoff: not the peer's act; hand to another professional and stay alongside.
	ReferWarmHandoff
	// Prohibited: never in role; the decision says what the worker can do instead.
	Prohibited
	// EmergencyEscalate: act now; the obligations say what first, what after and within what time.
	EmergencyEscalate
)

var verdictNames = [...]string{"", "permitted", "permitted_with_conditions", "consult_supervisor_first",
	"refer_warm_handoff", "prohibited", "emergency_escalate"}

// Verdicts returns every Verdict, from the mildest to the strictest.
func Verdicts() []Verdict {
	return []Verdict{Permitted, PermittedWithConditions, ConsultSupervisorFirst, ReferWarmHandoff, Prohibited, EmergencyEscalate}
}

// Allowed reports whether the worker may act without asking first: permitted,
// or permitted with conditions.
func (v Verdict) Allowed() bool { return v == Permitted || v == PermittedWithConditions }

// String returns the name under which v is stored and sent, "" for the zero value.
func (v Verdict) String() string {
	if int(v) >= len(verdictNames) {
		return fmt.Sprintf("verdict(%d)", uint8(v))
	}
	return verdictNames[v]
}

// MarshalText returns the name of v, or an error wrapping [ErrUnknownVerdict].
func (v Verdict) MarshalText() ([]byte, error) {
	if v == 0 || int(v) >= len(verdictNames) {
		return nil, fmt.Errorf("%w: %d", ErrUnknownVerdict, uint8(v))
	}
	return []byte(verdictNames[v]), nil
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Verdict) UnmarshalText(text []byte) error {
	for i, name := range verdictNames {
		if i > 0 && name == string(text) {
			*v = Verdict(i)
			return nil
		}
	}
	return enum.Refuse(string(text), verdictNames[1:], ErrUnknownVerdict)
}
