package evaluation

import (
	"fmt"
	"math"
	"slices"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A Scale is a fidelity scale that can be scored: a check of a service, never of a
// person. Use [Instrument.Scale] or, for a programme's own checklist, [NewScale]. The zero
// Scale scores nothing.
type Scale struct {
	id     string
	layout Layout
	index  map[string]int
}

// NewScale returns a scale. It returns [ErrScale] as [Instrument.Scale] does.
func NewScale(id string, l Layout) (Scale, error) {
	if l.Least == 0 {
		l.Least = LeastDefault
	}
	switch {
	case id == "" || !storable.ID(id):
		return Scale{}, fmt.Errorf("%w: want an id in valid UTF-8 of at most 256 bytes", ErrScale)
	case !slices.Contains(raterKinds, l.Rater):
		return Scale{}, fmt.Errorf("%w: want who rates", ErrUnknownRater)
	case len(l.Items) == 0 || l.Low < 0 || l.High <= l.Low || l.High > 1000:
		return Scale{}, fmt.Errorf("%w: want items, and anchors from 0 to 1000, the highest above the lowest", ErrScale)
	case l.Least < 1 || l.Least > 100:
		return Scale{}, fmt.Errorf("%w: want the least share rated in hundredths from 1 to 100", ErrScale)
	}
	l.Items = slices.Clone(l.Items)
	s := Scale{id: id, layout: l, index: map[string]int{}}
	for i, it := range l.Items {
		if _, twice := s.index[it.ID]; twice || it.ID == "" || it.Part == "" || !storable.ID(it.ID) || !storable.ID(it.Part) {
			return Scale{}, fmt.Errorf("%w: want each item once, with a name and a part", ErrScale)
		}
		s.index[it.ID] = i
	}
	return s, nil
}

// ID returns the id of the scale.
func (s Scale) ID() string { return s.id }

// Layout returns its items and anchors.
func (s Scale) Layout() Layout {
	l := s.layout
	l.Items = slices.Clone(l.Items)
	return l
}

// BandSource is where the cut-offs of the bands come from.
func BandSource() source.Source {
	return source.DesignDefault("high from 80 % of the highest possible score, moderate from 60 %; no instrument here states them")
}

// A PartScore is the score of one part: the mean of its rated items, in points of the anchors.
type PartScore struct {
	Part  string  `json:"part"`
	Mean  float64 `json:"mean"`
	Rated int     `json:"rated"` // items rated
	Of    int     `json:"of"`    // items of the part
	Known bool    `json:"known"` // enough items were rated; else Mean is 0 and means nothing
}

// A Score is one rater's score of one subject. Overall is the mean of the parts'
// means and Share what it is of the highest anchor, in [0, 1]; they are known
// if every part is. Where Known is false both are 0 and say nothing.
type Score struct {
	Parts   []PartScore `json:"parts"` // by name
	Overall float64     `json:"overall"`
	Share   float64     `json:"share"`
	Band    Band        `json:"band,omitempty"` // "" if not known
	Known   bool        `json:"known"`
}

// Score scores the values of one rater. Items that were not rated are left out and
// count nowhere; a part of which too few were rated has no score, and then there is no
// overall one. It returns [ErrRatings] for an item that the scale lacks and for a value
// outside its anchors.
func (s Scale) Score(values map[string]int) (Score, error) {
	if err := s.checkValues(values); err != nil {
		return Score{}, err
	}
	sums := map[string]*PartScore{}
	var names []string
	for _, it := range s.layout.Items {
		p := sums[it.Part]
		if p == nil {
			p = &PartScore{Part: it.Part}
			sums[it.Part] = p
			names = append(names, it.Part)
		}
		p.Of++
		if v, ok := values[it.ID]; ok {
			p.Rated++
			p.Mean += float64(v)
		}
	}
	slices.Sort(names)
	out := Score{Known: len(names) > 0}
	for _, name := range names {
		p := *sums[name]
		if p.Known = p.Rated*100 >= p.Of*s.layout.Least; p.Known {
			p.Mean /= float64(p.Rated)
			out.Overall += p.Mean
		} else {
			p.Mean, out.Known = 0, false
		}
		out.Parts = append(out.Parts, p)
	}
	if !out.Known {
		out.Overall = 0
		return out, nil
	}
	out.Overall /= float64(len(names))
	out.Share = out.Overall / float64(s.layout.High)
	out.Band = bandOf(out.Share)
	return out, nil
}

func (s Scale) checkValues(values map[string]int) error {
	for id, v := range values {
		if _, ok := s.index[id]; !ok {
			return fmt.Errorf("%w: want items of the scale", ErrRatings)
		}
		if v < s.layout.Low || v > s.layout.High {
			return fmt.Errorf("%w: want values from %d to %d", ErrRatings, s.layout.Low, s.layout.High)
		}
	}
	return nil
}

// bandOf rounds to a millionth first, so that 0.8 reached by way of thirds is 0.8.
func bandOf(share float64) Band {
	switch r := math.Round(share * 1e6); {
	case r >= 800_000:
		return BandHigh
	case r >= 600_000:
		return BandModerate
	}
	return BandLow
}

var errScaleNotStored = fmt.Errorf("%w: a fidelity scale: store its id and layout", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: JSON would hold none of it.
func (Scale) MarshalJSON() ([]byte, error) { return nil, errScaleNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*Scale) UnmarshalJSON([]byte) error { return errScaleNotStored }
