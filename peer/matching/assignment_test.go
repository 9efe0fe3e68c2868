package matching_test

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

func person(i int) peer.ParticipantID { return peer.ParticipantID(fmt.Sprintf("p%03d", i)) }
func helper(i int) peer.WorkerID      { return peer.WorkerID(fmt.Sprintf("w%03d", i)) }

func assign(t require.TestingT, m matching.Method, pairs []matching.Pair, places []matching.Place) matching.Assignment {
	p, err := matching.NewProblem(pairs, places)
	require.NoError(t, err)
	a, err := p.Assign(m)
	require.NoError(t, err)
	return a
}

// market is a small problem drawn at random.
type market struct {
	pairs  []matching.Pair
	places []matching.Place
}

func draw(t *rapid.T, people, workers int) market {
	scores := []*rapid.Generator[float64]{
		rapid.Map(rapid.IntRange(-3, 3), func(n int) float64 { return float64(n) }),
		rapid.Map(rapid.IntRange(0, 1), func(n int) float64 { return float64(n) }),
		rapid.Map(rapid.IntRange(-1000, 1000), func(n int) float64 { return float64(n) / 100 }),
		rapid.Float64Range(-1, 1),
		rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64),
		rapid.SampledFrom([]float64{0, math.Copysign(0, -1), math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64,
			1, 1 + 0x1p-52, 0.1, 0.2, 0.3, 0.30000000000000004, 1e300, -1e-300}),
	}
	score := scores[rapid.IntRange(0, len(scores)-1).Draw(t, "kind of score")]
	var m market
	for w := range rapid.IntRange(0, workers).Draw(t, "workers") {
		m.places = append(m.places, matching.Place{Worker: helper(w), Capacity: rapid.IntRange(0, 2).Draw(t, "capacity")})
	}
	for p := range rapid.IntRange(0, people).Draw(t, "people") {
		for _, place := range m.places {
			if rapid.IntRange(0, 2).Draw(t, "eligible") > 0 {
				m.pairs = append(m.pairs, matching.Pair{Participant: person(p), Worker: place.Worker, Score: score.Draw(t, "score")})
			}
		}
	}
	return m
}

// all calls f with every assignment there is, the people in order; a nil pair is nobody.
func (m market) all(f func([]*matching.Pair)) {
	people := m.people()
	left := map[peer.WorkerID]int{}
	for _, p := range m.places {
		left[p.Worker] = p.Capacity
	}
	taken := make([]*matching.Pair, len(people))
	var next func(int)
	next = func(i int) {
		if i == len(people) {
			f(taken)
			return
		}
		for k := range m.pairs {
			if p := &m.pairs[k]; p.Participant == people[i] && left[p.Worker] > 0 {
				left[p.Worker]--
				taken[i] = p
				next(i + 1)
				left[p.Worker]++
			}
		}
		taken[i] = nil
		next(i + 1)
	}
	next(0)
}

func (m market) people() []peer.ParticipantID {
	var ids []peer.ParticipantID
	for _, p := range m.pairs {
		ids = append(ids, p.Participant)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// sum is exact: a big.Float of 2200 bits holds every float64 down to the last bit.
func sum(taken []*matching.Pair) (count int, total *big.Float) {
	total = new(big.Float).SetPrec(2200)
	for _, p := range taken {
		if p != nil {
			count++
			total.Add(total, big.NewFloat(p.Score))
		}
	}
	return count, total
}

// words spells an assignment so that comparing strings is the order of ties: the
// worker of each participant in turn, nobody last.
func words(taken []*matching.Pair) string {
	text := ""
	for _, p := range taken {
		if p == nil {
			text += "~;"
		} else {
			text += string(p.Worker) + ";"
		}
	}
	return text
}

func (m market) words(a matching.Assignment) string {
	taken := make([]*matching.Pair, len(m.people()))
	for i, id := range m.people() {
		for k := range a.Pairs {
			if a.Pairs[k].Participant == id {
				taken[i] = &a.Pairs[k]
			}
		}
	}
	return words(taken)
}

// Every assignment is tried: the optimum has the count, the total and the tie-break it promises.
func TestOptimalAgainstEveryAssignment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := draw(t, 5, 4)
		count, total, best := -1, new(big.Float), ""
		m.all(func(taken []*matching.Pair) {
			n, s := sum(taken)
			w := words(taken)
			if order := cmp.Or(cmp.Compare(n, count), s.Cmp(total)); order > 0 || order == 0 && w < best {
				count, total, best = n, s, w
			}
		})
		a := assign(t, matching.Optimal, m.pairs, m.places)
		require.Equal(t, count, len(a.Pairs))
		require.Zero(t, total.Cmp(a.ExactTotal()), "%v and %v", total, a.ExactTotal())
		rounded, _ := total.Float64()
		require.Equal(t, rounded, a.Total)
		require.Equal(t, best, m.words(a))
	})
}

func random(seed uint64, people, workers, eligible, capacity int, score func(*rand.Rand) float64) market {
	r := rand.New(rand.NewPCG(seed, 1))
	var m market
	for w := range workers {
		m.places = append(m.places, matching.Place{Worker: helper(w), Capacity: capacity})
	}
	for p := range people {
		chosen := map[int]bool{}
		for len(chosen) < eligible {
			if w := r.IntN(workers); !chosen[w] {
				chosen[w] = true
				m.pairs = append(m.pairs, matching.Pair{Participant: person(p), Worker: m.places[w].Worker, Score: score(r)})
			}
		}
	}
	return m
}
