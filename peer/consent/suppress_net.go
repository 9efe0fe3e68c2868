package consent

import "container/heap"

// A countNet is a table with its totals as a network in which every count flows: from
// a source to each row by its total, from row to column by its cell, from column to a
// sink by its total, and back from sink to source by the grand total. A table that
// agrees with what is shown is a flow in which shown arcs are fixed and hidden ones are
// at least 1, since a zero is never hidden; so a hidden count can be n more if, and only
// if, n more units can go round through its arc.
type countNet struct {
	rows, columns int
	arcs          []countArc // rows*columns cells, row totals, column totals, the grand total
	at            [][]int    // for each node the arcs that touch it
}

type countArc struct {
	from, to int
	n        int
	hidden   bool
	extra    int // what a search for a greater flow added, may be negative
}

func newCountNet(counts [][]int) *countNet {
	rows, columns := len(counts), len(counts[0])
	source, sink := rows+columns, rows+columns+1
	net := &countNet{rows: rows, columns: columns, at: make([][]int, rows+columns+2)}
	total, across := 0, make([]int, columns)
	along := make([]int, rows)
	for i, row := range counts {
		for j, n := range row {
			net.add(i, rows+j, n)
			along[i], across[j], total = along[i]+n, across[j]+n, total+n
		}
	}
	for i, n := range along {
		net.add(source, i, n)
	}
	for j, n := range across {
		net.add(rows+j, sink, n)
	}
	net.add(sink, source, total)
	return net
}

func (net *countNet) add(from, to, n int) {
	net.at[from] = append(net.at[from], len(net.arcs))
	net.at[to] = append(net.at[to], len(net.arcs))
	net.arcs = append(net.arcs, countArc{from: from, to: to, n: n})
}

// reaches reports whether the count of an arc could be more by n, as far as what is
// shown tells.
func (net *countNet) reaches(arc, n int) bool {
	for i := range net.arcs {
		net.arcs[i].extra = 0
	}
	for n > 0 {
		path, room := net.round(arc, n)
		if path == nil {
			return false
		}
		n -= room
		for _, s := range path {
			net.arcs[s.arc].extra += s.sign * room
		}
	}
	return true
}

// A step goes along an arc (sign 1) or against it (sign -1).
type step struct{ arc, sign int }

// round returns a way back from the head of an arc to its tail over hidden arcs, and
// how many units go it, at most limit.
func (net *countNet) round(arc, limit int) (path []step, room int) {
	start, goal := net.arcs[arc].to, net.arcs[arc].from
	came := make([]step, len(net.at))
	seen := make([]bool, len(net.at))
	seen[start] = true
	for queue := []int{start}; len(queue) > 0 && !seen[goal]; queue = queue[1:] {
		node := queue[0]
		for _, i := range net.at[node] {
			a := net.arcs[i]
			if i == arc || !a.hidden {
				continue
			}
			next, sign := a.to, 1
			if a.to == node {
				next, sign = a.from, -1
			}
			if seen[next] || sign < 0 && a.n+a.extra <= 1 {
				continue
			}
			seen[next], came[next] = true, step{i, sign}
			queue = append(queue, next)
		}
	}
	if !seen[goal] {
		return nil, 0
	}
	room = limit
	for node := goal; node != start; {
		s := came[node]
		path = append(path, s)
		a := net.arcs[s.arc]
		if s.sign > 0 {
			node = a.from
		} else {
			node, room = a.to, min(room, a.n+a.extra-1)
		}
	}
	return path, room
}

// cover hides, beside an arc, those of the cheapest way round that n more units can
// go. There always is one: over the totals of its row and column and the grand total.
// Every count on it can then be another one, too.
func (net *countNet) cover(arc, n int) {
	start, goal := net.arcs[arc].to, net.arcs[arc].from
	const far = int(^uint(0) >> 1)
	dist, came, done := make([]int, len(net.at)), make([]int, len(net.at)), make([]bool, len(net.at))
	for i := range dist {
		dist[i] = far
	}
	dist[start] = 0
	for queue := (nodeQueue{{start, 0}}); len(queue) > 0; {
		node := heap.Pop(&queue).(nodeAt).node
		if done[node] {
			continue
		}
		done[node] = true
		for _, i := range net.at[node] {
			a := net.arcs[i]
			next, back := a.to, false
			if a.to == node {
				next, back = a.from, true
			}
			if i == arc || a.n == 0 || back && a.n <= n {
				continue
			}
			if d := dist[node] + net.price(i); d < dist[next] {
				dist[next], came[next] = d, i
				heap.Push(&queue, nodeAt{next, d})
			}
		}
	}
	for node := goal; node != start; {
		a := &net.arcs[came[node]]
		a.hidden = true
		if a.to == node {
			node = a.from
		} else {
			node = a.to
		}
	}
}

// price is what it costs to hide an arc: nothing if it is hidden, what it counts if
// it is a cell, and more than every cell together if it is a total.
func (net *countNet) price(i int) int {
	switch a := net.arcs[i]; {
	case a.hidden:
		return 0
	case i < net.rows*net.columns:
		return a.n
	default:
		return a.n + net.arcs[len(net.arcs)-1].n
	}
}

// table returns the table as it may be shown.
func (net *countNet) table() SuppressedTable {
	cells := make([]Cell, len(net.arcs))
	for i, a := range net.arcs {
		if cells[i] = (Cell{n: a.n}); a.hidden {
			cells[i] = Cell{hidden: true}
		}
	}
	var t SuppressedTable
	for range net.rows {
		t.Cells, cells = append(t.Cells, cells[:net.columns:net.columns]), cells[net.columns:]
	}
	t.RowTotals, t.ColumnTotals, t.Total = cells[:net.rows:net.rows], cells[net.rows:net.rows+net.columns:net.rows+net.columns], cells[net.rows+net.columns]
	return t
}

type nodeAt struct{ node, dist int }

// A nodeQueue gives the nearest node first; of several the first by number, so that
// one table is always hidden in one way.
type nodeQueue []nodeAt

func (q nodeQueue) Len() int { return len(q) }
func (q nodeQueue) Less(i, j int) bool {
	return q[i].dist < q[j].dist || q[i].dist == q[j].dist && q[i].node < q[j].node
}
func (q nodeQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *nodeQueue) Push(x any)   { *q = append(*q, x.(nodeAt)) }
func (q *nodeQueue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}
