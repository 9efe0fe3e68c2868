package consent

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
)

// Terms are what somebody consents to. Its fields are the nine elements of a
// written consent under 42 CFR Part 2 and what other kinds of consent need beside
// them; [Terms.Missing] says what is lacking. Names and the words of the form stay
// with the host. The zero Terms agree to nothing.
type Terms struct {
	Kind        Kind               `json:"kind"`
	Regimes     []Regime           `json:"regimes,omitempty"`     // under which it is given; see [Setting.Regimes]
	Participant peer.ParticipantID `json:"participant"`           // whose consent it is
	AgeGroup    peer.AgeGroup      `json:"age_group,omitempty"`   // of the person, which bears on who may sign
	Disclosers  []Recipient        `json:"disclosers,omitempty"`  // who may tell
	Categories  []Category         `json:"categories,omitempty"`  // what
	Recipients  []Recipient        `json:"recipients,omitempty"`  // to whom; for an observation who sits in, for a story who hears it
	Purpose     Purpose            `json:"purpose,omitempty"`     // what for
	Statements  []Statement        `json:"statements,omitempty"`  // what the form tells the person
	Expiry      Expiry             `json:"expiry,omitzero"`       // when it runs out
	Signature   Signature          `json:"signature,omitzero"`    // by whom, how and when it was signed
	Channels    []Channel          `json:"channels,omitempty"`    // for [KindContact]
	Groups      []peer.GroupID     `json:"groups,omitempty"`      // for [KindAttendance]
	Covered     bool               `json:"covered,omitempty"`     // a recipient is under HIPAA and is told for treatment, payment or operations
	Conditional bool               `json:"conditional,omitempty"` // support depends on it
	Document    string             `json:"document,omitempty"`    // id of the form as it was read and signed
}

// Check returns everything about t that could not be stored as it is, each fault
// wrapping [ErrTerms]. Terms that lack an element pass: see [Terms.Missing].
func (t Terms) Check() error {
	var faults []error
	for _, r := range []struct {
		ok   bool
		want string
	}{
		{slices.Contains(kinds, t.Kind), "a known kind"},
		{t.Participant != "" && storable.ID(string(t.Participant)), "a participant, by an id in valid UTF-8 of at most 256 bytes"},
		{known(regimes, t.Regimes), "known regimes, each once"},
		{t.AgeGroup == "" || slices.Contains(peer.AgeGroups(), t.AgeGroup), "a known age group, or none"},
		{known(categories, t.Categories), "known categories, each once"},
		{t.Purpose == "" || slices.Contains(purposes, t.Purpose), "a known purpose, or none"},
		{known(statements, t.Statements), "known statements, each once"},
		{known(channels, t.Channels), "known channels, each once"},
		{t.Expiry.Kind == "" && t.Expiry.IsZero() || t.Expiry.isStated() && storable.ID(t.Expiry.Event), "an expiry that says what its kind needs and nothing else, or none"},
		{t.Signature.isStorable(), "a signature of known capacity and form, with ids in valid UTF-8 of at most 256 bytes"},
		{!slices.ContainsFunc(append(slices.Clone(t.Disclosers), t.Recipients...), func(r Recipient) bool { return r.IsZero() || r.Via != "" || !r.isStorable() }),
			"people of known classes, by ids in valid UTF-8 of at most 256 bytes"},
		{!slices.ContainsFunc(t.Groups, func(g peer.GroupID) bool { return g == "" || !storable.ID(string(g)) }), "groups by ids in valid UTF-8 of at most 256 bytes"},
		{storable.ID(t.Document), "a form by an id in valid UTF-8 of at most 256 bytes"},
	} {
		if !r.ok {
			faults = append(faults, fmt.Errorf("%w: want %s", ErrTerms, r.want))
		}
	}
	return errors.Join(faults...)
}

// known reports whether all are on the list and none twice.
func known[T comparable](list, all []T) bool {
	for i, v := range all {
		if !slices.Contains(list, v) || slices.Contains(all[:i], v) {
			return false
		}
	}
	return true
}

// fingerprint stands for t in the history: any change to t changes it.
func (t Terms) fingerprint() string {
	data, err := json.Marshal(t)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// signs reports whether t are the terms that were drafted, but for the signature.
func (t Terms) signs(drafted Terms) bool {
	t.Signature = drafted.Signature
	return t.fingerprint() == drafted.fingerprint()
}

// clone returns terms that share nothing with t. A list without entries is none,
// as it is once stored.
func (t Terms) clone() Terms {
	t.Regimes = some(t.Regimes)
	t.Disclosers, t.Recipients = someone(t.Disclosers), someone(t.Recipients)
	t.Categories, t.Statements = some(t.Categories), some(t.Statements)
	t.Channels, t.Groups = some(t.Channels), some(t.Groups)
	return t
}

func some[T any](all []T) []T {
	if len(all) == 0 {
		return nil
	}
	return slices.Clone(all)
}

func someone(all []Recipient) []Recipient {
	all = some(all)
	for i := range all {
		all[i].Members = some(all[i].Members)
	}
	return all
}

// Format prints the kind and keeps people out of every verb of fmt.
func (t Terms) Format(f fmt.State, _ rune) { redact.Format(f, t.shown()) }

// LogValue keeps people out of logs.
func (t Terms) LogValue() slog.Value { return slog.StringValue(t.shown()) }

func (t Terms) shown() string {
	if !slices.Contains(kinds, t.Kind) {
		return "[terms of no consent]"
	}
	return "[terms of a consent to " + string(t.Kind) + "]"
}
