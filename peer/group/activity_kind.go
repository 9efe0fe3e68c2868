package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownActivityKind reports a name that is no kind of activity.
var ErrUnknownActivityKind = errors.New("group: unknown kind of activity")

// An ActivityKind says what an [Activity] beside meetings is. The zero value is
// none.
type ActivityKind string

// Kinds of activities. [ActivityKind.About] says more of each.
const (
	// ActivitySocial: a meal, a dance, a party without substances.
	ActivitySocial ActivityKind = "social"
	// ActivityRecreation: a hike, a sport, a garden: hands-on experiences.
	ActivityRecreation ActivityKind = "recreation"
	// ActivityWorkshop: one session in which a skill is learnt.
	ActivityWorkshop ActivityKind = "workshop"
	// ActivityAdvocacy: a civic event: a hearing, a rally, a vote registered, leadership practised.
	ActivityAdvocacy ActivityKind = "advocacy_event"
	// ActivityService: work for the neighbourhood.
	ActivityService ActivityKind = "community_service"
	// ActivityStigmaContact: people in recovery meet the public, so that it sees that recovery is possible.
	ActivityStigmaContact ActivityKind = "stigma_contact"
	// ActivityStigmaEducation: teaching about substance use, mental health and the words that hurt.
	ActivityStigmaEducation ActivityKind = "stigma_education"
	// ActivityCelebration: an anniversary or another day to celebrate.
	ActivityCelebration ActivityKind = "celebration"
)

var activityKinds = []ActivityKind{
	ActivitySocial,
	ActivityRecreation,
	ActivityWorkshop,
	ActivityAdvocacy,
	ActivityService,
	ActivityStigmaContact,
	ActivityStigmaEducation,
	ActivityCelebration,
}

// ActivityKinds returns every ActivityKind, in the order of this page.
func ActivityKinds() []ActivityKind { return append([]ActivityKind(nil), activityKinds...) }

// String returns the name under which it is stored and sent.
func (v ActivityKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownActivityKind].
func (v ActivityKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, activityKinds, ErrUnknownActivityKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ActivityKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, activityKinds, ErrUnknownActivityKind)
}
