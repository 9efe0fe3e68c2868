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

// ErrIncompleteGoal reports a goal without an id or a participant.
var ErrIncompleteGoal = errors.New("recovery: incomplete goal")

// Parts of the kernel as goals use them.
type (
	// GoalHistory is everything that happened to a goal.
	GoalHistory = lifecycle.History[GoalState, GoalEvent, GoalChange]
	// GoalMove is an event to fire, with what it changes.
	GoalMove = lifecycle.Move[GoalEvent, GoalChange]
)

var goals = lifecycle.Must(lifecycle.New[GoalState, GoalEvent, GoalChange](GoalLifecycle()))

// A Goal is something that a participant wants, in their own words. They say at
// which stage it is; a worker to whom they show it notes how it goes beside that.
// A plan names it by its id ([PlanGoal]). Use [NewGoal] to word one; the zero
// Goal is at no stage and refuses every event.
type Goal struct {
	id          peer.GoalID
	participant peer.ParticipantID
	history     GoalHistory
	contents    []GoalContent // in their order; the history holds a hash of each
}

// NewGoal returns a goal that a participant words. It returns
// [ErrIncompleteGoal], [ErrGoalContent], and a [*lifecycle.Refusal] if somebody
// else would word it for them.
func NewGoal(id peer.GoalID, participant peer.ParticipantID, content GoalContent, act lifecycle.Act) (*Goal, error) {
	g := &Goal{id: id, participant: participant}
	if err := g.check(); err != nil {
		return nil, err
	}
	var err error
	if g.history, err = goals.Open(g.seat()); err != nil {
		return nil, err
	}
	if err := g.Fire(GoalMove{Act: act, Event: WordGoal, Data: GoalChange{Content: content.sum()}}, content); err != nil {
		return nil, err
	}
	return g, nil
}

func (g Goal) check() error {
	if g.id == "" || g.participant == "" || !storable.ID(string(g.id)) || !storable.ID(string(g.participant)) {
		return fmt.Errorf("%w: want an id and a participant, in valid UTF-8 of at most 256 bytes", ErrIncompleteGoal)
	}
	return nil
}

func (g Goal) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(g.participant)}
}

// ID returns the id of the goal.
func (g Goal) ID() peer.GoalID { return g.id }

// Participant returns whose goal it is.
func (g Goal) Participant() peer.ParticipantID { return g.participant }

// State returns the stage, or "" for the zero value.
func (g Goal) State() GoalState { return g.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (g Goal) Revision() int { return g.history.Revision() }

// History returns everything that happened, also as of and as known on a past
// date. It is the participant's to see: others are shown [Goal.Read].
func (g Goal) History() GoalHistory { return g.history }

// Next returns the events that the actor may fire now, sorted.
func (g Goal) Next(by lifecycle.Actor) []GoalEvent { return goals.Next(g.history, by) }

// Read returns what the goal says now, to the participant and to the worker to
// whom they show it; ok is false for anybody else.
func (g Goal) Read(by lifecycle.Actor) (content GoalContent, ok bool) {
	if !g.isReader(by) {
		return GoalContent{}, false
	}
	return g.contents[len(g.contents)-1].clone(), true
}

// Earlier returns what it said before, oldest first, to the participant alone.
func (g Goal) Earlier(by lifecycle.Actor) []GoalContent {
	if g.participant == "" || by != peer.ParticipantActor(g.participant) || len(g.contents) == 0 {
		return nil
	}
	var all []GoalContent
	for _, c := range g.contents[:len(g.contents)-1] {
		all = append(all, c.clone())
	}
	return all
}

func (g Goal) isReader(by lifecycle.Actor) bool {
	worker := g.history.Seat(lifecycle.WorkerParty)
	return len(g.contents) > 0 && (by == peer.ParticipantActor(g.participant) || worker != "" && by == peer.WorkerActor(peer.WorkerID(worker)))
}

// Fire makes any move of the table. content is what the goal says, for the events
// that word it; others ignore it. It returns [ErrGoalContent] for content that
// cannot be. It refuses, by the name in parentheses, other content than the move
// names (other_content), a step that the goal does not have (no_such_step), a step that
// somebody else took on (own_step), and a goal that would take its own place
// (same_goal). The methods named after the events call it.
func (g *Goal) Fire(mv GoalMove, content GoalContent) error {
	contents := g.contents
	words := mv.Event == WordGoal || mv.Event == RewordGoal
	if words {
		if err := content.Check(); err != nil {
			return err
		}
	}
	next, out, err := goals.Fire(g.history, mv, func() error {
		if words && content.sum() != mv.Data.Content {
			return lifecycle.Deny("other_content", "the content that the move names")
		}
		if gone, _ := content.isErased(); words && gone {
			return lifecycle.Deny("other_content", "words that are not redacted")
		}
		return g.deny(mv.Event, mv.By, mv.Data, len(contents))
	})
	if err != nil || !out.Applied {
		return err
	}
	if words {
		contents = append(slices.Clip(contents), content.clone())
	}
	if mv.Event == EraseGoal {
		contents = slices.Clone(contents)
		for i, c := range contents {
			contents[i] = c.clone()
			for _, t := range contents[i].texts() {
				*t = t.Redacted()
			}
		}
	}
	g.history, g.contents = next, contents
	return nil
}

// deny returns why a move cannot follow, whatever the table says; worded is how
// many times the goal was worded before.
func (g Goal) deny(event GoalEvent, by lifecycle.Actor, c GoalChange, worded int) error {
	switch event {
	case ReviseGoal:
		if c.Next == g.id {
			return lifecycle.Deny("same_goal", "another goal")
		}
	case StepDone, StepReopened:
		step, ok := g.contents[worded-1].step(c.Step)
		if !ok {
			return lifecycle.Deny("no_such_step", "a step of the goal as it is worded now")
		}
		if by.Party != lifecycle.ParticipantParty && step.By != by.Party {
			return lifecycle.Deny("own_step", "a step that the actor took on; of any other the participant says so")
		}
	}
	return nil
}

// Format prints the stage and keeps people and words out of every verb of fmt.
func (g Goal) Format(f fmt.State, _ rune) { redact.Format(f, g.shown()) }

// LogValue keeps people and words out of logs.
func (g Goal) LogValue() slog.Value { return slog.StringValue(g.shown()) }

func (g Goal) shown() string {
	if g.history.IsZero() {
		return "[no goal]"
	}
	return "[goal " + string(g.State()) + "]"
}
