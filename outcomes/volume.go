package outcomes

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
)

// A Place is to what contacts, meetings and hours belong. Each may be empty. The zero
// Place is none that is named.
type Place struct {
	Programme peer.ProgrammeID `json:"programme,omitempty"`
	Site      peer.SiteID      `json:"site,omitempty"`
	Funding   peer.FundingID   `json:"funding,omitempty"`
}

// A Volume gathers what the first page of a funder's form counts: contacts,
// attendance, hours and supplies. It is a set: the same contact twice is one, and
// volumes that were gathered apart are put together by [Volume.Merge], in any order.
// [Volume.Count] and [Volume.By] count a period of it. It keeps one small record
// for each contact. What is added goes into a copy, so that it is quicker to add many
// at once. The zero Volume is empty.
//
// It has no stored form of its own: encounters, sheets and [Hours] have, and so has
// the [VolumeCount] that was sent. To run a page of then again, gather what had been
// recorded by then, each in the revision that it had, and compare it with what was sent.
type Volume struct {
	contacts map[peer.EncounterID]contact
	meetings map[meetingKey]meeting
	hours    map[HoursID]Hours
}

// A contact is what a volume keeps of an encounter.
type contact struct {
	Place
	revision    int
	start       time.Time
	kind        peer.EncounterKind
	modality    peer.Modality
	minutes     int
	attempted   bool
	participant peer.ParticipantID
	supplies    []peer.Supply
}

func (c contact) equal(o contact) bool {
	supplies := slices.Equal(c.supplies, o.supplies)
	same := c.start.Equal(o.start)
	return supplies && same && c.Place == o.Place && c.revision == o.revision && c.kind == o.kind && c.modality == o.modality &&
		c.minutes == o.minutes && c.attempted == o.attempted && c.participant == o.participant
}

type meetingKey struct {
	meeting  group.MeetingID
	activity group.ActivityID
}

// A meeting is what a volume keeps of an attendance sheet.
type meeting struct {
	Place
	revision         int
	start            time.Time
	there, newcomers int
}

// HoursID names one entry of hours.
type HoursID = peer.ID[Hours]

// Hours are minutes that somebody worked on a day. [Hours.Check] says whether they fit
// together; JSON is read and written only if they do. The zero Hours do not.
type Hours struct {
	ID        HoursID       `json:"id"`
	Worker    peer.WorkerID `json:"worker"`
	Volunteer bool          `json:"volunteer,omitempty"` // without pay
	On        peer.Date     `json:"on"`
	Minutes   int           `json:"minutes"` // up to those of a day
	Place
}

const minutesPerDay = 24 * 60

// Format keeps people out of every verb of fmt.
func (h Hours) Format(f fmt.State, _ rune) { redact.Format(f, "[hours]") }

// LogValue keeps people out of logs.
func (h Hours) LogValue() slog.Value { return slog.StringValue("[hours]") }

// Format keeps people out of every verb of fmt.
func (v Volume) Format(f fmt.State, _ rune) { redact.Format(f, v.shown()) }

// LogValue keeps people out of logs.
func (v Volume) LogValue() slog.Value { return slog.StringValue(v.shown()) }

func (v Volume) shown() string { return fmt.Sprintf("[volume of %d contacts]", len(v.contacts)) }

// AddContacts adds encounters. Of one that is there already the greater revision
// stands. It returns what [peer.Encounter.Check] says of the first that does not fit
// together, and [ErrVolume] for two that differ under one id and revision; then
// nothing is added.
func (v *Volume) AddContacts(encounters ...peer.Encounter) error {
	more := Volume{contacts: make(map[peer.EncounterID]contact, len(encounters))}
	for _, e := range encounters {
		if err := e.Check(); err != nil {
			return err
		}
		c := contact{Place: Place{e.Programme, e.Site, e.Funding}, revision: e.Revision, start: e.Start.UTC(), kind: e.Kind, modality: e.Modality,
			minutes: e.Minutes, attempted: e.Attempted, participant: e.Participant, supplies: slices.Clone(e.Supplies)}
		if err := put(more.contacts, e.ID, c, contact.newer, contact.equal); err != nil {
			return err
		}
	}
	return v.take(more)
}

// AddAttendance adds the sheets of meetings: heads, however the group keeps them.
// Who was there is not looked at, and counts among the people only by an encounter.
// It returns [ErrVolume] for a sheet without a meeting or activity, and as AddContacts does.
func (v *Volume) AddAttendance(at Place, sheets ...group.Sheet) error {
	more := Volume{meetings: make(map[meetingKey]meeting, len(sheets))}
	for _, s := range sheets {
		key := meetingKey{s.Meeting(), s.Activity()}
		if key == (meetingKey{}) || s.Start().IsZero() {
			return fmt.Errorf("%w: a sheet is that of a meeting or an activity", ErrVolume)
		}
		m := meeting{at, s.Revision, s.Start().UTC(), s.Total(), s.Newcomers()}
		if err := put(more.meetings, key, m, meeting.newer, same[meeting]); err != nil {
			return err
		}
	}
	return v.take(more)
}

// AddHours adds hours worked. It returns what [Hours.Check] says of the first that do
// not fit together, and [ErrVolume] for hours that differ from others of the same id;
// then nothing is added.
func (v *Volume) AddHours(all ...Hours) error {
	more := Volume{hours: make(map[HoursID]Hours, len(all))}
	for _, h := range all {
		if err := h.Check(); err != nil {
			return err
		}
		if err := put(more.hours, h.ID, h, never[Hours], same[Hours]); err != nil {
			return err
		}
	}
	return v.take(more)
}

// Merge returns what is in either volume. It does not matter in which order volumes
// are merged, or whether they overlap. It returns [ErrVolume] if the two say
// different things under one id and revision.
func (v Volume) Merge(o Volume) (Volume, error) {
	var out Volume
	if err := out.take(v); err != nil {
		return Volume{}, err
	}
	if err := out.take(o); err != nil {
		return Volume{}, err
	}
	return out, nil
}

// take adds everything of another volume, or nothing.
func (v *Volume) take(o Volume) error {
	contacts, err := union(v.contacts, o.contacts, contact.newer, contact.equal)
	if err != nil {
		return err
	}
	meetings, err := union(v.meetings, o.meetings, meeting.newer, same[meeting])
	if err != nil {
		return err
	}
	hours, err := union(v.hours, o.hours, never[Hours], same[Hours])
	if err != nil {
		return err
	}
	*v = Volume{contacts, meetings, hours}
	return nil
}

func (c contact) newer(o contact) bool { return c.revision > o.revision }
func (m meeting) newer(o meeting) bool { return m.revision > o.revision }

func never[T any](T, T) bool         { return false }
func same[T comparable](a, b T) bool { return a == b }

// put adds one record to a map, the newer of two standing.
func put[K comparable, T any](into map[K]T, key K, t T, newer, equal func(a, b T) bool) error {
	old, ok := into[key]
	switch {
	case !ok || newer(t, old):
		into[key] = t
	case !newer(old, t) && !equal(old, t):
		return fmt.Errorf("%w: one id stands for two things that differ", ErrVolume)
	}
	return nil
}

// union returns a map of what is in either and changes neither.
func union[K comparable, T any](a, b map[K]T, newer, equal func(a, b T) bool) (map[K]T, error) {
	if len(b) == 0 {
		return a, nil // no map is changed once it stands in a volume
	}
	out := make(map[K]T, len(a)+len(b))
	for _, m := range []map[K]T{a, b} {
		for k, t := range m {
			if err := put(out, k, t, newer, equal); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}
