// Package peertest helps to test programs that use package peer and its rooms.
//
// Start with [MentorshipIn], which gives a valid mentorship in any state, and
// [Refused], which checks a refusal and returns it. [Clock] is a clock that
// moves only when told to. [TryTable] tries every state, event and party of a
// lifecycle against answers written by hand.
//
// Its people are fixed: [Participant], [Worker], [OtherWorker], [Supervisor],
// and times begin on [Day] 0. Nothing here reads a clock or draws random numbers.
// It uses the standard testing package and no other.
package peertest
