package matching

import (
	"cmp"
	"container/heap"
	"slices"
)

// stable lets participants ask workers in the order of their preference, each
// worker keeping the best who asked (Gale and Shapley 1962, with several places a
// worker). It returns the edge of each participant, or unassigned.
func stable(g *graph) []int32 {
	at := make([]int32, g.people())
	order := make([]int32, len(g.to)) // edges, each participant's by preference
	next := slices.Clone(g.first[:g.people()])
	for e := range order {
		order[e] = int32(e)
	}
	kept := make([]askers, len(g.capacity))
	for i := range at {
		at[i] = unassigned
		slices.SortFunc(order[g.first[i]:g.first[i+1]], func(a, b int32) int {
			return cmp.Or(cmp.Compare(g.score[b], g.score[a]), cmp.Compare(a, b))
		})
		for who := int32(i); who >= 0; {
			if next[who] == g.first[who+1] {
				break // nobody is left to ask
			}
			e := order[next[who]]
			next[who]++
			w := g.to[e]
			if g.capacity[w] == 0 {
				continue
			}
			heap.Push(&kept[w], asker{who, g.score[e]})
			at[who] = e
			if len(kept[w]) <= int(g.capacity[w]) {
				break
			}
			who = heap.Pop(&kept[w]).(asker).who
			at[who] = unassigned
		}
	}
	return at
}

// askers are kept by a worker, the least preferred first.
type askers []asker

type asker struct {
	who   int32
	score float64
}

func (a askers) Len() int { return len(a) }
func (a askers) Less(i, j int) bool {
	return a[i].score < a[j].score || a[i].score == a[j].score && a[i].who > a[j].who
}
func (a askers) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *askers) Push(x any)   { *a = append(*a, x.(asker)) }
func (a *askers) Pop() any {
	old := *a
	last := old[len(old)-1]
	*a = old[:len(old)-1]
	return last
}
