package recovery

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a list of pathways. Design.
const (
	maxListed    = 64 // pathways
	maxPathwayID = 64 // bytes
)

// A PathwayList is pathways in an order, as one text: their ids with a space
// between. [ListPathways] makes one. The empty list names none.
type PathwayList string

// ListPathways returns the list of ids, in their order.
func ListPathways(ids ...PathwayID) PathwayList {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return PathwayList(strings.Join(words, " "))
}

// IDs returns the ids, in their order.
func (l PathwayList) IDs() []PathwayID {
	if l == "" {
		return nil
	}
	var out []PathwayID
	for word := range strings.SplitSeq(string(l), " ") {
		out = append(out, PathwayID(word))
	}
	return out
}

// IsValid reports whether l names at most 64 different pathways, by ids of at most
// 64 bytes without spaces.
func (l PathwayList) IsValid() bool {
	ids := l.IDs()
	if len(ids) > maxListed || !utf8.ValidString(string(l)) {
		return false
	}
	for i, id := range ids {
		if id == "" || len(id) > maxPathwayID || slices.Contains(ids[:i], id) || strings.ContainsFunc(string(id), isBlank) {
			return false
		}
	}
	return true
}

// isBlank reports whether r cannot be seen.
func isBlank(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) }
