// Package enum reads and writes the names of enumerations kept as strings.
package enum

import (
	"fmt"
	"slices"
)

// Marshal returns the name of v, or an error wrapping fail if v is not known.
func Marshal[T ~string](v T, known []T, fail error) ([]byte, error) {
	if !slices.Contains(known, v) {
		return nil, fmt.Errorf("%w: %q", fail, string(v))
	}
	return []byte(v), nil
}

// Unmarshal sets *v to the known value named by text. On error *v is unchanged.
func Unmarshal[T ~string](v *T, text []byte, known []T, fail error) error {
	name, err := Marshal(T(text), known, fail)
	if err != nil {
		return err
	}
	*v = T(name)
	return nil
}
