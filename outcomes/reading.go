package outcomes

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Reading is what one record of another room, such as a mentorship, says of what
// happened: every state of each event, with the moment at which it was recorded.
// [EventsOfMentorship], [EventsOfEncounter], [EventsOfHandoff], [EventsOfReturn] and
// [EventsOfForm] make one. The ids of its events depend on the id of the record
// alone, so that who reads it again gets the same ones. It is not stored: its record is,
// and the log that took it in. The zero Reading is of nothing and [Log.Reread] refuses it.
type Reading struct {
	of       string // what the ids of its events begin with
	revision int    // of the record, 0 if it keeps none
	records  []Event
}

// Records returns every record, by time of recording, those among them that take an
// event away. They are for [NewLog], and are none where nothing is to be counted.
func (r Reading) Records() []Event {
	out := slices.Clone(r.records)
	for i := range out {
		out[i].Facts = slices.Clone(out[i].Facts)
	}
	return out
}

// errNoZone refuses to guess: the day decides in which window something lies.
var errNoZone = fmt.Errorf("%w: want that of the place where it happened, time.UTC if its days are those of UTC", ErrNoZone)

// maxKey is the length from which on the key of a record stands as its SHA-256 in
// the ids of its events, which have to stay short enough to store.
const maxKey = 160

// readingOf returns a reading without events. The length of the key keeps the ids
// of one record from beginning like those of another.
func readingOf(kind, key string, revision int) Reading {
	if len(key) > maxKey {
		sum := sha256.Sum256([]byte(key))
		key = hex.EncodeToString(sum[:])
	}
	return Reading{of: kind + "/" + strconv.Itoa(len(key)) + ":" + key + "/", revision: revision}
}

// id returns the id of one of its events.
func (r Reading) id(name string) EventID { return EventID(r.of + name) }

// take fills a reading with what its record says as known at each moment: a record
// for what is new or otherwise, a void one for what no longer holds. It returns what
// [Event.Check] says of the first that does not fit together. revision is that of what
// was known at each moment.
func (r Reading) take(moments []time.Time, revision func(time.Time) int, known func(time.Time) ([]Event, error)) (Reading, error) {
	moments = slices.Clone(moments)
	slices.SortFunc(moments, time.Time.Compare)
	held := map[EventID]Event{}
	for _, at := range slices.CompactFunc(moments, time.Time.Equal) {
		events, err := known(at)
		if err != nil {
			return r.empty(), err
		}
		now := make(map[EventID]bool, len(events))
		for _, e := range events {
			now[e.ID], e.Recorded, e.Revision = true, at.UTC(), revision(at)
			if err := e.Check(); err != nil {
				return r.empty(), err
			}
			if was, ok := held[e.ID]; !ok || !was.equal(e) {
				held[e.ID], r.records = e, append(r.records, e)
			}
		}
		for _, id := range sortedKeys(held) {
			if gone := held[id]; !now[id] && !gone.Void {
				gone.Void, gone.Recorded, gone.Revision = true, at.UTC(), revision(at)
				held[id], r.records = gone, append(r.records, gone)
			}
		}
	}
	return r, nil
}

// empty returns the reading without its records.
func (r Reading) empty() Reading { return Reading{of: r.of, revision: r.revision} }

// only is the revision of a record that keeps no history, at every moment.
func (r Reading) only(time.Time) int { return r.revision }

func sortedKeys(m map[EventID]Event) []EventID {
	keys := make([]EventID, 0, len(m))
	for id := range m {
		keys = append(keys, id)
	}
	slices.Sort(keys)
	return keys
}

// Reread returns the log with what readings say now. What it knows already is passed
// over, so that reading twice changes nothing. What a record of another room says
// otherwise without saying when, as when an encounter was saved anew, is a correction
// made at recorded; and what it no longer says is taken away at that time, as is what it
// says of another person now, of whom it is then recorded anew. The log itself is
// unchanged: [Changes] lists what is new.
//
// A reading of an older revision than the log has read of that record is passed over
// whole, as [Volume] does: what comes late does not undo what is newer. It is told by
// [Event.Revision], so that a record without revisions, and one of which the log holds
// nothing yet, is taken as it comes; and of a [Reading] of a hand-off, by the hand-off's alone.
//
// It returns [ErrReading] for the zero Reading, for one record read twice at once,
// and if recorded is not after what it would correct, and the errors of [NewLog].
func (l Log) Reread(recorded time.Time, readings ...Reading) (Log, error) {
	records, seen := l.Records(), map[string]bool{}
	for _, r := range readings {
		if r.of == "" || seen[r.of] {
			return Log{}, fmt.Errorf("%w: of one record each, and of each once", ErrReading)
		}
		seen[r.of] = true
		news, err := l.news(r, recorded)
		if err != nil {
			return Log{}, err
		}
		records = append(records, news...)
	}
	return NewLog(records...)
}

// news returns the records that the log lacks of one reading.
func (l Log) news(r Reading, recorded time.Time) ([]Event, error) {
	says, holds := map[EventID][]Event{}, map[EventID][]Event{}
	ids, read := map[EventID]Event{}, 0
	for _, e := range r.records {
		says[e.ID], ids[e.ID] = append(says[e.ID], e), e
	}
	first := sort.Search(len(l.records), func(i int) bool { return string(l.records[i].ID) >= r.of })
	for _, e := range l.records[first:] {
		if !strings.HasPrefix(string(e.ID), r.of) {
			break
		}
		holds[e.ID], ids[e.ID], read = append(holds[e.ID], e), e, max(read, e.Revision)
	}
	if r.revision != 0 && r.revision < read {
		return nil, nil
	}
	var out []Event
	for _, id := range sortedKeys(ids) {
		news, err := r.newsOf(says[id], holds[id], recorded)
		if err != nil {
			return nil, err
		}
		out = append(out, news...)
	}
	return out, nil
}

// recordedAt orders the records of one event, which are by time of recording.
func recordedAt(e Event, at time.Time) int { return e.Recorded.Compare(at) }

// newsOf returns the records that the log lacks of one event: says are those of the
// reading and holds those of the log, of which one may be empty.
func (r Reading) newsOf(says, holds []Event, recorded time.Time) ([]Event, error) {
	var newest Event
	var out []Event
	add := func(e Event) {
		if newest.ID != "" && !newest.Void && newest.Person != e.Person {
			gone := newest // it was somebody else's
			gone.Void, gone.Recorded, gone.Revision = true, e.Recorded, e.Revision
			out = append(out, gone)
		}
		newest, out = e, append(out, e)
	}
	if n := len(holds); n > 0 {
		newest = holds[n-1]
	}
	for _, e := range says {
		_, known := slices.BinarySearchFunc(holds, e.Recorded, recordedAt)
		switch {
		case known:
		case e.Recorded.After(newest.Recorded):
			add(e)
		default:
			out = append(out, e)
		}
	}
	want := newest
	if n := len(says); n > 0 {
		want = says[n-1]
	} else {
		want.Void, want.Revision = true, max(want.Revision, r.revision)
	}
	later := recorded.After(newest.Recorded)
	if same := want.equal(newest) || want.Void && newest.Void; same && (want.Revision <= newest.Revision || !later) {
		return out, nil // a newer revision that says the same is put down as such, to be known by
	}
	if want.Recorded = recorded.UTC(); !later || !storable.Time(recorded) {
		return nil, fmt.Errorf("%w: what it says otherwise is known later than what was known", ErrReading)
	}
	add(want)
	return out, nil
}

var errReadingNotStored = fmt.Errorf("%w: a reading: store the record that it was read from, or the log", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (Reading) MarshalJSON() ([]byte, error) { return nil, errReadingNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*Reading) UnmarshalJSON([]byte) error { return errReadingNotStored }

// Format keeps people out of every verb of fmt.
func (r Reading) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps people out of logs.
func (r Reading) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r Reading) shown() string { return fmt.Sprintf("[reading of %d records]", len(r.records)) }
