package scope

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
)

// Digest stands for everything that the policy's layers say: SHA-256, in hex, over
// their JSON with layers, activities, rules, choices and settings in order of
// their names. Two policies with one digest give equal answers. The zero Policy
// has none.
func (p *Policy) Digest() string {
	if p == nil {
		return ""
	}
	return p.digest
}

// digestOf returns the digest of layers that are in order.
func digestOf(layers []Layer) (string, error) {
	ordered := make([]Layer, len(layers))
	for i, l := range layers {
		l.Activities, l.Rules = slices.Clone(l.Activities), slices.Clone(l.Rules)
		l.Choices, l.Settings = slices.Clone(l.Choices), slices.Clone(l.Settings)
		slices.SortFunc(l.Activities, func(a, b Activity) int { return cmp.Compare(a.ID, b.ID) })
		slices.SortFunc(l.Rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(l.Choices, func(a, b Choice) int { return strings.Compare(a.Rule, b.Rule) })
		slices.SortFunc(l.Settings, func(a, b Setting) int { return strings.Compare(a.Of, b.Of) })
		ordered[i] = l
	}
	data, err := json.Marshal(ordered)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// isDigest reports whether s could be a digest.
func isDigest(s string) bool {
	sum, err := hex.DecodeString(s)
	return err == nil && len(sum) == sha256.Size && s == strings.ToLower(s)
}
