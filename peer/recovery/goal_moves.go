package recovery

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Reword words the goal anew. What it said before is kept.
func (g *Goal) Reword(act lifecycle.Act, content GoalContent) error {
	return g.Fire(GoalMove{Act: act, Event: RewordGoal, Data: GoalChange{Content: content.sum()}}, content)
}

// Begin records that the participant works on it, for the first time or again.
func (g *Goal) Begin(act lifecycle.Act) error { return g.move(act, BeginGoal, GoalChange{}) }

// Hold lets it rest.
func (g *Goal) Hold(act lifecycle.Act) error { return g.move(act, HoldGoal, GoalChange{}) }

// Achieve records that they reached it.
func (g *Goal) Achieve(act lifecycle.Act) error { return g.move(act, AchieveGoal, GoalChange{}) }

// Sustain records that they keep up what they reached.
func (g *Goal) Sustain(act lifecycle.Act) error { return g.move(act, SustainGoal, GoalChange{}) }

// SetAside records that they do not pursue it. No reason is needed, and
// [Goal.Begin] picks it up again.
func (g *Goal) SetAside(act lifecycle.Act) error { return g.move(act, SetGoalAside, GoalChange{}) }

// Revise puts another goal in its place.
func (g *Goal) Revise(act lifecycle.Act, next peer.GoalID) error {
	return g.move(act, ReviseGoal, GoalChange{Next: next})
}

// Show lets a worker read it, in the place of another.
func (g *Goal) Show(act lifecycle.Act, worker peer.WorkerID) error {
	return g.move(act, ShowGoal, GoalChange{Worker: worker})
}

// Hide ends that.
func (g *Goal) Hide(act lifecycle.Act) error { return g.move(act, HideGoal, GoalChange{}) }

// NoteProgress records how it goes in the actor's view. It moves nothing.
func (g *Goal) NoteProgress(act lifecycle.Act, a GoalAchievement) error {
	return g.move(act, NoteProgress, GoalChange{Achievement: a})
}

// DoStep records that an action step is done.
func (g *Goal) DoStep(act lifecycle.Act, step GoalStepID) error {
	return g.move(act, StepDone, GoalChange{Step: step})
}

// ReopenStep records that it is still to be done, or again.
func (g *Goal) ReopenStep(act lifecycle.Act, step GoalStepID) error {
	return g.move(act, StepReopened, GoalChange{Step: step})
}

// Erase takes the words of the goal away, of now and of before. Hashes stay.
func (g *Goal) Erase(act lifecycle.Act) error { return g.move(act, EraseGoal, GoalChange{}) }

func (g *Goal) move(act lifecycle.Act, event GoalEvent, c GoalChange) error {
	return g.Fire(GoalMove{Act: act, Event: event, Data: c}, GoalContent{})
}

// StepDoneAt returns when a step was done; ok is false if it is not.
func (g Goal) StepDoneAt(step GoalStepID) (at time.Time, ok bool) {
	for _, e := range g.history.Moves() {
		if e.Data.Step == step && step != "" {
			at, ok = e.At, e.Event == StepDone
		}
	}
	if !ok {
		at = time.Time{}
	}
	return at, ok
}

// OverdueSteps returns the steps that were due before the given date and are not
// done, in the order of the goal, as somebody to whom the goal is shown may read them.
// Being late is nothing but a question to ask.
func (g Goal) OverdueSteps(by lifecycle.Actor, on peer.Date) []GoalStep {
	content, _ := g.Read(by)
	return slices.DeleteFunc(content.Steps, func(s GoalStep) bool {
		_, done := g.StepDoneAt(s.ID)
		return done || s.Due.IsZero() || !s.Due.Before(on) || g.State() == GoalSetAside || g.State() == GoalRevised
	})
}

// Achievement returns how the goal goes, in the view of one side, the newest that
// they noted. Where the participant noted nothing since, their stage says it:
// achieved and sustained are what they are. It is "" if nothing says it.
func (g Goal) Achievement(of lifecycle.Party) GoalAchievement {
	var a GoalAchievement
	for _, e := range g.history.Moves() {
		switch {
		case e.By.Party != of:
		case e.Event == NoteProgress:
			a = e.Data.Achievement
		case e.Event == AchieveGoal:
			a = AchievementAchieved
		case e.Event == SustainGoal:
			a = AchievementSustaining
		case e.Event == BeginGoal:
			a = AchievementInProgress
		}
	}
	return a
}

// Redact takes the words of the entry of the history numbered seq away. The
// participant may. The words of the goal itself go with [Goal.Erase].
func (g *Goal) Redact(act lifecycle.Act, seq int) error {
	next, err := goals.Redact(g.history, act, seq)
	if err != nil {
		return err
	}
	g.history = next
	return nil
}
