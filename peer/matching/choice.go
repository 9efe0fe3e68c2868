package matching

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Choice is one worker for whom a participant is eligible, beside what an
// assignment made of it.
type Choice struct {
	Worker   peer.WorkerID `json:"worker"`
	Score    float64       `json:"score"`
	Taken    bool          `json:"taken"`    // the participant is assigned to them
	Assigned int           `json:"assigned"` // participants whom the worker takes in the assignment
	Capacity int           `json:"capacity"` // how many they can take; no more than there are participants
}

// Full reports whether the worker has no free place left.
func (c Choice) Full() bool { return c.Assigned >= c.Capacity }

// Format prints the score and keeps the worker out of every verb of fmt.
func (c Choice) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps the worker out of logs.
func (c Choice) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c Choice) shown() string {
	return fmt.Sprintf("[choice %g, %d of %d places taken]", c.Score, c.Assigned, c.Capacity)
}

// Choices returns, for every participant of a pair, the workers they are
// eligible for, the best score first and then the lower id. It explains an
// assignment: why this worker (the first of the list, or those above are full or
// were left to others) and why none (all are full, whichever the method).
//
// With Optimal, one more place with any worker of somebody unassigned lets one
// more participant be assigned, though another may be the one who gains.
//
// Pairs of a that p does not have are passed over.
func (p *Problem) Choices(a Assignment) map[peer.ParticipantID][]Choice {
	choices := p.choices(a)
	out := make(map[peer.ParticipantID][]Choice, len(p.people))
	for _, id := range p.people {
		out[id] = choices(id)
	}
	return out
}

// choices returns what lists the choices of one participant.
func (p *Problem) choices(a Assignment) func(peer.ParticipantID) []Choice {
	g := &p.graph
	load := make([]int, len(p.workers))
	takes := make(map[peer.ParticipantID]peer.WorkerID, len(a.Pairs))
	for _, pair := range a.Pairs {
		if w, ok := slices.BinarySearch(p.workers, pair.Worker); ok {
			takes[pair.Participant] = pair.Worker
			load[w]++
		}
	}
	return func(id peer.ParticipantID) []Choice {
		i, ok := slices.BinarySearch(p.people, id)
		if !ok {
			return nil
		}
		list := make([]Choice, 0, g.first[i+1]-g.first[i])
		for e := g.first[i]; e < g.first[i+1]; e++ {
			w := g.to[e]
			list = append(list, Choice{p.workers[w], g.score[e], takes[id] == p.workers[w], load[w], int(g.capacity[w])})
		}
		slices.SortStableFunc(list, func(a, b Choice) int { return cmp.Compare(b.Score, a.Score) })
		return list
	}
}
