package main

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// tableStep is the distance between the lines of the table, in days.
const tableStep = 30

// fewAtRisk is the number at risk below which a line of the table is marked.
//
// Design: below five, the next person moves an estimate by a fifth or more.
const fewAtRisk = 5

// stayConfidence keeps limits within 0 and 1 and holds its level in small samples.
var stayConfidence = stats.Confidence{Kind: stats.LogLogInterval}

// A stayRow is what had become of people so many days after their first meeting. A
// limit has no value as long as nobody had the event: an interval from 100 % to 100 %
// would be none.
type stayRow struct {
	Day       int          `json:"day"`
	AtRisk    int          `json:"at_risk"`
	Few       bool         `json:"few_at_risk"`
	NotLeft   stats.Figure `json:"not_left"`        // Kaplan-Meier
	Left      stats.Figure `json:"left_by"`         // cumulative incidence, as those below
	Completed stats.Figure `json:"completed_by"`    // goals reached
	Otherwise stats.Figure `json:"stopped_or_died"` // by the programme or its funding, or by death
}

// otherCause is that of being stopped and of dying, which the table takes together.
const otherCause = outcomes.CauseStopped

// stayTable reads both estimates at round times, for as long as anybody was followed.
func stayTable(curve stats.Curve, courses []outcomes.Episode) ([]stayRow, error) {
	ends, err := incidenceOf(courses)
	if err != nil {
		return nil, err
	}
	rows := []stayRow{}
	for day := 0; ; day += tableStep {
		t := float64(day)
		step, err := curve.At(t)
		if err != nil {
			return rows, nil // nobody was followed that long
		}
		row := stayRow{Day: day, AtRisk: step.AtRisk, Few: step.AtRisk < fewAtRisk, NotLeft: ofStep(step)}
		for cause, figure := range map[int]*stats.Figure{outcomes.CauseLeft: &row.Left, outcomes.CauseCompleted: &row.Completed, otherCause: &row.Otherwise} {
			if *figure, err = ends.by(cause, t); err != nil {
				return rows, nil
			}
		}
		if rows = append(rows, row); t > curve.Last() {
			return rows, nil
		}
	}
}

// ofStep returns the estimate of a step; without a standard error and limits as long
// as nobody has left.
func ofStep(s stats.Step) stats.Figure {
	f := stats.Figure{Value: stats.Known(s.Survival), StdErr: s.StdErr, Low: s.Low, High: s.High}
	if s.Survival == 1 {
		f = stats.Figure{Value: f.Value}
	}
	return f
}

// ends is the cumulative incidence of the ways in which support ended.
type ends struct {
	incidence stats.Incidence
	any       bool
}

func incidenceOf(courses []outcomes.Episode) (ends, error) {
	seen := outcomes.EndingsOf(courses)
	var out ends
	for i := range seen {
		seen[i].Cause = min(seen[i].Cause, otherCause)
		out.any = out.any || seen[i].Cause > 0
	}
	if !out.any {
		return out, nil // nobody's support ended: every share is 0
	}
	var err error
	out.incidence, err = stats.CumulativeIncidence(seen, stayConfidence)
	return out, err
}

// by returns the share for whom it had ended by a time in one of the ways.
func (e ends) by(cause int, t float64) (stats.Figure, error) {
	if !e.any || cause > e.incidence.Causes() {
		return stats.Figure{Value: stats.Known(0)}, nil
	}
	step, err := e.incidence.At(cause, t)
	f := step.Incidence
	if v, ok := f.Value.Value(); ok && v == 0 {
		f = stats.Figure{Value: f.Value}
	}
	return f, err
}

func (t *retention) hasFew() bool {
	for _, row := range t.Table {
		if row.Few {
			return true
		}
	}
	return false
}

// Mark marks a line that rests on few people.
func (s stayRow) Mark() string {
	if s.Few {
		return "*"
	}
	return ""
}

// intervalWords returns the limits of a share, or that there are none yet.
func intervalWords(f stats.Figure) string {
	_, low := f.Low.Value()
	_, high := f.High.Value()
	if !low || !high {
		return "none yet"
	}
	return fmt.Sprintf("%s to %s", percent(f.Low), percent(f.High))
}
