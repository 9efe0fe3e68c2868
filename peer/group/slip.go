package group

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

// A Slip proves that its bearer was at a meeting: for a court or a treatment programme
// that wants to see one. The person asks for it and is given it; this library sends it
// to nobody. It names nobody and says nothing of what happened: whoever wants to show
// it writes their own name on it.
type Slip struct {
	ID        SlipID       `json:"id"`
	Group     peer.GroupID `json:"group"`
	On        peer.Date    `json:"on"`
	Minutes   int          `json:"minutes"`
	Signature string       `json:"signature"` // the host's code by which a slip can be told from a forged one
}

// Slip returns the slip of a meeting, on its day by the calendar of the place. It
// returns [ErrSlip] unless the meeting is the group's and was opened, for a day that was
// none of its days anywhere, and for a missing id or signature.
func (g Group) Slip(id SlipID, m Meeting, on peer.Date, signature string) (Slip, error) {
	if m.group != g.ID() || m.RulesRead() == 0 {
		return Slip{}, fmt.Errorf("%w: want a meeting of the group that was held", ErrSlip)
	}
	if day := peer.DateOf(m.Start(), time.UTC); on.Before(day.AddDays(-1)) || day.AddDays(1).Before(on) {
		return Slip{}, fmt.Errorf("%w: want the day of the meeting", ErrSlip)
	}
	s := Slip{id, g.ID(), on, m.Minutes(), signature}
	if err := s.Check(); err != nil {
		return Slip{}, err
	}
	return s, nil
}

// KeepsSlips reports whether the host may keep a copy of the slips that it gave. A
// group that keeps nothing gives them away and forgets them.
func (g Group) KeepsSlips() bool {
	return len(g.rules) > 0 && g.Mode() != recovery.AttendanceNone
}

// Check returns [ErrSlip] if something is missing.
func (s Slip) Check() error {
	if s.ID == "" || s.Group == "" || s.Signature == "" || !storable.ID(string(s.ID)) || !storable.ID(string(s.Group)) || !storable.ID(s.Signature) ||
		s.On.IsZero() || s.Minutes < 1 || s.Minutes > minutesPerDay {
		return fmt.Errorf("%w: want an id, a group, a day, minutes and a signature code", ErrSlip)
	}
	return nil
}

type storedSlip Slip

// MarshalJSON returns the stored form of s, or what Check returns.
func (s Slip) MarshalJSON() ([]byte, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedSlip(s))
}

// UnmarshalJSON reads what MarshalJSON returned; a slip with anything more on it is
// refused. On error s is unchanged.
func (s *Slip) UnmarshalJSON(data []byte) error {
	var in storedSlip
	if err := lifecycle.ReadStored("slip", data, &in); err != nil {
		return err
	}
	if err := Slip(in).Check(); err != nil {
		return err
	}
	*s = Slip(in)
	return nil
}

// Format keeps ids out of every verb of fmt.
func (Slip) Format(f fmt.State, _ rune) { redact.Format(f, "[slip]") }

// LogValue keeps ids out of logs.
func (Slip) LogValue() slog.Value { return slog.StringValue("[slip]") }
