package supervision

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A ConsequenceKind says what follows from supervision that was short. The zero
// value is none.
type ConsequenceKind string

// Kinds of consequence.
const (
	// ConsultFirst: the worker asks the supervisor before giving a service.
	ConsultFirst ConsequenceKind = "consult_supervisor_first"
	// NoNewParticipants: the worker takes on nobody new.
	NoNewParticipants ConsequenceKind = "no_new_participants"
	// HoursDoNotCount: the hours worked in the period do not count towards a credential.
	HoursDoNotCount ConsequenceKind = "hours_do_not_count"
	// OrganisationAnswers: supervisor and administrator are told, and the
	// organisation sees to it that the supervision is given. It binds the
	// organisation alone.
	OrganisationAnswers ConsequenceKind = "organisation_answers"
)

var consequenceKinds = []ConsequenceKind{ConsultFirst, NoNewParticipants, HoursDoNotCount, OrganisationAnswers}

// ConsequenceKinds returns every ConsequenceKind, in the order of this page.
func ConsequenceKinds() []ConsequenceKind { return slices.Clone(consequenceKinds) }

// String returns the name under which it is stored and sent.
func (v ConsequenceKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownConsequence].
func (v ConsequenceKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, consequenceKinds, ErrUnknownConsequence)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ConsequenceKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, consequenceKinds, ErrUnknownConsequence)
}

// A Consequence is what a standard lays down for periods that ended short, one
// after another. The zero value lays down nothing and no standard takes it.
type Consequence struct {
	Kind    ConsequenceKind
	After   int    // so many periods of one requirement in a row; at least 1
	Rules   []Rule // the rules whose periods count; nil is every rule about sessions in a period
	Source  source.Source
	Reading source.Source // may be empty
}

// Basis returns where the consequence stands.
func (c Consequence) Basis() source.Source { return c.Source }

// Readings returns Reading, unless it is empty.
func (c Consequence) Readings() []source.Source { return readings(c.Reading) }

func (c *Consequence) check() error {
	if _, err := c.Kind.MarshalText(); err != nil {
		return err
	}
	if c.After < 1 {
		return errors.New("follows after no period")
	}
	return nil
}

func (c *Consequence) isAbout(l *Line) bool {
	if c.Rules == nil {
		return l.aboutSessions()
	}
	return slices.Contains(c.Rules, l.Rule)
}

// A Following is a consequence that follows from the lines of an assessment. The
// zero value follows from nothing.
type Following struct {
	Worker peer.WorkerID
	Kind   ConsequenceKind
	// Binds is CauseWorker only if the worker missed what was set up in each of the
	// periods and nothing else failed; else it is CauseOrganisation, and Kind is
	// OrganisationAnswers.
	Binds Cause
	Rule  Rule
	Dates peer.DateRange // the periods from which it follows
	// Lifted is the first day of the period that was met and ends it; no date while
	// it stands. Hours that do not count are lifted by nothing.
	Lifted peer.Date
	Basis  source.Source
}

// Following returns what follows, by the standard, from the lines that its
// [Standard.Assess] returned, in their order: by worker, then first day, then in the
// order of the standard's consequences. A standard without consequences has none.
// Periods that still run, and periods that do not follow on one another, count for
// nothing. The worker bears a consequence only where the worker missed in each of
// the periods: if the organisation failed in one of them, it is the organisation that
// answers, once for all consequences.
func (s Standard) Following(lines []Line) []Following {
	var out []Following
	for len(lines) > 0 && len(s.Consequences) > 0 {
		n := 1
		for n < len(lines) && lines[n].Worker == lines[0].Worker {
			n++
		}
		out = append(out, s.followingOne(lines[:n])...)
		lines = lines[n:]
	}
	return out
}

// followingOne is Following for the lines of one worker.
func (s *Standard) followingOne(lines []Line) []Following {
	var out []Following
	for i := range s.Consequences {
		for _, f := range s.Consequences[i].of(lines) {
			known := func(g Following) bool {
				g.Basis = f.Basis
				return g == f
			}
			if f.Kind != OrganisationAnswers || !slices.ContainsFunc(out, known) {
				out = append(out, f)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Following) int { return a.Dates.From.Compare(b.Dates.From) })
	return out
}

// of returns what follows from the lines of one worker, ordered by rule and period.
func (c *Consequence) of(lines []Line) []Following {
	type key struct {
		requirement int
		rule        Rule
	}
	chains := map[key]*chain{}
	var out []Following
	for i := range lines {
		l := &lines[i]
		if l.Open && !l.Met || !c.isAbout(l) {
			continue
		}
		k := key{l.requirement, l.Rule}
		if chains[k] == nil {
			chains[k] = &chain{standing: -1}
		}
		if !l.Met {
			out = chains[k].next(c, l, out)
			continue
		}
		chains[k].causes = nil
		for other, ch := range chains {
			if other.rule == l.Rule {
				ch.lift(l.Dates.From, out)
			}
		}
	}
	return out
}

// A chain is a row of periods of one requirement that ended short.
type chain struct {
	causes   []Cause
	dates    peer.DateRange
	standing int // in the result; -1 if nothing stands
}

// lift ends what stands with a period that was met and began after it, of any
// requirement of the rule.
func (ch *chain) lift(from peer.Date, out []Following) {
	if ch.standing >= 0 && !from.Before(ch.dates.Until) {
		out[ch.standing].Lifted, ch.standing = from, -1
	}
}

// next goes on with a period that ended short, and adds what follows from it.
func (ch *chain) next(c *Consequence, l *Line, out []Following) []Following {
	if ch.dates.Until != l.Dates.From {
		ch.causes = nil
	}
	if len(ch.causes) == 0 {
		ch.dates.From = l.Dates.From
	}
	ch.causes, ch.dates.Until = append(ch.causes, l.Cause), l.Dates.Until
	if len(ch.causes) < c.After {
		return out
	}
	f := Following{Worker: l.Worker, Kind: c.Kind, Binds: CauseWorker, Rule: l.Rule, Dates: ch.dates, Basis: c.Source}
	if slices.ContainsFunc(ch.causes, func(x Cause) bool { return x != CauseWorker }) {
		f.Kind, f.Binds = OrganisationAnswers, CauseOrganisation
	}
	switch {
	case c.Kind == HoursDoNotCount: // each row of periods by itself
		out, ch.causes = append(out, f), nil
	case ch.standing < 0:
		ch.standing = len(out)
		out = append(out, f)
	default: // it stands already; a failure of the organisation takes it off the worker
		f.Dates.From = out[ch.standing].Dates.From
		out[ch.standing] = f
	}
	return out
}

const followingShown = "[supervision consequence]"

// Format keeps identities out of every verb of fmt.
func (Following) Format(f fmt.State, _ rune) { redact.Format(f, followingShown) }

// LogValue keeps identities out of logs.
func (Following) LogValue() slog.Value { return slog.StringValue(followingShown) }
