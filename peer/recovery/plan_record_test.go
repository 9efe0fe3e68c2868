package recovery_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// A planRecord is an entity of the plan's side that is stored with its history.
type planRecord interface {
	json.Marshaler
	Digest() lifecycle.Digest
}

// planRecords returns one of each kind of record, with everything in it, each
// with a new value of its kind to load into.
func planRecords(t testing.TB) (all []planRecord, empty []func() planRecord) {
	t.Helper()
	add := func(r planRecord, e func() planRecord) { all, empty = append(all, r), append(empty, e) }
	p := planIn(t, recovery.PlanActive)
	require.NoError(t, p.Share(planBy(participant, 5), "crisis", sister))
	require.NoError(t, p.NoteOutcome(planBy(worker, 6), recovery.PlanItemOutcome{Goal: "g-1", Referral: "r-1", Outcome: "connected"}))
	_, err := p.Propose(planBy(worker, 7), recovery.PlanContent{Parts: []recovery.PlanPart{planPart("job", recovery.PartOwn, false, "find work")}})
	require.NoError(t, err)
	require.NoError(t, p.ErasePart(planBy(participant, 8), "health"))
	why := planBy(participant, 9)
	why.Code, why.Reason = "return_to_use", peertest.Text("it was a hard week")
	require.NoError(t, p.OpenReview(why))
	require.NoError(t, p.Endorse(planBy(worker, 10), 1))
	require.NoError(t, p.LinkTreatment(planBy(participant, 11), "tp-1", "c-1"))
	add(p, func() planRecord { return &recovery.Plan{} })
	g := goalIn(t, recovery.GoalActive)
	require.NoError(t, g.DoStep(planBy(worker, 5), "call"))
	require.NoError(t, g.Erase(planBy(participant, 6)))
	require.NoError(t, g.Reword(planBy(participant, 7), goalWords(t)))
	require.NoError(t, g.NoteProgress(planBy(worker, 8), recovery.AchievementImproving))
	add(g, func() planRecord { return &recovery.Goal{} })
	r := returnIn(t, recovery.ReturnKept)
	require.NoError(t, r.Share(planBy(participant, 6), sister, true))
	require.NoError(t, r.Redact(planBy(participant, 7), 1))
	add(r, func() planRecord { return &recovery.ReturnRecord{} })
	return all, empty
}

// Any single change to a stored record either does not load or changes the digest.
func TestAnySingleChangeToAPlanRecordIsSeen(t *testing.T) {
	all, empty := planRecords(t)
	for i, r := range all {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		same := empty[i]()
		require.NoError(t, json.Unmarshal(data, same))
		require.Equal(t, r.Digest(), same.Digest())
		seen := 0
		for _, forged := range planForgeries(t, data) {
			back := empty[i]()
			if json.Unmarshal(forged, back) == nil {
				require.NotEqual(t, r.Digest(), back.Digest(), "%s", forged)
				seen++
			} else {
				require.Equal(t, empty[i](), back, "unchanged on error")
			}
		}
		assert.Positive(t, seen, "some changes load, so that digests are tried at all: %T", r)
	}
}

func planForgeries(t testing.TB, data []byte) [][]byte {
	var record any
	require.NoError(t, json.Unmarshal(data, &record))
	var out [][]byte
	emit := func() {
		forged, err := json.Marshal(record)
		require.NoError(t, err)
		out = append(out, forged)
	}
	var walk func(value any, set func(any))
	walk = func(value any, set func(any)) {
		try := func(other any) { set(other); emit(); set(value) }
		switch v := value.(type) {
		case map[string]any:
			for key, inner := range v {
				delete(v, key)
				emit()
				v[key] = inner
				walk(inner, func(x any) { v[key] = x })
			}
		case []any:
			for i, inner := range v {
				walk(inner, func(x any) { v[i] = x })
			}
			if len(v) > 0 {
				try(v[:len(v)-1])
				try(append(slices.Clone(v), v[len(v)-1]))
			}
		case float64:
			try(v + 1)
		case bool:
			try(!v)
		case string:
			try(v + "x")
			for _, other := range []string{"participant", "worker", "supervisor", "worker-2", "active", "hope", "crisis", "own", "g-2", "home"} {
				if other != v {
					try(other)
				}
			}
			if at, err := time.Parse(time.RFC3339, v); err == nil {
				try(at.Add(time.Second).Format(time.RFC3339Nano))
			}
		}
	}
	walk(record, nil)
	return out
}

// Whatever anybody tries, in whatever order: what is in force is what the
// participant agreed to, nobody reads a private part that they are not shown, and
// the record loads as it was stored.
func TestLawsOfAPlan(t *testing.T) {
	parties := []lifecycle.Party{participant, participant, participant, worker, worker, supervisor, programme, lifecycle.SystemParty}
	rapid.Check(t, func(t *rapid.T) {
		p, err := recovery.NewPlan("plan-1", recovery.PlanRecovery, peertest.ParticipantID, planBy(participant, 0))
		if err != nil {
			t.Fatal(err)
		}
		me, agreed, shown := peertest.Actor(participant), 0, false
		for n := range rapid.IntRange(1, 25).Draw(t, "moves") {
			party := rapid.SampledFrom(parties).Draw(t, "party")
			act := planBy(party, n+1)
			version := rapid.IntRange(1, 5).Draw(t, "version")
			before := p.View(me).InForce.Version.Number
			digest := p.Digest()
			switch move := rapid.SampledFrom([]string{"admit", "exclude", "propose", "agree", "decline", "withdraw", "review", "keep", "take_back", "share", "unshare", "erase", "endorse", "complete", "stop"}).Draw(t, "move"); move {
			case "admit":
				err = p.AdmitWorker(act, peertest.WorkerID)
			case "exclude":
				err = p.ExcludeWorker(act)
			case "propose":
				c := recovery.PlanContent{Parts: []recovery.PlanPart{planPart("open", recovery.PartOwn, false, "open words")}}
				if party == participant {
					c = firstVersion()
				}
				_, err = p.Propose(act, c)
			case "agree":
				if err = p.Agree(act, version); err == nil {
					agreed = version
				}
			case "decline":
				err = p.Decline(act, version)
			case "withdraw":
				err = p.Withdraw(act, version)
			case "review":
				err = p.OpenReview(act)
			case "keep":
				err = p.Keep(act)
			case "take_back":
				if err = p.TakeBack(act); err == nil {
					agreed = 0
				}
			case "share":
				if err = p.Share(act, "crisis", sister); err == nil {
					shown = true
				}
			case "unshare":
				if err = p.Unshare(act, "crisis", sister); err == nil {
					shown = false
				}
			case "erase":
				err = p.ErasePart(act, "health")
			case "endorse":
				err = p.Endorse(act, version)
			case "complete":
				err = p.Complete(act)
			case "stop":
				if err = p.Stop(act); err == nil {
					agreed = 0
				}
			}
			if err != nil {
				assert.ErrorIs(t, err, lifecycle.ErrRefused)
				assert.Equal(t, digest, p.Digest(), "a refused move changes nothing")
			}
			after := p.View(me)
			assert.Equal(t, agreed, after.InForce.Version.Number)
			if party != participant {
				assert.Equal(t, before, after.InForce.Version.Number, "nobody else changes what is in force")
			}
			for _, who := range []lifecycle.Actor{peertest.Actor(worker), peertest.Actor(supervisor), peertest.Actor(programme), sister} {
				v := p.View(who)
				for _, part := range slices.Concat(v.InForce.Content.Parts, v.Proposed.Content.Parts) {
					if part.IsPrivate() {
						assert.True(t, who == sister && shown && part.ID == "crisis")
					}
				}
			}
		}
		data, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var back recovery.Plan
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		assert.Equal(t, p.Digest(), back.Digest())
		assert.Equal(t, p.View(me), back.View(me))
	})
}

func TestWordsThatNobodyTookAwayAreNotProposedAsGone(t *testing.T) {
	p := planIn(t, recovery.PlanActive)
	gone := firstVersion()
	gone.Parts[0].Words = gone.Parts[0].Words.Redacted()
	_, err := p.Propose(planBy(participant, 5), gone)
	require.ErrorIs(t, err, recovery.ErrPlanContent)
	require.NoError(t, p.ErasePart(planBy(participant, 6), "hope"))
	_, err = p.Propose(planBy(participant, 7), gone)
	require.NoError(t, err)
	data, err := json.Marshal(p)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &recovery.Plan{}))
}

// A redaction without its entry, and an entry without its redaction.
func TestWordsGoTogetherWithTheEntryThatSaysSo(t *testing.T) {
	there, err := json.Marshal(peertest.Text("my own kitchen"))
	require.NoError(t, err)
	gone, err := json.Marshal(peertest.Text("my own kitchen").Redacted())
	require.NoError(t, err)
	p := planIn(t, recovery.PlanActive)
	data, err := json.Marshal(p)
	require.NoError(t, err)
	forged := bytes.Replace(data, there, gone, 1)
	require.NotEqual(t, string(data), string(forged))
	require.ErrorIs(t, json.Unmarshal(forged, &recovery.Plan{}), lifecycle.ErrBadRecord)
	require.NoError(t, p.ErasePart(planBy(participant, 5), "hope"))
	data, err = json.Marshal(p)
	require.NoError(t, err)
	forged = bytes.Replace(data, gone, there, 1)
	require.NotEqual(t, string(data), string(forged))
	require.ErrorIs(t, json.Unmarshal(forged, &recovery.Plan{}), lifecycle.ErrBadRecord)
}
