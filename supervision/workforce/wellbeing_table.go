package workforce

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// WellbeingTerms say whose record it is. The worker is needed.
type WellbeingTerms struct {
	Worker peer.WorkerID `json:"worker"`
}

func (t WellbeingTerms) check() error {
	if t.Worker == "" || !storable.ID(string(t.Worker)) {
		return fmt.Errorf("%w: want a worker, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	return nil
}

func (t WellbeingTerms) seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(t.Worker)}}
}

func (t WellbeingTerms) fields() []string { return []string{string(t.Worker)} }

// Format keeps people out of every verb of fmt.
func (WellbeingTerms) Format(f fmt.State, _ rune) { redact.Format(f, "[wellbeing terms]") }

// LogValue keeps people out of logs.
func (WellbeingTerms) LogValue() slog.Value { return slog.StringValue("[wellbeing terms]") }

// A WellbeingChange is a reading, or whom a measure is shared with. A value of 0 is one.
type WellbeingChange struct {
	Measure Measure         `json:"measure,omitempty"`
	Value   int             `json:"value,omitempty"`
	Viewer  lifecycle.Actor `json:"viewer,omitzero"`
}

const (
	partMeasure = "measure"
	partValue   = "value"
	partViewer  = "viewer"
)

// Has reports whether the named part is set.
func (c WellbeingChange) Has(part string) bool {
	switch part {
	case partMeasure:
		return c.Measure != ""
	case partValue:
		return c.Value != 0
	}
	return part == partViewer && c.Viewer != lifecycle.Actor{}
}

// Parts returns how many parts are set.
func (c WellbeingChange) Parts() (n int) {
	for _, p := range []string{partMeasure, partValue, partViewer} {
		if c.Has(p) {
			n++
		}
	}
	return n
}

// Valid reports whether the measure is one, or none, and the viewer can be stored.
func (c WellbeingChange) Valid() bool {
	return (c.Measure == "" || slices.Contains(measures, c.Measure)) && storable.ID(c.Viewer.ID) && storable.ID(string(c.Viewer.Party))
}

// Seat names nobody.
func (WellbeingChange) Seat(lifecycle.Party) string { return "" }

// Format keeps readings out of every verb of fmt.
func (WellbeingChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps readings out of logs.
func (WellbeingChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// WellbeingLifecycle returns the whole rule of a wellbeing record: what it does not
// list is refused. It lists no party but the worker.
func WellbeingLifecycle() lifecycle.Table[WellbeingState, WellbeingEvent] {
	type row = lifecycle.Row[WellbeingState, WellbeingEvent]
	from := func(s ...WellbeingState) []WellbeingState { return s }
	stay, worker := lifecycle.Stay[WellbeingState](), by(lifecycle.WorkerParty)
	shared := []lifecycle.Need{lifecycle.Part(partMeasure).From(), lifecycle.Part(partViewer).From()}
	own := source.DesignDefault("wellbeing and signals of drift belong to the worker")
	return lifecycle.Table[WellbeingState, WellbeingEvent]{
		Name: kindWellbeing, Version: 1, Start: WellbeingKept, Final: from(WellbeingEnded),
		Seated: worker, CorrectBy: worker, RedactBy: worker, OwnMarks: true,
		Rows: []row{
			{Event: BeginWellbeing, To: WellbeingKept, Parties: worker, Source: own, Doc: "The worker begins it."},
			{Event: NoteReading, From: from(WellbeingKept), To: stay, Parties: worker, Needs: []lifecycle.Need{lifecycle.Part(partMeasure).From()},
				Takes: []string{partValue}, Source: own, Doc: "The worker notes a reading."},
			{Event: ShareMeasure, From: from(WellbeingKept), To: stay, Parties: worker, Needs: shared, Source: own, Doc: "The worker lets one person see one measure."},
			{Event: UnshareMeasure, From: from(WellbeingKept), To: stay, Parties: worker, Needs: shared, Source: own, Doc: "The worker takes that back, which counts at once."},
			{Event: EndWellbeing, From: from(WellbeingKept), To: WellbeingEnded, Parties: worker, Source: own, Doc: "The worker ends it; nobody else sees any of it any more."},
		},
	}
}

// by lists parties.
func by(parties ...lifecycle.Party) []lifecycle.Party { return parties }

// law returns the rule that an entry breaks after those before it, and what it wants.
func (t WellbeingTerms) law(_ []WellbeingEntry, next WellbeingEntry) (rule, want string) {
	if !next.Reason.IsZero() {
		return "words", "no words: a reading is a number"
	}
	switch next.Event {
	case NoteReading:
		if r, ok := rangeOf(next.Data.Measure); !ok || next.Data.Value < r.Low || next.Data.Value > r.High {
			return "measure", "a value within the range of the measure"
		}
	case ShareMeasure, UnshareMeasure:
		v := next.Data.Viewer
		if v.ID == "" || v.ID == string(t.Worker) || v.Party != lifecycle.SupervisorParty && v.Party != lifecycle.ProgrammeParty {
			return "viewer", "a supervisor or a member of the programme's staff, other than the worker"
		}
	}
	return "", ""
}

// A MeasureRange is the range of a measure, in its own points.
type MeasureRange struct {
	Measure   Measure
	Low, High int
	Source    source.Source
}

// MeasureRanges returns the range of each measure. Those of published questionnaires
// were not read and are marked so; none has a cut-off that means anything about a person.
func MeasureRanges() []MeasureRange {
	recalled := func(title string) source.Source {
		return source.Source{Title: title, Evidence: source.Unverified}
	}
	return []MeasureRange{
		{MeasureCBIWork, 0, 100, recalled("Copenhagen Burnout Inventory, range of the work scale")},
		{MeasureProQOLBurnout, 10, 50, recalled("ProQOL, range of a scale of ten items")},
		{MeasureProQOLStress, 10, 50, recalled("ProQOL, range of a scale of ten items")},
		{MeasureSingleItem, 1, 5, recalled("single item on burnout, five answers")},
		{MeasureRoleDrift, 0, len(driftSignals), source.DesignDefault("number of signals")},
	}
}

func rangeOf(m Measure) (MeasureRange, bool) {
	for _, r := range MeasureRanges() {
		if r.Measure == m {
			return r, true
		}
	}
	return MeasureRange{}, false
}

// A SharedReading is a reading as somebody may see it. It cannot be written as JSON
// ([ErrPrivate]), so that it enters no other record, such as one of an evaluation or of
// discipline. The zero SharedReading shows nothing.
type SharedReading struct {
	measure Measure
	value   int
	at      time.Time
}

// Measure returns what was measured.
func (r SharedReading) Measure() Measure { return r.measure }

// Value returns the reading, in the points of its measure.
func (r SharedReading) Value() int { return r.value }

// At returns when the worker noted it.
func (r SharedReading) At() time.Time { return r.at }

// MarshalJSON returns [ErrPrivate]: a reading stays in the worker's own record.
func (SharedReading) MarshalJSON() ([]byte, error) {
	return nil, fmt.Errorf("%w: a reading is written into no other record", ErrPrivate)
}

// UnmarshalJSON returns [ErrPrivate].
func (*SharedReading) UnmarshalJSON([]byte) error {
	return fmt.Errorf("%w: a reading is read from no other record", ErrPrivate)
}

// Format keeps readings out of every verb of fmt.
func (SharedReading) Format(f fmt.State, _ rune) { redact.Format(f, "[reading]") }

// LogValue keeps readings out of logs.
func (SharedReading) LogValue() slog.Value { return slog.StringValue("[reading]") }

// Seen returns what whoever asks may see, oldest first: the worker everything,
// anybody else the readings of the measures that are shared with them now. It
// returns [ErrPrivate] if that is nothing, without saying whether there is anything.
func (w Wellbeing) Seen(by lifecycle.Actor) ([]SharedReading, error) {
	own := by.Party == lifecycle.WorkerParty && by.ID == string(w.terms.Worker) && by.ID != ""
	moves := w.history.Moves()
	shared := map[Measure]bool{}
	for _, m := range moves {
		if m.Data.Viewer == by && w.State() == WellbeingKept {
			shared[m.Data.Measure] = m.Event == ShareMeasure
		}
	}
	var seen []SharedReading
	for _, m := range moves {
		if m.Event == NoteReading && (own || shared[m.Data.Measure]) {
			seen = append(seen, SharedReading{m.Data.Measure, m.Data.Value, m.At})
		}
	}
	if len(seen) == 0 && !own {
		return nil, fmt.Errorf("%w: want the worker to share a measure with you first", ErrPrivate)
	}
	return seen, nil
}

// LeastShown is the least number of workers of whom a share is shown. It is a design default.
const LeastShown = 10

// A Strain is how many workers of a programme lie at a level or above it.
type Strain struct {
	Above int // 0 if hidden
	Of    int // workers who shared the measure; 0 if hidden
	Shown bool
}

// StrainOf counts, among the records whose worker shares the measure with whoever asks, those
// whose newest reading is at least the level. Below [LeastShown] of them it shows nothing,
// and it never says who.
func StrainOf(records []Wellbeing, by lifecycle.Actor, m Measure, level int) Strain {
	var s Strain
	for _, w := range records {
		seen, err := w.Seen(by)
		if err != nil {
			continue
		}
		seen = slices.DeleteFunc(seen, func(r SharedReading) bool { return r.measure != m })
		if len(seen) == 0 {
			continue
		}
		s.Of++
		if seen[len(seen)-1].value >= level {
			s.Above++
		}
	}
	if s.Of < LeastShown {
		return Strain{}
	}
	s.Shown = true
	return s
}
