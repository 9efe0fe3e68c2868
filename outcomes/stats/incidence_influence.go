package stats

import "math"

// influence follows the curve of people without any event, the incidence of
// every cause, and the sum over people of the squared derivative of each
// incidence with respect to a person's weight.
//
// While at risk since entry e, the derivative of S over S is G - G_e with G
// Greenwood's sum, and that of the incidence I is P - G_e I + c, where P adds up
// (G - 1/n) dI and c = G_e I_e - P_e. After leaving, the derivative of S over S
// stays u, and that of I goes on as u I + k.
type influence struct {
	n         int
	survival  float64
	greenwood float64
	atRisk    [2]float64 // Σ G_e, Σ G_e²
	uu        float64    // Σ u² of those who left
	causes    []causeInfluence
	entry     map[int]int // row to its place in late
	late      []lateEntry
}

type causeInfluence struct {
	incidence, p float64
	c, cc, gc    float64 // Σ c, Σ c², Σ G_e c of those at risk
	uk, kk       float64 // Σ u k, Σ k² of those who left
}

type lateEntry struct {
	g float64
	c []float64
}

func newInfluence(rows []Observation, causes int) *influence {
	f := &influence{survival: 1, causes: make([]causeInfluence, causes), entry: map[int]int{}}
	for _, o := range rows {
		if o.Entry == 0 {
			f.n++
		}
	}
	return f
}

// enter puts a row with delayed entry at risk.
func (f *influence) enter(row int) {
	e := lateEntry{g: f.greenwood, c: make([]float64, len(f.causes))}
	f.n++
	f.atRisk[0] += e.g
	f.atRisk[1] += e.g * e.g
	for k := range f.causes {
		a := &f.causes[k]
		e.c[k] = e.g*a.incidence - a.p
		a.c += e.c[k]
		a.cc += e.c[k] * e.c[k]
		a.gc += e.g * e.c[k]
	}
	f.entry[row] = len(f.late)
	f.late = append(f.late, e)
}

// step moves over one time at which the given rows leave.
func (f *influence) step(leaving, events []int, obs []CompetingObservation) {
	n, before := float64(f.n), f.survival
	d := float64(sum(events))
	for k, m := range events {
		a := &f.causes[k]
		rise := before * float64(m) / n
		a.incidence += rise
		a.p += (f.greenwood - 1/n) * rise
	}
	f.survival *= (n - d) / n
	if d < n {
		f.greenwood += d / (n * (n - d))
	}
	for _, row := range leaving {
		f.leave(row, obs[row].Cause, before/n, n-d)
	}
}

// leave takes a row out; own is what an event adds to its own influence on the
// incidence, and left the number at risk without an event.
func (f *influence) leave(row, cause int, own, left float64) {
	var e lateEntry
	if at, ok := f.entry[row]; ok {
		e = f.late[at]
	}
	f.n--
	f.atRisk[0] -= e.g
	f.atRisk[1] -= e.g * e.g
	u := f.greenwood - e.g
	switch {
	case left == 0:
		u = 0 // nobody is left without an event: the incidence changes no more
	case cause > 0:
		u -= 1 / left
	}
	f.uu += u * u
	for k := range f.causes {
		a := &f.causes[k]
		var c float64
		if e.c != nil {
			c = e.c[k]
			a.c -= c
			a.cc -= c * c
			a.gc -= e.g * c
		}
		value := a.p - e.g*a.incidence + c
		if cause == k+1 {
			value += own
		}
		rest := value - u*a.incidence
		a.uk += u * rest
		a.kk += rest * rest
	}
}

// figure returns the incidence of cause k with its interval.
func (f *influence) figure(k int, kind IntervalKind, z float64) Figure {
	a := &f.causes[k]
	i, p := a.incidence, a.p
	inside := float64(f.n)*p*p + f.atRisk[1]*i*i + a.cc - 2*p*i*f.atRisk[0] + 2*p*a.c - 2*i*a.gc
	gone := f.uu*i*i + 2*a.uk*i + a.kk
	se := math.Sqrt(math.Max(0, inside+gone))
	if f.survival == 0 && i >= 1-1e-12 { // but for rounding, everybody had this event
		i, se = 1, 0
	}
	out := Figure{Value: Known(i), StdErr: Known(se)}
	if i > 0 {
		low, high := kind.limits(i, se/i, z)
		out.Low, out.High = Known(low), Known(high)
	}
	return out
}
