package outcomes

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// EventsOfEncounter returns the [PeerContact] that an encounter is, on the day of
// the zone on which it began. An attempt is no contact, and one without
// a participant, as a drop-in may be, is nobody's: they give no record. Somebody's
// part in a group is a contact like another, as each has an encounter of their own.
//
// notes are the notes of the encounter as far as there are any. The contact is
// taken away when the last of them that counted is voided. An encounter keeps no
// history: one that was saved anew, or of which nothing is left to count, is taken
// as corrected when it is read again ([Log.Reread]), and one of an older revision than
// was read before is passed over there.
//
// It returns what [peer.Encounter.Check] does, [ErrNoZone] without a zone, and
// [peer.ErrOtherNote] for a note of another encounter.
func EventsOfEncounter(e peer.Encounter, zone *time.Location, notes ...peer.Note) (Reading, error) {
	if err := e.Check(); err != nil {
		return Reading{}, err
	}
	if zone == nil {
		return Reading{}, errNoZone
	}
	r := readingOf("encounter", string(e.ID), e.Revision)
	moments := []time.Time{e.Recorded}
	var told []*tellingOf[peer.NoteState, peer.NoteEvent, peer.NoteSignature]
	for _, n := range notes {
		if n.Encounter() != e.ID {
			return Reading{}, fmt.Errorf("%w: want those of the encounter", peer.ErrOtherNote)
		}
		t := telling(n.History(), nil)
		told = append(told, t)
		for _, at := range t.moments() {
			if at.After(e.Recorded) {
				moments = append(moments, at)
			}
		}
	}
	if e.Attempted || e.Participant == "" {
		return r, nil
	}
	contact := Event{ID: r.id("contact"), Person: e.Participant, Kind: PeerContact, On: peer.DateOf(e.Start, zone),
		Programme: e.Programme, Site: e.Site, Funding: e.Funding}
	return r.take(moments, r.only, func(at time.Time) ([]Event, error) {
		if voided(told, at) {
			return nil, nil
		}
		return []Event{contact}, nil
	})
}

// voided reports whether there are notes, and none of them counts, as known at a
// moment.
func voided(notes []*tellingOf[peer.NoteState, peer.NoteEvent, peer.NoteSignature], at time.Time) bool {
	begun, counts := false, false
	for _, n := range notes {
		if _, moves := n.until(at); len(moves) > 0 {
			begun, counts = true, counts || moves[len(moves)-1].To != peer.NoteVoided
		}
	}
	return begun && !counts
}
