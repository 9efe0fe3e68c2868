package recovery

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrBarrier reports a barrier that cannot be.
var ErrBarrier = errors.New("recovery: bad barrier")

// A Barrier is something that a participant said keeps them from support. It is
// private: nobody else reads it unless they show it to them.
type Barrier struct {
	Participant peer.ParticipantID `json:"participant"`
	Kind        AccessBarrier      `json:"kind"`
	Since       PartialDate        `json:"since"`          // the day, or the month
	Until       PartialDate        `json:"until,omitzero"` // when it was out of the way; none: it is not
	Note        lifecycle.Text     `json:"note,omitzero"`
	SharedWith  []lifecycle.Actor  `json:"shared_with,omitempty"`
}

// Check returns [ErrBarrier] unless it says whose, which and since when, and ends
// after it began.
func (b Barrier) Check() error {
	if b.Participant == "" || !storable.ID(string(b.Participant)) || b.Since.IsZero() {
		return fmt.Errorf("%w: want a participant and a day or month", ErrBarrier)
	}
	if _, err := b.Kind.MarshalText(); err != nil {
		return fmt.Errorf("%w: %w", ErrBarrier, err)
	}
	if !b.Until.IsZero() && b.Until.Last().Before(b.Since.First()) {
		return fmt.Errorf("%w: want it to end after it began", ErrBarrier)
	}
	return checkReaders(b.SharedWith, ErrBarrier)
}

// IsOpen reports whether it is in the way on a date: from the first day that it
// may have begun on, to the last that it may have ended on.
func (b Barrier) IsOpen(on peer.Date) bool {
	return !b.Since.IsZero() && !on.Before(b.Since.First()) && (b.Until.IsZero() || on.Before(b.Until.Last()))
}

// IsReadBy reports whether somebody may read it: the participant, and whom they
// show it to.
func (b Barrier) IsReadBy(who lifecycle.Actor) bool {
	return isReadBy(b.Participant, b.SharedWith, who)
}

// A BarrierCount says for how many people a barrier is in the way. Where they are
// fewer than the smallest number that is shown, Hidden is set and People is 0.
type BarrierCount struct {
	Kind   AccessBarrier `json:"kind,omitempty"`
	People int           `json:"people"`
	Hidden bool          `json:"hidden"`
}

// SmallestCell is the smallest count of people that a breakdown shows, a design default.
const SmallestCell = 5

// CountBarriers returns for how many people each barrier is in the way on a date,
// in the order of [AccessBarriers] and without those that are in nobody's way.
// Counts below smallest, or [SmallestCell] if it is 0, are hidden. It counts what
// was told and not what is: who told nothing is not in it.
func CountBarriers(all []Barrier, on peer.Date, smallest int) []BarrierCount {
	if smallest <= 0 {
		smallest = SmallestCell
	}
	people := map[AccessBarrier]map[peer.ParticipantID]bool{}
	for _, b := range all {
		if !b.IsOpen(on) {
			continue
		}
		if people[b.Kind] == nil {
			people[b.Kind] = map[peer.ParticipantID]bool{}
		}
		people[b.Kind][b.Participant] = true
	}
	var counts []BarrierCount
	for _, kind := range accessBarriers {
		switch n := len(people[kind]); {
		case n == 0:
		case n < smallest:
			counts = append(counts, BarrierCount{Kind: kind, Hidden: true})
		default:
			counts = append(counts, BarrierCount{Kind: kind, People: n})
		}
	}
	return counts
}

// A ContextBarrierRow says where a barrier of a context lies: outside the
// organisations that work there, inside them, or both.
type ContextBarrierRow struct {
	Barrier ContextBarrier `json:"barrier,omitempty"`
	Outer   bool           `json:"outer,omitempty"`
	Inner   bool           `json:"inner,omitempty"`
	Source  source.Source  `json:"source,omitzero"`
}

// ContextBarrierRows returns the barriers that a review of nine studies in
// populations affected by conflict found.
func ContextBarrierRows() []ContextBarrierRow {
	src := read("PWCONF", "review of nine studies: challenges outside and inside organisations")
	return []ContextBarrierRow{
		{ContextLowPriority, true, false, src}, {ContextCoordination, true, false, src}, {ContextAdvocacy, true, false, src},
		{ContextCompeting, false, true, src}, {ContextFewProviders, false, true, src}, {ContextMoney, true, true, src},
		{ContextStigma, false, true, source.Of("PWCONF").At("stigma where the work clashed with the organisation's role or values; that it lies inside is this library's reading", source.Derived)},
	}
}

type storedBarrier Barrier

// UnmarshalJSON reads a barrier and returns a [*lifecycle.RecordError] for
// another form and what Check returns. On error b is unchanged.
func (b *Barrier) UnmarshalJSON(data []byte) error {
	var in storedBarrier
	if err := lifecycle.ReadStored("barrier", data, &in); err != nil {
		return err
	}
	if err := Barrier(in).Check(); err != nil {
		return err
	}
	*b = Barrier(in)
	return nil
}

// Format keeps everything out of every verb of fmt.
func (Barrier) Format(f fmt.State, _ rune) { redact.Format(f, "[barrier]") }

// LogValue keeps everything out of logs.
func (Barrier) LogValue() slog.Value { return slog.StringValue("[barrier]") }
