package scope

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/near"
)

// A Contest says that the field disagrees about what a rule says. Until an
// organisation chooses another position by a [Choice], what the rule itself says
// holds, which is the position named in Stands.
type Contest struct {
	Question  string     `json:"question"` // what is disputed, in a sentence
	Stands    string     `json:"stands"`   // id of the position that the rule itself takes
	Positions []Position `json:"positions"`
}

// A Position is one answer to what is contested. That of the rule itself has an
// id, a text and sources alone; any other takes the place of the rule's verdict,
// conditions, obligations and instead, whole. Floor rules are not contested.
type Position struct {
	ID          string           `json:"id"`
	Verdict     Verdict          `json:"verdict,omitempty"` // zero if and only if the rule has none
	Conditions  []RuleCondition  `json:"conditions,omitempty"`
	Obligations []RuleObligation `json:"obligations,omitempty"`
	Text        string           `json:"text"`
	Instead     string           `json:"instead,omitempty"`
	Sources     []Citation       `json:"sources"`
}

// A Choice is an organisation's answer to what is contested. It goes no further
// than the positions that the rule lists, and beside the rule every other rule
// still counts, so that no choice loosens what a jurisdiction tightened.
type Choice struct {
	Rule     string `json:"rule"`
	Position string `json:"position"`
	Why      string `json:"why"` // for people: who decided, and for what reason
}

// A Question is what is contested in a policy, with the position that holds.
type Question struct {
	Rule      string
	Layer     string // that of the rule
	Question  string
	Holds     string   // id of the position that holds
	ChosenBy  []string // codes of the layers that chose it, sorted; none: the rule's own position stands
	Positions []Position
}

// Questions returns what is contested in the policy, by rule id: what an
// organisation may choose, and what holds now.
func (p *Policy) Questions() []Question {
	if p == nil {
		return nil
	}
	var out []Question
	for i := range p.layers {
		for j := range p.layers[i].Rules {
			r := &p.layers[i].Rules[j]
			if r.Contested == nil {
				continue
			}
			q := Question{Rule: r.ID, Layer: p.layers[i].Code, Question: r.Contested.Question, Holds: r.Contested.Stands, Positions: r.Contested.clone().Positions}
			for k := range p.layers {
				for _, c := range p.layers[k].Choices {
					if c.Rule == r.ID {
						q.Holds, q.ChosenBy = c.Position, append(q.ChosenBy, p.layers[k].Code)
					}
				}
			}
			slices.Sort(q.ChosenBy)
			out = append(out, q)
		}
	}
	slices.SortFunc(out, func(a, b Question) int { return strings.Compare(a.Rule, b.Rule) })
	return out
}

// at returns the rule as it is under a position other than its own.
func (r Rule) at(x *Position) Rule {
	r.Verdict, r.Conditions, r.Obligations, r.Instead, r.Sources = x.Verdict, x.Conditions, x.Obligations, x.Instead, x.Sources
	r.Text, r.Contested = x.Text, nil
	return r
}

// alternatives returns the rule as it is and as it is under each other position.
func (r *Rule) alternatives() []Rule {
	own := *r
	own.Contested = nil
	all := []Rule{own}
	if r.Contested != nil {
		for i := range r.Contested.Positions {
			if x := &r.Contested.Positions[i]; x.ID != r.Contested.Stands {
				all = append(all, r.at(x))
			}
		}
	}
	return all
}

// fault returns what is wrong with the contest alone, nil if nothing is.
func (c *Contest) fault(r *Rule) (string, error) {
	switch {
	case r.Floor || r.Fixed || r.Mechanism != "":
		return "a floor rule, a fixed rule and a mechanism are not contested", ErrFloor
	case c.Question == "":
		return "what is contested is put as a question", ErrIncomplete
	case len(c.Positions) < 2:
		return "what is contested has two positions or more", ErrIncomplete
	case c.position(c.Stands) == nil:
		return fmt.Sprintf("stands names no position: %q", c.Stands), ErrUnknownChoice
	}
	seen := map[string]bool{}
	for i := range c.Positions {
		x := &c.Positions[i]
		switch {
		case x.ID == "" || x.Text == "":
			return "a position has an id and a text for people", ErrIncomplete
		case seen[x.ID]:
			return "the position " + x.ID + " is listed twice", ErrDuplicate
		case len(x.Sources) == 0:
			return "the position " + x.ID + " has no source", ErrUncited
		case x.ID == c.Stands && (x.Verdict != 0 || len(x.Conditions)+len(x.Obligations) > 0 || x.Instead != ""):
			return "the position that stands has a text and sources alone: what it means is said by the rule", ErrIncomplete
		case x.ID != c.Stands && (x.Verdict == 0) != (r.Verdict == 0):
			return "the position " + x.ID + " has a verdict exactly if the rule has one", ErrIncomplete
		}
		seen[x.ID] = true
		if x.ID == c.Stands {
			for _, cited := range x.Sources {
				if what := cited.fault(); what != "" {
					return what, ErrUncited
				}
			}
			continue
		}
		under := r.at(x)
		if what, sentinel := under.fault(); sentinel != nil {
			return "position " + x.ID + ": " + what, sentinel
		}
	}
	return "", nil
}

func (c *Contest) position(id string) *Position {
	if i := slices.IndexFunc(c.Positions, func(x Position) bool { return x.ID == id }); i >= 0 {
		return &c.Positions[i]
	}
	return nil
}

// choose puts the positions that layers chose in place of the rules' own, and
// says in every contested rule's text that the field disagrees.
func (p *Policy) choose() error {
	chosen := map[string]*Choice{}
	by := map[string]*Layer{}
	for i := range p.layers {
		l := &p.layers[i]
		for j := range l.Choices {
			c := &l.Choices[j]
			if err := p.mayChoose(l, c, chosen[c.Rule]); err != nil {
				return err
			}
			if by[c.Rule] == nil {
				chosen[c.Rule], by[c.Rule] = c, l
			}
		}
	}
	for i := range p.layers {
		for j := range p.layers[i].Rules {
			r := &p.layers[i].Rules[j]
			if r.Contested == nil {
				continue
			}
			contest, c := r.Contested, chosen[r.ID]
			switch {
			case c == nil:
				r.Text += fmt.Sprintf(" The field disagrees on this and the organisation has not chosen: %s stands.", contest.Stands)
			case c.Position == contest.Stands:
				r.Text += fmt.Sprintf(" The field disagrees on this; %s chose %s.", by[r.ID].Code, c.Position)
			default:
				*r = r.at(contest.position(c.Position))
				r.Contested = contest
				r.Text += fmt.Sprintf(" The field disagrees on this; %s chose %s.", by[r.ID].Code, c.Position)
			}
			p.sources[r] = sourcesText(r.Sources)
		}
	}
	return nil
}

// mayChoose finds what is wrong with a choice; before is another layer's.
func (p *Policy) mayChoose(l *Layer, c, before *Choice) error {
	fail := func(sentinel error, near, format string, args ...any) error {
		return &LayerError{Layer: l.Code, Rule: c.Rule, What: fmt.Sprintf(format, args...), Near: near, Err: sentinel}
	}
	r := p.rules[c.Rule]
	switch {
	case r == nil:
		return fail(ErrUnknownRule, nearest(c.Rule, p.rules), "no layer holds the rule %q", c.Rule)
	case r.Contested == nil:
		return fail(ErrUnknownChoice, "", "the rule is not contested: a layer changes it by a rule of its own")
	case r.Contested.position(c.Position) == nil:
		var ids []string
		for _, x := range r.Contested.Positions {
			ids = append(ids, x.ID)
		}
		return fail(ErrUnknownChoice, near.Word(c.Position, ids), "the rule lists no position %q", c.Position)
	case before != nil && before.Position != c.Position:
		return fail(ErrChoice, "", "another layer chose %s: one policy holds one position", before.Position)
	}
	return nil
}

// choicesFault finds what is wrong with the choices and settings of the layer alone.
func (l *Layer) choicesFault() (string, string, error) {
	seen := map[string]bool{}
	for _, c := range l.Choices {
		switch {
		case l.Kind != LayerOrganisation:
			return c.Rule, "what is contested is for an organisation's layer to choose; another kind of layer says it by rules", ErrChoice
		case c.Rule == "" || c.Position == "" || c.Why == "":
			return c.Rule, "a choice names a rule and a position and says why", ErrIncomplete
		case seen[c.Rule]:
			return c.Rule, "the rule is chosen for twice", ErrDuplicate
		}
		seen[c.Rule] = true
	}
	return l.settingsFault()
}

// clone returns a contest that shares nothing with c; nil for nil.
func (c *Contest) clone() *Contest {
	if c == nil {
		return nil
	}
	out := *c
	out.Positions = slices.Clone(c.Positions)
	for i := range out.Positions {
		x := &out.Positions[i]
		x.Conditions, x.Sources, x.Obligations = slices.Clone(x.Conditions), slices.Clone(x.Sources), cloneObligations(x.Obligations)
	}
	return &out
}
