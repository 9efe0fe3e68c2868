package referral

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A FollowUpMark is how soon somebody is to be seen after an index event, by a
// measure of quality. Days are counted after the day of the event, so that 7 days
// are 8 calendar days with it.
type FollowUpMark struct {
	Name      string        `json:"name,omitempty"`
	After     string        `json:"after,omitempty"`      // the index event
	Days      int           `json:"days,omitempty"`       // last day that counts, after the day of the event
	SameDay   bool          `json:"same_day,omitempty"`   // a contact on the day of the event counts
	PeerVisit bool          `json:"peer_visit,omitempty"` // a visit of a peer worker counts
	AgeFrom   int           `json:"age_from,omitempty"`   // of the person, in years, on the day of the event; 0 if the note gives none
	Source    source.Source `json:"source,omitzero"`
}

// Names of marks.
const (
	MarkFUA7  = "fua_7"  // within 7 days of an emergency department visit
	MarkFUA30 = "fua_30" // within 30 days of it
)

// FollowUpMarks returns the marks of HEDIS for a visit to an emergency department
// because of substance use or an overdose. They hold for the measurement year
// 2024, as read in tip sheets of health plans. The marks after a hospital stay are
// not here: their figures were not confirmed.
func FollowUpMarks() []FollowUpMark {
	fua := func(name string, days int, where string) FollowUpMark {
		return FollowUpMark{Name: name, After: "emergency department visit for substance use or an overdose", Days: days, SameDay: true, PeerVisit: true, AgeFrom: 13,
			Source: source.Of("HED").At(where, source.Verified)}
	}
	return []FollowUpMark{
		fua(MarkFUA7, 7, "FUA: within 7 days, 8 calendar days with the day of the visit"),
		fua(MarkFUA30, 30, "FUA: within 30 days, 31 calendar days with the day of the visit"),
	}
}

// FollowUpWithin reports whether one of the visits, in any order, falls within a
// mark of the index event. A date that is none counts for nothing; whether somebody is
// old enough for the mark is not judged.
func FollowUpWithin(event peer.Date, mark FollowUpMark, visits []peer.Date) bool {
	if event.IsZero() || mark.Days < 0 {
		return false
	}
	end := event.AddDays(mark.Days)
	if end.IsZero() {
		end = peer.EndOfCalendar()
	}
	return slices.ContainsFunc(visits, func(v peer.Date) bool {
		return !v.IsZero() && (event.Before(v) || mark.SameDay && v == event) && !end.Before(v)
	})
}

// Figures of the HEDIS measure of beginning and engaging in treatment.
//
// Source: HEDIS IET, measurement year 2024, as read in tip sheets of health plans.
const (
	// InitiationDays is the last day on which treatment begins in time, after the day of the new episode.
	InitiationDays = 14
	// EngagementDays is the last day on which further services count, after the day on which it began.
	EngagementDays = 34
	// EngagementServices is how many further services engagement takes.
	EngagementServices = 2
)

// Engaged returns whether treatment began within [InitiationDays] of a new episode, and
// whether at least [EngagementServices] further services followed within
// [EngagementDays] of that beginning. services are dates in any order, one for each
// service; one on the day of the episode begins treatment. That a further service
// is one after the day of the beginning is this library's reading.
func Engaged(episode peer.Date, services []peer.Date) (initiated, engaged bool) {
	days := slices.DeleteFunc(slices.Clone(services), func(d peer.Date) bool { return d.IsZero() || d.Before(episode) })
	slices.SortFunc(days, peer.Date.Compare)
	if episode.IsZero() || len(days) == 0 || !within(episode, days[0], InitiationDays) {
		return false, false
	}
	further := 0
	for _, d := range days[1:] {
		if days[0].Before(d) && within(days[0], d, EngagementDays) {
			further++
		}
	}
	return true, further >= EngagementServices
}

func within(from, to peer.Date, days int) bool {
	end := from.AddDays(days)
	return end.IsZero() || !end.Before(to)
}
