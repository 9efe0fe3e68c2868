package supervision

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Standard is what a jurisdiction or a certifying body asks of supervision: a
// list of requirements, each with its source, and what it says of sessions beside
// them. [Standards] returns those that are shipped; a host may write its own. The
// zero Standard asks nothing.
type Standard struct {
	Code         string // such as "US-TX"; ISO 3166-2 for a jurisdiction
	Name         string
	Status       StandardStatus // empty for a host's own
	Requirements []Requirement  // what lines are about
	// OnDemand grants the worker the sessions that the worker asks for beyond the
	// others. It has no line: every session that was asked for and not given is a
	// finding on the lines of its period, which says whether the standard grants it.
	// Here a nil For is every worker. Empty grants none.
	OnDemand []Clause
	// Record asks that sessions are put on record. It has no line either: a session
	// that was held and not recorded is a finding, and still counts, for the worker
	// was supervised and the record is the organisation's to keep. Of several that
	// bind on a day the first counts. Empty asks for no record.
	Record []Record
	// Consequences are what the standard lays down for periods that ended short.
	// Empty lays down none; see [Standard.Following].
	Consequences []Consequence
	// Unconfirmed are figures that are said of the standard and were not found in
	// its text. Nothing is judged by them.
	Unconfirmed []source.Source
}

// A Requirement is one thing that a standard asks and that an assessment has lines
// about. It is one of the types of this package: [Meetings], [LongestMeeting],
// [PreService], [HoursRatio], [MaxGap], [EitherOr], [TermTotal], [Supervised] and
// [Ratio].
type Requirement interface {
	// Rule returns the rule under which the requirement is reported.
	Rule() Rule
	// Basis returns where the requirement stands.
	Basis() source.Source
	// Readings returns how its source is read where the text leaves a choice: the
	// choices are this library's own and marked so.
	Readings() []source.Source

	check() error
}

// A Rule names what a line of an assessment is about. Names are stored and sent
// and are never given another meaning.
type Rule string

// Rules. The last four are of few standards: of those shipped, Montana has max_gap,
// Wisconsin either_or, Tennessee term_total and this library's own defaults observation.
const (
	RuleFrequency      Rule = "frequency"       // sessions in a period
	RuleDuration       Rule = "duration"        // time in a period, with or without a count
	RuleLongestSession Rule = "longest_session" // one session of a length in a period
	RulePreService     Rule = "pre_service"     // time before the first day of service
	RuleHoursRatio     Rule = "hours_ratio"     // time for the hours worked
	RuleSupervised     Rule = "supervised"      // a supervisor on every day
	RuleRatio          Rule = "ratio"           // workers to a supervisor
	RuleObservation    Rule = "observation"     // sessions that observe the worker's service
	RuleMaxGap         Rule = "max_gap"         // hours worked from one session to the next
	RuleEitherOr       Rule = "either_or"       // one of several ways to meet it
	RuleTermTotal      Rule = "term_total"      // time within the term of a credential
)

// String returns the name under which it is stored and sent.
func (r Rule) String() string { return string(r) }

// Check returns an error that matches [ErrBadStandard] and names the first
// requirement that cannot be assessed, or nil.
func (s Standard) Check() error {
	if s.Code == "" {
		return fmt.Errorf("%w: no code", ErrBadStandard)
	}
	for i, r := range s.Requirements {
		if r == nil {
			return fmt.Errorf("%w: %s: requirement %d is nil", ErrBadStandard, s.Code, i)
		}
		if err := r.check(); err != nil {
			return fmt.Errorf("%w: %s: requirement %d (%T): %w", ErrBadStandard, s.Code, i, r, err)
		}
	}
	for i := range s.OnDemand {
		if err := s.OnDemand[i].check(); err != nil {
			return fmt.Errorf("%w: %s: on demand %d: %w", ErrBadStandard, s.Code, i, err)
		}
	}
	for i := range s.Record {
		if err := s.Record[i].check(); err != nil {
			return fmt.Errorf("%w: %s: record %d: %w", ErrBadStandard, s.Code, i, err)
		}
	}
	for i := range s.Consequences {
		if err := s.Consequences[i].check(); err != nil {
			return fmt.Errorf("%w: %s: consequence %d: %w", ErrBadStandard, s.Code, i, err)
		}
	}
	return nil
}

// Sources returns where everything that the standard says stands, and how that is
// read: of each requirement, then of what is granted on demand, of the record and
// of the consequences, each source once.
func (s Standard) Sources() []source.Source {
	var out []source.Source
	tell := func(basis source.Source, readings []source.Source) {
		for _, from := range slices.Concat([]source.Source{basis}, readings) {
			if from != (source.Source{}) && !slices.Contains(out, from) {
				out = append(out, from)
			}
		}
	}
	for _, r := range s.Requirements {
		tell(r.Basis(), r.Readings())
	}
	for _, c := range s.OnDemand {
		tell(c.Basis(), c.Readings())
	}
	for _, r := range s.Record {
		tell(r.Basis(), r.Readings())
	}
	for _, c := range s.Consequences {
		tell(c.Basis(), c.Readings())
	}
	return out
}

// NeedsHours reports whether the standard goes by hours worked, so that a ledger
// without them cannot be assessed.
func (s Standard) NeedsHours() bool {
	return slices.ContainsFunc(s.Requirements, goesByHours)
}

func goesByHours(r Requirement) bool {
	switch q := r.(type) {
	case HoursRatio, MaxGap:
		return true
	case Meetings:
		return len(q.Steps) > 0
	case EitherOr:
		return slices.ContainsFunc(q.Ways, goesByHours)
	default:
		return false
	}
}

// record returns the record that the standard asks for of a worker's session on d,
// or nil if it asks for none.
func (s *Standard) record(w *workerRecord, d peer.Date) *Record {
	for i := range s.Record {
		if s.Record[i].appliesTo(w, d) {
			return &s.Record[i]
		}
	}
	return nil
}

// grants reports whether the standard grants a worker the sessions that the worker
// asks for on d.
func (s *Standard) grants(w *workerRecord, d peer.Date) bool {
	return slices.ContainsFunc(s.OnDemand, func(c Clause) bool { return c.appliesTo(w, d) })
}
