package escalation

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// maxShift bounds a shift, in days on the calendar.
const maxShift = 31

// A Wall is a time as the clock on the wall shows it: a date and the minutes since
// midnight, 0 to 1439. The zero Wall is no time.
type Wall struct {
	Date   peer.Date `json:"date"`
	Minute int       `json:"minute"`
}

const wallLayout = "2006-01-02T15:04"

// ParseWall reads a time such as 2026-03-08T02:30. It returns [ErrRota] for anything else.
func ParseWall(text string) (Wall, error) {
	t, err := time.Parse(wallLayout, text)
	if err != nil || t.Format(wallLayout) != text {
		return Wall{}, fmt.Errorf("%w: want a time such as 2026-03-08T02:30", ErrRota)
	}
	w := Wall{peer.DateOf(t, time.UTC), t.Hour()*60 + t.Minute()}
	if !w.valid() { // year 0
		return Wall{}, fmt.Errorf("%w: want a year from 1 on", ErrRota)
	}
	return w, nil
}

// In returns the moment in a zone. A time that the clocks skip in spring is as much later
// as they skip; of one that comes twice in autumn it is the first. Two shifts that meet
// at such a time meet all the same.
func (w Wall) In(zone *time.Location) time.Time {
	year, month, day := w.Date.Civil()
	at := time.Date(year, month, day, w.Minute/60, w.Minute%60, 0, 0, zone)
	for _, back := range []time.Duration{time.Hour, 30 * time.Minute} {
		if before := at.Add(-back); before.Format(wallLayout) == at.Format(wallLayout) {
			return before.UTC()
		}
	}
	wanted := fmt.Sprintf("%04d-%02d-%02dT%02d:%02d", year, month, day, w.Minute/60, w.Minute%60)
	if at.Format(wallLayout) < wanted { // taken as before the skip
		_, offset := at.Zone()
		_, later := at.Add(3 * time.Hour).Zone()
		at = at.Add(time.Duration(later-offset) * time.Second)
	}
	return at.UTC()
}

func (w Wall) valid() bool { return !w.Date.IsZero() && w.Minute >= 0 && w.Minute < 24*60 }

// A Shift is one person's time on call in a role.
type Shift struct {
	ID     ShiftID  `json:"id"`
	Role   RungRole `json:"role"`
	Person PersonID `json:"person"`
	Start  Wall     `json:"start"` // inside
	End    Wall     `json:"end"`   // outside
}

// Format keeps the person out of every verb of fmt.
func (s Shift) Format(f fmt.State, _ rune) { redact.Format(f, "[shift "+string(s.Role)+"]") }

// LogValue keeps the person out of logs.
func (s Shift) LogValue() slog.Value { return slog.StringValue("[shift " + string(s.Role) + "]") }

// A Stretch is a stretch of time, half-open.
type Stretch struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
}

type turn struct {
	Shift
	Stretch
}

// A Rota says who is on call when. Use [NewRota]; the zero Rota has nobody. It is a
// value: a swap returns another one.
type Rota struct {
	zone  *time.Location
	turns []turn // by start, then id
}

// NewRota returns the rota of some shifts in a zone, which the host loads; nil means
// UTC. It returns [ErrRota] for a shift without an id, a person or an end after its start,
// one longer than 31 days, an id given twice, a role outside the programme, and two shifts of one person in
// one role at once. Two people in one role at once are allowed: see [Rota.Overlaps].
func NewRota(zone *time.Location, shifts []Shift) (Rota, error) {
	if zone == nil {
		zone = time.UTC
	}
	r := Rota{zone: zone}
	seen := map[ShiftID]bool{}
	for _, s := range shifts {
		switch {
		case !named(s.ID) || !named(s.Person):
			return Rota{}, fmt.Errorf("%w: want an id and a person for each shift", ErrRota)
		case seen[s.ID]:
			return Rota{}, fmt.Errorf("%w: want each shift once", ErrRota)
		case !slices.Contains(rungRoles, s.Role) || s.Role.IsOutside():
			return Rota{}, fmt.Errorf("%w: want a role within the programme, such as supervisor or on_call", ErrRota)
		case !s.Start.valid() || !s.End.valid():
			return Rota{}, fmt.Errorf("%w: want a start and an end by the clock on the wall", ErrRota)
		}
		seen[s.ID] = true
		t := turn{s, Stretch{s.Start.In(zone), s.End.In(zone)}}
		if !t.From.Before(t.To) || s.Start.Date.AddDays(maxShift).Before(s.End.Date) {
			return Rota{}, fmt.Errorf("%w: want an end after the start, by at most %d days", ErrRota, maxShift)
		}
		r.turns = append(r.turns, t)
	}
	slices.SortFunc(r.turns, func(a, b turn) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.ID, b.ID))
	})
	last := map[PersonID]map[RungRole]time.Time{}
	for _, t := range r.turns {
		if last[t.Person] == nil {
			last[t.Person] = map[RungRole]time.Time{}
		}
		if t.From.Before(last[t.Person][t.Role]) {
			return Rota{}, fmt.Errorf("%w: want nobody twice in one role at once", ErrRota)
		}
		last[t.Person][t.Role] = t.To
	}
	return r, nil
}

// Shifts returns the shifts, by their start.
func (r Rota) Shifts() []Shift {
	list := make([]Shift, 0, len(r.turns))
	for _, t := range r.turns {
		list = append(list, t.Shift)
	}
	return list
}

// OnCall returns who is on call in a role at a moment, those whose shift began first
// ahead; nobody is an empty list, and [Escalation.Next] then passes the rung over.
func (r Rota) OnCall(role RungRole, at time.Time) (list []PersonID) {
	for _, p := range r.Posts(at) {
		if p.Role == role {
			list = append(list, p.Person)
		}
	}
	return list
}

// Posts returns everybody who is on call at a moment: from the very instant of a start,
// and no longer at that of an end.
func (r Rota) Posts(at time.Time) (posts []Post) {
	for _, t := range r.turns {
		if !at.Before(t.From) && at.Before(t.To) {
			posts = append(posts, Post{t.Role, t.Person})
		}
	}
	return posts
}

// Gaps returns when nobody is on call in a role between two moments.
func (r Rota) Gaps(role RungRole, from, to time.Time) (gaps []Stretch) {
	for _, t := range r.turns {
		if t.Role != role || !from.Before(t.To) {
			continue
		}
		if !t.From.Before(to) {
			break
		}
		if from.Before(t.From) {
			gaps = append(gaps, Stretch{from.UTC(), t.From})
		}
		from = t.To
	}
	if from.Before(to) {
		gaps = append(gaps, Stretch{from.UTC(), to.UTC()})
	}
	return gaps
}

// Overlaps returns when two or more are on call in a role.
func (r Rota) Overlaps(role RungRole) (list []Stretch) {
	var covered time.Time
	for _, t := range r.turns {
		if t.Role != role {
			continue
		}
		if t.From.Before(covered) {
			end := t.To
			if covered.Before(end) {
				end = covered
			}
			if n := len(list); n > 0 && !list[n-1].To.Before(t.From) {
				if list[n-1].To.Before(end) {
					list[n-1].To = end
				}
			} else {
				list = append(list, Stretch{t.From, end})
			}
		}
		if covered.Before(t.To) {
			covered = t.To
		}
	}
	return list
}

// Swap returns the rota with the people of two shifts exchanged; hours and roles stay. It
// returns [ErrRota] for a shift that there is not, and if somebody would be on call in one
// role twice at once. Whether both are able to hold the other's role is for the host.
func (r Rota) Swap(a, b ShiftID) (Rota, error) {
	shifts := r.Shifts()
	i := slices.IndexFunc(shifts, func(s Shift) bool { return s.ID == a })
	j := slices.IndexFunc(shifts, func(s Shift) bool { return s.ID == b })
	if i < 0 || j < 0 || i == j {
		return Rota{}, fmt.Errorf("%w: want two shifts of the rota", ErrRota)
	}
	shifts[i].Person, shifts[j].Person = shifts[j].Person, shifts[i].Person
	return NewRota(r.zone, shifts)
}

// Give returns the rota with another person in a shift. It returns [ErrRota] as [NewRota]
// does, and for a shift that there is not.
func (r Rota) Give(id ShiftID, to PersonID) (Rota, error) {
	shifts := r.Shifts()
	i := slices.IndexFunc(shifts, func(s Shift) bool { return s.ID == id })
	if i < 0 {
		return Rota{}, fmt.Errorf("%w: want a shift of the rota", ErrRota)
	}
	shifts[i].Person = to
	return NewRota(r.zone, shifts)
}

// Format prints how many shifts there are and keeps people out of every verb of fmt.
func (r Rota) Format(f fmt.State, _ rune) {
	redact.Format(f, fmt.Sprintf("[rota of %d shifts]", len(r.turns)))
}

// LogValue keeps people out of logs.
func (r Rota) LogValue() slog.Value {
	return slog.StringValue(fmt.Sprintf("[rota of %d shifts]", len(r.turns)))
}

func (turn) Format(f fmt.State, _ rune) { redact.Format(f, "[shift]") }

func (turn) LogValue() slog.Value { return slog.StringValue("[shift]") }

var errRotaNotStored = fmt.Errorf("%w: a rota: store its shifts and the name of its zone", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (Rota) MarshalJSON() ([]byte, error) { return nil, errRotaNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*Rota) UnmarshalJSON([]byte) error { return errRotaNotStored }
