package peer_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/looplab/fsm"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// The aims stand beside each benchmark. The ratios bind; the times are of a
// two-core machine. Run them in one go:
//
//	go test ./peer -run '^$' -bench . -benchmem

// longMentorship returns a mentorship of 40 entries: paused and resumed again and again.
func longMentorship(tb testing.TB) *peer.Mentorship {
	tb.Helper()
	m := peertest.MentorshipIn(tb, peer.MentorshipActive)
	for day := 10; m.Revision() < 40; day += 2 {
		require.NoError(tb, m.Pause(peertest.By(lifecycle.ParticipantParty, peertest.Day(day))))
		require.NoError(tb, m.Resume(peertest.By(lifecycle.ParticipantParty, peertest.Day(day+1))))
	}
	return m
}

// looplab returns the mentorship table as a machine of looplab/fsm alone, with
// one callback before every event.
func looplab(before fsm.Callback) *fsm.FSM {
	var events fsm.Events
	for _, r := range peer.MentorshipLifecycle().Rows {
		if r.IsPrior() || r.Opens() {
			continue
		}
		for _, s := range r.From {
			events = append(events, fsm.EventDesc{Name: string(r.Event), Src: []string{string(s)}, Dst: string(r.To)})
		}
	}
	events = append(events, fsm.EventDesc{Name: "resume", Src: []string{"paused"}, Dst: "active"})
	return fsm.NewFSM("active", events, fsm.Callbacks{"before_event": before})
}

// Aim: at most 20 ns and no allocation; looplab's Can is the peer.
func BenchmarkCan(b *testing.B) {
	m := peertest.MentorshipIn(b, peer.MentorshipActive)
	b.Run("alongside", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if !m.Can(peer.PauseSupport, lifecycle.ParticipantParty) {
				b.Fatal("refused")
			}
		}
	})
	machine := mentorshipMachine(b)
	b.Run("alongside by state name", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if !machine.CanFrom(peer.MentorshipActive, peer.PauseSupport, lifecycle.ParticipantParty) {
				b.Fatal("refused")
			}
		}
	})
	f := looplab(func(context.Context, *fsm.Event) {})
	b.Run("looplab", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if !f.Can("pause") {
				b.Fatal("refused")
			}
		}
	})
}

// Aim: at most twice looplab's Event with one before callback, at most 8
// allocations. A move copies the history into one that is longer by an entry;
// what that costs is reported beside it, for a history of 1 and of 40 entries.
func BenchmarkFire(b *testing.B) {
	machine := mentorshipMachine(b)
	guard := func() error { return nil }
	for _, bench := range []struct {
		name string
		m    *peer.Mentorship
		mv   peer.MentorshipMove
	}{
		{"1 entry", peertest.MentorshipIn(b, peer.MentorshipReferred), peer.MentorshipMove{Event: peer.Engage, Act: peertest.By(lifecycle.ParticipantParty, day(90))}},
		{"40 entries", longMentorship(b), peer.MentorshipMove{Event: peer.PauseSupport, Act: peertest.By(lifecycle.ParticipantParty, day(90))}},
	} {
		seat := lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(peertest.ParticipantID)}
		h, err := machine.Restore(bench.m.History().Stored(), seat)
		require.NoError(b, err)
		b.Run("alongside/"+bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := machine.Fire(h, bench.mv, guard); err != nil {
					b.Fatal(err)
				}
			}
		})
		entries := h.Entries()
		b.Run("history append/"+bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				longer := make([]peer.MentorshipEntry, len(entries)+1)
				copy(longer, entries)
			}
		})
	}
	f := looplab(func(_ context.Context, e *fsm.Event) {
		if err := e.Args[0].(func() error)(); err != nil {
			e.Cancel(err)
		}
	})
	b.Run("looplab", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f.SetState("active")
			if err := f.Event(context.Background(), "pause", guard); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// Aim: at most 50 ns an event, no allocation beside the result.
func BenchmarkReplay(b *testing.B) {
	machine := mentorshipMachine(b)
	stored := longMentorship(b).History().Stored()
	seat := lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(peertest.ParticipantID)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := machine.Restore(stored, seat); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(stored.Entries)), "ns/event")
}

// Aim: at most twice plain decoding of the same bytes into the same shape.
func BenchmarkLoad(b *testing.B) {
	data, err := json.Marshal(longMentorship(b))
	require.NoError(b, err)
	b.Run("alongside", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			var m peer.Mentorship
			if err := json.Unmarshal(data, &m); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("plain decoding", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(data)))
		type plain struct {
			ID          string                                                                              `json:"id"`
			Participant string                                                                              `json:"participant"`
			History     lifecycle.Stored[peer.MentorshipState, peer.MentorshipEvent, peer.MentorshipChange] `json:"history"`
		}
		for b.Loop() {
			var m plain
			if err := json.Unmarshal(data, &m); err != nil {
				b.Fatal(err)
			}
		}
	})
}
