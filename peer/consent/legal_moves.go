package consent

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// LegalFacts are what is known outside the history when a legal request is answered.
// The zero value knows of nothing that would permit it.
type LegalFacts struct {
	// Consented: the participant's own consent to this disclosure in these
	// proceedings is in force. It is one of its own, apart from any other consent.
	Consented bool `json:"consented,omitempty"`
	// Ground: another ground applies that needs no consent, such as an audit, and
	// its own conditions are met.
	Ground bool `json:"ground,omitempty"`
}

// Fire makes any move of the table. It returns a [*lifecycle.Refusal] and refuses, by
// the name in parentheses, an answer and the telling of a participant where nobody is
// known (nobody_known), an answer coded court_order without such an order (no_order), one coded order_and_mandate unless both are there (no_mandate),
// one coded consent or other_ground unless the facts and, for a consent, its id are
// given (no_ground), and a refusal by anybody but counsel of what is compelled
// (compelled). The zero LegalRequest cannot be received: [ErrLegalRequest]. The methods
// named after the events call it.
func (l *LegalRequest) Fire(mv LegalMove, f LegalFacts) error {
	if l.id == "" && mv.Event == ReceiveLegal {
		return fmt.Errorf("%w: NewLegalRequest receives it", ErrLegalRequest)
	}
	next, _, err := legalMachine.Fire(l.history, mv, func() error {
		if mv.Event == AnswerLegal && (mv.Code == basisConsent && !f.Consented || mv.Code == basisGround && !f.Ground) {
			return lifecycle.Deny("no_ground", "the participant's own consent to this disclosure, or another ground whose conditions are met")
		}
		return l.rule().guard(l.history, mv)()
	})
	if err != nil {
		return err
	}
	l.history = next
	return nil
}

// PlaceHold records that those who keep the records know that nothing may be destroyed.
func (l *LegalRequest) PlaceHold(act lifecycle.Act) error {
	return l.Fire(LegalMove{Act: act, Event: PlaceLegalHold}, LegalFacts{})
}

// Review records that counsel or the privacy officer looks at it.
func (l *LegalRequest) Review(act lifecycle.Act) error {
	return l.Fire(LegalMove{Act: act, Event: BeginLegalReview}, LegalFacts{})
}

// Add adds an instrument, such as an order after a subpoena, with its number, which
// may be empty. After a refusal the review begins again.
func (l *LegalRequest) Add(act lifecycle.Act, instrument LegalKind, ref string) error {
	return l.Fire(LegalMove{Act: act, Event: AddInstrument, Data: LegalChange{Instrument: instrument, Ref: ref}}, LegalFacts{})
}

// Tell records that the participant was told, so that they can respond.
func (l *LegalRequest) Tell(act lifecycle.Act) error {
	return l.Fire(LegalMove{Act: act, Event: TellParticipant}, LegalFacts{})
}

// Answer records that it was answered, on the ground that the code of act names:
// court_order, order_and_mandate or other_ground. Use [LegalRequest.Fire] for one
// on a consent, whose id is part of the record.
func (l *LegalRequest) Answer(act lifecycle.Act, f LegalFacts) error {
	return l.Fire(LegalMove{Act: act, Event: AnswerLegal}, f)
}

// Refuse records a refusal. What the other side reads is [LegalRequest.Reply].
func (l *LegalRequest) Refuse(act lifecycle.Act) error {
	return l.Fire(LegalMove{Act: act, Event: RefuseLegal}, LegalFacts{})
}

// Withdraw records that it was taken back, set aside or is past its time.
func (l *LegalRequest) Withdraw(act lifecycle.Act) error {
	return l.Fire(LegalMove{Act: act, Event: WithdrawLegal}, LegalFacts{})
}

// LiftHold lets records go again, with a reason, once it is answered, refused or
// withdrawn. A new instrument holds them again.
func (l *LegalRequest) LiftHold(act lifecycle.Act) error {
	return l.Fire(LegalMove{Act: act, Event: LiftLegalHold}, LegalFacts{})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes, as long as whoever corrects entered all of
// them and makes every replacement. An answer is not corrected into the record:
// facts outside it would have to be judged, so a replacement that answers on a
// consent or another ground is refused (no_ground). It returns a [*lifecycle.Refusal].
func (l *LegalRequest) Correct(act lifecycle.Act, from int, replacements ...LegalMove) error {
	for _, r := range replacements {
		if r.Event == AnswerLegal && (r.Code == basisConsent || r.Code == basisGround) {
			return &lifecycle.Refusal{Lifecycle: "legal_request", State: string(l.State()), Event: string(r.Event), Code: lifecycle.CodeGuard,
				Guard: "no_ground", Want: "an answer that is made, with its facts, and not corrected into the record"}
		}
	}
	next, err := legalMachine.Correct(l.history, act, from, replacements...)
	return l.marked(next, act, err)
}

// Redact takes the words of the entry numbered seq away: everybody those of their own.
// It returns a [*lifecycle.Refusal].
func (l *LegalRequest) Redact(act lifecycle.Act, seq int) error {
	next, err := legalMachine.Redact(l.history, act, seq)
	return l.marked(next, act, err)
}

func (l *LegalRequest) marked(next LegalHistory, act lifecycle.Act, err error) error {
	if err == nil {
		err = marked("legal_request", l.State(), next, l.rule(), l.Next(act.By))
	}
	if err != nil {
		return err
	}
	l.history = next
	return nil
}

// rule returns the rules of [LegalRequest.Fire] that the record itself shows.
func (l LegalRequest) rule() entryRule[LegalState, LegalEvent, LegalChange] {
	about := l.about
	return func(before []lifecycle.Entry[LegalState, LegalEvent, LegalChange], mv LegalMove) (name, want string) {
		have := instruments(before)
		strength := StrengthOf(have...)
		switch {
		case (mv.Event == AnswerLegal || mv.Event == TellParticipant) && about == "":
			return "nobody_known", "a refusal: it neither confirms nor denies"
		case mv.Event == AnswerLegal && mv.Code == basisOrder && !slices.Contains(have, LegalCourtOrder):
			return "no_order", "a court order under 42 CFR 2.61 to 2.67"
		case mv.Event == AnswerLegal && mv.Code == basisMandate && strength != LegalCompels:
			return "no_mandate", "a court order under 42 CFR 2.61 to 2.67 and a subpoena or a similar mandate"
		case mv.Event == AnswerLegal && (mv.Code == basisConsent) != (mv.Data.Consent != ""):
			return "no_ground", "the id of the participant's own consent with the code consent, and with no other"
		case mv.Event == RefuseLegal && strength == LegalCompels && about != "" && mv.By.Party != CounselParty:
			return "compelled", "counsel"
		}
		return "", ""
	}
}

// instruments returns what was received and added, oldest first.
func instruments(moves []lifecycle.Entry[LegalState, LegalEvent, LegalChange]) []LegalKind {
	var have []LegalKind
	for _, e := range moves {
		if e.Event == ReceiveLegal || e.Event == AddInstrument {
			have = append(have, e.Data.Instrument)
		}
	}
	return have
}

// lifted reports whether the hold was lifted by an entry that counts, and no
// instrument came since by any entry.
func (l LegalRequest) lifted(counting []lifecycle.Entry[LegalState, LegalEvent, LegalChange], at time.Time) bool {
	free := false
	for _, e := range l.history.Entries() {
		switch {
		case e.At.After(at):
		case e.Event == AddInstrument:
			free = false
		case e.Event == LiftLegalHold:
			free = free || slices.ContainsFunc(counting, func(c lifecycle.Entry[LegalState, LegalEvent, LegalChange]) bool { return c.Seq == e.Seq })
		}
	}
	return free
}
