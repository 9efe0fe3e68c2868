package scope

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// A Change is a fact that can truthfully be brought about, and the value it
// would have. For a list, the value is the name to add.
type Change struct {
	Fact  Fact   `json:"fact"`
	Value string `json:"value"`
}

type change struct {
	Change
	word, lackingWord uint8
	clear, set        uint64
	lacking           uint64
}

// changes returns what could be obtained, of the facts that bear on a program:
// a training, an endorsement, the credential, consent, approval, supervision,
// and fitness after a return plan. Never urgency, setting, phase or role.
func (l *layout) changes(masks map[*field][]uint64, listed map[*listField]map[int]bool) []change {
	var out []change
	for _, f := range []*listField{l.trainings, l.endorsements} {
		for i, name := range f.items {
			if listed[f][i] {
				out = append(out, change{Change: Change{f.fact, name}, word: f.held, set: f.heldBit(i),
					lackingWord: f.lacking, lacking: f.lackingBit(i)})
			}
		}
	}
	for _, c := range []struct {
		f     *field
		value string
	}{
		{l.credential, string(peer.CredentialCertified)}, {l.consent, string(ConsentValid)}, {l.approval, string(ApprovalGranted)},
		{l.supervised, "true"}, {l.fitness, string(peer.FitnessFit)},
	} {
		if masks[c.f] != nil {
			out = append(out, change{Change: Change{c.f.fact, c.value}, word: c.f.word, lackingWord: c.f.word,
				clear: c.f.all(), set: c.f.bit(slices.Index(c.f.values, c.value))})
		}
	}
	return out
}

func (c *change) apply(b *factBits) {
	b[c.word] &^= c.clear
	b[c.lackingWord] &^= c.lacking
	b[c.word] |= c.set
}

// Unlock returns the smallest sets of changes that make an activity allowed
// that is not: single ones, then pairs of which neither alone suffices. It
// offers only what can truthfully be obtained: trainings, endorsements, the
// credential, consent, approval, supervision, and fitness after a return plan.
// It returns nil if the activity is allowed already, if a floor rule decides,
// and if nothing would help: [Policy.Verdict] tells the first from the others.
func (p *Policy) Unlock(f Facts) [][]Change {
	if f.prog == nil || f.policy != p {
		return nil
	}
	now := f.prog.verdict(p.layout, &f.bits)
	if now.Allowed() || f.prog.floorDecides(&f.bits, now) {
		return nil
	}
	var out [][]Change
	var rest []*change
	helps := func(changes ...*change) bool {
		b := f.bits
		for _, c := range changes {
			c.apply(&b)
		}
		return f.prog.verdict(p.layout, &b).Allowed()
	}
	for i := range f.prog.changes {
		c := &f.prog.changes[i]
		switch {
		case f.bits[c.word]&c.set != 0: // so already
		case helps(c):
			out = append(out, []Change{c.Change})
		default:
			rest = append(rest, c)
		}
	}
	for i, c := range rest {
		for _, d := range rest[i+1:] {
			if helps(c, d) {
				out = append(out, []Change{c.Change, d.Change})
			}
		}
	}
	return out
}
