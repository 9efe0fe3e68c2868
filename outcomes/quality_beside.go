package outcomes

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// A likeness is what two records of one event have in common.
type likeness struct {
	kind  EventKind
	on    peer.Date
	code  string
	about EventID
}

// addBeside counts what is odd about an event beside the others of its person. seen are
// the events of the period that came before it.
func (q *DataQuality) addBeside(p *personEvents, e Event, seen map[likeness]bool) {
	like := likeness{e.Kind, e.On, e.Code, e.About}
	if seen[like] && !slices.Contains([]EventKind{Service, PeerContact, LinkedVisit, UseDay}, e.Kind) {
		q.Alike++
	}
	seen[like] = true
	if e.About != "" && !slices.ContainsFunc(p.events, e.isAbout) {
		q.AboutNothing++
	}
	if slices.ContainsFunc(p.events, e.outlives) {
		q.AfterDeath++
	}
	if p.contradicts(e) {
		q.Contradicted++
	}
}

// isAbout reports whether e can belong to another event as its About says.
func (e Event) isAbout(o Event) bool {
	return o.ID == e.About && !e.On.Before(o.On) && (e.Kind != Discharge || o.Kind == Admission) && (e.Kind != LinkedVisit || o.Kind == HandOff)
}

// outlives reports whether an event is a death that e cannot follow. A supply of
// medication may reach beyond it, and who died cannot be interviewed.
func (e Event) outlives(death Event) bool {
	if death.Kind != Death || e.Code == string(ReasonDied) && e.Kind == Discharge || e.has(WasUnable) {
		return false
	}
	return death.On.Before(e.On) || !notAStay(e.Kind) && death.On.Before(e.Until)
}

// isOpenFor reports whether a stay has gone on for more than so many days by a day.
func (e Event) isOpenFor(days int, by peer.Date) bool {
	return !notAStay(e.Kind) && e.Until.IsZero() && daysBetween(e.On, by) > days
}

// contradicts reports whether an answer tells of fewer days than are on record.
func (p *personEvents) contradicts(e Event) bool {
	told, ok := e.Value.Value()
	if !ok || e.Code != AnswerDaysUsed && e.Code != AnswerDaysHeavy {
		return false
	}
	days := map[peer.Date]bool{}
	for _, u := range p.events {
		if ago := daysBetween(u.On, e.On); u.Kind == UseDay && ago >= 1 && ago <= 30 && (e.Code == AnswerDaysUsed || u.has(HeavyDay)) {
			days[u.On] = true
		}
	}
	return told < float64(len(days))
}

// newest returns the day in UTC of the newest record of each kind.
func (l Log) newest() map[EventKind]peer.Date {
	out := map[EventKind]peer.Date{}
	for _, e := range l.records {
		out[e.Kind] = out[e.Kind].Later(peer.DateOf(e.Recorded, nil))
	}
	return out
}
