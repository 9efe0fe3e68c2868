package supervision

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/peer"
)

// Supervised asks that the worker has a supervisor on every day of service. It is
// what is left of a standard that gives no number. The line says so for each
// period; periods of a standard that names none are months, a choice of this
// library.
type Supervised struct {
	Clause
	Per Period
	// Peer says what is asked as to a supervisor who is a peer. Empty asks nothing.
	Peer PeerExperience
}

// Rule returns [RuleSupervised].
func (Supervised) Rule() Rule { return RuleSupervised }

func (s Supervised) check() error {
	if s.Peer != "" {
		if _, err := s.Peer.MarshalText(); err != nil {
			return err
		}
	}
	return cmp.Or(s.Clause.check(), s.Per.check())
}

func (s Supervised) judge(j *judgement) {
	broken := j.uncovered
	if s.Peer == PeerWarned || s.Peer == PeerCoSupervises {
		if alone := j.withoutPeer(); len(alone) > 0 {
			broken = broken || s.Peer == PeerCoSupervises
			j.add(Finding{Code: CodeNoPeer, Text: "no peer among the supervisors " + strings.Join(alone, " and ") + s.Peer.then()})
		}
	}
	j.line.hold(broken)
}

// withoutPeer names the days on which the worker served and had supervisors, none
// of whom is a peer.
func (j *judgement) withoutPeer() []string {
	seen := j.window.Clip(peer.DateRange{From: j.worker.start, Until: j.known.before})
	var out []string
	for i := range j.worker.stints {
		s := &j.worker.stints[i]
		days := s.span.Clip(seen)
		isPeer := func(a Assignment) bool { return a.Kind.IsPeer() }
		if s.covered() && !days.IsEmpty() && j.serves(s) && !slices.ContainsFunc(s.assignments, isPeer) {
			out = append(out, through(days))
		}
	}
	return out
}

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
	if r.ServiceDays != (ServiceDays{}) || r.FTE != (FTERange{}) || r.For != nil {
		return errors.New("a ratio counts every worker who serves")
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
