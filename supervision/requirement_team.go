package supervision

import (
	"cmp"
	"errors"
)

// Supervised asks that the worker has a supervisor on every day of service. It is
// what is left of a standard that gives no number. The line says so for each
// period; periods of a standard that names none are months, a choice of this
// library.
type Supervised struct {
	Clause
	Per Period
}

// Rule returns [RuleSupervised].
func (Supervised) Rule() Rule { return RuleSupervised }

func (s Supervised) check() error { return cmp.Or(s.Clause.check(), s.Per.check()) }

func (s Supervised) judge(j *judgement) { j.line.hold(j.uncovered) }

func (s Supervised) terms() terms {
	return terms{clause: s.Clause, per: s.Per, anyDay: true, team: true}
}

// Ratio asks that a supervisor has at most so many full-time workers for each
// full-time post of supervision. It is judged for each supervisor on each day,
// counting the workers who serve under a current credential on that day, and
// reported on the lines of those workers. A worker of two supervisors counts in
// full for both. While a worker has no supervisor there is no line.
type Ratio struct {
	Clause
	Per     Period
	Workers FTE // to one full-time supervisor
}

// Rule returns [RuleRatio].
func (Ratio) Rule() Rule { return RuleRatio }

func (r Ratio) check() error {
	if r.Workers <= 0 || r.Workers > maxFTE {
		return errors.New("no number of workers")
	}
	return cmp.Or(r.Clause.check(), r.Per.check())
}

func (r Ratio) judge(j *judgement) {
	over := j.overRatio()
	j.line.hold(len(over) > 0)
	j.add(over...)
}

func (r Ratio) terms() terms {
	return terms{clause: r.Clause, per: r.Per, anyDay: true, covered: true, team: true}
}
