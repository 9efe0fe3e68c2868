package outcomes_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func dateOf(text string) peer.Date {
	d, err := peer.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func happened(id, who string, kind outcomes.EventKind, on, recorded string) outcomes.Event {
	return outcomes.Event{ID: outcomes.EventID(id), Person: peer.ParticipantID(who), Kind: kind, On: dateOf(on), Recorded: dateOf(recorded).Start(nil)}
}

// A figure comes with its denominators, and with whom it leaves out.
func ExampleMeasure_Of() {
	left := happened("d-1", "ana", outcomes.Discharge, "2026-02-10", "2026-02-11")
	left.Code = outcomes.ReasonCompleted.String()
	log, _ := outcomes.NewLog(happened("a-1", "ana", outcomes.Admission, "2026-01-01", "2026-01-02"), left,
		happened("a-2", "ben", outcomes.Admission, "2026-01-01", "2026-01-02"),
		happened("a-3", "cy", outcomes.Admission, "2026-03-01", "2026-03-02"))
	m, _ := outcomes.MeasureOf("retention-90")
	f, err := m.Of(log, outcomes.Ask{From: dateOf("2026-01-01"), Until: dateOf("2026-04-01"), Through: dateOf("2026-04-30")})
	for _, s := range f.Shares {
		fmt.Printf("%d of %d %s\n", s.Numerator, s.Denominator, s.Name)
	}
	fmt.Println(f.Excluded, err)

	_, err = m.Of(log, outcomes.Ask{From: dateOf("2026-01-01"), Until: dateOf("2026-04-01")})
	fmt.Println(err)
	// Output:
	// 1 of 2 all
	// 1 of 1 without those who completed, were transferred or died before
	// 1 of 2 still enrolled
	// 0 of 2 with a contact of late
	// [{window not over 1}] <nil>
	// outcomes: bad question to a measure: want Through, the last day of which the records tell
}

// What was sent in February can be run again, and says what has changed since.
func ExampleChanges() {
	late := happened("a-2", "ben", outcomes.Admission, "2026-01-20", "2026-02-20")
	gone := happened("a-1", "ana", outcomes.Admission, "2026-01-01", "2026-02-25")
	gone.Void = true
	log, _ := outcomes.NewLog(happened("a-1", "ana", outcomes.Admission, "2026-01-01", "2026-01-02"), late, gone)
	sent := log.AsKnown(time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC))
	fmt.Println(len(sent.Events()), len(log.Events()))
	for _, c := range outcomes.Changes(sent, log) {
		fmt.Println(c.Kind)
	}
	_, err := outcomes.NewLog(gone)
	fmt.Println(err)
	// Output:
	// 1 1
	// voided
	// added
	// outcomes: record 1: outcomes: bad event: what was never recorded cannot be voided
}

// A pair, a year on: each side by its own account, and no score of the two.
func ExampleOutcomesOfBothSides() {
	both, err := outcomes.OutcomesOfBothSides([]outcomes.SideScore{
		{Mentorship: "m-1", Side: lifecycle.ParticipantParty, Instrument: "barc-10", Scale: "total", Before: 38, After: 49},
		{Mentorship: "m-1", Side: lifecycle.ParticipantParty, Instrument: "csq-8", Scale: "total", Before: 26, After: 29},
		{Mentorship: "m-1", Side: lifecycle.WorkerParty, Instrument: "uwes-9", Scale: "total", Before: 4.5, After: 4.75},
		{Mentorship: "m-1", Side: lifecycle.WorkerParty, Instrument: "gse", Scale: "total", Before: 30, After: 33},
	})
	for _, o := range both.Participants {
		fmt.Println("participant:", o.Instrument, o.Before, o.After, o.Direction)
	}
	for _, o := range both.Workers {
		fmt.Println("worker:", o.Instrument, o.Before, o.After, o.Direction)
	}
	fmt.Println(err)
	_, err = outcomes.OutcomesOfBothSides([]outcomes.SideScore{{Mentorship: "m-1", Side: lifecycle.SupervisorParty, Instrument: "gse", Scale: "total", Before: 30, After: 33}})
	fmt.Println(err)
	// Output:
	// participant: barc-10 [38] [49] higher_better
	// participant: csq-8 [26] [29] higher_better
	// worker: uwes-9 [4.5] [4.75] higher_better
	// worker: gse [30] [33] higher_better
	// <nil>
	// outcomes: bad score of a side: score 1: the sides are the participant and the worker
}

func ExampleVolume() {
	at := time.Date(2026, 1, 5, 15, 0, 0, 0, time.UTC)
	var north, south outcomes.Volume
	err := north.AddContacts(peer.Encounter{ID: "e-1", Kind: peer.EncounterDropIn, Worker: "luis", Participant: "ana", Modality: peer.ModalityInPerson, Start: at, Minutes: 30, Recorded: at.Add(time.Hour)})
	fmt.Println(err)
	err = south.AddContacts(peer.Encounter{ID: "e-2", Kind: peer.EncounterDropIn, Worker: "mo", Participant: "ana", Modality: peer.ModalityInPerson, Start: at.AddDate(0, 0, 1), Minutes: 10, Recorded: at.AddDate(0, 0, 2)})
	fmt.Println(err)
	all, err := north.Merge(south)
	c := all.Count(outcomes.VolumeAsk{Period: peer.DateRange{From: dateOf("2026-01-01"), Until: dateOf("2026-04-01")}})
	fmt.Println(c.Made, "contacts,", c.People, "person,", c.Minutes, "minutes", err)
	fmt.Println(all.AddHours(outcomes.Hours{ID: "h-1", Worker: "luis", On: dateOf("2026-01-05"), Minutes: 1500}))
	// Output:
	// <nil>
	// <nil>
	// 2 contacts, 1 person, 40 minutes <nil>
	// outcomes: bad record of a volume: hours have an id, a worker, a day, and 1 to 1440 minutes
}

// A month at home, a month in jail: without the days in jail the rate is higher.
func ExampleMeasure_notAtRisk() {
	jail := happened("k-1", "ana", outcomes.Custody, "2026-02-01", "2026-02-01")
	log, _ := outcomes.NewLog(happened("a-1", "ana", outcomes.Admission, "2026-01-02", "2026-01-02"), jail,
		happened("v-1", "ana", outcomes.EDVisit, "2026-01-17", "2026-01-18"))
	ask := outcomes.Ask{From: dateOf("2026-01-01"), Until: dateOf("2026-02-01"), Through: dateOf("2026-03-02")}
	m, _ := outcomes.MeasureOf("ed-visits")
	f, _ := m.Of(log, ask)
	fmt.Println(f.Events, "in", f.PersonDays, "days")

	m.NotAtRisk = outcomes.Match{Kinds: []outcomes.EventKind{outcomes.Custody}}
	f, err := m.Of(log, ask)
	fmt.Println(f.Events, "in", f.PersonDays, "days", err)

	m.NotAtRisk.Kinds = []outcomes.EventKind{outcomes.EDVisit}
	fmt.Println(m.Check())
	// Output:
	// 1 in 60 days
	// 1 in 31 days <nil>
	// outcomes: bad definition of a measure: days of stays are left out of the time at risk
}
