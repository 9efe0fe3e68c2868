// Package peertest helps to test programs that use package peer and its rooms.
//
// Start with a builder, which gives a valid entity in any state of its lifecycle:
//
//   - [MentorshipIn]: a mentorship
//   - [ConsentIn]: a consent to a disclosure, with the terms that [Terms] gives
//   - [PlanIn]: a recovery plan, with its [PlanContent]
//   - [ReferralIn], [HandoffIn]: a referral, and the warm hand-off that goes with it
//   - [MembershipIn], [MeetingIn]: a place in the [Group], and one of its meetings
//   - [DualIn]: a second tie between the worker and the participant
//
// Each gives a new one at every call, and fails the test for a state that its
// lifecycle does not have. Then make the move that your program makes: [Refused] and
// [RefusedBy] check a refusal, and Refused returns it. [Clock] is a clock that moves
// only when told to. [Secret] tries every way of printing a value. [TryTable] tries
// every state, event and party of a lifecycle against answers written by hand.
//
// Its people are fixed: [Participant], [Worker], and for every party its [Actor];
// times begin on [Day] 0. Nothing here reads a clock or draws random numbers. It uses
// the standard testing package and no other.
package peertest
