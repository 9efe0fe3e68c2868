package supervision

import (
	"cmp"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// CoverRoster returns a roster with cover put in, for a host that has a roster and no
// agreements: on the days of the cover the deputy stands there in place of the absent
// supervisor, or beside the others if the absent one was not on it. Cover before the worker's first
// assignment does nothing. The result is ordered by worker, date and supervisor.
func CoverRoster(roster []Assignment, covers []Cover) []Assignment {
	rows := slices.Clone(roster)
	slices.SortStableFunc(rows, func(a, b Assignment) int {
		return cmp.Or(compareIDs(a.Worker, b.Worker), a.Since.Compare(b.Since), compareIDs(a.Supervisor, b.Supervisor))
	})
	by := map[peer.WorkerID][]Cover{}
	for _, c := range covers {
		if !c.Span().IsEmpty() {
			by[c.plan.Worker] = append(by[c.plan.Worker], c)
		}
	}
	var out []Assignment
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].Worker == rows[0].Worker {
			n++
		}
		if mine := by[rows[0].Worker]; len(mine) > 0 {
			out = append(out, coveredRows(rows[:n], mine)...)
		} else {
			out = append(out, rows[:n]...)
		}
		rows = rows[n:]
	}
	return out
}

// coveredRows returns the rows of one worker, ordered by date, with cover put in.
func coveredRows(rows []Assignment, covers []Cover) []Assignment {
	var days []peer.Date
	for _, r := range rows {
		days = append(days, r.Since)
	}
	for _, c := range covers {
		days = append(days, c.plan.From, c.until)
	}
	slices.SortFunc(days, peer.Date.Compare)
	var out []Assignment
	for _, on := range slices.Compact(days) {
		if on.Before(rows[0].Since) || on == noEnd {
			continue
		}
		var there []Assignment
		for _, r := range rows { // those of the latest date that is not after the day
			if on.Before(r.Since) {
				break
			}
			if len(there) > 0 && there[0].Since != r.Since {
				there = there[:0]
			}
			there = append(there, r)
		}
		out = append(out, standIn(there, covers, on)...)
	}
	return out
}

// standIn returns the rows of one day with deputies in the place of those absent.
func standIn(there []Assignment, covers []Cover, on peer.Date) []Assignment {
	var deputies, out []Assignment
	absent := map[peer.SupervisorID]bool{}
	for _, c := range covers {
		if c.Span().Contains(on) {
			row := there[0]
			row.Since, row.Supervisor, row.Kind, row.SupervisorFTE = on, c.plan.Deputy, c.plan.Kind, 0
			deputies = append(deputies, row)
			absent[c.plan.Absent] = true
		}
	}
	for _, row := range there {
		row.Since = on
		if row.Supervisor == "" && len(deputies) > 0 || absent[row.Supervisor] {
			continue
		}
		out = append(out, row)
	}
	out = append(out, deputies...)
	slices.SortStableFunc(out, func(a, b Assignment) int { return compareIDs(a.Supervisor, b.Supervisor) })
	return slices.CompactFunc(out, func(a, b Assignment) bool { return a.Supervisor == b.Supervisor })
}
