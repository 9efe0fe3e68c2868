package recovery

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrCoping reports an entry about coping, or a craving, that cannot be.
var ErrCoping = errors.New("recovery: bad entry about coping")

// A CopingEntry says that somebody used a strategy, and how it went. It is private:
// nobody else reads it unless they show it to them.
type CopingEntry struct {
	Participant peer.ParticipantID `json:"participant"`
	Strategy    CopingStrategyID   `json:"strategy"`
	Own         string             `json:"own,omitempty"` // for CopeWellnessTool: the person's own code for their tool
	At          time.Time          `json:"at"`
	Before      ZeroToTen          `json:"before,omitzero"` // craving before
	After       ZeroToTen          `json:"after,omitzero"`  // craving after
	Note        lifecycle.Text     `json:"note,omitzero"`
	SharedWith  []lifecycle.Actor  `json:"shared_with,omitempty"`
}

// Check returns [ErrCoping] unless it says whose, which and when.
func (e CopingEntry) Check() error {
	if e.Participant == "" || !storable.ID(string(e.Participant)) || e.At.IsZero() || !storable.Time(e.At) {
		return fmt.Errorf("%w: want a participant and a time", ErrCoping)
	}
	if _, err := e.Strategy.MarshalText(); err != nil {
		return fmt.Errorf("%w: %w", ErrCoping, err)
	}
	if e.Own != "" && (e.Strategy != CopeWellnessTool || !isCode(e.Own)) {
		return fmt.Errorf("%w: want a code for a tool of one's own, and for that alone", ErrCoping)
	}
	return checkReaders(e.SharedWith, ErrCoping)
}

func checkReaders(readers []lifecycle.Actor, kind error) error {
	if slices.ContainsFunc(readers, func(a lifecycle.Actor) bool { return !isReader(a) }) {
		return fmt.Errorf("%w: want it shared with people", kind)
	}
	return nil
}

// IsReadBy reports whether somebody may read the entry: the participant, and whom
// they show it to.
func (e CopingEntry) IsReadBy(who lifecycle.Actor) bool {
	return isReadBy(e.Participant, e.SharedWith, who)
}

func isReadBy(owner peer.ParticipantID, shared []lifecycle.Actor, who lifecycle.Actor) bool {
	return owner != "" && who == peer.ParticipantActor(owner) || isReader(who) && slices.Contains(shared, who)
}

// A JournalEntry is what somebody wrote for themselves. It is private: nobody else
// reads it unless they show it to them.
type JournalEntry struct {
	Participant peer.ParticipantID `json:"participant"`
	At          time.Time          `json:"at"`
	Words       lifecycle.Text     `json:"words"`
	SharedWith  []lifecycle.Actor  `json:"shared_with,omitempty"`
}

// Check returns [ErrCoping] unless it says whose, when and something.
func (e JournalEntry) Check() error {
	if e.Participant == "" || !storable.ID(string(e.Participant)) || e.At.IsZero() || !storable.Time(e.At) || e.Words.IsZero() {
		return fmt.Errorf("%w: want a participant, a time and words", ErrCoping)
	}
	return checkReaders(e.SharedWith, ErrCoping)
}

// IsReadBy reports whether somebody may read the entry: the participant, and whom
// they show it to.
func (e JournalEntry) IsReadBy(who lifecycle.Actor) bool {
	return isReadBy(e.Participant, e.SharedWith, who)
}

// A CopingTally is how often somebody used a strategy and how their craving went
// with it. It says what went together, not what helped.
type CopingTally struct {
	Strategy CopingStrategyID `json:"strategy,omitempty"`
	Own      string           `json:"own,omitempty"`
	Times    int              `json:"times"`
	Rated    int              `json:"rated"`  // times with a craving before and after
	Change   float64          `json:"change"` // mean change of the craving over those times; negative: less
}

// CopingTallies adds up a person's entries, the greatest fall of craving first and
// those never rated last; of equals, the one used more often, then by name. It is
// for the person: entries that somebody may not read are not to be passed in.
func CopingTallies(entries []CopingEntry) []CopingTally {
	type key struct {
		id  CopingStrategyID
		own string
	}
	tallies, sums := map[key]*CopingTally{}, map[key]int{}
	for _, e := range entries {
		k := key{e.Strategy, e.Own}
		t := tallies[k]
		if t == nil {
			t = &CopingTally{Strategy: e.Strategy, Own: e.Own}
			tallies[k] = t
		}
		t.Times++
		before, ok := e.Before.Said()
		if after, too := e.After.Said(); ok && too {
			t.Rated++
			sums[k] += after - before
			t.Change = float64(sums[k]) / float64(t.Rated)
		}
	}
	var all []CopingTally
	for _, t := range tallies {
		all = append(all, *t)
	}
	slices.SortFunc(all, compareTallies)
	return all
}

func compareTallies(a, b CopingTally) int {
	rated := func(t CopingTally) int {
		if t.Rated > 0 {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(rated(a), rated(b)), cmp.Compare(a.Change, b.Change), cmp.Compare(b.Times, a.Times),
		strings.Compare(string(a.Strategy), string(b.Strategy)), strings.Compare(a.Own, b.Own))
}

// SelfCareDays returns on how many dates of a range, in a zone, nil being UTC, an
// entry was made.
func SelfCareDays(entries []CopingEntry, in peer.DateRange, zone *time.Location) int {
	days := map[peer.Date]bool{}
	for _, e := range entries {
		if on := peer.DateOf(e.At, zone); in.Contains(on) {
			days[on] = true
		}
	}
	return len(days)
}

type (
	storedCopingEntry  CopingEntry
	storedJournalEntry JournalEntry
)

// UnmarshalJSON reads an entry and returns a [*lifecycle.RecordError] for another
// form and what Check returns. On error e is unchanged.
func (e *CopingEntry) UnmarshalJSON(data []byte) error {
	var in storedCopingEntry
	if err := lifecycle.ReadStored("coping_entry", data, &in); err != nil {
		return err
	}
	if err := CopingEntry(in).Check(); err != nil {
		return err
	}
	in.At = in.At.UTC()
	*e = CopingEntry(in)
	return nil
}

// UnmarshalJSON reads an entry and returns a [*lifecycle.RecordError] for another
// form and what Check returns. On error e is unchanged.
func (e *JournalEntry) UnmarshalJSON(data []byte) error {
	var in storedJournalEntry
	if err := lifecycle.ReadStored("journal_entry", data, &in); err != nil {
		return err
	}
	if err := JournalEntry(in).Check(); err != nil {
		return err
	}
	in.At = in.At.UTC()
	*e = JournalEntry(in)
	return nil
}

// Format keeps the person's own code out of every verb of fmt.
func (CopingTally) Format(f fmt.State, _ rune) { redact.Format(f, "[coping tally]") }

// LogValue keeps the person's own code out of logs.
func (CopingTally) LogValue() slog.Value { return slog.StringValue("[coping tally]") }

// Format keeps everything out of every verb of fmt.
func (CopingEntry) Format(f fmt.State, _ rune) { redact.Format(f, "[coping entry]") }

// LogValue keeps everything out of logs.
func (CopingEntry) LogValue() slog.Value { return slog.StringValue("[coping entry]") }

// Format keeps everything out of every verb of fmt.
func (JournalEntry) Format(f fmt.State, _ rune) { redact.Format(f, "[journal entry]") }

// LogValue keeps everything out of logs.
func (JournalEntry) LogValue() slog.Value { return slog.StringValue("[journal entry]") }
