package scope

import (
	"cmp"
	"encoding"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Request is a question: may this be done, by this worker, for this
// participant, now? Everything but Activity is optional. A zero value is
// unknown and never assumed favourable; an empty list that is not nil is known
// to be empty, a nil list is unknown.
type Request struct {
	Activity       peer.ActivityID      // an id that no layer lists is legal, and never permitted
	Role           peer.RoleKind        // the worker's role
	Credential     peer.CredentialState // on the day
	Trainings      []string             // held; ids that no rule mentions are legal and unlock nothing
	Endorsements   []string             // on the credential
	Needs          []peer.Domain        // the participant's
	Setting        peer.Setting         // where it would happen
	Phase          peer.MentorshipState // of the relationship
	Urgency        Urgency              // how soon help is needed
	Consent        Consent              // the participant's, to what would be shared
	Approval       Approval             // a supervisor's, recorded, for this activity
	Fitness        peer.Fitness         // for duty
	Supervised     Truth                // a current supervision agreement, or cover
	At             time.Time            // day of the decision, in its own zone; zero: the newest rules
	AgeGroup       peer.AgeGroup        // the participant's
	SecondRole     string               // another role held towards this participant; "none" is known to be none
	SmallCommunity Truth                // ties outside the role can hardly be avoided
	ConflictSignal Truth                // a complaint or safety flag between the two
}

// Facts are a request prepared for one policy. They are a plain value. Facts
// that were prepared by another policy, and the zero Facts, are answered with
// consult_supervisor_first.
type Facts struct {
	policy *Policy
	prog   *program
	bits   factBits
	asked  peer.ActivityID // for an activity that no layer defines
}

// Format keeps what is known of the two people out of every verb of fmt.
func (Facts) Format(f fmt.State, _ rune) { redact.Format(f, "[facts]") }

// LogValue keeps what is known of the two people out of logs.
func (Facts) LogValue() slog.Value { return slog.StringValue("[facts]") }

var errNoActivity = errors.New("a request names an activity")

// Prepare turns a request into facts. It returns a [*FactError] if the activity
// is missing, a fact has a value that is not on its list or At lies outside the
// years 1 to 9999.
func (p *Policy) Prepare(r Request) (Facts, error) {
	if r.Activity == "" {
		return Facts{}, &FactError{Fact: "activity", Err: errNoActivity}
	}
	if p == nil || p.layout == nil {
		return Facts{}, nil
	}
	var day peer.Date
	if !r.At.IsZero() {
		if day = peer.DateOf(r.At, r.At.Location()); day.IsZero() {
			return Facts{}, &FactError{Fact: "at", Err: peer.ErrBadDate}
		}
	}
	e := p.at(day)
	f := Facts{policy: p, prog: e.programs[r.Activity]}
	if f.prog == nil {
		f.prog, f.asked = e.unlisted, r.Activity
	}
	if err := p.layout.set(&f.bits, &r); err != nil {
		return Facts{}, err
	}
	return f, nil
}

// set enters every fact of the request, known or unknown. What is outside its
// list is a [*FactError].
func (l *layout) set(b *factBits, r *Request) error {
	second := r.SecondRole
	if second != "" && l.secondRole.index.Find(second) < 0 {
		second = secondRoleOther
	}
	enter(b, l.secondRole, second)
	setList(b, l.trainings, r.Trainings)
	setList(b, l.endorsements, r.Endorsements)
	if i := setList(b, l.needs, r.Needs); i >= 0 {
		return refuse(l.needs.fact, r.Needs[i])
	}
	return cmp.Or(
		set(b, l.role, r.Role), set(b, l.credential, r.Credential), set(b, l.setting, r.Setting),
		set(b, l.phase, r.Phase), set(b, l.urgency, r.Urgency), set(b, l.consent, r.Consent),
		set(b, l.approval, r.Approval), set(b, l.fitness, r.Fitness), set(b, l.ageGroup, r.AgeGroup),
		setTruth(b, l.supervised, r.Supervised), setTruth(b, l.smallCommunity, r.SmallCommunity),
		setTruth(b, l.conflictSignal, r.ConflictSignal),
	)
}

// A word is a value of an enumeration.
type word interface {
	~string
	encoding.TextMarshaler
}

// set enters a fact with one value.
func set[T word](b *factBits, f *field, value T) error {
	if !enter(b, f, string(value)) {
		return refuse(f.fact, value)
	}
	return nil
}

// refuse returns the error of a value that is not on its list.
func refuse[T word](fact Fact, value T) error {
	_, err := value.MarshalText()
	return &FactError{Fact: string(fact), Err: err}
}

// enter enters a value, "" being unknown; it reports false for one outside the list.
func enter(b *factBits, f *field, value string) bool {
	if value == "" {
		b[f.word] |= f.unknown()
		return true
	}
	i := f.index.Find(value)
	if i < 0 {
		return false
	}
	b[f.word] |= f.bit(i)
	return true
}

func setTruth(b *factBits, f *field, t Truth) error {
	switch t {
	case Unknown:
		b[f.word] |= f.unknown()
	case True:
		b[f.word] |= f.bit(0)
	case False:
		b[f.word] |= f.bit(1)
	default:
		return &FactError{Fact: string(f.fact), Err: ErrUnknownTruth}
	}
	return nil
}

// setList enters a list; it returns the number of one of the names that no rule
// mentions, -1 if there is none.
func setList[T ~string](b *factBits, f *listField, names []T) int {
	if names == nil {
		b[1] |= f.absent
		return -1
	}
	other := -1
	if len(f.items) > 0 {
		b[f.lacking] |= f.lackingBit(len(f.items)) - f.lackingBit(0)
	}
	for n, name := range names {
		i := f.index.Find(string(name))
		if i < 0 {
			other = n
			continue
		}
		b[f.held] |= f.heldBit(i)
		b[f.lacking] &^= f.lackingBit(i)
	}
	return other
}

var errFactsNotStored = fmt.Errorf("%w: prepared facts: store the request, or the decision on record", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (Facts) MarshalJSON() ([]byte, error) { return nil, errFactsNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*Facts) UnmarshalJSON([]byte) error { return errFactsNotStored }
