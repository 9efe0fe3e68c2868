package consent_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Every exported type of requests, notices, holds, views and aliases that holds an id
// or words, printed in every way.
func TestRequestsPrintNobody(t *testing.T) {
	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: peertest.Day(0), ID: "secret-key", Reason: peertest.Text("secret words")}
	ask := consent.RequestAsk{ID: "secret-r", Participant: "secret-p", Kind: consent.RequestRestriction, Recipient: "secret-clinic"}
	r, err := consent.NewRequest(ask, act)
	require.NoError(t, err)
	complaint := consent.RequestAsk{ID: "secret-r", Participant: "secret-p", Kind: consent.RequestComplaint, Concerns: []string{"secret-w"}}
	c, err := consent.NewRequest(complaint, act)
	require.NoError(t, err)
	byConcerned := lifecycle.Act{By: peer.ProgrammeActor("secret-w"), At: peertest.Day(1)}
	refused := c.Grant(byConcerned)
	peertest.RefusedBy(t, refused, "concerned")
	requestHold, _ := r.Hold(peertest.Day(1))

	legalAsk := consent.LegalAsk{ID: "secret-l", About: "secret-p", Instrument: consent.LegalSubpoena, Ref: "secret-ref", Return: peertest.Day(9)}
	hear := lifecycle.Act{By: consent.CounselActor("secret-c"), At: peertest.Day(0), Reason: peertest.Text("secret words")}
	l, err := consent.NewLegalRequest(legalAsk, hear)
	require.NoError(t, err)
	hold, _ := l.Hold(peertest.Day(1))
	entry, _ := l.History().Last()
	change := consent.LegalChange{Ref: "secret-ref", Consent: "secret-consent"}

	kept := consent.KeptRecord{Class: consent.KeptService, Participant: "secret-p"}
	answer, err := consent.RetentionPolicy{Rules: consent.RetentionDefaults()}.Due(kept, []consent.RetentionHold{hold}, peertest.Day(1))
	require.NoError(t, err)
	require.Equal(t, "secret-l", answer.Stops[0].Key)

	key, err := consent.NewAliasKey([]byte("secret-secret-secret-secret-secret"))
	require.NoError(t, err)
	reveal, err := consent.NewReveal("secret-p", "secret-w", act)
	require.NoError(t, err)
	seen, err := key.Seen("secret-p", "secret-w", []consent.Reveal{reveal})
	require.NoError(t, err)
	restriction := consent.Restriction{Request: "secret-r", Participant: "secret-p", Recipient: "secret-clinic"}
	_, badHold := consent.RetentionPolicy{}.Due(kept, []consent.RetentionHold{{Key: "secret-l"}}, peertest.Day(1))
	_, badView := consent.View("secret-role", consent.ViewFacts{})
	_, badPlace := consent.DutiesFor("secret-town", consent.ReportChildAbuse)
	_, badReveal := consent.NewReveal("secret-p", "secret-w", byConcerned)

	peertest.Secret(t, "secret",
		*r, r, r.Ask(), r.History(), ask, complaint, *c, refused, consent.RequestID("secret-r"), consent.RequestMove{Act: act, Event: consent.GrantRequest}, requestHold,
		*l, l, legalAsk, l.History(), entry, change, consent.LegalMove{Act: hear, Event: consent.AddInstrument, Data: change}, consent.LegalRequestID("secret-l"), hold,
		consent.PrivacyOfficerActor("secret-o"), consent.CounselActor("secret-c"),
		consent.NoticeGiven{Participant: "secret-p", Version: "secret-v"}, kept, answer, answer.Stops[0], restriction,
		consent.ViewFacts{Recipient: "secret-clinic", Restrictions: []consent.Restriction{restriction}},
		key, &key, reveal, seen, consent.RefusedField{Field: "secret-field"}, consent.RefusedField{Class: "secret"}, consent.RetentionStop{Kind: "secret"},
		badHold, badView, badPlace, badReveal, consent.Request{}, consent.LegalRequest{}, consent.AliasKey{})
	alias, err := key.For("secret-p", "secret-w")
	require.NoError(t, err)
	peertest.Secret(t, string(alias), alias, consent.Sight{Alias: alias})
	peertest.Secret(t, "1990-01", consent.ExportFact{Born: peer.DateOf(time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), nil)})
	assert.Equal(t, "[request]", fmt.Sprint(r))
	assert.Equal(t, "[legal request]", fmt.Sprint(l))
	assert.Equal(t, "[no request]", fmt.Sprint(consent.Request{}))
	assert.Equal(t, "[no legal request]", fmt.Sprint(consent.LegalRequest{}))
	_, err = json.Marshal(map[string]any{"key": key})
	require.ErrorIs(t, err, lifecycle.ErrNotStored, "a key is not stored with what it hides")
	assert.NotContains(t, err.Error(), "secret-")
}

// A hidden count is nowhere in what is printed. The counts are longer than any run of
// digits in the time that a log line bears.
func TestHiddenCountsArePrintedNowhere(t *testing.T) {
	shown, err := consent.Suppress([][]int{{4700000047, 30000000011}, {30000000022, 30000000033}}, 5000000000)
	require.NoError(t, err)
	peertest.Secret(t, "4700000047", shown.Cells[0][0], shown)
	peertest.Secret(t, "30000000011", shown.Cells[0][1], shown)
}
