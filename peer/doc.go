// Package peer models peer support relationships: who supports whom, and the
// stages that such a relationship passes through.
//
// Start with [Mentorship], one episode of support between a [Participant] and a
// peer [Worker]:
//
//	act := lifecycle.Act{By: peer.ParticipantActor("p-1"), At: at}
//	m, err := peer.NewMentorship("m-1", "p-1", act)
//	err = m.Engage(act)
//	err = m.RequestMatch(act)
//	err = m.Propose(act, "w-1", peer.Pairing{Participant: participant, Worker: worker})
//	err = m.Accept(act, pairing) // a *lifecycle.Refusal: the worker answers, not the participant
//
// Every step is a method that takes a [lifecycle.Act]: who, when it happened,
// when it was recorded, why. A step that the table of [MentorshipLifecycle] does
// not list, or that is not the actor's to make, returns a [*lifecycle.Refusal]
// and changes nothing. A [Pairing] is what the host knows of two people when
// they are to be paired; capacity, fitness, credential, blocks, the participant's
// worst rating and conflicts of interest are judged from it.
//
// An [Agreement] keeps what the two agreed on at the start and when they look at
// it again. An [Encounter] is one contact, with or without a participant, and a [Note] what
// the worker wrote about it, which the participant may see, answer and disagree
// with. Beside mentorships stand [Sponsorship], which has no employer and no
// record of what is said, and [Link], to supporters and peers who hold each other
// accountable. A [Duty] is a worker's fitness for duty over time; [Deactivate]
// ends all that a worker who leaves was responsible for in one move. [Merges]
// keeps duplicates of people together and apart again. [DualRelationships] is the register
// of second ties between people, from which pairing, scope and groups answer alike.
//
// Rooms inside the package go on from here: recovery (pathways, plans, time),
// group, referral, consent, credential, scope (what a worker may do), matching,
// billing, and lifecycle (the mechanism behind every table).
//
// Who acts is a [lifecycle.Actor]: a person on a side of an entity. One worker acts
// as [WorkerActor] in a mentorship, a note and a warm hand-off, as
// referral.RequesterActor in a referral that they send, and as group.LeaderActor in a
// meeting that they lead; the id is the same.
//
// It promises:
//
//   - The participant leads: they pause, change worker or leave at any time
//     without a reason, even from a record that no longer loads
//     ([InspectMentorship]). Return to use closes nothing.
//   - A stored mentorship that could not have come about does not load.
//   - No id and no note appears in an error, a log or anything that fmt prints.
//   - Values hold no locks and read no clock: the caller passes the time of every
//     change, and a value shared between goroutines needs the caller's own lock.
//
// Deadlines ([MentorshipTimings], [EmergencyTimings], [InactivityDefaults]) propose
// and close nothing; [Inactivity.Silence] says whose turn it was. A [Programme]
// says when it is open and what answers when it is not.
//
// Storage, delivery, sign-in and access control belong to the host program, and
// so do names, addresses and every other identifier: the library knows people
// by the ids that the host gives them.
package peer
