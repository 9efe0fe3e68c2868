package recovery

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/strictjson"
)

// ErrUnknownPathway reports an id that names no pathway of the shipped catalogue.
var ErrUnknownPathway = errors.New("recovery: unknown pathway")

// Pathways returns the shipped catalogue, each pathway with everything that is known
// of it. The values are the caller's own: a host changes what is different in its
// own place, adds pathways and leaves others out.
func Pathways() []Pathway {
	all := []Pathway{
		aa(), na(), otherTwelveStep(), smart(), wfs(), lifering(), mm(), sos(),
		recoveryDharma(), refugeRecovery(), celebrateRecovery(), mara(), allRecovery(), recoveryCommunity(), coaching(),
		oxfordHouse(), recoveryResidence(), collegiate(), alAnon(), narAnon(), craft(), smartFamily(),
		wrap(), ips(), namiConnection(), wellbriety(), millatiIslami(), onlineCommunity(), hospitalPeer(), harmReduction(), prevention(),
	}
	for i := range all {
		all[i].TermsSource = common("what it asks, keeps and costs, who stands behind it, whom it suits")
		all[i].Meetings.CustomsSource = common("access, channels, cross-talk and attendance by custom")
	}
	return all
}

// aliases are other names under which people look for a pathway.
func aliases() map[PathwayID]PathwayID {
	return map[PathwayID]PathwayID{
		"alcoholics_anonymous": PathwayAA, "narcotics_anonymous": PathwayNA, "smart_recovery": PathwaySMART,
		"women_for_sobriety": PathwayWFS, "moderation_management": PathwayMM, "medication_assisted_recovery_anonymous": PathwayMARA,
		"arm": PathwayAllRecovery, "rco": PathwayRCO, "rcc": PathwayRCO, "prss": PathwayCoaching, "recovery_coaching": PathwayCoaching,
		"narr": PathwayResidence, "sober_living": PathwayResidence, "smart_family_friends": PathwaySMARTFamily,
		"medicine_wheel": PathwayWellbriety, "white_bison": PathwayWellbriety, "syringe_services": PathwayHarmReduction,
		"naloxone": PathwayHarmReduction, "ed_peer": PathwayHospitalPeer, "forum": PathwayOnline,
		"cocaine_anonymous": "ca", "gamblers_anonymous": "ga", "overeaters_anonymous": "oa", "dual_recovery": "dra",
		"secular_aa": "agnostic_aa",
	}
}

// nameIn returns what gives the id under which a catalogue has a pathway that is also
// known by another.
func nameIn(catalogue []Pathway) func(PathwayID) PathwayID {
	own, other := map[PathwayID]bool{}, aliases()
	for _, p := range catalogue {
		for _, id := range append(p.variantIDs(), p.ID) {
			own[id] = true
		}
	}
	return func(id PathwayID) PathwayID {
		if to, ok := other[id]; ok && !own[id] {
			return to
		}
		return id
	}
}

// Lookup returns the pathway, or the variant of a pathway, of the shipped catalogue
// that has the id, or that is also known by it, such as "sober_living". Any other id
// gives an error wrapping [ErrUnknownPathway] that names the nearest one, and never
// the word that was typed.
func Lookup(id PathwayID) (Pathway, error) {
	p, _, err := lookup(id)
	return p, err
}

// lookup returns the pathway of an id, and the pathway that it is a variant of.
func lookup(id PathwayID) (found Pathway, of PathwayID, err error) {
	known := []PathwayID{}
	other := aliases()
	if to, ok := other[id]; ok {
		id = to
	}
	for _, p := range Pathways() {
		if p.ID == id {
			return p, p.ID, nil
		}
		known = append(known, p.ID)
		for _, v := range p.Variants {
			if v.ID == id {
				out, _ := p.Variant(id)
				return out, p.ID, nil
			}
			known = append(known, v.ID)
		}
	}
	return Pathway{}, "", enum.Refuse(string(id), known, ErrUnknownPathway)
}

// ParsePathways reads a catalogue in the JSON form of [Pathway], such as a host's own
// beside or in place of the shipped one. It refuses unknown keys and words that are
// on no list, by line and column and without repeating the word, and returns
// [ErrCatalogue] for what [Match] would refuse.
func ParsePathways(data []byte) ([]Pathway, error) {
	var out []Pathway
	if err := strictjson.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCatalogue, err)
	}
	if err := checkCatalogue(out); err != nil {
		return nil, err
	}
	return out, nil
}
