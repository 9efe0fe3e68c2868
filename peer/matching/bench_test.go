package matching_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/matching"
)

// The aim is an exact optimum for 10,000 participants, 2,000 workers, capacity
// 5 and 20 eligible workers each in 150 ms on two cores: any/optimal.
func BenchmarkAssign(b *testing.B) {
	anyScore := func(r *rand.Rand) float64 { return 100 * r.Float64() }
	cents := func(r *rand.Rand) float64 { return math.Round(1e4*r.Float64()) / 100 }
	whole := func(r *rand.Rand) float64 { return float64(r.IntN(101)) }
	same := func(*rand.Rand) float64 { return 1 }
	far := func(r *rand.Rand) float64 { return math.Ldexp(r.Float64(), r.IntN(600)) }
	for _, bm := range []struct {
		name     string
		capacity int
		score    func(*rand.Rand) float64
	}{{"any", 5, anyScore}, {"two decimals", 5, cents}, {"whole", 5, whole}, {"all equal", 5, same}, {"far apart", 5, far},
		{"scarce", 4, anyScore}, {"scarcer", 3, cents}, {"scarce equal", 4, same}, {"ample", 6, anyScore}} {
		m := random(1, 10_000, 2_000, 20, bm.capacity, bm.score)
		for _, method := range matching.Methods() {
			b.Run(fmt.Sprintf("%s/%s", bm.name, method), func(b *testing.B) {
				p, err := matching.NewProblem(m.pairs, m.places)
				require.NoError(b, err)
				b.ReportAllocs()
				for b.Loop() {
					_, err := p.Assign(method)
					require.NoError(b, err)
				}
			})
		}
		b.Run(bm.name+"/new", func(b *testing.B) {
			for b.Loop() {
				_, err := matching.NewProblem(m.pairs, m.places)
				require.NoError(b, err)
			}
		})
	}
}

// Judging 500 seekers and 200 candidates, 100,000 pairs, and assigning them.
func BenchmarkPlan(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	words := []string{"smart", "na", "aa", "wfs", "lifering", "parent", "student", "carer"}
	some := func() []string { return []string{words[r.IntN(len(words))], words[r.IntN(len(words))]} }
	var seekers []matching.Seeker
	var candidates []matching.Candidate
	for i := range 500 {
		s := seeker(person(i))
		s.Participant.Pathways, s.LifeStage, s.Past = some(), some(), some()
		seekers = append(seekers, s)
	}
	for i := range 200 {
		c := candidate(helper(i))
		c.Pathways, c.LifeStage, c.Past, c.Worker.Capacity, c.Worker.Away = some(), some(), some(), 3, i%4 == 0
		candidates = append(candidates, c)
	}
	b.ReportAllocs()
	for b.Loop() {
		_, err := matching.Policy{}.Plan(seekers, candidates, known, matching.Optimal)
		require.NoError(b, err)
	}
}
