// Package rfc3339 parses times as strictly as RFC 3339 says. The parser of
// package time also takes an hour of one digit, a comma before the fraction and
// offsets beyond a day.
package rfc3339

import "time"

// Parse returns the time that text says, with its offset, and whether text is
// an RFC 3339 time.
func Parse(text string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil || len(text) < len("2006-01-02T15:04:05Z") {
		return time.Time{}, false
	}
	if text[13] != ':' || (text[19] != '.' && text[19] != 'Z' && text[19] != '+' && text[19] != '-') {
		return time.Time{}, false
	}
	if text[len(text)-1] != 'Z' {
		if offset := text[len(text)-len("07:00"):]; offset[:2] > "23" || offset[3:] > "59" {
			return time.Time{}, false
		}
	}
	return t, true
}
