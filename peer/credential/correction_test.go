package credential_test

import (
	"encoding/json"
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
