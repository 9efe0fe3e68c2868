package billing

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Line is what one contact, or one day or month where the payer sums it, comes
// to.
//
// Billable considers what the encounters themselves tell and the caps. It does not
// consider what only [Facts] tell, which [Payer.Ready] asks for: the worker's role
// and credential, signature, plan, order and authorisation, other contacts at that
// time, and how many workers a group had.
type Line struct {
	On         peer.Date         // of the first contact
	Episode    peer.MentorshipID // "" outside a mentorship
	Encounters []peer.EncounterID
	Minutes    int // as recorded; never calculated from units
	Units      int // after rounding
	Base       int // of these: 1 if the payer's base unit is among them
	Billable   int // of the units, within every cap
	Over       []Cap
}

// Format prints the figures and keeps people out of every verb of fmt.
func (l Line) Format(f fmt.State, _ rune) { redact.Format(f, l.shown()) }

// LogValue keeps people out of logs.
func (l Line) LogValue() slog.Value { return slog.StringValue(l.shown()) }

func (l Line) shown() string {
	return fmt.Sprintf("[%s: %d minutes, %d units, %d billable]", l.On, l.Minutes, l.Units, l.Billable)
}

// Units returns the lines of one participant's encounters under the payer, in the
// order of their starts, and of their ids where two start at one time. The date of
// an encounter is that of its start in the zone, nil being UTC. earlier are the
// participant's lines under this payer that were billed before, which count under
// the caps. Encounters that were attempted, that the payer excludes, or that are not
// known to be one to one or face to face where the payer pays for nothing else, are
// left out: [Payer.Ready] says why.
//
// Where the payer sums a day or a month, what was billed of it before is summed with
// it and not billed again; the line bears the date and the episode of its first
// contact, by which the caps count it.
//
// It returns [ErrMixed] for encounters of several participants, one that does not
// fit together, or one that was billed before or is given twice,
// [ErrUnknownRounding] if the payer names no rounding rule (set [Payer].Rounding in
// a copy), [ErrUnknownSum] if it sums over another stretch, and [ErrMinutes] if a
// summed day or month is too long.
func (p Payer) Units(encounters []peer.Encounter, earlier []Line, zone *time.Location) ([]Line, error) {
	if p.Rounding == "" {
		return nil, fmt.Errorf("%w: %s names none", ErrUnknownRounding, cmp.Or(p.Code, "the payer"))
	}
	encounters = slices.Clone(encounters)
	slices.SortFunc(encounters, func(a, b peer.Encounter) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID))
	})
	billed := map[peer.EncounterID]bool{}
	for _, l := range earlier {
		for _, id := range l.Encounters {
			billed[id] = true
		}
	}
	var lines []Line
	for _, e := range encounters {
		if billed[e.ID] {
			return nil, fmt.Errorf("%w: one was billed before or is given twice", ErrMixed)
		}
		billed[e.ID] = true
		if err := e.Check(); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrMixed, err)
		}
		if e.Participant != encounters[0].Participant || e.Participant == "" {
			return nil, ErrMixed
		}
		if !p.counts(e) {
			continue
		}
		l := Line{On: peer.DateOf(e.Start, zone), Episode: e.Mentorship, Minutes: e.Minutes, Encounters: []peer.EncounterID{e.ID}}
		same := slices.IndexFunc(lines, func(o Line) bool { return p.summed(o, l) })
		if same >= 0 {
			lines[same].Minutes += l.Minutes
			lines[same].Encounters = append(lines[same].Encounters, e.ID)
			continue
		}
		lines = append(lines, l)
	}
	return lines, p.bill(lines, earlier)
}

// A stretch is what the units of one cap are counted over.
type stretch struct {
	per     Per
	from    peer.Date
	episode peer.MentorshipID
}

// bill rounds each line and holds it against the caps, in order.
func (p Payer) bill(lines, earlier []Line) error {
	spent := map[stretch]int{}
	for _, l := range earlier {
		p.spend(spent, l)
	}
	for i := range lines {
		l := &lines[i]
		if err := p.round(l, earlier); err != nil {
			return err
		}
		l.Billable = l.Units
		for _, c := range p.Caps {
			left := max(0, c.Units-spent[c.over(*l)])
			if left < l.Units {
				l.Over = append(l.Over, c)
			}
			l.Billable = min(l.Billable, left)
		}
		p.spend(spent, *l)
	}
	return nil
}

// summed reports whether the minutes of two lines are summed before they are rounded.
func (p Payer) summed(a, b Line) bool {
	c := Cap{Per: p.Sum}
	return p.Sum != "" && c.over(a) == c.over(b)
}

// round fills in the units of a line beyond those that were counted before of what
// the payer sums it with.
func (p Payer) round(l *Line, earlier []Line) error {
	minutes, counted := l.Minutes, 0
	for _, e := range earlier {
		if p.summed(e, *l) {
			minutes, counted = minutes+e.Minutes, counted+e.Units
		}
	}
	units, err := p.units(minutes)
	l.Units = max(0, units-counted)
	if p.Base > 0 && counted == 0 {
		l.Base = min(l.Units, 1)
	}
	return err
}

// units returns how many units minutes are that belong together: the base unit, if
// the payer has one, and then those that follow.
func (p Payer) units(minutes int) (int, error) {
	most, ok := map[Per]int{"": longestDay, PerDay: longestDay, PerMonth: longestMonth}[p.Sum]
	if !ok {
		return 0, enum.Refuse(string(p.Sum), []Per{PerDay, PerMonth}, ErrUnknownSum)
	}
	if err := fits(minutes, most); err != nil {
		return 0, err
	}
	length := p.Unit
	if length <= 0 {
		length = UnitMinutes
	}
	if p.Base <= 0 {
		return p.Rounding.units(minutes, length)
	}
	if base, err := p.Rounding.units(min(minutes, p.Base), p.Base); err != nil || base == 0 {
		return 0, err
	}
	more, err := p.Rounding.units(max(0, minutes-p.Base), length)
	return 1 + more, err
}

// spend counts a line once in each stretch that a cap counts over.
func (p Payer) spend(spent map[stretch]int, l Line) {
	counted := map[stretch]bool{}
	for _, c := range p.Caps {
		if s := c.over(l); !counted[s] {
			counted[s] = true
			spent[s] += l.Billable
		}
	}
}

// over returns the stretch of a cap that a line falls in.
func (c Cap) over(l Line) stretch {
	s := stretch{per: c.Per, from: l.On}
	if c.Per == PerDay {
		return s
	}
	year, month, _ := l.On.Civil()
	if c.Per == PerMonth {
		s.from, _ = peer.NewDate(year, month, 1)
		return s
	}
	if int(month) < c.From {
		year--
	}
	s.from, _ = peer.NewDate(year, time.Month(max(1, c.From)), 1) // no date before year 1, which no line is
	if c.Per == PerEpisode {
		s.episode = l.Episode
	}
	return s
}

// counts reports whether an encounter can come to units, by what it tells itself.
func (p Payer) counts(e peer.Encounter) bool {
	_, excluded := p.excludes(e, "")
	return !e.Attempted && !excluded && !slices.ContainsFunc(p.Asks(), func(d Demand) bool {
		return (d.Kind == DemandOneToOne || d.Kind == DemandDirectContact) && !p.meets(d.Kind, e, Facts{})
	})
}

// excludes returns why the payer does not pay for an encounter at all; role is
// the worker's, or "" if it is not asked for.
func (p Payer) excludes(e peer.Encounter, role peer.RoleKind) (x Exclusion, ok bool) {
	for _, x := range p.Excluded {
		if x.Activity != "" && slices.Contains(e.Activities, x.Activity) || x.Kind != "" && x.Kind == e.Kind || x.Role != "" && x.Role == role {
			return x, true
		}
	}
	return Exclusion{}, false
}
