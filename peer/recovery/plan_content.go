package recovery

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// PlanPartID names one part of a plan, through all its versions.
type PlanPartID = peer.ID[PlanPart]

// ErrPlanContent reports the content of a plan that cannot be.
var ErrPlanContent = errors.New("recovery: bad content of a plan")

// Bounds of the content of a plan, design defaults.
const (
	MaxPlanParts = 200 // parts of one version; private ones are counted apart
	MaxPlanGoals = 100 // goals of one version; likewise
)

// A PlanPart is one part of a plan in the words of whoever wrote it.
type PlanPart struct {
	ID      PlanPartID     `json:"id"`
	Kind    PlanPartKind   `json:"kind"`
	Private bool           `json:"private,omitempty"` // nobody reads it but the participant and whom they show it to
	Words   lifecycle.Text `json:"words,omitzero"`
}

// IsPrivate reports whether nobody reads p but the participant and whom they show
// it to: where they said so, and always for the parts of a wellness and a crisis
// plan, which nobody writes for another.
func (p PlanPart) IsPrivate() bool { return p.Private || isOwnWriting(p.Kind) }

// A PlanGoal says that a goal belongs to a plan.
type PlanGoal struct {
	ID      peer.GoalID `json:"id"`
	Private bool        `json:"private,omitempty"` // nobody else learns that it belongs
}

// PlanContent is what one version of a plan says. Everything in it is chosen: no
// part and no goal has to be there, and the zero PlanContent is an empty plan.
type PlanContent struct {
	Parts   []PlanPart         `json:"parts,omitempty"`
	Goals   []PlanGoal         `json:"goals,omitempty"`
	Phase   peer.RecoveryStage `json:"phase,omitempty"`   // where the person sees themselves; never a gate
	Review  peer.Date          `json:"review,omitzero"`   // when they want to look at it again; none: by the programme's rule
	Opioids bool               `json:"opioids,omitempty"` // it is also about opioids, so that it shows the warning of [OverdoseWarning]
}

// Check returns [ErrPlanContent] for a part without an id or of an unknown kind, for
// the id of a part that comes twice, or of a goal that does in private or openly, an
// unknown phase, or more parts or goals than the bounds. What is private counts apart
// in all this, so that what somebody else may write tells them nothing of it; only
// ids of parts are to be such as nobody guesses.
func (c PlanContent) Check() error {
	own := c.private()
	if max(len(own.Parts), len(c.Parts)-len(own.Parts)) > MaxPlanParts || max(len(own.Goals), len(c.Goals)-len(own.Goals)) > MaxPlanGoals {
		return fmt.Errorf("%w: want at most %d parts and %d goals", ErrPlanContent, MaxPlanParts, MaxPlanGoals)
	}
	seen := map[PlanPartID]bool{}
	for _, p := range c.Parts {
		if p.ID == "" || !storable.ID(string(p.ID)) || seen[p.ID] {
			return fmt.Errorf("%w: want an id for each part, once, in valid UTF-8 of at most 256 bytes", ErrPlanContent)
		}
		if _, err := p.Kind.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrPlanContent, err)
		}
		seen[p.ID] = true
	}
	goals := map[PlanGoal]bool{}
	for _, g := range c.Goals {
		if g.ID == "" || !storable.ID(string(g.ID)) || goals[g] {
			return fmt.Errorf("%w: want an id for each goal, once, in valid UTF-8 of at most 256 bytes", ErrPlanContent)
		}
		goals[g] = true
	}
	if c.Phase != "" {
		if _, err := c.Phase.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrPlanContent, err)
		}
	}
	return nil
}

func (c PlanContent) clone() PlanContent {
	c.Parts, c.Goals = slices.Clone(c.Parts), slices.Clone(c.Goals)
	return c
}

// part returns the part with the given id.
func (c PlanContent) part(id PlanPartID) (PlanPart, bool) {
	for _, p := range c.Parts {
		if p.ID == id {
			return p, true
		}
	}
	return PlanPart{}, false
}

// goal returns the private or the open goal with the given id.
func (c PlanContent) goal(id peer.GoalID, private bool) (PlanGoal, bool) {
	for _, g := range c.Goals {
		if g.ID == id && g.Private == private {
			return g, true
		}
	}
	return PlanGoal{}, false
}

// private returns what nobody but the participant writes.
func (c PlanContent) private() (own PlanContent) {
	for _, p := range c.Parts {
		if p.IsPrivate() {
			own.Parts = append(own.Parts, p)
		}
	}
	for _, g := range c.Goals {
		if g.Private {
			own.Goals = append(own.Goals, g)
		}
	}
	return own
}

// sum returns a hash of the content that a redaction of its words leaves as it is.
func (c PlanContent) sum() string {
	var s summer
	s.add(strconv.Itoa(len(c.Parts)))
	for _, p := range c.Parts {
		s.add(string(p.ID), string(p.Kind), strconv.FormatBool(p.Private), p.Words.Hash())
	}
	s.add(strconv.Itoa(len(c.Goals)))
	for _, g := range c.Goals {
		s.add(string(g.ID), strconv.FormatBool(g.Private))
	}
	s.add(string(c.Phase), dateKey(c.Review), strconv.FormatBool(c.Opioids))
	return s.String()
}

func dateKey(d peer.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// A summer hashes fields, each with its length before it.
type summer struct{ data []byte }

func (s *summer) add(fields ...string) {
	for _, f := range fields {
		s.data = append(strconv.AppendInt(s.data, int64(len(f)), 10), ':')
		s.data = append(s.data, f...)
	}
}

func (s *summer) String() string {
	sum := sha256.Sum256(s.data)
	return hex.EncodeToString(sum[:])
}

// Format keeps words and ids out of every verb of fmt.
func (p PlanPart) Format(f fmt.State, _ rune) { redact.Format(f, "[part of a plan]") }

// LogValue keeps words and ids out of logs.
func (p PlanPart) LogValue() slog.Value { return slog.StringValue("[part of a plan]") }

// Format keeps the id out of every verb of fmt.
func (PlanGoal) Format(f fmt.State, _ rune) { redact.Format(f, "[goal of a plan]") }

// LogValue keeps the id out of logs.
func (PlanGoal) LogValue() slog.Value { return slog.StringValue("[goal of a plan]") }

// Format keeps words and ids out of every verb of fmt.
func (PlanContent) Format(f fmt.State, _ rune) { redact.Format(f, "[content of a plan]") }

// LogValue keeps words and ids out of logs.
func (PlanContent) LogValue() slog.Value { return slog.StringValue("[content of a plan]") }
