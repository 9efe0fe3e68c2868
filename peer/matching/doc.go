// Package matching decides who might support whom: which pairs of participant
// and worker are eligible, how well each suits, and which assignment of them all
// is best; and it says why.
//
// Start with [Policy.Plan], which does the whole of it:
//
//	plan, err := matching.Policy{Endorsement: true}.Plan(seekers, candidates, known, matching.Optimal)
//	plan.Matches   // who with whom, with every factor of the score
//	plan.Waitlist  // who is left, in line, why, and what would find them a place
//	plan.Why(participant, worker) // any pair: all rules that exclude it, or all factors
//
// or with [NewProblem] and [Problem.Assign], if eligible pairs and their scores come
// from elsewhere.
//
// Hard rules ([Rules]) come first. Those of [peer.Pairing] are asked of it, so
// that a match can be proposed and accepted as planned; this package adds safety,
// endorsement where the law demands it, participants under age, and what the
// participant asked for. Whom a rule excludes is not scored. Every rule that is
// not met is told.
//
// Factors ([DefaultWeights]) come second: each gives a value from 0 to 1, and the
// score is their weighted mean, from 0 to 100. What is not known counts one half,
// neither for nor against. Pathway and stage of life weigh more than a shared
// past, for which there is one pilot study; the evidence on matching is thin, and
// the weights are a design that a programme may replace. Traits that the law may
// protect count only where the participant asked for them. No factor measures
// how good a worker is, and nothing here ranks workers.
//
// Then one of three methods assigns people: [Optimal], [Stable] or [Greedy]. Each
// gives one answer, which the order of the input does not change. Optimal compares
// totals as exact sums of the float64 scores, of whatever size.
//
// It promises:
//
//   - Nobody is matched against their wish, their worst rating of the worker, the
//     worker's wish, or a safety exclusion, whatever the score. A worker's doubt
//     about the fit is remarked on, for the supervisor to settle.
//   - Somebody left over is told what would find them a place, but never that a
//     block should be lifted.
//   - No id appears in an error, a log or anything that fmt prints.
//   - Values read no clock and hold no locks: the time of the match is passed in.
//
// It leaves out: proposing the match and asking both sides (see
// [peer.Mentorship]); rematching people who are supported already, which is a
// transfer; scores that change while people are assigned (see [Policy.Plan]);
// where people live and how they travel; and whether the law of a place lets a
// programme grant a wish for a trait. Names of rules marked Staff tell somebody
// about another person: show them to staff alone.
package matching
