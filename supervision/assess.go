package supervision

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// Assess judges every worker of the ledger by every requirement, for each period
// that shares a date with the range from (inside) to (outside). The lines are
// ordered by worker, rule and period. Equal arguments give equal lines.
//
// What is dated on or after to has not happened yet: a session, a signature, a
// change of credential or supervisor. A period that ends after to is still
// running: its line is open, and met only if it is met already. A period that
// began before from is judged whole, so the ledger should reach back to its
// first day.
//
// Nothing is owed before the first day of service, and what was held before it
// counts for [PreService] alone, which is reported if that day is from or later. A
// worker who starts within a period owes nothing less: the whole requirement is
// owed to the worker by the end of that period. Where the credential changes
// within a period, the rule that binds on the last day of service is the one
// owed, and every session of the period counts for it; what is on record of
// days that then lie in no period owed is told on the worker's next line.
//
// It returns an error that matches [ErrBadRange] if the range holds no day or the
// calendar begins after its first period does or ends before its last one does, [ErrBadStandard] if the standard
// cannot be assessed, and [ErrNeedsHours] if it goes by hours that the ledger
// lacks.
func (s Standard) Assess(l *Ledger, from, to peer.Date) ([]Line, error) {
	if l == nil {
		l = &Ledger{}
	}
	r := peer.DateRange{From: from, Until: to}
	if from.IsZero() || r.IsEmpty() {
		return nil, fmt.Errorf("%w: no day from %q to %q", ErrBadRange, from.String(), to.String())
	}
	if err := s.Check(); err != nil {
		return nil, err
	}
	if s.NeedsHours() && !l.hours {
		return nil, fmt.Errorf("%w: %s", ErrNeedsHours, s.Code)
	}
	plan, err := s.plan(l, r)
	if err != nil {
		return nil, err
	}
	known := horizon{before: to}
	var lines []Line
	for i := range l.workers {
		first := len(lines)
		for _, item := range plan {
			lines = item.lines(&s, &l.workers[i], r, known, lines)
		}
		strays{&s, &l.workers[i], known}.tell(r, lines[first:])
		slices.SortStableFunc(lines[first:], func(a, b Line) int {
			return cmp.Or(cmp.Compare(a.Rule, b.Rule), a.Dates.From.Compare(b.Dates.From), a.Dates.Until.Compare(b.Dates.Until))
		})
	}
	return lines, nil
}

// An item is a requirement prepared for a range.
type item struct {
	requirement Requirement
	number      int // of the requirement in the standard
	terms       terms
	periods     []peer.DateRange
	ratios      ratios
}

func (s Standard) plan(l *Ledger, r peer.DateRange) ([]item, error) {
	var plan []item
	for k, q := range s.Requirements {
		it := item{requirement: q, number: k}
		if p, ok := q.(periodic); ok {
			it.terms = p.terms()
			per := it.terms.per
			if _, ofTerms := q.(TermTotal); !ofTerms {
				if _, err := per.Around(r.From); err != nil {
					return nil, fmt.Errorf("%w: the calendar begins after the first %s does: %w", ErrBadRange, per, err)
				}
				if _, err := per.Around(r.Last()); err != nil {
					return nil, fmt.Errorf("%w: the calendar ends before the last %s does: %w", ErrBadRange, per, err)
				}
				it.periods = per.spans(r)
			}
		}
		if ratio, ok := q.(Ratio); ok {
			it.ratios = ratio.excesses(l)
		}
		plan = append(plan, it)
	}
	return plan, nil
}

func (it item) lines(s *Standard, w *workerRecord, r peer.DateRange, known horizon, lines []Line) []Line {
	switch q := it.requirement.(type) {
	case PreService:
		window, bound := q.window(w)
		if bound && !w.start.Before(r.From) && window.From.Before(r.Until) {
			line := s.line(w, q, window, known)
			line.requirement = it.number
			q.judge(&judgement{standard: s, worker: w, clause: &q.Clause, window: window, known: known, line: &line})
			lines = append(lines, line)
		}
	case periodic:
		periods := it.periods
		if q, ok := q.(TermTotal); ok {
			periods = q.spans(w, r, known)
		}
		for _, period := range periods {
			window, owed := it.terms.window(w, period, known)
			if !owed || !window.Overlaps(r) {
				continue
			}
			line := s.line(w, q, window, known)
			line.requirement = it.number
			j := judgement{standard: s, worker: w, clause: &it.terms.clause, window: window, known: known, ratios: it.ratios, line: &line}
			j.cover()
			q.judge(&j)
			lines = append(lines, line)
		}
	}
	return lines
}

func (s *Standard) line(w *workerRecord, q Requirement, window peer.DateRange, known horizon) Line {
	return Line{Worker: w.worker, Standard: s.Code, Rule: q.Rule(), Dates: window, Due: window.Last(),
		Open: known.before.Before(window.Until), Basis: q.Basis()}
}
