// Package outcomes measures what support came to: how long people stayed, how
// it ended, and, in its rooms, with what certainty that can be said.
//
// Start with [EpisodeOf], which reads an [Episode] off the history of a
// mentorship, and [Retention], which prepares episodes for the estimators of
// package stats:
//
//	e, err := outcomes.EpisodeOf(mentorship, at)
//	curve, err := stats.KaplanMeier(outcomes.Retention(episodes), stats.Confidence{})
//
// [EndingsOf] prepares them by their ending, for the share of people who really left.
//
// Measures are data: [MeasureOf] returns a definition and [Measure.Of] works it out
// over a [Log] of events, with every denominator, whom it left out and why, and the
// definition in words; [Measure.ByPerson] gives what the figure adds up, participant by
// participant, which report.People makes into a comparison. A log keeps when each record
// was made, and says what holds otherwise since ([Changes]). A report is run again from
// the log that was stored with it; [Log.AsKnown] gives that log only where every record
// was read in as soon as it was made. [Volume] counts contacts,
// people, attendance, hours and supplies; [QualityOf] says how far the records can
// be relied on, [ProcessOf] how long people waited. [Indicators] lists by which figures a
// programme looks at its own quality, with the aims it may replace.
//
// What was written down once in another room is not typed again: [EventsOfMentorship],
// [EventsOfEncounter], [EventsOfHandoff], [EventsOfForm] and [EventsOfReturn] read its
// events off it, and [Log.Reread] takes what has changed since as a correction. The
// sheet of a group gives none: who was there has an encounter of their own, and
// whether somebody goes to mutual aid is for them to answer.
//
// [Feedback] is what participants and families say about the service, and what they
// are told came of it; [CountFeedback] says how much was answered in time.
//
// [ScheduleOf] returns when somebody is asked again: [Schedule.Windows] gives the days,
// [Schedule.Assessments] what is open, done, declined or missed, and [FollowUpOf] the
// follow-up rate. [ReliableChange] tells a change of score from measurement error,
// and [OutcomesOfBothSides] keeps the scores of the two sides of a mentorship apart.
// [OwnProgress] and [TeamProgress] show what was agreed to be reached; [EvaluationCycle]
// says which steps a programme owes itself after a period.
//
// Its rooms:
//
//   - instrument scores questionnaires by published keys;
//   - stats holds the estimators, with formulas and sources;
//   - economics works out costs, returns, and what they hang on;
//   - evidence holds the claims and studies that texts on peer support cite, graded;
//   - report compares groups and writes the report of a programme;
//   - chart draws pictures;
//   - outcomestest draws cohorts with known truth, for tests.
//
// Some names stand in several rooms, each for what its room calls so. A Figure is a
// number with what belongs to it: here what a measure came to, in stats an estimate
// with its interval, in instrument and economics a published number with its source, in
// report a line of the report. A FollowUp is here interviews held of those due and in
// stats people seen of those who were due; who was not seen is missing. What report
// calls supported and compared is treated and control in stats.
//
// It promises:
//
//   - Every ending has one meaning for retention, listed in [Endings] with its
//     source. Completing is never counted as leaving, and return to use ends
//     nothing.
//   - What has not ended by the day of the report counts as far as it was seen.
//     Nothing is read from the future: the episode is as it stood at that time.
//   - Episodes carry ids for linking and print none.
//
// It judges no worker and ranks nobody, and it does not say what caused an
// outcome.
package outcomes
