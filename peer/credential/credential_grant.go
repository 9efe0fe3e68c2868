package credential

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Grant is what a decision of the body that gives or prolongs a credential
// rests on.
type Grant struct {
	Scheme    Scheme
	Gap       Gap            // what the requirements came to; it must be met where the move asks for one, unless the code is [CodeBodyDecided]
	Effective peer.Date      // first day; none: the day of the act
	Until     peer.Date      // last day of validity; needed where the scheme renews or is for trainees, see [Term.LastDay]
	Zone      *time.Location // in which the act has its day; nil is UTC
	Beside    Holdings       // the holder's other credentials, one of which may prolong it: see [Question]
}

// Format prints the scheme and keeps people out of every verb of fmt.
func (g Grant) Format(f fmt.State, _ rune) { redact.Format(f, "[grant "+g.Scheme.Code+"]") }

// LogValue keeps people out of logs.
func (g Grant) LogValue() slog.Value { return slog.StringValue("[grant " + g.Scheme.Code + "]") }

func (g Grant) change() Change { return Change{Effective: g.Effective, Until: g.Until} }

// judge returns the guard of a decision for which the stage must be met.
func (g Grant) judge(c *Credential, act lifecycle.Act, stage Stage) func() error {
	return func() error {
		if err := c.of(g.Scheme); err != nil {
			return err
		}
		from, today := dayOf(g.change(), act.At, g.Zone), peer.DateOf(act.At, g.Zone)
		switch {
		case act.Code == CodeBodyDecided:
		case g.Gap.Scheme != c.scheme || g.Gap.Stage != stage:
			return lifecycle.Deny("requirements", "the requirements of the stage "+string(stage)+", judged")
		case !g.Gap.IsMet():
			return lifecycle.Deny("requirements", "every requirement of the stage "+string(stage)+" met")
		case today.Before(g.Gap.On) || stage != StageRenewal && !reaches(g.Gap.Until(), today):
			return lifecycle.Deny("requirements", "requirements judged for the day of the decision")
		}
		if !g.Until.IsZero() && g.Until.Before(from) {
			return lifecycle.Deny("dates", "a last day that does not come before the first")
		}
		return nil
	}
}

// dated adds to a guard what holds for the dates of a grant: a last day is given
// where the scheme renews, its term can have it, and it does not lie beyond
// longest, unless the body decided so; and it counts from no day before the
// application or before soonest.
func (g Grant) dated(c *Credential, act lifecycle.Act, soonest peer.Date, longest func(Term, peer.Date) (peer.Date, error), guard func() error) func() error {
	return func() error {
		if err := guard(); err != nil {
			return err
		}
		from := dayOf(g.change(), act.At, g.Zone)
		if from.Before(soonest.Later(c.applied(g.Zone))) {
			return lifecycle.Deny("dates", "a first day that does not come before what it follows")
		}
		if g.Until.IsZero() && g.Scheme.renews(from) {
			return lifecycle.Deny("dates", "the last day of validity")
		}
		return g.within(from, act.Code == CodeBodyDecided, longest, "a last day within the term of the scheme, or a decision of the body")
	}
}

// within refuses a last day that the term of the scheme cannot have, and, unless
// the body decided, one beyond longest, with what is wanted instead. Where no term
// was found, and for a rolling one, any will do.
func (g Grant) within(from peer.Date, bodyDecided bool, longest func(Term, peer.Date) (peer.Date, error), want string) error {
	t, ok := g.Scheme.Term(from)
	if !ok || t.Cycle == CycleRolling || g.Until.IsZero() {
		return nil
	}
	if !t.ends(g.Until) {
		return lifecycle.Deny("dates", "a last day that the term of the scheme can have")
	}
	if last, err := longest(t, from); !bodyDecided && err == nil && last.Before(g.Until) {
		return lifecycle.Deny("dates", want)
	}
	return nil
}

// applied returns the day of the application that the credential rests on.
func (c *Credential) applied(zone *time.Location) peer.Date {
	var on peer.Date
	for _, f := range c.facts(Question{Zone: zone}) {
		if f.event == Apply || f.event == Reapply {
			on = f.from
		}
	}
	return on
}

// renewing returns the last day of a renewal of what was valid through last.
func renewing(last peer.Date) func(Term, peer.Date) (peer.Date, error) {
	return func(t Term, from peer.Date) (peer.Date, error) {
		begun, err := t.LastDay(from)
		if next, err := t.Renewed(last); err == nil {
			return next.Later(begun), nil
		}
		return begun, err
	}
}
