// Package evidence holds what is claimed about peer support, graded: which study
// or article says it, how it was studied, in how many people, and what to mind.
//
// Start with [Claims], figures that articles repeat, each with what was found
// when its source was looked for, and [Studies], trials and reviews with the
// effects that they print. [Of] and [StudyOf] return one by its id.
//
// It promises that nothing here is ever a default, a benchmark or a promised
// effect: no other package of this library calculates with it, and package report
// prints only what its caller cites. What was not seen in the source itself says
// so. A claim is shown with its verdict and caveat or not at all: [Claim.Sentence]
// writes them in one line.
//
// It leaves out the evidence for a programme of your own: that is what package
// outcomes is for.
package evidence
