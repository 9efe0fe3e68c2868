package peer

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrProgramme reports a programme that does not fit together.
var ErrProgramme = errors.New("peer: bad programme")

// A Programme is what a participant has to know of a programme of peer support:
// who runs it, when it is open, and what answers when it is not. Names and
// addresses stay with the host. [Programme.Check] says whether it fits together,
// and JSON is written and read only if it does. The zero Programme does not.
type Programme struct {
	ID         ProgrammeID   `json:"id"`
	Revision   int           `json:"revision"` // raised by the host with every save
	Delivery   DeliveryModel `json:"delivery,omitempty"`
	Hours      []WeeklyHours `json:"hours,omitempty"`       // when it is open; none given: at any time
	Zone       string        `json:"zone,omitempty"`        // of Hours, by its IANA name; needed if there are any
	AfterHours []Route       `json:"after_hours,omitempty"` // what answers while it is closed, in the order in which it is offered
}

// Check returns everything that does not fit together, each fault wrapping
// [ErrProgramme]: a missing id, a model of delivery that there is not, hours that
// are no stretch of a week or have no zone, a route of no kind or without
// anything to reach.
func (p Programme) Check() error {
	rules := []struct {
		ok   bool
		want string
	}{
		{p.ID != "" && storable.ID(string(p.ID)), "an id in valid UTF-8 of at most 256 bytes"},
		{p.Delivery == "" || slices.Contains(deliveryModels, p.Delivery), "a known model of delivery, or none"},
		{!slices.ContainsFunc(p.Hours, func(h WeeklyHours) bool { return !h.IsValid() }), "hours that are a stretch of a week"},
		{len(p.Hours) == 0 || p.Zone != "", "a zone, as there are hours"},
		{storable.ID(p.Zone), "a zone in valid UTF-8 of at most 256 bytes"},
		{!slices.ContainsFunc(p.AfterHours, func(r Route) bool {
			return !slices.Contains(routeKinds, r.Kind) || r.Reach == "" || !storable.ID(r.Reach)
		}), "a kind and something to reach for each route"},
	}
	var faults []error
	for _, r := range rules {
		if !r.ok {
			faults = append(faults, fmt.Errorf("%w: want %s", ErrProgramme, r.want))
		}
	}
	return errors.Join(faults...)
}

// IsOpen reports whether the programme is open at the given time, by the clock of
// the zone, which the host loads by [Programme.Zone]; nil is UTC.
func (p Programme) IsOpen(at time.Time, zone *time.Location) bool {
	return len(p.Hours) == 0 || slices.ContainsFunc(p.Hours, func(h WeeklyHours) bool { return h.Contains(at, zone) })
}

// Routes returns what answers at the given time instead of the programme: none
// while it is open.
func (p Programme) Routes(at time.Time, zone *time.Location) []Route {
	if p.IsOpen(at, zone) {
		return nil
	}
	return slices.Clone(p.AfterHours)
}

type storedProgramme Programme

// MarshalJSON returns the stored form of p, or what Check returns.
func (p Programme) MarshalJSON() ([]byte, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedProgramme(p))
}

// UnmarshalJSON reads what MarshalJSON returned. It returns a
// [*lifecycle.RecordError] for another form and what Check returns. On error p
// is unchanged.
func (p *Programme) UnmarshalJSON(data []byte) error {
	var in storedProgramme
	if err := lifecycle.ReadStored("programme", data, &in); err != nil {
		return err
	}
	if err := Programme(in).Check(); err != nil {
		return err
	}
	*p = Programme(in)
	return nil
}

// Format keeps numbers to call, which may be a worker's, out of every verb of fmt.
func (Programme) Format(f fmt.State, _ rune) { redact.Format(f, "[programme]") }

// LogValue keeps numbers to call out of logs.
func (Programme) LogValue() slog.Value { return slog.StringValue("[programme]") }
