package scope

import "github.com/alongside-go/alongside/internal/enum"

// A LayerKind says what a layer may do to those before it. The zero value is no
// kind.
type LayerKind string

// Kinds of layer, from general to special.
const (
	// LayerBase: the catalogue and the rules that hold everywhere; the first of every stack.
	LayerBase LayerKind = "base"
	// LayerJurisdiction: may loosen a base rule that is not floor, by naming it and citing a document.
	LayerJurisdiction LayerKind = "jurisdiction"
	// LayerCertifier: a certifying body's code of ethics; may only tighten.
	LayerCertifier LayerKind = "certifier"
	// LayerPayer: may loosen rules marked delegable, likewise.
	LayerPayer LayerKind = "payer"
	// LayerOrganisation: may loosen rules marked delegable, likewise.
	LayerOrganisation LayerKind = "organisation"
)

var layerKinds = []LayerKind{
	LayerBase,
	LayerJurisdiction,
	LayerCertifier,
	LayerPayer,
	LayerOrganisation,
}

// LayerKinds returns every LayerKind, in the order of this page.
func LayerKinds() []LayerKind { return append([]LayerKind(nil), layerKinds...) }

// String returns the name under which it is stored and sent.
func (v LayerKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLayerKind].
func (v LayerKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, layerKinds, ErrUnknownLayerKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *LayerKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, layerKinds, ErrUnknownLayerKind)
}

// rank orders the kinds from general to special.
func (v LayerKind) rank() int {
	for i, k := range layerKinds {
		if k == v {
			return i
		}
	}
	return -1
}
