package consent_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

const (
	participant    = lifecycle.ParticipantParty
	representative = consent.RepresentativeParty
	worker         = lifecycle.WorkerParty
	programme      = lifecycle.ProgrammeParty
)

// Written by hand.
const consentAnswers = `
- | draft | participant, representative, worker, supervisor, programme | draft

draft | revise  | participant, representative, worker, supervisor, programme | draft
draft | sign    | participant, representative, worker, supervisor, programme | active
draft | decline | participant, representative, worker, supervisor, programme | declined
draft | revoke  | participant, representative, worker, supervisor, programme | revoked
draft | expire  | worker, supervisor, programme, system                      | expired

active | stop      | participant, representative, worker, supervisor, programme | stopped
active | revoke    | participant, representative, worker, supervisor, programme | revoked
active | expire    | worker, supervisor, programme, system                      | expired
active | supersede | participant, representative, worker, supervisor, programme | superseded

stopped | lift      | participant, representative                                | active
stopped | revoke    | participant, representative, worker, supervisor, programme | revoked
stopped | expire    | worker, supervisor, programme, system                      | expired
stopped | supersede | participant, representative, worker, supervisor, programme | superseded
`

func TestConsentTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[consent.State, consent.Event, consent.Change](consent.Lifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: participant, ID: string(ana)}
	peertest.TryTable(t, peertest.Trial[consent.State, consent.Event, consent.Change]{
		Machine: m,
		Open:    func() (consent.History, error) { return m.Open(seat) },
		In: func(s consent.State) consent.History {
			h, err := m.Restore(consentIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e consent.Event, _ lifecycle.Party) (mv consent.Move) {
			switch e {
			case consent.DraftConsent, consent.ReviseConsent, consent.SignConsent:
				mv.Data.Terms = strings.Repeat("0a", 32)
			case consent.SupersedeConsent:
				mv.Data.Next = "consent-2"
			}
			return mv
		},
		Want: consentAnswers,
	})
	assert.ElementsMatch(t, consent.States(), consent.Lifecycle().States())
}

func TestConsentRowsSayWhatTheyRestOn(t *testing.T) {
	read := map[consent.Event]bool{}
	spanish := consent.Lifecycle().Labels[lifecycle.Spanish]
	for _, r := range consent.Lifecycle().Rows {
		assert.NotEmpty(t, r.Doc, r.Event)
		assert.NotEmpty(t, r.Source.Title, r.Event)
		assert.NotEmpty(t, spanish.Events[string(r.Event)])
		if r.Source.Verified() {
			read[r.Event] = true
		}
	}
	assert.Equal(t, map[consent.Event]bool{consent.SignConsent: true, consent.RevokeConsent: true}, read)
	for _, s := range consent.States() {
		assert.NotEmpty(t, spanish.States[string(s)])
	}
}

func TestConsentTimingsFitTheTable(t *testing.T) {
	m, err := lifecycle.New[consent.State, consent.Event, consent.Change](consent.Lifecycle())
	require.NoError(t, err)
	require.NoError(t, m.CheckTimings(consent.Timings()))
	for _, timing := range consent.Timings() {
		assert.Equal(t, source.Design, timing.Source.Evidence)
	}
	draft := consentIn(t, consent.StateDraft)
	for n, want := range map[int]int{29: 0, 30: 1} {
		due, err := draft.Due(consent.Timings(), lifecycle.Calendar{}, peertest.Day(n))
		require.NoError(t, err)
		require.Len(t, due, want)
		if want == 1 {
			assert.Equal(t, consent.ExpireConsent, due[0].Propose)
		}
	}
	next, ok, err := draft.NextDue(consent.Timings(), lifecycle.Calendar{}, peertest.Day(0))
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, peertest.Day(14), next)
	deadlines, err := consentIn(t, consent.StateStopped).Deadlines(consent.Timings(), lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, deadlines, 1)
	assert.Equal(t, peertest.Day(16), deadlines[0].Due)
}

func TestNamesOfConsents(t *testing.T) {
	for range 2 {
		enumtest.Try(t, consent.Kinds(), consent.ErrUnknownKind)
		enumtest.Try(t, consent.Regimes(), consent.ErrUnknownRegime)
		enumtest.Try(t, consent.Categories(), consent.ErrUnknownCategory)
		enumtest.Try(t, consent.Purposes(), consent.ErrUnknownPurpose)
		enumtest.Try(t, consent.Classes(), consent.ErrUnknownClass)
		enumtest.Try(t, consent.Capacities(), consent.ErrUnknownCapacity)
		enumtest.Try(t, consent.SignatureForms(), consent.ErrUnknownSignatureForm)
		enumtest.Try(t, consent.Statements(), consent.ErrUnknownStatement)
		enumtest.Try(t, consent.ExpiryKinds(), consent.ErrUnknownExpiryKind)
		enumtest.Try(t, consent.Channels(), consent.ErrUnknownChannel)
		enumtest.Try(t, consent.Grounds(), consent.ErrUnknownGround)
		enumtest.Try(t, consent.AllFacts(), consent.ErrUnknownFact)
		enumtest.Try(t, consent.RecordItems(), consent.ErrUnknownRecordItem)
		enumtest.Try(t, consent.ReviewKinds(), consent.ErrUnknownReviewKind)
		enumtest.Try(t, consent.ReviewOutcomes(), consent.ErrUnknownReviewOutcome)
		enumtest.Try(t, consent.Elements(), consent.ErrUnknownElement)
		enumtest.Try(t, consent.States(), consent.ErrUnknownState)
		enumtest.Try(t, consent.Answers(), consent.ErrUnknownAnswer)
		enumtest.Try(t, consent.DependentKinds(), consent.ErrUnknownDependentKind)
	}
}

func TestTermsThatLackSomethingAreDraftedAndNotSigned(t *testing.T) {
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Recipients = nil
	c, err := consent.NewConsent("c-1", terms, on(worker, 0))
	require.NoError(t, err)
	peertest.RefusedBy(t, c.Sign(on(participant, 1), peertest.Signature(), consent.Rules{}, nil), "elements")
	assert.Equal(t, consent.StateDraft, c.State())
	require.NoError(t, c.Revise(on(worker, 1), peertest.Terms(consent.KindDisclosure)))
	require.NoError(t, c.Sign(on(participant, 2), peertest.Signature(), consent.Rules{}, nil))
	assert.Equal(t, consent.StateActive, c.State())
	assert.Empty(t, c.TermsAt(peertest.Day(0)).Recipients, "as drafted at first")
	assert.Len(t, c.Terms().Recipients, 1)
	assert.Equal(t, peertest.Signature(), c.Terms().Signature)
	peertest.Refused(t, c.Revise(on(worker, 3), terms), lifecycle.ErrNotFromHere)
}

func TestARevisionStaysWithThePersonAndTheKind(t *testing.T) {
	c := consentIn(t, consent.StateDraft)
	other := peertest.Terms(consent.KindDisclosure)
	other.Participant = "participant-2"
	peertest.RefusedBy(t, c.Revise(on(worker, 1), other), "same_question")
	peertest.RefusedBy(t, c.Revise(on(worker, 1), peertest.Terms(consent.KindStory)), "same_question")
	require.ErrorIs(t, c.Revise(on(worker, 1), consent.Terms{}), consent.ErrTerms)
}

func TestDatesOfASignature(t *testing.T) {
	c := consentIn(t, consent.StateDraft)
	s := peertest.Signature()
	s.On = civil(t, "2026-01-07") // day 2
	peertest.RefusedBy(t, c.Sign(on(participant, 1), s, consent.Rules{}, nil), "dates")
	require.NoError(t, c.Sign(on(participant, 2), s, consent.Rules{}, nil))
	late := consentIn(t, consent.StateDraft)
	peertest.RefusedBy(t, late.Sign(on(participant, 200), peertest.Signature(), consent.Rules{}, nil), "dates")
}

func TestNobodyLetsSharingGoOnForThePerson(t *testing.T) {
	c := consentIn(t, consent.StateStopped)
	for _, p := range []lifecycle.Party{worker, lifecycle.SupervisorParty, programme} {
		peertest.Refused(t, c.Lift(on(p, 3)), lifecycle.ErrNotYourMove)
	}
	peertest.RefusedBy(t, c.Lift(on(representative, 3)), "signer")
	require.NoError(t, c.Lift(on(participant, 3)))
	assert.True(t, c.InForce(peertest.Day(3), nil))
	assert.False(t, c.InForce(peertest.Day(2), nil))
}

func TestAnotherPurposeIsAnotherConsent(t *testing.T) {
	c := consentIn(t, consent.StateActive)
	next := peertest.Terms(consent.KindDisclosure)
	next.Purpose = consent.PurposeCoordination
	peertest.RefusedBy(t, c.Supersede(on(participant, 3), *c, nil), "next")
	draft, err := consent.NewConsent("c-2", next, on(worker, 2))
	require.NoError(t, err)
	peertest.RefusedBy(t, c.Supersede(on(participant, 3), *draft, nil), "next")
	peertest.RefusedBy(t, c.Supersede(on(participant, 3), *signed(t, "c-3", peertest.Terms(consent.KindContact)), nil), "next")
	require.NoError(t, draft.Sign(on(participant, 3), peertest.Signature(), consent.Rules{}, nil))
	require.NoError(t, c.Supersede(on(participant, 3), *draft, nil))
	f := fileOf(c, draft)
	q := questionOf(consent.KindDisclosure)
	assert.Equal(t, peer.ConsentNotAsked, f.Verdict(q, peertest.Day(4)), "the old purpose went with the old consent")
	q.Purpose = consent.PurposeCoordination
	assert.Equal(t, peer.ConsentGiven, f.Verdict(q, peertest.Day(4)))
}

func TestItExpiresWhenItsTermsSaySoAndNotBefore(t *testing.T) {
	c := consentIn(t, consent.StateActive)
	last := lifecycle.Act{By: lifecycle.System(), At: civil(t, "2026-07-01").Start(nil).Add(-1)}
	peertest.RefusedBy(t, c.Expire(last, nil), "not_yet")
	last.At = last.At.Add(1)
	assert.False(t, c.InForce(last.At, nil), "nobody entered it, and it holds no longer")
	assert.True(t, c.InForce(last.At.Add(-1), nil))
	require.NoError(t, c.Expire(last, nil))

	terms := peertest.Terms(consent.KindDisclosure)
	terms.Expiry = consent.Expiry{Kind: consent.ExpiresOnEvent, Event: consent.EndOfSupport}
	e := signed(t, "c-2", terms)
	ended := consent.Happened{Event: consent.EndOfSupport, At: peertest.Day(5)}
	peertest.RefusedBy(t, e.Expire(on(worker, 4), nil, ended), "not_yet")
	peertest.RefusedBy(t, e.Expire(on(worker, 6), nil, consent.Happened{Event: consent.EndOfStudy, At: peertest.Day(5)}), "not_yet")
	assert.True(t, e.InForce(peertest.Day(6), nil))
	assert.False(t, e.InForce(peertest.Day(5), nil, ended))
	require.NoError(t, e.Expire(on(worker, 6), nil, ended))
	require.NoError(t, consentIn(t, consent.StateDraft).Expire(on(programme, 1), nil), "a draft that nobody answers")
}

// The last day is counted where the programme is, with clocks that change on it.
func TestTheLastDayIsCountedInTheZone(t *testing.T) {
	newYork, err := loadZone("America/New_York")
	require.NoError(t, err)
	terms := peertest.Terms(consent.KindDisclosure)
	for _, tt := range []struct{ last, holds, over string }{
		{"2026-03-08", "2026-03-09T03:59:59Z", "2026-03-09T04:00:00Z"}, // 23 hours long
		{"2026-11-01", "2026-11-02T04:59:59Z", "2026-11-02T05:00:00Z"}, // 25 hours long
		{"2028-02-29", "2028-03-01T04:59:59Z", "2028-03-01T05:00:00Z"}, // leap day
	} {
		terms.Expiry.On = civil(t, tt.last)
		c := signed(t, "c-1", terms)
		assert.True(t, c.InForce(instant(t, tt.holds), newYork), tt.last)
		assert.False(t, c.InForce(instant(t, tt.over), newYork), tt.last)
	}
}

func TestWhatAPersonSaidIsNotTakenBackForThem(t *testing.T) {
	c := consentIn(t, consent.StateRevoked)
	act := on(programme, 9)
	act.Code = "wrong_event"
	peertest.Refused(t, c.Correct(act, 3), lifecycle.ErrNotYourMove)
	byWorker := consentIn(t, consent.StateActive)
	require.NoError(t, byWorker.Revoke(on(worker, 2)))
	peertest.Refused(t, byWorker.Correct(act, 3), lifecycle.ErrNotYourMove)
	act = on(worker, 9)
	act.Code = "wrong_person"
	peertest.Refused(t, byWorker.Correct(act, 3), lifecycle.ErrNotYourMove)                                                                 // what staff entered of a no stays a no
	peertest.Refused(t, byWorker.Correct(act, 3, consent.Move{Act: on(worker, 3), Event: consent.RevokeConsent}), lifecycle.ErrNotYourMove) // nor is it put later
	require.NoError(t, byWorker.Correct(act, 3, consent.Move{Act: on(worker, 2), Event: consent.StopConsent}), "their own slip stops sharing until the person lifts it")
	assert.Equal(t, consent.StateStopped, byWorker.State())
	assert.Equal(t, consent.StateRevoked, byWorker.History().AsKnown(peertest.Day(8)).State())
	require.NoError(t, byWorker.Lift(on(participant, 10)))

	draft := consentIn(t, consent.StateDraft)
	act.Code = "late"
	peertest.RefusedBy(t, draft.Correct(act, 1, consent.Move{Act: on(worker, 0), Event: consent.DraftConsent, Data: consent.Change{Terms: strings.Repeat("0a", 32)}}), "terms")

	redacting := consentIn(t, consent.StateActive)
	no := on(worker, 2)
	no.Reason = peertest.Text("she is afraid of her landlord")
	require.NoError(t, redacting.Stop(no))
	peertest.Refused(t, redacting.Redact(on(programme, 3), 3), lifecycle.ErrNotYourMove)
	require.NoError(t, redacting.Redact(on(participant, 3), 3))
}

// What is signed is what was drafted: nobody slips other terms in with the signature.
func TestItIsSignedAsItWasDrafted(t *testing.T) {
	c := consentIn(t, consent.StateDraft)
	more := whole(t, consent.KindDisclosure)
	more.Categories = append(more.Categories, consent.CategoryProgress)
	mv := consent.Move{Act: on(participant, 1), Event: consent.SignConsent}
	peertest.RefusedBy(t, c.Fire(mv, consent.MoveFacts{Terms: more}), "as_drafted")
	require.NoError(t, c.Fire(mv, consent.MoveFacts{Terms: whole(t, consent.KindDisclosure)}))
	assert.Equal(t, 2, c.Revision())
}

func TestACommandSentTwiceChangesNothing(t *testing.T) {
	c := consentIn(t, consent.StateDraft)
	act := on(participant, 1)
	act.ID = "command-1"
	require.NoError(t, c.Sign(act, peertest.Signature(), consent.Rules{}, nil))
	before := c.Digest()
	mv := consent.Move{Act: act, Event: consent.SignConsent}
	require.NoError(t, c.Fire(mv, consent.MoveFacts{Terms: whole(t, consent.KindDisclosure)}))
	assert.Equal(t, before, c.Digest())
	stop := act
	require.ErrorIs(t, c.Stop(stop), lifecycle.ErrIDReused)
}

// Whoever signs electronically enters that themselves; staff enter what they saw, heard
// or were handed.
func TestStaffDoNotSignElectronicallyForAnybody(t *testing.T) {
	supervisor := lifecycle.SupervisorParty
	for _, form := range consent.SignatureForms() {
		for _, by := range []lifecycle.Party{worker, supervisor, programme, participant} {
			terms := peertest.Terms(consent.KindStory) // may be signed in every form
			c, err := consent.NewConsent("c-1", terms, on(worker, 0))
			require.NoError(t, err)
			s := peertest.Signature()
			if s.Form = form; form == consent.SignedByThumbprint || form == consent.SignedSpoken {
				s.Witness = "witness-1"
			}
			err = c.Sign(on(by, 1), s, consent.Rules{}, nil)
			if form == consent.SignedElectronically && by != participant {
				peertest.RefusedBy(t, err, "signer")
				assert.Equal(t, consent.StateDraft, c.State())
				continue
			}
			require.NoError(t, err, "%s entered by %s", form, by)
		}
	}
	mother, err := consent.NewConsent("c-2", peertest.Terms(consent.KindDisclosure), on(worker, 0))
	require.NoError(t, err)
	s := consent.Signature{Capacity: consent.CapacityRepresentative, Signer: "mother-1", Authority: "paper-1", Form: consent.SignedElectronically, On: civil(t, "2026-01-05")}
	peertest.RefusedBy(t, mother.Sign(on(worker, 1), s, consent.Rules{}, nil), "signer")
	require.NoError(t, mother.Sign(on(representative, 1), s, consent.Rules{}, nil))
}

// Neither a correction nor a stored record has staff enter an electronic signature.
func TestAnElectronicSignatureIsNotTheStaffsByAnyOtherWay(t *testing.T) {
	c := consentIn(t, consent.StateDraft)
	s := peertest.Signature()
	s.Form = consent.SignedElectronically
	require.NoError(t, c.Sign(on(participant, 1), s, consent.Rules{}, nil))
	signed, err := json.Marshal(c)
	require.NoError(t, err)
	cut := strings.LastIndex(string(signed), `"by":`)
	own := `{"party":"participant","id":"` + string(ana) + `"}`
	require.Contains(t, string(signed)[cut:], own)
	forged := string(signed)[:cut] + strings.Replace(string(signed)[cut:], own, `{"party":"worker","id":"worker-1"}`, 1)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &consent.Consent{}), lifecycle.ErrBadRecord)

	// A slip of the participant's leaves the signed terms as an earlier version.
	act := on(participant, 2)
	act.Code = "wrong_event"
	terms := c.History().Moves()[1].Data.Terms
	require.NoError(t, c.Correct(act, 2))
	require.NoError(t, c.Revise(on(worker, 3), peertest.Terms(consent.KindDisclosure)))
	byStaff, byAna := on(worker, 4), on(participant, 3)
	byStaff.Code = "wrong_event"
	sign := consent.Move{Act: on(worker, 3), Event: consent.SignConsent, Data: consent.Change{Terms: terms}}
	revised := c.Revision()
	peertest.RefusedBy(t, c.Correct(byStaff, revised, sign), "terms")
	require.Equal(t, consent.StateDraft, c.State())
	sign.Act = byAna
	require.NoError(t, c.Fire(sign, consent.MoveFacts{Terms: versionSigned(t, s)}), "the participant may")
}

// versionSigned returns the terms of a disclosure with a signature.
func versionSigned(t testing.TB, s consent.Signature) consent.Terms {
	t.Helper()
	terms := peertest.Terms(consent.KindDisclosure)
	terms.Signature = s
	return terms
}

// A no may be entered by anybody who heard it or was handed it, also by a
// representative who signed nothing.
func TestWhoMayEnterANo(t *testing.T) {
	for _, by := range []lifecycle.Party{participant, representative, worker, lifecycle.SupervisorParty, programme} {
		require.NoError(t, consentIn(t, consent.StateDraft).Decline(on(by, 3)), by)
		require.NoError(t, consentIn(t, consent.StateActive).Stop(on(by, 3)), by)
		require.NoError(t, consentIn(t, consent.StateActive).Revoke(on(by, 3)), by)
	}
}
