package chart

import (
	"fmt"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// TimelineOf returns the picture of mentorships, without its title: the states that each
// passed through, as its history stands now, on the days of the zone, with what is over
// ending in a narrow bar. names are those of the lanes in their order, or none: then
// nobody is named and the lanes are numbered.
//
// It returns [ErrNoData] without mentorships or for one in no state, [ErrLength] for
// another number of names, or [ErrZone] without a zone.
func TimelineOf(today peer.Date, zone *time.Location, names []string, courses ...peer.Mentorship) (Timeline, error) {
	switch {
	case len(courses) == 0:
		return Timeline{}, ErrNoData
	case len(names) != 0 && len(names) != len(courses):
		return Timeline{}, ErrLength
	case zone == nil:
		return Timeline{}, ErrZone
	}
	t := Timeline{Today: today, Pauses: []string{stateWords(peer.MentorshipPaused)}}
	for i, m := range courses {
		lane := TimelineLane{Name: fmt.Sprintf("Course %d", i+1)}
		if len(names) > 0 {
			lane.Name = names[i]
		}
		for _, move := range m.History().Moves() {
			day := peer.DateOf(move.At, zone)
			last := len(lane.Spans) - 1
			if last >= 0 && lane.Spans[last].State == stateWords(move.To) {
				continue
			}
			if last >= 0 {
				lane.Spans[last].Until = day
			}
			lane.Spans = append(lane.Spans, TimelineSpan{State: stateWords(move.To), From: day})
		}
		if len(lane.Spans) == 0 {
			return Timeline{}, in(ErrNoData, "lane", i)
		}
		if end := &lane.Spans[len(lane.Spans)-1]; m.IsOver() {
			end.Until = end.From
		}
		t.Lanes = append(t.Lanes, lane)
	}
	return t, nil
}

// stateWords writes a state for people.
func stateWords(s peer.MentorshipState) string {
	words := strings.ReplaceAll(string(s), "_", " ")
	return strings.ToUpper(words[:min(1, len(words))]) + words[min(1, len(words)):]
}
