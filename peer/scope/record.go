package scope

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
)

// What loading and verifying a [Record] refuse.
var (
	// ErrRecord: the text is no record of a decision.
	ErrRecord = errors.New("scope: not a record of a decision")
	// ErrOtherPolicy: the record was decided by a policy with another digest.
	ErrOtherPolicy = errors.New("scope: decided by another policy")
	// ErrOtherAnswer: the policy gives another answer on the facts of the record.
	ErrOtherAnswer = errors.New("scope: the policy does not give this answer")
)

// A Record is a decision that is kept, with the facts it was made on, the digest of
// the policy that made it and the moment. [Policy.Keep] makes one. It holds no
// identity: whom it was about, the host keeps beside it. The zero Record is none
// and is not stored.
type Record struct {
	Request  Request   // At is midnight UTC of its day, if it has one
	Decision Decision  // as it was given
	Policy   string    // see [Policy.Digest]
	At       time.Time // the moment of the decision, in UTC
}

// Keep decides on the request and returns the decision as something to store. It
// returns [ErrRecord] if at is the zero time or outside the years 1 to 9999, or if a
// text is not valid UTF-8, and what [Policy.Prepare] returns.
func (p *Policy) Keep(r Request, at time.Time) (Record, error) {
	at = at.UTC().Round(0)
	switch {
	case p.Digest() == "":
		return Record{}, fmt.Errorf("%w: there is no policy", ErrRecord)
	case at.IsZero() || !storable.Time(at):
		return Record{}, fmt.Errorf("%w: the moment of the decision is missing or cannot be stored", ErrRecord)
	case !validTexts(&r):
		return Record{}, fmt.Errorf("%w: a text is not valid UTF-8", ErrRecord)
	}
	f, err := p.Prepare(r)
	if err != nil {
		return Record{}, err
	}
	if !r.At.IsZero() {
		r.At = peer.DateOf(r.At, r.At.Location()).Start(time.UTC)
	}
	r.Trainings, r.Endorsements, r.Needs = slices.Clone(r.Trainings), slices.Clone(r.Endorsements), slices.Clone(r.Needs)
	return Record{Request: r, Decision: p.Decide(f), Policy: p.Digest(), At: at}, nil
}

// Verify decides again and reports whether the policy still gives the answer that
// was kept: [ErrOtherPolicy] if it is another policy, so that nothing can be
// said, [ErrOtherAnswer] if what the record says is not the policy's answer on its facts,
// and a [*FactError] if its facts are none. It does not tell of a change to the moment, or to a
// fact that bears on no word of the answer: a host keeps [Record.Digest] for that.
func (r Record) Verify(p *Policy) error {
	if p.Digest() == "" || r.Policy != p.Digest() {
		return ErrOtherPolicy
	}
	f, err := p.Prepare(r.Request)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(p.Decide(f), r.Decision) {
		return ErrOtherAnswer
	}
	return nil
}

// Digest stands for the whole record, its moment and every fact included: SHA-256,
// in hex, over its stored form. A record that is not stored has none.
func (r Record) Digest() string {
	data, err := r.MarshalJSON()
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func validTexts(r *Request) bool {
	texts := slices.Concat([]string{string(r.Activity), r.SecondRole}, r.Trainings, r.Endorsements)
	return !slices.ContainsFunc(texts, func(s string) bool { return !utf8.ValidString(s) })
}

// A storedRequest has the keys of a request that is sent; what is unknown is absent.
type storedRequest struct {
	Activity       peer.ActivityID      `json:"activity"`
	Role           peer.RoleKind        `json:"role,omitempty"`
	Credential     peer.CredentialState `json:"credential,omitempty"`
	Trainings      []string             `json:"trainings,omitzero"`
	Endorsements   []string             `json:"endorsements,omitzero"`
	Needs          []peer.Domain        `json:"needs,omitzero"`
	Setting        peer.Setting         `json:"setting,omitempty"`
	Phase          peer.MentorshipState `json:"phase,omitempty"`
	Urgency        Urgency              `json:"urgency,omitempty"`
	Consent        Consent              `json:"consent,omitempty"`
	Approval       Approval             `json:"approval,omitempty"`
	Fitness        peer.Fitness         `json:"fitness,omitempty"`
	Supervised     Truth                `json:"supervised,omitempty"`
	At             peer.Date            `json:"at,omitzero"`
	AgeGroup       peer.AgeGroup        `json:"age_group,omitempty"`
	SecondRole     string               `json:"second_role,omitempty"`
	SmallCommunity Truth                `json:"small_community,omitempty"`
	ConflictSignal Truth                `json:"conflict_signal,omitempty"`
}

type storedCondition struct {
	Kind ConditionKind `json:"kind"`
	Of   string        `json:"of"`
	Met  Truth         `json:"met,omitempty"` // absent while unknown: stored records hold no null
}

type storedDecision struct {
	Verdict     Verdict           `json:"verdict"`
	Explicit    bool              `json:"explicit"`
	Overridable bool              `json:"overridable"`
	Reasons     []Reason          `json:"reasons"`
	Conditions  []storedCondition `json:"conditions"`
	Obligations []Obligation      `json:"obligations"`
	Unknown     []Fact            `json:"unknown"`
	Instead     string            `json:"instead,omitempty"`
}

type storedRecord struct {
	Policy   string         `json:"policy"`
	At       time.Time      `json:"at"`
	Request  storedRequest  `json:"request"`
	Decision storedDecision `json:"decision"`
}

// MarshalJSON returns the stored form of r, and [ErrRecord] for one that lacks its
// policy, its moment or its decision.
func (r Record) MarshalJSON() ([]byte, error) {
	q, d := r.Request, r.Decision
	s := storedRecord{Policy: r.Policy, At: r.At, Request: storedRequest{
		q.Activity, q.Role, q.Credential, q.Trainings, q.Endorsements, q.Needs, q.Setting, q.Phase, q.Urgency, q.Consent, q.Approval,
		q.Fitness, q.Supervised, peer.DateOf(q.At, q.At.Location()), q.AgeGroup, q.SecondRole, q.SmallCommunity, q.ConflictSignal},
		Decision: storedDecision{d.Verdict, d.Explicit, d.Overridable, list(d.Reasons), []storedCondition{}, list(d.Obligations), list(d.Unknown), d.Instead}}
	if q.At.IsZero() {
		s.Request.At = peer.Date{}
	}
	for _, c := range d.Conditions {
		s.Decision.Conditions = append(s.Decision.Conditions, storedCondition(c))
	}
	if what := s.fault(); what != "" {
		return nil, fmt.Errorf("%w: %s", ErrRecord, what)
	}
	return json.Marshal(s)
}

// UnmarshalJSON loads what MarshalJSON returned. It returns [ErrRecord] for anything
// else, and leaves r unchanged then. Whether the answer is that of a policy,
// [Record.Verify] says.
func (r *Record) UnmarshalJSON(data []byte) error {
	var s storedRecord
	if err := strictjson.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("%w: %w", ErrRecord, err)
	}
	if what := s.fault(); what != "" {
		return fmt.Errorf("%w: %s", ErrRecord, what)
	}
	q, d := s.Request, s.Decision
	in := Record{Policy: s.Policy, At: s.At.UTC(), Request: Request{
		Activity: q.Activity, Role: q.Role, Credential: q.Credential, Trainings: q.Trainings, Endorsements: q.Endorsements, Needs: q.Needs,
		Setting: q.Setting, Phase: q.Phase, Urgency: q.Urgency, Consent: q.Consent, Approval: q.Approval, Fitness: q.Fitness,
		Supervised: q.Supervised, AgeGroup: q.AgeGroup, SecondRole: q.SecondRole, SmallCommunity: q.SmallCommunity, ConflictSignal: q.ConflictSignal},
		Decision: Decision{d.Verdict, d.Explicit, d.Overridable, list(d.Reasons), []Condition{}, list(d.Obligations), list(d.Unknown), d.Instead}}
	if !q.At.IsZero() {
		in.Request.At = q.At.Start(time.UTC)
	}
	for _, c := range d.Conditions {
		in.Decision.Conditions = append(in.Decision.Conditions, Condition(c))
	}
	*r = in
	return nil
}

// fault returns what the record lacks, "" if nothing.
func (s *storedRecord) fault() string {
	switch {
	case !isDigest(s.Policy):
		return "it has no digest of a policy"
	case s.At.IsZero() || !storable.Time(s.At):
		return "it has no moment"
	case s.Request.Activity == "":
		return "it names no activity"
	case s.Decision.Verdict == 0:
		return "it has no verdict"
	case slices.ContainsFunc(s.Decision.Reasons, func(r Reason) bool { return r.Rule == "" || r.Verdict == 0 }):
		return "a reason names a rule and a verdict"
	case slices.ContainsFunc(s.Decision.Conditions, func(c storedCondition) bool { return c.Kind == "" || c.Of == "" }):
		return "a condition has a kind and says of what"
	}
	return ""
}

// list returns values, and an empty list for none.
func list[T any](values []T) []T {
	if values == nil {
		return []T{}
	}
	return values
}

// Format prints the verdict alone and keeps what is known of the two people out of every verb of fmt.
func (r Record) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps what is known of the two people out of logs.
func (r Record) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r Record) shown() string {
	if r.Decision.Verdict == 0 {
		return "[no record]"
	}
	return "[record: " + r.Decision.Verdict.String() + "]"
}
