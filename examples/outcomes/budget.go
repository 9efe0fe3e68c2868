package main

import (
	"io"
	"strings"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/economics"
)

// An amount is a row of the file.
type amount struct {
	kind, item       string
	value, low, high float64
	ranged           bool
	year             int
}

// A budget is a file of amounts.
type budget struct {
	amounts   []amount
	currency  string
	priceYear int
	basis     economics.Basis // "" without benefits
}

// lastYear bounds how far ahead an amount may fall.
const lastYear = 100

// readBudget reads the file, all of it, and tells everything that is wrong.
func readBudget(name string, stdin io.Reader) (*budget, error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var problems input.Problems
	rows := input.CSV(file, &problems, input.Table{Columns: []input.Column{
		{Name: "kind"}, {Name: "item"}, {Name: "amount"}, {Name: "currency", Blank: true}, {Name: "price_year", Blank: true},
		{Name: "year", Optional: true, Blank: true}, {Name: "basis", Optional: true, Blank: true},
		{Name: "low", Optional: true, Blank: true}, {Name: "high", Optional: true, Blank: true},
	}})
	headed := problems.Len() == 0
	b := &budget{}
	found, named := map[string]int{}, map[[2]string]bool{}
	for rows.Next() {
		a := readAmount(rows)
		b.settle(rows, a.kind)
		found[a.kind]++
		switch {
		case a.kind == participantKind && found[a.kind] > 1:
			rows.Problem("kind", "participants are there twice")
		case a.item != "" && named[[2]string{a.kind, a.item}]:
			rows.Problem("item", "is there twice")
		}
		named[[2]string{a.kind, a.item}] = true
		b.amounts = append(b.amounts, a)
	}
	for _, kind := range []string{costKind, participantKind} {
		if headed && found[kind] == 0 {
			problems.Add(file.Name, 1, "kind", "there is no row of "+kind)
		}
	}
	return b, problems.Err()
}

func readAmount(rows *input.Rows) amount {
	a := amount{kind: input.Enum(rows, "kind", costKind, benefitKind, participantKind), item: strings.Clone(rows.Text("item"))}
	read := func(name string) float64 { return rows.Float(name) + 0 } // + 0 turns -0 into 0
	if a.kind == participantKind {
		read = func(name string) float64 { return float64(rows.Int(name, 1, largestCount)) }
	}
	a.value = read("amount")
	if a.value < 0 {
		rows.Problem("amount", "is negative")
	}
	if !rows.Blank("year") {
		a.year = rows.Int("year", 0, lastYear)
		if a.kind == participantKind {
			rows.Problem("year", "must be blank for participants")
		}
	}
	if rows.Blank("low") != rows.Blank("high") {
		rows.Problem("low", "low and high go together")
		return a
	}
	if a.ranged = !rows.Blank("low"); !a.ranged {
		return a
	}
	before := rows.OK()
	a.low, a.high = read("low"), read("high")
	if before && rows.OK() && !(0 <= a.low && a.low <= a.value && a.value <= a.high) {
		rows.Problem("low", "the amount is not between low and high, from 0")
	}
	return a
}

// settle reads what must be the same on every row.
func (b *budget) settle(rows *input.Rows, kind string) {
	basis := economics.Basis("")
	if !rows.Blank("basis") {
		basis = input.Enum(rows, "basis", economics.Bases()...)
	}
	switch {
	case kind == benefitKind && rows.Blank("basis"):
		rows.Problem("basis", "is blank: gross or net")
	case kind != benefitKind && basis != "":
		rows.Problem("basis", "is for benefits only")
	case basis != "" && b.basis == "":
		b.basis = basis
	case basis != "" && basis != b.basis:
		rows.Problem("basis", "is not that of the benefits above")
	}
	if kind == participantKind {
		for _, c := range []string{"currency", "price_year"} {
			if !rows.Blank(c) {
				rows.Problem(c, "must be blank for participants")
			}
		}
		return
	}
	if kind == "" {
		return
	}
	for _, c := range []string{"currency", "price_year"} {
		if rows.Blank(c) {
			rows.Problem(c, "is blank")
		}
	}
	currency := strings.Clone(rows.Text("currency"))
	switch {
	case currency == "":
	case len(currency) != 3 || strings.Trim(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "":
		rows.Problem("currency", "is not three capital letters, such as USD")
	case b.currency == "":
		b.currency = currency
	case currency != b.currency:
		rows.Problem("currency", "is not that of the rows above")
	}
	if rows.Blank("price_year") {
		return
	}
	switch year := rows.Int("price_year", 1900, 2200); {
	case year == 0:
	case b.priceYear == 0:
		b.priceYear = year
	case year != b.priceYear:
		rows.Problem("price_year", "is not that of the rows above")
	}
}
