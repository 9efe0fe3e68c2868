package peer

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A MentorshipInspection is a stored mentorship opened for reading, up to its
// fault. Nothing can be moved in it, but the participant can leave.
type MentorshipInspection struct {
	History lifecycle.Inspection[MentorshipState, MentorshipEvent, MentorshipChange]

	id          MentorshipID
	participant ParticipantID
}

// InspectMentorship opens a stored mentorship that may not load. id and
// participant are who the host filed the record under. It never fails: a record
// of which nothing can be read says so in its Fault.
func InspectMentorship(id MentorshipID, participant ParticipantID, data []byte) MentorshipInspection {
	var raw struct {
		History json.RawMessage `json:"history"`
	}
	in := MentorshipInspection{id: id, participant: participant}
	seat := Mentorship{participant: participant}.seat()
	if err := json.Unmarshal(data, &raw); err != nil || raw.History == nil {
		raw.History = data
	}
	in.History = mentorships.Inspect(raw.History, seat)
	var m Mentorship
	if in.History.Fault == nil {
		if err := json.Unmarshal(data, &m); err != nil {
			in.History.Fault = err
		} else if m.id != id || m.participant != participant {
			in.History.Fault = &lifecycle.RecordError{Lifecycle: "mentorship", Field: "id", What: "or participant is not the one it is filed under"}
		}
	}
	return in
}

// A Departure records that a participant left, when the record of the mentorship
// does not load. It stands beside that record and counts at once; when the
// record is repaired it is entered there with [Departure.Act]. Use
// [MentorshipInspection.Leave] to make one.
type Departure struct {
	mentorship MentorshipID
	act        lifecycle.Act
}

// Leave records that the participant leaves. It asks for nothing but who and
// when: it returns [ErrNotParticipant] if the actor is not the participant and
// [ErrIncomplete] without a time, or for a code or id that could not be entered
// in the mentorship later.
func (in MentorshipInspection) Leave(act lifecycle.Act) (Departure, error) {
	if in.participant == "" || act.By != ParticipantActor(in.participant) {
		return Departure{}, fmt.Errorf("%w: only the participant leaves this way", ErrNotParticipant)
	}
	if act.Recorded.IsZero() {
		act.Recorded = act.At
	}
	act.At, act.Recorded = act.At.UTC(), act.Recorded.UTC()
	d := Departure{in.id, act}
	return d, d.check()
}

// check returns [ErrIncomplete] unless d could be entered in its mentorship.
func (d Departure) check() error {
	a := d.act
	for _, t := range []time.Time{a.At, a.Recorded} {
		if t.IsZero() || !storable.Time(t) {
			return fmt.Errorf("%w: a departure needs a time, in the years 1 to 9999", ErrIncomplete)
		}
	}
	if d.mentorship == "" || a.By.ID == "" || !storable.ID(string(d.mentorship)) || !storable.ID(a.By.ID) || !storable.ID(a.ID) || a.Reason.IsRedacted() ||
		a.Code != "" && !slices.Contains(participantClosures(), a.Code) || a.At.Sub(a.Recorded) > lifecycle.MaxAhead {
		return fmt.Errorf("%w: a departure that could be entered in the mentorship", ErrIncomplete)
	}
	return nil
}

// Mentorship returns which mentorship the participant left.
func (d Departure) Mentorship() MentorshipID { return d.mentorship }

// Act returns who left and when, for [Mentorship.Close] once the record loads.
func (d Departure) Act() lifecycle.Act { return d.act }

type storedDeparture struct {
	Mentorship MentorshipID    `json:"mentorship"`
	By         lifecycle.Actor `json:"by"`
	At         time.Time       `json:"at"`
	Recorded   time.Time       `json:"recorded"`
	ID         string          `json:"id,omitempty"`
	Code       string          `json:"code,omitempty"`
	Reason     lifecycle.Text  `json:"reason,omitzero"`
}

// MarshalJSON returns the stored form of d, or [ErrIncomplete] for the zero
// Departure.
func (d Departure) MarshalJSON() ([]byte, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	a := d.act
	return json.Marshal(storedDeparture{d.mentorship, a.By, a.At, a.Recorded, a.ID, a.Code, a.Reason})
}

// UnmarshalJSON accepts what MarshalJSON returned, and otherwise returns a
// [*lifecycle.RecordError]. On error d is unchanged.
func (d *Departure) UnmarshalJSON(data []byte) error {
	var s storedDeparture
	if err := lifecycle.ReadStored("departure", data, &s); err != nil {
		return err
	}
	loaded := Departure{s.Mentorship, lifecycle.Act{By: s.By, At: s.At.UTC(), Recorded: s.Recorded.UTC(), ID: s.ID, Code: s.Code, Reason: s.Reason}}
	if s.By.Party != lifecycle.ParticipantParty || loaded.check() != nil {
		return &lifecycle.RecordError{Lifecycle: "departure", Field: "by", What: "is no participant, or the departure could not be entered"}
	}
	*d = loaded
	return nil
}

// Format keeps the person out of every verb of fmt.
func (Departure) Format(f fmt.State, _ rune) { redact.Format(f, "[departure]") }

// LogValue keeps the person out of logs.
func (Departure) LogValue() slog.Value { return slog.StringValue("[departure]") }

// Format keeps the person out of every verb of fmt.
func (MentorshipInspection) Format(f fmt.State, _ rune) { redact.Format(f, "[inspection]") }

// LogValue keeps the person out of logs.
func (MentorshipInspection) LogValue() slog.Value { return slog.StringValue("[inspection]") }

var errMentorshipInspectionNotStored = fmt.Errorf("%w: an inspection: keep the record that was inspected", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would not hold all of it.
func (MentorshipInspection) MarshalJSON() ([]byte, error) {
	return nil, errMentorshipInspectionNotStored
}

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*MentorshipInspection) UnmarshalJSON([]byte) error { return errMentorshipInspectionNotStored }
