package peer

import (
	"cmp"
	"slices"
	"time"
)

// CombineParticipants returns how a participant with merged records is to be
// read: what the kept record says, with the needs, pathways and languages
// of the duplicates beside it, all that any of them asks of a worker, everybody
// whom any refuses, and the age group that asks for most care: minor before youth
// before adult, and any before one that is not known. The stage of recovery and the
// word for themselves are the kept record's or, where it has none, the first that
// a duplicate has.
// The records themselves stay as they are, so undoing the merge restores them.
func CombineParticipants(kept Participant, duplicates ...Participant) Participant {
	p := kept
	for _, d := range duplicates {
		p.Needs = union(p.Needs, d.Needs)
		p.Pathways = union(p.Pathways, d.Pathways)
		p.Languages = union(p.Languages, d.Languages)
		p.Wishes.SharedExperience = union(p.Wishes.SharedExperience, d.Wishes.SharedExperience)
		p.Wishes.Roles = union(p.Wishes.Roles, d.Wishes.Roles)
		p.Wishes.Not = union(p.Wishes.Not, d.Wishes.Not)
		p.AgeGroup = stricterAge(p.AgeGroup, d.AgeGroup)
		p.Stage = cmp.Or(p.Stage, d.Stage)
		p.OwnWord = cmp.Or(p.OwnWord, d.OwnWord)
	}
	return p
}

// CombineWorkers returns how a worker with merged records is to be read: what
// the kept record says, with everybody whom any of them does not support
// and every declared conflict, and the stricter of each limit: the smallest
// capacity, the lesser fitness, an exclusion list that any of them is on, away or unsupervised if any of them is, and the
// earliest day on which any of them says that the worker has left. A
// credential and its endorsements are that of the id kept: they are nobody's to add up.
func CombineWorkers(kept Worker, duplicates ...Worker) Worker {
	w := kept
	for _, d := range duplicates {
		w.LivedExperience = union(w.LivedExperience, d.LivedExperience)
		w.Languages = union(w.Languages, d.Languages)
		w.Not = union(w.Not, d.Not)
		w.Conflicts = union(w.Conflicts, d.Conflicts)
		w.Capacity = min(w.Capacity, d.Capacity)
		w.Away = w.Away || d.Away
		w.Supervised = w.Supervised && d.Supervised
		w.Fitness = lesserFitness(w.Fitness, d.Fitness)
		w.Exclusion = stricterExclusion(w.Exclusion, d.Exclusion)
		if w.Left.IsZero() || !d.Left.IsZero() && d.Left.Before(w.Left) {
			w.Left = d.Left
		}
	}
	return w
}

// stricterAge returns the one of two that asks for more care; a name that is none
// counts as unknown.
func stricterAge(a, b AgeGroup) AgeGroup {
	order := []AgeGroup{"", AgeAdult, AgeYouth, AgeMinor}
	return order[max(0, slices.Index(order, a), slices.Index(order, b))]
}

// lesserFitness returns the stricter of two; a name that is none counts as unknown.
func lesserFitness(a, b Fitness) Fitness {
	order := []Fitness{FitnessFit, FitnessAdjustedDuties, "", FitnessSteppedAside}
	rank := func(f Fitness) int {
		if i := slices.Index(order, f); i >= 0 {
			return i
		}
		return slices.Index(order, "")
	}
	return order[max(rank(a), rank(b))]
}

// stricterExclusion returns the stricter of two; a name that is none counts as not
// checked.
func stricterExclusion(a, b ExclusionStatus) ExclusionStatus {
	switch {
	case a == ExclusionListed || b == ExclusionListed:
		return ExclusionListed
	case a == ExclusionClear && b == ExclusionClear:
		return ExclusionClear
	}
	return ""
}

// union returns what is in a, then what is in b and not yet there. It shares
// nothing with either.
func union[T comparable](a, b []T) []T {
	all := slices.Clone(a)
	for _, v := range b {
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}

// Resolve returns the wishes with every worker whom they refuse named by the id
// that stands for that worker at the given time, so that a refusal made under a
// duplicate's id holds.
func (w Wishes) Resolve(workers Merges[Worker], at time.Time) Wishes {
	w.Not = slices.Clone(w.Not)
	for i, id := range w.Not {
		w.Not[i] = workers.Resolve(id, at)
	}
	return w
}

// Resolve returns the worker with every participant whom the record names, in
// Not and in Conflicts, named by the id that stands for that participant at the
// given time, so that what was declared under a duplicate's id holds.
func (w Worker) Resolve(participants Merges[Participant], at time.Time) Worker {
	w.Not, w.Conflicts = slices.Clone(w.Not), slices.Clone(w.Conflicts)
	for i, id := range w.Not {
		w.Not[i] = participants.Resolve(id, at)
	}
	for i, c := range w.Conflicts {
		w.Conflicts[i].With = participants.Resolve(c.With, at)
	}
	return w
}
