package group

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Response is what leaders do when something happens in a meeting, what is written
// down of it, and who acts. Nothing that was said is written down, and no substance.
type Response struct {
	Trigger     Trigger           `json:"trigger,omitempty"`
	Steps       []string          `json:"steps,omitempty"`  // in their order, for people
	Acts        []Responder       `json:"acts,omitempty"`   // who acts, first to last
	Record      RecordKind        `json:"record,omitempty"` // what is written down
	Supervisor  bool              `json:"supervisor"`       // a supervisor hears of it at once
	Workflow    bool              `json:"workflow"`         // the host's crisis workflow begins, and the record names its key
	Report      bool              `json:"report"`           // a report by law may be due, by the role of whoever heard it
	GroupGoesOn bool              `json:"group_goes_on"`    // with the other leader; a leader alone pauses it
	Scope       []peer.ActivityID `json:"scope,omitempty"`  // what it is in the scope catalogue, which says what the worker may do
	Sources     []source.Source   `json:"sources,omitempty"`
}

var (
	responseDesign = source.DesignDefault("escalation in a group, after guides for support groups and facilitators")
	supportGuides  = source.Of("PWGUIDE").At("what leaders do", source.Secondary)
	coFacilitation = source.Of("PWCOFAC").At("two who lead", source.Secondary)
)

// responses has the answer to each trigger.
var responses = []Response{
	{Trigger: TriggerDistress, Acts: []Responder{ResponderLeader}, Record: RecordNone, GroupGoesOn: true, Sources: []source.Source{responseDesign, supportGuides},
		Steps: []string{"Acknowledge it.", "Let it be; nobody has to stop feeling.", "Offer a pause, or somebody to step out with."}},
	{Trigger: TriggerIntoxicated, Scope: []peer.ActivityID{"participant_intoxicated_at_contact"}, Acts: []Responder{ResponderCoLeader, ResponderLeader}, Record: RecordIncident, GroupGoesOn: true, Sources: []source.Source{responseDesign, source.Of("RCCR").At("safety first, and people are welcomed back after use", source.Verified)},
		Steps: []string{"Do not shame the person.", "The co-leader sits with them.", "They may stay quietly, or come back another time.", "See to a safe way home: no driving.", "Watch for signs of an overdose."}},
	{Trigger: TriggerSuicidalStatement, Scope: []peer.ActivityID{"suicidal_ideation_passive", "suicidal_ideation_active"}, Acts: []Responder{ResponderCoLeader, ResponderEmergency, ResponderSupervisor}, Record: RecordIncidentWorkflow, Supervisor: true, Workflow: true, GroupGoesOn: true, Sources: []source.Source{responseDesign, coFacilitation, source.Of("ILR").At("tell staff immediately about possible harm", source.Verified)},
		Steps: []string{"The co-leader steps out with the person.", "Ask directly about suicide.", "Stay; do not leave the person alone.", "Call the crisis line or the emergency number, in the United States 988.", "Tell the supervisor at once.", "The other leader goes on with the group."}},
	{Trigger: TriggerThreatToOthers, Scope: []peer.ActivityID{"threat_to_others"}, Acts: []Responder{ResponderCoLeader, ResponderEmergency, ResponderSupervisor}, Record: RecordIncident, Supervisor: true, Report: true, GroupGoesOn: true, Sources: []source.Source{responseDesign, source.Of("JAAPL14").At("whether somebody must warn depends on the state and the role", source.Verified)},
		Steps: []string{"The co-leader steps out with the person.", "Ask directly.", "Call the emergency number if the danger is now.", "Tell the supervisor now: the organisation decides whether somebody is warned.", "The other leader goes on with the group."}},
	{Trigger: TriggerAbuseDisclosed, Scope: []peer.ActivityID{"child_abuse_disclosed", "vulnerable_adult_abuse_disclosed"}, Acts: []Responder{ResponderLeader, ResponderSupervisor, ResponderAuthority}, Record: RecordIncident, Supervisor: true, Report: true, GroupGoesOn: true, Sources: []source.Source{responseDesign, source.Of("ACF19").At("who must report, and by when, is by the state", source.Verified)},
		Steps: []string{"Thank the person for saying it, and do not question them before the group.", "Say again what cannot stay in the room.", "Follow the duty to report of your role, with the person if they want.", "Tell the supervisor at once."}},
	{Trigger: TriggerOverdose, Scope: []peer.ActivityID{"overdose_witnessed", "administer_naloxone"}, Acts: []Responder{ResponderLeader, ResponderEmergency, ResponderSupervisor}, Record: RecordIncident, Supervisor: true, Sources: []source.Source{source.Of("ODT").At("first-responder steps", source.Verified)},
		Steps: []string{"Call the emergency number.", "Give naloxone.", "Support breathing.", "Recovery position; stay and watch.", "Look after those who saw it."}},
	{Trigger: TriggerMedicalEmergency, Scope: []peer.ActivityID{"medical_emergency"}, Acts: []Responder{ResponderLeader, ResponderEmergency, ResponderSupervisor}, Record: RecordIncident, Supervisor: true, Sources: []source.Source{responseDesign},
		Steps: []string{"Call the emergency number.", "First aid, as far as you learnt it.", "Tell helpers no more than they need."}},
	{Trigger: TriggerMedicineAdvice, Acts: []Responder{ResponderLeader}, Record: RecordNone, GroupGoesOn: true, Sources: []source.Source{responseDesign},
		Steps: []string{"Say the rule again: nobody here advises about medicine."}},
	{Trigger: TriggerConflict, Acts: []Responder{ResponderLeader}, Record: RecordIfRepeated, GroupGoesOn: true, Sources: []source.Source{responseDesign, supportGuides},
		Steps: []string{"Use the timer, for everybody.", "Redirect.", "A word in private.", "Offer to sit out for a while.", "If it goes on for weeks: the policy of the group."}},
	{Trigger: TriggerHarassment, Acts: []Responder{ResponderLeader, ResponderCoLeader, ResponderSupervisor}, Record: RecordIncident, Supervisor: true, GroupGoesOn: true, Sources: []source.Source{responseDesign},
		Steps: []string{"Protect whoever was approached.", "Whoever did it leaves the room.", "Offer the other person this group and another one; the choice is theirs.", "Report it by the policy of the group."}},
	{Trigger: TriggerWeapon, Scope: []peer.ActivityID{"weapon_or_immediate_threat_to_worker"}, Acts: []Responder{ResponderLeader, ResponderEmergency, ResponderSupervisor}, Record: RecordIncident, Supervisor: true, Sources: []source.Source{source.Of("HVS").At("afraid of harm: leave and call from a safe place", source.Verified)},
		Steps: []string{"Leave, and take the others with you.", "Call the emergency number from a safe place.", "Tell the supervisor."}},
	{Trigger: TriggerPartnerViolence, Scope: []peer.ActivityID{"intimate_partner_violence_disclosed"}, Acts: []Responder{ResponderLeader, ResponderSupervisor}, Record: RecordIncident, Supervisor: true, Report: true, GroupGoesOn: true, Sources: []source.Source{responseDesign, source.Of("IPV").At("reports of injuries by law vary by state; limits are told first", source.Verified)},
		Steps: []string{"Say first what you would have to pass on.", "Ask in private whether it is safe to go home.", "Offer an advocate; the choice is theirs.", "Tell the supervisor."}},
}

// ResponseTo returns what to do at a trigger. It returns [ErrUnknownTrigger] for one
// that there is not.
func ResponseTo(t Trigger) (Response, error) {
	for _, r := range responses {
		if r.Trigger == t {
			r.Steps, r.Acts, r.Sources, r.Scope = slices.Clone(r.Steps), slices.Clone(r.Acts), slices.Clone(r.Sources), slices.Clone(r.Scope)
			return r, nil
		}
	}
	return Response{}, enum.Refuse(string(t), triggers, ErrUnknownTrigger)
}

// ResponseFacts are what an answer depends on beside the trigger.
type ResponseFacts struct {
	Leaders  int    `json:"leaders,omitempty"`  // how many lead, the host and trainees not counted
	Before   int    `json:"before,omitempty"`   // how often the same happened in this group by the same person, as the leaders remember
	Workflow string `json:"workflow,omitempty"` // the host's key of the crisis workflow, if it has begun
	Imminent bool   `json:"imminent,omitempty"` // the danger is now
	NoDuty   bool   `json:"no_duty,omitempty"`  // whoever heard it is known to have no duty to report; not known counts as having one
}

// A Consequence is what follows from something that happened, for the host and for the
// supervision room: that it happened, never what was said.
type Consequence struct {
	Key      string    `json:"key"`   // stable for one happening, so that it is raised once
	Kind     Trigger   `json:"kind"`  // what it was
	Level    int       `json:"level"` // 1: for the next supervision; 2: a supervisor at once; 3: the emergency number as well
	At       time.Time `json:"at"`
	Workflow string    `json:"workflow,omitempty"` // the host's key of the crisis workflow
	Report   bool      `json:"report,omitempty"`   // a report by law may be due
}

// Respond returns what to do at a trigger under the given facts, and what follows; ok
// is false where nothing follows. A single leader pauses
// the group rather than leave the person or the group alone. The same quarrel for the
// second time is noted and goes to the next supervision. Where the danger is now, the
// emergency number is called and a supervisor hears of it, whatever it began as. It returns
// [ErrUnknownTrigger], and [ErrIncomplete] for something that happened at no time, in
// no meeting, or, where a crisis workflow belongs to it, without its key: the response
// is returned all the same, since nobody waits for a key in a crisis. [ResponseTo] needs
// nothing at all.
func Respond(t Trigger, m Meeting, at time.Time, f ResponseFacts) (r Response, c Consequence, ok bool, err error) {
	if r, err = ResponseTo(t); err != nil {
		return Response{}, Consequence{}, false, err
	}
	if m.id == "" || at.IsZero() {
		return Response{}, Consequence{}, false, fmt.Errorf("%w: want a meeting and a time", ErrIncomplete)
	}
	if f.Leaders < 2 && slices.Contains(r.Acts, ResponderCoLeader) {
		r.GroupGoesOn = false
		r.Steps = append(r.Steps, "You lead alone: pause the group, and ask somebody to wait with the others.")
	}
	r.Report = r.Report && !f.NoDuty
	if f.Imminent {
		if !slices.Contains(r.Acts, ResponderEmergency) {
			r.Acts = append([]Responder{ResponderEmergency}, r.Acts...)
		}
		r.Supervisor = true
	}
	level := 1
	switch {
	case f.Imminent, t == TriggerOverdose, t == TriggerMedicalEmergency, t == TriggerWeapon, t == TriggerSuicidalStatement:
		level = 3
	case r.Supervisor:
		level = 2
	}
	if !f.Imminent && (r.Record == RecordNone || r.Record == RecordIfRepeated && f.Before < 1) {
		return r, Consequence{}, false, nil
	}
	if r.Workflow && f.Workflow == "" {
		return r, Consequence{}, false, fmt.Errorf("%w: want the key of the crisis workflow", ErrIncomplete)
	}
	at = at.UTC()
	return r, Consequence{Key: string(m.id) + "/" + string(t) + "/" + at.Format(time.RFC3339), Kind: t, Level: level, At: at, Workflow: f.Workflow, Report: r.Report}, true, nil
}

// Format prints the kind and keeps ids out of every verb of fmt.
func (c Consequence) Format(f fmt.State, _ rune) {
	redact.Format(f, "[consequence "+string(c.Kind)+"]")
}

// LogValue keeps ids out of logs.
func (c Consequence) LogValue() slog.Value {
	return slog.StringValue("[consequence " + string(c.Kind) + "]")
}

// Format keeps the facts out of every verb of fmt.
func (ResponseFacts) Format(f fmt.State, _ rune) { redact.Format(f, "[response facts]") }

// LogValue keeps the facts out of logs.
func (ResponseFacts) LogValue() slog.Value { return slog.StringValue("[response facts]") }
