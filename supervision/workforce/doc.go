// Package workforce keeps a programme's care for its workers: wellbeing that is the
// worker's own, roles, caseloads, recruiting and onboarding, pay, recognition, and whether the organisation
// is ready.
//
// Start with [NewWellbeing]: a record in which only the worker makes moves. They note a
// burnout score or signals of role drift ([RoleRule.Signals]) and share one measure with one
// person, or not, and take it back at will:
//
//	w, err := workforce.NewWellbeing(workforce.WellbeingTerms{Worker: "w-1"}, act)
//	err = w.Fire(workforce.WellbeingMove{Act: act, Event: workforce.ShareMeasure, Data: …})
//	readings, err := w.Seen(supervisor) // ErrPrivate unless shared
//
// A [StepAside] says that somebody is away and that there is a plan to come back. A [Recruit]
// leads from a first thought to the onboarding gate. [MayAssign] wants a [RoleDefinition]
// before anybody is assigned. An [Implementation] is a programme's way into operation, with
// checklists between its stages. [CaseloadCaps], [BarrierCatalogue], [PolicyCatalogue],
// [PrincipleCatalogue] and [RolePrinciples] are data. Reports ([PayEquityOf], [TurnoverOf], [RetentionOf], [SatisfactionOf],
// [TrainingGaps], [CapacityOf], [StrainOf]) count people without saying who, and hide small numbers.
//
// # How wellbeing is kept apart
//
//   - The table of a wellbeing record lists no party but the worker.
//   - It has no history to read: [Wellbeing.Seen] is the only way in, and it asks who looks.
//   - A [SharedReading] is no field of any record and refuses to be written as JSON.
//   - No type of package evaluation or supervision holds any of it; neither imports this package,
//     and no type here names a participant, an encounter or a note.
//   - There is no entity of discipline in this module, and no move anywhere takes a reading as its reason.
//
// Nothing here ranks workers: no function returns workers, and no record has a total.
//
// # Left out
//
// Amounts of pay: the host passes bands. What is in a return plan or in a worker's own
// wellness plan. Words of questionnaires: a reading is a number. Cut-offs of
// questionnaires: [StrainOf] takes the caller's level.
package workforce
