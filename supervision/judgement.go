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
	anyDay  bool // owed if it binds on any day of the period, for it asks nothing of the other days
	covered bool // binds only on days on which the worker has a supervisor
	team    bool // about who supervises whom, not about sessions
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
	worker    *workerRecord
	clause    *Clause
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
// A period is owed by the rule that binds on the last day of service in it: a
// rule that gives way to another within a period was never broken in it, and
// one that begins within a period has until its end. A credential that ends
// takes nothing away: what was owed to the worker until then stays owed.
func (t *terms) window(w *workerRecord, period peer.DateRange, known horizon) (peer.DateRange, bool) {
	window := peer.DateRange{From: period.From.Later(w.start), Until: period.Until}
	seen := window.Clip(peer.DateRange{From: window.From, Until: known.before})
	if seen.IsEmpty() {
		return window, false
	}
	for i := len(w.stints) - 1; i >= 0 && seen.From.Before(w.stints[i].span.Until); i-- {
		s := &w.stints[i]
		days, bound := s.span.Clip(seen), t.clause.bindsStint(s)
		switch {
		case days.IsEmpty() || !bound && (t.anyDay || !s.credential.Current()):
		case !t.anyDay:
			return window, bound && t.clause.spanFor(w).Contains(days.Last())
		case days.Overlaps(t.clause.spanFor(w)) && (!t.covered || s.covered()):
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
	for last < len(all) && all[last].on.Before(j.window.Until) && j.known.sees(all[last]) {
		last++
	}
	return all[first:last]
}

// setUp reports whether there was a session for the worker to come to: a
// supervisor is on file for it, and on that day the worker served and had one.
func (j *judgement) setUp(m meeting) bool {
	s := j.worker.stintOn(m.on)
	return m.Supervisor != "" && s != nil && s.covered() && !m.on.Before(j.worker.start) && j.serves(s)
}

// serves reports whether the worker may serve in a stint, or is bound all the same.
func (j *judgement) serves(s *stint) bool {
	return s.credential.Current() || j.clause.bindsStint(s)
}

// notHeld returns the findings of a session that was not held.
func (j *judgement) notHeld(m meeting) []Finding {
	if j.silent {
		return nil
	}
	return notHeld(m.Session, j.standard.grants(j.worker, m.on))
}

// unrecorded returns the finding of a session that was held and that the
// standard wants on record, if the record was not complete by then.
func (j *judgement) unrecorded(m meeting) []Finding {
	if j.silent {
		return nil
	}
	record := j.standard.record(j.worker, m.on)
	if record == nil {
		return nil
	}
	lacks := record.missing(m.Session, j.known.before)
	if len(lacks) == 0 {
		return nil
	}
	return []Finding{{Code: CodeNotDocumented, Session: m.ID,
		Text: strings.Join(lacks, ", ") + "; the session counts, the record is owed"}}
}

func (j *judgement) add(findings ...Finding) {
	if !j.silent {
		j.line.Findings = append(j.line.Findings, findings...)
	}
}

// hoursOfService adds up what the worker worked in the window on days on which
// the requirement binds.
func (j *judgement) hoursOfService() time.Duration {
	var sum time.Duration
	all := j.worker.hours
	first, _ := slices.BinarySearchFunc(all, j.window.From, func(h Hours, d peer.Date) int { return h.On.Compare(d) })
	for i := first; i < len(all) && all[i].On.Before(j.window.Until); i++ {
		if j.isService(&all[i]) {
			sum += all[i].Spent
		}
	}
	return sum
}

// isService reports whether it is known that the hours were worked while the
// requirement binds.
func (j *judgement) isService(h *Hours) bool {
	return h.Kind == ServiceHours && h.On.Before(j.known.before) && j.clause.binds(j.worker, h.On)
}

// cover finds the days of the window on which the worker served without a supervisor.
func (j *judgement) cover() {
	seen := j.window.Clip(peer.DateRange{From: j.worker.start, Until: j.known.before})
	var days []string
	for i := range j.worker.stints {
		s := &j.worker.stints[i]
		gap := s.span.Clip(seen)
		if s.covered() || gap.IsEmpty() || !j.serves(s) {
			continue
		}
		j.uncovered = true
		if !j.silent {
			days = append(days, s.without(gap))
		}
	}
	if j.uncovered {
		j.add(noSupervisor(days))
	}
}

func noSupervisor(days []string) Finding {
	return Finding{Code: CodeNoSupervisor, Text: "no supervisor " + strings.Join(days, " and ")}
}

// overRatio returns a finding for each supervisor of the worker and each stretch
// in which that supervisor had too many workers, in order of time.
func (j *judgement) overRatio() []Finding {
	type stretch struct {
		supervisor peer.SupervisorID
		excess     excess
		days       peer.DateRange
	}
	seen := j.window.Clip(peer.DateRange{From: j.worker.start, Until: j.known.before})
	var found []stretch
	for i := range j.worker.stints {
		s := &j.worker.stints[i]
		days := s.span.Clip(seen)
		if days.IsEmpty() || !s.credential.Current() {
			continue
		}
		for _, a := range s.assignments {
			all := j.ratios.over[a.Supervisor] // in order of time, none within another
			at, _ := slices.BinarySearchFunc(all, days.From, func(e excess, d peer.Date) int { return e.span.Last().Compare(d) })
			for _, over := range all[at:] {
				both := over.span.Clip(days)
				if both.IsEmpty() {
					break
				}
				goesOn := func(f stretch) bool {
					return f.supervisor == a.Supervisor && f.days.Until == both.From &&
						f.excess.workers == over.workers && f.excess.supervisor == over.supervisor
				}
				if at := slices.IndexFunc(found, goesOn); at >= 0 {
					found[at].days.Until = both.Until
					continue
				}
				found = append(found, stretch{a.Supervisor, over, both})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b stretch) int { return a.days.From.Compare(b.days.From) })
	var out []Finding
	for _, f := range found {
		out = append(out, Finding{Code: CodeOverRatio, Text: fmt.Sprintf("the supervisor (%s FTE) had workers of %s FTE %s; at most %s FTE to 1",
			f.excess.supervisor, f.excess.workers, through(f.days), j.ratios.limit)})
	}
	return out
}

// through names the days of s.
func through(s peer.DateRange) string {
	if last := s.Last(); last != s.From {
		return fmt.Sprintf("from %s to %s", s.From, last)
	}
	return "on " + s.From.String()
}
