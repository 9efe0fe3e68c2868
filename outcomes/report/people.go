package report

import (
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
)

// People returns the rows of a comparison from what a measure found of each participant of
// two groups, as [outcomes.Measure.ByPerson] returns it: those who had support, and those
// they are compared with. Each covariate is asked for its value as of entry, in the order
// of the question's names. Whoever the measure left out, such as somebody whose window is
// not over, is in no row; whoever was due and not seen is in one without an outcome.
//
// The outcome of a share is an [Event], of an answer that is scored a [Score]. The number of
// events of a rate and the days of stays are scores as well: they compare people seen for as
// long as each other, which Time tells.
//
// It returns a [*RowError], whose rows count those of both groups one after the other, for
// somebody who comes twice: two rows of one participant are not two people, and nobody is
// in both groups. A measure with Index.FirstOnly counts everybody once.
func People(supported, compared []outcomes.PersonOutcome, covariates ...func(outcomes.PersonOutcome) float64) ([]Person, error) {
	people, seen := []Person{}, map[peer.ParticipantID]bool{}
	for i := range len(supported) + len(compared) {
		with := i < len(supported)
		var o outcomes.PersonOutcome
		if with {
			o = supported[i]
		} else {
			o = compared[i-len(supported)]
		}
		if o.LeftOut != "" {
			continue
		}
		if err := once(seen, i, o); err != nil {
			return nil, err
		}
		p := Person{Supported: with, Outcome: o.Outcome, Entered: o.Entered, Followed: o.Followed}
		for _, value := range covariates {
			p.Baseline = append(p.Baseline, value(o))
		}
		people = append(people, p)
	}
	return people, nil
}

// Pairs returns the rows of a comparison of the same people before and after, from what a
// measure of an answer or of days of stays found of each, and how many were due of whom
// nothing is known before, who can be in no pair: say them beside it. Those left out are in
// none, as in [People]. It returns a [*RowError] for somebody who comes twice.
func Pairs(rows []outcomes.PersonOutcome) (pairs []Pair, without int, err error) {
	seen := map[peer.ParticipantID]bool{}
	for i, o := range rows {
		if o.LeftOut != "" {
			continue
		}
		if err := once(seen, i, o); err != nil {
			return nil, 0, err
		}
		before, known := o.Before.Value()
		if !known {
			without++
			continue
		}
		pairs = append(pairs, Pair{Before: before, After: o.Outcome, Entered: o.Entered, Followed: o.Followed})
	}
	return pairs, without, nil
}

func once(seen map[peer.ParticipantID]bool, row int, o outcomes.PersonOutcome) error {
	if o.Person == "" || seen[o.Person] {
		return &RowError{row, "want each participant once, in one group: a measure with Index.FirstOnly counts the first index event of each"}
	}
	seen[o.Person] = true
	return nil
}
