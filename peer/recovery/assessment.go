package recovery

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrAssessment reports an assessment that cannot be.
var ErrAssessment = errors.New("recovery: bad assessment")

// A Finding is one thing that an assessment found.
type Finding struct {
	Kind      FindingKind       `json:"kind"`
	Code      string            `json:"code"`                // of the assessment's own list: lower-case letters, digits, '_' and '-'
	Weight    ZeroToTen         `json:"weight,omitzero"`     // how much it matters to the person; zero: not said
	Dimension RecoveryDimension `json:"dimension,omitempty"` // of life that it is about; empty: not said
}

// An Assessment is what a participant and a worker found together on one date, by
// an instrument of the programme's choice.
type Assessment struct {
	Participant peer.ParticipantID `json:"participant"`
	On          peer.Date          `json:"on"`
	Instrument  string             `json:"instrument"` // its name
	Findings    []Finding          `json:"findings,omitempty"`
}

// Check returns [ErrAssessment] unless it says whose, when and by what, with
// findings of a kind and a code, each once.
func (a Assessment) Check() error {
	if a.Participant == "" || !storable.ID(string(a.Participant)) || a.On.IsZero() || a.Instrument == "" || !storable.ID(a.Instrument) {
		return fmt.Errorf("%w: want a participant, a date and the name of an instrument", ErrAssessment)
	}
	seen := map[string]bool{}
	for _, f := range a.Findings {
		if _, err := f.Kind.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrAssessment, err)
		}
		if f.Dimension != "" {
			if _, err := f.Dimension.MarshalText(); err != nil {
				return fmt.Errorf("%w: %w", ErrAssessment, err)
			}
		}
		if key := string(f.Kind) + " " + f.Code; !isCode(f.Code) || seen[key] {
			return fmt.Errorf("%w: want a code for each finding of a kind, once", ErrAssessment)
		} else {
			seen[key] = true
		}
	}
	return nil
}

// A PlanSuggestion is something that the participant may take into their plan, in
// words of their own, or not. Nothing takes it there by itself.
type PlanSuggestion struct {
	Finding  Finding       `json:"finding,omitzero"`
	Part     PlanPartKind  `json:"part,omitempty"`     // the part of a plan that it would go into
	Question string        `json:"question,omitempty"` // to begin with
	Source   source.Source `json:"source,omitzero"`
}

// Suggest returns an offer for each finding: barriers first, then needs, then
// strengths; within these what matters most to the person, then in the order in
// which it was found. It returns what [Assessment.Check] returns.
func Suggest(a Assessment) ([]PlanSuggestion, error) {
	if err := a.Check(); err != nil {
		return nil, err
	}
	src := source.Of("RECCAP").At("items suggested by what an assessment finds: barriers, then needs, then strengths", source.Secondary)
	parts := map[FindingKind]PlanSuggestion{
		FindingBarrier:  {Part: PartBarriers, Question: "What would make this less of a hindrance?", Source: src},
		FindingNeed:     {Part: PartServices, Question: "Who or what could help with this?", Source: src},
		FindingStrength: {Part: PartStrengths, Question: "How can this help you?", Source: src},
	}
	offers := make([]PlanSuggestion, len(a.Findings))
	for i, f := range a.Findings {
		offers[i] = parts[f.Kind]
		offers[i].Finding = f
	}
	weight := func(s PlanSuggestion) int {
		if said, ok := s.Finding.Weight.Said(); ok {
			return said
		}
		return -1
	}
	slices.SortStableFunc(offers, func(x, y PlanSuggestion) int {
		return cmp.Or(cmp.Compare(slices.Index(findingKinds, x.Finding.Kind), slices.Index(findingKinds, y.Finding.Kind)), cmp.Compare(weight(y), weight(x)))
	})
	return offers, nil
}

type storedAssessment Assessment

// UnmarshalJSON reads an assessment and returns a [*lifecycle.RecordError] for
// another form and what Check returns. On error a is unchanged.
func (a *Assessment) UnmarshalJSON(data []byte) error {
	var in storedAssessment
	if err := lifecycle.ReadStored("assessment", data, &in); err != nil {
		return err
	}
	if err := Assessment(in).Check(); err != nil {
		return err
	}
	*a = Assessment(in)
	return nil
}

// Format keeps everything out of every verb of fmt.
func (Assessment) Format(f fmt.State, _ rune) { redact.Format(f, "[assessment]") }

// LogValue keeps everything out of logs.
func (Assessment) LogValue() slog.Value { return slog.StringValue("[assessment]") }
