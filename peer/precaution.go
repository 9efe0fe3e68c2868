package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPrecaution reports a name that is no precaution.
var ErrUnknownPrecaution = errors.New("peer: unknown precaution")

// A Precaution is one thing agreed so that a second tie does no harm. The zero
// value is none.
type Precaution string

// Precautions. One expired rule allowed an unavoidable tie "with precautions" and
// named none; the list is this library's own.
const (
	// PrecautionSecondWorker: a colleague is there, or in the group, whenever the two meet.
	PrecautionSecondWorker Precaution = "second_worker"
	// PrecautionHatSaid: at every contact it is said, and written down, in which role.
	PrecautionHatSaid Precaution = "hat_said"
	// PrecautionGreeting: the two agreed how they greet each other, and what is not spoken of, outside.
	PrecautionGreeting Precaution = "greeting_agreed"
	// PrecautionSeparateMeetings: the two go to different mutual-aid meetings.
	PrecautionSeparateMeetings Precaution = "separate_meetings"
	// PrecautionOtherSponsor: the sponsorship has gone to somebody else.
	PrecautionOtherSponsor Precaution = "other_sponsor"
	// PrecautionRecordsClosed: the worker does not open the record of the other.
	PrecautionRecordsClosed Precaution = "records_closed"
	// PrecautionOthersDecide: a colleague decides wherever money, housing or a report is at stake.
	PrecautionOthersDecide Precaution = "others_decide"
	// PrecautionMoreSupervision: the tie is spoken of at every supervision session.
	PrecautionMoreSupervision Precaution = "more_supervision"
	// PrecautionParticipantAsked: the supervisor asks the participant how it goes, without the worker.
	PrecautionParticipantAsked Precaution = "participant_asked"
)

var precautions = []Precaution{
	PrecautionSecondWorker,
	PrecautionHatSaid,
	PrecautionGreeting,
	PrecautionSeparateMeetings,
	PrecautionOtherSponsor,
	PrecautionRecordsClosed,
	PrecautionOthersDecide,
	PrecautionMoreSupervision,
	PrecautionParticipantAsked,
}

// Precautions returns every Precaution, in the order of this page.
func Precautions() []Precaution { return append([]Precaution(nil), precautions...) }

// String returns the name under which it is stored and sent.
func (v Precaution) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPrecaution].
func (v Precaution) MarshalText() ([]byte, error) {
	return enum.Marshal(v, precautions, ErrUnknownPrecaution)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Precaution) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, precautions, ErrUnknownPrecaution)
}
