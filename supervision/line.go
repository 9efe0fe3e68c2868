package supervision

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// An Amount is a number of sessions and a time. The zero value is nothing.
type Amount struct {
	Sessions int
	Time     time.Duration
}

// String returns the figures that a has, such as "1 session, 60 minutes", or
// "nothing".
func (a Amount) String() string {
	var parts []string
	if a.Sessions != 0 {
		parts = append(parts, counted(strconv.Itoa(a.Sessions), "session"))
	}
	if a.Time != 0 {
		parts = append(parts, counted(minutes(a.Time), "minute"))
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

func counted(n, what string) string {
	if n != "1" {
		what += "s"
	}
	return n + " " + what
}

// reaches reports whether a is no less than b in either figure.
func (a Amount) reaches(b Amount) bool { return a.Sessions >= b.Sessions && a.Time >= b.Time }

// A Line is what an assessment says of one worker, one rule and one period.
// What is short is owed to the worker. The zero value says nothing.
type Line struct {
	Worker   peer.WorkerID
	Standard string
	Rule     Rule
	Dates    peer.DateRange
	Required Amount
	Held     Amount // of sessions that qualify
	Short    Amount // Required less Held, where that is more than nothing
	// Met says that the requirement is met. A rule without figures (supervised,
	// ratio, max_gap) has to hold on every day, so that it is not met before its period is
	// over; until then its findings say whether it was broken already. An hours
	// ratio whose period still runs is judged by the hours worked so far.
	Met      bool
	Open     bool      // the period was still running when the range ended
	Due      peer.Date // the last date to meet it
	Cause    Cause
	Findings []Finding
	Basis    source.Source

	requirement int // its number in the standard
}

// A Cause says on whose side it lies that a line is short. The zero value is
// nobody: the line is met, or its period is still running.
type Cause string

// Causes.
const (
	// CauseOrganisation: too little was set up, or something failed that was not
	// the worker's: a session missed by the supervisor, called off, asked for and
	// not given, or held in a way that does not count, or a day of service without
	// a supervisor. The organisation owes it and the worker bears no consequence,
	// whatever the worker missed beside it. So it is with all that is short before
	// service begins.
	CauseOrganisation Cause = "organisation"
	// CauseWorker: enough that would have qualified was set up with a supervisor
	// and the worker missed it, and nothing else in the period failed. It is still
	// owed to the worker; whether anything follows is for the standard to say.
	CauseWorker Cause = "worker"
)

// settle works out what is short and whether the line is met.
func (l *Line) settle() {
	l.Short = Amount{
		Sessions: max(0, l.Required.Sessions-l.Held.Sessions),
		Time:     max(0, l.Required.Time-l.Held.Time),
	}
	l.Met = l.Short == Amount{}
}

// hold settles a line whose rule has no figures and was broken on some day, or
// on none that is known.
func (l *Line) hold(broken bool) {
	l.Met = !broken && !l.Open
	if broken && !l.Open {
		l.Cause = CauseOrganisation
	}
}

// figures reports which figures the line's rule has.
func (l Line) figures() (sessions, minutes bool) {
	switch l.Rule {
	case RuleSupervised, RuleRatio, RuleMaxGap, "":
		return false, false
	case RuleFrequency:
		return true, false
	case RuleEitherOr, RuleObservation:
		return l.Required.Sessions > 0, l.Required.Time > 0
	default:
		return l.Required.Sessions > 0, true
	}
}

type wireAmount struct {
	Sessions *int     `json:"sessions,omitempty"`
	Minutes  *float64 `json:"minutes,omitempty"`
}

// MarshalJSON returns the line with the keys worker, standard, rule, from, to,
// required, held, short (each with sessions and minutes, as far as the rule has
// them), met (null while the period runs and it is not met), due, open (only if
// true) and findings. It is the form in which an assessment is reported, not one to
// load again: Cause and Basis are not in it, and a host that sends them puts them
// beside it. It shows the worker's id and those of sessions.
func (l Line) MarshalJSON() ([]byte, error) {
	wire := struct {
		Worker   string      `json:"worker"`
		Standard string      `json:"standard"`
		Rule     Rule        `json:"rule"`
		From     peer.Date   `json:"from"`
		To       peer.Date   `json:"to"`
		Required *wireAmount `json:"required,omitempty"`
		Held     *wireAmount `json:"held,omitempty"`
		Short    *wireAmount `json:"short,omitempty"`
		Met      *bool       `json:"met"`
		Due      peer.Date   `json:"due"`
		Open     bool        `json:"open,omitempty"`
		Findings []Finding   `json:"findings"`
	}{Worker: string(l.Worker), Standard: l.Standard, Rule: l.Rule, From: l.Dates.From, To: l.Dates.Until,
		Required: l.wire(l.Required), Held: l.wire(l.Held), Short: l.wire(l.Short),
		Due: l.Due, Open: l.Open, Findings: l.Findings}
	if l.Met || !l.Open {
		wire.Met = &l.Met
	}
	if wire.Findings == nil {
		wire.Findings = []Finding{}
	}
	return json.Marshal(wire)
}

func (l Line) wire(a Amount) *wireAmount {
	sessions, minutes := l.figures()
	if !sessions && !minutes {
		return nil
	}
	var w wireAmount
	if sessions {
		w.Sessions = &a.Sessions
	}
	if minutes {
		m := a.Time.Minutes()
		w.Minutes = &m
	}
	return &w
}

const lineShown = "[supervision line]"

// Format keeps identities out of every verb of fmt.
func (Line) Format(f fmt.State, _ rune) { redact.Format(f, lineShown) }

// LogValue keeps identities out of logs.
func (Line) LogValue() slog.Value { return slog.StringValue(lineShown) }
