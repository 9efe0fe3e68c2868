package report

import (
	"fmt"
	"math"
	"strconv"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// sayFollowUp says how many were seen.
func (c Comparison) sayFollowUp(t telling) []string {
	var out []string
	if !t.followUp {
		out = append(out, fmt.Sprintf("How many were not seen at follow-up is withheld: it is %s in a group, or would give such a number away.", fewerThan(t.least)))
		out = append(out, c.sayLost(t)...)
	} else {
		out = append(out, c.sayRates())
	}
	for _, text := range []string{c.sayTiming(), c.sayDue()} {
		if text != "" && t.timing {
			out = append(out, text)
		}
	}
	if c.NotDue > 0 && (t.least == 0 || c.NotDue >= t.least) {
		out = append(out, plural(c.NotDue, "person was", "people were")+" not due for follow-up yet and are left out.")
	}
	return out
}

func (c Comparison) sayRates() string {
	of := func(a Arm) string { return ofPeople(stats.Count{Events: a.Seen.N, N: a.Due}) }
	text := "Seen at follow-up: " + of(c.Supported)
	least := rate(c.Supported)
	if c.Change == nil {
		text = fmt.Sprintf("Seen at follow-up: %s %s, %s %s", c.Question.Supported, of(c.Supported), c.Question.Compared, of(c.Compared))
		least = min(least, rate(c.Compared))
	}
	text += "."
	if least < FollowUpAskedFor {
		where := " That"
		if c.Change == nil {
			where = " The lower of the two"
		}
		text += where + " is below the " + percentWhole(FollowUpAskedFor) + " that federal funders ask for: those not seen may have fared otherwise."
	}
	if v, ok := c.Attrition.Value(); ok && math.Abs(v) >= UnevenAttrition {
		more := c.Question.Supported
		if v < 0 {
			more = c.Question.Compared
		}
		text += fmt.Sprintf(" More were lost with %s (by %s percentage points), which alone can make a difference appear or vanish.", more, fixed(100*math.Abs(v), 1))
	}
	return text
}

func rate(a Arm) float64 { return float64(a.Seen.N) / float64(a.Due) }

func percentWhole(share float64) string { return strconv.Itoa(int(math.Round(100*share))) + " %" }

func (c Comparison) sayTiming() string {
	a, ok := c.Supported.Timing.Value()
	b, okOther := c.Compared.Timing.Value()
	if !ok || !okOther || math.Abs(a-b) < UnevenTiming {
		return ""
	}
	return fmt.Sprintf("The groups were followed up at different times after entry: after %.0f days (median) and after %.0f.", a, b)
}

// sayDue says that people were followed up long before or after the day on which it was due.
func (c Comparison) sayDue() string {
	due := float64(c.Question.DueAfter)
	var far []string
	for _, a := range []struct {
		name string
		Arm
	}{{c.Question.Supported, c.Supported}, {c.Question.Compared, c.Compared}} {
		days, ok := a.Timing.Value()
		if due == 0 || !ok || math.Abs(days-due) < FarFromDue {
			continue
		}
		text := fmt.Sprintf("%.0f days after entry (median)", days)
		if c.Change == nil {
			text = a.name + " " + text
		}
		far = append(far, text)
	}
	if far == nil {
		return ""
	}
	return fmt.Sprintf("Follow-up was due %s after entry and lies far from it: %s. What is told is of that time, and not of the day it was due.", plural(c.Question.DueAfter, "day", "days"), list(far))
}

// sayMissing says how much rests on those not seen.
func (c Comparison) sayMissing(t telling) []string {
	if !t.followUp && t.effect {
		return c.sayTurns(t)
	}
	if !t.followUp || !t.effect || c.Supported.Missing()+c.Compared.Missing() == 0 {
		return nil
	}
	_, in := c.difference()
	out := c.sayEverybody(t)
	if c.Imputed != nil {
		v, _ := c.Imputed.Effect.Value.Value()
		out = append(out, fmt.Sprintf("With what is missing filled in %d times by a model of the programme's own, the result is %s (%s interval %s).", c.Imputed.M, higher(v, in, known(c.Imputed.Effect.Low, c.Imputed.Effect.High)...), level(c.Question.Level), runs(c.Imputed.Effect, in)))
	}
	switch {
	case c.Question.Kind == Score && c.Imputed == nil:
		out = append(out, "What those not seen would have scored is not known, and nothing here reckons with it.")
	case len(c.Scenarios) > 0 && t.between:
		low, high := math.Inf(1), math.Inf(-1)
		for _, s := range c.Scenarios {
			v, _ := s.Difference.Value.Value()
			low, high = min(low, v), max(high, v)
		}
		text := "Whatever is believed of those not seen, the result runs from " + between(low, high, in)
		if low < 0 && high > 0 {
			text = "Depending on what is believed of those not seen, the result is anything from " + between(low, high, in) + ": its direction rests on them"
		}
		out = append(out, text+".")
	}
	return out
}

// sayEverybody says where those not seen started.
func (c Comparison) sayEverybody(t telling) []string {
	if c.Change == nil || c.Question.Kind == Event && !t.between {
		return nil
	}
	value := percent
	if c.Question.Kind == Score {
		value = func(v float64) string {
			return number(v, c.Change.Before, c.Change.Everybody) + " " + c.Question.Unit
		}
	}
	return []string{fmt.Sprintf("Before, those seen both times had %s and all who were due %s: the further these are apart, the less those seen stand for all.", value(c.Change.Before), value(c.Change.Everybody))}
}
