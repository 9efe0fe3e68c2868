package referral

import (
	"errors"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrUnknownLayer reports a name that is no layer of support.
var ErrUnknownLayer = errors.New("referral: unknown layer of support")

// A Layer is one of the four layers of support of the IASC pyramid, from the widest.
// The zero value is unknown.
type Layer string

// Layers, from the widest to the narrowest.
const (
	// LayerBasic: basic services and security: food, shelter, safety.
	LayerBasic Layer = "basic_services"
	// LayerCommunity: community and family supports.
	LayerCommunity Layer = "community_supports"
	// LayerFocused: focused support by trained and supervised people who are no specialists.
	LayerFocused Layer = "focused_support"
	// LayerSpecialised: specialised services.
	LayerSpecialised Layer = "specialised_services"
)

var layers = []Layer{
	LayerBasic,
	LayerCommunity,
	LayerFocused,
	LayerSpecialised,
}

// Layers returns every Layer, in the order of this page.
func Layers() []Layer { return append([]Layer(nil), layers...) }

// String returns the name under which it is stored and sent.
func (v Layer) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLayer].
func (v Layer) MarshalText() ([]byte, error) { return enum.Marshal(v, layers, ErrUnknownLayer) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Layer) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, layers, ErrUnknownLayer)
}

// LayersOf returns the layers in which a kind of service belongs, from the widest;
// none for an unknown kind. The layers and their order are IASC's; where a kind of
// service belongs is this library's reading, and peers work in the second and third.
func LayersOf(k ServiceKind) []Layer {
	switch k {
	case ServiceFood, ServiceHousing, ServiceProtection, ServiceTransport, ServiceLegal, ServiceBenefits:
		return []Layer{LayerBasic}
	case ServiceEducation, ServiceEmployment, ServiceFamily, ServiceRecoveryHousing:
		return []Layer{LayerCommunity}
	case ServicePeer:
		return []Layer{LayerCommunity, LayerFocused}
	case ServiceWarmline, ServiceCaseManagement, ServiceHarmReduction, ServiceAftercare, ServicePrimaryCare:
		return []Layer{LayerFocused}
	case ServiceWithdrawal, ServiceMedication, ServiceTherapy, ServiceResidential, ServiceCrisis:
		return []Layer{LayerSpecialised}
	}
	return nil
}

// LayerSources returns where the layers come from, and where the map of kinds does.
func LayerSources() (layers, kinds source.Source) {
	return source.Of("IASC07").At("intervention pyramid, four layers", source.Verified),
		source.DesignDefault("which kind of service belongs in which layer; that peers work in the second and third is drawn from the pyramid")
}

// ByLayer returns the receivers of the directory that are not closed on a date, by
// layer and in the order of the directory: its referral map. A layer that has none
// is there with an empty list, so that the gap shows.
func (d Directory) ByLayer(on peer.Date) map[Layer][]ReceiverID {
	byLayer := map[Layer][]ReceiverID{}
	for _, l := range layers {
		byLayer[l] = []ReceiverID{}
	}
	for _, r := range d.Resources {
		if r.IsClosed(on) {
			continue
		}
		for _, l := range layers {
			if slices.ContainsFunc(r.Services, func(k ServiceKind) bool { return slices.Contains(LayersOf(k), l) }) {
				byLayer[l] = append(byLayer[l], r.ID)
			}
		}
	}
	return byLayer
}
