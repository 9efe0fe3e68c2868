package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownExclusionStatus reports a name that is no status on exclusion lists.
var ErrUnknownExclusionStatus = errors.New("peer: unknown status on exclusion lists")

// An ExclusionStatus says whether a worker stands on a list of people who must not
// work for publicly paid programmes, such as the federal exclusion list of the
// United States, as of the host's last check. It is neither the credential's
// standing nor fitness for duty, though a certifying body may suspend or revoke
// for it. Who is listed is paired with nobody; mentorships that they have go on
// until somebody decides ([Mentorship.LoseWorker], [Deactivate]). The zero value
// is not checked, which stands in nobody's way: not every programme has to check.
type ExclusionStatus string

// Kinds of status on exclusion lists.
const (
	// ExclusionClear: on none of the lists checked.
	ExclusionClear ExclusionStatus = "clear"
	// ExclusionListed: on one of them.
	ExclusionListed ExclusionStatus = "listed"
)

var exclusionStatuses = []ExclusionStatus{
	ExclusionClear,
	ExclusionListed,
}

// ExclusionStatuses returns every ExclusionStatus, in the order of this page.
func ExclusionStatuses() []ExclusionStatus {
	return append([]ExclusionStatus(nil), exclusionStatuses...)
}

// String returns the name under which it is stored and sent.
func (v ExclusionStatus) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownExclusionStatus].
func (v ExclusionStatus) MarshalText() ([]byte, error) {
	return enum.Marshal(v, exclusionStatuses, ErrUnknownExclusionStatus)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ExclusionStatus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, exclusionStatuses, ErrUnknownExclusionStatus)
}
