package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMatchFilter reports a name that is no filter of a match.
var ErrUnknownMatchFilter = errors.New("recovery: unknown filter of a match")

// A MatchFilter is a reason not to offer a pathway at all. It is a fact about the
// pathway or a wish of the person, never a judgement of the person. The zero value is none.
type MatchFilter string

// Filters.
const (
	// FilterStatus: it is legacy or closed.
	FilterStatus MatchFilter = "status"
	// FilterPracticeStyle: it shapes support and is not offered by itself.
	FilterPracticeStyle MatchFilter = "practice_style"
	// FilterFamilyOnly: it is for relatives and friends, and the person seeks one for themselves.
	FilterFamilyOnly MatchFilter = "family_only"
	// FilterNotForFamily: it is for people in recovery, and the person seeks one as a relative.
	FilterNotForFamily MatchFilter = "not_for_family"
	// FilterPeerWorkersOnly: it is for people who give peer support.
	FilterPeerWorkersOnly MatchFilter = "peer_workers_only"
	// FilterWomenOnly: it is for women.
	FilterWomenOnly MatchFilter = "women_only"
	// FilterHouseGender: the houses or groups that there are here are for another gender.
	FilterHouseGender MatchFilter = "house_gender"
	// FilterYouthServicesOnly: the person is under age, or served as a young person, and it is not a service for young people.
	FilterYouthServicesOnly MatchFilter = "youth_services_only"
	// FilterAdultsOnly: it is for young people.
	FilterAdultsOnly MatchFilter = "adults_only"
	// FilterAbstinentOnEntry: it takes in people who do not use at present.
	FilterAbstinentOnEntry MatchFilter = "abstinent_on_entry"
	// FilterLanguage: no language in common.
	FilterLanguage MatchFilter = "language"
	// FilterChannel: no channel that the person can use.
	FilterChannel MatchFilter = "channel"
	// FilterNotAvailable: the host knows that there is none here, or none to offer now. A reason of safety has no name of its own, so that nobody learns that there is one.
	FilterNotAvailable MatchFilter = "not_available"
	// FilterAvoidedWorldview: the person said to leave that worldview out.
	FilterAvoidedWorldview MatchFilter = "avoided_worldview"
	// FilterAvoidedPathway: the person said to leave it out.
	FilterAvoidedPathway MatchFilter = "avoided_pathway"
	// FilterPrevention: it is for whole classes or communities and for no one person.
	FilterPrevention MatchFilter = "prevention"
	// FilterOtherKind: the person looks for another kind of pathway.
	FilterOtherKind MatchFilter = "other_kind"
)

var matchFilters = []MatchFilter{
	FilterStatus,
	FilterPracticeStyle,
	FilterFamilyOnly,
	FilterNotForFamily,
	FilterPeerWorkersOnly,
	FilterWomenOnly,
	FilterHouseGender,
	FilterYouthServicesOnly,
	FilterAdultsOnly,
	FilterAbstinentOnEntry,
	FilterLanguage,
	FilterChannel,
	FilterNotAvailable,
	FilterAvoidedWorldview,
	FilterAvoidedPathway,
	FilterPrevention,
	FilterOtherKind,
}

// MatchFilters returns every MatchFilter, in the order of this page.
func MatchFilters() []MatchFilter { return append([]MatchFilter(nil), matchFilters...) }

// String returns the name under which it is stored and sent.
func (v MatchFilter) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMatchFilter].
func (v MatchFilter) MarshalText() ([]byte, error) {
	return enum.Marshal(v, matchFilters, ErrUnknownMatchFilter)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MatchFilter) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, matchFilters, ErrUnknownMatchFilter)
}
