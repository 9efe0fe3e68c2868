package consent_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

const programmeParty = lifecycle.ProgrammeParty

func TestAParticipantAsksWithoutAReasonAndThroughAnybody(t *testing.T) {
	for _, kind := range consent.RequestKinds() {
		for _, p := range []lifecycle.Party{askParty, lifecycle.WorkerParty, lifecycle.SupervisorParty, programmeParty, officerParty} {
			r, err := consent.NewRequest(consent.RequestAsk{ID: "r-1", Participant: peertest.ParticipantID, Kind: kind}, actOn(p, 0))
			require.NoError(t, err)
			assert.Equal(t, consent.RequestReceived, r.State())
			assert.True(t, r.IsOpen())
		}
	}
	_, err := consent.NewRequest(consent.RequestAsk{ID: "r-1", Participant: peertest.ParticipantID, Kind: consent.RequestAccess}, actOn(counselParty, 0))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	stranger := lifecycle.Act{By: peer.ParticipantActor("participant-9"), At: peertest.Day(0)}
	_, err = consent.NewRequest(consent.RequestAsk{ID: "r-1", Participant: peertest.ParticipantID, Kind: consent.RequestAccess}, stranger)
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
}

func TestAsksThatCannotBe(t *testing.T) {
	good := consent.RequestAsk{ID: "r-1", Participant: "p-1", Kind: consent.RequestRestriction, Fields: []consent.FieldClass{consent.FieldNotes}, Roles: []consent.ViewRole{consent.ViewWorker}, Recipient: "court"}
	for name, edit := range map[string]func(*consent.RequestAsk){
		"no id":                     func(a *consent.RequestAsk) { a.ID = "" },
		"no participant":            func(a *consent.RequestAsk) { a.Participant = "" },
		"an id that breaks":         func(a *consent.RequestAsk) { a.ID = "r\xff" },
		"no kind":                   func(a *consent.RequestAsk) { a.Kind = "" },
		"an unknown kind":           func(a *consent.RequestAsk) { a.Kind = "deletion" },
		"an unknown field":          func(a *consent.RequestAsk) { a.Fields = []consent.FieldClass{"diary"} },
		"a field twice":             func(a *consent.RequestAsk) { a.Fields = []consent.FieldClass{consent.FieldPlan, consent.FieldPlan} },
		"an unknown role":           func(a *consent.RequestAsk) { a.Roles = []consent.ViewRole{"mayor"} },
		"kept from the participant": func(a *consent.RequestAsk) { a.Roles = []consent.ViewRole{consent.ViewParticipant} },
		"a recipient that breaks":   func(a *consent.RequestAsk) { a.Recipient = strings.Repeat("x", 257) },
		"people concerned":          func(a *consent.RequestAsk) { a.Concerns = []string{"w-1"} },
		"roles of an access":        func(a *consent.RequestAsk) { a.Kind = consent.RequestAccess; a.Recipient = "" },
		"a recipient of an access":  func(a *consent.RequestAsk) { a.Kind = consent.RequestAccess; a.Roles = nil },
		"fields of an accounting": func(a *consent.RequestAsk) {
			a.Kind, a.Roles, a.Recipient = consent.RequestAccounting, nil, ""
		},
		"somebody concerned twice": func(a *consent.RequestAsk) {
			*a = consent.RequestAsk{ID: "r-1", Participant: "p-1", Kind: consent.RequestComplaint, Concerns: []string{"w-1", "w-1"}}
		},
		"nobody concerned": func(a *consent.RequestAsk) {
			*a = consent.RequestAsk{ID: "r-1", Participant: "p-1", Kind: consent.RequestComplaint, Concerns: []string{""}}
		},
	} {
		bad := good
		edit(&bad)
		_, err := consent.NewRequest(bad, lifecycle.Act{By: peer.ParticipantActor("p-1"), At: peertest.Day(0)})
		require.ErrorIs(t, err, consent.ErrRequest, name)
	}
	r, err := consent.NewRequest(good, lifecycle.Act{By: peer.ParticipantActor("p-1"), At: peertest.Day(0)})
	require.NoError(t, err)
	good.Fields[0] = consent.FieldPlan
	r.Ask().Roles[0] = consent.ViewSponsor
	assert.Equal(t, []consent.FieldClass{consent.FieldNotes}, r.Ask().Fields, "a copy on the way in")
	assert.Equal(t, []consent.ViewRole{consent.ViewWorker}, r.Ask().Roles, "and on the way out")
}

func TestADenialIsCodedByItsKind(t *testing.T) {
	for kind, codes := range map[consent.RequestKind][]string{
		consent.RequestAccess:            {"counselling_notes", "endangers_somebody", "identity_not_shown", "not_held_here"},
		consent.RequestRestriction:       {"cannot_be_kept", "identity_not_shown", "law_requires_it", "safety_needs_it"},
		consent.RequestAmendment:         {"accurate_and_complete", "identity_not_shown", "not_held_here", "not_made_here"},
		consent.RequestAccounting:        {"authority_asked_to_wait", "identity_not_shown"},
		consent.RequestComplaint:         {"not_about_us", "not_upheld"},
		consent.RequestFundraisingOptOut: nil,
	} {
		assert.Equal(t, codes, consent.RequestDenials(kind), kind)
		for _, code := range codes {
			r := requestOf(t, kind)
			require.NoError(t, r.Deny(codedOn(programmeParty, 1, code)))
			assert.Equal(t, code, r.Code())
			require.NoError(t, r.Grant(actOn(officerParty, 2)), "a no can become a yes")
			assert.Empty(t, r.Code())
			peertest.Refused(t, r.Deny(codedOn(programmeParty, 3, code)), lifecycle.ErrNotFromHere)
		}
	}
	r := requestOf(t, consent.RequestAccess)
	peertest.Refused(t, r.Deny(actOn(officerParty, 1)), lifecycle.ErrReasonMissing)
	peertest.Refused(t, r.Deny(wordsOn(officerParty, 1, "no")), lifecycle.ErrReasonMissing)
	peertest.RefusedBy(t, r.Deny(codedOn(officerParty, 1, "accurate_and_complete")), "code_of_kind")
	peertest.Refused(t, r.GrantInPart(actOn(officerParty, 1)), lifecycle.ErrReasonMissing)
	assert.Equal(t, 1, r.Revision(), "nothing was recorded")
}

func TestAnOptOutHoldsFromTheMomentItIsMade(t *testing.T) {
	r := requestOf(t, consent.RequestFundraisingOptOut)
	peertest.RefusedBy(t, r.Deny(codedOn(officerParty, 1, "identity_not_shown")), "opt_out")
	peertest.RefusedBy(t, r.GrantInPart(codedOn(officerParty, 1, "identity_not_shown")), "opt_out")
	peertest.RefusedBy(t, r.Extend(wordsOn(officerParty, 1, "busy")), "opt_out")
	may := func(r *consent.Request, who peer.ParticipantID, at time.Time) bool {
		return consent.MayFundraise([]consent.Request{*requestOf(t, consent.RequestAccess), *r}, who, at)
	}
	assert.True(t, may(r, peertest.ParticipantID, peertest.Day(0).Add(-time.Nanosecond)), "before")
	assert.False(t, may(r, peertest.ParticipantID, peertest.Day(0)), "before anybody answers")
	assert.True(t, may(r, "participant-2", peertest.Day(1)), "somebody else")
	require.NoError(t, r.Grant(actOn(officerParty, 3)))
	assert.False(t, may(r, peertest.ParticipantID, peertest.Day(400)))
	require.NoError(t, r.Withdraw(actOn(askParty, 401)))
	assert.False(t, may(r, peertest.ParticipantID, peertest.Day(400)))
	assert.True(t, may(r, peertest.ParticipantID, peertest.Day(401)))
}

func TestThoseConcernedDoNotDecideAComplaint(t *testing.T) {
	ask := consent.RequestAsk{ID: "r-1", Participant: peertest.ParticipantID, Kind: consent.RequestComplaint, Concerns: []string{"staff-1"}}
	r, err := consent.NewRequest(ask, actOn(programmeParty, 0))
	require.NoError(t, err, "even they must write it down")
	for _, err := range []error{
		r.Grant(actOn(programmeParty, 1)), r.Deny(codedOn(programmeParty, 1, "not_upheld")),
		r.GrantInPart(codedOn(programmeParty, 1, "not_upheld")), r.Clarify(codedOn(programmeParty, 1, "scope")),
	} {
		peertest.RefusedBy(t, err, "concerned")
	}
	require.NoError(t, r.Deny(codedOn(officerParty, 1, "not_upheld")))
	data, err := json.Marshal(r)
	require.NoError(t, err)
	forged := strings.Replace(string(data), `{"party":"privacy_officer","id":"privacy_officer-1"}`, `{"party":"programme","id":"staff-1"}`, 1)
	require.NotEqual(t, string(data), forged)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &consent.Request{}), lifecycle.ErrBadRecord, "storage is no back door")
}

func TestTheTimeIsExtendedAtMostOnce(t *testing.T) {
	for kind, may := range map[consent.RequestKind]bool{consent.RequestAccess: true, consent.RequestAmendment: true, consent.RequestAccounting: true,
		consent.RequestRestriction: false, consent.RequestComplaint: false} {
		r := requestOf(t, kind)
		peertest.Refused(t, r.Extend(actOn(officerParty, 1)), lifecycle.ErrReasonMissing)
		if !may {
			peertest.RefusedBy(t, r.Extend(wordsOn(officerParty, 1, "archive is slow")), "no_extension")
			continue
		}
		require.NoError(t, r.Extend(wordsOn(officerParty, 1, "archive is slow")))
		assert.True(t, r.IsExtended())
		peertest.RefusedBy(t, r.Extend(wordsOn(officerParty, 2, "still")), "extended_once")
		require.NoError(t, r.Clarify(codedOn(officerParty, 3, "scope")))
		peertest.RefusedBy(t, r.Extend(wordsOn(programmeParty, 4, "and now")), "extended_once")
	}
}

// The day numbers: 30 and 60 days after noon of Monday, 5 January 2026.
func TestDeadlinesOfRequests(t *testing.T) {
	noon := func(month time.Month, day int) time.Time { return time.Date(2026, month, day, 12, 0, 0, 0, time.UTC) }
	for _, tt := range []struct {
		kind          consent.RequestKind
		due, extended time.Time
	}{
		{consent.RequestAccess, noon(2, 4), noon(3, 6)},
		{consent.RequestAmendment, noon(3, 6), noon(4, 5)},
		{consent.RequestAccounting, noon(3, 6), noon(4, 5)},
		{consent.RequestRestriction, noon(2, 4), time.Time{}},
		{consent.RequestComplaint, noon(2, 4), time.Time{}},
		{consent.RequestFundraisingOptOut, noon(1, 12), time.Time{}},
	} {
		r := requestOf(t, tt.kind)
		rule, err := consent.RequestRuleOf(tt.kind)
		require.NoError(t, err)
		running, err := r.Deadlines(rule, lifecycle.Calendar{})
		require.NoError(t, err)
		require.Len(t, running, 1, tt.kind)
		assert.Equal(t, tt.due, running[0].Due, tt.kind)
		assert.Equal(t, []lifecycle.Party{officerParty}, running[0].Waiting)
		late, err := r.Due(rule, lifecycle.Calendar{}, tt.due.Add(-time.Nanosecond))
		require.NoError(t, err)
		assert.Empty(t, late)
		late, err = r.Due(rule, lifecycle.Calendar{}, tt.due)
		require.NoError(t, err)
		assert.Len(t, late, 1)
		next, ok, err := r.NextDue(rule, lifecycle.Calendar{}, tt.due.Add(-time.Hour))
		require.NoError(t, err)
		assert.True(t, ok)
		assert.Equal(t, tt.due, next)
		if !tt.extended.IsZero() {
			require.NoError(t, r.Clarify(codedOn(officerParty, 5, "identity")), "the clock runs on")
			require.NoError(t, r.Extend(wordsOn(officerParty, 6, "archive is slow")))
			require.NoError(t, r.Clarified(actOn(askParty, 7)))
			running, err = r.Deadlines(rule, lifecycle.Calendar{})
			require.NoError(t, err)
			assert.Equal(t, tt.extended, running[0].Due, tt.kind)
		}
		require.NoError(t, r.Grant(actOn(officerParty, 8)))
		running, err = r.Deadlines(rule, lifecycle.Calendar{})
		require.NoError(t, err)
		assert.Empty(t, running)
	}
	rule, err := consent.RequestRuleOf(consent.RequestAccess)
	require.NoError(t, err)
	_, err = requestOf(t, consent.RequestAmendment).Deadlines(rule, lifecycle.Calendar{})
	require.ErrorIs(t, err, consent.ErrRequest)
	_, err = consent.RequestRuleOf("acces")
	require.ErrorIs(t, err, consent.ErrUnknownRequestKind)
	assert.Len(t, consent.RequestRules(), len(consent.RequestKinds()))
}

func TestNoFigureOfARequestIsGivenForVerified(t *testing.T) {
	for _, rule := range consent.RequestRules() {
		assert.Contains(t, []source.Evidence{source.Unverified, source.Design}, rule.Source.Evidence, rule.Kind)
		assert.Equal(t, rule.Kind != consent.RequestAmendment, rule.Right.Verified(), "the right to an amendment is recalled")
	}
}

func TestRestrictionsHoldUntilTheyAreEnded(t *testing.T) {
	r := requestOf(t, consent.RequestRestriction)
	at := func(day int) []consent.Restriction {
		return consent.Restrictions([]consent.Request{*r}, peertest.Day(day))
	}
	assert.Empty(t, at(0), "asked is not granted")
	require.NoError(t, r.GrantInPart(codedOn(officerParty, 2, "cannot_be_kept")))
	require.Len(t, at(2), 1)
	assert.True(t, at(2)[0].InPart)
	assert.Equal(t, peertest.Day(2), at(2)[0].Since)
	require.NoError(t, r.Grant(actOn(officerParty, 4)))
	assert.False(t, at(4)[0].InPart)
	assert.Equal(t, peertest.ParticipantID, at(4)[0].Participant)
	require.NoError(t, r.End(wordsOn(officerParty, 9, "cannot be kept any longer")))
	assert.Len(t, at(8), 1)
	assert.Empty(t, at(9))

	mine := requestIn(t, consent.RequestRestriction, consent.RequestGranted)
	require.NoError(t, mine.Withdraw(actOn(askParty, 5)))
	assert.Empty(t, consent.Restrictions([]consent.Request{*mine}, peertest.Day(5)))
	assert.Empty(t, consent.Restrictions([]consent.Request{*requestIn(t, consent.RequestAmendment, consent.RequestGranted)}, peertest.Day(5)), "an amendment restricts nothing")
}

func TestWhatARestrictionCovers(t *testing.T) {
	some := consent.Restriction{Fields: []consent.FieldClass{consent.FieldNotes}, Roles: []consent.ViewRole{consent.ViewSupervisor}}
	assert.True(t, some.Covers(consent.FieldNotes, consent.ViewSupervisor))
	assert.False(t, some.Covers(consent.FieldPlan, consent.ViewSupervisor))
	assert.False(t, some.Covers(consent.FieldNotes, consent.ViewWorker))
	assert.False(t, some.CoversRecipient(consent.FieldNotes, "clinic"))
	everything := consent.Restriction{}
	for _, role := range consent.ViewRoles() {
		assert.Equal(t, role != consent.ViewParticipant, everything.Covers(consent.FieldPlan, role), role)
	}
	assert.True(t, everything.CoversRecipient(consent.FieldPlan, "clinic"))
	one := consent.Restriction{Recipient: "clinic"}
	assert.True(t, one.CoversRecipient(consent.FieldPlan, "clinic"))
	assert.False(t, one.CoversRecipient(consent.FieldPlan, "court"))
	assert.True(t, one.CoversRecipient(consent.FieldPlan, ""), "nobody knows that it is somebody else")
	assert.False(t, one.Covers(consent.FieldPlan, consent.ViewWorker))
}

func TestWhatBelongsToOneKindAlone(t *testing.T) {
	for _, kind := range []consent.RequestKind{consent.RequestAccess, consent.RequestComplaint, consent.RequestRestriction} {
		peertest.RefusedBy(t, requestIn(t, kind, consent.RequestDenied).Disagree(actOn(askParty, 3)), "amendment_only")
	}
	for _, kind := range []consent.RequestKind{consent.RequestAccess, consent.RequestComplaint, consent.RequestAmendment} {
		peertest.RefusedBy(t, requestIn(t, kind, consent.RequestGranted).End(wordsOn(officerParty, 3, "over")), "restriction_only")
	}
	disagreed := requestIn(t, consent.RequestAmendment, consent.RequestDisagreed)
	assert.Equal(t, "accurate_and_complete", disagreed.Code(), "the no stands")
	require.NoError(t, disagreed.Grant(actOn(officerParty, 9)), "and can still become a yes")
}

func TestCorrectionsOfARequest(t *testing.T) {
	r := requestIn(t, consent.RequestAccess, consent.RequestDenied)
	fix := wordsOn(programmeParty, 5, "the wrong record")
	peertest.Refused(t, r.Correct(fix, 2), lifecycle.ErrNotYourMove)
	fix.By = consent.PrivacyOfficerActor("privacy_officer-1")
	peertest.RefusedBy(t, r.Correct(fix, 2, consent.RequestMove{Act: codedOn(officerParty, 2, "not_made_here"), Event: consent.DenyRequest}), "code_of_kind")
	assert.Equal(t, consent.RequestDenied, r.State())
	require.NoError(t, r.Correct(fix, 2, consent.RequestMove{Act: actOn(officerParty, 2), Event: consent.GrantRequest}))
	assert.Equal(t, consent.RequestGranted, r.State())
	assert.Equal(t, consent.RequestDenied, r.History().AsKnown(peertest.Day(4)).State())

	left := requestIn(t, consent.RequestAccess, consent.RequestWithdrawn)
	peertest.Refused(t, left.Correct(fix, 2), lifecycle.ErrRefused)
	other := wordsOn(askParty, 6, "I want it after all")
	require.NoError(t, left.Correct(other, 2))
	assert.Equal(t, consent.RequestReceived, left.State())
	require.NoError(t, left.Redact(actOn(askParty, 7), 3))
}

func TestStoredSampleOfRequestVersion1(t *testing.T) {
	r := requestIn(t, consent.RequestRestriction, consent.RequestDenied)
	require.NoError(t, r.GrantInPart(codedOn(officerParty, 4, "safety_needs_it")))
	data, err := json.MarshalIndent(r, "", "  ")
	require.NoError(t, err)
	stored := storedSample(t, "request-v1.json", string(data)+"\n", true)
	var back consent.Request
	require.NoError(t, json.Unmarshal([]byte(stored), &back))
	assert.Equal(t, r.Digest(), back.Digest())
	require.NoError(t, back.Withdraw(actOn(askParty, 5)))
}

func TestRecordsOfRequestsThatDoNotLoad(t *testing.T) {
	data, err := json.Marshal(requestIn(t, consent.RequestAccess, consent.RequestDenied))
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"a code of another kind": {`"code":"counselling_notes"`, `"code":"not_made_here"`},
		"another participant":    {`"participant":"participant-1"`, `"participant":"participant-2"`},
		"a state made up":        {`"to":"denied"`, `"to":"granted"`},
		"an unknown key":         {`{"id"`, `{"diary":1,"id"`},
		"the worker decided":     {`"party":"privacy_officer"`, `"party":"worker"`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := requestIn(t, consent.RequestAccess, consent.RequestGranted)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, consent.RequestGranted, kept.State(), name)
	}
	bad := strings.Replace(string(data), `"kind":"access"`, `"kind":"complaint"`, 1)
	require.ErrorIs(t, json.Unmarshal([]byte(bad), &consent.Request{}), lifecycle.ErrBadRecord)
	bad = strings.Replace(string(data), `"id":"request-1"`, `"id":""`, 1)
	require.ErrorIs(t, json.Unmarshal([]byte(bad), &consent.Request{}), consent.ErrRequest)
}

// An extension in another unit would be lost without a word.
func TestAnExtensionIsCountedAsTheAnswerIs(t *testing.T) {
	r, err := consent.NewRequest(consent.RequestAsk{ID: "r-1", Participant: ana, Kind: consent.RequestAccess}, actOn(askParty, 0))
	require.NoError(t, err)
	rule := consent.RequestRule{Kind: consent.RequestAccess, Answer: lifecycle.Days(30), Extension: lifecycle.Months(1)}
	_, err = r.Deadlines(rule, lifecycle.Calendar{})
	require.ErrorIs(t, err, consent.ErrRequest)
	rule.Extension = lifecycle.Months(0)
	_, err = r.Deadlines(rule, lifecycle.Calendar{})
	require.NoError(t, err, "none is none")
}
