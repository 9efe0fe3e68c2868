package supervision

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// SessionContent is what goes on record of a session beside what its [Cycle] has: its
// kind and what it was about, as codes. It has no words of the two, no participant and nothing
// confidential, so that it can stand in a supervision file and never in a
// participant's record.
type SessionContent struct {
	Kind     SessionKind `json:"kind"`
	Purposes []Purpose   `json:"purposes,omitempty"`
	Areas    []Area      `json:"areas"` // at least one
	// Observed is of an observation, and of nothing else.
	Observed *Observation `json:"observation,omitempty"`
	// Competence says that the supervisor commented on continuing competence, as Montana asks;
	// the comment stays in the host's file. ToImprove are the areas that it names.
	Competence bool       `json:"competence,omitempty"`
	ToImprove  []Area     `json:"to_improve,omitempty"`
	Actions    []ActionID `json:"actions,omitempty"` // agreed on or carried in this session
}

// An Observation is what a supervisor saw while the worker served. The participant agreed
// before; without that there is no observation to put on record.
type Observation struct {
	On        peer.Date       `json:"on"`
	Service   peer.ActivityID `json:"service"` // what the worker did, of the scope catalogue
	Consent   bool            `json:"consent"` // the participant agreed
	Strengths []Area          `json:"strengths"`
	Growth    []Area          `json:"growth,omitempty"`
	FollowUp  ActionID        `json:"follow_up,omitempty"`
}

// A SessionRecord is the record of one session that was held. The zero value is none.
type SessionRecord struct {
	Cycle      CycleID           `json:"cycle"`
	Worker     peer.WorkerID     `json:"worker"`
	Supervisor peer.SupervisorID `json:"supervisor"`
	Start      time.Time         `json:"start"`
	Minutes    int               `json:"minutes"`
	Modality   peer.Modality     `json:"modality"`
	SessionContent
}

// NewSessionRecord returns the record of the session that a cycle held. It returns an error
// that matches [ErrRecord] if nothing was held, or if the content does not go with the
// cycle: a group is a group in both, so is an observation, and a debrief was called as
// one; or lacks an area, or holds an unknown name; or is an observation without the participant's
// consent, a date, a service or a strength.
func NewSessionRecord(c Cycle, content SessionContent, zone *time.Location) (SessionRecord, error) {
	var held *Session
	for _, s := range c.Sessions(zone) {
		if s.Result == Held {
			held = &s
		}
	}
	if held == nil {
		return SessionRecord{}, fmt.Errorf("%w: no session of the cycle was held", ErrRecord)
	}
	r := SessionRecord{Cycle: c.id, Worker: c.worker, Supervisor: held.Supervisor, Start: inUTC(held.Start),
		Minutes: int(held.Length / time.Minute), Modality: held.Modality, SessionContent: content.clone()}
	debrief := c.history.Moves()[0].Event == CallDebrief
	switch {
	case (held.Form == Group) != (content.Kind == KindGroup):
		return SessionRecord{}, fmt.Errorf("%w: a group session is one in the cycle and on record", ErrRecord)
	case held.Observation != (content.Kind == KindObservation):
		return SessionRecord{}, fmt.Errorf("%w: an observation is one in the cycle and on record", ErrRecord)
	case content.Kind == KindDebrief && !debrief:
		return SessionRecord{}, fmt.Errorf("%w: a debrief is called as one when its cycle begins", ErrRecord)
	}
	return r, r.check()
}

func (c SessionContent) clone() SessionContent {
	c.Purposes, c.Areas, c.ToImprove, c.Actions = slices.Clone(c.Purposes), slices.Clone(c.Areas), slices.Clone(c.ToImprove), slices.Clone(c.Actions)
	if c.Observed != nil {
		o := *c.Observed
		o.Strengths, o.Growth = slices.Clone(o.Strengths), slices.Clone(o.Growth)
		c.Observed = &o
	}
	return c
}

func (r SessionRecord) check() error {
	bad := func(what string) error { return fmt.Errorf("%w: want %s", ErrRecord, what) }
	switch {
	case r.Cycle == "" || r.Worker == "" || r.Supervisor == "" || !storable.ID(string(r.Cycle)) || !storable.ID(string(r.Worker)) || !storable.ID(string(r.Supervisor)):
		return bad("a cycle, a worker and a supervisor, in valid UTF-8 of at most 256 bytes")
	case string(r.Worker) == string(r.Supervisor):
		return bad("a supervisor who is not the worker")
	case r.Start.IsZero() || !storable.Time(r.Start) || r.Minutes < 1 || r.Minutes > 24*60 || !slices.Contains(waysToMeet, r.Modality):
		return bad("a start, 1 to 1440 minutes and how the two met")
	case !slices.Contains(sessionKindList, r.Kind) || !listed(r.Purposes, purposeList):
		return bad("a kind, and purposes that are on the list, each once")
	case len(r.Areas) == 0 || !listed(r.Areas, areaList) || !listed(r.ToImprove, areaList):
		return bad("at least one area, and no area that is not on the list or there twice")
	case (r.Kind == KindObservation) != (r.Observed != nil):
		return bad("what was seen, of an observation and of nothing else")
	case slices.ContainsFunc(r.Actions, func(id ActionID) bool { return id == "" || !storable.ID(string(id)) }):
		return bad("ids of actions in valid UTF-8 of at most 256 bytes")
	}
	if o := r.Observed; o != nil {
		switch {
		case !o.Consent:
			return bad("the consent of the participant who was there")
		case o.On.IsZero() || o.Service == "" || !storable.ID(string(o.Service)) || !storable.ID(string(o.FollowUp)):
			return bad("the day of the observation and the service that was seen")
		case len(o.Strengths) == 0 || !listed(o.Strengths, areaList) || !listed(o.Growth, areaList):
			return bad("at least one strength, and strengths and growth points that are on the list of areas")
		}
	}
	return nil
}

// UnmarshalJSON reads what encoding/json writes of a record and refuses unknown keys and
// what no record can hold. On error r is unchanged.
func (r *SessionRecord) UnmarshalJSON(data []byte) error {
	type plain SessionRecord
	var p plain
	if err := lifecycle.ReadStored("supervision_record", data, &p); err != nil {
		return err
	}
	if err := SessionRecord(p).check(); err != nil {
		return err
	}
	p.Start = inUTC(p.Start)
	*r = SessionRecord(p)
	return nil
}

const sessionRecordShown = "[supervision session record]"

// Format keeps people out of every verb of fmt.
func (SessionRecord) Format(f fmt.State, _ rune) { redact.Format(f, sessionRecordShown) }

// LogValue keeps people out of logs.
func (SessionRecord) LogValue() slog.Value { return slog.StringValue(sessionRecordShown) }

// Format keeps ids out of every verb of fmt.
func (SessionContent) Format(f fmt.State, _ rune) { redact.Format(f, sessionRecordShown) }

// LogValue keeps ids out of logs.
func (SessionContent) LogValue() slog.Value { return slog.StringValue(sessionRecordShown) }

// Format keeps ids out of every verb of fmt.
func (Observation) Format(f fmt.State, _ rune) { redact.Format(f, "[observation]") }

// LogValue keeps ids out of logs.
func (Observation) LogValue() slog.Value { return slog.StringValue("[observation]") }
