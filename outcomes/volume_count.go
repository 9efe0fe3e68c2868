package outcomes

import (
	"cmp"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A VolumeAsk is what a volume is asked. The zero VolumeAsk counts nothing.
type VolumeAsk struct {
	// Period is the days that count; an empty one counts nothing.
	Period peer.DateRange
	// Zone returns the zone in which a site's days begin; nil is UTC everywhere.
	Zone func(peer.SiteID) *time.Location
	// Merges says which ids are one person, at At.
	Merges peer.Merges[peer.Participant]
	At     time.Time
}

// Format keeps people out of every verb of fmt.
func (a VolumeAsk) Format(f fmt.State, _ rune) { redact.Format(f, "[volume ask]") }

// LogValue keeps people out of logs.
func (a VolumeAsk) LogValue() slog.Value { return slog.StringValue("[volume ask]") }

func (a VolumeAsk) zone(s peer.SiteID) *time.Location {
	if a.Zone == nil {
		return time.UTC
	}
	return a.Zone(s)
}

// A VolumeCount is the volume of a period. Contacts made and attempts are counted
// apart: an attempt is no contact. It names nobody; small numbers are not hidden. It
// is what was sent, and is stored as JSON; one of an empty period has no days.
// [VolumeCount.Check] says whether it could have come about; JSON is read and written
// only if it could.
type VolumeCount struct {
	Name      string    `json:"name,omitempty"` // the programme, site or source of funding; empty where none was named
	From      peer.Date `json:"from,omitzero"`
	Until     peer.Date `json:"until,omitzero"` // not inside
	Made      int       `json:"made"`
	Attempted int       `json:"attempted"`
	Anonymous int       `json:"anonymous"` // contacts made with somebody not known
	Minutes   int       `json:"minutes"`   // of contacts made
	// People are those with a contact made, each counted once; New had none before
	// the period anywhere in the volume, Continuing had.
	People         int     `json:"people"`
	New            int     `json:"new"`
	Continuing     int     `json:"continuing"`
	Kinds          []Tally `json:"kinds"`      // of contacts made
	AttemptedKinds []Tally `json:"attempts"`   // of attempts
	Modalities     []Tally `json:"modalities"` // of contacts made
	Supplies       []Tally `json:"supplies"`   // pieces by item; none with an attempt
	Meetings       int     `json:"meetings"`
	Attendance     int     `json:"attendance"` // people there, summed over meetings
	Newcomers      int     `json:"newcomers"`  // of these
	WorkedMinutes  int     `json:"worked_minutes"`
	UnpaidMinutes  int     `json:"unpaid_minutes"` // volunteers', not among those worked
}

// ShareNotReached is the name of the share of attempts.
const ShareNotReached = "attempts, of contacts made and attempted"

// NotReached returns the attempts over all contacts, made and attempted. It is the
// library's own figure, of a programme and not of a person: an attempt does not say
// whether a meeting was agreed, or why nobody came, so it is no rate of missed
// appointments.
func (c VolumeCount) NotReached() Share {
	return Share{Name: ShareNotReached, Numerator: c.Attempted, Denominator: c.Made + c.Attempted}
}

// A VolumeKey says by what volumes are told apart. The zero value is no key.
type VolumeKey int

// Keys of volumes.
const (
	ByProgramme VolumeKey = iota + 1
	BySite
	ByFunding
)

func (k VolumeKey) of(p Place) string {
	switch k {
	case ByProgramme:
		return string(p.Programme)
	case BySite:
		return string(p.Site)
	case ByFunding:
		return string(p.Funding)
	}
	return ""
}

// A counting is a count on the way.
type counting struct {
	VolumeCount
	kinds, attempts, modes, supplies map[string]int
	people                           map[peer.ParticipantID]bool
}

// Count returns the volume of a period. Who is new can only be told if earlier
// contacts were added as well.
func (v Volume) Count(ask VolumeAsk) VolumeCount {
	all := v.by(ask, 0)
	if len(all) == 0 {
		all = append(all, newCount("", ask.Period).finish(nil))
	}
	return all[0]
}

// By returns the volume of a period for each programme, site or source of funding
// that has any, by name. A person who was in two of them counts in each, so people
// do not add up. It returns [ErrVolume] for a key that is none.
func (v Volume) By(key VolumeKey, ask VolumeAsk) ([]VolumeCount, error) {
	if key < ByProgramme || key > ByFunding {
		return nil, fmt.Errorf("%w: want it by programme, by site or by source of funding", ErrVolume)
	}
	return v.by(ask, key), nil
}

func newCount(name string, p peer.DateRange) *counting {
	if p.IsEmpty() {
		p = peer.DateRange{}
	}
	return &counting{VolumeCount{Name: name, From: p.From, Until: p.Until}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[peer.ParticipantID]bool{}}
}

func (v Volume) by(ask VolumeAsk, key VolumeKey) []VolumeCount {
	counts := map[string]*counting{}
	at := func(p Place) *counting {
		name := key.of(p)
		if counts[name] == nil {
			counts[name] = newCount(name, ask.Period)
		}
		return counts[name]
	}
	before := map[peer.ParticipantID]bool{}
	for _, c := range v.contacts.all() {
		who := c.participant
		if who != "" {
			who = ask.Merges.Resolve(who, ask.At)
		}
		day := peer.DateOf(c.start, ask.zone(c.Site))
		switch {
		case ask.Period.Contains(day):
			at(c.Place).add(c, who)
		case day.Before(ask.Period.From) && !c.attempted:
			before[who] = true
		}
	}
	for _, m := range v.meetings.all() {
		if ask.Period.Contains(peer.DateOf(m.start, ask.zone(m.Site))) {
			c := at(m.Place)
			c.Meetings, c.Attendance, c.Newcomers = c.Meetings+1, c.Attendance+m.there, c.Newcomers+m.newcomers
		}
	}
	for _, h := range v.hours.all() {
		if !ask.Period.Contains(h.On) {
			continue
		}
		if c := at(h.Place); h.Volunteer {
			c.UnpaidMinutes += h.Minutes
		} else {
			c.WorkedMinutes += h.Minutes
		}
	}
	var out []VolumeCount
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		out = append(out, counts[name].finish(before))
	}
	return out
}

// add counts one contact of the period.
func (c *counting) add(k contact, who peer.ParticipantID) {
	if k.attempted {
		c.Attempted++
		c.attempts[string(k.kind)]++
		return
	}
	c.Made, c.Minutes = c.Made+1, c.Minutes+k.minutes
	c.kinds[string(k.kind)]++
	c.modes[string(k.modality)]++
	for _, s := range k.supplies {
		c.supplies[s.Item] += s.Count
	}
	if who == "" {
		c.Anonymous++
		return
	}
	c.people[who] = true
}

func (c *counting) finish(before map[peer.ParticipantID]bool) VolumeCount {
	c.People = len(c.people)
	for who := range c.people {
		if before[who] {
			c.Continuing++
		}
	}
	c.New = c.People - c.Continuing
	c.Kinds, c.AttemptedKinds, c.Modalities, c.Supplies = tallies(c.kinds), tallies(c.attempts), tallies(c.modes), tallies(c.supplies)
	return c.VolumeCount
}

// tallies returns counts, greatest first, equal ones by name.
func tallies(n map[string]int) []Tally {
	out := []Tally{}
	for name, k := range n {
		out = append(out, Tally{name, k})
	}
	slices.SortFunc(out, compareTallies)
	return out
}

func compareTallies(a, b Tally) int {
	return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name))
}
