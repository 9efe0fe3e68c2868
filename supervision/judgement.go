package supervision

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// terms are what every requirement that is judged by periods has.
type terms struct {
	clause  Clause
	per     Period
	daily   bool // judged day by day, so that it binds on the days on which it holds
	covered bool // binds only on days on which the worker has a supervisor
}

// A periodic requirement is judged by periods.
type periodic interface {
	Requirement
	terms() terms
	judge(j *judgement)
}

// horizon is where knowledge ends: what is dated later has not happened yet.
type horizon struct {
	before peer.Date
	at     time.Time // if set, sessions that start after it have not happened either
}

func (h horizon) sees(m meeting) bool {
	return m.on.Before(h.before) && (h.at.IsZero() || !m.Start.After(h.at))
}

// A judgement is the work on one line.
type judgement struct {
	standard  *Standard
	worker    *caseFile
	window    peer.DateRange // what is dated here counts
	known     horizon
	ratios    ratios
	line      *Line
	silent    bool // findings are not wanted
	uncovered bool // the worker served on a day without a supervisor
}

// window returns the part of a period in which the worker's supervision counts,
// and whether a requirement of these terms is owed for that period at all.
//
// What is judged by periods is owed by the rule that binds on the last day, for
// that is when it falls due: a rule that ends within a period was never broken
// in it, and one that begins within a period has until its end. What is judged by days
// binds on the days on which it holds.
func (t terms) window(w *caseFile, period peer.DateRange, known horizon) (peer.DateRange, bool) {
	window := peer.DateRange{From: period.From.Later(w.start), To: period.To}
	seen := window.Clip(peer.DateRange{From: window.From, To: known.before})
	if seen.IsEmpty() {
		return window, false
	}
	if !t.daily {
		return window, t.clause.binds(w, period.Last())
	}
	for i := range w.stints {
		days := w.stints[i].span.Clip(seen).Clip(t.clause.span())
		if !days.IsEmpty() && t.clause.bindsState(w.stints[i].credential) && (!t.covered || w.stints[i].covered()) {
			return window, true
		}
	}
	return window, false
}

// sessions returns the worker's sessions of the window, as far as they are known.
func (j *judgement) sessions() []meeting {
	all := j.worker.sessions
	first, _ := slices.BinarySearchFunc(all, j.window.From, func(m meeting, d peer.Date) int { return m.on.Compare(d) })
	last := first
	for last < len(all) && all[last].on.Before(j.window.To) && j.known.sees(all[last]) {
		last++
	}
	return all[first:last]
}

// sum adds up the sessions that qualify, settles the line and says on whose side
// it lies that it is short.
func (j *judgement) sum(accepts Accepts, add func(*Amount, *Session)) {
	withMissed := Amount{}
	for _, m := range j.sessions() {
		s := m.Session
		refusals := accepts.refuses(s)
		switch {
		case s.Result == Held && len(refusals) == 0:
			add(&j.line.Held, s)
			add(&withMissed, s)
			j.unrecorded(m)
		case s.Result == Held:
			j.add(refusals...)
		default:
			if s.Result == MissedByWorker && s.Length >= accepts.MinLength {
				add(&withMissed, s)
			}
			if !j.silent {
				_, granted := j.standard.extra(m.on)
				j.add(notHeld(s, granted)...)
			}
		}
	}
	j.line.settle()
	if j.line.Met || j.line.Open {
		return
	}
	j.line.Cause = CauseOrganisation
	if withMissed.Sessions >= j.line.Required.Sessions && withMissed.Time >= j.line.Required.Time {
		j.line.Cause = CauseWorker
	}
}

func (j *judgement) unrecorded(m meeting) {
	if j.silent {
		return
	}
	record, asked := j.standard.record(m.on)
	if !asked {
		return
	}
	if lacks := record.missing(m.Session); len(lacks) > 0 {
		j.add(Finding{Code: CodeNotDocumented, Session: m.ID,
			Text: strings.Join(lacks, ", ") + "; the session counts, the record is owed"})
	}
}

func (j *judgement) add(findings ...Finding) {
	if !j.silent {
		j.line.Findings = append(j.line.Findings, findings...)
	}
}

// hoursOfService adds up what the worker worked in the window.
func (j *judgement) hoursOfService() time.Duration {
	var sum time.Duration
	for _, h := range j.worker.hours {
		if h.Kind == ServiceHours && j.window.Contains(h.On) && h.On.Before(j.known.before) {
			sum += h.Spent
		}
	}
	return sum
}

// cover finds the days of the window on which the worker served without a supervisor.
func (j *judgement) cover() {
	seen := j.window.Clip(peer.DateRange{From: j.worker.start, To: j.known.before})
	var days []string
	for i := range j.worker.stints {
		s := &j.worker.stints[i]
		gap := s.span.Clip(seen)
		if s.covered() || !s.credential.Current() || gap.IsEmpty() {
			continue
		}
		j.uncovered = true
		if !j.silent {
			days = append(days, through(gap))
		}
	}
	if j.uncovered {
		j.add(Finding{Code: CodeNoSupervisor, Text: "no supervisor " + strings.Join(days, " and ")})
	}
}

// overRatio says when a supervisor of the worker had too many workers; "" if never.
func (j *judgement) overRatio() string {
	seen := j.window.Clip(peer.DateRange{From: j.worker.start, To: j.known.before})
	for i := range j.worker.stints {
		s := &j.worker.stints[i]
		days := s.span.Clip(seen)
		if days.IsEmpty() || !s.credential.Current() {
			continue
		}
		for _, a := range s.assignments {
			for _, over := range j.ratios.over[a.Supervisor] {
				if both := over.span.Clip(days); !both.IsEmpty() {
					return fmt.Sprintf("the supervisor (%s FTE) had workers of %s FTE %s; at most %s FTE to 1",
						over.supervisor, over.workers, through(both), j.ratios.limit)
				}
			}
		}
	}
	return ""
}

// through names the days of s.
func through(s peer.DateRange) string {
	if last := s.Last(); last != s.From {
		return fmt.Sprintf("from %s to %s", s.From, last)
	}
	return "on " + s.From.String()
}
