package referral

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
)

// ErrResource reports an entry of a directory that cannot be.
var ErrResource = errors.New("referral: bad resource")

// A Resource is one receiver of a directory: what it does, for whom, when, with
// how much room, and when somebody last made sure. It holds no address: the host
// keeps that under the id. The zero Resource is refused.
type Resource struct {
	ID           ReceiverID         `json:"id"`
	Services     []ServiceKind      `json:"services"`
	Level        string             `json:"level,omitempty"`     // of a recovery residence, in the words of its certifier, such as "II"
	Ages         []peer.AgeGroup    `json:"ages,omitempty"`      // whom it takes; empty: everybody
	Areas        []string           `json:"areas,omitempty"`     // where those whom it serves live, in the host's codes; empty: everywhere
	Languages    []string           `json:"languages,omitempty"` // BCP 47 tags that are spoken there; empty: not known
	Takes        []string           `json:"takes,omitempty"`     // what it says that it is open to, in the host's codes, such as "medication" or "pets"
	Refuses      []string           `json:"refuses,omitempty"`   // and what it says that it is not open to
	Capacity     Capacity           `json:"capacity,omitzero"`
	Verified     time.Time          `json:"verified,omitzero"`       // when somebody last made sure of the entry; zero: never
	Hours        []peer.WeeklyHours `json:"hours,omitempty"`         // when it can be reached; empty: not known
	AlwaysOpen   bool               `json:"always_open,omitempty"`   // at any hour, as a crisis line is
	SelfReferral bool               `json:"self_referral,omitempty"` // people may come by themselves
	Promise      string             `json:"promise,omitempty"`       // name of its promise, see [Promises]; empty: none of its own
	Closed       peer.Date          `json:"closed,omitzero"`         // since when it is gone
}

// Check returns [ErrResource] unless r could be an entry.
func (r Resource) Check() error {
	bad := func(what string) error { return fmt.Errorf("%w: %s", ErrResource, what) }
	switch {
	case r.ID == "" || !storable.ID(string(r.ID)):
		return bad("want an id in valid UTF-8 of at most 256 bytes")
	case len(r.Services) == 0:
		return bad("want a service")
	case r.Capacity.Places < 0:
		return bad("want no fewer than no places")
	case r.Capacity.Places > 0 && r.Capacity.Asked.IsZero():
		return bad("want when it was asked for its places")
	case !storable.Time(r.Verified) || !storable.Time(r.Capacity.Asked):
		return bad("want times of the years 1 to 9999")
	case r.Level != "" && !slices.Contains(r.Services, ServiceRecoveryHousing):
		return bad("want a level of a recovery residence only")
	case r.Promise != "" && !slices.Contains(promiseNames, r.Promise):
		return bad("want a promise that has a name, or none")
	case slices.ContainsFunc(r.Takes, func(t string) bool { return slices.Contains(r.Refuses, t) }):
		return bad("want nothing that it both takes and refuses")
	}
	for i, s := range r.Services {
		if !slices.Contains(serviceKinds, s) {
			return fmt.Errorf("%w: %w", ErrResource, ErrUnknownServiceKind)
		}
		if slices.Contains(r.Services[:i], s) {
			return bad("want each service once")
		}
	}
	for _, a := range r.Ages {
		if !slices.Contains(peer.AgeGroups(), a) {
			return fmt.Errorf("%w: %w", ErrResource, peer.ErrUnknownAgeGroup)
		}
	}
	for _, h := range r.Hours {
		if !h.IsValid() {
			return bad("want hours within a week")
		}
	}
	for _, s := range slices.Concat(r.Areas, r.Languages, r.Takes, r.Refuses, []string{r.Level}) {
		if !storable.ID(s) {
			return bad("want codes in valid UTF-8 of at most 256 bytes")
		}
	}
	return nil
}

// IsClosed reports whether the receiver is gone on a date.
func (r Resource) IsClosed(on peer.Date) bool { return !r.Closed.IsZero() && !on.Before(r.Closed) }

// IsOpen reports whether it can be reached at the given time, in its zone, UTC if nil. known
// is false if its hours are not known.
func (r Resource) IsOpen(at time.Time, zone *time.Location) (open, known bool) {
	if r.IsClosed(peer.DateOf(at, zone)) {
		return false, true
	}
	if r.AlwaysOpen {
		return true, true
	}
	for _, h := range r.Hours {
		if h.Contains(at, zone) {
			return true, true
		}
	}
	return false, len(r.Hours) > 0
}

// PromiseOr returns the receiver's own promise, with the clocks that it lacks and, if
// it has none of its own, the whole taken from another.
func (r Resource) PromiseOr(other Promise) Promise {
	for _, p := range Promises() {
		if r.Promise != "" && p.Name == r.Promise {
			return p.Or(other)
		}
	}
	return other
}

// clone returns r with lists of its own.
func (r Resource) clone() Resource {
	r.Services, r.Ages, r.Areas, r.Languages = slices.Clone(r.Services), slices.Clone(r.Ages), slices.Clone(r.Areas), slices.Clone(r.Languages)
	r.Takes, r.Refuses, r.Hours = slices.Clone(r.Takes), slices.Clone(r.Refuses), slices.Clone(r.Hours)
	return r
}

// MarshalJSON returns r as an entry of a directory, or what [Resource.Check] returns.
func (r Resource) MarshalJSON() ([]byte, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	type plain Resource
	r.Verified, r.Capacity.Asked = r.Verified.UTC(), r.Capacity.Asked.UTC()
	return json.Marshal(plain(r))
}

// UnmarshalJSON reads an entry of a directory. It returns an error wrapping
// [ErrResource] for one that cannot be, and leaves r unchanged on error.
func (r *Resource) UnmarshalJSON(data []byte) error {
	type plain Resource
	var in plain
	if err := strictjson.Unmarshal(data, &in); err != nil {
		return fmt.Errorf("%w: %w", ErrResource, err)
	}
	if err := Resource(in).Check(); err != nil {
		return err
	}
	*r = Resource(in)
	return nil
}

// Format prints no id: where somebody is sent tells of them.
func (r Resource) Format(f fmt.State, _ rune) { redact.Format(f, "[resource]") }

// LogValue prints no id.
func (r Resource) LogValue() slog.Value { return slog.StringValue("[resource]") }
