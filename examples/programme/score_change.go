package main

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	publish "github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

const (
	// fewScores is the number of people below which no mean is told.
	//
	// Design: of fewer than five a mean is hardly more than the people themselves.
	fewScores = 5
	// enoughScores is the number of people from which the spread of the programme's own
	// scores may stand in for a published one.
	//
	// Design: below ten a standard deviation may be wrong by half.
	enoughScores = 10
)

// A scoreChange is how the scores of the same people changed between two points, among
// those whose second window has closed: while it is open, those who answered early would
// stand for those who may still answer. Each person counts by their first course.
type scoreChange struct {
	From     string `json:"from"`
	To       string `json:"to"`
	Due      int    `json:"due"`
	Both     int    `json:"both"` // with both scores
	NoFirst  int    `json:"no_first"`
	NoSecond int    `json:"no_second"` // with the first score alone
	TooFew   bool   `json:"too_few"`   // so that nothing below is told

	Before            stats.Estimate `json:"before"` // mean of those with both
	After             stats.Estimate `json:"after"`
	BeforeNotFollowed stats.Estimate `json:"before_not_followed"` // mean of those with the first alone; none for fewer than five
	Change            stats.Figure   `json:"change"`              // after less before, in points, t interval
	Standardised      stats.Figure   `json:"standardised"`        // over the standard deviation before
	Days              stats.Estimate `json:"days_between"`        // median
	Reliable          *reliableCount `json:"reliable,omitempty"`
	Words             []string       `json:"words"`
	comparison        *publish.Comparison
}

// A reliableCount says for how many people the change is more than measurement error.
type reliableCount struct {
	Improved  int     `json:"improved"`
	Unchanged int     `json:"unchanged"`
	Worsened  int     `json:"worsened"`
	Points    float64 `json:"points"` // a change of at least so much, or above it
	Basis     string  `json:"basis"`
}

// changeOf compares the scores of two points.
func changeOf(f askForm, from, to string, all map[string][]interview) (scoreChange, error) {
	out := scoreChange{From: from, To: to, Words: []string{}}
	firstOf := map[string]interview{}
	var firstScores []float64
	for _, x := range all[from] {
		if v, ok := x.score.Value(); ok && x.first {
			firstOf[string(x.course.Mentorship)] = x
			firstScores = append(firstScores, v)
		}
	}
	var pairs []publish.Pair
	var before, after, alone []float64
	for _, x := range all[to] {
		if !x.first || !x.closed {
			continue
		}
		out.Due++
		begun, ok := firstOf[string(x.course.Mentorship)]
		if !ok {
			out.NoFirst++
			continue
		}
		b, _ := begun.score.Value()
		pairs = append(pairs, publish.Pair{Before: b, After: x.score, Entered: begun.on, Followed: x.on})
		if v, seen := x.score.Value(); seen {
			before, after = append(before, b), append(after, v)
		} else {
			alone = append(alone, b)
		}
	}
	out.Both, out.NoSecond = len(before), len(alone)
	if out.TooFew = out.Both < fewScores; out.TooFew {
		return out, nil
	}
	if len(alone) >= fewScores {
		m, _, err := meanOf(alone)
		if err != nil {
			return out, err
		}
		out.BeforeNotFollowed = m.Value
	}
	if err := out.compare(f, pairs); err != nil {
		return out, err
	}
	return out, out.estimate(f, before, after, firstScores)
}

// compare leaves the change, and what may be said of it, to package report.
func (c *scoreChange) compare(f askForm, pairs []publish.Pair) error {
	made, err := publish.CompareChange(publish.Question{Outcome: f.in.Definition().Name, Kind: publish.Score, Unit: "points", Better: f.total.Direction, Least: f.total.Low, Greatest: f.total.High,
		Supported: "peer support", Design: evidence.BeforeAfter}, pairs)
	if err != nil {
		return err
	}
	c.comparison, c.Words = &made, made.Sentences()
	c.Before, c.After = stats.Known(made.Change.Before), stats.Known(made.Supported.Score.Mean)
	c.Change, c.Days = made.Change.Difference, made.Supported.Timing
	return nil
}

func (c *scoreChange) estimate(f askForm, before, after, firstScores []float64) error {
	paired, err := stats.Paired(before, after, 0)
	if err != nil && !errors.Is(err, stats.ErrNoSpread) {
		return err
	}
	c.Standardised = paired.ByBefore // none where everybody changed by the same
	c.Reliable, err = reliable(f, before, after, firstScores)
	return err
}

// reliable counts by the published number of points, or else by the published
// reliability and the spread of the programme's own first scores; nil without either.
func reliable(f askForm, before, after, firstScores []float64) (*reliableCount, error) {
	judge := func(b, a float64) (instrument.Change, error) {
		verdict, _, err := f.total.Judge(b, a)
		return verdict, err
	}
	out := reliableCount{}
	if points, err := f.total.Figure(instrument.ReliablePoints); err == nil {
		out.Points, out.Basis = points.Value, "published: "+marked(points.Source.String())
	} else {
		r, err := f.total.Reliability()
		if err != nil || len(firstScores) < enoughScores {
			return nil, nil
		}
		_, sd, err := meanOf(firstScores)
		if err != nil {
			return nil, err
		}
		v, _ := sd.Value()
		s := stats.Scale{SD: v, Reliability: r.Value}
		p, err := s.Precision()
		if err != nil {
			return nil, nil // all began with the same score
		}
		out.Points = p.Threshold
		out.Basis = fmt.Sprintf("1.96 √2 SD √(1 - r), with SD %.1f of the programme's own %d first scores and %s %.2f: %s", v, len(firstScores), spaced(r.Kind), r.Value, marked(r.Source.String()))
		judge = func(b, a float64) (instrument.Change, error) {
			verdict, err := s.Judge(b, a, stats.ChangeOptions{Better: stats.Direction(f.total.Direction)})
			return instrument.Change(verdict), err
		}
	}
	for i := range before {
		verdict, err := judge(before[i], after[i])
		if err != nil {
			return nil, err
		}
		out.Improved += one(verdict == instrument.Improved)
		out.Unchanged += one(verdict == instrument.Unchanged)
		out.Worsened += one(verdict == instrument.Worsened)
	}
	return &out, nil
}

// meanOf returns the mean with its t interval, and the standard deviation; neither has
// a value for fewer than five scores, and no interval where all are the same.
func meanOf(scores []float64) (mean stats.Figure, sd stats.Estimate, err error) {
	if len(scores) < fewScores {
		return mean, sd, nil
	}
	s, err := stats.Describe(scores)
	if err != nil {
		return mean, sd, err
	}
	// The interval of one mean is that of the paired change from nothing.
	paired, err := stats.Paired(make([]float64, len(scores)), scores, 0)
	if errors.Is(err, stats.ErrNoSpread) {
		return stats.Figure{Value: stats.Known(s.Mean)}, stats.Known(s.SD), nil
	}
	return paired.Mean.Difference, stats.Known(s.SD), err
}
