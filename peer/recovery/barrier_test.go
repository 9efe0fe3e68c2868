package recovery_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

func TestBarriers(t *testing.T) {
	for range 2 {
		enumtest.Try(t, recovery.AccessBarriers(), recovery.ErrUnknownAccessBarrier)
		enumtest.Try(t, recovery.ContextBarriers(), recovery.ErrUnknownContextBarrier)
	}
	b := recovery.Barrier{Participant: peertest.ParticipantID, Kind: recovery.BarrierInsurance, Since: partial(t, "2026-01-10"), Until: partial(t, "2026-02")}
	require.NoError(t, b.Check())
	for on, want := range map[string]bool{"2026-01-09": false, "2026-01-10": true, "2026-02-27": true, "2026-02-28": false} {
		assert.Equal(t, want, b.IsOpen(goalDate(t, on)), on)
	}
	assert.False(t, recovery.Barrier{Kind: recovery.BarrierCost}.IsOpen(goalDate(t, "2026-01-10")), "of which nobody said since when")
	assert.False(t, b.IsReadBy(peertest.Actor(worker)))
	assert.True(t, b.IsReadBy(peertest.Actor(participant)))
	data, err := json.Marshal(b)
	require.NoError(t, err)
	var back recovery.Barrier
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, b, back)
	for name, bad := range map[string]recovery.Barrier{
		"nobody's": {Kind: recovery.BarrierCost, Since: partial(t, "2026-01")}, "no date": {Participant: "p", Kind: recovery.BarrierCost},
		"unknown":   {Participant: "p", Kind: "laziness", Since: partial(t, "2026-01")},
		"backwards": {Participant: "p", Kind: recovery.BarrierCost, Since: partial(t, "2026-02"), Until: partial(t, "2026-01")},
		"shared":    {Participant: "p", Kind: recovery.BarrierCost, Since: partial(t, "2026-02"), SharedWith: []lifecycle.Actor{{}}},
	} {
		require.ErrorIs(t, bad.Check(), recovery.ErrBarrier, name)
	}
	require.ErrorIs(t, json.Unmarshal([]byte(`{"participant":"p","kind":"cost"}`), &back), recovery.ErrBarrier)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"participant":"p","kind":"cost","since":"2026-01","fault":"own"}`), &back), lifecycle.ErrBadRecord)
	peertest.Secret(t, "secret", recovery.Barrier{Participant: "secret-p", Note: peertest.Text("secret")})
}

func TestCountsOfBarriersHideFew(t *testing.T) {
	var all []recovery.Barrier
	for i := range 6 {
		id := peer.ParticipantID(fmt.Sprint("p-", i))
		all = append(all, recovery.Barrier{Participant: id, Kind: recovery.BarrierTransport, Since: partial(t, "2026-01-01")}, recovery.Barrier{Participant: id, Kind: recovery.BarrierTransport, Since: partial(t, "2026-01-02")})
		if i < 4 {
			all = append(all, recovery.Barrier{Participant: id, Kind: recovery.BarrierShame, Since: partial(t, "2026-01-01")})
		}
	}
	all = append(all, recovery.Barrier{Participant: "p-1", Kind: recovery.BarrierCost, Since: partial(t, "2026-06-01")})
	on := goalDate(t, "2026-02-01")
	assert.Equal(t, []recovery.BarrierCount{{Kind: recovery.BarrierTransport, People: 6}, {Kind: recovery.BarrierShame, Hidden: true}}, recovery.CountBarriers(all, on, 0))
	assert.Equal(t, []recovery.BarrierCount{{Kind: recovery.BarrierTransport, Hidden: true}, {Kind: recovery.BarrierShame, Hidden: true}}, recovery.CountBarriers(all, on, 11))
	assert.Empty(t, recovery.CountBarriers(nil, on, 0))
}

func TestBarriersOfAContext(t *testing.T) {
	rows := recovery.ContextBarrierRows()
	require.Len(t, rows, len(recovery.ContextBarriers()))
	for i, r := range rows {
		assert.Equal(t, recovery.ContextBarriers()[i], r.Barrier)
		assert.True(t, r.Outer || r.Inner)
		assert.Equal(t, r.Barrier != recovery.ContextStigma, r.Source.Verified(), "that stigma lies inside is our reading")
	}
	assert.True(t, rows[0].Outer && !rows[0].Inner)
	assert.True(t, rows[5].Outer && rows[5].Inner, "money is both")
}

func TestStigma(t *testing.T) {
	for range 2 {
		enumtest.Try(t, recovery.StigmaLevels(), recovery.ErrUnknownStigmaLevel)
		enumtest.Try(t, recovery.StigmaTools(), recovery.ErrUnknownStigmaTool)
	}
	e := recovery.StigmaEvent{Participant: peertest.ParticipantID, Level: recovery.StigmaStructural, On: partial(t, "2026-01"), Answers: []recovery.StigmaTool{recovery.ToolPolicy, recovery.ToolEducation}}
	require.NoError(t, e.Check())
	nobodys := recovery.StigmaEvent{Level: recovery.StigmaSocial, On: partial(t, "2026-01")}
	require.NoError(t, nobodys.Check())
	assert.False(t, e.IsReadBy(peertest.Actor(worker)))
	assert.True(t, e.IsReadBy(peertest.Actor(participant)))
	assert.True(t, nobodys.IsReadBy(peertest.Actor(worker)))
	assert.Equal(t, map[recovery.StigmaLevel]int{"structural": 2, "social": 1}, recovery.CountStigma([]recovery.StigmaEvent{e, e, nobodys}))
	for name, bad := range map[string]recovery.StigmaEvent{
		"no level": {On: partial(t, "2026-01")}, "no date": {Level: recovery.StigmaSelf}, "setting": {Level: recovery.StigmaSelf, On: partial(t, "2026-01"), Setting: "moon"},
		"tool":   {Level: recovery.StigmaSelf, On: partial(t, "2026-01"), Answers: []recovery.StigmaTool{"blame"}},
		"twice":  {Level: recovery.StigmaSelf, On: partial(t, "2026-01"), Answers: []recovery.StigmaTool{recovery.ToolPolicy, recovery.ToolPolicy}},
		"shared": {Level: recovery.StigmaSelf, On: partial(t, "2026-01"), SharedWith: []lifecycle.Actor{sister}},
		"id":     {Participant: "\xff", Level: recovery.StigmaSelf, On: partial(t, "2026-01")},
	} {
		require.ErrorIs(t, bad.Check(), recovery.ErrStigma, name)
	}
	data, err := json.Marshal(e)
	require.NoError(t, err)
	var back recovery.StigmaEvent
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, e, back)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"level":"self"}`), &back), recovery.ErrStigma)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"level":"self","on":"2026-01","who":"x"}`), &back), lifecycle.ErrBadRecord)
	assert.Equal(t, source.Design, recovery.StigmaSource().Evidence)
	peertest.Secret(t, "secret", recovery.StigmaEvent{Participant: "secret-p", Note: peertest.Text("secret")})
}

func FuzzBarriersAndStigma(f *testing.F) {
	f.Add([]byte(`{"participant":"p","kind":"cost","since":"2026-01"}`))
	f.Add([]byte(`{"level":"self","on":"2026-01"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b recovery.Barrier
		if json.Unmarshal(data, &b) == nil {
			require.NoError(t, b.Check())
		}
		var e recovery.StigmaEvent
		if json.Unmarshal(data, &e) == nil {
			require.NoError(t, e.Check())
		}
	})
}

func ExampleBarrier() {
	since, _ := recovery.ParsePartialDate("2026-03")
	b := recovery.Barrier{Participant: "ana", Kind: recovery.BarrierAftercare, Since: since}
	fmt.Println(b.Check(), b.IsReadBy(peer.WorkerActor("joe")))
	b.Kind = "shame_"
	fmt.Println(b.Check())
	// Output:
	// <nil> false
	// recovery: bad barrier: recovery: unknown barrier to access (nearest: shame)
}

func ExampleStigmaEvent() {
	on, _ := recovery.ParsePartialDate("2026-03")
	e := recovery.StigmaEvent{Level: recovery.StigmaStructural, On: on, Answers: []recovery.StigmaTool{recovery.ToolPolicy}}
	fmt.Println(e.Check(), recovery.CountStigma([]recovery.StigmaEvent{e}))
	e.Level = "family"
	fmt.Println(e.Check())
	// Output:
	// <nil> map[structural:1]
	// recovery: bad entry about stigma: recovery: unknown level of stigma
}
