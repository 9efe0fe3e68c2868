package peer

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
)

// ErrRating reports a rating that is none.
var ErrRating = errors.New("peer: bad rating")

// A Score is how well a participant found that a worker fitted, from
// [ScoreWorst] to [ScoreBest]. The zero value is no score.
type Score int

// Ends of the scale.
const (
	ScoreWorst Score = 1 // the two are not paired again
	ScoreBest  Score = 5
)

// A Rating is what a participant says of how a worker fitted them. Only
// participants rate; a worker raises a [FitConcern] with the supervisor.
// Ratings are read pair by pair: nothing here adds them up for a worker.
type Rating struct {
	Mentorship  MentorshipID  `json:"mentorship"`
	Participant ParticipantID `json:"participant"`
	Worker      WorkerID      `json:"worker"`
	Score       Score         `json:"score"`
	At          time.Time     `json:"at"`
}

// Check returns [ErrRating] unless the rating names a mentorship with both
// people, has a score on the scale and a time.
func (r Rating) Check() error {
	if r.Mentorship == "" || r.Participant == "" || r.Worker == "" || r.At.IsZero() {
		return fmt.Errorf("%w: want a mentorship, both people and a time", ErrRating)
	}
	if r.Score < ScoreWorst || r.Score > ScoreBest {
		return fmt.Errorf("%w: want a score from %d to %d", ErrRating, ScoreWorst, ScoreBest)
	}
	return nil
}

// Rate returns the rating that a participant gives the worker of m: the present
// one, or one who was responsible before. It returns [ErrRating] for a worker
// who never was, and what Check returns.
func (m Mentorship) Rate(worker WorkerID, score Score, at time.Time) (Rating, error) {
	if !slices.ContainsFunc(m.Tenures(), func(t Tenure) bool { return t.Worker == worker }) {
		return Rating{}, fmt.Errorf("%w: want a worker who is or was responsible", ErrRating)
	}
	r := Rating{m.id, m.participant, worker, score, at.UTC()}
	return r, r.Check()
}

// Blocks reports whether the participant's newest rating of the worker is the
// worst one: the two are then not paired again until the participant rates
// anew. A [Pairing] that is given the ratings asks this, and so does package
// matching. Of two ratings of one moment the lower counts, and a score that is
// off the scale is passed over.
func Blocks(ratings []Rating, participant ParticipantID, worker WorkerID) bool {
	var newest Rating
	for _, r := range ratings {
		if r.Participant != participant || r.Worker != worker || r.Score < ScoreWorst || r.Score > ScoreBest {
			continue
		}
		if newest.Score == 0 || r.At.After(newest.At) || r.At.Equal(newest.At) && r.Score < newest.Score {
			newest = r
		}
	}
	return newest.Score == ScoreWorst
}

// A FitConcern is a worker's doubt about the fit with a participant, brought to
// the supervisor, who settles it. By itself it changes nothing for the
// participant: it excludes no pair and lowers no score. A [Pairing] that is given
// it says so in a remark, for as long as the host counts it as unsettled.
type FitConcern struct {
	Mentorship  MentorshipID  `json:"mentorship"`
	Participant ParticipantID `json:"participant"`
	Worker      WorkerID      `json:"worker"`
	Raised      time.Time     `json:"raised"`
	Code        string        `json:"code"` // one of those of a transfer, such as "better_fit"
}

// RaiseFitConcern returns the concern of the worker who is responsible for m. It
// returns [ErrRating] if the worker is not, or for a code that no transfer has.
func (m Mentorship) RaiseFitConcern(worker WorkerID, code string, at time.Time) (FitConcern, error) {
	if worker == "" || m.Worker() != worker || m.StartedAt().IsZero() || m.IsOver() {
		return FitConcern{}, fmt.Errorf("%w: want the worker who is responsible", ErrRating)
	}
	if !slices.Contains(transferCodes, code) {
		return FitConcern{}, fmt.Errorf("%w: want one of the codes of a transfer", ErrRating)
	}
	return FitConcern{m.id, m.participant, worker, at.UTC(), code}, nil
}

// Format keeps the people out of every verb of fmt.
func (Rating) Format(f fmt.State, _ rune) { redact.Format(f, "[rating]") }

// LogValue keeps the people out of logs.
func (Rating) LogValue() slog.Value { return slog.StringValue("[rating]") }

// Format keeps the people out of every verb of fmt.
func (FitConcern) Format(f fmt.State, _ rune) { redact.Format(f, "[fit concern]") }

// LogValue keeps the people out of logs.
func (FitConcern) LogValue() slog.Value { return slog.StringValue("[fit concern]") }
