package supervision

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A summing says how the sessions that qualify add up to what a line asks for.
type summing struct {
	accepts *Accepts
	count   bool   // sessions count by number
	longest bool   // the longest counts, not all together
	apart   Period // sessions in one of these count once by number; empty is no such rule
}

// A tally is what the sessions add up to so far, taken in order of time.
type tally struct {
	sessions      int
	single, group time.Duration
	counted       peer.Date // first day of the stretch in which the latest one counted
}

// add adds a session, and reports whether it did not count by number because
// another of the same stretch had.
func (t *tally) add(how *summing, m *meeting) (again bool) {
	if how.longest {
		t.single = max(t.single, m.Length)
		return false
	}
	if m.Form == Group && how.accepts.GroupShare > 0 {
		t.group += m.Length
	} else {
		t.single += m.Length
	}
	if !how.count {
		return false
	}
	if how.apart != "" {
		first := how.apart.around(m.on).From
		if t.counted == first {
			return true
		}
		t.counted = first
	}
	t.sessions++
	return false
}

// amount returns what counts of the tally, and the most that groups may fill of
// the time asked for.
func (t *tally) amount(how *summing, required Amount) (a Amount, groupsFill time.Duration) {
	groupsFill = t.group
	if share := how.accepts.GroupShare; share > 0 {
		whole, rest := required.Time/100, required.Time%100
		groupsFill = whole*time.Duration(share) + rest*time.Duration(share)/100
	}
	return Amount{Sessions: t.sessions, Time: t.single + min(t.group, groupsFill)}, groupsFill
}

// sum adds up the sessions that qualify, settles the line and says on whose side
// it lies that it is short. It is the worker's only if nothing else stood in the
// way: sessions that would have qualified were set up with a supervisor, would
// have been enough, and in the whole period nothing failed on another side.
func (j *judgement) sum(how summing) {
	var held, hadWorkerCome tally
	otherFailure := j.each(how.accepts, func(m *meeting) {
		if held.add(&how, m) {
			j.sayOfSession(m, CodeSameStretch, "another session of that "+how.apart.String()+" counts already; its time counts")
		}
		hadWorkerCome.add(&how, m)
	}, func(m *meeting) { hadWorkerCome.add(&how, m) })
	most, fill := held.amount(&how, j.line.Required)
	j.line.Held = most
	if held.group > fill && j.line.Required.Time > 0 {
		otherFailure = true
		if !j.silent {
			j.add(Finding{Code: CodeGroupShare, Text: fmt.Sprintf("%s minutes in groups; at most %s of them count", minutes(held.group), minutes(fill))})
		}
	}
	j.line.settle()
	if j.line.Met || j.line.Open {
		return
	}
	j.line.Cause = CauseOrganisation
	if come, _ := hadWorkerCome.amount(&how, j.line.Required); !otherFailure && come.reaches(j.line.Required) {
		j.line.Cause = CauseWorker
	}
}

// each tells what is on record of the sessions of the window and calls back for
// those that were held and qualify, and for those that would have qualified had the
// worker come. It reports whether anything failed that was not the worker's.
func (j *judgement) each(accepts *Accepts, held, missed func(*meeting)) (otherFailure bool) {
	otherFailure = j.uncovered
	all := j.sessions()
	for i := range all {
		m := &all[i]
		if accepts.Observed && !m.Observation {
			continue
		}
		refusals := accepts.refuses(m.Session)
		if m.Result == Held {
			if len(refusals) > 0 {
				otherFailure = true
				j.add(refusals...)
				continue
			}
			held(m)
			j.add(j.unrecorded(*m)...)
			continue
		}
		switch {
		case m.Result != MissedByWorker || !j.setUp(*m):
			otherFailure = true
		case len(refusals) == 0:
			missed(m)
		}
		j.add(j.notHeld(*m)...)
	}
	return otherFailure
}

func (j *judgement) sayOfSession(m *meeting, c Code, text string) {
	if !j.silent {
		j.add(Finding{Code: c, Text: text, Session: m.ID})
	}
}
