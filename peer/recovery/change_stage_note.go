package recovery

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrChangeNote reports a note of a stage of change that cannot be.
var ErrChangeNote = errors.New("recovery: bad note of a stage of change")

// A ChangeNote says where a person sees themselves with one concern. It is a note
// to talk by: nothing in this module reads it.
type ChangeNote struct {
	Participant peer.ParticipantID `json:"participant"`
	On          peer.Date          `json:"on"`
	Stage       ChangeStage        `json:"stage"`
	Concern     Concern            `json:"concern,omitempty"` // empty: not said
}

// Check returns [ErrChangeNote] unless it says whose, when and which stage.
func (n ChangeNote) Check() error {
	if n.Participant == "" || !storable.ID(string(n.Participant)) || n.On.IsZero() {
		return fmt.Errorf("%w: want a participant and a date", ErrChangeNote)
	}
	if _, err := n.Stage.MarshalText(); err != nil {
		return fmt.Errorf("%w: %w", ErrChangeNote, err)
	}
	if n.Concern != "" {
		if _, err := n.Concern.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrChangeNote, err)
		}
	}
	return nil
}

// ChangeStagesSource returns where the stages are from.
func ChangeStagesSource() source.Source {
	return source.Of("TTM").At("five stages; going back is usual", source.Unverified)
}

// PhaseOf returns the phase of recovery by the time from a beginning to a date: to
// less than a year early, to less than five sustained, then stable. A year from 29
// February is full by the rule given, "" counting like [LeapFebruary28]; a
// beginning of which only the month is known counts from its last day. It returns
// [ErrClock] if a date is missing or the beginning comes after the other, and
// [ErrUnknownLeapRule].
func PhaseOf(began PartialDate, on peer.Date, leap LeapRule) (RecoveryPhase, error) {
	if leap != "" {
		if _, err := leap.MarshalText(); err != nil {
			return "", err
		}
	}
	if began.IsZero() || on.Before(began.First()) {
		return "", fmt.Errorf("%w: want a beginning and a date that is not before it", ErrClock)
	}
	full := func(years int) bool {
		date := Token{Family: TokensPlain, Months: 12 * years}.on(began.Last(), leap)
		return !date.IsZero() && !on.Before(date)
	}
	switch {
	case full(5):
		return PhaseStable, nil
	case full(1):
		return PhaseSustained, nil
	}
	return PhaseEarly, nil
}

// PhasesSource returns where the phases are from.
func PhasesSource() source.Source {
	return source.Of("BFI07").At("sobriety: early 1 to 11 months, sustained 1 to 5 years, stable 5 years and more; that the first month counts as early is the library's", source.Secondary)
}

// A RemissionLabel is a word of a diagnostic manual for a length of time. It is
// here to be read where a clinician wrote it: nothing in this module derives one,
// for it is part of a diagnosis.
type RemissionLabel struct {
	Name   string        `json:"name,omitempty"`
	From   int           `json:"from,omitempty"`
	To     int           `json:"to,omitempty"` // months, To not included; 0: no end
	Source source.Source `json:"source,omitzero"`
}

// RemissionLabels returns the labels.
func RemissionLabels() []RemissionLabel {
	src := source.Source{Title: "DSM-5", Issuer: "American Psychiatric Association", Year: 2013, Locator: "course specifiers of substance use disorders; widely stated", Evidence: source.Unverified}
	return []RemissionLabel{{"early_remission", 3, 12, src}, {"sustained_remission", 12, 0, src}}
}

type storedChangeNote ChangeNote

// UnmarshalJSON reads a note and returns a [*lifecycle.RecordError] for another
// form and what Check returns. On error n is unchanged.
func (n *ChangeNote) UnmarshalJSON(data []byte) error {
	var in storedChangeNote
	if err := lifecycle.ReadStored("change_note", data, &in); err != nil {
		return err
	}
	if err := ChangeNote(in).Check(); err != nil {
		return err
	}
	*n = ChangeNote(in)
	return nil
}

// Format keeps everything out of every verb of fmt.
func (ChangeNote) Format(f fmt.State, _ rune) { redact.Format(f, "[note of a stage]") }

// LogValue keeps everything out of logs.
func (ChangeNote) LogValue() slog.Value { return slog.StringValue("[note of a stage]") }
