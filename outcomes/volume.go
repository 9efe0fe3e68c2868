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
// for each contact. A copy of a Volume does not change with it. The zero Volume is empty.
//
// It has no stored form of its own: encounters, sheets and [Hours] have, and so has
// the [VolumeCount] that was sent. To run a page of then again, gather what had been
// recorded by then, each in the revision that it had, and compare it with what was sent.
type Volume struct {
	contacts layers[peer.EncounterID, contact]
	meetings layers[meetingKey, meeting]
	hours    layers[HoursID, Hours]
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

// mostOfOne bounds the heads of one meeting and the pieces that one contact hands out,
// so that sums over all of them stay within a whole number.
const mostOfOne = 1_000_000_000

// Format keeps people out of every verb of fmt.
func (h Hours) Format(f fmt.State, _ rune) { redact.Format(f, "[hours]") }

// LogValue keeps people out of logs.
func (h Hours) LogValue() slog.Value { return slog.StringValue("[hours]") }

// Format keeps people out of every verb of fmt.
func (v Volume) Format(f fmt.State, _ rune) { redact.Format(f, v.shown()) }

// LogValue keeps people out of logs.
func (v Volume) LogValue() slog.Value { return slog.StringValue(v.shown()) }

func (v Volume) shown() string {
	return fmt.Sprintf("[volume of %d contacts]", len(v.contacts.all()))
}

// AddContacts adds encounters. Of one that is there already the greater revision
// stands. It returns what [peer.Encounter.Check] says of the first that does not fit
// together, and [ErrVolume] for two that differ under one id and revision, or for more
// than a billion pieces of a supply; then nothing is added.
func (v *Volume) AddContacts(encounters ...peer.Encounter) error {
	more := make(map[peer.EncounterID]contact, len(encounters))
	for _, e := range encounters {
		if err := e.Check(); err != nil {
			return err
		}
		if slices.ContainsFunc(e.Supplies, func(s peer.Supply) bool { return s.Count > mostOfOne }) {
			return fmt.Errorf("%w: one contact hands out at most %d pieces of a supply", ErrVolume, mostOfOne)
		}
		c := contact{Place: Place{e.Programme, e.Site, e.Funding}, revision: e.Revision, start: e.Start.UTC(), kind: e.Kind, modality: e.Modality,
			minutes: e.Minutes, attempted: e.Attempted, participant: e.Participant, supplies: slices.Clone(e.Supplies)}
		if err := put(more, e.ID, c, contact.newer, contact.equal); err != nil {
			return err
		}
	}
	contacts, err := v.contacts.with(more, contact.newer, contact.equal)
	if err == nil {
		v.contacts = contacts
	}
	return err
}

// AddAttendance adds the sheets of meetings: heads, however the group keeps them.
// Who was there is not looked at, and counts among the people only by an encounter.
// It returns [ErrVolume] for a sheet without a meeting or activity or with more than a
// billion heads, and as AddContacts does.
func (v *Volume) AddAttendance(at Place, sheets ...group.Sheet) error {
	more := make(map[meetingKey]meeting, len(sheets))
	for _, s := range sheets {
		key := meetingKey{s.Meeting(), s.Activity()}
		if key == (meetingKey{}) || s.Start().IsZero() {
			return fmt.Errorf("%w: a sheet is that of a meeting or an activity", ErrVolume)
		}
		if s.Total() > mostOfOne {
			return fmt.Errorf("%w: one meeting has at most %d heads", ErrVolume, mostOfOne)
		}
		m := meeting{at, s.Revision, s.Start().UTC(), s.Total(), s.Newcomers()}
		if err := put(more, key, m, meeting.newer, same[meeting]); err != nil {
			return err
		}
	}
	meetings, err := v.meetings.with(more, meeting.newer, same[meeting])
	if err == nil {
		v.meetings = meetings
	}
	return err
}

// AddHours adds hours worked. It returns what [Hours.Check] says of the first that do
// not fit together, and [ErrVolume] for hours that differ from others of the same id;
// then nothing is added.
func (v *Volume) AddHours(all ...Hours) error {
	more := make(map[HoursID]Hours, len(all))
	for _, h := range all {
		if err := h.Check(); err != nil {
			return err
		}
		if err := put(more, h.ID, h, never[Hours], same[Hours]); err != nil {
			return err
		}
	}
	hours, err := v.hours.with(more, never[Hours], same[Hours])
	if err == nil {
		v.hours = hours
	}
	return err
}

// Merge returns what is in either volume. It does not matter in which order volumes
// are merged, or whether they overlap. It returns [ErrVolume] if the two say
// different things under one id and revision.
func (v Volume) Merge(o Volume) (Volume, error) {
	contacts, err := v.contacts.with(o.contacts.all(), contact.newer, contact.equal)
	if err != nil {
		return Volume{}, err
	}
	meetings, err := v.meetings.with(o.meetings.all(), meeting.newer, same[meeting])
	if err != nil {
		return Volume{}, err
	}
	hours, err := v.hours.with(o.hours.all(), never[Hours], same[Hours])
	if err != nil {
		return Volume{}, err
	}
	return Volume{contacts, meetings, hours}, nil
}

func (c contact) newer(o contact) bool { return c.revision > o.revision }
func (m meeting) newer(o meeting) bool { return m.revision > o.revision }

func never[T any](T, T) bool         { return false }
func same[T comparable](a, b T) bool { return a == b }
