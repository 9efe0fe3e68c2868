package peer

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// DualRelationships are the register: every dual relationship that the host has
// stored. Pairing, scope of practice and groups ask the same entries, so that they answer alike:
// [DualRelationships.Apply] for pairing and matching, FactsOfTies of package scope
// for a decision, and KeptFrom of package group for who leads. The zero value knows of no tie, which is not that
// there is none.
type DualRelationships struct {
	all          []DualRelationship
	workers      Merges[Worker]
	participants Merges[Participant]
}

// NewDualRelationships returns the register of the given records. It returns
// [ErrDualRelationship] if one is empty or appears twice.
func NewDualRelationships(stored ...DualRelationship) (DualRelationships, error) {
	ids := map[DualID]bool{}
	for _, d := range stored {
		if d.history.IsZero() || ids[d.id] {
			return DualRelationships{}, fmt.Errorf("%w: one is empty or appears twice", ErrDualRelationship)
		}
		ids[d.id] = true
	}
	all := slices.Clone(stored)
	slices.SortFunc(all, func(a, b DualRelationship) int { return cmp.Compare(a.id, b.id) })
	return DualRelationships{all: all}, nil
}

// Merged returns the register for a host that merges records: whatever it is asked, by
// whichever id of a person, it answers for every id that stood for them at the moment
// asked about, and what it returns names the id kept. So a tie holds that was entered
// under a duplicate, and whoever has one under another id does not decide. A supervisor's id
// is looked up among the workers'. The zero [Merges] have merged nobody.
func (rs DualRelationships) Merged(workers Merges[Worker], participants Merges[Participant]) DualRelationships {
	rs.workers, rs.participants = workers, participants
	return rs
}

// resolve returns two people by the ids kept for them.
func (rs DualRelationships) resolve(p DualParties, at time.Time) DualParties {
	return DualParties{Worker: rs.workers.Resolve(p.Worker, at), Participant: rs.participants.Resolve(p.Participant, at),
		Colleague: rs.workers.Resolve(p.Colleague, at), Supervisor: SupervisorID(rs.workers.Resolve(WorkerID(p.Supervisor), at))}
}

// All returns every record, by id.
func (rs DualRelationships) All() []DualRelationship { return slices.Clone(rs.all) }

// Between returns how every tie between a worker and a participant stood at a moment,
// by the id of the record; records of ties that were not declared by then are left out. A
// host that merges records asks [DualRelationships.Merged].
func (rs DualRelationships) Between(worker WorkerID, participant ParticipantID, at time.Time) []DualView {
	var out []DualView
	asked := rs.resolve(DualParties{Worker: worker, Participant: participant}, at)
	for _, d := range rs.all {
		if v := d.At(at); v.State != "" && rs.resolve(d.parties, at) == asked {
			out = append(out, v)
		}
	}
	return out
}

// Conflicts returns what stands or is managed between a worker and participants at a
// moment, for [Worker.Conflicts]: one entry for each participant and kind of tie, sorted.
// A tie that is not settled, or by which the two are kept apart, is not accepted; one that
// is managed is. A partner who is so no longer counts as a former one, until the
// register has a record of that tie itself. Of several records of one kind the one that
// is not accepted counts.
func (rs DualRelationships) Conflicts(worker WorkerID, at time.Time) []Conflict {
	var out []Conflict
	worker = rs.workers.Resolve(worker, at)
	for _, d := range rs.all {
		v, parties := d.At(at), rs.resolve(d.parties, at)
		kind := v.Counts()
		if kind == "" || parties.Worker != worker || parties.Participant == "" || v.State == DualEnded && rs.tells(parties, kind, at) {
			continue
		}
		c := Conflict{With: parties.Participant, Kind: kind, Accepted: v.State == DualManaged}
		i := slices.IndexFunc(out, func(o Conflict) bool { return o.With == c.With && o.Kind == c.Kind })
		if i < 0 {
			out = append(out, c)
			continue
		}
		out[i].Accepted = out[i].Accepted && c.Accepted
	}
	slices.SortFunc(out, func(a, b Conflict) int { return cmp.Or(cmp.Compare(a.With, b.With), cmp.Compare(a.Kind, b.Kind)) })
	return out
}

// tells reports whether a record of a kind of tie between the two was declared by then.
func (rs DualRelationships) tells(p DualParties, kind ConflictKind, at time.Time) bool {
	return slices.ContainsFunc(rs.all, func(d DualRelationship) bool {
		v := d.At(at)
		return v.State != "" && v.Kind == kind && rs.resolve(d.parties, at) == p
	})
}

// Apply returns the worker with the conflicts of the register at a moment in place of
// those it had: for a [Pairing], and for a candidate of package matching. A host that
// merges records asks [DualRelationships.Merged], or resolves the worker afterwards: see
// [Worker.Resolve].
func (rs DualRelationships) Apply(w Worker, at time.Time) Worker {
	w.Conflicts = rs.Conflicts(w.ID, at)
	return w
}

// KeptFrom returns the participants from whom a worker is kept apart at a moment, each
// once, sorted: between them a tie stands that no supervisor accepted.
func (rs DualRelationships) KeptFrom(worker WorkerID, at time.Time) []ParticipantID {
	var out []ParticipantID
	for _, c := range rs.Conflicts(worker, at) {
		if !c.Accepted && !slices.Contains(out, c.With) {
			out = append(out, c.With)
		}
	}
	return out
}

// MayDecide reports whether a supervisor may decide on the ties of two people: one who is
// neither of them and has no tie, standing or managed, with either.
func (rs DualRelationships) MayDecide(supervisor SupervisorID, between DualParties, at time.Time) bool {
	return supervisor != "" && !rs.involved(string(supervisor), between, at)
}

// WithSupervisor returns what stands or is managed between a worker and a supervisor at a
// moment, whoever of them is whose, by the id of the record: for whoever settles who
// supervises whom. [ConflictRule.Kin] marks what one state bars there.
func (rs DualRelationships) WithSupervisor(worker WorkerID, supervisor SupervisorID, at time.Time) []DualView {
	var out []DualView
	asked := rs.resolve(DualParties{Worker: worker, Supervisor: supervisor}, at)
	for _, d := range rs.all {
		if v := d.At(at); supervisor != "" && rs.resolve(d.parties, at) == asked && v.Counts() != "" {
			out = append(out, v)
		}
	}
	return out
}

// Format keeps people out of every verb of fmt.
func (DualRelationships) Format(f fmt.State, _ rune) { redact.Format(f, "[dual relationships]") }

// LogValue keeps people out of logs.
func (DualRelationships) LogValue() slog.Value { return slog.StringValue("[dual relationships]") }

var errDualRelationshipsNotStored = fmt.Errorf("%w: a register of dual relationships: store its records", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (DualRelationships) MarshalJSON() ([]byte, error) { return nil, errDualRelationshipsNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*DualRelationships) UnmarshalJSON([]byte) error { return errDualRelationshipsNotStored }
