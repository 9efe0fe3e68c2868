package scope_test

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// Ana's certificate lapsed last week. A participant asks her to come along to
// the clinic: she asks first, and learns what would put it right.
func Example() {
	policy, err := scope.Standard("US-TX")
	if err != nil {
		fmt.Println(err)
		return
	}
	facts, err := policy.Prepare(scope.Request{
		Activity:   "accompany_to_appointment",
		Credential: peer.CredentialLapsed,
		Supervised: scope.True,
		Fitness:    peer.FitnessFit,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := policy.Decide(facts)
	fmt.Println(d.Verdict)
	fmt.Println(d.Reasons[0].Text)
	fmt.Println(policy.Unlock(facts))
	// Output:
	// consult_supervisor_first
	// The credential is not current: talk to the supervisor first. No approval changes that, and the service is not billable.
	// [[{credential certified}]]
}

// A participant's sister calls: she wants to hear how he is doing. He took his
// consent back on Monday, so Ben may not speak for him, and knows what he can do.
func ExamplePolicy_Decide_consentRevoked() {
	policy, _ := scope.Standard()
	facts, _ := policy.Prepare(scope.Request{Activity: "individual_advocacy", Consent: scope.ConsentRevoked,
		Credential: peer.CredentialCertified, Supervised: scope.True, Fitness: peer.FitnessFit})
	d := policy.Decide(facts)
	fmt.Println(d.Verdict)
	fmt.Println(d.Instead)
	for _, o := range d.Obligations {
		fmt.Println("-", o)
	}
	// Output:
	// prohibited
	// Ask the participant for consent first, or do only what tells nobody anything.
	// - obtain consent: participant
}

// Carla stepped aside after her own return to use. On her way home she finds a
// neighbour who is not breathing. Nothing about her stands in the way of help.
func ExamplePolicy_Decide_emergency() {
	policy, _ := scope.Standard()
	facts, _ := policy.Prepare(scope.Request{Activity: "overdose_witnessed", Fitness: peer.FitnessSteppedAside})
	d := policy.Decide(facts)
	fmt.Println(d.Verdict)
	for _, o := range d.Obligations {
		fmt.Println("-", o)
	}
	// Output:
	// emergency_escalate
	// - call emergency services: emergency number, at once
	// - stay with participant, at once
	// - hand over: supervisor or colleague on duty
	// - notify supervisor, within 15 minutes
	// - document, within 24 hours
	// - debrief, within 24 hours
}

// Nobody told Dan's phone whether he has the telehealth course. The verdict
// does not pretend that he has, and says that the answer would matter.
func ExamplePolicy_Decide_unknown() {
	policy, _ := scope.Standard()
	facts, _ := policy.Prepare(scope.Request{
		Activity: "digital_checkin_agency_platform", Credential: peer.CredentialCertified, Supervised: scope.True,
		Fitness: peer.FitnessFit, Phase: peer.MentorshipActive, Urgency: scope.Routine, Approval: scope.ApprovalNone,
		SecondRole: "none", ConflictSignal: scope.False,
	})
	d := policy.Decide(facts)
	fmt.Println(d.Verdict, d.Unknown)
	for _, c := range d.Conditions {
		fmt.Println("-", c.Kind, c.Of, c.Met)
	}
	// Output:
	// permitted_with_conditions [trainings]
	// - training telehealth unknown
	// - credential current true
	// - supervision agreement_or_cover true
	// - fitness fit_for_duty true
}

// A house would like to let its workers lend small sums. The rule is floor: the
// policy does not load, and says which rule it was.
func ExampleLoad_refused() {
	us, _ := scope.ShippedLayer("US")
	house, err := scope.ParseLayer([]byte(`{
		"layer": "harbour-house", "kind": "organisation", "title": "Harbour House",
		"rules": [{
			"id": "hh.small_loans", "activities": ["lend_or_borrow_money"], "verdict": "permitted_with_conditions",
			"loosens": ["us.lend_or_borrow_money"], "text": "Up to five dollars.",
			"sources": [{"title": "House handbook", "evidence": "verified"}]
		}]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = scope.Load(us, house)
	fmt.Println(err)
	fmt.Println(errors.Is(err, scope.ErrFloor))
	// Output:
	// scope: layer harbour-house: rule hh.small_loans: us.lend_or_borrow_money of US holds everywhere
	// true
}

// A misspelt word in a policy is found, not ignored.
func ExampleParseLayer_misspelt() {
	_, err := scope.ParseLayer([]byte(`{"layer": "hh", "kind": "organisation", "title": "Harbour House",
	"rules": [{"id": "hh.visits", "activities": ["home_visit_alone"], "verdict": "prohibitted"}]}`))
	fmt.Println(err)
	// Output:
	// scope: layer: line 2, column 79: rules[0].verdict: unknown verdict (nearest: prohibited)
}

// Training is what stands between Eli and the group he would like to lead.
func ExamplePolicy_Unlock() {
	policy, _ := scope.Standard()
	request := scope.Request{Activity: "support_group_facilitation", Trainings: []string{"crisis"},
		Credential: peer.CredentialCertified, Supervised: scope.True, Fitness: peer.FitnessFit}
	facts, _ := policy.Prepare(request)
	fmt.Println(policy.Verdict(facts), policy.Unlock(facts))

	request.Trainings = append(request.Trainings, "group_facilitation")
	facts, _ = policy.Prepare(request)
	fmt.Println(policy.Verdict(facts), policy.Unlock(facts))

	_, err := policy.Prepare(scope.Request{Activity: "support_group_facilitation", Credential: "expired"})
	fmt.Println(err)
	// Output:
	// consult_supervisor_first [[{trainings group_facilitation}]]
	// permitted_with_conditions []
	// scope: credential: peer: unknown credential state
}
