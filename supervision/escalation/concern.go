package escalation

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A ConcernEvent is something that happens to a [BoundaryConcern].
type ConcernEvent string

// Events of a boundary concern.
const (
	RaiseConcern    ConcernEvent = "raise"
	TalkOver        ConcernEvent = "talk_over"
	SettleConcern   ConcernEvent = "settle"
	CloseConcern    ConcernEvent = "close"
	WithdrawConcern ConcernEvent = "withdraw"
)

// String returns the name under which e is stored and sent.
func (e ConcernEvent) String() string { return string(e) }

// A ConcernChange is what a move of a boundary concern changes beside its state.
type ConcernChange struct {
	Disposition Disposition `json:"disposition,omitempty"`
}

const partDisposition = "disposition"

// Has reports whether the named part is set.
func (c ConcernChange) Has(part string) bool { return part == partDisposition && c.Disposition != "" }

// Parts returns how many parts are set.
func (c ConcernChange) Parts() int { return count(c.Disposition != "") }

// Valid reports whether every name is known.
func (c ConcernChange) Valid() bool { return oneOf(c.Disposition, dispositions) }

// Seat names nobody.
func (ConcernChange) Seat(lifecycle.Party) string { return "" }

var concernDesign = source.DesignDefault("whoever raises a boundary concern of their own is supported; it is no ground of discipline or appraisal")

// ConcernLifecycle returns the whole rule of a boundary concern: what it does not list is refused.
func ConcernLifecycle() lifecycle.Table[ConcernState, ConcernEvent] {
	type row = lifecycle.Row[ConcernState, ConcernEvent]
	from := func(s ...ConcernState) []ConcernState { return s }
	worker := by(lifecycle.WorkerParty)
	supervisor := by(lifecycle.SupervisorParty)
	return lifecycle.Table[ConcernState, ConcernEvent]{
		Name: "boundary_concern", Version: 1, Start: ConcernRaised, Final: from(ConcernClosed, ConcernWithdrawn),
		Seated:    worker,
		CorrectBy: by(lifecycle.WorkerParty, lifecycle.SupervisorParty), OwnMarks: true,
		MarkCodes: markCodes,
		Rows: []row{
			{Event: RaiseConcern, To: ConcernRaised, Parties: worker, Source: concernDesign, Doc: "A worker raises a concern of their own."},
			{Event: TalkOver, From: from(ConcernRaised), To: ConcernTalkedOver, Parties: supervisor, Source: concernDesign, Doc: "It was talked over in supervision."},
			{Event: SettleConcern, From: from(ConcernTalkedOver), To: ConcernSettled, Parties: supervisor, Needs: need(partDisposition), Source: concernDesign, Doc: "What was agreed."},
			{Event: CloseConcern, From: from(ConcernSettled), To: ConcernClosed, Parties: by(lifecycle.WorkerParty, lifecycle.SupervisorParty), Source: concernDesign, Doc: "What was agreed was done."},
			{Event: WithdrawConcern, From: from(ConcernRaised, ConcernTalkedOver), To: ConcernWithdrawn, Parties: worker, Source: concernDesign, Doc: "The worker takes it back; no reason is asked for."},
		},
	}
}

type (
	// ConcernHistory is everything that happened to a boundary concern.
	ConcernHistory = lifecycle.History[ConcernState, ConcernEvent, ConcernChange]
	concernMove    = lifecycle.Move[ConcernEvent, ConcernChange]
	concernEntry   = lifecycle.Entry[ConcernState, ConcernEvent, ConcernChange]
)

var concerns = lifecycle.Must(lifecycle.New[ConcernState, ConcernEvent, ConcernChange](ConcernLifecycle()))

// A BoundaryConcern is a worker's concern about a boundary of their own: a double tie, a
// slide towards treatment, a bias. It is protected: [BoundaryConcern.Refer] hands it out for
// support, supervision and learning, and refuses it as a ground of discipline or appraisal. A
// concern about a colleague is an [Incident] or a [Complaint]. What was said stays
// between those who said it. Use [NewConcern]; the zero BoundaryConcern is at no stage
// and refuses every event.
type BoundaryConcern struct {
	id      ConcernID
	kind    ConcernKind
	worker  peer.WorkerID
	history ConcernHistory
}

// NewConcern returns a concern that the worker who acts raises. It returns [ErrConcern]
// or a [*lifecycle.Refusal].
func NewConcern(id ConcernID, kind ConcernKind, act lifecycle.Act) (*BoundaryConcern, error) {
	c := &BoundaryConcern{id: id, kind: kind, worker: peer.WorkerID(act.By.ID)}
	if err := c.check(); err != nil {
		return nil, err
	}
	var err error
	if c.history, err = c.life().open(concernMove{Act: act, Event: RaiseConcern}); err != nil {
		return nil, err
	}
	return c, nil
}

func (c BoundaryConcern) check() error {
	if !named(c.id) || !named(c.worker) {
		return fmt.Errorf("%w: want an id and a worker", ErrConcern)
	}
	if !slices.Contains(concernKinds, c.kind) {
		return fmt.Errorf("%w: %w", ErrConcern, ErrUnknownConcernKind)
	}
	return nil
}

func (c BoundaryConcern) life() life[ConcernState, ConcernEvent, ConcernChange] {
	return life[ConcernState, ConcernEvent, ConcernChange]{concerns, c.law, []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(c.worker)}}}
}

func (c BoundaryConcern) law(_ []concernEntry, next concernEntry) (rule, want string) {
	if next.By.Party == lifecycle.SupervisorParty && next.By.ID == string(c.worker) {
		return "own", "somebody else than the worker"
	}
	return "", ""
}

// ID returns the id.
func (c BoundaryConcern) ID() ConcernID { return c.id }

// Kind returns what it is about.
func (c BoundaryConcern) Kind() ConcernKind { return c.kind }

// State returns the stage, or "" for the zero value.
func (c BoundaryConcern) State() ConcernState { return c.history.State() }

// Disposition returns what was agreed, "" before.
func (c BoundaryConcern) Disposition() (d Disposition) {
	for _, m := range c.history.Moves() {
		if m.Data.Disposition != "" {
			d = m.Data.Disposition
		}
	}
	return d
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (c BoundaryConcern) Revision() int { return c.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (c BoundaryConcern) History() ConcernHistory { return c.history }

// A Reference is what other records may hold of a boundary concern. Only
// [BoundaryConcern.Refer] makes one that is not zero, and none for discipline.
type Reference struct {
	use  Use
	id   ConcernID
	kind ConcernKind
}

// Use returns what the reference is for.
func (r Reference) Use() Use { return r.use }

// ID returns which concern it is; "" for learning, where nobody learns whose it was.
func (r Reference) ID() ConcernID { return r.id }

// Kind returns what it is about.
func (r Reference) Kind() ConcernKind { return r.kind }

// Refer returns a reference to the concern for a use. It returns [ErrProtected] for
// discipline and for appraisal, whoever asks and at every stage, [ErrUnknownUse], and
// [ErrConcern] for the zero value and one that was withdrawn.
func (c BoundaryConcern) Refer(u Use) (Reference, error) {
	switch {
	case !slices.Contains(uses, u):
		return Reference{}, enum.Refuse(string(u), uses, ErrUnknownUse)
	case u == UseDiscipline || u == UseEvaluation:
		return Reference{}, fmt.Errorf("%w: whoever raises a concern of their own has nothing to fear from it; want support, supervision or learning", ErrProtected)
	case c.history.IsZero() || c.State() == ConcernWithdrawn:
		return Reference{}, fmt.Errorf("%w: want one that was raised and not withdrawn", ErrConcern)
	case u == UseLearning:
		return Reference{u, "", c.kind}, nil
	}
	return Reference{u, c.id, c.kind}, nil
}

// Ask returns the escalation of a concern of which that is what was agreed; ok is false
// for every other one. The caller gives it an id.
func (c BoundaryConcern) Ask() (a Ask, ok bool) {
	if c.Disposition() != DispositionEscalated {
		return Ask{}, false
	}
	var at time.Time
	for _, m := range c.history.Moves() {
		if m.Event == SettleConcern {
			at = m.At
		}
	}
	return Ask{Key: storable.Key("concern/", string(c.id), ""), Kind: KindBoundary, Level: Urgent, At: at}, true
}

func (c *BoundaryConcern) fire(act lifecycle.Act, e ConcernEvent, d ConcernChange) error {
	next, err := c.life().fire(c.history, concernMove{Act: act, Event: e, Data: d})
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// TalkOver records that it was talked over. Guard: own.
func (c *BoundaryConcern) TalkOver(act lifecycle.Act) error {
	return c.fire(act, TalkOver, ConcernChange{})
}

// Settle records what was agreed. Guard: own.
func (c *BoundaryConcern) Settle(act lifecycle.Act, d Disposition) error {
	return c.fire(act, SettleConcern, ConcernChange{d})
}

// Close records that what was agreed was done.
func (c *BoundaryConcern) Close(act lifecycle.Act) error {
	return c.fire(act, CloseConcern, ConcernChange{})
}

// Withdraw records that the worker takes it back.
func (c *BoundaryConcern) Withdraw(act lifecycle.Act) error {
	return c.fire(act, WithdrawConcern, ConcernChange{})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each their own.
func (c *BoundaryConcern) Correct(act lifecycle.Act, from int, replacements ...lifecycle.Move[ConcernEvent, ConcernChange]) error {
	next, err := c.life().correct(c.history, act, from, replacements...)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// Digest stands for the whole record, its ids included.
func (c BoundaryConcern) Digest() lifecycle.Digest {
	return c.history.Digest().With(string(c.id), string(c.kind), string(c.worker))
}

var errReferenceNotStored = fmt.Errorf("%w: a reference: store its use, id and kind", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (Reference) MarshalJSON() ([]byte, error) { return nil, errReferenceNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*Reference) UnmarshalJSON([]byte) error { return errReferenceNotStored }
