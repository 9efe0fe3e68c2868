// Package consent says what a person agreed to, and what may be told to whom because
// of it or without it.
//
// # Where to start
//
// A [Consent] is one agreement: its [Terms] as data, and its life. [NewConsent]
// drafts it, [Consent.Sign] puts it in force once [Terms.Missing] finds nothing, and
// [Consent.Stop], [Consent.Revoke] and [Consent.Decline] take it away, at any time and
// without a reason.
//
//	c, err := consent.NewConsent("c-1", terms, act)
//	for _, lack := range c.Terms().Missing(consent.Rules{}) {
//		fmt.Println(lack.Element, lack.Text)
//	}
//	err = c.Sign(act, signature, consent.Rules{}, zone)
//
// A [File] holds the consents of one person. [File.Verdict] answers a [Question] as a
// [peer.ConsentVerdict], which other rooms go by, and [File.Gate] answers it as the
// guard of a move. [Decide] judges a [Disclosure] on any ground:
//
//	out := consent.Decide(disclosure, file)
//	if !out.Permitted {
//		fmt.Println(out.Rules(), out.Instead)
//		return consent.OutwardReply(lifecycle.English)
//	}
//	// tell no more than out.Limits, with out.Notice, and keep out.Record
//
// [NewDisclosureRecord] decides and returns what to keep; [Accounting] tells the
// person whom the programme told, and [Reviews] what somebody must look at.
// [File.EndedBy] lists what ends when a consent does. [File.MayContact] says whether,
// when and how somebody may be contacted.
//
// # Records and those who ask for them
//
// A participant asks about their record with a [Request]: access, a restriction, an
// amendment, an accounting, no fundraising, a complaint. They need no reason, and a no
// needs a coded one. A granted restriction binds [Decide] and [View] alike. What a court or the police want is a [LegalRequest]: it holds
// records from receipt, a subpoena alone never leads to an answer, and
// [LegalRequest.Reply] confirms nothing. [RetentionPolicy.Due] says what may be
// destroyed, and a hold wins always. [View] says which fields a role reads: what no row
// lists is not read. [AliasKey] keeps a participant anonymous to a worker until they
// reveal themself. [Suppress] and [ExportRule.Deidentify] make counts and rows fit to
// leave. [DutiesFor] states who must report what, as found.
//
// # Kinds
//
// To be supported, that somebody is told something, to be contacted by a channel, that
// somebody sits in, that a story is used, that attendance is kept by name: each is a
// [Kind] of its own, and none answers for another.
//
// # Regimes
//
// Several bodies of rules may bear on one record. [Setting.Regimes] says which, and
// takes what is not known for a yes; each must permit, so that the strictest counts.
// A consent is judged by the regimes that it was made for and by those of the moment.
//
// # Time
//
// Decisions are made as of the moment of the disclosure. A revocation counts from
// then on: what was told before stays permitted as of its time. A spoken wish stops
// sharing at once, and only the person, or whoever signed for them, lets it go on: a
// no that staff entered stays one, even where they correct it. A consent whose last day is over holds no longer, whether or not anybody entered it.
//
// # What it promises
//
//   - What is not known does not permit: no regime given means every regime, no
//     consent means no, an unknown name means no.
//   - Every rule that bears on an answer is reported, with its source; the order of
//     consents changes nothing.
//   - Nothing about a recipient keeps anybody from taking a consent back.
//   - Who was at the meeting of a fellowship is never recorded and never told.
//   - Where the text behind a rule of 42 CFR Part 2, HIPAA or a state was not read, the
//     rule is marked unverified. A ground that rests on such a text alone takes a
//     review by counsel, and what it permits is reviewed; a signature of a minor takes
//     a review until the host gives the rule of its jurisdiction ([Rules]).
//
// # What it leaves out
//
// The words of forms and notices, names and numbers stay with the host, which vouches
// for the facts that it gives. It does not send, store or authenticate, and it is no
// legal advice.
package consent
