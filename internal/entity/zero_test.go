package entity_test

import (
	"crypto/rand"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/supervision/evaluation"
	"github.com/alongside-go/alongside/supervision/workforce"
)

// A rule that holds for all rooms: who may begin something cannot begin the zero value,
// which has no id and of which nobody is the participant or the worker.
func TestNoZeroValueIsBegunByFire(t *testing.T) {
	start := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	as := func(p lifecycle.Party) lifecycle.Act {
		return lifecycle.Act{By: lifecycle.Actor{Party: p, ID: "x-1"}, At: start}
	}
	programme, supervisor := as(lifecycle.ProgrammeParty), as(lifecycle.SupervisorParty)
	said := programme
	var err error
	said.Reason, err = lifecycle.NewText(rand.Reader, "the kitchen is closed")
	require.NoError(t, err)
	participant := as(lifecycle.ParticipantParty)

	var duty peer.Duty
	var dual peer.DualRelationship
	var link peer.Link
	var sponsorship peer.Sponsorship
	var mentorship peer.Mentorship
	var meeting group.Meeting
	var moderated group.Case
	var request consent.Request
	var legal consent.LegalRequest
	var choice recovery.PathwayChoice
	var rated evaluation.Evaluation
	var recruit workforce.Recruit
	var implementation workforce.Implementation
	var feedback outcomes.Feedback
	for name, tt := range map[string]struct{ got, want error }{
		"duty of the programme":  {duty.Fire(peer.DutyMove{Act: programme, Event: peer.BeginDuty}), peer.ErrIncomplete},
		"duty of the supervisor": {duty.Fire(peer.DutyMove{Act: supervisor, Event: peer.BeginDuty}), peer.ErrIncomplete},
		"dual relationship":      {dual.Fire(peer.DualMove{Act: programme, Event: peer.DeclareDual, Data: peer.DualChange{Kind: peer.ConflictKinds()[0]}}, peer.DualRelationships{}), peer.ErrIncomplete},
		"link":                   {link.Fire(peer.LinkMove{Act: programme, Event: peer.OfferLink}), peer.ErrLink},
		"sponsorship":            {sponsorship.Fire(peer.SponsorshipMove{Act: participant, Event: peer.SeekSponsor}, peer.SponsorFacts{}), lifecycle.ErrNotYourMove},
		"mentorship":             {mentorship.Fire(peer.MentorshipMove{Act: programme, Event: peer.ReferParticipant}, peer.Pairing{}), peer.ErrIncomplete},
		"meeting":                {meeting.Fire(group.MeetingMove{Act: programme, Event: group.ScheduleMeeting, Data: group.MeetingChange{Start: start, Minutes: 60}}, group.Group{}), group.ErrIncomplete},
		"moderation case":        {moderated.Fire(group.CaseMove{Act: as(lifecycle.SystemParty), Event: group.ReportPost}, group.ModeratorFacts{}), group.ErrModeration},
		"request":                {request.Fire(consent.RequestMove{Act: programme, Event: consent.ReceiveRequest}), consent.ErrRequest},
		"legal request":          {legal.Fire(consent.LegalMove{Act: programme, Event: consent.ReceiveLegal, Data: consent.LegalChange{Instrument: consent.LegalKinds()[0]}}, consent.LegalFacts{}), consent.ErrLegalRequest},
		"pathway choice":         {choice.Fire(recovery.ChoiceMove{Act: programme, Event: recovery.ShowOptions, Data: recovery.ChoiceChange{Shown: recovery.ListPathways("x")}}), recovery.ErrChoice},
		"evaluation":             {rated.Fire(evaluation.EvaluationMove{Act: programme, Event: evaluation.OpenEvaluation}), evaluation.ErrIncomplete},
		"recruiting":             {recruit.Fire(workforce.RecruitMove{Act: programme, Event: workforce.IdentifyCandidate}), workforce.ErrIncomplete},
		"implementation":         {implementation.Fire(workforce.ImplementationMove{Act: programme, Event: workforce.BeginImplementation}), workforce.ErrIncomplete},
		"feedback":               {feedback.Fire(outcomes.FeedbackMove{Act: said, Event: outcomes.ReceiveFeedback}), outcomes.ErrIncompleteFeedback},
	} {
		require.ErrorIs(t, tt.got, tt.want, name)
	}
	for _, state := range []string{duty.State().String(), dual.State().String(), link.State().String(), meeting.State().String(), moderated.State().String(),
		request.State().String(), legal.State().String(), choice.State().String(), rated.State().String(), recruit.State().String(), implementation.State().String()} {
		assert.Empty(t, state)
	}
}
