package outcomes

import "slices"

// of returns the kinds of event of which a fact is known. A reason is known of any care,
// and of a death; whoever says more of another kind has mistaken the kind.
func (f Fact) of() []EventKind {
	switch f {
	case ForSubstanceUse, ForOverdose, ForMentalHealth:
		return []EventKind{Admission, Discharge, NewEpisode, EDVisit, HospitalStay, Service, PeerContact, MedicationSupply, HandOff, LinkedVisit, Death}
	case Acute, HighIntensity, Transfer, Planned, Involuntary:
		return []EventKind{HospitalStay}
	case Admitted:
		return []EventKind{EDVisit}
	case HeavyDay, PositiveTest:
		return []EventKind{UseDay}
	case WasDeclined, WasUnable:
		return []EventKind{Interview, Answer}
	}
	return nil
}

// misplaced reports whether an event has a fact that is none of its kind.
func (e Event) misplaced() bool {
	return slices.ContainsFunc(e.Facts, func(f Fact) bool { return !slices.Contains(f.of(), e.Kind) })
}
