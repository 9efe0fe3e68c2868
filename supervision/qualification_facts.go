package supervision

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

// SupervisorFacts are what is known of a supervisor. An attribute that no fact is
// about is unknown, never assumed. They hold no name and no id. The zero value is
// that nothing is known.
type SupervisorFacts struct {
	Shown []Shown
	Post  peer.Date // since when the post of supervisor is held; no date is unknown
}

// Shown is one attribute of a supervisor: that it is there, or that it is known not
// to be.
type Shown struct {
	Of      Attribute
	Amount  int       // in the unit of the attribute; 0 where it has none or it is not known
	Since   peer.Date // first day on which it held, or on which it was completed; no date is always
	Until   peer.Date // first day on which it no longer held; no date is never
	Missing bool      // it is known that it is not there
}

func (f SupervisorFacts) judge(route string, needs []Need, at peer.Date) Opinion {
	o := Opinion{Route: route, Verdict: Qualified}
	for _, n := range needs {
		have := f.have(n, at)
		switch {
		case have == Qualified:
		case n.Grace > 0 && f.Post.IsZero():
			o.Unknown = append(o.Unknown, n)
		case n.Grace > 0 && at.Before(f.Post.AddMonths(n.Grace)):
			until := f.Post.AddMonths(n.Grace).AddDays(-1)
			if o.Due = append(o.Due, n); o.Until.IsZero() || until.Before(o.Until) {
				o.Until = until
			}
		case have == NotKnown:
			o.Unknown = append(o.Unknown, n)
		default:
			o.Lacks = append(o.Lacks, n)
		}
	}
	switch {
	case len(o.Lacks) > 0:
		o.Verdict = NotQualified
	case len(o.Unknown) > 0:
		o.Verdict = NotKnown
	}
	return o
}

// have returns whether the facts show a need on a day. Amounts of one attribute
// add up; it lacks only if each attribute of the need is known to be missing or short.
func (f SupervisorFacts) have(n Need, at peer.Date) Verdict {
	verdict := NotQualified
	for _, a := range n.Of {
		sum, seen, open := 0, false, false
		for _, s := range f.Shown {
			if s.Of != a {
				continue
			}
			seen = true
			switch {
			case s.Missing || !s.holdsOn(at):
			case n.Fresh > 0 && s.Since.IsZero():
				open = true
			case n.Fresh > 0 && s.Since.Before(at.AddMonths(-n.Fresh)):
			case n.Amount == 0:
				return Qualified
			case s.Amount == 0:
				open = true
			default:
				sum += s.Amount
			}
		}
		if n.Amount > 0 && sum >= n.Amount {
			return Qualified
		}
		if !seen || open {
			verdict = NotKnown
		}
	}
	return verdict
}

func (s Shown) holdsOn(d peer.Date) bool {
	return !d.Before(s.Since) && (s.Until.IsZero() || d.Before(s.Until))
}

func (s Shown) check() error {
	if _, err := s.Of.MarshalText(); err != nil {
		return err
	}
	if s.Amount < 0 || s.Amount > maxShown || s.Amount > 0 && s.Of.Unit() == "" {
		return fmt.Errorf("%s has no such amount", s.Of)
	}
	if !s.Until.IsZero() && !s.Since.Before(s.Until) {
		return fmt.Errorf("%s ends before it begins", s.Of)
	}
	return nil
}

const maxShown = 1_000_000 // hours or months, so that sums stay sums
