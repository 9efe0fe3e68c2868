package group

import (
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Fire makes any move of the table. p are the facts outside the history, judged when
// somebody is admitted, reinstated or accepts ground rules, or a consent ends; other events ignore them. It
// refuses, by the name in parentheses, a place where there is none (no_place), a second
// one for the same person (one_place) or one that keeps more than the group has come to
// keep (mode_of_group), an admission before the ground rules in force were accepted
// (rules_not_accepted), an acceptance of others than those (rules_in_force), a mode
// laxer than the place (mode), a second look by whoever excluded (another_person) or
// one that makes it longer (harsher), and words beside what is decided about a place,
// which might say who is kept apart (no_words), and the end with a consent that stands
// or that the place does not rest on (consent_stands).
func (m *Membership) Fire(mv MembershipMove, p Place) error {
	next, _, err := memberships.Fire(m.history, mv, func() error {
		if b := m.unfair(m.history.Moves(), mv); b != (breach{}) {
			return b.err()
		}
		switch mv.Event {
		case AdmitMember:
			return p.judge(m).err()
		case ReinstateMember:
			return p.room(m).err()
		case EndWithConsent:
			if !m.who.IsNamed() || p.Consent == peer.ConsentGiven {
				return lifecycle.Deny("consent_stands", "a place that rests on a consent which no longer holds")
			}
		case AcceptRules:
			if p.Group.ID() != m.group || mv.Data.Rules != p.Group.RulesVersion() {
				return rulesInForce.err()
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

var rulesInForce = breach{"rules_in_force", "the ground rules of the group that are in force"}

// unfair returns the rule that a move breaks, by the entries before it and nothing else.
func (m Membership) unfair(before []membershipEntry, mv MembershipMove) breach {
	switch mv.Event {
	case ChooseMode:
		if !IsAtLeast(mv.Data.Mode, m.who.takes()) {
			return breach{"mode", "a mode that keeps no more than the place does"}
		}
	case PutOnList, AdmitMember, DeclineMember:
		if !mv.Reason.IsZero() {
			return breach{"no_words", "no words: the list says who comes next"}
		}
	case UpholdExclusion:
		var last peer.Date
		for _, e := range before {
			if e.Event == ExcludeMember && e.By.ID == mv.By.ID {
				return breach{"another_person", "somebody else than who excluded"}
			}
			if e.Event == ExcludeMember {
				last = e.Data.Until
			}
		}
		if !last.IsZero() && last.Before(mv.Data.Until) {
			return breach{"harsher", "the same last day, or an earlier one"}
		}
	}
	return breach{}
}

// Wait puts the person on the waiting list.
func (m *Membership) Wait(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: PutOnList}, Place{})
}

// Admit gives the person a place.
func (m *Membership) Admit(act lifecycle.Act, p Place) error {
	return m.Fire(MembershipMove{Act: act, Event: AdmitMember}, p)
}

// Decline gives no place.
func (m *Membership) Decline(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: DeclineMember}, Place{})
}

// Accept records that the person accepts the ground rules in force in their group g.
func (m *Membership) Accept(act lifecycle.Act, g Group) error {
	return m.Fire(MembershipMove{Act: act, Event: AcceptRules, Data: MembershipChange{Rules: g.RulesVersion()}}, Place{Group: g})
}

// Choose records what the person lets be kept of their being there.
func (m *Membership) Choose(act lifecycle.Act, mode recovery.AttendanceMode) error {
	return m.Fire(MembershipMove{Act: act, Event: ChooseMode, Data: MembershipChange{Mode: mode}}, Place{})
}

// Exclude puts the person out by the policy of the group, until a day or, with none,
// until it is lifted.
func (m *Membership) Exclude(act lifecycle.Act, until peer.Date) error {
	return m.Fire(MembershipMove{Act: act, Event: ExcludeMember, Data: MembershipChange{Until: until}}, Place{})
}

// Appeal asks for another look.
func (m *Membership) Appeal(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: AppealExclusion}, Place{})
}

// Uphold leaves the exclusion as it is, or until an earlier day.
func (m *Membership) Uphold(act lifecycle.Act, until peer.Date) error {
	return m.Fire(MembershipMove{Act: act, Event: UpholdExclusion, Data: MembershipChange{Until: until}}, Place{})
}

// Reinstate lets the person back in, where there is a place: it may have gone to
// somebody else, or to somebody from whom they are kept apart.
func (m *Membership) Reinstate(act lifecycle.Act, p Place) error {
	return m.Fire(MembershipMove{Act: act, Event: ReinstateMember}, p)
}

// End ends the place because the group or the course ended; see [Membership.WithdrawConsent].
func (m *Membership) End(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: EndMembership}, Place{})
}

// WithdrawConsent ends the place because the consent on which the name rests holds no
// longer; now is the verdict on it. The guard consent_stands refuses it while that is
// given, and for a place under a code, which rests on none.
func (m *Membership) WithdrawConsent(act lifecycle.Act, now peer.ConsentVerdict) error {
	return m.Fire(MembershipMove{Act: act, Event: EndWithConsent}, Place{Consent: now})
}

// Leave records that the person left. No reason is needed.
func (m *Membership) Leave(act lifecycle.Act) error {
	return m.Fire(MembershipMove{Act: act, Event: LeaveGroup}, Place{})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes, as long as whoever corrects entered all of
// them and makes every replacement. The rules of [Membership.Fire] that look at the
// membership alone hold for replacements too; a place, or newer ground rules, come by a
// move of their own and never by a correction (place_judged, rules_in_force).
func (m *Membership) Correct(act lifecycle.Act, from int, replacements ...MembershipMove) error {
	next, err := memberships.Correct(m.history, act, from, replacements...)
	if err != nil {
		return err
	}
	for _, r := range replacements {
		b := m.unfair(m.history.Entries(), r)
		if b == (breach{}) && r.Event == AcceptRules && r.Data.Rules > m.Accepted() {
			b = rulesInForce
		}
		if b != (breach{}) {
			return b.refusal("membership", string(m.State()), string(r.Event))
		}
	}
	if next.State() == MembershipMember && m.State() != MembershipMember {
		return breach{"place_judged", "a move of its own, at which places are judged"}.refusal("membership", string(m.State()), lifecycle.Corrected)
	}
	if err := m.judgeAll(next); err != nil {
		return err
	}
	m.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away: each their own.
func (m *Membership) Redact(act lifecycle.Act, seq int) error {
	next, err := memberships.Redact(m.history, act, seq)
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

// judgeAll judges every entry of a history, as it was when it was made.
func (m Membership) judgeAll(h MembershipHistory) error {
	entries := h.Entries()
	for i, e := range entries {
		mv := e.Move()
		mv.Reason = e.Reason
		if b := m.unfair(entries[:i], mv); b != (breach{}) {
			return b.record("membership", e.Seq)
		}
	}
	return nil
}
