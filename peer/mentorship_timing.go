package peer

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// MentorshipTiming is one deadline of a mentorship.
type MentorshipTiming = lifecycle.Timing[MentorshipState, MentorshipEvent]

// Names of timings that an emergency changes.
const (
	timingFirstAttempt = "first_attempt"
	timingAttempts     = "exhaust_attempts"
)

// MentorshipTimings returns the default deadlines. They are design defaults
// throughout: no standard for peer support sets them. A programme passes its
// own in their place.
func MentorshipTimings() []MentorshipTiming {
	design := source.DesignDefault("default for a programme to change; drawn from practice, no peer-specific rule was found")
	in := from
	timings := []MentorshipTiming{
		{Name: timingFirstAttempt, States: in(MentorshipReferred), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.BusinessDays(1), Propose: AttemptContact},
		{Name: timingAttempts, States: in(MentorshipOutreach), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.Days(14), Nudges: []lifecycle.Span{lifecycle.Days(2), lifecycle.Days(7)}, Propose: ProposeClosing},
		{Name: "find_match", States: in(MentorshipMatching, MentorshipExpired, MentorshipWithdrawn), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.BusinessDays(5)},
		{Name: "answer_proposal", States: in(MentorshipProposedMatch), Waiting: lifecycle.ParticipantParty,
			Within: lifecycle.BusinessDays(5), Nudges: []lifecycle.Span{lifecycle.BusinessDays(2), lifecycle.BusinessDays(4)}, Propose: ExpireMatch},
		{Name: "first_meeting", States: in(MentorshipAgreementPending), Waiting: lifecycle.WorkerParty,
			Within: lifecycle.Days(7), Nudges: []lifecycle.Span{lifecycle.Days(4)}},
		{Name: "rematch", States: in(MentorshipTransferPending, MentorshipNeedsReassignment), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.BusinessDays(5), Propose: ProposeWorker},
		{Name: "longest_pause", States: in(MentorshipPaused), Waiting: lifecycle.SupervisorParty,
			Within: lifecycle.Days(90), Nudges: []lifecycle.Span{lifecycle.Days(60), lifecycle.Days(80)}, Propose: ProposeClosing},
		{Name: "courtesy_check", States: in(MentorshipCompleted), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.Days(90), Nudges: []lifecycle.Span{lifecycle.Days(30)}},
	}
	for i := range timings {
		timings[i].Source = design
	}
	return timings
}

// EmergencyTimings returns the deadlines of a mentorship that an emergency
// department refers ([ReferralEmergencyDepartment]), as after an overdose, in
// place of the default ones: the first attempt is made within an hour, and
// reminders of a second come after 24 and 48 hours. The others are those of
// [MentorshipTimings]. The hour is that of one programme; all else is a design
// default.
func EmergencyTimings() []MentorshipTiming {
	timings := MentorshipTimings()
	for i := range timings {
		switch t := &timings[i]; t.Name {
		case timingFirstAttempt:
			t.Within = lifecycle.Hours(1)
			t.Source = source.Of("OORP").At("RWJBarnabas: at the bedside within an hour of notification", source.Verified)
		case timingAttempts:
			t.Nudges = []lifecycle.Span{lifecycle.Hours(24), lifecycle.Hours(48), lifecycle.Days(7)}
			t.Source = source.DesignDefault("a second attempt within 24 to 48 hours, and more over 14 days")
		}
	}
	return timings
}

// EmergencyTimingsAfterHours is like [EmergencyTimings] for a mentorship that was
// referred at the given time, when the programme was closed ([Programme.IsOpen]):
// the first attempt is made on the same day in the zone, and an hour is left for
// it in any case.
func EmergencyTimingsAfterHours(referred time.Time, zone *time.Location) []MentorshipTiming {
	timings := EmergencyTimings()
	for i := range timings {
		if t := &timings[i]; t.Name == timingFirstAttempt {
			t.From = DateOf(referred, zone).AddDays(1).Start(zone).Add(-time.Hour).UTC()
			t.Source = source.DesignDefault("the same day if after hours")
		}
	}
	return timings
}

// Deadlines returns the deadlines that run, with whose turn it is and since when.
func (m Mentorship) Deadlines(timings []MentorshipTiming, c lifecycle.Calendar) ([]lifecycle.Deadline[MentorshipState, MentorshipEvent], error) {
	return mentorships.Deadlines(m.history, timings, c)
}

// Due returns the deadlines whose time is up. They propose an event and fire none.
func (m Mentorship) Due(timings []MentorshipTiming, c lifecycle.Calendar, at time.Time) ([]lifecycle.Deadline[MentorshipState, MentorshipEvent], error) {
	return mentorships.Due(m.history, timings, c, at)
}

// NextDue returns when a scheduler must look at the mentorship again.
func (m Mentorship) NextDue(timings []MentorshipTiming, c lifecycle.Calendar, after time.Time) (time.Time, bool, error) {
	return mentorships.NextDue(m.history, timings, c, after)
}
