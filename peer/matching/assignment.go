package matching

import (
	"fmt"
	"log/slog"
	"math/big"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// An Assignment says who is assigned to whom. The zero Assignment assigns nobody.
type Assignment struct {
	Method     Method               `json:"method"`
	Total      float64              `json:"total"`      // sum of the scores, rounded once; infinite if no float64 holds it
	Pairs      []Pair               `json:"pairs"`      // by participant
	Unassigned []peer.ParticipantID `json:"unassigned"` // participants of a pair who are in none of Pairs, sorted
}

// Assign assigns participants to workers, no worker to more than their
// capacity. It returns [ErrUnknownMethod] for a method that is none of
// [Methods].
//
// Ids are compared as bytes. Of several assignments that a method allows, the
// answer is always the same one:
//
//   - Optimal compares totals as exact sums of the float64 scores, whatever their
//     size; scores that are more than some 2^50 apart take longer, the more
//     so the larger the problem. Of several optima it gives the participant with the lowest id the worker with the
//     lowest id that any optimum gives them (a worker rather than nobody), then
//     the participant after that, and so on.
//   - Stable takes both sides to prefer higher scores, then lower ids, which
//     leaves one answer.
//   - Greedy takes the highest score left, then the lower participant id, then
//     the lower worker id.
func (p *Problem) Assign(method Method) (Assignment, error) {
	var at []int32
	switch method {
	case Optimal:
		at = optimal(&p.graph)
	case Stable:
		at = stable(&p.graph)
	case Greedy:
		at = greedy(&p.graph)
	default:
		return Assignment{}, enum.Refuse(string(method), methods, ErrUnknownMethod)
	}
	a := Assignment{Method: method, Pairs: make([]Pair, 0, len(at)), Unassigned: []peer.ParticipantID{}}
	for i, e := range at {
		if e < 0 {
			a.Unassigned = append(a.Unassigned, p.people[i])
			continue
		}
		a.Pairs = append(a.Pairs, Pair{p.people[i], p.workers[p.graph.to[e]], p.graph.score[e]})
	}
	a.Total, _ = a.ExactTotal().Float64()
	return a, nil
}

// ExactTotal returns the sum of the scores, not rounded. Scores that are not
// finite count as 0.
func (a Assignment) ExactTotal() *big.Float {
	s := scaleOf(len(a.Pairs), func(i int) float64 { return a.Pairs[i].Score })
	sum := new(big.Int)
	for _, pair := range a.Pairs {
		sum.Sub(sum, s.large(pair.Score).big())
	}
	f := new(big.Float).SetInt(sum)
	return f.SetMantExp(f, s.exp)
}

// Format prints the counts and keeps the people out of every verb of fmt.
func (a Assignment) Format(f fmt.State, _ rune) { redact.Format(f, a.shown()) }

// LogValue keeps the people out of logs.
func (a Assignment) LogValue() slog.Value { return slog.StringValue(a.shown()) }

func (a Assignment) shown() string {
	return fmt.Sprintf("[%s assignment of %d, %d left]", a.Method, len(a.Pairs), len(a.Unassigned))
}
