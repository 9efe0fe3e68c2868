// Package stats estimates, from what happened to people, how much and how
// surely, and compares groups of people.
//
// Follow-up that ends before everyone's event is seen. A person's follow-up is
// an [Observation]: how long they were seen and whether that ended in the event
// (leaving a programme, returning to use, a first contact) or with the event
// still to come (censored). From those:
//
//   - [KaplanMeier] gives the [Curve]: the share still without the event at
//     every time, with Greenwood's standard error and one of three kinds of
//     interval ([Confidence]). [Curve.Median], [Curve.Quantile], [Curve.At] and
//     [Curve.RestrictedMean] read it; [DifferenceOfMeans] compares two.
//     [NelsonAalen] gives the cumulative hazard.
//   - [CumulativeIncidence] does so for events that rule each other out.
//   - [LogRank] tests whether two or more groups have the same curve, if asked
//     within strata or with another weight.
//   - [Cox] fits the proportional hazards model with Efron's or Breslow's
//     handling of tied times, if asked within strata or with robust standard
//     errors; [ProportionalHazards] checks its assumption.
//
// An event is whatever is waited for, wished for or not. Where two groups are compared
// they are called treated and control, and every difference and ratio is treated
// against control.
//
// Counts, rates and scores. [Proportion] is one share; a [TwoByTwo] compares two
// by difference, ratio, odds and number needed, with [TwoByTwo.Fisher] and
// [TwoByTwo.ChiSquare] as tests; [McNemar] is for the same people twice. A
// [Rate] is events over person-time, and [ObservedToExpected] compares a count
// with what a standard leads one to expect. [Describe] sums values up; [Welch],
// [Student], [MeanRatio], [HedgesG], [Paired] and [MannWhitney] compare them, and a
// [Scale] tells one person's change from measurement error. [FollowUp] says what
// missing people may hide.
//
// Several results. [Pool] is meta-analysis, with [Egger] for small studies, and takes
// an [Effect] of each study; [RatioFromInterval], [DifferenceFromInterval] and
// [Heterogeneity] read what a paper prints. [Adjust] corrects p values for their number, [Impute] joins imputed data sets.
//
// Groups that nobody drew by lot. [Logistic] models who was in which,
// [InverseProbabilityWeights] and [Balance] make them alike and show whether
// they are, [DifferenceInDifferences] takes away what changed for everybody, and
// [InterruptedSeries] compares a series with its own past.
//
// Raters and processes. [CohenKappa], [FleissKappa] and [ICC] are agreement;
// [NewXmR], [PChart], [UChart] and [RareEvents] chart a process, [ControlChart.Signals]
// finds what chance rarely makes, [Cusum] and [RiskAdjustedCusum] a small lasting shift;
// [NewFunnel] sets sites against the limits for their size.
//
// A result with an interval is a [Figure]; a number that the data do not
// determine (a median that is not reached, a ratio of two empty groups) is an
// [Estimate] without a value. A NaN is never returned, nor an infinity: numbers too
// large to hold are [ErrOverflow], which any function may return and few list.
// Bad input gives one of the errors below, inside a [*RowError] where a row is to
// blame. Next to an error every result is the zero value of its type, which says
// nothing. Parts of a large data set may be counted apart and merged: [Moments],
// [Count], [TwoByTwo], [Rate], [FollowUp].
//
// A level is that of an interval, between 0 and 1; 0 means [DefaultLevel].
//
// Results agree with R's survival and metafor packages on the same data, and
// with the function that each estimator names: to 1e-8 of the answer, or 1e-6
// where it is iterated. Times that differ only by rounding are tied as R's
// timefix does it; [SnapTies] shows the rule.
//
// Every function is pure and deterministic: it reads no clock, starts no
// goroutine and keeps nothing. Input is never changed. The package holds no
// names and no identities: rows are numbers. It does not say whether a
// difference was caused by what sets the groups apart.
package stats
