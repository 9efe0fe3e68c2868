package stats

// A FollowUp is a group with people who were not seen at follow-up. Event is the
// outcome that is hoped for, such as abstinence. The zero FollowUp is nobody.
type FollowUp struct {
	Enrolled int   `json:"enrolled"` // everybody who was due to be followed up
	Seen     Count `json:"seen"`     // those followed up, and how many of them had the event
}

// Merge returns both groups together. The zero FollowUp changes nothing; order
// and grouping do not matter.
func (f FollowUp) Merge(other FollowUp) FollowUp {
	return FollowUp{Enrolled: f.Enrolled + other.Enrolled, Seen: f.Seen.Merge(other.Seen)}
}

// FollowUpBounds are shares with the event under different beliefs about those
// not seen, with Wilson's intervals. A comparison may be biased by each of them
// if the groups lose different people.
type FollowUpBounds struct {
	Rate       Figure `json:"rate"`       // follow-up rate: share of the enrolled who were seen
	Completers Figure `json:"completers"` // among those seen
	Missing    Figure `json:"missing"`    // nobody not seen had the event: missing = using
	Best       Figure `json:"best"`       // everybody not seen had it
}

// Bounds returns the follow-up rate and the share with the event among those
// seen, with missing people counted as without it, and with it. level 0 means 0.95.
//
// It returns [ErrCount] unless 0 <= events <= seen <= enrolled, [ErrNoPeople] if nobody was
// seen, or [ErrLevel].
//
// Source: National Research Council (2010), The Prevention and Treatment of
// Missing Data in Clinical Trials (bounds beside the estimate).
func (f FollowUp) Bounds(level float64) (FollowUpBounds, error) {
	if err := f.check(); err != nil {
		return FollowUpBounds{}, refuse("follow-up", err)
	}
	lost := f.Enrolled - f.Seen.N
	var b FollowUpBounds
	for _, part := range []struct {
		to    *Figure
		count Count
	}{
		{&b.Rate, Count{f.Seen.N, f.Enrolled}}, {&b.Completers, f.Seen},
		{&b.Missing, Count{f.Seen.Events, f.Enrolled}}, {&b.Best, Count{f.Seen.Events + lost, f.Enrolled}},
	} {
		figure, err := proportion(part.count, Wilson, level)
		if err != nil {
			return FollowUpBounds{}, refuse("follow-up", err)
		}
		*part.to = figure
	}
	return b, nil
}

// Linked returns the share with the event if the odds of being without it are
// ratio times as large among those not seen as among those seen. 1 is missing at
// random; vary it to see how much rests on that.
//
// It returns [ErrCount], [ErrNoPeople], or [ErrValue] unless ratio is positive and finite.
//
// Source: Hedeker, Mermelstein & Demirtas (2007), Addiction 102:1564-1573.
func (f FollowUp) Linked(ratio float64) (float64, error) {
	if err := f.check(); err != nil {
		return 0, refuse("follow-up", err)
	}
	if !(ratio > 0) || !finite(ratio) {
		return 0, refuse("follow-up", wanting(ErrValue, "a ratio of odds above 0"))
	}
	events, others, _, _ := f.Seen.cells()
	among := events / (events + ratio*others)
	return (events + among*float64(f.Enrolled-f.Seen.N)) / float64(f.Enrolled), nil
}

func (f FollowUp) check() error {
	if f.Seen.N > f.Enrolled {
		return ErrCount
	}
	return f.Seen.check()
}
