package recovery_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Nobody but the participant has a part in it.
const returnAnswers = `
- | record | participant | kept

kept | say_anew  | participant | kept
kept | add_words | participant | kept
kept | share     | participant | kept
kept | unshare   | participant | kept
kept | take_back | participant | taken_back

taken_back | unshare | participant | taken_back
`

func returnSaid(t testing.TB) recovery.ReturnChange {
	return recovery.ReturnChange{Kind: recovery.ReturnLapse, On: recovery.OnDay(goalDate(t, "2026-01-09")), Concern: recovery.ConcernAlcohol}
}

func returnIn(t testing.TB, state recovery.ReturnState) *recovery.ReturnRecord {
	t.Helper()
	act := planBy(participant, 5)
	act.Reason = peertest.Text("after the call from court")
	r, err := recovery.NewReturnRecord("r-1", peertest.ParticipantID, returnSaid(t), act)
	require.NoError(t, err)
	if state == recovery.ReturnTakenBack {
		require.NoError(t, r.TakeBack(planBy(participant, 6)))
	}
	require.Equal(t, state, r.State())
	return r
}

func TestReturnTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[recovery.ReturnState, recovery.ReturnEvent, recovery.ReturnChange](recovery.ReturnLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: participant, ID: string(peertest.ParticipantID)}
	peertest.TryTable(t, peertest.Trial[recovery.ReturnState, recovery.ReturnEvent, recovery.ReturnChange]{
		Machine: m,
		Open:    func() (recovery.ReturnHistory, error) { return m.Open(seat) },
		In: func(s recovery.ReturnState) recovery.ReturnHistory {
			h, err := m.Restore(returnIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e recovery.ReturnEvent, _ lifecycle.Party) (mv recovery.ReturnMove) {
			switch e {
			case recovery.RecordReturn, recovery.SayReturnAnew:
				mv.Data = returnSaid(t)
			case recovery.AddReturnWords:
				mv.Reason = peertest.Text("words")
			case recovery.ShareReturn, recovery.UnshareReturn:
				mv.Data.Reader = sister
			}
			return mv
		},
		Want: returnAnswers,
	})
	assert.ElementsMatch(t, recovery.ReturnStates(), recovery.ReturnLifecycle().States())
	tryPlanRows(t, recovery.ReturnLifecycle())
	tryPlanSpanish(t, recovery.ReturnLifecycle())
}

func TestNamesOfReturns(t *testing.T) {
	for range 2 {
		enumtest.Try(t, recovery.ReturnKinds(), recovery.ErrUnknownReturnKind)
		enumtest.Try(t, recovery.ReturnStates(), recovery.ErrUnknownReturnState)
		enumtest.Try(t, recovery.ReturnOfferKinds(), recovery.ErrUnknownReturnOfferKind)
	}
}

func TestNobodyElseMakesAReturnRecord(t *testing.T) {
	for _, p := range []lifecycle.Party{worker, supervisor, programme, lifecycle.SystemParty, peer.CompanionParty, lifecycle.ReferrerParty} {
		_, err := recovery.NewReturnRecord("r-1", peertest.ParticipantID, returnSaid(t), planBy(p, 5))
		peertest.Refused(t, err, lifecycle.ErrNotYourMove)
		r := returnIn(t, recovery.ReturnKept)
		peertest.Refused(t, r.Share(planBy(p, 6), sister, true), lifecycle.ErrNotYourMove)
		peertest.Refused(t, r.TakeBack(planBy(p, 6)), lifecycle.ErrNotYourMove)
		peertest.Refused(t, r.Redact(planBy(p, 6), 1), lifecycle.ErrNotYourMove)
	}
	_, err := recovery.NewReturnRecord("r-1", peertest.ParticipantID, recovery.ReturnChange{Kind: recovery.ReturnLapse}, planBy(participant, 5))
	peertest.Refused(t, err, lifecycle.ErrDataMissing)
	_, err = recovery.NewReturnRecord("r-1", peertest.ParticipantID, recovery.ReturnChange{Kind: "failure", On: returnSaid(t).On}, planBy(participant, 5))
	peertest.Refused(t, err, lifecycle.ErrMalformed)
	for on, ok := range map[string]bool{"2026-01-10": true, "2026-01-11": true, "2026-01-12": false, "2026-01": true, "2026-02": false} { // said at noon UTC on 10 January
		_, err = recovery.NewReturnRecord("r-1", peertest.ParticipantID, recovery.ReturnChange{Kind: recovery.ReturnLapse, On: partial(t, on)}, planBy(participant, 5))
		if ok {
			require.NoError(t, err, on)
		} else {
			peertest.RefusedBy(t, err, "not_yet")
		}
	}
	_, err = recovery.NewReturnRecord("", peertest.ParticipantID, returnSaid(t), planBy(participant, 5))
	require.ErrorIs(t, err, recovery.ErrIncompleteReturn)
}

func TestAReturnRecordIsReadByWhomItIsShownTo(t *testing.T) {
	me := peertest.Actor(participant)
	readers := []lifecycle.Actor{peertest.Actor(worker), peertest.Actor(supervisor), peertest.Actor(programme), sister, peer.WorkerActor("w-9"), lifecycle.System(), {}, peer.ParticipantActor("other")}
	r := returnIn(t, recovery.ReturnKept)
	for i, reader := range readers {
		_, ok := r.Read(reader)
		assert.False(t, ok, reader.Party)
		_, ok, err := r.Response(reader, recovery.ReturnSituation{})
		require.NoError(t, err)
		assert.False(t, ok)
		if i >= 5 {
			peertest.Refused(t, r.Share(planBy(participant, 6), reader, false))
			continue
		}
		require.NoError(t, r.Share(planBy(participant, 10+4*i), reader, false))
		said, ok := r.Read(reader)
		require.True(t, ok)
		assert.Equal(t, recovery.ReturnReading{Kind: recovery.ReturnLapse, On: returnSaid(t).On, Concern: recovery.ConcernAlcohol}, said, "without the words")
		require.NoError(t, r.Share(planBy(participant, 11+4*i), reader, true))
		said, _ = r.Read(reader)
		require.Len(t, said.Words, 1)
		assert.Equal(t, "after the call from court", said.Words[0].Words())
		assert.Equal(t, []lifecycle.Actor{reader}, r.Readers(me))
		assert.Nil(t, r.Readers(reader))
		require.NoError(t, r.Unshare(planBy(participant, 12+4*i), reader))
		_, ok = r.Read(reader)
		assert.False(t, ok)
	}
	why := planBy(participant, 50)
	why.Reason = peertest.Text("she asked")
	require.NoError(t, r.Share(why, sister, true))
	anew := returnSaid(t)
	anew.Kind, anew.Concern = recovery.ReturnOwnWord, ""
	require.NoError(t, r.SayAnew(planBy(participant, 51), anew))
	words := planBy(participant, 52)
	words.Reason = peertest.Text("I went to the meeting the same night")
	require.NoError(t, r.AddWords(words))
	said, _ := r.Read(sister)
	assert.Equal(t, recovery.ReturnOwnWord, said.Kind)
	assert.Len(t, said.Words, 2)
	require.NoError(t, r.TakeBack(planBy(participant, 53)))
	_, ok := r.Read(sister)
	assert.False(t, ok)
	assert.Empty(t, r.Readers(me))
	_, ok = r.Read(me)
	assert.True(t, ok, "it stays theirs")
	_, ok = recovery.ReturnRecord{}.Read(lifecycle.Actor{Party: participant})
	assert.False(t, ok)
}

func TestWhatIsOfferedAfterAReturn(t *testing.T) {
	me := peertest.Actor(participant)
	contacts := []recovery.SupportContact{{Who: sister, Channel: peer.ModalityPhone, Order: 1, Return: true}, {Who: peertest.Actor(worker), Channel: peer.ModalityPhone}}
	r := returnIn(t, recovery.ReturnKept)
	got, ok, err := r.Response(me, recovery.ReturnSituation{Plan: recovery.PlanActive, SafetyPlan: recovery.PlanActive, Contacts: contacts, At: peertest.Day(6)})
	require.NoError(t, err)
	require.True(t, ok)
	var kinds []recovery.ReturnOfferKind
	for _, o := range got.Offers {
		kinds = append(kinds, o.Kind)
		assert.NotEmpty(t, o.Text)
		assert.NotEmpty(t, o.Source.Title)
		assert.Equal(t, o.Kind == recovery.OfferPlanReview, o.Propose == recovery.OpenReview)
		for _, word := range []string{"fail", "clean", "dirty", "relapse", "must"} {
			assert.NotContains(t, strings.ToLower(o.Text), word)
		}
	}
	assert.Equal(t, recovery.ReturnOfferKinds(), kinds)
	assert.Empty(t, got.Warning, "alcohol alone")
	require.Len(t, got.Contacts.Now, 1, "whom they chose for this")
	assert.Equal(t, sister, got.Contacts.Now[0].Who)
	assert.Equal(t, "988", got.Contacts.Lines[0].Number)

	// Who is shown the record is not shown whom else they would call, nor their plans.
	require.NoError(t, r.Share(planBy(participant, 7), sister, false))
	theirs, ok, err := r.Response(sister, recovery.ReturnSituation{Plan: recovery.PlanActive, SafetyPlan: recovery.PlanActive, Contacts: contacts, Opioids: true, At: peertest.Day(7)})
	require.NoError(t, err)
	require.True(t, ok)
	without, _, err := r.Response(sister, recovery.ReturnSituation{At: peertest.Day(7)})
	require.NoError(t, err)
	assert.Equal(t, without, theirs)
	assert.Empty(t, slices.Concat(theirs.Contacts.Now, theirs.Contacts.Later))
	assert.NotEmpty(t, theirs.Contacts.Lines)

	got, _, err = r.Response(me, recovery.ReturnSituation{Plan: recovery.PlanStopped})
	require.NoError(t, err)
	for _, o := range got.Offers {
		assert.NotEqual(t, recovery.OfferPlanReview, o.Kind, "there is no plan to look at")
	}

	english, err := recovery.OverdoseWarning(lifecycle.English)
	require.NoError(t, err)
	spanish, err := recovery.OverdoseWarning(lifecycle.Spanish)
	require.NoError(t, err)
	_, err = recovery.OverdoseWarning("xx")
	require.ErrorIs(t, err, lifecycle.ErrUnknownLanguage)
	for _, tt := range []struct {
		concern recovery.Concern
		s       recovery.ReturnSituation
		want    string
	}{
		{recovery.ConcernOpioids, recovery.ReturnSituation{}, english},
		{recovery.ConcernOpioids, recovery.ReturnSituation{Language: lifecycle.Spanish}, spanish},
		{recovery.ConcernPills, recovery.ReturnSituation{}, english},
		{"", recovery.ReturnSituation{}, english}, // nobody said that it was not
		{recovery.ConcernAlcohol, recovery.ReturnSituation{Opioids: true}, english},
		{recovery.ConcernGambling, recovery.ReturnSituation{}, ""},
	} {
		said := returnSaid(t)
		said.Concern = tt.concern
		r, err := recovery.NewReturnRecord("r", peertest.ParticipantID, said, planBy(participant, 5))
		require.NoError(t, err)
		got, _, err := r.Response(me, tt.s)
		require.NoError(t, err)
		assert.Equal(t, tt.want, got.Warning, string(tt.concern))
	}
	_, _, err = r.Response(me, recovery.ReturnSituation{Contacts: []recovery.SupportContact{{}}})
	require.ErrorIs(t, err, recovery.ErrContact)
}

func TestAReturnRecordIsStoredAndReplayed(t *testing.T) {
	for _, state := range recovery.ReturnStates() {
		r := returnIn(t, state)
		data, err := json.Marshal(r)
		require.NoError(t, err)
		var back recovery.ReturnRecord
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, r.Digest(), back.Digest())
	}
	r := returnIn(t, recovery.ReturnKept)
	require.NoError(t, r.Share(planBy(participant, 6), sister, false))
	data, err := json.Marshal(r)
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no id":               {`"id":"r-1"`, `"id":""`},
		"another participant": {`"participant":"participant-1"`, `"participant":"participant-2"`},
		"an unknown kind":     {`"kind":"lapse"`, `"kind":"failure"`},
		"an unknown key":      {`{"id"`, `{"shame":3,"id"`},
		"no date":             {`2026-01-09"`, `2026-01-39"`},
		"a day to come":       {`2026-01-09"`, `2027-01-09"`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := returnIn(t, recovery.ReturnTakenBack)
		want := lifecycle.ErrBadRecord
		if name == "no id" {
			want = recovery.ErrIncompleteReturn
		}
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), want, name)
		assert.Equal(t, recovery.ReturnTakenBack, kept.State(), name)
	}
	_, err = json.Marshal(recovery.ReturnRecord{})
	require.ErrorIs(t, err, recovery.ErrIncompleteReturn)
	require.NoError(t, r.Redact(planBy(participant, 9), 1))
	sample := planSample(t, "return-v1.json", func() any { return r })
	var back recovery.ReturnRecord
	require.NoError(t, json.Unmarshal(sample, &back))
	said, ok := back.Read(sister)
	assert.True(t, ok)
	assert.Equal(t, recovery.ReturnLapse, said.Kind)
}

func FuzzReturnRecord(f *testing.F) {
	data, err := json.Marshal(returnIn(f, recovery.ReturnTakenBack))
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		var r recovery.ReturnRecord
		if json.Unmarshal(data, &r) != nil {
			return
		}
		again, err := json.Marshal(r)
		require.NoError(t, err)
		var back recovery.ReturnRecord
		require.NoError(t, json.Unmarshal(again, &back))
		assert.Equal(t, r.Digest(), back.Digest())
	})
}

func TestAReturnRecordPrintsNothing(t *testing.T) {
	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: peertest.Day(5), Reason: peertest.Text("secret reason")}
	r, err := recovery.NewReturnRecord("secret-r", "secret-p", returnSaid(t), act)
	require.NoError(t, err)
	reader := peer.WorkerActor("secret-w")
	require.NoError(t, r.Share(act, reader, true))
	said, _ := r.Read(reader)
	entry, _ := r.History().Last()
	contact := recovery.SupportContact{Who: reader, Channel: peer.ModalityPhone, Return: true, Helps: peertest.Text("secret words")}
	situation := recovery.ReturnSituation{Contacts: []recovery.SupportContact{contact}}
	response, _, err := r.Response(act.By, situation)
	require.NoError(t, err)
	require.NotEmpty(t, response.Contacts.Now)
	peertest.Secret(t, "secret", *r, r, r.ID(), r.History(), entry, entry.Data, said, contact, situation, response, response.Contacts,
		recovery.ReturnMove{Act: act, Event: recovery.ShareReturn, Data: entry.Data}, r.TakeBack(lifecycle.Act{By: reader, At: peertest.Day(6)}))
	peertest.Secret(t, "lapse", *r, entry, entry.Data, said, r.History(), recovery.ReturnMove{Event: recovery.RecordReturn, Data: returnSaid(t)})
}

// The whole scenario: nothing is reset, the plan is looked at again, support is offered.
func ExampleReturnRecord() {
	ana, joe := peer.ParticipantActor("ana"), peer.WorkerActor("joe")
	act := func(d int) lifecycle.Act { return lifecycle.Act{By: ana, At: planMarch(d)} }
	plan, _ := recovery.NewPlan("p-1", recovery.PlanRecovery, "ana", act(2))
	_ = plan.AdmitWorker(act(2), "joe")
	v, _ := plan.Propose(act(2), recovery.PlanContent{})
	_ = plan.Agree(act(2), v)
	clock := recovery.Clock{Concern: recovery.ConcernAlcohol, Started: recovery.OnDay(peer.DateOf(planMarch(1).AddDate(0, -3, 0), time.UTC))}
	chip := recovery.Token{Family: recovery.TokensOfAA, Days: 60}
	clock.Received = append(clock.Received, recovery.ReceivedToken{Token: chip, On: peer.DateOf(planMarch(1), time.UTC)})

	// Ana records it, in her own word. Nobody else can, and Joe reads nothing yet.
	said := recovery.ReturnChange{Kind: recovery.ReturnLapse, On: recovery.OnDay(peer.DateOf(planMarch(10), time.UTC)), Concern: recovery.ConcernAlcohol}
	_, err := recovery.NewReturnRecord("r-1", "ana", said, lifecycle.Act{By: joe, At: planMarch(11)})
	fmt.Println("recorded by Joe:", !errors.Is(err, lifecycle.ErrNotYourMove))
	r, _ := recovery.NewReturnRecord("r-1", "ana", said, act(11))
	_, reads := r.Read(joe)
	fmt.Println("read by Joe:", reads)

	// Offers, and nothing that happens by itself.
	response, _, _ := r.Response(ana, recovery.ReturnSituation{Plan: plan.State(), At: planMarch(11)})
	for _, o := range response.Offers[:3] {
		fmt.Println("-", o.Text)
	}
	// She takes one of them up and shows Joe the record.
	review := act(11)
	review.Code = "return_to_use"
	fmt.Println(plan.OpenReview(review), plan)
	_ = r.Share(act(12), joe, false)
	_, reads = r.Read(joe)
	fmt.Println("read by Joe:", reads)

	// Earlier time stays counted, and a chip stays hers.
	clock.Returns = append(clock.Returns, recovery.ClockReturn{On: said.On})
	on := peer.DateOf(planMarch(20), time.UTC)
	tally, _ := clock.Tally(on)
	fmt.Println("days:", tally.Current, "longest:", tally.Longest, "in all:", tally.Lifetime, "chips:", len(clock.Received))
	// Output:
	// recorded by Joe: false
	// read by Joe: false
	// - A safe place, somebody who knows, medical help if it is needed.
	// - Talk to somebody of your choice, when you like.
	// - Look at your plan again. It stays in force until you change it.
	// <nil> [recovery plan under_review]
	// read by Joe: true
	// days: 9 longest: 99 in all: 108 chips: 1
}
