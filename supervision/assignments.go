package supervision

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Post is what a roster says of a worker beside who supervises: the credential from a
// date on, the first day of service and the amount of a full-time post. Several posts of
// one worker are changes of the credential or of the hours.
type Post struct {
	Worker       peer.WorkerID
	Credential   peer.CredentialState
	Since        peer.Date
	ServiceStart peer.Date
	FTE          FTE
}

// Assignments returns the roster of a ledger that agreements and cover make of the
// posts, ordered by worker, date and supervisor: so that supervision is agreed on in one
// place and assessed from there. On each day a worker has the supervisors of their practice whose
// agreement holds; for one who is absent it is the deputy, and their workers count for
// the deputy's ratio. Cover of an agreement that does not hold adds the deputy. Line managers and supervisors of
// supervisors are not on it. A day on which there is nobody has an assignment without a
// supervisor.
//
// ftes says how much of a post a supervisor fills; one who is not in it fills one. It
// returns [ErrIncomplete] for a post without a worker or a date; anything else that is wrong with a
// post is for [NewLedger] to say. Agreements of people who have no post are left out.
func Assignments(posts []Post, all []Agreement, covers []Cover, ftes map[peer.SupervisorID]FTE, zone *time.Location) ([]Assignment, error) {
	for _, p := range posts {
		if p.Worker == "" || p.Since.IsZero() {
			return nil, fmt.Errorf("%w: a post wants a worker and a date", ErrIncomplete)
		}
	}
	posts = slices.Clone(posts)
	slices.SortStableFunc(posts, func(a, b Post) int { return cmp.Or(compareIDs(a.Worker, b.Worker), a.Since.Compare(b.Since)) })
	held := map[peer.WorkerID][]*Agreement{}
	for i := range all {
		held[all[i].Worker()] = append(held[all[i].Worker()], &all[i])
	}
	covered := map[peer.WorkerID][]*Cover{}
	for i := range covers {
		covered[covers[i].plan.Worker] = append(covered[covers[i].plan.Worker], &covers[i])
	}
	var out []Assignment
	for len(posts) > 0 {
		n := 1
		for n < len(posts) && posts[n].Worker == posts[0].Worker {
			n++
		}
		w := posts[0].Worker
		out = append(out, assigned(posts[:n], held[w], covered[w], ftes, zone)...)
		posts = posts[n:]
	}
	return out, nil
}

// assigned returns the assignments of one worker: from each day on which a post, an
// agreement or cover begins or ends.
func assigned(posts []Post, all []*Agreement, covers []*Cover, ftes map[peer.SupervisorID]FTE, zone *time.Location) []Assignment {
	spans := make([]peer.DateRange, len(all))
	var days []peer.Date
	for _, p := range posts {
		days = append(days, p.Since)
	}
	for i, a := range all {
		if spans[i] = a.Supervises(zone); !spans[i].IsEmpty() {
			days = append(days, spans[i].From, spans[i].Until)
		}
	}
	for _, c := range covers {
		if s := c.Span(); !s.IsEmpty() {
			days = append(days, s.From, s.Until)
		}
	}
	slices.SortFunc(days, peer.Date.Compare)
	days = slices.Compact(days)
	first := posts[0].Since
	var out []Assignment
	post := 0
	for _, on := range days {
		if on.Before(first) || on == noEnd {
			continue
		}
		for post+1 < len(posts) && !on.Before(posts[post+1].Since) {
			post++
		}
		p := posts[post]
		row := Assignment{Worker: p.Worker, Credential: p.Credential, Since: on, ServiceStart: p.ServiceStart, FTE: p.FTE}
		who := onDay(on, all, spans, covers)
		if len(who) == 0 {
			out = append(out, row)
		}
		for _, s := range who {
			row.Supervisor, row.Kind, row.SupervisorFTE = s.id, s.kind, FullTime
			if fte, ok := ftes[s.id]; ok {
				row.SupervisorFTE = fte
			}
			out = append(out, row)
		}
	}
	return out
}

type supervising struct {
	id   peer.SupervisorID
	kind SupervisorKind
}

// onDay returns who supervises the worker on a day, each once, ordered as bytes.
func onDay(on peer.Date, all []*Agreement, spans []peer.DateRange, covers []*Cover) []supervising {
	var who []supervising
	for i, a := range all {
		absent := slices.ContainsFunc(covers, func(c *Cover) bool { return c.standsIn(*a, on) })
		if spans[i].Contains(on) && !absent {
			who = append(who, supervising{a.Supervisor(), a.terms.Kind})
		}
	}
	for _, c := range covers {
		if c.Span().Contains(on) {
			who = append(who, supervising{c.plan.Deputy, c.plan.Kind})
		}
	}
	slices.SortStableFunc(who, func(a, b supervising) int { return compareIDs(a.id, b.id) })
	return slices.CompactFunc(who, func(a, b supervising) bool { return a.id == b.id })
}

// Format keeps identities out of every verb of fmt.
func (Post) Format(f fmt.State, _ rune) { redact.Format(f, "[post]") }

// LogValue keeps identities out of logs.
func (Post) LogValue() slog.Value { return slog.StringValue("[post]") }
