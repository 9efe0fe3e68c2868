package scope

import (
	"cmp"
	"slices"

	"github.com/alongside-go/alongside/peer"
)

// A Coverage says where layers have no explicit rule. A rule is explicit if it
// lists the activity by its id; rules that select by kind or group do not count.
type Coverage struct {
	Cells   int   `json:"cells"`   // activity x role x credential x layer
	Covered int   `json:"covered"` // of these, cells with a rule whatever the other facts are
	Gaps    []Gap `json:"gaps"`
}

// A Gap is a part of the cells of an activity in which a layer has no explicit
// rule, or has one for some of the other facts only.
type Gap struct {
	Activity   peer.ActivityID        `json:"activity"`
	Layer      string                 `json:"layer"`
	Role       []peer.RoleKind        `json:"role,omitempty"`       // empty: every role
	Credential []peer.CredentialState `json:"credential,omitempty"` // empty: every credential
	Partly     bool                   `json:"partly,omitempty"`     // some facts have a rule
}

// Coverage says which activity x role x credential x layer has no explicit rule
// among the newest. It returns [ErrTooWide] if the rules of an activity combine
// too many facts. Gaps are sorted by activity, then from general to special layers.
func (p *Policy) Coverage() (Coverage, error) {
	c := Coverage{Gaps: []Gap{}}
	if p == nil || p.layout == nil {
		return c, nil
	}
	e := p.at(peer.Date{})
	for _, id := range p.Activities() {
		r := reading{layout: p.layout, prog: e.programs[id]}
		var s *space
		for i := range p.layers {
			if c.coverPlainly(r.prog, &p.layers[i]) {
				continue
			}
			if s == nil {
				s = newSpace(r)
			}
			p.cover(&c, s, r, &p.layers[i])
		}
		if s == nil {
			continue
		}
		if err := s.bounded(id); err != nil {
			return Coverage{}, err
		}
	}
	return c, nil
}

// coverPlainly does what cover does if the layer has no rule, or one that asks for
// no fact, and reports whether that was so.
func (c *Coverage) coverPlainly(prog *program, l *Layer) bool {
	cells, none := len(peer.RoleKinds())*len(peer.CredentialStates()), true
	for i := range prog.bounds {
		b := &prog.bounds[i]
		if !b.listed || b.layer.Code != l.Code {
			continue
		}
		if none = false; b.rule.When.isZero() && len(b.unless) == 0 {
			c.Cells, c.Covered = c.Cells+cells, c.Covered+cells
			return true
		}
	}
	if none {
		c.Cells += cells
		c.Gaps = append(c.Gaps, Gap{Activity: prog.activity, Layer: l.Code})
	}
	return none
}

// cover counts the cells of one activity and layer and adds its gaps.
func (p *Policy) cover(c *Coverage, s *space, r reading, l *Layer) {
	var listed region
	for i := range r.prog.bounds {
		if b := &r.prog.bounds[i]; b.listed && b.layer.Code == l.Code {
			listed = append(listed, s.fires(r.layout, b)...)
		}
	}
	roles, credentials := peer.RoleKinds(), peer.CredentialStates()
	role, credential := s.find(FactRole, ""), s.find(FactCredential, "")
	cells := len(roles) * len(credentials)
	c.Cells += cells
	if slices.ContainsFunc(listed, s.full().within) {
		c.Covered += cells
		return
	}
	covered := func(i, j int) (all, some bool) {
		b := s.full()
		if role >= 0 {
			b[role] = 1 << i
		}
		if credential >= 0 {
			b[credential] = 1 << j
		}
		return s.inside(region{b}, listed), len(s.meet(region{b}, listed)) > 0
	}
	rows := map[[2]uint64][]peer.RoleKind{} // roles by the credentials that lack a rule, and by those that have one for some facts
	for i, name := range roles {
		if role < 0 && i > 0 {
			break // all alike
		}
		var none, partly uint64
		for j := range credentials {
			of := 1
			if credential < 0 {
				of = len(credentials)
			}
			if role < 0 {
				of *= len(roles)
			}
			switch all, some := covered(i, j); {
			case all:
				c.Covered += of
			case some:
				partly |= 1 << j
			default:
				none |= 1 << j
			}
			if credential < 0 {
				none, partly = none*(1<<len(credentials)-1), partly*(1<<len(credentials)-1)
				break
			}
		}
		rows[[2]uint64{none, partly}] = append(rows[[2]uint64{none, partly}], name)
	}
	var gaps []Gap
	for key, of := range rows {
		if role < 0 || len(of) == len(roles) {
			of = nil
		}
		for k, mask := range key {
			if mask == 0 {
				continue
			}
			g := Gap{Activity: r.prog.activity, Layer: l.Code, Role: of, Partly: k == 1}
			for j, name := range credentials {
				if mask>>j&1 == 1 {
					g.Credential = append(g.Credential, name)
				}
			}
			if len(g.Credential) == len(credentials) {
				g.Credential = nil
			}
			gaps = append(gaps, g)
		}
	}
	slices.SortFunc(gaps, func(a, b Gap) int {
		return cmp.Or(slices.Compare(a.Role, b.Role), slices.Compare(a.Credential, b.Credential))
	})
	c.Gaps = append(c.Gaps, gaps...)
}
