// Package storable says what comes back from JSON as it was.
package storable

import (
	"time"
	"unicode/utf8"
)

// MaxID is the greatest length of an id or a code, in bytes.
const MaxID = 256

// ID reports whether an id or a code comes back as it was: valid UTF-8 of at most
// MaxID bytes. The empty id does.
func ID(s string) bool { return s == "" || len(s) <= MaxID && utf8.ValidString(s) }

// Time reports whether RFC 3339 can write t: the years 1 to 9999 in UTC.
func Time(t time.Time) bool {
	const first, last = -62135596800, 253402300799
	return t.Unix() >= first && t.Unix() <= last
}
