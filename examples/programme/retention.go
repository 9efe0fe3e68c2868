package main

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A retention is how long people stayed, counted from the first meeting of their
// first course in the records. Somebody who comes back begins another course, but
// stays one person: two courses of one person are not independent, and the intervals
// hold for people.
type retention struct {
	Episodes   int            `json:"episodes"`         // courses, later ones included
	People     int            `json:"people"`           // all below are of them
	CameBack   int            `json:"came_back"`        // later courses, which are left out
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
	Table      []stayRow      `json:"table"` // what had become of people at round times
	Reading    []string       `json:"reading"`
	curve      stats.Curve
	episodes   []outcomes.Episode // in the order of the mentorships
	first      []outcomes.Episode // of each person
}

// retention reads an episode off every mentorship and estimates the curve.
func (r *replay) retention(at time.Time) (retention, error) {
	out := retention{Steps: []stats.Step{}, Table: []stayRow{}}
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
		out.episodes = append(out.episodes, e)
	}
	out.first = r.firstOf(out.episodes)
	out.Episodes, out.People = len(out.episodes), len(out.first)
	out.CameBack = out.Episodes - out.People
	out.Endings, out.Early = endingsOf(out.first)
	if len(out.first) == 0 {
		out.Reading = []string{"No support has begun, so there is nothing to estimate."}
		return out, nil
	}
	return out, out.estimate()
}

// firstOf returns the first course of each person, in the order given.
func (r *replay) firstOf(all []outcomes.Episode) []outcomes.Episode {
	firsts := map[peer.ParticipantID]outcomes.Episode{}
	for _, e := range all {
		who := r.person(e.Participant)
		if f, ok := firsts[who]; !ok || e.Start.Before(f.Start) {
			firsts[who] = e
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(e outcomes.Episode) bool {
		return firsts[r.person(e.Participant)].Mentorship != e.Mentorship
	})
}

func endingsOf(episodes []outcomes.Episode) (counts []count, early int) {
	var endings []string
	for _, e := range episodes {
		ending := string(e.Ending)
		if e.Ending == outcomes.Ongoing {
			ending = "ongoing"
		}
		endings = append(endings, ending)
		if e.Early {
			early++
		}
	}
	return counted(endings, "ongoing", "completed", "left", "stopped", "died"), early
}

func (t *retention) estimate() error {
	var err error
	if t.curve, err = stats.KaplanMeier(outcomes.Retention(t.first), stayConfidence); err != nil {
		return err
	}
	conf := t.curve.Confidence()
	median := t.curve.Median()
	t.Interval, t.Level, t.Left = string(conf.Kind), conf.Level, t.curve.Events()
	t.Median, t.MedianLow, t.MedianHigh = median.Time, median.Low, median.High
	t.Steps = slices.AppendSeq(t.Steps, t.curve.Steps())
	if t.Table, err = stayTable(t.curve, t.first); err != nil {
		return err
	}
	t.Reading = t.reading()
	return nil
}

// reading says what the curve can and cannot show.
func (t *retention) reading() []string {
	lines := []string{
		fmt.Sprintf("Counted from the first meeting to the day somebody left, over %s: %d ended by leaving (the participant's choice, "+
			"a move, other support, or no contact any more). %s", plural(t.People, "person"), t.Left, t.cameBackWords()),
		"Two questions, two columns. \"Not left\" (Kaplan-Meier) takes everybody whose support ended otherwise as if they might still have left: it is how long people stay for as long as they can. " +
			"\"Left\" and \"completed\" (cumulative incidence, Aalen-Johansen) are shares of all who began, as it went: completing, being stopped and dying rule leaving out. Together with those who were stopped or died and those still in support they make up the whole. " +
			"To say how many left, read \"left\"; 100 % less \"not left\" would be too much.",
		"Those who go on count for as long as they were seen. Completing is never counted as leaving, and neither is a return to use.",
		"It shows how long people stayed with this programme. Without a comparison it cannot show whether support was the reason, and it says nothing about any one worker.",
	}
	if t.hasFew() {
		lines = append(lines, fmt.Sprintf("Rows with * rest on fewer than %d people still seen: what they say may turn over with the next person. They are not for quoting.", fewAtRisk))
	}
	if t.Left < 10 {
		lines = append(lines, fmt.Sprintf("It rests on %s: one more or less would move it visibly. Read the interval, not the line.", plural(t.Left, "departure")))
	}
	return lines
}

func (t *retention) cameBackWords() string {
	if t.CameBack == 0 {
		return "Nobody came back for another course."
	}
	return fmt.Sprintf("%s of people who came back is left out: each person counts once, by their first course here, since two courses of one person are not independent.", plural(t.CameBack, "later course"))
}

func (t *retention) picture() chart.Survival {
	return chart.Survival{Title: "Retention: share of people who have not left", Time: "Days since the first meeting", Share: "Not left",
		Groups: []chart.SurvivalGroup{{Curve: t.curve}}}
}
