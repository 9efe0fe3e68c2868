package outcomes

import (
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
)

// slowEndings is the rule of endings word for word, an event at a time.
func slowEndings(events []Event) map[EventID]Event {
	ends := map[EventID]Event{}
	ended := func(a Event) bool { _, ok := ends[a.ID]; return ok }
	for _, a := range events {
		i := slices.IndexFunc(events, func(d Event) bool { return d.Kind == Discharge && d.About == a.ID && !d.On.Before(a.On) })
		if a.Kind == Admission && i >= 0 {
			ends[a.ID] = events[i]
		}
	}
	for _, d := range events {
		if d.Kind != Discharge || d.About != "" {
			continue
		}
		var newest, same EventID
		for _, a := range events {
			switch {
			case a.Kind != Admission || ended(a) || d.On.Before(a.On):
			case a.On != d.On:
				newest = a.ID
			case same == "":
				same = a.ID
			}
		}
		if newest == "" {
			newest = same
		}
		if newest != "" {
			ends[newest] = d
		}
	}
	for _, d := range events {
		for _, a := range events {
			late := d.On.Before(a.On) || ended(a) && !d.On.Before(ends[a.ID].On)
			if d.Kind == Death && a.Kind == Admission && !late {
				d.Code = string(ReasonDied)
				ends[a.ID] = d
			}
		}
	}
	return ends
}

func TestWhatEndsEachAdmissionAgreesWithTheRuleWordForWord(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var p personEvents
		for i := range rapid.IntRange(0, 20).Draw(rt, "n") {
			e := Event{ID: EventID(strconv.Itoa(i)), Kind: rapid.SampledFrom([]EventKind{Admission, Admission, Discharge, Discharge, Death, PeerContact}).Draw(rt, "kind"),
				On: peer.EndOfCalendar().AddDays(-rapid.IntRange(0, 8).Draw(rt, "day"))}
			if e.Kind == Discharge && rapid.IntRange(0, 2).Draw(rt, "about") == 0 {
				e.About = EventID(strconv.Itoa(rapid.IntRange(0, 20).Draw(rt, "which")))
			}
			p.events = append(p.events, e)
		}
		slices.SortFunc(p.events, compareEvents)
		require.Equal(rt, slowEndings(p.events), p.endings())
	})
}
