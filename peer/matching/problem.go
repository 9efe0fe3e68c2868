package matching

import (
	"cmp"
	"fmt"
	"log/slog"
	"math"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Pair is a participant and a worker who may be assigned to each other, and
// how well they suit: a higher score is better, and any finite number will do.
type Pair struct {
	Participant peer.ParticipantID `json:"participant"`
	Worker      peer.WorkerID      `json:"worker"`
	Score       float64            `json:"score"`
}

// Format prints the score and keeps the people out of every verb of fmt.
func (p Pair) Format(f fmt.State, _ rune) { redact.Format(f, p.shown()) }

// LogValue keeps the people out of logs.
func (p Pair) LogValue() slog.Value { return slog.StringValue(p.shown()) }

func (p Pair) shown() string { return fmt.Sprintf("[pair %g]", p.Score) }

// A Place says how many participants a worker can take now. Zero is none.
type Place struct {
	Worker   peer.WorkerID `json:"worker"`
	Capacity int           `json:"capacity"`
}

// Format prints the capacity and keeps the worker out of every verb of fmt.
func (p Place) Format(f fmt.State, _ rune) { redact.Format(f, p.shown()) }

// LogValue keeps the worker out of logs.
func (p Place) LogValue() slog.Value { return slog.StringValue(p.shown()) }

func (p Place) shown() string { return fmt.Sprintf("[place for %d]", p.Capacity) }

// A Problem is a checked set of pairs and places. It does not remember the
// order in which they were given, so that no answer depends on it. Use
// [NewProblem]; the zero Problem has nobody in it. A Problem may be shared
// between goroutines.
type Problem struct {
	people  []peer.ParticipantID // sorted
	workers []peer.WorkerID      // sorted
	graph   graph
}

// A graph holds the pairs by participant, ids replaced by their ranks.
type graph struct {
	first    []int32 // by participant: their first edge; and one more
	to       []int32 // by edge: the worker, rising for each participant
	score    []float64
	capacity []int32 // by worker, no more than there are participants
}

func (g *graph) people() int { return max(len(g.first)-1, 0) }

// NewProblem checks pairs and places. It returns an [*InputError] with all that
// is wrong: an empty id, a pair or a worker that is there twice, a pair whose
// worker has no place listed (capacity 0 is a way to list none), a negative
// capacity, a score that is not finite. A pair that is absent is not eligible.
// More than 2^31-1 pairs are refused.
func NewProblem(pairs []Pair, places []Place) (*Problem, error) {
	var bad faults
	if len(pairs) > math.MaxInt32 || len(places) > math.MaxInt32 {
		bad.add(PairsList, math.MaxInt32, "list", "is too long")
		return nil, bad.err()
	}
	p := &Problem{}
	workers, rank := ranks(len(places), func(i int) peer.WorkerID { return places[i].Worker })
	people, person := ranks(len(pairs), func(i int) peer.ParticipantID { return pairs[i].Participant })
	p.workers, p.people = workers, people
	p.graph = newGraph(pairs, person, rank, &bad)

	p.graph.capacity = make([]int32, len(workers))
	listed := make([]bool, len(workers))
	for i, place := range places {
		w := rank[place.Worker]
		switch {
		case place.Worker == "":
			bad.add(PlacesList, i, "worker", "is empty")
		case listed[w]:
			bad.add(PlacesList, i, "worker", "is there twice")
		}
		if place.Capacity < 0 {
			bad.add(PlacesList, i, "capacity", "is negative")
		}
		listed[w] = true
		p.graph.capacity[w] = int32(max(0, min(place.Capacity, len(people))))
	}
	if err := bad.err(); err != nil {
		return nil, err
	}
	return p, nil
}

// ranks returns the different ids, sorted, and the rank of each.
func ranks[ID ~string](n int, id func(int) ID) (sorted []ID, rank map[ID]int32) {
	rank = make(map[ID]int32, min(n, 1<<14))
	for i := range n {
		if _, ok := rank[id(i)]; !ok {
			rank[id(i)] = 0
			sorted = append(sorted, id(i))
		}
	}
	slices.Sort(sorted)
	for r, s := range sorted {
		rank[s] = int32(r)
	}
	return sorted, rank
}

// newGraph lays the pairs out by participant and worker, without comparing ids again.
func newGraph(pairs []Pair, person map[peer.ParticipantID]int32, worker map[peer.WorkerID]int32, bad *faults) graph {
	type end struct{ person, worker int32 }
	ends := make([]end, len(pairs))
	byWorker := make([]int32, len(worker)+1)
	for i, p := range pairs {
		w, ok := worker[p.Worker]
		switch {
		case p.Participant == "":
			bad.add(PairsList, i, "participant", "is empty")
		case p.Worker == "":
			bad.add(PairsList, i, "worker", "is empty")
		case !ok:
			bad.add(PairsList, i, "worker", "has no capacity listed")
		case math.IsNaN(p.Score) || math.IsInf(p.Score, 0):
			bad.add(PairsList, i, "score", "is not a finite number")
		}
		if ok {
			byWorker[w+1]++
		} else {
			w = -1
		}
		ends[i] = end{person[p.Participant], w}
	}
	for w := range len(worker) {
		byWorker[w+1] += byWorker[w]
	}
	order := make([]int32, byWorker[len(worker)]) // pairs by worker, those of one in their own order
	g := graph{first: make([]int32, len(person)+1)}
	for i, n := range ends {
		if n.worker >= 0 {
			order[byWorker[n.worker]] = int32(i)
			byWorker[n.worker]++
			g.first[n.person+1]++
		}
	}
	for k := range len(person) {
		g.first[k+1] += g.first[k]
	}
	g.to, g.score = make([]int32, len(order)), make([]float64, len(order))
	next := slices.Clone(g.first)
	for _, i := range order {
		k, w := ends[i].person, ends[i].worker
		e := next[k]
		if e > g.first[k] && g.to[e-1] == w {
			bad.add(PairsList, int(i), "pair", "is there twice")
		}
		g.to[e], g.score[e] = w, pairs[i].Score+0 // -0 becomes 0
		next[k]++
	}
	slices.SortStableFunc(*bad, func(a, b Fault) int { return cmp.Compare(a.Index, b.Index) })
	return g
}

// Format keeps the people out of every verb of fmt.
func (p Problem) Format(f fmt.State, _ rune) { redact.Format(f, p.shown()) }

// LogValue keeps the people out of logs.
func (p Problem) LogValue() slog.Value { return slog.StringValue(p.shown()) }

func (p Problem) shown() string {
	return fmt.Sprintf("[problem of %d participants, %d workers, %d pairs]", len(p.people), len(p.workers), len(p.graph.to))
}

var errProblemNotStored = fmt.Errorf("%w: a problem: store its pairs and places", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (Problem) MarshalJSON() ([]byte, error) { return nil, errProblemNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*Problem) UnmarshalJSON([]byte) error { return errProblemNotStored }
