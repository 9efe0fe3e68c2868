package group

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

type storedMembership struct {
	ID      MembershipID                                                         `json:"id"`
	Group   peer.GroupID                                                         `json:"group"`
	Pathway recovery.PathwayID                                                   `json:"pathway,omitempty"`
	Mode    recovery.AttendanceMode                                              `json:"mode"`
	Who     Who                                                                  `json:"who"`
	Grounds Grounds                                                              `json:"grounds,omitzero"`
	History lifecycle.Stored[MembershipState, MembershipEvent, MembershipChange] `json:"history"`
}

// MarshalJSON returns the stored form of m. The zero Membership cannot be stored: [ErrIncomplete].
func (m Membership) MarshalJSON() ([]byte, error) {
	if m.history.IsZero() {
		return nil, fmt.Errorf("%w: a membership that was not asked for", ErrIncomplete)
	}
	return json.Marshal(storedMembership{m.id, m.group, m.pathway, m.mode, m.who, m.grounds, m.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns a
// [*lifecycle.RecordError] if the record could not have come about, the errors of
// [NewMembership] if the group could keep no such place, and leaves m unchanged on
// error.
func (m *Membership) UnmarshalJSON(data []byte) error {
	var in storedMembership
	if err := lifecycle.ReadStored("membership", data, &in); err != nil {
		return err
	}
	loaded := Membership{id: in.ID, group: in.Group, pathway: in.Pathway, mode: in.Mode, who: in.Who, grounds: in.Grounds}
	if err := loaded.check(); err != nil {
		return err
	}
	var err error
	if loaded.history, err = memberships.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	if err := loaded.judgeAll(loaded.history); err != nil {
		return err
	}
	if first := loaded.history.Entries()[0]; loaded.who.IsNamed() && !peer.DateOf(first.At, time.UTC).Before(loaded.grounds.Until) {
		return fmt.Errorf("%w: want one that had not run out when it began", ErrConsent)
	}
	*m = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (m Membership) Format(f fmt.State, _ rune) { redact.Format(f, m.shown()) }

// LogValue keeps people out of logs.
func (m Membership) LogValue() slog.Value { return slog.StringValue(m.shown()) }

func (m Membership) shown() string {
	if m.history.IsZero() {
		return "[no membership]"
	}
	return "[membership " + string(m.State()) + "]"
}

// Format keeps the consent out of every verb of fmt.
func (Grounds) Format(f fmt.State, _ rune) { redact.Format(f, "[grounds]") }

// LogValue keeps the consent out of logs.
func (Grounds) LogValue() slog.Value { return slog.StringValue("[grounds]") }
