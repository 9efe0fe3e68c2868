package scope

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/strictjson"
)

// An Obligation is something to be done beside or after the activity.
type Obligation struct {
	Kind   ObligationKind
	To     string        // to whom, "" if that goes without saying
	Timed  bool          // there is a deadline
	Within time.Duration // the deadline, from the moment of the decision; 0 is at once
}

// compare says which of two obligations comes first: what is due to people at
// once, then in the order of [ObligationKinds]. Papers wait, also those due at once.
func (o Obligation) compare(other Obligation) int {
	first := func(o Obligation) int {
		if o.Timed && o.Within == 0 && o.Kind.order() <= ReportStatutory.order() {
			return 0
		}
		return 1
	}
	return cmp.Or(first(o)-first(other), o.Kind.order()-other.Kind.order())
}

// MarshalJSON writes kind, within_minutes if there is a deadline, and to if it is set.
func (o Obligation) MarshalJSON() ([]byte, error) {
	v := struct {
		Kind   ObligationKind `json:"kind"`
		Within *int           `json:"within_minutes,omitempty"`
		To     string         `json:"to,omitempty"`
	}{Kind: o.Kind, To: o.To}
	if o.Timed {
		minutes := int(o.Within / time.Minute)
		v.Within = &minutes
	}
	return json.Marshal(v)
}

// UnmarshalJSON accepts what MarshalJSON returns. It returns [ErrObligation] for
// anything else, and leaves o unchanged then.
func (o *Obligation) UnmarshalJSON(data []byte) error {
	var v struct {
		Kind   ObligationKind `json:"kind"`
		Within *int           `json:"within_minutes"`
		To     string         `json:"to"`
	}
	if err := strictjson.Unmarshal(data, &v); err != nil {
		return fmt.Errorf("%w: %w", ErrObligation, err)
	}
	switch {
	case v.Kind == "":
		return fmt.Errorf("%w: it has no kind", ErrObligation)
	case v.Within == nil:
		*o = Obligation{Kind: v.Kind, To: v.To}
	case *v.Within < 0 || *v.Within > maxMinutes:
		return fmt.Errorf("%w: its deadline is out of range", ErrObligation)
	default:
		*o = Obligation{Kind: v.Kind, To: v.To, Timed: true, Within: time.Duration(*v.Within) * time.Minute}
	}
	return nil
}

// maxMinutes is the longest deadline, the most that a [time.Duration] holds.
const maxMinutes = int(math.MaxInt64 / int64(time.Minute))

// String returns the obligation as a short phrase, such as "notify supervisor,
// within 15 minutes" or "call emergency services: emergency number, at once".
func (o Obligation) String() string {
	s := strings.ReplaceAll(string(o.Kind), "_", " ")
	if to := strings.ReplaceAll(o.To, "_", " "); !strings.HasSuffix(s, to) {
		s += ": " + to
	}
	return s + o.deadline()
}

// deadline returns the deadline as it follows a phrase, "" if there is none.
func (o Obligation) deadline() string {
	switch {
	case !o.Timed:
		return ""
	case o.Within == 0:
		return ", at once"
	case o.Within%time.Hour == 0:
		return ", within " + count(int64(o.Within/time.Hour), "hour")
	}
	return ", within " + count(int64(o.Within/time.Minute), "minute")
}

func count(n int64, unit string) string {
	if n != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", n, unit)
}
