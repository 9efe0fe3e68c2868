package lifecycle

import (
	"maps"
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A Table is a whole lifecycle: what it does not list is refused. It is plain
// data; [New] checks it and makes a [Machine] that runs it.
type Table[S, E ~string] struct {
	Name    string      // what lives this life, such as "mentorship"; stored with each history
	Version int         // 1 or more; raised when rows are added or retired
	Start   S           // state that the opening rows lead to
	Final   []S         // states that no row leaves, though one may [Stay] in them; a misspelt target is none of them
	Rows    []Row[S, E] // the rule

	Seated    []Party             // parties whose person is known to the entity; at most 4
	Paused    []S                 // states in which timings that say so stop
	CorrectBy []Party             // who may correct an entry, also from a final state; a later version may add, never take away
	RedactBy  []Party             // who may redact free text; likewise
	OwnMarks  bool                // each of them corrects and redacts what they entered themselves, and makes every replacement
	RedactAny []Party             // with OwnMarks: who redacts the words of others, too; those of a participant only the participant
	MarkCodes []string            // coded reasons of corrections and redactions; none if empty
	Leave     E                   // the participant's way out; see [New]
	Labels    map[Language]Labels // what people call its states and events
}

// A Row lists one event: from where, to where, who may fire it, and what it
// needs. A row with no From opens a history.
type Row[S, E ~string] struct {
	Event   E         // name under which the event is stored
	From    []S       // states in which it may happen
	To      S         // state it leads to, or [Prior] or [Stay]
	Parties []Party   // who may fire it
	Both    []Party   // if set, the state stays until each of these has fired it
	Spoken  bool      // with Both: the party that asked counts as having fired it
	For     Party     // with Both: whose answer it gives, if not that of the party that fires it
	Asker   bool      // only the party whose move led into this state may fire it; coming back does not change whose
	Renews  bool      // answers given before it count no more
	Held    []Party   // seats that somebody must hold
	Free    []Party   // seats that nobody may hold
	Needs   []Need    // what the move must bring
	Codes   []string  // coded reasons that it may give; none if empty
	Takes   []string  // parts of the change data that it may carry, beside those that it needs
	Seats   []Seating // what it does to who holds which side
	Since   int       // table version that brought the row; 0 means the first
	Retired int       // table version that retired it; 0 means it is in force
	Doc     string    // one line for people
	Source  source.Source
}

// Labels are the names that people read in one language, by stored name. What
// has no label is shown by its stored name.
type Labels struct {
	Name   string // of the lifecycle
	States map[string]string
	Events map[string]string
}

const (
	priorMark = "\x00prior"
	stayMark  = "\x00stay"
)

// Prior returns the target of a row that leads back to the state held before
// this stay: to where a paused mentorship resumes. Coming back does not change
// where the state come back to would itself return.
func Prior[S ~string]() S { return S(priorMark) }

// IsPrior reports whether the row leads to [Prior].
func (r Row[S, E]) IsPrior() bool { return string(r.To) == priorMark }

// Stay returns the target of a row that leaves the state as it is.
func Stay[S ~string]() S { return S(stayMark) }

// IsStay reports whether the row leads to [Stay].
func (r Row[S, E]) IsStay() bool { return string(r.To) == stayMark }

// Opens reports whether the row opens a history.
func (r Row[S, E]) Opens() bool { return len(r.From) == 0 }

func (r Row[S, E]) inForce(version int) bool {
	return version >= r.Since && (r.Retired == 0 || version < r.Retired)
}

// A Need is something that a move must bring, if one of From makes it; with no
// From it binds everybody.
type Need struct {
	Kind NeedKind
	From []Party
}

// A NeedKind says what is needed.
type NeedKind string

// Kinds of need; [Part] gives further ones.
const (
	// Reason: a coded reason or free text.
	Reason NeedKind = "reason"
	// Coded: a coded reason, one of the row's Codes.
	Coded NeedKind = "code"
)

// Part returns the need of the named part of the change data.
func Part(name string) NeedKind { return NeedKind("part " + name) }

// part returns the name of the part needed, or "".
func (k NeedKind) part() string {
	if len(k) > 5 && k[:5] == "part " {
		return string(k[5:])
	}
	return ""
}

// From returns the need of k, binding the given parties; none binds everybody.
func (k NeedKind) From(parties ...Party) Need { return Need{Kind: k, From: parties} }

func (n Need) binds(p Party) bool { return len(n.From) == 0 || slices.Contains(n.From, p) }

// A Seating changes who holds a party's side. Use [Fill], [Take] and [Vacate].
type Seating struct {
	Party Party
	By    Party // Take: the party whose person moves over
	Empty bool  // Vacate
}

// Fill seats the person whom the change data names for p. A party that fills
// its own seat can only name the person who makes the move.
func Fill(p Party) Seating { return Seating{Party: p} }

// Take seats the person who holds by's side in p's seat and empties by's.
func Take(p, by Party) Seating { return Seating{Party: p, By: by} }

// Vacate empties p's seat.
func Vacate(p Party) Seating { return Seating{Party: p, Empty: true} }

func (s Seating) fills() bool { return s.By == "" && !s.Empty }

// clone returns t with slices of its own.
func (t Table[S, E]) clone() Table[S, E] {
	t.Rows = slices.Clone(t.Rows)
	for i, r := range t.Rows {
		r.From, r.Parties, r.Both = slices.Clone(r.From), slices.Clone(r.Parties), slices.Clone(r.Both)
		r.Held, r.Free, r.Needs, r.Codes = slices.Clone(r.Held), slices.Clone(r.Free), slices.Clone(r.Needs), slices.Clone(r.Codes)
		for j, n := range r.Needs {
			r.Needs[j].From = slices.Clone(n.From)
		}
		r.Takes, r.Seats = slices.Clone(r.Takes), slices.Clone(r.Seats)
		t.Rows[i] = r
	}
	t.Final, t.Seated, t.Paused = slices.Clone(t.Final), slices.Clone(t.Seated), slices.Clone(t.Paused)
	t.CorrectBy, t.RedactBy, t.RedactAny, t.MarkCodes = slices.Clone(t.CorrectBy), slices.Clone(t.RedactBy), slices.Clone(t.RedactAny), slices.Clone(t.MarkCodes)
	t.Labels = maps.Clone(t.Labels)
	for lang, l := range t.Labels {
		l.States, l.Events = maps.Clone(l.States), maps.Clone(l.Events)
		t.Labels[lang] = l
	}
	return t
}

// States returns every state of t, in the order in which rows name them.
func (t Table[S, E]) States() []S {
	states := []S{t.Start}
	add := func(s S) {
		if string(s) != priorMark && string(s) != stayMark && !slices.Contains(states, s) {
			states = append(states, s)
		}
	}
	for _, r := range t.Rows {
		for _, s := range r.From {
			add(s)
		}
		add(r.To)
	}
	return states
}

// Events returns every event of t, in the order of the rows.
func (t Table[S, E]) Events() []E {
	var events []E
	for _, r := range t.Rows {
		if !slices.Contains(events, r.Event) {
			events = append(events, r.Event)
		}
	}
	return events
}

// Parties returns every party that a row names, in the order of the rows.
func (t Table[S, E]) Parties() []Party {
	var parties []Party
	for _, r := range t.Rows {
		for _, p := range r.Parties {
			if !slices.Contains(parties, p) {
				parties = append(parties, p)
			}
		}
	}
	return parties
}
