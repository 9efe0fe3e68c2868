package scope

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
)

// Words of a credential condition: current may be a trainee's, certified may not.
const (
	credentialCurrent = "current"
	credentialFull    = "certified"
)

// A bound is a rule as it bears on one activity of one policy.
type bound struct {
	rule       *Rule
	layer      *Layer
	verdict    Verdict
	approvable bool // an approval lowers its verdict
	floor      bool
	listed     bool     // the rule lists the activity by its id
	when       [][]term // alternatives, each of terms that must all hold
	unless     [][]term // exceptions: the rule's own, and looser rules that name it
	conditions []boundCondition
	sources    string
}

// A boundCondition is met, unmet or, when neither term holds, unknown.
type boundCondition struct {
	kind       ConditionKind
	of         string
	unmetMakes Verdict
	met, unmet term
}

func (c *boundCondition) state(b *factBits) Truth {
	switch {
	case c.met.holds(b):
		return True
	case c.unmet.holds(b):
		return False
	}
	return Unknown
}

// fires reports whether the rule matches and no exception does.
func (r *bound) fires(b *factBits) bool {
	return anyMatches(r.when, b) && !anyMatches(r.unless, b)
}

func sourcesText(citations []Citation) string {
	var s []string
	for _, c := range citations {
		s = append(s, c.Source().String())
	}
	return strings.Join(s, "; ")
}

// terms turns what a rule asks of the facts into masks.
func (l *layout) terms(w *When) ([]term, error) {
	var terms []term
	var first error
	add := func(f *field, values []string) {
		if values == nil {
			return
		}
		t, err := f.term(values...)
		if err != nil && first == nil {
			first = err
		}
		terms = append(terms, t)
	}
	addTruth := func(f *field, t Truth) {
		if t != Unknown {
			add(f, []string{t.String()})
		}
	}
	addList := func(f *listField, values []string) {
		if values == nil {
			return
		}
		t := term{word: f.held}
		for _, v := range values {
			i := slices.Index(f.items, v)
			if i < 0 {
				first = enum.Refuse(v, f.items, fmt.Errorf("no such value of %s", f.fact))
				return
			}
			t.mask |= f.heldBit(i)
		}
		terms = append(terms, t)
	}
	add(l.role, namesOrNil(w.Role))
	add(l.credential, namesOrNil(w.Credential))
	add(l.setting, namesOrNil(w.Setting))
	add(l.phase, namesOrNil(w.Phase))
	add(l.urgency, namesOrNil(w.Urgency))
	add(l.consent, namesOrNil(w.Consent))
	add(l.fitness, namesOrNil(w.Fitness))
	add(l.ageGroup, namesOrNil(w.AgeGroup))
	second := w.SecondRole
	if slices.Contains(second, secondRoleAny) {
		second = slices.DeleteFunc(slices.Clone(l.secondRole.values), func(v string) bool { return v == secondRoleNone })
	}
	add(l.secondRole, second)
	addTruth(l.supervised, w.Supervised)
	addTruth(l.smallCommunity, w.SmallCommunity)
	addTruth(l.conflictSignal, w.ConflictSignal)
	addList(l.needs, namesOrNil(w.Needs))
	addList(l.trainings, w.Trainings)
	addList(l.endorsements, w.Endorsements)
	slices.SortStableFunc(terms, func(a, b term) int { return a.width() - b.width() })
	return terms, first
}

func namesOrNil[T ~string](values []T) []string {
	if values == nil {
		return nil
	}
	return names(values)
}

func (l *layout) must(f *field, values ...string) term {
	t, err := f.term(values...)
	if err != nil {
		panic("scope: " + err.Error()) // our own constants alone come here
	}
	return t
}

// notCurrent holds when the credential is known and does not let its holder work.
func (l *layout) notCurrent() term {
	var names []string
	for _, s := range peer.CredentialStates() {
		if !s.Current() {
			names = append(names, string(s))
		}
	}
	return l.must(l.credential, names...)
}

// condition turns a condition into the terms by which it is met or unmet.
func (l *layout) condition(c RuleCondition) boundCondition {
	b := boundCondition{kind: c.Kind, of: c.Of, unmetMakes: max(c.Unmet, ConsultSupervisorFirst)}
	if !c.told() {
		return b // always unknown
	}
	item := func(f *listField) {
		i := slices.Index(f.items, c.Of)
		b.met = term{word: f.held, mask: f.heldBit(i)}
		b.unmet = term{word: f.lacking, mask: f.lackingBit(i)}
	}
	switch c.Kind {
	case TrainingCondition:
		item(l.trainings)
	case EndorsementCondition:
		item(l.endorsements)
	case ConsentCondition:
		b.met = l.must(l.consent, string(ConsentValid))
		b.unmet = l.must(l.consent, string(ConsentMissing), string(ConsentRevoked), string(ConsentExpired))
	case ApprovalCondition:
		b.met = l.must(l.approval, string(ApprovalGranted))
		b.unmet = l.must(l.approval, string(ApprovalDenied), string(ApprovalNone))
	case SupervisionCondition:
		b.met, b.unmet = l.must(l.supervised, "true"), l.must(l.supervised, "false")
	case FitnessCondition:
		b.met = l.must(l.fitness, string(peer.FitnessFit), string(peer.FitnessAdjustedDuties))
		b.unmet = l.must(l.fitness, string(peer.FitnessSteppedAside))
	case CredentialCondition:
		b.unmet = l.notCurrent()
		full := []string{string(peer.CredentialCertified), string(peer.CredentialRenewalDue), string(peer.CredentialReinstated)}
		b.met = l.must(l.credential, full...)
		if provisional := l.must(l.credential, string(peer.CredentialProvisional)); c.Of == credentialFull {
			b.unmet.mask |= provisional.mask
		} else {
			b.met.mask |= provisional.mask
		}
	}
	return b
}

// mechanism returns what the facts must be for a fixed mechanism to bear on
// activities of the kind.
func (l *layout) mechanism(m Mechanism, kind Kind) [][]term {
	stops := [][]term{{l.notCurrent()}, {l.must(l.supervised, "false")}, {l.must(l.fitness, string(peer.FitnessSteppedAside))}}
	denied := l.must(l.approval, string(ApprovalDenied))
	imminent := l.must(l.urgency, string(Imminent))
	switch m {
	case MechanismImminent:
		return [][]term{{imminent}}
	case MechanismUnlisted:
		return [][]term{nil}
	case MechanismNotCurrent:
		return stops[:1]
	case MechanismUnsupervised:
		return stops[1:2]
	case MechanismSteppedAside:
		return stops[2:]
	case MechanismWorkerUnknown:
		var unknown [][]term
		for _, f := range []*field{l.credential, l.supervised, l.fitness} {
			unknown = append(unknown, []term{{word: f.word, mask: f.unknown()}})
		}
		return unknown
	case MechanismDenied:
		return [][]term{{denied}}
	case MechanismHandOver:
		if kind != Service {
			return append(stops, []term{denied})
		}
		for i := range stops { // in danger alone: otherwise they stop the service
			stops[i] = append(stops[i], imminent)
		}
		return stops
	}
	return nil
}
