package recovery

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrMilestone reports a milestone that cannot be.
var ErrMilestone = errors.New("recovery: bad milestone")

// A Milestone is something that a person reached. It is never withdrawn: not by a
// return to use, nor by anything else. Who may know of it is theirs to say.
type Milestone struct {
	Participant peer.ParticipantID `json:"participant"`
	Kind        MilestoneKind      `json:"kind"`
	Number      int                `json:"number,omitempty"`      // which step, workbook or level
	Tool        CopingStrategyID   `json:"tool,omitempty"`        // which tool
	ReachedOn   PartialDate        `json:"reached_on"`            // the day, or the month
	ConfirmedBy lifecycle.Actor    `json:"confirmed_by,omitzero"` // nobody: by the person's own word, which is enough
	SharedWith  []lifecycle.Actor  `json:"shared_with,omitempty"` // who else may know of it
	Celebrate   Celebration        `json:"celebrate,omitempty"`   // whether they want it to be celebrated; empty: not asked
}

// membersOfGroups are the milestones of each group.
var membersOfGroups = map[MilestoneGroup][]MilestoneKind{
	MilestonesEngagement:    milestoneKinds[:10],
	MilestonesProgramme:     milestoneKinds[10:17],
	MilestonesLife:          milestoneKinds[17:30],
	MilestonesHarmReduction: milestoneKinds[30:37],
	MilestonesGivingBack:    milestoneKinds[37:],
}

// Group returns the group of k, or "" for a milestone that is none.
func (k MilestoneKind) Group() MilestoneGroup {
	for _, g := range MilestoneGroups() {
		if slices.Contains(membersOfGroups[g], k) {
			return g
		}
	}
	return ""
}

// IsNumbered reports whether the milestone says which, by a number.
func (k MilestoneKind) IsNumbered() bool {
	return k == MilestoneStep || k == MilestoneWorkbook || k == MilestoneLevel
}

// Check returns [ErrMilestone] unless it says whose, which and when: with a
// number where there are several, and a tool where it is one, and with neither
// elsewhere.
func (m Milestone) Check() error {
	if m.Participant == "" || !storable.ID(string(m.Participant)) || m.ReachedOn.IsZero() {
		return fmt.Errorf("%w: want a participant and a day or month", ErrMilestone)
	}
	if _, err := m.Kind.MarshalText(); err != nil {
		return fmt.Errorf("%w: %w", ErrMilestone, err)
	}
	if m.Celebrate != "" {
		if _, err := m.Celebrate.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrMilestone, err)
		}
	}
	switch {
	case m.Kind.IsNumbered() != (m.Number != 0) || m.Number < 0 || m.Number > 1000:
		return fmt.Errorf("%w: want a number for a step, a workbook or a level, and for nothing else", ErrMilestone)
	case (m.Kind == MilestoneTool) != (m.Tool != "") || !storable.ID(string(m.Tool)):
		return fmt.Errorf("%w: want the tool where one was mastered, and nowhere else", ErrMilestone)
	case m.ConfirmedBy != lifecycle.Actor{} && !isReader(m.ConfirmedBy):
		return fmt.Errorf("%w: want it confirmed by a person other than the participant, or by nobody", ErrMilestone)
	case slices.ContainsFunc(m.SharedWith, func(a lifecycle.Actor) bool { return !isReader(a) }):
		return fmt.Errorf("%w: want it shared with people", ErrMilestone)
	}
	return nil
}

// IsKnownTo reports whether somebody may know of it: the participant, and whom
// they share it with. Who confirmed it may not by that alone.
func (m Milestone) IsKnownTo(who lifecycle.Actor) bool {
	return m.Participant != "" && who == peer.ParticipantActor(m.Participant) || isReader(who) && slices.Contains(m.SharedWith, who)
}

// KnownMilestones returns those of which somebody may know, in the order given. With
// whom else they are shared is the participant's to know: others find themselves there
// alone.
func KnownMilestones(all []Milestone, who lifecycle.Actor) []Milestone {
	var known []Milestone
	for _, m := range all {
		if m.IsKnownTo(who) {
			m.SharedWith = slices.Clone(m.SharedWith)
			if who != peer.ParticipantActor(m.Participant) {
				m.SharedWith = []lifecycle.Actor{who}
			}
			known = append(known, m)
		}
	}
	return known
}

type storedMilestone Milestone

// UnmarshalJSON reads a milestone and returns a [*lifecycle.RecordError] for
// another form and what Check returns. On error m is unchanged.
func (m *Milestone) UnmarshalJSON(data []byte) error {
	var in storedMilestone
	if err := lifecycle.ReadStored("milestone", data, &in); err != nil {
		return err
	}
	if err := Milestone(in).Check(); err != nil {
		return err
	}
	*m = Milestone(in)
	return nil
}

// Format keeps the people out of every verb of fmt.
func (Milestone) Format(f fmt.State, _ rune) { redact.Format(f, "[milestone]") }

// LogValue keeps the people out of logs.
func (Milestone) LogValue() slog.Value { return slog.StringValue("[milestone]") }
