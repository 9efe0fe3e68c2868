package matching

// canonical turns the cheapest assignment found into the one of all cheapest
// that gives the first participant the first worker that any gives them, then the
// second, and so on.
//
// An assignment is cheapest if and only if everyone takes what costs them least
// at the prices found and no worker with a price has a free place. So a
// participant can move from x to y if surplus at y can travel back to x over
// participants for whom two workers cost the same. Surplus also vanishes where
// a place is free, and may then appear again at any worker without a price,
// who can do with one participant fewer.
func (f *flow[N]) canonical() {
	t := f.ties()
	for i := range f.at {
		for _, e := range t.options(int32(i)) {
			if e == f.at[i] {
				break // the options are in order, and none before this one could be had
			}
			if t.reaches(int32(i), f.node(e)) {
				t.shift(int32(i), e)
				break
			}
		}
	}
}

// node returns where an edge leads: a worker, or nobody.
func (f *flow[N]) node(edge int32) int32 {
	if edge < 0 {
		return int32(len(f.price))
	}
	return f.g.to[edge]
}

// ties are the edges that cost their participant least.
type ties[N number[N]] struct {
	f     *flow[N]
	first []int32 // by participant
	edges []int32 // by worker, unassigned last
	free  []bool  // by worker, and nobody: has no price
	loose []int32 // participants for whom a worker costs as much as nobody

	// Nodes are the workers, nobody, and one more: where surplus vanished.
	tried []int32 // by node: the last participant for whom surplus there was followed, plus 1
	step  []step  // by node: how surplus came there
	stack []int32
}

func (f *flow[N]) ties() *ties[N] {
	n, m := len(f.at), len(f.price)
	var zero N
	t := &ties[N]{f: f, first: make([]int32, n+1), free: make([]bool, m+1), tried: make([]int32, m+2), step: make([]step, m+2)}
	for x, p := range f.price {
		t.free[x] = !zero.less(p)
	}
	t.free[m] = true
	for i := range n {
		pays := f.none
		if e := f.at[i]; e >= 0 {
			pays = f.cost[e].add(f.price[f.g.to[e]])
		}
		for e := f.g.first[i]; e < f.g.first[i+1]; e++ {
			if w := f.g.to[e]; f.g.capacity[w] > 0 && !pays.less(f.cost[e].add(f.price[w])) {
				t.edges = append(t.edges, e)
			}
		}
		if !pays.less(f.none) {
			t.edges = append(t.edges, unassigned)
		}
		t.first[i+1] = int32(len(t.edges))
		if last := len(t.edges) - 1; t.first[i+1]-t.first[i] > 1 && t.edges[last] == unassigned {
			t.loose = append(t.loose, int32(i))
		}
	}
	return t
}

func (t *ties[N]) options(i int32) []int32 { return t.edges[t.first[i]:t.first[i+1]] }

// vanished marks a step of surplus that no participant makes.
const vanished int32 = -1

// reaches reports whether surplus at y can travel to where participant i is now
// without moving i or anyone before them.
func (t *ties[N]) reaches(i, y int32) bool {
	f, mark := t.f, i+1
	goal, nobody := f.node(f.at[i]), int32(len(f.price))
	gone := nobody + 1
	if t.tried[y] == mark {
		return false // followed from an earlier option, in vain
	}
	t.tried[y] = mark
	t.stack = append(t.stack[:0], y)
	found := false
	visit := func(node int32, by step) {
		if t.tried[node] != mark {
			t.tried[node], t.step[node] = mark, by
			t.stack = append(t.stack, node)
			found = found || node == goal
		}
	}
	for len(t.stack) > 0 && !found {
		x := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		who := t.loose
		switch {
		case x == gone:
			for z, free := range t.free {
				if free {
					visit(int32(z), step{vanished, gone})
				}
			}
			continue
		case x == nobody || len(f.held[x]) < int(f.g.capacity[x]):
			visit(gone, step{vanished, x})
		}
		if x != nobody {
			who = f.held[x]
		}
		for _, k := range who {
			if k <= i || x == nobody && f.at[k] != unassigned {
				continue
			}
			for _, e := range t.options(k) {
				visit(f.node(e), step{k, e})
			}
		}
	}
	return found
}

// shift moves participant i to edge e and the surplus on along the steps by
// which [ties.reaches] found the way.
func (t *ties[N]) shift(i, e int32) {
	f := t.f
	start := f.node(e)
	for node := f.node(f.at[i]); node != start; {
		s := t.step[node]
		if s.who == vanished {
			node = s.edge
			continue
		}
		node = f.node(f.at[s.who])
		f.move(s.who, s.edge)
	}
	f.move(i, e)
}
