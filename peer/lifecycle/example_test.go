package lifecycle_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A library desk that lends a quiet room: a table, two moves, a refusal, and a
// record that was tampered with.
func Example() {
	type state string
	type event string
	const desk lifecycle.Party = "desk"
	table := lifecycle.Table[state, event]{
		Name: "room", Version: 1, Start: "free", Final: []state{"closed"},
		Rows: []lifecycle.Row[state, event]{
			{Event: "open", To: "free", Parties: []lifecycle.Party{desk}, Doc: "The room can be used."},
			{Event: "lend", From: []state{"free"}, To: "lent", Parties: []lifecycle.Party{desk}, Doc: "Somebody uses it."},
			{Event: "return", From: []state{"lent"}, To: "free", Parties: []lifecycle.Party{desk}, Doc: "It is free again."},
			{Event: "close", From: []state{"free"}, To: "closed", Parties: []lifecycle.Party{desk}, Doc: "For good.",
				Needs: []lifecycle.Need{lifecycle.Coded.From()}, Codes: []string{"moved"}, Source: source.DesignDefault("house rule")},
		},
	}
	rooms, err := lifecycle.New[state, event, lifecycle.NoChange](table)
	if err != nil {
		fmt.Println(err)
		return
	}
	act := func(hour int) lifecycle.Act {
		return lifecycle.Act{By: lifecycle.Actor{Party: desk, ID: "d-1"}, At: time.Date(2026, 1, 5, hour, 0, 0, 0, time.UTC)}
	}
	var h lifecycle.History[state, event, lifecycle.NoChange]
	for i, e := range []event{"open", "lend", "close"} {
		h, _, err = rooms.Fire(h, lifecycle.Move[event, lifecycle.NoChange]{Event: e, Act: act(9 + i)}, nil)
		fmt.Println(h.State(), err)
	}
	fmt.Println(errors.Is(err, lifecycle.ErrNotFromHere))

	record, _ := json.Marshal(h)
	forged := []byte(string(record[:len(record)-2]) + `,{"seq":3,"version":1,"event":"close","from":"lent","to":"closed",` +
		`"by":{"party":"desk","id":"d-1"},"at":"2026-01-05T12:00:00Z","recorded":"2026-01-05T12:00:00Z","code":"moved"}]}`)
	_, err = rooms.Load(forged)
	fmt.Println(err)
	// Output:
	// free <nil>
	// lent <nil>
	// lent room: cannot close: its state is lent; want the state free; possible now: return
	// true
	// room record: entry 3: event: could not have been: want the state free
}

func ExampleMachine_Correct() {
	// A visit of the tests: the guest rested on day 4 and not on day 3.
	m := lifecycle.Must(lifecycle.New[visitState, visitEvent, visitChange](visits()))
	h, _ := m.Open(hostSeat)
	for _, mv := range []visitMove{move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), move(rest, theHost, 3)} {
		h, _, _ = m.Fire(h, mv, nil)
	}
	act := by(theMatcher, 10)
	_, err := m.Correct(h, act, 4, move(rest, theHost, 4))
	fmt.Println(err)
	act.Reason, _ = lifecycle.NewText(zeroes{}, "the host told us later")
	h, err = m.Correct(h, act, 4, move(rest, theHost, 4))
	fmt.Println(err, h.Len())
	fmt.Println("day 3, as known now:", h.AsOf(day(3)).State())
	fmt.Println("day 3, as known on day 9:", h.AsKnown(day(9)).AsOf(day(3)).State())
	// Output:
	// visit: cannot correct without a reason; want a reason in words, or one of the coded reasons late; possible now: drop
	// <nil> 6
	// day 3, as known now: agreed
	// day 3, as known on day 9: resting
}

func ExampleMachine_Under() {
	// The table lets a host prolong a visit again and again; the law of this one, once.
	m := lifecycle.Must(lifecycle.New[visitState, visitEvent, visitChange](visits()))
	lawful := m.Under(func(before []visitEntry, next visitEntry) (rule, want string) {
		if next.Event == prolong && slices.ContainsFunc(before, func(e visitEntry) bool { return e.Event == prolong }) {
			return "prolonged", "a visit that was not prolonged"
		}
		return "", ""
	})
	h, _ := m.Open(hostSeat)
	for _, mv := range []visitMove{move(plan, theHost, 0), move(invite, theHost, 1), move(accept, theGuest, 2), move(prolong, theHost, 3)} {
		h, _, _ = lawful.Fire(h, mv, nil)
	}
	_, _, err := lawful.Fire(h, move(prolong, theHost, 4), nil)
	fmt.Println(err)
	unlawful, _, _ := m.Fire(h, move(prolong, theHost, 4), nil)
	_, err = lawful.Restore(unlawful.Stored(), hostSeat)
	fmt.Println(err)
	// Output:
	// visit: cannot prolong: a rule refuses (prolonged); want a visit that was not prolonged; possible now: drop, finish, rest
	// visit record: entry 5: event: prolonged: want a visit that was not prolonged
}

func ExampleMachine_Due() {
	m := lifecycle.Must(lifecycle.New[visitState, visitEvent, visitChange](visits()))
	h, _ := m.Open(hostSeat)
	for _, mv := range []visitMove{move(plan, theHost, 0), move(invite, theHost, 1)} {
		h, _, _ = m.Fire(h, mv, nil)
	}
	due, _ := m.Due(h, visitTimings(), lifecycle.Calendar{}, day(8))
	for _, d := range due {
		fmt.Println(d.Name, "waits for", d.Waiting, "since", d.Since.Format(time.DateOnly), "and proposes", d.Propose)
	}
	_, err := m.Due(h, []visitTiming{{Name: "answer", States: states("asleep"), Within: lifecycle.Days(1)}}, lifecycle.Calendar{}, day(8))
	fmt.Println(err)
	// Output:
	// answer waits for [guest] since 2026-01-06 and proposes drop
	// lifecycle: bad timing: visit: answer: a state is not in the table
}

// zeroes stands in for crypto/rand.Reader, so that the example is always the same.
type zeroes struct{}

func (zeroes) Read(p []byte) (int, error) { clear(p); return len(p), nil }
