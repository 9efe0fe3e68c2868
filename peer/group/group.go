package group

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

// A RulesVersion is the ground rules of a group from a day on.
type RulesVersion struct {
	Version int                   `json:"version"` // from 1
	From    peer.Date             `json:"from"`
	Rules   []recovery.GroundRule `json:"rules"`
}

// A Group is people who meet: what it is, what it keeps about who was there, and the
// ground rules that it had and has. Use [NewGroup] to make one; the zero Group is
// none.
//
// Its mode of attendance is bounded by its pathway ([FloorOf]), when it is made and
// when it is loaded: a fellowship that keeps no names has no group that does. The mode
// can become stricter and never laxer, for people came under what they were told.
type Group struct {
	Revision int // raised by the host with every save
	charter  Charter
	rules    []RulesVersion
}

// NewGroup returns a group with its first ground rules. It returns every fault,
// wrapping [ErrGroup], or [ErrAnonymity] for a mode of attendance that its pathway
// does not allow. Every group has the rules of confidentiality and of the right to
// pass; limits of confidentiality are a rule wherever a programme runs the group.
func NewGroup(c Charter, from peer.Date, rules ...recovery.GroundRule) (Group, error) {
	g := Group{charter: c.clone(), rules: []RulesVersion{{1, from, slices.Clone(rules)}}}
	if err := g.check(); err != nil {
		return Group{}, err
	}
	return g, nil
}

// Charter returns a copy of what the group is.
func (g Group) Charter() Charter { return g.charter.clone() }

// ID returns the id of the group.
func (g Group) ID() peer.GroupID { return g.charter.ID }

// Mode returns what the group keeps about who was there.
func (g Group) Mode() recovery.AttendanceMode { return g.charter.Mode }

// Rules returns the ground rules in force; nil for the zero Group.
func (g Group) Rules() []recovery.GroundRule {
	if len(g.rules) == 0 {
		return nil
	}
	return slices.Clone(g.rules[len(g.rules)-1].Rules)
}

// RulesVersion returns the version of the ground rules in force, 0 for the zero Group.
func (g Group) RulesVersion() int { return len(g.rules) }

// RulesVersions returns every version of the ground rules, oldest first.
func (g Group) RulesVersions() []RulesVersion {
	all := slices.Clone(g.rules)
	for i := range all {
		all[i].Rules = slices.Clone(all[i].Rules)
	}
	return all
}

// Amend gives the group other ground rules, in force at once: the host calls it on the
// day from which they hold. Members accept them anew: [Membership.NeedsAcceptance]. It returns what [NewGroup] returns, and leaves g
// unchanged on error.
func (g *Group) Amend(from peer.Date, rules ...recovery.GroundRule) error {
	next := *g
	next.rules = append(slices.Clip(g.rules), RulesVersion{len(g.rules) + 1, from, slices.Clone(rules)})
	if err := next.check(); err != nil {
		return err
	}
	*g = next
	return nil
}

// Change gives the group another charter. The id stays, and so does the pathway once
// there is one; the mode of attendance may become stricter only: [ErrAnonymity]. It
// returns what [NewGroup] returns, and leaves g unchanged on error.
func (g *Group) Change(c Charter) error {
	next := *g
	next.charter = c.clone()
	switch {
	case c.ID != g.charter.ID || g.charter.Pathway != "" && c.Pathway != g.charter.Pathway:
		return fmt.Errorf("%w: want the same id and pathway; another group is another one", ErrGroup)
	case slices.Contains(modes, c.Mode) && !IsAtLeast(c.Mode, g.charter.Mode):
		return fmt.Errorf("%w: the mode of attendance becomes stricter or stays: people came under the one before", ErrAnonymity)
	}
	if err := next.check(); err != nil {
		return err
	}
	*g = next
	return nil
}

type storedGroup struct {
	Charter
	Revision int            `json:"revision"`
	Rules    []RulesVersion `json:"rules"`
}

// MarshalJSON returns the stored form of g. The zero Group cannot be stored: [ErrGroup].
func (g Group) MarshalJSON() ([]byte, error) {
	if err := g.check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedGroup{g.charter, g.Revision, g.rules})
}

// UnmarshalJSON loads what MarshalJSON returned and judges it as [NewGroup] does. It
// returns a [*lifecycle.RecordError] for another form. On error g is unchanged.
func (g *Group) UnmarshalJSON(data []byte) error {
	var in storedGroup
	if err := lifecycle.ReadStored("group", data, &in); err != nil {
		return err
	}
	loaded := Group{in.Revision, in.Charter, in.Rules}
	if err := loaded.check(); err != nil {
		return err
	}
	*g = loaded
	return nil
}

// Format prints the kind and keeps ids out of every verb of fmt.
func (g Group) Format(f fmt.State, _ rune) { redact.Format(f, g.shown()) }

// LogValue keeps ids out of logs.
func (g Group) LogValue() slog.Value { return slog.StringValue(g.shown()) }

func (g Group) shown() string {
	if len(g.rules) == 0 {
		return "[no group]"
	}
	return "[group " + string(g.charter.Kind) + "]"
}

// Format prints the kind and keeps ids out of every verb of fmt.
func (c Charter) Format(f fmt.State, _ rune) { redact.Format(f, "[charter "+string(c.Kind)+"]") }

// LogValue keeps ids out of logs.
func (c Charter) LogValue() slog.Value { return slog.StringValue("[charter " + string(c.Kind) + "]") }
