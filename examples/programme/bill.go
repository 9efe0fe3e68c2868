package main

import (
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
)

// A billingLine is one source of funding: the units of the quarter, and what is
// not ready to be billed.
type billingLine struct {
	Funding    string         `json:"funding"`
	Payer      string         `json:"payer,omitempty"` // whose rules; absent: none is known
	PayerName  string         `json:"payer_name,omitempty"`
	Rounding   string         `json:"rounding,omitempty"`
	ByContract bool           `json:"rounding_by_programme,omitempty"`
	Contacts   int            `json:"contacts"` // made, with a known participant
	Minutes    int            `json:"minutes"`
	Units      int            `json:"units"` // within every cap
	Ready      int            `json:"ready"`
	ReadyUnits int            `json:"ready_units"`
	Nobody     int            `json:"without_participant"` // contacts made with somebody not known, which are billed to nobody
	Attempts   int            `json:"attempts"`            // which are billed to nobody
	NotReady   []notReadyLine `json:"not_ready"`
}

// A notReadyLine is a contact that its payer lacks something for.
type notReadyLine struct {
	Encounter   string     `json:"encounter"`
	On          peer.Date  `json:"on"`
	Worker      string     `json:"worker"`
	Participant string     `json:"participant"`
	Minutes     int        `json:"minutes"`
	Lacks       []lackLine `json:"lacks"`
}

type lackLine struct {
	Demand string `json:"demand"`
	Want   string `json:"want"`
	Source string `json:"source"`
}

// billing judges the contacts of the quarter by the rules that each source of
// funding pays by.
func (r *replay) billing(notes noteReport, contacts []peer.Encounter) ([]billingLine, error) {
	d := r.d
	out := []billingLine{}
	for _, f := range d.programme.Funding {
		line := billingLine{Funding: string(f), NotReady: []notReadyLine{}}
		payer, of, ok := d.rules(f)
		if ok {
			line.Payer, line.PayerName, line.Rounding, line.ByContract = payer.Code, payer.Name, string(payer.Rounding), of.Rounding != ""
		}
		byPerson := map[peer.ParticipantID][]peer.Encounter{}
		for _, e := range contacts {
			switch {
			case e.Funding != f || !d.inQuarter(e.Start, e.Site):
			case e.Attempted:
				line.Attempts++
			case e.Participant == "":
				line.Nobody++
			default:
				line.Contacts++
				line.Minutes += e.Minutes
				byPerson[r.person(e.Participant)] = append(byPerson[r.person(e.Participant)], e)
			}
		}
		if ok {
			for _, who := range sortedKeys(byPerson) {
				if err := line.add(r, payer, byPerson[who], contacts, notes); err != nil {
					return nil, err
				}
			}
			slices.SortStableFunc(line.NotReady, func(a, b notReadyLine) int { return strings.Compare(a.Encounter, b.Encounter) })
		}
		out = append(out, line)
	}
	return out, nil
}

// units returns the units of one person's contacts, under whatever id their
// records stand.
func (r *replay) units(payer billing.Payer, mine []peer.Encounter) ([]billing.Line, error) {
	one := slices.Clone(mine)
	for i := range one {
		one[i].Participant = r.person(one[i].Participant)
	}
	return payer.Units(one, nil, r.d.zoneOf(mine[0].Site))
}

// add judges the contacts of one person, in the order of their times. Only what is
// ready uses up units.
func (l *billingLine) add(r *replay, payer billing.Payer, mine, contacts []peer.Encounter, notes noteReport) error {
	z := r.d.zoneOf(mine[0].Site)
	all, err := r.units(payer, mine)
	if err != nil {
		return err
	}
	l.Units += billable(all)
	var ready []peer.Encounter
	var earlier []billing.Line
	for _, e := range mine {
		facts, err := r.billingFacts(e, earlier, contacts, notes)
		if err != nil {
			return err
		}
		lacks := payer.Ready(e, facts)
		if len(lacks) == 0 {
			ready = append(ready, e)
			if earlier, err = r.units(payer, ready); err != nil {
				return err
			}
			continue
		}
		n := notReadyLine{string(e.ID), peer.DateOf(e.Start, z), string(e.Worker), string(e.Participant), e.Minutes, []lackLine{}}
		for _, x := range lacks {
			n.Lacks = append(n.Lacks, lackLine{string(x.Demand), x.Want, x.Source.String()})
		}
		l.NotReady = append(l.NotReady, n)
	}
	l.Ready += len(ready)
	l.ReadyUnits += billable(earlier)
	return nil
}

func billable(lines []billing.Line) int {
	n := 0
	for _, l := range lines {
		n += l.Billable
	}
	return n
}

// fullAge is the age at which a person is of full age at the earliest.
const fullAge = 18

// years returns an age that a participant has reached on every day of the
// quarter, or 0 if none is known. Who is served as an adult is of full age.
func (p participant) years() int {
	if p.age == 0 && p.AgeGroup == peer.AgeAdult {
		return fullAge
	}
	return p.age
}

// billingFacts returns what the files tell around one contact.
func (r *replay) billingFacts(e peer.Encounter, earlier []billing.Line, contacts []peer.Encounter, notes noteReport) (billing.Facts, error) {
	d := r.d
	z := d.zoneOf(e.Site)
	on := peer.DateOf(e.Start, z)
	f := billing.Facts{Zone: z, Age: d.participants[e.Participant].years(), Role: d.workers[e.Worker].Role, Supervised: d.workerAt(e.Worker, e.Start).Supervised,
		Registered: slices.Contains(d.workers[e.Worker].registered, e.Funding), Earlier: earlier, KnowsEarlier: true, KnowsOthers: true}
	if m := r.mentorships[e.Mentorship]; m != nil && !m.StartedAt().IsZero() {
		f.Began = peer.DateOf(m.StartedAt(), z)
	}
	var err error
	if f.Signed, err = notes.signed(e, d.calendar(e.Site)); err != nil {
		return f, err
	}
	for _, c := range d.coverage {
		if c.participant != e.Participant || c.funding != e.Funding || !c.dates.Contains(on) {
			continue
		}
		switch c.kind {
		case coverAssessment:
			f.Assessed = c.dates.From
		case coverPlan:
			f.Plan = c.dates
		case coverOrder:
			f.Order, f.OrderAt = c.dates, c.dates.From
		case coverDiagnosis:
			f.HasDiagnosis = true
		case coverNoTie:
			f.NoTie = true
		case coverNotBundled:
			f.NotBundled = true
		case coverNotStaff:
			f.NotStaff = true
		case coverScheduled:
			f.Scheduled = true
		case coverClosed:
			f.ClosedGroup = true
		case coverUnits:
			left := c.units
			for _, l := range earlier {
				if c.dates.Contains(l.On) {
					left -= l.Billable
				}
			}
			if f.Authorised != nil {
				left += *f.Authorised
			}
			f.Authorised = &left
		}
	}
	workers := map[peer.WorkerID]bool{}
	for _, o := range contacts {
		if sameGroup(e, o) {
			f.GroupPresent++
			workers[o.Worker] = true
			continue
		}
		if (o.Worker == e.Worker || o.Participant != "" && r.person(o.Participant) == r.person(e.Participant)) && o.ID != e.ID && !o.Attempted && sameDay(e.Start, o.Start, z) {
			f.Others = append(f.Others, o)
		}
	}
	f.GroupWorkers = len(workers)
	return f, nil
}

// sameGroup reports whether two rows are of one group: a group is one contact
// for each person who was there.
func sameGroup(a, b peer.Encounter) bool {
	return a.Kind == peer.EncounterGroup && b.Kind == peer.EncounterGroup && a.Site == b.Site && a.Start.Equal(b.Start)
}

func sameDay(a, b time.Time, z *time.Location) bool { return peer.DateOf(a, z) == peer.DateOf(b, z) }
