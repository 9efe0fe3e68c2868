package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A SupervisorKind says what a supervisor is to the worker. The zero value is
// no kind.
type SupervisorKind string

// Kinds of supervisor.
const (
	// PeerSupervisor: an experienced, credentialed peer trained in supervision;
	// keeps practice, values and the role in view.
	PeerSupervisor SupervisorKind = "peer_supervisor"
	// NonPeerSupervisor: a qualified professional without peer experience of
	// whatever licence; has to be taught the peer role.
	NonPeerSupervisor SupervisorKind = "non_peer_supervisor"
	// ClinicalSupervisor: a licensed professional who answers for risk and
	// clinical coordination. Supervision is not therapy.
	ClinicalSupervisor SupervisorKind = "clinical_supervisor"
	// AdministrativeSupervisor: the line manager: hours, personnel, performance.
	AdministrativeSupervisor SupervisorKind = "administrative_supervisor"
	// CoSupervision: a peer and a non-peer share it: one for the practice, one
	// for the oversight that a payer or a state asks for.
	CoSupervision SupervisorKind = "co_supervision"
	// ThirdPartySupervisor: from outside the employer, also at a distance.
	ThirdPartySupervisor SupervisorKind = "third_party_supervisor"
	// RegisteredPeerSupervisor: the named state status of those who may sign a
	// peer's supervised hours.
	RegisteredPeerSupervisor SupervisorKind = "registered_peer_supervisor"
	// SupervisorOfSupervisor: oversees a supervisor who holds no licence.
	SupervisorOfSupervisor SupervisorKind = "supervisor_of_supervisor"
)

// IsPeer reports whether one of such supervisors is known to be a peer: a peer
// supervisor, or those who share supervision between a peer and a non-peer. Of the
// other kinds it is not known.
func (v SupervisorKind) IsPeer() bool { return v == PeerSupervisor || v == CoSupervision }

var supervisorKinds = []SupervisorKind{
	PeerSupervisor,
	NonPeerSupervisor,
	ClinicalSupervisor,
	AdministrativeSupervisor,
	CoSupervision,
	ThirdPartySupervisor,
	RegisteredPeerSupervisor,
	SupervisorOfSupervisor,
}

// SupervisorKinds returns every SupervisorKind, in the order of this page.
func SupervisorKinds() []SupervisorKind { return slices.Clone(supervisorKinds) }

// String returns the name under which it is stored and sent.
func (v SupervisorKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSupervisorKind].
func (v SupervisorKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, supervisorKinds, ErrUnknownSupervisorKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SupervisorKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, supervisorKinds, ErrUnknownSupervisorKind)
}
