package outcomes

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A Process is how one course of support went, read off the history of its mentorship:
// how long it waited in each stage before support began, its pauses, and the time to
// the first contact. It says nothing about anybody's work. [ProcessOf] makes one; the
// zero Process waited nowhere.
type Process struct {
	// Waits are the stays before the first meeting, in order; the last may go on.
	Waits []Wait
	// Pauses are the stays in a pause; a pause needs no reason and is no failure.
	Pauses []Wait
	// ToFirstContact is the time in hours from the referral until the person said
	// yes to talk; without the event it did not come before the end or the day of the report.
	// It counts hours, and not days as [Retention] does: do not pool the two.
	ToFirstContact stats.Observation
}

// A Wait is one stay in a stage. The zero Wait is in no stage.
type Wait struct {
	State peer.MentorshipState
	From  time.Time
	Until time.Time // the day of the report if Open
	Open  bool
}

// Hours returns the length of the stay.
func (w Wait) Hours() float64 { return w.Until.Sub(w.From).Hours() }

// ProcessOf returns how a mentorship went, as it stood at the given time. It returns
// [ErrNotBegun] if there was no referral by then and [ErrInError] if it was entered
// in error.
func ProcessOf(m peer.Mentorship, at time.Time) (Process, error) {
	if m.ClosureReason() == peer.ClosureEnteredInError {
		return Process{}, ErrInError
	}
	moves := m.History().AsOf(at).Moves()
	if len(moves) == 0 {
		return Process{}, fmt.Errorf("%w: no referral by the day of the report", ErrNotBegun)
	}
	var stays []Wait
	for _, e := range moves {
		if n := len(stays); n > 0 {
			if stays[n-1].State == e.To {
				continue // what leaves the stage as it is begins no new stay
			}
			stays[n-1].Until = e.At
		}
		stays = append(stays, Wait{State: e.To, From: e.At})
	}
	last := &stays[len(stays)-1]
	over := last.State == peer.MentorshipCompleted || last.State == peer.MentorshipClosed
	last.Until, last.Open = at.UTC(), !over

	var p Process
	begun, seen := false, at
	for _, s := range stays {
		begun = begun || s.State == peer.MentorshipActive
		over := s.State == peer.MentorshipCompleted || s.State == peer.MentorshipClosed
		if !begun && !over {
			p.Waits = append(p.Waits, s)
		}
		if s.State == peer.MentorshipPaused {
			p.Pauses = append(p.Pauses, s)
		}
		if over {
			seen = s.From
		}
	}
	p.ToFirstContact = stats.Observation{Time: seen.Sub(stays[0].From).Hours()}
	for _, s := range stays {
		if s.State == peer.MentorshipEngaged {
			p.ToFirstContact = stats.Observation{Time: s.From.Sub(stays[0].From).Hours(), Event: true}
			break
		}
	}
	return p, nil
}
