package outcomes

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
)

// DisengagedAfter is the number of days without a contact after which an active
// participant counts as disengaged.
//
// Source: design default.
const DisengagedAfter = 30

// Disengaged counts the people whose support is open on a day and of whom there was no
// peer contact or service in the [DisengagedAfter] days up to it, of those whose support is
// open. Support is open from an admission until the discharge that ends it, so whoever
// was admitted fewer days ago is not without contact yet; an attempt is no contact. A pause is
// for the host to leave out, as a log does not know of it. It is asked after of people, not
// of workers. It returns [ErrAsk] without a day.
func Disengaged(log Log, on peer.Date, merges peer.Merges[peer.Participant]) (Share, error) {
	if on.IsZero() {
		return Share{}, fmt.Errorf("%w: the day on which it is asked", ErrAsk)
	}
	out := Share{Name: ShareAll}
	for _, p := range log.people(on, merges) {
		open, last := p.lastSeen()
		if !open {
			continue
		}
		out.Denominator++
		if daysBetween(last, on) >= DisengagedAfter {
			out.Numerator++
		}
	}
	return out, nil
}

// lastSeen reports whether support is open, and the last day on which the person was
// admitted or seen.
func (p *personEvents) lastSeen() (open bool, last peer.Date) {
	ends := p.endings()
	for _, e := range p.events {
		switch e.Kind {
		case Admission:
			if _, ended := ends[e.ID]; ended {
				continue
			}
			open = true
		case PeerContact, Service:
		default:
			continue
		}
		last = last.Later(e.On)
	}
	return open, last
}

// Scorable counts the questionnaires of which the named scale was scored or prorated,
// of all that were given. It returns [instrument.ErrUnknownScale] for one that lacks it.
func Scorable(scale string, results ...instrument.Result) (Share, error) {
	out := Share{Name: ShareAll, Denominator: len(results)}
	for _, r := range results {
		s, known := r.Of(scale)
		if !known {
			return Share{}, fmt.Errorf("%w: a result of another questionnaire is among them", instrument.ErrUnknownScale)
		}
		if s.State != instrument.NotScorable {
			out.Numerator++
		}
	}
	return out, nil
}
