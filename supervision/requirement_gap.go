package supervision

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// MaxGap asks that no more than so many hours of service are worked from one
// session that qualifies to the next. It has no figures of its own: it holds on
// every day or it is broken. What is held of its line is the sessions of the period
// that qualify. Hours count back beyond the period, to the last session on record, and
// go by the day to which they are booked, so they are to be booked day by day. On
// the day of a session the count begins anew, before the hours of that day: that
// reading is this library's own.
type MaxGap struct {
	Clause
	Per     Period
	Worked  time.Duration
	Accepts Accepts
}

// Rule returns [RuleMaxGap].
func (MaxGap) Rule() Rule { return RuleMaxGap }

// Readings returns how the source is read as to the requirement and to the sessions that qualify.
func (g MaxGap) Readings() []source.Source { return readings(g.Clause.Reading, g.Accepts.Reading) }

func (g MaxGap) check() error {
	if g.Worked <= 0 {
		return errNothingAsked
	}
	if g.Accepts.GroupShare > 0 {
		return errShareOfGap
	}
	return cmp.Or(g.Clause.check(), g.Accepts.check(), g.Per.check())
}

func (g MaxGap) terms() terms { return terms{clause: g.Clause, per: g.Per, anyDay: true} }

func (g MaxGap) judge(j *judgement) {
	otherFailure := j.each(&g.Accepts, func(m *meeting) {
		j.line.Held.Sessions++
		j.line.Held.Time += m.Length
	}, func(*meeting) {})
	gaps := g.gaps(j, false)
	j.line.hold(len(gaps) > 0)
	if len(gaps) == 0 {
		return
	}
	if !j.silent {
		var told []string
		for _, gap := range gaps {
			told = append(told, fmt.Sprintf("%s hours worked %s without a session that counts", hours(gap.worked), through(gap.days)))
		}
		j.add(Finding{Code: CodeGapTooLong, Text: fmt.Sprintf("%s; at most %s", strings.Join(told, " and "), hours(g.Worked))})
	}
	if !j.line.Open && !otherFailure && len(g.gaps(j, true)) == 0 {
		j.line.Cause = CauseWorker
	}
}

// A gap is a stretch in which too many hours were worked between sessions.
type gap struct {
	days   peer.DateRange
	worked time.Duration
}

// gaps returns the stretches that were too long on a day of the window, as they
// were or had the worker come to what was set up.
func (g *MaxGap) gaps(j *judgement, hadWorkerCome bool) []gap {
	var out []gap
	var run gap
	next := 0 // session
	sessions, broken := j.worker.sessions, false
	for i := range j.worker.hours {
		h := &j.worker.hours[i]
		if !h.On.Before(j.window.Until) {
			break
		}
		for ; next < len(sessions) && !h.On.Before(sessions[next].on); next++ {
			if g.ends(j, sessions[next], hadWorkerCome) {
				run, broken = gap{}, false
			}
		}
		if !j.isService(h) {
			continue
		}
		if run.worked == 0 {
			run.days.From = h.On
		}
		run.worked += h.Spent
		run.days.Until = h.On.AddDays(1)
		if run.worked <= g.Worked || !j.window.Contains(h.On) {
			continue
		}
		if broken {
			out = out[:len(out)-1]
		}
		out, broken = append(out, run), true
	}
	return out
}

// ends reports whether a session ends a gap.
func (g *MaxGap) ends(j *judgement, m meeting, hadWorkerCome bool) bool {
	came := m.Result == Held || hadWorkerCome && m.Result == MissedByWorker && j.setUp(m)
	return came && j.known.sees(m) && (!g.Accepts.Observed || m.Observation) && len(g.Accepts.refuses(m.Session)) == 0
}

func hours(d time.Duration) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", d.Hours()), "0"), ".")
}
