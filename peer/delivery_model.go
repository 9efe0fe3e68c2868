package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownDeliveryModel reports a name that is no model of delivery.
var ErrUnknownDeliveryModel = errors.New("peer: unknown model of delivery")

// A DeliveryModel says who runs the peer support of a [Programme]. The zero value
// is not said.
type DeliveryModel string

// Models of delivery.
const (
	// DeliveryPeerRun: peers run the organisation.
	DeliveryPeerRun DeliveryModel = "peer_run"
	// DeliveryPeerPartnered: peers run the programme together with an organisation that others run.
	DeliveryPeerPartnered DeliveryModel = "peer_partnered"
	// DeliveryPeerInService: peers are part of a service that others run, such as a treatment team.
	DeliveryPeerInService DeliveryModel = "peer_in_service"
)

var deliveryModels = []DeliveryModel{
	DeliveryPeerRun,
	DeliveryPeerPartnered,
	DeliveryPeerInService,
}

// DeliveryModels returns every DeliveryModel, in the order of this page.
func DeliveryModels() []DeliveryModel { return append([]DeliveryModel(nil), deliveryModels...) }

// String returns the name under which it is stored and sent.
func (v DeliveryModel) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDeliveryModel].
func (v DeliveryModel) MarshalText() ([]byte, error) {
	return enum.Marshal(v, deliveryModels, ErrUnknownDeliveryModel)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *DeliveryModel) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, deliveryModels, ErrUnknownDeliveryModel)
}
