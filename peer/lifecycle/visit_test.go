package lifecycle_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// The tests run a small lifecycle of their own: a visit between a host and a
// guest. It has every kind of row.
type (
	visitState string
	visitEvent string
)

type visitChange struct {
	Guest string    `json:"guest,omitempty"`
	Until time.Time `json:"until,omitzero"`
}

func (c visitChange) Has(part string) bool {
	return part == "guest" && c.Guest != "" || part == "until" && !c.Until.IsZero()
}

func (c visitChange) Parts() int {
	n := 0
	if c.Guest != "" {
		n++
	}
	if !c.Until.IsZero() {
		n++
	}
	return n
}

func (c visitChange) Valid() bool { return c.Until.IsZero() || c.Until.Location() == time.UTC }

func (c visitChange) Seat(p lifecycle.Party) string {
	if p == guest {
		return c.Guest
	}
	return ""
}

const (
	host    lifecycle.Party = "host"
	guest   lifecycle.Party = "guest"
	matcher lifecycle.Party = "matcher"

	planned visitState = "planned"
	invited visitState = "invited"
	agreed  visitState = "agreed"
	resting visitState = "resting"
	away    visitState = "away"
	over    visitState = "over"
	dropped visitState = "dropped"

	plan     visitEvent = "plan"
	invite   visitEvent = "invite"
	accept   visitEvent = "accept"
	retract  visitEvent = "retract"
	rest     visitEvent = "rest"
	goAway   visitEvent = "go_away"
	goOn     visitEvent = "go_on"
	prolong  visitEvent = "prolong"
	finish   visitEvent = "finish"
	drop     visitEvent = "drop"
	announce visitEvent = "announce" // retired with version 2
)

type (
	visitTable   = lifecycle.Table[visitState, visitEvent]
	visitRow     = lifecycle.Row[visitState, visitEvent]
	visitMachine = lifecycle.Machine[visitState, visitEvent, visitChange]
	visitHistory = lifecycle.History[visitState, visitEvent, visitChange]
	visitMove    = lifecycle.Move[visitEvent, visitChange]
	visitEntry   = lifecycle.Entry[visitState, visitEvent, visitChange]
	visitStored  = lifecycle.Stored[visitState, visitEvent, visitChange]
	visitTiming  = lifecycle.Timing[visitState, visitEvent]
)

func states(s ...visitState) []visitState              { return s }
func parties(p ...lifecycle.Party) []lifecycle.Party   { return p }
func needs(n ...lifecycle.Need) []lifecycle.Need       { return n }
func seats(s ...lifecycle.Seating) []lifecycle.Seating { return s }

func visits() visitTable {
	return visitTable{
		Name: "visit", Version: 2, Start: planned, Final: states(over, dropped),
		Seated: parties(host, guest), Paused: states(resting),
		CorrectBy: parties(matcher), RedactBy: parties(host, matcher), MarkCodes: []string{"late"},
		Labels: map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: {
			Name: "visita", States: map[string]string{"planned": "planeada"}, Events: map[string]string{"accept": "aceptar", "plan": "planear"}}},
		Rows: []visitRow{
			{Event: plan, To: planned, Parties: parties(host, matcher), Doc: "A visit is planned.", Source: source.DesignDefault("for tests")},
			{Event: announce, From: states(planned), To: planned, Parties: parties(host), Retired: 2, Doc: "The visit is announced."},
			{Event: invite, From: states(planned), To: invited, Parties: parties(host, guest, matcher), Seats: seats(lifecycle.Fill(guest)), Doc: "A guest is invited; a guest can invite only themselves."},
			{Event: accept, From: states(invited), To: agreed, Parties: parties(host, guest), Both: parties(host, guest), Spoken: true, Doc: "Host and guest agree."},
			{Event: accept, From: states(invited), To: agreed, Parties: parties(matcher), Both: parties(host, guest), Spoken: true, For: guest, Needs: needs(lifecycle.Coded.From()), Codes: []string{"unwell"}, Doc: "The matcher agrees for a guest who cannot."},
			{Event: retract, From: states(invited), To: planned, Parties: parties(host, guest, matcher), Asker: true, Seats: seats(lifecycle.Vacate(guest)), Doc: "Whoever invited takes it back."},
			{Event: rest, From: states(agreed), To: resting, Parties: parties(host, guest), Needs: needs(lifecycle.Reason.From(guest)), Codes: []string{"tired", "weather"}, Doc: "They rest."},
			{Event: goAway, From: states(agreed, resting), To: away, Parties: parties(guest), Needs: needs(lifecycle.Coded.From()), Codes: []string{"errand"}, Doc: "The guest is away for a while."},
			{Event: goOn, From: states(resting, away), To: lifecycle.Prior[visitState](), Parties: parties(host, guest), Held: parties(guest), Doc: "They go on as before."},
			{Event: prolong, From: states(agreed), To: lifecycle.Stay[visitState](), Parties: parties(host), Needs: needs(lifecycle.Part("until").From()), Since: 2, Doc: "A later end."},
			{Event: finish, From: states(agreed), To: over, Parties: parties(host, guest), Both: parties(host, guest), Doc: "Both say that it is over."},
			{Event: drop, From: states(planned, invited, agreed, resting, away), To: dropped, Parties: parties(host, guest, matcher), Doc: "It does not take place, or no longer."},
		},
	}
}

// newVisits returns a machine for the table, changed by the given edits.
func newVisits(t testing.TB, edits ...func(*visitTable)) *visitMachine {
	t.Helper()
	table := visits()
	for _, edit := range edits {
		edit(&table)
	}
	m, err := lifecycle.New[visitState, visitEvent, visitChange](table)
	require.NoError(t, err)
	return m
}

// day returns noon of the n-th day after Monday, 5 January 2026.
func day(n int) time.Time { return time.Date(2026, 1, 5+n, 12, 0, 0, 0, time.UTC) }

var (
	theHost    = lifecycle.Actor{Party: host, ID: "ada"}
	theGuest   = lifecycle.Actor{Party: guest, ID: "ben"}
	theMatcher = lifecycle.Actor{Party: matcher, ID: "cleo"}
	hostSeat   = lifecycle.Seat{Party: host, ID: "ada"}
)

func by(a lifecycle.Actor, n int) lifecycle.Act { return lifecycle.Act{By: a, At: day(n)} }

func move(e visitEvent, a lifecycle.Actor, n int) visitMove {
	mv := visitMove{Event: e, Act: by(a, n)}
	switch e {
	case invite:
		mv.Data.Guest = "ben"
	case prolong:
		mv.Data.Until = day(100)
	case goAway:
		mv.Code = "errand"
	case accept:
		if a.Party == matcher {
			mv.Code = "unwell"
		}
	}
	return mv
}

// run returns the history after the moves, each of which must be legal.
func run(t testing.TB, m *visitMachine, moves ...visitMove) visitHistory {
	t.Helper()
	h, err := m.Open(hostSeat)
	require.NoError(t, err)
	for _, mv := range moves {
		var out lifecycle.Outcome[visitState, visitEvent, visitChange]
		h, out, err = m.Fire(h, mv, nil)
		require.NoError(t, err)
		require.True(t, out.Applied)
	}
	return h
}

// agreedVisit returns a visit that was planned on day 0, to which the host
// invited on day 1 and the guest agreed on day 2.
func agreedVisit(t testing.TB, m *visitMachine) visitHistory {
	t.Helper()
	return run(t, m, move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2))
}

// text returns words with a salt that is always the same.
func text(t testing.TB, words string) lifecycle.Text {
	t.Helper()
	w, err := lifecycle.NewText(bytes.NewReader(make([]byte, 16)), words)
	require.NoError(t, err)
	return w
}
