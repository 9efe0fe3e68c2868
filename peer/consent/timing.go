package consent

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Timing is one deadline of a consent.
type Timing = lifecycle.Timing[State, Event]

// Timings returns the default deadlines, all of them design defaults: how long a
// draft may wait for an answer, and when somebody asks whether a spoken wish is to
// be put in writing. That a consent runs out on a day is in its terms; see
// [Reviews].
func Timings() []Timing {
	return []Timing{
		{Name: "answer_draft", States: []State{StateDraft}, Waiting: lifecycle.ParticipantParty,
			Within: lifecycle.Days(30), Nudges: []lifecycle.Span{lifecycle.Days(14)}, Propose: ExpireConsent,
			Source: source.DesignDefault("a request that nobody answers does not stay open")},
		{Name: "write_wish", States: []State{StateStopped}, Waiting: lifecycle.ProgrammeParty, Within: lifecycle.Days(14),
			Source: source.DesignDefault("somebody offers the paper; the wish holds without it")},
	}
}
