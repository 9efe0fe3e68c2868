// Package stats estimates how long people stay, and compares groups of people,
// from follow-up that ends before everyone's event is seen.
//
// A person's follow-up is an [Observation]: how long they were seen and
// whether that ended in the event (leaving a programme, returning to use, a
// first contact) or with the event still to come (censored). From those:
//
//   - [KaplanMeier] gives the [Curve]: the share still without the event at
//     every time, with Greenwood's standard error and one of three kinds of
//     interval ([Confidence]). [Curve.Median], [Curve.Quantile], [Curve.At] and
//     [Curve.RestrictedMean] read it.
//   - [LogRank] tests whether two or more groups have the same curve, if asked
//     within strata or with another weight.
//   - [Cox] fits the proportional hazards model with Efron's or Breslow's
//     handling of tied times, if asked within strata.
//
// Results agree with R's survival package on the same data. Times that differ
// only by rounding are tied as R's timefix does it; [SnapTies] shows the rule.
//
// Every function is pure and deterministic: it reads no clock, starts no
// goroutine and keeps nothing. Input is never changed. Bad input gives a typed
// error that names the row; a number that the data do not determine (a median
// that is not reached, an interval where the curve is zero) is an [Estimate]
// without a value, and is never a NaN.
//
// The package holds no names and no identities: rows are numbers. It does not
// say whether a difference was caused by what sets the groups apart.
package stats
