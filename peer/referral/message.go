package referral

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// MessageID names one message.
type MessageID = peer.ID[Message]

// A Message is one that a worker sends to a participant's treatment team, or gets from it:
// what kinds of information it carries, whether it was read and answered. Its
// words stay with the host. The worker brings the participant's view and watches
// nobody: there is no kind for a report on the participant. The zero Message has findings.
type Message struct {
	ID          MessageID          `json:"id"`
	Participant peer.ParticipantID `json:"participant"`
	Worker      peer.WorkerID      `json:"worker"`
	Team        peer.TeamRole      `json:"team"`      // of the one on the other side
	FromTeam    bool               `json:"from_team"` // the team sent it to the worker
	Purpose     Purpose            `json:"purpose"`
	Carries     []Category         `json:"carries"`
	Shared      []Category         `json:"shared,omitempty"` // those that the participant asked to share, beside what their consent covers
	Sent        time.Time          `json:"sent"`
	Read        time.Time          `json:"read,omitzero"`
	Answered    time.Time          `json:"answered,omitzero"`
	NoAnswer    bool               `json:"no_answer,omitempty"` // it asks for none: to be read closes it
	Told        time.Time          `json:"told,omitzero"`       // when the participant was told what came back
}

// Rules of [Message.Review].
const (
	// RuleConsent: the participant's consent to it is not in force.
	RuleConsent = "consent"
	// RuleNeeded: it carries more than its purpose needs.
	RuleNeeded = "minimum_necessary"
	// RuleOwnWord: it tells of a return to use that the participant did not ask to share.
	RuleOwnWord = "own_word"
	// RuleIncomplete: something is missing or unknown.
	RuleIncomplete = "incomplete"
	// RuleOrder: it was read or answered before it was sent, or told before it was read.
	RuleOrder = "time_order"
)

// A Finding is one thing that a review found.
type Finding struct {
	Rule     string        `json:"rule,omitempty"`     // stable name
	Category Category      `json:"category,omitempty"` // of the information, if the rule is about one
	Want     string        `json:"want,omitempty"`     // what would be right
	Source   source.Source `json:"source,omitzero"`    // where the rule comes from
}

// Review returns everything that stands against sending m, in the order of the
// rules; none means that it may go. consent is the verdict on disclosing to that
// team, now. Minimum necessary holds for what a team sends, too.
func (m Message) Review(consent peer.ConsentVerdict) []Finding {
	var found []Finding
	add := func(rule string, c Category, want string, s source.Source) {
		found = append(found, Finding{rule, c, want, s})
	}
	design := source.DesignDefault("a message that says whom it is about, to which role, and what for")
	if consent != peer.ConsentGiven {
		add(RuleConsent, "", "a consent to disclose to this team that is in force", source.Of("P2").At("disclosure by written consent", source.Derived))
	}
	if m.ID == "" || m.Participant == "" || m.Worker == "" || m.Sent.IsZero() || len(m.Carries) == 0 ||
		!slices.Contains(peer.TeamRoles(), m.Team) || !slices.Contains(purposes, m.Purpose) {
		add(RuleIncomplete, "", "ids, a role of the team, a purpose, what it carries and when it is sent", design)
	}
	for _, c := range m.Carries {
		switch {
		case !slices.Contains(categories, c):
			add(RuleNeeded, "", "kinds of information that are known", design)
		case !slices.Contains(m.Purpose.Needs(), c):
			add(RuleNeeded, c, "no more than the purpose needs", source.Of("HIP").At("45 CFR 164.502(b), minimum necessary; which kinds a purpose needs is a design default", source.Derived))
		case c == InfoReturn && !slices.Contains(m.Shared, c):
			add(RuleOwnWord, c, "that the participant asked to share it", source.DesignDefault("a return to use is the participant's to share or not"))
		}
	}
	if !m.Read.IsZero() && m.Read.Before(m.Sent) || !m.Answered.IsZero() && m.Answered.Before(m.Sent) || !m.Told.IsZero() && (m.Told.Before(m.Sent) || m.Told.Before(m.Read)) {
		add(RuleOrder, "", "times that follow the sending", design)
	}
	return found
}

// IsClosed reports whether the loop is closed: the message was answered, or read if
// it asks for no answer, and the participant was told of it afterwards.
func (m Message) IsClosed() bool {
	back := m.Answered
	if m.NoAnswer {
		back = m.Read
	}
	return !back.IsZero() && !m.Told.Before(back)
}

// AnswerDue returns when an answer is due: five business days after sending, a
// design default; the zero time if none is wanted or it came. It returns
// [lifecycle.ErrSpan] if the calendar cannot count them.
func (m Message) AnswerDue(c lifecycle.Calendar) (time.Time, error) {
	if m.Sent.IsZero() || !m.Answered.IsZero() || m.NoAnswer {
		return time.Time{}, nil
	}
	return c.Add(m.Sent, lifecycle.BusinessDays(5))
}

// Format keeps people out of every verb of fmt.
func (m Message) Format(f fmt.State, _ rune) { redact.Format(f, "[message]") }

// LogValue keeps people out of logs.
func (m Message) LogValue() slog.Value { return slog.StringValue("[message]") }
