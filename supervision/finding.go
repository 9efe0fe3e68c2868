package supervision

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Finding is something on record that bears on a line. The zero value is none.
type Finding struct {
	Code    Code
	Text    string    // for a person to read; names nobody and no session
	Session SessionID // empty if it is about no session
}

// Words returns Text after the session that it is about, such as
// "session s-1: cancelled", for those who may see the record. It shows the id of
// the session.
func (f Finding) Words() string {
	if f.Session == "" {
		return f.Text
	}
	return "session " + string(f.Session) + ": " + f.Text
}

// MarshalJSON returns the finding with the keys code and text, which is what
// [Finding.Words] returns. It is a form for reading and is not loaded again.
func (f Finding) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Code Code   `json:"code"`
		Text string `json:"text"`
	}{f.Code, f.Words()})
}

// A Code names a kind of finding. Codes are stored and sent and are never given
// another meaning.
type Code string

// Codes of findings.
const (
	// CodeTooShort: held and not counted: too few minutes, or none on record.
	CodeTooShort Code = "too_short"
	// CodeModality: held and not counted: the rule asks for another way of meeting.
	CodeModality Code = "modality_not_accepted"
	// CodeForm: held and not counted: the rule asks for individual or for group sessions.
	CodeForm Code = "format_not_accepted"
	// CodeGroupSize: held and not counted: too many in the group.
	CodeGroupSize Code = "group_too_large"
	// CodeGroupShare: held, and more of it in groups than the rule lets count.
	CodeGroupShare Code = "group_share"
	// CodeSameStretch: held, and not counted by number: the rule asks for sessions in
	// different weeks.
	CodeSameStretch Code = "same_week"
	// CodeNotDocumented: held and counted, and the record that the standard asks for is missing.
	CodeNotDocumented Code = "not_documented"
	// CodeMissedByWorker: set, and the worker did not come.
	CodeMissedByWorker Code = "missed_by_worker"
	// CodeMissedBySupervisor: set, and the supervisor did not come. The
	// organisation owes it; it brings no consequence for the worker.
	CodeMissedBySupervisor Code = "missed_by_supervisor"
	// CodeCancelled: called off, by whom is not on record.
	CodeCancelled Code = "cancelled"
	// CodeNotYetSet: asked for, by somebody other than the worker, and not yet set.
	CodeNotYetSet Code = "not_yet_set"
	// CodeExtraNotGiven: the worker asked for a session and did not get it.
	CodeExtraNotGiven Code = "extra_not_given"
	// CodeNoSupervisor: the worker served on days without a supervisor.
	CodeNoSupervisor Code = "no_supervisor"
	// CodeOverRatio: the worker's supervisor had more workers than the ratio allows.
	CodeOverRatio Code = "over_ratio"
	// CodeGapTooLong: more hours were worked without a session than the rule allows.
	CodeGapTooLong Code = "gap_too_long"
	// CodeNoPeer: none of the worker's supervisors on those days is a peer.
	CodeNoPeer Code = "no_peer_supervisor"
)

// String returns the name under which it is stored and sent.
func (c Code) String() string { return string(c) }

// refuses returns why a session that was held does not qualify; empty if it does.
func (a Accepts) refuses(s *Session) []Finding {
	var out []Finding
	say := func(c Code, format string, args ...any) {
		out = append(out, Finding{Code: c, Text: fmt.Sprintf(format, args...), Session: s.ID})
	}
	if a.Modalities != nil && !slices.Contains(a.Modalities, s.Modality) {
		say(CodeModality, "held %s, which does not count here", how(s.Modality))
	}
	if a.Forms != nil && !slices.Contains(a.Forms, s.Form) {
		say(CodeForm, "held as %s supervision, which does not count here", s.Form)
	}
	if a.MaxGroup > 0 && s.GroupSize > a.MaxGroup {
		say(CodeGroupSize, "a group of %d; at most %d count", s.GroupSize, a.MaxGroup)
	}
	switch {
	case s.Length == 0:
		say(CodeTooShort, "no minutes on record")
	case s.Length < a.MinLength:
		say(CodeTooShort, "%s minutes; a session counts from %s", minutes(s.Length), minutes(a.MinLength))
	}
	return out
}

// notHeld returns the findings of a session that was not held.
func notHeld(s *Session, granted bool) []Finding {
	var out []Finding
	say := func(c Code, text string) { out = append(out, Finding{Code: c, Text: text, Session: s.ID}) }
	switch s.Result {
	case MissedByWorker:
		say(CodeMissedByWorker, "missed by the worker")
	case MissedBySupervisor:
		say(CodeMissedBySupervisor, "missed by the supervisor: owed by the organisation, without consequence for the worker")
	case Cancelled:
		say(CodeCancelled, "cancelled")
	case Requested:
		if s.RequestedBy != AskedByWorker {
			say(CodeNotYetSet, "asked for and not yet set")
		}
	}
	if s.RequestedBy == AskedByWorker && s.Result != MissedByWorker && !s.MadeUp {
		text := "extra session asked for by the worker and not given"
		if granted {
			text += "; the standard grants it"
		}
		say(CodeExtraNotGiven, text)
	}
	return out
}

func how(m peer.Modality) string {
	switch m {
	case peer.ModalityInPerson:
		return "in person"
	case peer.ModalityVideo:
		return "by video"
	default:
		return "by " + m.String()
	}
}

func minutes(d time.Duration) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", d.Minutes()), "0"), ".")
}

// Format prints the code alone, whatever the verb.
func (f Finding) Format(s fmt.State, _ rune) { redact.Format(s, string(f.Code)) }

// LogValue logs the code alone.
func (f Finding) LogValue() slog.Value { return slog.StringValue(string(f.Code)) }
