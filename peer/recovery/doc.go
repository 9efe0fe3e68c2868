// Package recovery holds the ways that people recover, as data, and the plans that
// they make.
//
// # Pathways
//
// A [Pathway] is one way: a fellowship, a service, a home, a course. [Pathways]
// returns the shipped catalogue, [Lookup] one of it, also by another name or as one
// of its variants, and [ParsePathways] reads a catalogue of the host's own.
//
//	p, err := recovery.Lookup("lifering")
//	lacks := p.MayLead(recovery.RoleConvenor, recovery.LeaderFacts{Months: 4})
//
// What a pathway aims at, in which frame of belief, how it meets people on
// medication, what it is made of, who may lead, what it keeps about people: each is a
// field with words of its own list and a source that says how far the point was
// checked. [GroundRules] and the names of meetings, attendance and anonymity are for
// package group.
//
// # Matching
//
// [Match] takes a [Profile], a catalogue and what a host knows of what there is here
// ([Availability]), and gives a [Ranking]:
//
//	ranking, err := recovery.Match(profile, recovery.Pathways(), recovery.Availability{})
//	for _, o := range ranking.Shown(3) {
//		fmt.Println(o.Name, o.Score, o.Reasons, o.Cautions)
//	}
//
// A [MatchFilter] leaves a pathway out and says why. What remains is scored by seven
// factors ([FactorWeights]); of what was not told, each pathway gets half. Every
// option has its reasons and its cautions, and a caution refuses nothing. Stances on
// medication and words about it come up only if the person said that they take some.
// What is not safe for the person is reported as not available, so that nobody learns
// that there is a reason.
// [Combined] says what goes well together and what does not agree.
//
// [PathwayChoice] keeps which options were shown, in which order and by whom, and what
// the participant chose, mixed or changed; [StepProgress] how far they are with one
// step, and never its content. Only the participant moves either.
//
// # Plans and time
//
// A [Plan] belongs to its participant. Others may put a version forward, save of a
// wellness plan; only the participant's agreement puts it in force, and [Plan.View]
// shows each reader what is theirs to read. A [Goal] is worded by them, too.
// [SafetyPlanOf] reads a safety plan and what it lacks.
//
//	plan, err := recovery.NewPlan("plan-1", recovery.PlanRecovery, "p-1", act)
//	version, err := plan.Propose(act, content)
//	err = plan.Agree(act, version) // the participant alone
//
// A [Clock] counts time by a definition of the person's own; a [ReturnRecord] is
// theirs to make and to share, is answered with offers, and takes nothing away: earlier
// time stays counted, tokens and each [Milestone] stay reached. [Craving.Help] says
// whom to call now. Entries, maps and checks are private until they are shown to somebody.
//
// # What it promises
//
// The participant leads: they choose, change, leave and have things forgotten without
// a reason, and a return to use takes nothing away. Medication makes nobody less in
// recovery, and nothing here tells anybody to change or stop a medicine. No fee and
// no order of a catalogue moves a score. Equal input gives equal output.
//
// Profiles, rankings, choices and progress print nothing of what they hold.
//
// # What it leaves out
//
// The texts of fellowships are theirs: labels are this library's own, and where none
// is shipped an item has its number alone. What a group here does is asked of the
// group. Findings of research ([EvidenceNotes]) are shown with their limits and set no
// default. Weights and fits are this library's design. Nothing here is medical or
// legal advice. Groups and their meetings belong to package group, sponsorship to
// package peer, credentials of peer workers to package credential.
package recovery
