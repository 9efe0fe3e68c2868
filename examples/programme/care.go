package main

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/referral"
)

// A careRow is something that happened to a consent, a plan, a referral, a
// hand-off or a group. These bear on each other, so that they are replayed in one
// order: a referral is sent on a consent, and ends with it.
type careRow struct {
	line  int
	of    string // what it happened to, such as referral
	id    string // which
	event string
	site  peer.SiteID
	act   lifecycle.Act
	fire  func(c *care) error
}

// A care is the state of everything that careRows tell.
type care struct {
	d         *data
	consents  map[peer.ConsentID]*consent.Consent
	plans     map[peer.PlanID]*recovery.Plan
	referrals map[peer.ReferralID]*referral.Referral
	handoffs  map[referral.HandoffID]*referral.Handoff
	returns   map[recovery.ReturnID]*recovery.ReturnRecord
	groups    map[peer.GroupID]group.Group
	members   map[group.MembershipID]*group.Membership
	meetings  map[group.MeetingID]*group.Meeting
	sheets    map[group.MeetingID]group.Sheet
	refused   []refusedCareLine
	ended     []endedLine // what ended because a consent did
	written   int         // outcomes of referrals that stand beside a goal now
}

// A refusedCareLine is a row that the library refused. Nothing changed by it.
type refusedCareLine struct {
	Line  int       `json:"line"` // of the file of its kind
	At    time.Time `json:"at"`
	Of    string    `json:"of"`
	ID    string    `json:"id"`
	Event string    `json:"event"`
	By    string    `json:"by"`
	Rule  string    `json:"rule"`
	Want  string    `json:"want"`
	site  peer.SiteID
	zone  *time.Location
}

// errNotBegun is the refusal of what was never begun, or whose beginning was refused.
var errNotBegun = errors.New("programme: a beginning that was accepted first")

// careAt replays consents, plans, referrals and groups as they were known at a moment.
func (d *data) careAt(at time.Time) *care {
	c := &care{
		d:         d,
		consents:  map[peer.ConsentID]*consent.Consent{},
		plans:     map[peer.PlanID]*recovery.Plan{},
		referrals: map[peer.ReferralID]*referral.Referral{},
		handoffs:  map[referral.HandoffID]*referral.Handoff{},
		returns:   map[recovery.ReturnID]*recovery.ReturnRecord{},
		groups:    map[peer.GroupID]group.Group{},
		members:   map[group.MembershipID]*group.Membership{},
		meetings:  map[group.MeetingID]*group.Meeting{},
		sheets:    map[group.MeetingID]group.Sheet{},
	}
	for _, row := range d.care {
		if recorded(row.act).After(at) {
			continue
		}
		if err := row.fire(c); err != nil {
			c.refused = append(c.refused, refusedCare(d, row, err))
		}
	}
	return c
}

// sortCare orders the rows by when they became known. Files are read in an order in
// which what a row may rest on stands before it.
func (d *data) sortCare() {
	slices.SortStableFunc(d.care, func(a, b careRow) int { return byRecording(a.act, b.act, 0, 0) })
}

func refusedCare(d *data, row careRow, err error) refusedCareLine {
	l := refusedCareLine{Line: row.line, At: row.act.At.UTC(), Of: row.of, ID: row.id, Event: row.event, By: string(row.act.By.Party), site: row.site, zone: d.zoneOf(row.site)}
	var refusal *lifecycle.Refusal
	switch {
	case errors.As(err, &refusal):
		l.Rule, l.Want = cmp.Or(refusal.Guard, string(refusal.Code)), refusal.Want
	case errors.Is(err, errNotBegun):
		l.Rule, l.Want = "not_begun", "a beginning that was accepted first"
	case errors.Is(err, referral.ErrRerefer):
		l.Rule, l.Want = "rerefer", "one that came to nothing, and a receiver that did not say no for a reason that lasts and is not known to be full"
	case errors.Is(err, group.ErrAnonymity):
		l.Rule, l.Want = "anonymity", "no more than the pathway, the group and the person let be kept"
	case errors.Is(err, group.ErrConsent):
		l.Rule, l.Want = "consent", "a consent of the participant that is given and in force, what for, and until when"
	case errors.Is(err, group.ErrAttendance):
		l.Rule, l.Want = "attendance", "a planned meeting, and no fewer heads than are written down"
	default:
		l.Rule, l.Want = "incomplete", "what the row is to say, whole and by known names"
	}
	return l
}

// events returns the events of a table, in the order of its rows.
func events[S, E ~string](t lifecycle.Table[S, E]) []E {
	var all []E
	for _, row := range t.Rows {
		if !slices.Contains(all, row.Event) {
			all = append(all, row.Event)
		}
	}
	return all
}

// A begun holds the site of everything that a file has begun so far.
type begun[ID ~string] map[ID]peer.SiteID

// at holds the event that begins an entity to its first row, and the columns that
// say what it is to that row. It returns the site of the participant concerned.
func (b begun[ID]) at(r *reader, rows *input.Rows, id ID, first bool, whose peer.ParticipantID, event string, columns ...string) peer.SiteID {
	_, there := b[id]
	switch {
	case rows.Blank("event"):
	case first == there:
		rows.Problem("event", "is not "+event+" on the first row of its kind and on no other")
	default:
		for _, column := range columns {
			if first == rows.Blank(column) {
				rows.Problem(column, "belongs to rows with the event "+event+", and to all of them")
			}
		}
	}
	if first || !there {
		b[id] = r.d.participants[whose].site
	}
	return b[id]
}

// careRow keeps a row unless it is wrong.
func (r *reader) careRow(rows *input.Rows, row careRow) {
	if row.line = rows.Line(); rows.OK() {
		r.d.care = append(r.d.care, row)
	}
}

// act returns who did what a row tells, and when.
func (r *reader) act(rows *input.Rows, parties ...lifecycle.Party) lifecycle.Act {
	act := lifecycle.Act{By: lifecycle.Actor{Party: input.Enum(rows, "by_party", parties...), ID: rows.Text("by_id")},
		At: rows.Time("at"), Recorded: rows.Time("recorded")}
	r.checkActor(rows, act.By)
	return act
}

// oneOf returns what a cell says, one of a list, or nothing if it is blank.
func oneOf[T ~string](rows *input.Rows, column string, list ...T) T {
	if rows.Blank(column) {
		return ""
	}
	return input.Enum(rows, column, list...)
}
