package group

import (
	"slices"
	"sync"

	"github.com/alongside-go/alongside/peer/recovery"
)

// FloorOf returns the least strict mode of attendance that a group of a pathway may
// have, by what keeps people unnamed on that pathway. Where it is first names by custom
// and no records, as in the twelve-step fellowships, the group keeps what the pathway
// keeps by default, and at most a count: of Alcoholics Anonymous, Narcotics Anonymous
// and Medication-Assisted Recovery Anonymous, nothing. Where it is a pseudonym, and in
// mutual aid altogether, no names. A pathway that the catalogue does not know keeps
// nothing; a group of no pathway may keep names, with consent.
//
// Source: recovery.Pathway, Anonymity and Meetings; the rule that makes a bound of them
// is this library's design.
func FloorOf(id recovery.PathwayID) recovery.AttendanceMode {
	if id == "" {
		return recovery.AttendanceNamedWithConsent
	}
	if mode, ok := floors()[id]; ok {
		return mode
	}
	if p, err := recovery.Lookup(id); err == nil {
		return floorOf(p) // known by another name
	}
	return recovery.AttendanceNone
}

// floors has the bound of every pathway and variant of the catalogue.
var floors = sync.OnceValue(func() map[recovery.PathwayID]recovery.AttendanceMode {
	all := map[recovery.PathwayID]recovery.AttendanceMode{}
	for _, p := range recovery.Pathways() {
		all[p.ID] = floorOf(p)
		for _, v := range p.Variants {
			all[v.ID] = all[p.ID]
		}
	}
	return all
})

func floorOf(p recovery.Pathway) recovery.AttendanceMode {
	switch {
	case slices.Contains(p.Anonymity, recovery.AnonymityFirstName):
		return Stricter(p.Meetings.Attendance, recovery.AttendanceCountOnly)
	case slices.Contains(p.Anonymity, recovery.AnonymityPseudonym), p.Kind == recovery.KindMutualAid:
		return recovery.AttendanceCoded
	case len(p.Anonymity) == 0:
		return recovery.AttendanceNone
	}
	return recovery.AttendanceNamedWithConsent
}
