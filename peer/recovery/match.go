package recovery

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"strconv"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/source"
)

// LeastOptions is how many options are shown at least, if so many remain.
const LeastOptions = 3

// MatchPoints are hundredths of a point of the soft score; all weights together are
// 100 points.
type MatchPoints int

// String returns points with up to two decimals, such as "72.5".
func (p MatchPoints) String() string { return strconv.FormatFloat(float64(p)/100, 'f', -1, 64) }

// A Ranking is what [Match] found: options, best first, and what was left out with
// the reason. It proposes; the person chooses, mixes and changes freely. It holds no
// id of a person; as it tells of what somebody said, it is not printed either.
type Ranking struct {
	Options []Option          `json:"options,omitempty"`
	Left    []ExcludedPathway `json:"left,omitempty"`  // by id
	Notes   []MatchNote       `json:"notes,omitempty"` // about all of them
}

// An Option is one pathway of a ranking with everything that led to its place.
type Option struct {
	Pathway  PathwayID   `json:"pathway,omitempty"`
	Name     string      `json:"name,omitempty"`
	Score    MatchPoints `json:"score"`
	Parts    []MatchPart `json:"parts,omitempty"` // every factor, the heaviest first
	Reasons  []MatchNote `json:"reasons,omitempty"`
	Cautions []MatchNote `json:"cautions,omitempty"`
	Variants []PathwayID `json:"variants,omitempty"` // fellowships of it that fit better; where the pathway itself does not fit, the only ones
	First    bool        `json:"first"`              // a talk with a clinician, or a plan for safety, comes first: not a refusal
	Above    []PathwayID `json:"above,omitempty"`    // options that were put above it whatever the score
}

// A MatchPart is what one factor gave: Points of Weight, or half where nothing was told.
type MatchPart struct {
	Factor MatchFactor `json:"factor,omitempty"`
	Weight int         `json:"weight"` // points
	Points MatchPoints `json:"points"`
	Told   bool        `json:"told"`
}

// An ExcludedPathway is a pathway that is not offered, and by which filter.
type ExcludedPathway struct {
	Pathway  PathwayID   `json:"pathway,omitempty"`
	Filter   MatchFilter `json:"filter,omitempty"`
	Text     string      `json:"text,omitempty"`
	Variants []PathwayID `json:"variants,omitempty"` // groups of the same family that the filter does not meet
}

// A MatchNote is a reason, a caution or a note: a rule by its stable name, a text for
// the person, and where it comes from.
type MatchNote struct {
	Rule   string        `json:"rule,omitempty"`
	Text   string        `json:"text,omitempty"`
	Source source.Source `json:"source,omitzero"`
}

// Match ranks the pathways of a catalogue for a profile, given what a host knows of
// what there is here. It leaves out what a hard filter meets, scores the rest and
// says why. Nothing but what was told and what the catalogue says counts: no fee,
// no order of the catalogue, no number of members. Equal scores are ordered by fewer
// cautions, then by id. Unless the person said that they take a medicine, all that
// they told of it is left aside: to have said no, to keep it private and not to have
// been asked give the same ranking. A pathway may be named as [Lookup] knows it; an id
// that the catalogue does not have is of nothing that could be offered.
//
// It returns [ErrProfile], [ErrAvailability] or [ErrCatalogue]. A ranking without
// options is no error: its Left says what stands against each pathway.
func Match(p Profile, catalogue []Pathway, a Availability) (Ranking, error) {
	if err := p.Check(); err != nil {
		return Ranking{}, err
	}
	if err := a.Check(); err != nil {
		return Ranking{}, err
	}
	if err := checkCatalogue(catalogue); err != nil {
		return Ranking{}, err
	}
	p, a = p.named(nameIn(catalogue)), a.named(nameIn(catalogue))
	p.Traits = slices.Clone(p.Traits)
	if p.Medication != DisclosureYes {
		p.Traits = slices.DeleteFunc(p.Traits, Trait.tellsOfMedication)
	}
	if !p.told() {
		p.Traits = append(p.Traits, TraitNotSure)
	}
	var r Ranking
	on := map[PathwayID]*Pathway{}
	for i := range catalogue {
		c := &candidate{profile: &p, pathway: &catalogue[i], offers: a.of(&catalogue[i]), none: slices.Contains(a.None, catalogue[i].ID)}
		if left, ok := c.filter(); ok {
			r.Left = append(r.Left, left)
			continue
		}
		r.Options = append(r.Options, c.option())
		on[c.pathway.ID] = c.pathway
	}
	slices.SortFunc(r.Left, func(a, b ExcludedPathway) int { return cmp.Compare(a.Pathway, b.Pathway) })
	slices.SortFunc(r.Options, func(a, b Option) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(len(a.Cautions), len(b.Cautions)), cmp.Compare(a.Pathway, b.Pathway))
	})
	r.putBelow(on)
	r.Notes = rankingNotes(&p, r.Options, on)
	if slices.ContainsFunc(r.Options, func(o Option) bool { return len(a.of(on[o.Pathway])) == 0 }) {
		r.Notes = append(r.Notes, note("ask_where", "where no group is named, ask whether there is one you can reach, in your language and at your times"))
	}
	return r, nil
}

// putBelow moves each option that has a caution by medication below those that are
// to stand above it.
func (r *Ranking) putBelow(on map[PathwayID]*Pathway) {
	for _, id := range r.ids() {
		at := r.index(id)
		if !has(r.Options[at].Cautions, ruleGroupDependent) {
			continue
		}
		last := at
		var above []PathwayID
		for _, other := range on[id].Instead {
			if i := r.index(other); i >= 0 && !has(r.Options[i].Cautions, ruleGroupDependent) {
				above = append(above, other)
				last = max(last, i)
			}
		}
		r.Options[at].Above = above
		o := r.Options[at]
		r.Options = slices.Insert(slices.Delete(r.Options, at, at+1), last, o)
	}
}

func (r *Ranking) ids() []PathwayID {
	var out []PathwayID
	for _, o := range r.Options {
		out = append(out, o.Pathway)
	}
	return out
}

func (r *Ranking) index(id PathwayID) int {
	return slices.IndexFunc(r.Options, func(o Option) bool { return o.Pathway == id })
}

func has(all []MatchNote, rule string) bool {
	return slices.ContainsFunc(all, func(f MatchNote) bool { return f.Rule == rule })
}

// Option returns the option of a pathway, or false if it is not offered.
func (r Ranking) Option(id PathwayID) (Option, bool) {
	if i := r.index(id); i >= 0 {
		return r.Options[i], true
	}
	return Option{}, false
}

// Shown returns the first n options, and at least [LeastOptions] if so many remain.
func (r Ranking) Shown(n int) []Option {
	n = min(max(n, LeastOptions), len(r.Options))
	return slices.Clone(r.Options[:n])
}

// Format prints how many options there are and keeps what somebody told out of every
// verb of fmt.
func (r Ranking) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps what somebody told out of logs.
func (r Ranking) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r Ranking) shown() string { return "[ranking of " + strconv.Itoa(len(r.Options)) + "]" }

// Format keeps what led to the option out of every verb of fmt.
func (Option) Format(f fmt.State, _ rune) { redact.Format(f, "[option]") }

// LogValue keeps what led to the option out of logs.
func (Option) LogValue() slog.Value { return slog.StringValue("[option]") }

// Format keeps what led to it out of every verb of fmt.
func (MatchPart) Format(f fmt.State, _ rune) { redact.Format(f, "[part]") }

// LogValue keeps what led to it out of logs.
func (MatchPart) LogValue() slog.Value { return slog.StringValue("[part]") }

// Format keeps what led to it out of every verb of fmt.
func (ExcludedPathway) Format(f fmt.State, _ rune) { redact.Format(f, "[left out]") }

// LogValue keeps what led to it out of logs.
func (ExcludedPathway) LogValue() slog.Value { return slog.StringValue("[left out]") }

// Format keeps what led to it out of every verb of fmt.
func (MatchNote) Format(f fmt.State, _ rune) { redact.Format(f, "[note]") }

// LogValue keeps what led to it out of logs.
func (MatchNote) LogValue() slog.Value { return slog.StringValue("[note]") }
