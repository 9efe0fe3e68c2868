package recovery

import (
	"encoding/hex"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A GoalEvent is something that happens to a goal.
type GoalEvent string

// Events of a goal.
const (
	WordGoal     GoalEvent = "word"          // the participant words it
	RewordGoal   GoalEvent = "reword"        // and words it anew
	BeginGoal    GoalEvent = "begin"         // they begin to work on it
	HoldGoal     GoalEvent = "hold"          // it rests
	AchieveGoal  GoalEvent = "achieve"       // they reached it
	SustainGoal  GoalEvent = "sustain"       // they keep it up
	SetGoalAside GoalEvent = "set_aside"     // they do not pursue it
	ReviseGoal   GoalEvent = "revise"        // another goal takes its place
	ShowGoal     GoalEvent = "show"          // a worker may read it
	HideGoal     GoalEvent = "hide"          // and no longer
	NoteProgress GoalEvent = "note_progress" // how it goes, in somebody's view
	StepDone     GoalEvent = "step_done"     // an action step is done
	StepReopened GoalEvent = "step_reopened" // it was not, or is to be done again
	EraseGoal    GoalEvent = "erase"         // the participant takes its words away
)

// String returns the name under which e is stored and sent.
func (e GoalEvent) String() string { return string(e) }

// A GoalChange is what a move of a goal changes beside its state. The words of
// the goal are not in it: it holds a hash of them.
type GoalChange struct {
	Content     string          `json:"content,omitempty"`     // SHA-256 of what the goal says, in hex
	Worker      peer.WorkerID   `json:"worker,omitempty"`      // who may read it
	Achievement GoalAchievement `json:"achievement,omitempty"` // how it goes
	Step        GoalStepID      `json:"step,omitempty"`        // an action step
	Next        peer.GoalID     `json:"next,omitempty"`        // the goal that takes its place
}

const (
	partAchievement = "achievement"
	partStep        = "step"
	partNext        = "next"
)

func (c GoalChange) set() map[string]bool {
	return map[string]bool{partContent: c.Content != "", partWorker: c.Worker != "", partAchievement: c.Achievement != "", partStep: c.Step != "", partNext: c.Next != ""}
}

// Has reports whether the named part is set.
func (c GoalChange) Has(part string) bool { return c.set()[part] }

// Parts returns how many parts are set.
func (c GoalChange) Parts() int {
	n := 0
	for _, is := range c.set() {
		if is {
			n++
		}
	}
	return n
}

// Valid reports whether it can be stored as it is.
func (c GoalChange) Valid() bool {
	sum, err := hex.DecodeString(c.Content)
	return err == nil && (len(sum) == 0 || len(sum) == 32) && (c.Achievement == "" || slices.Contains(goalAchievements, c.Achievement)) &&
		storable.ID(string(c.Worker)) && storable.ID(string(c.Step)) && storable.ID(string(c.Next))
}

// Seat returns whom the change names for a party, or "".
func (c GoalChange) Seat(p lifecycle.Party) string {
	if p == lifecycle.WorkerParty {
		return string(c.Worker)
	}
	return ""
}

// Format keeps people and steps out of every verb of fmt.
func (GoalChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps people and steps out of logs.
func (GoalChange) LogValue() slog.Value { return slog.StringValue("[change]") }

var goalStages = source.DesignDefault("states of a goal that never say that somebody failed: draft, active, on hold, achieved, sustained, revised, set aside")

// GoalLifecycle returns the whole rule of a goal: what it does not list is
// refused. The participant words it and says at which stage it is. A worker to
// whom they show it may note how it goes in their own view and that a step is
// done, which moves nothing.
func GoalLifecycle() lifecycle.Table[GoalState, GoalEvent] {
	const participant, worker = lifecycle.ParticipantParty, lifecycle.WorkerParty
	type row = lifecycle.Row[GoalState, GoalEvent]
	from := func(s ...GoalState) []GoalState { return s }
	stay := lifecycle.Stay[GoalState]()
	all := from(GoalDraft, GoalActive, GoalOnHold, GoalAchieved, GoalSustained, GoalSetAside)
	working := from(GoalDraft, GoalActive, GoalOnHold, GoalAchieved, GoalSustained)
	t := lifecycle.Table[GoalState, GoalEvent]{
		Name: "goal", Version: 1, Start: GoalDraft, Final: from(GoalRevised),
		Seated:   by(participant, worker),
		Paused:   from(GoalOnHold),
		RedactBy: by(participant),
		Labels:   map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: goalSpanish()},
		Rows: []row{
			{Event: WordGoal, To: GoalDraft, Parties: by(participant), Needs: parts(partContent), Source: planOwned,
				Doc: "The participant words a goal of their own."},
			{Event: RewordGoal, From: from(GoalDraft, GoalActive, GoalOnHold), To: stay, Parties: by(participant), Needs: parts(partContent), Source: planOwned,
				Doc: "They word it anew. What it said before is kept."},
			{Event: BeginGoal, From: from(GoalDraft, GoalOnHold, GoalAchieved, GoalSustained, GoalSetAside), To: GoalActive, Parties: by(participant),
				Doc: "They work on it, for the first time or again."},
			{Event: HoldGoal, From: from(GoalActive), To: GoalOnHold, Parties: by(participant),
				Doc: "It rests for a while."},
			{Event: AchieveGoal, From: from(GoalDraft, GoalActive, GoalOnHold), To: GoalAchieved, Parties: by(participant),
				Doc: "They reached it."},
			{Event: SustainGoal, From: from(GoalAchieved), To: GoalSustained, Parties: by(participant),
				Doc: "They keep up what they reached."},
			{Event: SetGoalAside, From: working, To: GoalSetAside, Parties: by(participant), Source: planOwned,
				Doc: "They do not pursue it, and need no reason. They can pick it up again."},
			{Event: ReviseGoal, From: all, To: GoalRevised, Parties: by(participant), Needs: parts(partNext),
				Doc: "Another goal of theirs takes its place."},
			{Event: ShowGoal, From: all, To: stay, Parties: by(participant), Needs: parts(partWorker), Seats: []lifecycle.Seating{lifecycle.Fill(worker)},
				Doc: "They show it to a worker. It is one worker at a time."},
			{Event: HideGoal, From: from(GoalDraft, GoalActive, GoalOnHold, GoalAchieved, GoalSustained, GoalSetAside, GoalRevised), To: stay, Parties: by(participant), Held: by(worker),
				Seats: []lifecycle.Seating{lifecycle.Vacate(worker)}, Doc: "They show it no longer."},
			{Event: NoteProgress, From: working, To: stay, Parties: by(participant, worker), Needs: parts(partAchievement),
				Doc: "How it goes, in the view of whoever says so. Both views stand beside each other."},
			{Event: StepDone, From: working, To: stay, Parties: by(participant, worker), Needs: parts(partStep),
				Doc: "An action step is done: any, by the participant's word; one that the worker took on, by theirs."},
			{Event: StepReopened, From: working, To: stay, Parties: by(participant, worker), Needs: parts(partStep),
				Doc: "An action step is still to be done, or again."},
			{Event: EraseGoal, From: from(GoalDraft, GoalActive, GoalOnHold, GoalAchieved, GoalSustained, GoalSetAside, GoalRevised), To: stay, Parties: by(participant), Source: planOwned,
				Doc: "They take the words away, of now and of before. Hashes stay."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = goalStages
		}
	}
	return t
}

// goalSpanish returns the names that participants read in Spanish.
func goalSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "la meta",
		States: map[string]string{
			string(GoalDraft):     "en borrador",
			string(GoalActive):    "en marcha",
			string(GoalOnHold):    "en reposo",
			string(GoalAchieved):  "lograda",
			string(GoalSustained): "mantenida",
			string(GoalRevised):   "sustituida",
			string(GoalSetAside):  "apartada",
		},
		Events: map[string]string{
			string(WordGoal):     "formular la meta",
			string(RewordGoal):   "reformularla",
			string(BeginGoal):    "empezar o retomarla",
			string(HoldGoal):     "dejarla en reposo",
			string(AchieveGoal):  "darla por lograda",
			string(SustainGoal):  "mantenerla",
			string(SetGoalAside): "apartarla",
			string(ReviseGoal):   "sustituirla por otra",
			string(ShowGoal):     "mostrarla a quien acompaña",
			string(HideGoal):     "dejar de mostrarla",
			string(NoteProgress): "anotar cómo va",
			string(StepDone):     "dar un paso por hecho",
			string(StepReopened): "retomar un paso",
			string(EraseGoal):    "borrar sus palabras",
		},
	}
}
