package supervision

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
)

// AgreementTerms are what worker and supervisor sign. They do not change: other
// terms are another agreement, which supersedes this one. The words of the agreement
// stay with the host; Points says what they are about.
type AgreementTerms struct {
	ID         AgreementID       `json:"id"`
	Worker     peer.WorkerID     `json:"worker"`
	Supervisor peer.SupervisorID `json:"supervisor"`
	Kind       SupervisorKind    `json:"kind"`
	// Primary says that this is the worker's main supervisor. A worker has one at a
	// time; others, such as a clinical or an administrative one, stand beside.
	Primary    bool           `json:"primary,omitempty"`
	Background PeerBackground `json:"background,omitempty"` // of the supervisor
	Replaces   AgreementID    `json:"replaces,omitempty"`   // the agreement that it is to supersede, if there is one
	From       peer.Date      `json:"from"`                 // first day
	Until      peer.Date      `json:"until,omitzero"`       // first day on which it holds no more; no date if it has no end

	Per      Period          `json:"per"`      // how often: so many sessions in each period
	Sessions int             `json:"sessions"` // 1 to 31
	Minutes  int             `json:"minutes"`  // length of a session, 1 to 1440
	Modes    []peer.Modality `json:"modes"`    // ways to meet, at least one; not in writing

	Purposes []Purpose         `json:"purposes,omitempty"`
	Goals    []Area            `json:"goals,omitempty"`  // what the worker wants to work on
	Limits   []DisclosureLimit `json:"limits,omitempty"` // of confidentiality, of which the worker was told
	Points   []AgreementPoint  `json:"points,omitempty"` // what the written agreement says beside the figures above
	ReviewBy peer.Date         `json:"review_by"`        // the two look at it by this day
}

// clone returns t with lists of its own.
func (t AgreementTerms) clone() AgreementTerms {
	t.Modes, t.Purposes, t.Goals = slices.Clone(t.Modes), slices.Clone(t.Purposes), slices.Clone(t.Goals)
	t.Limits, t.Points = slices.Clone(t.Limits), slices.Clone(t.Points)
	return t
}

// check returns what terms lack, as an error that matches [ErrIncomplete], and
// [ErrSelf] for a worker who would supervise themselves.
func (t AgreementTerms) check() error {
	bad := func(what string) error { return fmt.Errorf("%w: an agreement wants %s", ErrIncomplete, what) }
	switch {
	case t.ID == "" || t.Worker == "" || t.Supervisor == "":
		return bad("an id, a worker and a supervisor")
	case !storable.ID(string(t.ID)) || !storable.ID(string(t.Worker)) || !storable.ID(string(t.Supervisor)) || !storable.ID(string(t.Replaces)):
		return bad("ids in valid UTF-8 of at most 256 bytes")
	case t.Replaces == t.ID:
		return bad("to replace another agreement, or none")
	case string(t.Worker) == string(t.Supervisor):
		return ErrSelf
	case !slices.Contains(supervisorKinds, t.Kind):
		return bad("a kind of supervisor")
	case t.Primary && !t.Kind.practice():
		return bad("a main supervisor of the worker's practice: not a line manager, nor a supervisor of supervisors")
	case t.Background != "" && !slices.Contains(peerBackgroundList, t.Background):
		return bad("a background that is on the list, or none")
	case t.From.IsZero() || !t.Until.IsZero() && !t.From.Before(t.Until):
		return bad("a first day, and an end after it if it has one")
	case t.Per.check() != nil || t.Sessions < 1 || t.Sessions > 31 || t.Minutes < 1 || t.Minutes > 24*60:
		return bad("a period, 1 to 31 sessions in each and 1 to 1440 minutes a session")
	case len(t.Modes) == 0 || !listed(t.Modes, waysToMeet):
		return bad("ways to meet, each once, and none of them in writing")
	case !listed(t.Purposes, purposeList) || !listed(t.Goals, areaList) || !listed(t.Limits, disclosureLimitList) || !listed(t.Points, agreementPointList):
		return bad("purposes, goals, limits and points that are on their lists, each once")
	case !t.From.Before(t.ReviewBy):
		return bad("a day after the first by which it is reviewed")
	}
	return nil
}

// listed reports whether every value is known and stands there once.
func listed[T comparable](values, known []T) bool {
	for i, v := range values {
		if !slices.Contains(known, v) || slices.Contains(values[:i], v) {
			return false
		}
	}
	return true
}

// Lacks returns the points that the agreement does not cover, in the order in which
// they are wanted. What the figures say is covered by them: frequency, method, length,
// goals, confidentiality and review.
func (t AgreementTerms) Lacks(want []AgreementPoint) []AgreementPoint {
	var lacks []AgreementPoint
	for _, p := range want {
		if !t.covers(p) {
			lacks = append(lacks, p)
		}
	}
	return lacks
}

func (t AgreementTerms) covers(p AgreementPoint) bool {
	switch {
	case slices.Contains(t.Points, p):
		return true
	case p == PointFrequency:
		return t.Sessions > 0
	case p == PointMethod:
		return len(t.Modes) > 0
	case p == PointLength:
		return t.Minutes > 0
	case p == PointGoals:
		return len(t.Goals) > 0
	case p == PointConfidentiality:
		return len(t.Limits) > 0
	case p == PointReview:
		return !t.ReviewBy.IsZero()
	}
	return false
}

// practice reports whether a supervisor of this kind supervises the worker's practice.
func (v SupervisorKind) practice() bool {
	return v != "" && v != AdministrativeSupervisor && v != SupervisorOfSupervisor
}

const agreementShown = "[supervision agreement]"

// Format keeps people out of every verb of fmt.
func (AgreementTerms) Format(f fmt.State, _ rune) { redact.Format(f, agreementShown) }

// LogValue keeps people out of logs.
func (AgreementTerms) LogValue() slog.Value { return slog.StringValue(agreementShown) }
