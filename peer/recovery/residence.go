package recovery

import (
	"errors"
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// ErrResidence reports a residence that contradicts itself.
var ErrResidence = errors.New("recovery: bad residence")

// A ResidenceLevelRow describes one level of recovery residences. Levels are no
// ranking: who lives in a house of one is not further on than in another.
type ResidenceLevelRow struct {
	Level    ResidenceLevel `json:"level,omitempty"`
	Number   string         `json:"number,omitempty"` // roman, as it is often written
	Letter   string         `json:"letter,omitempty"` // of its type
	Admin    string         `json:"admin,omitempty"`
	Services string         `json:"services,omitempty"`
	House    string         `json:"house,omitempty"`
	Staff    string         `json:"staff,omitempty"`
	Source   source.Source  `json:"source,omitzero"`
}

// ResidenceLevelRows returns the four levels of NARR, in own words.
func ResidenceLevelRows() []ResidenceLevelRow {
	src := read("PWNARR", "levels")
	return []ResidenceLevelRow{
		{LevelPeerRun, "I", "P", "run democratically, with a manual", "drug screening, house meetings, self-help encouraged", "single family homes", "no paid posts, perhaps an overseeing officer", src},
		{LevelMonitored, "II", "M", "a house manager or senior resident, policies", "as I, with peer groups, structured rules, self-help or treatment", "mostly single family homes, flats", "at least one paid post", src},
		{LevelSupervised, "III", "S", "an organisation with a hierarchy and oversight", "as II, with life skills and service hours in the house; clinical services outside", "any", "facility manager, certified staff, case managers", src},
		{LevelServiceProvider, "IV", "C", "clinical and administrative supervision, a licence", "as III, with clinical services in the house", "like an institution", "credentialed clinicians", src},
	}
}

// A Residence is where somebody lives, as far as it bears on their recovery: no
// address. The result of a drug screening is no part of it, as it is a rule of the house
// and not for peers to see. The zero Residence says nothing.
type Residence struct {
	Kind      ResidenceKind       `json:"kind,omitempty"`
	Level     ResidenceLevel      `json:"level,omitempty"`     // for a house with a level; empty: not known
	Since     PartialDate         `json:"since,omitzero"`      // residents choose how long they stay
	Medicines HouseMedicinePolicy `json:"medicines,omitempty"` // of the house; empty: not known
}

// Check returns [ErrResidence] for a word that is not on its list, and for a level
// or a policy of a home of one's own, or of none.
func (r Residence) Check() error {
	for _, said := range []struct {
		is    bool
		write func() ([]byte, error)
	}{{r.Kind != "", r.Kind.MarshalText}, {r.Level != "", r.Level.MarshalText}, {r.Medicines != "", r.Medicines.MarshalText}} {
		if said.is {
			if _, err := said.write(); err != nil {
				return fmt.Errorf("%w: %w", ErrResidence, err)
			}
		}
	}
	if !r.IsHouse() && (r.Level != "" || r.Medicines != "") {
		return fmt.Errorf("%w: want a level and a policy of a house with rules only", ErrResidence)
	}
	return nil
}

// IsHouse reports whether it is a house with rules for recovery.
func (r Residence) IsHouse() bool {
	return slices.Contains([]ResidenceKind{ResidenceSoberLiving, ResidenceOxfordHouse, ResidenceCollegiate, ResidenceTherapeutic}, r.Kind)
}

// A ResidenceCaution is what a person hears before they choose a house. It is
// never a reason to change or stop a medicine.
type ResidenceCaution struct {
	Rule   string        `json:"rule,omitempty"` // stable name
	Text   string        `json:"text,omitempty"`
	Source source.Source `json:"source,omitzero"`
}

// MedicineCaution returns what somebody who takes, or may take, prescribed
// medicines hears about the house; ok is false if there is nothing to say: no
// house, or one that accepts them.
func (r Residence) MedicineCaution() (caution ResidenceCaution, ok bool) {
	design := source.DesignDefault("a stance on medicines is a caution that is shown before the choice; nobody is told to change or stop a medicine")
	if !r.IsHouse() {
		return ResidenceCaution{}, false
	}
	const keep = " Nobody has to change or stop a medicine for it; the law may bind a house that turns people away."
	switch r.Medicines {
	case HouseAccepts:
		return ResidenceCaution{}, false
	case HouseLimits:
		return ResidenceCaution{"house_limits_medicines", "This house limits some medicines: ask which before you decide." + keep, design}, true
	case HouseTurnsAway:
		return ResidenceCaution{"house_turns_away", "This house turns people on some medicines away: look at others, too." + keep, design}, true
	}
	return ResidenceCaution{"house_policy_not_known", "How this house stands to medicines is not known: ask before you decide." + keep, design}, true
}
