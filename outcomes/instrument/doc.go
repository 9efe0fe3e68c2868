// Package instrument scores questionnaires: totals, subscales, bands, cut-offs and
// safety flags, by published keys that stand as data.
//
// Start with [Of], which returns a shipped instrument, and [Instrument.Score]:
//
//	phq, err := instrument.Of("phq-9")
//	result, err := phq.Score(answers, instrument.Respondent{})
//	result.Total().Value, result.Total().Band, result.Flags
//
// [New] does the same for a [Definition] of the caller's own, in Go or read from
// JSON. [IDs] lists what is shipped. [ReadTimeline] gives the summary measures of
// a timeline follow-back calendar, [DrinkingLevelOf] the risk level of drinking that
// they come to, [MonitorCode] codes days for the Brief Addiction Monitor, and
// [Scale.Judge] compares two scores by the published figure for a reliable change.
//
// It promises:
//
//   - Nothing is imputed in silence. A scale is scored, prorated by a rule that
//     says where it comes from, or not scorable; a missing answer is never a zero, unless the form
//     itself lets the item be skipped.
//   - A safety item that was answered raises its flag whatever else is missing. One that was
//     not answered is told by [SafetyItemUnanswered], also where the total is prorated.
//   - What guidance says of single answers, such as the AUDIT's next level of help,
//     is named in [Result.Advised], and shown to those who may see bands.
//   - A band that depends on a fact that was not told, such as sex, is left empty.
//   - An answer that the form does not offer is an error, not a score.
//   - Every key, band and cut-off has a source that says how far it was checked.
//
// Some instruments are absent because what was at hand does not score them: the
// EQ-5D index (a country's value set is licensed; the levels' sum is there), the MBI
// (never shipped), the Empowerment Scale and the SSMIS-SF (the item keys were not
// seen), the De Jong Gierveld scale of 11 items (which items are negative), the QPR
// of 22 items (which belong to which part), the PROMIS sleep disturbance form (which
// two items are reversed) and its physical function form (no table), the T scores of the
// ProQOL (no table), and the RSES with answers 1-4 (add 10 to the score on 0-30). Of
// the ARC, SURE, RAS-24, RAS-DS and AASE the total alone is given: which item belongs
// to which subscale was not seen. The important differences of PROMIS, 2 to 6 points, are a
// range and not a figure.
//
// No item text is shipped: items are numbers, and the host supplies the wording
// that it is licensed to use (see [Licence]). A score is a screening result, not
// a diagnosis, and [Reader] says who may be shown the band that it falls in.
package instrument
