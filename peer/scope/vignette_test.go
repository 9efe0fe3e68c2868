package scope_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/scope"
)

// tell prints what a supervisor wants to read of a decision.
func tell(p *scope.Policy, r scope.Request) {
	facts, err := p.Prepare(r)
	if err != nil {
		fmt.Println(err)
		return
	}
	d := p.Decide(facts)
	held := ""
	if !d.Overridable {
		held = ", whatever else holds"
	}
	fmt.Printf("%s: %s%s\n", r.Activity, d.Verdict, held)
	for _, o := range d.Obligations {
		fmt.Println("-", o)
	}
	if d.Instead != "" {
		fmt.Println("Instead:", d.Instead)
	}
}

// opens prints what would truthfully change the answer.
func opens(p *scope.Policy, r scope.Request) {
	facts, _ := p.Prepare(r)
	if ways := p.Unlock(facts); len(ways) > 0 {
		fmt.Println("It opens with", ways)
		return
	}
	fmt.Println("Nothing that could be obtained opens it.")
}

// The rent is due tomorrow, and Marco asks Ana for forty dollars until Friday. She would
// gladly give them, and her supervisor would gladly let her. Every code says no, and no
// approval changes that.
func Example_vignetteLoan() {
	policy, _ := scope.Standard()
	loan := inOrder("lend_or_borrow_money")
	loan.Approval = scope.ApprovalGranted
	tell(policy, loan)
	opens(policy, loan)
	// Output:
	// lend_or_borrow_money: prohibited, whatever else holds
	// Instead: Link to emergency funds and tell the supervisor what was asked.
	// Nothing that could be obtained opens it.
}

// Nobody answers at Joel's door, which is open. He lies on the kitchen floor, blue and hardly
// breathing. Ben has no approval for the visit and no consent on file; neither matters
// now.
func Example_vignetteOverdoseAtHome() {
	policy, _ := scope.Standard("US-TX")
	floor := inOrder("overdose_witnessed")
	floor.Setting, floor.Urgency, floor.Consent, floor.Approval = peer.SettingHome, scope.Imminent, scope.ConsentMissing, scope.ApprovalDenied
	tell(policy, floor)
	// Output:
	// overdose_witnessed: emergency_escalate, whatever else holds
	// - call emergency services: emergency number, at once
	// - stay with participant, at once
	// - hand over: supervisor or colleague on duty
	// - notify supervisor, within 15 minutes
	// - document, within 24 hours
	// - debrief, within 24 hours
}

// Two in the morning on the warmline. The caller, who gives no name, has no plan and no
// means; they only wish that they would not wake up. Carla, a volunteer, stays on the
// line, tells her supervisor, and calls the crisis line together with them.
func Example_vignetteWishNotToWakeUp() {
	policy, _ := scope.Standard()
	call := inOrder("suicidal_ideation_passive")
	call.Role, call.Setting, call.Consent, call.Phase = peer.RoleVolunteer, peer.SettingWarmline, scope.ConsentMissing, peer.MentorshipReferred
	tell(policy, call)
	// Output:
	// suicidal_ideation_passive: refer_warm_handoff, whatever else holds
	// - stay with participant, at once
	// - notify supervisor, at once
	// - warm handoff: crisis line 988 or clinician
	// - obtain consent: participant
	// - document, within 24 hours
}

// A town in West Texas with one meeting and one programme. The new participant is Dan's
// sponsee. He says so the same day, and asks whether somebody else could take her.
func Example_vignetteSponsee() {
	policy, _ := scope.Standard("US-TX")
	day := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	tie, err := peer.DeclareTie("tie-1", peer.DualParties{Worker: "dan", Participant: "noor"},
		peer.DualChange{Kind: peer.ConflictSponsor, SmallCommunity: true}, lifecycle.Act{By: peer.WorkerActor("dan"), At: day})
	if err != nil {
		fmt.Println(err)
		return
	}
	known, _ := peer.NewDualRelationships(*tie)
	for _, question := range scope.FactsOfTies(known, "dan", "noor", day).Questions(inOrder("")) {
		tell(policy, question)
	}
	// To be both at once is another question, and has another answer.
	tell(policy, inOrder("sponsor_own_participant"))
	// Output:
	// serve_own_sponsee: consult_supervisor_first
	// - notify supervisor
	// - document
	// sponsor_own_participant: prohibited, whatever else holds
	// Instead: Help the person find a sponsor in the fellowship they chose.
}

// After a year of walking together Rosa brings Eli bread that she baked; her brother brings a
// watch. The bread is below what the house allows, and goes into the book. The watch goes back.
func Example_vignetteFarewellGift() {
	policy, _ := scope.Standard()
	bread, watch := inOrder("accept_token_gift"), inOrder("accept_significant_gift")
	bread.Phase, watch.Phase = peer.MentorshipCompleted, peer.MentorshipCompleted
	tell(policy, bread)
	tell(policy, watch)
	// Output:
	// accept_token_gift: permitted_with_conditions
	// - log: organisation register
	// accept_significant_gift: prohibited, whatever else holds
	// Instead: Thank the person, decline, and tell the supervisor.
}

// Tyrell's lawyer wants a letter for Thursday. Tyrell has signed nothing yet, so there is no
// letter. Once he has, it is a matter for the supervisor and the privacy officer, and
// with their approval Fay writes what Tyrell agreed to.
func Example_vignetteCourtLetter() {
	policy, _ := scope.Standard()
	letter := inOrder("write_court_letter_or_testify")
	letter.Consent = scope.ConsentMissing
	tell(policy, letter)
	letter.Consent = scope.ConsentValid
	tell(policy, letter)
	opens(policy, letter)
	letter.Approval = scope.ApprovalGranted
	tell(policy, letter)
	// Output:
	// write_court_letter_or_testify: prohibited
	// - notify supervisor
	// - notify supervisor: privacy officer
	// - obtain consent: participant
	// - document
	// Instead: Ask the participant for consent first, or do only what tells nobody anything.
	// write_court_letter_or_testify: consult_supervisor_first
	// - notify supervisor
	// - notify supervisor: privacy officer
	// - document
	// It opens with [[{approval granted}]]
	// write_court_letter_or_testify: permitted_with_conditions
	// - notify supervisor
	// - notify supervisor: privacy officer
	// - document
}

// "I know that my husband comes to you; I only want to hear that he is safe." She may well
// know. Gil can neither say yes nor no, and says it so that nobody could tell which.
func Example_vignetteCaller() {
	policy, _ := scope.Standard()
	call := inOrder("confirm_participation_to_caller")
	tell(policy, call)
	opens(policy, call)
	// Output:
	// confirm_participation_to_caller: prohibited, whatever else holds
	// Instead: Say that you can neither confirm nor deny whether anybody is served, and take a message for the privacy officer.
	// Nothing that could be obtained opens it.
}

// Hana used on Saturday. She calls her supervisor on Sunday: her Monday goes to a colleague, and
// a plan for her return is made with her. On the way home somebody collapses at the bus stop. The
// naloxone in her bag is nobody's service; anybody may help.
func Example_vignetteOwnRecurrence() {
	policy, _ := scope.Standard()
	monday, street := inOrder("work_during_own_recurrence"), inOrder("administer_naloxone")
	tell(policy, monday)
	street.Fitness = peer.FitnessSteppedAside
	tell(policy, street)
	// Output:
	// work_during_own_recurrence: prohibited
	// - hand over: supervisor or colleague on duty
	// - notify supervisor
	// Instead: Tell your supervisor; your work is handed over and a return plan made with you.
	// administer_naloxone: permitted_with_conditions
	// - call emergency services: emergency number, at once
	// - stay with participant, at once
	// - hand over: supervisor or colleague on duty
	// - notify supervisor, within 15 minutes
	// - document, within 24 hours
	// - debrief, within 24 hours
}

// Ivan's certificate ran out on Friday and he has not noticed. On Monday a participant's speech
// slurs and her face droops. Ivan calls for help as anybody would; the goals
// that they had meant to set wait for his supervisor.
func Example_vignetteLapsedCredential() {
	policy, _ := scope.Standard("US-TX")
	goals, stroke := inOrder("goal_setting"), inOrder("medical_emergency")
	goals.Credential, stroke.Credential = peer.CredentialLapsed, peer.CredentialLapsed
	tell(policy, stroke)
	tell(policy, goals)
	opens(policy, goals)
	// Output:
	// medical_emergency: emergency_escalate, whatever else holds
	// - call emergency services: emergency number, at once
	// - stay with participant, at once
	// - hand over: supervisor or colleague on duty
	// - notify supervisor, within 15 minutes
	// - document, at once
	// - debrief, within 24 hours
	// goal_setting: consult_supervisor_first
	// - not billable
	// It opens with [[{credential certified}]]
}

// Two parents ask Jun, whose own son is well again: should their boy really take those tablets?
// Jun does not say what to do with a medicine, not even what helped at home. He can help them
// write down what they want to ask the doctor.
func Example_vignetteParentsAskAboutMedication() {
	policy, _ := scope.Standard()
	for _, activity := range []peer.ActivityID{"advise_change_or_stop_medication", "medication_self_management_support"} {
		r := inOrder(activity)
		r.Role = peer.RoleFamilyPeer
		tell(policy, r)
	}
	// Output:
	// advise_change_or_stop_medication: prohibited, whatever else holds
	// Instead: Help the person prepare questions and reach the prescriber, the same day if it matters.
	// medication_self_management_support: permitted_with_conditions
}

// Half a year after they said goodbye Kim writes to Lea: would she have dinner with him? Codes
// differ on how long the answer is no, and no supervisor shortens it; a state's law could.
func Example_vignetteFormerParticipant() {
	policy, _ := scope.Standard()
	dinner := inOrder("romantic_sexual_former_participant")
	dinner.Phase, dinner.Approval = peer.MentorshipCompleted, scope.ApprovalGranted
	tell(policy, dinner)
	opens(policy, dinner)
	// Output:
	// romantic_sexual_former_participant: prohibited
	// Instead: Keep to the role after it has ended, too; if such a tie is wished for or has begun, tell the supervisor.
	// Nothing that could be obtained opens it.
}

// Before anything is agreed Mara tells Sol what she could not keep to herself. Weeks later Sol says
// why she wears long sleeves. Mara does not plan for her: she brings her to an advocate, with her
// yes, and does not promise that nothing will be reported.
func Example_vignettePartnerViolence() {
	policy, _ := scope.Standard("US-TX")
	limits := inOrder("inform_limits_of_confidentiality")
	limits.Phase = peer.MentorshipEngaged
	tell(policy, limits)
	sleeves := inOrder("intimate_partner_violence_disclosed")
	sleeves.Consent = scope.ConsentMissing
	tell(policy, sleeves)
	// Output:
	// inform_limits_of_confidentiality: permitted
	// - document
	// intimate_partner_violence_disclosed: refer_warm_handoff
	// - notify supervisor, at once
	// - warm handoff: domestic violence advocate
	// - obtain consent: participant
	// - document, within 24 hours
}
