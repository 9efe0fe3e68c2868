package referral

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Errors that are no refusals of a move.
var (
	// ErrIncomplete reports a value that lacks something it needs.
	ErrIncomplete = errors.New("referral: incomplete")
	// ErrRerefer reports a further referral that cannot be made of this one.
	ErrRerefer = errors.New("referral: cannot be referred on")
)

// unreadable reports a record that is not in its stored form, without quoting it.
func unreadable(kind string, err error) error {
	what := "is not in its stored form"
	var at *strictjson.Error
	if errors.As(err, &at) {
		what = fmt.Sprintf("is not in its stored form: line %d, column %d", at.Line, at.Column)
	}
	return &lifecycle.RecordError{Lifecycle: kind, Field: "json", What: what}
}
