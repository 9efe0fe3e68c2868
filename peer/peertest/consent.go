package peertest

import (
	"testing"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
)

// ConsentID is the id of the consent of [ConsentIn]; referrals and memberships of
// this package rest on a consent of this id.
const ConsentID peer.ConsentID = "consent-1"

// Signature returns the participant's own, on paper, on [Day] 0.
func Signature() consent.Signature {
	return consent.Signature{Capacity: consent.CapacitySelf, Form: consent.SignedOnPaper, On: date(0)}
}

// Terms returns terms of a kind that lack nothing but the signature, until 30 June
// 2026 where a kind has a last day. For a disclosure: the programme tells the clinic
// that the participant is there, how to reach them and what they need, for a
// referral, under 42 CFR Part 2.
func Terms(kind consent.Kind) consent.Terms {
	terms := consent.Terms{Kind: kind, Participant: ParticipantID, AgeGroup: peer.AgeAdult, Statements: []consent.Statement{consent.SaysMayRevoke, consent.SaysHowToRevoke}}
	until := consent.Expiry{Kind: consent.ExpiresOnDate, On: date(176)}
	switch kind {
	case consent.KindDisclosure:
		terms.Regimes = []consent.Regime{consent.RegimePart2}
		terms.Disclosers = []consent.Recipient{{ID: "programme-1", Class: consent.ClassProgramme}}
		terms.Recipients = []consent.Recipient{{ID: "clinic-1", Class: consent.ClassProvider}}
		terms.Categories = []consent.Category{consent.CategoryPresence, consent.CategoryContactDetails, consent.CategoryNeeds}
		terms.Purpose, terms.Expiry = consent.PurposeReferral, until
	case consent.KindContact:
		terms.Channels = []consent.Channel{consent.ChannelText, consent.ChannelCall}
	case consent.KindObservation:
		terms.Recipients = []consent.Recipient{{Class: consent.ClassProgramme}}
		terms.Purpose, terms.Expiry = consent.PurposeSupervision, until
	case consent.KindStory:
		terms.Recipients = []consent.Recipient{{Class: consent.ClassPublic}}
		terms.Purpose, terms.Expiry = consent.PurposePublication, until
	case consent.KindAttendance:
		terms.Regimes = []consent.Regime{consent.RegimePart2}
		terms.Groups = []peer.GroupID{GroupID}
		terms.Purpose, terms.Expiry = consent.PurposePayment, until
	}
	return terms
}

// ConsentIn returns a consent to a disclosure in the given state, with the terms
// that [Terms] gives, drafted on [Day] 0 and signed on day 1 unless it was declined.
// What happened then was on day 2; it expired on day 200, and "consent-2" took the
// place of one that was superseded. It fails the test for a state that no consent has.
func ConsentIn(t testing.TB, state consent.State) *consent.Consent {
	t.Helper()
	c, err := consent.NewConsent(ConsentID, Terms(consent.KindDisclosure), By(worker, Day(0)))
	must(t, err)
	sign := func() error { return c.Sign(By(participant, Day(1)), Signature(), consent.Rules{}, nil) }
	reach(t, "consent", state, map[consent.State][]func() error{
		consent.StateDraft:    {},
		consent.StateActive:   {sign},
		consent.StateStopped:  {sign, func() error { return c.Stop(By(participant, Day(2))) }},
		consent.StateExpired:  {sign, func() error { return c.Expire(By(programme, Day(200)), nil) }},
		consent.StateRevoked:  {sign, func() error { return c.Revoke(By(participant, Day(2))) }},
		consent.StateDeclined: {func() error { return c.Decline(By(participant, Day(1))) }},
		consent.StateSuperseded: {sign, func() error {
			next, err := consent.NewConsent("consent-2", Terms(consent.KindDisclosure), By(worker, Day(0)))
			if err != nil {
				return err
			}
			if err := next.Sign(By(worker, Day(0)), Signature(), consent.Rules{}, nil); err != nil {
				return err
			}
			return c.Supersede(By(participant, Day(2)), *next, nil)
		}},
	})
	return c
}
