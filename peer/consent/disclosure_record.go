package consent

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// DisclosureID names one record of a disclosure.
type DisclosureID = peer.ID[DisclosureRecord]

// A DisclosureRecord is what is kept of a disclosure, or of an attempt that was
// refused: what was to be told, what was decided and by which rules, and, if
// somebody must look at it, who did. It is written once; a review is added once.
// Use [NewDisclosureRecord]. The zero DisclosureRecord is none.
type DisclosureRecord struct {
	ID         DisclosureID     `json:"id"`
	Disclosure Disclosure       `json:"disclosure"`
	Permitted  bool             `json:"permitted"`
	Rules      []string         `json:"rules,omitempty"`    // by which it was refused
	Consents   []peer.ConsentID `json:"consents,omitempty"` // that carried it
	Notice     string           `json:"notice,omitempty"`   // text id of the notice that went with it
	Review     Review           `json:"review,omitzero"`    // if somebody is to look at it
	Until      time.Time        `json:"until,omitzero"`     // end of an override
	Recorded   time.Time        `json:"recorded"`
	Reviewed   Reviewed         `json:"reviewed,omitzero"`
}

// A Reviewed says who looked at a disclosure and what they found.
type Reviewed struct {
	By      lifecycle.Actor `json:"by"`
	At      time.Time       `json:"at"`
	Outcome ReviewOutcome   `json:"outcome"`
	Words   lifecycle.Text  `json:"words,omitzero"`
}

// IsZero reports whether nobody looked at it yet.
func (r Reviewed) IsZero() bool { return r == Reviewed{} }

// NewDisclosureRecord decides a disclosure and returns what to keep of it, with the
// decision. It returns [ErrRecord] for an id that is empty or cannot be stored, a
// disclosure that is not complete, and one recorded before it was made.
func NewDisclosureRecord(id DisclosureID, d Disclosure, f File, recorded time.Time) (DisclosureRecord, Decision, error) {
	out := Decide(d, f)
	r := DisclosureRecord{ID: id, Disclosure: d.clone(), Permitted: out.Permitted, Rules: out.Rules(), Consents: slices.Clone(out.Consents),
		Notice: out.Notice.Redisclosure.TextID, Review: out.Review, Until: out.Until, Recorded: recorded.UTC()}
	if err := r.Check(); err != nil {
		return DisclosureRecord{}, out, err
	}
	return r, out, nil
}

// Check returns everything about r that does not fit together, each fault wrapping
// [ErrRecord].
func (r DisclosureRecord) Check() error {
	var faults []error
	opens := r.Disclosure.Ground == GroundBreakGlass
	ground, _ := ruleOf(r.Disclosure.Ground)
	for _, rule := range []struct {
		ok   bool
		want string
	}{
		{r.ID != "" && storable.ID(string(r.ID)), "an id in valid UTF-8 of at most 256 bytes"},
		{r.Disclosure.isWhole(), "a disclosure that says who tells whom what, what for, when and on which ground"},
		{storable.Time(r.Recorded) && !r.Disclosure.At.After(r.Recorded.Add(lifecycle.MaxAhead)), "a time of recording that is not before the disclosure"},
		{r.Permitted == (len(r.Rules) == 0), "the rules that refused it, if and only if it was refused"},
		{r.Permitted || len(r.Consents) == 0 && r.Notice == "" && r.Review.IsZero() && r.Until.IsZero(), "nothing that goes with what is permitted, as it was refused"},
		{r.Review.IsZero() || slices.Contains(reviewKinds, r.Review.Kind) && !r.Review.Due.Before(r.Disclosure.At), "a review of a known kind that is due after the disclosure"},
		{!r.Permitted || opens == (r.Review.Kind == ReviewOverride) && opens == !r.Until.IsZero(), "a review and an end for an override, and for nothing else"},
		{!r.Permitted || !ground.Never && !slices.Contains(r.Disclosure.Categories, CategoryFellowshipAttendance), "nothing permitted that never is"},
		{!r.Permitted || ground.Consented == (len(r.Consents) > 0), "the consents that carry it, if and only if it was permitted by consent"},
		{!r.Permitted || ground.Review == "" || r.Review.Kind == ground.Review, "the review that its ground asks for"},
		{r.Until.IsZero() || storable.Time(r.Until) && !r.Until.Before(r.Disclosure.At), "an end that is not before the disclosure"},
		{!slices.ContainsFunc(r.Consents, func(c peer.ConsentID) bool { return c == "" || !storable.ID(string(c)) }) && storable.ID(r.Notice), "ids in valid UTF-8 of at most 256 bytes"},
		{r.Reviewed.IsZero() || r.reviewable(r.Reviewed) == nil, "a review by somebody else, afterwards, of what needs one"},
	} {
		if !rule.ok {
			faults = append(faults, fmt.Errorf("%w: want %s", ErrRecord, rule.want))
		}
	}
	return errors.Join(faults...)
}

// reviewable returns why v is no review of r.
func (r DisclosureRecord) reviewable(v Reviewed) error {
	want := ""
	switch {
	case r.Review.IsZero():
		want = "a disclosure that is to be reviewed"
	case v.By.ID == "" || v.By.Party == "" || !storable.ID(v.By.ID) || !storable.ID(string(v.By.Party)):
		want = "somebody who reviews"
	case v.By.ID == r.Disclosure.By.ID:
		want = "somebody else than whoever made the disclosure"
	case v.By.Party == lifecycle.SystemParty:
		want = "a person"
	case v.At.Before(r.Disclosure.At) || !storable.Time(v.At):
		want = "a time after the disclosure"
	case !slices.Contains(reviewOutcomes, v.Outcome):
		want = "a known outcome"
	default:
		return nil
	}
	return fmt.Errorf("%w: want %s", ErrReviewed, want)
}

// Reviewing returns the record with a review added. It returns [ErrReviewed] for a
// review by whoever made the disclosure, a second one, one of what needs none, and
// one that does not say who, when and what they found.
func (r DisclosureRecord) Reviewing(v Reviewed) (DisclosureRecord, error) {
	if !r.Reviewed.IsZero() {
		return r, fmt.Errorf("%w: want one that has not been reviewed", ErrReviewed)
	}
	if err := r.reviewable(v); err != nil {
		return r, err
	}
	v.At = v.At.UTC()
	r.Reviewed = v
	return r, nil
}

// Redacted returns the record without its words: the nature of the emergency, the
// reason and what the reviewer wrote. Their hashes stay, and so does all else.
func (r DisclosureRecord) Redacted() DisclosureRecord {
	r.Disclosure = r.Disclosure.clone()
	r.Disclosure.Facts.Nature, r.Disclosure.Facts.Reason = r.Disclosure.Facts.Nature.Redacted(), r.Disclosure.Facts.Reason.Redacted()
	r.Reviewed.Words = r.Reviewed.Words.Redacted()
	return r
}

// Open reports whether an override of r lets its maker in at the given time.
func (r DisclosureRecord) Open(at time.Time) bool {
	return r.Permitted && r.Disclosure.Ground == GroundBreakGlass && !at.Before(r.Disclosure.At) && at.Before(r.Until)
}

type storedRecord DisclosureRecord

// MarshalJSON returns the stored form of r, or what Check returns.
func (r DisclosureRecord) MarshalJSON() ([]byte, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedRecord(r))
}

// UnmarshalJSON reads what MarshalJSON returned. It returns a
// [*lifecycle.RecordError] for another form and what Check returns. On error r is
// unchanged.
func (r *DisclosureRecord) UnmarshalJSON(data []byte) error {
	var in storedRecord
	if err := lifecycle.ReadStored("disclosure", data, &in); err != nil {
		return err
	}
	if err := DisclosureRecord(in).Check(); err != nil {
		return err
	}
	in.Disclosure = in.Disclosure.clone()
	in.Recorded, in.Until, in.Review.Due, in.Reviewed.At = in.Recorded.UTC(), in.Until.UTC(), in.Review.Due.UTC(), in.Reviewed.At.UTC()
	*r = DisclosureRecord(in)
	return nil
}

// Format prints the outcome and keeps people and words out of every verb of fmt.
func (r DisclosureRecord) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps people and words out of logs.
func (r DisclosureRecord) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r DisclosureRecord) shown() string {
	switch {
	case r.ID == "":
		return "[no record of a disclosure]"
	case r.Permitted:
		return "[record of a disclosure]"
	}
	return "[record of a refused disclosure]"
}

// Format keeps people and words out of every verb of fmt.
func (Reviewed) Format(f fmt.State, _ rune) { redact.Format(f, "[review]") }

// LogValue keeps people and words out of logs.
func (Reviewed) LogValue() slog.Value { return slog.StringValue("[review]") }
