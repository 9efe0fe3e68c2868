package peer

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// MentorshipTiming is one deadline of a mentorship.
type MentorshipTiming = lifecycle.Timing[MentorshipState, MentorshipEvent]

// MentorshipTimings returns the default deadlines. They are design defaults
// throughout: no standard for peer support sets them. A programme passes its
// own in their place.
func MentorshipTimings() []MentorshipTiming {
	design := source.DesignDefault("default for a programme to change; drawn from practice, no peer-specific rule was found")
	in := from
	timings := []MentorshipTiming{
		{Name: "first_attempt", States: in(MentorshipReferred), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.BusinessDays(1), Fire: AttemptContact},
		{Name: "exhaust_attempts", States: in(MentorshipOutreach), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.Days(14), Nudges: []lifecycle.Span{lifecycle.Days(2), lifecycle.Days(7)}, Fire: ProposeClosing},
		{Name: "find_match", States: in(MentorshipMatching, MentorshipExpired, MentorshipWithdrawn), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.BusinessDays(5)},
		{Name: "answer_proposal", States: in(MentorshipProposedMatch), Waiting: lifecycle.ParticipantParty,
			Within: lifecycle.BusinessDays(5), Nudges: []lifecycle.Span{lifecycle.BusinessDays(2), lifecycle.BusinessDays(4)}, Fire: ExpireMatch},
		{Name: "first_meeting", States: in(MentorshipAgreementPending), Waiting: lifecycle.WorkerParty,
			Within: lifecycle.Days(7), Nudges: []lifecycle.Span{lifecycle.Days(4)}},
		{Name: "rematch", States: in(MentorshipTransferPending, MentorshipNeedsReassignment), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.BusinessDays(5), Fire: ProposeWorker},
		{Name: "longest_pause", States: in(MentorshipPaused), Waiting: lifecycle.SupervisorParty,
			Within: lifecycle.Days(90), Nudges: []lifecycle.Span{lifecycle.Days(60), lifecycle.Days(80)}, Fire: ProposeClosing},
		{Name: "courtesy_check", States: in(MentorshipCompleted), Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.Days(90), Nudges: []lifecycle.Span{lifecycle.Days(30)}},
	}
	for i := range timings {
		timings[i].Source = design
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
