package scope

import (
	"errors"
	"fmt"
	"slices"
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
	AgeGroup       AgeGroup             // the participant's
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

var (
	errNoActivity = errors.New("a request names an activity")
)

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
	l, b := p.layout, &f.bits
	err := firstError(
		set(b, l.role, string(r.Role), peer.ErrUnknownRole),
		setMapped(b, l.credential, l.states, r.Credential, peer.ErrUnknownCredentialState),
		setMapped(b, l.setting, l.settings, r.Setting, peer.ErrUnknownSetting),
		setMapped(b, l.phase, l.phases, r.Phase, peer.ErrUnknownState),
		set(b, l.urgency, string(r.Urgency), ErrUnknownUrgency),
		set(b, l.consent, string(r.Consent), ErrUnknownConsent),
		set(b, l.approval, string(r.Approval), ErrUnknownApproval),
		set(b, l.fitness, string(r.Fitness), peer.ErrUnknownFitness),
		set(b, l.ageGroup, string(r.AgeGroup), ErrUnknownAgeGroup),
		setTruth(b, l.supervised, r.Supervised),
		setTruth(b, l.smallCommunity, r.SmallCommunity),
		setTruth(b, l.conflictSignal, r.ConflictSignal),
	)
	if err != nil {
		return Facts{}, err
	}
	switch bit, ok := l.roles2[r.SecondRole]; {
	case r.SecondRole == "":
		b[l.secondRole.word] |= l.secondRole.unknown()
	case ok:
		b[l.secondRole.word] |= bit
	default:
		b[l.secondRole.word] |= l.roles2[secondRoleOther]
	}
	setList(b, l.trainings, l.training, r.Trainings)
	setList(b, l.endorsements, l.endorsed, r.Endorsements)
	if r.Needs == nil {
		b[1] |= l.needs.absent
		return f, nil
	}
	b[l.needs.lacking] |= l.needs.lackingBit(0) | l.needs.lackingBit(1)
	for _, d := range r.Needs {
		i := slices.Index(l.needs.items, string(d))
		if i < 0 {
			return Facts{}, &FactError{Fact: string(FactNeeds), Err: fmt.Errorf("%w: %q", peer.ErrUnknownDomain, string(d))}
		}
		b[l.needs.held] |= l.needs.heldBit(i)
		b[l.needs.lacking] &^= l.needs.lackingBit(i)
	}
	return f, nil
}

func firstError(errs ...*FactError) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func set(b *factBits, f *field, value string, unknown error) *FactError {
	if value == "" {
		b[f.word] |= f.unknown()
		return nil
	}
	for i, v := range f.values {
		if v == value {
			b[f.word] |= f.bit(i)
			return nil
		}
	}
	return &FactError{Fact: string(f.fact), Err: fmt.Errorf("%w: %q", unknown, value)}
}

func setMapped[T ~string](b *factBits, f *field, bits map[T]uint64, value T, unknown error) *FactError {
	if value == "" {
		b[f.word] |= f.unknown()
		return nil
	}
	bit, ok := bits[value]
	if !ok {
		return &FactError{Fact: string(f.fact), Err: fmt.Errorf("%w: %q", unknown, string(value))}
	}
	b[f.word] |= bit
	return nil
}

func setTruth(b *factBits, f *field, t Truth) *FactError {
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

func setList(b *factBits, f *listField, index map[string]int, names []string) {
	if names == nil {
		b[1] |= f.absent
		return
	}
	if len(f.items) == 0 {
		return
	}
	b[f.lacking] |= f.lackingBit(len(f.items)) - f.lackingBit(0)
	for _, n := range names {
		if i, ok := index[n]; ok {
			b[f.held] |= f.heldBit(i)
			b[f.lacking] &^= f.lackingBit(i)
		}
	}
}

// Verdict returns the strictest verdict of every rule that matches the facts.
func (p *Policy) Verdict(f Facts) Verdict {
	if f.prog == nil || f.policy != p {
		return ConsultSupervisorFirst
	}
	return f.prog.verdict(p.layout, &f.bits)
}

func (prog *program) verdict(l *layout, b *factBits) Verdict {
	granted := b[0]&l.granted != 0
	v := prog.base
	if granted {
		v = prog.baseGranted
	}
	for i := range prog.clauses {
		c := &prog.clauses[i]
		if c.verdict <= v {
			break // the strictest come first
		}
		made := c.verdict
		if granted && c.approvable {
			if made = PermittedWithConditions; made <= v {
				continue
			}
		}
		if matches(c.terms, b) && (c.unless == nil || !anyMatches(c.unless, b)) {
			v = made
		}
	}
	return max(v, Permitted)
}
