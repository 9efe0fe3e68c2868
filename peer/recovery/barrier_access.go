package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAccessBarrier reports a name that is no barrier to access.
var ErrUnknownAccessBarrier = errors.New("recovery: unknown barrier to access")

// An AccessBarrier is something that keeps a person from support. It is told by
// them and held against nobody. The zero value is none.
type AccessBarrier string

// Barriers, a design default drawn from the field.
const (
	// BarrierInsurance: what insurance covers, or that there is none.
	BarrierInsurance AccessBarrier = "insurance_limits"
	// BarrierCost: money.
	BarrierCost AccessBarrier = "cost"
	// BarrierTransport: how to get there.
	BarrierTransport AccessBarrier = "transport"
	// BarrierDistance: nothing near.
	BarrierDistance AccessBarrier = "distance"
	// BarrierHours: work, care or hours that do not fit.
	BarrierHours AccessBarrier = "hours"
	// BarrierWaiting: no place for now.
	BarrierWaiting AccessBarrier = "waiting_list"
	// BarrierChildcare: nobody to look after the children.
	BarrierChildcare AccessBarrier = "childcare"
	// BarrierLanguage: nobody speaks theirs.
	BarrierLanguage AccessBarrier = "language"
	// BarrierDisability: it cannot be reached or used with a disability.
	BarrierDisability AccessBarrier = "disability_access"
	// BarrierDigital: no device, no network, no privacy.
	BarrierDigital AccessBarrier = "digital_access"
	// BarrierHousing: no home.
	BarrierHousing AccessBarrier = "housing"
	// BarrierDocuments: no papers.
	BarrierDocuments AccessBarrier = "documents"
	// BarrierLegal: court, probation, or fear of the law.
	BarrierLegal AccessBarrier = "legal_status"
	// BarrierImmigration: fear for the right to stay.
	BarrierImmigration AccessBarrier = "immigration_fear"
	// BarrierStigma: how others look at it; see [StigmaLevel].
	BarrierStigma AccessBarrier = "stigma"
	// BarrierShame: how they look at themselves.
	BarrierShame AccessBarrier = "shame"
	// BarrierTrust: bad experience with services.
	BarrierTrust AccessBarrier = "mistrust"
	// BarrierSafety: somebody whom they are afraid of.
	BarrierSafety AccessBarrier = "safety"
	// BarrierMedication: a place that turns down their medicine.
	BarrierMedication AccessBarrier = "medication_stance"
	// BarrierAftercare: nothing after treatment ends.
	BarrierAftercare AccessBarrier = "no_ongoing_support"
)

var accessBarriers = []AccessBarrier{
	BarrierInsurance,
	BarrierCost,
	BarrierTransport,
	BarrierDistance,
	BarrierHours,
	BarrierWaiting,
	BarrierChildcare,
	BarrierLanguage,
	BarrierDisability,
	BarrierDigital,
	BarrierHousing,
	BarrierDocuments,
	BarrierLegal,
	BarrierImmigration,
	BarrierStigma,
	BarrierShame,
	BarrierTrust,
	BarrierSafety,
	BarrierMedication,
	BarrierAftercare,
}

// AccessBarriers returns every AccessBarrier, in the order of this page.
func AccessBarriers() []AccessBarrier { return append([]AccessBarrier(nil), accessBarriers...) }

// String returns the name under which it is stored and sent.
func (v AccessBarrier) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownAccessBarrier].
func (v AccessBarrier) MarshalText() ([]byte, error) {
	return enum.Marshal(v, accessBarriers, ErrUnknownAccessBarrier)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AccessBarrier) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, accessBarriers, ErrUnknownAccessBarrier)
}
