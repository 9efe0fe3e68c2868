// Package enumtest tries an enumeration in the tests of the room that has it.
package enumtest

import (
	"encoding"
	"errors"
	"fmt"
	"testing"
)

type name interface {
	~string
	encoding.TextMarshaler
	fmt.Stringer
}

type reader[T any] interface {
	*T
	encoding.TextUnmarshaler
}

// Try checks what every enumeration does: each known name is there once, is
// written and read back as it was, and is printed so; any other name is refused
// with fail, and a value that was to be read into stays as it was. It changes the
// list that it is given, so that a second call tells whether that was a copy.
func Try[T name, P reader[T]](t testing.TB, known []T, fail error) {
	t.Helper()
	if len(known) == 0 {
		t.Fatal("an enumeration without names")
	}
	seen := map[T]bool{}
	for _, v := range known {
		if seen[v] {
			t.Errorf("%s twice", v)
		}
		seen[v] = true
		text, err := v.MarshalText()
		if err != nil || string(text) != v.String() || string(text) != string(v) {
			t.Errorf("%s is written as %s, %v", string(v), text, err)
		}
		var back T
		if err := P(&back).UnmarshalText(text); err != nil || back != v {
			t.Errorf("%s comes back as %s, %v", string(v), string(back), err)
		}
	}
	for _, bad := range []T{"", "no_such_name", T(string(known[0]) + " "), T("X" + string(known[0])[1:])} {
		if _, err := bad.MarshalText(); !errors.Is(err, fail) {
			t.Errorf("%q is written: %v", string(bad), err)
		}
		kept := known[0]
		if err := P(&kept).UnmarshalText([]byte(bad)); !errors.Is(err, fail) || kept != known[0] {
			t.Errorf("%q is read: %v, and leaves %s", string(bad), err, string(kept))
		}
	}
	known[0] = "changed"
}
