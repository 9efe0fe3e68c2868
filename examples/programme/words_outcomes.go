package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// outcomeReading is what is said once of every questionnaire.
var outcomeReading = []string{
	"Due is whoever's window has opened, whether support goes on or has ended. Whoever declined, died, could not be asked or was not reached stays due: leaving them out would make the rate look better than it is. " +
		"Nobody is asked again after a decline, and why they declined is theirs.",
	"Nobody here is compared with people who had no support. People often begin at their worst, so that some would have got better anyway (regression to the mean). No figure shows what support brought about.",
	"Whoever was reached may have fared better than whoever was not: the less complete the follow-up, the less the change says about everybody. What those not seen would have scored is not reckoned with.",
	"Answers are given to the programme, with a name on the sheet. People who depend on a service rate it kindly, and those who were content stay to be asked: read satisfaction against who answered.",
	"Answers, scores and bands of single people are not shown. A score is a screening result, never a diagnosis, and it ranks no worker.",
}

// followUpWords says how complete the follow-up is. As long as those who may still
// answer could lift it over the target, it is not judged.
func (p pointReport) followUpWords(target float64) string {
	share, _ := p.Rate.Value.Value()
	low, _ := p.Rate.Low.Value()
	high, _ := p.Rate.High.Value()
	aim := percent(stats.Known(target))
	judged := "below the " + aim + " aimed at"
	switch {
	case share < target && float64(p.Done+p.Open)/float64(p.Due) >= target:
		judged = fmt.Sprintf("too early to hold against the %s aimed at: %d may still answer", aim, p.Open)
	case share < target && p.Open > 0:
		judged = fmt.Sprintf("which cannot come to the %s aimed at among these any more, though %d may still answer", aim, p.Open)
	case share < target && high >= target:
		judged += ", though the interval still holds it"
	case share >= target && low < target:
		judged = "which reaches the " + aim + " aimed at, though the interval holds less"
	case share >= target:
		judged = "which reaches the " + aim + " aimed at"
	}
	return fmt.Sprintf("%d of %d due answered in time: %s (interval %s), %s.", p.Done, p.Due, percent(p.Rate.Value), intervalWords(p.Rate), judged)
}

// closedWords says how many answered of those who can do so no more.
func (p pointReport) closedWords() string {
	if p.Open == 0 || p.ClosedDue == 0 {
		return ""
	}
	return fmt.Sprintf(" Of the %d whose window has closed %d answered in time.", p.ClosedDue, p.ClosedDone)
}

// States says where those stand who are due and have not answered in time.
func (p pointReport) States() string {
	var parts []string
	for _, s := range []struct {
		n    int
		word string
	}{{p.Open, "still open"}, {p.Declined, "declined"}, {p.Unable, "unable"}, {p.Outside, "answered outside the window"}, {p.Missed, "missed"}} {
		if s.n == 0 {
			continue
		}
		part := fmt.Sprintf("%d %s", s.n, s.word)
		if s.word == "still open" && p.Overdue > 0 {
			part += fmt.Sprintf(" (%d overdue)", p.Overdue)
		}
		if s.word == "unable" && len(p.Because) > 0 {
			part += " (" + countWords(p.Because) + ")"
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	return " Not in time: " + strings.Join(parts, ", ") + "."
}

// PointWords says how many answered at a point, and their mean.
func (f formReport) PointWords(p pointReport, target float64) []string {
	if p.Due == 0 {
		return []string{"Nobody is due yet."}
	}
	lines := []string{p.followUpWords(target) + p.States() + p.closedWords()}
	scores := fmt.Sprintf("A score from %s", plural(p.People, "person"))
	if p.Prorated+p.NotScorable > 0 {
		scores += fmt.Sprintf("; of those who answered %d lacked an answer and were prorated, and %d could not be scored", p.Prorated, p.NotScorable)
	}
	if m, ok := p.Mean.Value.Value(); ok {
		sd, _ := p.SD.Value()
		digits := tenth
		if f.High-f.Low <= 10 {
			digits = hundredth // of a short scale
		}
		scores += fmt.Sprintf(": mean %s of %g to %g%s, standard deviation %s", digits(m), f.Low, f.High, between(p.Mean, digits), digits(sd))
	} else {
		scores += fmt.Sprintf(": too few for a mean (%d at least)", fewScores)
	}
	if p.People == 0 {
		scores = "No score yet"
	}
	return append(lines, scores+".")
}

// Better says which end is the better one, and who is asked.
func (f formReport) Better() string {
	end := "Higher is better."
	if f.Direction == instrument.LowerBetter {
		end = "Lower is better."
	}
	asked := "asked of everybody"
	if len(f.AskedOf) > 0 {
		asked = "asked of those who seek support with " + strings.Join(mapped(f.AskedOf, spaced[peer.Domain]), " or ")
	}
	words := fmt.Sprintf("%g to %g, %s. %s Key: %s.", f.Low, f.High, asked, end, f.Source)
	if f.Permission != "" {
		words += " Used by permission: " + f.Permission + "."
	}
	return words
}

// Lines says how the scores changed.
func (c scoreChange) Lines() []string {
	if c.Due == 0 {
		return []string{"No window of the second interview has closed yet."}
	}
	if c.TooFew {
		return []string{fmt.Sprintf("Of %s whose window has closed %d have both scores: too few to tell a change (%d at least), which would be hardly more than the people themselves.", plural(c.Due, "person"), c.Both, fewScores)}
	}
	who := fmt.Sprintf("Of %s whose window has closed, %d have both scores, %d the first alone and %d no first score that counts. What follows is of those with a first score.", plural(c.Due, "person"), c.Both, c.NoSecond, c.NoFirst)
	lines := append([]string{who}, c.Words...)
	if v, ok := c.Standardised.Value.Value(); ok {
		lines = append(lines, fmt.Sprintf("Standardised (over the standard deviation before): %s%s.", hundredth(v), limitsOfHundredths(c.Standardised)))
	}
	if v, ok := c.BeforeNotFollowed.Value(); ok {
		b, _ := c.Before.Value()
		lines = append(lines, fmt.Sprintf("Those with the first score alone began at a mean of %s, those with both at %s.", tenth(v), tenth(b)))
	}
	if v, ok := c.Days.Value(); ok {
		lines = append(lines, fmt.Sprintf("Between the two scores lay %.0f days (median).", v))
	}
	return append(lines, c.Reliable.words())
}

func (r *reliableCount) words() string {
	if r == nil {
		return "How many changed reliably is not told: no published figure, or too few scores of the programme's own."
	}
	return fmt.Sprintf("More than measurement error (from about %s points): %d better, %d worse, %d neither. Basis: %s.", tenth(r.Points), r.Improved, r.Worsened, r.Unchanged, r.Basis)
}

// Words says what is to be asked, and until when it counts.
func (t toBeAsked) Words() string {
	state := "due " + dateWords(t.Due)
	if t.Overdue {
		state = "overdue since " + dateWords(t.Due)
	}
	return fmt.Sprintf("(%s) %s: %s; %s, counts until %s", t.Participant, spaced(t.Point), strings.Join(mapped(t.Instruments, func(id instrument.ID) string { return string(id) }), ", "), state, dateWords(t.Closes))
}

// Words says that somebody has to answer to a flag, or has.
func (l safetyLine) Words() string {
	flag := fmt.Sprintf("(%s) %s of %s", l.Participant, l.Instrument, dateWords(l.On))
	if l.Unanswered {
		return flag + fmt.Sprintf(": NO RESPONSE IS ON RECORD after %s. Somebody qualified speaks with them today, and the supervisor is told.", plural(l.Days, "day"))
	}
	return flag + fmt.Sprintf(": contact %s of %s is named as the response. Read there what was done.", l.Response, day(l.ResponseAt, l.zone))
}

// noForms is said where the programme asks nothing.
const noForms = "The programme's files name no questionnaire, so that nothing is told of outcomes and satisfaction."

// Intro says whose questionnaires these are.
func (o outcomeReport) Intro(since peer.Date) string {
	return fmt.Sprintf("%s with a first meeting since %s. Interviews are counted by course; scores by person, each by their first course.", plural(o.Courses, "course"), longDate(since))
}

// Title names the two points.
func (c scoreChange) Title() string { return spaced(c.From) + " to " + spaced(c.To) }

// safetyNote says who answers to a flag.
const safetyNote = "The item about death or self-harm was answered above never. Whatever the total: a person answers to it on the same day, and writes it down. " +
	"A peer worker stays, listens, tells the supervisor at once and hands over to a clinician or crisis line; assessing risk is not theirs (scope: suicidal ideation)."

// silentNote says what an answer that was left out means.
const silentNote = "The item about death or self-harm was left out. That is no answer either way, and a total that was prorated hides it: a person asks, and supervision hears of it."

// Words says on which sheet.
func (l silentLine) Words() string {
	return fmt.Sprintf("(%s) %s of %s: not answered.", l.Participant, l.Instrument, dateWords(l.On))
}

// Flags says how many sheets have a safety flag.
func (o outcomeReport) Flags() string {
	return fmt.Sprintf("%s: %d with no response on record.", plural(len(o.Safety), "sheet"), len(o.Unanswered()))
}

// Glance says how the interviews stand.
func (o outcomeReport) Glance() string {
	return fmt.Sprintf("Questionnaires: %s may be asked now, %d of them overdue; %s with a safety flag, %d with no response on record.",
		plural(len(o.Waiting), "interview"), len(o.Overdue()), plural(len(o.Safety), "sheet"), len(o.Unanswered()))
}

// RestWords says what else came of the sheets.
func (o outcomeReport) RestWords() string {
	return fmt.Sprintf("Sheets recorded late: %d. Sheets of no interview in the schedule (no first meeting, or other needs): %d.", o.Late, o.Beside)
}

// TargetWords says what the follow-up rate is, and what is aimed at.
func (o outcomeReport) TargetWords() string {
	return fmt.Sprintf("Follow-up rate: %s. Aimed at: %s. Source: %s.", o.Definition, percent(stats.Known(o.Target)), o.TargetSource)
}

func tenth(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

func hundredth(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

func limitsOfHundredths(f stats.Figure) string { return between(f, hundredth) }

// between returns the limits of an interval in brackets, or nothing.
func between(f stats.Figure, number func(float64) string) string {
	low, ok := f.Low.Value()
	high, okHigh := f.High.Value()
	if !ok || !okHigh {
		return ""
	}
	return fmt.Sprintf(" (interval %s to %s)", number(low), number(high))
}
