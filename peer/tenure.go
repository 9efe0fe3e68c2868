package peer

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
)

// A Tenure is the time during which one worker was responsible. A zero To means
// until now.
type Tenure struct {
	Worker   WorkerID
	From, To time.Time
}

// Format keeps the person out of every verb of fmt.
func (Tenure) Format(f fmt.State, _ rune) { redact.Format(f, "[tenure]") }

// LogValue keeps the person out of logs.
func (Tenure) LogValue() slog.Value { return slog.StringValue("[tenure]") }

// HasAccess reports whether a worker may see what the mentorship holds: the one
// responsible, from the acceptance of the match to the end, and one who is asked
// to take over, from the moment they are asked, though responsible only once
// they accept.
func (m Mentorship) HasAccess(worker WorkerID) bool {
	if worker == "" || m.IsOver() {
		return false
	}
	return worker == m.IncomingWorker() || worker == m.Worker() && m.State() != MentorshipProposedMatch
}

// Tenures returns who was responsible and when, oldest first: from the
// acceptance of the match, across transfers, to the end. A time without a
// worker belongs to nobody.
func (m Mentorship) Tenures() []Tenure {
	var tenures []Tenure
	end := func(at time.Time) {
		if n := len(tenures); n > 0 && tenures[n-1].To.IsZero() {
			tenures[n-1].To = at
		}
	}
	var seated, incoming WorkerID
	for _, e := range m.history.Moves() {
		switch e.Event {
		case ProposeMatch:
			seated = e.Data.Worker
		case ProposeWorker:
			incoming = e.Data.Incoming
		case LoseWorker, DeclineMatch:
			end(e.At)
		case CompleteSupport, CloseMentorship:
			if mentorships.IsFinal(e.To) {
				end(e.At)
			}
		case AcceptMatch:
			if e.To == MentorshipAgreementPending {
				tenures = append(tenures, Tenure{Worker: seated, From: e.At})
			}
		case TakeOver:
			if e.To != e.From {
				end(e.At)
				tenures = append(tenures, Tenure{Worker: incoming, From: e.At})
			}
		}
	}
	return tenures
}
