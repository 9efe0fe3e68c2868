package main

import (
	"sort"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
)

// holdings returns all credentials of a worker.
func (h held) holdings(id peer.WorkerID) credential.Holdings {
	var out credential.Holdings
	for _, c := range h.byWorker[id] {
		out = append(out, credential.Holding{Credential: *h.all[c], Scheme: h.schemes[c]})
	}
	return out
}

// counting returns the credentials of a worker that count for the work at their
// site: those of its jurisdiction and of none, and those that a body of the
// jurisdiction recognises as its own.
func (d *data) counting(id peer.WorkerID) credential.Holdings {
	place := d.sites[d.workers[id].site].Jurisdiction
	var out credential.Holdings
	for _, h := range d.held.holdings(id) {
		own, err := credential.SchemeOf(place)
		_, recognised := own.Recognition(h.Scheme.Code)
		if h.Scheme.Jurisdiction == place || h.Scheme.Jurisdiction == "" || err == nil && recognised {
			out = append(out, h)
		}
	}
	return out
}

// credentialAt returns what a worker's credentials were worth on the day of a
// moment, as far as was recorded by then; ok is false for a worker whose
// credentials only the roster knows, or of whom no history can be judged.
func (d *data) credentialAt(id peer.WorkerID, at time.Time) (sum credential.Summary, ok bool) {
	hs := d.counting(id)
	if len(hs) == 0 {
		return sum, false
	}
	z := d.zoneOf(d.workers[id].site)
	sum, err := hs.Summary(credential.Question{On: peer.DateOf(at, z), Known: at, Zone: z})
	return sum, err == nil
}

// endorsementsAt returns the names of the endorsements on a worker's credentials on
// the day of a moment. Nil, which is not known, is for a worker whose credentials
// only the roster knows.
func (d *data) endorsementsAt(id peer.WorkerID, at time.Time) []string {
	sum, ok := d.credentialAt(id, at)
	if !ok {
		return nil
	}
	return sum.Names()
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
	hs := d.counting(id)
	if len(hs) == 0 {
		_, since := d.rosterCredential(id, on)
		return since
	}
	q := credential.Question{On: on, Known: at, Zone: z, Beside: hs}
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
