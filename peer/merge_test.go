package peer_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

type participantMerges = peer.Merges[peer.Participant]

func merging(n int) lifecycle.Act { return coded(programme, day(n), "entered_twice") }
func undoing(n int) lifecycle.Act { return coded(supervisor, day(n), "two_people") }

func TestMergeTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[peer.MergeState, peer.MergeEvent, lifecycle.NoChange](peer.MergeLifecycle())
	require.NoError(t, err)
	peertest.TryTable(t, peertest.Trial[peer.MergeState, peer.MergeEvent, lifecycle.NoChange]{
		Machine: m,
		Open:    func() (peer.MergeHistory, error) { return m.Open() },
		In: func(s peer.MergeState) peer.MergeHistory {
			var ms participantMerges
			made, err := ms.Merge("m-1", "p-2", "p-1", merging(1))
			require.NoError(t, err)
			if s == peer.MergeUndone {
				made, err = ms.Undo("m-1", undoing(2))
				require.NoError(t, err)
			}
			h, err := m.Restore(made.History().Stored())
			require.NoError(t, err)
			return h
		},
		Move: func(e peer.MergeEvent, _ lifecycle.Party) (mv peer.MergeMove) {
			mv.Code = "same_person"
			if e == peer.UndoMerge {
				mv.Code = "two_people"
			}
			return mv
		},
		Want: `
- | merge | supervisor, programme | merged

merged | undo | supervisor, programme | undone
`})
	assert.ElementsMatch(t, peer.MergeStates(), peer.MergeLifecycle().States())
	for range 2 {
		enumtest.Try(t, peer.MergeStates(), peer.ErrUnknownMergeState)
		enumtest.Try(t, peer.ConsentVerdicts(), peer.ErrUnknownConsentVerdict)
	}
}

func TestADuplicateLeadsToTheKeptIDFromADateOn(t *testing.T) {
	var ms participantMerges
	assert.Equal(t, peer.ParticipantID("p-2"), ms.Resolve("p-2", day(9)))
	assert.Equal(t, []peer.ParticipantID{"p-2"}, ms.Records("p-2", day(9)))
	late := merging(5)
	late.Recorded = day(8)
	_, err := ms.Merge("m-1", "p-2", "p-1", late)
	require.NoError(t, err)
	_, err = ms.Merge("m-2", "p-3", "p-1", merging(10))
	require.NoError(t, err)

	assert.Equal(t, peer.ParticipantID("p-2"), ms.Resolve("p-2", day(4)))
	assert.Equal(t, peer.ParticipantID("p-1"), ms.Resolve("p-2", day(5)))
	assert.Equal(t, peer.ParticipantID("p-1"), ms.Resolve("p-1", day(5)))
	assert.Equal(t, []peer.ParticipantID{"p-1", "p-2"}, ms.Records("p-2", day(6)))
	assert.Equal(t, []peer.ParticipantID{"p-1", "p-2", "p-3"}, ms.Records("p-3", day(11)), "nothing is lost")
	assert.Equal(t, peer.ParticipantID("p-2"), ms.AsKnown(day(7)).Resolve("p-2", day(6)), "nobody knew on day 7")
	assert.Equal(t, peer.ParticipantID("p-1"), ms.AsKnown(day(8)).Resolve("p-2", day(6)))

	undone, err := ms.Undo("m-1", undoing(12))
	require.NoError(t, err)
	assert.Equal(t, peer.MergeUndone, undone.State())
	assert.Equal(t, peer.ParticipantID("p-2"), ms.Resolve("p-2", day(12)))
	assert.Equal(t, peer.ParticipantID("p-1"), ms.Resolve("p-2", day(11)), "the past stays as it was")
	assert.Equal(t, []peer.ParticipantID{"p-1", "p-3"}, ms.Records("p-1", day(12)))
	assert.Len(t, ms.All(), 2)
}

func TestMergesThatAreRefused(t *testing.T) {
	made := func() participantMerges {
		var ms participantMerges
		_, err := ms.Merge("m-1", "p-2", "p-1", merging(5))
		require.NoError(t, err)
		return ms
	}
	for _, tt := range []struct {
		name            string
		duplicate, kept peer.ParticipantID
		rule            string
	}{
		{"with itself", "p-7", "p-7", "same_id"},
		{"a duplicate twice", "p-2", "p-3", "already_merged"},
		{"the same again", "p-2", "p-1", "already_merged"},
		{"a circle", "p-1", "p-2", "chain"},
		{"into a duplicate", "p-3", "p-2", "chain"},
		{"a kept id that others lead to", "p-1", "p-3", "chain"},
	} {
		for _, at := range []int{3, 9} { // also one dated back to before the first
			ms := made()
			_, err := ms.Merge("m-2", tt.duplicate, tt.kept, merging(at))
			peertest.RefusedBy(t, err, tt.rule)
			assert.Len(t, ms.All(), 1, tt.name)
		}
		ms := made()
		_, err := ms.Undo("m-1", undoing(6))
		require.NoError(t, err)
		_, err = ms.Merge("m-2", tt.duplicate, tt.kept, merging(6))
		if tt.rule == "same_id" {
			peertest.RefusedBy(t, err, tt.rule)
			continue
		}
		require.NoError(t, err, "%s: once the first is undone", tt.name)
	}
	ms := made()
	for name, try := range map[string]func() error{
		"no merge id":  func() error { _, err := ms.Merge("", "p-3", "p-1", merging(6)); return err },
		"no duplicate": func() error { _, err := ms.Merge("m-2", "", "p-1", merging(6)); return err },
		"no kept id":   func() error { _, err := ms.Merge("m-2", "p-3", "", merging(6)); return err },
	} {
		require.ErrorIs(t, try(), peer.ErrIncomplete, name)
	}
	_, err := ms.Merge("m-1", "p-3", "p-1", merging(6))
	require.ErrorIs(t, err, peer.ErrMerge)
	_, err = ms.Undo("m-9", undoing(6))
	require.ErrorIs(t, err, peer.ErrMerge)
	_, err = ms.Merge("m-2", "p-3", "p-1", by(programme, day(6)))
	peertest.Refused(t, err, lifecycle.ErrReasonMissing)
	_, err = ms.Merge("m-2", "p-3", "p-1", coded(worker, day(6), "same_person"))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	_, err = ms.Undo("m-1", undoing(4))
	peertest.Refused(t, err, lifecycle.ErrTimeOrder)
}

func TestAMergeSentTwiceChangesNothing(t *testing.T) {
	var ms participantMerges
	act := merging(5)
	act.ID = "k-1"
	first, err := ms.Merge("m-1", "p-2", "p-1", act)
	require.NoError(t, err)
	again, err := ms.Merge("m-1", "p-2", "p-1", act)
	require.NoError(t, err)
	assert.Equal(t, first.Digest(), again.Digest())
	assert.Len(t, ms.All(), 1)
	_, err = ms.Merge("m-1", "p-2", "p-1", merging(6))
	peertest.Refused(t, err, lifecycle.ErrNotFromHere)
}

// Undoing a merge gives every id back what it led to before, from then on.
func TestUndoRestoresExactly(t *testing.T) {
	ids := []peer.WorkerID{"w-1", "w-2", "w-3", "w-4", "w-5"}
	rapid.Check(t, func(t *rapid.T) {
		var ms peer.Merges[peer.Worker]
		for i := range rapid.IntRange(0, 6).Draw(t, "merges") {
			d, s := rapid.SampledFrom(ids).Draw(t, "duplicate"), rapid.SampledFrom(ids).Draw(t, "kept")
			if _, err := ms.Merge(peer.MergeID(fmt.Sprint("m-", i)), d, s, merging(i)); err != nil {
				require.ErrorIs(t, err, lifecycle.ErrGuard)
			}
			if rapid.Bool().Draw(t, "undo") {
				_, _ = ms.Undo(peer.MergeID(fmt.Sprint("m-", i)), undoing(i+rapid.IntRange(0, 3).Draw(t, "later")))
			}
		}
		before, kept := ms, ms.All()
		if _, err := ms.Merge("m-last", "w-1", "w-2", merging(20)); err != nil {
			return
		}
		_, err := ms.Undo("m-last", undoing(30))
		require.NoError(t, err)
		for _, id := range ids {
			for _, at := range []int{0, 1, 2, 3, 4, 5, 6, 7, 19, 30, 40} {
				assert.Equal(t, before.Resolve(id, day(at)), ms.Resolve(id, day(at)))
				assert.Equal(t, before.Records(id, day(at)), ms.Records(id, day(at)))
				assert.Equal(t, ms.Resolve(id, day(at)), ms.Resolve(ms.Resolve(id, day(at)), day(at)), "no chains")
			}
		}
		assert.Equal(t, kept, before.All(), "values handed out do not change")
		back, err := peer.NewMerges(ms.All()...)
		require.NoError(t, err)
		assert.Equal(t, ms.Records("w-1", day(25)), back.Records("w-1", day(25)))
	})
}

func TestMergesAreStoredAndReplayed(t *testing.T) {
	var ms participantMerges
	_, err := ms.Merge("m-1", "p-2", "p-1", merging(5))
	require.NoError(t, err)
	undone, err := ms.Undo("m-1", undoing(6))
	require.NoError(t, err)
	data, err := json.Marshal(undone)
	require.NoError(t, err)
	var back peer.Merge[peer.Participant]
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, undone.Digest(), back.Digest())
	assert.Equal(t, []any{undone.ID(), undone.Duplicate(), undone.Kept()}, []any{back.ID(), back.Duplicate(), back.Kept()})
	for name, edit := range map[string][2]string{
		"no id":           {`"id":"m-1"`, `"id":""`},
		"with itself":     {`"kept":"p-1"`, `"kept":"p-2"`},
		"a state made up": {`"to":"undone"`, `"to":"merged"`},
		"an unknown key":  {`{"kind"`, `{"name":"x","kind"`},
		"of workers":      {`"kind":"participant"`, `"kind":"worker"`},
		"of what":         {`"kind":"participant"`, `"kind":""`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := back
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, back, kept, name)
	}
	_, err = json.Marshal(peer.Merge[peer.Worker]{})
	require.ErrorIs(t, err, peer.ErrIncomplete)

	var other, third participantMerges
	b, err := other.Merge("m-2", "p-1", "p-2", merging(5))
	require.NoError(t, err)
	c, err := third.Merge("m-3", "p-2", "p-3", merging(6))
	require.NoError(t, err)
	_, err = peer.NewMerges(back, c)
	require.NoError(t, err, "the first was undone when the other was made")
	_, err = peer.NewMerges(back, b)
	require.ErrorIs(t, err, peer.ErrMerge, "a circle")
	_, err = peer.NewMerges(back, back)
	require.ErrorIs(t, err, peer.ErrMerge, "twice")
	_, err = peer.NewMerges(peer.Merge[peer.Participant]{})
	require.ErrorIs(t, err, peer.ErrMerge, "empty")
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfMergeVersion1(t *testing.T) {
	var ms peer.Merges[peer.Worker]
	act := merging(5)
	act.Reason = peertest.Text("hired twice")
	_, err := ms.Merge("m-1", "w-2", "w-1", act)
	require.NoError(t, err)
	undone, err := ms.Undo("m-1", undoing(6))
	require.NoError(t, err)
	data, err := json.MarshalIndent(undone, "", "  ")
	require.NoError(t, err)
	stored := golden(t, "merge-v1.json", string(data)+"\n")
	var back peer.Merge[peer.Worker]
	require.NoError(t, json.Unmarshal([]byte(stored), &back))
	assert.Equal(t, undone.Digest(), back.Digest())
}

func TestTheStricterConsentHolds(t *testing.T) {
	for _, tt := range []struct {
		verdicts []peer.ConsentVerdict
		want     peer.ConsentVerdict
	}{
		{nil, "not_asked"},
		{[]peer.ConsentVerdict{"given"}, "given"},
		{[]peer.ConsentVerdict{"given", "given"}, "given"},
		{[]peer.ConsentVerdict{"given", "not_asked"}, "not_asked"},
		{[]peer.ConsentVerdict{"not_asked", "given"}, "not_asked"},
		{[]peer.ConsentVerdict{"denied", "given", "not_asked"}, "denied"},
		{[]peer.ConsentVerdict{"given", "withdrawn", "denied"}, "withdrawn"},
		{[]peer.ConsentVerdict{"given", ""}, "denied"},
		{[]peer.ConsentVerdict{"perhaps"}, "denied"},
	} {
		assert.Equal(t, tt.want, peer.StrictestConsent(tt.verdicts...), "%v", tt.verdicts)
	}
}

func TestMergedRecordsAreReadTogether(t *testing.T) {
	p := peer.Participant{ID: "p-1", Needs: []peer.Domain{peer.DomainSubstanceUse}, Languages: []string{"es"}, Wishes: peer.Wishes{Not: []peer.WorkerID{"w-1"}}}
	d := peer.Participant{ID: "p-2", Needs: []peer.Domain{peer.DomainMentalHealth, peer.DomainSubstanceUse}, Languages: []string{"en", "es"}, Pathways: []string{"aa"},
		AgeGroup: peer.AgeAdult, Wishes: peer.Wishes{Not: []peer.WorkerID{"w-2"}, Roles: []peer.RoleKind{peer.RoleVolunteer}, SharedExperience: []peer.Domain{peer.DomainMentalHealth}}}
	assert.Equal(t, peer.Participant{ID: "p-1", Needs: []peer.Domain{peer.DomainSubstanceUse, peer.DomainMentalHealth}, Languages: []string{"es", "en"}, Pathways: []string{"aa"},
		AgeGroup: peer.AgeAdult, Wishes: peer.Wishes{Not: []peer.WorkerID{"w-1", "w-2"}, Roles: []peer.RoleKind{peer.RoleVolunteer}, SharedExperience: []peer.Domain{peer.DomainMentalHealth}}}, peer.CombineParticipants(p, d))
	assert.Equal(t, []peer.WorkerID{"w-1"}, p.Wishes.Not, "the records stay as they are")
	for _, tt := range [][3]peer.AgeGroup{
		{"adult", "minor", "minor"}, {"adult", "youth", "youth"}, {"youth", "minor", "minor"}, {"minor", "", "minor"},
		{"youth", "", "youth"}, {"adult", "", "adult"}, {"", "", ""}, {"grown", "minor", "minor"},
	} {
		a, b := peer.Participant{ID: "p-1", AgeGroup: tt[0]}, peer.Participant{ID: "p-2", AgeGroup: tt[1]}
		assert.Equal(t, tt[2], peer.CombineParticipants(a, b).AgeGroup, "%v", tt)
		assert.Equal(t, tt[2], peer.CombineParticipants(b, a).AgeGroup, "%v", tt)
	}

	told := peer.Participant{ID: "p-2", Stage: peer.RecoveryActiveUse, OwnWord: "member"}
	both := peer.CombineParticipants(peer.Participant{ID: "p-1"}, told, peer.Participant{ID: "p-3", Stage: peer.RecoveryLongTerm, OwnWord: "alum"})
	assert.Equal(t, []any{peer.RecoveryActiveUse, "member"}, []any{both.Stage, both.OwnWord}, "the first that says")
	both = peer.CombineParticipants(peer.Participant{ID: "p-1", Stage: peer.RecoveryInitiation, OwnWord: "guest"}, told)
	assert.Equal(t, []any{peer.RecoveryInitiation, "guest"}, []any{both.Stage, both.OwnWord}, "the kept record says")

	w := peertest.Worker("w-1")
	v := peertest.Worker("w-2")
	v.Capacity, v.Away, v.Supervised, v.Fitness, v.Credential = 3, true, false, peer.FitnessSteppedAside, peer.CredentialLapsed
	v.Not, v.Conflicts = []peer.ParticipantID{"p-9"}, []peer.Conflict{{With: "p-8"}}
	got := peer.CombineWorkers(w, v)
	assert.Equal(t, []any{3, true, false, peer.FitnessSteppedAside, peer.CredentialCertified}, []any{got.Capacity, got.Away, got.Supervised, got.Fitness, got.Credential})
	assert.Equal(t, v.Not, got.Not)
	assert.Equal(t, v.Conflicts, got.Conflicts)
	none, march, may := peer.Date{}, date(t, "2026-03-01"), date(t, "2026-05-01")
	for _, tt := range [][3]peer.Date{{none, none, none}, {none, may, may}, {march, none, march}, {march, may, march}, {may, march, march}} {
		a, b := w, v
		a.Left, b.Left = tt[0], tt[1]
		assert.Equal(t, tt[2], peer.CombineWorkers(a, b).Left)
	}
	for _, tt := range [][3]peer.Fitness{
		{"fit", "fit", "fit"}, {"fit", "adjusted_duties", "adjusted_duties"}, {"", "adjusted_duties", ""},
		{"stepped_aside", "", "stepped_aside"}, {"fit", "sleepy", ""},
	} {
		a, b := w, v
		a.Fitness, b.Fitness = tt[0], tt[1]
		assert.Equal(t, tt[2], peer.CombineWorkers(a, b).Fitness)
		assert.Equal(t, tt[2], peer.CombineWorkers(b, a).Fitness)
	}
	for _, tt := range [][3]peer.ExclusionStatus{
		{"clear", "clear", "clear"}, {"clear", "listed", "listed"}, {"listed", "", "listed"}, {"clear", "", ""}, {"", "", ""}, {"clear", "maybe", ""},
	} {
		a, b := w, v
		a.Exclusion, b.Exclusion = tt[0], tt[1]
		assert.Equal(t, tt[2], peer.CombineWorkers(a, b).Exclusion, "%v", tt)
		assert.Equal(t, tt[2], peer.CombineWorkers(b, a).Exclusion, "%v", tt)
	}
}

// What was declared under a duplicate's id holds for the id kept.
func TestBlocksHoldAcrossMerges(t *testing.T) {
	var workers peer.Merges[peer.Worker]
	_, err := workers.Merge("m-1", "w-2", "w-1", merging(5))
	require.NoError(t, err)
	wishes := peer.Wishes{Not: []peer.WorkerID{"w-2"}}
	assert.False(t, wishes.Refuses("w-1"))
	assert.True(t, wishes.Resolve(workers, day(5)).Refuses("w-1"))
	assert.True(t, wishes.Resolve(workers, day(4)).Refuses("w-2"))

	var people participantMerges
	_, err = people.Merge("m-1", "p-2", "p-1", merging(5))
	require.NoError(t, err)
	w := peer.Worker{Not: []peer.ParticipantID{"p-2"}, Conflicts: []peer.Conflict{{With: "p-2"}}}
	got := w.Resolve(people, day(5))
	assert.Equal(t, peer.Worker{Not: []peer.ParticipantID{"p-1"}, Conflicts: []peer.Conflict{{With: "p-1"}}}, got)
	assert.Equal(t, peer.ParticipantID("p-2"), w.Conflicts[0].With, "the record stays as it is")
}

func TestMergesPrintNobody(t *testing.T) {
	var ms participantMerges
	act := lifecycle.Act{By: peer.ProgrammeActor("secret-s"), At: day(1), Reason: peertest.Text("secret words")}
	m, err := ms.Merge("secret-m", "secret-p", "secret-q", act)
	require.NoError(t, err)
	_, refused := ms.Merge("secret-n", "secret-p", "secret-r", act)
	_, twice := peer.NewMerges(m, m)
	peertest.Secret(t, "secret", ms, &ms, m, m.History(), peer.MergeID("secret-m"), refused, twice, peer.Merge[peer.Worker]{})
}
