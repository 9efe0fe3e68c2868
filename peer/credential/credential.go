package credential

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as credentials use them.
type (
	// A History is everything that happened to a credential.
	History = lifecycle.History[peer.CredentialState, Event, Change]
	// A Move is an event to fire, with what it changes.
	Move = lifecycle.Move[Event, Change]
)

// An ID names one credential.
type ID = peer.ID[Credential]

// A Credential is what one body certifies of one worker, from the application to
// the end. Use [New] to begin one; the zero Credential is in no state and refuses
// every event.
//
// Its rule is the table that [Lifecycle] returns; each method makes one of its
// moves or returns a [*lifecycle.Refusal] and changes nothing. What it is worth on
// a day is calculated: [Credential.On].
type Credential struct {
	id      ID
	worker  peer.WorkerID
	scheme  string
	history History
}

// New returns a credential that act applies for. It returns [ErrIncomplete]
// if an id is empty, [ErrScheme] for a model that certifies nobody, and a
// [*lifecycle.Refusal] if the actor may not apply: a
// worker applies in no colleague's name. A credential that exists already is
// entered the same way and then taken over with [Credential.Recognise].
func New(id ID, worker peer.WorkerID, s Scheme, act lifecycle.Act) (*Credential, error) {
	if id == "" || worker == "" || s.Code == "" {
		return nil, fmt.Errorf("%w: it needs an id, a worker and a scheme", ErrIncomplete)
	}
	if s.Use != InUse {
		return nil, fmt.Errorf("%w: %s certifies nobody", ErrScheme, s.Code)
	}
	c := &Credential{id: id, worker: worker, scheme: s.Code}
	var err error
	if c.history, err = machine.Open(c.seat()); err != nil {
		return nil, err
	}
	if err := c.fire(Move{Act: act, Event: Apply}, nil); err != nil {
		return nil, err
	}
	return c, nil
}

func (c Credential) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.WorkerParty, ID: string(c.worker)}
}

// ID returns the id of the credential.
func (c Credential) ID() ID { return c.id }

// Worker returns whose credential it is.
func (c Credential) Worker() peer.WorkerID { return c.worker }

// Scheme returns the code of its scheme.
func (c Credential) Scheme() string { return c.scheme }

// Recorded returns the state that the last event led to, whatever the date; ""
// for the zero value. [Credential.On] says what it is worth on a day.
func (c Credential) Recorded() peer.CredentialState { return c.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (c Credential) Revision() int { return c.history.Revision() }

// History returns everything that happened.
func (c Credential) History() History { return c.history }

// Can reports whether a party may fire an event now, whatever else it would need.
func (c Credential) Can(event Event, by lifecycle.Party) bool {
	return machine.Can(c.history, event, by)
}

// Next returns the events that the actor may fire now, sorted.
func (c Credential) Next(by lifecycle.Actor) []Event { return machine.Next(c.history, by) }

// of returns [ErrOtherScheme] unless s is the scheme of c.
func (c Credential) of(s Scheme) error {
	if c.scheme == "" || s.Code != c.scheme {
		return fmt.Errorf("%w: the credential is of %q", ErrOtherScheme, c.scheme)
	}
	return nil
}

func (c *Credential) fire(mv Move, guard func() error) error {
	next, _, err := machine.Fire(c.history, mv, guard)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// Digest stands for the whole record: its history, ids and scheme. The host may
// keep it apart from the record and compare it after loading.
func (c Credential) Digest() lifecycle.Digest {
	return c.history.Digest().With(string(c.id), string(c.worker), c.scheme)
}

type stored struct {
	ID      ID                                                    `json:"id"`
	Worker  peer.WorkerID                                         `json:"worker"`
	Scheme  string                                                `json:"scheme"`
	History lifecycle.Stored[peer.CredentialState, Event, Change] `json:"history"`
}

// MarshalJSON returns the stored form of c. The zero Credential cannot be stored:
// [ErrIncomplete].
func (c Credential) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: a credential that was not begun", ErrIncomplete)
	}
	return json.Marshal(stored{c.id, c.worker, c.scheme, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history, so that
// storage is no back door. It returns a [*lifecycle.RecordError] if the record
// could not have come about, and leaves c unchanged on error. Whether the body
// knew the requirements to be met is not judged again.
func (c *Credential) UnmarshalJSON(data []byte) error {
	const kind = "credential"
	var s stored
	if err := lifecycle.ReadStored(kind, data, &s); err != nil {
		return err
	}
	if s.ID == "" || s.Worker == "" || s.Scheme == "" {
		return &lifecycle.RecordError{Lifecycle: kind, Field: "id", What: "or worker or scheme is missing"}
	}
	loaded := Credential{id: s.ID, worker: s.Worker, scheme: s.Scheme}
	var err error
	if loaded.history, err = machine.Restore(s.History, loaded.seat()); err != nil {
		return err
	}
	if mark := foreignCorrection(loaded.history); mark != 0 {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: mark, Field: "by", What: "touches what somebody else entered"}
	}
	if seq := backdated(loaded.history); seq != 0 {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: seq, Field: "data", What: "reaches before the end of what took the credential away"}
	}
	*c = loaded
	return nil
}

// positionOf says where stored JSON is not in its form, without quoting it.
func positionOf(err error) string {
	var at *strictjson.Error
	if errors.As(err, &at) {
		return fmt.Sprintf("is not in its stored form: line %d, column %d", at.Line, at.Column)
	}
	return "is not in its stored form"
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. The holder, the body and the programme
// may, with a reason, also after the end:
//
//   - Each takes back, or enters otherwise, what it entered: the holder in person,
//     a body or a programme whatever its people entered.
//   - What the table lets two sides enter alike is no word of one of them. So the
//     programme takes back, or enters again at another time, what the holder filed –
//     an application, a new one, a request for renewal – and the programme and the
//     body that renewal is due or that it lapsed, also where the system noted it.
//   - Answers, appeals, stepping aside and retiring are the holder's alone: nobody
//     else takes them back, and nobody enters anything new in the holder's name.
//   - What others entered since is entered again as it was, at its own time and by
//     its own actor. So what rests on an entry keeps it: an application cannot be
//     taken back from under its admission.
//
// The application that opened the credential is replaced and never taken away; the
// holder withdraws it with [Credential.Retire]. Guards are not asked again. It
// returns a [*lifecycle.Refusal] and changes nothing if it cannot be made.
func (c *Credential) Correct(act lifecycle.Act, from int, replacements ...Move) error {
	next, err := machine.Correct(c.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if foreignCorrection(next) != 0 {
		legal := []string{}
		for _, e := range c.Next(act.By) {
			legal = append(legal, string(e))
		}
		return &lifecycle.Refusal{Lifecycle: "credential", State: string(c.Recorded()), Event: lifecycle.Corrected,
			Code: lifecycle.CodeNotYourMove, Want: "whoever entered it, and what others entered as it was", Legal: legal}
	}
	if backdated(next) != 0 {
		return &lifecycle.Refusal{Lifecycle: "credential", State: string(c.Recorded()), Event: lifecycle.Corrected, Code: lifecycle.CodeGuard,
			Guard: "dates", Want: wantAfterLoss}
	}
	c.history = next
	return nil
}

// wantAfterLoss is what [backdated] asks.
const wantAfterLoss = "a first day that does not come before the end of a suspension, a revocation or a lapse"

// Redact takes the words of the entry numbered seq away, as
// [lifecycle.Machine.Redact] describes. The holder, the body or the programme may.
func (c *Credential) Redact(act lifecycle.Act, seq int) error {
	next, err := machine.Redact(c.history, act, seq)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// Format prints the scheme and the recorded state and keeps people out of every
// verb of fmt.
func (c Credential) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people out of logs.
func (c Credential) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c Credential) shown() string {
	if c.history.IsZero() {
		return "[no credential]"
	}
	return "[credential " + c.scheme + " " + string(c.Recorded()) + "]"
}

// dayOf returns the day of a move: the one from which it counts, or the one on
// which it happened in the zone.
func dayOf(data Change, at time.Time, zone *time.Location) peer.Date {
	if !data.Effective.IsZero() {
		return data.Effective
	}
	return peer.DateOf(at, zone)
}
