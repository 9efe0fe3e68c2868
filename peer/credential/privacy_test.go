package credential_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func TestNothingPrintsPeople(t *testing.T) {
	tx := scheme(t, "US-TX")
	act := noon(holder, "2026-01-05")
	act.By, act.ID = peer.WorkerActor("secret-w"), "secret-key"
	c, err := credential.New("secret-c", "secret-w", tx, act)
	require.NoError(t, err)
	record := credential.Record{ID: "secret-r", Kind: credential.KindDocument, Name: "secret-document", On: d("2026-01-01")}
	work := credential.Work{Mentorship: "secret-m", Encounter: "secret-e"}
	entry, _ := c.History().Last()
	act.By.Party = certifier
	refused := c.Admit(act, credential.Grant{Scheme: tx})
	peertest.Refused(t, refused, lifecycle.ErrIDReused)
	act.ID = ""
	stranger := act
	stranger.By = peer.WorkerActor("secret-x")
	peertest.Secret(t, "secret", *c, c, c.ID(), c.Worker(), c.History(), entry, record, record.ID,
		credential.Case{Records: []credential.Record{record}}, credential.Holding{Credential: *c, Scheme: tx},
		credential.Holdings{{Credential: *c, Scheme: tx}}, work, credential.Touch{Work: work, Reason: credential.NotCurrent},
		credential.Move{Act: act, Event: credential.Admit}, credential.Certifier("secret-b"),
		refused, c.Admit(act, credential.Grant{Scheme: tx}), c.Retire(stranger))
	beside := credential.Holdings{{Credential: *c, Scheme: tx}}
	peertest.Secret(t, "secret", credential.Question{On: d("2026-01-01"), Beside: beside}, credential.Grant{Scheme: tx, Beside: beside})
	peertest.Secret(t, "1999-07-09", credential.Change{Until: d("1999-07-09")})
	assert.Equal(t, "[credential US-TX applicant]", fmt.Sprint(c))
	assert.Equal(t, "[no credential]", fmt.Sprint(credential.Credential{}))
}
