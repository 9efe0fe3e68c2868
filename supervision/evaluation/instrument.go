package evaluation

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// An Instrument is what is known of a published fidelity instrument: who rates, how
// many items it has, which parts. It holds no words of any item, which are their owners', and it cannot be
// scored by itself: where its items, their anchors or their place in its parts are
// not known to this library, the programme that has the instrument gives them as a [Layout].
type Instrument struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	Versions []Version     `json:"versions"`
	Parts    []string      `json:"parts,omitempty"` // its domains, if they are known
	Facts    []Fact        `json:"facts,omitempty"`
	Source   source.Source `json:"source,omitzero"`
}

// A Version is the form of an instrument that some raters fill in. Items is how many
// items or standards it has, 0 where that is not known.
type Version struct {
	Raters []RaterKind `json:"raters"`
	Items  int         `json:"items,omitempty"`
}

// A Fact is a statement about an instrument, with how far it was checked.
type Fact struct {
	Text   string        `json:"text"`
	Source source.Source `json:"source,omitzero"`
}

// Instruments returns the fidelity instruments whose structure is known, by id.
func Instruments() []Instrument {
	seen := func(key, where string) source.Source { return source.Of(key).At(where, source.Verified) }
	three := []RaterKind{SelfRater, SupervisorRater, ParticipantRater}
	return []Instrument{
		{ID: "caprss", Name: "CAPRSS core accreditation standards", Source: seen("CAPRSS", "core standards"),
			Versions: []Version{{Raters: []RaterKind{VisitorRater}, Items: 30}},
			Facts: []Fact{
				{"30 core standards, with an elective domain of recovery coaching", seen("CAPRSS", "core standards")},
				{"awarded for 1 to 3 years", seen("CAPRSS", "awards")},
			}},
		{ID: "facit", Name: "Fidelity assessment of consumer-operated services", Source: seen("FACIT", "kit"),
			Versions: []Version{{Raters: []RaterKind{VisitorRater}}},
			Parts:    []string{"structure", "environment", "belief_systems", "peer_support", "education", "advocacy"},
			Facts: []Fact{
				{"for programmes that peers run wholly; anchored ratings by trained visitors", seen("FACIT", "kit")},
				{"how it is scored was not read", source.Of("FACIT").At("scoring", source.Unverified)},
			}},
		{ID: "psfi", Name: "Principle-based peer support fidelity index", Source: seen("PSFI21", "index"),
			Versions: []Version{{Raters: three}},
			Parts:    []string{"relationships_from_shared_experience", "reciprocity", "leadership_choice_control", "strengths_and_connections"},
			Facts: []Fact{
				{"one-to-one peer support; interviews with worker, supervisor and recipient; double-rated; tried in 24 services", seen("PSFI21", "methods")},
				{"items are scored 0 to 4 and averaged over informants", source.Of("PSFI21").At("scoring", source.Unverified)},
			}},
		{ID: "psfm", Name: "Peer specialist fidelity measure", Source: seen("CHINMAN16", "measure"),
			Versions: []Version{{Raters: three}},
			Parts:    []string{"services_provided", "factors_of_the_organisation"},
			Facts: []Fact{
				{"40 domains from the literature, narrowed by a panel; how many were left is not known here", seen("CHINMAN16", "methods")},
				{"workers rate themselves higher than supervisors and recipients do: keep informants apart and report the gap", seen("CHINMAN16", "results")},
			}},
		{ID: "upsides", Name: "UPSIDES fidelity scale", Source: seen("UPSIDESF", "scale"),
			Versions: []Version{{Raters: []RaterKind{SelfRater}, Items: 21}, {Raters: []RaterKind{ParticipantRater}, Items: 28}},
			Parts:    []string{"receipt", "engagement", "enactment", "competence", "communication", "peer_specific"},
			Facts: []Fact{
				{"28 items for those supported, 21 for workers; 315 participants, rated at 4 and 8 months; six languages", seen("UPSIDESF", "validation")},
				{"alpha from .675 to .969", seen("UPSIDESF", "validation")},
			}},
	}
}

// InstrumentOf returns the instrument with an id, or an error wrapping [ErrUnknownInstrument].
func InstrumentOf(id string) (Instrument, error) {
	var ids []string
	for _, i := range Instruments() {
		if i.ID == id {
			return i, nil
		}
		ids = append(ids, i.ID)
	}
	return Instrument{}, enum.Refuse(id, ids, ErrUnknownInstrument)
}

// A Layout is what a programme that has an instrument tells of it: the items by number
// and the part that each belongs to, the anchors of the answers, and how many items of a part must be rated.
type Layout struct {
	Rater RaterKind `json:"rater"` // who fills in this version
	Items []Item    `json:"items"`
	Low   int       `json:"low"`  // lowest anchor, 0 or more
	High  int       `json:"high"` // highest
	// Least is the share of a part's items that must be rated for the part to have a score, in
	// hundredths from 1 to 100; 0 means LeastDefault.
	Least int `json:"least,omitempty"`
}

// LeastDefault is the share of a part's items that must be rated, in hundredths: a design default.
const LeastDefault = 80

// An Item is one item of a scale, by the name that the programme gives it, and its
// part. It has no words.
type Item struct {
	ID   string `json:"id"`
	Part string `json:"part"`
}

// Scale returns the scale that an instrument and a layout make. It returns [ErrScale]
// if the layout has no items, another number of them than the version has, a part that
// the instrument does not have, one name twice, or anchors that are none, and
// [ErrUnknownRater] for raters whom the instrument has no version for.
func (in Instrument) Scale(l Layout) (Scale, error) {
	i := slices.IndexFunc(in.Versions, func(v Version) bool { return slices.Contains(v.Raters, l.Rater) })
	if i < 0 {
		return Scale{}, fmt.Errorf("%w: want raters whom the instrument has a version for", ErrUnknownRater)
	}
	if n := in.Versions[i].Items; n > 0 && n != len(l.Items) {
		return Scale{}, fmt.Errorf("%w: want the %d items of this version, got %d", ErrScale, n, len(l.Items))
	}
	if len(in.Parts) > 0 && slices.ContainsFunc(l.Items, func(it Item) bool { return !slices.Contains(in.Parts, it.Part) }) {
		return Scale{}, fmt.Errorf("%w: want every item in a part of the instrument", ErrScale)
	}
	return NewScale(in.ID, l)
}
