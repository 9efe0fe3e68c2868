// Package chart draws the pictures of an outcomes report.
//
// Start with [Survival], which draws Kaplan-Meier curves with their intervals,
// the marks of people whose follow-up ended, and the number at risk beneath
// the axis:
//
//	picture := chart.Survival{Title: "Retention by clinic", Groups: groups}
//	svg, err := picture.SVG()
//
// Every picture comes as SVG and as PNG. Equal input gives equal bytes. Each
// carries its title and a description of what it shows for people who do not
// see it (SVG title and desc; PNG text chunks), and [Survival.Description]
// gives that text for use beside the picture. Lines differ in stroke as well
// as in colour, so that the picture can be read in grey.
//
// Texts are set in Liberation Sans, whose widths are those of Arial and
// Helvetica; SVG names those as substitutes. Scripts that these fonts lack are
// not drawn well.
//
// The package writes no files, and draws what it is given: suppressing small
// cells is the caller's decision.
package chart
