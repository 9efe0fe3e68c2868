// Package billing turns contacts into units and says what a payer still lacks
// before a contact can be billed.
//
// Start with [PayerOf], which returns a payer's rules by code, and ask it about
// encounters:
//
//	payer, err := billing.PayerOf("US-VA")
//	payer.Rounding = billing.FullUnits // where the source does not give the rule
//	lines, err := payer.Units(encounters, earlier, zone)
//	lacks := payer.Ready(encounter, facts)
//
// [Payer.Units] rounds minutes by the payer's own rule ([Rounding]), per contact, day
// or month, and holds the result against its caps; contact that the payer never pays
// for comes to no units. [Payer.Ready] lists every demand that is not known to be met,
// with its source: what is not known is a lack.
//
// A payer is data: a rounding rule, the length of a unit, caps, group limits, what it
// does not pay for, and what it demands. Every figure carries its source and how far
// that was checked; a figure that the source does not give is absent, never guessed.
// The payers that ship are fixtures to check against the current manual, not advice.
//
// It promises that minutes are never calculated from units, that a note about a
// group is counted for each person by themselves, that nothing is billed that was
// only attempted, and that equal input gives equal output. Identities stay out of
// errors and logs.
//
// It leaves out money, claims and codes: it says how many units, and why not.
package billing
