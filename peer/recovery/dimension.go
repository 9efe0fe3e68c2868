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

// ErrWellness reports a look at one's wellness that cannot be.
var ErrWellness = errors.New("recovery: bad wellness rating")

// Ends of the scale of a wellness rating, a design default.
const (
	WellnessLowest  = 1
	WellnessHighest = 5
)

// DimensionsSource returns where the four dimensions and ten principles of
// recovery are from.
func DimensionsSource() source.Source {
	return source.Of("DEF2012").At("working definition: four dimensions and ten principles", source.Verified)
}

// WellnessSource returns where the eight dimensions of wellness are from. The
// scale of one to five is this library's own.
func WellnessSource() source.Source {
	return source.Of("SWARBRICK").At("eight dimensions; the scale from 1 to 5 is a design default", source.Unverified)
}

// A WellnessRating is how somebody finds themselves in one dimension, from
// [WellnessLowest] to [WellnessHighest].
type WellnessRating struct {
	Dimension WellnessDimension `json:"dimension"`
	Score     int               `json:"score"`
}

// A WellnessCheck is how a participant finds themselves on one date, in as many
// dimensions as they like. It is a way to look and no test: nothing is added up.
// It is private: nobody else reads it unless they show it to them.
type WellnessCheck struct {
	Participant peer.ParticipantID `json:"participant"`
	On          peer.Date          `json:"on"`
	Ratings     []WellnessRating   `json:"ratings"`
	SharedWith  []lifecycle.Actor  `json:"shared_with,omitempty"`
}

// Check returns [ErrWellness] unless it says whose and when and rates dimensions,
// each once and on the scale.
func (w WellnessCheck) Check() error {
	if w.Participant == "" || !storable.ID(string(w.Participant)) || w.On.IsZero() || len(w.Ratings) == 0 {
		return fmt.Errorf("%w: want a participant, a date and a rating", ErrWellness)
	}
	seen := map[WellnessDimension]bool{}
	for _, r := range w.Ratings {
		if _, err := r.Dimension.MarshalText(); err != nil {
			return fmt.Errorf("%w: %w", ErrWellness, err)
		}
		if seen[r.Dimension] || r.Score < WellnessLowest || r.Score > WellnessHighest {
			return fmt.Errorf("%w: want each dimension once, from %d to %d", ErrWellness, WellnessLowest, WellnessHighest)
		}
		seen[r.Dimension] = true
	}
	return checkReaders(w.SharedWith, ErrWellness)
}

// Score returns the rating of one dimension; ok is false if it was not rated.
func (w WellnessCheck) Score(d WellnessDimension) (score int, ok bool) {
	for _, r := range w.Ratings {
		if r.Dimension == d {
			return r.Score, true
		}
	}
	return 0, false
}

// IsReadBy reports whether somebody may read it: the participant, and whom they
// show it to.
func (w WellnessCheck) IsReadBy(who lifecycle.Actor) bool {
	return isReadBy(w.Participant, w.SharedWith, who)
}

// WellnessChanges returns how each dimension that both checks rate changed, in
// points: positive if it was rated higher the second time. It returns
// [ErrWellness] for checks of two people or in the wrong order.
func WellnessChanges(before, after WellnessCheck) (map[WellnessDimension]int, error) {
	if before.Participant != after.Participant || after.On.Before(before.On) {
		return nil, fmt.Errorf("%w: want two checks of one participant, the earlier first", ErrWellness)
	}
	changes := map[WellnessDimension]int{}
	for _, d := range wellnessDimensions {
		was, ok := before.Score(d)
		if is, too := after.Score(d); ok && too {
			changes[d] = is - was
		}
	}
	return changes, nil
}

type storedWellnessCheck WellnessCheck

// UnmarshalJSON reads a check and returns a [*lifecycle.RecordError] for another
// form and what Check returns. On error w is unchanged.
func (w *WellnessCheck) UnmarshalJSON(data []byte) error {
	var in storedWellnessCheck
	if err := lifecycle.ReadStored("wellness_check", data, &in); err != nil {
		return err
	}
	if err := WellnessCheck(in).Check(); err != nil {
		return err
	}
	*w = WellnessCheck(in)
	return nil
}

// Format keeps everything out of every verb of fmt.
func (WellnessCheck) Format(f fmt.State, _ rune) { redact.Format(f, "[wellness check]") }

// LogValue keeps everything out of logs.
func (WellnessCheck) LogValue() slog.Value { return slog.StringValue("[wellness check]") }
