package main

import (
	"errors"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A held is what the files tell of credentials, replayed.
type held struct {
	ids      []credential.ID // in the order of their applications
	all      map[credential.ID]*credential.Credential
	schemes  map[credential.ID]credential.Scheme
	byWorker map[peer.WorkerID][]credential.ID
	taken    map[credential.ID]credentialRow // by reciprocity
	parts    map[string][]credentialRow      // of corrections, by the id of the correction
	made     []credentialRow                 // corrections
	refused  []refusedCredential
}

// A refusedCredential is a row that the library refused. Nothing changed by it.
type refusedCredential struct {
	row  credentialRow
	text string
	*lifecycle.Refusal
}

// hold replays what happened to credentials. Whether the requirements of a step
// are met is judged from what the worker had completed by its day, and from what
// they were exempt on it.
func (d *data) hold() error {
	h := held{all: map[credential.ID]*credential.Credential{}, schemes: map[credential.ID]credential.Scheme{},
		byWorker: map[peer.WorkerID][]credential.ID{}, taken: map[credential.ID]credentialRow{}, parts: map[string][]credentialRow{}}
	for _, row := range d.credentials {
		if row.partOf != "" {
			h.parts[row.partOf] = append(h.parts[row.partOf], row)
		}
	}
	for _, row := range d.credentials {
		if row.partOf != "" {
			continue
		}
		s, err := credential.SchemeOf(row.scheme)
		if err != nil {
			return err
		}
		c := h.all[row.credential]
		if c == nil && row.event == credential.Apply {
			if c, err = credential.New(row.credential, row.worker, s, row.act); err == nil {
				h.all[row.credential], h.schemes[row.credential] = c, s
				h.ids = append(h.ids, row.credential)
				h.byWorker[row.worker] = append(h.byWorker[row.worker], row.credential)
				continue
			}
		} else if c == nil {
			err = credential.ErrIncomplete
		} else if row.event == correctCredential {
			err = h.correct(c, row)
		} else if err = d.moveCredential(c, s, row, h.holdings(row.worker)); err == nil && row.of != "" {
			h.taken[row.credential] = row
		}
		if err != nil {
			f := refusedCredential{row: row, text: err.Error()}
			if !errors.As(err, &f.Refusal) {
				f.Refusal = &lifecycle.Refusal{Want: "an application that was accepted first"}
			}
			h.refused = append(h.refused, f)
		}
	}
	d.held = h
	return nil
}

// moveCredential makes one move of a credential, beside the worker's others.
func (d *data) moveCredential(c *credential.Credential, s credential.Scheme, row credentialRow, beside credential.Holdings) error {
	z := d.zoneOf(d.workers[row.worker].site)
	act, from, until := row.act, row.change.Effective, row.change.Until
	on := peer.DateOf(act.At, z)
	grant := credential.Grant{Scheme: s, Effective: from, Until: until, Zone: z, Beside: beside}
	stages := map[credential.Event]credential.Stage{credential.Admit: credential.StageApplication,
		credential.CompleteTraining: credential.StageTraining, credential.GrantProvisional: credential.StageExam,
		credential.Certify: credential.StageCertification, credential.Renew: credential.StageRenewal,
		credential.RenewLate: credential.StageRenewal, credential.Reactivate: credential.StageReactivation}
	if stage, ok := stages[row.event]; ok {
		ask := credential.Case{On: on, Stage: stage, Records: d.workers[row.worker].completed,
			Exemptions: d.exempt(row.credential, recorded(act))}
		needsPeriod := stage == credential.StageRenewal || stage == credential.StageReactivation
		if needsPeriod {
			ask.Period, _ = c.Period(s, credential.Question{On: on, Zone: z, Beside: beside}) // without a period the gap stays unjudged and the move is refused
		}
		if !needsPeriod || !ask.Period.IsEmpty() {
			gap, err := s.Gap(ask)
			if err != nil {
				return err
			}
			grant.Gap = gap
		}
	}
	switch row.event {
	case credential.Admit:
		return c.Admit(act, grant)
	case credential.Deny:
		return c.Deny(act)
	case credential.Reopen:
		return c.Reopen(act)
	case credential.Recognise:
		return c.Recognise(act, grant, row.of)
	case credential.CompleteTraining:
		return c.CompleteTraining(act, grant)
	case credential.GrantProvisional:
		return c.GrantProvisional(act, grant)
	case credential.ExtendProvisional:
		return c.ExtendProvisional(act, grant)
	case credential.Certify:
		return c.Certify(act, grant)
	case credential.Endorse:
		return c.Endorse(act, row.change.Endorsement)
	case credential.DropEndorsement:
		return c.DropEndorsement(act, row.change.Endorsement)
	case credential.OpenRenewal:
		return c.OpenRenewal(act, s, z, beside...)
	case credential.RequestRenewal:
		return c.RequestRenewal(act)
	case credential.Renew:
		return c.Renew(act, grant)
	case credential.Lapse:
		return c.Lapse(act, s, z, beside...)
	case credential.RenewLate:
		return c.RenewLate(act, grant)
	case credential.SetInactive:
		return c.SetInactive(act, from)
	case credential.Reactivate:
		return c.Reactivate(act, grant)
	case credential.Suspend:
		return c.Suspend(act, from)
	case credential.LiftSuspension:
		return c.LiftSuspension(act)
	case credential.NotifyRevocation:
		return c.NotifyRevocation(act)
	case credential.Respond:
		return c.Respond(act)
	case credential.DropRevocation:
		return c.DropRevocation(act)
	case credential.Revoke:
		return c.Revoke(act, from)
	case credential.Appeal:
		return c.Appeal(act)
	case credential.Uphold:
		return c.Uphold(act)
	case credential.Reinstate:
		return c.Reinstate(act, grant)
	case credential.ConfirmReinstated:
		return c.ConfirmReinstated(act)
	case credential.Retire:
		return c.Retire(act)
	default: // apply again
		return c.Reapply(act)
	}
}
