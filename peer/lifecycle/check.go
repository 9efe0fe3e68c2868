package lifecycle

import (
	"errors"
	"fmt"
	"slices"
)

// Bounds of a table.
const (
	maxStates  = 31 // numbered from 1; a cursor has a place for each
	maxEvents  = 64
	maxParties = 16
	maxSeats   = 4
)

// check returns everything that is wrong with t, each fault wrapping [ErrTable].
func (t Table[S, E]) check() error {
	c := checker[S, E]{Table: t}
	c.names()
	for i := range t.Rows {
		c.row(i)
	}
	if len(c.faults) == 0 {
		c.graph()
		c.leave()
	}
	return errors.Join(c.faults...)
}

type checker[S, E ~string] struct {
	Table[S, E]
	faults []error
}

func (c *checker[S, E]) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf("%w: %s: %s", ErrTable, c.Name, fmt.Sprintf(format, args...)))
}

// isName reports whether s is a stored name: lower case letters, digits and underscores.
func isName(s string) bool {
	for i, b := range []byte(s) {
		if (b < 'a' || b > 'z') && (i == 0 || b != '_' && (b < '0' || b > '9')) {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

func (c *checker[S, E]) names() {
	if !isName(c.Name) {
		c.fault("name %q is no lower_case name", c.Name)
	}
	if c.Version < 1 {
		c.fault("version %d is not positive", c.Version)
	}
	for _, s := range c.States() {
		if !isName(string(s)) {
			c.fault("state %q is no lower_case name", string(s))
		}
	}
	for _, e := range c.Events() {
		if !isName(string(e)) || isReserved(string(e)) {
			c.fault("event %q is no lower_case name or is reserved", string(e))
		}
	}
	parties := c.Parties()
	for _, p := range parties {
		if !isName(string(p)) {
			c.fault("party %q is no lower_case name", string(p))
		}
	}
	if n := len(c.States()); n > maxStates {
		c.fault("%d states, more than %d", n, maxStates)
	}
	if n := len(c.Events()); n > maxEvents {
		c.fault("%d events, more than %d", n, maxEvents)
	}
	if n := len(parties); n > maxParties {
		c.fault("%d parties, more than %d", n, maxParties)
	}
	if n := len(c.Seated); n > maxSeats {
		c.fault("%d seats, more than %d", n, maxSeats)
	}
	for i, p := range c.Seated {
		if !isName(string(p)) || slices.Contains(c.Seated[:i], p) {
			c.fault("seated party %q is no lower_case name or seated twice", string(p))
		}
	}
	for _, p := range c.RedactAny {
		if !c.OwnMarks || !slices.Contains(c.RedactBy, p) {
			c.fault("party %q redacts the words of others, and is none of those who redact their own", string(p))
		}
	}
	for _, s := range c.Paused {
		if !slices.Contains(c.States(), s) {
			c.fault("paused state %q is not in the table", string(s))
		}
	}
}

func (c *checker[S, E]) row(i int) {
	r := c.Rows[i]
	at := fmt.Sprintf("row %d (%s)", i+1, string(r.Event))
	switch {
	case len(r.Parties) == 0:
		c.fault("%s: nobody may fire it", at)
	case r.Opens() && (r.To != c.Start || len(r.Both) > 0):
		c.fault("%s: an opening row leads straight to the start state %q", at, string(c.Start))
	case r.IsPrior() && slices.Contains(r.From, c.Start):
		c.fault("%s: no state is held before the start state", at)
	case r.Since < 0 || r.Since > c.Version || r.Retired < 0 || r.Retired > c.Version || r.Retired != 0 && r.Retired <= r.Since:
		c.fault("%s: since %d and retired %d do not fit version %d", at, r.Since, r.Retired, c.Version)
	case r.Asker && r.Opens():
		c.fault("%s: nobody asked yet", at)
	case len(r.Both) > 0 && (slices.Contains(r.From, r.To) || r.IsStay()):
		c.fault("%s: two answers must lead out of the state", at)
	case r.For != "" && (!slices.Contains(r.Both, r.For) || slices.Contains(r.Parties, r.For) || !slices.Contains(c.Parties(), r.For)):
		c.fault("%s: it answers for %q, who need not answer or fires it", at, string(r.For))
	case len(r.Both) == 1 || r.Spoken && len(r.Both) == 0:
		c.fault("%s: both names two parties or more", at)
	case len(r.Both) > 0 && (slices.ContainsFunc(r.Seats, Seating.fills) || r.For == "" && len(r.Both) != len(r.Parties)):
		c.fault("%s: who fires it must be who answers, and two answers cannot name a person", at)
	}
	for i, p := range r.Both {
		if slices.Contains(r.Both[:i], p) {
			c.fault("%s: %q answers twice", at, string(p))
		}
		if r.For == "" && !slices.Contains(r.Parties, p) {
			c.fault("%s: %q must answer but may not fire it", at, string(p))
		}
	}
	for _, n := range r.Needs {
		if n.Kind != Reason && n.Kind != Coded && n.Kind.part() == "" {
			c.fault("%s: unknown need %q", at, string(n.Kind))
		}
		if n.Kind == Coded && len(r.Codes) == 0 {
			c.fault("%s: needs a code and lists none", at)
		}
		for _, p := range n.From {
			if !slices.Contains(r.Parties, p) {
				c.fault("%s: a need binds %q, who may not fire it", at, string(p))
			}
		}
	}
	for _, p := range slices.Concat(r.Held, r.Free) {
		if !slices.Contains(c.Seated, p) {
			c.fault("%s: %q has no seat", at, string(p))
		}
	}
	for _, s := range r.Seats {
		if !slices.Contains(c.Seated, s.Party) || s.By != "" && !slices.Contains(c.Seated, s.By) || s.By == s.Party {
			c.fault("%s: a seating names a party without a seat", at)
		}
	}
	for j := range c.Rows[:i] {
		c.twice(at, r, c.Rows[j])
	}
}

// twice reports an event that two rows list for one state and party at one time.
func (c *checker[S, E]) twice(at string, r, q Row[S, E]) {
	if r.Event == q.Event && len(r.Both) > 0 && len(q.Both) > 0 && (r.To != q.To || !slices.Equal(r.Both, q.Both)) &&
		slices.ContainsFunc(r.From, func(s S) bool { return slices.Contains(q.From, s) }) {
		c.fault("%s: two rows of one answer lead to two states or need different answers", at)
	}
	if r.Event != q.Event || r.Retired != 0 && r.Retired <= q.Since || q.Retired != 0 && q.Retired <= r.Since {
		return
	}
	for _, p := range r.Parties {
		if !slices.Contains(q.Parties, p) {
			continue
		}
		if r.Opens() && q.Opens() {
			c.fault("%s: listed twice for %s", at, p)
		}
		for _, s := range r.From {
			if slices.Contains(q.From, s) {
				c.fault("%s: listed twice from %q for %s", at, string(s), p)
			}
		}
	}
}

// targets returns the states that r may lead to from the given state, beside
// the state itself for a two-sided row.
func (t Table[S, E]) targets(r Row[S, E], from S) []S {
	switch {
	case r.IsStay():
		return []S{from}
	case !r.IsPrior():
		return []S{r.To}
	}
	var prior []S
	for _, q := range t.Rows {
		if q.To != from {
			continue
		}
		for _, s := range q.From {
			if s != from && !slices.Contains(prior, s) {
				prior = append(prior, s)
			}
		}
	}
	return prior
}

// graph checks that every state can be reached and left for good.
func (c *checker[S, E]) graph() {
	next, onward := map[S][]S{}, map[S][]S{} // onward: without the ways back to a prior state
	opened := false
	for _, r := range c.Rows {
		if !r.inForce(c.Version) {
			continue
		}
		opened = opened || r.Opens()
		for _, s := range r.From {
			next[s] = append(next[s], c.targets(r, s)...)
			if !r.IsPrior() && !r.IsStay() {
				onward[s] = append(onward[s], r.To)
			}
		}
	}
	if !opened {
		c.fault("no row opens it")
	}
	reached := closure([]S{c.Start}, onward)
	back := map[S][]S{}
	for s, to := range next {
		for _, u := range to {
			back[u] = append(back[u], s)
		}
	}
	ending := closure(slices.Clone(c.Final), back)
	for _, s := range c.States() {
		if !reached[s] && c.alive(s) {
			c.fault("state %q cannot be reached", string(s))
		}
		if !ending[s] {
			c.fault("state %q has no way to a final state", string(s))
		}
	}
	for _, s := range c.Final {
		if slices.ContainsFunc(next[s], func(to S) bool { return to != s }) || !slices.Contains(c.States(), s) {
			c.fault("state %q is final, yet a row leaves it or none names it", string(s))
		}
	}
}

// alive reports whether a row in force names s: a state that only retired rows
// name may have become unreachable.
func (c *checker[S, E]) alive(s S) bool {
	return slices.ContainsFunc(c.Rows, func(r Row[S, E]) bool {
		return r.inForce(c.Version) && (r.To == s || slices.Contains(r.From, s))
	})
}

func closure[S comparable](from []S, next map[S][]S) map[S]bool {
	seen := map[S]bool{}
	for todo := from; len(todo) > 0; {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[s] {
			seen[s] = true
			todo = append(todo, next[s]...)
		}
	}
	return seen
}

// leave checks the participant's way out: from every state that is not final,
// at once, to a final state, with nothing asked.
func (c *checker[S, E]) leave() {
	if c.Leave == "" {
		return
	}
	for _, r := range c.Rows {
		if slices.ContainsFunc(r.Seats, func(s Seating) bool { return s.Party == ParticipantParty || s.By == ParticipantParty }) {
			c.fault("%s: the participant would lose their seat, and with it the way out", string(r.Event))
		}
	}
	finals := c.Final
	for _, s := range c.States() {
		if slices.Contains(finals, s) {
			continue
		}
		if !slices.ContainsFunc(c.Rows, func(r Row[S, E]) bool {
			free := !slices.ContainsFunc(r.Needs, func(n Need) bool { return n.binds(ParticipantParty) })
			fills := slices.ContainsFunc(r.Seats, Seating.fills)
			return r.inForce(c.Version) && r.Event == c.Leave && slices.Contains(r.From, s) &&
				slices.Contains(r.Parties, ParticipantParty) && len(r.Both) == 0 && free && !fills &&
				!r.Asker && len(r.Held) == 0 && len(r.Free) == 0 &&
				slices.Contains(finals, r.To)
		}) {
			c.fault("the participant cannot leave from %q without a reason", string(s))
		}
	}
}
