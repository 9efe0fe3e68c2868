// Package credential says what certifying bodies ask of a peer worker, what a
// worker still lacks, and what a credential is worth on a day.
//
// # Where to start
//
// A [Scheme] is one credential of one body as data: requirements by [Stage],
// terms of validity, notices, late windows, procedures, each with its source.
// [SchemeOf] returns a shipped one, such as "US-TX"; [ParseScheme] reads your own
// in the same form, and a changed copy of a shipped one is as good.
//
//	s, err := credential.SchemeOf("US-TX")
//	gap, err := s.Gap(credential.Case{On: today, Stage: credential.StageCertification, Records: records})
//	for _, line := range gap.Short() {
//		fmt.Println(line) // experience: 250 hours short by 2026-12-31
//	}
//
// [Scheme.Gap] lists every requirement of a stage: met and until when, short by how
// much and by when, or exempt and until when.
//
// A [Credential] is what one worker holds of one scheme. [New] begins it; a method
// for each event of [Lifecycle] records what people did, and [Credential.On] says
// what it is worth on a day. [Holdings] puts several together for pairing,
// matching and scope of practice, and lists the open work that a lapse touches.
//
// # Days
//
// Dates are days of the body's calendar. A credential is valid through its last
// day: what expires today is valid today and not tomorrow. Days pass without an
// event: that renewal is due, or that a credential lapsed, is calculated from what
// was recorded, the scheme and the day. Deadlines propose an event; people record
// it. [Standing.Until] is the last day on which the answer stays as it is: a
// program looks again on the day after.
//
// Where a body lets two credentials of one holder share the later last day, a
// [Question], a [Grant] and a move take the holder's other credentials along, and
// every answer and every refusal goes by that day. A term that begins after it is
// not shared: each is renewed.
//
// A move may count from an earlier day than the one on which it was made. Whoever
// is reinstated from a past day was certified on the days between, as known now, and
// was not, as known then: [Question] asks for either.
//
// # Versions
//
// Requirements carry the dates between which they were in force. A completion
// counts by the version that was in force when it was made, what was complete
// under a version stays complete, and a renewal asks for the version in force when
// its period began. Pages of one body that disagree are all kept: see [Reading].
//
// # What it promises
//
// Every figure has a source and says how far it was checked; nothing that was not
// found is made up. What a scheme lacks is unknown: [Gap.IsMet] is false where no
// requirement of a stage is known, and the body decides with
// [CodeBodyDecided]. More completions never make more missing, except of what is
// asked for so many hours of another kind.
//
// No hour counts twice where hours on several topics make up one total: a course on
// three topics fills the hours of one, or some of each, and not of all three. See
// [Requirement].
//
// Lived experience and time in recovery are attested by the person, in the
// person's own understanding. A body's demand for abstinence is listed and not
// judged unless the caller asks for it ([Case.Advisory]), and nothing here looks
// at a return to use.
//
// # What it leaves out
//
// How often a worker is supervised belongs to package supervision, what a
// credential lets a worker do to package scope. Fees are named in remarks and not
// collected. No name, birth date, content of a check or text of an attestation is
// kept: a [Record] says that something was shown, and when. The schemes are not
// legal advice; bodies change their rules, and each figure says where it was seen.
package credential
