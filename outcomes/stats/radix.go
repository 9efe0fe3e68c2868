package stats

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// A record is a time to sort by and what it belongs to. The key holds the bits
// of a time that is zero or more: they sort as the times do.
type record struct {
	key uint64
	tag uint32
}

func (r record) time() float64 { return math.Float64frombits(r.key) }

func keyOf(t float64) uint64 { return math.Float64bits(t + 0) } // + 0 turns -0 into 0

const (
	digitBits = 11
	digits    = 3 // the bits that are sorted by counting: hardly two of a million times differ below them alone
	buckets   = 1 << digitBits
)

// sortRecords sorts a by key, keeping the order of equal keys: by counting over the
// highest bits in which keys differ, and by comparing where these are the same. The
// result is a or a scratch slice of its size.
func sortRecords(a []record) []record {
	if len(a) < 256 {
		sortRun(a)
		return a
	}
	var differ uint64
	for i := range a {
		differ |= a[i].key ^ a[0].key
	}
	low := max(0, bits.Len64(differ)-digits*digitBits)
	var counts [digits][buckets]uint32
	for i := range a {
		k := a[i].key >> low
		for d := range digits {
			counts[d][k>>(d*digitBits)&(buckets-1)]++
		}
	}
	from, to := a, []record(nil)
	for d := range digits {
		c, shift := &counts[d], low+d*digitBits
		if int(c[a[0].key>>shift&(buckets-1)]) == len(a) {
			continue // every key has the same digit here
		}
		if to == nil {
			to = make([]record, len(a))
		}
		var sum uint32
		for b := range c {
			c[b], sum = sum, sum+c[b]
		}
		for i := range from {
			b := from[i].key >> shift & (buckets - 1)
			to[c[b]] = from[i]
			c[b]++
		}
		from, to = to, from
	}
	for i := 0; low > 0 && i < len(from); {
		j := i + 1
		for j < len(from) && from[j].key>>low == from[i].key>>low {
			j++
		}
		sortRun(from[i:j])
		i = j
	}
	return from
}

// sortRun sorts by comparing.
func sortRun(run []record) {
	byKey := func(a, b record) int { return cmp.Compare(a.key, b.key) }
	if len(run) > 1 && !slices.IsSortedFunc(run, byKey) {
		slices.SortStableFunc(run, byKey)
	}
}

// snap gives the sorted records of a run of nearly equal times the time of its
// first, by the rule of [SnapTies]. It reports whether it changed any, and how
// many distinct times there were before.
func snap(sorted []record) (changed bool, distinct int) {
	var sum float64
	for i := range sorted {
		if i == 0 || sorted[i].key != sorted[i-1].key {
			sum += sorted[i].time()
			distinct++
		}
	}
	limit := tolerance * math.Max(1, sum/float64(distinct))
	head, previous := uint64(0), uint64(0)
	for i := range sorted {
		switch k := sorted[i].key; {
		case i == 0:
			head, previous = k, k
		case k == previous:
		case math.Float64frombits(k)-math.Float64frombits(previous) <= limit:
			previous, changed = k, true
		default:
			head, previous = k, k
		}
		sorted[i].key = head
	}
	return changed, distinct
}

// rowRecords returns a record for every exit (tag 2*row) and every delayed
// entry (tag 2*row + 1), sorted by time.
func rowRecords(obs []Observation) []record {
	records := make([]record, 0, len(obs))
	for i, o := range obs {
		records = append(records, record{keyOf(o.Time), uint32(2 * i)})
		if o.Entry != 0 {
			records = append(records, record{keyOf(o.Entry), uint32(2*i + 1)})
		}
	}
	return sortRecords(records)
}

// snapRows writes the snapped times of sorted records back to their rows.
func snapRows(obs []Observation, sorted []record) error {
	if changed, _ := snap(sorted); !changed {
		return nil
	}
	for _, r := range sorted {
		if row := r.tag / 2; r.tag%2 == 0 {
			obs[row].Time = r.time()
		} else {
			obs[row].Entry = r.time()
		}
	}
	for i, o := range obs {
		if err := o.check(); err != nil {
			return &RowError{Row: i, Err: err}
		}
	}
	return nil
}
