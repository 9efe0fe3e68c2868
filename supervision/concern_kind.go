package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A ConcernKind says where a matter for supervision comes from. The zero value is none.
type ConcernKind string

// Kinds of concern.
const (
	// ConcernScope: a question of scope was decided, or something is owed after it.
	ConcernScope ConcernKind = "scope_decision"
	// ConcernBoundary: the worker raised a boundary of their own. It has no consequence.
	ConcernBoundary ConcernKind = "boundary"
	// ConcernOutcome: an answer or a measure that somebody has to look at.
	ConcernOutcome ConcernKind = "outcome_flag"
	// ConcernNotes: notes are late.
	ConcernNotes ConcernKind = "overdue_notes"
	// ConcernWellbeing: the worker chose to share how they are.
	ConcernWellbeing ConcernKind = "wellbeing"
	// ConcernGroup: something happened in a group.
	ConcernGroup ConcernKind = "group_incident"
	// ConcernIncident: something went wrong or might have, or could not wait.
	ConcernIncident ConcernKind = "incident"
	// ConcernTopic: what the worker wants to talk about.
	ConcernTopic ConcernKind = "worker_topic"
	// ConcernAction: an action item that is not done.
	ConcernAction ConcernKind = "action"
	// ConcernDebrief: an emergency has not been talked over yet.
	ConcernDebrief ConcernKind = "debrief"
	// ConcernSupervision: supervision itself is owed to the worker.
	ConcernSupervision ConcernKind = "supervision_owed"
)

var concernKindList = []ConcernKind{
	ConcernScope,
	ConcernBoundary,
	ConcernOutcome,
	ConcernNotes,
	ConcernWellbeing,
	ConcernGroup,
	ConcernIncident,
	ConcernTopic,
	ConcernAction,
	ConcernDebrief,
	ConcernSupervision,
}

// ConcernKinds returns every ConcernKind, in the order of this page.
func ConcernKinds() []ConcernKind { return slices.Clone(concernKindList) }

// String returns the name under which it is stored and sent.
func (v ConcernKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownConcernKind].
func (v ConcernKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, concernKindList, ErrUnknownConcernKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ConcernKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, concernKindList, ErrUnknownConcernKind)
}
