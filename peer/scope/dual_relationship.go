package scope

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// TieFacts are what the register of second ties says about a worker and a
// participant at a moment. Where it says nothing a fact stays unknown: that no tie is
// entered does not mean that there is none. The zero TieFacts say nothing.
type TieFacts struct {
	SecondRole     string // another role that counts, "" if none is entered
	SmallCommunity Truth  // [True] if it was said of a tie that counts
	ConflictSignal Truth  // [True] if a tie stands: not settled, or the two kept apart
	asked          []tieQuestion
}

type tieQuestion struct {
	activity peer.ActivityID
	approval Approval
}

// FactsOfTies returns what the register says. A tie that a supervisor manages gives no
// conflict signal: it is settled.
func FactsOfTies(register peer.DualRelationships, worker peer.WorkerID, participant peer.ParticipantID, at time.Time) TieFacts {
	var f TieFacts
	for _, v := range register.Between(worker, participant, at) {
		kind := v.Counts()
		if kind == "" {
			continue
		}
		if role := secondRoleOf(v.Hat, kind); f.SecondRole == "" || role != "" && role < f.SecondRole {
			f.SecondRole = role
		}
		if v.SmallCommunity {
			f.SmallCommunity = True
		}
		if v.Stands() {
			f.ConflictSignal = True
		}
		if rule, _ := peer.ConflictRuleOf(kind); rule.Activity != "" {
			f.asked = append(f.asked, tieQuestion{rule.Activity, approvalOf(v.State)})
		}
	}
	return f
}

// secondRoleOf returns the role that a tie is, "" for one that is none, such as kinship.
func secondRoleOf(hat peer.Hat, kind peer.ConflictKind) string {
	switch {
	case hat != "":
		return string(hat)
	case kind == peer.ConflictSponsor:
		return string(peer.HatSponsor)
	case kind == peer.ConflictEmployment || kind == peer.ConflictProfessional:
		return string(peer.HatOther)
	}
	return ""
}

// approvalOf returns what a supervisor made of a tie, as an approval of supporting
// somebody under it. Two people who are kept apart are a denial, whoever said so.
func approvalOf(s peer.DualState) Approval {
	switch s {
	case peer.DualManaged:
		return ApprovalGranted
	case peer.DualAvoided, peer.DualObjected:
		return ApprovalDenied
	}
	return ApprovalNone
}

// On returns the request with what the register says in place of what it had; where
// the register says nothing, the request keeps its own.
func (f TieFacts) On(r Request) Request {
	if f.SecondRole != "" {
		r.SecondRole = f.SecondRole
	}
	if f.SmallCommunity != Unknown {
		r.SmallCommunity = f.SmallCommunity
	}
	if f.ConflictSignal != Unknown {
		r.ConflictSignal = f.ConflictSignal
	}
	return r
}

// Questions returns the request once for every tie that counts and that the catalogue has
// a row for, in the order of the register: may this worker support this participant,
// being their friend, their sponsor? What a supervisor made of the tie is the approval. A
// tie that the catalogue does not list by name is in the facts of On alone.
func (f TieFacts) Questions(r Request) []Request {
	var out []Request
	for _, q := range f.asked {
		ask := f.On(r)
		ask.Activity, ask.Approval = q.activity, q.approval
		out = append(out, ask)
	}
	return slices.Clip(out)
}

// Format keeps what is known of the two people out of every verb of fmt.
func (TieFacts) Format(f fmt.State, _ rune) { redact.Format(f, "[facts]") }

// LogValue keeps what is known of the two people out of logs.
func (TieFacts) LogValue() slog.Value { return slog.StringValue("[facts]") }

var errTieFactsNotStored = fmt.Errorf("%w: facts of ties: store the register that they were read from", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would not hold all of it.
func (TieFacts) MarshalJSON() ([]byte, error) { return nil, errTieFactsNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*TieFacts) UnmarshalJSON([]byte) error { return errTieFactsNotStored }
