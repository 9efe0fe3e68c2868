package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/stats"
)

const compareHelp = `Usage: outcomes compare [flags] FILE.csv

The file has a row for each person, with one of these pairs of columns:

  group,event    two groups; event is 1 or 0
  group,value    two groups; value is a number
  before,after   the same people twice

Groups are compared as the other against the reference, which is the first
group in the file unless -reference names it.
`

// compareFlags are the flags of the compare command.
type compareFlags struct {
	reference       string
	sd, reliability float64 // both 0: not asked for
	higherBetter    bool
	asJSON          bool
}

func compare(args []string, stdin io.Reader, stdout io.Writer) error {
	var f compareFlags
	fs := flag.NewFlagSet("compare", flag.ContinueOnError)
	fs.StringVar(&f.reference, "reference", "", "`group` that the other is compared with")
	fs.Func("sd", "standard deviation of the scale, for reliable change", finite(&f.sd))
	fs.Func("reliability", "reliability of the scale, for reliable change", finite(&f.reliability))
	fs.BoolVar(&f.higherBetter, "higher-better", false, "a rise of the scale is the better direction")
	fs.BoolVar(&f.asJSON, "json", false, "print JSON")
	fs.Usage = helpFor(stdout, compareHelp, fs.PrintDefaults)
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	name, err := oneFile(fs.Args())
	if err != nil {
		return err
	}
	set := map[string]bool{}
	fs.Visit(func(g *flag.Flag) { set[g.Name] = true })
	switch {
	case set["sd"] != set["reliability"]:
		return input.Usage("-sd and -reliability go together")
	case set["higher-better"] && !set["sd"]:
		return input.Usage("-higher-better goes with -sd and -reliability")
	case set["reference"] && set["sd"]:
		return input.Usage("-reference is for groups, -sd for before and after")
	case set["reference"] && f.reference == "":
		return input.Usage("-reference must name a group")
	case set["sd"] && (!(f.sd > 0) || !(f.reliability >= 0 && f.reliability < 1)):
		return input.Usage("-sd must be above 0, and -reliability at least 0 and below 1")
	}
	data, err := readArms(name, stdin)
	if err != nil {
		return err
	}
	if set["sd"] && data.shape != pairShape {
		return input.Usage("-sd and -reliability need columns before and after")
	}
	if set["reference"] && data.shape == pairShape {
		return input.Usage("-reference needs a column group")
	}
	if data.shape != pairShape {
		if err := data.refer(name, f.reference); err != nil {
			return err
		}
	}
	switch data.shape {
	case eventShape:
		return compareEvents(stdout, data, f)
	case valueShape:
		return compareValues(stdout, data, f)
	}
	return comparePairs(stdout, data, f)
}

// finite returns a flag's parser for a finite number.
func finite(to *float64) func(string) error {
	return func(text string) (err error) {
		if *to, err = strconv.ParseFloat(text, 64); err != nil || math.IsNaN(*to) || math.IsInf(*to, 0) {
			return errors.New("must be a number")
		}
		return nil
	}
}

// A shape is a pair of columns that compare reads.
type shape [2]string

var (
	eventShape = shape{"group", "event"}
	valueShape = shape{"group", "value"}
	pairShape  = shape{"before", "after"}
)

// arms are the rows of a comparison: two groups, or the same people twice.
type arms struct {
	shape  shape
	names  []string // of the groups: the reference, the other
	counts [2]stats.Count
	values [2][]float64 // of the groups, or before and after
}

// readArms reads the file, all of it, and tells everything that is wrong.
func readArms(name string, stdin io.Reader) (arms, error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return arms{}, err
	}
	defer file.Close()
	var problems input.Problems
	table := input.Table{}
	for _, c := range []string{"group", "event", "value", "before", "after"} {
		table.Columns = append(table.Columns, input.Column{Name: c, Optional: true})
	}
	rows := input.CSV(file, &problems, table)
	var data arms
	headed := problems.Len() == 0
	if headed {
		data.shape = shapeOf(rows, &problems)
	}
	if problems.Len() > 0 {
		return arms{}, problems.Err()
	}
	for rows.Next() {
		data.add(rows)
	}
	if problems.Len() == 0 {
		switch people := len(data.values[0]) + data.counts[0].N; {
		case people == 0:
			problems.Add(file.Name, 1, input.WholeLine, "there are no rows")
		case data.shape != pairShape && len(data.names) == 1:
			problems.Add(file.Name, 1, "group", "has one group, expected two")
		}
	}
	return data, problems.Err()
}

// shapeOf finds the pair of columns in the header, or adds what is wrong with it.
func shapeOf(rows *input.Rows, problems *input.Problems) shape {
	want := pairShape
	switch {
	case rows.Has("event"):
		want = eventShape
	case rows.Has("value"), rows.Has("group"):
		want = valueShape
	}
	for _, c := range want {
		if !rows.Has(c) {
			what := "the column is missing"
			if want == valueShape && c == "value" {
				what = "the column is missing (or event)"
			}
			problems.Add(rows.File(), 1, c, what)
		}
	}
	for _, c := range []string{"group", "event", "value", "before", "after"} {
		if rows.Has(c) && !slices.Contains(want[:], c) {
			problems.Add(rows.File(), 1, c, "unknown column beside "+want[1])
		}
	}
	return want
}

func (d *arms) add(rows *input.Rows) {
	if d.shape == pairShape {
		before, after := rows.Float("before"), rows.Float("after")
		d.values[0], d.values[1] = append(d.values[0], before), append(d.values[1], after)
		return
	}
	group := rows.Text("group")
	at := slices.Index(d.names, group)
	switch {
	case group == "": // told as blank already
	case at < 0 && len(d.names) == 2:
		rows.Problem("group", "is a third group, expected two")
	case at < 0:
		at = len(d.names)
		d.names = append(d.names, string([]byte(group)))
	}
	var value float64
	event := 0
	if d.shape == eventShape {
		event = rows.Int("event", 0, 1)
	} else {
		value = rows.Float("value")
	}
	if at < 0 {
		return
	}
	if d.shape == eventShape {
		d.counts[at] = d.counts[at].Merge(stats.Count{Events: event, N: 1})
	} else {
		d.values[at] = append(d.values[at], value)
	}
}

// refer puts the reference first.
func (d *arms) refer(file, reference string) error {
	switch {
	case reference == "" || reference == d.names[0]:
		return nil
	case reference != d.names[1]:
		var problems input.Problems
		if file == "-" {
			file = "stdin"
		}
		problems.Add(file, 1, "group", "no row is of the group that -reference names")
		return problems.Err()
	}
	slices.Reverse(d.names)
	d.counts[0], d.counts[1] = d.counts[1], d.counts[0]
	d.values[0], d.values[1] = d.values[1], d.values[0]
	return nil
}

// An interval is an estimate with its limits, as it is printed.
type interval struct {
	Estimate stats.Estimate `json:"estimate"`
	Low      stats.Estimate `json:"low"`
	High     stats.Estimate `json:"high"`
}

// intervalOf returns nil for a figure whose value the data do not determine.
func intervalOf(f stats.Figure) *interval {
	if _, ok := f.Value.Value(); !ok {
		return nil
	}
	return &interval{f.Value, f.Low, f.High}
}

// undecided reports whether err says that the data hold no answer of this kind.
func undecided(err error) bool {
	return errors.Is(err, stats.ErrNoSpread) || errors.Is(err, stats.ErrTooFew)
}

type eventAnswer struct {
	RiskA          *interval `json:"risk_a"`
	RiskB          *interval `json:"risk_b"`
	RiskDifference *interval `json:"risk_difference"`
	RiskRatio      *interval `json:"risk_ratio"`
	OddsRatio      *interval `json:"odds_ratio"`
	NNT            interval  `json:"nnt"`
	FisherP        float64   `json:"fisher_p"`
}

func compareEvents(w io.Writer, data arms, f compareFlags) error {
	t := stats.TwoByTwo{Treated: data.counts[1], Control: data.counts[0]}
	var a eventAnswer
	var failed error
	figure := func(f stats.Figure, err error) *interval {
		failed = cmp.Or(failed, err)
		return intervalOf(f)
	}
	a.RiskA = figure(stats.Proportion(t.Control, stats.Wilson, 0))
	a.RiskB = figure(stats.Proportion(t.Treated, stats.Wilson, 0))
	a.RiskDifference = figure(t.RiskDifference(stats.Newcombe, 0))
	a.RiskRatio = figure(t.RiskRatio(0))
	a.OddsRatio = figure(t.OddsRatio(0))
	n, err := t.NumberNeeded(stats.Newcombe, 0)
	failed = cmp.Or(failed, err)
	a.NNT = interval{n.Value, n.Low, n.High}
	exact, err := t.Fisher(0)
	if failed = cmp.Or(failed, err); failed != nil {
		return failed
	}
	a.FisherP = exact.P
	if f.asJSON {
		return writeJSON(w, a)
	}
	return a.writeText(w, data, n)
}

type valueAnswer struct {
	MeanDifference *interval      `json:"mean_difference"`
	HedgesG        *interval      `json:"hedges_g"`
	WelchP         stats.Estimate `json:"welch_p"`
}

func compareValues(w io.Writer, data arms, f compareFlags) error {
	means, err := meansOf(data.values)
	if err != nil {
		return err
	}
	var a valueAnswer
	a.MeanDifference = &interval{Estimate: stats.Known(means[1] - means[0])}
	var samples [2]stats.Sample
	for i, v := range data.values {
		if samples[i], err = stats.Describe(v); err != nil && !undecided(err) {
			return err
		}
	}
	var why error
	test, err := stats.Welch(samples[1], samples[0], 0)
	switch {
	case undecided(err):
		why = err
	case err != nil:
		return err
	default:
		a.MeanDifference, a.WelchP = intervalOf(test.Difference), stats.Known(test.P)
	}
	g, err := stats.HedgesG(samples[1], samples[0], stats.LargeSample, 0)
	if err != nil && !undecided(err) {
		return err
	}
	a.HedgesG = intervalOf(g.G)
	if f.asJSON {
		return writeJSON(w, a)
	}
	return a.writeText(w, data, means, why)
}

func meansOf(columns [2][]float64) (means [2]float64, err error) {
	for i, column := range columns {
		var m stats.Moments
		for _, v := range column {
			if err := m.Add(v); err != nil {
				return means, err
			}
		}
		means[i], _ = m.Mean().Value()
	}
	return means, nil
}

type pairAnswer struct {
	Change   *interval     `json:"change"`
	HedgesG  *interval     `json:"hedges_g"`
	Reliable *reliableTale `json:"reliable,omitempty"`
}

// A reliableTale counts people by what their change amounts to.
type reliableTale struct {
	Improved  int `json:"improved"`
	Unchanged int `json:"unchanged"`
	Worsened  int `json:"worsened"`
}

func comparePairs(w io.Writer, data arms, f compareFlags) error {
	before, after := data.values[0], data.values[1]
	means, err := meansOf(data.values)
	if err != nil {
		return err
	}
	a := pairAnswer{Change: &interval{Estimate: stats.Known(means[1] - means[0])}}
	var why error
	c, err := stats.Paired(before, after, 0)
	switch {
	case undecided(err):
		why = err
	case err != nil:
		return err
	default:
		a.Change, a.HedgesG = intervalOf(c.Mean.Difference), intervalOf(c.ByChange)
	}
	if f.sd > 0 {
		if a.Reliable, err = judge(before, after, f); err != nil {
			return err
		}
	}
	if f.asJSON {
		return writeJSON(w, a)
	}
	return a.writeText(w, data, means, c, why)
}

func judge(before, after []float64, f compareFlags) (*reliableTale, error) {
	scale := stats.Scale{SD: f.sd, Reliability: f.reliability}
	var r reliableTale
	for i := range before {
		verdict, err := scale.Judge(before[i], after[i], stats.ChangeOptions{HigherBetter: f.higherBetter})
		if err != nil {
			return nil, fmt.Errorf("reliable change: %w", err)
		}
		switch verdict {
		case stats.Improved:
			r.Improved++
		case stats.Worsened:
			r.Worsened++
		default:
			r.Unchanged++
		}
	}
	return &r, nil
}
