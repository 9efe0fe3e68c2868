package lifecycle_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

func TestNewRefusesABadTable(t *testing.T) {
	row := func(t *visitTable, e visitEvent) *visitRow {
		for i := range t.Rows {
			if t.Rows[i].Event == e {
				return &t.Rows[i]
			}
		}
		return nil
	}
	tests := []struct {
		name string
		edit func(*visitTable)
		want string
	}{
		{"no name", func(t *visitTable) { t.Name = "" }, `name "" is no lower_case name`},
		{"upper case name", func(t *visitTable) { t.Name = "Visit" }, `name "Visit"`},
		{"words of others without words of one's own", func(t *visitTable) { t.RedactAny = t.RedactBy }, "redacts the words of others"},
		{"words of others by a stranger", func(t *visitTable) { t.OwnMarks, t.RedactAny = true, []lifecycle.Party{"stranger"} }, `party "stranger" redacts`},
		{"no version", func(t *visitTable) { t.Version = 0 }, "version 0 is not positive"},
		{"empty state", func(t *visitTable) { row(t, rest).To = "" }, `state ""`},
		{"reserved event", func(t *visitTable) { row(t, drop).Event = "corrected" }, `event "corrected"`},
		{"nobody may fire", func(t *visitTable) { row(t, rest).Parties = nil }, "nobody may fire it"},
		{"listed twice", func(t *visitTable) { t.Rows = append(t.Rows, *row(t, rest)) }, `listed twice from "agreed" for host`},
		{"opened twice", func(t *visitTable) { t.Rows = append(t.Rows, t.Rows[0]) }, "listed twice for host"},
		{"misspelt target", func(t *visitTable) { row(t, rest).To = "restign" }, `state "restign" has no way to a final state`},
		{"misspelt source", func(t *visitTable) { row(t, rest).From = states("agred") }, `state "agred" cannot be reached`},
		{"unreachable", func(t *visitTable) { row(t, goAway).From = states(away) }, `state "away" cannot be reached`},
		{"no opening", func(t *visitTable) { t.Rows = t.Rows[1:] }, "no row opens it"},
		{"opens elsewhere", func(t *visitTable) { t.Rows[0].To = invited }, "an opening row leads straight to the start state"},
		{"left for another after the end", func(t *visitTable) { row(t, finish).From = states(agreed, dropped) }, `state "dropped" is final, yet a row leaves it`},
		{"no way out", func(t *visitTable) {
			row(t, drop).From = states(planned, invited, agreed, resting)
			row(t, goOn).From = states(resting)
		}, `state "away" has no way to a final state`},
		{"one answer of one", func(t *visitTable) { row(t, accept).Both = parties(host) }, "both names two parties or more"},
		{"answer from one who may not", func(t *visitTable) { row(t, accept).Both = parties(host, matcher) }, `"matcher" must answer but may not fire it`},
		{"answers lead nowhere", func(t *visitTable) { row(t, accept).To = invited }, "two answers must lead out of the state"},
		{"answers lead nowhere else", func(t *visitTable) { row(t, accept).To = lifecycle.Stay[visitState]() }, "two answers must lead out of the state"},
		{"answers for nobody", func(t *visitTable) { row(t, accept).For = matcher }, `it answers for "matcher"`},
		{"answers for itself", func(t *visitTable) { row(t, accept).For = host }, `it answers for "host"`},
		{"need of a stranger", func(t *visitTable) { row(t, rest).Needs = needs(lifecycle.Reason.From(matcher)) }, `a need binds "matcher"`},
		{"unknown need", func(t *visitTable) { row(t, rest).Needs = needs(lifecycle.NeedKind("luck").From()) }, `unknown need "luck"`},
		{"code without codes", func(t *visitTable) { row(t, goAway).Codes = nil }, "needs a code and lists none"},
		{"seat of nobody", func(t *visitTable) { row(t, invite).Seats = seats(lifecycle.Fill(matcher)) }, "a party without a seat"},
		{"held seat of nobody", func(t *visitTable) { row(t, goOn).Held = parties(matcher) }, `"matcher" has no seat`},
		{"prior of the start", func(t *visitTable) { row(t, goOn).From = states(planned, resting, away) }, "no state is held before the start state"},
		{"asker of an opening", func(t *visitTable) { t.Rows[0].Asker = true }, "nobody asked yet"},
		{"retired before it came", func(t *visitTable) { row(t, prolong).Since, row(t, prolong).Retired = 2, 1 }, "do not fit version 2"},
		{"row of the future", func(t *visitTable) { row(t, prolong).Since = 3 }, "do not fit version 2"},
		{"seated twice", func(t *visitTable) { t.Seated = parties(host, guest, host) }, `seated party "host"`},
		{"takes its own seat", func(t *visitTable) { row(t, retract).Seats = seats(lifecycle.Take(guest, guest)) }, "a party without a seat"},
		{"answers and names", func(t *visitTable) { row(t, accept).Seats = seats(lifecycle.Fill(guest)) }, "two answers cannot name a person"},
		{"answers twice", func(t *visitTable) { row(t, finish).Both = parties(host, host) }, `"host" answers twice`},
		{"a third who need not answer", func(t *visitTable) { row(t, finish).Parties = parties(host, guest, matcher) }, "who fires it must be who answers"},
		{"one answer, two targets", func(t *visitTable) { t.Rows[4].To = over }, "two rows of one answer lead to two states"},
		{"unknown paused state", func(t *visitTable) { t.Paused = states("asleep") }, `paused state "asleep"`},
		{"leave without the participant", func(t *visitTable) { t.Leave = drop }, `the participant cannot leave from "planned"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table := visits()
			tt.edit(&table)
			_, err := lifecycle.New[visitState, visitEvent, visitChange](table)
			require.ErrorIs(t, err, lifecycle.ErrTable)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

// The participant's way out is checked state by state.
func TestNewKeepsTheWayOut(t *testing.T) {
	leaving := func(edit func(*visitRow)) error {
		table := visits()
		table.Leave = drop
		out := visitRow{Event: drop, From: states(planned, invited, agreed, resting, away), To: dropped, Parties: parties(lifecycle.ParticipantParty)}
		edit(&out)
		table.Rows = append(table.Rows, out)
		_, err := lifecycle.New[visitState, visitEvent, visitChange](table)
		return err
	}
	require.NoError(t, leaving(func(*visitRow) {}))
	for name, edit := range map[string]func(*visitRow){
		"from one state less": func(r *visitRow) { r.From = r.From[:4] },
		"for a reason":        func(r *visitRow) { r.Needs = needs(lifecycle.Reason.From()) },
		"only as the asker":   func(r *visitRow) { r.Asker = true },
		"only with a guest":   func(r *visitRow) { r.Held = parties(guest) },
		"to a further stage":  func(r *visitRow) { r.From, r.To = r.From[:4], away },
	} {
		require.ErrorIs(t, leaving(edit), lifecycle.ErrTable, name)
	}
}

func TestTableIsCopied(t *testing.T) {
	table := visits()
	m, err := lifecycle.New[visitState, visitEvent, visitChange](table)
	require.NoError(t, err)
	table.Rows[2].Parties[0] = "nobody"
	m.Table().Rows[2].From[0] = "nowhere"
	m.Table().Rows[6].Needs[0].From[0] = "nobody"
	m.Table().Labels[lifecycle.Spanish].States["planned"] = "otra"
	assert.Equal(t, host, m.Table().Rows[2].Parties[0])
	assert.Equal(t, planned, m.Table().Rows[2].From[0])
	assert.Equal(t, guest, m.Table().Rows[6].Needs[0].From[0])
	assert.Equal(t, "planeada", m.Table().Labels[lifecycle.Spanish].States["planned"])
}

func TestMustPanicsOnlyOnOwnMistakes(t *testing.T) {
	assert.NotPanics(t, func() { lifecycle.Must(lifecycle.New[visitState, visitEvent, visitChange](visits())) })
	assert.Panics(t, func() { lifecycle.Must(lifecycle.New[visitState, visitEvent, visitChange](visitTable{})) })
}

func TestNewKeepsTheParticipantInTheirSeat(t *testing.T) {
	table := visits()
	table.Leave = drop
	table.Seated = parties(host, guest, lifecycle.ParticipantParty)
	table.Rows = append(table.Rows, visitRow{Event: drop, From: states(planned, invited, agreed, resting, away), To: dropped, Parties: parties(lifecycle.ParticipantParty)})
	_, err := lifecycle.New[visitState, visitEvent, visitChange](table)
	require.NoError(t, err)
	table.Rows[5].Seats = seats(lifecycle.Vacate(lifecycle.ParticipantParty))
	_, err = lifecycle.New[visitState, visitEvent, visitChange](table)
	require.ErrorIs(t, err, lifecycle.ErrTable)
}

// A final state is one that nothing leaves: something may still be said in it.
func TestARowMayStayInAFinalState(t *testing.T) {
	const thank visitEvent = "thank"
	m := newVisits(t, func(table *visitTable) {
		table.Rows = append(table.Rows, visitRow{Event: thank, From: states(over), To: lifecycle.Stay[visitState](), Parties: parties(guest)})
	})
	h := run(t, m, move(plan, theHost, 0), move(invite, theMatcher, 1), move(accept, theGuest, 2), move(accept, theHost, 2),
		move(finish, theHost, 3), move(finish, theGuest, 4), move(thank, theGuest, 5), move(thank, theGuest, 6))
	assert.Equal(t, over, h.State())
	assert.True(t, m.IsFinal(over))
	assert.Equal(t, []visitEvent{thank}, m.Next(h, theGuest))
	_, _, err := m.Fire(h, move(thank, theHost, 7), nil)
	require.ErrorIs(t, err, lifecycle.ErrNotYourMove)
	_, _, err = m.Fire(h, move(drop, theGuest, 7), nil)
	require.ErrorIs(t, err, lifecycle.ErrFinal)
	data, err := json.Marshal(h)
	require.NoError(t, err)
	back, err := m.Load(data, hostSeat)
	require.NoError(t, err)
	assert.Equal(t, h.Since(), back.Since(), "what is said later does not make the end begin anew")
	assert.Equal(t, day(4), back.Since())
}

// A table of as many states as there may be can reach the last of them.
func TestTheLargestTable(t *testing.T) {
	name := func(i int) visitState { return visitState("s" + strings.Repeat("x", i)) }
	chain := func(n int) visitTable {
		table := visitTable{Name: "chain", Version: 1, Start: name(0), Final: states(name(n - 1)),
			Rows: []visitRow{{Event: plan, To: name(0), Parties: parties(host)}}}
		for i := range n - 1 {
			table.Rows = append(table.Rows, visitRow{Event: goOn, From: states(name(i)), To: name(i + 1), Parties: parties(host)})
		}
		return table
	}
	m, err := lifecycle.New[visitState, visitEvent, visitChange](chain(31))
	require.NoError(t, err)
	h, _, err := m.Fire(visitHistory{}, move(plan, theHost, 0), nil)
	require.NoError(t, err)
	for i := range 30 {
		h, _, err = m.Fire(h, move(goOn, theHost, i), nil)
		require.NoError(t, err)
	}
	assert.Equal(t, name(30), h.State())
	assert.True(t, m.IsFinal(h.State()))
	_, err = lifecycle.New[visitState, visitEvent, visitChange](chain(32))
	require.ErrorIs(t, err, lifecycle.ErrTable)
}
