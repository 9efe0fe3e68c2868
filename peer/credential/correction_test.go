package credential_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// again returns the moves that enter the entries numbered from one to another
// anew, as they were.
func again(c *credential.Credential, from, to int) []credential.Move {
	var list []credential.Move
	for _, e := range c.History().Moves() {
		if e.Seq >= from && e.Seq <= to {
			list = append(list, credential.Move{Event: e.Event, Data: e.Data,
				Act: lifecycle.Act{By: e.By, At: e.At, Code: e.Code, Reason: e.Reason}})
		}
	}
	return list
}

// revoked gives a credential with the entries apply (1, the holder), recognise (2,
// the body), request_renewal (3, the programme), revoke (4, the body) and appeal
// (5, the holder).
func revoked(t testing.TB) (*credential.Credential, credential.Scheme) {
	dc := scheme(t, "US-DC")
	c := certified(t, dc, "2025-01-10", "2027-01-09")
	require.NoError(t, c.RequestRenewal(noon(programme, "2026-01-10")))
	require.NoError(t, c.Revoke(coded(noon(certifier, "2026-02-10"), "harm"), peer.Date{}))
	require.NoError(t, c.Appeal(noon(holder, "2026-02-12")))
	return c, dc
}

func TestEachTakesBackOnlyWhatItEntered(t *testing.T) {
	why := func(p lifecycle.Party) lifecycle.Act {
		act := noon(p, "2026-03-01")
		act.Reason = peertest.Text("entered by mistake")
		return act
	}
	c, dc := revoked(t)
	renewed := credential.Move{Event: credential.Renew, Act: decided("2026-02-11"), Data: credential.Change{Until: d("2029-01-09")}}
	inTheirName := credential.Move{Event: credential.Retire, Act: noon(holder, "2026-02-20")}
	since := again(c, 4, 5)
	since[0].Code = "code_breach"
	before := c.Digest()
	for name, err := range map[string]error{
		"the programme takes the revocation back":    c.Correct(why(programme), 4),
		"the programme enters a renewal by the body": c.Correct(why(programme), 4, renewed),
		"the body takes the appeal back":             c.Correct(why(certifier), 5),
		"the body retires the holder":                c.Correct(why(certifier), 5, append(again(c, 5, 5), inTheirName)...),
		"the programme changes what came since":      c.Correct(why(programme), 3, since...),
	} {
		r := peertest.Refused(t, err, lifecycle.ErrNotYourMove)
		assert.Equal(t, lifecycle.CodeNotYourMove, r.Code, name)
	}
	assert.Equal(t, before, c.Digest())
	require.NoError(t, c.Correct(why(programme), 3, again(c, 4, 5)...), "its own entry, and what came since as it was")
	assert.Equal(t, peer.CredentialRevoked, stateOn(t, c, dc, "2026-03-01"))
	assert.Equal(t, d("2026-02-10"), func() peer.Date {
		st, err := c.On(dc, credential.Question{On: d("2026-03-01")})
		require.NoError(t, err)
		return st.Since
	}())
}

// A correction that could not have been made does not load either.
func TestAForgedCorrectionDoesNotLoad(t *testing.T) {
	c, _ := revoked(t)
	act := noon(certifier, "2026-03-01")
	act.Reason = peertest.Text("the wrong code")
	repl := again(c, 4, 5)
	repl[0].Code = "code_breach"
	require.NoError(t, c.Correct(act, 4, repl...), "the body changes its own entry")
	data, err := json.Marshal(c)
	require.NoError(t, err)
	var back credential.Credential
	require.NoError(t, json.Unmarshal(data, &back))
	at := strings.Index(string(data), `"event":"corrected"`)
	require.Positive(t, at)
	forged := string(data[:at]) + strings.Replace(string(data[at:]), `"by":{"party":"certifier"`, `"by":{"party":"programme"`, 1)
	err = json.Unmarshal([]byte(forged), &back)
	var bad *lifecycle.RecordError
	require.ErrorAs(t, err, &bad)
	assert.Equal(t, 6, bad.Seq)
	assert.Equal(t, "by", bad.Field)
}

func because(p lifecycle.Party, on string) lifecycle.Act {
	act := noon(p, on)
	act.Reason = peertest.Text("entered by mistake")
	return act
}

func TestTheHolderTakesBackWhatTheHolderEntered(t *testing.T) {
	tx := scheme(t, "US-TX")
	apply := func() *credential.Credential {
		c, err := credential.New("c1", peertest.WorkerID, tx, noon(holder, "2026-01-05"))
		require.NoError(t, err)
		return c
	}
	c := apply()
	require.NoError(t, c.Retire(noon(holder, "2026-01-07")), "the wrong one of two")
	for _, p := range []lifecycle.Party{certifier, programme} {
		peertest.Refused(t, c.Correct(because(p, "2026-01-08"), 2), lifecycle.ErrNotYourMove)
	}
	colleague := because(holder, "2026-01-08")
	colleague.By = peer.WorkerActor(peertest.OtherWorkerID)
	peertest.Refused(t, c.Correct(colleague, 2), lifecycle.ErrNotYourMove)
	peertest.Refused(t, c.Correct(noon(holder, "2026-01-08"), 2), lifecycle.ErrReasonMissing)
	require.NoError(t, c.Correct(because(holder, "2026-01-08"), 2))
	assert.Equal(t, peer.CredentialApplicant, stateOn(t, c, tx, "2026-01-08"))
	st, err := c.On(tx, credential.Question{On: d("2026-01-07"), Known: noon(holder, "2026-01-07").At})
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialRetired, st.State, "as known then")

	// An application of another day, on which an admission rests.
	require.NoError(t, c.Admit(decided("2026-01-10"), credential.Grant{Scheme: tx}))
	was := again(c, 1, 1)[0]
	admitted := again(c, 4, 4)
	require.Equal(t, credential.Admit, admitted[0].Event)
	was.At = noon(holder, "2026-01-02").At
	peertest.Refused(t, c.Correct(because(holder, "2026-01-12"), 1, was), lifecycle.ErrNotYourMove)
	peertest.Refused(t, c.Correct(because(holder, "2026-01-12"), 1), lifecycle.ErrNotStarted)
	changed := append([]credential.Move{was}, admitted...)
	changed[1].Code = ""
	peertest.Refused(t, c.Correct(because(holder, "2026-01-12"), 1, changed...), lifecycle.ErrNotYourMove)
	require.NoError(t, c.Correct(because(holder, "2026-01-12"), 1, append([]credential.Move{was}, admitted...)...))
	assert.Equal(t, peer.CredentialInTraining, stateOn(t, c, tx, "2026-01-12"))
	assert.Equal(t, peer.CredentialApplicant, stateOn(t, c, tx, "2026-01-02"))
	peertest.Refused(t, apply().Correct(because(holder, "2026-01-06"), 1), lifecycle.ErrNotStarted)

	// An appeal that was meant for another decision.
	c, dc := revoked(t)
	require.NoError(t, c.Correct(because(holder, "2026-02-13"), 5))
	assert.Equal(t, peer.CredentialRevoked, stateOn(t, c, dc, "2026-02-13"))
	assert.NotEqual(t, credential.Appeal, c.History().Moves()[len(c.History().Moves())-1].Event)
	data, err := json.Marshal(c)
	require.NoError(t, err)
	var back credential.Credential
	require.NoError(t, json.Unmarshal(data, &back))
	forged := strings.Replace(string(data), `"event":"corrected","by":{"party":"worker","id":"`+string(peertest.WorkerID)+`"`, `"event":"corrected","by":{"party":"certifier","id":"x"`, 1)
	require.NotEqual(t, string(data), forged)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), lifecycle.ErrBadRecord)
}

func TestOthersTakeBackOnlyWhatTheyCouldHaveEnteredAlike(t *testing.T) {
	tx := scheme(t, "US-TX")
	enter := map[credential.Event]func(c *credential.Credential) error{
		credential.RequestRenewal: func(c *credential.Credential) error { return c.RequestRenewal(noon(holder, "2026-03-01")) },
		credential.OpenRenewal:    func(c *credential.Credential) error { return c.OpenRenewal(noon(holder, "2026-11-01"), tx, nil) },
		credential.Lapse:          func(c *credential.Credential) error { return c.Lapse(noon(holder, "2027-02-01"), tx, nil) },
		credential.SetInactive:    func(c *credential.Credential) error { return c.SetInactive(noon(holder, "2026-03-01"), peer.Date{}) },
		credential.Retire:         func(c *credential.Credential) error { return c.Retire(noon(holder, "2026-03-01")) },
		credential.Respond:        func(c *credential.Credential) error { return c.Respond(noon(holder, "2026-03-01")) },
	}
	for event, who := range map[credential.Event][]lifecycle.Party{
		credential.RequestRenewal: {programme}, credential.OpenRenewal: {certifier, programme}, credential.Lapse: {certifier, programme},
		credential.SetInactive: nil, credential.Retire: nil, credential.Respond: nil,
	} {
		for _, p := range []lifecycle.Party{certifier, programme} {
			c := certified(t, tx, "2025-01-10", "2027-01-09")
			require.NoError(t, enter[event](c), event)
			moved := again(c, 3, 3)
			require.Len(t, moved, 1)
			moved[0].At = moved[0].At.AddDate(0, 0, -1)
			if slices.Contains(who, p) {
				require.NoError(t, c.Correct(because(p, "2027-03-01"), 3, moved...), "%s %s: at another time", event, p)
				require.NoError(t, c.Correct(because(p, "2027-03-02"), c.History().Moves()[2].Seq), "%s %s", event, p)
				assert.Equal(t, peer.CredentialCertified, c.Recorded())
				continue
			}
			peertest.Refused(t, c.Correct(because(p, "2027-03-01"), 3), lifecycle.ErrNotYourMove)
			peertest.Refused(t, c.Correct(because(p, "2027-03-01"), 3, moved...), lifecycle.ErrNotYourMove)
		}
	}

	// Nothing new in the holder's name, and no other words.
	c := certified(t, tx, "2025-01-10", "2027-01-09")
	require.NoError(t, c.RequestRenewal(noon(holder, "2026-03-01")))
	filed := again(c, 3, 3)
	worded := slices.Clone(filed)
	worded[0].Reason = peertest.Text("what the holder never said")
	twice := append(slices.Clone(filed), filed...)
	twice[1].At = noon(holder, "2026-03-02").At
	for name, repl := range map[string][]credential.Move{"other words": worded, "one more": twice,
		"another event": {{Event: credential.Retire, Act: noon(holder, "2026-03-01")}}} {
		require.ErrorIs(t, c.Correct(because(programme, "2026-04-01"), 3, repl...), lifecycle.ErrNotYourMove, name)
	}

	// What the system noted.
	c = certified(t, tx, "2025-01-10", "2027-01-09")
	require.NoError(t, c.OpenRenewal(noon(system, "2026-11-01"), tx, nil))
	require.NoError(t, c.Correct(because(certifier, "2026-11-02"), 3))
	assert.Equal(t, peer.CredentialCertified, c.Recorded())
}

// A day that the holder gives hides nothing that a body decided.
func TestTheHolderHidesNoLoss(t *testing.T) {
	dc := scheme(t, "US-DC")
	c := certified(t, dc, "2025-01-10", "2027-01-09")
	require.NoError(t, c.Suspend(coded(noon(certifier, "2026-03-01"), "allegation"), peer.Date{}))
	require.NoError(t, c.LiftSuspension(coded(noon(certifier, "2026-04-01"), "cleared")))
	for _, from := range []string{"2026-02-01", "2026-03-15", "2026-03-30"} {
		peertest.RefusedBy(t, c.SetInactive(noon(holder, "2026-05-01"), d(from)), "dates")
	}
	require.NoError(t, c.SetInactive(noon(holder, "2026-05-01"), d("2026-04-15")))
	assert.Equal(t, peer.CredentialSuspended, stateOn(t, c, dc, "2026-03-15"))

	last, _ := c.History().Last()
	act := noon(holder, "2026-05-02")
	act.Reason = peertest.Text("the day was another")
	earlier := again(c, last.Seq, last.Seq)
	earlier[0].Data.Effective = d("2026-03-10")
	before := c.Digest()
	peertest.RefusedBy(t, c.Correct(act, last.Seq, earlier...), "dates")
	assert.Equal(t, before, c.Digest())
	data, err := json.Marshal(c)
	require.NoError(t, err)
	forged := strings.Replace(string(data), "2026-04-15", "2026-03-10", 1)
	require.NotEqual(t, string(data), forged)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &credential.Credential{}), lifecycle.ErrBadRecord)
}

// What a body entered at one moment keeps its order.
func TestACorrectionKeepsTheOrderOfWhatOthersEntered(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2025-01-10", "2027-01-09")
	require.NoError(t, c.RequestRenewal(noon(holder, "2026-01-10")))
	require.NoError(t, c.Endorse(noon(certifier, "2026-01-11"), peer.DomainMentalHealth))
	require.NoError(t, c.DropEndorsement(noon(certifier, "2026-01-11"), peer.DomainMentalHealth))
	act := noon(holder, "2026-01-12")
	act.Reason = peertest.Text("entered by mistake")
	moves := again(c, 4, 5)
	require.Len(t, moves, 2)
	peertest.Refused(t, c.Correct(act, 3, moves[1], moves[0]), lifecycle.ErrNotYourMove)
	require.NoError(t, c.Correct(act, 3, moves...))
}
