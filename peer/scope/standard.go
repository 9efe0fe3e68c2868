package scope

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
)

//go:embed policy/*.json
var shipped embed.FS

// base is the code of the layer that every policy begins with.
const base = "US"

// Shipped returns the codes of the layers that come with the package, sorted.
func Shipped() []string {
	var codes []string
	entries, _ := shipped.ReadDir("policy")
	for _, e := range entries {
		codes = append(codes, strings.ToUpper(strings.TrimSuffix(e.Name(), path.Ext(e.Name()))))
	}
	slices.Sort(codes)
	return codes
}

// ShippedLayer returns the layer with the given code, such as "US-TX". It returns
// [ErrUnknownLayer] if none is shipped under it.
func ShippedLayer(code string) (Layer, error) {
	if !slices.Contains(Shipped(), code) {
		return Layer{}, fmt.Errorf("%w; shipped are %s", ErrUnknownLayer, strings.Join(Shipped(), ", "))
	}
	data, err := shipped.ReadFile("policy/" + strings.ToLower(code) + ".json")
	if err != nil {
		return Layer{}, fmt.Errorf("%w: %w", ErrUnknownLayer, err)
	}
	return ParseLayer(data)
}

// Standard returns the policy of the shipped layers with the given codes. "US"
// is always the first, named or not; naming several jurisdictions means that
// the strictest counts. It returns [ErrUnknownLayer] for a code that is not
// shipped.
func Standard(codes ...string) (*Policy, error) {
	layers := make([]Layer, 0, len(codes)+1)
	wanted := append([]string{base}, slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return c == base })...)
	for _, code := range wanted {
		l, err := ShippedLayer(code)
		if err != nil {
			return nil, err
		}
		layers = append(layers, l)
	}
	return Load(layers...)
}
