package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A Question says what is compared, between whom, and how the groups came about. The
// zero Question is refused.
type Question struct {
	// Outcome names what is compared as it is to stand in a sentence, such as
	// "readmitted within a year" or "days in hospital".
	Outcome string
	Kind    Kind
	Unit    string // of a score, such as "days"
	// Least and Greatest are the ends of a score, such as 0 and 27, where the intervals of
	// means end, too; both 0 if it has none.
	Least, Greatest float64
	// Better is the direction that is hoped for; for an event, HigherBetter hopes for
	// the event. It decides which answer counts as the worse one.
	Better instrument.Direction
	// Supported and Compared name the groups as they are to stand in a sentence, such as
	// "peer support" and "usual care"; [CompareChange] leaves Compared empty.
	Supported, Compared string
	// Design is evidence.Trial where a lot decided who got support, or
	// evidence.Controlled; [CompareChange] takes evidence.BeforeAfter. It decides what
	// the sentences may say and is never guessed.
	Design     evidence.Design
	Covariates []string // names of [Person.Baseline], in its order

	// DueAfter is the number of days after entry at which people are asked, and On the
	// day of the report: those who entered later than DueAfter days before On are not due
	// yet and are left out, whether or not they have answered. 0 means that all are due.
	DueAfter int
	On       peer.Date `json:",omitzero"`

	// Weighting, if set, weights people by the inverse of their chance of being in their
	// group given the covariates. It needs covariates.
	Weighting *stats.WeightOptions
	// MissingOdds are ratios of the odds of the worse answer, among those not seen
	// against those seen; nil means [DefaultMissingOdds]. It is for events.
	MissingOdds []float64
	// Imputations are data sets with the missing outcomes filled in by the caller: each
	// holds one value for each person who was due and not seen, in the order of the rows.
	Imputations [][]float64

	Variance stats.SMDVariance // of Hedges' g
	Level    float64           // of the intervals; 0 means 0.95
}

// DefaultMissingOdds returns the ratios that are tried where a question names none: a
// default of this library, from no difference to a strong one.
func DefaultMissingOdds() []float64 { return []float64{1, 2, 5} }

// A Person is one row of a comparison: no name and no id. The zero Person is somebody
// without support who was not seen.
type Person struct {
	Supported bool // in the supported group
	// Baseline holds a finite value for each covariate of the question, as of entry. There
	// is none for a value that is not known: give somebody of whom it is not a value that
	// all such people share, and add a covariate that is 1 for them and 0 for the others.
	Baseline []float64
	// Outcome is the score, or 1 and 0 for an event. It has no value for somebody who
	// was not seen at follow-up.
	Outcome stats.Estimate
	// Entered is the day of entry and Followed that of the follow-up; they may be left
	// out unless the question has DueAfter. From both, the days between are compared.
	Entered, Followed peer.Date
}

// copied returns q with lists of its own.
func (q Question) copied() Question {
	q.Covariates, q.MissingOdds = slices.Clone(q.Covariates), slices.Clone(q.MissingOdds)
	q.Imputations = slices.Clone(q.Imputations)
	for i := range q.Imputations {
		q.Imputations[i] = slices.Clone(q.Imputations[i])
	}
	if q.Weighting != nil {
		w := *q.Weighting
		q.Weighting = &w
	}
	return q
}

// due returns the rows that are due, in their order.
func (q Question) due(people []Person) []Person {
	if q.DueAfter == 0 {
		return people
	}
	last := q.On.AddDays(-q.DueAfter)
	var due []Person
	for _, p := range people {
		if p.Entered.Compare(last) <= 0 {
			due = append(due, p)
		}
	}
	return due
}

func (q Question) ends() span { return span{q.Least, q.Greatest} }

func (q Question) check() error {
	missing := ""
	switch {
	case q.Outcome == "":
		missing = "want the name of the outcome"
	case q.Supported == "":
		missing = "want the name of the supported group"
	case q.Kind == Score && q.Unit == "":
		missing = "want the unit of a score"
	case !q.ends().holds() || q.Kind == Event && q.ends() != span{}:
		missing = "want the least score below the greatest, and neither for an event"
	case q.Better == "":
		missing = "want which direction is hoped for"
	case q.DueAfter < 0 || q.DueAfter > 36_500:
		missing = "want DueAfter from 0 to 36500 days"
	case q.DueAfter > 0 && q.On.IsZero():
		missing = "want the day of the report, from which DueAfter counts back"
	case q.Kind == Event && q.Variance != "":
		missing = "want the variance of Hedges' g for scores only"
	case q.Kind == Score && q.MissingOdds != nil:
		missing = "want odds of those missing for events only"
	case q.Weighting != nil && len(q.Covariates) == 0:
		missing = "want covariates to weight by"
	}
	for i, name := range q.Covariates {
		if strings.TrimSpace(name) == "" {
			missing = "want a name for each covariate"
		} else if slices.Contains(q.Covariates[:i], name) {
			missing = "want each covariate once: a name stands twice"
		}
	}
	if missing != "" {
		return fmt.Errorf("%w: %s", ErrQuestion, missing)
	}
	if _, err := q.Kind.MarshalText(); err != nil {
		return err
	}
	if _, err := q.Better.MarshalText(); err != nil {
		return err
	}
	for i, ratio := range q.MissingOdds {
		if !(ratio > 0) || math.IsInf(ratio, 0) {
			return fmt.Errorf("%w: ratio %d of MissingOdds: want it above 0 and finite", ErrQuestion, i)
		}
	}
	return nil
}

// checkGroups checks what a comparison of two groups needs.
func (q Question) checkGroups() error {
	if q.Compared == "" {
		return fmt.Errorf("%w: want the name of the group compared with", ErrQuestion)
	}
	if q.Design != evidence.Trial && q.Design != evidence.Controlled {
		return fmt.Errorf("%w: want the design, %s or %s", ErrQuestion, evidence.Trial, evidence.Controlled)
	}
	return nil
}

func (q Question) checkRows(people []Person) error {
	for i, p := range people {
		want := ""
		v, seen := p.Outcome.Value()
		switch {
		case len(p.Baseline) != len(q.Covariates):
			want = "want a baseline value for each covariate"
		case slices.ContainsFunc(p.Baseline, func(v float64) bool { return !finite(v) }):
			want = "want finite baseline values: what is not known is a covariate of its own"
		case seen && q.Kind == Event && v != 0 && v != 1:
			want = "want the outcome of an event to be 0 or 1"
		case q.DueAfter > 0 && p.Entered.IsZero():
			want = "want the day of entry, since DueAfter counts from it"
		case !p.Followed.IsZero() && !p.Entered.IsZero() && p.Followed.Before(p.Entered):
			want = "want the follow-up on or after the day of entry"
		}
		if want != "" {
			return &RowError{i, want}
		}
	}
	return nil
}
