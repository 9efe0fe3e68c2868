package peer

import "errors"

// Errors that the concepts of this package share.
var (
	// ErrIncomplete reports a value that lacks an identifier or a time it needs.
	ErrIncomplete = errors.New("peer: incomplete")
	// ErrUnknownMentorshipState reports a name that is no state of its lifecycle.
	ErrUnknownMentorshipState = errors.New("peer: unknown state")
	// ErrUnknownRole reports a name that is no role kind.
	ErrUnknownRole = errors.New("peer: unknown role")
	// ErrUnknownCredentialState reports a name that is no credential state.
	ErrUnknownCredentialState = errors.New("peer: unknown credential state")
	// ErrUnknownFitness reports a name that is no kind of fitness for duty.
	ErrUnknownFitness = errors.New("peer: unknown fitness")
	// ErrUnknownDomain reports a name that is no domain.
	ErrUnknownDomain = errors.New("peer: unknown domain")
	// ErrUnknownSetting reports a name that is no setting.
	ErrUnknownSetting = errors.New("peer: unknown setting")
	// ErrUnknownAgeGroup reports a name that is no age group.
	ErrUnknownAgeGroup = errors.New("peer: unknown age group")
	// ErrUnknownModality reports a name that is no modality.
	ErrUnknownModality = errors.New("peer: unknown modality")
	// ErrUnknownClosureReason reports a name that is no closure reason.
	ErrUnknownClosureReason = errors.New("peer: unknown closure reason")
	// ErrUnknownAgreementForm reports a name that is no form of agreement.
	ErrUnknownAgreementForm = errors.New("peer: unknown form of agreement")
	// ErrNotOver reports a new episode while the one before goes on.
	ErrNotOver = errors.New("peer: episode is not over")
	// ErrUnknownConflictKind reports a name that is no kind of conflict.
	ErrUnknownConflictKind = errors.New("peer: unknown kind of conflict")
	// ErrNotParticipant reports somebody other than the participant who would leave for them.
	ErrNotParticipant = errors.New("peer: not the participant")
	// ErrEncounter reports an encounter that could not have been.
	ErrEncounter = errors.New("peer: bad encounter")
	// ErrUnknownEncounterKind reports a name that is no kind of encounter.
	ErrUnknownEncounterKind = errors.New("peer: unknown kind of encounter")
	// ErrBadDate reports a text or a day that is no date from 0001-01-01 to 9999-12-31.
	ErrBadDate = errors.New("peer: bad date")
	// ErrNotAccepted reports a mentorship whose match was not accepted.
	ErrNotAccepted = errors.New("peer: match not accepted")
)
