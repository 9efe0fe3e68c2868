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
)

// A Reading is what one record of another room, such as a mentorship, says of what
// happened: every state of each event, with the moment at which it was recorded.
// [EventsOfMentorship], [EventsOfEncounter], [EventsOfHandoff], [EventsOfReturn] and
// [EventsOfForm] make one. The ids of its events depend on the id of the record
// alone, so that who reads it again gets the same ones. The zero Reading is of
// nothing and [Log.Reread] refuses it.
type Reading struct {
	of      string // what the ids of its events begin with
	records []Event
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
func readingOf(kind, key string) Reading {
	if len(key) > maxKey {
		sum := sha256.Sum256([]byte(key))
		key = hex.EncodeToString(sum[:])
	}
	return Reading{of: kind + "/" + strconv.Itoa(len(key)) + ":" + key + "/"}
}

// id returns the id of one of its events.
func (r Reading) id(name string) EventID { return EventID(r.of + name) }

// take fills a reading with what its record says as known at each moment: a record
// for what is new or otherwise, a void one for what no longer holds. It returns what
// [Event.Check] says of the first that does not fit together.
func (r Reading) take(moments []time.Time, known func(time.Time) ([]Event, error)) (Reading, error) {
	moments = slices.Clone(moments)
	slices.SortFunc(moments, time.Time.Compare)
	held := map[EventID]Event{}
	for _, at := range slices.CompactFunc(moments, time.Time.Equal) {
		events, err := known(at)
		if err != nil {
			return Reading{of: r.of}, err
		}
		now := make(map[EventID]bool, len(events))
		for _, e := range events {
			now[e.ID], e.Recorded = true, at.UTC()
			if err := e.Check(); err != nil {
				return Reading{of: r.of}, err
			}
			if was, ok := held[e.ID]; !ok || !was.equal(e) {
				held[e.ID], r.records = e, append(r.records, e)
			}
		}
		for _, id := range sortedKeys(held) {
			if gone := held[id]; !now[id] && !gone.Void {
				gone.Void, gone.Recorded = true, at.UTC()
				held[id], r.records = gone, append(r.records, gone)
			}
		}
	}
	return r, nil
}

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
// made at recorded; and what it no longer says is taken away at that time. The log
// itself is unchanged: [Changes] lists what is new.
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
	ids := map[EventID]Event{}
	for _, e := range r.records {
		says[e.ID], ids[e.ID] = append(says[e.ID], e), e
	}
	first := sort.Search(len(l.records), func(i int) bool { return string(l.records[i].ID) >= r.of })
	for _, e := range l.records[first:] {
		if !strings.HasPrefix(string(e.ID), r.of) {
			break
		}
		holds[e.ID], ids[e.ID] = append(holds[e.ID], e), e
	}
	var out []Event
	for _, id := range sortedKeys(ids) {
		var newest Event
		for _, e := range holds[id] {
			newest = e
		}
		for _, e := range says[id] {
			if _, known := slices.BinarySearchFunc(holds[id], e.Recorded, recordedAt); known {
				continue
			}
			out = append(out, e)
			if e.Recorded.After(newest.Recorded) {
				newest = e
			}
		}
		want := newest
		if n := len(says[id]); n > 0 {
			want = says[id][n-1]
		} else {
			want.Void = true
		}
		if want.equal(newest) || want.Void && newest.Void {
			continue
		}
		if want.Recorded = recorded.UTC(); !recorded.After(newest.Recorded) || !storable.Time(recorded) {
			return nil, fmt.Errorf("%w: what it says otherwise is known later than what was known", ErrReading)
		}
		out = append(out, want)
	}
	return out, nil
}

// recordedAt orders the records of one event, which are by time of recording.
func recordedAt(e Event, at time.Time) int { return e.Recorded.Compare(at) }

// Format keeps people out of every verb of fmt.
func (r Reading) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps people out of logs.
func (r Reading) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r Reading) shown() string { return fmt.Sprintf("[reading of %d records]", len(r.records)) }
