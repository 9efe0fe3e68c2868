package peer

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// SupporterID names a supporter.
type SupporterID = ID[Supporter]

// ErrSupporter reports a supporter without an id or without a participant.
var ErrSupporter = errors.New("peer: bad supporter")

// A Supporter is somebody of the family, by birth or by choice, whom a
// participant names as standing by them. Name and number stay with the host,
// under the id. What a supporter may know and be contacted for is said in a
// [Link] and nowhere here: the zero Supporter, and one without a link, may know
// nothing.
type Supporter struct {
	ID          SupporterID   `json:"id"`
	Revision    int           `json:"revision"`               // raised by the host with every save
	Participant ParticipantID `json:"participant"`            // who named them
	Tie         SupporterTie  `json:"tie,omitempty"`          // what they are to the participant; empty: not said
	Strength    TieStrength   `json:"strength,omitempty"`     // how much the participant counts on them; empty: not said
	Languages   []string      `json:"languages,omitempty"`    // BCP 47 tags
	OwnSupport  ParticipantID `json:"own_support,omitempty"`  // as whom they are supported themselves, as by a family peer; empty if not
	WantsCourse bool          `json:"wants_course,omitempty"` // asked for what the programme offers to families
}

// Check returns [ErrSupporter] if the id or the participant is missing, or if
// the participant would be their own supporter.
func (s Supporter) Check() error {
	switch {
	case !storableIDs(string(s.ID), string(s.Participant)) || !storable.ID(string(s.OwnSupport)):
		return fmt.Errorf("%w: want an id and a participant, in valid UTF-8 of at most 256 bytes", ErrSupporter)
	case string(s.ID) == string(s.Participant) || s.OwnSupport == s.Participant:
		return fmt.Errorf("%w: want two different people", ErrSupporter)
	}
	return nil
}

type storedSupporter Supporter

// UnmarshalJSON reads a supporter and returns a [*lifecycle.RecordError] for
// another form and what Check returns. On error s is unchanged.
func (s *Supporter) UnmarshalJSON(data []byte) error {
	var in storedSupporter
	if err := lifecycle.ReadStored("supporter", data, &in); err != nil {
		return err
	}
	if err := Supporter(in).Check(); err != nil {
		return err
	}
	*s = Supporter(in)
	return nil
}

// Format keeps the people out of every verb of fmt.
func (Supporter) Format(f fmt.State, _ rune) { redact.Format(f, "[supporter]") }

// LogValue keeps the people out of logs.
func (Supporter) LogValue() slog.Value { return slog.StringValue("[supporter]") }
