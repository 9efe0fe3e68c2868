package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPathwayKind reports a name that is no kind of pathway.
var ErrUnknownPathwayKind = errors.New("recovery: unknown kind of pathway")

// A PathwayKind says what a pathway is. The zero value is not said.
type PathwayKind string

// Kinds.
const (
	// KindMutualAid: a group led by its own members: a fellowship, or a group about one issue or for one population.
	KindMutualAid PathwayKind = "mutual_aid"
	// KindPeerService: support by trained peer workers: a service line, in hospital, clinic or community.
	KindPeerService PathwayKind = "peer_service"
	// KindCommunityOrganisation: an organisation or a place led by people in recovery.
	KindCommunityOrganisation PathwayKind = "community_organisation"
	// KindResidence: a home.
	KindResidence PathwayKind = "residence"
	// KindCampusProgramme: a programme at a college or university.
	KindCampusProgramme PathwayKind = "campus_programme"
	// KindCourse: a course with sessions and an end.
	KindCourse PathwayKind = "course"
	// KindPractice: a way to be with one another; it shapes other support and is not offered by itself.
	KindPractice PathwayKind = "practice"
	// KindOnlineCommunity: a community that meets in writing, of any size and without attendance.
	KindOnlineCommunity PathwayKind = "online_community"
	// KindLowThresholdService: help without conditions, without a name.
	KindLowThresholdService PathwayKind = "low_threshold_service"
	// KindPrevention: for whole classes or communities, before anything began.
	KindPrevention PathwayKind = "prevention"
)

var pathwayKinds = []PathwayKind{
	KindMutualAid,
	KindPeerService,
	KindCommunityOrganisation,
	KindResidence,
	KindCampusProgramme,
	KindCourse,
	KindPractice,
	KindOnlineCommunity,
	KindLowThresholdService,
	KindPrevention,
}

// PathwayKinds returns every PathwayKind, in the order of this page.
func PathwayKinds() []PathwayKind { return append([]PathwayKind(nil), pathwayKinds...) }

// String returns the name under which it is stored and sent.
func (v PathwayKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPathwayKind].
func (v PathwayKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, pathwayKinds, ErrUnknownPathwayKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PathwayKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, pathwayKinds, ErrUnknownPathwayKind)
}
