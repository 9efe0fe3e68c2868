package consent

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// A Reason is one rule that bears on an answer.
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
