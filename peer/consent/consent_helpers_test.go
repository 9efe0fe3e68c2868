package consent_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

const ana = peertest.ParticipantID

// on returns an act of the fixed person of a party at noon of the n-th day.
func on(p lifecycle.Party, n int) lifecycle.Act {
	if p == consent.RepresentativeParty {
		return lifecycle.Act{By: consent.RepresentativeActor("mother-1"), At: peertest.Day(n)}
	}
	return peertest.By(p, peertest.Day(n))
}

func civil(t testing.TB, text string) peer.Date {
	t.Helper()
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

// signature is Ana's, by hand, on day 0.
func signature(t testing.TB) consent.Signature {
	return consent.Signature{Capacity: consent.CapacitySelf, Form: consent.SignedOnPaper, On: civil(t, "2026-01-05")}
}

// termsFor returns terms of a kind that lack nothing but the signature: for a
// disclosure, that the programme tells the clinic of needs and contact details for a
// referral, until 30 June 2026, under 42 CFR Part 2.
func termsFor(t testing.TB, k consent.Kind) consent.Terms {
	t.Helper()
	terms := consent.Terms{Kind: k, Participant: ana, AgeGroup: peer.AgeAdult, Statements: []consent.Statement{consent.SaysMayRevoke, consent.SaysHowToRevoke}}
	until := consent.Expiry{Kind: consent.ExpiresOnDate, On: civil(t, "2026-06-30")}
	switch k {
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
		terms.Groups = []peer.GroupID{"group-1"}
		terms.Purpose, terms.Expiry = consent.PurposePayment, until
	}
	return terms
}

// questionOf returns the question that the terms of a kind answer with yes.
func questionOf(k consent.Kind) consent.Question {
	q := consent.Question{Kind: k, Regimes: []consent.Regime{consent.RegimePart2},
		Discloser: consent.Recipient{ID: "programme-1", Class: consent.ClassProgramme}, Recipient: consent.Recipient{ID: "clinic-1", Class: consent.ClassProvider},
		Categories: []consent.Category{consent.CategoryPresence, consent.CategoryNeeds}, Purpose: consent.PurposeReferral,
		Channel: consent.ChannelText, Group: "group-1"}
	switch k {
	case consent.KindObservation:
		q.Recipient, q.Purpose = consent.Recipient{ID: "supervisor-1", Class: consent.ClassProgramme}, consent.PurposeSupervision
	case consent.KindStory:
		q.Recipient, q.Purpose = consent.Recipient{Class: consent.ClassPublic}, consent.PurposePublication
	case consent.KindAttendance:
		q.Purpose = consent.PurposePayment
	}
	return q
}

// signed returns a consent of the given terms that was drafted and signed on day 0.
func signed(t testing.TB, id peer.ConsentID, terms consent.Terms) *consent.Consent {
	t.Helper()
	c, err := consent.NewConsent(id, terms, lifecycle.Act{By: peer.WorkerActor(peertest.WorkerID), At: peertest.Day(0)})
	require.NoError(t, err)
	s := terms.Signature
	if s.IsZero() {
		s = signature(t)
	}
	require.NoError(t, c.Sign(on(lifecycle.WorkerParty, 0), s, consent.Rules{}, nil))
	return c
}

// consentIn returns a consent to a disclosure in the given state.
func consentIn(t testing.TB, state consent.State) *consent.Consent {
	t.Helper()
	c, err := consent.NewConsent("consent-1", termsFor(t, consent.KindDisclosure), on(lifecycle.WorkerParty, 0))
	require.NoError(t, err)
	sign := func() {
		require.NoError(t, c.Sign(on(lifecycle.ParticipantParty, 1), signature(t), consent.Rules{}, nil))
	}
	switch state {
	case consent.StateActive:
		sign()
	case consent.StateStopped:
		sign()
		require.NoError(t, c.Stop(on(lifecycle.ParticipantParty, 2)))
	case consent.StateRevoked:
		sign()
		require.NoError(t, c.Revoke(on(lifecycle.ParticipantParty, 2)))
	case consent.StateExpired:
		sign()
		require.NoError(t, c.Expire(on(lifecycle.ProgrammeParty, 200), nil))
	case consent.StateDeclined:
		require.NoError(t, c.Decline(on(lifecycle.ParticipantParty, 1)))
	case consent.StateSuperseded:
		sign()
		require.NoError(t, c.Supersede(on(lifecycle.ParticipantParty, 2), *signed(t, "consent-2", termsFor(t, consent.KindDisclosure)), nil))
	}
	require.Equal(t, state, c.State())
	return c
}

func fileOf(all ...*consent.Consent) consent.File {
	f := consent.File{Records: []peer.ParticipantID{ana}}
	for _, c := range all {
		f.Consents = append(f.Consents, *c)
	}
	return f
}

// referral is a disclosure that the terms of a disclosure take in.
func referral(at time.Time) consent.Disclosure {
	q := questionOf(consent.KindDisclosure)
	return consent.Disclosure{Participant: ana, From: q.Discloser, To: q.Recipient, Categories: q.Categories, Purpose: q.Purpose,
		Ground: consent.GroundConsent, Regimes: []consent.Regime{consent.RegimePart2}, At: at, By: peer.WorkerActor(peertest.WorkerID)}
}
