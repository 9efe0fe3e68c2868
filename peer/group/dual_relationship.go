package group

import (
	"cmp"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// KeptFrom returns the people who get no place in a group that the given workers
// lead, each once, sorted, for [Place.KeptFrom]: between one of the workers and each of
// them a second tie stands in the register that no supervisor accepted. It finds those who
// are known by the participant's id alone; whoever comes under a code is joined to
// no record, and it is for the leader to say so and step back.
func KeptFrom(register peer.DualRelationships, at time.Time, leaders ...peer.WorkerID) []Who {
	var out []Who
	for _, leader := range leaders {
		for _, id := range register.KeptFrom(leader, at) {
			if w := (Who{Participant: id}); !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	slices.SortFunc(out, func(a, b Who) int { return cmp.Compare(a.Participant, b.Participant) })
	return out
}
