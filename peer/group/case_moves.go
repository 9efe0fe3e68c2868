package group

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ModeratorFacts are what the host knows of whoever acts. The zero value is a member
// who decides nothing.
type ModeratorFacts struct {
	Role     OnlineRole `json:"role,omitempty"`
	Staff    bool       `json:"staff,omitempty"`     // paid staff, who may read what is private
	BreakDue bool       `json:"break_due,omitempty"` // [Shift.BreakDue] of whoever is to have the case
}

// Fire makes any move of the table. f are the facts about whoever acts, judged for
// moderators. It refuses, by the name in parentheses, somebody who only takes part
// (role), a volunteer with a case from private messages (staff_only), the author as
// their own moderator (own_post), a case that ever was of the high tier
// and that nobody has (responder_missing) or another than the one who has it decides
// (another_responder), taking a case when
// a break is due (break_due), a measure against a person who may be in danger
// (not_punished), a suspension without a last day or a day without one (until), an
// appeal decided by whoever decided before (same_person), an outcome that does not fit
// the measure (outcome), a second appeal (appealed_once), its closing
// before anybody was looked after (aftercare_missing), a moderator's closing of a measure
// that the author may still appeal, which is left to the host's timer (appeal_open), and
// words, which might repeat the post (no_words). The zero Case takes no report:
// [ErrModeration].
func (c *Case) Fire(mv CaseMove, f ModeratorFacts) error {
	if c.report.ID == "" && mv.Event == ReportPost {
		return fmt.Errorf("%w: NewCase takes a report", ErrModeration)
	}
	next, _, err := cases.Under(c.law).Fire(c.history, mv, func() error {
		if mv.By.Party != ModeratorParty {
			return nil
		}
		switch {
		case mv.Event == ReportPost:
			return nil
		case !f.Role.Decides():
			return lifecycle.Deny("role", "a moderator, a lead moderator, an admin or a clinical contact")
		case c.report.Private && !f.Staff:
			return lifecycle.Deny("staff_only", "staff, as it is from private messages")
		case mv.Event == TakeCase && f.BreakDue:
			return lifecycle.Deny("break_due", "somebody who is not due a break")
		}
		return nil
	})
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// law returns the rule that an entry breaks after those before it, and what it wants.
func (c Case) law(before []caseEntry, next caseEntry) (rule, want string) {
	high := wasHigh(before)
	switch {
	case !next.Reason.IsZero():
		return "no_words", "no words: what was posted is not kept"
	case next.By.Party == ModeratorParty && next.By.ID == string(c.report.Author) || string(next.Data.Named) == string(c.report.Author):
		return "own_post", "somebody else than the author"
	case next.Event == DecideCase && high && responderOf(before) == "":
		return "responder_missing", "one named person who has the case"
	case next.Event == DecideCase && high && string(responderOf(before)) != next.By.ID:
		return "another_responder", "the person who has the case"
	case c.report.Kind == CaseRisk && next.Data.Measure != "" && next.Data.Measure.IsAgainstPerson():
		return "not_punished", "a measure about the post alone: danger is not punished"
	case next.Data.Measure != "" && (next.Data.Measure == MeasureSuspend) == next.Data.Until.IsZero():
		return "until", "a last day for a suspension, and for nothing else"
	case next.Event == AppealCase && slices.ContainsFunc(before, func(e caseEntry) bool { return e.Event == AppealCase }):
		return "appealed_once", "a decision that was not appealed before"
	case next.Event == DecideAppeal && slices.ContainsFunc(before, func(e caseEntry) bool { return e.Data.Measure != "" && e.By.ID == next.By.ID }):
		return "same_person", "somebody else than decided before"
	case next.Event == DecideAppeal && !fits(before, next.Data):
		return "outcome", "the same measure upheld, a milder one, or none"
	case next.Event == CloseCaseFile && high && !slices.ContainsFunc(before, func(e caseEntry) bool { return e.Event == OfferCare }):
		return "aftercare_missing", "that somebody is looked after first"
	case next.Event == CloseCaseFile && next.By.Party == ModeratorParty && appealable(before):
		return "appeal_open", "the end of the time for an appeal, at which the host's timer closes it"
	}
	return "", ""
}

// wasHigh reports whether the case was ever of the high tier. Calling it less
// afterwards takes nobody's care away; a mistake is corrected.
func wasHigh(moves []caseEntry) bool {
	return slices.ContainsFunc(moves, func(e caseEntry) bool { return e.Data.Risk.Tier() == TierHigh })
}

// appealable reports whether there is a measure that the author may still appeal.
func appealable(before []caseEntry) bool {
	var standing Measure
	for _, e := range before {
		if e.Event == AppealCase {
			return false
		}
		if e.Data.Measure != "" {
			standing = e.Data.Measure
		}
	}
	return standing != MeasureNone
}

// fits reports whether the outcome of an appeal goes with its measure.
func fits(before []caseEntry, d CaseChange) bool {
	var first CaseChange
	for _, e := range before {
		if e.Data.Measure != "" {
			first = e.Data
		}
	}
	old, now := slices.Index(measures, first.Measure), slices.Index(measures, d.Measure)
	switch d.Outcome {
	case AppealUpheld:
		return now == old && d.Until == first.Until
	case AppealLifted:
		return d.Measure == MeasureNone
	default:
		return now < old || now == old && d.Until.Before(first.Until)
	}
}

// Assess records how much it worries.
func (c *Case) Assess(act lifecycle.Act, risk ContentRisk, f ModeratorFacts) error {
	return c.Fire(CaseMove{Act: act, Event: AssessCase, Data: CaseChange{Risk: risk}}, f)
}

// Take names the one person who has the case.
func (c *Case) Take(act lifecycle.Act, who ModeratorID, f ModeratorFacts) error {
	return c.Fire(CaseMove{Act: act, Event: TakeCase, Data: CaseChange{Named: who}}, f)
}

// Decide records what is done. until is for a timed suspension alone.
func (c *Case) Decide(act lifecycle.Act, m Measure, until peer.Date, f ModeratorFacts) error {
	return c.Fire(CaseMove{Act: act, Event: DecideCase, Data: CaseChange{Measure: m, Until: until}}, f)
}

// Care records that readers, the author or the moderator were looked after, by the
// code of act.
func (c *Case) Care(act lifecycle.Act, f ModeratorFacts) error {
	return c.Fire(CaseMove{Act: act, Event: OfferCare}, f)
}

// Appeal asks for another look.
func (c *Case) Appeal(act lifecycle.Act) error {
	return c.Fire(CaseMove{Act: act, Event: AppealCase}, ModeratorFacts{})
}

// DecideAppeal records what somebody else decided, and the measure that then holds.
func (c *Case) DecideAppeal(act lifecycle.Act, o AppealOutcome, m Measure, until peer.Date, f ModeratorFacts) error {
	return c.Fire(CaseMove{Act: act, Event: DecideAppeal, Data: CaseChange{Outcome: o, Measure: m, Until: until}}, f)
}

// Close ends the case.
func (c *Case) Close(act lifecycle.Act, f ModeratorFacts) error {
	return c.Fire(CaseMove{Act: act, Event: CloseCaseFile}, f)
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes, as long as whoever corrects entered all of
// them and makes every replacement. The rules of [Case.Fire] that look at the case
// alone hold for replacements too.
func (c *Case) Correct(act lifecycle.Act, from int, replacements ...CaseMove) error {
	next, err := cases.Under(c.law).Correct(c.history, act, from, replacements...)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away: each their own.
func (c *Case) Redact(act lifecycle.Act, seq int) error {
	next, err := cases.Redact(c.history, act, seq)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}
