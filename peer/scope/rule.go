package scope

import (
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// An Activity is one row of the catalogue. Defining it says what it is; what is
// allowed is said by rules that list it.
type Activity struct {
	ID     peer.ActivityID `json:"id"`
	Kind   Kind            `json:"kind"`
	Groups []string        `json:"groups,omitempty"` // names by which rules select several activities
}

// A Rule is one line of a policy. It selects activities by id, kind or group,
// says under which facts it matches, and what follows then. A rule that lists an
// activity by its id is of the catalogue; one that selects by kind or group is
// context, and its verdict is not lowered by an approval.
type Rule struct {
	ID string `json:"id"` // never reused, also after the rule has ended

	Activities []peer.ActivityID `json:"activities,omitempty"`
	Kinds      []Kind            `json:"kinds,omitempty"`
	Groups     []string          `json:"groups,omitempty"`
	NotGroups  []string          `json:"not_groups,omitempty"` // taken out of what the three above select
	Mechanism  Mechanism         `json:"mechanism,omitempty"`  // base layer only: text, source and obligations of a fixed mechanism

	When   When `json:"when,omitzero"`
	Unless When `json:"unless,omitzero"` // facts under which the rule does not match after all; the zero When excepts nothing

	Verdict     Verdict          `json:"verdict,omitempty"`   // zero: the rule adds conditions or obligations only
	Floor       bool             `json:"floor,omitempty"`     // holds whatever the facts; no layer may loosen it
	Fixed       bool             `json:"fixed,omitempty"`     // no layer may loosen it, but what it asks for can be met
	Delegable   bool             `json:"delegable,omitempty"` // payers and organisations may loosen it
	Loosens     []string         `json:"loosens,omitempty"`   // rules of earlier layers that this one takes the place of
	Conditions  []RuleCondition  `json:"conditions,omitempty"`
	Obligations []RuleObligation `json:"obligations,omitempty"`
	Text        string           `json:"text"`
	Instead     string           `json:"instead,omitempty"` // what the worker can do; for whatever prohibits
	Sources     []Citation       `json:"sources"`
	Contested   *Contest         `json:"contested,omitempty"` // where the field disagrees
	From        peer.Date        `json:"from,omitzero"`       // first day in force, no date: from the beginning
	To          peer.Date        `json:"to,omitzero"`         // first day no longer in force, no date: without end
}

// When says under which facts a rule matches: each fact that is mentioned must
// be known and have one of the values (a list must hold one of them). The zero
// When matches always.
type When struct {
	Role           []peer.RoleKind        `json:"role,omitempty"`
	Credential     []peer.CredentialState `json:"credential,omitempty"`
	Trainings      []string               `json:"trainings,omitempty"`
	Endorsements   []string               `json:"endorsements,omitempty"`
	Needs          []peer.Domain          `json:"needs,omitempty"`
	Setting        []peer.Setting         `json:"setting,omitempty"`
	Phase          []peer.MentorshipState `json:"phase,omitempty"`
	Urgency        []Urgency              `json:"urgency,omitempty"`
	Consent        []Consent              `json:"consent,omitempty"`
	Fitness        []peer.Fitness         `json:"fitness,omitempty"`
	Supervised     Truth                  `json:"supervised,omitempty"`
	AgeGroup       []peer.AgeGroup        `json:"age_group,omitempty"`
	SecondRole     []string               `json:"second_role,omitempty"` // "any" is any role but none
	SmallCommunity Truth                  `json:"small_community,omitempty"`
	ConflictSignal Truth                  `json:"conflict_signal,omitempty"`
}

// A RuleCondition is what a rule asks for. When it is known to be unmet the
// verdict rises to Unmet, to [ConsultSupervisorFirst] if Unmet is zero. Unmet is
// for conditions of which a fact tells.
type RuleCondition struct {
	Kind  ConditionKind `json:"kind"`
	Of    string        `json:"of"`
	Unmet Verdict       `json:"unmet,omitempty"`
}

// A RuleObligation is what a rule makes somebody do. A deadline is a number and
// so has a source.
type RuleObligation struct {
	Kind          ObligationKind `json:"kind"`
	To            string         `json:"to,omitempty"`
	WithinMinutes *int           `json:"within_minutes,omitempty"` // nil: no deadline; 0: at once
	Source        *Citation      `json:"source,omitempty"`
}

// A Citation names a document of the register by its key, or any other by its
// title, with the place in it and how far the point was checked there.
type Citation struct {
	Key      string          `json:"key,omitempty"`
	Title    string          `json:"title,omitempty"`
	Issuer   string          `json:"issuer,omitempty"`
	Year     int             `json:"year,omitempty"`
	At       string          `json:"at,omitempty"`
	Evidence source.Evidence `json:"evidence"`
}

// Source returns what c cites.
func (c Citation) Source() source.Source {
	if c.Key != "" {
		return source.Of(c.Key).At(c.At, c.Evidence)
	}
	s := source.Source{Title: c.Title, Issuer: c.Issuer, Year: c.Year}
	if c.Evidence == source.Design && c.Issuer == "" {
		s = source.DesignDefault(c.Title)
	}
	return s.At(c.At, c.Evidence)
}

// inForce reports whether the rule is in force on the day; no day is the
// beginning of time.
func (r *Rule) inForce(day peer.Date) bool {
	return !day.Before(r.From) && (r.To.IsZero() || day.Before(r.To))
}

// overlaps reports whether both rules are in force on some day.
func (r *Rule) overlaps(other *Rule) bool {
	return r.inForce(r.From.Later(other.From)) && other.inForce(r.From.Later(other.From))
}

func (w *When) isZero() bool {
	return w.Role == nil && w.Credential == nil && w.Trainings == nil && w.Endorsements == nil && w.Needs == nil &&
		w.Setting == nil && w.Phase == nil && w.Urgency == nil && w.Consent == nil && w.Fitness == nil &&
		w.Supervised == Unknown && w.AgeGroup == nil && w.SecondRole == nil && w.SmallCommunity == Unknown &&
		w.ConflictSignal == Unknown
}

// neverMatches reports whether a fact is asked for without a value.
func (w *When) neverMatches() bool {
	return empty(w.Role) || empty(w.Credential) || empty(w.Trainings) || empty(w.Endorsements) || empty(w.Needs) ||
		empty(w.Setting) || empty(w.Phase) || empty(w.Urgency) || empty(w.Consent) || empty(w.Fitness) ||
		empty(w.AgeGroup) || empty(w.SecondRole)
}

func empty[T any](list []T) bool { return list != nil && len(list) == 0 }
