package evaluation

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

type evaluation struct{}

// An EvaluationID names one evaluation.
type EvaluationID = peer.ID[evaluation]

// ColleagueParty is a colleague of the worker who rates.
const ColleagueParty lifecycle.Party = "colleague"

// ColleagueActor returns a colleague as one who rates.
func ColleagueActor(id peer.WorkerID) lifecycle.Actor {
	return lifecycle.Actor{Party: ColleagueParty, ID: string(id)}
}

// EvaluationTerms say whose practice is looked at, by which supervisor, and over which
// days. All are needed.
type EvaluationTerms struct {
	ID         EvaluationID      `json:"id"`
	Worker     peer.WorkerID     `json:"worker"`
	Supervisor peer.SupervisorID `json:"supervisor"`
	From       peer.Date         `json:"from"` // first day looked at
	To         peer.Date         `json:"to"`   // last
}

func (t EvaluationTerms) check() error {
	for _, id := range []string{string(t.ID), string(t.Worker), string(t.Supervisor)} {
		if id == "" || !storable.ID(id) {
			return fmt.Errorf("%w: want an id, a worker and a supervisor, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
		}
	}
	if string(t.Worker) == string(t.Supervisor) {
		return fmt.Errorf("%w: want a supervisor other than the worker", ErrIncomplete)
	}
	if t.From.IsZero() || t.To.IsZero() || t.To.Before(t.From) {
		return fmt.Errorf("%w: want a first day and a last one no earlier", ErrIncomplete)
	}
	return nil
}

func (t EvaluationTerms) seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(t.Worker)}, {Party: lifecycle.SupervisorParty, ID: string(t.Supervisor)}}
}

func (t EvaluationTerms) fields() []string {
	return []string{string(t.ID), string(t.Worker), string(t.Supervisor), t.From.String(), t.To.String()}
}

// Format keeps people out of every verb of fmt.
func (EvaluationTerms) Format(f fmt.State, _ rune) { redact.Format(f, "[evaluation terms]") }

// LogValue keeps people out of logs.
func (EvaluationTerms) LogValue() slog.Value { return slog.StringValue("[evaluation terms]") }

// An EvaluationChange is what a move of an evaluation brings: the levels of one rating.
type EvaluationChange struct {
	Levels Levels `json:"levels,omitzero"`
}

const partLevels = "levels"

// Has reports whether the named part is set.
func (c EvaluationChange) Has(part string) bool { return part == partLevels && c.Levels != Levels{} }

// Parts returns how many parts are set.
func (c EvaluationChange) Parts() int {
	if c.Has(partLevels) {
		return 1
	}
	return 0
}

// Valid reports whether every level is one.
func (c EvaluationChange) Valid() bool { return c.Levels.valid() }

// Seat names nobody.
func (EvaluationChange) Seat(lifecycle.Party) string { return "" }

// Format keeps levels out of every verb of fmt.
func (EvaluationChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps levels out of logs.
func (EvaluationChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// EvaluationLifecycle returns the whole rule of an evaluation: what it does not list
// is refused.
func EvaluationLifecycle() lifecycle.Table[EvaluationState, EvaluationEvent] {
	const worker, supervisor, programme = lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty
	type row = lifecycle.Row[EvaluationState, EvaluationEvent]
	from := func(s ...EvaluationState) []EvaluationState { return s }
	levels := []lifecycle.Need{lifecycle.Part(partLevels).From()}
	reason := []lifecycle.Need{lifecycle.Reason.From()}
	chain := source.DesignDefault("several sides rate, worker and supervisor talk, and the worker has the last word on record")
	apart := source.Of("CHINMAN16").At("workers rate themselves higher than supervisors and participants do", source.Verified)
	rating := from(EvaluationOpen, EvaluationSelfRated, EvaluationRated)
	return lifecycle.Table[EvaluationState, EvaluationEvent]{
		Name: kindEvaluation, Version: 1, Start: EvaluationOpen, Final: from(EvaluationClosed, EvaluationWithdrawn),
		Seated:    by(worker, supervisor),
		CorrectBy: by(worker, supervisor, ColleagueParty, programme), RedactBy: by(worker, supervisor, ColleagueParty, programme), OwnMarks: true,
		Rows: []row{
			{Event: OpenEvaluation, To: EvaluationOpen, Parties: by(supervisor, programme), Source: chain, Doc: "The supervisor or the programme begins one."},
			{Event: RateSelf, From: from(EvaluationOpen), To: EvaluationSelfRated, Parties: by(worker), Needs: levels, Source: apart, Doc: "The worker rates first."},
			{Event: LeaveSelfOut, From: from(EvaluationOpen), To: EvaluationSelfRated, Parties: by(worker, programme),
				Needs: []lifecycle.Need{lifecycle.Reason.From(programme)}, Source: chain, Doc: "The worker leaves the own rating out, without a reason; the programme with one, such as a long leave."},
			{Event: RateAsColleague, From: rating, To: lifecycle.Stay[EvaluationState](), Parties: by(ColleagueParty), Needs: levels, Source: chain,
				Doc: "A colleague rates; of several ratings by one colleague the newest counts."},
			{Event: EnterParticipant, From: rating, To: lifecycle.Stay[EvaluationState](), Parties: by(programme), Needs: levels, Source: apart,
				Doc: "The programme enters what a participant said. Who it was is not kept."},
			{Event: RateAsSupervisor, From: from(EvaluationSelfRated, EvaluationDisputed), To: EvaluationRated, Parties: by(supervisor), Needs: levels, Source: chain,
				Doc: "The supervisor rates, or rates anew after a dispute; the newest rating counts."},
			{Event: DiscussEvaluation, From: from(EvaluationRated), To: EvaluationDiscussed, Parties: by(worker, supervisor), Both: by(worker, supervisor), Source: chain,
				Doc: "Worker and supervisor both say that they have talked about it."},
			{Event: AgreeEvaluation, From: from(EvaluationDiscussed), To: EvaluationAgreed, Parties: by(worker), Source: chain, Doc: "The worker agrees, with comments or without."},
			{Event: DisputeEvaluation, From: from(EvaluationDiscussed), To: EvaluationDisputed, Parties: by(worker), Needs: reason, Source: chain,
				Doc: "The worker disputes it, with comments that stay on record."},
			{Event: CloseEvaluation, From: from(EvaluationAgreed), To: EvaluationClosed, Parties: by(supervisor, programme), Source: chain, Doc: "What is agreed is closed."},
			{Event: CloseEvaluation, From: from(EvaluationDisputed), To: EvaluationClosed, Parties: by(programme), Needs: reason, Source: chain,
				Doc: "What stays disputed is closed by the programme, with an answer, never by the supervisor alone."},
			{Event: WithdrawEvaluation, From: from(EvaluationOpen, EvaluationSelfRated, EvaluationRated, EvaluationDiscussed, EvaluationDisputed),
				To: EvaluationWithdrawn, Parties: by(programme), Needs: reason, Source: chain, Doc: "It is not finished: the worker left, or it was opened in error."},
		},
	}
}

// by lists parties.
func by(parties ...lifecycle.Party) []lifecycle.Party { return parties }

// law returns the rule that an entry breaks after those before it, and what it wants.
func (t EvaluationTerms) law(_ []EvaluationEntry, next EvaluationEntry) (rule, want string) {
	if next.Event == RateAsColleague && slices.Contains([]string{string(t.Worker), string(t.Supervisor)}, next.By.ID) {
		return "own_side", "a colleague other than the worker and the supervisor, who rate as themselves"
	}
	return "", ""
}

// EvaluationTimings returns the default deadlines: 10 business days to rate, 10 to
// talk, 5 to answer. They are design defaults, propose nothing by themselves and close nothing.
func EvaluationTimings() []lifecycle.Timing[EvaluationState, EvaluationEvent] {
	why := source.DesignDefault("two working weeks for each rating and for the talk, one for the answer")
	const worker, supervisor = lifecycle.WorkerParty, lifecycle.SupervisorParty
	at := func(name string, s EvaluationState, who lifecycle.Party, days int, e EvaluationEvent) lifecycle.Timing[EvaluationState, EvaluationEvent] {
		return lifecycle.Timing[EvaluationState, EvaluationEvent]{Name: name, States: []EvaluationState{s}, Waiting: who,
			Within: lifecycle.BusinessDays(days), Nudges: []lifecycle.Span{lifecycle.BusinessDays(days - 2)}, Propose: e, Source: why}
	}
	return []lifecycle.Timing[EvaluationState, EvaluationEvent]{
		at("rate_self", EvaluationOpen, worker, 10, RateSelf),
		at("rate", EvaluationSelfRated, supervisor, 10, RateAsSupervisor),
		at("discuss", EvaluationRated, supervisor, 10, DiscussEvaluation),
		at("answer", EvaluationDiscussed, worker, 5, AgreeEvaluation),
		at("answer_dispute", EvaluationDisputed, supervisor, 5, RateAsSupervisor),
	}
}

// Deadlines returns the deadlines that run now; see [lifecycle.Machine.Deadlines].
func (e Evaluation) Deadlines(c lifecycle.Calendar) ([]lifecycle.Deadline[EvaluationState, EvaluationEvent], error) {
	return evaluations.Machine.Deadlines(e.history, EvaluationTimings(), c)
}
