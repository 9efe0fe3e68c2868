package credential

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Case is what a person has, and the question that is asked of it.
type Case struct {
	On         peer.Date      // the day that is asked about
	Stage      Stage          // whose requirements are asked; empty: every stage up to certification
	Records    []Record       // what the person completed; later ones than On do not count
	Exemptions []Exemption    // what the body freed the person from
	Period     peer.DateRange // the days in which hours count: needed for a renewal, and for a reactivation that makes up hours the period that was not renewed; see [Credential.Period]
	Approved   peer.Date      // reactivation: the day on which the body approved it; no date while it has not
	Rolling    int            // instead of Period, for a rolling term: hours count for so many months
	Trainee    peer.DateRange // the trainee's term, extensions included, where hours count in it; see [Demand]
	Due        peer.Date      // by when; no date if nothing presses
	Advisory   bool           // judge also the rows that are only listed otherwise
}

// A Result says how a requirement stands.
type Result string

// Results.
const (
	Met    Result = "met"
	Short  Result = "short"
	Exempt Result = "exempt" // the body freed the person from it
	Listed Result = "listed" // the body says it, and it was not judged: see [Requirement.Advisory]
)

// A Line is one requirement and how it stands.
type Line struct {
	Requirement Requirement // the version that is asked
	Result      Result
	Have, Want  int           // in [Kind.Unit], hours in minutes; 1 is wanted of what only has to be shown, 0 of an examination; of the requirement itself, not of what would do instead; of a part of a total at most Want
	Until       peer.Date     // met or exempt: the last day on which that holds by itself, or of the period; no date if it does for ever
	Due         peer.Date     // short: by when
	Earlier     bool          // met under a version that was in force when the person completed it
	Other       []Requirement // other texts of the same rule: older ones, contradicting ones
}

// A Gap is what stands between a person and a stage: every requirement, met or
// not.
type Gap struct {
	Scheme string
	Stage  Stage
	On     peer.Date
	Period peer.DateRange
	Lines  []Line
}

// IsMet reports whether nothing is short. A gap without lines is not met: what the
// body asks was not found, which is no rule that it asks nothing.
func (g Gap) IsMet() bool { return len(g.Lines) > 0 && len(g.Short()) == 0 }

// Short returns the lines that are short.
func (g Gap) Short() []Line {
	var short []Line
	for _, l := range g.Lines {
		if l.Result == Short {
			short = append(short, l)
		}
	}
	return short
}

// Until returns the last day on which the gap stays met by itself, or no date if
// it does for ever. It is no answer for a gap that is not met.
func (g Gap) Until() peer.Date {
	var until peer.Date
	for _, l := range g.Lines {
		until = earliest(until, l.Until)
	}
	return until
}

// Line returns the line of the requirement with the given id.
func (g Gap) Line(id string) (Line, bool) {
	i := slices.IndexFunc(g.Lines, func(l Line) bool { return l.Requirement.ID == id })
	if i < 0 {
		return Line{}, false
	}
	return g.Lines[i], true
}

// Gap judges a case against the scheme. A record counts by the version of the
// requirement that was in force on the day of the record, and what was complete
// under an earlier version while it was in force stays complete, also where the
// version after it came with a row that was not asked before
// ([Requirement].CameWith). A renewal asks for the version that was in force when its period began.
//
// It returns [ErrScheme] for a part of a total that [Scheme.Check] refuses,
// [ErrCase] if the case lacks its date, or its period for a renewal or for hours that are made up, or has one that does not fit,
// [ErrRecord] for a record that could not have been and [ErrExemption].
func (s Scheme) Gap(c Case) (Gap, error) {
	asked := []Stage{c.Stage}
	switch {
	case c.On.IsZero():
		return Gap{}, fmt.Errorf("%w: no date", ErrCase)
	case c.Stage == "":
		asked = stages[:4]
	case !slices.Contains(stages, c.Stage):
		return Gap{}, fmt.Errorf("%w: %w", ErrCase, ErrUnknownStage)
	case c.Stage == StageCertification:
		asked = []Stage{StageExam, StageCertification}
	case c.Stage == StageRenewal && c.Rolling == 0 && (c.Period.From.IsZero() || c.Period.IsEmpty()):
		return Gap{}, fmt.Errorf("%w: a renewal needs its period", ErrCase)
	case c.Stage == StageReactivation && s.makesUp(c.On) && (c.Period.From.IsZero() || c.Period.IsEmpty()):
		return Gap{}, fmt.Errorf("%w: a reactivation needs the period that was not renewed", ErrCase)
	}
	if c.Rolling < 0 || c.Rolling > 240 || c.Rolling > 0 && (c.Stage != StageRenewal || !c.Period.IsEmpty()) {
		return Gap{}, fmt.Errorf("%w: only a renewal without a period is rolling, over at most 240 months", ErrCase)
	}
	if err := checkRecords(c.Records); err != nil {
		return Gap{}, err
	}
	for _, e := range c.Exemptions {
		if err := e.check(s); err != nil {
			return Gap{}, err
		}
	}
	c.Exemptions = s.exemptions(c)
	rulesOf := c.On
	if c.Stage == StageRenewal && c.Rolling == 0 {
		rulesOf = c.Period.From
	}
	g := Gap{Scheme: s.Code, Stage: c.Stage, On: c.On, Period: c.Period}
	for _, r := range s.Requirements {
		if slices.Contains(asked, r.Stage) && r.InForce(rulesOf) {
			if what := s.checkPart(r); what != "" {
				return Gap{}, fmt.Errorf("%w: %s: requirement %s: %s", ErrScheme, s.Code, r.ID, what)
			}
			g.Lines = append(g.Lines, s.line(r, rulesOf, c))
		}
	}
	return g, nil
}

// line judges one requirement by the rules of a day.
func (s Scheme) line(r Requirement, rules peer.Date, c Case) Line {
	l := Line{Requirement: r, Other: s.OtherReadings(r.ID), Want: shown(r.Kind, r.want())}
	j := judge{scheme: s, versions: s.versions(r), records: c.Records, exemptions: c.Exemptions, trainee: c.Trainee, makesUp: r.MakesUp, comeback: s.comeback(c)}
	if c.Stage != StageReactivation {
		j.period = c.Period
	}
	every := r.Every
	if every == 0 {
		every = c.Rolling
	}
	now := j.alternatives(r, rules, c.On, every)
	l.Have = shown(r.Kind, now.have)
	if now.want > 0 {
		l.Want = now.want
	}
	switch {
	case r.Advisory && !c.Advisory:
		l.Result = Listed
		return l
	case now.met:
		l.Result, l.Until = Met, now.until
	case c.Stage != StageRenewal && (j.earlier(c.On, &l) || s.before(r, j).earlier(c.On, &l)):
		l.Result, l.Earlier = Met, true
	default:
		l.Result, l.Due = Short, c.Due
		if r.MakesUp != "" && l.Due.IsZero() {
			l.Due = j.comeback.finish
		}
	}
	for _, e := range c.Exemptions {
		if e.covers(r.ID, c.On) && (l.Result == Short || l.Result == Exempt && l.Until.Before(e.Until)) {
			l.Result, l.Until, l.Due = Exempt, e.Until, peer.Date{}
		}
	}
	return l
}

// makesUp reports whether coming back asks for hours that are made up, by the rules
// of a day.
func (s Scheme) makesUp(on peer.Date) bool {
	return slices.ContainsFunc(s.Requirements, func(r Requirement) bool { return r.MakesUp != "" && r.InForce(on) })
}

// before returns j with the versions that came before r did of the requirement
// that it came with.
func (s Scheme) before(r Requirement, j judge) judge {
	j.versions = nil
	if r.CameWith != "" {
		j.versions = slices.DeleteFunc(s.versions(Requirement{ID: r.CameWith}), func(v Requirement) bool { return reaches(v.Superseded, r.Effective) })
	}
	return j
}

// shown turns what is compared into what is shown: marks are compared from one up.
func shown(k Kind, n int) int {
	if k.Unit() == Percent {
		return max(n-1, 0)
	}
	return n
}

// versions returns the applied rows with the id of r, oldest first.
func (s Scheme) versions(r Requirement) []Requirement {
	var rows []Requirement
	for _, other := range s.Requirements {
		if other.ID == r.ID && other.Reading == Applied {
			rows = append(rows, other)
		}
	}
	slices.SortStableFunc(rows, func(a, b Requirement) int { return a.Effective.Compare(b.Effective) })
	return rows
}

// Format keeps what a person completed out of every verb of fmt.
func (c Case) Format(f fmt.State, _ rune) { redact.Format(f, "[case "+string(c.Stage)+"]") }

// LogValue keeps what a person completed out of logs.
func (c Case) LogValue() slog.Value { return slog.StringValue("[case " + string(c.Stage) + "]") }
