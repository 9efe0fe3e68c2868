package outcomes

import (
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

// Measures returns the measures that ship, by id. Their definitions are those of
// the named sources as far as these were seen; what was not, the note says. They
// are a start for a programme's own and set no target.
func Measures() []Measure {
	all := slices.Concat(stayMeasures(), followUpMeasures(), hospitalMeasures(), useMeasures(), lifeMeasures(), scoreMeasures())
	slices.SortFunc(all, func(a, b Measure) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// MeasureOf returns the measure that ships under an id, such as "retention-90";
// MEASURES.md in this folder lists them all. It returns [ErrUnknownMeasure], with
// the nearest id if one is near, if there is none.
func MeasureOf(id string) (Measure, error) {
	all := Measures()
	ids := make([]string, len(all))
	for i, m := range all {
		if m.ID == id {
			return m, nil
		}
		ids[i] = m.ID
	}
	return Measure{}, enum.Refuse(id, ids, ErrUnknownMeasure)
}

const (
	better = instrument.HigherBetter
	lower  = instrument.LowerBetter
	share  = "share"
)

func on(kinds ...EventKind) Match { return Match{Kinds: kinds} }

// about returns events of some kinds that have one of the facts.
func about(f []Fact, kinds ...EventKind) Match { return Match{Kinds: kinds, Any: f} }

func discharged(reasons ...DischargeReason) Match {
	m := on(Discharge)
	for _, r := range reasons {
		m.Codes = append(m.Codes, string(r))
	}
	return m
}

func chosen(why string) source.Source { return source.DesignDefault(why) }
