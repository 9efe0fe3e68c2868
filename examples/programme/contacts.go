package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
)

// Contacts are the quarter's contacts: made, and only attempted.
type contactReport struct {
	Made         int            `json:"made"`
	Attempted    int            `json:"attempted"`
	Minutes      int            `json:"minutes"`
	People       int            `json:"people"`    // unduplicated, with at least one contact made
	Anonymous    int            `json:"anonymous"` // contacts made without a known participant
	Late         int            `json:"late"`      // written down late
	Kinds        []count        `json:"kinds"`     // of contacts made
	Modalities   []count        `json:"modalities"`
	Supplies     []count        `json:"supplies"`
	Sites        []contactCount `json:"sites"`
	Funding      []contactCount `json:"funding"`
	ReturnsToUse returnsToUse   `json:"returns_to_use"`
	Outside      []flagged      `json:"outside_scope"`
	Brought      []flagged      `json:"brought_up"`
	LookedAt     int            `json:"activities_looked_at"`
}

// A contactCount is the volume of one site or source of funding.
type contactCount struct {
	Name      string `json:"name"`
	People    int    `json:"people"`
	Made      int    `json:"made"`
	Attempted int    `json:"attempted"`
	Minutes   int    `json:"minutes"`
}

// A returnsToUse counts contacts about a return to use, and what became of
// support. Nobody is named: it is the participant's to share.
type returnsToUse struct {
	Contacts int `json:"contacts"`
	People   int `json:"people"`
	GoingOn  int `json:"still_supported"`
}

// respondToReturn is the activity of the scope catalogue for being there after a return to use.
const respondToReturn peer.ActivityID = "respond_to_recurrence_of_use"

// known returns the encounters that were written down and had begun by a moment.
func (d *data) knownContacts(at time.Time) []peer.Encounter {
	var out []peer.Encounter
	for _, e := range d.encounters {
		if !e.Recorded.After(at) && !e.Start.After(at) {
			out = append(out, e)
		}
	}
	return out
}

// contacts counts the contacts of the quarter among those given.
func (r *replay) contacts(policies policies, knownThen []peer.Encounter) (contactReport, error) {
	var in []peer.Encounter
	for _, e := range knownThen {
		if r.d.inQuarter(e.Start, e.Site) {
			in = append(in, e)
		}
	}
	c := contactReport{Sites: []contactCount{}, Funding: []contactCount{}}
	var all outcomes.Volume
	if err := all.AddContacts(in...); err != nil {
		return c, err
	}
	for _, e := range in {
		if e.IsLate(r.d.calendar(e.Site)) {
			c.Late++
		}
	}
	// A person is counted once, under whatever id.
	ask := outcomes.VolumeAsk{Period: peer.DateRange{From: r.d.programme.From, Until: r.d.programme.To}, Zone: r.d.zoneOf, Merges: r.merges, At: r.at}
	whole := all.Count(ask)
	c.Made, c.Attempted, c.Minutes, c.People, c.Anonymous = whole.Made, whole.Attempted, whole.Minutes, whole.People, whole.Anonymous
	c.Kinds, c.Modalities, c.Supplies = countsOf(whole.Kinds), countsOf(whole.Modalities), countsOf(whole.Supplies)
	sites, err := all.By(outcomes.BySite, ask)
	if err != nil {
		return c, err
	}
	for _, s := range r.d.programme.Sites {
		c.Sites = append(c.Sites, volumeOf(string(s.ID), sites))
	}
	funding, err := all.By(outcomes.ByFunding, ask)
	if err != nil {
		return c, err
	}
	for _, f := range r.d.programme.Funding {
		c.Funding = append(c.Funding, volumeOf(string(f), funding))
	}
	if none := volumeOf("", funding); none.Made+none.Attempted > 0 {
		none.Name = "none named"
		c.Funding = append(c.Funding, none)
	}
	scoped := in
	in = slices.Clone(in)
	for i := range in {
		in[i].Participant = r.person(in[i].Participant)
	}
	c.ReturnsToUse = r.returnsToUse(in)
	c.Outside, c.Brought, c.LookedAt, err = r.scopeOf(policies, scoped)
	return c, err
}

// volumeOf returns the volume of a name, or an empty one.
func volumeOf(name string, all []outcomes.VolumeCount) contactCount {
	c := contactCount{Name: name}
	for _, v := range all {
		if v.Name == name {
			c.People, c.Made, c.Attempted, c.Minutes = v.People, v.Made, v.Attempted, v.Minutes
		}
	}
	return c
}

func countsOf(tallies []outcomes.Tally) []count {
	out := []count{}
	for _, t := range tallies {
		out = append(out, count{t.Name, t.N})
	}
	return out
}

func (r *replay) returnsToUse(in []peer.Encounter) returnsToUse {
	var out returnsToUse
	people := map[peer.ParticipantID]bool{}
	for _, e := range in {
		if !slices.Contains(e.Activities, respondToReturn) {
			continue
		}
		out.Contacts++
		if e.Participant == "" || people[e.Participant] {
			continue
		}
		people[e.Participant] = true
		for _, m := range r.mentorships {
			if r.person(m.Participant()) == e.Participant && !m.IsOver() {
				out.GoingOn++
				break
			}
		}
	}
	out.People = len(people)
	return out
}
