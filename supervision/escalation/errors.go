package escalation

import "errors"

// Errors that the concepts of this package share.
var (
	// ErrAsk reports an escalation that does not fit together.
	ErrAsk = errors.New("escalation: bad escalation")
	// ErrLadder reports a ladder that does not fit together.
	ErrLadder = errors.New("escalation: bad ladder")
	// ErrRota reports shifts that make no rota.
	ErrRota = errors.New("escalation: bad rota")
	// ErrVisit reports a visit that does not fit together.
	ErrVisit = errors.New("escalation: bad visit")
	// ErrIncident reports an incident that does not fit together.
	ErrIncident = errors.New("escalation: bad incident")
	// ErrComplaint reports a complaint that does not fit together.
	ErrComplaint = errors.New("escalation: bad complaint")
	// ErrConcern reports a boundary concern that does not fit together.
	ErrConcern = errors.New("escalation: bad boundary concern")
	// ErrProtected reports a use of a record that it is protected from.
	ErrProtected = errors.New("escalation: the record is protected from this use")
)
