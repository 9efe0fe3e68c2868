package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// FollowUpAskedFor is the follow-up rate below which a sentence warns.
//
// Source: CSAT GPRA and SUPRT ask for 80 % of those due (schedules "csat-gpra" and "suprt"
// of package outcomes, measures "follow-up-gpra" and "follow-up-suprt").
const FollowUpAskedFor = 0.80

// Thresholds of warnings. They are defaults of this library, without outside authority.
const (
	SmallGroup      = 30   // people seen in a group, below which a sentence warns
	UnevenAttrition = 0.05 // difference of the shares not seen, from which a sentence warns
	UnevenTiming    = 14   // days between the median times of follow-up, from which a sentence warns
	FarFromDue      = 30   // days between a median time of follow-up and the day it was due, from which a sentence warns
)

// What of a comparison may be told. All of it within the programme; less in a report.
type telling struct {
	effect   bool // counts of those seen and what follows from them
	shares   bool // of a change: the shares or means before and after, but not who changed
	followUp bool // counts of those due and not seen
	between  bool // scenarios, where follow-up is told
	timing   bool // when people were followed up
	weighted bool // the weighted difference
	adjusted bool // p values that reckon with other outcomes
	least    int  // counts below are withheld
	baseline []bool
	apart    []bool        // standardised differences at entry
	lost     [2][2]float64 // where follow-up is withheld: from where to where the share not seen may lie, by arm
}

func (c Comparison) everything() telling {
	t := telling{effect: true, shares: true, followUp: true, between: true, timing: true, weighted: true, adjusted: true}
	if c.Balance != nil {
		for range c.Balance.Rows {
			t.baseline, t.apart = append(t.baseline, true), append(t.apart, true)
		}
	}
	return t
}

// Sentences says in plain words what was found, and what the design can and cannot
// show. They hold exact counts; [Build] writes those that may leave. Only a lot makes
// them speak of an effect. The zero Comparison has none.
func (c Comparison) Sentences() []string {
	if !c.made() {
		return nil
	}
	return c.say(c.everything())
}

// made reports whether there is a result to tell.
func (c Comparison) made() bool { return c.Events != nil || c.Scores != nil || c.Change != nil }

func (c Comparison) say(t telling) []string {
	var out []string
	for _, part := range [][]string{
		c.sayFound(t), c.sayCertain(t), c.sayDesign(), c.sayBaseline(t), c.sayWeighted(t), c.sayFollowUp(t), c.sayMissing(t), c.saySmall(t), c.saySeveral(t),
	} {
		out = append(out, part...)
	}
	return out
}

// sayFound says what was counted and how far apart it is.
func (c Comparison) sayFound(t telling) []string {
	q := c.Question
	if !t.effect && !t.shares {
		return []string{fmt.Sprintf("What was found for %q is withheld: a number of people behind it is %s, or would give such a number away.", q.Outcome, fewerThan(t.least))}
	}
	d, in := c.difference()
	first := ""
	switch {
	case c.Change != nil && q.Kind == Event:
		n := float64(c.Supported.Seen.N)
		first = fmt.Sprintf("%s, among %s seen both times: before %s (%s), after %s (%s).", q.Outcome, plural(c.Supported.Seen.N, "person", "people"),
			grouped(int(math.Round(c.Change.Before*n))), percent(c.Change.Before), grouped(c.Supported.Seen.Events), percent(share(c.Supported.Seen)))
	case c.Change != nil:
		first = fmt.Sprintf("%s, among %s seen both times: mean before %s, after %s %s.", q.Outcome, plural(c.Supported.Seen.N, "person", "people"),
			number(c.Change.Before, c.Supported.Score.Mean), number(c.Supported.Score.Mean, c.Change.Before), q.Unit)
	case q.Kind == Event:
		first = fmt.Sprintf("%s: %s %s, %s %s.", q.Outcome, q.Supported, ofPeople(c.Supported.Seen), q.Compared, ofPeople(c.Compared.Seen))
	default:
		first = fmt.Sprintf("%s: %s mean %s %s (%s), %s mean %s %s (%s).", q.Outcome, q.Supported, number(c.Supported.Score.Mean, c.Compared.Score.Mean), q.Unit, plural(c.Supported.Seen.N, "person", "people"),
			q.Compared, number(c.Compared.Score.Mean, c.Supported.Score.Mean), q.Unit, plural(c.Compared.Seen.N, "person", "people"))
	}
	v, _ := d.Value.Value()
	where := " with " + q.Supported
	if c.Change != nil {
		where = " after"
	}
	apart := higher(v, in, known(d.Low, d.High)...)
	if !t.effect {
		apart = higher(v, in)
	}
	second := "That is " + apart + where + c.sayHoped(t, apart)
	if !strings.HasSuffix(apart, " lower") && !strings.HasSuffix(apart, " higher") {
		second = "The two differ by " + apart
	}
	if at := runs(d, in); at != "" && t.effect {
		second += fmt.Sprintf("; the %s interval runs %s", level(q.Level), at)
	}
	return []string{capital(first), second + "."}
}

// sayHoped says whether the direction is the one hoped for, where the data tell a direction
// at all: said of what may be chance it would be read as a result.
func (c Comparison) sayHoped(t telling, apart string) string {
	d, _ := c.difference()
	v, _ := d.Value.Value()
	in, ok := holds(d, 0)
	switch {
	case !t.effect || !ok || in || !strings.HasSuffix(apart, "er"): // "0.00 points" has none
		return ""
	case c.Question.hopedFor(v):
		return ", in the direction hoped for"
	}
	return ", against the direction hoped for"
}

func ofPeople(c stats.Count) string {
	return fmt.Sprintf("%s of %s (%s)", grouped(c.Events), grouped(c.N), percent(share(c)))
}

// difference returns what the comparison is about, with its unit.
func (c Comparison) difference() (stats.Figure, string) {
	switch {
	case c.Change != nil && c.Question.Kind == Event:
		return c.Change.Difference, points
	case c.Change != nil:
		return c.Change.Difference, c.Question.Unit
	case c.Events != nil:
		return c.Events.Difference, points
	default:
		return c.Scores.Difference.Difference, c.Question.Unit
	}
}

// sayCertain says what the interval leaves open.
func (c Comparison) sayCertain(t telling) []string {
	if !t.effect {
		if t.shares {
			return []string{"How sure this change is, is withheld: it would tell how many people changed, of whom some are few."}
		}
		return nil
	}
	d, _ := c.difference()
	word := "difference"
	if c.Change != nil {
		word = "change"
	}
	in, ok := holds(d, 0)
	switch {
	case !ok:
		return []string{"The data give no interval for this " + word + ": it cannot be told from chance."}
	case in:
		return []string{fmt.Sprintf("Zero lies within the interval: these data do not tell whether there is a %s, which is not to say that there is none.", word) + c.sayBorder(in)}
	}
	out := []string{fmt.Sprintf("Zero lies outside the interval: by chance alone a %s as large as this would be rare.", word) + c.sayBorder(in)}
	if c.randomised() && c.Events != nil {
		out = append(out, c.sayNeeded()...)
	}
	return out
}

// sayBorder warns where interval and test are of two minds: they are worked out
// differently, and part where the data are at the border.
func (c Comparison) sayBorder(in bool) string {
	l := c.Question.Level
	if l == 0 {
		l = stats.DefaultLevel
	}
	p, tested := c.P.Value()
	if !tested || (p < 1-l) != in {
		return ""
	}
	return fmt.Sprintf(" The test of it (%s, p value %s) does not agree, so that this is a borderline result.", c.Test, pText(p))
}

// sayNeeded says how many people one event fewer, or more, takes; only a lot allows that.
func (c Comparison) sayNeeded() []string {
	n := c.Events.NumberNeeded
	v, ok := n.Value.Value()
	low, okLow := n.Low.Value()
	high, okHigh := n.High.Value()
	if !ok || !okLow || !okHigh {
		return nil
	}
	what := "fewer"
	if v < 0 {
		what, v, low, high = "more", -v, -low, -high
	}
	if low > high {
		low, high = high, low
	}
	return []string{fmt.Sprintf("About %s people with %s make for one %s with this outcome (%s interval %s to %s).", number(v, low, high), c.Question.Supported, what, level(c.Question.Level), number(low, v, high), number(high, v, low))}
}

// sayDesign says what the design can and cannot show.
func (c Comparison) sayDesign() []string {
	switch c.Question.Design {
	case evidence.Trial:
		return []string{"A lot decided who had " + c.Question.Supported + ". Such a design can show an effect in the people and the service studied, as far as those not seen at follow-up are like those seen."}
	case evidence.Controlled:
		return []string{"No lot decided who had " + c.Question.Supported + ": the groups may have differed from the start, also in ways that nobody wrote down. The design can show a difference, and not that " + c.Question.Supported + " caused it."}
	}
	return []string{"Uncontrolled: the same people before and after, and nobody to compare them with. People are often enrolled at their worst, so that some would have got better anyway (regression to the mean), and other things changed meanwhile. The design shows a change, and not that " + c.Question.Supported + " caused it."}
}

// sayBaseline says in what the groups were unlike at entry.
func (c Comparison) sayBaseline(t telling) []string {
	if c.Change != nil {
		return nil
	}
	if c.Balance == nil {
		return []string{"How alike the groups were at entry is not recorded here, and nothing is adjusted for."}
	}
	if !slices.Contains(t.apart, true) {
		return []string{"How alike the groups were at entry is withheld."}
	}
	var unlike []string
	for i, r := range c.Balance.Rows {
		if t.apart[i] && !r.Before.Balanced() {
			unlike = append(unlike, r.Name)
		}
	}
	text := "At entry the groups were alike in what is shown here (standardised differences below 0.1)"
	if unlike != nil {
		text = "At entry the groups were unlike (standardised difference 0.1 or more) in " + list(unlike)
	}
	if c.Weighted == nil {
		text += "; the figures are not adjusted for it"
	}
	return []string{text + "."}
}

// sayWeighted says what weighting changes.
func (c Comparison) sayWeighted(t telling) []string {
	switch {
	case c.Weighted == nil || c.Balance == nil || !t.effect:
		return nil
	case !t.weighted:
		return []string{"The weighted result is withheld: few people of a group had a value that it is weighted by."}
	}
	_, in := c.difference()
	v, _ := c.Weighted.Value.Value()
	text := "Weighted by the chance of having " + c.Question.Supported + ", the result is " + higher(v, in, known(c.Weighted.Low, c.Weighted.High)...)
	if at := runs(*c.Weighted, in); at != "" {
		text += fmt.Sprintf(" (%s interval %s)", level(c.Question.Level), at)
	}
	var unlike []string
	for i, r := range c.Balance.Rows {
		if t.baseline[i] && !r.After.Balanced() {
			unlike = append(unlike, r.Name)
		}
	}
	alike := " After weighting the groups are alike in what is shown here, and in nothing else for certain."
	switch {
	case !slices.Contains(t.baseline, true):
		alike = " How alike the groups are after weighting is withheld."
	case unlike != nil:
		alike = " After weighting the groups are still unlike in " + list(unlike) + "."
	}
	return []string{text + "." + alike}
}

// saySmall warns of small groups.
func (c Comparison) saySmall(t telling) []string {
	least := c.Supported.Seen.N
	if c.Change == nil {
		least = min(least, c.Compared.Seen.N)
	}
	if !t.effect || least >= SmallGroup {
		return nil
	}
	return []string{fmt.Sprintf("A group has fewer than %d people: one or two people would move these figures.", SmallGroup)}
}

// saySeveral says how many outcomes were looked at.
func (c Comparison) saySeveral(t telling) []string {
	p, ok := c.Adjusted.Value()
	if !ok || !t.effect || !t.adjusted || c.Outcomes < 2 {
		return nil
	}
	single, _ := c.P.Value()
	text := fmt.Sprintf("%d outcomes were compared, and the more are looked at, the likelier one stands out by chance: the p value is %s alone and %s reckoned with all (%s).", c.Outcomes, pText(single), pText(p), adjustmentName(c.Method))
	if single < .05 && p >= .05 {
		text += " Seen with the others, this one may well be chance."
	}
	return []string{text}
}

func adjustmentName(m stats.Adjustment) string {
	switch m.String() {
	case string(stats.BenjaminiHochberg):
		return "Benjamini and Hochberg"
	case string(stats.Bonferroni):
		return "Bonferroni"
	case string(stats.Hochberg):
		return "Hochberg"
	}
	return "Holm"
}
