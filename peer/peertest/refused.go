package peertest

import (
	"errors"
	"testing"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Refused checks that err is a refusal that matches every one of want, such as
// [lifecycle.ErrNotYourMove], and returns it. It fails the test otherwise.
func Refused(t testing.TB, err error, want ...error) *lifecycle.Refusal {
	t.Helper()
	var r *lifecycle.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("want a refusal, got %v", err)
	}
	for _, w := range want {
		if !errors.Is(err, w) {
			t.Errorf("want a refusal that matches %q, got %v", w, err)
		}
	}
	return r
}

// RefusedBy checks that err is a refusal by the named guard, such as "capacity".
func RefusedBy(t testing.TB, err error, guard string) {
	t.Helper()
	if r := Refused(t, err, lifecycle.ErrGuard); r.Guard != guard {
		t.Errorf("want a refusal by %s, got %v", guard, err)
	}
}
