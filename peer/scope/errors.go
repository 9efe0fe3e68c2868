package scope

import (
	"errors"
	"fmt"
)

// Errors of names that are not on their list.
var (
	ErrUnknownVerdict    = errors.New("scope: unknown verdict")
	ErrUnknownKind       = errors.New("scope: unknown kind of activity")
	ErrUnknownFact       = errors.New("scope: unknown fact")
	ErrUnknownUrgency    = errors.New("scope: unknown urgency")
	ErrUnknownConsent    = errors.New("scope: unknown consent")
	ErrUnknownApproval   = errors.New("scope: unknown approval")
	ErrUnknownTruth      = errors.New("scope: not true, false or unknown")
	ErrUnknownCondition  = errors.New("scope: unknown kind of condition")
	ErrUnknownObligation = errors.New("scope: unknown kind of obligation")
	ErrUnknownMechanism  = errors.New("scope: unknown mechanism")
	ErrUnknownLayerKind  = errors.New("scope: unknown kind of layer")
	ErrUnknownTaskKind   = errors.New("scope: unknown kind of task")
	// ErrUnknownApprovalState reports a name that is no stage of an approval.
	ErrUnknownApprovalState = errors.New("scope: unknown stage of an approval")
	// ErrUnknownLayer reports a code under which no layer is shipped.
	ErrUnknownLayer = errors.New("scope: unknown layer")
)

// What [ParseLayer] and [Load] refuse. Each arrives inside a [*LayerError].
var (
	// ErrSyntax: the text is no policy: no JSON, an unknown key, a wrong type.
	ErrSyntax = errors.New("scope: not a policy")
	// ErrIncomplete: a rule, activity or layer lacks what it needs.
	ErrIncomplete = errors.New("scope: incomplete")
	// ErrDuplicate: an id, or a layer's code, is used twice.
	ErrDuplicate = errors.New("scope: used twice")
	// ErrUnknownActivity: a rule lists an activity that no layer defines.
	ErrUnknownActivity = errors.New("scope: unknown activity")
	// ErrUnknownRule: a rule loosens a rule that no earlier layer holds.
	ErrUnknownRule = errors.New("scope: unknown rule")
	// ErrFloor: a rule loosens a floor rule, a fixed rule or one of the mechanisms.
	ErrFloor = errors.New("scope: floor rules cannot be loosened")
	// ErrNotDelegable: a payer's or organisation's rule loosens one that is not marked delegable.
	ErrNotDelegable = errors.New("scope: not delegable")
	// ErrOnlyTightens: a certifying body's rule loosens another.
	ErrOnlyTightens = errors.New("scope: a code of ethics only tightens")
	// ErrUnnamed: a rule is milder than an earlier one that it does not name.
	ErrUnnamed = errors.New("scope: loosens without naming the rule")
	// ErrUncited: a rule without a source, or a looser one resting on no document.
	ErrUncited = errors.New("scope: no source")
	// ErrWorkerFact: a rule lets a fact about the worker bear on what is not a service.
	ErrWorkerFact = errors.New("scope: facts about the worker bear on service alone")
	// ErrStands: a rule prohibits an event or a duty, or makes aid wait.
	ErrStands = errors.New("scope: events and duties stand, and aid does not wait")
	// ErrBase: there is not exactly one base layer, or another layer carries mechanisms.
	ErrBase = errors.New("scope: exactly one base layer")
	// ErrChoice: a layer chooses or sets what is not its to choose, or two layers choose differently.
	ErrChoice = errors.New("scope: not to be chosen here")
	// ErrUnknownChoice: a choice of a rule that is not contested, or of a position that it does not list.
	ErrUnknownChoice = errors.New("scope: unknown choice")
	// ErrUnknownSetting: a figure for which no rule asks.
	ErrUnknownSetting = errors.New("scope: unknown setting")
	// ErrTooWide: rules mention more names, or tell more sets of facts of one activity
	// apart ([Policy.Cells]), than the engine can hold or analyse.
	ErrTooWide = errors.New("scope: too wide")
)

// ErrObligation reports a text that is no [Obligation].
var ErrObligation = errors.New("scope: not an obligation")

// ErrRequest reports a [Request] that names no activity, or a fact outside its list.
var ErrRequest = errors.New("scope: bad request")

// A FactError says which fact of a request is wrong. It matches [ErrRequest] and
// the error of the list that the value is not on.
type FactError struct {
	Fact string // "activity" or the key of a fact
	Err  error
}

// Error names the fact and what is wrong with it.
func (e *FactError) Error() string { return fmt.Sprintf("scope: %s: %v", e.Fact, e.Err) }

// Unwrap gives [ErrRequest] and the cause.
func (e *FactError) Unwrap() []error { return []error{ErrRequest, e.Err} }

// A LayerError says which layer, and which of its rules, cannot be loaded and
// why. It matches the sentinel in Err.
type LayerError struct {
	Layer        string // code of the layer, "" if its text could not be read so far
	Rule         string // id of the rule or activity at fault, "" if none
	Line, Column int    // place in the text, 0 if the fault is not one of the text
	Key          string // key at fault in the text, "" if none
	What         string // what is wrong, for a person
	Near         string // the nearest right word, "" if there is none
	Err          error  // one of the sentinels above
}

// Error says where the fault is and what it is.
func (e *LayerError) Error() string {
	s := "scope: layer"
	if e.Layer != "" {
		s += " " + e.Layer
	}
	if e.Line > 0 {
		s += fmt.Sprintf(": line %d, column %d", e.Line, e.Column)
	}
	if e.Key != "" {
		s += ": " + e.Key
	}
	if e.Rule != "" {
		s += ": rule " + e.Rule
	}
	s += ": " + e.What
	if e.Near != "" {
		s += fmt.Sprintf(" (nearest: %s)", e.Near)
	}
	return s
}

// Unwrap gives the sentinel.
func (e *LayerError) Unwrap() error { return e.Err }
