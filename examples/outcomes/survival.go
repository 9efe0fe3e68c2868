package main

import (
	"errors"
	"flag"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/stats"
)

const survivalHelp = `Usage: outcomes survival [flags] FILE.csv

The file has a row for each person with columns time and event (1 = event,
0 = censored), and may have entry (delayed entry) and others.
`

// survivalFlags are the flags of the survival command.
type survivalFlags struct {
	columns
	conf   stats.IntervalKind
	rmst   float64 // 0: not asked for
	ties   stats.Ties
	asJSON bool
}

func survival(args []string, stdin io.Reader, stdout io.Writer) error {
	var f survivalFlags
	fs := flag.NewFlagSet("survival", flag.ContinueOnError)
	f.flags(fs)
	fs.StringVar(&f.strata, "strata", "", "column whose values are strata of the log-rank test and the Cox model")
	fs.TextVar(&f.conf, "conf", stats.LogInterval, "scale of the intervals: log, log-log or plain")
	fs.TextVar(&f.ties, "ties", stats.Efron, "tied events in the Cox model: efron or breslow")
	fs.BoolVar(&f.asJSON, "json", false, "print JSON")
	fs.Func("rmst", "mean time without the event up to this `time`", func(text string) (err error) {
		if f.rmst, err = strconv.ParseFloat(text, 64); err != nil || !(f.rmst > 0) || math.IsInf(f.rmst, 1) {
			return errors.New("must be a positive number")
		}
		return nil
	})
	fs.Func("cox", "fit a Cox model with these numeric `columns`, separated by commas", func(text string) error {
		f.covariates = strings.Split(text, ",")
		for i, name := range f.covariates {
			if name == "" || slices.Contains(f.covariates[:i], name) {
				return errors.New("columns must be named, each once")
			}
		}
		return nil
	})
	fs.Usage = helpFor(stdout, survivalHelp, fs.PrintDefaults)
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	name, err := oneFile(fs.Args())
	if err != nil {
		return err
	}
	if f.time == "" || f.event == "" || f.time == f.event {
		return input.Usage("-time and -event name two columns")
	}
	data, err := readCohort(name, stdin, f.columns)
	if err != nil {
		return err
	}
	a, err := estimate(data, f)
	if err != nil {
		return ofFile(name, err)
	}
	if f.asJSON {
		return writeJSON(stdout, a)
	}
	return a.writeText(stdout, data, f)
}

// An answer is what the command prints, in the form of the JSON.
type answer struct {
	Groups  []groupAnswer  `json:"groups"`
	LogRank *logRankAnswer `json:"log_rank"`
	Cox     *coxAnswer     `json:"cox"`

	curves              []stats.Curve
	comparison          stats.Comparison
	model               stats.CoxModel
	whyNoRank, whyNoCox error // why a part that could be expected is null
}

type groupAnswer struct {
	Group      string         `json:"group"`
	N          int            `json:"n"`
	Events     int            `json:"events"`
	Median     stats.Estimate `json:"median"`
	MedianLow  stats.Estimate `json:"median_low"`
	MedianHigh stats.Estimate `json:"median_high"`
	RMST       stats.Estimate `json:"rmst"`
	RMSTSE     stats.Estimate `json:"rmst_se"`
	Steps      []stats.Step   `json:"steps"`
}

type logRankAnswer struct {
	ChiSquare float64 `json:"chi2"`
	DF        int     `json:"df"`
	P         float64 `json:"p"`
}

type coxAnswer struct {
	Ties              stats.Ties          `json:"ties"`
	LogLikelihoodNull float64             `json:"log_likelihood_null"`
	LogLikelihood     float64             `json:"log_likelihood"`
	Coefficients      []coefficientAnswer `json:"coefficients"`
}

type coefficientAnswer struct {
	Name        string         `json:"name"`
	Coef        stats.Estimate `json:"coef"`
	SE          stats.Estimate `json:"se"`
	Z           stats.Estimate `json:"z"`
	P           stats.Estimate `json:"p"`
	HazardRatio stats.Estimate `json:"hazard_ratio"`
	Low         stats.Estimate `json:"low"`
	High        stats.Estimate `json:"high"`
}

func estimate(data cohort, f survivalFlags) (*answer, error) {
	a := &answer{}
	var err error
	if a.curves, err = data.curves(stats.Confidence{Kind: f.conf}); err != nil {
		return nil, err
	}
	for i, c := range a.curves {
		m := c.Median()
		g := groupAnswer{
			Group: data.groups[i], N: c.N(), Events: c.Events(),
			Median: m.Time, MedianLow: m.Low, MedianHigh: m.High, Steps: slices.Collect(c.Steps()),
		}
		if f.rmst > 0 {
			mean, err := c.RestrictedMean(f.rmst)
			switch {
			case err == nil:
				g.RMST, g.RMSTSE = stats.Known(mean.Value), stats.Known(mean.StdErr)
			case !errors.Is(err, stats.ErrBeyondFollowUp):
				return nil, err
			}
		}
		a.Groups = append(a.Groups, g)
	}
	if err := a.compare(data); err != nil {
		return nil, err
	}
	return a, a.fit(data, f)
}

// compare fills in the log-rank test, which has no answer with one group, with
// delayed entry, and where the data do not determine it.
func (a *answer) compare(data cohort) error {
	if len(data.groups) < 2 {
		return nil
	}
	if data.hasEntry {
		a.whyNoRank = stats.ErrDelayedEntry
		return nil
	}
	c, err := stats.LogRank(data.obs, data.group, stats.LogRankOptions{Strata: data.strata})
	if undetermined(err) {
		a.whyNoRank = err
		return nil
	}
	a.comparison = c
	a.LogRank = &logRankAnswer{ChiSquare: c.ChiSquare, DF: c.DF, P: c.P}
	return err
}

// fit fills in the Cox model.
func (a *answer) fit(data cohort, f survivalFlags) error {
	if len(f.covariates) == 0 {
		return nil
	}
	m, err := stats.Cox(data.obs, data.covariates, stats.CoxOptions{Ties: f.ties, Strata: data.strata})
	if undetermined(err) {
		a.whyNoCox = err
		return nil
	}
	a.model = m
	a.Cox = &coxAnswer{Ties: m.Ties, LogLikelihoodNull: m.LogLikelihoodNull, LogLikelihood: m.LogLikelihood}
	for _, c := range m.Coefficients {
		a.Cox.Coefficients = append(a.Cox.Coefficients, coefficientAnswer{
			Name: c.Name, Coef: c.Coef, SE: c.StdErr, Z: c.Z, P: c.P, HazardRatio: c.HazardRatio, Low: c.Low, High: c.High,
		})
	}
	return err
}

// undetermined reports whether err says that the data hold no answer.
func undetermined(err error) bool {
	return errors.Is(err, stats.ErrNoEvents) || errors.Is(err, stats.ErrOneGroup) || errors.Is(err, stats.ErrSingular)
}
