package credential_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Written by hand from the stages of a credential and who may do what, not read
// from the table. What was suspended had been certified.
const answers = `
- | apply | worker, programme | applicant

applicant | admit     | certifier         | in_training
applicant | deny      | certifier         | denied
applicant | recognise | certifier         | certified
applicant | retire    | worker, certifier | retired

in_training | complete_training | certifier, programme | exam_eligible
in_training | deny              | certifier            | denied
in_training | retire            | worker, certifier    | retired

exam_eligible | grant_provisional | certifier         | provisional
exam_eligible | certify           | certifier         | certified
exam_eligible | deny              | certifier         | denied
exam_eligible | retire            | worker, certifier | retired

provisional | extend_provisional | certifier                    | provisional
provisional | certify            | certifier                    | certified
provisional | lapse              | worker, certifier, programme | lapsed
provisional | suspend            | certifier                    | suspended
provisional | revoke             | certifier                    | revoked
provisional | notify_revocation  | certifier                    | provisional
provisional | respond            | worker                       | provisional
provisional | drop_revocation    | certifier                    | provisional
provisional | endorse            | certifier                    | provisional
provisional | drop_endorsement   | certifier                    | provisional
provisional | retire             | worker, certifier            | retired

certified | open_renewal      | worker, certifier, programme, system | renewal_due
certified | request_renewal   | worker, programme                    | certified
certified | renew             | certifier                            | certified
certified | lapse             | worker, certifier, programme         | lapsed
certified | set_inactive      | worker, certifier                    | inactive
certified | suspend           | certifier                            | suspended
certified | revoke            | certifier                            | revoked
certified | notify_revocation | certifier                            | certified
certified | respond           | worker                               | certified
certified | drop_revocation   | certifier                            | certified
certified | endorse           | certifier                            | certified
certified | drop_endorsement  | certifier                            | certified
certified | retire            | worker, certifier                    | retired

renewal_due | request_renewal   | worker, programme            | renewal_due
renewal_due | renew             | certifier                    | certified
renewal_due | lapse             | worker, certifier, programme | lapsed
renewal_due | set_inactive      | worker, certifier            | inactive
renewal_due | suspend           | certifier                    | suspended
renewal_due | revoke            | certifier                    | revoked
renewal_due | notify_revocation | certifier                    | renewal_due
renewal_due | respond           | worker                       | renewal_due
renewal_due | drop_revocation   | certifier                    | renewal_due
renewal_due | endorse           | certifier                    | renewal_due
renewal_due | drop_endorsement  | certifier                    | renewal_due
renewal_due | retire            | worker, certifier            | retired

reinstated | confirm_reinstated | certifier, programme, system         | certified
reinstated | open_renewal       | worker, certifier, programme, system | renewal_due
reinstated | request_renewal    | worker, programme                    | reinstated
reinstated | renew              | certifier                            | certified
reinstated | lapse              | worker, certifier, programme         | lapsed
reinstated | set_inactive       | worker, certifier                    | inactive
reinstated | suspend            | certifier                            | suspended
reinstated | revoke             | certifier                            | revoked
reinstated | notify_revocation  | certifier                            | reinstated
reinstated | respond            | worker                               | reinstated
reinstated | drop_revocation    | certifier                            | reinstated
reinstated | endorse            | certifier                            | reinstated
reinstated | drop_endorsement   | certifier                            | reinstated
reinstated | retire             | worker, certifier                    | retired

lapsed | request_renewal | worker, programme | lapsed
lapsed | renew_late      | certifier         | certified
lapsed | set_inactive    | worker, certifier | inactive
lapsed | reinstate       | certifier         | reinstated
lapsed | revoke          | certifier         | revoked
lapsed | reapply         | worker, programme | applicant
lapsed | retire          | worker, certifier | retired

inactive | reactivate | certifier         | certified
inactive | suspend    | certifier         | suspended
inactive | revoke     | certifier         | revoked
inactive | reapply    | worker, programme | applicant
inactive | retire     | worker, certifier | retired

suspended | lift_suspension   | certifier         | certified
suspended | reinstate         | certifier         | reinstated
suspended | revoke            | certifier         | revoked
suspended | notify_revocation | certifier         | suspended
suspended | respond           | worker            | suspended
suspended | drop_revocation   | certifier         | suspended
suspended | retire            | worker, certifier | retired

revoked | appeal    | worker            | revoked
revoked | uphold    | certifier         | revoked
revoked | reinstate | certifier         | reinstated
revoked | reapply   | worker, programme | applicant
revoked | retire    | worker, certifier | retired

denied | appeal  | worker            | denied
denied | uphold  | certifier         | denied
denied | reopen  | certifier         | applicant
denied | reapply | worker, programme | applicant
denied | retire  | worker, certifier | retired
`

// sampleMove brings what the event needs from the party.
func sampleMove(event credential.Event, by lifecycle.Party) credential.Move {
	var mv credential.Move
	switch event {
	case credential.Deny, credential.Reopen, credential.LiftSuspension, credential.Uphold:
		mv.Reason = peertest.Text("both were heard")
	case credential.Recognise:
		mv.Code = "existing_certificate"
	case credential.ExtendProvisional:
		mv.Data.Until = d("2030-01-01")
	case credential.Endorse, credential.DropEndorsement:
		mv.Data.Endorsement = peer.DomainMentalHealth
	case credential.Suspend:
		mv.Code = "allegation"
	case credential.NotifyRevocation, credential.Revoke:
		mv.Code = "code_breach"
	case credential.Reinstate:
		mv.Code = "overturned"
	case credential.SetInactive:
		if by == certifier {
			mv.Code = "not_renewed"
		}
	case credential.Retire:
		if by == certifier {
			mv.Code = "record_closed"
		}
	}
	return mv
}

// ways lists the events by which a state is reached.
var ways = map[peer.CredentialState][]credential.Event{
	peer.CredentialApplicant:    {},
	peer.CredentialInTraining:   {credential.Admit},
	peer.CredentialExamEligible: {credential.Admit, credential.CompleteTraining},
	peer.CredentialProvisional:  {credential.Admit, credential.CompleteTraining, credential.GrantProvisional},
	peer.CredentialCertified:    {credential.Recognise},
	peer.CredentialRenewalDue:   {credential.Recognise, credential.OpenRenewal},
	peer.CredentialLapsed:       {credential.Recognise, credential.Lapse},
	peer.CredentialInactive:     {credential.Recognise, credential.SetInactive},
	peer.CredentialSuspended:    {credential.Recognise, credential.Suspend},
	peer.CredentialRevoked:      {credential.Recognise, credential.Revoke},
	peer.CredentialReinstated:   {credential.Recognise, credential.Revoke, credential.Reinstate},
	peer.CredentialDenied:       {credential.Deny},
	peer.CredentialRetired:      {credential.Retire},
}

func machineOf(t require.TestingT) *lifecycle.Machine[peer.CredentialState, credential.Event, credential.Change] {
	m, err := lifecycle.New[peer.CredentialState, credential.Event, credential.Change](credential.Lifecycle())
	require.NoError(t, err)
	return m
}

func seat() lifecycle.Seat {
	return lifecycle.Seat{Party: holder, ID: string(peertest.WorkerID)}
}

// historyIn gives a history in the state, one move a day.
func historyIn(t require.TestingT, m *lifecycle.Machine[peer.CredentialState, credential.Event, credential.Change], state peer.CredentialState) credential.History {
	h, err := m.Open(seat())
	require.NoError(t, err)
	for i, event := range append([]credential.Event{credential.Apply}, ways[state]...) {
		by := certifier
		if event == credential.Apply {
			by = holder
		}
		mv := sampleMove(event, by)
		mv.Event, mv.By, mv.At = event, peertest.Actor(by), peertest.Day(i)
		h, _, err = m.Fire(h, mv, nil)
		require.NoError(t, err, event)
	}
	return h
}

func TestTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m := machineOf(t)
	peertest.TryTable(t, peertest.Trial[peer.CredentialState, credential.Event, credential.Change]{
		Machine: m,
		Open:    func() (credential.History, error) { return m.Open(seat()) },
		In: func(s peer.CredentialState) credential.History {
			return historyIn(t, m, s)
		},
		Move: sampleMove,
		Want: answers,
	})
}

func TestTable(t *testing.T) {
	table := credential.Lifecycle()
	assert.ElementsMatch(t, peer.CredentialStates(), table.States())
	for _, r := range table.Rows {
		assert.NotEmpty(t, r.Doc, r.Event)
		assert.NotEmpty(t, r.Source.Title, r.Event)
	}
	table.Rows[0].Parties[0] = "nobody"
	for i := range table.Rows {
		for j := range table.Rows[i].From {
			table.Rows[i].From[j] = "nowhere"
		}
	}
	again := credential.Lifecycle()
	assert.Equal(t, holder, again.Rows[0].Parties[0], "a copy")
	for _, r := range again.Rows {
		assert.NotContains(t, r.From, peer.CredentialState("nowhere"), "a copy")
	}
}

// Reasons, dates and domains that a move must bring.
func TestWhatMovesNeed(t *testing.T) {
	m := machineOf(t)
	for _, tt := range []struct {
		state peer.CredentialState
		event credential.Event
		by    lifecycle.Party
		want  error
	}{
		{peer.CredentialApplicant, credential.Deny, certifier, lifecycle.ErrReasonMissing},
		{peer.CredentialApplicant, credential.Recognise, certifier, lifecycle.ErrReasonMissing},
		{peer.CredentialProvisional, credential.ExtendProvisional, certifier, lifecycle.ErrDataMissing},
		{peer.CredentialCertified, credential.Endorse, certifier, lifecycle.ErrDataMissing},
		{peer.CredentialCertified, credential.Suspend, certifier, lifecycle.ErrReasonMissing},
		{peer.CredentialCertified, credential.Revoke, certifier, lifecycle.ErrReasonMissing},
		{peer.CredentialCertified, credential.NotifyRevocation, certifier, lifecycle.ErrReasonMissing},
		{peer.CredentialCertified, credential.SetInactive, certifier, lifecycle.ErrReasonMissing},
		{peer.CredentialCertified, credential.SetInactive, holder, nil},
		{peer.CredentialSuspended, credential.LiftSuspension, certifier, lifecycle.ErrReasonMissing},
		{peer.CredentialRevoked, credential.Appeal, holder, nil},
		{peer.CredentialRevoked, credential.Reinstate, certifier, lifecycle.ErrReasonMissing},
		{peer.CredentialCertified, credential.Retire, certifier, lifecycle.ErrReasonMissing},
		{peer.CredentialCertified, credential.Retire, holder, nil},
	} {
		mv := credential.Move{Event: tt.event}
		mv.By, mv.At = peertest.Actor(tt.by), peertest.Day(100)
		_, _, err := m.Fire(historyIn(t, m, tt.state), mv, nil)
		if tt.want == nil {
			require.NoError(t, err, tt.event)
			continue
		}
		peertest.Refused(t, err, tt.want)
	}
	mv := credential.Move{Event: credential.Endorse, Data: credential.Change{Endorsement: "gardening"}}
	mv.By, mv.At = peertest.Actor(certifier), peertest.Day(100)
	_, _, err := m.Fire(historyIn(t, m, peer.CredentialCertified), mv, nil)
	peertest.Refused(t, err, lifecycle.ErrDataMissing)
}

// Harm is a ground of Utah, and the others are of the District.
func TestTheGroundsOfARevocationNameTheirBodies(t *testing.T) {
	n := 0
	for _, r := range credential.Lifecycle().Rows {
		if slices.Contains(r.Codes, "harm") {
			n++
			assert.Contains(t, r.Source.Locator, "harm is a ground of Utah", r.Event)
		}
	}
	assert.Equal(t, 6, n, "revoke, and the notice from each of five states")
}
