package peertest_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/referral"
)

// tryBuilder checks that a builder gives every state of a table, a new entity at
// every call, and that it fails for a state that is in no table.
func tryBuilder[S, E ~string, T interface {
	comparable
	State() S
}](t *testing.T, table lifecycle.Table[S, E], build func(t testing.TB, state S) T) {
	t.Helper()
	require.NotEmpty(t, table.States())
	for _, s := range table.States() {
		e := build(t, s)
		assert.Equal(t, s, e.State(), table.Name)
		assert.False(t, e == build(t, s), "%s: its own at every call", table.Name)
	}
	for _, s := range []S{"", "asleep"} {
		assert.Regexp(t, fmt.Sprintf("^no [a-z-]+ is in state %q$", s), failed(t, func(t testing.TB) { build(t, s) }), table.Name)
	}
}

func TestBuildersGiveEveryStateAndNoOther(t *testing.T) {
	tryBuilder(t, peer.MentorshipLifecycle(), peertest.MentorshipIn)
	tryBuilder(t, consent.Lifecycle(), peertest.ConsentIn)
	tryBuilder(t, recovery.PlanLifecycle(), peertest.PlanIn)
	tryBuilder(t, referral.Lifecycle(), peertest.ReferralIn)
	tryBuilder(t, referral.HandoffLifecycle(), peertest.HandoffIn)
	tryBuilder(t, group.MembershipLifecycle(), peertest.MembershipIn)
	tryBuilder(t, group.MeetingLifecycle(), peertest.MeetingIn)
}

// What a builder gives can be stored and loaded: its history is one that the rules allow.
func TestWhatIsBuiltCanBeStored(t *testing.T) {
	for _, s := range consent.States() {
		tryStored(t, peertest.ConsentIn(t, s), &consent.Consent{})
	}
	for _, s := range recovery.PlanStates() {
		tryStored(t, peertest.PlanIn(t, s), &recovery.Plan{})
	}
	for _, s := range referral.States() {
		tryStored(t, peertest.ReferralIn(t, s), &referral.Referral{})
	}
	for _, s := range referral.HandoffStates() {
		tryStored(t, peertest.HandoffIn(t, s), &referral.Handoff{})
	}
	for _, s := range group.MembershipStates() {
		tryStored(t, peertest.MembershipIn(t, s), &group.Membership{})
	}
	for _, s := range group.MeetingStates() {
		tryStored(t, peertest.MeetingIn(t, s), &group.Meeting{})
	}
}

func tryStored[T interface{ Digest() lifecycle.Digest }](t *testing.T, e, back T) {
	t.Helper()
	data, err := json.Marshal(e)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, back))
	assert.Equal(t, e.Digest(), back.Digest())
}

// The terms of every kind can be signed as they are.
func TestTermsOfEveryKindCanBeSigned(t *testing.T) {
	for _, kind := range consent.Kinds() {
		c, err := consent.NewConsent("consent-3", peertest.Terms(kind), peertest.By(lifecycle.WorkerParty, peertest.Day(0)))
		require.NoError(t, err, kind)
		require.NoError(t, c.Sign(peertest.By(lifecycle.ParticipantParty, peertest.Day(0)), peertest.Signature(), consent.Rules{}, nil), kind)
	}
}

// What the builders give fits together: one group, one plan, one referral.
func TestWhatIsBuiltFitsTogether(t *testing.T) {
	g := peertest.Group()
	assert.Equal(t, g.ID(), peertest.MembershipIn(t, group.MembershipMember).Group())
	assert.Equal(t, g.ID(), peertest.MeetingIn(t, group.MeetingScheduled).Group())
	assert.Equal(t, []peer.GroupID{g.ID()}, peertest.Terms(consent.KindAttendance).Groups)
	assert.Equal(t, peertest.PlanIn(t, recovery.PlanActive).ID(), peertest.ReferralRequest().Plan)
	assert.Equal(t, peertest.ReferralRequest().ID, peertest.HandoffOffer().Referral)
	assert.Equal(t, peertest.ConsentIn(t, consent.StateActive).ID(), peertest.ReferralIn(t, referral.Sent).Dependent().Consent)
	assert.Equal(t, "2026-06-30", peertest.Terms(consent.KindDisclosure).Expiry.On.String())
	assert.Equal(t, "2026-01-05", peertest.Signature().On.String())
	assert.Equal(t, "2026-01-01", g.RulesVersions()[0].From.String())
	assert.Equal(t, "2027-01-01", peertest.Grounds().Until.String())
}

func TestClockMovesOnlyWhenTold(t *testing.T) {
	var c peertest.Clock
	assert.Equal(t, peertest.Day(0), c.Now())
	assert.Equal(t, peertest.Day(1), c.Advance(24*time.Hour))
	assert.Equal(t, peertest.Day(1), c.Now())
}

func TestEveryPartyHasAPerson(t *testing.T) {
	for _, p := range append(peer.MentorshipLifecycle().Parties(), "neighbour") {
		a := peertest.Actor(p)
		assert.Equal(t, p, a.Party)
		assert.Equal(t, p != lifecycle.SystemParty, a.ID != "", p)
	}
}

// recorder is a test that only notes what it was told.
type recorder struct {
	testing.TB
	faults []string
}

func (r *recorder) Helper()                   {}
func (r *recorder) Errorf(f string, a ...any) { r.faults = append(r.faults, fmt.Sprintf(f, a...)) }
func (r *recorder) Fatalf(f string, a ...any) {
	r.Errorf(f, a...)
	panic(r)
}

// failed returns what a check reported.
func failed(t *testing.T, check func(t testing.TB)) string {
	t.Helper()
	r := &recorder{}
	func() {
		defer func() {
			if p := recover(); p != nil && p != any(r) {
				panic(p)
			}
		}()
		check(r)
	}()
	return strings.Join(r.faults, "\n")
}

// The checks of the kit can fail.
func TestChecksFail(t *testing.T) {
	refusal := peertest.MentorshipIn(t, peer.MentorshipActive).Close(peertest.By(lifecycle.WorkerParty, peertest.Day(10)))
	require.ErrorIs(t, refusal, lifecycle.ErrRefused)
	assert.Empty(t, failed(t, func(t testing.TB) { peertest.Refused(t, refusal, lifecycle.ErrNotYourMove) }))
	assert.Contains(t, failed(t, func(t testing.TB) { peertest.Refused(t, refusal, lifecycle.ErrFinal) }), "want a refusal that matches")
	assert.Contains(t, failed(t, func(t testing.TB) { peertest.Refused(t, nil) }), "want a refusal, got <nil>")
	assert.Contains(t, failed(t, func(t testing.TB) { peertest.Refused(t, errors.New("disk full")) }), "disk full")
	full := peertest.Pairing(peertest.WorkerID)
	full.Worker.Capacity = 0
	refusal = peertest.MentorshipIn(t, peer.MentorshipProposedMatch).Accept(peertest.By(lifecycle.WorkerParty, peertest.Day(10)), full)
	assert.Empty(t, failed(t, func(t testing.TB) { peertest.RefusedBy(t, refusal, "capacity") }))
	assert.Contains(t, failed(t, func(t testing.TB) { peertest.RefusedBy(t, refusal, "fitness") }), "want a refusal by fitness")

	type leaky struct{ Name string }
	assert.Contains(t, failed(t, func(t testing.TB) { peertest.Secret(t, "ana", leaky{"ana"}) }), "shows the secret when printed with %v")
	assert.Empty(t, failed(t, func(t testing.TB) { peertest.Secret(t, "ana", peer.WorkerID("ana")) }))
}

// A referral that was sent is the receiver's to accept; that the participant leaves
// is never refused.
func ExampleReferralIn() {
	t := &testing.T{} // in a test, its own t
	r := peertest.ReferralIn(t, referral.Sent)
	err := r.Accept(peertest.By(lifecycle.ParticipantParty, peertest.Day(2)), referral.Facts{Consent: peer.ConsentGiven})
	fmt.Println(peertest.Refused(t, err, lifecycle.ErrNotYourMove))
	fmt.Println(r.Withdraw(peertest.By(lifecycle.ParticipantParty, peertest.Day(2))), r.State())
	// Output:
	// referral: cannot accept: its state is sent, and this is not the actor's move; want a move by receiver; possible now: withdraw
	// <nil> cancelled
}

// A meeting that was closed is not opened again.
func ExampleMeetingIn() {
	t := &testing.T{} // in a test, its own t
	m := peertest.MeetingIn(t, group.MeetingClosed)
	err := m.Open(peertest.By(group.LeaderParty, peertest.Day(11)), peertest.Group(), true)
	fmt.Println(m.State(), peertest.Refused(t, err, lifecycle.ErrNotFromHere).Legal)
	// Output:
	// closed [debrief look_after note_incident]
}

func Example() {
	t := &testing.T{} // in a test, its own t
	m := peertest.MentorshipIn(t, peer.MentorshipProposedMatch)
	err := m.Accept(peertest.By(lifecycle.ParticipantParty, peertest.Day(10)), peertest.Pairing(peertest.WorkerID))
	fmt.Println(peertest.Refused(t, err, lifecycle.ErrAnswered).Legal)
	// Output:
	// [close decline withdraw]
}
