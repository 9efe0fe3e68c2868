package scope

import (
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/near"
	"github.com/alongside-go/alongside/peer"
)

// A Decision is a verdict with all that led to it.
type Decision struct {
	Verdict     Verdict      `json:"verdict"`
	Explicit    bool         `json:"explicit"`          // a rule of some layer lists the activity
	Overridable bool         `json:"overridable"`       // no floor rule decides; a fact, an approval or a layer could change it
	Reasons     []Reason     `json:"reasons"`           // every rule that matched, the strictest first
	Conditions  []Condition  `json:"conditions"`        // what the matching rules ask for
	Obligations []Obligation `json:"obligations"`       // what is to be done, first things first
	Unknown     []Fact       `json:"unknown"`           // absent facts of which some value would change the verdict
	Instead     string       `json:"instead,omitempty"` // for prohibited: what the worker can do
}

// String returns the verdict, what is special about it, and the unknown facts
// that bear on it: "permitted_with_conditions; it depends on consent, approval".
func (d Decision) String() string {
	if d.Verdict == 0 {
		return "no verdict"
	}
	s := d.Verdict.String()
	if !d.Explicit {
		s += ", no rule lists the activity"
	}
	if !d.Overridable {
		s += ", nothing overrides this"
	}
	if len(d.Unknown) > 0 {
		s += "; it depends on " + strings.Join(names(d.Unknown), ", ")
	}
	return s
}

// A Reason is a rule that matched, with what it made of the verdict. The
// strictest reason is the verdict. [Policy.Rule] returns the rule itself.
type Reason struct {
	Rule    string  `json:"rule"`
	Layer   string  `json:"layer"`
	Verdict Verdict `json:"verdict"` // permitted for a rule that adds conditions or obligations alone
	Text    string  `json:"text"`
	Source  string  `json:"source"` // every source of the rule; what was not verified says so
}

// String returns the verdict and the text.
func (r Reason) String() string { return r.Verdict.String() + ": " + r.Text }

// A Condition is something a matching rule asks for. Met is [Unknown] where the
// facts do not tell.
type Condition struct {
	Kind ConditionKind `json:"kind"`
	Of   string        `json:"of"`
	Met  Truth         `json:"met"`
}

// Decide returns the verdict on the facts and everything that led to it.
func (p *Policy) Decide(f Facts) Decision {
	if f.prog == nil || f.policy != p {
		return Decision{Verdict: ConsultSupervisorFirst, Overridable: true, Reasons: []Reason{}, Conditions: []Condition{},
			Obligations: []Obligation{}, Unknown: []Fact{}}
	}
	d := decider{p: p, prog: f.prog, bits: &f.bits, asked: f.asked, granted: f.bits[0]&p.layout.granted != 0}
	d.Verdict = f.prog.verdict(p.layout, &f.bits)
	d.Explicit = f.prog.explicit
	d.Overridable = !f.prog.floorDecides(&f.bits, d.Verdict)
	d.Unknown = []Fact{}
	d.makeRoom()
	d.rules()
	for i := range f.prog.probes {
		if f.prog.probes[i].matters(f.prog, p.layout, &f.bits, d.Verdict) {
			d.Unknown = append(d.Unknown, f.prog.probes[i].fact)
		}
	}
	return d.Decision
}

type decider struct {
	Decision
	p       *Policy
	prog    *program
	bits    *factBits
	asked   peer.ActivityID // see Facts
	granted bool
	lowered bool // an approval lowered a rule
}

// makeRoom sizes the lists by what fires, so that they are allocated once.
func (d *decider) makeRoom() {
	reasons, conditions, obligations := 1, len(d.p.layout.worker), 0
	for i := range d.prog.bounds {
		if b := &d.prog.bounds[i]; b.fires(d.bits) {
			reasons++
			conditions += len(b.conditions) + 1
			obligations += len(b.rule.Obligations)
		}
	}
	d.Reasons = make([]Reason, 0, reasons)
	d.Conditions = make([]Condition, 0, conditions)
	d.Obligations = make([]Obligation, 0, obligations)
}

// rules reports every rule that fires.
func (d *decider) rules() {
	var last *Rule
	var imminent []RuleObligation
	for i := range d.prog.bounds {
		b := &d.prog.bounds[i]
		if b.rule == last || !b.fires(d.bits) {
			continue
		}
		last = b.rule
		made := max(b.verdict, Permitted)
		if b.approvable {
			d.condition(Condition{ApprovalCondition, string(d.prog.activity), d.p.layout.approved.state(d.bits)})
			if d.granted {
				made, d.lowered = PermittedWithConditions, true
			}
		}
		why := b.rule.Text
		for j := range b.conditions {
			c := &b.conditions[j]
			met := c.state(d.bits)
			d.condition(Condition{c.kind, c.of, met})
			if met == False {
				made = max(made, c.unmetMakes)
				why = "Not met: " + string(c.kind) + " " + c.of + ". " + why
			}
		}
		if b.rule.Mechanism == MechanismUnlisted {
			why += d.misspelt()
		}
		d.reason(b, made, why)
		if b.rule.Mechanism != MechanismImminent {
			d.obligations(b.rule.Obligations)
		} else {
			imminent = b.rule.Obligations
		}
	}
	d.obligations(d.besideOwn(imminent))
	if d.lowered {
		d.reason(d.prog.granted, PermittedWithConditions, d.prog.granted.rule.Text)
	}
	if d.prog.kind == Service {
		d.workerConditions()
	}
	slices.SortStableFunc(d.Reasons, func(a, b Reason) int { return int(b.Verdict) - int(a.Verdict) })
	slices.SortStableFunc(d.Obligations, Obligation.compare)
}

// misspelt returns a sentence on the listed activity that was probably meant, ""
// if none is near. It is the id of the policy that it names.
func (d *decider) misspelt() string {
	if meant := near.Word(string(d.asked), d.prog.listed); meant != "" {
		return " If the id is misspelt: the nearest that is listed is " + meant + "."
	}
	return ""
}

// besideOwn returns what imminent danger adds. A rule that lists the activity
// and makes it an emergency says itself what comes first; then only what it does
// not speak of is added.
func (d *decider) besideOwn(imminent []RuleObligation) []RuleObligation {
	own := slices.ContainsFunc(d.prog.bounds, func(b bound) bool {
		return b.listed && b.verdict == EmergencyEscalate && b.fires(d.bits)
	})
	if !own {
		return imminent
	}
	var out []RuleObligation
	for _, o := range imminent {
		spoken := slices.ContainsFunc(d.Obligations, func(x Obligation) bool { return x.Kind == o.Kind })
		if !spoken {
			out = append(out, o)
		}
	}
	return out
}

func (d *decider) reason(b *bound, made Verdict, text string) {
	d.Reasons = append(d.Reasons, Reason{b.rule.ID, b.layer.Code, made, text, b.sources})
	if made == Prohibited && d.Verdict == Prohibited && !strings.Contains(d.Instead, b.rule.Instead) {
		d.Instead = strings.TrimSpace(d.Instead + " " + b.rule.Instead)
	}
}

func (d *decider) condition(c Condition) {
	for i := range d.Conditions {
		if d.Conditions[i].Kind == c.Kind && d.Conditions[i].Of == c.Of {
			return
		}
	}
	d.Conditions = append(d.Conditions, c)
}

// workerConditions reports the three facts about the worker that bear on every service.
func (d *decider) workerConditions() {
	l := d.p.layout
	for i := range l.worker {
		c := &l.worker[i]
		met := c.state(d.bits)
		if c.kind == CredentialCondition && l.trainee.holds(d.bits) {
			met = l.worker[1].state(d.bits) // counts only while supervised
		}
		d.condition(Condition{c.kind, c.of, met})
	}
}

// obligations adds what a rule makes somebody do; of two with one kind and
// recipient the tighter deadline stays. In an emergency nobody is asked for
// consent first.
func (d *decider) obligations(list []RuleObligation) {
	for _, o := range list {
		if o.Kind == ObtainConsent && d.Verdict == EmergencyEscalate {
			continue
		}
		add := Obligation{Kind: o.Kind, To: o.To}
		if o.WithinMinutes != nil {
			add.Timed, add.Within = true, time.Duration(*o.WithinMinutes)*time.Minute
		}
		i := slices.IndexFunc(d.Obligations, func(x Obligation) bool { return x.Kind == add.Kind && x.To == add.To })
		switch {
		case i < 0:
			d.Obligations = append(d.Obligations, add)
		case add.Timed && (!d.Obligations[i].Timed || add.Within < d.Obligations[i].Within):
			d.Obligations[i] = add
		}
	}
}

// floorDecides reports whether a floor rule makes the verdict.
func (prog *program) floorDecides(b *factBits, v Verdict) bool {
	for i := range prog.bounds {
		if r := &prog.bounds[i]; r.floor && r.verdict == v && r.fires(b) {
			return true
		}
	}
	return false
}
