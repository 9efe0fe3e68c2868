package outcomes_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// anyCourse draws a legal course of support in which some entries are corrected, and
// gives the mentorship after each step.
func anyCourse(rt *rapid.T) []peer.Mentorship {
	m := peertest.MentorshipIn(quiet{}, rapid.SampledFrom(peer.MentorshipStates()).Draw(rt, "start"))
	steps := []peer.Mentorship{*m}
	parties := []lifecycle.Party{lifecycle.ParticipantParty, lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty}
	for i := range rapid.IntRange(0, 10).Draw(rt, "moves") {
		p := rapid.SampledFrom(parties).Draw(rt, "party")
		act := peertest.By(p, peertest.Day(20+i))
		if n := m.History().Len(); rapid.IntRange(0, 4).Draw(rt, "correct") == 0 {
			act.Code = "wrong_time"
			from := rapid.IntRange(2, max(n, 2)).Draw(rt, "from")
			var kept []peer.MentorshipMove
			for _, e := range m.History().Moves() {
				if e.Seq >= from && (e.Event == peer.CloseMentorship || rapid.Bool().Draw(rt, "keep")) {
					kept = append(kept, e.Move())
				}
			}
			if m.Correct(act, from, kept...) == nil {
				steps = append(steps, *m)
			}
			continue
		}
		legal := m.Next(peertest.Actor(p))
		if len(legal) == 0 {
			continue
		}
		mv := peer.MentorshipMove{Act: act, Event: rapid.SampledFrom(legal).Draw(rt, "event")}
		mv.Reason = peertest.Text("words")
		switch mv.Event {
		case peer.ProposeMatch:
			mv.Data.Worker = peertest.WorkerID
		case peer.ProposeWorker:
			mv.Data.Incoming = peertest.OtherWorkerID
		case peer.StartSupport:
			mv.Data.Agreement = peer.AgreementSigned
		case peer.ExtendSupport:
			mv.Data.Until = peertest.Day(300)
		case peer.ProposeClosing:
			mv.Code = "safety"
		case peer.CloseMentorship:
			reasons := []peer.ClosureReason{peer.ClosureGoalsMet, peer.ClosureSafety}
			if p != lifecycle.ParticipantParty {
				reasons = peer.ClosureReasons()
			}
			mv.Code = string(rapid.SampledFrom(reasons).Draw(rt, "closure"))
		}
		if m.Fire(mv, peertest.Pairing(peertest.WorkerID)) == nil {
			steps = append(steps, *m)
		}
	}
	return steps
}

// Whatever the course: every record fits together, at no moment more than one
// admission is open, the log grows by reading as it is read anew, and it agrees with
// the episode.
func TestEventsOfAnyCourseFitTogether(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var log outcomes.Log
		for i, m := range anyCourse(rt) {
			r, err := outcomes.EventsOfMentorship(m, time.UTC)
			require.NoError(rt, err)
			for _, e := range r.Records() {
				require.NoError(rt, e.Check())
			}
			anew, err := outcomes.NewLog(r.Records()...)
			require.NoError(rt, err)
			log, err = log.Reread(peertest.Day(100+i), r)
			require.NoError(rt, err)
			require.Equal(rt, anew, log)
			for _, e := range m.History().Entries() {
				requireOneCourse(rt, log.AsKnown(e.Recorded).Events())
			}
			requireAgrees(rt, m, log.Events())
		}
	})
}

func requireOneCourse(rt *rapid.T, events []outcomes.Event) {
	n := map[outcomes.EventKind]int{}
	var admitted outcomes.Event
	for _, e := range events {
		n[e.Kind]++
		if e.Kind == outcomes.Admission {
			admitted = e
		}
		if e.Kind == outcomes.Discharge {
			require.Equal(rt, admitted.ID, e.About)
			require.False(rt, e.On.Before(admitted.On))
		}
	}
	require.LessOrEqual(rt, n[outcomes.Admission], 1)
	require.LessOrEqual(rt, n[outcomes.Discharge], n[outcomes.Admission])
	require.LessOrEqual(rt, n[outcomes.Death], 1)
}

func requireAgrees(rt *rapid.T, m peer.Mentorship, events []outcomes.Event) {
	e, err := outcomes.EpisodeOf(m, peertest.Day(200))
	at := func(k outcomes.EventKind) []outcomes.Event {
		return slices.DeleteFunc(slices.Clone(events), func(e outcomes.Event) bool { return e.Kind != k })
	}
	if err != nil {
		require.Empty(rt, at(outcomes.Admission))
		return
	}
	require.Equal(rt, peer.DateOf(e.Start, nil), at(outcomes.Admission)[0].On)
	ended := at(outcomes.Discharge)
	require.Equal(rt, e.Ending != outcomes.Ongoing, len(ended) == 1)
	if len(ended) == 1 {
		require.Equal(rt, peer.DateOf(e.End, nil), ended[0].On)
	}
	require.Equal(rt, e.Ending == outcomes.Died, len(at(outcomes.Death)) == 1)
}
