package evaluation

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A EvaluationState is a stage of an evaluation. The zero value is no stage.
type EvaluationState string

// Stages of an evaluation.
const (
	EvaluationOpen      EvaluationState = "open"       // the worker rates first, or leaves it out
	EvaluationSelfRated EvaluationState = "self_rated" // the worker has rated, or left it out; the supervisor rates
	EvaluationRated     EvaluationState = "rated"      // worker and supervisor are to talk about it
	EvaluationDiscussed EvaluationState = "discussed"  // the worker agrees or disputes
	EvaluationAgreed    EvaluationState = "agreed"     // the worker agrees; it can be closed
	EvaluationDisputed  EvaluationState = "disputed"   // the worker disputes it, in their own words; the supervisor rates anew or the programme closes it
	EvaluationClosed    EvaluationState = "closed"     // final; a dispute stays on record
	EvaluationWithdrawn EvaluationState = "withdrawn"  // final: not finished, with a reason
)

var evaluationStates = []EvaluationState{EvaluationOpen, EvaluationSelfRated, EvaluationRated, EvaluationDiscussed, EvaluationAgreed, EvaluationDisputed, EvaluationClosed, EvaluationWithdrawn}

// EvaluationStates returns every stage, in the order of this page.
func EvaluationStates() []EvaluationState { return slices.Clone(evaluationStates) }

// String returns the name under which s is stored and sent.
func (s EvaluationState) String() string { return string(s) }

// MarshalText returns the name of s, or an error wrapping [ErrUnknownEvaluationState].
func (s EvaluationState) MarshalText() ([]byte, error) {
	return enum.Marshal(s, evaluationStates, ErrUnknownEvaluationState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *EvaluationState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, evaluationStates, ErrUnknownEvaluationState)
}

// A EvaluationEvent is something that happens in an evaluation.
type EvaluationEvent string

// Events of an evaluation.
const (
	OpenEvaluation     EvaluationEvent = "open"              // supervisor or programme begins one
	RateSelf           EvaluationEvent = "rate_self"         // the worker rates themself
	LeaveSelfOut       EvaluationEvent = "leave_self_out"    // the worker leaves the own rating out
	RateAsColleague    EvaluationEvent = "rate_as_colleague" // a colleague rates
	EnterParticipant   EvaluationEvent = "enter_participant" // the programme enters what a participant said, without saying who
	RateAsSupervisor   EvaluationEvent = "rate"              // the supervisor rates, or rates anew after a dispute
	DiscussEvaluation  EvaluationEvent = "discuss"           // worker and supervisor have talked about it
	AgreeEvaluation    EvaluationEvent = "agree"             // the worker agrees, with comments or without
	DisputeEvaluation  EvaluationEvent = "dispute"           // the worker disputes it, with comments
	CloseEvaluation    EvaluationEvent = "close"             // it is closed
	WithdrawEvaluation EvaluationEvent = "withdraw"          // it is not finished
)

// String returns the name under which e is stored and sent.
func (e EvaluationEvent) String() string { return string(e) }
