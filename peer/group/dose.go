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
// not belong to it, from encounters and attendance sheets. Attempts are no contact, and
// an encounter that is given twice, by its id, is one. A group encounter and an
// attendance of the same group that overlap are one session, and so is one that names
// no group with whatever it overlaps. What is kept by code counts for nobody, whoever
// may be behind it; so does a meeting of which only heads were counted. A contact counts
// where it begins and its minutes where they lie, so that the doses of one month and the
// next add up. It returns what [peer.Encounter.Check] says of the first encounter that
// does not fit together, and [ErrIncomplete] without a participant.
func DoseOf(participant peer.ParticipantID, encounters []peer.Encounter, sheets []Sheet, from, until time.Time) (Dose, error) {
	if participant == "" {
		return Dose{}, fmt.Errorf("%w: want a participant", ErrIncomplete)
	}
	var d Dose
	var sessions, alone, other []stretch
	seen := map[peer.EncounterID]bool{}
	for i, e := range encounters {
		if err := e.Check(); err != nil {
			return Dose{}, fmt.Errorf("encounter %d: %w", i, err)
		}
		if e.Participant != participant || e.Attempted || seen[e.ID] {
			continue
		}
		seen[e.ID] = true
		s, begins := stretch{e.Group, e.Start, e.End()}, !e.Start.Before(from) && e.Start.Before(until)
		switch e.Kind {
		case peer.EncounterGroup:
			sessions = append(sessions, s)
		case peer.EncounterOneToOne:
			alone = append(alone, s)
			d.IndividualContacts += count(begins)
		default:
			other = append(other, s)
			d.OtherContacts += count(begins)
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
			sessions = append(sessions, stretch{sheet.group, sheet.start, sheet.start.Add(time.Duration(minutes) * time.Minute)})
		}
	}
	for _, s := range distinct(sessions) {
		d.GroupContacts += count(!s.from.Before(from) && s.from.Before(until))
	}
	d.GroupMinutes, d.IndividualMinutes, d.OtherMinutes = covered(sessions, from, until), covered(alone, from, until), covered(other, from, until)
	d.TotalMinutes = covered(slices.Concat(sessions, alone, other), from, until)
	return d, nil
}

// A stretch is a length of time in a group, its end not included.
type stretch struct {
	group       peer.GroupID
	from, until time.Time
}

func (s stretch) overlaps(other stretch) bool {
	return s.from.Before(other.until) && other.from.Before(s.until)
}

// distinct returns the sessions that the stretches tell of: those of one group that
// overlap are one, and one of no group belongs to any that it overlaps.
func distinct(all []stretch) []stretch {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b stretch) int { return a.from.Compare(b.from) })
	var sessions []stretch
	join := func(s stretch, other func(peer.GroupID) bool) {
		i := slices.IndexFunc(sessions, func(known stretch) bool { return other(known.group) && known.overlaps(s) })
		if i < 0 {
			sessions = append(sessions, s)
		} else if sessions[i].until.Before(s.until) && sessions[i].group == s.group {
			sessions[i].until = s.until
		}
	}
	for _, s := range all {
		if s.group != "" {
			join(s, func(g peer.GroupID) bool { return g == s.group })
		}
	}
	for _, s := range all {
		if s.group == "" {
			join(s, func(peer.GroupID) bool { return true })
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
