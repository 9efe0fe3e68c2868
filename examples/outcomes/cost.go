package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/economics"
	"github.com/alongside-go/alongside/outcomes/stats"
)

const costHelp = `Usage: outcomes cost [flags] FILE.csv

The file has a row for each amount:

  kind        cost, benefit or participants
  item        what it is, each once in its kind
  amount      money, 0 or more; for participants how many people
  currency    three letters, one for the whole file; blank for participants
  price_year  the year whose prices these are, one for the whole file; blank for participants

and may have, blank or absent where they do not apply:

  year        the year of the programme in which it falls, from 0, which is not discounted; blank is 0
  basis       of a benefit: gross (all that came back) or net (what came back less all costs
              of the file); required, and the same for all benefits
  low, high   the smallest and largest that the amount may be, for the tornado; both or none

There is at least one cost, and one row of participants.
`

func cost(args []string, stdin io.Reader, stdout io.Writer) error {
	var rate float64
	var asJSON bool
	fs := flag.NewFlagSet("cost", flag.ContinueOnError)
	fs.Func("discount", "yearly discount `rate` from 0 to 1, such as 0.03 (0 unless given)", finite(&rate))
	fs.BoolVar(&asJSON, "json", false, "print JSON")
	fs.Usage = helpFor(stdout, costHelp, fs.PrintDefaults)
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	name, err := oneFile(fs.Args())
	if err != nil {
		return err
	}
	if rate < 0 || rate > 1 {
		return input.Usage("-discount must be from 0 to 1")
	}
	b, err := readBudget(name, stdin)
	if err != nil {
		return err
	}
	a, err := b.answer(rate)
	if err != nil {
		return ofFile(name, err)
	}
	if asJSON {
		return writeJSON(stdout, a)
	}
	return a.writeText(stdout)
}

// Kinds of amounts.
const (
	costKind        = "cost"
	benefitKind     = "benefit"
	participantKind = "participants"
)

// A costAnswer is what the command prints, in the form of the JSON. Money is in
// units of the currency, at present value.
type costAnswer struct {
	Currency           string         `json:"currency"`
	PriceYear          int            `json:"price_year"`
	Discount           float64        `json:"discount"`
	Participants       float64        `json:"participants"`
	Cost               float64        `json:"cost"`
	CostPerParticipant float64        `json:"cost_per_participant"`
	Benefit            stats.Estimate `json:"benefit"`     // gross
	NetBenefit         stats.Estimate `json:"net_benefit"` // benefit less cost
	BenefitCostRatio   stats.Estimate `json:"benefit_cost_ratio"`
	ROI                stats.Estimate `json:"roi"`
	Basis              *string        `json:"basis"` // in which the file states its benefits
	Items              []itemAnswer   `json:"items"`
	Tornado            *tornadoAnswer `json:"tornado"`
}

type itemAnswer struct {
	Kind    string  `json:"kind"`
	Item    string  `json:"item"`
	Present float64 `json:"present_value"`
}

type tornadoAnswer struct {
	Of   string      `json:"of"` // cost_per_participant or net_benefit
	Base float64     `json:"base"`
	Bars []barAnswer `json:"bars"`
}

type barAnswer struct {
	Kind string  `json:"kind"`
	Item string  `json:"item"`
	Low  float64 `json:"at_low"`
	High float64 `json:"at_high"`
}

func (b *budget) answer(rate float64) (*costAnswer, error) {
	a := &costAnswer{Currency: b.currency, PriceYear: b.priceYear, Discount: rate}
	factors, values := make([]float64, len(b.amounts)), make([]float64, len(b.amounts))
	for i, m := range b.amounts {
		yearly := make([]float64, m.year+1)
		yearly[m.year] = 1
		var err error
		if factors[i], err = economics.Discount(yearly, rate, economics.FirstYearWhole); err != nil {
			return nil, err
		}
		values[i] = m.value
		if m.kind != participantKind {
			a.Items = append(a.Items, itemAnswer{m.kind, m.item, m.value * factors[i]})
		}
	}
	var benefit float64
	a.Cost, benefit, a.Participants = b.sums(values, factors)
	a.CostPerParticipant = a.Cost / a.Participants
	if math.IsInf(a.Cost, 0) || math.IsInf(benefit, 0) {
		return nil, economics.ErrRange
	}
	if b.basis != "" {
		name := b.basis.String()
		a.Basis = &name
		a.Benefit, a.NetBenefit = stats.Known(benefit), stats.Known(benefit-a.Cost)
		if a.Cost > 0 {
			a.BenefitCostRatio, a.ROI = stats.Known(benefit/a.Cost), stats.Known((benefit-a.Cost)/a.Cost)
		}
	}
	return a, b.tornado(a, values, factors)
}

// sums returns cost and gross benefit at present value, and people.
func (b *budget) sums(values, factors []float64) (cost, benefit, people float64) {
	for i, m := range b.amounts {
		switch m.kind {
		case costKind:
			cost += values[i] * factors[i]
		case benefitKind:
			benefit += values[i] * factors[i]
		default:
			people = values[i]
		}
	}
	if b.basis == economics.Net {
		benefit += cost
	}
	return cost, benefit, people
}

// tornado varies one ranged amount at a time.
func (b *budget) tornado(a *costAnswer, values, factors []float64) error {
	var inputs []economics.Input
	var at []int
	for i, m := range b.amounts {
		if m.ranged {
			inputs, at = append(inputs, economics.Input{Name: m.kind + "\x00" + m.item, Base: m.value, Low: m.low, High: m.high}), append(at, i)
		}
	}
	if len(inputs) == 0 {
		return nil
	}
	t := &tornadoAnswer{Of: "cost_per_participant"}
	if b.basis != "" {
		t.Of = "net_benefit"
	}
	base, bars, err := economics.Tornado(inputs, func(varied []float64) float64 {
		now := slices.Clone(values)
		for i, v := range varied {
			now[at[i]] = v
		}
		cost, benefit, people := b.sums(now, factors)
		if b.basis != "" {
			return benefit - cost
		}
		return cost / people
	})
	if err != nil {
		return err
	}
	t.Base = base
	for _, bar := range bars {
		kind, item, _ := strings.Cut(bar.Input, "\x00")
		t.Bars = append(t.Bars, barAnswer{kind, item, bar.Low, bar.High})
	}
	a.Tornado = t
	return nil
}

func (a *costAnswer) writeText(w io.Writer) error {
	at := ""
	if a.Discount > 0 {
		at = fmt.Sprintf(", discounted by %s %% a year, year 0 whole", number(100*a.Discount))
	}
	fmt.Fprintf(w, "%s at prices of %d%s\n\n", a.Currency, a.PriceYear, at)
	rows := []string{"item\tkind\tpresent value"}
	for _, m := range a.Items {
		rows = append(rows, fmt.Sprintf("%s\t%s\t%.2f", cell(m.Item), m.Kind, m.Present))
	}
	align(w, rows)
	fmt.Fprintln(w)
	totals := []string{fmt.Sprintf("participants\t%.0f", a.Participants), fmt.Sprintf("cost\t%.2f", a.Cost), fmt.Sprintf("cost per participant\t%.2f", a.CostPerParticipant)}
	if a.Basis != nil {
		totals = append(totals, "gross benefit\t"+rounded(a.Benefit, 2, "-"), "net benefit\t"+rounded(a.NetBenefit, 2, "-"),
			"gross benefit per 1 spent\t"+rounded(a.BenefitCostRatio, 2, "-"), "net return per 1 spent\t"+rounded(a.ROI, 2, "-"))
	}
	align(w, totals)
	if a.Basis != nil {
		fmt.Fprintf(w, "\nBenefits are stated %s in the file. A fall in other costs is a benefit only against people\nwithout the support, and frees cash only where capacity closes.\n", *a.Basis)
	}
	if t := a.Tornado; t != nil {
		fmt.Fprintf(w, "\nOne at a time: %s, %.2f as it stands\n", strings.ReplaceAll(t.Of, "_", " "), t.Base)
		bars := []string{"item\tkind\tat its low\tat its high"}
		for _, b := range t.Bars {
			bars = append(bars, fmt.Sprintf("%s\t%s\t%.2f\t%.2f", cell(b.Item), b.Kind, b.Low, b.High))
		}
		align(w, bars)
	}
	return nil
}
