package referral

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A ContactEntry is one line of a contact log.
type ContactEntry struct {
	At      time.Time       `json:"at,omitzero"`
	By      lifecycle.Party `json:"by,omitempty"`
	Channel peer.Modality   `json:"channel,omitempty"` // "" if it was not said
	Made    bool            `json:"made,omitempty"`    // contact made; else it was attempted
	Result  string          `json:"result,omitempty"`  // of an attempt, as a code
}

// Format keeps who was called, and when, out of every verb of fmt.
func (ContactEntry) Format(f fmt.State, _ rune) { redact.Format(f, "[contact]") }

// LogValue keeps who was called, and when, out of logs.
func (ContactEntry) LogValue() slog.Value { return slog.StringValue("[contact]") }

// An Appointment is one that was booked, and what came of it.
type Appointment struct {
	At       time.Time `json:"at,omitzero"`
	Booked   time.Time `json:"booked,omitzero"` // when it was made
	Attended bool      `json:"attended,omitempty"`
	NoShow   bool      `json:"no_show,omitempty"`
	Rebooked bool      `json:"rebooked,omitempty"` // another one was made after it
}

// Format keeps when somebody is where out of every verb of fmt.
func (Appointment) Format(f fmt.State, _ rune) { redact.Format(f, "[appointment]") }

// LogValue keeps when somebody is where out of logs.
func (Appointment) LogValue() slog.Value { return slog.StringValue("[appointment]") }

// A ContactLog is what was done to reach a participant and to meet them. It is made
// from the records and not to be loaded: its JSON does not keep when the participant
// was heard of.
type ContactLog struct {
	Contacts     []ContactEntry  `json:"contacts,omitempty"`
	Appointments []Appointment   `json:"appointments,omitempty"`
	Attempts     int             `json:"attempts,omitempty"` // contacts that were attempted only
	Channels     []peer.Modality `json:"channels,omitempty"` // of the attempts, in the order in which they were first tried
	NoShows      int             `json:"no_shows,omitempty"`
	Attended     time.Time       `json:"attended,omitzero"` // the first attendance on record, or the zero time

	heard []time.Time // when the participant came or made a move
}

// Format keeps what it holds out of every verb of fmt.
func (ContactLog) Format(f fmt.State, _ rune) { redact.Format(f, "[contact log]") }

// LogValue keeps what it holds out of logs.
func (ContactLog) LogValue() slog.Value { return slog.StringValue("[contact log]") }

// Outreach judges by a rule of a programme what was done by a moment to reach the
// participant since contact was last made or they were last heard of, as
// [peer.Mentorship.Outreach] does for support: before somebody is called unreachable,
// and with a letter that leaves the door open. It returns [lifecycle.ErrSpan] if the span is none.
func (l ContactLog) Outreach(r peer.OutreachRule, at time.Time, c lifecycle.Calendar) (peer.Outreach, error) {
	var last time.Time // contact made, or a sign of them
	for _, t := range l.heard {
		if !t.After(at) && t.After(last) {
			last = t
		}
	}
	for _, e := range l.Contacts {
		if e.Made && !e.At.After(at) && e.At.After(last) {
			last = e.At
		}
	}
	var out peer.Outreach
	for _, e := range l.Contacts {
		if e.Made || e.At.After(at) || !e.At.After(last) {
			continue
		}
		if out.Attempts == 0 {
			out.First = e.At
		}
		out.Attempts++
		if e.Channel != "" && !slices.Contains(out.Channels, e.Channel) {
			out.Channels = append(out.Channels, e.Channel)
		}
		out.Letter = out.Letter || e.Channel == peer.ModalityLetter
	}
	over, err := c.Add(out.First, r.Over)
	if err != nil {
		return peer.Outreach{}, err
	}
	for _, want := range []struct {
		met  bool
		lack peer.OutreachLack
	}{
		{out.Attempts >= r.Attempts, peer.OutreachAttempts},
		{len(out.Channels) >= r.Channels, peer.OutreachChannels},
		{out.Attempts > 0 && !over.After(at), peer.OutreachTime},
		{out.Letter || !r.Letter, peer.OutreachLetter},
	} {
		if !want.met {
			out.Lacks = append(out.Lacks, want.lack)
		}
	}
	return out, nil
}

// logEvents are the events of a table that a contact log is made from.
type logEvents[E ~string] struct{ attempt, made, noShow, attend E }

func contactLog[S, E ~string](moves []lifecycle.Entry[S, E, Change], on logEvents[E]) ContactLog {
	var log ContactLog
	for _, e := range moves {
		if e.Event == on.attend || e.By.Party == lifecycle.ParticipantParty {
			log.heard = append(log.heard, e.At)
		}
		if at := e.Data.Appointment; !at.IsZero() {
			if n := len(log.Appointments); n > 0 {
				log.Appointments[n-1].Rebooked = true
			}
			log.Appointments = append(log.Appointments, Appointment{At: at, Booked: e.At})
		}
		switch e.Event {
		case on.attempt:
			log.Attempts++
			if !slices.Contains(log.Channels, e.Data.Channel) {
				log.Channels = append(log.Channels, e.Data.Channel)
			}
			log.Contacts = append(log.Contacts, ContactEntry{At: e.At, By: e.By.Party, Channel: e.Data.Channel, Result: e.Code})
		case on.made:
			log.Contacts = append(log.Contacts, ContactEntry{At: e.At, By: e.By.Party, Channel: e.Data.Channel, Made: true})
		case on.noShow:
			log.NoShows++
			if n := len(log.Appointments); n > 0 {
				log.Appointments[n-1].NoShow = true
			}
		case on.attend:
			if log.Attended.IsZero() {
				log.Attended = e.At
			}
			if n := len(log.Appointments); n > 0 && !log.Appointments[n-1].NoShow {
				log.Appointments[n-1].Attended = true
			}
		}
	}
	return log
}

// ContactLog returns every attempt, contact and appointment of r.
func (r Referral) ContactLog() ContactLog {
	return contactLog(r.history.Moves(), logEvents[Event]{AttemptContact, Contact, NoShow, Attend})
}

// DaysToAttendance returns how many calendar days of the zone, UTC if nil, passed
// from sending until the participant first came. ok is false if they did not come
// so far. It is measured because the wait bears on whether people come, and a warm
// hand-off by itself was not seen to.
//
// Source: one retrospective primary-care study, read in a summary.
func (r Referral) DaysToAttendance(zone *time.Location) (days int, ok bool) {
	return daysBetween(r.sentAt(), r.first(Attend), zone)
}

func daysBetween(from, to time.Time, zone *time.Location) (days int, ok bool) {
	if from.IsZero() || to.IsZero() {
		return 0, false
	}
	a, b := peer.DateOf(from, zone), peer.DateOf(to, zone)
	return int((b.Start(time.UTC).Unix() - a.Start(time.UTC).Unix()) / (24 * 60 * 60)), true
}
