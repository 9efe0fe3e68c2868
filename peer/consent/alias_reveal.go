package consent

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Reveal says that a participant let one worker know who they are. They alone may.
// It cannot be undone, since what somebody knows they go on knowing: nothing here
// takes one back, and the participant is told so before. The zero Reveal reveals
// nobody.
type Reveal struct {
	participant peer.ParticipantID
	worker      peer.WorkerID
	at          time.Time
}

// NewReveal records that a participant revealed themself to a worker. It returns
// [peer.ErrNotParticipant] if anybody else would do it, and [ErrAlias] if an id or
// the time is missing.
func NewReveal(participant peer.ParticipantID, worker peer.WorkerID, act lifecycle.Act) (Reveal, error) {
	if act.By != peer.ParticipantActor(participant) {
		return Reveal{}, fmt.Errorf("consent: reveal: %w", peer.ErrNotParticipant)
	}
	r := Reveal{participant, worker, act.At.UTC()}
	if err := r.check(); err != nil {
		return Reveal{}, err
	}
	return r, nil
}

func (r Reveal) check() error {
	if r.participant == "" || r.worker == "" || r.at.IsZero() ||
		!storable.ID(string(r.participant)) || !storable.ID(string(r.worker)) || !storable.Time(r.at) {
		return fmt.Errorf("%w: want who was revealed to whom, and when", ErrAlias)
	}
	return nil
}

// Participant returns who revealed themself.
func (r Reveal) Participant() peer.ParticipantID { return r.participant }

// Worker returns to whom.
func (r Reveal) Worker() peer.WorkerID { return r.worker }

// At returns when.
func (r Reveal) At() time.Time { return r.at }

type storedReveal struct {
	Participant peer.ParticipantID `json:"participant"`
	Worker      peer.WorkerID      `json:"worker"`
	At          time.Time          `json:"at"`
}

// MarshalJSON returns the stored form of r. The zero Reveal cannot be stored: [ErrAlias].
func (r Reveal) MarshalJSON() ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedReveal{r.participant, r.worker, r.at})
}

// UnmarshalJSON accepts what MarshalJSON returns and otherwise [ErrAlias]. On error r
// is unchanged.
func (r *Reveal) UnmarshalJSON(data []byte) error {
	var in storedReveal
	if strictjson.Unmarshal(data, &in) != nil {
		return fmt.Errorf("%w: a reveal that is not in its stored form", ErrAlias)
	}
	loaded := Reveal{in.Participant, in.Worker, in.At.UTC()}
	if err := loaded.check(); err != nil {
		return err
	}
	*r = loaded
	return nil
}

// Format keeps the people out of every verb of fmt.
func (Reveal) Format(f fmt.State, _ rune) { redact.Format(f, "[reveal]") }

// LogValue keeps the people out of logs.
func (Reveal) LogValue() slog.Value { return slog.StringValue("[reveal]") }
