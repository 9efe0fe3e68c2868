package lifecycle

import (
	"math/bits"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/storable"
)

// MaxAhead is how far the time at which something happened may lie after the
// time at which it was recorded, for clocks that disagree. It is a design
// default.
const MaxAhead = 5 * time.Minute

// A finding says why a move cannot be.
type finding struct {
	code Code
	want string
}

// judge finds the row and the target of e as the next entry after c, or why
// there is none. It is the one rule for live moves and for stored ones.
func (m *Machine[S, E, D]) judge(h *record[S, E, D], c *cursor, e *Entry[S, E, D]) (*compiled, int, *finding) {
	event := m.event.Find(e.Event)
	if event < 0 {
		return nil, 0, &finding{CodeUnknownEvent, "an event of the table"}
	}
	cell := m.cell(int(c.state), event)
	party := m.bit(e.By.Party)
	r := m.row(cell, party, e.Version)
	if r == nil {
		return nil, 0, m.absent(c, event, e.Version)
	}
	named := ""
	if r.fills {
		named = e.Data.Seat(e.By.Party)
	}
	if !m.holds(c, r, m.seatOf[bits.TrailingZeros32(party)], &e.By, named) {
		return nil, 0, &finding{CodeNotYourMove, "the person who holds this side"}
	}
	if !m.asks(h, c, r, party) {
		return nil, 0, &finding{CodeNotYourMove, "the side whose move led into this state"}
	}
	if i := r.misplaced(c); i >= 0 {
		if c.seats[i] == "" {
			return nil, 0, &finding{CodeSeatEmpty, "somebody as " + words(string(m.table.Seated[i]))}
		}
		return nil, 0, &finding{CodeSeatTaken, "nobody as " + words(string(m.table.Seated[i])) + " yet"}
	}
	to := r.to
	if r.both != 0 {
		got := m.answered(h, c, r, e.Event)
		voice := r.voice(party)
		if got&voice != 0 {
			return nil, 0, &finding{CodeAnswered, "the answer of the other side"}
		}
		if (got|voice)&r.both != r.both {
			to = int(c.state)
		}
	}
	switch to {
	case -1:
		to = int(c.state)
	case 0:
		to = int(c.prior[c.state]) // there is one: the table starts in no such state
	}
	if f := r.brings(party, e.Code, &e.Reason); f != nil {
		return nil, 0, f
	}
	var none D
	if len(r.takes) > 0 || e.Data != none {
		if f := carries(r, party, &e.Data); f != nil {
			return nil, 0, f
		}
		if !e.Data.Valid() {
			return nil, 0, &finding{CodeMalformed, "change data with known names, and ids and times that can be stored"}
		}
	}
	var before *time.Time
	if c.last >= 0 {
		before = &h.entries[c.last].At
	}
	return r, to, h.inOrder(before, e)
}

// absent says why no row of a version lists an event for a party in a state.
func (m *Machine[S, E, D]) absent(c *cursor, event, version int) *finding {
	parties, states := uint32(0), uint64(0)
	for s := range len(m.states) + 1 {
		for _, i := range m.cells[m.cell(s, event)] {
			if r := &m.rows[i]; version >= r.since && version < r.until {
				states |= 1 << s
				if s == int(c.state) {
					parties |= r.parties
				}
			}
		}
	}
	switch {
	case parties != 0:
		return &finding{CodeNotYourMove, "a move by " + m.oneOf(parties)}
	case m.final&(1<<c.state) != 0:
		if len(m.table.CorrectBy) == 0 {
			return &finding{CodeFinal, "a new beginning"}
		}
		return &finding{CodeFinal, "a new beginning, or a correction if this end was a mistake"}
	case c.state == 0:
		return &finding{CodeNotStarted, "an event that opens the history"}
	case states == 0:
		return &finding{CodeNotFromHere, "an event that is still in force"}
	}
	var names []string
	for s := 1; s <= len(m.states); s++ {
		if states&(1<<s) != 0 {
			names = append(names, words(m.stored(s)))
		}
	}
	return &finding{CodeNotFromHere, "the state " + strings.Join(names, " or ")}
}

// oneOf names the parties of a set.
func (m *Machine[S, E, D]) oneOf(parties uint32) string {
	var names []string
	for i, p := range m.parties {
		if parties&(1<<i) != 0 {
			names = append(names, words(string(p)))
		}
	}
	return strings.Join(names, " or ")
}

// asks reports whether a party may fire a row that only the asker may: whose
// move led into the state, coming back to it aside.
func (m *Machine[S, E, D]) asks(h *record[S, E, D], c *cursor, r *compiled, party uint32) bool {
	return !r.asker || m.bit(h.entries[c.opened[c.state]].By.Party) == party
}

// holds reports whether the actor is who a row's party stands for. seat is the
// number of the party's seat, or -1; named is whom the change data names for it.
func (m *Machine[S, E, D]) holds(c *cursor, r *compiled, seat int, by *Actor, named string) bool {
	switch {
	case by.ID == "":
		return by.Party == SystemParty
	case seat < 0:
		return storable.ID(by.ID) // whoever has a seat was checked when they took it
	case r.fills && slices.Contains(r.seats, Fill(by.Party)):
		return by.ID == named
	default:
		return by.ID == c.seats[seat]
	}
}

// misplaced returns the first seat that a row needs held and nobody holds, or
// free and somebody holds, or -1.
func (r *compiled) misplaced(c *cursor) int {
	for _, i := range r.held {
		if c.seats[i] == "" {
			return i
		}
	}
	for _, i := range r.free {
		if c.seats[i] != "" {
			return i
		}
	}
	return -1
}

// answered returns the parties that have fired a two-sided event since the
// question was last asked: in this stay, or, where whoever asked has spoken,
// since the asking, which a pause in between does not undo.
func (m *Machine[S, E, D]) answered(h *record[S, E, D], c *cursor, r *compiled, event E) uint32 {
	var got uint32
	since := max(c.entered, int32(c.asked[c.state]))
	if r.spoken {
		since = int32(c.asked[c.state])
		got = m.bit(h.entries[since].By.Party)
	}
	cell := m.cell(int(c.state), m.event.Find(event))
	for i := int(c.moves) - 1; i >= 0; i-- {
		at := h.index(i)
		if at <= int(since) {
			break
		}
		if e := &h.entries[at]; e.Event == event {
			if row := m.row(cell, m.bit(e.By.Party), e.Version); row != nil {
				got |= row.voice(m.bit(e.By.Party))
			}
		}
	}
	return got & r.both
}

// voice returns the party whose answer somebody of the given party gives.
func (r *compiled) voice(party uint32) uint32 {
	if r.speaks != 0 {
		return r.speaks
	}
	return party
}

// brings checks the reason that a move gives.
func (r *compiled) brings(party uint32, code string, reason *Text) *finding {
	if code != "" && !slices.Contains(r.codes, code) {
		if len(r.codes) == 0 {
			return &finding{CodeUnknownCode, "no coded reason"}
		}
		return &finding{CodeUnknownCode, oneCode(r.codes)}
	}
	for i := range r.needs {
		n := &r.needs[i]
		switch {
		case n.from&party == 0 || n.part != "":
		case n.kind == Coded && code == "":
			return &finding{CodeReasonMissing, oneCode(r.codes)}
		case n.kind == Reason && code == "" && !reason.written():
			return &finding{CodeReasonMissing, inWords(r.codes)}
		}
	}
	return nil
}

// oneCode names the coded reasons, as they are sent.
func oneCode(codes []string) string { return "one of the coded reasons " + strings.Join(codes, ", ") }

// inWords says which reasons there are.
func inWords(codes []string) string {
	if len(codes) == 0 {
		return "a reason in words"
	}
	return "a reason in words, or " + oneCode(codes)
}

// carries checks the change data: all that the row needs and nothing that it does not take.
func carries[D Change](r *compiled, party uint32, change *D) *finding {
	data := *change
	for _, n := range r.needs {
		if n.part != "" && n.from&party != 0 && !data.Has(n.part) {
			return &finding{CodeDataMissing, "the " + words(n.part)}
		}
	}
	taken := 0
	for _, part := range r.takes {
		if data.Has(part) {
			taken++
		}
	}
	if taken != data.Parts() {
		return &finding{CodeDataUnexpected, "no change data that this move does not take"}
	}
	return nil
}

// inOrder checks both times of an entry against that of the move before it, if
// any, and the newest entry of all.
func (r *record[S, E, D]) inOrder(before *time.Time, e *Entry[S, E, D]) *finding {
	at, recorded := momentOf(&e.At), momentOf(&e.Recorded)
	switch {
	case !at.storable() || !recorded.storable():
		return &finding{CodeTimeOrder, "a time in the years 1 to 9999"}
	case before != nil && at.before(momentOf(before)):
		return &finding{CodeTimeOrder, "a time no earlier than the move before, or a correction of that one"}
	case len(r.entries) > 0 && recorded.before(momentOf(&r.entries[len(r.entries)-1].Recorded)):
		return &finding{CodeTimeOrder, "a recording time no earlier than the one before"}
	case recorded.before(at) && e.At.Sub(e.Recorded) > MaxAhead:
		return &finding{CodeTimeOrder, "a time that is not after it was recorded"}
	}
	return nil
}

// A moment is a time as it is stored: no time zone, no monotonic clock.
type moment struct {
	sec  int64 // Unix time
	nsec int
}

func momentOf(t *time.Time) moment { return moment{t.Unix(), t.Nanosecond()} }

func (m moment) before(u moment) bool { return m.sec < u.sec || m.sec == u.sec && m.nsec < u.nsec }

// storable reports whether m is a time, not the zero one, that RFC 3339 can write.
func (m moment) storable() bool {
	return storable.Seconds(m.sec) && m != moment{sec: storable.First}
}

// advance moves c past the entry at index i, which r lists and which leads to
// the state numbered to.
func (m *Machine[S, E, D]) advance(c *cursor, e *Entry[S, E, D], r *compiled, i, to int) {
	was := int(c.state)
	if to != was {
		c.state = uint8(to)
		c.entered = int32(i)
		if r.to != 0 {
			c.prior[to] = uint8(was)
			c.opened[to], c.asked[to] = uint16(i), uint16(i)
		}
	}
	if r.renews {
		c.asked[to] = uint16(i)
	}
	if r.both == 0 || to != was {
		if r.fills {
			c.asked[to] = uint16(i)
		}
		for _, s := range r.seats {
			m.seat(&c.seats, s, e.Data.Seat(s.Party))
		}
	}
	c.last = int32(i)
	c.moves++
}

func (m *Machine[S, E, D]) seat(seats *seats, s Seating, named string) {
	at := slices.Index(m.table.Seated, s.Party)
	switch {
	case s.Empty:
		seats[at] = ""
	case s.By != "":
		by := slices.Index(m.table.Seated, s.By)
		seats[at], seats[by] = seats[by], ""
	default:
		seats[at] = named
	}
}

// refold computes the cursor of r from the entries that count, which are known
// to be in order.
func (r *record[S, E, D]) refold() {
	n := len(r.entries)
	if r.counts != nil {
		n = len(r.counts)
	}
	r.now = cursor{last: -1, seats: r.given()}
	for i := range n {
		at := r.index(i)
		e := &r.entries[at]
		row := r.m.row(r.m.cell(int(r.now.state), r.m.event.Find(e.Event)), r.m.bit(e.By.Party), e.Version)
		r.m.advance(&r.now, e, row, at, r.m.number(e.To))
	}
}
