package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/recovery"
)

// An auditor answers from the files.
type auditor struct {
	r        *replay
	at       time.Time
	contacts []peer.Encounter
	notes    noteReport
	all      policies
	care     *care
}

func newAuditor(d *data, at time.Time, contacts []peer.Encounter) (*auditor, error) {
	x := &auditor{r: d.play(at), at: at, contacts: contacts, care: d.careAt(at)}
	var err error
	if x.all, err = d.policies(); err != nil {
		return nil, err
	}
	x.notes, err = d.noteReport(at, contacts)
	return x, err
}

// met returns an answered question.
func met(asks, entry string) auditCheck {
	return auditCheck{Asks: asks, Answer: auditMet, Entry: entry}
}

// answered returns a question that is met or lacks what is wanted.
func answered(ok bool, asks, entry, want string) auditCheck {
	c := met(asks, entry)
	if !ok {
		c.Answer, c.Want = auditMissing, want
	}
	return c
}

func (x *auditor) checks(e peer.Encounter) ([]auditCheck, error) {
	out := []auditCheck{x.contact(e), x.person(e), x.relationship(e), x.plan(e), x.credential(e), x.supervised(e)}
	noted, err := x.note(e)
	if err != nil {
		return nil, err
	}
	out = append(out, noted...)
	out = append(out, x.once(e))
	due, err := x.questionnaires(e)
	if err != nil {
		return nil, err
	}
	out = append(out, due)
	inScope, err := x.scope(e)
	if err != nil {
		return nil, err
	}
	out = append(out, inScope...)
	paid, err := x.payer(e)
	return append(out, paid...), err
}

func encounterEntry(e peer.Encounter) string { return encountersFile + " " + string(e.ID) }

func (x *auditor) contact(e peer.Encounter) auditCheck {
	z := x.r.d.zoneOf(e.Site)
	entry := fmt.Sprintf("%s: %s to %s, %d minutes, %s, %s, %s", encounterEntry(e), e.Start.In(z).Format("15:04"), e.End().In(z).Format("15:04"), e.Minutes,
		said(e.Kind), said(e.Modality), said(e.Setting))
	return answered(e.Minutes > 0 && e.Modality != "" && e.Setting != "" && len(e.Activities) > 0 && e.Check() == nil,
		"beginning, end, minutes, how, where and what was done", entry, "minutes, modality, setting and activities that fit together")
}

// said returns a name for people, or that none was given.
func said[T ~string](v T) string {
	if v == "" {
		return "not said"
	}
	return spaced(v)
}

func (x *auditor) person(e peer.Encounter) auditCheck {
	if e.Participant == "" {
		return auditCheck{Asks: "whose contact it was", Answer: auditNotOf, Entry: encounterEntry(e) + ": with somebody who stayed anonymous"}
	}
	return met("whose contact it was", participantsFile+" "+string(e.Participant))
}

func (x *auditor) relationship(e peer.Encounter) auditCheck {
	const asks = "support was agreed before it was given"
	m := x.r.mentorships[e.Mentorship]
	if m == nil {
		return auditCheck{Asks: asks, Answer: auditNotOf, Entry: encounterEntry(e) + ": of no mentorship"}
	}
	began := ""
	for _, move := range m.History().AsOf(e.Start).Moves() {
		if move.Event == peer.StartSupport {
			began = move.ID
		}
	}
	state := m.History().AsOf(e.Start).State()
	if began == "" {
		return answered(slices.Contains(before(), state), asks, fmt.Sprintf("%s: %s was %s then", movesFile, string(e.Mentorship), said(state)), "a first meeting held by then, or outreach before it")
	}
	return met(asks, fmt.Sprintf("%s %s: %s was %s then", movesFile, began, string(e.Mentorship), said(state)))
}

// before returns the stages before the first meeting in which contact is what brings one about.
func before() []peer.MentorshipState {
	return []peer.MentorshipState{peer.MentorshipReferred, peer.MentorshipOutreach, peer.MentorshipEngaged, peer.MentorshipMatching,
		peer.MentorshipProposedMatch, peer.MentorshipAgreementPending}
}

func (x *auditor) plan(e peer.Encounter) auditCheck {
	const asks = "goals of the plan that it touched"
	if len(e.Goals) > 0 {
		var ids []string
		for _, g := range e.Goals {
			ids = append(ids, string(g))
		}
		return met(asks, encounterEntry(e)+": "+strings.Join(ids, ", "))
	}
	if e.Participant == "" || e.Mentorship == "" {
		return auditCheck{Asks: asks, Answer: auditNotOf, Entry: encounterEntry(e) + ": of no mentorship"}
	}
	for _, id := range sortedKeys(x.care.plans) {
		p := x.care.plans[id]
		state := p.History().AsOf(e.Start).State()
		if x.r.person(p.Participant()) == x.r.person(e.Participant) && (state == recovery.PlanActive || state == recovery.PlanUnderReview) {
			return answered(false, asks, encounterEntry(e)+": names none", "a goal of the plan "+string(id))
		}
	}
	return auditCheck{Asks: asks, Answer: auditNotOf, Entry: plansFile + ": no plan of " + string(e.Participant) + " was in force then"}
}

func (x *auditor) credential(e peer.Encounter) auditCheck {
	state := x.r.workerAt(e.Worker, e.Start).Credential
	entry := rosterFile + ": nothing about " + string(e.Worker)
	for _, a := range x.r.d.workers[e.Worker].roster {
		if !peer.DateOf(e.Start, x.r.d.zoneOf(e.Site)).Before(a.Since) {
			entry = fmt.Sprintf("%s %s since %s", rosterFile, string(e.Worker), a.Since)
		}
	}
	for _, row := range x.r.d.credentials {
		if row.event != credential.Apply && row.event != credential.Endorse && row.worker == e.Worker && !recorded(row.act).After(x.at) && !row.act.At.After(e.Start) {
			entry = fmt.Sprintf("%s %s: %s %s", credentialsFile, row.act.ID, string(row.credential), spaced(row.event))
		}
	}
	return answered(state.Current(), "the worker's credential on the day: "+said(state), entry, "a credential that is current on the day")
}

func (x *auditor) supervised(e peer.Encounter) auditCheck {
	entry, ok := rosterFile+": nobody supervises "+string(e.Worker), false
	for _, a := range x.r.d.workers[e.Worker].roster {
		if !peer.DateOf(e.Start, x.r.d.zoneOf(e.Site)).Before(a.Since) {
			if ok = a.Supervisor != ""; ok {
				entry = fmt.Sprintf("%s %s since %s: %s", rosterFile, string(e.Worker), a.Since, string(a.Supervisor))
			}
		}
	}
	return answered(ok, "somebody supervised the worker on the day", entry, "a supervisor on the day")
}

// noteEntry returns the line of the last effective move of a note by one of the events.
func (x *auditor) noteEntry(id peer.EncounterID, events ...peer.NoteEvent) (string, bool) {
	entry := ""
	for _, row := range x.r.d.notes {
		if row.encounter == id && slices.Contains(events, row.move.Event) && !recorded(row.move.Act).After(x.at) {
			entry = fmt.Sprintf("%s line %d: %s, %s", notesFile, row.line, spaced(row.move.Event), row.move.By.Party)
		}
	}
	return entry, entry != ""
}

func (x *auditor) note(e peer.Encounter) ([]auditCheck, error) {
	n := x.notes.byID[e.ID]
	if n == nil {
		return []auditCheck{answered(false, "a note", notesFile+": none of "+string(e.ID), "a note")}, nil
	}
	cal := x.r.d.calendar(e.Site)
	drafted, _ := x.noteEntry(e.ID, peer.DraftNote)
	signed, err := x.notes.signed(e, cal)
	if err != nil {
		return nil, err
	}
	signature, _ := x.noteEntry(e.ID, peer.SignNote, peer.AmendNote)
	if signature == "" {
		signature = notesFile + ": no signature on the note of " + string(e.ID)
	}
	late, err := n.IsLate(e, cal)
	if err != nil {
		return nil, err
	}
	out := []auditCheck{
		met("a note", drafted),
		answered(!signed.IsZero(), "the author signed what stands", signature, "the author's signature"),
		answered(!late && !e.IsLate(cal), "written down and signed in time", signature, "a signature within the time that the programme allows"),
	}
	if x.r.d.coSigns(e, n) {
		entry, ok := x.noteEntry(e.ID, peer.CoSignNote)
		if !ok {
			entry = notesFile + ": no supervisor's signature on the note of " + string(e.ID)
		}
		out = append(out, answered(!n.CoSignedAt().IsZero(), "a supervisor signed too, as the credential asks", entry, "a supervisor's signature"))
	}
	return out, nil
}

// once tells whether the worker was in two places at one time.
func (x *auditor) once(e peer.Encounter) auditCheck {
	const asks = "no other contact of the worker at that time"
	for _, o := range x.contacts {
		if o.Worker == e.Worker && o.ID != e.ID && !o.Attempted && !sameGroup(e, o) && o.Start.Before(e.End()) && e.Start.Before(o.End()) {
			return answered(false, asks, encounterEntry(o), "contacts of one worker that do not overlap")
		}
	}
	return met(asks, fmt.Sprintf("%s: none of %s", encountersFile, string(e.Worker)))
}

func (x *auditor) scope(e peer.Encounter) ([]auditCheck, error) {
	p := x.all[x.r.d.sites[e.Site].Jurisdiction]
	var out []auditCheck
	for _, id := range e.Activities {
		ask := x.r.asked(id, e.Worker, e.Participant, e.Start)
		ask.Phase, ask.Setting = x.r.phase(e.Mentorship, e.Start), e.Setting
		facts, err := p.Prepare(ask)
		if err != nil {
			return nil, err
		}
		d := p.Decide(facts)
		c := auditCheck{Asks: "within scope: " + spaced(id), Answer: auditMet, Entry: "no rule lists it"}
		if len(d.Reasons) > 0 {
			first := d.Reasons[0]
			c.Entry, c.Source = fmt.Sprintf("%s rule %s: %s", first.Layer, first.Rule, spaced(d.Verdict.String())), first.Source
		}
		if !d.Verdict.Allowed() {
			c.Answer, c.Want = auditMissing, "what the rule asks: "+spaced(d.Verdict.String())
		}
		out = append(out, c)
	}
	return out, nil
}
