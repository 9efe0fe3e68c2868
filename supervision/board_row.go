package supervision

import (
	"cmp"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A view is what one board looks at. It is used for one worker after another.
type view struct {
	standard *Standard
	since    peer.Date
	on       peer.Date
	known    horizon
	terms    []terms            // of each requirement that has periods
	spans    [][]peer.DateRange // of each requirement, the last of which is running; nil if it has no rows
	looks    []look             // of each requirement at the present worker
	line     Line               // at work
	work     judgement
}

// A look is what the board sees of one worker under one requirement.
type look struct {
	running Line // zero if the requirement is not owed now
	owed    bool
	short   []Line    // periods that ended short since the latest that was met, latest first
	metFrom peer.Date // first day of the latest period that was met
}

func (s *Standard) view(since, on peer.Date, at time.Time) *view {
	v := &view{standard: s, since: since, on: on, known: horizon{before: on.AddDays(1), at: at},
		looks: make([]look, len(s.Requirements))}
	for _, q := range s.Requirements {
		var t terms
		var spans []peer.DateRange
		if p, ok := q.(periodic); ok {
			if _, ofTerms := q.(TermTotal); ofTerms {
				t = p.terms()
			} else if t = p.terms(); !t.team {
				spans = t.per.spans(peer.DateRange{From: since, Until: on.AddDays(1)})
			}
		}
		v.terms, v.spans = append(v.terms, t), append(v.spans, spans)
	}
	return v
}

// most returns how many rows the workers of a ledger can have, but for hours before
// service, which few lack.
func (v *view) most(l *Ledger) int {
	n := 0
	for k, q := range v.standard.Requirements {
		if _, ofTerms := q.(TermTotal); !ofTerms && len(v.spans[k]) == 0 {
			continue
		}
		for i := range l.workers {
			if v.terms[k].clause.everBinds(&l.workers[i]) {
				n++
			}
		}
	}
	return n
}

// rows adds the rows of a worker, ordered by rule and period.
func (v *view) rows(rows []Row, w *workerRecord) []Row {
	first := len(rows)
	for k, q := range v.standard.Requirements {
		seen := &v.looks[k]
		seen.owed, seen.short, seen.metFrom = false, seen.short[:0], peer.Date{}
		if !v.terms[k].clause.everBinds(w) {
			continue
		}
		switch q := q.(type) {
		case TermTotal:
			if terms := q.spans(w, peer.DateRange{From: v.since, Until: v.known.before}, v.known); len(terms) > 0 {
				v.look(seen, w, q, k, terms)
			}
		case periodic:
			if len(v.spans[k]) > 0 {
				v.look(seen, w, q, k, v.spans[k])
			}
		}
	}
	for k, q := range v.standard.Requirements {
		switch q := q.(type) {
		case PreService:
			rows = v.beforeService(rows, w, q)
		case periodic:
			if row, ok := v.row(w, k, v.cleared(q.Rule())); ok {
				rows = append(rows, row)
			}
		}
	}
	if mine := rows[first:]; len(mine) > 1 {
		slices.SortStableFunc(mine, func(x, y Row) int {
			return cmp.Or(cmp.Compare(x.Rule, y.Rule), x.Dates.From.Compare(y.Dates.From), x.Dates.Until.Compare(y.Dates.Until))
		})
	}
	return rows
}

// look judges the running period and those before it, back to one that was met.
func (v *view) look(seen *look, w *workerRecord, q periodic, k int, periods []peer.DateRange) {
	t := &v.terms[k]
	last := len(periods) - 1
	for i := last; i >= 0 && w.start.Before(periods[i].Until) && (i == last || !periods[i].From.Before(v.since)); i-- {
		window, owed := t.window(w, periods[i], v.known)
		if !owed {
			continue
		}
		line := v.judge(w, q, &t.clause, window)
		if i == last {
			seen.running, seen.owed = *line, true
		}
		switch {
		case line.clears():
			seen.metFrom = window.From
			return
		case i < last && !line.Met:
			seen.short = append(seen.short, *line)
		}
	}
}

// clears reports whether l shows that supervision is under way again: it asked
// for some and was met, or some was given that ends a gap. What goes by hours can still rise while its period runs.
func (l *Line) clears() bool {
	switch {
	case !l.Met || l.Open && (l.Rule == RuleHoursRatio || l.Rule == RuleMaxGap):
		return false
	default:
		return l.Required != Amount{} || (l.Rule == RuleMaxGap || l.Rule == RuleEitherOr) && l.Held != Amount{}
	}
}

// cleared returns the date up to which periods of a rule no longer count.
func (v *view) cleared(rule Rule) peer.Date {
	var d peer.Date
	for k, q := range v.standard.Requirements {
		if q.Rule() == rule {
			d = d.Later(v.looks[k].metFrom)
		}
	}
	return d
}

// row returns the row of a worker under the requirement numbered k; ok is false
// if nothing is owed, now or from before.
func (v *view) row(w *workerRecord, k int, cleared peer.Date) (row Row, ok bool) {
	seen := &v.looks[k]
	if seen.owed {
		row = v.rowOf(w, &seen.running)
	}
	for i := range seen.short {
		line := &seen.short[i]
		if !cleared.Before(line.Dates.Until) {
			continue
		}
		if row.Worker == "" {
			row = v.rowOf(w, line)
			row.Required, row.Held, row.Short = Amount{}, Amount{}, Amount{}
		}
		if row.ShortPeriods++; row.ShortPeriods == 1 || line.Cause == CauseOrganisation {
			row.Cause = line.Cause
		}
		row.Owed.Sessions += line.Short.Sessions
		row.Owed.Time += line.Short.Time
		row.OwedSince = line.Dates.From
	}
	return row, row.Worker != ""
}

func (v *view) rowOf(w *workerRecord, line *Line) Row {
	row := Row{Worker: w.worker, Rule: line.Rule, Dates: line.Dates, Due: line.Due,
		Required: line.Required, Held: line.Held, Short: line.Short}
	if today := w.stintOn(v.on); today != nil {
		row.Supervisor = today.assignments[0].Supervisor
	}
	return row
}

// beforeService adds the row of the hours before service while they are missing.
func (v *view) beforeService(rows []Row, w *workerRecord, q PreService) []Row {
	window, bound := q.window(w)
	if !bound || w.start.Before(v.since) {
		return rows
	}
	started := w.start.Before(v.known.before)
	if started {
		window.Until = v.known.before // what is held later still counts towards the hours
	}
	clause := q.Clause // a copy, so that workers without such a row cost no memory
	line := v.judge(w, q, &clause, window)
	if line.Met {
		return rows
	}
	row := v.rowOf(w, line)
	row.Due = w.start.AddDays(-1)
	if started {
		row.ShortPeriods, row.Owed, row.OwedSince, row.Cause = 1, line.Short, w.start, CauseOrganisation
	}
	return append(rows, row)
}

// judge returns a line without findings, which the next call overwrites.
func (v *view) judge(w *workerRecord, q interface {
	Requirement
	judge(*judgement)
}, c *Clause, window peer.DateRange) *Line {
	v.line = v.standard.line(w, q, window, v.known)
	v.work = judgement{standard: v.standard, worker: w, clause: c, window: window, known: v.known, line: &v.line, silent: true}
	v.work.cover()
	q.judge(&v.work)
	return &v.line
}
