// Package storable says what comes back from JSON as it was.
package storable

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
	"unicode/utf8"
)

// MaxID is the greatest length of an id or a code, in bytes.
const MaxID = 256

// ID reports whether an id or a code comes back as it was: valid UTF-8 of at most
// MaxID bytes. The empty id does.
func ID(s string) bool { return s == "" || isText(s) }

// Key returns the key of something that is made from a thing with a key of its own:
// prefix, key and suffix, or, where these are longer than MaxID bytes, the SHA-256 of
// the key in hex in place of the key. So a key that can be stored always gives one, and
// the same key the same one. Prefix and suffix are short words of the program.
func Key(prefix, key, suffix string) string {
	if len(prefix)+len(key)+len(suffix) > MaxID && utf8.ValidString(key) {
		sum := sha256.Sum256([]byte(key))
		key = hex.EncodeToString(sum[:])
	}
	return prefix + key + suffix
}

func isText(s string) bool { return len(s) <= MaxID && (isASCII(s) || utf8.ValidString(s)) }

// isASCII reports whether s is ASCII, as nearly every id is, eight bytes at a
// time; the last eight may overlap those before.
func isASCII(s string) bool {
	n := len(s)
	if n < 8 {
		var all byte
		for i := range n {
			all |= s[i]
		}
		return all < utf8.RuneSelf
	}
	all := eight(s[n-8:])
	for i := 0; i+8 < n; i += 8 {
		all |= eight(s[i:])
	}
	return all&0x8080808080808080 == 0
}

// eight returns the first eight bytes of s as one number; the compiler makes it one load.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Time reports whether RFC 3339 can write t: the years 1 to 9999 in UTC.
func Time(t time.Time) bool { return Seconds(t.Unix()) }

// First is the Unix time of the first second that RFC 3339 can write, that of the
// zero time.
const First = -62135596800

const last = 253402300799

// Seconds is [Time] for a Unix time.
func Seconds(unix int64) bool { return uint64(unix-First) <= last-First }
