package matching

import "math"

// A flow finds a cheapest assignment by successive shortest paths (Dijkstra's,
// on reduced costs, from worker to worker over the participants they hold).
//
// The cost of a pair is -score in exact units; to stay unassigned costs none.
// Whenever nobody is being settled, for every participant i who takes x and for
// every y open to i, "nobody" being one of them,
//
//	cost(i, x) + price(x) <= cost(i, y) + price(y)
//
// where no price is negative and what has a free place costs 0, nobody always.
// Those are the conditions of linear programming under which no assignment of
// the participants settled so far is cheaper.
//
// Most edges that are looked at are far too dear, and a float64 tells: beside each
// exact number stands a rough one, in which 1 is more than the highest score.
// Nothing is decided by rough numbers but that an edge is out of the question by
// more than they can be wrong.
type flow[N number[N]] struct {
	g     *graph
	none  N
	cost  []N       // by edge
	price []N       // by worker
	rough rough     // costs and prices once more
	unit  int       // rough numbers are exact ones times 2^unit
	at    []int32   // by participant: the edge taken, unassigned or unsettled
	held  [][]int32 // by worker: participants who take it
	place []int32   // by participant: where in held

	// Of the search under way; what it touched is cleared when it ends.
	dist  []N     // by worker
	step  []step  // by worker, and nobody: how it was reached
	seen  []bool  // by worker
	nodes []int32 // workers that were seen
	queue queue[N]
	best  N     // length of the shortest way out so far
	end   int32 // where it ends
}

// rough numbers are wrong by less than slack, all that are added up for one
// decision together: none is larger than 8 times none, each is rounded to 53 bits, and
// there are fewer than 16 roundings.
type rough struct {
	cost  []float64 // by edge
	price []float64 // by worker
	dist  []float64 // by worker; infinite if it was not seen
	none  float64
	best  float64
	slack float64
}

// A step says which participant would take which edge.
type step struct{ who, edge int32 }

const (
	unassigned int32 = -1
	unsettled  int32 = -2
)

func newFlow[N number[N]](g *graph, s scale, cost func(float64) N, none N) *flow[N] {
	n, m := g.people(), len(g.capacity)
	f := &flow[N]{
		g: g, none: none, unit: -s.bits,
		cost: make([]N, len(g.to)), price: make([]N, m),
		at: make([]int32, n), place: make([]int32, n), held: make([][]int32, m),
		dist: make([]N, m), step: make([]step, m+1), seen: make([]bool, m),
	}
	f.rough = rough{cost: make([]float64, len(g.to)), price: make([]float64, m), dist: make([]float64, m), none: f.roughly(none)}
	f.rough.slack = math.Ldexp(f.rough.none, 8-53)
	for e, x := range g.score {
		f.cost[e] = cost(x)
		f.rough.cost[e] = -math.Ldexp(x, -s.exp-s.bits)
	}
	for w := range m {
		f.rough.dist[w] = math.Inf(1)
	}
	for i := range f.at {
		f.at[i] = unsettled
	}
	return f
}

// roughly returns a rough number.
func (f *flow[N]) roughly(x N) float64 { return x.float(f.unit) }

// settle finds the cheapest way to take in participant i, others moving on if
// need be, and raises prices so that it is seen to be cheapest.
func (f *flow[N]) settle(i int32) {
	var start N
	nobody := int32(len(f.price))
	f.leave(nobody, f.none, step{i, unassigned})
	f.reach(i, start, 0)
	for len(f.queue) > 0 {
		top := f.queue.pop()
		if f.dist[top.node].less(top.dist) {
			continue // reached by a shorter way since
		}
		if !top.dist.less(f.best) {
			break
		}
		for _, who := range f.held[top.node] {
			f.reach(who, top.dist, f.rough.dist[top.node])
		}
	}
	for _, x := range f.nodes {
		if f.dist[x].less(f.best) {
			f.price[x] = f.price[x].add(f.best.sub(f.dist[x]))
			f.rough.price[x] = f.roughly(f.price[x])
		}
		f.seen[x], f.rough.dist[x] = false, math.Inf(1)
	}
	f.nodes, f.queue = f.nodes[:0], f.queue[:0]
	for node := f.end; ; {
		s := f.step[node]
		old := f.at[s.who]
		f.move(s.who, s.edge)
		if s.who == i {
			return
		}
		node = f.g.to[old]
	}
}

// leave notes a way out of the search.
func (f *flow[N]) leave(node int32, length N, by step) {
	f.best, f.end, f.step[node] = length, node, by
	f.rough.best = f.roughly(length)
}

// reach looks at every way to move participant who on from a worker at the given
// distance, or from the start if they are not settled.
func (f *flow[N]) reach(who int32, dist N, far float64) {
	g, r := f.g, &f.rough
	now := f.at[who]
	if now >= 0 {
		far -= r.cost[now] + r.price[g.to[now]]
	}
	base, exact := dist, now < 0 // base is dist less what who pays now, once that is exact
	from, to := g.first[who], g.first[who+1]
	limit := r.best - far + r.slack
	costs := r.cost[from:to]
	for k, y := range g.to[from:to] {
		rough := costs[k] + r.price[y]
		if rough > limit || far+rough > r.dist[y]+r.slack {
			continue
		}
		edge := from + int32(k)
		if edge == now {
			continue
		}
		if !exact {
			base, exact = f.base(dist, now), true
		}
		d := base.add(f.cost[edge]).add(f.price[y])
		if !d.less(f.best) || f.seen[y] && !d.less(f.dist[y]) || g.capacity[y] == 0 {
			continue
		}
		if !f.seen[y] {
			f.seen[y] = true
			f.nodes = append(f.nodes, y)
		}
		f.dist[y], f.step[y] = d, step{who, edge}
		r.dist[y] = f.roughly(d)
		if len(f.held[y]) < int(g.capacity[y]) {
			f.leave(y, d, f.step[y])
			limit = r.best - far + r.slack
		} else {
			f.queue.push(item[N]{d, y})
		}
	}
	if r.none > limit {
		return
	}
	if !exact {
		base = f.base(dist, now)
	}
	if d := base.add(f.none); d.less(f.best) {
		f.leave(int32(len(f.price)), d, step{who, unassigned})
	}
}

// base returns the distance less what is paid for the edge.
func (f *flow[N]) base(dist N, edge int32) N {
	return dist.sub(f.cost[edge]).sub(f.price[f.g.to[edge]])
}

// move lets participant i take an edge, or unassigned.
func (f *flow[N]) move(i, edge int32) {
	if old := f.at[i]; old >= 0 {
		held := f.held[f.g.to[old]]
		last := held[len(held)-1]
		held[f.place[i]], f.place[last] = last, f.place[i]
		f.held[f.g.to[old]] = held[:len(held)-1]
	}
	f.at[i] = edge
	if edge >= 0 {
		w := f.g.to[edge]
		f.place[i] = int32(len(f.held[w]))
		f.held[w] = append(f.held[w], i)
	}
}
