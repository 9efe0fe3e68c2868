package recovery

import "slices"

// speaks says whether a pathway speaks for a trait (1), against it (-1), or not of it (0).
func (c *candidate) speaks(t Trait) int {
	w := c.pathway
	switch {
	case slices.Contains(w.Against, t):
		return -1
	case slices.Contains(w.For, t):
		return 1
	case t == TraitWantsSponsor && len(w.SponsorRoles) > 0, t == TraitWantsMeditation && slices.Contains(w.Meetings.Formats, FormatMeditation),
		t == TraitWantsTools && slices.Contains(w.Meetings.Formats, FormatToolsPractice), t == TraitWantsConversation && w.Meetings.Crosstalk == CrosstalkAllowed,
		t == TraitWantsNoRecord && len(w.Anonymity) == 1 && (w.Anonymity[0] == AnonymityFirstName || w.Anonymity[0] == AnonymityPseudonym):
		return 1
	case t == TraitWantsSponsor, t == TraitWantsMeditation, t == TraitWantsNoRecord && w.KeepsRecords(),
		t == TraitWantsWomenOnly && !slices.Contains(w.Focuses, FocusWomen), t == TraitWantsSteps && !hasStructure(w, StructureSteps):
		return -1
	}
	return 0
}

func hasStructure(w *Pathway, kind StructureKind) bool {
	_, ok := w.Structure(kind)
	return ok
}

// traits averages what the pathway says to the traits of one factor: all of it for,
// half where it does not speak of one, nothing against.
func (c *candidate) traits(f MatchFactor) share {
	sum, n := 0, 0
	for _, t := range distinct(c.profile.Traits) {
		if t.isFlag() || t.factor() != f {
			continue
		}
		n++
		sum += neutral * (1 + c.speaks(t))
	}
	if n == 0 {
		return untold
	}
	return share{sum / n, true}
}

func distinct[T comparable](all []T) []T {
	var out []T
	for _, v := range all {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
