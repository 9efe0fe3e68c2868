package credential

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// A Tally is how many minutes of one kind lie in a period.
type Tally struct {
	Kind    Kind
	Period  peer.DateRange
	Minutes int
	Topics  map[Topic]int // minutes on each; a record with several topics counts for each, as it need not in a requirement
	Modes   map[Mode]int  // minutes learned each way; "" is not known
	Records int
}

// HoursIn adds up the records of a kind, such as [KindContinuing], whose date lies
// in the period: no hour of another period counts. [Credential.Period] gives the
// period of a renewal. It returns [ErrRecord] for a record that could not have
// been, and [ErrPeriod] for an empty period.
func HoursIn(records []Record, kind Kind, period peer.DateRange) (Tally, error) {
	if period.From.IsZero() || period.IsEmpty() {
		return Tally{}, ErrPeriod
	}
	if err := checkRecords(records); err != nil {
		return Tally{}, err
	}
	t := Tally{Kind: kind, Period: period, Topics: map[Topic]int{}, Modes: map[Mode]int{}}
	for _, r := range records {
		if r.Kind != kind || !period.Contains(r.On) {
			continue
		}
		t.Records++
		t.Minutes += r.Minutes
		t.Modes[r.Mode] += r.Minutes
		for _, topic := range slices.Compact(slices.Sorted(slices.Values(r.Topics))) {
			t.Topics[topic] += r.Minutes
		}
	}
	return t, nil
}

// Year returns the calendar year of a date, or, if first is another month than
// January, the fiscal year that begins with the first day of that month. It
// returns [ErrPeriod] for no date, no month, and if the calendar ends first.
func Year(on peer.Date, first int) (peer.DateRange, error) {
	if on.IsZero() || first < 1 || first > 12 {
		return peer.DateRange{}, ErrPeriod
	}
	from := firstOfMonth(on)
	for {
		if _, m, _ := from.Civil(); int(m) == first || from.IsZero() {
			break
		}
		from = from.AddMonths(-1)
	}
	p := peer.DateRange{From: from, Until: from.AddMonths(12)}
	if p.From.IsZero() || p.IsEmpty() {
		return peer.DateRange{}, ErrPeriod
	}
	return p, nil
}

// Rolling returns the whole months that end with a date. It returns [ErrPeriod]
// for no date, no months, and if the calendar begins later.
func Rolling(on peer.Date, months int) (peer.DateRange, error) {
	p := peer.DateRange{From: on.AddMonths(-months).AddDays(1), Until: on.AddDays(1)}
	if months < 1 || p.From.IsZero() || p.IsEmpty() {
		return peer.DateRange{}, ErrPeriod
	}
	return p, nil
}
