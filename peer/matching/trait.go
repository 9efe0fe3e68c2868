package matching

import "github.com/alongside-go/alongside/internal/enum"

// A Trait is something about a person that the law may protect. It is matched on
// only where the participant asked for it ([TraitWish]); what workers said of
// themselves is not looked at otherwise. The zero value is no trait.
type Trait string

// Traits that programmes are asked for.
const (
	// TraitAge: a band of age, worded by the programme.
	TraitAge Trait = "age"
	// TraitGender: gender.
	TraitGender Trait = "gender"
	// TraitCulture: culture or origin.
	TraitCulture Trait = "culture"
	// TraitFaith: faith or spirituality.
	TraitFaith Trait = "faith"
	// TraitLGBTQ: belongs to LGBTQ+ communities.
	TraitLGBTQ Trait = "lgbtq"
	// TraitVeteran: served in the armed forces.
	TraitVeteran Trait = "veteran"
	// TraitDisability: lives with a disability.
	TraitDisability Trait = "disability"
)

var traits = []Trait{
	TraitAge,
	TraitGender,
	TraitCulture,
	TraitFaith,
	TraitLGBTQ,
	TraitVeteran,
	TraitDisability,
}

// Traits returns every Trait, in the order of this page.
func Traits() []Trait { return append([]Trait(nil), traits...) }

// String returns the name under which it is stored and sent.
func (v Trait) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTrait].
func (v Trait) MarshalText() ([]byte, error) { return enum.Marshal(v, traits, ErrUnknownTrait) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Trait) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, traits, ErrUnknownTrait)
}
