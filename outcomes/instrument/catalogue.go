package instrument

import (
	"slices"
	"strconv"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// shipped lists the definitions, by subject. Each key is the first under its id.
var shipped = firstKeys(slices.Concat(mood(), substances(), recovery(), capital(), self(), efficacy(), connection(), work(), life()))

func firstKeys(keys []Definition) []Definition {
	for i := range keys {
		keys[i].Version = 1
	}
	return keys
}

// IDs returns the ids of the shipped instruments, sorted.
func IDs() []ID {
	ids := make([]ID, len(shipped))
	for i, d := range shipped {
		ids[i] = d.ID
	}
	slices.Sort(ids)
	return ids
}

// Of returns the shipped instrument with the given id. It returns
// [ErrUnknownInstrument] if there is none.
func Of(id ID) (*Instrument, error) {
	for _, d := range shipped {
		if d.ID == id {
			return New(d)
		}
	}
	return nil, enum.Refuse(string(id), idNames(), ErrUnknownInstrument)
}

func idNames() []string {
	var names []string
	for _, id := range IDs() {
		names = append(names, string(id))
	}
	return names
}

// likert returns n items "i1", "i2", ... with the whole numbers from low to high.
func likert(n, low, high int, reversed ...int) []Item {
	return stepped(n, low, high, 1, reversed...)
}

// stepped returns n items with the codes from low to high in steps; those that
// are reversed count low + high less the code.
func stepped(n, low, high, step int, reversed ...int) []Item {
	items := make([]Item, n)
	for i := range items {
		items[i].ID = "i" + strconv.Itoa(i+1)
		for a := low; a <= high; a += step {
			items[i].Answers = append(items[i].Answers, a)
			if slices.Contains(reversed, i+1) {
				items[i].Points = append(items[i].Points, low+high-a)
			}
		}
	}
	return items
}

// of returns the ids of the items with the given numbers.
func of(numbers ...int) []string {
	ids := make([]string, len(numbers))
	for i, n := range numbers {
		ids[i] = "i" + strconv.Itoa(n)
	}
	return ids
}

// through returns the ids of the items from the first number to the last.
func through(first, last int) []string {
	var ids []string
	for n := first; n <= last; n++ {
		ids = append(ids, "i"+strconv.Itoa(n))
	}
	return ids
}

// coded gives the items their LOINC codes.
func coded(items []Item, codes ...string) []Item {
	for i := range items {
		items[i].LOINC = codes[i]
	}
	return items
}

// Sources. A point that was seen names where; what was recalled from the named
// publication and not re-opened is unverified.

func paper(title string, year int) source.Source { return source.Source{Title: title, Year: year} }

func seen(s source.Source, where string) source.Source { return s.At(where, source.Verified) }

func recalled(s source.Source) source.Source { return s.At("", source.Unverified) }

func chosen(why string) source.Source { return source.DesignDefault(why) }

// gaps returns a rule for missing items.
func gaps(n int, s source.Source) Gaps { return Gaps{Most: n, Source: s} }

var none = Gaps{Source: chosen("without a published rule every item is needed")}

// allNeeded is the rule of a form whose source asks for every item.
func allNeeded(s source.Source) Gaps { return Gaps{Source: s} }

// bands returns bands that share a source, from pairs of name and end.
func bands(s source.Source, list ...Band) []Band {
	for i := range list {
		list[i].Source = s
	}
	return list
}

func clinicians() []Reader { return []Reader{ClinicianReader} }

func supporters() []Reader { return []Reader{WorkerReader, SupervisorReader, ClinicianReader} }
