package instrument

import (
	"math"
	"slices"
)

func (in *Instrument) addScales() error {
	if len(in.def.Scales) == 0 {
		return bad("it has a scale")
	}
	for i, s := range in.def.Scales {
		places, err := in.places(s.Items)
		if err != nil {
			return err
		}
		if err := in.checkScale(i, places); err != nil {
			return err
		}
		var needs []int
		for _, id := range s.Requires {
			j := slices.IndexFunc(in.def.Scales[:i], func(t Scale) bool { return t.ID == id })
			if j < 0 {
				return bad("scale %s requires scales that stand before it", s.ID)
			}
			needs = append(needs, j)
		}
		if s.ID == totalScale {
			in.total = i
		}
		in.scales = append(in.scales, scaleKey{items: places, needs: needs, least: in.least(places),
			bySex: slices.ContainsFunc(s.Bands, func(b Band) bool { return b.Sex != "" })})
		for _, c := range s.Cutoffs {
			if c.Set != "" && !slices.Contains(in.sets, c.Set) {
				in.sets = append(in.sets, c.Set)
			}
		}
	}
	slices.Sort(in.sets)
	return nil
}

// least returns the lowest sum of points of the items.
func (in *Instrument) least(items []int) int {
	sum := 0
	for _, p := range items {
		low, _ := in.items[p].extremes()
		sum += low
	}
	return sum
}

func (in *Instrument) checkScale(i int, places []int) error {
	s := in.def.Scales[i]
	least, greatest := 0, 0
	for _, p := range places {
		low, high := in.items[p].extremes()
		least, greatest = least+low, greatest+high
	}
	switch {
	case s.ID == "" || slices.ContainsFunc(in.def.Scales[:i], func(t Scale) bool { return t.ID == s.ID }):
		return bad("each scale has an id of its own")
	case len(places) == 0:
		return bad("scale %s has items", s.ID)
	case !slices.Contains(combinations, s.Combine):
		return bad("scale %s: %s", s.ID, ErrUnknownCombination)
	case !slices.Contains(directions, s.Direction):
		return bad("scale %s: %s", s.ID, ErrUnknownDirection)
	case s.Gaps.Most < 0 || s.Gaps.Most >= len(places):
		return bad("scale %s may lack fewer items than it has", s.ID)
	case s.Table != nil && (s.Combine != Sum || s.Gaps.Most > 0 || len(s.Table) != greatest-least+1):
		return bad("the table of scale %s has a score for each sum, and no gaps", s.ID)
	case !finite(s.Low) || !finite(s.High) || !finite(s.Times) || !finite(s.Plus):
		return bad("the figures of scale %s are finite", s.ID)
	}
	low, high := s.value(float64(least), len(places), len(places), least), s.value(float64(greatest), len(places), len(places), least)
	if s.Combine == SumOfAnswered {
		low = min(low, s.transform(0))
	}
	if math.Abs(low-s.Low) > 1e-9 || math.Abs(high-s.High) > 1e-9 {
		return bad("scale %s runs from %v to %v by its items", s.ID, low, high)
	}
	return s.checkBands()
}

func (s Scale) checkBands() error {
	for _, sex := range append([]Sex{""}, sexes...) {
		last, short := math.Inf(-1), false
		for _, b := range s.Bands {
			if b.Sex != sex {
				continue
			}
			if b.Name == "" || !finite(b.To) || b.To < last || b.To == last && !short {
				return bad("the bands of scale %s have names and ascend", s.ID)
			}
			last, short = b.To, b.Short
		}
		if !math.IsInf(last, -1) && (last < s.High || last == s.High && short) {
			return bad("the bands of scale %s end at its end", s.ID)
		}
	}
	for _, b := range s.Bands {
		if b.Sex != "" && !slices.Contains(sexes, b.Sex) {
			return bad("a band of scale %s: %s", s.ID, ErrUnknownSex)
		}
	}
	for _, c := range s.Cutoffs {
		if c.Name == "" || !finite(c.At) || c.Sex != "" && !slices.Contains(sexes, c.Sex) {
			return bad("a cut-off of scale %s has a name, a value and no unknown sex", s.ID)
		}
	}
	for _, f := range s.Figures {
		if !slices.Contains(figureKinds, f.Kind) || !finite(f.Value) || f.Value <= 0 {
			return bad("a figure of scale %s has a kind and a value above 0", s.ID)
		}
	}
	return nil
}
