package main

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// tableStep is the distance between the lines of the table, in days.
const tableStep = 30

// A retention is how long people stayed, over every episode in the records.
type retention struct {
	Episodes   int            `json:"episodes"`
	People     int            `json:"people"`
	NotBegun   int            `json:"not_begun"`        // mentorships without a first meeting yet
	InError    int            `json:"entered_in_error"` // left out
	Left       int            `json:"left"`
	Endings    []count        `json:"endings"`
	Early      int            `json:"completed_early"`
	Interval   string         `json:"interval"`
	Level      float64        `json:"level"`
	Median     stats.Estimate `json:"median"` // days
	MedianLow  stats.Estimate `json:"median_low"`
	MedianHigh stats.Estimate `json:"median_high"`
	Steps      []stats.Step   `json:"steps"` // times in days
	Table      []stats.Step   `json:"table"` // the curve at round times
	Reading    []string       `json:"reading"`
	curve      stats.Curve
	episodes   []outcomes.Episode
}

// retention reads an episode off every mentorship and estimates the curve.
func (r *replay) retention(at time.Time) (retention, error) {
	out := retention{Steps: []stats.Step{}, Table: []stats.Step{}}
	var episodes []outcomes.Episode
	people := map[string]bool{}
	var endings []string
	for _, row := range r.d.mentorships {
		m := r.mentorships[row.id]
		if m == nil {
			continue
		}
		e, err := outcomes.EpisodeOf(*m, at)
		switch {
		case errors.Is(err, outcomes.ErrNotBegun):
			out.NotBegun++
			continue
		case errors.Is(err, outcomes.ErrInError):
			out.InError++
			continue
		case err != nil:
			return out, err
		}
		episodes = append(episodes, e)
		people[string(r.person(e.Participant))] = true
		ending := string(e.Ending)
		if e.Ending == outcomes.Ongoing {
			ending = "ongoing"
		}
		endings = append(endings, ending)
		if e.Early {
			out.Early++
		}
	}
	out.episodes = episodes
	out.Episodes, out.People = len(episodes), len(people)
	out.Endings = counted(endings, "ongoing", "completed", "left", "stopped", "died")
	if len(episodes) == 0 {
		out.Reading = []string{"No support has begun, so there is nothing to estimate."}
		return out, nil
	}
	var err error
	out.curve, err = stats.KaplanMeier(outcomes.Retention(episodes), stats.Confidence{Kind: stats.LogLogInterval})
	if err != nil {
		return out, err
	}
	conf := out.curve.Confidence()
	median := out.curve.Median()
	out.Interval, out.Level, out.Left = string(conf.Kind), conf.Level, out.curve.Events()
	out.Median, out.MedianLow, out.MedianHigh = median.Time, median.Low, median.High
	out.Steps = slices.AppendSeq(out.Steps, out.curve.Steps())
	for t := 0.0; ; t += tableStep {
		step, err := out.curve.At(t)
		if err != nil {
			break // nobody was followed that long
		}
		step.Time = t
		out.Table = append(out.Table, step)
		if t > out.curve.Last() {
			break
		}
	}
	out.Reading = out.reading()
	return out, nil
}

// reading says what the curve can and cannot show.
func (t *retention) reading() []string {
	lines := []string{
		fmt.Sprintf("Counted from the first meeting to the day somebody left, over %s of %s: %d ended by leaving (the participant's choice, "+
			"a move, other support, or no contact any more).", plural(t.Episodes, "episode"), plural(t.People, "person"), t.Left),
		"Those who go on, who completed, whose funding ended or who died count as staying for as long as they were seen: completing is never counted as leaving, " +
			"and neither is a return to use.",
		"It shows how long people stayed with this programme. Without a comparison it cannot show whether support was the reason, and it says nothing about any one worker.",
	}
	if t.Left < 10 {
		lines = append(lines, fmt.Sprintf("It rests on %s: one more or less would move it visibly. Read the interval, not the line.", plural(t.Left, "departure")))
	}
	return lines
}

func (t *retention) picture() chart.Survival {
	return chart.Survival{Title: "Retention: share of people still in support", Time: "Days since the first meeting", Share: "Still in support",
		Groups: []chart.SurvivalGroup{{Curve: t.curve}}}
}
