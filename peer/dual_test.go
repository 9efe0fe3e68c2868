package peer_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

var nobody peer.DualRelationships

// tie returns a tie of a kind between the fixed two that a supervisor has taken up.
func tie(t testing.TB, kind peer.ConflictKind) *peer.DualRelationship {
	t.Helper()
	d, err := peer.DeclareTie("dual-"+peer.DualID(kind), withParticipant, peer.DualChange{Kind: kind}, by(worker, day(0)))
	require.NoError(t, err)
	require.NoError(t, d.Review(by(supervisor, day(1)), nobody))
	return d
}

func register(t testing.TB, ds ...*peer.DualRelationship) peer.DualRelationships {
	t.Helper()
	var all []peer.DualRelationship
	for _, d := range ds {
		all = append(all, *d)
	}
	rs, err := peer.NewDualRelationships(all...)
	require.NoError(t, err)
	return rs
}

func TestDeclareTie(t *testing.T) {
	act := by(worker, day(0))
	_, err := peer.DeclareTie("", withParticipant, friend, act)
	require.ErrorIs(t, err, peer.ErrIncomplete)
	for name, p := range map[string]peer.DualParties{
		"nobody else":     {Worker: "w"},
		"no worker":       {Participant: "p"},
		"two others":      {Worker: "w", Participant: "p", Supervisor: "s"},
		"one person":      {Worker: "w", Colleague: "w"},
		"an unfit id":     {Worker: "w", Participant: peer.ParticipantID(strings.Repeat("x", 257))},
		"one as two":      {Worker: "w", Supervisor: "w"},
		"three of others": {Worker: "w", Participant: "p", Colleague: "c", Supervisor: "s"},
	} {
		require.ErrorIs(t, p.Check(), peer.ErrDualRelationship, name)
		_, err := peer.DeclareTie("d", p, friend, act)
		require.ErrorIs(t, err, peer.ErrDualRelationship, name)
	}
	_, err = peer.DeclareTie("d", withParticipant, peer.DualChange{}, act)
	peertest.Refused(t, err, lifecycle.ErrDataMissing)
	_, err = peer.DeclareTie("d", withParticipant, peer.DualChange{Kind: "neighbour"}, act)
	peertest.Refused(t, err, lifecycle.ErrMalformed)
	_, err = peer.DeclareTie("d", withParticipant, peer.DualChange{Kind: peer.ConflictFriend, Precaution: peer.PrecautionGreeting}, act)
	peertest.Refused(t, err, lifecycle.ErrDataUnexpected)
	_, err = peer.DeclareTie("d", withParticipant, friend, lifecycle.Act{By: peer.WorkerActor("worker-9"), At: day(0)})
	peertest.Refused(t, err, lifecycle.ErrNotYourMove) // of others a worker tells the supervisor
	var zero peer.DualRelationship
	peertest.Refused(t, zero.Object(by(participant, day(1))), lifecycle.ErrNotStarted)
	_, err = json.Marshal(zero)
	require.ErrorIs(t, err, peer.ErrIncomplete)
}

// Whoever declares an own tie loses nothing but the pair: no reason is asked, and the
// worker's record is as before.
func TestDeclaringAnOwnTieHasNoConsequenceForTheWorker(t *testing.T) {
	for _, r := range peer.DualLifecycle().Rows {
		if r.Event == peer.DeclareDual || r.Event == peer.ObjectDual {
			for _, n := range r.Needs {
				assert.NotContains(t, []lifecycle.NeedKind{lifecycle.Reason, lifecycle.Coded}, n.Kind, r.Event)
			}
		}
	}
	before := peertest.Worker(peertest.WorkerID)
	after := register(t, peertest.DualIn(t, peer.DualDeclared)).Apply(before, day(1))
	assert.Len(t, after.Conflicts, 1)
	after.Conflicts = nil
	assert.Equal(t, before, after)
}

// A day is counted by hand: day 3 is 2026-01-08.
func TestATieIsManagedWithPrecautionsUntilADay(t *testing.T) {
	d := peertest.DualIn(t, peer.DualUnderReview)
	act := coded(supervisor, day(3), "small_community")
	peertest.Refused(t, d.Manage(by(supervisor, day(3)), peer.PrecautionGreeting, date(t, "2026-04-01"), nobody), lifecycle.ErrReasonMissing)
	peertest.Refused(t, d.Manage(act, "", date(t, "2026-04-01"), nobody), lifecycle.ErrDataMissing)
	peertest.Refused(t, d.Manage(act, peer.PrecautionGreeting, peer.Date{}, nobody), lifecycle.ErrDataMissing)
	peertest.RefusedBy(t, d.Manage(act, peer.PrecautionGreeting, date(t, "2026-01-08"), nobody), "review")
	require.NoError(t, d.Manage(act, peer.PrecautionGreeting, date(t, "2026-01-09"), nobody))
	assert.Equal(t, peer.DualView{State: peer.DualManaged, Kind: peer.ConflictFriend, SmallCommunity: true,
		Precautions: []peer.Precaution{peer.PrecautionGreeting}, Review: date(t, "2026-01-09")}, d.At(day(3)))
	assert.Equal(t, peer.DualUnderReview, d.At(day(2)).State, "as it was the day before")
	assert.Equal(t, peer.DualView{}, d.At(day(-1)), "nobody had said so")

	peertest.RefusedBy(t, d.LiftPrecaution(by(supervisor, day(3)), peer.PrecautionGreeting, nobody), "last_precaution")
	peertest.RefusedBy(t, d.LiftPrecaution(by(supervisor, day(3)), peer.PrecautionHatSaid, nobody), "precaution")
	peertest.RefusedBy(t, d.AddPrecaution(by(supervisor, day(3)), peer.PrecautionGreeting, nobody), "precaution")
	require.NoError(t, d.AddPrecaution(by(supervisor, day(3)), peer.PrecautionRecordsClosed, nobody))
	require.NoError(t, d.LiftPrecaution(by(supervisor, day(3)), peer.PrecautionGreeting, nobody))
	assert.Equal(t, []peer.Precaution{peer.PrecautionRecordsClosed}, d.At(day(3)).Precautions)

	due, err := d.Due(d.Timings(nil), lifecycle.Calendar{}, date(t, "2026-01-09").Start(nil).Add(-time.Second))
	require.NoError(t, err)
	assert.Empty(t, due)
	due, err = d.Due(d.Timings(nil), lifecycle.Calendar{}, date(t, "2026-01-09").Start(nil))
	require.NoError(t, err)
	require.Len(t, due, 1)
	assert.Equal(t, peer.RenewDual, due[0].Propose)
	assert.Equal(t, []lifecycle.Party{supervisor}, due[0].Waiting)
	assert.Equal(t, peer.DualManaged, d.State(), "proposed, and nothing done")
	require.NoError(t, d.Renew(by(supervisor, day(5)), date(t, "2026-07-09"), nobody))
	next, ok, err := d.NextDue(d.Timings(nil), lifecycle.Calendar{}, day(5))
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, date(t, "2026-07-09").Start(nil), next)
}

// Monday, 5 January: two working days to take it up, then five to decide.
func TestAnUndecidedTieIsProposedToASupervisor(t *testing.T) {
	d := peertest.DualIn(t, peer.DualDeclared)
	next, _, err := d.NextDue(d.Timings(nil), lifecycle.Calendar{}, day(0))
	require.NoError(t, err)
	assert.Equal(t, day(2), next)
	d = peertest.DualIn(t, peer.DualUnderReview)
	next, _, err = d.NextDue(d.Timings(nil), lifecycle.Calendar{}, day(1))
	require.NoError(t, err)
	assert.Equal(t, day(8), next, "Tuesday to Tuesday")
}

func TestWhatNoSupervisorAccepts(t *testing.T) {
	act := coded(supervisor, day(2), "small_community")
	for kind, want := range map[peer.ConflictKind]bool{
		peer.ConflictRelative: true, peer.ConflictFriend: true, peer.ConflictSponsor: true, peer.ConflictSameMeeting: true,
		peer.ConflictProfessional: true, peer.ConflictOther: true,
		peer.ConflictPartner: false, peer.ConflictFormerPartner: false, peer.ConflictClosePerson: false, peer.ConflictHousehold: false,
		peer.ConflictEmployment: false, peer.ConflictBusiness: false, peer.ConflictFinancial: false,
	} {
		d := tie(t, kind)
		first := peer.PrecautionSecondWorker
		if kind == peer.ConflictSponsor {
			peertest.RefusedBy(t, d.Manage(act, first, date(t, "2026-04-01"), nobody), "two_roles")
			first = peer.PrecautionOtherSponsor
		}
		err := d.Manage(act, first, date(t, "2026-04-01"), nobody)
		if !want {
			peertest.RefusedBy(t, err, "barred")
			require.NoError(t, d.Avoid(coded(supervisor, day(2), "other_worker"), nobody), kind)
			continue
		}
		require.NoError(t, err, kind)
	}
	staff := staffIn(t, peer.DualManaged)
	assert.Equal(t, peer.ConflictRelative, staff.At(day(3)).Kind, "among staff nothing is barred everywhere")
}

func TestOnlyASupervisorWhoIsNotInvolvedDecides(t *testing.T) {
	d := peertest.DualIn(t, peer.DualDeclared)
	for _, id := range []string{string(peertest.WorkerID), string(peertest.ParticipantID)} { // one person in two roles
		peertest.RefusedBy(t, d.Review(lifecycle.Act{By: peer.SupervisorActor(peer.SupervisorID(id)), At: day(1)}, nobody), "involved")
	}
	kin, err := peer.DeclareTie("kin", peer.DualParties{Worker: peertest.WorkerID, Supervisor: peertest.SupervisorID},
		peer.DualChange{Kind: peer.ConflictRelative}, by(worker, day(0)))
	require.NoError(t, err)
	rs := register(t, kin)
	peertest.RefusedBy(t, d.Review(by(supervisor, day(1)), rs), "involved")
	assert.False(t, rs.MayDecide(peertest.SupervisorID, d.Parties(), day(1)))
	other := lifecycle.Act{By: peer.SupervisorActor("supervisor-2"), At: day(1)}
	assert.True(t, rs.MayDecide("supervisor-2", d.Parties(), day(1)))
	require.NoError(t, d.Review(other, rs))
	peertest.RefusedBy(t, kin.Review(by(supervisor, day(1)), nobody), "involved")

	require.NoError(t, kin.Review(other, nobody))
	other.Code = "no_tie"
	require.NoError(t, kin.Clear(other, nobody))
	rs = register(t, kin)
	assert.True(t, rs.MayDecide(peertest.SupervisorID, d.Parties(), day(1)), "there was no tie")
	assert.False(t, rs.MayDecide(peertest.SupervisorID, d.Parties(), day(0)), "which nobody knew the day before")
	assert.False(t, rs.MayDecide("", d.Parties(), day(1)))
}

func TestAParticipantObjectsAtAnyTimeAndNobodyTakesItBack(t *testing.T) {
	for _, state := range peer.DualStates() {
		d := peertest.DualIn(t, state)
		err := d.Object(by(participant, day(9)))
		if state == peer.DualObjected || state == peer.DualEnded {
			require.ErrorIs(t, err, lifecycle.ErrRefused)
			continue
		}
		require.NoError(t, err, state)
		assert.True(t, d.At(day(9)).Stands())
		act := wording(supervisor, day(10), "they seem fine")
		peertest.Refused(t, d.Manage(coded(supervisor, day(10), "no_alternative"), peer.PrecautionGreeting, date(t, "2026-09-01"), nobody), lifecycle.ErrNotFromHere)
		peertest.Refused(t, d.Correct(act, d.Revision()), lifecycle.ErrNotYourMove)
		peertest.Refused(t, d.WithdrawObjection(by(worker, day(10))), lifecycle.ErrNotYourMove)
		require.NoError(t, d.WithdrawObjection(by(participant, day(10))))
		assert.Equal(t, peer.DualUnderReview, d.State())
	}
}

// Day 9 is 2026-01-14.
func TestATieEnds(t *testing.T) {
	d := peertest.DualIn(t, peer.DualAvoided)
	peertest.RefusedBy(t, d.SayOver(by(worker, day(9)), date(t, "2026-01-16")), "until")
	require.NoError(t, d.SayOver(by(worker, day(9)), date(t, "2026-01-10")))
	assert.True(t, d.At(day(9)).Stands(), "a supervisor has the last word")
	assert.Equal(t, date(t, "2026-01-10"), d.At(day(9)).Until)
	require.NoError(t, d.End(by(supervisor, day(10)), date(t, "2026-01-10"), nobody))
	assert.False(t, d.At(day(10)).Stands())
	assert.Equal(t, date(t, "2026-01-10"), d.At(day(10)).Until)

	old, err := peer.DeclareTie("old", withParticipant, peer.DualChange{Kind: peer.ConflictFriend, Since: date(t, "2025-12-01")}, by(participant, day(0)))
	require.NoError(t, err)
	peertest.RefusedBy(t, old.End(by(supervisor, day(1)), date(t, "2025-11-30"), nobody), "until")
	require.NoError(t, old.End(by(supervisor, day(1)), date(t, "2025-12-01"), nobody))
}

func TestACorrectionOfATieIsNoBackDoor(t *testing.T) {
	d := tie(t, peer.ConflictHousehold)
	require.NoError(t, d.Avoid(coded(supervisor, day(2), "kept_apart"), nobody))
	act := wording(supervisor, day(3), "wrong button")
	forged := peer.DualMove{Act: coded(supervisor, day(2), "no_alternative"), Event: peer.ManageDual,
		Data: peer.DualChange{Precaution: peer.PrecautionGreeting, Review: date(t, "2026-09-01")}}
	peertest.RefusedBy(t, d.Correct(act, 3, forged), "barred")
	assert.Equal(t, peer.DualAvoided, d.State())
	require.NoError(t, d.Correct(act, 3, peer.DualMove{Act: coded(supervisor, day(2), "other_worker"), Event: peer.AvoidDual}))
	peertest.Refused(t, d.Correct(wording(worker, day(4), "it was not so"), 5), lifecycle.ErrNotYourMove)
}

func TestADualRelationshipIsStoredAndReplayed(t *testing.T) {
	for _, state := range peer.DualStates() {
		d := peertest.DualIn(t, state)
		data, err := json.Marshal(d)
		require.NoError(t, err)
		var back peer.DualRelationship
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, d.Digest(), back.Digest())
		assert.Equal(t, d.At(day(99)), back.At(day(99)))
	}
	d := peertest.DualIn(t, peer.DualManaged)
	data, err := json.Marshal(d)
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no id":             {`"id":"dual-1"`, `"id":""`},
		"another worker":    {`"worker":"worker-1"`, `"worker":"worker-2"`},
		"two others":        {`"participant":"participant-1"}`, `"participant":"participant-1","colleague":"w-9"}`},
		"a barred kind":     {`"kind":"friend"`, `"kind":"household"`},
		"an unknown kind":   {`"kind":"friend"`, `"kind":"neighbour"`},
		"an involved judge": {`"id":"supervisor-1"`, `"id":"worker-1"`},
		"a review behind":   {`"review":"2026-04-07"`, `"review":"2026-01-07"`},
		"a state made up":   {`"to":"managed"`, `"to":"cleared"`},
		"an unknown key":    {`{"id"`, `{"pay":3,"id"`},
	} {
		bad := strings.ReplaceAll(string(data), edit[0], edit[1])
		require.NotEqual(t, string(data), bad, name)
		kept := peertest.DualIn(t, peer.DualAvoided)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, peer.DualAvoided, kept.State(), name)
	}
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfDualRelationshipVersion1(t *testing.T) {
	d, err := peer.DeclareTie("dual-1", withParticipant, peer.DualChange{Kind: peer.ConflictSponsor, Hat: peer.HatSponsor,
		Since: date(t, "2024-03-01"), SmallCommunity: true}, wording(worker, day(0), "we met in the rooms"))
	require.NoError(t, err)
	require.NoError(t, d.Review(by(supervisor, day(1)), nobody))
	require.NoError(t, d.Manage(coded(supervisor, day(2), "small_community"), peer.PrecautionOtherSponsor, date(t, "2026-04-01"), nobody))
	require.NoError(t, d.AddPrecaution(by(supervisor, day(2)), peer.PrecautionSeparateMeetings, nobody))
	require.NoError(t, d.Redact(by(worker, day(3)), 1))
	data, err := json.MarshalIndent(d, "", "  ")
	require.NoError(t, err)
	stored := golden(t, "dual_relationship-v1.json", string(data)+"\n")
	var back peer.DualRelationship
	require.NoError(t, json.Unmarshal([]byte(stored), &back))
	assert.Equal(t, d.Digest(), back.Digest())
	require.NoError(t, back.Object(by(participant, day(5))))
}

func FuzzDualRelationship(f *testing.F) {
	for _, state := range peer.DualStates() {
		data, err := json.Marshal(peertest.DualIn(f, state))
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"id":"d","parties":{"worker":"w"},"history":{}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d peer.DualRelationship
		if json.Unmarshal(data, &d) != nil {
			return
		}
		again, err := json.Marshal(d)
		require.NoError(t, err)
		var back peer.DualRelationship
		require.NoError(t, json.Unmarshal(again, &back))
		assert.Equal(t, d.Digest(), back.Digest())
	})
}

func TestADualRelationshipPrintsNobody(t *testing.T) {
	act := lifecycle.Act{By: peer.WorkerActor("secret-w"), At: day(0), Reason: peertest.Text("secret words")}
	p := peer.DualParties{Worker: "secret-w", Participant: "secret-p"}
	d, err := peer.DeclareTie("secret-d", p, friend, act)
	require.NoError(t, err)
	move := peer.DualMove{Act: act, Event: peer.SayDualOver, Data: peer.DualChange{Until: date(t, "2026-01-01")}}
	rs := register(t, d)
	peertest.Secret(t, "secret", *d, d, p, d.ID(), d.History(), move, rs, rs.Conflicts("secret-w", day(1))[0],
		d.Fire(move, nobody), d.Review(lifecycle.Act{By: peer.SupervisorActor("secret-w"), At: day(1)}, nobody))
	peertest.Secret(t, "friend", *d, d, d.At(day(1)), friend, rs)
}
