package matching

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
type flow[N number[N]] struct {
	g     *graph
	none  N
	cost  []N       // by edge
	price []N       // by worker
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

// A step says which participant would take which edge.
type step struct{ who, edge int32 }

const (
	unassigned int32 = -1
	unsettled  int32 = -2
)

func newFlow[N number[N]](g *graph, cost func(float64) N, none N) *flow[N] {
	n, m := g.people(), len(g.capacity)
	f := &flow[N]{
		g: g, none: none,
		cost: make([]N, len(g.to)), price: make([]N, m),
		at: make([]int32, n), place: make([]int32, n), held: make([][]int32, m),
		dist: make([]N, m), step: make([]step, m+1), seen: make([]bool, m),
	}
	for e, s := range g.score {
		f.cost[e] = cost(s)
	}
	for i := range f.at {
		f.at[i] = unsettled
	}
	return f
}

// settle finds the cheapest way to take in participant i, others moving on if
// need be, and raises prices so that it is seen to be cheapest.
func (f *flow[N]) settle(i int32) {
	nobody := int32(len(f.price))
	var start N
	f.best, f.end = start.add(f.none), nobody
	f.step[nobody] = step{i, unassigned}
	f.reach(i, start)
	for len(f.queue) > 0 {
		top := f.queue.pop()
		if f.dist[top.node].less(top.dist) {
			continue // reached by a shorter way since
		}
		if !top.dist.less(f.best) {
			break
		}
		price := f.price[top.node]
		for _, who := range f.held[top.node] {
			f.reach(who, top.dist.sub(f.cost[f.at[who]]).sub(price))
		}
	}
	for _, x := range f.nodes {
		if f.dist[x].less(f.best) {
			f.price[x] = f.price[x].add(f.best.sub(f.dist[x]))
		}
		f.seen[x] = false
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

// reach looks at every way to move participant who on; base is the length of the
// way so far less what who pays now.
func (f *flow[N]) reach(who int32, base N) {
	g := f.g
	to, cost := g.to[g.first[who]:g.first[who+1]], f.cost[g.first[who]:g.first[who+1]]
	for k, y := range to {
		d := base.add(cost[k]).add(f.price[y])
		if !d.less(f.best) || f.seen[y] && !d.less(f.dist[y]) || g.capacity[y] == 0 {
			continue
		}
		if !f.seen[y] {
			f.seen[y] = true
			f.nodes = append(f.nodes, y)
		}
		f.dist[y], f.step[y] = d, step{who, g.first[who] + int32(k)}
		if len(f.held[y]) < int(g.capacity[y]) {
			f.best, f.end = d, y
		} else {
			f.queue.push(item[N]{d, y})
		}
	}
	if d := base.add(f.none); d.less(f.best) {
		f.best, f.end = d, int32(len(f.price))
		f.step[f.end] = step{who, unassigned}
	}
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
