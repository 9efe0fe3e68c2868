package recovery

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
)

// ErrProfile reports a profile with a word that is on no list, or figures that are
// none.
var ErrProfile = errors.New("recovery: bad profile")

// A Profile is what somebody told of what they look for. Each field is theirs to
// fill or to leave: what is not told neither speaks for a pathway nor against it.
// It holds no id and no words. The zero Profile is an adult who seeks a pathway for
// themselves and told nothing else.
type Profile struct {
	For        []Audience      `json:"for,omitempty"`        // for themselves, as a relative, or both; empty: for themselves
	AgeGroup   peer.AgeGroup   `json:"age_group,omitempty"`  // empty: adult
	Gender     Gender          `json:"gender,omitempty"`     // asked only where a group or a house is for one gender
	Goal       GoalOrientation `json:"goal,omitempty"`       // what they want; empty: not told
	Concerns   []Concern       `json:"concerns,omitempty"`   // what it is about
	Kinds      []PathwayKind   `json:"kinds,omitempty"`      // that they look for, such as groups alone; empty: any
	InUse      Disclosure      `json:"in_use,omitempty"`     // whether they use at present
	Medication Disclosure      `json:"medication,omitempty"` // whether they take a medicine such as buprenorphine, or a psychiatric one

	Prefers []Worldview `json:"prefers,omitempty"` // frames of belief that they look for
	Accepts []Worldview `json:"accepts,omitempty"` // that they would accept
	Avoids  []Worldview `json:"avoids,omitempty"`  // that they ask to leave out

	Languages     []string         `json:"languages,omitempty"`      // BCP 47 tags, preferred first
	Channels      []MeetingChannel `json:"channels,omitempty"`       // that they can use; empty: any
	TravelMinutes int              `json:"travel_minutes,omitempty"` // at most, one way; 0: not told
	Times         []TimeOfDay      `json:"times,omitempty"`
	Needs         []AccessNeed     `json:"needs,omitempty"`
	Focuses       []Focus          `json:"focuses,omitempty"` // groups that they would like

	Court  CourtNeed        `json:"court,omitempty"`
	Traits []Trait          `json:"traits,omitempty"`
	Past   []PastExperience `json:"past,omitempty"`
	Leave  []PathwayID      `json:"leave,omitempty"` // pathways that they ask to leave out, whatever the reason
}

// A PastExperience is how somebody found a pathway that they tried. The zero value is none.
type PastExperience struct {
	Pathway PathwayID `json:"pathway,omitempty"`
	View    PastView  `json:"view,omitempty"`
}

// Check returns an error wrapping [ErrProfile] unless every word of p is on its list.
// It does not repeat the word.
func (p Profile) Check() error {
	for _, c := range []struct {
		field string
		ok    bool
	}{
		{"for", known(p.For, audiences)},
		{"age_group", p.AgeGroup == "" || slices.Contains(peer.AgeGroups(), p.AgeGroup)},
		{"gender", p.Gender == "" || slices.Contains(genders, p.Gender)},
		{"goal", p.Goal == "" || slices.Contains(goalOrientations, p.Goal)},
		{"concerns", known(p.Concerns, concerns)},
		{"kinds", known(p.Kinds, pathwayKinds)},
		{"in_use", p.InUse == "" || slices.Contains(disclosures, p.InUse)},
		{"medication", p.Medication == "" || slices.Contains(disclosures, p.Medication)},
		{"worldviews", known(p.Prefers, worldviews) && known(p.Accepts, worldviews) && known(p.Avoids, worldviews)},
		{"languages", !slices.ContainsFunc(p.Languages, func(s string) bool { return s == "" || !storable.ID(s) })},
		{"channels", known(p.Channels, meetingChannels)},
		{"travel_minutes", p.TravelMinutes >= 0},
		{"times", known(p.Times, timesOfDay)},
		{"needs", known(p.Needs, accessNeeds)},
		{"focuses", known(p.Focuses, focuses)},
		{"court", p.Court == "" || slices.Contains(courtNeeds, p.Court)},
		{"traits", known(p.Traits, traits)},
		{"past", !slices.ContainsFunc(p.Past, func(e PastExperience) bool { return e.Pathway == "" || !slices.Contains(pastViews, e.View) })},
	} {
		if !c.ok {
			return fmt.Errorf("%w: want words of its list in %s", ErrProfile, c.field)
		}
	}
	return nil
}

func known[T comparable](have, list []T) bool {
	return !slices.ContainsFunc(have, func(v T) bool { return !slices.Contains(list, v) })
}

// named returns p with pathways by the ids that a catalogue has them under.
func (p Profile) named(name func(PathwayID) PathwayID) Profile {
	p.Leave, p.Past = slices.Clone(p.Leave), slices.Clone(p.Past)
	for i, id := range p.Leave {
		p.Leave[i] = name(id)
	}
	for i, e := range p.Past {
		p.Past[i].Pathway = name(e.Pathway)
	}
	return p
}

func (p *Profile) seeksAs(a Audience) bool {
	return slices.Contains(p.For, a) || len(p.For) == 0 && a == AudienceSelf
}

// mayJoin reports whether a house or group for one gender is not closed to the person:
// where they are neither a woman nor a man, it is theirs to say which is for them.
func (p *Profile) mayJoin(g Gender) bool {
	return g == "" || p.Gender == "" || p.Gender == GenderAnother || p.Gender == g
}

// underAge reports whether the person is served by youth services alone: under age,
// or served as a young person, whose age need not be known.
func (p *Profile) underAge() bool { return p.AgeGroup == peer.AgeMinor || p.AgeGroup == peer.AgeYouth }

// is reports whether the person told a trait.
func (p *Profile) is(t Trait) bool { return slices.Contains(p.Traits, t) }

// told reports whether anything was told by which pathways differ; a flag is none.
func (p *Profile) told() bool {
	return p.Goal != "" && p.Goal != AimAny || len(p.Concerns) > 0 || len(p.Prefers)+len(p.Accepts)+len(p.Avoids) > 0 || len(p.Past) > 0 ||
		slices.ContainsFunc(p.Traits, func(t Trait) bool { return !t.isFlag() })
}

// language reports whether two BCP 47 tags share their language.
func language(a, b string) bool {
	primary := func(s string) string {
		if i := strings.IndexAny(s, "-_"); i >= 0 {
			s = s[:i]
		}
		return strings.ToLower(s)
	}
	return primary(a) == primary(b)
}

// Format keeps what somebody told out of every verb of fmt.
func (Profile) Format(f fmt.State, _ rune) { redact.Format(f, "[profile]") }

// LogValue keeps what somebody told out of logs.
func (Profile) LogValue() slog.Value { return slog.StringValue("[profile]") }

// Format keeps what somebody told out of every verb of fmt.
func (PastExperience) Format(f fmt.State, _ rune) { redact.Format(f, "[experience]") }

// LogValue keeps what somebody told out of logs.
func (PastExperience) LogValue() slog.Value { return slog.StringValue("[experience]") }
