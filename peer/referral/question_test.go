package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
)

func TestEveryCategoryIsTakenInByOneOfConsents(t *testing.T) {
	for _, c := range referral.Categories() {
		_, err := c.Consented().MarshalText()
		assert.NoError(t, err, string(c))
	}
	assert.Empty(t, referral.Category("gossip").Consented())
	assert.Equal(t, consent.CategorySubstanceUse, referral.InfoReturn.Consented(), "a return to use is not told under anything milder")
}

// A consent that leaves out what a referral shares carries no such referral.
func TestTheQuestionOfAReferralIsWhatItTells(t *testing.T) {
	teller := consent.Recipient{ID: "programme-1", Class: consent.ClassProgramme}
	signed := func(categories ...consent.Category) consent.File {
		expires, err := peer.NewDate(2026, time.December, 31)
		require.NoError(t, err)
		c, err := consent.NewConsent(consentID, consent.Terms{Kind: consent.KindDisclosure, Regimes: []consent.Regime{consent.RegimePart2},
			Participant: peertest.ParticipantID, AgeGroup: peer.AgeAdult, Disclosers: []consent.Recipient{teller}, Categories: categories,
			Recipients: []consent.Recipient{{ID: "receiver-1", Class: consent.ClassProvider}}, Purpose: consent.PurposeReferral,
			Statements: []consent.Statement{consent.SaysMayRevoke, consent.SaysHowToRevoke}, Expiry: consent.Expiry{Kind: consent.ExpiresOnDate, On: expires}}, by(participant, day(0)))
		require.NoError(t, err)
		require.NoError(t, c.Sign(by(participant, day(0)), consent.Signature{Capacity: consent.CapacitySelf, Form: consent.SignedElectronically, On: peer.DateOf(day(0), nil)}, consent.Rules{}, nil))
		return consent.File{Records: []peer.ParticipantID{peertest.ParticipantID}, Consents: []consent.Consent{*c}}
	}
	bare, wide := request(), request()
	bare.Shares, wide.Shares = nil, []referral.Category{referral.InfoContact, referral.InfoGoals, referral.InfoNextStep}
	ask := func(q referral.Request) consent.Question {
		r, err := referral.New(q, by(sender, day(0)))
		require.NoError(t, err)
		return r.Question(teller, consent.ClassProvider, consent.RegimePart2)
	}
	assert.Equal(t, []consent.Category{consent.CategoryPresence, consent.CategoryNeeds}, ask(bare).Categories)
	assert.Equal(t, []consent.Category{consent.CategoryPresence, consent.CategoryNeeds, consent.CategoryContactDetails, consent.CategoryPlan}, ask(wide).Categories)

	narrow := signed(consent.CategoryPresence, consent.CategoryNeeds)
	assert.Equal(t, peer.ConsentGiven, narrow.Verdict(ask(bare), day(1)))
	assert.Equal(t, peer.ConsentNotAsked, narrow.Verdict(ask(wide), day(1)))
	assert.Equal(t, peer.ConsentGiven, signed(consent.CategoryPresence, consent.CategoryNeeds, consent.CategoryContactDetails, consent.CategoryPlan).Verdict(ask(wide), day(1)))

	h, err := referral.NewHandoff(offer(), by(worker, day(0)))
	require.NoError(t, err)
	assert.Equal(t, "receiver-1", h.Question(teller, consent.ClassProvider).Recipient.ID)
}
