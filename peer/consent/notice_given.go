package consent

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// ErrNoticeGiven reports a privacy notice that cannot have been given so.
var ErrNoticeGiven = errors.New("consent: bad record of a privacy notice")

// A NoticeGiven records that a participant was given the programme's privacy notice.
// Having it is a right of theirs and no condition of anything.
type NoticeGiven struct {
	Participant peer.ParticipantID `json:"participant"`
	Version     string             `json:"version"` // as the programme names it
	At          time.Time          `json:"at"`
	Way         NoticeWay          `json:"way"`
	Receipt     NoticeReceipt      `json:"receipt"`
}

// Check returns [ErrNoticeGiven] unless the record says who was given which version,
// when, how, and what they answered.
func (n NoticeGiven) Check() error {
	switch {
	case n.Participant == "" || n.Version == "" || !storable.ID(string(n.Participant)) || !storable.ID(n.Version):
		return fmt.Errorf("%w: want a participant and a version, in valid UTF-8 of at most 256 bytes", ErrNoticeGiven)
	case n.At.IsZero() || !storable.Time(n.At):
		return fmt.Errorf("%w: want when it was given", ErrNoticeGiven)
	case !slices.Contains(noticeWays, n.Way) || !slices.Contains(noticeReceipts, n.Receipt):
		return fmt.Errorf("%w: want how it was given and what was answered", ErrNoticeGiven)
	}
	return nil
}

// A NoticeVersion is a version of a programme's privacy notice and since when it is
// in force.
type NoticeVersion struct {
	Name  string    `json:"name"`
	Since time.Time `json:"since"`
}

// A NoticeAnswer says whether a participant must be given a notice.
type NoticeAnswer struct {
	Due     bool          `json:"due"`
	Rule    string        `json:"rule"`              // never_given, older_version, given, or none_in_force
	Version string        `json:"version,omitempty"` // the version in force
	Confirm bool          `json:"confirm,omitempty"` // it was given, and the participant was not yet asked to confirm it
	Source  source.Source `json:"source"`
}

// NoticeDue says whether a participant must be given the privacy notice at a time:
// if they were given none, or none of the version in force. Of two versions with one
// beginning the later listed counts. Records that do not pass [NoticeGiven.Check] and
// those of a later time count for nothing. If no version is in force none is due, and
// the answer says so: a programme without a notice has something else to put right.
//
// That a notice is owed is the rule of the source; when it is owed again is a design
// default.
func NoticeDue(given []NoticeGiven, participant peer.ParticipantID, versions []NoticeVersion, at time.Time) NoticeAnswer {
	a := NoticeAnswer{Source: source.Of("P2").At("a notice to patients aligned to that of HIPAA; that a new version is given again is a design default", source.Derived)}
	var inForce *NoticeVersion
	for i, v := range versions {
		if !v.Since.After(at) && (inForce == nil || !v.Since.Before(inForce.Since)) {
			inForce = &versions[i]
		}
	}
	if inForce == nil || inForce.Name == "" {
		a.Rule = "none_in_force"
		return a
	}
	a.Version, a.Due, a.Rule = inForce.Name, true, "never_given"
	for _, n := range given {
		if n.Participant != participant || n.At.After(at) || n.Check() != nil {
			continue
		}
		switch {
		case n.Version == inForce.Name && a.Due:
			a.Due, a.Rule, a.Confirm = false, "given", n.Receipt == NoticeNotAsked
		case n.Version == inForce.Name:
			a.Confirm = a.Confirm && n.Receipt == NoticeNotAsked
		case a.Due:
			a.Rule = "older_version"
		}
	}
	return a
}

// Format keeps the person out of every verb of fmt.
func (NoticeGiven) Format(f fmt.State, _ rune) { redact.Format(f, "[notice given]") }

// LogValue keeps the person out of logs.
func (NoticeGiven) LogValue() slog.Value { return slog.StringValue("[notice given]") }
