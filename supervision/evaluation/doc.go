// Package evaluation looks at practice: how a worker grows, by the eyes of several
// sides, and how closely a service keeps to what it set out to do.
//
// Start with [NewEvaluation]. The worker rates first or leaves it out, then the
// supervisor, colleagues and, through the programme, participants rate the twelve categories of
// competency; both talk, and the worker agrees or disputes:
//
//	e, err := evaluation.NewEvaluation(terms, act)
//	err = e.Fire(evaluation.EvaluationMove{Act: act, Event: evaluation.RateSelf, Data: evaluation.EvaluationChange{Levels: levels}})
//	for _, gap := range e.Gaps() { … } // what to talk about
//
// A [Plan] is what grows from it: goals, agreed and reviewed by both. A [Feedback] is
// about one interaction. An [AppraisalCycle] says when the next evaluation is due.
//
// A [Scale] scores a service. Instruments are known by their structure only
// ([Instruments]); [Instrument.Scale] takes what a programme that has one knows of its items.
// [Ratings] is the one table of subjects, raters and items: percent agreement is
// calculated here, and [Ratings.Counts], [Ratings.Table], [Ratings.Pairs] and [Ratings.Scores] give
// the plain numbers from which kappa and intraclass correlations are calculated by package
// outcomes/stats. [DriftRule.Alerts] tells when a service may be moving away.
//
// [SamplePlan.Sample] draws records for co-signing by a seed, so that anybody can draw the same
// again; [Draw.Rate] says how much was co-signed and what was found. [Indicators] are the figures
// by which a programme looks at its own supervision; control limits are passed in.
//
// # Promises
//
// Nothing here ranks workers. Ratings of several sides are shown side by side, never
// averaged into one figure; no function takes the evaluations of several workers; indicators
// and fidelity are of programmes and services, and hidden below [LeastShown]. The worker has the last word
// on record. Who a participant was is not kept, and crowds of fewer than
// [MinimumRaters] are hidden. No note is read: a sample knows ids.
// Nothing about a worker's wellbeing is here, and this package does not import the room that keeps it.
// Everything is pure; identities stay out of errors, logs and fmt.
//
// # Left out
//
// The words of competencies' levels and of instruments' items; consequences of a
// rating, for none follows from one.
package evaluation
