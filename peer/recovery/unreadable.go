package recovery

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// unreadable says where a stored record is not in its form.
func unreadable(kind string, err error) error {
	what := "is not in its stored form"
	var at *strictjson.Error
	if errors.As(err, &at) {
		what = fmt.Sprintf("is not in its stored form: line %d, column %d", at.Line, at.Column)
	}
	return &lifecycle.RecordError{Lifecycle: kind, Field: "json", What: what}
}
