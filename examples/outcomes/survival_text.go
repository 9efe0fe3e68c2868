package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// writeText prints the answer for a reader: the curve at round times rather
// than at every step. w is the buffer that the program holds back until all
// is well, so writing to it does not fail.
func (a *answer) writeText(w io.Writer, data cohort, f survivalFlags) error {
	by := ""
	if f.group != "" {
		by = " by " + f.group
	}
	fmt.Fprintf(w, "Time to %s%s: Kaplan-Meier estimates, 95 %% intervals (%s)\n\n", f.event, by, f.conf)
	a.writeGroups(w, f)
	a.writeCurves(w)
	a.writeLogRank(w, data, f)
	if err := a.writeCox(w, data, f); err != nil {
		return err
	}
	fmt.Fprintln(w, "\nRows are taken to be different people, and whoever was lost to be like those still seen.")
	if data.hasEntry {
		fmt.Fprintln(w, "People count from their entry on: where few are at risk at first, one event there lowers\nall that follows.")
	}
	if len(a.Groups) > 1 || a.Cox != nil {
		fmt.Fprintln(w, "\nGroups that formed by themselves may differ in more than what they are named for:\na difference between them is not by itself an effect.")
	}
	return nil
}

// align writes rows of tab-separated cells in columns: names to the left,
// numbers to the right.
func align(w io.Writer, rows []string) {
	widest := 0
	for _, r := range rows {
		name, _, _ := strings.Cut(r, "\t")
		widest = max(widest, utf8.RuneCountInString(name))
	}
	var b strings.Builder
	t := tabwriter.NewWriter(&b, 0, 8, 2, ' ', tabwriter.AlignRight)
	for _, r := range rows {
		name, numbers, _ := strings.Cut(r, "\t")
		fmt.Fprintf(t, "%s%s\t%s\t\n", name, strings.Repeat(" ", widest-utf8.RuneCountInString(name)), numbers)
	}
	_ = t.Flush()
	for line := range strings.Lines(b.String()) {
		fmt.Fprintln(w, strings.TrimRight(line, " \n")) // a last cell may be blank
	}
}

func (a *answer) writeGroups(w io.Writer, f survivalFlags) {
	head := "group\tpeople\tevents\tmedian\tlow\thigh"
	if f.rmst > 0 {
		head += "\tmean up to " + number(f.rmst) + "\tstd. error"
	}
	rows := []string{head}
	unreached := false
	for _, g := range a.Groups {
		row := fmt.Sprintf("%s\t%d\t%d\t%s\t%s\t%s", cell(g.Group), g.N, g.Events, reached(g.Median), reached(g.MedianLow), reached(g.MedianHigh))
		if f.rmst > 0 {
			row += "\t" + rounded(g.RMST, 3, "not known") + "\t" + rounded(g.RMSTSE, 3, "not known")
			_, known := g.RMST.Value()
			unreached = unreached || !known
		}
		rows = append(rows, row)
	}
	align(w, rows)
	if unreached {
		fmt.Fprintf(w, "A mean up to %s is not known where nobody was followed that long.\n", number(f.rmst))
	}
}

func (a *answer) writeCurves(w io.Writer) {
	last := 0.0
	for _, c := range a.curves {
		last = math.Max(last, c.Last())
	}
	rows := []string{"group\ttime\tat risk\twithout the event\tstd. error\tlow\thigh\t"}
	few, sure := false, false
	for i, c := range a.curves {
		for _, t := range chart.RoundTimes(last, 6)[1:] {
			at, err := c.At(t)
			if err != nil {
				continue // after the last observation
			}
			if at.Survival == 1 { // an interval from 1 to 1 would be none
				at.StdErr, at.Low, at.High, sure = stats.Estimate{}, stats.Estimate{}, stats.Estimate{}, true
			}
			mark := ""
			if at.AtRisk < fewAtRisk {
				mark, few = "*", true
			}
			rows = append(rows, fmt.Sprintf("%s\t%s\t%d\t%.4f\t%s\t%s\t%s\t%s", cell(a.Groups[i].Group), number(t), at.AtRisk, at.Survival,
				rounded(at.StdErr, 4, "-"), rounded(at.Low, 4, "-"), rounded(at.High, 4, "-"), mark))
		}
	}
	if len(rows) > 1 {
		fmt.Fprintln(w)
		align(w, rows)
	}
	if few {
		fmt.Fprintf(w, "* Fewer than %d people still seen: the next one may turn it over.\n", fewAtRisk)
	}
	if sure {
		fmt.Fprintln(w, "As long as nobody had the event there is no interval, which is not to say that it is sure.")
	}
}

// fewAtRisk is the number at risk below which a line of the curve is marked.
//
// Design: below five, the next person moves an estimate by a fifth or more.
const fewAtRisk = 5

func (a *answer) writeLogRank(w io.Writer, data cohort, f survivalFlags) {
	within := ""
	if f.strata != "" {
		within = fmt.Sprintf(", within %d strata of %s", data.strataN, f.strata)
	}
	switch {
	case a.whyNoRank != nil:
		fmt.Fprintf(w, "\nLog-rank test%s: none (%s)\n", within, reason(a.whyNoRank))
	case a.LogRank == nil:
		if f.strata != "" && len(f.covariates) == 0 {
			fmt.Fprintf(w, "\nStrata of %s: nothing to stratify without -group or -cox\n", f.strata)
		}
	default:
		fmt.Fprintf(w, "\nLog-rank test%s: chi-square %.4f, %d df, p %s\n", within, a.LogRank.ChiSquare, a.LogRank.DF, probability(stats.Known(a.LogRank.P)))
		rows := []string{"group\tevents\texpected"}
		for i, g := range a.comparison.Groups {
			rows = append(rows, fmt.Sprintf("%s\t%.0f\t%.4f", cell(data.groups[i]), g.Observed, g.Expected))
		}
		align(w, rows)
	}
}

func (a *answer) writeCox(w io.Writer, data cohort, f survivalFlags) error {
	if len(f.covariates) == 0 {
		return nil
	}
	if a.Cox == nil {
		fmt.Fprintf(w, "\nCox model: none (%s)\n", reason(a.whyNoCox))
		return nil
	}
	within := ""
	if f.strata != "" {
		within = ", within strata of " + f.strata
	}
	fmt.Fprintf(w, "\nCox model%s: ties by %s, log likelihood %.5f, without covariates %.5f\n", within, a.Cox.Ties, a.Cox.LogLikelihood, a.Cox.LogLikelihoodNull)
	rows := []string{"covariate\tcoefficient\tstd. error\tz\tp\thazard ratio\tlow\thigh"}
	var remarks []string
	for _, c := range a.model.Coefficients {
		rows = append(rows, strings.Join([]string{cell(c.Name), rounded(c.Coef, 6, "-"), rounded(c.StdErr, 6, "-"), rounded(c.Z, 3, "-"),
			probability(c.P), rounded(c.HazardRatio, 4, "-"), rounded(c.Low, 4, "-"), rounded(c.High, 4, "-")}, "\t"))
		switch c.Status {
		case stats.CoefficientDependent:
			remarks = append(remarks, c.Name+" is constant (within strata, if any) or follows from the covariates before it, and was left out.")
		case stats.CoefficientDiverges:
			remarks = append(remarks, c.Name+" has no finite coefficient: the likelihood grows without end, as when a level has no events.")
		}
	}
	align(w, rows)
	for _, r := range remarks {
		fmt.Fprintln(w, r)
	}
	return writeHazardCheck(w, data, f)
}

// writeHazardCheck says whether one hazard ratio describes the whole time.
func writeHazardCheck(w io.Writer, data cohort, f survivalFlags) error {
	check, err := stats.ProportionalHazards(data.obs, data.covariates, stats.CoxOptions{Ties: f.ties, Strata: data.strata}, "")
	switch {
	case errors.Is(err, stats.ErrSeparation), errors.Is(err, stats.ErrDependent), undecided(err), undetermined(err):
		fmt.Fprintf(w, "Whether the hazard ratios hold at all times was not tested (%s).\n", reason(err))
		return nil
	case err != nil:
		return err
	}
	var terms []string
	for _, t := range check.Terms {
		if t.Test != (stats.Test{}) {
			terms = append(terms, fmt.Sprintf("%s p %s", cell(t.Name), probability(stats.Known(t.Test.P))))
		}
	}
	fmt.Fprintf(w, "Proportional hazards (score test): %s; all p %s.\nA small p says that a hazard ratio changes with time, so that one number does not describe it.\n", strings.Join(terms, ", "), probability(stats.Known(check.Global.P)))
	return nil
}

// cell keeps a label from breaking its row.
func cell(label string) string {
	return strings.Map(func(r rune) rune {
		if !strconv.IsPrint(r) {
			return '?'
		}
		return r
	}, label)
}

// number writes a number in full, and with an exponent where that would fill the line.
func number(v float64) string {
	if size := math.Abs(v); size >= 1e15 || 0 < size && size < 1e-6 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// reached writes a time in full, if the curve reached it.
func reached(e stats.Estimate) string {
	if _, ok := e.Value(); !ok {
		return "not reached"
	}
	return e.String()
}

func rounded(e stats.Estimate, digits int, missing string) string {
	v, ok := e.Value()
	if !ok {
		return missing
	}
	if math.Abs(v) >= 1e15 {
		return number(v)
	}
	return fixed(v, digits)
}

// fixed rounds; what is not 0 does not read as 0 or -0.
func fixed(v float64, digits int) string {
	text := strconv.FormatFloat(v, 'f', digits, 64)
	switch {
	case strings.Trim(text, "-0.") != "":
		return text
	case v == 0:
		return strings.TrimPrefix(text, "-")
	}
	return strconv.FormatFloat(v, 'e', 2, 64)
}

// people counts people.
func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return strconv.Itoa(n) + " people"
}

func probability(e stats.Estimate) string {
	v, ok := e.Value()
	switch {
	case !ok:
		return "-"
	case v < 0.0001:
		return strconv.FormatFloat(v, 'e', 2, 64)
	default:
		return strconv.FormatFloat(v, 'f', 4, 64)
	}
}

// reason is the innermost error.
func reason(err error) string {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err.Error()
}
