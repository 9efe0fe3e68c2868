package referral_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
)

const (
	participant = lifecycle.ParticipantParty
	worker      = lifecycle.WorkerParty
	programme   = lifecycle.ProgrammeParty
	sender      = referral.RequesterParty
	receiver    = referral.ReceiverParty

	consentID = peertest.ConsentID
)

// given are facts that stand against nothing.
var given = referral.Facts{Consent: peer.ConsentGiven}

func day(n int) time.Time { return peertest.Day(n) }

func by(p lifecycle.Party, at time.Time) lifecycle.Act { return peertest.By(p, at) }

func coded(p lifecycle.Party, at time.Time, code string) lifecycle.Act {
	act := by(p, at)
	act.Code = code
	return act
}

func wording(p lifecycle.Party, at time.Time, words string) lifecycle.Act {
	act := by(p, at)
	act.Reason = peertest.Text(words)
	return act
}

func date(t testing.TB, text string) peer.Date {
	t.Helper()
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

// The request and the offer of the kit, and a referral and a hand-off in a given
// state that made one move a day.
var (
	request   = peertest.ReferralRequest
	in        = peertest.ReferralIn
	offer     = peertest.HandoffOffer
	handoffIn = peertest.HandoffIn
)

type step func(r *referral.Referral, at time.Time) error

// Steps of a referral, each with all it needs.
var (
	send     = step(func(r *referral.Referral, at time.Time) error { return r.Send(by(sender, at), consentID, given) })
	receive  = step(func(r *referral.Referral, at time.Time) error { return r.Receive(by(receiver, at)) })
	accept   = step(func(r *referral.Referral, at time.Time) error { return r.Accept(by(receiver, at), given) })
	contact  = step(func(r *referral.Referral, at time.Time) error { return r.Contact(by(receiver, at), peer.ModalityPhone) })
	attend   = step(func(r *referral.Referral, at time.Time) error { return r.Attend(by(receiver, at)) })
	pause    = step(func(r *referral.Referral, at time.Time) error { return r.Wait(by(participant, at)) })
	waitlist = step(func(r *referral.Referral, at time.Time) error {
		return r.Wait(coded(receiver, at, referral.CodeWaitList))
	})
	complete = step(func(r *referral.Referral, at time.Time) error { return r.Complete(by(receiver, at)) })
	met      = step(func(r *referral.Referral, at time.Time) error {
		return r.SayNeed(by(participant, at), referral.NeedMet)
	})
	closing = step(func(r *referral.Referral, at time.Time) error { return r.CloseLoop(by(sender, at), "") })
	full    = step(func(r *referral.Referral, at time.Time) error {
		return r.Decline(coded(receiver, at, referral.CodeNoCapacity))
	})
	moved = step(func(r *referral.Referral, at time.Time) error {
		return r.NotComplete(coded(receiver, at, referral.CodeMoved))
	})
	withdraw = step(func(r *referral.Referral, at time.Time) error { return r.Withdraw(by(participant, at)) })
)

// after returns a referral that made the given steps, one a day.
func after(t testing.TB, q referral.Request, steps ...step) *referral.Referral {
	t.Helper()
	r, err := referral.New(q, lifecycle.Act{By: referral.RequesterActor(requesterOf(q)), At: day(0)})
	require.NoError(t, err)
	for i, s := range steps {
		require.NoError(t, s(r, day(i+1)))
	}
	return r
}

func requesterOf(q referral.Request) referral.RequesterID {
	if q.IsSelf() {
		return referral.RequesterID(q.Participant)
	}
	return q.Requester
}

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file in testdata and returns what the file holds. A
// stored sample of a release is written once and never again.
func golden(t *testing.T, name, got string) string {
	t.Helper()
	path := filepath.Join("testdata", name)
	_, err := os.Stat(path)
	sample := err == nil && regexp.MustCompile(`-v\d+\.json$`).MatchString(name)
	if *update && !sample {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
	return string(want)
}

func reload(t require.TestingT, r referral.Referral) referral.Referral {
	data, err := json.Marshal(r)
	require.NoError(t, err)
	var back referral.Referral
	require.NoError(t, json.Unmarshal(data, &back))
	return back
}
