// Package enum reads and writes the names of enumerations kept as strings.
package enum

import (
	"slices"

	"github.com/alongside-go/alongside/internal/near"
)

// An Error reports a word that is not on its list. It does not keep the word:
// what was typed into the wrong place may be somebody's name.
type Error struct {
	Kind error  // the sentinel of the list
	Near string // the word of the list that was probably meant, "" if none is near
}

// Error returns what Kind says, and the nearest word of the list.
func (e *Error) Error() string {
	if e.Near == "" {
		return e.Kind.Error()
	}
	return e.Kind.Error() + " (nearest: " + e.Near + ")"
}

// Unwrap returns Kind.
func (e *Error) Unwrap() error { return e.Kind }

// Refuse returns the [*Error] of a word that is not on the list known.
func Refuse[T ~string](word string, known []T, kind error) error {
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	return &Error{Kind: kind, Near: near.Word(word, words)}
}

// Marshal returns the name of v, or an [*Error] of the given kind if v is not known.
func Marshal[T ~string](v T, known []T, kind error) ([]byte, error) {
	if !slices.Contains(known, v) {
		return nil, Refuse(string(v), known, kind)
	}
	return []byte(v), nil
}

// Unmarshal sets *v to the known value named by text. On error *v is unchanged.
func Unmarshal[T ~string](v *T, text []byte, known []T, kind error) error {
	name, err := Marshal(T(text), known, kind)
	if err != nil {
		return err
	}
	*v = T(name)
	return nil
}
