package lifecycle

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"log/slog"
	"math/bits"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/internal/strictjson"
)

// A Stored is the stored form of a history: plain data that nobody has checked.
// [Machine.Restore] checks it. It serves types that store a history among
// other fields.
type Stored[S, E ~string, D Change] struct {
	Lifecycle string           `json:"lifecycle"`
	Entries   []Entry[S, E, D] `json:"entries"`
}

// Format prints the lifecycle and keeps people and words out of every verb of fmt.
func (s Stored[S, E, D]) Format(f fmt.State, _ rune) { redact.Format(f, s.shown()) }

// LogValue keeps people and words out of logs.
func (s Stored[S, E, D]) LogValue() slog.Value { return slog.StringValue(s.shown()) }

func (s Stored[S, E, D]) shown() string {
	return fmt.Sprintf("[stored history, %d entries]", len(s.Entries))
}

// Stored returns the stored form of h; that of a view of the past is empty and
// loads nowhere.
func (h History[S, E, D]) Stored() Stored[S, E, D] {
	if h.r == nil || h.r.view != nil {
		return Stored[S, E, D]{}
	}
	return Stored[S, E, D]{h.r.m.table.Name, slices.Clone(h.r.entries)}
}

// MarshalJSON returns the stored form of h as JSON. A view of the past is
// refused with [ErrPast]: storing it would lose what it leaves out.
func (h History[S, E, D]) MarshalJSON() ([]byte, error) {
	if h.r != nil && h.r.view != nil {
		return nil, ErrPast
	}
	return json.Marshal(h.Stored())
}

// UnmarshalJSON always returns an error wrapping [ErrBadRecord]: a history is
// loaded by [Machine.Load], which replays it.
func (h *History[S, E, D]) UnmarshalJSON([]byte) error {
	return &RecordError{Lifecycle: "history", Field: "history", What: "load it with its machine, which replays it"}
}

// Load reads a stored history and replays it. people are the seats that its
// entity gives, as in [Machine.Open]. It returns a [*RecordError] if the table
// could not have produced the history.
func (m *Machine[S, E, D]) Load(data []byte, people ...Seat) (History[S, E, D], error) {
	var s Stored[S, E, D]
	if err := strictjson.Unmarshal(data, &s); err != nil {
		return History[S, E, D]{}, &RecordError{Lifecycle: m.table.Name, Field: "json", What: "not the stored form of a history", err: syntax(err)}
	}
	return m.Restore(s, people...)
}

// ReadStored reads the stored form of an entity into a struct, as strictly as
// [Machine.Load] reads a history: an unknown, repeated or misspelt key is an error,
// and so is anything after the end. It returns a [*RecordError] that says where in
// data the fault is and quotes nothing of it. kind is what the entity is called in it.
func ReadStored(kind string, data []byte, into any) error {
	err := strictjson.Unmarshal(data, into)
	if err == nil {
		return nil
	}
	what := "is not in its stored form"
	if at := syntax(err); at != nil {
		what += ": " + at.Error()
	}
	return &RecordError{Lifecycle: kind, Field: "json", What: what}
}

// syntax keeps of a decoding error what quotes nothing of the record.
func syntax(err error) error {
	var at *strictjson.Error
	if errors.As(err, &at) {
		return fmt.Errorf("line %d, column %d", at.Line, at.Column)
	}
	return nil
}

// Restore replays a stored history entry by entry. Guards are not asked again:
// they were judged when each move was made. It returns a [*RecordError] if the
// table, the parties, the needs or the order of times could not have produced
// the history, and one that wraps [ErrNewerTable] if a newer version of the
// table wrote it. It takes the entries over: the caller must not change them
// afterwards.
func (m *Machine[S, E, D]) Restore(s Stored[S, E, D], people ...Seat) (History[S, E, D], error) {
	h, err := m.Open(people...)
	if err != nil {
		return History[S, E, D]{}, err
	}
	if s.Lifecycle != m.table.Name {
		return History[S, E, D]{}, m.bad(0, "lifecycle", "is another lifecycle's")
	}
	if _, err := m.replay(h.r, s.Entries, true); err != nil {
		return History[S, E, D]{}, err
	}
	return h, nil
}

// replay takes the entries into h one by one. whole says that there are no more,
// so that whoever redacted a text is among them. On an error h must not be used
// any more; sound is then how many entries come before the fault and, if it lies
// in a correction, before that correction.
func (m *Machine[S, E, D]) replay(h *record[S, E, D], entries []Entry[S, E, D], whole bool) (sound int, err error) {
	if n := len(entries); n > MaxEntries && (n > MaxEntries+1 || !m.isLeave(&entries[n-1])) {
		return MaxEntries, m.bad(0, "entries", "are more than 20,000")
	}
	h.entries = entries[:0:len(entries)]
	var c correcting[S, E, D]
	version, redacted := 1, false
	ids := idSet{seed: maphash.MakeSeed()}
	for i := range entries {
		e := &entries[i]
		err := m.stamped(e, i+1, version)
		switch {
		case err != nil:
		case e.ID != "" && !addID(&ids, entries, i):
			err = m.bad(e.Seq, "id", "is an earlier entry's")
		case c.by != nil || isReserved(string(e.Event)):
			err = m.replayCorrecting(h, &c, entries, i)
		default:
			err = m.replayMove(h, e, i)
		}
		switch {
		case err != nil && c.by != nil:
			return c.by.Seq - 1, err
		case err != nil:
			return i, err
		}
		h.entries = h.entries[:i+1]
		version = e.Version
		redacted = redacted || e.Reason.hash != ""
	}
	switch {
	case c.by != nil:
		return c.by.Seq - 1, m.bad(0, "entries", "hold not all replacements of a correction")
	case len(entries) == 0:
		return 0, m.bad(0, "entries", "hold no opening")
	case whole && (redacted || h.counts != nil):
		return m.redactions(h)
	}
	return len(entries), nil
}

// notTheirs says of a stored mark what is wrong where each person's is their own.
const notTheirs = "is somebody else than whoever entered what the mark touches, or corrected it"

// correcting is what a correction announces of the entries after it.
type correcting[S, E ~string, D Change] struct {
	by      *Entry[S, E, D] // the correction, nil if none is under way
	pending int             // replacements still to come
	owed    int             // which of them must be a leaving, as with owed and left
}

// replayCorrecting takes the i-th entry: a correction, a redaction or a replacement.
func (m *Machine[S, E, D]) replayCorrecting(h *record[S, E, D], c *correcting[S, E, D], entries []Entry[S, E, D], i int) error {
	e := &entries[i]
	mark := isReserved(string(e.Event))
	switch {
	case c.by != nil && (mark || !e.Recorded.Equal(entries[i-1].Recorded)):
		return m.bad(e.Seq, "recorded", "is not the replacement that the correction announces")
	case mark:
		owed, err := m.replayMark(h, entries, e)
		if err != nil {
			return err
		}
		*c = correcting[S, E, D]{e, e.Replaces, owed}
	case m.table.OwnMarks && e.By != c.by.By:
		return m.bad(e.Seq, "by", notTheirs)
	default:
		if err := m.replayMove(h, e, i); err != nil {
			return err
		}
		c.pending--
		c.owed = m.left(entries[:i+1], c.owed)
	}
	switch {
	case c.owed == misstated:
		return m.bad(e.Seq, "by", "is a participant who leaves by somebody else's correction")
	case c.pending > 0:
		return nil
	case c.owed >= 0:
		return m.bad(c.by.Seq, "by", "takes back that the participant left")
	case h.now.moves == 0:
		return m.bad(c.by.Seq, "voids", "leaves not even the opening")
	}
	c.by = nil
	return nil
}

// stamped checks what every entry has in common. version is that of the entry before.
func (m *Machine[S, E, D]) stamped(e *Entry[S, E, D], seq, version int) error {
	switch {
	case e.Seq != seq:
		return m.bad(seq, "seq", "is out of sequence")
	case e.Version > m.table.Version:
		err := m.bad(e.Seq, "version", "is of a newer table")
		err.err = ErrNewerTable
		return err
	case e.Version < version:
		return m.bad(e.Seq, "version", "goes back")
	case e.At.Location() != time.UTC:
		return m.bad(e.Seq, "at", "is not in UTC")
	case e.Recorded.Location() != time.UTC:
		return m.bad(e.Seq, "recorded", "is not in UTC")
	case !storable.ID(e.ID):
		return m.bad(e.Seq, "id", "is too long or no valid UTF-8")
	case e.Reason.written() && !e.Reason.valid():
		return m.bad(e.Seq, "reason", "is no text")
	}
	return nil
}

func (m *Machine[S, E, D]) replayMove(h *record[S, E, D], e *Entry[S, E, D], i int) error {
	if e.Voids|e.Redacts|e.Replaces != 0 {
		return m.bad(e.Seq, "voids", "belongs to a correction or redaction")
	}
	r, to, f := m.judge(h, &h.now, e)
	if f != nil {
		return m.bad(e.Seq, f.code.field(), "could not have been: want "+f.want)
	}
	if string(e.From) != m.stored(int(h.now.state)) {
		return m.bad(e.Seq, "from", "is not the state that the entry before led to")
	}
	if e.To != m.states[to-1] {
		return m.bad(e.Seq, "to", "is not where the event leads")
	}
	if h.counts != nil {
		h.counts = append(h.counts, int32(i))
	}
	m.advance(&h.now, e, r, i, to)
	return nil
}

// replayMark takes a correction or redaction and returns what it owes.
func (m *Machine[S, E, D]) replayMark(h *record[S, E, D], entries []Entry[S, E, D], e *Entry[S, E, D]) (owed int, err error) {
	who := m.table.CorrectBy
	if e.Event == Redacted {
		who = m.table.RedactBy
	}
	if f := m.marks(h, e, who); f != nil {
		return nothing, m.bad(e.Seq, f.code.field(), "could not have been: want "+f.want)
	}
	if e.From != "" || e.To != "" {
		return nothing, m.bad(e.Seq, "from", "a correction or redaction moves nothing by itself")
	}
	if h.counts == nil {
		h.counts = make([]int32, h.now.moves, len(entries))
		for j := range h.counts {
			h.counts[j] = int32(j)
		}
	}
	if e.Event == Redacted {
		if e.Voids != 0 || e.Replaces != 0 || e.Redacts < 1 || e.Redacts >= e.Seq {
			return nothing, m.bad(e.Seq, "redacts", "is no earlier entry")
		}
		if m.isForeignWord(&entries[e.Redacts-1], e.By) {
			return nothing, m.bad(e.Seq, "by", notTheirs)
		}
		return nothing, nil
	}
	if e.Replaces < 0 || e.Redacts != 0 || e.Code == "" && e.Reason.IsZero() {
		return nothing, m.bad(e.Seq, "reason", "is missing")
	}
	kept := dropFrom(entries, h.counts, e.Voids)
	if len(kept) == len(h.counts) || entries[h.counts[len(kept)]].Seq != e.Voids {
		return nothing, m.bad(e.Seq, "voids", "is no entry that counts")
	}
	if m.isForeignFrom(e.Voids, entries[:e.Seq-1], e.By) {
		return nothing, m.bad(e.Seq, "by", notTheirs)
	}
	owed = m.owed(entries, h.counts[len(kept):], e.By)
	h.counts = kept
	h.entries = entries[:e.Seq]
	h.refold()
	return owed, nil
}

// redactions checks that each redacted text was redacted by somebody, once. It
// returns what replay does.
func (m *Machine[S, E, D]) redactions(h *record[S, E, D]) (sound int, err error) {
	redacted := make([]bool, len(h.entries))
	for i, e := range h.entries {
		if e.Redacts == 0 {
			continue
		}
		if redacted[e.Redacts-1] || !h.entries[e.Redacts-1].Reason.IsRedacted() {
			return i, m.bad(e.Seq, "redacts", "is no redacted entry, or one redacted before")
		}
		redacted[e.Redacts-1] = true
	}
	for i, e := range h.entries {
		if e.Reason.IsRedacted() && !redacted[i] {
			return i, m.bad(e.Seq, "reason", "is redacted by nobody")
		}
	}
	return len(h.entries), nil
}

func (m *Machine[S, E, D]) bad(seq int, field, what string) *RecordError {
	return &RecordError{Lifecycle: m.table.Name, Seq: seq, Field: field, What: what}
}

// field returns the stored field that a code of a refusal is about.
func (c Code) field() string {
	switch c {
	case CodeNotYourMove, CodeAnswered:
		return "by"
	case CodeReasonMissing:
		return "reason"
	case CodeUnknownCode:
		return "code"
	case CodeDataMissing, CodeDataUnexpected:
		return "data"
	case CodeTimeOrder:
		return "at"
	default:
		return "event"
	}
}

// An idSet finds repeated ids by their hashes, on the stack for all but the
// longest histories.
type idSet struct {
	seed  maphash.Seed
	small [256]int32 // index of an entry + 1; open addressing
	large []int32
}

// addID reports whether the id of the i-th entry is new among the entries added.
func addID[S, E ~string, D Change](s *idSet, entries []Entry[S, E, D], i int) bool {
	slots := s.small[:]
	if 2*len(entries) > len(slots) {
		if s.large == nil {
			s.large = make([]int32, 1<<bits.Len(uint(2*len(entries))))
		}
		slots = s.large
	}
	mask := uint64(len(slots) - 1)
	for at := maphash.String(s.seed, entries[i].ID) & mask; ; at = (at + 1) & mask {
		switch j := slots[at]; {
		case j == 0:
			slots[at] = int32(i + 1)
			return true
		case entries[j-1].ID == entries[i].ID:
			return false
		}
	}
}
