package outcomes

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// FormReplyID names one attempt to have a form filled in.
type FormReplyID = peer.ID[FormReply]

// A FormReply is what became of asking a participant to fill in a questionnaire, on
// a day. It is made to be read by [EventsOfForm] and is not to be stored; the zero
// value is refused.
type FormReply struct {
	ID          FormReplyID
	Participant peer.ParticipantID
	On          peer.Date
	Kind        ReplyKind         // Answered, Declined or Unable
	Result      instrument.Result // what the sheet came to, if it was answered
	Place
	Recorded time.Time // when this was recorded, or corrected
	InError  bool      // it should not exist
	Revision int       // raised by the host with every save; 0 if it keeps none
}

// EventsOfForm returns what a form says: an [Answer] for each scale of a sheet that
// was answered, under the code by which the measures ask for it ([AnswerScore]),
// without a value where the scale was not scorable; or, where it was declined or
// could not be asked for, an [Interview] with that fact. Prorated scores count as
// scores. A sheet is no interview: that one was held is the host's to record. Bands
// and flags are not carried over: those are for people to act on at once.
//
// A form that was corrected gives the same ids with the new time of recording; one
// that is InError gives no record, so that [Log.Reread] takes away what was read.
//
// It returns [ErrBadReply] for another kind of reply, for an answered one without a
// result and a result that was not answered, or one that shows no
// score, as [instrument.Result.For] somebody who is no reader; [ErrReading] without an id, and [ErrEvent]
// for what else is missing.
func EventsOfForm(f FormReply) (Reading, error) {
	r := readingOf("form", string(f.ID), f.Revision)
	if f.ID == "" {
		return Reading{}, fmt.Errorf("%w: of a form with an id", ErrReading)
	}
	answered := f.Kind == Answered
	if !answered && f.Kind != Declined && f.Kind != Unable || answered == (f.Result.Instrument == "") {
		return Reading{}, fmt.Errorf("%w: a form is answered, and then has a result, or declined or not possible", ErrBadReply)
	}
	if answered && len(f.Result.Scores) == 0 {
		return Reading{}, fmt.Errorf("%w: the result shows no score: want that of a reader who is shown the values", ErrBadReply)
	}
	base := Event{Person: f.Participant, On: f.On, Programme: f.Programme, Site: f.Site, Funding: f.Funding}
	var events []Event
	if !answered {
		e := base
		e.ID, e.Kind, e.Facts = r.id("interview"), Interview, []Fact{WasDeclined}
		if f.Kind == Unable {
			e.Facts = []Fact{WasUnable}
		}
		events = append(events, e)
	}
	for _, s := range f.Result.Scores {
		e := base
		e.ID, e.Kind, e.Code = r.id("score/"+s.Scale), Answer, AnswerScore(f.Result.Instrument, s.Scale)
		if s.Scorable() {
			e.Value = stats.Known(s.Value)
		}
		events = append(events, e)
	}
	full, err := r.take([]time.Time{f.Recorded}, r.only, func(time.Time) ([]Event, error) { return events, nil })
	if err != nil || f.InError {
		return r, err
	}
	return full, nil
}

// Format keeps people and scores out of every verb of fmt.
func (f FormReply) Format(s fmt.State, _ rune) { redact.Format(s, "[form reply]") }

// LogValue keeps people and scores out of logs.
func (f FormReply) LogValue() slog.Value { return slog.StringValue("[form reply]") }
