package peer

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Pairing is what the host knows of two people who are to be paired, when
// they are. The zero Pairing allows nothing: what is not known is not assumed.
//
// [Mentorship.Propose], [Mentorship.Accept], [Mentorship.ProposeWorker] and
// [Mentorship.TakeOver] judge it and refuse, by the name in parentheses: people
// other than those named (unknown_person), one person on both sides
// (same_person), a pair that either does not want or that the participant rated
// worst (blocked; see [Blocks]), a declared conflict
// of interest that no supervisor accepted (conflict_of_interest), a worker who
// has stepped aside or whose fitness is unknown (fitness), who is on an exclusion
// list (exclusion_list), who is away (away), or whose credential does not count (credential). Accept and TakeOver also
// refuse a worker who is full (capacity); Propose, unless the participant
// proposes, one for whom another worker's time to consider has not run out
// (held); and ProposeWorker the present worker (same_worker). [Pairing.Refusals] judges a pair
// without a mentorship, by the same rules. A host may show a pair why it was
// refused only as far as the rule's name tells nothing about the other: see
// [PairingRefusal].
type Pairing struct {
	Participant Participant
	Worker      Worker
	Load        Load
	SamePerson  []SamePerson // who is known to be one person, of all whom this could concern
	Holds       []Hold       // requests that workers are considering
	Ratings     []Rating     // how participants rated workers, of all that this could concern
	Concerns    []FitConcern // of workers, those that no supervisor has settled yet

	// NoCredential says that the programme asks for no credential in this
	// worker's role, as for volunteers in places where the law asks for none.
	NoCredential bool
}

// A PairingRefusal is one rule that a pairing does not meet.
type PairingRefusal struct {
	Rule  string `json:"rule"`  // the name that [lifecycle.Refusal] gives as its guard, such as "away"
	Want  string `json:"want"`  // what would meet the rule
	Staff bool   `json:"staff"` // its name tells one of the two something about the other: for staff alone
}

// Refusals returns every rule that stands between the participant and the worker
// of p at present, capacity included; none means that they may be paired.
func (p Pairing) Refusals() []PairingRefusal {
	var out []PairingRefusal
	for _, r := range pairingRules {
		if !r.met(p, p.Participant.ID, p.Worker.ID) {
			out = append(out, PairingRefusal{r.name, r.want, r.staff})
		}
	}
	return out
}

// A PairingRemark is something to be looked at before two people are paired. It
// stands in the way of nothing: a person decides.
type PairingRemark struct {
	Name  string `json:"name"`  // stable, such as "fit_concern"
	Says  string `json:"says"`  // in words, naming nobody
	Staff bool   `json:"staff"` // tells one of the two something about the other: for staff alone
}

// RemarkFitConcern is the name of the remark that the worker doubts the fit.
const RemarkFitConcern = "fit_concern"

// Remarks returns what is to be looked at before the participant and the worker
// of p are paired: that the worker raised a [FitConcern] about this participant
// which no supervisor has settled.
func (p Pairing) Remarks() []PairingRemark {
	if slices.ContainsFunc(p.Concerns, func(c FitConcern) bool { return c.Participant == p.Participant.ID && c.Worker == p.Worker.ID }) {
		return []PairingRemark{{RemarkFitConcern, "the worker doubts the fit: for the supervisor to settle with the worker first", true}}
	}
	return nil
}

// PairingRules returns every rule that two people must meet to be paired, in the
// order in
// which they are judged, as it would be refused; held and same_worker, which look
// at the mentorship, are not among them.
func PairingRules() []PairingRefusal {
	var out []PairingRefusal
	for _, r := range pairingRules {
		out = append(out, PairingRefusal{r.name, r.want, r.staff})
	}
	return out
}

// A pairingRule is one row of what a pairing must meet.
type pairingRule struct {
	name, want string
	met        func(p Pairing, who ParticipantID, worker WorkerID) bool
	atLast     bool // counts only when the pair is accepted
	staff      bool
}

var pairingRules = []pairingRule{
	{"unknown_person", "the participant and the worker whom the match names", func(p Pairing, who ParticipantID, worker WorkerID) bool {
		return who != "" && worker != "" && p.Participant.ID == who && p.Worker.ID == worker
	}, false, false},
	{"same_person", "two different people", func(p Pairing, who ParticipantID, worker WorkerID) bool {
		return string(worker) != string(who) && !slices.Contains(p.SamePerson, SamePerson{worker, who})
	}, false, true},
	{"blocked", "another worker", func(p Pairing, who ParticipantID, worker WorkerID) bool {
		return !p.Participant.Wishes.Refuses(worker) && !slices.Contains(p.Worker.Not, who) && !Blocks(p.Ratings, who, worker)
	}, false, true},
	{"conflict_of_interest", "another worker, or a supervisor's acceptance of the conflict with precautions", func(p Pairing, who ParticipantID, _ WorkerID) bool {
		return !p.Worker.conflict(who)
	}, false, true},
	{"fitness", "a worker known to be fit for duty, with or without adjusted duties", func(p Pairing, _ ParticipantID, _ WorkerID) bool {
		return p.Worker.Fitness == FitnessFit || p.Worker.Fitness == FitnessAdjustedDuties
	}, false, true},
	{"exclusion_list", "a worker who is on no exclusion list", func(p Pairing, _ ParticipantID, _ WorkerID) bool {
		return p.Worker.Exclusion != ExclusionListed
	}, false, true},
	{"away", "a worker who is not away", func(p Pairing, _ ParticipantID, _ WorkerID) bool {
		return !p.Worker.Away
	}, false, false},
	{"credential", "a current credential, a provisional one under supervision", func(p Pairing, _ ParticipantID, _ WorkerID) bool {
		return p.NoCredential || p.Worker.Works()
	}, false, false},
	{"capacity", "a worker with a free place", func(p Pairing, _ ParticipantID, _ WorkerID) bool {
		return p.Load.Supported >= 0 && p.Load.Supported < p.Worker.Capacity
	}, true, false},
}

// guard returns the guard of a move that pairs people, or nil for other moves.
func (p Pairing) guard(m *Mentorship, mv MentorshipMove) func() error {
	var worker WorkerID
	atLast := false
	switch mv.Event {
	case ProposeMatch:
		worker = mv.Data.Worker
	case ProposeWorker:
		worker = mv.Data.Incoming
	case AcceptMatch:
		worker, atLast = m.Worker(), true
	case TakeOver:
		worker, atLast = m.IncomingWorker(), true
	case StartSupport, ExtendSupport:
		return func() error {
			if !mv.Data.Until.IsZero() && !mv.Data.Until.After(mv.At) {
				return lifecycle.Deny("until", "a planned end that lies ahead")
			}
			return nil
		}
	default:
		return nil
	}
	return func() error {
		if mv.Event == ProposeWorker && worker == m.Worker() {
			return lifecycle.Deny("same_worker", "another worker than the present one")
		}
		if h, ok := HeldBy(p.Holds, m.id, mv.At); ok && mv.Event == ProposeMatch && h.Worker != worker && mv.By.Party != lifecycle.ParticipantParty {
			return lifecycle.Deny("held", "the end of the time in which another worker considers it")
		}
		for _, r := range pairingRules {
			if (atLast || !r.atLast) && !r.met(p, m.participant, worker) {
				return lifecycle.Deny(r.name, r.want)
			}
		}
		return nil
	}
}

// Format keeps the people out of every verb of fmt.
func (Pairing) Format(f fmt.State, _ rune) { redact.Format(f, "[pairing]") }

// LogValue keeps the people out of logs.
func (Pairing) LogValue() slog.Value { return slog.StringValue("[pairing]") }
