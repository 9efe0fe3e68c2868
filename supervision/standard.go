package supervision

import (
	"fmt"
	"slices"
	"time"

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
	Requirements []Requirement // what lines are about
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
}

// A Requirement is one thing that a standard asks and that an assessment has lines
// about. It is one of the types of this package: [Meetings], [LongestMeeting],
// [PreService], [HoursRatio], [Supervised] and [Ratio].
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

// Rules.
const (
	RuleFrequency      Rule = "frequency"       // sessions in a period
	RuleDuration       Rule = "duration"        // time in a period, with or without a count
	RuleLongestSession Rule = "longest_session" // one session of a length in a period
	RulePreService     Rule = "pre_service"     // time before the first day of service
	RuleHoursRatio     Rule = "hours_ratio"     // time for the hours worked
	RuleSupervised     Rule = "supervised"      // a supervisor on every day
	RuleRatio          Rule = "ratio"           // workers to a supervisor
)

// String returns the name under which it is stored and sent.
func (r Rule) String() string { return string(r) }

// A Clause says whom a requirement binds, when it was in force and where it
// stands. The zero value binds every worker whose credential is current, at all
// times, and has no source.
type Clause struct {
	// For lists the credential states that are bound. Nil is every state under
	// which a worker may serve: those that [peer.CredentialState.Current] names. In
	// Standard.OnDemand and [Record] nil is every worker.
	For []peer.CredentialState
	// InForce is when the requirement holds; no date leaves that side open.
	InForce peer.DateRange
	Source  source.Source
	// Reading says how the source is read as to whom it binds and what it asks; may
	// be empty where the source is plain.
	Reading source.Source
}

// Basis returns where the requirement stands.
func (c Clause) Basis() source.Source { return c.Source }

// Readings returns Reading, unless it is empty.
func (c Clause) Readings() []source.Source { return readings(c.Reading) }

func readings(all ...source.Source) []source.Source {
	return slices.DeleteFunc(all, func(s source.Source) bool { return s.Title == "" })
}

func (c *Clause) bindsState(s peer.CredentialState) bool {
	if c.For == nil {
		return s.Current()
	}
	return slices.Contains(c.For, s)
}

// span returns the days on which the clause is in force.
func (c *Clause) span() peer.DateRange {
	if c.InForce.To.IsZero() {
		return peer.DateRange{From: c.InForce.From, To: noEnd}
	}
	return c.InForce
}

// appliesTo reports whether the clause holds on d for the worker, where a nil For is
// every worker.
func (c *Clause) appliesTo(w *workerRecord, d peer.Date) bool {
	if !c.inForce(d) || c.For == nil {
		return c.inForce(d)
	}
	s := w.stintOn(d)
	return s != nil && slices.Contains(c.For, s.credential)
}

func (c *Clause) inForce(d peer.Date) bool { return c.span().Contains(d) }

// binds reports whether the clause binds the worker on d.
func (c *Clause) binds(w *workerRecord, d peer.Date) bool {
	s := w.stintOn(d)
	return s != nil && !d.Before(w.start) && c.inForce(d) && c.bindsState(s.credential)
}

// everBinds reports whether the clause can bind the worker at any time.
func (c *Clause) everBinds(w *workerRecord) bool {
	return slices.ContainsFunc(w.stints, func(s stint) bool { return c.bindsState(s.credential) })
}

func (c *Clause) check() error {
	for _, s := range c.For {
		if _, err := s.MarshalText(); err != nil {
			return err
		}
	}
	if !c.InForce.To.IsZero() && c.InForce.IsEmpty() {
		return fmt.Errorf("never in force")
	}
	return nil
}

// Accepts says which sessions qualify. Only a session that was held does; the
// zero value takes every one of those. A limit is set only where the source
// states one: what a rule does not say is not held against anyone.
type Accepts struct {
	Modalities []peer.Modality // nil is every modality
	Forms      []Form          // nil is every form
	MaxGroup   int             // 0 is no limit
	MinLength  time.Duration   // of a single session
	Reading    source.Source   // how the source is read as to the limits; may be empty where it is plain
}

func (a Accepts) check() error {
	for _, m := range a.Modalities {
		if _, err := m.MarshalText(); err != nil {
			return err
		}
	}
	for _, f := range a.Forms {
		if _, err := f.MarshalText(); err != nil {
			return err
		}
	}
	if a.MaxGroup < 0 || a.MinLength < 0 {
		return fmt.Errorf("a limit is negative")
	}
	return nil
}

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
	return nil
}

// Sources returns where everything that the standard says stands, and how that is
// read: of each requirement, then of what is granted on demand and of the record,
// each source once.
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
	return out
}

// NeedsHours reports whether the standard goes by hours worked, so that a ledger
// without them cannot be assessed.
func (s Standard) NeedsHours() bool {
	return slices.ContainsFunc(s.Requirements, func(r Requirement) bool { return r.Rule() == RuleHoursRatio })
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
