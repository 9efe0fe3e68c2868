package main

import (
	"slices"
	"time"

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
func (r *replay) contacts(all policies, knownThen []peer.Encounter) (contactReport, error) {
	var in []peer.Encounter
	for _, e := range knownThen {
		if r.d.inQuarter(e.Start, e.Site) {
			in = append(in, e)
		}
	}
	c := contactReport{Sites: []contactCount{}, Funding: []contactCount{}}
	var kinds, modalities, supplied []string
	for _, e := range in {
		if e.IsLate(r.d.calendar(e.Site)) {
			c.Late++
		}
		if e.Attempted {
			continue
		}
		kinds, modalities = append(kinds, string(e.Kind)), append(modalities, string(e.Modality))
		if e.Participant == "" {
			c.Anonymous++
		}
		for _, s := range e.Supplies {
			for range s.Count {
				supplied = append(supplied, s.Item)
			}
		}
	}
	scoped := in
	in = slices.Clone(in)
	for i := range in {
		in[i].Participant = r.person(in[i].Participant) // a person is counted once
	}
	whole := volume("", in)
	c.Made, c.Attempted, c.Minutes, c.People = whole.Made, whole.Attempted, whole.Minutes, whole.People
	c.Kinds, c.Modalities, c.Supplies = byCount(counted(kinds)), byCount(counted(modalities)), byCount(counted(supplied))
	for _, s := range r.d.programme.Sites {
		c.Sites = append(c.Sites, volume(string(s.ID), only(in, func(e peer.Encounter) bool { return e.Site == s.ID })))
	}
	for _, f := range append(slices.Clone(r.d.programme.Funding), "") {
		name := string(f)
		if f == "" {
			name = "none named"
		}
		if v := volume(name, only(in, func(e peer.Encounter) bool { return e.Funding == f })); v.Made+v.Attempted > 0 || f != "" {
			c.Funding = append(c.Funding, v)
		}
	}
	c.ReturnsToUse = r.returnsToUse(in)
	var err error
	c.Outside, c.Brought, c.LookedAt, err = r.scopeOf(all, scoped)
	return c, err
}

func only(in []peer.Encounter, keep func(peer.Encounter) bool) []peer.Encounter {
	return slices.DeleteFunc(slices.Clone(in), func(e peer.Encounter) bool { return !keep(e) })
}

func volume(name string, in []peer.Encounter) contactCount {
	c := contactCount{Name: name}
	people := map[peer.ParticipantID]bool{}
	for _, e := range in {
		if e.Attempted {
			c.Attempted++
			continue
		}
		c.Made++
		c.Minutes += e.Minutes
		if e.Participant != "" {
			people[e.Participant] = true
		}
	}
	c.People = len(people)
	return c
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
