package main

import (
	"errors"
	"slices"
	"sort"
	"time"

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
	refused  []refusedCredential
}

// A refusedCredential is a row that the library refused. Nothing changed by it.
type refusedCredential struct {
	row  credentialRow
	text string
	*lifecycle.Refusal
}

// hold replays what happened to credentials. Whether the requirements of a step
// are met is judged from what the worker had completed by its day.
func (d *data) hold() error {
	h := held{all: map[credential.ID]*credential.Credential{}, schemes: map[credential.ID]credential.Scheme{},
		byWorker: map[peer.WorkerID][]credential.ID{}}
	for _, row := range d.credentials {
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
		} else {
			err = d.moveCredential(c, s, row)
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

// moveCredential makes one move of a credential.
func (d *data) moveCredential(c *credential.Credential, s credential.Scheme, row credentialRow) error {
	z := d.zoneOf(d.workers[row.worker].site)
	act, from, until := row.act, row.change.Effective, row.change.Until
	on := peer.DateOf(act.At, z)
	grant := credential.Grant{Scheme: s, Effective: from, Until: until, Zone: z}
	stages := map[credential.Event]credential.Stage{credential.Admit: credential.StageApplication,
		credential.CompleteTraining: credential.StageTraining, credential.GrantProvisional: credential.StageExam,
		credential.Certify: credential.StageCertification, credential.Renew: credential.StageRenewal,
		credential.RenewLate: credential.StageRenewal, credential.Reactivate: credential.StageReactivation}
	if stage, ok := stages[row.event]; ok {
		ask := credential.Case{On: on, Stage: stage, Records: d.workers[row.worker].completed}
		if stage == credential.StageRenewal {
			ask.Period, _ = c.Period(s, credential.Question{On: on, Zone: z}) // without a period the gap stays unjudged and the move is refused
		}
		if stage != credential.StageRenewal || !ask.Period.IsEmpty() {
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
		return c.Recognise(act, grant, "")
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
		return c.OpenRenewal(act, s, z)
	case credential.RequestRenewal:
		return c.RequestRenewal(act)
	case credential.Renew:
		return c.Renew(act, grant)
	case credential.Lapse:
		return c.Lapse(act, s, z)
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
		return c.Reinstate(act, from, until)
	case credential.ConfirmReinstated:
		return c.ConfirmReinstated(act)
	case credential.Retire:
		return c.Retire(act)
	default: // apply again
		return c.Reapply(act)
	}
}

// holdings returns a worker's credentials for the work at their site.
func (h held) holdings(id peer.WorkerID) credential.Holdings {
	var out credential.Holdings
	for _, c := range h.byWorker[id] {
		out = append(out, credential.Holding{Credential: *h.all[c], Scheme: h.schemes[c]})
	}
	return out
}

// credentialAt returns what a worker's credentials were worth on the day of a
// moment, as far as was recorded by then; ok is false for a worker whose
// credentials only the roster knows.
func (d *data) credentialAt(id peer.WorkerID, at time.Time) (sum credential.Summary, ok bool) {
	hs := d.held.holdings(id)
	if len(hs) == 0 {
		return sum, false
	}
	z := d.zoneOf(d.workers[id].site)
	sum, err := hs.Summary(credential.Question{On: peer.DateOf(at, z), Known: at, Zone: z})
	return sum, err == nil
}

// endorsementsAt returns the names of the endorsements on a worker's current
// credentials on the day of a moment, and on all of them where none is current:
// that they do not count then is told of the credential. Nil, which is not known,
// is for a worker whose credentials only the roster knows.
func (d *data) endorsementsAt(id peer.WorkerID, at time.Time) []string {
	sum, ok := d.credentialAt(id, at)
	if !ok {
		return nil
	}
	list := sum.Endorsements
	if !sum.State.Current() {
		z := d.zoneOf(d.workers[id].site)
		for _, h := range d.held.holdings(id) {
			list = append(list, h.Credential.Endorsements(h.Scheme, credential.Question{On: peer.DateOf(at, z), Known: at, Zone: z})...)
		}
	}
	names := []string{}
	for _, domain := range list {
		if !slices.Contains(names, domain.Endorsement()) {
			names = append(names, domain.Endorsement())
		}
	}
	return names
}

// rosterCredential returns what the roster says of a worker's credential on a day.
func (d *data) rosterCredential(id peer.WorkerID, on peer.Date) (state peer.CredentialState, since peer.Date) {
	for _, a := range d.workers[id].roster {
		if !on.Before(a.Since) && a.Credential != state {
			state, since = a.Credential, a.Since
		}
	}
	return state, since
}

// credentialSince returns since when the worker's credential has the state that
// it has on the day of a moment; no date if that is not known.
func (d *data) credentialSince(id peer.WorkerID, at time.Time) peer.Date {
	z := d.zoneOf(d.workers[id].site)
	on := peer.DateOf(at, z)
	hs := d.held.holdings(id)
	if len(hs) == 0 {
		_, since := d.rosterCredential(id, on)
		return since
	}
	q := credential.Question{On: on, Known: at, Zone: z}
	sum, err := hs.Summary(q)
	if err != nil {
		return peer.Date{}
	}
	for _, h := range hs {
		if st, err := h.Credential.On(h.Scheme, q); err == nil && h.Scheme.Code == sum.Scheme && st.State == sum.State {
			return sinceOf(h, q, st)
		}
	}
	return peer.Date{}
}

// sinceOf returns the first day on which a credential has the state that it has
// on the day asked about. Where the days made the state, and no move, it is
// looked for in the present validity, in which states follow each other.
func sinceOf(h credential.Holding, q credential.Question, st credential.Standing) peer.Date {
	if st.State == st.Recorded {
		return st.Since
	}
	first := st.Since.Later(st.Granted)
	days := int((q.On.Start(time.UTC).Unix() - first.Start(time.UTC).Unix()) / (24 * 60 * 60))
	n := sort.Search(max(0, days), func(i int) bool {
		then := q
		then.On = first.AddDays(i)
		was, err := h.Credential.On(h.Scheme, then)
		return err == nil && was.State == st.State
	})
	return first.AddDays(n)
}
