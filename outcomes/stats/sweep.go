package stats

import "slices"

// A moment is one distinct time of one stratum, by group: who was at risk just
// before it, who had the event at it and who left there in any way.
type moment struct {
	time                  float64
	atRisk, events, exits []int
	most                  int // there are no more moments than this
}

// A design says which group and stratum each row belongs to; nil means all in one.
type design struct {
	group, strata       []int
	groups, strataCount int
}

func (d design) cell(row int) int {
	c := 0
	if d.strata != nil {
		c = d.strata[row] * d.groups
	}
	if d.group != nil {
		c += d.group[row]
	}
	return c
}

// sweep visits the moments of every stratum, earliest first. The slices of a
// moment are reused for the next one.
func sweep(obs []Observation, s summary, d design, visit func(moment)) error {
	cells := d.groups * d.strataCount
	if span := int(min(s.last, maxWhole)) + 1; s.whole && span*cells <= 4*len(obs)+1<<16 {
		sweepWhole(obs, s, d, span, visit)
		return nil
	}
	return sweepSorted(obs, s, d, visit)
}

// sweepWhole counts whole-day times in tables instead of sorting them.
func sweepWhole(obs []Observation, s summary, d design, span int, visit func(moment)) {
	size := span * d.groups * d.strataCount
	events, exits := make([]int, size), make([]int, size)
	total := make([]int, d.groups*d.strataCount)
	var entries []int
	if s.delayed {
		entries = make([]int, size)
	}
	for i := range obs {
		o, cell := &obs[i], d.cell(i)
		stratum, group := cell/d.groups, cell%d.groups
		at := (stratum*span+int(o.Time))*d.groups + group
		exits[at]++
		if o.Event {
			events[at]++
		}
		if o.Entry != 0 {
			entries[(stratum*span+int(o.Entry))*d.groups+group]++
		} else {
			total[cell]++
		}
	}
	most := 0
	for i := range exits {
		if exits[i] > 0 {
			most++
		}
	}
	for stratum := range d.strataCount {
		m := moment{atRisk: total[stratum*d.groups : (stratum+1)*d.groups], most: most}
		for t := range span {
			at := (stratum*span + t) * d.groups
			m.time, m.events, m.exits = float64(t), events[at:at+d.groups], exits[at:at+d.groups]
			if slices.ContainsFunc(m.exits, func(n int) bool { return n > 0 }) {
				visit(m)
			}
			for g := range d.groups {
				m.atRisk[g] -= m.exits[g]
				if entries != nil {
					m.atRisk[g] += entries[at+g]
				}
			}
		}
	}
}

// What a record of sweepSorted stands for: its tag is 4*cell + kind.
const (
	exitCensored = iota
	exitEvent
	entryLate
)

func sweepSorted(obs []Observation, s summary, d design, visit func(moment)) error {
	records := make([]record, 0, len(obs))
	total := make([]int, d.groups*d.strataCount)
	for i := range obs {
		o, cell := &obs[i], d.cell(i)
		kind := exitCensored
		if o.Event {
			kind = exitEvent
		}
		records = append(records, record{keyOf(o.Time), uint32(4*cell + kind)})
		if o.Entry != 0 {
			records = append(records, record{keyOf(o.Entry), uint32(4*cell + entryLate)})
		} else {
			total[cell]++
		}
	}
	records = sortRecords(records)
	changed, distinct := snap(records)
	if changed && s.delayed {
		// A delayed entry may have been snapped onto its own time.
		rows := slices.Clone(obs)
		if err := snapRows(rows, rowRecords(rows)); err != nil {
			return err
		}
	}
	for stratum, rows := range byStratum(records, d) {
		m := moment{
			atRisk: total[stratum*d.groups : (stratum+1)*d.groups],
			events: make([]int, d.groups), exits: make([]int, d.groups), most: distinct,
		}
		entered := make([]int, d.groups)
		for i := 0; i < len(rows); {
			key, left := rows[i].key, false
			for ; i < len(rows) && rows[i].key == key; i++ {
				g := int(rows[i].tag/4) % d.groups
				switch rows[i].tag % 4 {
				case entryLate:
					entered[g]++
					continue
				case exitEvent:
					m.events[g]++
				}
				m.exits[g]++
				left = true
			}
			if left {
				m.time = record{key: key}.time()
				visit(m)
			}
			for g := range d.groups {
				m.atRisk[g] += entered[g] - m.exits[g]
				m.events[g], m.exits[g], entered[g] = 0, 0, 0
			}
		}
	}
	return nil
}

// byStratum splits sorted records by stratum, each part still sorted.
func byStratum(sorted []record, d design) [][]record {
	if d.strataCount == 1 {
		return [][]record{sorted}
	}
	parts := make([][]record, d.strataCount)
	for _, r := range sorted {
		s := int(r.tag/4) / d.groups
		parts[s] = append(parts[s], r)
	}
	return parts
}
