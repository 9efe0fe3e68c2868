package consent_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

// Written by hand from the rule: an order permits, an order with a subpoena or a
// similar mandate compels, a subpoena alone is nothing.
func TestStrengthOfInstruments(t *testing.T) {
	for _, tt := range []struct {
		have []consent.LegalKind
		want consent.LegalStrength
	}{
		{nil, consent.LegalNothing},
		{[]consent.LegalKind{"decree"}, consent.LegalNothing},
		{[]consent.LegalKind{consent.LegalSubpoena}, consent.LegalNothing},
		{[]consent.LegalKind{consent.LegalSubpoena, consent.LegalSubpoena, consent.LegalWarrant, consent.LegalOtherOrder}, consent.LegalNothing},
		{[]consent.LegalKind{consent.LegalPolice, consent.LegalAttorneyLetter, consent.LegalAgency, consent.LegalPrivate, consent.LegalAudit, consent.LegalResearch}, consent.LegalNothing},
		{[]consent.LegalKind{consent.LegalCourtOrder}, consent.LegalPermits},
		{[]consent.LegalKind{consent.LegalCourtOrder, consent.LegalPolice}, consent.LegalPermits},
		{[]consent.LegalKind{consent.LegalCourtOrder, consent.LegalSubpoena}, consent.LegalCompels},
		{[]consent.LegalKind{consent.LegalSubpoena, consent.LegalCourtOrder}, consent.LegalCompels},
		{[]consent.LegalKind{consent.LegalWarrant, consent.LegalCourtOrder}, consent.LegalCompels},
	} {
		assert.Equal(t, tt.want, consent.StrengthOf(tt.have...), tt.have)
	}
	kinds := make([]consent.LegalKind, 0, len(consent.LegalForces()))
	for _, f := range consent.LegalForces() {
		kinds = append(kinds, f.Kind)
		assert.Equal(t, f.Strength, consent.StrengthOf(f.Kind), f.Kind)
		assert.NotEmpty(t, f.Text)
	}
	assert.Equal(t, consent.LegalKinds(), kinds)
}

// What permits an answer, tried for every instrument and every ground.
func TestASubpoenaAloneIsNeverAnswered(t *testing.T) {
	for _, kind := range consent.LegalKinds() {
		for _, p := range []lifecycle.Party{officerParty, counselParty} {
			l := reviewed(t, true, kind)
			err := l.Answer(codedOn(p, 4, "court_order"), consent.LegalFacts{})
			if kind == consent.LegalCourtOrder {
				require.NoError(t, err)
				continue
			}
			peertest.RefusedBy(t, err, "no_order")
			peertest.RefusedBy(t, l.Answer(codedOn(p, 4, "order_and_mandate"), consent.LegalFacts{}), "no_mandate")
			peertest.RefusedBy(t, l.Answer(codedOn(p, 4, "other_ground"), consent.LegalFacts{}), "no_ground")
			peertest.RefusedBy(t, l.Answer(codedOn(p, 4, "consent"), consent.LegalFacts{Ground: true}), "no_ground")
			peertest.RefusedBy(t, l.Answer(codedOn(p, 4, "consent"), consent.LegalFacts{Consented: true}), "no_ground") // without its id
			peertest.Refused(t, l.Answer(actOn(p, 4), consent.LegalFacts{Consented: true, Ground: true}), lifecycle.ErrReasonMissing)
			assert.Equal(t, consent.LegalInReview, l.State())
		}
	}
	l := reviewed(t, true, consent.LegalCourtOrder)
	peertest.RefusedBy(t, l.Answer(codedOn(officerParty, 4, "order_and_mandate"), consent.LegalFacts{}), "no_mandate")
	require.NoError(t, l.Refuse(codedOn(officerParty, 4, "no_mandate")), "an order only permits")
}

func TestAnAnswerOnTheParticipantsOwnConsent(t *testing.T) {
	l := reviewed(t, true, consent.LegalSubpoena)
	mv := consent.LegalMove{Act: codedOn(officerParty, 4, "consent"), Event: consent.AnswerLegal, Data: consent.LegalChange{Consent: "consent-1"}}
	peertest.RefusedBy(t, l.Fire(mv, consent.LegalFacts{}), "no_ground")
	wrong := mv
	wrong.Code = "other_ground"
	peertest.RefusedBy(t, l.Fire(wrong, consent.LegalFacts{Ground: true}), "no_ground")
	require.NoError(t, l.Fire(mv, consent.LegalFacts{Consented: true}))
	assert.Equal(t, consent.LegalAnswered, l.State())

	audit := reviewed(t, true, consent.LegalAudit)
	require.NoError(t, audit.Answer(codedOn(officerParty, 4, "other_ground"), consent.LegalFacts{Ground: true}))
}

func TestCounselAloneRefusesWhatIsCompelled(t *testing.T) {
	l := reviewed(t, true, consent.LegalSubpoena, consent.LegalCourtOrder)
	assert.Equal(t, consent.LegalCompels, l.Strength())
	peertest.RefusedBy(t, l.Refuse(codedOn(officerParty, 4, "counsel_objects")), "compelled")
	require.NoError(t, l.Refuse(codedOn(counselParty, 4, "counsel_objects")))
	unknown := reviewed(t, false, consent.LegalSubpoena, consent.LegalCourtOrder)
	require.NoError(t, unknown.Refuse(codedOn(officerParty, 4, "nothing_permits_it")))
}

func TestNobodyKnownIsAnsweredAbout(t *testing.T) {
	l := reviewed(t, false, consent.LegalSubpoena, consent.LegalCourtOrder)
	peertest.RefusedBy(t, l.Answer(codedOn(counselParty, 4, "order_and_mandate"), consent.LegalFacts{}), "nobody_known")
	peertest.RefusedBy(t, l.Tell(actOn(officerParty, 4)), "nobody_known")
	_, ok := l.Hold(peertest.Day(4))
	assert.False(t, ok)
}

// A worker receives and tells, and nothing else, in whatever state.
func TestAWorkerAloneNeverAnswers(t *testing.T) {
	worker := peertest.Actor(lifecycle.WorkerParty)
	for _, state := range consent.LegalStates() {
		want := []consent.LegalEvent{consent.TellParticipant}
		if !legalIn(t, state).IsOpen() {
			want = nil
		}
		assert.Equal(t, want, legalIn(t, state).Next(worker), state)
	}
	l := reviewed(t, true, consent.LegalCourtOrder)
	peertest.Refused(t, l.Answer(codedOn(lifecycle.WorkerParty, 4, "court_order"), consent.LegalFacts{}), lifecycle.ErrNotYourMove)
	peertest.Refused(t, l.Answer(codedOn(lifecycle.SupervisorParty, 4, "court_order"), consent.LegalFacts{}), lifecycle.ErrNotYourMove)
	require.NoError(t, l.Tell(actOn(lifecycle.WorkerParty, 4)))
	assert.True(t, l.WasTold())
}

func TestTheHoldHoldsFromReceiptUntilItIsLifted(t *testing.T) {
	l := legalOf(t, true, consent.LegalSubpoena)
	_, ok := l.Hold(peertest.Day(0).Add(-time.Nanosecond))
	assert.False(t, ok)
	hold, ok := l.Hold(peertest.Day(0))
	require.True(t, ok, "before anybody placed it")
	assert.Equal(t, consent.RetentionHold{Why: consent.HoldLegal, Key: "legal-1", Participant: peertest.ParticipantID, Since: peertest.Day(0)}, hold)
	peertest.Refused(t, l.LiftHold(wordsOn(officerParty, 1, "no need")), lifecycle.ErrNotFromHere)
	require.NoError(t, l.PlaceHold(actOn(lifecycle.ProgrammeParty, 1)))
	require.NoError(t, l.Review(actOn(counselParty, 2)))
	require.NoError(t, l.Refuse(codedOn(counselParty, 3, "no_order")))
	_, ok = l.Hold(peertest.Day(3))
	assert.True(t, ok, "a refusal frees nothing")
	peertest.Refused(t, l.LiftHold(actOn(counselParty, 4)), lifecycle.ErrReasonMissing)
	require.NoError(t, l.LiftHold(wordsOn(counselParty, 4, "the case is closed")))
	_, ok = l.Hold(peertest.Day(4))
	assert.False(t, ok)
	require.NoError(t, l.Add(actOn(officerParty, 6), consent.LegalCourtOrder, "26-CV-200"))
	assert.Equal(t, consent.LegalInReview, l.State())
	_, ok = l.Hold(peertest.Day(6))
	assert.True(t, ok, "a new paper holds again")
	_, ok = l.Hold(peertest.Day(5))
	assert.False(t, ok, "and not before it came")
	answered := legalIn(t, consent.LegalAnswered)
	_, ok = answered.Hold(peertest.Day(500))
	assert.True(t, ok)
}

func TestTheClockOfALegalRequest(t *testing.T) {
	l := legalOf(t, true, consent.LegalSubpoena) // received on Monday noon, wants an answer on day 20
	assert.False(t, l.IsOverdue(peertest.Day(20).Add(-time.Nanosecond)))
	assert.True(t, l.IsOverdue(peertest.Day(20)))
	due, err := l.Due(consent.LegalTimings(), lifecycle.Calendar{}, peertest.Day(1))
	require.NoError(t, err)
	require.Len(t, due, 1)
	assert.Equal(t, consent.PlaceLegalHold, due[0].Propose)
	next, ok, err := l.NextDue(consent.LegalTimings(), lifecycle.Calendar{}, peertest.Day(0))
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, peertest.Day(1), next)
	next, _, err = l.NextDue(consent.LegalTimings(), lifecycle.Calendar{}, peertest.Day(2))
	require.NoError(t, err)
	assert.Equal(t, peertest.Day(20), next, "the date on the paper")
	running, err := reviewed(t, true, consent.LegalSubpoena).Deadlines(consent.LegalTimings(), lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, running, 1)
	assert.Equal(t, peertest.Day(16), running[0].Due, "ten working days after Wednesday, 7 January")
	refused := legalIn(t, consent.LegalRefused)
	assert.False(t, refused.IsOverdue(peertest.Day(500)))
	_, ok, err = refused.NextDue(consent.LegalTimings(), lifecycle.Calendar{}, peertest.Day(4))
	require.NoError(t, err)
	assert.False(t, ok)
	for _, timing := range consent.LegalTimings() {
		assert.Equal(t, source.Design, timing.Source.Evidence)
	}
}

// The reply depends on what was presented and whether it was refused, and never on
// whether the person is known.
func TestAReplyConfirmsNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		kind := rapid.SampledFrom(consent.LegalKinds()).Draw(rt, "kind")
		known, unknown := legalOf(t, true, kind), legalOf(t, false, kind)
		for range rapid.IntRange(0, 6).Draw(rt, "moves") {
			event := rapid.SampledFrom(consent.LegalLifecycle().Events()).Draw(rt, "event")
			mv := consent.LegalMove{Event: event, Act: wordsOn(counselParty, 5, "so")}
			switch event {
			case consent.AddInstrument:
				mv.Data.Instrument = consent.LegalCourtOrder
			case consent.RefuseLegal:
				mv.Code = "no_order"
			case consent.WithdrawLegal:
				mv.Code = "taken_back"
			case consent.AnswerLegal, consent.TellParticipant:
				continue // nobody is told or answered where nobody is known
			}
			one, other := known.Fire(mv, consent.LegalFacts{}), unknown.Fire(mv, consent.LegalFacts{})
			require.Equal(rt, one == nil, other == nil)
		}
		require.Equal(rt, known.Reply(), unknown.Reply())
	})
	for kind, want := range map[consent.LegalKind]string{
		consent.LegalSubpoena: "neutral_received", consent.LegalCourtOrder: "neutral_received", consent.LegalAttorneyLetter: "neutral_received",
		consent.LegalPolice: "neutral_in_person", consent.LegalWarrant: "neutral_in_person", consent.LegalPrivate: "neutral_caller", "decree": "neutral_caller",
	} {
		assert.Equal(t, want, consent.ReplyTo(kind).ID, kind)
	}
	assert.Equal(t, "neutral_refused", legalIn(t, consent.LegalRefused).Reply().ID)
	assert.Equal(t, "neutral_caller", legalIn(t, consent.LegalAnswered).Reply().ID)
	assert.Equal(t, "neutral_caller", consent.LegalRequest{}.Reply().ID)
	for _, r := range consent.Replies() {
		for lang, words := range map[lifecycle.Language][]string{
			lifecycle.English: {"neither confirm nor deny", "patient", "client", "participant", "treatment", "recovery", "subpoena", "privacy"},
			lifecycle.Spanish: {"No podemos confirmar ni negar", "paciente", "cliente", "tratamiento", "recuperación"},
		} {
			text, err := r.Text(lang)
			require.NoError(t, err)
			assert.Contains(t, text, words[0], r.ID)
			for _, word := range words[1:] {
				assert.NotContains(t, strings.ToLower(text), word, r.ID)
			}
		}
		_, err := r.Text("fr")
		require.ErrorIs(t, err, lifecycle.ErrUnknownLanguage)
		assert.NotEqual(t, source.Verified, r.Source.Evidence, "the wording is ours")
	}
}

func TestCorrectionsOfALegalRequest(t *testing.T) {
	l := reviewed(t, true, consent.LegalSubpoena)
	act := wordsOn(officerParty, 5, "a mistake")
	consented := consent.LegalMove{Act: codedOn(officerParty, 3, "consent"), Event: consent.AnswerLegal, Data: consent.LegalChange{Consent: "c-1"}}
	peertest.RefusedBy(t, l.Correct(act, 3, consented), "no_ground")
	ordered := consent.LegalMove{Act: codedOn(officerParty, 4, "court_order"), Event: consent.AnswerLegal}
	review := consent.LegalMove{Act: actOn(officerParty, 3), Event: consent.BeginLegalReview}
	peertest.RefusedBy(t, l.Correct(act, 3, review, ordered), "no_order")
	peertest.Refused(t, l.Correct(act, 2, review), lifecycle.ErrRefused) // the supervisor held it
	require.NoError(t, l.Correct(act, 3, review))
	assert.Equal(t, 5, l.Revision())
	require.NoError(t, l.Redact(actOn(officerParty, 6), 4))
}

func TestLegalRequestsThatCannotBe(t *testing.T) {
	for name, ask := range map[string]consent.LegalAsk{
		"no id":                 {Instrument: consent.LegalPolice},
		"an id that breaks":     {ID: "l\xff", Instrument: consent.LegalPolice},
		"a person that breaks":  {ID: "l-1", About: "p\xff", Instrument: consent.LegalPolice},
		"a date past the years": {ID: "l-1", Instrument: consent.LegalPolice, Return: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)},
	} {
		_, err := consent.NewLegalRequest(ask, actOn(lifecycle.WorkerParty, 0))
		require.ErrorIs(t, err, consent.ErrLegalRequest, name)
	}
	_, err := consent.NewLegalRequest(consent.LegalAsk{ID: "l-1"}, actOn(lifecycle.WorkerParty, 0))
	peertest.Refused(t, err, lifecycle.ErrDataMissing)
	for _, ask := range []consent.LegalAsk{{ID: "l-1", Instrument: "decree"}, {ID: "l-1", Instrument: consent.LegalPolice, Ref: strings.Repeat("x", 257)}} {
		_, err = consent.NewLegalRequest(ask, actOn(lifecycle.WorkerParty, 0))
		peertest.Refused(t, err)
	}
	_, err = consent.NewLegalRequest(consent.LegalAsk{ID: "l-1", Instrument: consent.LegalPolice}, actOn(askParty, 0))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
}

func TestStoredSampleOfLegalRequestVersion1(t *testing.T) {
	l := legalIn(t, consent.LegalAnswered)
	require.NoError(t, l.LiftHold(wordsOn(counselParty, 9, "the case is closed")))
	data, err := json.MarshalIndent(l, "", "  ")
	require.NoError(t, err)
	stored := storedSample(t, "legal_request-v1.json", string(data)+"\n", true)
	var back consent.LegalRequest
	require.NoError(t, json.Unmarshal([]byte(stored), &back))
	assert.Equal(t, l.Digest(), back.Digest())
	assert.Equal(t, []consent.LegalKind{consent.LegalSubpoena, consent.LegalCourtOrder}, back.Instruments())
	assert.Equal(t, peertest.Day(20), back.Return())
	assert.Equal(t, peer.ParticipantID(peertest.ParticipantID), back.About())
	assert.Equal(t, consent.LegalRequestID("legal-1"), back.ID())
}

func TestRecordsOfLegalRequestsThatDoNotLoad(t *testing.T) {
	data, err := json.Marshal(legalIn(t, consent.LegalAnswered))
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no order":             {`"instrument":"court_order"`, `"instrument":"warrant"`},
		"nobody known":         {`"about":"participant-1",`, ``},
		"the worker answered":  {`"party":"counsel"`, `"party":"worker"`},
		"an unknown key":       {`{"id"`, `{"verdict":1,"id"`},
		"a consent beside it":  {`"code":"order_and_mandate"`, `"code":"order_and_mandate","data":{"consent":"c-1"}`},
		"an instrument unread": {`"instrument":"subpoena"`, `"instrument":"decree"`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := legalIn(t, consent.LegalHeld)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, consent.LegalHeld, kept.State(), name)
	}
	assert.True(t, slices.IsSorted(legalIn(t, consent.LegalInReview).Next(peertest.Actor(counselParty))))
}
