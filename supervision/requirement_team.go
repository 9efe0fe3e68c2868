package supervision

import (
	"errors"

	"github.com/alongside-go/alongside/peer"
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

func (s Supervised) check() error { return checkAll(s.Clause, Accepts{}, s.Per) }

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
	return checkAll(r.Clause, Accepts{}, r.Per)
}

func (r Ratio) judge(j *judgement) {
	over := j.overRatio()
	j.line.hold(len(over) > 0)
	j.add(over...)
}

func (r Ratio) terms() terms {
	return terms{clause: r.Clause, per: r.Per, anyDay: true, covered: true, team: true}
}

// OnDemand grants the worker the sessions that the worker asks for beyond the
// others. It has no line of its own: every session that was asked for and not
// given is a finding on the lines of its period.
type OnDemand struct {
	Clause
}

// Rule returns "".
func (OnDemand) Rule() Rule { return "" }

func (o OnDemand) check() error { return o.Clause.check() }

// Record asks that sessions are put on record. It has no line of its own: a
// session that was held and not recorded is a finding, and still counts, for
// the worker was supervised and the record is the organisation's to keep.
type Record struct {
	Clause
	Signatures bool // of worker and supervisor, as well as the entry
}

// Rule returns "".
func (Record) Rule() Rule { return "" }

func (r Record) check() error { return r.Clause.check() }

// missing returns what the record of s is known to lack before a date.
func (r Record) missing(s *Session, before peer.Date) []string {
	var lacks []string
	if s.Documented.missing(before) {
		lacks = append(lacks, "no entry in the log")
	}
	if r.Signatures && s.SignedByWorker.missing(before) {
		lacks = append(lacks, "not signed by the worker")
	}
	if r.Signatures && s.SignedBySupervisor.missing(before) {
		lacks = append(lacks, "not signed by the supervisor")
	}
	return lacks
}
