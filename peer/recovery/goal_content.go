package recovery

import (
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

// GoalStepID names one action step of a goal.
type GoalStepID = peer.ID[GoalStep]

// ErrGoalContent reports a goal that says what cannot be.
var ErrGoalContent = errors.New("recovery: bad content of a goal")

// MaxGoalSteps is the greatest number of action steps of a goal, a design default.
const MaxGoalSteps = 100

// A GoalStep is one action on the way to a goal: who does it, until when, and
// after what it comes.
type GoalStep struct {
	ID    GoalStepID      `json:"id"`
	Words lifecycle.Text  `json:"words,omitzero"`
	By    lifecycle.Party `json:"by"`            // who does it, such as the participant or the worker
	When  lifecycle.Text  `json:"when,omitzero"` // the cue, as in when-then
	Due   peer.Date       `json:"due,omitzero"`
}

// GoalContent is what a goal says. A goal that is specific, measured, within
// reach, of weight to the person and has a date has all of Words, Measure,
// Confidence, Why and Target: see [GoalContent.Unsaid]. None but Words is asked for.
type GoalContent struct {
	Words      lifecycle.Text      `json:"words"`               // the goal, in the participant's own words
	Measure    lifecycle.Text      `json:"measure,omitzero"`    // how they will know
	Why        lifecycle.Text      `json:"why,omitzero"`        // why it matters to them
	Confidence ZeroToTen           `json:"confidence,omitzero"` // how sure they are
	Target     peer.Date           `json:"target,omitzero"`     // until when
	Dimensions []RecoveryDimension `json:"dimensions,omitempty"`
	Supporter  peer.SupporterID    `json:"supporter,omitempty"` // who helps with it
	Pathway    PathwayID           `json:"pathway,omitempty"`   // the pathway that it belongs to, if any
	Steps      []GoalStep          `json:"steps,omitempty"`
}

// A GoalAspect is one of the five that make a goal easy to follow. The zero value is none.
type GoalAspect string

// Aspects of a goal.
const (
	AspectSpecific   GoalAspect = "specific"   // it says what
	AspectMeasurable GoalAspect = "measurable" // it says how one will know
	AspectAchievable GoalAspect = "achievable" // the person says how sure they are
	AspectRelevant   GoalAspect = "relevant"   // it says why it matters
	AspectTimed      GoalAspect = "timed"      // it has a date
)

// Unsaid returns which aspects the goal says nothing about, as an offer to think
// of them. A goal without them is a goal like any other.
func (c GoalContent) Unsaid() []GoalAspect {
	var unsaid []GoalAspect
	for _, a := range []struct {
		aspect GoalAspect
		said   bool
	}{
		{AspectSpecific, !c.Words.IsZero()}, {AspectMeasurable, !c.Measure.IsZero()}, {AspectAchievable, !c.Confidence.IsZero()},
		{AspectRelevant, !c.Why.IsZero()}, {AspectTimed, !c.Target.IsZero()},
	} {
		if !a.said {
			unsaid = append(unsaid, a.aspect)
		}
	}
	return unsaid
}

// Check returns [ErrGoalContent] for a goal without words or with more steps than
// [MaxGoalSteps], an unknown or repeated dimension, an id that cannot be stored, and a
// step without an id of its own or without anybody who does it.
func (c GoalContent) Check() error {
	switch {
	case c.Words.IsZero():
		return fmt.Errorf("%w: want the participant's words", ErrGoalContent)
	case len(c.Steps) > MaxGoalSteps || len(c.Dimensions) > len(recoveryDimensions):
		return fmt.Errorf("%w: want at most %d steps and each dimension once", ErrGoalContent, MaxGoalSteps)
	case !storable.ID(string(c.Supporter)) || !storable.ID(string(c.Pathway)):
		return fmt.Errorf("%w: want ids in valid UTF-8 of at most 256 bytes", ErrGoalContent)
	}
	for i, d := range c.Dimensions {
		if _, err := d.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrGoalContent, err)
		}
		if slices.Contains(c.Dimensions[:i], d) {
			return fmt.Errorf("%w: want each dimension once", ErrGoalContent)
		}
	}
	seen := map[GoalStepID]bool{}
	for _, s := range c.Steps {
		if s.ID == "" || !storable.ID(string(s.ID)) || seen[s.ID] || !isCode(string(s.By)) {
			return fmt.Errorf("%w: want an id of its own and who does it for each step", ErrGoalContent)
		}
		seen[s.ID] = true
	}
	return nil
}

func (c GoalContent) clone() GoalContent {
	c.Dimensions, c.Steps = slices.Clone(c.Dimensions), slices.Clone(c.Steps)
	return c
}

// texts returns every text of c.
func (c *GoalContent) texts() []*lifecycle.Text {
	all := []*lifecycle.Text{&c.Words, &c.Measure, &c.Why}
	for i := range c.Steps {
		all = append(all, &c.Steps[i].Words, &c.Steps[i].When)
	}
	return all
}

// isErased reports whether words of c are gone, all or none of which are: mixed
// says that some are.
func (c GoalContent) isErased() (erased, mixed bool) {
	gone, there := 0, 0
	for _, t := range c.texts() {
		switch {
		case t.IsZero():
		case t.IsRedacted():
			gone++
		default:
			there++
		}
	}
	return gone > 0, gone > 0 && there > 0
}

func (c GoalContent) step(id GoalStepID) (GoalStep, bool) {
	for _, s := range c.Steps {
		if s.ID == id {
			return s, true
		}
	}
	return GoalStep{}, false
}

// sum returns a hash of what the goal says that a redaction leaves as it is.
func (c GoalContent) sum() string {
	var s summer
	s.add(c.Words.Hash(), c.Measure.Hash(), c.Why.Hash(), c.Confidence.String(), dateKey(c.Target), string(c.Supporter), string(c.Pathway), strconv.Itoa(len(c.Dimensions)))
	for _, d := range c.Dimensions {
		s.add(string(d))
	}
	for _, step := range c.Steps {
		s.add(string(step.ID), step.Words.Hash(), string(step.By), step.When.Hash(), dateKey(step.Due))
	}
	return s.String()
}

// Format keeps the words out of every verb of fmt.
func (GoalStep) Format(f fmt.State, _ rune) { redact.Format(f, "[step of a goal]") }

// LogValue keeps the words out of logs.
func (GoalStep) LogValue() slog.Value { return slog.StringValue("[step of a goal]") }

// Format keeps words and people out of every verb of fmt.
func (GoalContent) Format(f fmt.State, _ rune) { redact.Format(f, "[content of a goal]") }

// LogValue keeps words and people out of logs.
func (GoalContent) LogValue() slog.Value { return slog.StringValue("[content of a goal]") }
