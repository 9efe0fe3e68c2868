package supervision

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Concern is a matter for one worker's supervision: that it is there, never what was
// said. It is how other rooms tell this one: a decision about scope, a flag of a
// questionnaire. The host makes it from theirs. The zero value is none.
//
// A boundary that workers raise of their own has no consequence: a concern names no
// worker, and nothing here counts concerns of that kind or of wellbeing.
type Concern struct {
	Key      string      `json:"key"` // the same for the same matter, so that it is on the agenda once
	Kind     ConcernKind `json:"kind"`
	Severity Severity    `json:"severity"`
	At       time.Time   `json:"at"`               // when it came up
	Area     Area        `json:"area,omitempty"`   // empty is the area of its kind
	About    string      `json:"about,omitempty"`  // code of another room, such as an activity of the scope catalogue; no words
	Shared   bool        `json:"shared,omitempty"` // the worker wants it here; needed for wellbeing, as a kind or as an area, but for a topic
}

// areas has the area of each kind of concern.
var areas = map[ConcernKind]Area{
	ConcernScope:       AreaScope,
	ConcernBoundary:    AreaBoundaries,
	ConcernOutcome:     AreaRisk,
	ConcernNotes:       AreaDocumentation,
	ConcernWellbeing:   AreaWellbeing,
	ConcernGroup:       AreaRisk,
	ConcernIncident:    AreaRisk,
	ConcernTopic:       AreaSkills,
	ConcernAction:      AreaActions,
	ConcernDebrief:     AreaRisk,
	ConcernSupervision: AreaFeedbackToSupervisor,
}

func (c Concern) area() Area {
	if c.Area != "" {
		return c.Area
	}
	return areas[c.Kind]
}

// Check returns an error that matches [ErrConcern] and says what the concern lacks, or nil.
func (c Concern) Check() error {
	bad := func(what string) error { return fmt.Errorf("%w: want %s", ErrConcern, what) }
	switch {
	case c.Key == "" || !storable.ID(c.Key) || !storable.ID(c.About):
		return bad("a key, and a code or none, in valid UTF-8 of at most 256 bytes")
	case !slices.Contains(concernKindList, c.Kind):
		return bad("a kind, such as scope_decision or boundary")
	case !c.Severity.known():
		return bad("a severity")
	case c.At.IsZero() || !storable.Time(c.At):
		return bad("a time in the years 1 to 9999")
	case c.Area != "" && !slices.Contains(areaList, c.Area):
		return bad("an area that is on the list, or none")
	case !c.Shared && (c.Kind == ConcernWellbeing || c.Area == AreaWellbeing && c.Kind != ConcernTopic):
		return bad("the worker's own wish to have their wellbeing on the agenda")
	}
	return nil
}

// UnmarshalJSON reads what encoding/json writes of a concern and refuses unknown keys and
// what [Concern.Check] refuses. On error c is unchanged.
func (c *Concern) UnmarshalJSON(data []byte) error {
	type plain Concern
	var p plain
	if err := lifecycle.ReadStored("supervision_concern", data, &p); err != nil {
		return err
	}
	if err := Concern(p).Check(); err != nil {
		return err
	}
	p.At = inUTC(p.At)
	*c = Concern(p)
	return nil
}

// debriefWithin is how long after an emergency it is talked over: a design default.
const debriefWithin = 24 * time.Hour

// DebriefDue returns by when an emergency is talked over: 24 hours after the verdict, which
// is a design default.
func DebriefDue(verdict time.Time) time.Time { return verdict.Add(debriefWithin) }

// DebriefConcern returns the concern that an emergency of the given time has not been
// talked over, and false if one of the cycles is a debrief that was called since and
// was held.
func DebriefConcern(key string, verdict time.Time, cycles []Cycle) (Concern, bool) {
	for _, c := range cycles {
		moves := c.history.Moves()
		if len(moves) == 0 || moves[0].Event != CallDebrief {
			continue
		}
		for _, e := range moves {
			if start := e.Data.Start; e.Event == HoldSession && !e.At.Before(verdict) && (start.IsZero() || !start.Before(verdict)) {
				return Concern{}, false
			}
		}
	}
	return Concern{Key: key, Kind: ConcernDebrief, Severity: SeverityUrgent, At: inUTC(verdict)}, true
}

// DebriefPlan returns the plan of the debrief of an emergency, for [NewCycle] with
// [CallDebrief]: on the days from the verdict to the end of the 24 hours, in zone.
func DebriefPlan(id CycleID, worker peer.WorkerID, supervisor peer.SupervisorID, verdict time.Time, zone *time.Location) CyclePlan {
	return CyclePlan{ID: id, Worker: worker, Supervisor: supervisor,
		Period: peer.DateRange{From: peer.DateOf(verdict, zone), Until: peer.DateOf(DebriefDue(verdict), zone).AddDays(1)}}
}

// GroupConcerns returns what a happening in a group brings to the supervision of whoever
// led it: the incident, and a debrief where the emergency number was called. Its key is
// that of the happening after a word; one that would be longer than 256 bytes is shortened.
func GroupConcerns(c group.Consequence) []Concern {
	if c.Key == "" || c.At.IsZero() {
		return nil
	}
	incident := Concern{Key: storable.Key("group/", c.Key, ""), Kind: ConcernGroup, Severity: SeverityRoutine, At: inUTC(c.At), About: string(c.Kind)}
	switch {
	case c.Level >= 3:
		incident.Severity = SeverityUrgent
		debrief := incident
		debrief.Key, debrief.Kind = storable.Key("debrief/", c.Key, ""), ConcernDebrief
		return []Concern{incident, debrief}
	case c.Level == 2:
		incident.Severity = SeverityUrgent
	}
	return []Concern{incident}
}

// Format prints the kind and keeps keys out of every verb of fmt.
func (c Concern) Format(f fmt.State, _ rune) { redact.Format(f, "[concern "+string(c.Kind)+"]") }

// LogValue keeps keys out of logs.
func (c Concern) LogValue() slog.Value { return slog.StringValue("[concern " + string(c.Kind) + "]") }
