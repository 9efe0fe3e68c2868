package main

import (
	"fmt"
	"io"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// caution stands under every comparison.
const caution = "\nGroups that formed by themselves may differ in more than what they are named for:\na difference between them is not by itself an effect.\n"

// cells returns an interval as three cells of a table.
func (v *interval) cells(digits int) string {
	if v == nil {
		return "-\t-\t-"
	}
	return rounded(v.Estimate, digits, "-") + "\t" + rounded(v.Low, digits, "-") + "\t" + rounded(v.High, digits, "-")
}

// holdsNought reports whether 0 lies within the limits.
func (v interval) holdsNought() bool {
	low, _ := v.Low.Value()
	high, _ := v.High.Value()
	return low <= 0 && high >= 0
}

func (a eventAnswer) writeText(w io.Writer, data arms, n stats.NumberNeeded) error {
	fmt.Fprintf(w, "%s against %s (the reference): 95 %% intervals\n\n", cell(data.names[1]), cell(data.names[0]))
	rows := []string{"group\tpeople\tevents\trisk\tlow\thigh"}
	for i, risk := range []*interval{a.RiskA, a.RiskB} {
		rows = append(rows, fmt.Sprintf("%s\t%d\t%d\t%s", cell(data.names[i]), data.counts[i].N, data.counts[i].Events, risk.cells(4)))
	}
	align(w, rows)
	fmt.Fprintln(w)
	align(w, []string{"\testimate\tlow\thigh",
		"risk difference\t" + a.RiskDifference.cells(4),
		"risk ratio\t" + a.RiskRatio.cells(4),
		"odds ratio\t" + a.OddsRatio.cells(4),
		"number needed\t" + a.NNT.cells(2)})
	if a.RiskRatio == nil {
		fmt.Fprintln(w, "Where nobody or everybody in both groups had the event there is no ratio.")
	}
	_, hasLow := n.Low.Value()
	switch _, has := n.Value.Value(); {
	case !has:
		fmt.Fprintln(w, "The risks are equal: there is no number needed.")
	case !hasLow:
		fmt.Fprintln(w, "The interval of the difference holds 0: the number needed may be anything from a benefit\nthrough no difference to a harm, and has no limits.")
	}
	fmt.Fprintf(w, "\nFisher's exact test: p %s\n", probability(stats.Known(a.FisherP)))
	if d := a.RiskDifference; d != nil && d.holdsNought() == (a.FisherP < .05) {
		fmt.Fprintln(w, "Test and interval of the difference are of two minds: this is a borderline result.")
	}
	fmt.Fprint(w, caution)
	return nil
}

func (a valueAnswer) writeText(w io.Writer, data arms, means [2]float64, why error) error {
	fmt.Fprintf(w, "%s against %s (the reference): 95 %% intervals\n\n", cell(data.names[1]), cell(data.names[0]))
	rows := []string{"group\tpeople\tmean"}
	for i, m := range means {
		rows = append(rows, fmt.Sprintf("%s\t%d\t%s", cell(data.names[i]), len(data.values[i]), fixed(m, 4)))
	}
	align(w, rows)
	fmt.Fprintln(w)
	align(w, []string{"\testimate\tlow\thigh", "mean difference\t" + a.MeanDifference.cells(4), "Hedges' g\t" + a.HedgesG.cells(4)})
	if why != nil {
		fmt.Fprintf(w, "\nWelch's test: none (%s)\n", reason(why))
	} else {
		fmt.Fprintf(w, "\nWelch's test: p %s\n", probability(a.WelchP))
	}
	fmt.Fprint(w, caution)
	return nil
}

func (a pairAnswer) writeText(w io.Writer, data arms, means [2]float64, c stats.PairedChange, why error) error {
	fmt.Fprintf(w, "%s before and after: mean %s, then %s; 95 %% intervals\n\n", people(len(data.values[0])), fixed(means[0], 4), fixed(means[1], 4))
	align(w, []string{"\testimate\tlow\thigh", "change\t" + a.Change.cells(4), "Hedges' g\t" + a.HedgesG.cells(4)})
	if why != nil {
		fmt.Fprintf(w, "\nPaired t test: none (%s)\n", reason(why))
	} else {
		fmt.Fprintf(w, "\nPaired t test: p %s\n", probability(stats.Known(c.Mean.P)))
	}
	if r := a.Reliable; r != nil {
		fmt.Fprintf(w, "Reliable change: %d improved, %d unchanged, %d worsened\n", r.Improved, r.Unchanged, r.Worsened)
	}
	fmt.Fprintln(w, "\nThese are people who were seen both times: whoever was not may have fared otherwise.")
	fmt.Fprintln(w, "People who come when they are worst tend to be better later with or without support:\na change without people to compare with is not by itself an effect.")
	return nil
}
