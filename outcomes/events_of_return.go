package outcomes

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

// EventsOfReturn returns the [UseDay] that a participant's own record of a return to
// use tells of, as far as they show the record to the reader: whoever keeps the log
// for the programme. at is where it belongs. It says that there was use on that day
// and nothing else that the record does: not what it was, in which word, or the words
// beside it.
//
// It is known from when the record was shown, or said anew, whichever is later. What
// was said or shown before is the participant's and is not among the records.
//
// It returns [ErrNotShared] if the reader is not shown it, and a participant is no
// reader; and [ErrNoUseDay] if it tells of no day, a month alone, of a behaviour that
// is no use of a substance, or in the person's own word without saying to what they
// returned. The Reading beside either error has no records: [Log.Reread] takes away
// with it what was read before, so that a participant may change their mind. What was
// known then stays in the log as known then; a log made anew knows nothing of it.
func EventsOfReturn(u recovery.ReturnRecord, reader lifecycle.Actor, at Place) (Reading, error) {
	r := readingOf("return", string(u.ID()), noticed(u, reader))
	said, ok := u.Read(reader)
	if !ok || reader.Party == lifecycle.ParticipantParty {
		return r, fmt.Errorf("%w: it is the participant's to record and to share", ErrNotShared)
	}
	if !isUse(said) || !said.On.HasDay() {
		return r, fmt.Errorf("%w: want a day, and a substance as the concern or a word that means use", ErrNoUseDay)
	}
	day := Event{ID: r.id("use"), Person: u.Participant(), Kind: UseDay, On: said.On.First(),
		Programme: at.Programme, Site: at.Site, Funding: at.Funding}
	full, err := r.take([]time.Time{told(u, reader)}, r.only, func(time.Time) ([]Event, error) { return []Event{day}, nil })
	return full, err
}

// told returns when what a record says now was recorded and shown to the reader. Of
// the history, which is the participant's, it takes that time alone.
func told(u recovery.ReturnRecord, reader lifecycle.Actor) time.Time {
	var shown, said time.Time
	for _, e := range u.History().Moves() {
		switch {
		case e.Event == recovery.RecordReturn || e.Event == recovery.SayReturnAnew:
			said = e.Recorded
		case e.Data.Reader != reader:
		case e.Event == recovery.UnshareReturn:
			shown = time.Time{}
		case e.Event == recovery.ShareReturn && shown.IsZero():
			shown = e.Recorded
		}
	}
	if shown.After(said) {
		return shown
	}
	return said
}

// noticed counts what the reader could see happen to a record: that it was shown to them
// and hidden, and what became of it while it was shown. It is the revision that the
// reader knows, and tells nothing of what was done with others or kept.
func noticed(u recovery.ReturnRecord, reader lifecycle.Actor) int {
	n, shown := 0, false
	for _, e := range u.History().Entries() {
		sharing := e.Event == recovery.ShareReturn || e.Event == recovery.UnshareReturn
		switch {
		case sharing && e.Data.Reader == reader:
			n, shown = n+1, e.Event == recovery.ShareReturn
		case !sharing && shown:
			n++
		}
	}
	return n
}

// isUse reports whether a record tells of the use of a substance.
func isUse(said recovery.ReturnReading) bool {
	switch said.Kind {
	case recovery.ReturnToBehaviour:
		return false
	case recovery.ReturnOwnWord:
		return said.Concern.IsSubstance()
	}
	return said.Concern == "" || said.Concern.IsSubstance()
}
