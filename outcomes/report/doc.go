// Package report compares groups and writes the report of a programme: what was counted
// among whom, how sure it is, and what it can and cannot show.
//
// Start with [Compare], which sets people with support beside people without, or
// [CompareChange], which sets the same people after beside before; [Several] corrects for
// the number of outcomes. A [Comparison] holds the baseline, the follow-up, the effect
// with its interval, and what rests on those not seen; [Comparison.Sentences] says it in
// plain words.
//
// [Build] makes of a [Draft] the [Report] that may leave, and [Report.Write] writes it as
// Markdown, as one HTML page or as JSON:
//
//	r, err := report.Build(report.Draft{Title: "Second quarter", Sections: sections, ...})
//	err = r.Write(w, report.HTML)
//
// It promises:
//
//   - A small number of people is withheld, and every other number of the same figure,
//     table or comparison that would give it away. A Report does not hold what it
//     withholds, so that no format can tell it.
//   - Every figure has its definition and its source, with how far that was checked.
//   - Nothing is called an effect unless a lot decided who had support. What has no
//     comparison says so.
//   - What others found is cited with verdict, grade and caveat, or not at all.
//   - Equal drafts give equal bytes.
//
// Numbers come in as plain counts; [Measured] makes figures of what a measure of package
// outcomes came to. The package does not know whether figures speak of the same people
// unless it is told: counts that do belong into one [Table] or one [Figure] with groups, or
// the part says Within which figure it lies. It ranks no worker and no site.
package report
