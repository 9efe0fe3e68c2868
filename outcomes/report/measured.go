package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// Measured returns what a measure came to as figures of a report: the leading share first,
// then those that stand beside it; of a rate the rate first; of days of stays those before
// and after; of an answer its mean, then the means of those who answered both times. Each has
// the definition, the source and who was left out, and what was told by those seen at
// follow-up has the follow-up rate, and each the days from which it was counted. Targets and groups are the caller's to add.
//
// The id of the first is that of the measure; the others add their own name after a slash.
// A figure of a part of the people says so by Within, and is withheld if few lie between.
// The best case, all not seen counted as reached, is not among them: a figure counts those
// not seen as without it, and the Scenarios of a [Comparison] tell both bounds. Those of
// whom nothing is known are told by the follow-up rate.
//
// A mean is told of a figure as [outcomes.Measure.Of] returns it: its JSON has no answers.
//
// It returns [ErrFigure] for the figure of another measure, or, for a mean, one that was
// told by people and holds no answers, as one loaded from JSON,
// [stats.ErrTooFew] of one answer, [stats.ErrValue] of an answer that is no finite number
// or [stats.ErrOverflow].
func Measured(m outcomes.Measure, f outcomes.Figure) ([]Figure, error) {
	if m.ID == "" || f.Measure != m.ID {
		return nil, fmt.Errorf("%w: want what this measure came to", ErrFigure)
	}
	to := measured{m: m, f: f}
	if followed, err := f.Share(outcomes.ShareFollowedUp); err == nil {
		to.followed = stats.Count{Events: followed.Numerator, N: followed.Denominator}
	}
	switch m.Method {
	case outcomes.MethodRate:
		to.rate()
	case outcomes.MethodDays:
		to.days("before", f.DaysBefore)
		to.days("after", f.DaysAfter)
	case outcomes.MethodScored:
		return to.out, to.means()
	}
	to.shares()
	return to.out, nil
}

// measured gathers the figures of a measure.
type measured struct {
	m        outcomes.Measure
	f        outcomes.Figure
	followed stats.Count
	out      []Figure
}

// add appends a figure; name is empty for what leads.
func (to *measured) add(name string, q Quantity, followed stats.Count, within string) {
	m := to.m
	f := Figure{ID: m.ID, Name: m.Name, Source: m.Source, Within: within, Overall: Row{Quantity: q, FollowUp: followed},
		LeftOut: slices.Clone(to.f.Excluded), Period: peer.DateRange{From: to.f.From, Until: to.f.Until}, Through: to.f.Through}
	// The name and the source, which the sentence holds as well, stand beside it in a report.
	f.Definition = strings.TrimSuffix(strings.TrimPrefix(m.Sentence(), m.Name+": "), " Source: "+m.Source.String()+".")
	if name != "" {
		f.Name += " (" + name + ")"
		f.Definition += " Told here: " + name + "."
	}
	if name != "" && len(to.out) > 0 {
		f.ID = to.id(name)
	}
	to.out = append(to.out, f)
}

func (to *measured) id(name string) string { return to.m.ID + "/" + name }

func (to *measured) rate() {
	years := float64(to.f.PersonDays) / outcomes.DaysPerYear
	if years == 0 {
		to.add("", Given(stats.Figure{}, 0, to.m.Unit), stats.Count{}, "")
		return
	}
	to.add("", Rate(stats.Rate{Events: to.f.Events, Time: years}, to.m.Unit), stats.Count{}, "")
}

func (to *measured) days(name string, e outcomes.Exposure) {
	var days stats.Figure
	if v, ok := e.PerMonth(); ok {
		days.Value = stats.Known(v)
	}
	to.add(name, Given(days, to.f.People, to.m.Unit), stats.Count{}, "")
}

// means adds the mean of all answers, and those of the people who answered both times.
func (to *measured) means() error {
	if to.followed.Events > 0 && len(to.f.Values) == 0 {
		return fmt.Errorf("%w: %s answered and the figure holds no answers: want it as Measure.Of returned it, since its JSON has none",
			ErrFigure, plural(to.followed.Events, "person", "people"))
	}
	for i, values := range [][]float64{to.f.Values, to.f.Before, to.f.After} {
		var s stats.Sample
		if len(values) > 0 {
			var err error
			if s, err = stats.Describe(values); err != nil {
				return fmt.Errorf("report: %w", err)
			}
		}
		if i == 0 {
			to.add("", Mean(s, to.m.Unit), to.followed, "")
		} else {
			to.add([]string{outcomes.ShareMatchedThen, outcomes.ShareMatchedNow}[i-1], Mean(s, to.m.Unit), stats.Count{}, to.m.ID)
		}
	}
	return nil
}

// shares adds the shares; what leads is told without a name of its own only if it is of all.
func (to *measured) shares() {
	interviewed := to.m.ID
	for i, s := range to.f.Shares {
		if s.Name == outcomes.ShareInterviewed && i > 0 {
			interviewed = to.id(s.Name)
		}
	}
	first := len(to.out)
	for i, s := range to.f.Shares {
		name, within, followed := s.Name, "", stats.Count{}
		switch s.Name {
		case outcomes.ShareBestCase, outcomes.ShareFollowedUp:
			continue
		case outcomes.ShareAll:
			name = ""
		case outcomes.ShareInterviewed, outcomes.ShareWorstCase:
			followed = to.followed
		case outcomes.ShareMatchedThen, outcomes.ShareMatchedNow:
			within = interviewed
		case outcomes.ShareAtLeastOne:
		default:
			if i > 0 {
				within = to.out[first].ID
			}
		}
		to.add(name, Share(stats.Count{Events: s.Numerator, N: s.Denominator}), followed, within)
	}
}
