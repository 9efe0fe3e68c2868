package group

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/recovery"
)

// An Attendance says whether one person was at a meeting: by name, with a consent, a
// purpose and an end, or by code. Nothing of what they said belongs to it.
type Attendance struct {
	Who     Who              `json:"who"`
	Status  AttendanceStatus `json:"status"`
	Minutes int              `json:"minutes,omitempty"` // how long they were there; 0: the whole meeting
	Grounds Grounds          `json:"grounds,omitzero"`  // of a name; a code has none
}

func (a Attendance) check() error {
	switch {
	case !a.Who.IsValid() || !slices.Contains(attendanceStatuses, a.Status):
		return fmt.Errorf("%w: want a person, known in one way, and a status", ErrAttendance)
	case a.Minutes < 0 || a.Minutes > minutesPerDay || a.Minutes > 0 && !a.Status.IsPresent():
		return fmt.Errorf("%w: want minutes up to 1440, and only of people who were there", ErrAttendance)
	case a.Who.IsNamed() && !a.Grounds.valid():
		return fmt.Errorf("%w: want a consent, a purpose and an end for a name", ErrConsent)
	case !a.Who.IsNamed() && a.Grounds != (Grounds{}):
		return fmt.Errorf("%w: a code has no consent and no purpose", ErrAnonymity)
	}
	return nil
}

// A Sheet is what is kept about who was at one meeting or activity, by the mode of its
// group. Use [NewSheet] to begin one; the zero Sheet keeps nothing and refuses
// everything. A group that keeps nothing has no sheets.
type Sheet struct {
	Revision  int // raised by the host with every save
	meeting   MeetingID
	activity  ActivityID
	group     peer.GroupID
	pathway   recovery.PathwayID
	mode      recovery.AttendanceMode
	start     time.Time
	minutes   int
	total     int // counted heads; 0: not counted
	newcomers int
	entries   []Attendance
}

// NewSheet returns the empty sheet of a meeting. It returns [ErrAnonymity] if the group
// keeps nothing, and [ErrAttendance] if the meeting is another group's, was not planned,
// was cancelled or is held with another one, on whose sheet everybody is.
func NewSheet(g Group, m Meeting) (Sheet, error) {
	if m.group != g.ID() || m.State() == MeetingCancelled || m.State() == MeetingMerged {
		return Sheet{}, fmt.Errorf("%w: want a meeting of the group that is held by itself", ErrAttendance)
	}
	s := Sheet{meeting: m.id, group: g.ID(), pathway: g.charter.Pathway, mode: g.Mode(), start: m.Start(), minutes: m.Minutes()}
	if err := s.check(); err != nil {
		return Sheet{}, err
	}
	return s, nil
}

// check judges everything that the sheet holds, as it must be at any time.
func (s Sheet) check() error {
	switch {
	case s.mode == recovery.AttendanceNone || !IsAtLeast(s.mode, FloorOf(s.pathway)):
		return fmt.Errorf("%w: of meetings of this group nothing, or less than this, is kept", ErrAnonymity)
	case (s.meeting == "") == (s.activity == "") || s.start.IsZero() || !storable.Time(s.start) || s.minutes < 1 || s.minutes > minutesPerDay ||
		!storable.ID(string(s.meeting)) || !storable.ID(string(s.activity)) || !storable.ID(string(s.group)) || !storable.ID(string(s.pathway)):
		return fmt.Errorf("%w: want one meeting or activity, with a start and minutes from 1 to 1440", ErrAttendance)
	case s.total < 0 || s.newcomers < 0 || s.newcomers > s.Total() || s.total > 0 && s.total < s.present():
		return fmt.Errorf("%w: want a total of no fewer than were there, and no more newcomers than that", ErrAttendance)
	}
	var faults []error
	seen := map[Who]bool{}
	for _, a := range s.entries {
		faults = append(faults, a.check(), s.allows(a))
		if a.Who.IsNamed() && !peer.DateOf(s.start, time.UTC).Before(a.Grounds.Until) {
			faults = append(faults, fmt.Errorf("%w: want one that held on the day of the meeting", ErrConsent))
		}
		if seen[a.Who] {
			faults = append(faults, fmt.Errorf("%w: want each person once", ErrAttendance))
		}
		seen[a.Who] = true
	}
	return errors.Join(faults...)
}

// allows judges an entry by the mode alone.
func (s Sheet) allows(a Attendance) error {
	if !IsAtLeast(a.Who.takes(), s.mode) {
		return fmt.Errorf("%w: the group keeps %s", ErrAnonymity, string(s.mode))
	}
	return nil
}

func (s Sheet) present() int {
	n := 0
	for _, a := range s.entries {
		if a.Status.IsPresent() {
			n++
		}
	}
	return n
}

// Meeting returns the meeting, "" for an activity.
func (s Sheet) Meeting() MeetingID { return s.meeting }

// Activity returns the activity, "" for a meeting.
func (s Sheet) Activity() ActivityID { return s.activity }

// Group returns the group, "" for an activity of none.
func (s Sheet) Group() peer.GroupID { return s.group }

// Mode returns what is kept.
func (s Sheet) Mode() recovery.AttendanceMode { return s.mode }

// Start returns when the meeting began, in UTC.
func (s Sheet) Start() time.Time { return s.start }

// Minutes returns how long the meeting was.
func (s Sheet) Minutes() int { return s.minutes }

// Total returns how many were there: counted, or by the entries if nobody counted.
func (s Sheet) Total() int {
	if s.total > 0 {
		return s.total
	}
	return s.present()
}

// Newcomers returns how many of them were new, as counted.
func (s Sheet) Newcomers() int { return s.newcomers }

// Entries returns a copy of the entries, in the order in which they were made.
func (s Sheet) Entries() []Attendance { return slices.Clone(s.entries) }

// Count writes down how many were there, and how many of them were new. It returns
// [ErrAnonymity] if nothing is kept, and [ErrAttendance] for fewer than the entries have.
func (s *Sheet) Count(total, newcomers int) error {
	next := *s
	next.total, next.newcomers = total, newcomers
	return s.take(next)
}

func (s *Sheet) take(next Sheet) error {
	if err := next.check(); err != nil {
		return err
	}
	*s = next
	return nil
}

// Put writes down one person, in place of what was there of them. A name needs a
// verdict that the consent was given. It returns [ErrAnonymity] if the group keeps no
// such entry, [ErrConsent] for a name without one that holds on the day of the
// meeting, and [ErrAttendance] for an entry that could not have been, or a registration
// of somebody who has no place: that takes [Sheet.Register].
func (s *Sheet) Put(a Attendance, verdict peer.ConsentVerdict) error {
	if a.Status == AttendanceRegistered && !s.holds(a.Who) {
		return fmt.Errorf("%w: want a registration, at which places are judged", ErrAttendance)
	}
	return s.put(a, verdict)
}

func (s *Sheet) put(a Attendance, verdict peer.ConsentVerdict) error {
	if err := s.allows(a); err != nil {
		return err
	}
	if a.Who.IsNamed() && (verdict != peer.ConsentGiven || !peer.DateOf(s.start, time.UTC).Before(a.Grounds.Until)) {
		return fmt.Errorf("%w: want one that was given and has not run out", ErrConsent)
	}
	next := *s
	next.entries = append(slices.DeleteFunc(slices.Clone(s.entries), func(b Attendance) bool { return b.Who == a.Who }), a)
	if next.total > 0 {
		next.total = max(next.total, next.present())
	}
	return s.take(next)
}

// Tighten makes the sheet as strict as its group has become: it takes away whatever the
// mode does not keep, and leaves the count. It returns [ErrAnonymity] for a laxer mode,
// and for one that keeps nothing: such a sheet is deleted.
func (s *Sheet) Tighten(mode recovery.AttendanceMode) error {
	if mode == recovery.AttendanceNone || !IsAtLeast(mode, s.mode) {
		return fmt.Errorf("%w: a sheet becomes stricter or is deleted", ErrAnonymity)
	}
	next := *s
	next.mode = mode
	next.drop(func(a Attendance) bool { return next.allows(a) != nil })
	return s.take(next)
}

// PutMember writes down a member of the group, no further than they let: whoever chose
// to be counted only, or not at all, is not written down ([ErrAnonymity]), and whoever
// is kept by name under [Membership.Grounds] is kept under those. It returns
// [ErrAttendance] for somebody who never had a place in the group, and otherwise what
// [Sheet.Put] does.
func (s *Sheet) PutMember(m Membership, status AttendanceStatus, minutes int, verdict peer.ConsentVerdict) error {
	if err := s.lets(m); err != nil {
		return err
	}
	if !slices.ContainsFunc(m.history.Moves(), func(e membershipEntry) bool { return e.Event == AdmitMember }) {
		return fmt.Errorf("%w: want somebody who has a place, or had one", ErrAttendance)
	}
	return s.Put(Attendance{m.who, status, minutes, m.grounds}, verdict)
}

// lets judges whether a member lets themself be written down.
func (s Sheet) lets(m Membership) error {
	switch {
	case m.group != s.group || m.history.IsZero():
		return fmt.Errorf("%w: want a member of the group", ErrAttendance)
	case !IsAtLeast(m.who.takes(), m.Mode()):
		return fmt.Errorf("%w: the person lets less be kept of them", ErrAnonymity)
	}
	return nil
}

// Forget takes a person's entry away: at their wish, or because their consent is
// withdrawn. Whether there was one is not told. The count stays as it was, as it names
// nobody.
func (s *Sheet) Forget(w Who) {
	s.drop(func(a Attendance) bool { return a.Who == w })
}

// Withdraw takes the entries away that rest on a consent which ended.
func (s *Sheet) Withdraw(id peer.ConsentID) {
	s.drop(func(a Attendance) bool { return a.Grounds.Consent == id && id != "" })
}

// Dependents returns the names that rest on consents, one for each consent, for the
// list of what ends with one; [Sheet.Withdraw] is how it ends.
func (s Sheet) Dependents() []consent.Dependent {
	var list []consent.Dependent
	for _, a := range s.entries {
		d := consent.Dependent{Kind: consent.DependentAttendance, ID: string(s.meeting) + string(s.activity), Consent: a.Grounds.Consent, Open: true}
		if a.Who.IsNamed() && !slices.Contains(list, d) {
			list = append(list, d)
		}
	}
	return list
}

// Expire takes the names away whose time is over on a day.
func (s *Sheet) Expire(on peer.Date) {
	s.drop(func(a Attendance) bool { return a.Who.IsNamed() && !on.Before(a.Grounds.Until) })
}

func (s *Sheet) drop(which func(Attendance) bool) {
	if total := s.Total(); slices.ContainsFunc(s.entries, which) {
		s.entries, s.total = slices.DeleteFunc(slices.Clone(s.entries), which), total
	}
}
