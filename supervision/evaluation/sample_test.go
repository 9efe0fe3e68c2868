package evaluation_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

// records returns notes "note-1" to "note-n" of one stratum; note-1 bears a risk if asked.
func records(n int, risk bool) (items []evaluation.SampleItem) {
	for i := 1; i <= n; i++ {
		items = append(items, evaluation.SampleItem{Note: peer.NoteID(fmt.Sprintf("note-%d", i)), Risk: risk && i == 1})
	}
	return items
}

func drawn(d evaluation.Draw) (notes []string) {
	for _, p := range d.Picks {
		notes = append(notes, string(p.Note))
	}
	return notes
}

// The ranks are those that printf '2026-Q1\nnote-4' | sha256sum prints: in their order
// note-4, note-6, note-2, note-3, note-5, note-1.
func TestASampleCanBeDrawnByHand(t *testing.T) {
	for _, tt := range []struct {
		plan evaluation.SamplePlan
		risk bool
		want []string
	}{
		{evaluation.SamplePlan{Share: 10}, false, []string{"note-4"}},                     // 0.6, rounded up
		{evaluation.SamplePlan{Share: 50}, false, []string{"note-4", "note-6", "note-2"}}, //
		{evaluation.SamplePlan{Share: 0}, false, nil},                                     //
		{evaluation.SamplePlan{Share: 0, Least: 2}, false, []string{"note-4", "note-6"}},  //
		{evaluation.SamplePlan{Share: 0}, true, []string{"note-1"}},                       // risk always
		{evaluation.SamplePlan{Share: 40}, true, []string{"note-4", "note-6", "note-1"}},  // two of five, and the risk
		{evaluation.SamplePlan{Share: 10, Least: 99}, false, []string{"note-4", "note-6", "note-2", "note-3", "note-5", "note-1"}},
		{evaluation.SamplePlan{Share: 100, Shares: map[string]int{"": 0}}, false, nil}, // a stratum of its own share
	} {
		d, err := tt.plan.Sample("2026-Q1", records(6, tt.risk))
		require.NoError(t, err)
		assert.Equal(t, tt.want, drawn(d))
		assert.Equal(t, 6, d.Of)
		require.NoError(t, d.Audit(records(6, tt.risk)))
	}
	d, err := evaluation.SampleDefault().Sample("2026-Q1", records(6, false))
	require.NoError(t, err)
	assert.Equal(t, "1ff1ee1b0d1adf3f3c09e2d055066b04779caba7a4fe264c0de51db3333b8800", d.Picks[0].Rank)
	assert.Equal(t, evaluation.DrawnByRank, d.Picks[0].Why)
}

func TestEachStratumIsDrawnFrom(t *testing.T) {
	items := records(6, false)
	items[0].Stratum, items[4].Stratum = "north", "north" // note-1 and note-5
	d, err := evaluation.SampleDefault().Sample("2026-Q1", items)
	require.NoError(t, err)
	assert.Equal(t, []string{"note-4", "note-5"}, drawn(d))
}

func TestTheOrderOfRecordsChangesNoSample(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		items := records(rapid.IntRange(1, 40).Draw(rt, "n"), true)
		for i := range items {
			items[i].Stratum = rapid.SampledFrom([]string{"", "north", "south"}).Draw(rt, "stratum")
		}
		plan := evaluation.SamplePlan{Share: rapid.IntRange(0, 100).Draw(rt, "share"), Least: rapid.IntRange(0, 3).Draw(rt, "least")}
		d, err := plan.Sample("seed", items)
		require.NoError(rt, err)
		again, err := plan.Sample("seed", rapid.Permutation(items).Draw(rt, "order"))
		require.NoError(rt, err)
		require.Equal(rt, d, again)
		require.Contains(rt, drawn(d), "note-1", "a risk is always drawn")
	})
}

func TestSamplesThatCannotBeDrawn(t *testing.T) {
	plan := evaluation.SampleDefault()
	for _, seed := range []string{"", "a\nb", "\xff", strings.Repeat("x", 257)} {
		_, err := plan.Sample(seed, records(3, false))
		require.ErrorIs(t, err, evaluation.ErrSample)
	}
	for _, items := range [][]evaluation.SampleItem{{{Note: ""}}, {{Note: "a"}, {Note: "a", Stratum: "x"}}} {
		_, err := plan.Sample("seed", items)
		require.ErrorIs(t, err, evaluation.ErrSample)
	}
	for _, bad := range []evaluation.SamplePlan{{Share: 101}, {Share: -1}, {Least: -1}, {Shares: map[string]int{"a": 101}}} {
		_, err := bad.Sample("seed", records(3, false))
		require.ErrorIs(t, err, evaluation.ErrSample)
	}
	d, err := plan.Sample("seed", records(20, false))
	require.NoError(t, err)
	require.ErrorIs(t, d.Audit(records(21, false)), evaluation.ErrSample)
	d.Picks[0].Note = "note-x"
	require.ErrorIs(t, d.Audit(records(20, false)), evaluation.ErrSample, "a pick that was put in")
}

func TestCoSignRate(t *testing.T) {
	d, err := evaluation.SamplePlan{Share: 40}.Sample("2026-Q1", records(6, true)) // note-4, note-6, note-1
	require.NoError(t, err)
	sign := func(note peer.NoteID, n int, r evaluation.CoSignResult, f ...evaluation.CoSignFinding) evaluation.CoSign {
		return evaluation.CoSign{Note: note, By: "s-1", At: peertest.Day(n), Result: r, Findings: f}
	}
	rate, err := d.Rate([]evaluation.CoSign{
		sign("note-4", 2, evaluation.CoSigned), // the newest, though it comes first
		sign("note-4", 1, evaluation.CoSignReturned, evaluation.FindingNoGoal, evaluation.FindingLate),
		sign("note-1", 1, evaluation.CoSignReturned, evaluation.FindingNoGoal),
		sign("note-2", 1, evaluation.CoSigned), // not drawn
	})
	require.NoError(t, err)
	assert.Equal(t, evaluation.CoSignRate{Drawn: 3, Looked: 2, Signed: 1, Risk: 1, RiskSeen: 1,
		Findings: map[evaluation.CoSignFinding]int{evaluation.FindingNoGoal: 2, evaluation.FindingLate: 1}}, rate)
	assert.Equal(t, evaluation.Count{1, 3}, rate.Count())
	assert.Equal(t, evaluation.Count{0, 2}, rate.GoalLinks())
	assert.Equal(t, evaluation.Count{1, 1}, rate.RiskSeenCount())

	for _, tt := range []struct {
		bad  evaluation.CoSign
		want error
	}{
		{sign("", 1, evaluation.CoSigned), evaluation.ErrIncomplete},
		{sign("note-4", 1, evaluation.CoSignReturned), evaluation.ErrIncomplete},
		{sign("note-4", 1, evaluation.CoSigned, evaluation.FindingLate, evaluation.FindingLate), evaluation.ErrIncomplete},
		{sign("note-4", 1, "signed"), evaluation.ErrUnknownCoSignResult},
		{sign("note-4", 1, evaluation.CoSigned, "bad"), evaluation.ErrUnknownCoSignFinding},
	} {
		_, err := d.Rate([]evaluation.CoSign{tt.bad})
		require.ErrorIs(t, err, tt.want)
	}
}

func FuzzDraw(f *testing.F) {
	d, err := evaluation.SampleDefault().Sample("seed", records(12, true))
	require.NoError(f, err)
	text, err := json.Marshal(d)
	require.NoError(f, err)
	f.Add(text)
	f.Add([]byte(`{"seed":"s","of":0,"picks":[],"more":1}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		var d, again evaluation.Draw
		if strictjson.Unmarshal(text, &d) != nil {
			return
		}
		out, err := json.Marshal(d)
		if err != nil {
			return // a name that is none
		}
		if strictjson.Unmarshal(out, &again) == nil {
			require.Equal(t, d.Seed, again.Seed)
			require.Equal(t, d.Picks, again.Picks)
		}
	})
}
