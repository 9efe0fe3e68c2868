package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
)

func TestNewHandoff(t *testing.T) {
	for name, change := range map[string]func(o *referral.HandoffOffer){
		"no id":          func(o *referral.HandoffOffer) { o.ID = "" },
		"no participant": func(o *referral.HandoffOffer) { o.Participant = "" },
		"no worker":      func(o *referral.HandoffOffer) { o.Worker = "" },
		"no receiver":    func(o *referral.HandoffOffer) { o.Receiver = "" },
		"no UTF-8":       func(o *referral.HandoffOffer) { o.Referral = "\xff" },
	} {
		o := offer()
		change(&o)
		_, err := referral.NewHandoff(o, by(worker, day(0)))
		require.ErrorIs(t, err, referral.ErrIncomplete, name)
	}
	_, err := referral.NewHandoff(offer(), by(receiver, day(0)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	var zero referral.Handoff
	peertest.Refused(t, zero.Decline(by(participant, day(1))), lifecycle.ErrNotStarted)
	_, ok := zero.DaysToAttendance(nil)
	assert.False(t, ok)
}

func TestAHandoffIsLiveConsentedAndBooked(t *testing.T) {
	h := handoffIn(t, referral.HandoffOffered)
	for _, v := range []peer.ConsentVerdict{"", peer.ConsentNotAsked, peer.ConsentDenied, peer.ConsentWithdrawn} {
		peertest.RefusedBy(t, h.GiveConsent(by(participant, day(1)), consentID, referral.Facts{Consent: v}), "consent")
	}
	peertest.Refused(t, h.GiveConsent(by(participant, day(1)), "", given), lifecycle.ErrDataMissing)
	assert.Empty(t, h.Dependent().Consent)
	require.NoError(t, h.GiveConsent(by(worker, day(1)), consentID, given))
	assert.Equal(t, consent.Dependent{Kind: consent.DependentHandoff, ID: "handoff-1", Consent: consentID, Open: true}, h.Dependent())

	for _, m := range []peer.Modality{peer.ModalityLetter, peer.ModalityMessage} {
		peertest.RefusedBy(t, h.Introduce(by(worker, day(2)), m, time.Time{}, given), "not_live")
	}
	peertest.RefusedBy(t, h.Introduce(by(worker, day(2)), peer.ModalityPhone, time.Time{}, referral.Facts{Consent: peer.ConsentWithdrawn}), "consent")
	peertest.RefusedBy(t, h.Introduce(by(worker, day(2)), peer.ModalityPhone, time.Time{}, referral.Facts{Consent: peer.ConsentGiven, ReceiverGone: true}), "receiver_gone")
	require.NoError(t, h.Introduce(by(worker, day(2)), peer.ModalityInPerson, time.Time{}, given))
	peertest.RefusedBy(t, h.Confirm(by(receiver, day(3)), time.Time{}), "next_step")
	peertest.RefusedBy(t, h.Confirm(by(receiver, day(3)), day(3)), "past_appointment")
	require.NoError(t, h.Confirm(by(receiver, day(3)), day(5)))
	require.NoError(t, h.ConfirmAttendance(by(receiver, day(5))))
	assert.True(t, h.IsOver())
	assert.False(t, h.Dependent().Open)
	days, ok := h.DaysToAttendance(nil)
	assert.True(t, ok)
	assert.Equal(t, 5, days)
}

func TestAttemptsNoShowsAndAnotherAppointment(t *testing.T) {
	h := handoffIn(t, referral.HandoffConsented)
	require.NoError(t, h.Attempt(coded(worker, day(2), referral.CodeNoAnswer), peer.ModalityPhone))
	require.NoError(t, h.Attempt(coded(worker, day(2), referral.CodeRefusedCall), peer.ModalityPhone))
	require.NoError(t, h.Introduce(by(worker, day(3)), peer.ModalityVideo, day(5), given))
	require.NoError(t, h.Confirm(by(receiver, day(4)), time.Time{}))
	peertest.RefusedBy(t, h.NoShow(by(receiver, day(4))), "no_appointment")
	require.NoError(t, h.NoShow(by(receiver, day(5))))
	assert.Equal(t, referral.HandoffConfirmed, h.State(), "it ends nothing")
	peertest.RefusedBy(t, h.NoShow(by(receiver, day(6))), "no_appointment")
	require.NoError(t, h.Attempt(coded(receiver, day(6), referral.CodeLeftMessage), peer.ModalityMessage))
	require.NoError(t, h.Book(by(worker, day(6)), day(9)))
	require.NoError(t, h.ConfirmAttendance(by(participant, day(9))), "the participant's word is enough")

	log := h.ContactLog()
	assert.Equal(t, 3, log.Attempts)
	assert.Equal(t, []peer.Modality{peer.ModalityPhone, peer.ModalityMessage}, log.Channels)
	assert.Equal(t, 1, log.NoShows)
	assert.Equal(t, []referral.Appointment{{At: day(5), Booked: day(3), NoShow: true, Rebooked: true}, {At: day(9), Booked: day(6), Attended: true}}, log.Appointments)
	require.Len(t, log.Contacts, 4)
	assert.True(t, log.Contacts[2].Made)
}

func TestAHandoffThatFallsThroughSaysWhatWasTried(t *testing.T) {
	h := handoffIn(t, referral.HandoffConsented)
	peertest.RefusedBy(t, h.FallThrough(coded(worker, day(2), referral.CodeUnreachable)), "no_attempt")
	peertest.RefusedBy(t, h.FallThrough(coded(worker, day(2), referral.CodeReceiverAway)), "no_attempt")
	peertest.RefusedBy(t, h.FallThrough(coded(worker, day(2), referral.CodeNoShow)), "no_show_unrecorded")
	peertest.RefusedBy(t, h.FallThrough(coded(worker, day(2), referral.CodeOther)), "words_missing")
	peertest.Refused(t, h.FallThrough(by(worker, day(2))), lifecycle.ErrReasonMissing)
	require.NoError(t, h.Attempt(coded(worker, day(2), referral.CodeReceiverAway), peer.ModalityInPerson))
	require.NoError(t, h.FallThrough(coded(worker, day(3), referral.CodeReceiverAway)))
	assert.Equal(t, referral.HandoffFellThrough, h.State())
}

func TestAHandoffEndsWithItsConsentAndOpensAccessFromTheIntroduction(t *testing.T) {
	h := handoffIn(t, referral.HandoffConfirmed) // introduced on day 2
	peertest.RefusedBy(t, h.WithdrawConsent(by(programme, day(4)), peer.ConsentGiven), "consent_stands")
	require.NoError(t, h.WithdrawConsent(by(lifecycle.SystemParty, day(4)), peer.ConsentWithdrawn))
	assert.Equal(t, referral.HandoffDeclined, h.State())
	tie := []referral.Engagement{h.Engagement(peer.ConsentGiven)}
	for at, want := range map[time.Time]bool{day(2).Add(-1): false, day(2): true, day(4).Add(-1): true, day(4): false} {
		assert.Equal(t, want, referral.AccessOf("receiver-1", peertest.ParticipantID, tie, at).Open, "%s", at)
	}
	for _, s := range []referral.HandoffState{referral.HandoffOffered, referral.HandoffConsented, referral.HandoffIntroduced, referral.HandoffConfirmed} {
		h := handoffIn(t, s)
		require.NoError(t, h.Decline(by(participant, day(9))), "%s", s)
	}
}

// Three parts, each with its owner and its clock. Day 0 is a Monday.
func TestOwnersAndClocksOfAHandoff(t *testing.T) {
	for s, want := range map[referral.HandoffState]struct {
		name  string
		owner lifecycle.Party
		due   time.Time
	}{
		referral.HandoffOffered:    {"hand_off", worker, day(2)},
		referral.HandoffConsented:  {"hand_off", worker, day(2)},
		referral.HandoffIntroduced: {"confirmation", receiver, day(4)},
		referral.HandoffConfirmed:  {"resolution", receiver, day(13)}, // a week after the appointment on day 6
	} {
		h := handoffIn(t, s)
		due, err := h.Deadlines(referral.HandoffTimings(), utc)
		require.NoError(t, err)
		require.Len(t, due, 1, "%s", s)
		assert.Equal(t, want.name, due[0].Name)
		assert.Equal(t, []lifecycle.Party{want.owner}, due[0].Waiting)
		assert.Equal(t, want.due, due[0].Due, "%s", s)
		late, err := h.Due(referral.HandoffTimings(), utc, want.due)
		require.NoError(t, err)
		assert.Len(t, late, 1)
		_, ok, err := h.NextDue(referral.HandoffTimings(), utc, day(5))
		require.NoError(t, err)
		assert.Equal(t, s == referral.HandoffConfirmed, ok)
	}
	for _, s := range []referral.HandoffState{referral.HandoffAttended, referral.HandoffDeclined, referral.HandoffFellThrough} {
		due, err := handoffIn(t, s).Deadlines(referral.HandoffTimings(), utc)
		require.NoError(t, err)
		assert.Empty(t, due)
	}
}

func TestCorrectionsOfAHandoff(t *testing.T) {
	h := handoffIn(t, referral.HandoffConfirmed)
	peertest.Refused(t, h.Correct(wording(worker, day(8), "wrong"), 4), lifecycle.ErrNotYourMove)
	peertest.RefusedBy(t, h.Correct(wording(receiver, day(8), "wrong"), 4,
		referral.HandoffMove{Act: by(receiver, day(3)), Event: referral.ConfirmHandoff, Data: referral.Change{Appointment: day(1)}}), "past_appointment")
	require.NoError(t, h.Correct(wording(receiver, day(8), "another day"), 4,
		referral.HandoffMove{Act: by(receiver, day(3)), Event: referral.ConfirmHandoff, Data: referral.Change{Appointment: day(9).In(time.FixedZone("", 3600))}}))
	assert.Equal(t, day(9), h.ContactLog().Appointments[1].At)
	peertest.Refused(t, h.Redact(by(worker, day(9)), 5), lifecycle.ErrNotYourMove)
	require.NoError(t, h.Redact(by(participant, day(9)), 5))
}
