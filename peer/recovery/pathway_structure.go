package recovery

import (
	"strconv"

	"github.com/alongside-go/alongside/peer/source"
)

// A PathwayItemID names one item of a structure, such as "aa_04". Ids are stable and are
// never given another meaning. The zero value names none.
type PathwayItemID string

// A Structure is the numbered items of a pathway. The zero Structure has none.
type Structure struct {
	Kind   StructureKind `json:"kind,omitempty"`
	Count  int           `json:"count,omitempty"` // how many there are; 0 if they are not numbered
	UpTo   int           `json:"up_to,omitempty"` // where sources differ, the greatest count; else 0
	Items  []PathwayItem `json:"items,omitempty"` // all of them or, where no words of our own are shipped, none
	Order  bool          `json:"order,omitempty"` // there is a usual order, at one's own pace; repeats are normal
	Text   string        `json:"text,omitempty"`  // what is known of it, in own words
	Source source.Source `json:"source,omitzero"`

	LevelSource source.Source `json:"level_source,omitzero"` // of the levels of its items, where it is another
}

// A PathwayItem is one of them, by a short label of our own. An item without a label has
// words that are not reproduced here. The zero PathwayItem is none.
type PathwayItem struct {
	ID      PathwayItemID `json:"id,omitempty"`
	Number  int           `json:"number,omitempty"`
	Label   string        `json:"label,omitempty"`
	Level   int           `json:"level,omitempty"`   // the level or quarter to which it belongs; 0: none
	Value   string        `json:"value,omitempty"`   // the value that goes with it, if one does
	Private bool          `json:"private,omitempty"` // what somebody writes or says for it is nobody else's
}

// numbered returns a structure whose items have ids of a prefix and a number.
func numbered(kind StructureKind, prefix string, width int, src source.Source, labels ...string) Structure {
	s := Structure{Kind: kind, Count: len(labels), Source: src}
	for i, label := range labels {
		n := strconv.Itoa(i + 1)
		for len(n) < width {
			n = "0" + n
		}
		s.Items = append(s.Items, PathwayItem{ID: PathwayItemID(prefix + n), Number: i + 1, Label: label})
	}
	return s
}

// unlabelled returns a structure of n items whose words are not reproduced.
func unlabelled(kind StructureKind, prefix string, n int, src source.Source) Structure {
	return numbered(kind, prefix, 2, src, make([]string, n)...)
}

// counted returns a structure of which the number alone is shipped.
func counted(kind StructureKind, n int, text string, src source.Source) Structure {
	return Structure{Kind: kind, Count: n, Text: text, Source: src}
}
