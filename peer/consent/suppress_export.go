package consent

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrExport reports a rule for de-identified data that cannot be applied.
var ErrExport = errors.New("consent: bad rule for de-identified data")

// An ExportPlace is a place with the number of people who live there, so that a small
// one gives way to the wider one around it.
type ExportPlace struct {
	Name   string `json:"name"`
	People int    `json:"people"`
}

// An ExportFact is what is known of one contact or episode, before anything is taken
// away. It has no field for a name, an id or words.
type ExportFact struct {
	Born   peer.Date     `json:"born,omitzero"`    // no date: unknown
	On     peer.Date     `json:"on,omitzero"`      // when it was
	Places []ExportPlace `json:"places,omitempty"` // from the narrowest to the widest
	Kind   string        `json:"kind,omitempty"`   // what is counted, in the host's words: a service, an outcome
}

// An ExportRow is what may leave: an age band, a month or a year, a place that is
// large enough. Each says "" where even that is too much.
type ExportRow struct {
	AgeBand string `json:"age_band"` // such as "25-34", "90+", or "unknown"
	Period  string `json:"period"`   // such as "2026-03"
	Place   string `json:"place"`
	Kind    string `json:"kind"`
}

// An ExportRule says how far data are made coarser.
type ExportRule struct {
	Bands   []int         `json:"bands"`   // the least age of each band, ascending, the first 0
	People  int           `json:"people"`  // a place with fewer people is not named
	Minimum int           `json:"minimum"` // rows that fewer than so many share do not leave
	Source  source.Source `json:"source"`
}

// ExportDefaults returns the default rule: bands of about ten years with everybody
// from 90 in one, places of more than 20,000 people, no row that fewer than five share. Its
// months are finer than the years that the same rule is recalled to allow: it is no claim
// to that rule.
func ExportDefaults() ExportRule {
	return ExportRule{[]int{0, 18, 25, 35, 45, 55, 65, 75, 90}, 20_001, SmallCells().N,
		source.Source{Title: "45 CFR 164.514(b)(2)", Issuer: "HHS", Locator: "ages from 90 in one group and places of more than 20,000 recalled, text not read; the other figures are design defaults", Evidence: source.Unverified}}
}

// An Export is de-identified data. Withheld says that rows were kept back, and not
// how many: that number could be small itself.
type Export struct {
	Rows     []ExportRow `json:"rows"` // sorted, so that their order tells nothing
	Withheld bool        `json:"withheld"`
}

// Deidentify returns rows in which nobody can be found by age, date or place: ages in
// bands, months for dates, the narrowest place that is large enough. A row that fewer
// than Minimum share is made coarser, first to the year, then without the place, then
// without the age; if too few share it still, it is withheld. It returns [ErrExport]
// for a rule that cannot be applied, a fact without a date, or a birth after it.
//
// Counts made of the rows go through [Suppress] like all others. What a reader knows
// from elsewhere is not reckoned with.
func (r ExportRule) Deidentify(facts []ExportFact) (Export, error) {
	if len(r.Bands) == 0 || r.Bands[0] != 0 || !slices.IsSorted(r.Bands) || len(slices.Compact(slices.Clone(r.Bands))) != len(r.Bands) || r.Minimum < 2 || r.People < 1 {
		return Export{}, fmt.Errorf("%w: want bands from 0 upward, and a minimum of 2 or more", ErrExport)
	}
	rows := make([]ExportRow, len(facts))
	for i, f := range facts {
		if f.On.IsZero() || f.On.Before(f.Born) {
			return Export{}, fmt.Errorf("%w: want the day of each fact, on or after the birth", ErrExport)
		}
		rows[i] = ExportRow{r.band(f.Born, f.On), f.On.String()[:7], r.place(f.Places), f.Kind}
	}
	var out Export
	rare := rows
	for _, coarser := range []func(*ExportRow){
		func(*ExportRow) {},
		func(row *ExportRow) { row.Period = row.Period[:4] },
		func(row *ExportRow) { row.Place = "" },
		func(row *ExportRow) { row.AgeBand = "" },
	} {
		count := map[ExportRow]int{}
		for i := range rare {
			coarser(&rare[i])
			count[rare[i]]++
		}
		var left []ExportRow
		for _, row := range rare {
			if count[row] >= r.Minimum {
				out.Rows = append(out.Rows, row)
			} else {
				left = append(left, row)
			}
		}
		rare = left
	}
	out.Withheld = len(rare) > 0
	slices.SortFunc(out.Rows, func(a, b ExportRow) int {
		return slices.Compare([]string{a.Kind, a.Period, a.Place, a.AgeBand}, []string{b.Kind, b.Period, b.Place, b.AgeBand})
	})
	return out, nil
}

// band returns the age band of somebody on a day. Somebody born on 29 February comes
// of an age on 1 March of other years.
func (r ExportRule) band(born, on peer.Date) string {
	if born.IsZero() {
		return "unknown"
	}
	year, month, day := born.Civil()
	thisYear, thisMonth, thisDay := on.Civil()
	age := thisYear - year
	if thisMonth < month || thisMonth == month && thisDay < day {
		age--
	}
	for i := len(r.Bands) - 1; i >= 0; i-- {
		switch low := r.Bands[i]; {
		case age < low:
		case i == len(r.Bands)-1:
			return strconv.Itoa(low) + "+"
		default:
			return strconv.Itoa(low) + "-" + strconv.Itoa(r.Bands[i+1]-1)
		}
	}
	return "unknown"
}

// place returns the first place that is large enough, or "".
func (r ExportRule) place(places []ExportPlace) string {
	for _, p := range places {
		if p.People >= r.People {
			return p.Name
		}
	}
	return ""
}

// Format keeps the person out of every verb of fmt.
func (ExportFact) Format(f fmt.State, _ rune) { redact.Format(f, "[export fact]") }

// LogValue keeps the person out of logs.
func (ExportFact) LogValue() slog.Value { return slog.StringValue("[export fact]") }
