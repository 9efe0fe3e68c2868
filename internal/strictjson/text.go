package strictjson

import (
	"unicode/utf16"
	"unicode/utf8"
)

// A span is the inside of a text in the data, without its quotes.
type span struct {
	from, to int
	escaped  bool
}

// text reads a text in double quotes.
func (s *scanner) text() (span, *Error) {
	from := s.pos + 1
	escaped := false
	for i := from; i < len(s.data); {
		switch c := s.data[i]; {
		case c == '"':
			s.pos = i + 1
			return span{from: from, to: i, escaped: escaped}, nil
		case c == '\\':
			escaped = true
			_, n := unescape(s.data[i:])
			if n == 0 {
				return span{}, s.fail(i, "not an escape of one character")
			}
			i += n
		case c < ' ':
			return span{}, s.fail(i, "control character in a text")
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRune(s.data[i:])
			if r == utf8.RuneError && n == 1 {
				return span{}, s.fail(i, "invalid UTF-8")
			}
			i += n
		}
	}
	return span{}, s.fail(len(s.data), "the text has no end")
}

// string returns what a text says.
func (s *scanner) string(t span) string {
	raw := s.data[t.from:t.to]
	if !t.escaped {
		return string(raw)
	}
	said := make([]byte, 0, len(raw))
	for len(raw) > 0 {
		if raw[0] != '\\' {
			said = append(said, raw[0])
			raw = raw[1:]
			continue
		}
		r, n := unescape(raw)
		said = utf8.AppendRune(said, r)
		raw = raw[n:]
	}
	return string(said)
}

// unescape returns the character that raw begins with an escape of, and the
// escape's length, 0 if it is none. Half a surrogate pair is none: encoding/json
// turns it into U+FFFD, and what was meant is lost.
func unescape(raw []byte) (rune, int) {
	if len(raw) < 2 {
		return 0, 0
	}
	switch c := raw[1]; c {
	case '"', '\\', '/':
		return rune(c), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	}
	high, ok := hex4(raw)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(high) {
		return high, 6
	}
	if low, ok := hex4(raw[6:]); ok {
		if r := utf16.DecodeRune(high, low); r != utf8.RuneError {
			return r, 12
		}
	}
	return 0, 0
}

func hex4(raw []byte) (rune, bool) {
	if len(raw) < 6 || raw[0] != '\\' || raw[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range raw[2:6] {
		switch {
		case isDigit(c):
			r = r<<4 | rune(c-'0')
		case 'a' <= c && c <= 'f':
			r = r<<4 | rune(c-'a'+10)
		case 'A' <= c && c <= 'F':
			r = r<<4 | rune(c-'A'+10)
		default:
			return 0, false
		}
	}
	return r, true
}
