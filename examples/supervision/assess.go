package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

func assess(args []string, stdin io.Reader, stdout io.Writer) error {
	o, err := parse(args, stdout)
	if err != nil {
		return err
	}
	ledger, err := read(o, stdin)
	if err != nil {
		return err
	}
	lines, err := o.standard.Assess(ledger, o.from, o.to)
	if errors.Is(err, supervision.ErrBadRange) {
		return input.Usage("-from, -to: %w", err)
	}
	if err != nil {
		return err
	}
	out := bufio.NewWriter(stdout)
	if o.json {
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		for _, l := range lines {
			if err := encoder.Encode(l); err != nil {
				return err
			}
		}
		return out.Flush()
	}
	report(out, o, lines)
	return out.Flush()
}

// report prints the lines for a person to read.
func report(w io.Writer, o options, lines []supervision.Line) {
	fmt.Fprintf(w, "%s\n%s%s to %s, days as in %s\n", o.standard.Name, standing[o.standard.Status], o.from, o.to.AddDays(-1), o.zone)
	count := map[string]int{}
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if i == 0 || lines[i-1].Worker != l.Worker {
			fmt.Fprintf(w, "\n%s\n", string(l.Worker))
		}
		kind, verdict := judged(l)
		count[kind]++
		span := l.Dates
		for i+1 < len(lines) && sameStory(l, lines[i+1], span) {
			i++
			count[kind]++
			span.Until = lines[i].Dates.Until
		}
		fmt.Fprintf(w, "  %-15s %s to %s  %s\n", l.Rule, span.From, span.Last(), verdict)
		for _, f := range l.Findings {
			fmt.Fprintf(w, "      %s\n", f.Words())
		}
	}
	fmt.Fprintf(w, "\n%d met, %d short, %d still running\n", count["met"], count["short"], count["running"])
	follows(w, o.standard.Following(lines))
	if o.hours != "" && !o.standard.NeedsHours() {
		fmt.Fprintf(w, "The hours worked were checked; %s does not go by them.\n", o.standard.Code)
	}
	fmt.Fprintln(w, "What is short is owed to the worker. Sources:")
	for _, from := range o.standard.Sources() {
		fmt.Fprintf(w, "  %s\n", from)
	}
	for _, said := range o.standard.Unconfirmed {
		fmt.Fprintf(w, "  not judged, for it was not confirmed: %s\n", said)
	}
}

// standing says what a standard is worth where that is not plain from its name.
var standing = map[supervision.StandardStatus]string{
	supervision.StandardSuggested:  "Suggested by its source, not required.\n",
	supervision.StandardSuperseded: "No longer in force; for periods of its time.\n",
}

// follows prints what the standard lays down for periods that were missed.
func follows(w io.Writer, all []supervision.Following) {
	for _, f := range all {
		lifted := ""
		if !f.Lifted.IsZero() {
			lifted = ", lifted " + f.Lifted.String()
		}
		whom := "the worker, who missed them"
		if f.Binds == supervision.CauseOrganisation {
			whom = "the organisation, not the worker"
		}
		fmt.Fprintf(w, "%s: %s, for %s from %s to %s: binds %s%s (%s)\n",
			string(f.Worker), f.Kind, f.Rule, f.Dates.From, f.Dates.Last(), whom, lifted, f.Basis)
	}
}

// sameStory reports whether next goes on where the span ends and says no more
// than l: only rules without figures, met and without findings, run together.
func sameStory(l, next supervision.Line, span peer.DateRange) bool {
	quiet := func(l supervision.Line) bool { return l.Met && !l.Open && len(l.Findings) == 0 }
	return figures(l, l.Held) == "" && quiet(l) && quiet(next) &&
		next.Worker == l.Worker && next.Rule == l.Rule && next.Dates.From == span.Until
}

// judged returns the kind of a line's verdict and its words.
func judged(l supervision.Line) (kind, words string) {
	if need := figures(l, l.Required); need != "" {
		words = figures(l, l.Held) + " of " + need + ": "
	}
	switch {
	case l.Met && l.Open:
		return "met", words + "met, still running"
	case l.Met:
		return "met", words + "met"
	case l.Open && words == "":
		return "running", soFar(l)
	case l.Open:
		return "running", words + "not met yet, due by " + l.Due.String()
	default:
		if short := figures(l, l.Short); short != "" {
			return "short", words + "short of " + short + ", " + cause(l.Cause)
		}
		if l.Cause == supervision.CauseWorker {
			return "short", words + "not met: what was set up the worker missed"
		}
		return "short", words + "not met: the organisation's to put right"
	}
}

// soFar returns what is known of a rule that has to hold on every day of a
// period which is still running.
func soFar(l supervision.Line) string {
	for _, f := range l.Findings {
		if f.Code == supervision.CodeOverRatio || f.Code == supervision.CodeGapTooLong || f.Code == supervision.CodeNoSupervisor && l.Rule == supervision.RuleSupervised {
			return "not kept, still running"
		}
	}
	return "kept so far, still running"
}

func cause(c supervision.Cause) string {
	if c == supervision.CauseWorker {
		return "which was set up and the worker missed"
	}
	return "owed by the organisation"
}

// figures returns the amount in the figure by which people know the line's rule;
// empty if it has none.
func figures(l supervision.Line, a supervision.Amount) string {
	switch {
	case l.Rule == supervision.RuleSupervised || l.Rule == supervision.RuleRatio || l.Rule == supervision.RuleMaxGap:
		return ""
	case l.Rule == supervision.RuleFrequency || l.Required.Time == 0 && l.Required.Sessions > 0:
		return fmt.Sprintf("%d session%s", a.Sessions, plural(a.Sessions))
	case l.Rule == supervision.RuleEitherOr && l.Required.Time == 0:
		return ""
	}
	minutes := strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.6f", a.Time.Minutes()), "0"), ".") + " min"
	if l.Required.Sessions > 1 {
		return fmt.Sprintf("%d session%s and %s", a.Sessions, plural(a.Sessions), minutes)
	}
	return minutes
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
