package consent_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func TestOneKindNeverAnswersForAnother(t *testing.T) {
	for _, given := range consent.Kinds() {
		f := fileOf(signed(t, "c-1", peertest.Terms(given)))
		for _, about := range consent.Kinds() {
			want := peer.ConsentNotAsked
			if given == about {
				want = peer.ConsentGiven
			}
			assert.Equal(t, want, f.Verdict(questionOf(about), peertest.Day(1)), "a consent to %s asked about %s", given, about)
		}
		assert.Equal(t, peer.ConsentNotAsked, f.Verdict(consent.Question{}, peertest.Day(1)))
		assert.Equal(t, peer.ConsentNotAsked, f.Verdict(consent.Question{Kind: "everything"}, peertest.Day(1)))
	}
}

func TestVerdictsByStage(t *testing.T) {
	for state, want := range map[consent.State]peer.ConsentVerdict{
		consent.StateDraft:      peer.ConsentNotAsked,
		consent.StateActive:     peer.ConsentGiven,
		consent.StateStopped:    peer.ConsentWithdrawn,
		consent.StateRevoked:    peer.ConsentWithdrawn,
		consent.StateDeclined:   peer.ConsentDenied,
		consent.StateExpired:    peer.ConsentNotAsked,
		consent.StateSuperseded: peer.ConsentNotAsked,
	} {
		at := peertest.Day(3)
		if state == consent.StateExpired {
			at = peertest.Day(201)
		}
		f := fileOf(consentIn(t, state))
		assert.Equal(t, want, f.Verdict(questionOf(consent.KindDisclosure), at), "%s", state)
		assert.Equal(t, want == peer.ConsentGiven, f.Gate(questionOf(consent.KindDisclosure), at) == nil)
	}
	draft := consentIn(t, consent.StateDraft)
	require.NoError(t, draft.Revoke(on(participant, 1)))
	assert.Equal(t, peer.ConsentDenied, fileOf(draft).Verdict(questionOf(consent.KindDisclosure), peertest.Day(2)), "taken back before it was signed is a no")
}

func TestScopeOfAQuestion(t *testing.T) {
	for name, edit := range map[string]func(*consent.Question){
		"another recipient":         func(q *consent.Question) { q.Recipient.ID = "clinic-2" },
		"the class of one named":    func(q *consent.Question) { q.Recipient.ID = "" },
		"through somebody":          func(q *consent.Question) { q.Recipient.Via = "exchange-1" },
		"another discloser":         func(q *consent.Question) { q.Discloser.ID = "programme-2" },
		"another purpose":           func(q *consent.Question) { q.Purpose = consent.PurposeTreatment },
		"no purpose":                func(q *consent.Question) { q.Purpose = "" },
		"one category more":         func(q *consent.Question) { q.Categories = append(q.Categories, consent.CategoryProgress) },
		"no category":               func(q *consent.Question) { q.Categories = nil },
		"proceedings":               func(q *consent.Question) { q.Purpose = consent.PurposeProceedings },
		"a regime that asks beyond": func(q *consent.Question) { q.Regimes = []consent.Regime{"custom"} },
	} {
		q := questionOf(consent.KindDisclosure)
		edit(&q)
		f := fileOf(consentIn(t, consent.StateActive))
		want := peer.ConsentNotAsked
		if name == "a regime that asks beyond" {
			want = peer.ConsentGiven // Decide refuses unknown regimes
		}
		assert.Equal(t, want, f.Verdict(q, peertest.Day(3)), name)
	}
	f := fileOf(signed(t, "c-1", peertest.Terms(consent.KindAttendance)))
	q := questionOf(consent.KindAttendance)
	q.Group = "group-2"
	assert.Equal(t, peer.ConsentNotAsked, f.Verdict(q, peertest.Day(1)))
	q = questionOf(consent.KindAttendance)
	q.Purpose = consent.PurposeProof
	assert.Equal(t, peer.ConsentNotAsked, f.Verdict(q, peertest.Day(1)))
}

func TestRecipientsByClassAndThroughAnIntermediary(t *testing.T) {
	general := tpo(t)
	exchange := peertest.Terms(consent.KindDisclosure)
	exchange.Recipients = []consent.Recipient{{ID: "exchange-1", Class: consent.ClassHelper, Intermediary: true, Members: []string{"clinic-1"}}}
	plain := peertest.Terms(consent.KindDisclosure)
	plain.Recipients = []consent.Recipient{{ID: "exchange-1", Class: consent.ClassHelper, Members: []string{"clinic-1"}}}
	treating := peertest.Terms(consent.KindDisclosure)
	treating.Recipients = []consent.Recipient{{ID: "exchange-1", Intermediary: true, TreatingOnly: true}}
	for _, tt := range []struct {
		name    string
		terms   consent.Terms
		to      consent.Recipient
		purpose consent.Purpose
		want    bool
	}{
		{"a provider", general, consent.Recipient{ID: "any", Class: "treating_provider"}, "treatment", true},
		{"a plan", general, consent.Recipient{Class: "health_plan"}, "payment", true},
		{"a helper", general, consent.Recipient{Class: "programme_helper"}, "operations", true},
		{"a court", general, consent.Recipient{Class: "court"}, "treatment", false},
		{"an employer's proof", general, consent.Recipient{Class: "social_service"}, "treatment_payment_operations", false},
		{"a provider for a referral", general, consent.Recipient{Class: "treating_provider"}, "referral", false},
		{"a provider for proceedings", general, consent.Recipient{Class: "treating_provider"}, "proceedings", false},
		{"no class", general, consent.Recipient{ID: "any"}, "treatment", false},
		{"a member", exchange, consent.Recipient{ID: "clinic-1", Class: "treating_provider", Via: "exchange-1"}, "referral", true},
		{"no member", exchange, consent.Recipient{ID: "clinic-2", Class: "treating_provider", Via: "exchange-1"}, "referral", false},
		{"another exchange", exchange, consent.Recipient{ID: "clinic-1", Class: "treating_provider", Via: "exchange-2"}, "referral", false},
		{"a member of what is no intermediary", plain, consent.Recipient{ID: "clinic-1", Class: "treating_provider", Via: "exchange-1"}, "referral", false},
		{"the exchange", exchange, consent.Recipient{ID: "exchange-1"}, "referral", true},
		{"who treats", treating, consent.Recipient{ID: "clinic-7", Class: "treating_provider", Via: "exchange-1"}, "referral", true},
		{"who does not", treating, consent.Recipient{ID: "plan-1", Class: "health_plan", Via: "exchange-1"}, "referral", false},
	} {
		q := questionOf(consent.KindDisclosure)
		q.Recipient, q.Purpose = tt.to, tt.purpose
		got := fileOf(signed(t, "c-1", tt.terms)).Verdict(q, peertest.Day(1))
		assert.Equal(t, tt.want, got == peer.ConsentGiven, tt.name)
	}
}

func TestTheNewestWordCounts(t *testing.T) {
	yes := signed(t, "c-1", peertest.Terms(consent.KindContact))
	no, err := consent.NewConsent("c-2", peertest.Terms(consent.KindContact), on(worker, 3))
	require.NoError(t, err)
	require.NoError(t, no.Decline(on(participant, 4)))
	again, err := consent.NewConsent("c-3", peertest.Terms(consent.KindContact), on(worker, 5))
	require.NoError(t, err)
	sixth := peertest.Signature()
	sixth.On = civil(t, "2026-01-11")
	require.NoError(t, again.Sign(on(participant, 6), sixth, consent.Rules{}, nil))
	for _, f := range []consent.File{fileOf(yes, no, again), fileOf(again, no, yes)} {
		q := questionOf(consent.KindContact)
		assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(3)))
		assert.Equal(t, peer.ConsentDenied, f.Verdict(q, peertest.Day(5)))
		assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(6)))
		assert.Equal(t, []peer.ConsentID{"c-1", "c-3"}, f.Carrying(q, peertest.Day(6)))
		assert.Empty(t, f.Carrying(q, peertest.Day(5)))
	}
	old, taken := signed(t, "c-1", peertest.Terms(consent.KindDisclosure)), signed(t, "c-2", peertest.Terms(consent.KindDisclosure))
	require.NoError(t, taken.Revoke(on(participant, 3)))
	q := questionOf(consent.KindDisclosure)
	assert.Equal(t, []peer.ConsentID{"c-1"}, fileOf(old, taken).Carrying(q, peertest.Day(4)), "a paper taken back takes only itself away")
	oldYes, takenYes := signed(t, "c-1", peertest.Terms(consent.KindStory)), signed(t, "c-2", peertest.Terms(consent.KindStory))
	require.NoError(t, takenYes.Stop(on(participant, 3)))
	assert.Equal(t, peer.ConsentWithdrawn, fileOf(oldYes, takenYes).Verdict(questionOf(consent.KindStory), peertest.Day(4)))
}

func TestMergedRecordsKeepTheStricterConsent(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Participant = "participant-9"
	seat := lifecycle.Act{By: peer.ParticipantActor("participant-9"), At: peertest.Day(2)}
	given := consentIn(t, consent.StateActive)
	other := signed(t, "c-9", terms)
	q := questionOf(consent.KindDisclosure)
	f := fileOf(given, other)
	f.Records = []peer.ParticipantID{ana, "participant-9"}
	assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(3)))
	require.NoError(t, other.Revoke(seat))
	f.Consents[1] = *other
	assert.Equal(t, peer.ConsentWithdrawn, f.Verdict(q, peertest.Day(3)))
	assert.Empty(t, f.Carrying(q, peertest.Day(3)))
	f.Records = []peer.ParticipantID{"participant-9", ana, ana, ""}
	assert.Equal(t, peer.ConsentWithdrawn, f.Verdict(q, peertest.Day(3)), "whatever the order")
	f.Records = []peer.ParticipantID{ana, "participant-77"}
	assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(3)), "a record that says nothing is left out")
	terms.Purpose = consent.PurposeCoordination
	f.Records, f.Consents[1] = []peer.ParticipantID{ana, "participant-9"}, *signed(t, "c-8", terms)
	assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(3)), "a consent to something else says nothing on the question")
	f.Records = nil
	assert.Equal(t, peer.ConsentNotAsked, f.Verdict(q, peertest.Day(3)))
}

func TestAGateServesAsAGuard(t *testing.T) {
	for state, guard := range map[consent.State]string{
		consent.StateDraft: "consent_not_asked", consent.StateRevoked: "consent_withdrawn", consent.StateDeclined: "consent_denied",
	} {
		err := fileOf(consentIn(t, state)).Gate(questionOf(consent.KindDisclosure), peertest.Day(3))
		require.ErrorIs(t, err, consent.ErrGate)
		var denied *lifecycle.Denial
		require.ErrorAs(t, err, &denied)
		assert.Equal(t, guard, denied.Guard)
		m, errNew := lifecycle.New[peer.LinkState, peer.LinkEvent, peer.LinkChange](peer.LinkLifecycle())
		require.NoError(t, errNew)
		h, errOpen := m.Open(lifecycle.Seat{Party: participant, ID: string(ana)}, lifecycle.Seat{Party: peer.CompanionParty, ID: "companion-1"})
		require.NoError(t, errOpen)
		_, _, refused := m.Fire(h, peer.LinkMove{Act: on(participant, 0), Event: peer.OfferLink}, func() error { return err })
		peertest.RefusedBy(t, refused, guard)
		assert.True(t, errors.Is(refused, consent.ErrGate), "the refusal matches it, too")
	}
}

// Adding a no never lets more through, and the order of consents changes nothing.
func TestOrderOfConsentsChangesNothing(t *testing.T) {
	var pool []*consent.Consent
	for _, s := range consent.States() {
		pool = append(pool, consentIn(t, s))
	}
	rapid.Check(t, func(rt *rapid.T) {
		picked := rapid.SliceOfN(rapid.SampledFrom(pool), 0, 5).Draw(rt, "consents")
		at := peertest.Day(rapid.IntRange(0, 210).Draw(rt, "day"))
		shuffled := rapid.Permutation(picked).Draw(rt, "order")
		d := referral(at)
		one, other := consent.Decide(d, fileOf(picked...)), consent.Decide(d, fileOf(shuffled...))
		require.Equal(rt, one, other)
		declined := append([]*consent.Consent{consentIn(t, consent.StateDeclined)}, picked...)
		if !one.Permitted {
			require.False(rt, consent.Decide(d, fileOf(declined...)).Permitted)
		}
	})
}

// A decline and a withdrawal of the same moment: the stricter, whatever the order.
func TestTwoNoesOfOneMoment(t *testing.T) {
	taken := signed(t, "c-1", peertest.Terms(consent.KindStory))
	require.NoError(t, taken.Revoke(on(participant, 3)))
	declined, err := consent.NewConsent("c-2", peertest.Terms(consent.KindStory), on(worker, 3))
	require.NoError(t, err)
	require.NoError(t, declined.Decline(on(participant, 3)))
	for _, f := range []consent.File{fileOf(taken, declined), fileOf(declined, taken)} {
		assert.Equal(t, peer.ConsentWithdrawn, f.Verdict(questionOf(consent.KindStory), peertest.Day(4)))
	}
}
