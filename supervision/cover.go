package supervision

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as cover uses them.
type (
	// CoverHistory is everything that happened to cover.
	CoverHistory = lifecycle.History[CoverState, CoverEvent, CoverChange]
	// CoverMove is an event to fire, with what it changes.
	CoverMove = lifecycle.Move[CoverEvent, CoverChange]
)

var coverTable = lifecycle.Must(lifecycle.New[CoverState, CoverEvent, CoverChange](CoverLifecycle()))

// A CoverID names cover of one worker.
type CoverID = peer.ID[Cover]

// A CoverPlan says who stands in for whom.
type CoverPlan struct {
	ID     CoverID           `json:"id"`
	Worker peer.WorkerID     `json:"worker"`
	Absent peer.SupervisorID `json:"absent"`
	Deputy peer.SupervisorID `json:"deputy"`
	Kind   SupervisorKind    `json:"kind"` // of the deputy; one who supervises practice
	From   peer.Date         `json:"from"` // first day
}

func (p CoverPlan) check() error {
	bad := func(what string) error { return fmt.Errorf("%w: cover wants %s", ErrIncomplete, what) }
	switch {
	case p.ID == "" || p.Worker == "" || p.Absent == "" || p.Deputy == "" || p.From.IsZero():
		return bad("an id, a worker, who is absent, who stands in and a first day")
	case !storable.ID(string(p.ID)) || !storable.ID(string(p.Worker)) || !storable.ID(string(p.Absent)) || !storable.ID(string(p.Deputy)):
		return bad("ids in valid UTF-8 of at most 256 bytes")
	case string(p.Worker) == string(p.Deputy) || p.Absent == p.Deputy:
		return ErrSelf
	case !slices.Contains(supervisorKinds, p.Kind) || !p.Kind.practice():
		return bad("a deputy who supervises practice: not a line manager, nor a supervisor of supervisors")
	}
	return nil
}

// Cover is that somebody stands in for the absent supervisor of one worker, until a day.
// It counts as supervision from its first day on, and needs nobody's answer: a deputy
// who cannot steps back, and somebody else is named. Use [NewCover]; the zero Cover covers nobody
// and refuses every event.
type Cover struct {
	plan    CoverPlan
	history CoverHistory
	until   peer.Date // read from the history
}

// NewCover opens cover until the given day, the first that it covers no more. The code
// of act says why: leave, ill, left, conflict_of_interest or other. samePerson says that
// the host knows deputy and worker to be one person. It returns [ErrIncomplete] if the plan lacks something, [ErrSelf] if the deputy
// is the worker or the one who is absent, and a [*lifecycle.Refusal] if the actor may
// not; the guard "ends_after_first_day" refuses cover of no day, and "other_person"
// a deputy who is the worker under another id.
func NewCover(p CoverPlan, act lifecycle.Act, until peer.Date, samePerson bool) (*Cover, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	c := &Cover{plan: p}
	var err error
	if c.history, err = coverTable.Open(c.seats()...); err != nil {
		return nil, err
	}
	mv := CoverMove{Act: act, Event: OpenCover, Data: CoverChange{Until: until}}
	if err := c.fire(mv, func() error {
		if samePerson {
			return lifecycle.Deny("other_person", "a deputy who is somebody else than the worker")
		}
		return c.endsAfter(until)
	}); err != nil {
		return nil, err
	}
	return c, nil
}

func (c Cover) seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(c.plan.Worker)},
		{Party: lifecycle.SupervisorParty, ID: string(c.plan.Absent)}, {Party: DeputyParty, ID: string(c.plan.Deputy)}}
}

func (c Cover) endsAfter(until peer.Date) error {
	if !c.plan.From.Before(until) {
		return lifecycle.Deny("ends_after_first_day", "a day after the first")
	}
	return nil
}

// Plan returns who stands in for whom.
func (c Cover) Plan() CoverPlan { return c.plan }

// State returns the stage, or "" for the zero value.
func (c Cover) State() CoverState { return c.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (c Cover) Revision() int { return c.history.Revision() }

// History returns everything that happened.
func (c Cover) History() CoverHistory { return c.history }

// Next returns the events that the actor may fire now, sorted.
func (c Cover) Next(by lifecycle.Actor) []CoverEvent { return coverTable.Next(c.history, by) }

// Span returns the dates that are covered. Cover that nobody ended stops on its day by
// itself: it never becomes supervision for good.
func (c Cover) Span() peer.DateRange { return peer.DateRange{From: c.plan.From, Until: c.until} }

// Extend records that the cover is until another day. The guard "ends_after_first_day"
// refuses a day that is not after its first.
func (c *Cover) Extend(act lifecycle.Act, until peer.Date) error {
	return c.fire(CoverMove{Act: act, Event: ExtendCover, Data: CoverChange{Until: until}}, func() error { return c.endsAfter(until) })
}

// End records that the cover is over from the given day on, with a coded reason; on its
// first day, that it covered no day.
func (c *Cover) End(act lifecycle.Act, until peer.Date) error {
	return c.fire(CoverMove{Act: act, Event: EndCover, Data: CoverChange{Until: until}}, nil)
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. The programme may. The guard
// "ends_after_first_day" holds for replacements too.
func (c *Cover) Correct(act lifecycle.Act, from int, replacements ...CoverMove) error {
	next, err := coverTable.Correct(c.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if e, ok := coverBroken(c.plan, next); ok {
		return &lifecycle.Refusal{Lifecycle: coverTable.Table().Name, State: string(e.From), Event: string(e.Event),
			Code: lifecycle.CodeGuard, Guard: "ends_after_first_day", Want: "a day after the first"}
	}
	c.history, c.until = next, coverUntil(next)
	return nil
}

// Redact takes the words of the entry numbered seq away, as
// [lifecycle.Machine.Redact] describes.
func (c *Cover) Redact(act lifecycle.Act, seq int) error {
	next, err := coverTable.Redact(c.history, act, seq)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

func (c *Cover) fire(mv CoverMove, guard func() error) error {
	next, _, err := coverTable.Fire(c.history, mv, guard)
	if err != nil {
		return err
	}
	c.history, c.until = next, coverUntil(next)
	return nil
}

func coverUntil(h CoverHistory) (until peer.Date) {
	for _, e := range h.Moves() {
		until = e.Data.Until
	}
	return until
}

// coverBroken returns the first move that says that the cover is of no day; only its
// end may.
func coverBroken(p CoverPlan, h CoverHistory) (e lifecycle.Entry[CoverState, CoverEvent, CoverChange], ok bool) {
	for _, e := range h.Moves() {
		if e.Event != EndCover && !p.From.Before(e.Data.Until) {
			return e, true
		}
	}
	return e, false
}

type storedCover struct {
	Plan    CoverPlan                                             `json:"plan"`
	History lifecycle.Stored[CoverState, CoverEvent, CoverChange] `json:"history"`
}

// MarshalJSON returns the stored form of c. The zero Cover cannot be stored: [ErrIncomplete].
func (c Cover) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: cover that was not opened", ErrIncomplete)
	}
	return json.Marshal(storedCover{c.plan, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns a
// [*lifecycle.RecordError] if the record could not have come about, and leaves c
// unchanged on error.
func (c *Cover) UnmarshalJSON(data []byte) error {
	const kind = "supervision_cover"
	var s storedCover
	if err := lifecycle.ReadStored(kind, data, &s); err != nil {
		return err
	}
	if err := s.Plan.check(); err != nil {
		return &lifecycle.RecordError{Lifecycle: kind, Field: "plan", What: "is none that cover can have"}
	}
	loaded := Cover{plan: s.Plan}
	var err error
	if loaded.history, err = coverTable.Restore(s.History, loaded.seats()...); err != nil {
		return err
	}
	if e, ok := coverBroken(loaded.plan, loaded.history); ok {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: e.Seq, Field: "data", What: "is cover of no day"}
	}
	loaded.until = coverUntil(loaded.history)
	*c = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (c Cover) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people out of logs.
func (c Cover) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c Cover) shown() string {
	if c.history.IsZero() {
		return "[no supervision cover]"
	}
	return "[supervision cover " + string(c.State()) + "]"
}

// Format keeps people out of every verb of fmt.
func (CoverPlan) Format(f fmt.State, _ rune) { redact.Format(f, "[supervision cover plan]") }

// LogValue keeps people out of logs.
func (CoverPlan) LogValue() slog.Value { return slog.StringValue("[supervision cover plan]") }

// CoverEndsSoon returns the cover that is in force on the day and ends within so many
// days after it, ordered by its end, then by id. What ends and is not handed over leaves a worker without
// anybody.
func CoverEndsSoon(covers []Cover, on peer.Date, days int) []Cover {
	var out []Cover
	for _, c := range covers {
		if c.Span().Contains(on) && !on.AddDays(days).Before(c.until) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Cover) int {
		if n := a.until.Compare(b.until); n != 0 {
			return n
		}
		return compareIDs(a.plan.ID, b.plan.ID)
	})
	return out
}

// standsIn reports whether the cover stands in for an agreement of its worker with the
// absent supervisor on the day.
func (c Cover) standsIn(a Agreement, on peer.Date) bool {
	return c.plan.Worker == a.terms.Worker && c.plan.Absent == a.terms.Supervisor && c.Span().Contains(on)
}

// DayReached returns the cover whose last day is past and whose end nobody recorded,
// for a scheduler to propose [EndCover] with the code "day_reached".
func DayReached(covers []Cover, at time.Time, zone *time.Location) []Cover {
	on := peer.DateOf(at, zone)
	var out []Cover
	for _, c := range covers {
		if c.State() == CoverOpen && !on.Before(c.until) {
			out = append(out, c)
		}
	}
	return out
}
