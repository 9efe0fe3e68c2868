package consent

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A LegalForce says what one kind of instrument amounts to.
type LegalForce struct {
	Kind     LegalKind     `json:"kind"`
	Strength LegalStrength `json:"strength"` // alone
	Mandate  bool          `json:"mandate"`  // together with a court order it compels
	Text     string        `json:"text"`     // one line for people
	Source   source.Source `json:"source"`
}

// LegalForces returns what each kind of instrument amounts to, in the order of
// [LegalKinds], by 42 CFR Part 2.
func LegalForces() []LegalForce {
	old := func(e source.Evidence) source.Source {
		return source.Of("P2OLD").At("§2.61, text of 2002 to 2006; the present wording was not read", e)
	}
	always := source.Of("HIL").At("§2.13: the rule binds whoever asks, an officer or a holder of a subpoena among them", source.Verified)
	conditions := source.Of("P2").At("§2.52 research, §2.53 audit: the ground exists; its conditions were not read", source.Unverified)
	return []LegalForce{
		{LegalSubpoena, LegalNothing, true, "A subpoena alone must not be answered. With an order it compels.", old(source.Verified)},
		{LegalCourtOrder, LegalPermits, false, "An order permits what it names, and may still be refused.", old(source.Verified)},
		{LegalOtherOrder, LegalNothing, true, "An order under other rules permits nothing by itself; that it compels beside one under these is a reading of similar mandate.", old(source.Derived)},
		{LegalWarrant, LegalNothing, true, "A warrant permits nothing by itself; that it compels beside an order is a reading of similar mandate.", old(source.Derived)},
		{LegalAttorneyLetter, LegalNothing, false, "A letter permits nothing.", always},
		{LegalPolice, LegalNothing, false, "That an officer asks permits nothing.", always},
		{LegalAgency, LegalNothing, false, "That an agency asks permits nothing.", always},
		{LegalAudit, LegalNothing, false, "An audit rests on its own ground, with its own conditions.", conditions},
		{LegalResearch, LegalNothing, false, "Research rests on its own ground, with its own conditions.", conditions},
		{LegalPrivate, LegalNothing, false, "That somebody asks, or knows already, permits nothing.", always},
	}
}

// StrengthOf returns what instruments amount to together: an order permits, an
// order and a mandate compel, everything else is nothing. Unknown kinds are nothing.
func StrengthOf(have ...LegalKind) LegalStrength {
	if !slices.Contains(have, LegalCourtOrder) {
		return LegalNothing
	}
	for _, f := range LegalForces() {
		if f.Mandate && slices.Contains(have, f.Kind) {
			return LegalCompels
		}
	}
	return LegalPermits
}
