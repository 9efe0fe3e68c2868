// Package scope decides whether an activity is within a peer worker's scope of
// practice, and says why, on what conditions, and what must be done beside it.
//
// Start with [Standard], which returns the policy of the layers that ship with
// the package ("US", jurisdictions and a code of ethics: see [Shipped]), or with [Load] and
// [ParseLayer] for layers of your own:
//
//	policy, err := scope.Standard("US-TX")
//	facts, err := policy.Prepare(scope.Request{Activity: "individual_advocacy", …})
//	policy.Verdict(facts) // one of six, ordered
//	policy.Decide(facts)  // with reasons, conditions, obligations, unknown facts
//	policy.Unlock(facts)  // the smallest changes that would make it allowed
//
// The ids of activities are those of [Policy.Activities]; policy.Activity(id)
// reports whether one is defined, and what it is. An id that is misspelt is
// an activity that no rule lists: its reason names the nearest id that is.
//
// A policy is made of layers of rules, all data: each [Rule] selects activities
// by id, kind or group, may ask for facts, and brings a [Verdict], conditions
// and obligations, with a text for people and its sources. Every rule that
// matches is reported and the strictest counts, so the order of rules never
// matters. Beside the rules there are the few fixed ways in which facts bear on
// any verdict, each a [Mechanism]: imminent danger pre-empts everything; a
// worker without supervision, or who has stepped aside, does no service; a
// credential that is not current means asking first; a supervisor's approval
// lowers the consult_supervisor_first of a rule that lists the activity, never
// that of a floor rule or of the context (a conflict signal, a second role); an
// activity that no rule lists is never permitted by silence.
//
// Facts about the worker bear on services alone. They never stop an event that
// happened, a duty that is owed or aid that any bystander may give: they add that
// it is handed over. Nor can a layer prohibit these, or make aid wait.
//
// Layers come from general to special: the base, jurisdictions, a certifying body's
// code, a payer, an organisation. Where the field disagrees, the rule lists the
// positions ([Contest]), the reason says so, and an organisation's layer picks one
// by a [Choice]; until then what the rule itself says stands. Figures that no
// source gives, such as the value of a token gift, are a payer's or an
// organisation's [Setting]; without one, the condition is listed and unknown.
// [Policy.Questions] and [Policy.Settings] tell what is chosen and set.
//
// A supervisor's approval is an [ApprovalRecord]: asked for, granted for a time or
// denied, reversed. Nobody approves their own question and no floor rule is
// approved. [ApprovalOf] makes such records into the fact for one moment.
//
// [Policy.Keep] returns a decision to store, with its facts, the digest of the
// policy and the moment; [Record.Verify] says whether that policy still gives that
// answer. [Decision.Tasks] turns obligations into tasks with a key and a due time,
// from which supervision and the host take what they need.
//
// The participant's capacity and a guardian are no facts of their own: they bear
// on who gives the consent, which package consent judges, and on the age group.
//
// A policy can be examined as a whole. [Policy.Coverage], [Policy.Conflicts],
// [Policy.DeadRules] and [Policy.Effects] say where layers have no rule, which
// rules contradict each other, which never matter, and what each layer tightens
// or loosens; [Diff] says in sentences what changes from one policy to another.
// They are exact over every combination of the facts that rules mention.
// [Policy.Handbook] prints a policy for people, and [LayerSchema] is the JSON
// Schema of a layer.
//
// It promises that a fact which is not told is unknown and never assumed
// favourable; that layers above the base only tighten, but for what they name
// and cite and may loosen ([Load] says which rule broke that); that what no
// source was seen to say is marked so in [Reason.Source]; and that equal facts
// give equal answers, without a clock. It stores nothing; requests and
// decisions hold no identities, approvals hold ids and show none. It is a reference for people who decide, not legal advice.
//
// It leaves out what a payer covers beyond the obligation not_billable, units and
// caps (package billing), recovery time, hours and renewal (package credential),
// how often supervision is held (package supervision), and whether a layer is
// still the law on the day: rules carry effective periods, and [Request.At]
// chooses among them.
package scope
