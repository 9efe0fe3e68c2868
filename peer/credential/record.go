package credential

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer"
)

// A RecordID names one completion.
type RecordID = peer.ID[Record]

// A Record is one thing that a person completed, showed or attested: a course, a
// log of hours, an examination passed, a signature. Kind and On are needed; the
// rest as the kind asks. The zero Record is refused.
//
// A record says that it was shown, and nothing of what a check found or of
// what a person's recovery was like.
type Record struct {
	ID        RecordID  `json:"id,omitempty"`      // the host's key, so that nothing counts twice; may be empty
	Kind      Kind      `json:"kind"`              // what it shows
	On        peer.Date `json:"on"`                // the day on which it was completed
	Until     peer.Date `json:"until,omitzero"`    // last day on which it holds, if it runs out by itself
	Amount    int       `json:"amount,omitempty"`  // in [Kind.Unit], at most 100,000; hours are given in Minutes instead
	Minutes   int       `json:"minutes,omitempty"` // of hours; at most 100,000 hours
	Level     Education `json:"level,omitempty"`
	Topics    []Topic   `json:"topics,omitempty"`    // the minutes count for each of them, but for one only of the parts of a total, see [Requirement]
	Mode      Mode      `json:"mode,omitempty"`      // how it was learned
	Certifier bool      `json:"certifier,omitempty"` // given by the certifying body itself
	Name      string    `json:"name,omitempty"`      // which document, or the scheme code of which credential
}

// maxAmount bounds the amount of a record, and its hours.
const maxAmount = 100_000

// check returns [ErrRecord] unless r could have been.
func (r *Record) check() error {
	bad := func(what string) error { return fmt.Errorf("%w: %s", ErrRecord, what) }
	unit := r.Kind.Unit()
	switch {
	case !slices.Contains(kinds, r.Kind):
		return fmt.Errorf("%w: %w", ErrRecord, ErrUnknownKind)
	case r.On.IsZero():
		return bad("it has no date")
	case !r.Until.IsZero() && r.Until.Before(r.On):
		return bad("it ran out before its date")
	case r.Amount < 0 || r.Amount > maxAmount || r.Minutes < 0 || r.Minutes > 60*maxAmount || unit == Percent && r.Amount > 100:
		return bad("an amount is out of bounds")
	case unit == Hours && (r.Minutes == 0 || r.Amount != 0):
		return bad("hours are given in minutes, of which it needs some")
	case unit != Hours && r.Minutes != 0:
		return bad("it has minutes and its kind counts none")
	case (unit == Years || unit == Months || unit == Count) && r.Amount == 0:
		return bad("it needs an amount")
	case (unit == Presence || unit == Level) && r.Amount != 0:
		return bad("its kind takes no amount")
	case (unit == Level) != (r.Level != "") || r.Level != "" && r.Level.rank() == 0:
		return bad("its level of education does not fit")
	case (r.Kind == KindDocument || r.Kind == KindCredential) && r.Name == "":
		return bad("it needs a name")
	case r.Mode != "" && !slices.Contains(modes, r.Mode):
		return fmt.Errorf("%w: %w", ErrRecord, ErrUnknownMode)
	}
	for _, t := range r.Topics {
		if !slices.Contains(topics, t) {
			return fmt.Errorf("%w: %w", ErrRecord, ErrUnknownTopic)
		}
	}
	return nil
}

// checkRecords returns [ErrRecord] for the first record that could not have
// been or whose id was used before.
func checkRecords(records []Record) error {
	seen := make(map[RecordID]bool, len(records))
	for i := range records {
		r := &records[i]
		if err := r.check(); err != nil {
			return fmt.Errorf("%w (record %d)", err, i+1)
		}
		if r.ID != "" && seen[r.ID] {
			return fmt.Errorf("%w: its id was used before (record %d)", ErrRecord, i+1)
		}
		seen[r.ID] = true
	}
	return nil
}

// value is what r counts, in minutes for hours.
func (r *Record) value() int {
	switch r.Kind.Unit() {
	case Hours:
		return r.Minutes
	case Level:
		return r.Level.rank()
	case Presence:
		return 1
	case Percent:
		return r.Amount + 1 // shown without marks is more than not shown
	}
	return r.Amount
}

// Format prints the kind and keeps the rest out of every verb of fmt.
func (r Record) Format(f fmt.State, _ rune) { redact.Format(f, "[record "+string(r.Kind)+"]") }

// LogValue keeps the record out of logs.
func (r Record) LogValue() slog.Value { return slog.StringValue("[record " + string(r.Kind) + "]") }

// ParseRecords reads a JSON list of records. It returns an error wrapping
// [ErrRecord] for one that could not have been; the text shows no value of it.
func ParseRecords(data []byte) ([]Record, error) {
	var list []Record
	if err := strictjson.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrRecord, positionOf(err))
	}
	if err := checkRecords(list); err != nil {
		return nil, err
	}
	return list, nil
}
