package matching

// A queue gives the nearest item first. It is a heap with four children a node,
// which is shallower than container/heap's and calls no interface.
type queue[N number[N]] []item[N]

type item[N any] struct {
	dist N
	node int32
}

func (q *queue[N]) push(it item[N]) {
	h := append(*q, it)
	i := len(h) - 1
	for i > 0 {
		up := (i - 1) / 4
		if !it.dist.less(h[up].dist) {
			break
		}
		h[i] = h[up]
		i = up
	}
	h[i] = it
	*q = h
}

// pop takes out an item with the least distance. The queue must not be empty.
func (q *queue[N]) pop() item[N] {
	h := *q
	top, it := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	for i := 0; len(h) > 0; {
		least := 4*i + 1
		for k := least + 1; k < min(4*i+5, len(h)); k++ {
			if h[k].dist.less(h[least].dist) {
				least = k
			}
		}
		if least >= len(h) || !h[least].dist.less(it.dist) {
			h[i] = it
			break
		}
		h[i] = h[least]
		i = least
	}
	*q = h
	return top
}
