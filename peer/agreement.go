package peer

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrAgreement reports an agreement that could not have been made.
var ErrAgreement = errors.New("peer: bad agreement")

// An Agreement is what a participant and a worker agreed on at the start of
// support: which points they talked about and when they look at it again. Its
// words stay with the host. A later agreement of the same mentorship takes its
// place. Fields may hold what the host knows; [Agreement.Check] says whether
// they fit together, and JSON is written and read only if they do. The zero
// Agreement does not.
//
// That support may start is said by [Mentorship.Start] and by nothing here: an
// agreement that leaves points out is an agreement.
type Agreement struct {
	Mentorship MentorshipID     `json:"mentorship"`
	Revision   int              `json:"revision"` // raised by the host with every save
	Form       AgreementForm    `json:"form"`
	On         Date             `json:"on"`                 // when it was made
	Covers     []AgreementPoint `json:"covers,omitempty"`   // what they talked about
	ReviewOn   Date             `json:"review_on,omitzero"` // when they look at it again; zero: not said
}

// Check returns everything that does not fit together, each fault wrapping
// [ErrAgreement]: a missing mentorship, form or date, a point that there is not
// or that is named twice, a review that is not after the agreement.
func (a Agreement) Check() error {
	rules := []struct {
		ok   bool
		want string
	}{
		{storableIDs(string(a.Mentorship)), "a mentorship, by an id in valid UTF-8 of at most 256 bytes"},
		{slices.Contains(agreementForms, a.Form), "a form"},
		{!a.On.IsZero(), "the date on which it was made"},
		{!slices.ContainsFunc(a.Covers, func(p AgreementPoint) bool { return !slices.Contains(agreementPoints, p) }), "known points"},
		{len(union(nil, a.Covers)) == len(a.Covers), "each point once"},
		{a.ReviewOn.IsZero() || a.On.Before(a.ReviewOn), "a review after the agreement"},
	}
	var faults []error
	for _, r := range rules {
		if !r.ok {
			faults = append(faults, fmt.Errorf("%w: want %s", ErrAgreement, r.want))
		}
	}
	return errors.Join(faults...)
}

// Open returns the points of [AgreementPoints] that it does not cover, in their
// order: what is still to be talked about.
func (a Agreement) Open() []AgreementPoint {
	return slices.DeleteFunc(AgreementPoints(), func(p AgreementPoint) bool { return slices.Contains(a.Covers, p) })
}

// ReviewDue reports whether the day on which they look at it again has come.
func (a Agreement) ReviewDue(on Date) bool { return !a.ReviewOn.IsZero() && !on.Before(a.ReviewOn) }

type storedAgreement Agreement

// MarshalJSON returns the stored form of a, or what Check returns.
func (a Agreement) MarshalJSON() ([]byte, error) {
	if err := a.Check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedAgreement(a))
}

// UnmarshalJSON reads what MarshalJSON returned. It returns a
// [*lifecycle.RecordError] for another form and what Check returns. On error a
// is unchanged.
func (a *Agreement) UnmarshalJSON(data []byte) error {
	var in storedAgreement
	if err := lifecycle.ReadStored("agreement", data, &in); err != nil {
		return err
	}
	if err := Agreement(in).Check(); err != nil {
		return err
	}
	*a = Agreement(in)
	return nil
}

// Format prints the form and keeps the id out of every verb of fmt.
func (a Agreement) Format(f fmt.State, _ rune) { redact.Format(f, "[agreement "+string(a.Form)+"]") }

// LogValue keeps the id out of logs.
func (a Agreement) LogValue() slog.Value {
	return slog.StringValue("[agreement " + string(a.Form) + "]")
}
