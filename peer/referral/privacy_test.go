package referral_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
)

// Every exported type that holds an id or a note, printed in every way.
func TestNothingPrintsPeopleOrNotes(t *testing.T) {
	note := peertest.Text("secret words")
	q := referral.Request{ID: "secret-r", Participant: "secret-p", Requester: "secret-w", Receiver: "secret-c", Service: referral.ServiceTherapy,
		Urgency: referral.Routine, Plan: "secret-plan", Goal: "secret-goal", Earlier: "secret-e"}
	me := lifecycle.Act{By: referral.RequesterActor("secret-w"), At: day(0), ID: "secret-key", Reason: note}
	r, err := referral.New(q, me)
	require.NoError(t, err)
	me.At, me.ID = day(1), "secret-2"
	require.NoError(t, r.Send(me, "secret-consent", given))
	theirs := lifecycle.Act{By: referral.ReceiverActor("secret-c"), At: day(2), Code: referral.CodeOther}
	refused := r.Decline(theirs)
	require.ErrorIs(t, refused, lifecycle.ErrRefused)
	theirs.Reason = note
	require.NoError(t, r.Decline(theirs))
	move := referral.Move{Act: me, Event: referral.HandOver, Data: referral.Change{Requester: "secret-x", Next: "secret-n", Consent: "secret-c"}}
	entry, _ := r.History().Last()
	outcome, ok := r.Outcome()
	require.True(t, ok)
	tie := r.Engagement(peer.ConsentGiven)
	access := referral.AccessOf("secret-c", "secret-p", []referral.Engagement{{Kind: tie.Kind, ID: "secret-r", Participant: "secret-p", Party: "secret-c", Consent: peer.ConsentGiven, From: day(0)}}, day(1))
	require.True(t, access.Open)
	o := referral.HandoffOffer{ID: "secret-h", Participant: "secret-p", Worker: "secret-w", Receiver: "secret-c", Referral: "secret-r"}
	h, err := referral.NewHandoff(o, lifecycle.Act{By: peer.WorkerActor("secret-w"), At: day(0), Reason: note})
	require.NoError(t, err)
	handEntry, _ := h.History().Last()
	resource := referral.Resource{ID: "secret-c", Services: []referral.ServiceKind{referral.ServiceTherapy}, Level: "secret", Areas: []string{"secret"}}
	_, rerefer := r.Rerefer("secret-r2", "secret-c", me, referral.RereferDefaults(), utc)
	require.ErrorIs(t, rerefer, referral.ErrRerefer)
	bad := resource
	bad.Promise = "secret"
	require.ErrorIs(t, bad.Check(), referral.ErrResource)

	peertest.Secret(t, "secret",
		q, *r, r, r.History(), entry, move, move.Data, outcome, tie, access, refused, rerefer, bad.Check(),
		o, *h, h, h.History(), handEntry, referral.HandoffMove{Act: me, Event: referral.Introduce, Data: move.Data}, h.Engagement(peer.ConsentGiven),
		referral.RequesterActor("secret-w"), referral.ReceiverActor("secret-c"), referral.ReceiverID("secret-c"), referral.RequesterID("secret-w"), referral.HandoffID("secret-h"), referral.MessageID("secret-m"),
		resource, &resource, referral.Match{Resource: resource, Kind: referral.MatchReady}, referral.Search{Area: "secret", Languages: []string{"secret"}, Not: []referral.ReceiverID{"secret"}},
		referral.Directory{Resources: []referral.Resource{resource}},
		referral.Message{ID: "secret-m", Participant: "secret-p", Worker: "secret-w"}, referral.Partnership{ID: "secret", Programme: "secret", Receiver: "secret-c"},
		r.Dependent(), r.Responsible(day(2)))

	// When somebody is where is theirs, too.
	appointment := time.Date(2026, 7, 31, 13, 45, 0, 0, time.UTC)
	log := referral.ContactLog{Contacts: []referral.ContactEntry{{At: appointment}}, Appointments: []referral.Appointment{{At: appointment}}, Attended: appointment}
	peertest.Secret(t, "13:45", log, log.Contacts[0], log.Appointments[0], referral.Change{Appointment: appointment})
	peertest.Secret(t, "true", referral.ProtectionRoute{MayRefer: true})

	assert.Equal(t, "[referral declined_by_receiver]", fmt.Sprint(r))
	assert.Equal(t, "[no referral]", fmt.Sprint(referral.Referral{}))
	assert.Equal(t, "[hand-off offered]", fmt.Sprint(h))
	assert.Equal(t, "[no hand-off]", fmt.Sprint(referral.Handoff{}))
}
