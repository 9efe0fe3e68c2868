package supervision

import (
	"errors"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Clause says whom a requirement binds, when it was in force and where it
// stands. The zero value binds every worker whose credential is current, at all
// times, and has no source.
type Clause struct {
	// For lists the credential states that are bound. Nil is every state under
	// which a worker may serve: those that [peer.CredentialState.Current] names. In
	// Standard.OnDemand and [Record] nil is every worker.
	For []peer.CredentialState
	// InForce is when the requirement holds; no date leaves that side open.
	InForce peer.DateRange
	// ServiceDays limits it to a stretch of the worker's service; zero is all of it.
	ServiceDays ServiceDays
	// FTE limits it to workers of so much of a post; zero is every worker.
	FTE    FTERange
	Source source.Source
	// Reading says how the source is read as to whom it binds and what it asks; may
	// be empty where the source is plain.
	Reading source.Source
}

// Basis returns where the requirement stands.
func (c Clause) Basis() source.Source { return c.Source }

// Readings returns Reading, unless it is empty.
func (c Clause) Readings() []source.Source { return readings(c.Reading) }

func readings(all ...source.Source) []source.Source {
	return slices.DeleteFunc(all, func(s source.Source) bool { return s.Title == "" })
}

// ServiceDays is a stretch of a worker's days of service, counted from the first,
// which is day 0: From belongs to it, Until does not and is open where it is 0.
// ServiceDays{To: 90} is the first 90 days. The zero value is all of the service.
type ServiceDays struct{ From, To int }

// An FTERange is a range of posts, such as part time: AtLeast belongs to it,
// Below does not and is open where it is 0. The zero value is every post.
type FTERange struct{ AtLeast, Below FTE }

func (r FTERange) contains(v FTE) bool {
	return v >= r.AtLeast && (r.Below == 0 || v < r.Below)
}

// bindsStint reports whether the worker is bound in a stint, as to credential and post.
func (c *Clause) bindsStint(s *stint) bool {
	if !c.FTE.contains(s.fte) {
		return false
	}
	if c.For == nil {
		return s.credential.Current()
	}
	return slices.Contains(c.For, s.credential)
}

// spanFor returns the days on which the clause is in force for a worker.
func (c *Clause) spanFor(w *workerRecord) peer.DateRange {
	span := c.span()
	if c.ServiceDays == (ServiceDays{}) {
		return span
	}
	from := w.start.AddDays(c.ServiceDays.From)
	if from.IsZero() {
		return peer.DateRange{}
	}
	days := peer.DateRange{From: from, Until: noEnd}
	if to := w.start.AddDays(c.ServiceDays.To); c.ServiceDays.To > 0 && !to.IsZero() {
		days.Until = to
	}
	return span.Clip(days)
}

// span returns the days on which the clause is in force.
func (c *Clause) span() peer.DateRange {
	if c.InForce.Until.IsZero() {
		return peer.DateRange{From: c.InForce.From, Until: noEnd}
	}
	return c.InForce
}

// appliesTo reports whether the clause holds on d for the worker, where a nil For is
// every worker.
func (c *Clause) appliesTo(w *workerRecord, d peer.Date) bool {
	if !c.spanFor(w).Contains(d) {
		return false
	}
	if c.For == nil && c.FTE == (FTERange{}) {
		return true
	}
	s := w.stintOn(d)
	return s != nil && c.FTE.contains(s.fte) && (c.For == nil || slices.Contains(c.For, s.credential))
}

func (c *Clause) inForce(d peer.Date) bool { return c.span().Contains(d) }

// binds reports whether the clause binds the worker on d.
func (c *Clause) binds(w *workerRecord, d peer.Date) bool {
	s := w.stintOn(d)
	return s != nil && !d.Before(w.start) && c.bindsStint(s) && c.spanFor(w).Contains(d)
}

// everBinds reports whether the clause can bind the worker at any time.
func (c *Clause) everBinds(w *workerRecord) bool {
	for i := range w.stints {
		if c.bindsStint(&w.stints[i]) {
			return true
		}
	}
	return false
}

func (c *Clause) check() error {
	for _, s := range c.For {
		if _, err := s.MarshalText(); err != nil {
			return err
		}
	}
	if !c.InForce.Until.IsZero() && c.InForce.IsEmpty() {
		return errors.New("never in force")
	}
	if d := c.ServiceDays; d.From < 0 || d.To < 0 || d.To > 0 && d.To <= d.From {
		return errors.New("no days of service")
	}
	if r := c.FTE; r.AtLeast < 0 || r.Below < 0 || r.Below > 0 && r.Below <= r.AtLeast {
		return errors.New("no range of posts")
	}
	return nil
}
