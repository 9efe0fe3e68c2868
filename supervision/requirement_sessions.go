package supervision

import (
	"cmp"
	"errors"
	"time"

	"github.com/alongside-go/alongside/peer/source"
)

var (
	errNothingAsked = errors.New("asks for nothing, or for less than nothing")
	errShareOfGap   = errors.New("a gap has no share of groups")
)

// Meetings asks for sessions in every period: a number of them (Texas), a time
// in all (District of Columbia), or both at once (NCPRSS). Where both are given
// one line reports both, and both have to be reached.
type Meetings struct {
	Clause
	Per      Period
	Sessions int           // at least; 0 is no count
	Total    time.Duration // at least, added up over the sessions that qualify; 0 is no total
	// Steps raise the total with the hours of service in the period.
	Steps []Step
	// Apart asks that sessions lie in different weeks, or other periods: of those in
	// one, one counts by number. Empty asks for no such thing.
	Apart Period
	// ProRata lessens the total in proportion to the post and to the days on which
	// the requirement binds, such as for part time and leave, up to a whole minute.
	// No total is lessened without it, and no number ever is.
	ProRata bool
	Accepts Accepts
}

// A Step is the total from so many hours of service in the period on.
type Step struct {
	Above time.Duration // more service than this
	Total time.Duration
}

// Rule returns [RuleObservation] where only observation counts, else [RuleDuration]
// where a total is asked for, else [RuleFrequency].
func (m Meetings) Rule() Rule {
	if m.Accepts.Observed {
		return RuleObservation
	}
	if m.Total > 0 {
		return RuleDuration
	}
	return RuleFrequency
}

// Readings returns how the source is read as to the requirement and to the sessions that qualify.
func (m Meetings) Readings() []source.Source { return readings(m.Clause.Reading, m.Accepts.Reading) }

func (m Meetings) check() error {
	if m.Sessions < 0 || m.Total < 0 || m.Sessions == 0 && m.Total == 0 {
		return errNothingAsked
	}
	if m.Total == 0 && (len(m.Steps) > 0 || m.ProRata || m.Accepts.GroupShare > 0) {
		return errors.New("steps, pro rata and a share of groups need a total")
	}
	for i, s := range m.Steps {
		if s.Total <= m.Total || i > 0 && (s.Above <= m.Steps[i-1].Above || s.Total <= m.Steps[i-1].Total) || s.Above <= 0 {
			return errors.New("a step does not rise")
		}
	}
	if m.Apart != "" {
		if err := m.Apart.check(); err != nil {
			return err
		}
	}
	return cmp.Or(m.Clause.check(), m.Accepts.check(), m.Per.check())
}

func (m Meetings) judge(j *judgement) {
	j.line.Required = Amount{Sessions: m.Sessions, Time: m.total(j)}
	j.sum(summing{accepts: &m.Accepts, count: true, apart: m.Apart})
}

// total returns the time asked for in the window.
func (m *Meetings) total(j *judgement) time.Duration {
	total := m.Total
	if len(m.Steps) > 0 {
		worked := j.hoursOfService()
		for _, s := range m.Steps {
			if worked > s.Above {
				total = s.Total
			}
		}
	}
	if m.ProRata {
		return j.proRata(total)
	}
	return total
}

func (m Meetings) terms() terms { return terms{clause: m.Clause, per: m.Per} }

// LongestMeeting asks that in every period one session lasts at least so long.
type LongestMeeting struct {
	Clause
	Per     Period
	Length  time.Duration
	Accepts Accepts
}

// Rule returns [RuleLongestSession].
func (LongestMeeting) Rule() Rule { return RuleLongestSession }

// Readings returns how the source is read as to the requirement and to the sessions that qualify.
func (m LongestMeeting) Readings() []source.Source {
	return readings(m.Clause.Reading, m.Accepts.Reading)
}

func (m LongestMeeting) check() error {
	if m.Length <= 0 {
		return errNothingAsked
	}
	if m.Accepts.GroupShare > 0 {
		return errors.New("one session has no share of groups")
	}
	return cmp.Or(m.Clause.check(), m.Accepts.check(), m.Per.check())
}

func (m LongestMeeting) judge(j *judgement) {
	j.line.Required = Amount{Time: m.Length}
	j.sum(summing{accepts: &m.Accepts, longest: true})
}

func (m LongestMeeting) terms() terms { return terms{clause: m.Clause, per: m.Per} }
