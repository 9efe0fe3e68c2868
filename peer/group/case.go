package group

import (
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as moderation cases use them.
type (
	// CaseHistory is everything that happened in a case.
	CaseHistory = lifecycle.History[CaseState, CaseEvent, CaseChange]
	// CaseMove is an event to fire, with what it changes.
	CaseMove  = lifecycle.Move[CaseEvent, CaseChange]
	caseEntry = lifecycle.Entry[CaseState, CaseEvent, CaseChange]
)

var cases = lifecycle.Must(lifecycle.New[CaseState, CaseEvent, CaseChange](CaseLifecycle()))

// A Report is what a case begins with. It has neither the post nor who reported it:
// the host keeps both, and shows the second to nobody.
type Report struct {
	ID        CaseID       `json:"id,omitempty"`
	Community peer.GroupID `json:"community,omitempty"`
	Author    AccountID    `json:"author,omitempty"`
	Kind      CaseKind     `json:"kind,omitempty"`
	Rule      HouseRule    `json:"rule,omitempty"`     // of a broken house rule
	Snapshot  string       `json:"snapshot,omitempty"` // SHA-256 of the post as it was reported, in lower-case hex
	Private   bool         `json:"private,omitempty"`  // from private messages, which go to staff and not to volunteers
}

func (r Report) check() error {
	digest, err := hex.DecodeString(r.Snapshot)
	switch {
	case r.ID == "" || r.Community == "" || r.Author == "" || !storable.ID(string(r.ID)) || !storable.ID(string(r.Community)) || !storable.ID(string(r.Author)):
		return fmt.Errorf("%w: want an id, a community and an author, in valid UTF-8 of at most 256 bytes", ErrModeration)
	case !slices.Contains(caseKinds, r.Kind) || (r.Kind == CaseHouseRule) != slices.Contains(houseRules, r.Rule) || !oneOf(r.Rule, houseRules):
		return fmt.Errorf("%w: want a kind and, for a house rule and nothing else, the rule", ErrModeration)
	case err != nil || len(digest) != 32 || hex.EncodeToString(digest) != r.Snapshot:
		return fmt.Errorf("%w: want the SHA-256 of the snapshot in lower-case hex", ErrModeration)
	}
	return nil
}

// A Case is one case of moderation in an online community, from the report to the end
// of the appeal. Use [NewCase] to begin one; the zero Case is at no stage and refuses
// every event.
type Case struct {
	report  Report
	history CaseHistory
}

// NewCase returns the case of a report. It returns [ErrModeration] if the report does
// not fit together, and a [*lifecycle.Refusal] unless a moderator or a machine enters it.
func NewCase(r Report, act lifecycle.Act) (*Case, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	c := &Case{report: r}
	var err error
	if c.history, err = cases.Open(c.seat()); err != nil {
		return nil, err
	}
	if err := c.Fire(CaseMove{Act: act, Event: ReportPost}, ModeratorFacts{}); err != nil {
		return nil, err
	}
	return c, nil
}

func (c Case) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: AuthorParty, ID: string(c.report.Author)}
}

// Report returns what the case began with.
func (c Case) Report() Report { return c.report }

// State returns the stage, or "" for the zero value.
func (c Case) State() CaseState { return c.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (c Case) Revision() int { return c.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (c Case) History() CaseHistory { return c.history }

// Next returns the events that the actor may fire now, sorted.
func (c Case) Next(by lifecycle.Actor) []CaseEvent { return cases.Next(c.history, by) }

// Risk returns the newest assessment, "" before the first.
func (c Case) Risk() ContentRisk { return riskOf(c.history.Moves()) }

func riskOf(moves []caseEntry) (risk ContentRisk) {
	for _, e := range moves {
		if e.Data.Risk != "" {
			risk = e.Data.Risk
		}
	}
	return risk
}

// Responder returns the one person who has the case, "" if nobody.
func (c Case) Responder() ModeratorID { return responderOf(c.history.Moves()) }

func responderOf(moves []caseEntry) (id ModeratorID) {
	for _, e := range moves {
		if e.Event == TakeCase {
			id = e.Data.Named
		}
	}
	return id
}

// A Decision is one line of the log of decisions.
type Decision struct {
	At      time.Time     `json:"at"`
	Measure Measure       `json:"measure"`
	Until   peer.Date     `json:"until,omitzero"`
	Outcome AppealOutcome `json:"outcome,omitempty"` // of an appeal; empty for the first decision
}

// Decisions returns what was decided, oldest first: what an author and an auditor may
// see. It names nobody.
func (c Case) Decisions() []Decision {
	var list []Decision
	for _, e := range c.history.Moves() {
		if e.Data.Measure != "" {
			list = append(list, Decision{e.At, e.Data.Measure, e.Data.Until, e.Data.Outcome})
		}
	}
	return list
}

// Standing returns the decision that holds now; ok is false before the first.
func (c Case) Standing() (d Decision, ok bool) {
	all := c.Decisions()
	if len(all) == 0 {
		return Decision{}, false
	}
	return all[len(all)-1], true
}

// AnswerBy returns by when its level of risk promises that somebody is there, from the
// report on; before a person assessed it, the level that [CallOf] gives its kind. ok is
// false once somebody has it or decided.
func (c Case) AnswerBy() (by time.Time, ok bool) {
	risk := c.Risk()
	switch c.State() {
	case CaseReported:
		call, err := CallOf(c.report.Kind)
		if err != nil {
			return time.Time{}, false
		}
		risk = call.Risk
	case CaseAssessed:
	default:
		return time.Time{}, false
	}
	promise, err := PromiseOf(risk)
	if err != nil {
		return time.Time{}, false
	}
	by, err = lifecycle.Calendar{}.Add(c.history.Moves()[0].At, promise.Within)
	return by, err == nil
}

// Digest stands for the whole record, its ids included.
func (c Case) Digest() lifecycle.Digest {
	r := c.report
	private := ""
	if r.Private {
		private = "private"
	}
	return c.history.Digest().With(string(r.ID), string(r.Community), string(r.Author), string(r.Kind), string(r.Rule), r.Snapshot, private)
}
