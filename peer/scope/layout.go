package scope

import (
	"fmt"
	"math/bits"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/nameindex"
	"github.com/alongside-go/alongside/peer"
)

// Facts are kept as bits, so that a rule matches when a few masks meet them. A
// fact with one value has a bit for each value and one for unknown; a list has a
// bit for each name that the rules mention when it is held and another when it
// is known to be lacking.
const factWords = 7

type factBits [factWords]uint64

// A term holds when any of its bits is set.
type term struct {
	word uint8
	mask uint64
}

func (t term) holds(b *factBits) bool { return b[t.word]&t.mask != 0 }

// matches reports whether every term holds.
func matches(terms []term, b *factBits) bool {
	for i := range terms {
		if b[terms[i].word]&terms[i].mask == 0 {
			return false
		}
	}
	return true
}

// anyMatches reports whether one of the alternatives holds.
func anyMatches(alternatives [][]term, b *factBits) bool {
	for _, terms := range alternatives {
		if matches(terms, b) {
			return true
		}
	}
	return false
}

// A field is a fact with one value.
type field struct {
	fact   Fact
	word   uint8
	off    uint8
	values []string
	index  nameindex.Index[string]
}

func (f *field) bit(i int) uint64 { return 1 << (int(f.off) + i) }
func (f *field) unknown() uint64  { return f.bit(len(f.values)) }
func (f *field) all() uint64      { return (f.unknown()<<1 - 1) &^ (f.bit(0) - 1) }

// term returns the term that holds when the fact has one of the values.
func (f *field) term(values ...string) (term, error) {
	t := term{word: f.word}
	for _, v := range values {
		i := slices.Index(f.values, v)
		if i < 0 {
			return term{}, enum.Refuse(v, f.values, fmt.Errorf("no such value of %s", f.fact))
		}
		t.mask |= f.bit(i)
	}
	return t, nil
}

// A listField is a fact with several values.
type listField struct {
	fact          Fact
	held, lacking uint8 // words
	heldOff       uint8
	lackingOff    uint8
	items         []string
	index         nameindex.Index[string]
	absent        uint64 // bit of word 1 that says the list is unknown
}

func (f *listField) heldBit(i int) uint64    { return 1 << (int(f.heldOff) + i) }
func (f *listField) lackingBit(i int) uint64 { return 1 << (int(f.lackingOff) + i) }

// Names that second_role knows beside those that rules mention.
const (
	secondRoleNone  = "none"  // known to hold none
	secondRoleOther = "other" // any that no rule mentions
	secondRoleAny   = "any"   // in a rule: any but none
)

// A layout says which bit stands for what, for one policy.
type layout struct {
	role, credential, urgency, consent, approval, fitness, supervised, ageGroup,
	smallCommunity, conflictSignal, setting, phase, secondRole *field
	trainings, endorsements, needs *listField

	fields []*field
	lists  []*listField

	mechanisms map[Mechanism]map[Kind][][]term // see mechanism

	worker   [3]boundCondition // credential, supervision and fitness, of every service
	trainee  term              // a credential that counts only while supervised
	approved boundCondition

	granted uint64 // bit of word 0 that says a supervisor approved
}

func names[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// newLayout gives each value its bit. The names are those that the rules
// mention; it returns [ErrTooWide] if they are too many.
func newLayout(trainings, endorsements, secondRoles []string) (*layout, error) {
	if len(trainings) > 64 || len(endorsements) > 64 || len(secondRoles) > 60 {
		return nil, &LayerError{What: "the rules mention more than 64 trainings or endorsements, or 60 second roles", Err: ErrTooWide}
	}
	l := &layout{}
	var next [factWords]uint8
	add := func(fact Fact, word uint8, values []string) *field {
		f := &field{fact: fact, word: word, off: next[word], values: values, index: nameindex.New(values)}
		next[word] += uint8(len(values)) + 1
		l.fields = append(l.fields, f)
		return f
	}
	yesNo := []string{"true", "false"}
	l.role = add(FactRole, 0, names(peer.RoleKinds()))
	l.credential = add(FactCredential, 0, names(peer.CredentialStates()))
	l.urgency = add(FactUrgency, 0, names(urgencies))
	l.consent = add(FactConsent, 0, names(consents))
	l.approval = add(FactApproval, 0, names(approvals))
	l.fitness = add(FactFitness, 0, names(peer.Fitnesses()))
	l.supervised = add(FactSupervised, 0, yesNo)
	l.ageGroup = add(FactAgeGroup, 0, names(peer.AgeGroups()))
	l.smallCommunity = add(FactSmallCommunity, 0, yesNo)
	l.conflictSignal = add(FactConflictSignal, 0, yesNo)
	l.setting = add(FactSetting, 1, names(peer.Settings()))
	l.phase = add(FactPhase, 1, names(peer.MentorshipStates()))
	l.secondRole = add(FactSecondRole, 2, append(slices.Clone(secondRoles), secondRoleNone, secondRoleOther))

	addList := func(fact Fact, held, lacking uint8, items []string) *listField {
		f := &listField{fact: fact, held: held, lacking: lacking, items: items, index: nameindex.New(items)}
		f.heldOff = next[held]
		next[held] += uint8(len(items))
		f.lackingOff = next[lacking]
		next[lacking] += uint8(len(items))
		f.absent = 1 << next[1]
		next[1]++
		l.lists = append(l.lists, f)
		return f
	}
	l.needs = addList(FactNeeds, 1, 1, names(peer.Domains()))
	l.trainings = addList(FactTrainings, 3, 4, trainings)
	l.endorsements = addList(FactEndorsements, 5, 6, endorsements)

	l.granted = l.approval.bit(slices.Index(l.approval.values, string(ApprovalGranted)))
	l.approved = l.condition(RuleCondition{Kind: ApprovalCondition})
	l.trainee = l.must(l.credential, string(peer.CredentialProvisional))
	l.worker = [...]boundCondition{
		l.condition(RuleCondition{Kind: CredentialCondition, Of: credentialCurrent}),
		l.condition(RuleCondition{Kind: SupervisionCondition, Of: "agreement_or_cover"}),
		l.condition(RuleCondition{Kind: FitnessCondition, Of: "fit_for_duty"}),
	}
	l.mechanisms = map[Mechanism]map[Kind][][]term{}
	for _, m := range mechanisms {
		l.mechanisms[m] = map[Kind][][]term{}
		for _, k := range append([]Kind{""}, kinds...) {
			l.mechanisms[m][k] = l.mechanism(m, k)
		}
	}
	return l, nil
}

// fieldOf returns the field that a term is about, nil if it is about a list.
func (l *layout) fieldOf(t term) *field {
	for _, f := range l.fields {
		if f.word == t.word && f.all()&t.mask != 0 {
			return f
		}
	}
	return nil
}

// listOf returns the list that a term is about and the items it mentions.
func (l *layout) listOf(t term) (*listField, []int) {
	for _, f := range l.lists {
		var items []int
		for i := range f.items {
			if f.held == t.word && f.heldBit(i)&t.mask != 0 || f.lacking == t.word && f.lackingBit(i)&t.mask != 0 {
				items = append(items, i)
			}
		}
		if items != nil {
			return f, items
		}
	}
	return nil, nil
}

// width counts the bits of a term, so that the narrowest can be asked first.
func (t term) width() int { return bits.OnesCount64(t.mask) }
