package outcomes

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// A PersonOutcome is what a measure found of one index event, or of one interview where
// a schedule has several: what a [Figure] adds up. It names the participant, so that
// covariates of the programme's own can be found; it stays in the programme and prints
// nobody. The zero value is of nobody.
type PersonOutcome struct {
	Person    peer.ParticipantID `json:"person"` // the kept id, if ids were merged
	Index     EventID            `json:"index"`  // the index event
	Programme peer.ProgrammeID   `json:"programme,omitempty"`
	Site      peer.SiteID        `json:"site,omitempty"`
	Funding   peer.FundingID     `json:"funding,omitempty"`
	Entered   peer.Date          `json:"entered"`          // the index day
	Number    int                `json:"number,omitempty"` // of the interview, from 1; 0 without one
	// LeftOut is the reason for which the figure leaves it out; what follows is then not
	// known, but for Time.
	LeftOut string `json:"left_out,omitempty"`
	// Followed is the day on which Outcome was known: that of the answer, the last of the
	// window or of the time at risk, or the discharge that is counted. No date if it is not known.
	Followed peer.Date `json:"followed,omitzero"`
	// Outcome is 1 or 0 for what the leading share counts; of [MethodScored] the answer, of
	// [MethodRate] the number of events, of [MethodDays] the days from the index day on. No
	// value: nobody was seen, or nobody knows.
	Outcome stats.Estimate `json:"outcome,omitzero"`
	// Before is the same as it was before: by the answer before, or the days before.
	Before stats.Estimate `json:"before,omitzero"`
	// Time is the time in days until the event, of [MethodRetained] and [MethodRate]: its
	// cause is [CauseEvent], [CauseCompeting], or 0 where the records or the window end first. Of a
	// rate it is the time until the first event, and counts days at risk alone.
	Time stats.CompetingObservation `json:"time,omitzero"`
}

// Causes of the Time of a [PersonOutcome], by the number that package stats knows them under.
const (
	// CauseEvent: leaving, or the event that a rate counts.
	CauseEvent = iota + 1
	// CauseCompeting: another ending, after which the event can no longer come.
	CauseCompeting
)

// ByPerson returns what [Measure.Of] adds up, by the ids of the people, then by the day, the
// id and the number of what they are counted from. Those left out are among them, with the
// reason. Somebody with several index events has several rows: for one each, as a
// comparison of people needs it, the measure has Index.FirstOnly. It returns the errors
// of [Measure.Of].
func (m Measure) ByPerson(log Log, ask Ask) ([]PersonOutcome, error) {
	w, err := m.work(log, ask)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(w.rows, func(a, b PersonOutcome) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), a.Entered.Compare(b.Entered), cmp.Compare(a.Index, b.Index), cmp.Compare(a.Number, b.Number))
	})
	return w.rows, nil
}

// row adds what is found of an index event. It is to be filled in before the next is added.
func (w *working) row(s start) *PersonOutcome {
	w.rows = append(w.rows, PersonOutcome{Person: s.person, Index: s.event.ID, Programme: s.event.Programme, Site: s.event.Site,
		Funding: s.event.Funding, Entered: s.day})
	return &w.rows[len(w.rows)-1]
}

// leave adds an index event that is left out.
func (w *working) leave(s start, reason string) *PersonOutcome {
	r := w.row(s)
	r.LeftOut = reason
	return r
}

// found fills in an outcome that is known, by a day.
func (r *PersonOutcome) found(outcome float64, on peer.Date) {
	r.Outcome, r.Followed = stats.Known(outcome), on
}

// excluded counts those left out by reason, in the order in which the reasons were met.
func (w *working) excluded() []Tally {
	out := []Tally{}
	for _, r := range w.rows {
		if r.LeftOut == "" {
			continue
		}
		at := slices.IndexFunc(out, func(t Tally) bool { return t.Name == r.LeftOut })
		if at < 0 {
			at, out = len(out), append(out, Tally{Name: r.LeftOut})
		}
		out[at].N++
	}
	return out
}

func oneIf(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// Format keeps people and outcomes out of every verb of fmt.
func (o PersonOutcome) Format(f fmt.State, _ rune) { redact.Format(f, "[person outcome]") }

// LogValue keeps people and outcomes out of logs.
func (o PersonOutcome) LogValue() slog.Value { return slog.StringValue("[person outcome]") }
