package stats

import "math"

// A ChartPoint is one point of a control chart with its limits. Limits that
// cannot be passed are kept at the edge of what is possible.
type ChartPoint struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Z     float64 `json:"z"` // distance from the centre in standard deviations of this point
}

// A ControlChart is a process watched over time: its centre and its points, in the
// unit of the values. [ControlChart.Signals] reads it; the zero ControlChart has no
// points and no signals.
type ControlChart struct {
	Centre float64      `json:"centre"`
	Points []ChartPoint `json:"points"`
}

// Constants of the chart of single values.
//
// Source: Wheeler, Understanding Variation; Shewhart's d2 = 1.128 and D4 = 3.267 for ranges of two.
const (
	xmrFactor   = 2.66
	rangeFactor = 3.267
	rangeSD     = 1.128
)

// An XmR is a chart of single values, with that of their moving ranges.
type XmR struct {
	ControlChart         // limits are Centre ± 2.66 MeanRange
	MeanRange    float64 `json:"mean_range"`  // mean absolute difference of neighbours
	RangeLimit   float64 `json:"range_limit"` // 3.267 MeanRange: a larger jump is a signal
	// RangeSignals are the indices of values that jumped further than RangeLimit from the one before.
	RangeSignals []int `json:"range_signals"`
}

// NewXmR charts single values in the order of time, with the mean as centre and limits
// at 2.66 times the mean moving range on either side, about three standard deviations.
// Where nothing moves, the limits are the centre and every Z is 0.
//
// It returns [ErrTooFew] for fewer than two, or a [*RowError] with [ErrValue].
//
// Source: Wheeler, Understanding Variation.
func NewXmR(values []float64) (XmR, error) {
	if err := checkColumn(values); err != nil {
		return XmR{}, refuse("xmr", err)
	}
	if len(values) < 2 {
		return XmR{}, refuse("xmr", ErrTooFew)
	}
	x := XmR{ControlChart: ControlChart{Centre: meanOf(values)}}
	for i := 1; i < len(values); i++ {
		x.MeanRange += math.Abs(values[i]-values[i-1]) / float64(len(values)-1)
	}
	x.RangeLimit = rangeFactor * x.MeanRange
	half := xmrFactor * x.MeanRange
	if err := withinDoubles(x.Centre-half, x.Centre+half, x.RangeLimit); err != nil {
		return XmR{}, refuse("xmr", err)
	}
	for i, v := range values {
		p := ChartPoint{Value: v, Low: x.Centre - half, High: x.Centre + half}
		if half > 0 {
			p.Z = (v - x.Centre) / half * 3
		}
		x.Points = append(x.Points, p)
		if i > 0 && math.Abs(v-values[i-1]) > x.RangeLimit {
			x.RangeSignals = append(x.RangeSignals, i)
		}
	}
	return x, nil
}

// A ShareChart is a p or u chart.
type ShareChart struct {
	ControlChart
	// SigmaZ is how much wider than the binomial or Poisson law says the points
	// spread, mean |z(i) - z(i-1)| / 1.128; 1 where Laney's limits were not asked for.
	SigmaZ float64 `json:"sigma_z"`
}

// PChart charts shares: pbar ± 3 √(pbar (1 - pbar) / n) at each point, kept
// inside [0, 1]. With laney the limits are multiplied by SigmaZ, for periods so
// large that ordinary variation passes the plain limits.
//
// It returns [ErrTooFew] for fewer than two points, [ErrNoSpread] if nobody or
// everybody had the event (or, with laney, no point moves), or a [*RowError]
// with [ErrCount] or [ErrNoPeople].
//
// Source: Shewhart; Laney (2002), Qual Eng 14:531-537.
func PChart(points []Count, laney bool) (ShareChart, error) {
	var all Count
	for i, c := range points {
		if err := c.check(); err != nil {
			return ShareChart{}, refuse("p chart", &RowError{Row: i, Err: err})
		}
		all = all.Merge(c)
	}
	value := func(i int) float64 { return float64(points[i].Events) / float64(points[i].N) }
	centre := 0.0
	if all.N > 0 {
		centre = float64(all.Events) / float64(all.N)
	}
	spread := func(i int) float64 { return math.Sqrt(centre * (1 - centre) / float64(points[i].N)) }
	c, err := shareChart(len(points), centre, 1, value, spread, laney)
	if err != nil {
		return ShareChart{}, refuse("p chart", err)
	}
	return c, nil
}

// UChart charts rates: ubar ± 3 √(ubar / T) at each point, at least 0, in events per
// unit of time; laney as for [PChart].
//
// It returns [ErrTooFew] for fewer than two points, [ErrNoSpread] if there are
// no events (or, with laney, no point moves), or a [*RowError] with [ErrCount] or [ErrPersonTime].
//
// Source: Shewhart; Laney (2002), Qual Eng 14:531-537.
func UChart(points []Rate, laney bool) (ShareChart, error) {
	var all Rate
	for i, r := range points {
		if err := r.check(); err != nil {
			return ShareChart{}, refuse("u chart", &RowError{Row: i, Err: err})
		}
		all = all.Merge(r)
	}
	centre := 0.0
	if all.Time > 0 {
		centre = float64(all.Events) / all.Time
	}
	value := func(i int) float64 { return float64(points[i].Events) / points[i].Time }
	spread := func(i int) float64 { return math.Sqrt(centre / points[i].Time) }
	c, err := shareChart(len(points), centre, math.Inf(1), value, spread, laney)
	if err != nil {
		return ShareChart{}, refuse("u chart", err)
	}
	return c, nil
}

func shareChart(n int, centre, most float64, value, spread func(int) float64, laney bool) (ShareChart, error) {
	if n < 2 {
		return ShareChart{}, ErrTooFew
	}
	if err := withinDoubles(centre); err != nil {
		return ShareChart{}, err
	}
	if centre == 0 || centre == most {
		return ShareChart{}, ErrNoSpread
	}
	c := ShareChart{ControlChart: ControlChart{Centre: centre}, SigmaZ: 1}
	if laney {
		c.SigmaZ = 0
		for i := 1; i < n; i++ {
			c.SigmaZ += math.Abs((value(i)-centre)/spread(i)-(value(i-1)-centre)/spread(i-1)) / rangeSD / float64(n-1)
		}
		if c.SigmaZ == 0 {
			return ShareChart{}, ErrNoSpread
		}
	}
	for i := range n {
		sd := spread(i) * c.SigmaZ
		p := ChartPoint{
			Value: value(i), Low: math.Max(0, centre-3*sd), High: math.Min(most, centre+3*sd), Z: (value(i) - centre) / sd,
		}
		if err := withinDoubles(p.Value, p.Low, p.High, p.Z); err != nil {
			return ShareChart{}, err
		}
		c.Points = append(c.Points, p)
	}
	return c, nil
}

// RareEvents charts the time between rare events, such as days between
// incidents, as a chart of single values of the time to the power 1/3.6, which
// makes exponential gaps nearly normal. Centre, values and limits are in the
// unit of the gaps; a lower limit is at least 0. A gap above the upper limit is good
// news.
//
// It returns [ErrTooFew] for fewer than two gaps, or a [*RowError] with
// [ErrTime] for a gap that is negative, infinite or not a number.
//
// Source: Nelson (1994), J Qual Technol 26:70-75 (t chart).
func RareEvents(gaps []float64) (ControlChart, error) {
	bent := make([]float64, len(gaps))
	for i, g := range gaps {
		if !(g >= 0) || math.IsInf(g, 1) {
			return ControlChart{}, refuse("t chart", &RowError{Row: i, Err: ErrTime})
		}
		bent[i] = math.Pow(g, 1/3.6)
	}
	if len(gaps) < 2 {
		return ControlChart{}, refuse("t chart", ErrTooFew)
	}
	x, err := NewXmR(bent)
	if err != nil {
		return ControlChart{}, err
	}
	unbend := func(v float64) float64 { return math.Pow(math.Max(0, v), 3.6) }
	c := ControlChart{Centre: unbend(x.Centre)}
	for i, p := range x.Points {
		point := ChartPoint{Value: gaps[i], Low: unbend(p.Low), High: unbend(p.High), Z: p.Z}
		if err := withinDoubles(c.Centre, point.Low, point.High); err != nil {
			return ControlChart{}, refuse("t chart", err)
		}
		c.Points = append(c.Points, point)
	}
	return c, nil
}
