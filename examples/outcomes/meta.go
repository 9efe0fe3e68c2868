package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/stats"
)

const metaHelp = `Usage: outcomes meta -measure rr|or|rd|smd|generic -method fe|dl|pm|reml|ml [flags] FILE.csv

The file has a row for each study. Its columns depend on the measure:

  rr, or, rd   study,ai,bi,ci,di: treated with and without the event, control with and without
  smd          study,m1,sd1,n1,m2,sd2,n2: means, standard deviations and people, treated first
  generic      study,yi,vi: effects and their sampling variances

Answers are on the scale of the analysis: logarithms for rr and or.
`

// largestCount bounds the people of a study, so that sums stay exact.
const largestCount = 1 << 40

var metaColumns = map[string][]string{
	"rr": {"ai", "bi", "ci", "di"}, "or": {"ai", "bi", "ci", "di"}, "rd": {"ai", "bi", "ci", "di"},
	"smd": {"m1", "sd1", "n1", "m2", "sd2", "n2"}, "generic": {"yi", "vi"},
}

func meta(args []string, stdin io.Reader, stdout io.Writer) error {
	var (
		measure, method      string
		options              stats.PoolOptions
		knappHartung, asJSON bool
	)
	fs := flag.NewFlagSet("meta", flag.ContinueOnError)
	fs.StringVar(&measure, "measure", "", "what each study says: rr, or, rd, smd or generic")
	fs.StringVar(&method, "method", "", "how studies are pooled: fe, dl, pm, reml or ml")
	fs.BoolVar(&knappHartung, "knapp-hartung", false, "intervals by Knapp and Hartung, never widened to the normal one")
	fs.BoolVar(&asJSON, "json", false, "print JSON")
	fs.Usage = helpFor(stdout, metaHelp, fs.PrintDefaults)
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	name, err := oneFile(fs.Args())
	if err != nil {
		return err
	}
	if metaColumns[measure] == nil {
		return input.Usage("-measure must be rr, or, rd, smd or generic")
	}
	if method == "" || options.Method.UnmarshalText([]byte(method)) != nil {
		return input.Usage("-method must be fe, dl, pm, reml or ml")
	}
	if knappHartung {
		options.KnappHartung = stats.KnappHartungPlain
	}
	a, effects, err := readStudies(name, stdin, measure)
	if err != nil {
		return err
	}
	if err := a.pool(effects, options); err != nil {
		return ofFile(name, err)
	}
	if asJSON {
		return writeJSON(stdout, a)
	}
	return a.writeText(stdout, measure, method, knappHartung)
}

// A metaAnswer is what the command prints, in the form of the JSON.
type metaAnswer struct {
	K              int            `json:"k"`
	Estimate       stats.Estimate `json:"estimate"`
	SE             stats.Estimate `json:"se"`
	Low            stats.Estimate `json:"low"`
	High           stats.Estimate `json:"high"`
	P              stats.Estimate `json:"p"`
	Tau2           stats.Estimate `json:"tau2"`
	I2             stats.Estimate `json:"i2"`
	H2             stats.Estimate `json:"h2"`
	Q              stats.Estimate `json:"q"`
	QP             stats.Estimate `json:"q_p"`
	PredictionLow  stats.Estimate `json:"prediction_low"`
	PredictionHigh stats.Estimate `json:"prediction_high"`
	Studies        []studyAnswer  `json:"studies"`
	Excluded       []string       `json:"excluded"`

	whyNoInterval error
	oneNormal     bool // Knapp and Hartung asked for, and one study
}

type studyAnswer struct {
	Study  string  `json:"study"`
	YI     float64 `json:"yi"`
	VI     float64 `json:"vi"`
	Weight float64 `json:"weight"` // in percent
}

// readStudies reads the file, all of it, and tells everything that is wrong.
func readStudies(name string, stdin io.Reader, measure string) (*metaAnswer, []stats.Effect, error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	table := input.Table{Columns: []input.Column{{Name: "study"}}}
	for _, c := range metaColumns[measure] {
		table.Columns = append(table.Columns, input.Column{Name: c})
	}
	var problems input.Problems
	rows := input.CSV(file, &problems, table)
	a := &metaAnswer{Studies: []studyAnswer{}, Excluded: []string{}}
	var effects []stats.Effect
	for rows.Next() {
		study := string([]byte(rows.Text("study")))
		e, informative := readStudy(rows, measure)
		switch {
		case !rows.OK():
		case !informative:
			a.Excluded = append(a.Excluded, study)
		default:
			effects = append(effects, e)
			a.Studies = append(a.Studies, studyAnswer{Study: study, YI: e.Value, VI: e.Variance})
		}
	}
	if problems.Len() == 0 && len(effects)+len(a.Excluded) == 0 {
		problems.Add(file.Name, 1, input.WholeLine, "there are no rows")
	}
	return a, effects, problems.Err()
}

// readStudy reads one row; informative is false for a study in which nobody or
// everybody in both arms had the event.
func readStudy(rows *input.Rows, measure string) (e stats.Effect, informative bool) {
	var err error
	switch measure {
	case "generic":
		e = stats.Effect{Value: rows.Float("yi"), Variance: rows.Float("vi")}
		if rows.OK() && !(e.Variance > 0) {
			rows.Problem("vi", "is not above 0")
		}
	case "smd":
		treated, control := readSample(rows, "1"), readSample(rows, "2")
		if !rows.OK() {
			return e, true
		}
		var g stats.StandardisedDifference
		g, err = stats.HedgesG(treated, control, stats.LargeSample, 0)
		e = g.Effect()
	default:
		t := stats.TwoByTwo{Treated: readArm(rows, "ai", "bi"), Control: readArm(rows, "ci", "di")}
		if !rows.OK() {
			return e, true
		}
		e, err = t.Effect(stats.Measure(measure))
		if errors.Is(err, stats.ErrUninformative) {
			return e, false
		}
	}
	if err != nil {
		rows.Problem(input.WholeLine, reason(err))
	}
	return e, true
}

func readArm(rows *input.Rows, events, others string) stats.Count {
	a, b := rows.Int(events, 0, largestCount), rows.Int(others, 0, largestCount)
	if rows.OK() && a+b == 0 {
		rows.Problem(events, "there is nobody in the arm")
	}
	return stats.Count{Events: a, N: a + b}
}

func readSample(rows *input.Rows, arm string) stats.Sample {
	s := stats.Sample{Mean: rows.Float("m" + arm), SD: rows.Float("sd" + arm), N: rows.Int("n"+arm, 2, largestCount)}
	if s.SD < 0 {
		rows.Problem("sd"+arm, "is negative")
	}
	return s
}

// pool fills in what the studies say together. Without studies nothing is
// determined. Of Knapp and Hartung's method one study gets the normal interval, as in
// metafor, and studies that all say the same have an estimate without one.
func (a *metaAnswer) pool(effects []stats.Effect, options stats.PoolOptions) error {
	a.K = len(effects)
	if a.K == 0 {
		a.whyNoInterval = stats.ErrNoStudies
		return nil
	}
	if a.oneNormal = a.K == 1 && options.KnappHartung != ""; a.oneNormal {
		options.KnappHartung = stats.KnappHartungOff
	}
	m, err := stats.Pool(effects, options)
	if options.KnappHartung != "" && undecided(err) {
		a.whyNoInterval = err
		options.KnappHartung = stats.KnappHartungOff
		m, err = stats.Pool(effects, options)
	}
	if err != nil {
		return err
	}
	a.Estimate, a.Tau2 = m.Effect.Value, m.Tau2.Value
	a.I2, a.H2, a.Q, a.QP = stats.Known(m.I2), stats.Known(m.H2), stats.Known(m.Q.ChiSquare), stats.Known(m.Q.P)
	if a.whyNoInterval == nil {
		a.SE, a.Low, a.High, a.P = m.Effect.StdErr, m.Effect.Low, m.Effect.High, stats.Known(m.P)
		a.PredictionLow, a.PredictionHigh = m.PredictionLow, m.PredictionHigh
	}
	for i := range a.Studies {
		a.Studies[i].Weight = m.Weights[i]
	}
	return nil
}

func (a *metaAnswer) writeText(w io.Writer, measure, method string, knappHartung bool) error {
	ratio := measure == "rr" || measure == "or"
	scale := map[string]string{"rr": "log risk ratio", "or": "log odds ratio", "rd": "risk difference",
		"smd": "standardised mean difference (Hedges' g)", "generic": "effect as given"}[measure]
	by := method
	if knappHartung {
		by += ", Knapp-Hartung"
	}
	studies := "studies"
	if a.K == 1 {
		studies = "study"
	}
	fmt.Fprintf(w, "%d %s, %s: pooled by %s, 95 %% intervals\n\n", a.K, studies, scale, by)
	rows := []string{"study\teffect\tvariance\tweight %"}
	for _, s := range a.Studies {
		rows = append(rows, fmt.Sprintf("%s\t%s\t%s\t%s", cell(s.Study), fixed(s.YI, 4), fixed(s.VI, 4), fixed(s.Weight, 2)))
	}
	align(w, rows)
	fmt.Fprintln(w)
	table := []string{"\testimate\tlow\thigh"}
	pooled := interval{a.Estimate, a.Low, a.High}
	table = append(table, "pooled\t"+pooled.cells(4))
	if ratio {
		table = append(table, "as a ratio\t"+(&interval{exp(a.Estimate), exp(a.Low), exp(a.High)}).cells(4))
	}
	if _, ok := a.PredictionLow.Value(); ok {
		table = append(table, "a new study\t"+(&interval{Low: a.PredictionLow, High: a.PredictionHigh}).cells(4))
	}
	align(w, table)
	if a.whyNoInterval != nil {
		fmt.Fprintf(w, "No interval: %s.\n", reason(a.whyNoInterval))
	}
	if a.oneNormal {
		fmt.Fprintln(w, "The interval is the normal one: Knapp and Hartung's needs two studies.")
	}
	if a.K > 0 {
		a.writeSpread(w)
		a.writeCommon(w, method)
	}
	for _, s := range a.Excluded {
		fmt.Fprintf(w, "Left out: %s (nobody or everybody in both arms had the event)\n", cell(s))
	}
	return nil
}

// writeCommon says what the common effect leaves out.
func (a *metaAnswer) writeCommon(w io.Writer, method string) {
	if method == string(stats.CommonEffect) && a.K > 1 {
		fmt.Fprintln(w, "All studies are taken to have one effect (tau2 0); I2 is the part of their spread that this leaves over.")
	}
}

// writeSpread prints how sure the estimate is, and how far studies are apart.
func (a *metaAnswer) writeSpread(w io.Writer) {
	fmt.Fprintf(w, "\nStandard error %s, p %s\n", rounded(a.SE, 4, "-"), probability(a.P))
	fmt.Fprintf(w, "Between studies: tau2 %s, I2 %s %%, H2 %s; Q %s, p %s\n", rounded(a.Tau2, 4, "-"), rounded(a.I2, 2, "-"),
		rounded(a.H2, 2, "-"), rounded(a.Q, 4, "-"), probability(a.QP))
}

func exp(e stats.Estimate) stats.Estimate {
	v, ok := e.Value()
	if !ok {
		return e
	}
	return stats.Known(math.Exp(v))
}
