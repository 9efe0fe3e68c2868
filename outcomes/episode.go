package outcomes

import (
	"errors"
	"fmt"
	"log/slog"
	"math"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// Errors of episodes.
var (
	// ErrNotBegun reports a mentorship in which support had not begun by the day of the
	// report, or, of [ProcessOf], that did not yet exist.
	ErrNotBegun = errors.New("outcomes: support had not begun")
	// ErrUnknownEnding reports a closure reason that [Endings] does not list.
	ErrUnknownEnding = errors.New("outcomes: unknown ending")
	// ErrInError reports a mentorship that was entered in error.
	ErrInError = errors.New("outcomes: entered in error")
)

// An Episode is one course of support as a measure sees it: from the first
// meeting to the end, or to the day of the report. Use [EpisodeOf] to read one
// off a mentorship; the zero Episode measures nothing.
type Episode struct {
	Mentorship  peer.MentorshipID
	Participant peer.ParticipantID
	Programme   peer.ProgrammeID
	Site        peer.SiteID
	Funding     peer.FundingID
	Start       time.Time // first meeting held
	End         time.Time // end, or the day of the report if it goes on
	Ending      Ending
	Early       bool          // completed before the planned end
	Paused      time.Duration // of it, without contact by agreement
	Transfers   int           // times another worker took over
}

// EpisodeOf returns the episode of a mentorship as it stood at the given time,
// by what is recorded now. What happened up to that time is held to be recorded: an
// episode that goes on counts as seen until then, so ask of no later day than the records
// tell of. A pause belongs to the episode. A completed episode
// ends when the first side held the goals for reached. It returns [ErrNotBegun]
// if support had not begun by then, [ErrInError] if the mentorship was closed as
// entered in error, and [ErrUnknownEnding] for a closure that [Endings] lacks.
func EpisodeOf(m peer.Mentorship, at time.Time) (Episode, error) {
	if m.ClosureReason() == peer.ClosureEnteredInError {
		return Episode{}, fmt.Errorf("%w: it is left out of every measure", ErrInError)
	}
	start := m.StartedAt()
	if start.IsZero() || start.After(at) {
		return Episode{}, fmt.Errorf("%w: no first meeting by the day of the report", ErrNotBegun)
	}
	e := Episode{Mentorship: m.ID(), Participant: m.Participant(), Programme: m.Programme, Site: m.Site,
		Funding: m.Funding, Start: start, End: at.UTC()}
	for _, move := range m.History().AsOf(at).Moves() {
		if move.Event == peer.TakeOver && move.To != move.From {
			e.Transfers++
		}
	}
	if end := m.EndedAt(); m.IsOver() && !end.After(at) {
		if err := e.end(m, end); err != nil {
			return Episode{}, err
		}
	}
	e.Paused = m.PausedBetween(e.Start, e.End)
	return e, nil
}

func (e *Episode) end(m peer.Mentorship, end time.Time) error {
	e.End = end
	if m.State() == peer.MentorshipCompleted {
		e.End, e.Ending, e.Early = m.FinishedAt(), Completed, m.CompletedEarly()
		return nil
	}
	ending, ok := endingOf(m.ClosureReason())
	if !ok {
		return fmt.Errorf("%w: its closure reason is none that is measured", ErrUnknownEnding)
	}
	e.Ending = ending
	return nil
}

// Days returns the length of the episode in days of 24 hours.
func (e Episode) Days() float64 { return e.End.Sub(e.Start).Hours() / 24 }

// seen returns the length of the episode, and what is no number for what is none.
func (e Episode) seen() float64 {
	if e.Start.IsZero() || e.End.Before(e.Start) {
		return math.NaN()
	}
	return e.Days()
}

// Retention returns the episodes as observations of the time until somebody
// left, in days of 24 hours: leaving is the event; completing, being stopped, death and
// going on end the observation without it. What is no episode, without a start or with
// an end before it, has a time that every estimator refuses with [stats.ErrTime]. For the share of people who really left,
// see [EndingsOf].
func Retention(episodes []Episode) []stats.Observation {
	obs := make([]stats.Observation, len(episodes))
	for i, e := range episodes {
		obs[i] = stats.Observation{Time: e.seen(), Event: e.Ending == Left}
	}
	return obs
}

// Format prints the ending and keeps people out of every verb of fmt.
func (e Episode) Format(f fmt.State, _ rune) { redact.Format(f, e.shown()) }

// LogValue keeps people out of logs.
func (e Episode) LogValue() slog.Value { return slog.StringValue(e.shown()) }

func (e Episode) shown() string {
	if e.Ending == Ongoing {
		return "[episode ongoing]"
	}
	return "[episode " + string(e.Ending) + "]"
}
