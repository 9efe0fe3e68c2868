package supervision

import (
	"cmp"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// PreService asks for supervision before the first day of service. It binds
// whatever the worker's credential is by then, unless For says otherwise: it
// comes before the worker may serve alone. What is short is the organisation's,
// which lets the worker start.
type PreService struct {
	Clause
	Total   time.Duration
	Accepts Accepts
}

// Rule returns [RulePreService].
func (PreService) Rule() Rule { return RulePreService }

// Readings returns how the source is read as to the requirement and to the sessions that qualify.
func (p PreService) Readings() []source.Source { return readings(p.Clause.Reading, p.Accepts.Reading) }

func (p PreService) check() error {
	if p.Total <= 0 {
		return errNothingAsked
	}
	return cmp.Or(p.Clause.check(), p.Accepts.check())
}

// window returns the time before service of a worker, from the first entry on
// record, and whether the worker is bound.
func (p PreService) window(w *workerRecord) (peer.DateRange, bool) {
	from := w.stints[0].span.From.Earlier(w.start.AddDays(-1))
	if len(w.sessions) > 0 {
		from = from.Earlier(w.sessions[0].on)
	}
	s := w.stintOn(w.start)
	bound := p.inForce(w.start) && (p.For == nil && p.FTE == (FTERange{}) || s != nil && p.bindsStint(s))
	return peer.DateRange{From: from, Until: w.start}, bound && !from.IsZero()
}

func (p PreService) judge(j *judgement) {
	j.line.Required = Amount{Time: p.Total}
	j.sum(summing{accepts: &p.Accepts})
}
