package peertest_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func TestMentorshipInGivesEveryState(t *testing.T) {
	for _, s := range peer.MentorshipStates() {
		assert.Equal(t, s, peertest.MentorshipIn(t, s).State())
	}
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
	assert.Contains(t, failed(t, func(t testing.TB) { peertest.MentorshipIn(t, "asleep") }), `no mentorship is in state "asleep"`)

	type leaky struct{ Name string }
	assert.Contains(t, failed(t, func(t testing.TB) { peertest.Secret(t, "ana", leaky{"ana"}) }), "shows the secret when printed with %v")
	assert.Empty(t, failed(t, func(t testing.TB) { peertest.Secret(t, "ana", peer.WorkerID("ana")) }))
}

func Example() {
	t := &testing.T{} // in a test, its own t
	m := peertest.MentorshipIn(t, peer.MentorshipProposedMatch)
	err := m.Accept(peertest.By(lifecycle.ParticipantParty, peertest.Day(10)), peertest.Pairing(peertest.WorkerID))
	fmt.Println(peertest.Refused(t, err, lifecycle.ErrAnswered).Legal)
	// Output:
	// [close decline withdraw]
}
