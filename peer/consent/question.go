package consent

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Question is what is asked of the consents of a person. Of its parts those count
// that belong to its kind. The zero Question has no kind, and nobody consents to it.
type Question struct {
	Kind       Kind         `json:"kind,omitempty"`
	Discloser  Recipient    `json:"discloser"`            // [KindDisclosure]
	Recipient  Recipient    `json:"recipient"`            // [KindDisclosure], [KindObservation], [KindStory]
	Categories []Category   `json:"categories,omitempty"` // [KindDisclosure]
	Purpose    Purpose      `json:"purpose,omitempty"`    // every kind but [KindService] and [KindContact]
	Channel    Channel      `json:"channel,omitempty"`    // [KindContact]
	Group      peer.GroupID `json:"group,omitempty"`      // [KindAttendance]
	Regimes    []Regime     `json:"regimes,omitempty"`    // under which it is asked; none: every one
}

// A File is what is known of the consents of one person. The zero File holds none.
// It is put together for a question and is not to be stored: no JSON keeps its zone.
type File struct {
	Records      []peer.ParticipantID // every id under which records of the person are kept, such as [peer.Merges.Records] gives
	Consents     []Consent            // those of others are passed over
	Happened     []Happened           // events with which consents may end
	Restrictions []Restriction        // that were granted and hold, for [Decide]; see [Restrictions]
	Rules        Rules
	Zone         *time.Location // in which last days are counted; nil means UTC
}

// answer returns the verdict on a question with its reasons, and the consents that
// carry it if it is given.
func (f File) answer(q Question, at time.Time) (peer.ConsentVerdict, []Reason, []peer.ConsentID) {
	var verdicts []peer.ConsentVerdict
	var reasons []Reason
	var carry []peer.ConsentID
	for i, person := range f.Records {
		if slices.Contains(f.Records[:i], person) {
			continue
		}
		verdict, why, by, asked := f.answerOf(person, q, at)
		reasons, carry = append(reasons, why...), append(carry, by...)
		if asked {
			verdicts = append(verdicts, verdict)
		}
	}
	verdict := peer.StrictestConsent(verdicts...)
	if verdict != peer.ConsentGiven {
		carry = nil
	}
	slices.Sort(carry)
	return verdict, reasons, carry
}

// answerOf is answer for one record of the person; asked is false if it says
// nothing on the question.
func (f File) answerOf(person peer.ParticipantID, q Question, at time.Time) (v peer.ConsentVerdict, why []Reason, carry []peer.ConsentID, asked bool) {
	var given, no standing // the newest of each
	v = peer.ConsentNotAsked
	for _, c := range f.Consents {
		if person == "" || c.Participant() != person {
			continue
		}
		s, ok := f.stand(c, q, at)
		if !ok {
			continue
		}
		why = append(why, s.reasons...)
		switch s.verdict {
		case peer.ConsentGiven:
			asked = true
			carry = append(carry, c.id)
			if s.at.After(given.at) {
				given = s
			}
		case peer.ConsentDenied, peer.ConsentWithdrawn:
			asked = true
			// A disclosure consent is a paper of its own, and what is taken back is that
			// paper. A no to what was asked, and any wish on a yes-or-no question, counts
			// against every older yes.
			if q.Kind == KindDisclosure && s.verdict == peer.ConsentWithdrawn {
				if v != peer.ConsentDenied {
					v = peer.ConsentWithdrawn
				}
			} else if s.at.After(no.at) || s.at.Equal(no.at) && s.verdict == peer.ConsentWithdrawn || no.verdict == "" {
				no = s
			}
		default:
			asked = asked || s.bears
		}
	}
	switch {
	case no.verdict != "" && !given.at.After(no.at):
		return no.verdict, why, nil, true
	case len(carry) > 0:
		return peer.ConsentGiven, nil, carry, true
	}
	return v, why, nil, asked
}

// Verdict returns what the person says on a question at a time. Consents of another
// kind never answer it. Of several on one question an older yes does not outlive a
// newer no to any part of it; a yes counts from the day of its signature, and a no
// outlives the paper that it stopped; a withdrawn consent to a disclosure takes only itself away, so that
// another that takes the same in still carries it. Where records of the person were
// merged, the strictest of what they say holds, as [peer.StrictestConsent]
// describes; a record that says nothing on the question is left out.
func (f File) Verdict(q Question, at time.Time) peer.ConsentVerdict {
	v, _, _ := f.answer(q, at)
	return v
}

// Carrying returns the consents that let the question be answered with yes at a
// time; none unless it is.
func (f File) Carrying(q Question, at time.Time) []peer.ConsentID {
	_, _, carry := f.answer(q, at)
	return carry
}

// Gate returns nil if the person consents to what is asked, and otherwise an error
// that matches [ErrGate] and, as a [*lifecycle.Denial], serves as the answer of a
// guard: consent_not_asked, consent_denied or consent_withdrawn. A referral or a
// transfer goes through it before anything is told.
func (f File) Gate(q Question, at time.Time) error {
	v := f.Verdict(q, at)
	want := "a consent of the person to this, which nobody has asked for or which ran out"
	switch v {
	case peer.ConsentGiven:
		return nil
	case peer.ConsentDenied:
		want = "a consent that the person declined to give; it is theirs to change"
	case peer.ConsentWithdrawn:
		want = "a consent that the person took back; it is theirs to give again"
	}
	return &gateError{lifecycle.Denial{Guard: "consent_" + string(v), Want: want}}
}

// A gateError is a denial that matches ErrGate, too.
type gateError struct{ lifecycle.Denial }

// Is lets errors.Is find every refusal of a gate.
func (e *gateError) Is(target error) bool { return target == ErrGate }

// Unwrap returns the denial, for the kernel to name the guard.
func (e *gateError) Unwrap() error { return &e.Denial }

// Format keeps people out of every verb of fmt.
func (Question) Format(f fmt.State, _ rune) { redact.Format(f, "[question]") }

// LogValue keeps people out of logs.
func (Question) LogValue() slog.Value { return slog.StringValue("[question]") }

// Format keeps people out of every verb of fmt.
func (File) Format(f fmt.State, _ rune) { redact.Format(f, "[file of consents]") }

// LogValue keeps people out of logs.
func (File) LogValue() slog.Value { return slog.StringValue("[file of consents]") }
