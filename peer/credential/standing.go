package credential

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Question asks what a credential is worth.
type Question struct {
	On       peer.Date      // the day that is asked about
	Known    time.Time      // as far as was recorded by then; zero: by everything recorded
	Zone     *time.Location // in which moves have their day; nil is UTC
	Approved peer.Date      // the day on which the body approved that an inactive holder comes back, for [Credential.Gap] and [Credential.KeyDays]; no date while it has not
	Beside   Holdings       // the holder's other credentials, one of which may prolong it, see [Term.SharedLastDay]; itself may be among them
}

// Format prints the day and keeps people out of every verb of fmt.
func (q Question) Format(f fmt.State, _ rune) { redact.Format(f, "[question of "+q.On.String()+"]") }

// LogValue keeps people out of logs.
func (q Question) LogValue() slog.Value {
	return slog.StringValue("[question of " + q.On.String() + "]")
}

// A Standing is what a credential is worth on a day, calculated from what was
// recorded, the scheme and the day. No event is needed for a day to pass: a
// credential is in good standing through its last day and, where the scheme has
// no late window that holds it, lapsed on the next.
type Standing struct {
	State    peer.CredentialState // on the day; "" before the application
	Recorded peer.CredentialState // as the last move that counted by then left it
	Since    peer.Date            // first day of Recorded
	Until    peer.Date            // last day on which State holds, if nobody does anything; no date if it does for ever
	Granted  peer.Date            // first day of the present validity
	Expires  peer.Date            // last day of the present validity; no date if none was recorded
	Late     []Window             // late windows that are open on the day, the first to end first
	Propose  Event                // what a person may record by it: that renewal is due, or that it lapsed
	Source   source.Source        // of the figure that made State differ from Recorded
	Other    []Late               // late windows that another page of the body gives otherwise

	trainee bool // the present validity is a trainee's
}

// A Window is a late window with its last day for one credential.
type Window struct {
	Late
	Ends peer.Date
}

// fact is what a move says from a day on.
type fact struct {
	event Event
	state peer.CredentialState
	from  peer.Date
	data  Change
}

// facts returns the known moves with the days from which they count, in the
// order in which they were made.
func (c Credential) facts(q Question) []fact {
	h := c.history
	if !q.Known.IsZero() {
		h = h.AsKnown(q.Known)
	}
	moves := h.Moves()
	list := make([]fact, len(moves))
	for i, e := range moves {
		list[i] = fact{e.Event, e.To, dayOf(e.Data, e.At, q.Zone), e.Data}
	}
	return list
}

// by returns the facts that count from the day or earlier. A later move stands
// over an earlier one on every day from which it counts, so that a reinstatement
// from a past day changes what the credential was worth between.
func by(on peer.Date, facts []fact) []fact {
	var list []fact
	for _, f := range facts {
		if !on.Before(f.from) {
			list = append(list, f)
		}
	}
	return list
}

// after returns the days after the given one from which a fact counts.
func after(on peer.Date, facts []fact) []peer.Date {
	var days []peer.Date
	for _, f := range facts {
		if on.Before(f.from) {
			days = append(days, f.from)
		}
	}
	return days
}

// On returns what the credential is worth on a day: as it is known now, or as it
// was known at a past time. A last day that it shares with another credential of
// its body counts as its own where the other is given in the question. It returns
// [ErrOtherScheme] for another scheme than its own, also for a credential beside
// it, [ErrCase] without a day, and [ErrIncomplete] for credentials of several workers.
func (c Credential) On(s Scheme, q Question) (Standing, error) {
	if err := c.of(s); err != nil {
		return Standing{}, err
	}
	if q.On.IsZero() {
		return Standing{}, ErrCase
	}
	others, err := c.beside(s, q)
	if err != nil {
		return Standing{}, err
	}
	facts := c.facts(q)
	at := func(day peer.Date) Standing { return standing(s, day, facts, sharedLastDay(s, day, facts, others)) }
	st := at(q.On)
	// What is known to come, or to have come since, may end the state or prolong it.
	days := after(q.On, facts)
	for _, o := range others {
		days = append(days, after(q.On, o.facts)...)
	}
	slices.SortFunc(days, peer.Date.Compare)
	for _, day := range days {
		// One that begins on the day after may go on with the same state.
		if !st.Until.IsZero() && st.Until.AddDays(1).Before(day) {
			break
		}
		next := at(day)
		if next.State != st.State {
			st.Until = day.AddDays(-1)
			break
		}
		st.Until = next.Until
	}
	return st, nil
}

// standing works out what the facts and the dates make of a credential on a day.
func standing(s Scheme, on peer.Date, facts []fact, shared peer.Date) Standing {
	var st Standing
	for _, f := range by(on, facts) {
		if st.Recorded != f.state {
			st.Since = f.from
		}
		st.Recorded = f.state
		switch f.event {
		case Recognise, GrantProvisional, Certify, RenewLate, Reactivate:
			st.Granted, st.Expires = f.from, f.data.Until
			st.trainee = f.event == GrantProvisional
		case Renew:
			st.trainee = false
			// What is renewed early goes on from its last day: no hour counts for two periods.
			st.Granted = s.goesOn(f.from, st.Expires, f.data.Until)
			st.Expires = f.data.Until
		case ExtendProvisional:
			st.Expires = f.data.Until
		case Reinstate:
			if !st.trainee && st.Expires.Before(f.data.Until) {
				// A later last day is that of another term.
				st.Granted = s.goesOn(f.from, st.Expires, f.data.Until)
			}
			if !f.data.Until.IsZero() {
				st.Expires = f.data.Until
			}
		case Apply, Reapply:
			st.Granted, st.Expires, st.trainee = peer.Date{}, peer.Date{}, false
		}
	}
	st.State = st.Recorded
	if st.Expires.IsZero() {
		return st
	}
	if st.Recorded == peer.CredentialLapsed {
		shared = shared.Earlier(st.Since.AddDays(-1))
	}
	st.Expires = st.Expires.Later(shared)
	if st.State.Current() {
		st.expire(s, on)
	}
	if st.renews() && st.Expires.Before(on) {
		st.windows(s, on)
	}
	return st
}

// windows lists the late windows that are open on a day after expiry.
func (st *Standing) windows(s Scheme, on peer.Date) {
	for _, l := range s.Late {
		switch end := l.Ends(st.Expires); {
		case l.Reading != Applied:
			st.Other = append(st.Other, l)
		case !end.Before(on):
			st.Late = append(st.Late, Window{l, end})
			if st.Source == (source.Source{}) {
				st.Source = l.Source
			}
		}
	}
	slices.SortStableFunc(st.Late, func(a, b Window) int { return a.Ends.Compare(b.Ends) })
}

// expire works out what the dates make of a credential that is current.
func (st *Standing) expire(s Scheme, on peer.Date) {
	trainee := st.Recorded == peer.CredentialProvisional
	notice, _ := s.due()
	switch due := notice.On(st.Expires); {
	case trainee && !st.Expires.Before(on):
		st.Until = st.Expires
		return
	case trainee:
		st.State, st.Propose, st.Source = peer.CredentialLapsed, Lapse, s.Trainee.Source
		return
	case on.Before(due) && st.Recorded != peer.CredentialRenewalDue:
		st.Until = due.AddDays(-1)
		return
	case !st.Expires.Before(on):
		if st.Recorded != peer.CredentialRenewalDue {
			st.State, st.Propose, st.Source = peer.CredentialRenewalDue, OpenRenewal, notice.Source
		}
		st.Until = s.heldUntil(st.Expires)
		return
	}
	if end := s.heldUntil(st.Expires); !end.Before(on) {
		st.State, st.Until = peer.CredentialRenewalDue, end
	} else {
		st.State, st.Propose = peer.CredentialLapsed, Lapse
		if s.After.State != "" {
			st.State = s.After.State
		}
		if st.State == peer.CredentialInactive {
			st.Propose = SetInactive
		}
		st.Source = s.After.Source
	}
}

// goesOn returns the first day of the term that ends with until and follows one
// that ended with expires, or with the later day that was shared then.
func (s Scheme) goesOn(from, expires, until peer.Date) peer.Date {
	first := from.Later(expires.AddDays(1))
	if t, ok := s.Term(from); ok && t.LaterOfTwo {
		first = first.Later(until.AddDays(1).AddMonths(-t.Months))
	}
	return first
}

// heldUntil returns the last day on which a credential that is not renewed stays
// in good standing: its last day of validity, or the end of the last late window
// that holds it.
func (s Scheme) heldUntil(expires peer.Date) peer.Date {
	end := expires
	for _, l := range s.Late {
		if e := l.Ends(expires); l.Holds && l.Reading == Applied && end.Before(e) {
			end = e
		}
	}
	return end
}

// renewableUntil returns the last day on which it can be renewed late at all.
func (s Scheme) renewableUntil(expires peer.Date) peer.Date {
	end := expires
	for _, l := range s.Late {
		if e := l.Ends(expires); l.Reading == Applied && end.Before(e) {
			end = e
		}
	}
	return end
}

// StatusOn returns the state of the credential on a day, by everything recorded
// and with days in UTC; see [Credential.On].
func (c Credential) StatusOn(s Scheme, on peer.Date) (peer.CredentialState, error) {
	st, err := c.On(s, Question{On: on})
	return st.State, err
}

// WasCertified reports whether the holder could work under the credential on a
// day, as a trainee or fully; see [Credential.On] for what it was known as when.
func (c Credential) WasCertified(s Scheme, q Question) (bool, error) {
	st, err := c.On(s, q)
	return st.State.Current(), err
}

// Period returns the days in which hours count for the renewal that is next
// after the day asked about; for one that is inactive, those of the period that
// was not renewed, which is its last validity if the term was not found. It returns [ErrPeriod] if no last day was recorded
// and no rolling term stands for it, or the scheme's term was not found.
func (c Credential) Period(s Scheme, q Question) (peer.DateRange, error) {
	st, err := c.On(s, q)
	if err != nil {
		return peer.DateRange{}, err
	}
	return s.period(st, q.On)
}

// period returns the days in which hours count for a credential that stands so on
// a day.
func (s Scheme) period(st Standing, on peer.Date) (peer.DateRange, error) {
	t, ok := s.Term(st.Granted)
	switch inactive := st.Recorded == peer.CredentialInactive; {
	case inactive && !st.Granted.IsZero() && (!ok || st.Expires.IsZero()):
		return peer.DateRange{From: st.Granted, Until: st.Expires.Later(st.Since).AddDays(1)}, nil
	case !ok:
		return peer.DateRange{}, ErrPeriod
	case t.Cycle == CycleRolling:
		return t.Period(st.Granted, on)
	}
	return t.Period(st.Granted, st.Expires)
}
