package stats

// A Count is how many of N people had the event. The zero Count is nobody. What
// reckons with one returns [ErrOverflow] for more than 2⁴⁰ people.
type Count struct {
	Events int `json:"events"`
	N      int `json:"n"`
}

// Merge returns the count of both groups together. The zero Count changes
// nothing; order and grouping do not matter.
func (c Count) Merge(other Count) Count { return Count{c.Events + other.Events, c.N + other.N} }

// maxCount bounds a count, so that sums of counts stay whole numbers and exact doubles.
const maxCount = 1 << 40

func (c Count) check() error {
	switch {
	case c.Events < 0 || c.N < 0 || c.Events > c.N:
		return ErrCount
	case c.N == 0:
		return ErrNoPeople
	case c.N > maxCount:
		return ErrOverflow
	}
	return nil
}

// cells returns events, non-events, people and the share with the event.
func (c Count) cells() (events, others, n, share float64) {
	events, n = float64(c.Events), float64(c.N)
	return events, n - events, n, events / n
}

// A TwoByTwo compares how many had the event in two groups. Every difference
// and ratio is Treated against Control. The zero TwoByTwo is nobody.
type TwoByTwo struct {
	Treated Count `json:"treated"`
	Control Count `json:"control"`
}

// Merge returns the table of all people of both tables. The zero TwoByTwo
// changes nothing; order and grouping do not matter. Merging parts of one
// study is sound; merging studies is not, see [Pool].
func (t TwoByTwo) Merge(other TwoByTwo) TwoByTwo {
	return TwoByTwo{t.Treated.Merge(other.Treated), t.Control.Merge(other.Control)}
}

func (t TwoByTwo) check() error {
	if err := t.Treated.check(); err != nil {
		return err
	}
	return t.Control.check()
}

// uninformative reports that both groups are empty of events, or both full.
func (t TwoByTwo) uninformative() bool {
	return t.Treated.Events == 0 && t.Control.Events == 0 ||
		t.Treated.Events == t.Treated.N && t.Control.Events == t.Control.N
}

// filled returns the cells a, b (treated with and without the event), c and d
// (control), with one half added to each if one of them is 0.
//
// Source: Borenstein et al., Introduction to Meta-Analysis; R's metafor, escalc
// (add = 1/2, to = "only0").
func (t TwoByTwo) filled() (a, b, c, d float64) {
	a, b, _, _ = t.Treated.cells()
	c, d, _, _ = t.Control.cells()
	if a == 0 || b == 0 || c == 0 || d == 0 {
		a, b, c, d = a+.5, b+.5, c+.5, d+.5
	}
	return a, b, c, d
}
