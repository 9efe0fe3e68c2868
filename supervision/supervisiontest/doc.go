// Package supervisiontest helps to test programs that use package supervision.
//
// Start with a builder, which gives a valid entity in any state of its lifecycle:
//
//   - [AgreementIn]: a supervision agreement, with the terms that [Terms] gives
//   - [CoverIn]: cover for an absent supervisor
//   - [CycleIn]: one session from the plan to the signed record
//   - [ActionIn]: something that worker and supervisor agreed on
//
// Each gives a new one at every call, and fails the test for a state that its
// lifecycle does not have. [Ledger] gives a ledger of a worker with some sessions.
//
// Its people are those of package peertest, and times begin on peertest.Day 0. Nothing
// here reads a clock or draws random numbers.
package supervisiontest
