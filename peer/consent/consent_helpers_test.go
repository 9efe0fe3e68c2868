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

// questionOf returns the question that the terms of a kind answer with yes.
func questionOf(k consent.Kind) consent.Question {
	q := consent.Question{Kind: k, Regimes: []consent.Regime{consent.RegimePart2},
		Discloser: consent.Recipient{ID: "programme-1", Class: consent.ClassProgramme}, Recipient: consent.Recipient{ID: "clinic-1", Class: consent.ClassProvider},
		Categories: []consent.Category{consent.CategoryPresence, consent.CategoryNeeds}, Purpose: consent.PurposeReferral,
		Channel: consent.ChannelText, Group: peertest.GroupID}
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
		s = peertest.Signature()
	}
	require.NoError(t, c.Sign(on(lifecycle.WorkerParty, 0), s, consent.Rules{}, nil))
	return c
}

// consentIn returns a consent to a disclosure in the given state.
var consentIn = peertest.ConsentIn

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
