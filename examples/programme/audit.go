package main

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/billing"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

// Answers to what an auditor asks.
const (
	auditMet     = "met"
	auditMissing = "missing"
	auditNotOf   = "not asked" // of a contact like this one
)

// An audit is what an auditor asks about a sample of the quarter's contacts.
type audit struct {
	Programme string          `json:"programme"`
	From      peer.Date       `json:"from"`
	To        peer.Date       `json:"to"`
	At        time.Time       `json:"at"`
	Seed      string          `json:"seed"`
	Of        int             `json:"of"` // contacts made in the quarter, from which the sample was drawn
	Missing   int             `json:"missing"`
	Contacts  []auditedRecord `json:"contacts"`
	zone      *time.Location
}

// An auditedRecord is one sampled contact.
type auditedRecord struct {
	Encounter   string       `json:"encounter"`
	Rank        string       `json:"rank"` // SHA-256 of the seed, a line feed and the id: the lowest were drawn
	Start       time.Time    `json:"start"`
	Worker      string       `json:"worker"`
	Participant string       `json:"participant,omitempty"`
	Site        string       `json:"site"`
	Funding     string       `json:"funding,omitempty"`
	Checks      []auditCheck `json:"checks"`
	zone        *time.Location
}

// An auditCheck is one question, its answer, and the entry that proves it. What is
// missing has the entry in which it would stand.
type auditCheck struct {
	Asks   string `json:"asks"`
	Answer string `json:"answer"`
	Entry  string `json:"entry"`
	Want   string `json:"want,omitempty"`
	Source string `json:"source,omitempty"` // of a demand of a payer or a rule of scope
}

func runAudit(args []string, stdout io.Writer) error {
	fs := flag.NewFlagSet("programme audit", flag.ContinueOnError)
	from := sourceFlags(fs)
	n := fs.Int("sample", 5, "`N` contacts are drawn")
	seed := fs.String("seed", "", "`SEED` of the sample, any text")
	asJSON := fs.Bool("json", false, "print the audit as one JSON object")
	if err := input.Parse(fs, args, stdout); err != nil {
		return err
	}
	if *n < 1 || *seed == "" {
		return input.Usage("programme audit: -sample is 1 or more, and -seed is needed so that the sample can be drawn again")
	}
	d, at, err := from.read(fs)
	if err != nil {
		return err
	}
	a, err := makeAudit(d, at, *seed, *n)
	if err != nil {
		return err
	}
	if *asJSON {
		return writeJSON(stdout, a)
	}
	return a.writeText(stdout)
}

// makeAudit draws a sample of the contacts made in the quarter, as they were
// known at a moment, and puts the questions.
func makeAudit(d *data, at time.Time, seed string, n int) (*audit, error) {
	known := d.knownContacts(at)
	byID := map[peer.NoteID]peer.Encounter{}
	var items []evaluation.SampleItem
	for _, e := range known {
		if d.inQuarter(e.Start, e.Site) && !e.Attempted {
			byID[peer.NoteID(e.ID)] = e
			items = append(items, evaluation.SampleItem{Note: peer.NoteID(e.ID)})
		}
	}
	draw, err := evaluation.SamplePlan{Least: n}.Sample(seed, items)
	if err != nil {
		return nil, input.Usage("programme audit: no sample can be drawn: %v", err)
	}
	x, err := newAuditor(d, at, known)
	if err != nil {
		return nil, err
	}
	a := &audit{Programme: string(d.programme.ID), From: d.programme.From, To: d.programme.To, At: at, Seed: seed, Of: len(items),
		Contacts: []auditedRecord{}, zone: d.programme.Sites[0].Zone.Location}
	for _, pick := range draw.Picks {
		e := byID[pick.Note]
		rec := auditedRecord{Encounter: string(e.ID), Rank: pick.Rank, Start: e.Start.UTC(), Worker: string(e.Worker), Participant: string(e.Participant),
			Site: string(e.Site), Funding: string(e.Funding), zone: d.zoneOf(e.Site)}
		if rec.Checks, err = x.checks(e); err != nil {
			return nil, err
		}
		for _, c := range rec.Checks {
			if c.Answer == auditMissing {
				a.Missing++
			}
		}
		a.Contacts = append(a.Contacts, rec)
	}
	slices.SortFunc(a.Contacts, func(p, q auditedRecord) int { return strings.Compare(p.Encounter, q.Encounter) })
	return a, nil
}

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

// payer puts the demands of whoever pays.
func (x *auditor) payer(e peer.Encounter) ([]auditCheck, error) {
	payer, _, ok := x.r.d.rules(e.Funding)
	if !ok || e.Participant == "" {
		return nil, nil
	}
	var mine []peer.Encounter
	for _, o := range x.contacts {
		if o.Funding == e.Funding && o.Participant != "" && x.r.person(o.Participant) == x.r.person(e.Participant) && !o.Attempted &&
			x.r.d.inQuarter(o.Start, o.Site) && o.Start.Before(e.Start) {
			mine = append(mine, o)
		}
	}
	earlier, err := x.ready(payer, mine)
	if err != nil {
		return nil, err
	}
	facts, err := x.r.billingFacts(e, earlier, x.contacts, x.notes)
	if err != nil {
		return nil, err
	}
	lacks := payer.Ready(e, facts)
	var out []auditCheck
	for _, d := range payer.Asks() {
		c := auditCheck{Asks: payer.Name + " asks: " + d.Want, Answer: auditMet, Entry: x.demandEntry(d.Kind, e, earlier), Source: d.Source.String()}
		for _, l := range lacks {
			if l.Demand == d.Kind {
				c.Answer, c.Want = auditMissing, l.Want
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// ready returns the lines of those earlier contacts that were ready to be billed.
func (x *auditor) ready(payer billing.Payer, mine []peer.Encounter) (earlier []billing.Line, err error) {
	var ready []peer.Encounter
	for _, e := range mine {
		facts, err := x.r.billingFacts(e, earlier, x.contacts, x.notes)
		if err != nil {
			return nil, err
		}
		if len(payer.Ready(e, facts)) > 0 {
			continue
		}
		ready = append(ready, e)
		if earlier, err = x.r.units(payer, ready); err != nil {
			return nil, err
		}
	}
	return earlier, nil
}

// covers names the kind of row in coverage.csv that tells of a demand.
var covers = map[billing.DemandKind]string{
	billing.DemandAssessment: coverAssessment, billing.DemandPlanCurrent: coverPlan, billing.DemandServiceOrder: coverOrder, billing.DemandOrderFresh: coverOrder,
	billing.DemandAuthorisation: coverUnits, billing.DemandDiagnosis: coverDiagnosis, billing.DemandNoDualTie: coverNoTie, billing.DemandNotBundled: coverNotBundled,
	billing.DemandNotResidence: coverNotStaff, billing.DemandScheduled: coverScheduled,
}

// demandEntry returns the entry that answers a payer's demand.
func (x *auditor) demandEntry(kind billing.DemandKind, e peer.Encounter, earlier []billing.Line) string {
	if cover, ok := covers[kind]; ok {
		entry := fmt.Sprintf("%s: no row %s of %s on the day", coverageFile, cover, string(e.Participant))
		for _, row := range x.r.d.coverage {
			if row.participant == e.Participant && row.funding == e.Funding && row.kind == cover && row.dates.Contains(peer.DateOf(e.Start, x.r.d.zoneOf(e.Site))) {
				entry = fmt.Sprintf("%s line %d: %s since %s", coverageFile, row.line, cover, row.dates.From)
			}
		}
		return entry
	}
	switch kind {
	case billing.DemandSignature:
		if entry, ok := x.noteEntry(e.ID, peer.SignNote, peer.AmendNote); ok {
			return entry
		}
		return notesFile + ": no signature on the note of " + string(e.ID)
	case billing.DemandCredential, billing.DemandFull:
		return x.credential(e).Entry
	case billing.DemandRegistered:
		return workersFile + " " + string(e.Worker)
	case billing.DemandAdult:
		return participantsFile + " " + string(e.Participant)
	case billing.DemandNoOverlap:
		return x.once(e).Entry
	case billing.DemandWithinCaps:
		return fmt.Sprintf("%s: %d units ready before this one", encountersFile, billable(earlier))
	}
	return encounterEntry(e)
}
