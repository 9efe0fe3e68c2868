package peer

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// An OutreachRule is what a programme does to reach a participant before anybody
// closes their mentorship as [ClosureUnableToContact]. The zero value has no span
// and judges nothing.
type OutreachRule struct {
	Attempts int            // at least so many
	Channels int            // in at least so many ways; see [Modality]
	Over     lifecycle.Span // at least so long, from the first attempt on
	Letter   bool           // one of them a letter, with crisis and re-entry information
	Source   source.Source
}

// OutreachDefaults returns the default rule: three attempts in two ways over ten
// days, and a letter. It is a design default: no standard of peer support sets one.
// Los Angeles County asks general behavioural health for several attempts by
// several means, and a letter before closing.
func OutreachDefaults() OutreachRule {
	return OutreachRule{Attempts: 3, Channels: 2, Over: lifecycle.Days(10), Letter: true,
		Source: source.DesignDefault("3 to 5 attempts by two channels or more over 10 to 14 days; no peer-specific rule was found")}
}

// An Outreach is what was done to reach a participant since the last contact made.
type Outreach struct {
	Attempts int
	Channels []Modality // in the order in which they were first tried
	First    time.Time  // the first attempt; zero if there is none
	Letter   bool
	Lacks    []OutreachLack // what the rule still asks for; none: the attempts are exhausted
}

// An OutreachLack is something that an [OutreachRule] still asks for.
type OutreachLack string

// What an outreach may lack.
const (
	OutreachAttempts OutreachLack = "attempts" // further attempts
	OutreachChannels OutreachLack = "channels" // an attempt in another way
	OutreachTime     OutreachLack = "time"     // time to answer
	OutreachLetter   OutreachLack = "letter"   // a letter
)

// Outreach judges what was done by a moment to reach the participant of m, given
// the encounters of the programme: those of other mentorships are passed over.
// The move [AttemptContact] is an attempt, unless an encounter of that moment
// tells of it. Contact made ends the count, as does a move that the participant
// made, and the next attempt begins it anew.
// It says what is lacking and closes nothing, nor does it keep anybody from
// coming back. It returns [lifecycle.ErrSpan] if the span is none.
func (m Mentorship) Outreach(r OutreachRule, encounters []Encounter, at time.Time, c lifecycle.Calendar) (Outreach, error) {
	var out Outreach
	for _, e := range m.attempts(encounters, at) {
		out.Attempts++
		if out.First.IsZero() {
			out.First = e.Start.UTC()
		}
		if e.Modality != "" && !slices.Contains(out.Channels, e.Modality) {
			out.Channels = append(out.Channels, e.Modality)
		}
		out.Letter = out.Letter || e.Modality == ModalityLetter
	}
	over, err := c.Add(out.First, r.Over)
	if err != nil {
		return Outreach{}, err
	}
	for _, want := range []struct {
		met  bool
		lack OutreachLack
	}{
		{out.Attempts >= r.Attempts, OutreachAttempts},
		{len(out.Channels) >= r.Channels, OutreachChannels},
		{out.Attempts > 0 && !over.After(at), OutreachTime},
		{out.Letter || !r.Letter, OutreachLetter},
	} {
		if !want.met {
			out.Lacks = append(out.Lacks, want.lack)
		}
	}
	return out, nil
}

// attempts returns the attempts to reach the participant since the last contact
// made, oldest first, as encounters.
func (m Mentorship) attempts(encounters []Encounter, at time.Time) []Encounter {
	var last time.Time
	var tried []Encounter
	for _, e := range m.history.AsOf(at).Moves() {
		switch {
		case e.Event == AttemptContact:
			tried = append(tried, Encounter{Start: e.At})
		case e.Event == Engage || e.By.Party == lifecycle.ParticipantParty:
			last = e.At // they were heard of
		}
	}
	for _, e := range encounters {
		switch {
		case e.Mentorship != m.id || e.Start.After(at):
		case !e.Attempted && e.Start.After(last):
			last = e.Start
		case e.Attempted:
			tried = slices.DeleteFunc(tried, func(t Encounter) bool { return t.ID == "" && t.Start.Equal(e.Start) })
			tried = append(tried, e)
		}
	}
	tried = slices.DeleteFunc(tried, func(e Encounter) bool { return !e.Start.After(last) })
	slices.SortStableFunc(tried, func(a, b Encounter) int { return a.Start.Compare(b.Start) })
	return tried
}
