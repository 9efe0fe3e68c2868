package group

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Dose is how much support somebody had in a period: contacts and minutes, in groups
// and alone. Each session is one contact and each minute counts once, however many
// records tell of it.
type Dose struct {
	GroupContacts      int `json:"group_contacts"`
	GroupMinutes       int `json:"group_minutes"`
	IndividualContacts int `json:"individual_contacts"`
	IndividualMinutes  int `json:"individual_minutes"`
	OtherContacts      int `json:"other_contacts"` // drop-ins, outreach, warmline
	OtherMinutes       int `json:"other_minutes"`
	TotalMinutes       int `json:"total_minutes"` // all of it; where records overlap it is less than the sum
}

// DoseOf returns the dose of a participant from one moment until another, which does
// not belong to it, from encounters and attendance sheets. Attempts are no contact.
// A group encounter and an attendance of the same group that overlap are one session.
// What is kept by code counts for nobody, whoever may be behind it; so does a meeting
// of which only heads were counted. What lies across an edge counts as far as it lies
// inside. It returns what [peer.Encounter.Check] says of the first encounter that does
// not fit together, and [ErrIncomplete] without a participant.
func DoseOf(participant peer.ParticipantID, encounters []peer.Encounter, sheets []Sheet, from, until time.Time) (Dose, error) {
	if participant == "" {
		return Dose{}, fmt.Errorf("%w: want a participant", ErrIncomplete)
	}
	var d Dose
	var sessions, alone, other []stretch
	add := func(list []stretch, s stretch) ([]stretch, bool) {
		touches := !s.from.Before(from) && s.from.Before(until) || s.from.Before(from) && s.until.After(from)
		if !touches {
			return list, false
		}
		return append(list, s), true
	}
	for i, e := range encounters {
		if err := e.Check(); err != nil {
			return Dose{}, fmt.Errorf("encounter %d: %w", i, err)
		}
		if e.Participant != participant || e.Attempted {
			continue
		}
		s, ok := stretch{e.Group, e.Start, e.End()}, false
		switch e.Kind {
		case peer.EncounterGroup:
			sessions, _ = add(sessions, s)
		case peer.EncounterOneToOne:
			if alone, ok = add(alone, s); ok {
				d.IndividualContacts++
			}
		default:
			if other, ok = add(other, s); ok {
				d.OtherContacts++
			}
		}
	}
	for _, sheet := range sheets {
		for _, a := range sheet.entries {
			if a.Who.Participant != participant || !a.Status.IsPresent() {
				continue
			}
			minutes := a.Minutes
			if minutes == 0 {
				minutes = sheet.minutes
			}
			sessions, _ = add(sessions, stretch{sheet.group, sheet.start, sheet.start.Add(time.Duration(minutes) * time.Minute)})
		}
	}
	d.GroupContacts = distinct(sessions)
	d.GroupMinutes, d.IndividualMinutes, d.OtherMinutes = covered(sessions, from, until), covered(alone, from, until), covered(other, from, until)
	d.TotalMinutes = covered(slices.Concat(sessions, alone, other), from, until)
	return d, nil
}

// A stretch is a length of time in a group, its end not included.
type stretch struct {
	group       peer.GroupID
	from, until time.Time
}

// distinct counts the sessions that the stretches tell of: those of one group that
// overlap are one.
func distinct(all []stretch) int {
	sessions := 0
	slices.SortFunc(all, func(a, b stretch) int { return a.from.Compare(b.from) })
	ends := map[peer.GroupID]time.Time{}
	for _, s := range all {
		if end, ok := ends[s.group]; !ok || !s.from.Before(end) {
			sessions++
		}
		if s.until.After(ends[s.group]) {
			ends[s.group] = s.until
		}
	}
	return sessions
}

// covered returns the whole minutes from one moment until another that lie in any of
// the stretches.
func covered(all []stretch, from, until time.Time) int {
	slices.SortFunc(all, func(a, b stretch) int { return a.from.Compare(b.from) })
	var sum time.Duration
	end := from
	for _, s := range all {
		if s.from.Before(end) {
			s.from = end
		}
		if s.until.After(until) {
			s.until = until
		}
		if s.until.After(s.from) {
			sum += s.until.Sub(s.from)
			end = s.until
		}
	}
	return int(sum / time.Minute)
}

// Format keeps the numbers of a person out of every verb of fmt.
func (Dose) Format(f fmt.State, _ rune) { redact.Format(f, "[dose]") }

// LogValue keeps the numbers of a person out of logs.
func (Dose) LogValue() slog.Value { return slog.StringValue("[dose]") }
