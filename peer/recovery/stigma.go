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
	"github.com/alongside-go/alongside/peer/source"
)

// ErrStigma reports an entry about stigma that cannot be.
var ErrStigma = errors.New("recovery: bad entry about stigma")

// A StigmaEvent is a moment in which stigma did harm, as somebody tells it. It may
// be told without a name: then it is nobody's and anybody may read it. Otherwise
// it is private to the participant and to whom they show it.
type StigmaEvent struct {
	Participant peer.ParticipantID `json:"participant,omitempty"` // empty: told without a name
	Level       StigmaLevel        `json:"level"`
	On          PartialDate        `json:"on"`                // the day, or the month
	Setting     peer.Setting       `json:"setting,omitempty"` // where; empty: not said
	Note        lifecycle.Text     `json:"note,omitzero"`
	Answers     []StigmaTool       `json:"answers,omitempty"` // what was or could be done
	SharedWith  []lifecycle.Actor  `json:"shared_with,omitempty"`
}

// Check returns [ErrStigma] unless it says at which level and when, in words that
// are on their lists, and names nobody it is shown to if it is nobody's.
func (e StigmaEvent) Check() error {
	if !storable.ID(string(e.Participant)) || e.On.IsZero() {
		return fmt.Errorf("%w: want a day or month, and an id in valid UTF-8 of at most 256 bytes or none", ErrStigma)
	}
	if _, err := e.Level.MarshalText(); err != nil {
		return fmt.Errorf("%w: %w", ErrStigma, err)
	}
	if e.Setting != "" {
		if _, err := e.Setting.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrStigma, err)
		}
	}
	for i, t := range e.Answers {
		if _, err := t.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrStigma, err)
		}
		if slices.Contains(e.Answers[:i], t) {
			return fmt.Errorf("%w: want each tool once", ErrStigma)
		}
	}
	if e.Participant == "" && len(e.SharedWith) > 0 {
		return fmt.Errorf("%w: want nobody whom it is shown to: it is nobody's", ErrStigma)
	}
	return checkReaders(e.SharedWith, ErrStigma)
}

// IsReadBy reports whether somebody may read it.
func (e StigmaEvent) IsReadBy(who lifecycle.Actor) bool {
	return e.Participant == "" || isReadBy(e.Participant, e.SharedWith, who)
}

// CountStigma returns how many entries there are at each level. It hides no small
// counts: entries that somebody may not read are not to be passed in for them.
func CountStigma(all []StigmaEvent) map[StigmaLevel]int {
	counts := map[StigmaLevel]int{}
	for _, e := range all {
		counts[e.Level]++
	}
	return counts
}

// StigmaSource returns where levels and tools are from.
func StigmaSource() source.Source {
	return source.DesignDefault("three levels of stigma; contact, person-first language, education and policy lessen it")
}

type storedStigmaEvent StigmaEvent

// UnmarshalJSON reads an entry and returns a [*lifecycle.RecordError] for another
// form and what Check returns. On error e is unchanged.
func (e *StigmaEvent) UnmarshalJSON(data []byte) error {
	var in storedStigmaEvent
	if err := lifecycle.ReadStored("stigma_event", data, &in); err != nil {
		return err
	}
	if err := StigmaEvent(in).Check(); err != nil {
		return err
	}
	*e = StigmaEvent(in)
	return nil
}

// Format keeps everything out of every verb of fmt.
func (StigmaEvent) Format(f fmt.State, _ rune) { redact.Format(f, "[stigma event]") }

// LogValue keeps everything out of logs.
func (StigmaEvent) LogValue() slog.Value { return slog.StringValue("[stigma event]") }
