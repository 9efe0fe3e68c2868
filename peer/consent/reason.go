package consent

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Reason is one rule that bears on an answer. The names of rules are stable:
//
//   - of [Decide]: incomplete, file_of_somebody_else, restricted, subpoena_alone,
//     no_consent, consent_covers, recipient_not_of_this_ground,
//     purpose_not_of_this_ground, more_than_the_ground_permits, more_than_needed,
//     fellowship_anonymity, counselling_notes, confidential_communications,
//     not_the_person, and, with a name after it, ground_ (a [Ground]),
//     no_ground_under_ (a [Regime]) and lacks_ (a [Fact]);
//   - of a consent: recipient_out_of_scope, purpose_out_of_scope,
//     discloser_out_of_scope, category_out_of_scope, channel_out_of_scope,
//     group_out_of_scope, declined, stopped, revoked, no_longer, expired, and lacks_
//     (an [Element]);
//   - of [File.MayContact]: died, declined_contact, unknown_channel, unsafe_channel,
//     no_voicemail, no_consent_to_channel, consent_covers, neutral_text, outside_hours.
type Reason struct {
	Rule    string         `json:"rule"`              // stable name
	Refuses bool           `json:"refuses,omitempty"` // it stands in the way; otherwise it permits or binds
	Text    string         `json:"text"`              // one line for people; names nobody
	Regime  Regime         `json:"regime,omitempty"`  // the regime by which it counts, if one in particular
	Consent peer.ConsentID `json:"consent,omitempty"` // the consent that it is about, if one in particular
	Source  source.Source  `json:"source"`
}

// Format prints rule and text and keeps the consent out of every verb of fmt.
func (r Reason) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps the consent out of logs.
func (r Reason) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r Reason) shown() string { return r.Rule + ": " + r.Text }
