package chart

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// Lengths of texts, in characters. Longer ones are refused, shorter ones are
// broken into lines where the picture has no room for one line.
const (
	MaxTitle = 300
	MaxLabel = 200
)

// MaxValue bounds the numbers that the pictures of this package draw, other
// than survival curves: from -MaxValue to MaxValue, and ratios from 1 / MaxValue.
const MaxValue = 1e12

func checkTitle(title string) error {
	switch {
	case strings.TrimSpace(title) == "" || !printable(title):
		return ErrText
	case utf8.RuneCountInString(title) > MaxTitle:
		return ErrLongText
	}
	return nil
}

func checkLabels(labels ...string) error {
	for _, l := range labels {
		switch {
		case !printable(l):
			return ErrText
		case utf8.RuneCountInString(l) > MaxLabel:
			return ErrLongText
		}
	}
	return nil
}

func checkNumbers(values ...float64) error {
	for _, v := range values {
		if !(math.Abs(v) <= MaxValue) {
			return ErrValue
		}
	}
	return nil
}

// tooMany refuses more of something than a picture can hold.
func tooMany(n, most int, what string) error {
	if n > most {
		return fmt.Errorf("%w: %d %s, at most %d", ErrTooMany, n, what, most)
	}
	return nil
}

// in says in which part of a picture an error lies, counted from 1.
func in(err error, what string, i int) error {
	return fmt.Errorf("%w: %s %d", err, what, i+1)
}

// or returns s, or another text where s is blank.
func or(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}
