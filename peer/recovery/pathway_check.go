package recovery

import (
	"errors"
	"fmt"
	"slices"
)

// ErrCatalogue reports a catalogue that cannot be matched: a pathway without an id,
// an id twice or with spaces, a word that is on no list, a figure that cannot be.
var ErrCatalogue = errors.New("recovery: bad catalogue")

// checkCatalogue returns an error wrapping [ErrCatalogue] unless all can be matched.
func checkCatalogue(all []Pathway) error {
	seen := map[PathwayID]bool{}
	for i, p := range all {
		for _, id := range append([]PathwayID{p.ID}, p.variantIDs()...) {
			switch {
			case id == "" || !ListPathways(id).IsValid():
				return fmt.Errorf("%w: pathway %d: want an id of at most %d bytes without spaces, for each variant too", ErrCatalogue, i+1, maxPathwayID)
			case seen[id]:
				return fmt.Errorf("%w: pathway %d: its id, or that of a variant, comes twice", ErrCatalogue, i+1)
			}
			seen[id] = true
		}
		switch {
		case !slices.Contains(goalOrientations, p.Aim) || !slices.Contains(worldviews, p.Worldview) || !slices.Contains(medicationStances, p.Stance) ||
			!slices.Contains(pathwayStatuses, p.Status) || len(p.Eligibility.Audiences) == 0 || !known(p.Eligibility.Audiences, audiences):
			return fmt.Errorf("%w: pathway %d: want aim, worldview, stance, status and audience of their lists", ErrCatalogue, i+1)
		case !known(p.For, traits) || !known(p.Against, traits) || !known(p.ReferFirst, traits) || !known(p.Eligibility.Concerns, concerns) || !known(p.Meetings.Channels, meetingChannels):
			return fmt.Errorf("%w: pathway %d: want traits, concerns and channels of their lists", ErrCatalogue, i+1)
		case p.Kind != "" && !slices.Contains(pathwayKinds, p.Kind) || slices.ContainsFunc(p.Variants, PathwayVariant.isOdd):
			return fmt.Errorf("%w: pathway %d: want kind and what variants differ in of their lists", ErrCatalogue, i+1)
		case !p.hasFigures():
			return fmt.Errorf("%w: pathway %d: want figures from 0 on with the smaller first, and each item once", ErrCatalogue, i+1)
		}
	}
	return nil
}

func (p Pathway) variantIDs() []PathwayID {
	var out []PathwayID
	for _, v := range p.Variants {
		out = append(out, v.ID)
	}
	return out
}

// isOdd reports whether a word of v is on no list.
func (v PathwayVariant) isOdd() bool {
	return v.Worldview != "" && !slices.Contains(worldviews, v.Worldview) || v.Stance != "" && !slices.Contains(medicationStances, v.Stance) ||
		v.Focus != "" && !slices.Contains(focuses, v.Focus) || !known(v.Concerns, concerns)
}

// hasFigures reports whether the figures of p can be.
func (p Pathway) hasFigures() bool {
	m := p.Meetings
	for _, r := range []FigureRange{m.Minutes, m.Size, m.Share, m.Sessions} {
		if r.Min < 0 || r.Max < 0 || r.Max != 0 && r.Max < r.Min {
			return false
		}
	}
	items := map[PathwayItemID]bool{}
	for _, s := range p.Structures {
		if s.Count < 0 || s.UpTo != 0 && s.UpTo < s.Count {
			return false
		}
		for _, item := range s.Items {
			if item.ID == "" || items[item.ID] {
				return false
			}
			items[item.ID] = true
		}
	}
	return true
}
