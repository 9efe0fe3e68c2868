package matching_test

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

// better compares pairs as participants do: higher scores, then lower workers; nil is worst.
func better(a, b *matching.Pair) bool {
	if a == nil || b == nil {
		return a != nil
	}
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Worker, b.Worker)) < 0
}

// prefers compares pairs as workers do: higher scores, then lower participants.
func prefers(a, b *matching.Pair) bool {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Participant, b.Participant)) < 0
}

// blocking reports whether a participant and a worker would both rather have each other.
func (m market) blocking(taken []*matching.Pair) bool {
	people := m.people()
	room := map[peer.WorkerID]int{}
	for _, p := range m.places {
		room[p.Worker] = p.Capacity
	}
	worst := map[peer.WorkerID]*matching.Pair{}
	for _, p := range taken {
		if p != nil {
			room[p.Worker]--
			if worst[p.Worker] == nil || prefers(worst[p.Worker], p) {
				worst[p.Worker] = p
			}
		}
	}
	for k := range m.pairs {
		p := &m.pairs[k]
		i, _ := slices.BinarySearch(people, p.Participant)
		if taken[i] == p || !better(p, taken[i]) {
			continue
		}
		if room[p.Worker] > 0 || worst[p.Worker] != nil && prefers(p, worst[p.Worker]) {
			return true
		}
	}
	return false
}

func (m market) taken(a matching.Assignment) []*matching.Pair {
	people := m.people()
	taken := make([]*matching.Pair, len(people))
	for _, got := range a.Pairs {
		for k := range m.pairs {
			if p := &m.pairs[k]; p.Participant == got.Participant && p.Worker == got.Worker {
				i, _ := slices.BinarySearch(people, p.Participant)
				taken[i] = p
			}
		}
	}
	return taken
}

// Of all stable assignments, found by trying every assignment, the answer is the
// one in which every participant does at least as well as in any other.
func TestStableAgainstEveryAssignment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := draw(t, 5, 4)
		got := m.taken(assign(t, matching.Stable, m.pairs, m.places))
		require.False(t, m.blocking(got))
		m.all(func(other []*matching.Pair) {
			if m.blocking(other) {
				return
			}
			for i := range other {
				require.False(t, better(other[i], got[i]) && other[i] != got[i], "a participant does better elsewhere")
			}
		})
	})
}

// Greedy by its own words: the best pair left, again and again.
func TestGreedyByItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := draw(t, 6, 5)
		left := slices.Clone(m.pairs)
		room := map[peer.WorkerID]int{}
		for _, p := range m.places {
			room[p.Worker] = p.Capacity
		}
		want := make([]*matching.Pair, len(m.people()))
		for len(left) > 0 {
			best := slices.MinFunc(left, func(a, b matching.Pair) int {
				return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Participant, b.Participant), cmp.Compare(a.Worker, b.Worker))
			})
			i, _ := slices.BinarySearch(m.people(), best.Participant)
			if room[best.Worker] > 0 {
				room[best.Worker]--
				want[i] = &best
				left = slices.DeleteFunc(left, func(p matching.Pair) bool { return p.Participant == best.Participant })
			} else {
				left = slices.DeleteFunc(left, func(p matching.Pair) bool { return p.Worker == best.Worker })
			}
		}
		require.Equal(t, words(want), m.words(assign(t, matching.Greedy, m.pairs, m.places)))
	})
}

// hungarian is an independent exact method: the textbook algorithm in O(n^3) on a
// dense square matrix of big numbers, with a copy of a worker for every place and a
// place of their own for everyone who stays unassigned. It returns the least cost.
func hungarian(cost [][]*big.Int) *big.Int {
	n := len(cost)
	zero := new(big.Int)
	u, v := make([]*big.Int, n+1), make([]*big.Int, n+1)
	for i := range u {
		u[i], v[i] = zero, zero
	}
	p, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		p[0] = i
		j0 := 0
		low := make([]*big.Int, n+1)
		used := make([]bool, n+1)
		for {
			used[j0] = true
			i0, j1 := p[j0], 0
			var delta *big.Int
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				cur := new(big.Int).Sub(cost[i0-1][j-1], u[i0])
				cur.Sub(cur, v[j])
				if low[j] == nil || cur.Cmp(low[j]) < 0 {
					low[j], way[j] = cur, j0
				}
				if delta == nil || low[j].Cmp(delta) < 0 {
					delta, j1 = low[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[p[j]], v[j] = new(big.Int).Add(u[p[j]], delta), new(big.Int).Sub(v[j], delta)
				} else if low[j] != nil {
					low[j] = new(big.Int).Sub(low[j], delta)
				}
			}
			if j0 = j1; p[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			p[j0] = p[j1]
			j0 = j1
		}
	}
	sum := new(big.Int)
	for j := 1; j <= n; j++ {
		sum.Add(sum, cost[p[j]-1][j-1])
	}
	return sum
}

// whole returns x * 2^1074, a whole number.
func whole(x float64) *big.Int {
	f := new(big.Float).SetFloat64(x)
	n, _ := f.SetMantExp(f, 1074).Int(nil)
	return n
}

// The count and the total of larger problems agree with the independent method,
// for scores of every kind.
func TestOptimalAgainstAnIndependentMethod(t *testing.T) {
	kinds := map[string]func(*rand.Rand) float64{
		"any":             func(r *rand.Rand) float64 { return 100 * r.Float64() },
		"whole":           func(r *rand.Rand) float64 { return float64(r.IntN(7) - 3) },
		"cents":           func(r *rand.Rand) float64 { return float64(r.IntN(10000)) / 100 },
		"all equal":       func(*rand.Rand) float64 { return -7 },
		"huge and tiny":   func(r *rand.Rand) float64 { return math.Ldexp(r.Float64()-0.5, r.IntN(2000)-1000) },
		"largest":         func(r *rand.Rand) float64 { return math.MaxFloat64 * (2*r.Float64() - 1) },
		"wider than 2^64": func(r *rand.Rand) float64 { return math.Ldexp(r.Float64()-0.5, r.IntN(40)) },
	}
	for name, score := range kinds {
		for seed, size := range [][4]int{{30, 12, 4, 2}, {40, 8, 3, 4}, {40, 20, 5, 2}} {
			t.Run(fmt.Sprintf("%s %d", name, seed), func(t *testing.T) {
				people, workers, eligible, capacity := size[0], size[1], size[2], size[3]
				m := random(uint64(seed), people, workers, eligible, capacity, score)
				n := workers*capacity + people
				none := new(big.Int).Lsh(big.NewInt(1), 2200) // more than any sum of scores
				never := new(big.Int).Lsh(none, 20)
				cost := make([][]*big.Int, n)
				for i := range cost {
					cost[i] = make([]*big.Int, n)
					for j := range cost[i] {
						switch {
						case i >= people: // nobody takes what is left
							cost[i][j] = new(big.Int)
						case j == workers*capacity+i:
							cost[i][j] = none
						default:
							cost[i][j] = never
						}
					}
				}
				for _, p := range m.pairs {
					i, _ := slices.BinarySearch(m.people(), p.Participant)
					w := slices.IndexFunc(m.places, func(o matching.Place) bool { return o.Worker == p.Worker })
					for k := range capacity {
						cost[i][w*capacity+k] = new(big.Int).Neg(whole(p.Score))
					}
				}
				a := assign(t, matching.Optimal, m.pairs, m.places)
				total := new(big.Int)
				load := map[peer.WorkerID]int{}
				for _, p := range a.Pairs {
					total.Sub(total, whole(p.Score))
					load[p.Worker]++
					require.LessOrEqual(t, load[p.Worker], capacity)
				}
				require.Equal(t, people, len(a.Pairs)+len(a.Unassigned))
				total.Add(total, new(big.Int).Mul(none, big.NewInt(int64(len(a.Unassigned)))))
				require.Zero(t, hungarian(cost).Cmp(total))
			})
		}
	}
}

func TestNoOrderOfInputMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := draw(t, 7, 5)
		pairs := rapid.Permutation(m.pairs).Draw(t, "pairs")
		places := rapid.Permutation(m.places).Draw(t, "places")
		for _, method := range matching.Methods() {
			require.Equal(t, assign(t, method, m.pairs, m.places), assign(t, method, pairs, places))
		}
	})
}

// Everybody left over is eligible for full workers alone, whichever the method.
func TestNobodyIsLeftBesideAFreePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := draw(t, 7, 5)
		p, err := matching.NewProblem(m.pairs, m.places)
		require.NoError(t, err)
		for _, method := range matching.Methods() {
			a, err := p.Assign(method)
			require.NoError(t, err)
			choices := p.Choices(a)
			require.Len(t, choices, len(m.people()))
			for _, id := range a.Unassigned {
				for _, c := range choices[id] {
					require.True(t, c.Full())
					require.False(t, c.Taken)
				}
			}
			for _, pair := range a.Pairs {
				taken := 0
				for i, c := range choices[pair.Participant] {
					if c.Taken {
						taken++
						require.Equal(t, pair, matching.Pair{Participant: pair.Participant, Worker: c.Worker, Score: c.Score})
					}
					require.True(t, i == 0 || choices[pair.Participant][i-1].Score >= c.Score)
				}
				require.Equal(t, 1, taken)
			}
		}
	})
}

// The three methods on one problem, worked out by hand. Ana and Bo have a place each.
//
//	p: Ana 10, Bo 9    q: Ana 8
//
// Greedy and stable give Ana to p, and q is left; the optimum gives Bo to p.
func TestByHand(t *testing.T) {
	pairs := []matching.Pair{{"p", "ana", 10}, {"p", "bo", 9}, {"q", "ana", 8}}
	places := []matching.Place{{"ana", 1}, {"bo", 1}}
	first := matching.Assignment{Total: 10, Pairs: pairs[:1], Unassigned: []peer.ParticipantID{"q"}}
	for _, m := range []matching.Method{matching.Greedy, matching.Stable} {
		first.Method = m
		assert.Equal(t, first, assign(t, m, pairs, places))
	}
	assert.Equal(t, matching.Assignment{Method: matching.Optimal, Total: 17, Pairs: pairs[1:], Unassigned: []peer.ParticipantID{}},
		assign(t, matching.Optimal, pairs, places))
}

// Sums of floats round: 1e16 + 1 is 1e16. Exact sums do not, so that the second
// assignment, better by 1 in 1e16, is found, and so is one better by the last bit.
func TestTotalsAreComparedExactly(t *testing.T) {
	places := []matching.Place{{"v", 1}, {"w", 1}}
	a := assign(t, matching.Optimal, []matching.Pair{{"p", "v", 1e16}, {"p", "w", 1}, {"q", "v", 1e16}, {"q", "w", 2}}, places)
	assert.Equal(t, []matching.Pair{{"p", "v", 1e16}, {"q", "w", 2}}, a.Pairs)
	a = assign(t, matching.Optimal, []matching.Pair{{"p", "v", math.MaxFloat64}, {"p", "w", 0}, {"q", "v", math.MaxFloat64}, {"q", "w", -math.SmallestNonzeroFloat64}}, places)
	assert.Equal(t, []matching.Pair{{"p", "w", 0}, {"q", "v", math.MaxFloat64}}, a.Pairs)
	a = assign(t, matching.Optimal, []matching.Pair{{"p", "v", math.MaxFloat64}, {"q", "w", math.MaxFloat64}}, places)
	assert.True(t, math.IsInf(a.Total, 1))
	assert.Equal(t, "3.595386269724631e+308", a.ExactTotal().Text('g', 16))
	a = assign(t, matching.Greedy, []matching.Pair{{"p", "v", 1e16}, {"q", "w", 1}, {"r", "u", 1}}, append(places, matching.Place{"u", 1}))
	assert.Equal(t, 1e16+2, a.Total, "rounded once, not at every step")
}

func TestDegenerateProblems(t *testing.T) {
	empty := matching.Assignment{Pairs: []matching.Pair{}, Unassigned: []peer.ParticipantID{}}
	for _, m := range matching.Methods() {
		empty.Method = m
		a, err := new(matching.Problem).Assign(m)
		require.NoError(t, err)
		assert.Equal(t, empty, a)
		assert.Equal(t, empty, assign(t, m, nil, nil))
		assert.Equal(t, empty, assign(t, m, nil, []matching.Place{{"w", 3}}))
		a = assign(t, m, []matching.Pair{{"p", "w", 1}}, []matching.Place{{"w", 0}})
		assert.Equal(t, []peer.ParticipantID{"p"}, a.Unassigned)
		a = assign(t, m, []matching.Pair{{"p", "w", -5}}, []matching.Place{{"w", math.MaxInt}})
		assert.Len(t, a.Pairs, 1, "a low score is no reason to leave somebody out")
		a = assign(t, m, []matching.Pair{{"p", "w", math.Copysign(0, -1)}, {"p", "v", 0}}, []matching.Place{{"w", 1}, {"v", 1}})
		assert.Equal(t, peer.WorkerID("v"), a.Pairs[0].Worker, "-0 and 0 are equal")
		assert.False(t, math.Signbit(a.Total))
	}
}

func TestRefusedProblems(t *testing.T) {
	_, err := matching.NewProblem(
		[]matching.Pair{{"p", "w", 1}, {"", "w", 1}, {"p", "", 1}, {"p", "x", 1}, {"q", "w", math.NaN()}, {"r", "w", math.Inf(-1)}, {"p", "w", 2}, {"s", "w", 1}, {"s", "w", 1}},
		[]matching.Place{{"w", 1}, {"", 1}, {"w", 2}, {"v", -1}})
	require.ErrorIs(t, err, matching.ErrInput)
	var bad *matching.InputError
	require.ErrorAs(t, err, &bad)
	assert.Equal(t, []matching.Fault{
		{"pairs", 1, "participant", "is empty"},
		{"pairs", 2, "worker", "is empty"},
		{"pairs", 3, "worker", "has no capacity listed"},
		{"pairs", 4, "score", "is not a finite number"},
		{"pairs", 5, "score", "is not a finite number"},
		{"pairs", 6, "pair", "is there twice"},
		{"pairs", 8, "pair", "is there twice"},
		{"places", 1, "worker", "is empty"},
		{"places", 2, "worker", "is there twice"},
		{"places", 3, "capacity", "is negative"},
	}, bad.Faults)
	assert.Contains(t, err.Error(), "matching: bad input: pairs[1]: participant is empty; ")
	p, err := matching.NewProblem(nil, nil)
	require.NoError(t, err)
	_, err = p.Assign("")
	require.ErrorIs(t, err, matching.ErrUnknownMethod)
	_, err = p.Assign("Optimal")
	require.ErrorIs(t, err, matching.ErrUnknownMethod)
}

// Large problems whose answer is known: everyone suits the worker of their own number best.
func TestLargeProblemWithAKnownAnswer(t *testing.T) {
	var m market
	const n = 3000
	for w := range n {
		m.places = append(m.places, matching.Place{Worker: peer.WorkerID(fmt.Sprintf("w%05d", w)), Capacity: 1})
	}
	for p := range n {
		for k := range 8 {
			w := (p + k*k*7) % n
			m.pairs = append(m.pairs, matching.Pair{Participant: peer.ParticipantID(fmt.Sprintf("p%05d", p)), Worker: m.places[w].Worker, Score: -0.1 * float64(k)})
		}
	}
	for _, method := range matching.Methods() {
		a := assign(t, method, m.pairs, m.places)
		require.Len(t, a.Pairs, n)
		assert.Zero(t, a.Total)
		for _, pair := range a.Pairs {
			require.Equal(t, string(pair.Participant)[1:], string(pair.Worker)[1:])
		}
	}
}
