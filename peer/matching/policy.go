package matching

import (
	"fmt"
	"log/slog"
	"math"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Policy says how a programme matches. The zero Policy works: every rule that
// does not depend on a law counts, a credential is asked for in every role,
// there are no interpreters, and factors weigh as in [DefaultWeights].
type Policy struct {
	// Weights replace the default ones; a factor that is not named weighs nothing.
	// Nil means [DefaultWeights].
	Weights []Weight

	// Endorsement says that the law demands a worker whose endorsements cover what
	// support is sought with, as Texas does (1 Tex. Admin. Code §354.3203(g)). A
	// need that no endorsement is for, such as family, asks for none.
	Endorsement bool

	NoCredential []peer.RoleKind // roles in which the programme asks for no credential
	Interpreters bool            // no language in common is no hindrance

	// MostNew is how many participants a worker is given in one plan at most; 0 is
	// no limit but their free places, and less is refused.
	MostNew int
}

// A Judgement says whether a pair is eligible and how well it suits. The zero
// Judgement, which also comes with every error, judges nobody: it is not eligible.
type Judgement struct {
	Participant peer.ParticipantID `json:"participant"`
	Worker      peer.WorkerID      `json:"worker"`
	Refusals    []Rule             `json:"refusals"` // every rule that is not met
	Score       float64            `json:"score"`    // from 0 to 100; 0 if not eligible
	Factors     []FactorScore      `json:"factors"`  // behind the score; none if not eligible
	Mutual      bool               `json:"mutual"`   // the worker hopes to support with something that is sought

	// Remarks are what a person should look at before the match is made, such as a
	// worker's doubt about the fit. They exclude nobody and change no score.
	Remarks []peer.PairingRemark `json:"remarks,omitempty"`
}

// Eligible reports whether the pair was judged and meets every rule: that there
// are no refusals does not say so alone, for nothing may have been judged.
func (j Judgement) Eligible() bool { return len(j.Refusals) == 0 && len(j.Factors) > 0 }

// Format prints the score and keeps the people out of every verb of fmt.
func (j Judgement) Format(f fmt.State, _ rune) { redact.Format(f, j.shown()) }

// LogValue keeps the people out of logs.
func (j Judgement) LogValue() slog.Value { return slog.StringValue(j.shown()) }

func (j Judgement) shown() string {
	switch {
	case len(j.Refusals) > 0:
		return fmt.Sprintf("[judgement: %d rules not met]", len(j.Refusals))
	case !j.Eligible():
		return "[judgement of nobody]"
	}
	return fmt.Sprintf("[judgement: score %.4g]", j.Score)
}

// Judge judges one pair: every rule that it does not meet or, if there is none,
// its score, factor by factor. It returns an [*InputError] for weights, a limit,
// hours, zones, traits, numbers, ratings or concerns that cannot be used.
func (p Policy) Judge(s Seeker, c Candidate, k Known) (Judgement, error) {
	var bad faults
	weights := p.weights(&bad)
	k.check(&bad)
	at := clocks{at: k.At}
	s.check(0, &at, &bad)
	c.check(0, &at, &bad)
	if err := bad.err(); err != nil {
		return Judgement{}, err
	}
	return p.judge(&s, &c, &k, weights), nil
}

func (p Policy) judge(s *Seeker, c *Candidate, k *Known, weights []Weight) Judgement {
	j := Judgement{Participant: s.Participant.ID, Worker: c.Worker.ID, Refusals: p.refusals(s, c, k), Remarks: p.pairing(s, c, k).Remarks()}
	if len(j.Refusals) > 0 {
		return j
	}
	j.Mutual = common(c.Hopes, s.Participant.Needs) > 0
	j.Score = score(s, c, k, weights, func(f FactorScore, r reading) {
		f.Says = r.String()
		j.Factors = append(j.Factors, f)
	})
	return j
}

// score returns 100 times the weighted mean of the factors, and tells each.
func score(s *Seeker, c *Candidate, k *Known, weights []Weight, tell func(FactorScore, reading)) (sum float64) {
	whole := 0.0
	weigh := func(w Weight) float64 {
		if slices.Contains(s.Matters, w.Factor) {
			return 2 * w.Weight
		}
		return w.Weight
	}
	for _, w := range weights {
		whole += weigh(w)
	}
	for _, w := range weights {
		r := measures[w.Factor](s, c, k)
		points := float64(100 * weigh(w) / whole * r.value) // rounded here on every machine
		sum += points
		if tell != nil {
			tell(FactorScore{Factor: w.Factor, Value: r.value, Known: r.known, Points: points}, r)
		}
	}
	return sum
}

// weights returns the weights that count, and checks the policy.
func (p Policy) weights(bad *faults) []Weight {
	if p.MostNew < 0 {
		bad.add(PolicyList, 0, "most_new", "is negative")
	}
	if p.Weights == nil {
		return DefaultWeights()
	}
	whole := 0.0
	for i, w := range p.Weights {
		switch {
		case !slices.Contains(factors, w.Factor):
			bad.add(WeightsList, i, "factor", "is unknown")
		case slices.ContainsFunc(p.Weights[:i], func(o Weight) bool { return o.Factor == w.Factor }):
			bad.add(WeightsList, i, "factor", "is there twice")
		case math.IsNaN(w.Weight) || w.Weight < 0 || w.Weight > maxWeight:
			bad.add(WeightsList, i, "weight", "is not a number from 0 to a million")
		}
		whole += w.Weight
	}
	if !(whole > 0) {
		bad.add(WeightsList, 0, "weight", "is nowhere above 0")
	}
	return p.Weights
}

const maxWeight = 1e6

func (s *Seeker) check(i int, at *clocks, bad *faults) {
	s.Profile.check(SeekersList, i, bad)
	s.week = at.week(SeekersList, i, s.Hours, s.Zone, bad)
	for _, w := range s.Wishes {
		if !slices.Contains(traits, w.Trait) || w.Value == "" {
			bad.add(SeekersList, i, "wishes", "have an unknown trait or no value")
			break
		}
	}
	if !covers(factors, s.Matters) {
		bad.add(SeekersList, i, "matters", "names an unknown factor")
	}
}

func (c *Candidate) check(i int, at *clocks, bad *faults) {
	c.Profile.check(CandidatesList, i, bad)
	c.week = at.week(CandidatesList, i, c.Worker.Hours, c.Worker.Zone, bad)
	for _, t := range c.Traits {
		if !slices.Contains(traits, t.Trait) || t.Value == "" {
			bad.add(CandidatesList, i, "traits", "have an unknown trait or no value")
			break
		}
	}
	if c.Supported < 0 {
		bad.add(CandidatesList, i, "supported", "is negative")
	}
}

func (k *Known) check(bad *faults) {
	for i, r := range k.Ratings {
		if r.Check() != nil {
			bad.add(RatingsList, i, "rating", "lacks something or is off the scale")
		}
	}
	for i, c := range k.Concerns {
		if c.Participant == "" || c.Worker == "" {
			bad.add(ConcernsList, i, "concern", "does not say of whom and about whom")
		}
	}
}

func (p *Profile) check(list string, i int, bad *faults) {
	if p.RecoveryMonths < 0 {
		bad.add(list, i, "recovery_months", "is negative")
	}
}
