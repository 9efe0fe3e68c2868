package supervision

import "github.com/alongside-go/alongside/peer"

// strays looks for what is on record of days of service that lie in no period
// owed, such as the days before a worker passed from a weekly to a monthly rule
// within a week, and tells it on another line of the worker, so that no finding
// is lost.
type strays struct {
	standard *Standard
	worker   *workerRecord
	known    horizon
}

// tell adds what is on record of the days of r to the worker's lines.
func (st strays) tell(r peer.DateRange, lines []Line) {
	days := r.Clip(peer.DateRange{From: st.worker.start, Until: st.known.before})
	untold := without(days, spansOf(lines, Line.aboutSessions))
	for _, m := range st.worker.sessions {
		for len(untold) > 0 && !m.on.Before(untold[0].Until) {
			untold = untold[1:]
		}
		if len(untold) == 0 {
			break
		}
		if !untold[0].Contains(m.on) || !st.worker.servingOn(m.on) {
			continue
		}
		line := hostLine(lines, m.on)
		if line == nil {
			continue
		}
		j := judgement{standard: st.standard, worker: st.worker, known: st.known, line: line}
		if m.Result == Held {
			j.add(j.unrecorded(m)...)
		} else {
			j.add(j.notHeld(m)...)
		}
	}
	for i := range st.worker.stints {
		if s := &st.worker.stints[i]; !s.covered() && s.credential.Current() {
			st.tellUncovered(s, s.span.Clip(days), lines)
		}
	}
}

// tellUncovered adds the days without a supervisor that no line is about.
func (strays) tellUncovered(s *stint, gap peer.DateRange, lines []Line) {
	for _, days := range without(gap, spansOf(lines, Line.periodic)) {
		if line := hostLine(lines, days.From); line != nil {
			line.Findings = append(line.Findings, noSupervisor([]string{s.without(days)}))
		}
	}
}

func (l Line) periodic() bool { return l.Rule != RulePreService }

func (l Line) aboutSessions() bool {
	return l.periodic() && l.Rule != RuleSupervised && l.Rule != RuleRatio && l.Rule != RuleObservation
}

// spansOf returns the dates of the lines of a kind.
func spansOf(lines []Line, kind func(Line) bool) []peer.DateRange {
	var out []peer.DateRange
	for i := range lines {
		if kind(lines[i]) {
			out = append(out, lines[i].Dates)
		}
	}
	return out
}

// hostLine returns the line on which to tell what happened on a day that no line
// about sessions holds: the next one about sessions, or else the last, or else
// one about that day; nil if the worker has no such line.
func hostLine(lines []Line, d peer.Date) *Line {
	var next, last, same *Line
	for i := range lines {
		l := &lines[i]
		switch {
		case !l.aboutSessions():
			if l.periodic() && l.Dates.Contains(d) {
				same = l
			}
		case d.Before(l.Dates.From):
			if next == nil || l.Dates.From.Before(next.Dates.From) {
				next = l
			}
		case last == nil || last.Dates.From.Before(l.Dates.From):
			last = l
		}
	}
	switch {
	case next != nil:
		return next
	case last != nil:
		return last
	default:
		return same
	}
}
