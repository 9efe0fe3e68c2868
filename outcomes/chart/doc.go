// Package chart draws the pictures of an outcomes report.
//
// Start with [Survival], which draws Kaplan-Meier curves with their intervals,
// the marks of people whose follow-up ended, and the number at risk beneath
// the axis:
//
//	picture := chart.Survival{Title: "Retention by clinic", Groups: groups}
//	svg, err := picture.SVG()
//
// The others are [Forest] for the effects of several studies, [Control] and
// [Cusum] for a process over time, [Funnel] for the shares of several sites,
// [Caseload] for loads by worker and week, and [Timeline] for the states of one
// or several courses. They take plain numbers and labels; [ForestOf] and
// [PhaseOf] read them off what package stats returns.
//
// Every picture comes as SVG and as PNG. Equal input gives equal bytes. Each
// carries its title and a description of what it shows for people who do not
// see it (SVG title and desc; PNG text chunks), and its method Description
// gives that text for use beside the picture. Lines, marks and bands differ in
// stroke, shape and hatching as well as in colour, so that a picture can be
// read in grey.
//
// Texts are set in Liberation Sans, whose widths are those of Arial and
// Helvetica; SVG names those as substitutes and says how wide each text is, so
// that another font is fitted into the same room. Scripts that these fonts
// lack are not drawn well.
//
// Texts are broken into lines where they need it, and a text too long for any
// picture is refused ([ErrLongText]). Labels of an axis that would touch are
// left out, every second one or more; Description has what matters of them.
//
// The package writes no files, and draws what it is given: suppressing small
// cells is the caller's decision, for which [Funnel] has a setting and
// [Survival.Least] says how few people a picture tells of.
package chart
