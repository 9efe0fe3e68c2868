package scope

import (
	"encoding"
	"errors"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A Request is a question: may this be done, by this worker, for this
// participant, now? Everything but Activity is optional. A zero value is
// unknown and never assumed favourable; an empty list that is not nil is known
// to be empty, a nil list is unknown.
type Request struct {
	Activity       peer.ActivityID      // an id that no layer lists is legal
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
}

var errNoActivity = errors.New("a request names an activity")

// Prepare turns a request into facts. It returns a [*FactError] if the activity
// is missing or a fact has a value that is not on its list.
func (p *Policy) Prepare(r Request) (Facts, error) {
	if r.Activity == "" {
		return Facts{}, &FactError{Fact: "activity", Err: errNoActivity}
	}
	if p == nil || p.layout == nil {
		return Facts{}, nil
	}
	day := 0
	if !r.At.IsZero() {
		y, m, d := r.At.Date()
		day = y*10000 + int(m)*100 + d
	}
	e := p.at(day)
	f := Facts{policy: p, prog: e.programs[r.Activity]}
	if f.prog == nil {
		f.prog = e.unlisted
	}
	if err := p.layout.set(&f.bits, &r); err != nil {
		return Facts{}, err
	}
	return f, nil
}

// set enters every fact of the request, known or unknown.
func (l *layout) set(b *factBits, r *Request) error {
	ok := set(b, l.role, r.Role) && set(b, l.credential, r.Credential) && set(b, l.setting, r.Setting) &&
		set(b, l.phase, r.Phase) && set(b, l.urgency, r.Urgency) && set(b, l.consent, r.Consent) &&
		set(b, l.approval, r.Approval) && set(b, l.fitness, r.Fitness) && set(b, l.ageGroup, r.AgeGroup) &&
		setTruth(b, l.supervised, r.Supervised) && setTruth(b, l.smallCommunity, r.SmallCommunity) &&
		setTruth(b, l.conflictSignal, r.ConflictSignal)
	second := r.SecondRole
	if second != "" && l.secondRole.index.find(second) < 0 {
		second = secondRoleOther
	}
	set(b, l.secondRole, second)
	setList(b, l.trainings, r.Trainings)
	setList(b, l.endorsements, r.Endorsements)
	if !setList(b, l.needs, r.Needs) || !ok {
		return r.fault()
	}
	return nil
}

// set enters a fact with one value; it reports false for one outside the list.
func set[T ~string](b *factBits, f *field, value T) bool {
	if value == "" {
		b[f.word] |= f.unknown()
		return true
	}
	i := f.index.find(string(value))
	if i < 0 {
		return false
	}
	b[f.word] |= f.bit(i)
	return true
}

func setTruth(b *factBits, f *field, t Truth) bool {
	switch t {
	case Unknown:
		b[f.word] |= f.unknown()
	case True:
		b[f.word] |= f.bit(0)
	case False:
		b[f.word] |= f.bit(1)
	default:
		return false
	}
	return true
}

// setList enters a list; it reports false if it names something that no rule mentions.
func setList[T ~string](b *factBits, f *listField, names []T) bool {
	if names == nil {
		b[1] |= f.absent
		return true
	}
	all := true
	if len(f.items) > 0 {
		b[f.lacking] |= f.lackingBit(len(f.items)) - f.lackingBit(0)
	}
	for _, n := range names {
		i := f.index.find(string(n))
		if i < 0 {
			all = false
			continue
		}
		b[f.held] |= f.heldBit(i)
		b[f.lacking] &^= f.lackingBit(i)
	}
	return all
}

// fault says which fact of the request is outside its list.
func (r *Request) fault() error {
	bad := func(f Fact, err error) error { return &FactError{Fact: string(f), Err: err} }
	for _, c := range []struct {
		fact Fact
		v    encoding.TextMarshaler
		set  bool
	}{
		{FactRole, r.Role, r.Role != ""}, {FactCredential, r.Credential, r.Credential != ""}, {FactSetting, r.Setting, r.Setting != ""},
		{FactPhase, r.Phase, r.Phase != ""}, {FactUrgency, r.Urgency, r.Urgency != ""}, {FactConsent, r.Consent, r.Consent != ""},
		{FactApproval, r.Approval, r.Approval != ""}, {FactFitness, r.Fitness, r.Fitness != ""}, {FactAgeGroup, r.AgeGroup, r.AgeGroup != ""},
	} {
		if !c.set {
			continue
		}
		if _, err := c.v.MarshalText(); err != nil {
			return bad(c.fact, err)
		}
	}
	for _, d := range r.Needs {
		if _, err := d.MarshalText(); err != nil {
			return bad(FactNeeds, err)
		}
	}
	for _, c := range []struct {
		fact Fact
		t    Truth
	}{{FactSupervised, r.Supervised}, {FactSmallCommunity, r.SmallCommunity}, {FactConflictSignal, r.ConflictSignal}} {
		if c.t < Unknown || c.t > False {
			return bad(c.fact, ErrUnknownTruth)
		}
	}
	return bad("facts", ErrUnknownFact)
}
