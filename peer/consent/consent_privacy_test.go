package consent_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Every exported type of consents and disclosures that holds an id or words.
func TestConsentsPrintNobody(t *testing.T) {
	const s = "secret"
	words := peertest.Text("secret words")
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Participant, terms.Document = "secret-p", "secret-form"
	terms.Disclosers = []consent.Recipient{{ID: "secret-from", Class: consent.ClassProgramme}}
	terms.Recipients = []consent.Recipient{{ID: "secret-to", Class: consent.ClassProvider, Intermediary: true, Members: []string{"secret-member"}}}
	terms.Expiry = consent.Expiry{Kind: consent.ExpiresOnEvent, Event: "secret-event"}
	terms.Groups = []peer.GroupID{"secret-group"}
	terms.Signature = peertest.Signature()
	terms.Signature.Witness = "secret-witness"
	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: peertest.Day(0), ID: "secret-key", Reason: words}
	c, err := consent.NewConsent("secret-c", terms, act)
	require.NoError(t, err)
	require.NoError(t, c.Sign(lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: peertest.Day(0)}, terms.Signature, consent.Rules{}, nil))
	move := consent.Move{Act: act, Event: consent.SupersedeConsent, Data: consent.Change{Next: "secret-next"}}
	d := referral(peertest.Day(1))
	d.Participant, d.From, d.To, d.By = "secret-p", terms.Disclosers[0], consent.Recipient{ID: "secret-to"}, peer.WorkerActor("secret-w")
	d.To.Class = consent.ClassProvider
	d.Facts = consent.Facts{CourtOrder: "secret", Subpoena: "secret", Agreement: "secret", Approval: "secret", LegalReview: "secret", Affiliation: "secret", Nature: words, Reason: words}
	f := consent.File{Records: []peer.ParticipantID{"secret-p"}, Consents: []consent.Consent{*c}, Happened: []consent.Happened{{Event: "secret-event", At: peertest.Day(9)}}}
	record, out, err := consent.NewDisclosureRecord("secret-d", d, f, peertest.Day(1))
	require.NoError(t, err)
	require.True(t, out.Permitted, "%v", out.Rules())
	require.NotEmpty(t, out.Consents)
	reviewed := consent.Reviewed{By: peer.SupervisorActor("secret-s"), At: peertest.Day(2), Outcome: consent.OutcomeUpheld, Words: words}
	lines := consent.Accounting([]consent.DisclosureRecord{record}, f.Records, peertest.Day(0), peertest.Day(9))
	require.Len(t, lines, 1)
	refused := d
	refused.To.ID = "secret-other"
	no := consent.Decide(refused, f)
	require.False(t, no.Permitted)
	dependent := consent.Dependent{Kind: consent.DependentReferral, ID: "secret-r", Consent: "secret-c", Open: true}
	withdrawal, ok := f.EndedBy("secret-c", []consent.Dependent{dependent}, []consent.DisclosureRecord{record}, peertest.Day(10))
	require.True(t, ok)
	require.Len(t, withdrawal.Stands, 1)
	queue := consent.Reviews(nil, f.Consents, peertest.Day(95), lifecycle.Calendar{})
	require.NotEmpty(t, queue)
	question := questionOf(consent.KindDisclosure)
	question.Recipient = d.To
	peertest.Secret(t, s, *c, c, c.History(), move, move.Data, terms, terms.Signature, terms.Expiry, terms.Recipients[0], f.Happened[0], consent.RepresentativeActor("secret-m"),
		d, d.Facts, f, question, out, out.Notice, out.Reasons[0], no, no.Reasons[0], record, reviewed, lines[0], dependent, withdrawal, consent.Kept{Dependent: dependent, By: "secret-c"},
		consent.MoveFacts{Terms: terms, Next: *c}, queue[0], consent.DisclosureID("secret-d"), f.Gate(question, peertest.Day(20)), c.Stop(lifecycle.Act{By: peer.ParticipantActor("secret-q"), At: peertest.Day(1)}),
		consent.Dependent{Kind: "secret"}, consent.ReviewItem{Kind: "secret"}, consent.Terms{Kind: "secret"}, consent.Consent{}, consent.Disclosure{Ground: "secret", Purpose: "secret"})
	for _, r := range append(out.Reasons, no.Reasons...) {
		peertest.Secret(t, s, r)
	}
	may := consent.File{Records: f.Records, Consents: f.Consents}.MayContact(consent.ContactWishes{}, "secret", peertest.Day(1), nil)
	peertest.Secret(t, s, may)
	assert.Equal(t, "[disclosure consent active]", fmt.Sprint(c))
	assert.Equal(t, "[no consent]", fmt.Sprint(consent.Consent{}))
	assert.Equal(t, "[permitted]", fmt.Sprint(out))
	peertest.Secret(t, "declined", consent.ContactWishes{Unsafe: []consent.Channel{"declined"}})
}

// Errors do not repeat what was typed into the wrong place.
func TestErrorsOfConsentsRepeatNothing(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Purpose, terms.Document = "for Maria", "Maria\xff"
	peertest.Secret(t, "Maria", terms.Check(), json.Unmarshal([]byte(`{"id":"x","terms":[{"kind":"Maria","participant":"p"}],"history":{}}`), &consent.Consent{}),
		json.Unmarshal([]byte(`{"Maria":1}`), &consent.DisclosureRecord{}), consent.DisclosureRecord{ID: "Maria"}.Check())
}
