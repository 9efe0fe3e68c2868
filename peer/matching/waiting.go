package matching

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A WaitReason says why a participant has no worker yet. The zero value is no reason.
type WaitReason string

// Reasons to wait.
const (
	// WaitNoWorkers: the plan has no worker at all.
	WaitNoWorkers WaitReason = "no_workers"
	// WaitNoneEligible: every worker is excluded by a rule.
	WaitNoneEligible WaitReason = "none_eligible"
	// WaitPlacesTaken: every eligible worker's places go to others.
	WaitPlacesTaken WaitReason = "places_taken"
)

var waitReasons = []WaitReason{
	WaitNoWorkers,
	WaitNoneEligible,
	WaitPlacesTaken,
}

// WaitReasons returns every WaitReason, in the order of this page.
func WaitReasons() []WaitReason { return append([]WaitReason(nil), waitReasons...) }

// String returns the name under which it is stored and sent.
func (v WaitReason) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownWaitReason].
func (v WaitReason) MarshalText() ([]byte, error) {
	return enum.Marshal(v, waitReasons, ErrUnknownWaitReason)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *WaitReason) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, waitReasons, ErrUnknownWaitReason)
}

// A Waiting is a participant of a plan for whom it has no worker.
type Waiting struct {
	Position    int                `json:"position"` // from 1: by how long they have waited, then by id; whose wait is not known come last
	Participant peer.ParticipantID `json:"participant"`
	Since       time.Time          `json:"since,omitzero"`
	Reason      WaitReason         `json:"reason"`
	Eligible    int                `json:"eligible"` // workers whom they are eligible for
	Remedies    []Remedy           `json:"remedies"` // what would find them a place, the least first
}

// A Remedy is something that would find a participant a place with any one of
// some workers: a place that the plan leaves free, once the rules that stand in the
// way are met, or one more place. Rules that nobody should lift ([Rule.Fixed])
// are no remedy. With [Optimal], what a remedy names lets one more participant be
// assigned, though another may be the one who gains.
type Remedy struct {
	Rules   []string        `json:"rules"`   // names of the rules to be met, [RemedyPlace] among them; all are needed
	Wants   []string        `json:"wants"`   // what would meet each of them
	Workers []peer.WorkerID `json:"workers"` // of whom it is true, sorted; any one is enough
	Staff   bool            `json:"staff"`   // says something about others: for staff alone
}

// RemedyPlace stands for one more place with a worker whose places the plan fills.
const RemedyPlace = "place"

// wait fills in the waitlist.
func (p *Plan) wait() {
	placed := make(map[peer.ParticipantID]bool, len(p.Matches))
	given := make(map[peer.WorkerID]int, len(p.candidates))
	for _, m := range p.Matches {
		placed[m.Participant] = true
		given[m.Worker]++
	}
	workers := p.byWorker()
	full := make([]bool, len(workers))
	for i, c := range workers {
		full[i] = given[c.Worker.ID] >= p.policy.free(c)
	}
	for _, s := range p.byParticipant() {
		if !placed[s.Participant.ID] {
			p.Waitlist = append(p.Waitlist, p.waiting(s, workers, full))
		}
	}
	slices.SortStableFunc(p.Waitlist, func(a, b Waiting) int {
		if a.Since.IsZero() != b.Since.IsZero() {
			if a.Since.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.Participant, b.Participant))
	})
	for i := range p.Waitlist {
		p.Waitlist[i].Position = i + 1
	}
}

// waiting says why a participant waits and what would end it: of all remedies
// those that ask for the fewest things.
func (p *Plan) waiting(s *Seeker, workers []*Candidate, full []bool) Waiting {
	w := Waiting{Participant: s.Participant.ID, Since: s.Since, Remedies: []Remedy{}}
	found := map[string]*Remedy{}
	known := p.about(s)
	for i, c := range workers {
		lacks := p.policy.refusals(s, c, known)
		if len(lacks) == 0 {
			w.Eligible++
		}
		if slices.ContainsFunc(lacks, func(r Rule) bool { return r.Fixed }) {
			continue
		}
		r := remedy(lacks, full[i])
		key := strings.Join(r.Rules, " ")
		if found[key] == nil {
			found[key] = &r
		}
		found[key].Workers = append(found[key].Workers, c.Worker.ID)
	}
	switch {
	case len(workers) == 0:
		w.Reason = WaitNoWorkers
	case w.Eligible == 0:
		w.Reason = WaitNoneEligible
	default:
		w.Reason = WaitPlacesTaken
	}
	for _, r := range found {
		w.Remedies = append(w.Remedies, *r)
	}
	slices.SortFunc(w.Remedies, func(a, b Remedy) int {
		return cmp.Or(cmp.Compare(len(a.Rules), len(b.Rules)), cmp.Compare(len(b.Workers), len(a.Workers)), slices.Compare(a.Rules, b.Rules))
	})
	few := slices.IndexFunc(w.Remedies, func(r Remedy) bool { return len(r.Rules) > len(w.Remedies[0].Rules) })
	if few >= 0 {
		w.Remedies = w.Remedies[:few]
	}
	return w
}

// remedy returns what one worker and their places lack.
func remedy(lacks []Rule, full bool) Remedy {
	var r Remedy
	for _, l := range lacks {
		r.Rules, r.Wants, r.Staff = append(r.Rules, l.Name), append(r.Wants, l.Want), r.Staff || l.Staff
		full = full && l.Name != ruleCapacity
	}
	if full {
		r.Rules, r.Wants = append(r.Rules, RemedyPlace), append(r.Wants, "one more place with the worker")
	}
	return r
}

// Format prints the rules and keeps the workers out of every verb of fmt.
func (r Remedy) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps the workers out of logs.
func (r Remedy) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r Remedy) shown() string {
	return fmt.Sprintf("[remedy: %s, by any of %d]", strings.Join(r.Rules, " and "), len(r.Workers))
}

// Format prints position and reason and keeps the person out of every verb of fmt.
func (w Waiting) Format(f fmt.State, _ rune) { redact.Format(f, w.shown()) }

// LogValue keeps the person out of logs.
func (w Waiting) LogValue() slog.Value { return slog.StringValue(w.shown()) }

func (w Waiting) shown() string { return fmt.Sprintf("[waiting %d: %s]", w.Position, w.Reason) }
