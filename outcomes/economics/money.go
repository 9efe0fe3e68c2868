package economics

import (
	"fmt"
	"math"
)

// Money is an amount in whole cents (hundredths) of a currency, at the prices of
// a year. The zero Money has no currency and is refused.
type Money struct {
	Cents    int64  `json:"cents"`      // may be below 0
	Currency string `json:"currency"`   // ISO 4217, such as "USD"
	Year     int    `json:"price_year"` // the year whose prices these are
}

func (m Money) check() error {
	if len(m.Currency) != 3 || m.Year < 1 || m.Year > 9999 {
		return fmt.Errorf("%w: an amount has a currency of three letters and a price year", ErrMoney)
	}
	return nil
}

func (m Money) with(n Money) error {
	if err := m.check(); err != nil {
		return err
	}
	if err := n.check(); err != nil {
		return err
	}
	if m.Currency != n.Currency || m.Year != n.Year {
		return fmt.Errorf("%w: convert and inflate first", ErrMoney)
	}
	return nil
}

// Plus returns the sum. It returns [ErrMoney] if currency or price year differ or are
// missing, and [ErrRange] if the sum is too large to hold.
func (m Money) Plus(n Money) (Money, error) {
	if err := m.with(n); err != nil {
		return Money{}, err
	}
	sum := m.Cents + n.Cents
	if (sum > m.Cents) != (n.Cents > 0) {
		return Money{}, fmt.Errorf("%w: the sum is too large", ErrRange)
	}
	m.Cents = sum
	return m, nil
}

// Minus returns the difference. It returns the errors of [Money.Plus]: [ErrMoney] and
// [ErrRange].
func (m Money) Minus(n Money) (Money, error) {
	if n.Cents == math.MinInt64 {
		return Money{}, fmt.Errorf("%w: the difference is too large", ErrRange)
	}
	n.Cents = -n.Cents
	return m.Plus(n)
}

// Units returns the amount in units of the currency.
func (m Money) Units() float64 { return float64(m.Cents) / 100 }

// String returns the amount with currency and price year, such as "1234.50 USD (2022)".
func (m Money) String() string {
	sign, cents := "", uint64(m.Cents)
	if m.Cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d %s (%d)", sign, cents/100, cents%100, m.Currency, m.Year)
}

// times returns the amount times one number over another, rounded to the nearest cent,
// half away from zero. It multiplies first: half a cent stays half a cent.
func (m Money) times(by, over float64) (Money, error) {
	v := math.Round(float64(m.Cents) * by / over)
	if math.Abs(v) >= math.MaxInt64 {
		return Money{}, fmt.Errorf("%w: the amount is too large", ErrRange)
	}
	m.Cents = int64(v)
	return m, nil
}

// Total returns the sum of several amounts. It returns [ErrNothing] for none, and the
// errors of [Money.Plus]: [ErrMoney] and [ErrRange].
func Total(amounts ...Money) (Money, error) {
	if len(amounts) == 0 {
		return Money{}, fmt.Errorf("%w: no amount", ErrNothing)
	}
	sum := amounts[0]
	if err := sum.check(); err != nil {
		return Money{}, err
	}
	var err error
	for _, m := range amounts[1:] {
		if sum, err = sum.Plus(m); err != nil {
			return Money{}, err
		}
	}
	return sum, nil
}

// CostPer returns the cost for each of so many participants, episodes or hours: total
// over of, to the nearest cent, half a cent away from zero. It returns [ErrMoney] for an
// amount without a currency or price year, and [ErrNothing] if of is below 1.
func CostPer(total Money, of int) (Money, error) {
	if err := total.check(); err != nil {
		return Money{}, err
	}
	if of <= 0 {
		return Money{}, fmt.Errorf("%w: the cost is shared by at least one", ErrNothing)
	}
	each, rest := total.Cents/int64(of), total.Cents%int64(of)
	switch {
	case rest >= int64(of)-rest:
		each++
	case -rest >= int64(of)+rest:
		each--
	}
	total.Cents = each
	return total, nil
}

// Inflated returns the amount at the prices of another year: the amount times to
// over from, two values of a price index that the caller names in the report, to the
// nearest cent: from is that of m's own year and to that of the other. Money that is of
// that year already stays as it is, and takes no two values that differ. It returns
// [ErrMoney] for an amount without a currency or price year, and [ErrRange] for an index
// that is not above 0 and finite, two that differ for one year, a year outside 1 to 9999
// or a result that is too large to hold.
//
// Source: Drummond et al., Methods for the Economic Evaluation of Health Care
// Programmes (one price year before discounting), not re-opened.
func (m Money) Inflated(year int, from, to float64) (Money, error) {
	if err := m.check(); err != nil {
		return Money{}, err
	}
	if !(from > 0) || !(to > 0) || math.IsInf(from, 0) || math.IsInf(to, 0) || year < 1 || year > 9999 {
		return Money{}, fmt.Errorf("%w: an index is above 0 and a year has four digits", ErrRange)
	}
	if year == m.Year && from != to {
		return Money{}, fmt.Errorf("%w: the amount is of %d already, and the two values of the index differ", ErrRange, year)
	}
	out, err := m.times(to, from)
	out.Year = year
	return out, err
}
