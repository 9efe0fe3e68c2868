package recovery

import (
	"errors"
	"fmt"
	"log/slog"
	"math"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrCapital reports recovery capital that cannot be, or two scores that are not
// of one kind.
var ErrCapital = errors.New("recovery: bad recovery capital")

// Domains returns the domains of the set, or none for a set that is none.
func (s CapitalSet) Domains() []CapitalDomain {
	switch s {
	case CapitalWhiteCloud:
		return []CapitalDomain{CapitalPersonalPhysical, CapitalPersonalHuman, CapitalFamilySocial, CapitalCommunity, CapitalCultural}
	case CapitalCloudGranfield:
		return []CapitalDomain{CapitalSocial, CapitalPhysical, CapitalHuman, CapitalCultural}
	}
	return nil
}

// Source returns where the set is from.
func (s CapitalSet) Source() source.Source {
	switch s {
	case CapitalWhiteCloud:
		return source.Of("WC08").At("personal (physical, human), family and social, community, cultural", source.Unverified)
	case CapitalCloudGranfield:
		return source.Of("CG").At("social, physical, human, cultural", source.Verified)
	}
	return source.Source{}
}

// A CapitalMeasure describes a questionnaire of recovery capital by its name and
// range. Its items are owned by others and not part of this library.
type CapitalMeasure struct {
	Name    string        `json:"name,omitempty"`
	Items   int           `json:"items"`   // 0: not known
	Lowest  int           `json:"lowest"`  // of the total
	Highest int           `json:"highest"` // of the total; 0: not known
	MarkAt  int           `json:"mark_at"` // a total that its first study saw from people a year or longer in remission; 0: none
	Source  source.Source `json:"source,omitzero"`
}

// CapitalMeasures returns the measures that are known by name.
func CapitalMeasures() []CapitalMeasure {
	known := func(what string) source.Source {
		return source.Source{Title: "Measures of recovery capital", Locator: what, Evidence: source.Unverified}
	}
	return []CapitalMeasure{
		{Name: "ARC", Items: 50, Source: known("50 items")},
		{Name: "REC-CAP", Source: source.Of("RECCAP")},
		{Name: "BARC-10", Items: 10, Lowest: 10, Highest: 60, MarkAt: 47, Source: known("10 items of 1 to 6; 47 or more marked a year or longer in remission in its first study")},
	}
}

// A CapitalScore is the score of one domain.
type CapitalScore struct {
	Domain CapitalDomain `json:"domain"`
	Score  float64       `json:"score"`
}

// Capital is what a participant has to build on, on one date, by one measure and
// in the domains of one set, whose name stays with the scores. What stands in the
// way, negative capital, is counted apart and never taken off.
type Capital struct {
	Participant peer.ParticipantID `json:"participant"`
	On          peer.Date          `json:"on"`
	Set         CapitalSet         `json:"set"`
	Measure     string             `json:"measure"` // name of the questionnaire
	Scores      []CapitalScore     `json:"scores,omitempty"`
	Total       float64            `json:"total,omitempty"` // as the measure gives it; nothing is added up here
	Barriers    int                `json:"barriers,omitempty"`
}

// Check returns [ErrCapital] unless it says whose, when and by which measure, with
// finite scores of domains that belong to its set, each once.
func (c Capital) Check() error {
	if c.Participant == "" || !storable.ID(string(c.Participant)) || c.On.IsZero() || c.Measure == "" || !storable.ID(c.Measure) {
		return fmt.Errorf("%w: want a participant, a date and the name of a measure", ErrCapital)
	}
	if _, err := c.Set.MarshalText(); err != nil {
		return fmt.Errorf("%w: %w", ErrCapital, err)
	}
	if c.Barriers < 0 || math.IsNaN(c.Total) || math.IsInf(c.Total, 0) {
		return fmt.Errorf("%w: want a finite total and barriers counted apart", ErrCapital)
	}
	seen := map[CapitalDomain]bool{}
	for _, s := range c.Scores {
		if !slices.Contains(c.Set.Domains(), s.Domain) || seen[s.Domain] || math.IsNaN(s.Score) || math.IsInf(s.Score, 0) {
			return fmt.Errorf("%w: want domains of the set, each once, with finite scores", ErrCapital)
		}
		seen[s.Domain] = true
	}
	return nil
}

// Change returns how each domain changed from c to later, in points of the
// measure. It returns [ErrCapital] unless both are of one participant, one set and
// one measure, the earlier first: scores of two kinds are not compared.
func (c Capital) Change(later Capital) (map[CapitalDomain]float64, error) {
	if c.Participant != later.Participant || c.Set != later.Set || c.Measure != later.Measure || later.On.Before(c.On) {
		return nil, fmt.Errorf("%w: want one participant, one set and one measure, the earlier first", ErrCapital)
	}
	changes := map[CapitalDomain]float64{}
	for _, was := range c.Scores {
		for _, is := range later.Scores {
			if is.Domain == was.Domain {
				changes[is.Domain] = is.Score - was.Score
			}
		}
	}
	return changes, nil
}

type storedCapital Capital

// UnmarshalJSON reads recovery capital and returns a [*lifecycle.RecordError] for
// another form and what Check returns. On error c is unchanged.
func (c *Capital) UnmarshalJSON(data []byte) error {
	var in storedCapital
	if err := lifecycle.ReadStored("capital", data, &in); err != nil {
		return err
	}
	if err := Capital(in).Check(); err != nil {
		return err
	}
	*c = Capital(in)
	return nil
}

// Format keeps everything out of every verb of fmt.
func (Capital) Format(f fmt.State, _ rune) { redact.Format(f, "[recovery capital]") }

// LogValue keeps everything out of logs.
func (Capital) LogValue() slog.Value { return slog.StringValue("[recovery capital]") }
