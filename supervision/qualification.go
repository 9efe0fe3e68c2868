package supervision

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Qualification is what a jurisdiction or a body asks of those who supervise
// peers: what each of them has to show, and the routes of which one has to be open.
// [Qualifications] returns those that are shipped; a host may write its own. The zero
// value asks nothing, and nobody is judged by it.
type Qualification struct {
	Code    string // such as "US-TX"
	Name    string
	Needs   []Need  // of everybody
	Routes  []Route // one of them; empty asks for none beside Needs
	Partial bool    // the source could not be read to its end, so that a route may be missing
	Peer    PeerExperience
	Source  source.Source
	Reading source.Source // may be empty
}

// A Route is one way to qualify. The zero value is open to everybody.
type Route struct {
	Name    string
	Needs   []Need
	InForce peer.DateRange // no date leaves that side open
}

// A Need is one thing to show, in one of several ways. The zero value asks nothing
// and no qualification takes it.
type Need struct {
	Of     []Attribute // any of them
	Amount int         // at least, in the unit of the attribute; 0 is any
	// Grace gives time after the post was taken, in months. Until then it is not
	// lacking.
	Grace int
	// Fresh asks for it within so many months before the day. 0 is at any time.
	Fresh int
}

// String returns the need in words, such as "supervisor_course, 6 hours".
func (n Need) String() string {
	words := make([]string, 0, len(n.Of))
	for _, a := range n.Of {
		words = append(words, a.String())
	}
	text := strings.Join(words, " or ")
	if n.Amount > 0 {
		text += fmt.Sprintf(", %d %s", n.Amount, n.unit())
	}
	if n.Fresh > 0 {
		text += ", within " + counted(strconv.Itoa(n.Fresh), "month")
	}
	return text
}

func (n Need) unit() string {
	if len(n.Of) == 0 {
		return ""
	}
	return n.Of[0].Unit()
}

// A Verdict says whether a supervisor qualifies. The zero value is none.
type Verdict string

// Verdicts on a supervisor.
const (
	Qualified    Verdict = "qualified"
	NotQualified Verdict = "not_qualified"
	// NotKnown: what is known does not decide it.
	NotKnown Verdict = "not_known"
)

// String returns the name under which it is stored and sent.
func (v Verdict) String() string { return string(v) }

// An Opinion is what [Qualification.Qualify] finds. The zero value is none.
type Opinion struct {
	Verdict Verdict
	// Route is the name of the route by which the supervisor qualifies, or would with
	// the least that is lacking and then the least that is unknown; empty if there is none.
	Route   string
	Lacks   []Need // by that route, what is known to be missing
	Unknown []Need // by that route, what no fact decides
	// Due lists what is not there yet and still has time, and Until the last day of
	// the earliest such time.
	Due   []Need
	Until peer.Date
}

// Qualify judges what is known of a supervisor on a day. Facts from later days have
// not happened yet. Lacking is only what is known not to be there or not enough;
// an amount that is not known leaves it unknown. Where the source could not be
// read to its end, nobody is found lacking: another route may be open.
//
// It returns [ErrBadQualification] if the qualification, a fact or the day is not
// one that can be judged.
func (q Qualification) Qualify(f SupervisorFacts, at peer.Date) (Opinion, error) {
	if err := q.Check(); err != nil {
		return Opinion{}, err
	}
	if at.IsZero() {
		return Opinion{}, fmt.Errorf("%w: no day", ErrBadQualification)
	}
	for i, s := range f.Shown {
		if err := s.check(); err != nil {
			return Opinion{}, fmt.Errorf("%w: fact %d: %w", ErrBadQualification, i, err)
		}
	}
	routes := slices.Clone(q.Routes)
	if len(routes) == 0 {
		routes = []Route{{}}
	}
	var best Opinion
	for _, r := range routes {
		if !(&Clause{InForce: r.InForce}).inForce(at) {
			continue
		}
		o := f.judge(r.Name, slices.Concat(q.Needs, r.Needs), at)
		if best.Verdict == "" || o.rank(best) < 0 {
			best = o
		}
	}
	if best.Verdict == "" { // no route was in force
		best.Verdict = NotKnown
	}
	if best.Verdict == NotQualified && q.Partial {
		best.Verdict = NotKnown
	}
	return best, nil
}

// rank compares two routes: what qualifies, then what lacks least.
func (o Opinion) rank(other Opinion) int {
	return cmp.Or(cmp.Compare(len(o.Lacks), len(other.Lacks)), cmp.Compare(len(o.Unknown), len(other.Unknown)),
		cmp.Compare(len(o.Due), len(other.Due)))
}

// Check returns an error that matches [ErrBadQualification] if q cannot be judged, or nil.
func (q Qualification) Check() error {
	if q.Code == "" {
		return fmt.Errorf("%w: no code", ErrBadQualification)
	}
	needs := slices.Clone(q.Needs)
	for _, r := range q.Routes {
		needs = append(needs, r.Needs...)
	}
	if len(needs) == 0 {
		return fmt.Errorf("%w: %s: asks for nothing", ErrBadQualification, q.Code)
	}
	for _, n := range needs {
		if len(n.Of) == 0 || n.Amount < 0 || n.Amount > maxShown || n.Grace < 0 || n.Fresh < 0 {
			return fmt.Errorf("%w: %s: a need asks for nothing, or for less than nothing", ErrBadQualification, q.Code)
		}
		for _, a := range n.Of {
			if _, err := a.MarshalText(); err != nil {
				return fmt.Errorf("%w: %s: %w", ErrBadQualification, q.Code, err)
			}
			if n.Amount > 0 && (a.Unit() == "" || a.Unit() != n.unit()) {
				return fmt.Errorf("%w: %s: %s has no such amount", ErrBadQualification, q.Code, a)
			}
		}
	}
	if q.Peer != "" {
		if _, err := q.Peer.MarshalText(); err != nil {
			return fmt.Errorf("%w: %s: %w", ErrBadQualification, q.Code, err)
		}
	}
	return nil
}

// QualificationOf returns the shipped qualification with the given code. It returns
// [ErrUnknownQualification] if there is none; codes have one spelling.
func QualificationOf(code string) (Qualification, error) {
	var codes []string
	for _, q := range Qualifications() {
		if q.Code == code {
			return q, nil
		}
		codes = append(codes, q.Code)
	}
	return Qualification{}, enum.Refuse(code, codes, ErrUnknownQualification)
}
