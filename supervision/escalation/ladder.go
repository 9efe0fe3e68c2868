package escalation

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// Levels of an escalation, as in peer/group. What can wait for the next supervision is
// no escalation.
const (
	Urgent    = 2 // a supervisor at once
	Emergency = 3 // the worker calls the emergency number as well, and waits for no ladder
)

// maxMinutes bounds how long a rung may wait: a week.
const maxMinutes = 7 * 24 * 60

// IsOutside reports whether the rung is outside the programme: nobody of the programme
// stands for it, so it can always be reached and cannot acknowledge by itself.
func (v RungRole) IsOutside() bool {
	return slices.Contains([]RungRole{RungCrisisLine, RungEmergency, RungStatutoryReport, RungOutsideBody}, v)
}

// A Rung says who is told and how long they have to acknowledge before the next rung.
type Rung struct {
	Role    RungRole      `json:"role"`
	Minutes int           `json:"minutes"` // 1 to 10,080; after them, at that very instant, the next rung is due
	Source  source.Source `json:"source"`
}

// A Ladder is who is told one after the other. The zero Ladder is none.
type Ladder struct {
	Rungs    []Rung   `json:"rungs"`
	Fallback RungRole `json:"fallback"` // what is left when nobody answered: a role outside that is no rung
}

// Check returns [ErrLadder] unless l has a rung, each role once, each with minutes, and
// a fallback outside the programme that is no rung, and [ErrUnknownRungRole] for a role
// that there is not.
func (l Ladder) Check() error {
	if len(l.Rungs) == 0 {
		return fmt.Errorf("%w: want a rung", ErrLadder)
	}
	seen := map[RungRole]bool{}
	for _, r := range l.Rungs {
		switch {
		case !slices.Contains(rungRoles, r.Role):
			return enum.Refuse(string(r.Role), rungRoles, ErrUnknownRungRole)
		case seen[r.Role]:
			return fmt.Errorf("%w: want each role once: nobody is asked twice", ErrLadder)
		case r.Minutes < 1 || r.Minutes > maxMinutes:
			return fmt.Errorf("%w: want from 1 to %d minutes to acknowledge", ErrLadder, maxMinutes)
		}
		seen[r.Role] = true
	}
	if !l.Fallback.IsOutside() || seen[l.Fallback] {
		return fmt.Errorf("%w: want a fallback outside the programme that is no rung", ErrLadder)
	}
	return nil
}

func (l Ladder) clone() Ladder {
	l.Rungs = slices.Clone(l.Rungs)
	return l
}

// within returns how long the rung numbered from 1 has to acknowledge.
func (l Ladder) within(rung int) time.Duration {
	return time.Duration(l.Rungs[rung-1].Minutes) * time.Minute
}

var (
	ladderSource  = source.DesignDefault("supervisor or on call at once, then the clinician on call, then emergency or crisis line, then the report by law; silence goes one level up")
	minutesSource = source.DesignDefault("how long a rung may stay silent; no source names a number")
)

// LadderFor returns the default ladder of a level; report adds the rung of the report by
// law at its end. It takes nobody's own duty away: whoever must report or call does so
// whatever the ladder does. The order and the minutes, 15 for urgent and 5 for an
// emergency, are design defaults. It returns [ErrLadder] for a level that is none.
func LadderFor(level int, report bool) (Ladder, error) {
	minutes, fallback := 15, RungCrisisLine
	switch level {
	case Urgent:
	case Emergency:
		minutes, fallback = 5, RungEmergency
	default:
		return Ladder{}, fmt.Errorf("%w: want level %d or %d", ErrLadder, Urgent, Emergency)
	}
	l := Ladder{Fallback: fallback}
	for _, role := range []RungRole{RungSupervisor, RungOnCall, RungClinicianOnCall, RungProgrammeLead} {
		l.Rungs = append(l.Rungs, Rung{role, minutes, minutesSource})
	}
	if report {
		l.Rungs = append(l.Rungs, Rung{RungStatutoryReport, minutes, ladderSource})
	}
	return l, nil
}

// LadderSource says where the order of the rungs comes from.
func LadderSource() source.Source { return ladderSource }
